//! Findings of files that are not open, published where the configuration wants them (`check-closed-files`): most
//! clients take what is published and never ask for those of closed files.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rustc_hash::FxHashMap;
use tokio::sync::Notify;
use tower_lsp::lsp_types::{self as lsp, Url};

use crate::workspace;

use super::client::Client;
use super::context::guarded;
use super::pulling::{Kept, Pull};
use super::session::Session;

/// Changes closer together than this are looked at once.
const PAUSE: Duration = Duration::from_millis(200);

/// What the client has, and what it is to get.
#[derive(Debug, Default)]
pub(super) struct Closed {
    asked: Arc<Notify>,
    /// The names of the findings that the client has, by document.
    shown: FxHashMap<Url, String>,
    /// What is to be published, in order: the diagnostics of a document as they are written.
    found: Vec<(Url, String)>,
}

impl Closed {
    /// Findings may be others than those that were published.
    pub(super) fn ask(&self) {
        self.asked.notify_one();
    }

    /// What was published of a document counts no more: it was opened or closed.
    pub(super) fn forget(&mut self, uri: &Url) {
        self.shown.remove(uri);
        self.ask();
    }

    /// Whether there is something to publish.
    pub(super) fn is_due(&self) -> bool {
        !self.found.is_empty()
    }

    /// What is to be published.
    pub(super) fn take(&mut self) -> Vec<(Url, String)> {
        std::mem::take(&mut self.found)
    }

    fn add(&mut self, report: lsp::WorkspaceFullDocumentDiagnosticReport, limit: usize) {
        let lsp::FullDocumentDiagnosticReport { result_id, items } = report.full_document_diagnostic_report;
        let before = match result_id.filter(|it| !it.is_empty()) {
            Some(name) => self.shown.insert(report.uri.clone(), name),
            None => self.shown.remove(&report.uri),
        };
        // Of a file without findings the client has nothing to forget.
        if before.is_some() || !items.is_empty() {
            let written = items.iter().take(limit).filter_map(|it| serde_json::to_string(it).ok());
            self.found.push((report.uri, written.collect::<Vec<_>>().join(",")));
        }
    }
}

/// Looks for findings whenever they may be others, on threads that let the editor's go first; `found` is told when
/// there is something to publish.
pub(super) async fn run(session: Arc<Mutex<Session>>, client: Client, kept: Kept, found: Arc<Notify>) {
    let asked = Arc::clone(&lock(&session).closed.asked);
    loop {
        asked.notified().await;
        tokio::time::sleep(PAUSE).await;
        let (session, found) = (Arc::clone(&session), Arc::clone(&found));
        let kept = kept.clone();
        let work = move || guarded("checking closed files", || look(&session, client, kept, &found));
        // What failed is in the log; the next change asks again.
        let _ = tokio::task::spawn_blocking(work).await;
    }
}

fn look(session: &Mutex<Session>, client: Client, kept: Kept, found: &Notify) {
    let pull = {
        let session = lock(session);
        Pull {
            client,
            workspace: session.workspace.clone(),
            configuration: Mutex::new(session.configuration.clone()),
            known: Arc::new(session.closed.shown.clone()),
            kept,
            cancelled: Arc::default(),
            wanted: Some(|it| it.config.check_closed_files),
        }
    };
    pull.run(&|reports| {
        for report in reports {
            if let lsp::WorkspaceDocumentDiagnosticReport::Full(report) = report {
                let path = workspace::to_path(report.uri.as_str()).unwrap_or_default();
                let limit = pull.settings(&path).config.max_findings;
                lock(session).closed.add(report, limit);
            }
        }
        if lock(session).closed.is_due() {
            found.notify_one();
        }
    });
}

fn lock(session: &Mutex<Session>) -> MutexGuard<'_, Session> {
    session.lock().unwrap_or_else(PoisonError::into_inner)
}
