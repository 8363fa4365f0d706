//! What the rules ask of other documents, answered from the files and catalogues as they lie on disk.

use std::hash::{Hash, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use smol_str::SmolStr;

use super::agreed::{self, Agreed};
use super::index::{File, Index, agenda_key, title_key};
use super::read::read_text;
use super::summary::{Entry, PlaceKind};
use crate::citation::{ResolutionNumber, Symbol};
use crate::compare::{Signs, signs};
use crate::precedent::{Asking, Shingles, paragraphs_of};
use crate::resolution::{Document, Unit};
use crate::rules::{Base, Earlier, How, ItemNames, Newer, Original, Others, Told};
use crate::un::{Lang, Organ};

/// So many corrigenda and revisions are looked for; few documents have a second one.
const CORRECTIONS: u8 = 4;

/// What was told of a symbol before, for a rule asks at every keystroke. A clone knows nothing.
#[derive(Debug, Default)]
pub(super) struct Heard(Mutex<Answers>);

#[derive(Debug, Default)]
struct Answers {
    /// By symbol and language of the asker.
    told: FxHashMap<(Symbol, Lang), Option<Arc<Told>>>,
    newer: FxHashMap<Symbol, Arc<[Newer]>>,
    /// By agenda item, language and number of the asker.
    items: FxHashMap<(SmolStr, Lang, SmolStr), ItemNames>,
    /// Read from their files: a few, for one writes at one text for a while.
    originals: FxHashMap<(Symbol, Option<Date>), Option<Arc<Original>>>,
    bases: FxHashMap<BaseOf, Option<Arc<Base>>>,
}

/// What a base is asked for by: title, symbol and language.
type BaseOf = (String, Option<Symbol>, Lang);

/// So many texts are kept that were read to be compared.
const TEXTS: usize = 32;

impl Heard {
    /// A text that was read before, or is read now.
    fn text<K: Eq + Hash, T: Clone>(
        &self,
        asked: K,
        kept: impl Fn(&mut Answers) -> &mut FxHashMap<K, T>,
        read: impl FnOnce(&K) -> T,
    ) -> T {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept(&mut lock()).get(&asked) {
            return known.clone();
        }
        let text = read(&asked);
        let mut answers = lock();
        let kept = kept(&mut answers);
        if kept.len() >= TEXTS {
            kept.clear();
        }
        kept.insert(asked, text.clone());
        text
    }
}

impl Clone for Heard {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// The other documents, as one document asks for them.
#[derive(Debug)]
pub struct Around<'a> {
    index: &'a Index,
    /// The agreed paragraphs, where they are looked at.
    agreed: Option<(&'a Agreed, u64)>,
    /// Where the document lies that asks.
    path: Option<PathBuf>,
}

impl Index {
    /// What a document asks for that lies at a path.
    pub fn around(&self, path: Option<&Path>) -> Around<'_> {
        Around { index: self, agreed: None, path: path.map(Path::to_owned) }
    }

    /// All that rules are told about what a file declares and cites, as a number: where it is the same, their findings
    /// in the same text are.
    pub fn told_of(&self, file: &File) -> u64 {
        let mut hasher = FxHasher::default();
        let (around, lang) = (self.around(Some(&file.path)), file.summary.lang);
        for entry in &file.summary.resolutions {
            if let Some(symbol) = &entry.symbol {
                around.claimed(symbol, lang).hash(&mut hasher);
                self.look_up(symbol, Lang::En).hash(&mut hasher);
            }
            for item in &entry.agenda {
                around.item_names(entry.organ, &entry.number, &item.label, lang).hash(&mut hasher);
            }
            let mut seen = FxHashSet::default();
            for symbol in entry.citations.iter().map(|it| &it.symbol).filter(|it| seen.insert(*it)) {
                self.look_up(symbol, lang).hash(&mut hasher);
                self.newer(symbol).hash(&mut hasher);
                around.last_number(symbol).hash(&mut hasher);
            }
        }
        hasher.finish()
    }

    /// What takes the place of a document: its corrigenda, its revisions, the adopted resolutions that say so.
    fn newer(&self, symbol: &Symbol) -> Vec<Newer> {
        let at_hand = |it: &Symbol| self.declares(it) || self.catalogue().get(it).is_some();
        let corrects = |it: Symbol| {
            let how = if it.to_string().contains("/Rev.") { How::Revises } else { How::Corrects };
            Newer { symbol: it, how }
        };
        let mut found: Vec<Newer> = symbol.corrections(CORRECTIONS).filter(at_hand).map(corrects).collect();
        for entry in self.superseding(symbol) {
            let Some(own) = entry.symbol.clone().filter(|_| !entry.draft) else { continue };
            if !own.same_document(symbol) && !found.iter().any(|it| it.symbol.same_document(&own)) {
                found.push(Newer { symbol: own, how: How::Supersedes });
            }
        }
        let follows = self.following(symbol).into_iter();
        let new = follows.filter(|it| !found.iter().any(|old| old.symbol.same_document(&it.symbol)));
        let new: Vec<Newer> = new.collect();
        found.extend(new);
        found
    }

    /// The adopted resolutions of the same organ and title in later sessions, the oldest first.
    fn following(&self, symbol: &Symbol) -> Vec<Newer> {
        let Some(own) = symbol.resolution() else { return Vec::new() };
        let declared = self.declaring(symbol, Lang::En);
        let Some(entry) = declared.first().and_then(|it| it.summary.entry(symbol)) else { return Vec::new() };
        let later =
            self.adopted(&entry.title).filter(|it| it.2.organ == own.organ && it.2.session > own.session);
        let mut found: Vec<(i16, u16, &Symbol)> =
            later.filter_map(|it| Some((it.2.session, it.2.number, it.1.symbol.as_ref()?))).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|it| Newer { symbol: it.2.clone(), how: How::Follows }).collect()
    }

    /// The adopted resolutions of a title with their numbers, by path; none where it has no title.
    fn adopted(&self, title: &str) -> impl Iterator<Item = (&Arc<File>, &Entry, ResolutionNumber)> {
        let key = title_key(title);
        let files = if key.is_empty() { Vec::new() } else { self.titled(title) };
        let entries =
            files.into_iter().flat_map(|file| file.summary.resolutions.iter().map(move |it| (file, it)));
        let adopted = entries.filter(move |it| !it.1.draft && title_key(&it.1.title) == key);
        adopted.filter_map(|(file, it)| Some((file, it, it.symbol.as_ref()?.resolution()?)))
    }

    /// The newest adopted resolution of that title before `own`, of the same organ where that is known.
    fn base(&self, title: &str, own: Option<&Symbol>, lang: Lang) -> Option<Base> {
        let own = own.and_then(Symbol::resolution);
        let before =
            self.adopted(title).filter(|it| it.0.summary.lang == lang).filter_map(|(file, entry, other)| {
                let order = (other.session, other.number);
                let earlier =
                    |own: ResolutionNumber| own.organ == other.organ && order < (own.session, own.number);
                own.is_none_or(earlier).then_some((order, (file, entry)))
            });
        let (_, (file, entry)) = before.max_by_key(|it| it.0)?;
        let symbol = entry.symbol.as_ref()?;
        let document = Document::parse(&read_text(&file.path)?);
        let is = |it: &&Unit| it.resolution.symbol().is_some_and(|it| it.same_document(symbol));
        let unit = document.units().iter().find(is)?;
        Some(Base { name: symbol.to_string(), paragraphs: paragraphs_of(unit) })
    }

    /// The names of an agenda item in the documents of its session but that with the number `own`.
    fn item_names(&self, item: &SmolStr, label: &str, lang: Lang, own: &str) -> Vec<(SmolStr, u32)> {
        let in_lang = self.under(item).into_iter().filter(|it| it.summary.lang == lang);
        let texts = in_lang.flat_map(|it| &it.summary.resolutions);
        let texts = texts.filter(|it| it.number != own && !it.draft).flat_map(|it| &it.agenda);
        let listed = self.catalogue().under(item).filter(|it| it.lang == lang).flat_map(|it| &it.agenda);
        let mut sums: FxHashMap<&SmolStr, u32> = FxHashMap::default();
        for name in texts.chain(listed).filter(|it| it.label == label).filter_map(|it| it.name.as_ref()) {
            *sums.entry(name).or_default() += 1;
        }
        let mut names: Vec<_> = sums.into_iter().map(|it| (it.0.clone(), it.1)).collect();
        names.sort_unstable();
        names
    }

    /// The English text of a resolution that was adopted on that day, read from its file; nothing where it may be one of
    /// several.
    fn original(&self, symbol: &Symbol, adopted: Option<Date>) -> Option<Original> {
        let english = self.declaring(symbol, Lang::En).into_iter().filter(|it| it.summary.lang == Lang::En);
        let texts = english.filter_map(|it| Some((it, it.summary.entry(symbol)?))).filter(|it| !it.1.draft);
        let same = |day: Option<Date>| adopted.is_none() || day.is_none() || day == adopted;
        let mut texts = texts.filter(|it| same(it.1.adopted));
        let (file, entry) = texts.next()?;
        if texts.any(|it| it.1.adopted != entry.adopted) {
            return None;
        }
        let document = Document::parse(&read_text(&file.path)?);
        let is = |it: &&Unit| it.resolution.symbol().is_some_and(|it| it.same_document(symbol));
        let unit = document.units().iter().find(is)?;
        let signs = signs(&unit.resolution, unit.start.into(), document.lang());
        let line = |it: &Signs| document.text().line(it.range.start.into()) + 1;
        let lines = signs.iter().map(line).collect();
        Some(Original { file: file.path.file_name()?.to_string_lossy().into_owned(), lines, signs })
    }

    fn look_up(&self, symbol: &Symbol, lang: Lang) -> Option<Told> {
        let listed = self.catalogue().get(symbol);
        let found = self.declaring(symbol, lang);
        let text = found.first().and_then(|it| Some((it.summary.entry(symbol)?, it.summary.lang)));
        // The parts of a resolution (A, B) are adopted at different times and may have one symbol.
        let parts = found.iter().filter_map(|it| it.summary.entry(symbol)).any(|it| {
            text.is_some_and(|(first, _)| !it.draft && it.adopted.is_some() && it.adopted != first.adopted)
        });
        let entry = |it: &Entry, lang| Told {
            title: it.title.to_string(),
            lang,
            adopted: it.adopted.or_else(|| listed?.adopted).filter(|_| !parts),
            last_paragraph: last_paragraph(it).filter(|_| !parts),
            annexes: last(it, PlaceKind::Annex),
            last_section: last(it, PlaceKind::Section),
        };
        match (text, listed) {
            // A draft may change in all of this.
            (Some((it, _)), _) if it.draft => None,
            (Some((it, lang)), _) => Some(entry(it, lang)),
            (None, Some(it)) => Some(Told {
                title: it.title.to_string(),
                lang: it.lang,
                adopted: it.adopted,
                ..Told::default()
            }),
            (None, None) => None,
        }
    }
}

/// The number of the last paragraph, where paragraphs are numbered through.
fn last_paragraph(entry: &Entry) -> Option<u32> {
    if last(entry, PlaceKind::Annex).is_some() {
        return None;
    }
    last(entry, PlaceKind::Paragraph)
}

/// The highest number of a kind of place.
fn last(entry: &Entry, kind: PlaceKind) -> Option<u32> {
    entry.places.iter().filter(|it| it.kind == kind).map(|it| it.number).max()
}

impl<'a> Around<'a> {
    /// The same, and what differs from agreed language, of which `state` numbers the states.
    #[must_use]
    pub fn with_agreed(self, agreed: &'a Agreed, state: u64) -> Self {
        Self { agreed: Some((agreed, state)), ..self }
    }
}

impl Others for Around<'_> {
    fn state(&self) -> u64 {
        self.index.changes()
    }

    fn agreed(&self) -> Option<u64> {
        self.agreed.map(|it| it.1)
    }

    fn earlier(&self, sought: &Shingles, asking: Asking<'_>) -> Vec<Earlier> {
        self.agreed.map_or_else(Vec::new, |it| agreed::earlier(it.0, sought, asking))
    }

    fn base(&self, title: &str, own: Option<&Symbol>, lang: Lang) -> Option<Arc<Base>> {
        self.agreed?;
        let asked = (title.to_owned(), own.cloned(), lang);
        let read = |it: &BaseOf| self.index.base(&it.0, it.1.as_ref(), it.2).map(Arc::new);
        self.index.heard().text(asked, |it| &mut it.bases, read)
    }

    fn original(&self, symbol: &Symbol, adopted: Option<Date>) -> Option<Arc<Original>> {
        self.agreed?;
        let read = |it: &(Symbol, Option<Date>)| self.index.original(&it.0, it.1).map(Arc::new);
        self.index.heard().text((symbol.clone(), adopted), |it| &mut it.originals, read)
    }

    fn has_words(&self, words: &[u64]) -> bool {
        self.agreed.is_none_or(|it| it.0.has_words(words))
    }

    fn told(&self, symbol: &Symbol, lang: Lang) -> Option<Arc<Told>> {
        let lock = || self.index.heard().0.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = (symbol.clone(), lang);
        if let Some(known) = lock().told.get(&asked) {
            return known.clone();
        }
        let told = self.index.look_up(symbol, lang).map(Arc::new);
        lock().told.insert(asked, told.clone());
        told
    }

    fn newer(&self, symbol: &Symbol) -> Arc<[Newer]> {
        let lock = || self.index.heard().0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().newer.get(symbol) {
            return Arc::clone(known);
        }
        let newer: Arc<[Newer]> = self.index.newer(symbol).into();
        lock().newer.insert(symbol.clone(), Arc::clone(&newer));
        newer
    }

    fn last_number(&self, symbol: &Symbol) -> Option<u16> {
        self.index.catalogue().last_number(symbol)
    }

    fn item_names(&self, organ: Option<Organ>, number: &str, label: &str, lang: Lang) -> ItemNames {
        let lock = || self.index.heard().0.lock().unwrap_or_else(PoisonError::into_inner);
        let item = agenda_key(organ, number, label);
        let asked = (item.clone(), lang, SmolStr::new(number));
        if let Some(known) = lock().items.get(&asked) {
            return Arc::clone(known);
        }
        let names: ItemNames = self.index.item_names(&item, label, lang, number).into();
        lock().items.insert(asked, Arc::clone(&names));
        names
    }

    fn claimed(&self, symbol: &Symbol, lang: Lang) -> Option<String> {
        let file = self.index.claimed(self.path.as_deref()?, symbol, lang)?;
        Some(file.path.file_name()?.to_string_lossy().into_owned())
    }
}
