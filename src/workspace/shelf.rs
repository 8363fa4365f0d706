//! Which documents can be opened, and their titles: asked for every citation of a text, so that what is open is
//! looked through once and nothing is read.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::index::{cited, key};
use super::{Summary, Workspace};
use crate::citation::Symbol;
use crate::un::Lang;

/// The documents at hand at one moment.
#[derive(Debug)]
pub struct Shelf<'a> {
    workspace: &'a Workspace,
    lang: Lang,
    /// The titles of the open ones; empty where they have none.
    open: FxHashMap<SmolStr, String>,
    /// By how much what is open cites a document more often than the files do; made when it is first asked for.
    citing: OnceCell<FxHashMap<SmolStr, isize>>,
}

impl Workspace {
    /// What is at hand for a document in `lang`.
    pub fn shelf(&self, lang: Lang) -> Shelf<'_> {
        let mut open = FxHashMap::default();
        for (_, document) in self.open().filter(|it| it.1.is_ours()) {
            for unit in document.document.units() {
                if let Some(symbol) = unit.resolution.symbol() {
                    let title = unit.resolution.title.as_ref().map(|it| it.text.trim().to_owned());
                    open.entry(key(&symbol)).or_insert(title.unwrap_or_default());
                }
            }
        }
        Shelf { workspace: self, lang, open, citing: OnceCell::new() }
    }
}

impl Shelf<'_> {
    /// How many documents cite one.
    pub fn cited_by(&self, symbol: &Symbol) -> usize {
        let more = self.citing.get_or_init(|| self.open_cites()).get(&key(symbol)).copied().unwrap_or(0);
        self.workspace.index().count_citing(symbol).saturating_add_signed(more)
    }

    fn open_cites(&self) -> FxHashMap<SmolStr, isize> {
        let mut more: FxHashMap<SmolStr, isize> = FxHashMap::default();
        let mut add = |summary: &Summary, count: isize| {
            let keys: FxHashSet<SmolStr> = summary.resolutions.iter().flat_map(cited).collect();
            keys.into_iter().for_each(|it| *more.entry(it).or_default() += count);
        };
        for (_, summary) in self.workspace.open_summaries() {
            add(&summary, 1);
        }
        for path in self.workspace.open_paths() {
            if let Some(file) = self.workspace.index().file(&path) {
                add(&file.summary, -1);
            }
        }
        more
    }

    /// Whether the text of a document can be opened.
    pub fn has(&self, symbol: &Symbol) -> bool {
        self.open.contains_key(&key(symbol))
            || !self.workspace.index().declaring(symbol, self.lang).is_empty()
    }

    /// The title of a document that is at hand or in a catalogue; none where it has none.
    pub fn title(&self, symbol: &Symbol) -> Option<String> {
        let title = match self.open.get(&key(symbol)) {
            Some(title) => title.clone(),
            None => {
                let index = self.workspace.index();
                match index.declaring(symbol, self.lang).first() {
                    Some(file) => file.summary.entry(symbol)?.title.to_string(),
                    None => index.catalogue().get(symbol)?.title.to_string(),
                }
            }
        };
        (!title.is_empty()).then_some(title)
    }
}
