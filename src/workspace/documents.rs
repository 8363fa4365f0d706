//! Documents that were read to answer a request, kept for the next one: the few that were asked for last.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::index::Stamp;
use super::read;
use super::summary::Summary;
use crate::resolution::Document;
use crate::un::Lang;

/// How many closed documents are kept; a citation leads to one, a hover to another.
const KEPT: usize = 32;

/// What was read, shared by all snapshots.
#[derive(Debug, Default)]
pub(super) struct Documents {
    closed: Mutex<Vec<Closed>>,
    /// Of each open document, by its URI.
    open: Mutex<FxHashMap<String, Opened>>,
}

/// An open document, and what would be left of it.
type Opened = (Arc<Document>, Arc<Summary>);

#[derive(Debug)]
struct Closed {
    path: Arc<Path>,
    stamp: Stamp,
    document: Arc<Document>,
}

impl Documents {
    /// The document of a file as it is now, read in a language that is set for it.
    pub(super) fn closed(&self, path: &Path, language: Option<Lang>) -> Option<Arc<Document>> {
        let stamp = Stamp { language, ..read::stamp(path)? };
        let lock = || self.closed.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut kept = lock();
            if let Some(place) = kept.iter().position(|it| &*it.path == path && it.stamp == stamp) {
                let found = kept.remove(place);
                let document = Arc::clone(&found.document);
                kept.push(found);
                return Some(document);
            }
        }
        let document = Arc::new(Document::parse(&read::read_text(path)?).in_language(language));
        let mut kept = lock();
        kept.retain(|it| &*it.path != path);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(Closed { path: path.into(), stamp, document: Arc::clone(&document) });
        Some(document)
    }

    /// What a closed one would leave behind, of an open document.
    pub(super) fn open(&self, uri: &str, document: &Arc<Document>) -> Arc<Summary> {
        let lock = || self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let before = lock().get(uri).cloned();
        let summary = match before {
            Some((known, summary)) if Arc::ptr_eq(&known, document) => return summary,
            // An edit touches one resolution: the others are known.
            Some((known, summary)) => Arc::new(Summary::after(document, &known, &summary)),
            None => Arc::new(Summary::of(document)),
        };
        lock().insert(uri.to_owned(), (Arc::clone(document), Arc::clone(&summary)));
        summary
    }

    /// Forgets a document that is closed.
    pub(super) fn forget(&self, uri: &str) {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(uri);
    }
}
