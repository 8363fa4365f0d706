//! What is known of the files: by path, by the symbols that they declare, by those that they cite, by title.
//!
//! One thread writes ([`super::Indexer`]); all others read clones, which are snapshots and cost next to nothing.

use std::cmp::Reverse;
use std::hash::Hash;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use smallvec::SmallVec;
use smol_str::{SmolStr, ToSmolStr as _};

use super::catalogue::Catalogue;
use super::shards::Shards;
use super::summary::{Entry, Summary};
use super::told::Heard;
use crate::citation::Symbol;
use crate::un::{Lang, Organ};

/// A file's number in an index; never used again for another file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

type Ids = SmallVec<[FileId; 4]>;

/// What tells whether a file is the one that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Stamp {
    /// When it was changed, in nanoseconds since 1970.
    pub modified: u64,
    /// Bytes.
    pub size: u64,
    /// Of its content and of the language that it is read in.
    pub hash: u64,
    /// The language that the configuration set for it; what is read in another is another text.
    #[serde(with = "super::wire::set_lang")]
    pub language: Option<Lang>,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct File {
    /// Where it lies.
    pub path: Arc<Path>,
    /// What it was when it was read.
    pub stamp: Stamp,
    /// Whether it lies in a library, not in the workspace.
    pub library: bool,
    /// What is known of it.
    pub summary: Arc<Summary>,
}

impl File {
    /// Whether it is the same file with the same content.
    pub(super) fn same(&self, other: &Self) -> bool {
        (self.stamp, self.library) == (other.stamp, other.library)
            && Arc::ptr_eq(&self.summary, &other.summary)
    }
}

/// All files. Cloning makes a snapshot.
#[derive(Debug, Clone, Default)]
pub struct Index {
    files: Shards<FileId, Arc<File>>,
    ids: Shards<Arc<Path>, FileId>,
    /// By [`Symbol::key`], which is the same for all ways of writing a symbol.
    declared: Shards<SmolStr, Ids>,
    cited: Shards<SmolStr, Ids>,
    /// What is said to be superseded.
    superseded: Shards<SmolStr, Ids>,
    titled: Shards<SmolStr, Ids>,
    agenda: Shards<SmolStr, Ids>,
    /// What is known of resolutions without their text.
    catalogue: Arc<Catalogue>,
    next: u32,
    /// How often it was changed.
    changes: u64,
    /// What rules asked before.
    heard: Heard,
    /// The resolutions, the newest first; made when it is first asked for.
    newest: OnceLock<Arc<[(FileId, u32)]>>,
}

/// The key of a symbol.
pub fn key(symbol: &Symbol) -> SmolStr {
    symbol.key().into()
}

/// A title as titles are compared: small letters and digits only.
pub fn title_key(title: &str) -> SmolStr {
    title.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>().into()
}

/// An agenda item as items are compared: organ, session, number and letter.
pub fn agenda_key(organ: Option<Organ>, number: &str, label: &str) -> SmolStr {
    // The session is told by the resolution's number, which is the same in all languages.
    let session = number.rsplit_once('/').map_or("", |it| it.0);
    format!("{organ:?} {session} {label}").into()
}

fn add<K: Hash + Eq + Clone>(map: &mut Shards<K, Ids>, key: K, id: FileId) {
    let ids = map.piece(&key).entry(key).or_default();
    if let Err(place) = ids.binary_search(&id) {
        ids.insert(place, id);
    }
}

fn take<K: Hash + Eq + Clone>(map: &mut Shards<K, Ids>, key: &K, id: FileId) {
    let piece = map.piece(key);
    let Some(ids) = piece.get_mut(key) else { return };
    if let Ok(place) = ids.binary_search(&id) {
        ids.remove(place);
    }
    if ids.is_empty() {
        piece.remove(key);
    }
}

impl Index {
    /// Takes a file, in the place of what was known of it.
    pub fn set(&mut self, file: File) {
        self.changes += 1;
        let file = Arc::new(file);
        let old = self.ids.get(&*file.path).copied();
        if let Some(id) = old {
            self.unlink(id);
        }
        let id = old.unwrap_or_else(|| {
            self.next += 1;
            FileId(self.next)
        });
        self.newest = OnceLock::new();
        for entry in &file.summary.resolutions {
            if let Some(symbol) = &entry.symbol {
                add(&mut self.declared, key(symbol), id);
            }
            if !entry.title.is_empty() {
                add(&mut self.titled, title_key(&entry.title), id);
            }
            for item in &entry.agenda {
                add(&mut self.agenda, agenda_key(entry.organ, &entry.number, &item.label), id);
            }
            for key in cited(entry) {
                add(&mut self.cited, key, id);
            }
            for cited in entry.citations.iter().filter(|it| it.supersedes) {
                add(&mut self.superseded, key(&cited.symbol), id);
            }
        }
        self.ids.piece(&*file.path).insert(Arc::clone(&file.path), id);
        self.files.piece(&id).insert(id, file);
    }

    /// Forgets a file; whether it was known.
    pub fn remove(&mut self, path: &Path) -> bool {
        let Some(id) = self.ids.piece(path).remove(path) else { return false };
        self.changes += 1;
        self.unlink(id);
        self.files.piece(&id).remove(&id);
        self.newest = OnceLock::new();
        true
    }

    /// Forgets all files for which `gone` is true.
    pub fn remove_where(&mut self, gone: impl Fn(&File) -> bool) {
        let paths: Vec<_> = self.files().filter(|it| gone(it)).map(|it| Arc::clone(&it.path)).collect();
        for path in paths {
            self.remove(&path);
        }
    }

    /// Takes a file out of all lists but those of the files.
    fn unlink(&mut self, id: FileId) {
        let Some(file) = self.files.get(&id).cloned() else { return };
        for entry in &file.summary.resolutions {
            if let Some(symbol) = &entry.symbol {
                take(&mut self.declared, &key(symbol), id);
            }
            take(&mut self.titled, &title_key(&entry.title), id);
            for item in &entry.agenda {
                take(&mut self.agenda, &agenda_key(entry.organ, &entry.number, &item.label), id);
            }
            for key in cited(entry) {
                take(&mut self.cited, &key, id);
            }
            for cited in entry.citations.iter().filter(|it| it.supersedes) {
                take(&mut self.superseded, &key(&cited.symbol), id);
            }
        }
    }

    /// What is known of resolutions without their text.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What rules asked before.
    pub(super) fn heard(&self) -> &Heard {
        &self.heard
    }

    /// Takes other catalogues.
    pub fn set_catalogue(&mut self, catalogue: Catalogue) {
        self.changes += 1;
        self.catalogue = Arc::new(catalogue);
        self.heard = Heard::default();
    }

    /// How often it was changed: the same number is the same state.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// How many files are known, resolutions or not.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether no file is known.
    pub fn is_empty(&self) -> bool {
        self.files.len() == 0
    }

    /// How many symbols are declared.
    pub fn symbols(&self) -> usize {
        self.declared.len()
    }

    /// All files, in no order.
    pub fn files(&self) -> impl Iterator<Item = &Arc<File>> {
        self.files.iter().map(|it| it.1)
    }

    /// The file at a path.
    pub fn file(&self, path: &Path) -> Option<&Arc<File>> {
        self.files.get(self.ids.get(path)?)
    }

    /// The files that declare `symbol`, the best first: those in `lang`, those adopted, those of the
    /// workspace, then by path.
    pub fn declaring(&self, symbol: &Symbol, lang: Lang) -> Vec<&Arc<File>> {
        let mut found = self.listed(&self.declared, &key(symbol));
        found.sort_by_key(|it| {
            let draft = it.summary.entry(symbol).is_some_and(|it| it.draft);
            (it.summary.lang != lang, draft, it.library, it.summary.lang, Arc::clone(&it.path))
        });
        found
    }

    /// The files that cite `symbol`, by path.
    pub fn citing(&self, symbol: &Symbol) -> Vec<&Arc<File>> {
        let mut found = self.listed(&self.cited, &key(symbol));
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// Whether any file declares `symbol`.
    pub(super) fn declares(&self, symbol: &Symbol) -> bool {
        self.declared.get(&key(symbol)).is_some()
    }

    /// The resolutions that say that they supersede `symbol`, in order of their symbols.
    pub(super) fn superseding(&self, symbol: &Symbol) -> Vec<&Entry> {
        let sought = key(symbol);
        let says = |it: &&Entry| it.citations.iter().any(|it| it.supersedes && key(&it.symbol) == sought);
        let files = self.listed(&self.superseded, &sought).into_iter();
        let mut found: Vec<_> = files.flat_map(|it| it.summary.resolutions.iter().filter(says)).collect();
        found.sort_by(|a, b| a.symbol.cmp(&b.symbol));
        found
    }

    /// How many files cite `symbol`, counted without looking at them.
    pub fn count_citing(&self, symbol: &Symbol) -> usize {
        self.cited.get(&key(symbol)).map_or(0, |it| it.len())
    }

    /// The files with a resolution of this title, by path.
    pub fn titled(&self, title: &str) -> Vec<&Arc<File>> {
        let mut found = self.listed(&self.titled, &title_key(title));
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// The files with a resolution under the agenda item of that key ([`agenda_key`]), by path.
    pub fn under(&self, key: &SmolStr) -> Vec<&Arc<File>> {
        let mut found = self.listed(&self.agenda, key);
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// The resolutions, the newest first.
    pub fn newest(&self) -> impl Iterator<Item = (&Arc<File>, &Entry)> {
        let order = self.newest.get_or_init(|| {
            let mut all: Vec<(FileId, u32, &Entry)> = Vec::with_capacity(self.files.len());
            for (id, file) in self.files.iter() {
                all.extend((0..).zip(&file.summary.resolutions).map(|(at, entry)| (*id, at, entry)));
            }
            all.sort_unstable_by_key(|it| Reverse((it.2.adopted, it.0, it.1)));
            all.into_iter().map(|it| (it.0, it.1)).collect()
        });
        order.iter().filter_map(|(id, at)| {
            let file = self.files.get(id)?;
            Some((file, file.summary.resolutions.get(*at as usize)?))
        })
    }

    /// The keys of the symbols that several files declare, each with these files.
    pub(super) fn declared_twice(&self) -> impl Iterator<Item = (&SmolStr, Vec<&Arc<File>>)> {
        let several = self.declared.iter().filter(|it| it.1.len() > 1);
        several.map(|(key, ids)| (key, ids.iter().filter_map(|it| self.files.get(it)).collect()))
    }

    /// The memory that summaries and lists take, in bytes, as far as it can be counted.
    pub fn memory(&self) -> usize {
        let files = self.files().map(|it| {
            size_of::<File>() + size_of::<Summary>() + 32 + it.path.as_os_str().len() + it.summary.heap()
        });
        let lists = [&self.declared, &self.cited, &self.titled, &self.agenda];
        let list = |it: &Shards<SmolStr, Ids>| {
            it.iter()
                .map(|(key, ids)| {
                    size_of::<(SmolStr, Ids)>()
                        + if key.is_heap_allocated() { key.len() } else { 0 }
                        + if ids.spilled() { 4 * ids.capacity() } else { 0 }
                })
                .sum::<usize>()
        };
        files.sum::<usize>() + lists.into_iter().map(list).sum::<usize>()
    }

    fn listed(&self, map: &Shards<SmolStr, Ids>, key: &SmolStr) -> Vec<&Arc<File>> {
        let ids = map.get(key).map_or(&[][..], |it| it.as_slice());
        ids.iter().filter_map(|it| self.files.get(it)).collect()
    }
}

/// The keys of what a resolution cites, each once, without itself.
pub(super) fn cited(entry: &Entry) -> Vec<SmolStr> {
    let own = entry.symbol.as_ref().map(key);
    let mut keys: Vec<_> = entry.citations.iter().map(|it| it.symbol.key().to_smolstr()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|it| Some(it) != own.as_ref());
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolution::Document;

    fn file(path: &str, text: &str) -> File {
        let summary = Arc::new(Summary::of(&Document::parse(text)));
        File { path: Path::new(path).into(), stamp: Stamp::default(), library: false, summary }
    }

    fn text(number: &str, cites: &str) -> String {
        format!(
            "General Assembly\n\n{number}. Rivers and lakes\n\nThe General Assembly,\n\nRecalling its resolution {cites},\n\n1. *Decides* so.\n"
        )
    }

    fn paths(found: Vec<&Arc<File>>) -> Vec<&str> {
        found.into_iter().filter_map(|it| it.path.to_str()).collect()
    }

    #[test]
    fn a_file_has_its_newest_facts_only() {
        let symbol = |it: &str| Symbol::parse(it).unwrap();
        let mut index = Index::default();
        index.set(file("/w/b.txt", &text("75/1", "70/1")));
        index.set(file("/w/a.txt", &text("75/1", "70/2")));
        let before = index.clone();
        assert_eq!(paths(index.declaring(&symbol("A/RES/75/1"), Lang::En)), ["/w/a.txt", "/w/b.txt"]);
        assert_eq!(paths(index.citing(&symbol("A/RES/70/1"))), ["/w/b.txt"]);
        index.set(file("/w/b.txt", &text("75/3", "70/2")));
        assert_eq!(paths(index.declaring(&symbol("A/RES/75/1"), Lang::En)), ["/w/a.txt"]);
        assert!(index.citing(&symbol("A/RES/70/1")).is_empty());
        assert_eq!(paths(index.citing(&symbol("A/RES/70/2"))), ["/w/a.txt", "/w/b.txt"]);
        assert_eq!(paths(before.citing(&symbol("A/RES/70/1"))), ["/w/b.txt"]);
        index.remove_where(|it| it.path.starts_with("/w"));
        assert!(index.is_empty() && index.symbols() == 0 && index.titled("Rivers and lakes").is_empty());
    }

    #[test]
    fn of_two_that_claim_a_symbol_the_language_then_the_adopted_one_decides() {
        let symbol = Symbol::parse("A/RES/75/1").unwrap();
        let mut index = Index::default();
        index.set(file("/a_draft.txt", &format!("Distr.: Limited\n\n{}", text("75/1", "70/1"))));
        index.set(file("/b.txt", &text("75/1", "70/1")));
        let french = "Assemblée générale\n\nRésolution adoptée par l’Assemblée générale le 1er décembre 2020\n\n75/1. Les eaux et les lacs\n\nL’Assemblée générale,\n\nRappelant les résolutions,\n\n1. *Décide* de la suite.\n";
        index.set(file("/c_fr.txt", french));
        assert_eq!(paths(index.declaring(&symbol, Lang::En)), ["/b.txt", "/a_draft.txt", "/c_fr.txt"]);
        assert_eq!(paths(index.declaring(&symbol, Lang::Fr))[0], "/c_fr.txt");
    }

    #[test]
    fn titles_are_compared_by_letters() {
        assert_eq!(title_key("Rivers, and lakes"), title_key("rivers and Lakes"));
        assert_ne!(title_key("Rivers"), title_key("Lakes"));
    }
}
