//! One session with one client: what it holds, and what it publishes.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tokio::sync::Notify;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{self as lsp, Url};

use crate::workspace::{self, Workspace};

use super::client::Client;
use super::context::guarded;
use super::indexing::Indexing;
use super::later::Later;
use super::publishing::{self, Published, Subject};
use super::pulling;
use super::relations;
use super::session::Session;
use super::telling::{self, Trace};
use super::views::Views;

/// One session with one client.
pub(super) struct Backend {
    pub(super) socket: tower_lsp::Client,
    pub(super) client: OnceLock<Client>,
    pub(super) folders: Mutex<Vec<PathBuf>>,
    pub(super) session: Arc<Mutex<Session>>,
    pub(super) views: Views,
    pub(super) trace: Trace,
    pub(super) orderly: Arc<AtomicBool>,
    pub(super) client_gone: Arc<Notify>,
    pub(super) indexing: Indexing,
    pub(super) later: Later,
    pub(super) pulled: pulling::Kept,
    /// Told when findings of closed files are to be published.
    pub(super) closed_found: Arc<Notify>,
}

impl Backend {
    pub(super) fn new(socket: tower_lsp::Client, cache: bool) -> Self {
        Self {
            socket,
            client: OnceLock::new(),
            folders: Mutex::default(),
            session: Arc::default(),
            views: Views::default(),
            trace: Trace::default(),
            orderly: Arc::default(),
            client_gone: Arc::default(),
            indexing: Indexing::new(cache),
            later: Later::default(),
            pulled: pulling::Kept::default(),
            closed_found: Arc::default(),
        }
    }

    /// Set once the client has asked for the end.
    pub(super) fn orderly(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.orderly)
    }

    /// Returns when the client's process is gone.
    pub(super) async fn client_gone(&self) {
        self.client_gone.notified().await;
    }

    pub(super) fn client(&self) -> Client {
        self.client.get().copied().unwrap_or_default()
    }

    pub(super) fn session(&self) -> MutexGuard<'_, Session> {
        // What a panic leaves behind is whole: every change is one assignment.
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns when there is something to do that no message told of.
    pub(super) async fn woken(&self) {
        tokio::select! {
            () = self.indexing.woken() => {}
            () = self.later.done() => {}
            () = self.closed_found.notified() => {}
        }
    }

    /// The client does not want to wait for the folders that are being read.
    pub(super) async fn cancel_progress(&self, params: lsp::WorkDoneProgressCancelParams) {
        self.indexing.cancel(&params.token);
    }

    /// Whether there are findings to publish.
    pub(super) fn has_findings_due(&self) -> bool {
        let session = self.session();
        !session.due.is_empty() || session.closed.is_due()
    }

    /// Computes what is due and writes it. What was published before is handed back: to free it takes its time, which the
    /// client need not wait for.
    pub(super) fn publish(&self, out: &mut Vec<u8>) -> Vec<Arc<Published>> {
        let mut spent = Vec::new();
        let (due, closed, workspace) = {
            let mut session = self.session();
            (std::mem::take(&mut session.due), session.closed.take(), session.workspace.clone())
        };
        let client = self.client();
        for uri in due {
            let Some(open) = workspace.get(uri.as_str()) else {
                self.session().published.remove(&uri);
                publishing::nothing(out, &uri, None);
                continue;
            };
            let version = Some(open.version).filter(|_| client.versions);
            // What is in a library is for reading.
            let path = workspace::to_path(uri.as_str());
            if !open.is_ours() || workspace.in_library(path.as_deref()) {
                publishing::nothing(out, &uri, version);
                continue;
            }
            let (before, settings, selection) = {
                let mut session = self.session();
                let (settings, selection) = session.settings(path.as_deref());
                (session.published.remove(&uri).unwrap_or_default(), settings, selection)
            };
            let limit = settings.config.max_findings;
            let subject = Subject { client: &client, uri: &uri, document: &open.document, limit };
            let others = workspace.index().around(path.as_deref());
            let next = guarded("checking", || Published::next(&before, &subject, &selection, &others));
            match next {
                Ok(next) => {
                    next.write(out, &uri, version);
                    let is_compared = || next.is_compared(workspace.agreed_state());
                    if !workspace.agreed().is_empty() && selection.compares() && !is_compared() {
                        self.later.compare(&uri, &self.session, client);
                    }
                    self.session().published.insert(uri, Arc::new(next));
                    spent.push(before);
                }
                Err(_) => publishing::nothing(out, &uri, version),
            }
        }
        for (uri, diagnostics) in closed.iter().filter(|it| workspace.get(it.0.as_str()).is_none()) {
            publishing::list(out, uri, diagnostics);
        }
        spent
    }

    /// The resolutions of a series before or after one.
    pub(super) async fn series(
        &self,
        what: &'static str,
        item: lsp::TypeHierarchyItem,
        parts: lsp::PartialResultParams,
        before: bool,
    ) -> Result<Option<Vec<lsp::TypeHierarchyItem>>> {
        let answer = move |client: &Client, all: &Workspace| relations::series(client, all, &item, before);
        let found = self.beyond(what, answer).await?;
        Ok(telling::in_parts(&self.socket, parts, found).await)
    }

    /// `$/setTrace`.
    pub(super) async fn set_trace(&self, params: lsp::SetTraceParams) {
        self.trace.set(params.value);
    }

    /// Takes an edit, which counts between `initialize` and `shutdown` alone.
    pub(super) fn edit(&self, params: lsp::DidChangeTextDocumentParams) {
        if self.client.get().is_some() && !self.orderly.load(Ordering::Relaxed) {
            self.change(params);
        }
    }

    pub(super) fn change(&self, params: lsp::DidChangeTextDocumentParams) {
        self.session().change(params, self.client().encoding);
    }
}

pub(super) fn paths<'a>(uris: impl Iterator<Item = &'a Url>) -> Vec<PathBuf> {
    uris.filter_map(|it| workspace::to_path(it.as_str())).collect()
}
