//! The dispatch: state changes before the first `await`, requests on snapshots.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rustc_hash::FxHashMap;
use serde::Serialize;
use tokio::sync::Notify;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{self as lsp, Url};

use crate::resolution::Document;
use crate::rules;
use crate::text::{Change, Position};
use crate::workspace::{self, Folder, Open, Workspace};

use super::client::Client;
use super::context::{Context, guarded};
use super::indexing::Indexing;
use super::parent::Parent;
use super::views::Views;
use super::{editing, frame, handlers, to_proto, viewing};

/// Requests on longer texts run on a thread of their own; on shorter ones waking it would take longer than the work.
const SHORT: usize = 128 << 10;

/// One session with one client.
pub(super) struct Backend {
    socket: tower_lsp::Client,
    client: OnceLock<Client>,
    folders: Mutex<Vec<PathBuf>>,
    session: Arc<Mutex<Session>>,
    views: Views,
    orderly: Arc<AtomicBool>,
    client_gone: Arc<Notify>,
    indexing: Indexing,
}

#[derive(Default)]
pub(super) struct Session {
    pub(super) workspace: Workspace,
    /// What must be published, the oldest first; each document once.
    due: Vec<Url>,
    /// The findings of each open document's last version, so that an edit checks one resolution only.
    checked: FxHashMap<Url, rules::Checked>,
}

impl Session {
    /// All open documents are due again: what they cite may be known now.
    pub(super) fn publish_all(&mut self) {
        let open: Vec<_> = self.workspace.open().filter_map(|it| Url::parse(it.0).ok()).collect();
        open.into_iter().for_each(|it| self.publish(it));
    }

    pub(super) fn publish(&mut self, uri: Url) {
        if !self.due.contains(&uri) {
            self.due.push(uri);
        }
    }
}

#[derive(Serialize)]
struct Notification<P> {
    jsonrpc: &'static str,
    method: &'static str,
    params: P,
}

impl Backend {
    pub(super) fn new(socket: tower_lsp::Client) -> Self {
        Self {
            socket,
            client: OnceLock::new(),
            folders: Mutex::default(),
            session: Arc::default(),
            views: Views::default(),
            orderly: Arc::default(),
            client_gone: Arc::default(),
            indexing: Indexing::default(),
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

    fn client(&self) -> Client {
        self.client.get().copied().unwrap_or_default()
    }

    fn session(&self) -> MutexGuard<'_, Session> {
        // What a panic leaves behind is whole: every change is one assignment.
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns when there is something to do that no message told of.
    pub(super) async fn woken(&self) {
        self.indexing.woken().await;
    }

    /// The client does not want to wait for the folders that are being read.
    pub(super) async fn cancel_progress(&self, params: lsp::WorkDoneProgressCancelParams) {
        self.indexing.cancel(&params.token);
    }

    /// Whether there are findings to publish.
    pub(super) fn has_findings_due(&self) -> bool {
        !self.session().due.is_empty()
    }

    /// Computes what is due and writes it.
    pub(super) fn publish(&self, out: &mut Vec<u8>) {
        let (due, workspace) = {
            let mut session = self.session();
            (std::mem::take(&mut session.due), session.workspace.clone())
        };
        let client = self.client();
        for uri in due {
            let (diagnostics, version) = match workspace.get(uri.as_str()) {
                None => {
                    self.session().checked.remove(&uri);
                    (Vec::new(), None)
                }
                Some(open) if !open.is_ours() => (Vec::new(), Some(open.version)),
                Some(open) => {
                    let before = self.session().checked.remove(&uri).unwrap_or_default();
                    let found = guarded("checking", || {
                        let checked = rules::Checked::of(&open.document, &before);
                        let findings = checked.findings(&open.document);
                        self.session().checked.insert(uri.clone(), checked);
                        let convert = |it| to_proto::diagnostic(&client, &uri, &open.document, it);
                        findings.iter().map(convert).collect()
                    });
                    (found.unwrap_or_default(), Some(open.version))
                }
            };
            let version = version.filter(|_| client.versions);
            let params = lsp::PublishDiagnosticsParams { uri, diagnostics, version };
            frame::write(
                out,
                &Notification { jsonrpc: "2.0", method: "textDocument/publishDiagnostics", params },
            );
        }
    }

    /// Answers a request from a snapshot; with nothing where the document is not open or not ours.
    async fn read<T: Send + 'static>(
        &self,
        what: &'static str,
        uri: Url,
        answer: impl FnOnce(&Context) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let workspace = self.session().workspace.clone();
        let Some(open) = workspace.get(uri.as_str()) else { return Ok(None) };
        let (document, version) = (Arc::clone(&open.document), open.version);
        let open = open.clone();
        let short = usize::from(document.text().len()) <= SHORT;
        let views = self.views.clone();
        let cx = Context { client: self.client(), uri, version, document, workspace, views };
        let work = move || guarded(what, || if open.is_ours() { answer(&cx) } else { None });
        if short {
            return work();
        }
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Error::internal_error()))
    }

    /// Reads folders on threads of their own.
    fn index(&self, folders: Vec<PathBuf>) {
        if folders.is_empty() {
            return;
        }
        let folders = folders.into_iter().map(|path| Folder { path, library: false });
        self.indexing.indexer(&self.session, &self.socket, &self.client()).add(folders.collect());
    }

    /// Has the client tell of files that change.
    async fn watch(&self) {
        let watcher = lsp::FileSystemWatcher {
            glob_pattern: lsp::GlobPattern::String("**/*.{txt,md,resolution}".into()),
            kind: None,
        };
        let options = lsp::DidChangeWatchedFilesRegistrationOptions { watchers: vec![watcher] };
        let registration = lsp::Registration {
            id: "files".into(),
            method: "workspace/didChangeWatchedFiles".into(),
            register_options: serde_json::to_value(options).ok(),
        };
        if let Err(error) = self.socket.register_capability(vec![registration]).await {
            tracing::warn!("the client watches no files: {error}");
        }
    }

    fn change(&self, params: lsp::DidChangeTextDocumentParams) {
        let uri = params.text_document.uri;
        let mut session = self.session();
        let Some(open) = session.workspace.get(uri.as_str()) else {
            tracing::warn!("a change of a document that is not open: {uri}");
            return;
        };
        let mut next = Open { version: params.text_document.version, ..open.clone() };
        let encoding = self.client().encoding;
        for change in params.content_changes {
            let place = |it: lsp::Position| Position::new(it.line, it.character);
            let change =
                Change { range: change.range.map(|it| (place(it.start), place(it.end))), text: change.text };
            let edited = guarded("an edit", || next.document.edited(&change, encoding)).or_else(|_| {
                // The text is what must not be lost.
                let mut text = next.document.text().clone();
                text.apply(&change, encoding);
                guarded("reading a document", || Document::parse(&text.to_string()))
            });
            match edited {
                Ok(document) => next.document = Arc::new(document),
                Err(_) => {
                    tracing::error!("{uri} is given up until it is opened again");
                    session.workspace.close(uri.as_str());
                    session.publish(uri);
                    return;
                }
            }
        }
        session.workspace.set(uri.as_str(), next);
        session.publish(uri);
    }
}

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let client = *self.client.get_or_init(|| Client::new(&params.capabilities));
        let root = params.root_uri;
        let folders = match params.workspace_folders {
            Some(folders) => folders.into_iter().map(|it| it.uri).collect(),
            None => Vec::from_iter(root),
        };
        *self.folders.lock().unwrap_or_else(PoisonError::into_inner) = paths(folders.iter());
        // Looked for now and not in the task: it may be gone before that runs.
        if let Some(parent) = params.process_id.and_then(Parent::find) {
            let notify = Arc::clone(&self.client_gone);
            tokio::spawn(async move {
                parent.gone().await;
                notify.notify_one();
            });
        }
        Ok(lsp::InitializeResult {
            capabilities: client.offers(),
            server_info: Some(lsp::ServerInfo {
                name: env!("CARGO_PKG_NAME").into(),
                version: Some(env!("CARGO_PKG_VERSION").into()),
            }),
        })
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        self.index(std::mem::take(&mut *self.folders.lock().unwrap_or_else(PoisonError::into_inner)));
        if self.client().watches {
            self.watch().await;
        }
    }

    async fn shutdown(&self) -> Result<()> {
        self.orderly.store(true, Ordering::Relaxed);
        Ok(())
    }

    // State changes. None of them awaits anything before the state is changed.

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        let it = params.text_document;
        let Ok(document) = guarded("reading a document", || Document::parse(&it.text)) else { return };
        let open = Open { version: it.version, language: it.language_id, document: Arc::new(document) };
        let mut session = self.session();
        session.workspace.set(it.uri.as_str(), open);
        session.publish(it.uri);
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        self.change(params);
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        let mut session = self.session();
        if session.workspace.close(uri.as_str()) {
            self.views.forget(&uri);
            session.publish(uri);
        }
    }

    async fn did_change_workspace_folders(&self, params: lsp::DidChangeWorkspaceFoldersParams) {
        for folder in paths(params.event.removed.iter().map(|it| &it.uri)) {
            self.indexing.indexer(&self.session, &self.socket, &self.client()).remove(folder);
        }
        self.index(paths(params.event.added.iter().map(|it| &it.uri)));
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        let changed = paths(params.changes.iter().map(|it| &it.uri));
        self.indexing.indexer(&self.session, &self.socket, &self.client()).files(changed);
    }

    async fn did_change_configuration(&self, _: lsp::DidChangeConfigurationParams) {}

    async fn did_save(&self, _: lsp::DidSaveTextDocumentParams) {}

    // Requests.

    async fn hover(&self, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
        let lsp::TextDocumentPositionParams { text_document, position } =
            params.text_document_position_params;
        self.read("hover", text_document.uri, move |cx| handlers::hover(cx, position)).await
    }

    async fn goto_definition(
        &self,
        params: lsp::GotoDefinitionParams,
    ) -> Result<Option<lsp::GotoDefinitionResponse>> {
        let lsp::TextDocumentPositionParams { text_document, position } =
            params.text_document_position_params;
        self.read("definition", text_document.uri, move |cx| handlers::definition(cx, position)).await
    }

    async fn document_symbol(
        &self,
        params: lsp::DocumentSymbolParams,
    ) -> Result<Option<lsp::DocumentSymbolResponse>> {
        self.read("documentSymbol", params.text_document.uri, handlers::document_symbol).await
    }

    async fn document_highlight(
        &self,
        params: lsp::DocumentHighlightParams,
    ) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
        let lsp::TextDocumentPositionParams { text_document, position } =
            params.text_document_position_params;
        self.read("documentHighlight", text_document.uri, move |cx| viewing::highlights(cx, position)).await
    }

    async fn goto_declaration(
        &self,
        params: lsp::GotoDefinitionParams,
    ) -> Result<Option<lsp::GotoDefinitionResponse>> {
        let lsp::TextDocumentPositionParams { text_document, position } =
            params.text_document_position_params;
        self.read("declaration", text_document.uri, move |cx| viewing::declaration(cx, position)).await
    }

    async fn goto_type_definition(
        &self,
        params: lsp::GotoDefinitionParams,
    ) -> Result<Option<lsp::GotoDefinitionResponse>> {
        let lsp::TextDocumentPositionParams { text_document, position } =
            params.text_document_position_params;
        self.read("typeDefinition", text_document.uri, move |cx| viewing::type_definition(cx, position)).await
    }

    async fn references(&self, params: lsp::ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        let lsp::TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let declaration = params.context.include_declaration;
        let answer = move |cx: &Context| viewing::references(cx, position, declaration);
        self.read("references", text_document.uri, answer).await
    }

    async fn selection_range(
        &self,
        params: lsp::SelectionRangeParams,
    ) -> Result<Option<Vec<lsp::SelectionRange>>> {
        let answer = move |cx: &Context| viewing::selections(cx, &params.positions);
        self.read("selectionRange", params.text_document.uri, answer).await
    }

    async fn folding_range(&self, params: lsp::FoldingRangeParams) -> Result<Option<Vec<lsp::FoldingRange>>> {
        self.read("foldingRange", params.text_document.uri, viewing::folds).await
    }

    async fn document_link(&self, params: lsp::DocumentLinkParams) -> Result<Option<Vec<lsp::DocumentLink>>> {
        self.read("documentLink", params.text_document.uri, handlers::document_link).await
    }

    async fn code_action(&self, params: lsp::CodeActionParams) -> Result<Option<lsp::CodeActionResponse>> {
        let uri = params.text_document.uri.clone();
        self.read("codeAction", uri, move |cx| {
            let mut actions = handlers::code_action(cx, &params)?;
            actions.extend(editing::code_actions(cx, &params));
            Some(actions)
        })
        .await
    }

    async fn code_action_resolve(&self, mut action: lsp::CodeAction) -> Result<lsp::CodeAction> {
        if let Some(chosen) = editing::chosen(&action) {
            let uri = chosen.uri.clone();
            let edit =
                self.read("codeAction/resolve", uri, move |cx| editing::performed(cx, &chosen)).await?;
            action.edit = Some(edit.ok_or_else(Error::content_modified)?);
        }
        Ok(action)
    }

    async fn formatting(&self, params: lsp::DocumentFormattingParams) -> Result<Option<Vec<lsp::TextEdit>>> {
        let uri = params.text_document.uri;
        self.read("formatting", uri, move |cx| editing::formatting(cx, None, &params.options)).await
    }

    async fn range_formatting(
        &self,
        params: lsp::DocumentRangeFormattingParams,
    ) -> Result<Option<Vec<lsp::TextEdit>>> {
        let uri = params.text_document.uri;
        let range = Some(params.range);
        self.read("rangeFormatting", uri, move |cx| editing::formatting(cx, range, &params.options)).await
    }

    async fn completion(&self, params: lsp::CompletionParams) -> Result<Option<lsp::CompletionResponse>> {
        let lsp::TextDocumentPositionParams { text_document, position } = params.text_document_position;
        self.read("completion", text_document.uri, move |cx| editing::completion(cx, position)).await
    }

    async fn completion_resolve(&self, mut item: lsp::CompletionItem) -> Result<lsp::CompletionItem> {
        if let Some(cited) = editing::cited(&item) {
            let uri = cited.uri.clone();
            item.documentation = self
                .read("completionItem/resolve", uri, move |cx| editing::completion_resolve(cx, &cited))
                .await?;
        }
        Ok(item)
    }

    async fn diagnostic(
        &self,
        params: lsp::DocumentDiagnosticParams,
    ) -> Result<lsp::DocumentDiagnosticReportResult> {
        let items = self
            .read("diagnostic", params.text_document.uri, handlers::diagnostic)
            .await?
            .unwrap_or_default();
        let full = lsp::FullDocumentDiagnosticReport { result_id: None, items };
        let report = lsp::RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: full,
        };
        Ok(lsp::DocumentDiagnosticReport::Full(report).into())
    }
}

fn paths<'a>(uris: impl Iterator<Item = &'a Url>) -> Vec<PathBuf> {
    uris.filter_map(|it| workspace::to_path(it.as_str())).collect()
}
