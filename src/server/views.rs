//! What was found in the open documents, kept so that an edit looks over one resolution only.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use tower_lsp::lsp_types::Url;

use crate::ide::Seen;
use crate::resolution::Document;

/// The last look at each open document. Cloning shares it.
#[derive(Debug, Clone, Default)]
pub(super) struct Views(Arc<Mutex<FxHashMap<Url, Arc<Seen>>>>);

impl Views {
    /// What is found in this version of a document. The lock is not held while looking.
    pub(super) fn of(&self, uri: &Url, document: &Document) -> Arc<Seen> {
        let before = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(uri).cloned();
        let seen = Arc::new(Seen::of(document, &before.unwrap_or_default()));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(uri.clone(), Arc::clone(&seen));
        seen
    }

    /// Forgets a document that was closed.
    pub(super) fn forget(&self, uri: &Url) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(uri);
    }
}
