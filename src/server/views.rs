//! What was found in the open documents, kept so that an edit looks over one resolution only.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use rustc_hash::FxHashMap;
use tower_lsp::lsp_types::{SemanticToken, Url};

use crate::ide::{self, AgreedLens, Looked, Seen};
use crate::resolution::Document;
use crate::workspace::{Agreed, Workspace};

/// The last look at each open document. Cloning shares it.
#[derive(Debug, Clone, Default)]
pub(super) struct Views(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    views: Mutex<FxHashMap<Url, View>>,
    next: AtomicU64,
}

#[derive(Debug, Clone, Default)]
struct View {
    seen: Arc<Seen>,
    /// The tokens last sent, with their name.
    tokens: Option<(String, Arc<[SemanticToken]>)>,
    /// What was found of its paragraphs, and among which.
    agreed: Option<(Weak<Agreed>, Arc<Looked>)>,
}

impl Views {
    fn lock(&self) -> MutexGuard<'_, FxHashMap<Url, View>> {
        self.0.views.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is found in this version of a document. The lock is not held while looking.
    pub(super) fn of(&self, uri: &Url, document: &Document) -> Arc<Seen> {
        let before = self.lock().get(uri).map(|it| Arc::clone(&it.seen));
        let seen = Arc::new(Seen::of(document, &before.unwrap_or_default()));
        self.lock().entry(uri.clone()).or_default().seen = Arc::clone(&seen);
        seen
    }

    /// Where the paragraphs of a document were adopted before; those that are as they were are not looked for again. The
    /// lock is not held while looking.
    pub(super) fn agreed(&self, uri: &Url, document: &Document, workspace: &Workspace) -> Vec<AgreedLens> {
        let among = Arc::downgrade(workspace.agreed());
        let before = self.lock().get(uri).and_then(|it| it.agreed.clone());
        let before = before.filter(|it| it.0.ptr_eq(&among)).map(|it| it.1).unwrap_or_default();
        let mut looked = Looked::default();
        let found = ide::agreed_lenses(document, workspace, &before, &mut looked);
        self.lock().entry(uri.clone()).or_default().agreed = Some((among, Arc::new(looked)));
        found
    }

    /// Keeps tokens that are sent; their name.
    pub(super) fn keep_tokens(&self, uri: &Url, tokens: &[SemanticToken]) -> String {
        let name = self.0.next.fetch_add(1, Ordering::Relaxed).to_string();
        self.lock().entry(uri.clone()).or_default().tokens = Some((name.clone(), tokens.into()));
        name
    }

    /// The tokens that were sent under a name, where they are the last.
    pub(super) fn tokens(&self, uri: &Url, name: &str) -> Option<Arc<[SemanticToken]>> {
        let views = self.lock();
        let (kept, tokens) = views.get(uri)?.tokens.as_ref()?;
        (kept == name).then(|| Arc::clone(tokens))
    }

    /// Forgets a document that was closed.
    pub(super) fn forget(&self, uri: &Url) {
        self.lock().remove(uri);
    }
}
