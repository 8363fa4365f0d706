//! The documents: open ones over the files of the workspace folders, found by the symbols that they declare.

mod files;
mod uri;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::citation::Symbol;
use crate::ide::{Known, Library};
use crate::resolution::Document;

pub use files::{Index, declared, is_candidate, read_text, walk};
pub use uri::{from_path, to_path};

/// A document as the editor holds it.
#[derive(Debug, Clone)]
pub struct Open {
    /// The client's number of this text.
    pub version: i32,
    /// The language that the client named.
    pub language: String,
    /// The text and what was read in it.
    pub document: Arc<Document>,
}

impl Open {
    /// Whether there is anything to say of it: the language `resolution` always, Markdown and plain text
    /// where they read like one.
    pub fn is_ours(&self) -> bool {
        match self.language.as_str() {
            "resolution" => true,
            "markdown" | "plaintext" => self.document.is_resolution(),
            _ => false,
        }
    }
}

/// All that is known, at one moment. Cloning is cheap; a clone is a snapshot that later changes leave alone.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    open: Arc<FxHashMap<String, Open>>,
    files: Arc<Index>,
}

impl Workspace {
    /// The open document `uri`.
    pub fn get(&self, uri: &str) -> Option<&Open> {
        self.open.get(uri)
    }

    /// Opens a document, or replaces an open one, or puts the next version in its place.
    pub fn set(&mut self, uri: &str, open: Open) {
        let documents = Arc::make_mut(&mut self.open);
        match documents.get_mut(uri) {
            Some(it) => *it = open,
            None => {
                documents.insert(uri.to_owned(), open);
            }
        }
    }

    /// Closes a document; whether it was open.
    pub fn close(&mut self, uri: &str) -> bool {
        Arc::make_mut(&mut self.open).remove(uri).is_some()
    }

    /// Takes what was found in a folder.
    pub fn add_files(&mut self, found: Index) {
        Arc::make_mut(&mut self.files).extend(found);
    }

    /// A file changed on disk: `symbols` are those that it declares now, none where it is gone.
    pub fn set_file(&mut self, path: &Path, symbols: Vec<Symbol>) {
        Arc::make_mut(&mut self.files).set(path, symbols);
    }

    /// Forgets all files below a folder.
    pub fn remove_folder(&mut self, folder: &Path) {
        Arc::make_mut(&mut self.files).remove_below(folder);
    }

    /// The document with a key that [`Library::find`] gave: an open one, else the file.
    pub fn document(&self, key: &str) -> Option<Arc<Document>> {
        if let Some(open) = self.open.get(key) {
            return Some(Arc::clone(&open.document));
        }
        let text = read_text(&to_path(key)?)?;
        Some(Arc::new(Document::parse(&text)))
    }

    fn open_paths(&self) -> Vec<PathBuf> {
        self.open.keys().filter_map(|it| to_path(it)).collect()
    }
}

impl Library for Workspace {
    fn find(&self, symbol: &Symbol) -> Option<(String, Arc<Document>)> {
        // The smallest URI, so that two documents with one symbol give the same answer every time.
        let open = self
            .open
            .iter()
            .filter(|(_, it)| it.is_ours() && declares(&it.document, symbol))
            .min_by_key(|(uri, _)| uri.as_str());
        if let Some((uri, open)) = open {
            return Some((uri.clone(), Arc::clone(&open.document)));
        }
        let candidates = self.files.paths(symbol);
        if candidates.is_empty() {
            return None;
        }
        let open = self.open_paths();
        candidates.iter().filter(|it| !open.contains(it)).find_map(|path| {
            let document = Document::parse(&read_text(path)?);
            // The file may have changed since it was indexed.
            declares(&document, symbol).then(|| (from_path(path), Arc::new(document)))
        })
    }

    fn known(&self, query: &str, limit: usize) -> Vec<Known> {
        let open = self.open.values().filter(|it| it.is_ours());
        let mut known: Vec<Known> = open.flat_map(|it| Known::of(&it.document)).collect();
        known.retain(|it| it.answers(query).is_some());
        known.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.symbol.cmp(&b.symbol)));
        known.sort_by_key(|it| it.answers(query) != Some(true));
        known.dedup_by(|a, b| a.symbol == b.symbol);
        known.truncate(limit);
        known
    }
}

fn declares(document: &Document, symbol: &Symbol) -> bool {
    document.symbols().iter().any(|it| it.same_document(symbol))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(language: &str, version: i32) -> Open {
        Open { version, language: language.into(), document: Arc::new(Document::parse("text")) }
    }

    #[test]
    fn a_snapshot_stays_as_it_was() {
        let mut workspace = Workspace::default();
        workspace.set("file:///a", open("resolution", 1));
        let snapshot = workspace.clone();
        workspace.set("file:///a", open("resolution", 2));
        workspace.set("file:///b", open("resolution", 1));
        assert_eq!(snapshot.get("file:///a").map(|it| it.version), Some(1));
        assert!(snapshot.get("file:///b").is_none());
        assert!(workspace.close("file:///a"));
        assert!(!workspace.close("file:///a"));
        assert!(snapshot.get("file:///a").is_some());
    }

    #[test]
    fn other_languages_are_not_ours() {
        assert!(open("resolution", 1).is_ours());
        assert!(!open("rust", 1).is_ours());
    }
}
