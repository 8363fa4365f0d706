//! What was found in the open documents, kept so that an edit looks over one resolution only.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use rustc_hash::{FxHashMap, FxHashSet};
use tower_lsp::lsp_types::{SemanticToken, Url};

use crate::ide::{self, AgreedLens, Looked, Seen};
use crate::resolution::Document;
use crate::text::TextSize;
use crate::workspace::Agreed;

use super::context::Context;

/// So many answers on paragraphs that are there no more are kept: an edit may be taken back.
const SPARE: usize = 512;

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
    /// The search that goes on for the others.
    search: u64,
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

    /// Where the paragraphs of a document were adopted before. What was looked for before is known; others are looked
    /// for while `more` says so. The lock is not held while looking.
    pub(super) fn agreed(&self, cx: &Context, more: &mut dyn FnMut() -> bool) -> Vec<AgreedLens> {
        let (known, mut looked) = (self.looked(cx), Looked::default());
        let seen = self.of(&cx.uri, &cx.document);
        let found = ide::agreed_lenses(&cx.document, &seen, &cx.workspace, &known, more, &mut looked);
        // What is kept follows the document.
        if !looked.is_empty() || known.len() > 2 * found.len() + SPARE {
            let names: FxHashSet<u64> = found.iter().map(|it| it.name).collect();
            self.keep_looked(cx, looked, |name| names.contains(name));
        }
        found
    }

    /// Where the paragraph was adopted before that a lens at `place` stands above.
    pub(super) fn agreed_at(&self, cx: &Context, place: TextSize) -> Option<AgreedLens> {
        let seen = self.of(&cx.uri, &cx.document);
        let found = ide::agreed_lens_at(&cx.document, &seen, place, &cx.workspace, &self.looked(cx))?;
        let answer = match &found.origin {
            ide::Origin::Adopted(agreed) => Some(Arc::clone(agreed)),
            _ => None,
        };
        self.keep_looked(cx, Looked::from_iter([(found.name, answer)]), |_| true);
        Some(found)
    }

    /// What was looked for among the agreed paragraphs of a snapshot.
    fn looked(&self, cx: &Context) -> Arc<Looked> {
        let among = Arc::downgrade(cx.workspace.agreed());
        let known = self.lock().get(&cx.uri).and_then(|it| it.agreed.clone());
        known.filter(|it| it.0.ptr_eq(&among)).map(|it| it.1).unwrap_or_default()
    }

    /// Adds what was looked for to what is kept of it; `still` tells what is needed of that.
    fn keep_looked(&self, cx: &Context, looked: Looked, still: impl Fn(&u64) -> bool) {
        let among = Arc::downgrade(cx.workspace.agreed());
        let mut views = self.lock();
        let Some(view) = views.get_mut(&cx.uri) else { return };
        match &mut view.agreed {
            Some((same, known)) if same.ptr_eq(&among) => {
                let known = Arc::make_mut(known);
                if known.len() > SPARE {
                    known.retain(|name, _| still(name));
                }
                known.extend(looked);
            }
            other => *other = Some((among, Arc::new(looked))),
        }
    }

    /// Begins to look for all agreed paragraphs of a document; the number of this search.
    pub(super) fn begin_search(&self, uri: &Url) -> u64 {
        let number = self.0.next.fetch_add(1, Ordering::Relaxed);
        self.lock().entry(uri.clone()).or_default().search = number;
        number
    }

    /// Whether nothing began since that search, and its document is still open.
    pub(super) fn is_searching(&self, uri: &Url, number: u64) -> bool {
        self.lock().get(uri).is_some_and(|it| it.search == number)
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
