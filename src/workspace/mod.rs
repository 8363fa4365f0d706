//! The documents: open ones over the files of the workspace folders and libraries, found by the symbols that
//! they declare.

mod agreed;
mod cache;
mod catalogue;
mod claims;
pub mod config;
mod documents;
mod index;
mod indexer;
mod library;
mod phrase;
mod read;
mod roots;
mod search;
mod shards;
mod shelf;
mod summary;
mod surroundings;
mod told;
mod uri;
mod watch;
mod wire;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::resolution::Document;

pub use agreed::{Agreed, Follower, Source, agreed_in, sources};
pub use cache::folder as cache_folder;
pub use catalogue::{Catalogue, Listed};
pub use index::{File, FileId, Index, Stamp, agenda_key, key, title_key};
pub use indexer::{Indexer, Listener, read_around, read_folders};
pub use phrase::Passage;
pub use read::{Folder, Remembered, Scope, is_candidate, read_text, walk};
pub use shelf::Shelf;
pub use summary::{Agenda, Cited, Entry, Place, PlaceKind, Summary};
pub use told::Around;
pub use uri::{from_path, to_path};

use documents::Documents;

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
    index: Arc<Index>,
    documents: Arc<Documents>,
    agreed: Arc<Agreed>,
    /// How often those were replaced.
    agreed_state: u64,
}

impl Workspace {
    /// The open document `uri`.
    pub fn get(&self, uri: &str) -> Option<&Open> {
        self.open.get(uri)
    }

    /// The open documents, in no order.
    pub fn open(&self) -> impl Iterator<Item = (&str, &Open)> {
        self.open.iter().map(|(uri, open)| (uri.as_str(), open))
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
        self.documents.forget(uri);
        Arc::make_mut(&mut self.open).remove(uri).is_some()
    }

    /// The files.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Whether the file at a path lies in a library.
    pub fn in_library(&self, path: Option<&Path>) -> bool {
        path.and_then(|it| self.index.file(it)).is_some_and(|it| it.library)
    }

    /// Whether what counts of a file is what lies on disk.
    pub fn is_closed(&self, file: &File) -> bool {
        !self.open.contains_key(&from_path(&file.path))
    }

    /// The files of the workspace that are resolutions and not open, in no order.
    pub fn closed_resolutions(&self) -> impl Iterator<Item = &Arc<File>> {
        let own = self.index.files().filter(|it| !it.library && !it.summary.resolutions.is_empty());
        own.filter(|it| self.is_closed(it))
    }

    /// The agreed paragraphs.
    pub fn agreed(&self) -> &Arc<Agreed> {
        &self.agreed
    }

    /// A number that is another one when the agreed paragraphs may be others.
    pub fn agreed_state(&self) -> u64 {
        self.agreed_state
    }

    /// Takes a new state of the files; the one before.
    pub fn set_index(&mut self, index: Index) -> Arc<Index> {
        std::mem::replace(&mut self.index, Arc::new(index))
    }

    /// The document with a key that [`crate::ide::Library::find`] gave: an open one, else the file.
    pub fn document(&self, key: &str) -> Option<Arc<Document>> {
        if let Some(open) = self.open.get(key) {
            return Some(Arc::clone(&open.document));
        }
        let path = to_path(key)?;
        let language = self.index.file(&path).and_then(|it| it.stamp.language);
        self.documents.closed(&path, language)
    }

    /// The files that are open: what is on disk of them counts for nothing.
    fn open_paths(&self) -> FxHashSet<PathBuf> {
        self.open.keys().filter_map(|it| to_path(it)).collect()
    }

    /// Finds out what an open document declares and cites, and keeps it: later questions find it done.
    pub fn look_over(&self, uri: &str) {
        if let Some(open) = self.open.get(uri).filter(|it| it.is_ours()) {
            self.documents.open(uri, &open.document);
        }
    }

    /// The open documents of which there is something to say, in order of their URIs, with what they declare
    /// and cite.
    fn open_summaries(&self) -> Vec<(&str, Arc<Summary>)> {
        let mut found: Vec<_> = self
            .open()
            .filter(|it| it.1.is_ours())
            .map(|(uri, open)| (uri, self.documents.open(uri, &open.document)))
            .collect();
        found.sort_unstable_by_key(|it| it.0);
        found
    }
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
