//! Which documents can be opened, and their titles: asked for every citation of a text, so that what is open is
//! looked through once and nothing is read.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::Workspace;
use super::index::key;
use crate::citation::Symbol;
use crate::un::Lang;

/// The documents at hand at one moment.
#[derive(Debug)]
pub struct Shelf<'a> {
    workspace: &'a Workspace,
    lang: Lang,
    /// The titles of the open ones; empty where they have none.
    open: FxHashMap<SmolStr, String>,
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
        Shelf { workspace: self, lang, open }
    }
}

impl Shelf<'_> {
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
