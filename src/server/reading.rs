//! How a request is answered: from a snapshot, on a thread of its own where it may take long, in parts where the client
//! asks for them.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{self as lsp, Url};

use crate::workspace::{self, Open, Workspace};

use super::annotating;
use super::backend::Backend;
use super::client::Client;
use super::commands::Action;
use super::context::{Context, guarded};
use super::indexing::humble;
use super::pulling::Pull;
use super::telling;

/// Requests on longer texts run on a thread of their own; on shorter ones waking it would take longer than the work.
const SHORT: usize = 128 << 10;

/// Requests that compare with all that is agreed: no keystroke waits for them.
const FAR: &[&str] = &[
    "codeLens",
    "hover",
    "codeAction",
    "codeAction/resolve",
    "definition",
    "references",
    "prepareTypeHierarchy",
    "resolution-ls.compare",
    "resolution-ls.parallel",
];

impl Backend {
    /// A snapshot for a request about an open document.
    pub(super) fn context(&self, uri: Url) -> Option<(Context, Open)> {
        let (workspace, published, selection, settings) = {
            let mut session = self.session();
            let (settings, selection) = session.settings(workspace::to_path(uri.as_str()).as_deref());
            let published = session.published.get(&uri).cloned().unwrap_or_default();
            (session.workspace.clone(), published, selection, settings)
        };
        let open = workspace.get(uri.as_str())?.clone();
        let (document, version) = (Arc::clone(&open.document), open.version);
        let (client, views) = (self.client(), self.views.clone());
        let cx = Context { client, uri, version, document, workspace, views, published, settings, selection };
        Some((cx, open))
    }

    /// Answers a request from a snapshot; with nothing where the document is not open or not ours.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        what: &'static str,
        uri: Url,
        answer: impl FnOnce(&Context) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let started = Instant::now();
        let Some((cx, open)) = self.context(uri) else { return Ok(None) };
        let short = usize::from(cx.document.text().len()) <= SHORT && !FAR.contains(&what);
        let about = format!("{}, version {}", cx.uri, cx.version);
        let work = move || guarded(what, || if open.is_ours() { answer(&cx) } else { None });
        let answer = if short {
            work()
        } else {
            tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Error::internal_error()))
        };
        let taken = started.elapsed();
        if let Some(note) =
            self.trace.note(|| format!("{what}: {:.1} ms", taken.as_secs_f64() * 1e3), || about)
        {
            self.socket.send_notification::<lsp::notification::LogTrace>(note).await;
        }
        answer
    }

    /// Like [`Backend::read`], in parts for a client that asks for them.
    pub(super) async fn list<T: Serialize + Send + 'static>(
        &self,
        what: &'static str,
        uri: Url,
        params: lsp::PartialResultParams,
        answer: impl FnOnce(&Context) -> Option<Vec<T>> + Send + 'static,
    ) -> Result<Option<Vec<T>>> {
        let results = self.read(what, uri, answer).await?;
        Ok(telling::in_parts(&self.socket, params, results).await)
    }

    /// Answers a request about other documents from a snapshot, on a blocking thread.
    pub(super) async fn beyond<T: Send + 'static>(
        &self,
        what: &'static str,
        answer: impl FnOnce(&Client, &Workspace) -> T + Send + 'static,
    ) -> Result<T> {
        let (client, workspace) = (self.client(), self.session().workspace.clone());
        let work = move || guarded(what, || answer(&client, &workspace));
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Error::internal_error()))
    }

    /// Looks over a long document on a thread of its own when it is opened: the first request finds it done.
    pub(super) fn look_over(&self, uri: Url) {
        let Some((cx, open)) = self.context(uri) else { return };
        if usize::from(cx.document.text().len()) > SHORT && open.is_ours() {
            let work = move || {
                cx.seen();
                cx.workspace.look_over(cx.uri.as_str());
            };
            // A request that needs it before looks itself: nobody waits for this.
            tokio::task::spawn_blocking(move || guarded("looking over a document", work));
        }
    }

    /// Looks for what lenses left open on a thread of its own, and has the client ask for them again.
    pub(super) fn look_on(&self, uri: Url) {
        let Some((cx, _)) = self.context(uri).filter(|it| it.0.client.viewing.refreshes_lenses) else {
            return;
        };
        let (done, finished) = tokio::sync::oneshot::channel();
        let work = move || {
            humble();
            if guarded("looking for agreed paragraphs", || annotating::look_on(&cx)).unwrap_or(false) {
                // The other end is gone only with the session.
                let _ = done.send(());
            }
        };
        if let Err(error) = std::thread::Builder::new().name("lenses".into()).spawn(work) {
            tracing::error!("no thread for agreed paragraphs: {error}");
        }
        let socket = self.socket.clone();
        tokio::spawn(async move {
            if finished.await.is_ok()
                && let Err(error) = socket.code_lens_refresh().await
            {
                tracing::debug!("the client does not ask for code lenses again: {error}");
            }
        });
    }

    /// A question for the findings of files that are not open; `known` is what the client has of them.
    pub(super) fn pull(&self, known: FxHashMap<Url, String>) -> Pull {
        let (workspace, configuration) = {
            let session = self.session();
            (session.workspace.clone(), session.configuration.clone())
        };
        Pull {
            client: self.client(),
            workspace,
            configuration: Mutex::new(configuration),
            known: Arc::new(known),
            kept: self.pulled.clone(),
            cancelled: Arc::default(),
            wanted: None,
        }
    }

    /// Has the client do what a command wants; the command's answer.
    pub(super) async fn act(&self, action: Action) -> Result<Option<Value>> {
        let can = self.client().viewing;
        match action {
            Action::Show(params, answer) => {
                if can.shows_documents {
                    self.socket.show_document(params).await?;
                }
                Ok(Some(answer))
            }
            Action::Edit(edit, answer) if can.applies_edits => {
                let applied = self.socket.apply_edit(edit).await?;
                if applied.applied {
                    return Ok(Some(answer));
                }
                let why = applied.failure_reason.unwrap_or_else(|| "the client gave no reason".to_owned());
                let mut error = Error::internal_error();
                error.message = format!("the edit was not applied: {why}").into();
                Err(error)
            }
            Action::Edit(..) => {
                Err(Error::invalid_params("the client does not apply edits (workspace.applyEdit)"))
            }
            Action::Answer(answer) => Ok(Some(answer)),
        }
    }
}
