//! What the rules ask of other documents, answered from the files and catalogues as they lie on disk.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::index::Index;
use super::summary::{Entry, PlaceKind};
use super::to_path;
use crate::citation::Symbol;
use crate::rules::{Others, Told};
use crate::un::Lang;

/// What was told of a symbol before, for a rule asks at every keystroke. A clone knows nothing.
#[derive(Debug, Default)]
pub(super) struct Heard(Mutex<Answers>);

/// By symbol and language of the asker.
type Answers = FxHashMap<(Symbol, Lang), Option<Arc<Told>>>;

impl Clone for Heard {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// The other documents, as one document asks for them.
#[derive(Debug)]
pub struct Around<'a> {
    index: &'a Index,
    /// Where the document lies that asks.
    path: Option<PathBuf>,
}

impl Index {
    /// What a document asks for that lies at a path.
    pub fn around(&self, path: Option<&Path>) -> Around<'_> {
        Around { index: self, path: path.map(Path::to_owned) }
    }

    /// The same for a document with a URI.
    pub fn around_uri(&self, uri: &str) -> Around<'_> {
        Around { index: self, path: to_path(uri) }
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
            last_paragraph: last_paragraph(it),
        };
        match (text, listed) {
            // A draft may change in all of this.
            (Some((it, _)), _) if it.draft => None,
            (Some((it, lang)), _) => Some(entry(it, lang)),
            (None, Some(it)) => Some(Told {
                title: it.title.to_string(),
                lang: it.lang,
                adopted: it.adopted,
                last_paragraph: None,
            }),
            (None, None) => None,
        }
    }
}

/// The number of the last paragraph, where paragraphs are numbered through.
fn last_paragraph(entry: &Entry) -> Option<u32> {
    let places = || entry.places.iter();
    if places().any(|it| it.kind == PlaceKind::Annex) {
        return None;
    }
    places().map(|it| it.number).max()
}

impl Others for Around<'_> {
    fn told(&self, symbol: &Symbol, lang: Lang) -> Option<Arc<Told>> {
        let lock = || self.index.heard().0.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = (symbol.clone(), lang);
        if let Some(known) = lock().get(&asked) {
            return known.clone();
        }
        let told = self.index.look_up(symbol, lang).map(Arc::new);
        lock().insert(asked, told.clone());
        told
    }

    fn last_number(&self, symbol: &Symbol) -> Option<u16> {
        self.index.catalogue().last_number(symbol)
    }

    fn claimed(&self, symbol: &Symbol, lang: Lang) -> Option<String> {
        let own = self.path.as_deref()?;
        // What is no file of the library claims nothing, and neither does a draft.
        let entry = self.index.file(own)?.summary.entry(symbol).filter(|it| !it.draft)?;
        // The parts of a resolution (A, B) share title and number.
        let claims = |it: &Entry| {
            let part = it.title == entry.title && it.adopted != entry.adopted;
            !it.draft && !part
        };
        let found = self.index.declaring(symbol, lang).into_iter();
        let mut others = found.filter(|it| {
            &*it.path != own
                && it.path.parent() == own.parent()
                && it.summary.lang == lang
                && it.summary.entry(symbol).is_some_and(claims)
        });
        Some(others.next()?.path.file_name()?.to_string_lossy().into_owned())
    }
}
