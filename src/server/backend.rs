//! The dispatch: state changes before the first `await`, requests on snapshots.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Instant;

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::{Value, json};
use tokio::sync::Notify;
use tokio::sync::mpsc::unbounded_channel;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{self as lsp, Url};

use crate::resolution::Document;
use crate::rules;
use crate::text::{Change, Position};
use crate::un::Lang;
use crate::workspace::config::{self, Configuration, Settings};
use crate::workspace::{self, Open, Workspace};

use super::client::Client;
use super::commands::{self, Action};
use super::context::{Context, guarded};
use super::indexing::Indexing;
use super::parent::Parent;
use super::prepared::prepared;
use super::publishing::{self, Published, Subject};
use super::pulling::Pull;
use super::relations;
use super::telling::{self, Trace};
use super::views::Views;
use super::{
    annotating, coloring, comparing, configuring, editing, fixing, handlers, moving, pulling, viewing,
};

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

/// One session with one client.
pub(super) struct Backend {
    socket: tower_lsp::Client,
    client: OnceLock<Client>,
    folders: Mutex<Vec<PathBuf>>,
    session: Arc<Mutex<Session>>,
    views: Views,
    trace: Trace,
    orderly: Arc<AtomicBool>,
    client_gone: Arc<Notify>,
    indexing: Indexing,
    pulled: pulling::Kept,
}

#[derive(Default)]
pub(super) struct Session {
    pub(super) workspace: Workspace,
    /// What must be published, the oldest first; each document once.
    due: Vec<Url>,
    /// The findings of each open document's last version, so that an edit checks one resolution only.
    published: FxHashMap<Url, Arc<Published>>,
    /// The editor's settings and the files that go before them.
    pub(super) configuration: Configuration,
}

impl Session {
    /// What is configured for the document at a path, and the rules that report in it.
    fn settings(&mut self, path: Option<&Path>) -> (Arc<Settings>, rules::Selection) {
        let settings = self.configuration.of(path);
        let selection = settings.selection(path);
        (settings, selection)
    }

    /// The language that the configuration says a document is in.
    fn language(&mut self, uri: &Url) -> Option<Lang> {
        self.configuration.of(workspace::to_path(uri.as_str()).as_deref()).language()
    }

    /// Takes the open documents in the languages that the configuration says now.
    fn read_in_languages(&mut self) {
        let open: Vec<_> =
            self.workspace.open().filter_map(|it| Some((Url::parse(it.0).ok()?, it.1.clone()))).collect();
        for (uri, open) in open {
            let document = Document::clone(&open.document).in_language(self.language(&uri));
            if document.lang() != open.document.lang() {
                self.workspace.set(uri.as_str(), Open { document: Arc::new(document), ..open });
            }
        }
    }

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
            pulled: pulling::Kept::default(),
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
                    self.session().published.insert(uri, Arc::new(next));
                }
                Err(_) => publishing::nothing(out, &uri, version),
            }
        }
    }

    /// A snapshot for a request about an open document.
    fn context(&self, uri: Url) -> Option<(Context, Open)> {
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
    async fn read<T: Send + 'static>(
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
    async fn list<T: Serialize + Send + 'static>(
        &self,
        what: &'static str,
        uri: Url,
        params: lsp::PartialResultParams,
        answer: impl FnOnce(&Context) -> Option<Vec<T>> + Send + 'static,
    ) -> Result<Option<Vec<T>>> {
        let results = self.read(what, uri, answer).await?;
        Ok(telling::in_parts(&self.socket, params, results).await)
    }

    /// `textDocument/documentSymbol`, under a name of our own.
    pub(super) async fn outline(&self, params: lsp::DocumentSymbolParams) -> Result<Value> {
        let answer = |cx: &Context| handlers::document_symbol(cx).map(|it| prepared(&it));
        self.read("documentSymbol", params.text_document.uri, answer).await?.unwrap_or(Ok(Value::Null))
    }

    /// `textDocument/documentLink`, under a name of our own.
    pub(super) async fn links(&self, params: lsp::DocumentLinkParams) -> Result<Value> {
        let (uri, parts) = (params.text_document.uri, params.partial_result_params);
        if parts.partial_result_token.is_some() {
            let rest = self.list("documentLink", uri, parts, handlers::document_link).await?;
            return prepared(&rest);
        }
        let answer = |cx: &Context| handlers::document_link(cx).map(|it| prepared(&it));
        self.read("documentLink", uri, answer).await?.unwrap_or(Ok(Value::Null))
    }

    /// `$/setTrace`.
    pub(super) async fn set_trace(&self, params: lsp::SetTraceParams) {
        self.trace.set(params.value);
    }

    /// Has the client do what a command wants; the command's answer.
    async fn act(&self, action: Action) -> Result<Option<Value>> {
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

    /// Answers a request about other documents from a snapshot, on a blocking thread.
    async fn beyond<T: Send + 'static>(
        &self,
        what: &'static str,
        answer: impl FnOnce(&Client, &Workspace) -> T + Send + 'static,
    ) -> Result<T> {
        let (client, workspace) = (self.client(), self.session().workspace.clone());
        let work = move || guarded(what, || answer(&client, &workspace));
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Error::internal_error()))
    }

    /// Registers what `initialize` has no words for.
    async fn register_type_hierarchy(&self) {
        let registration = lsp::Registration {
            id: "types".into(),
            method: "textDocument/prepareTypeHierarchy".into(),
            register_options: None,
        };
        if let Err(error) = self.socket.register_capability(vec![registration]).await {
            tracing::warn!("the client takes no type hierarchy: {error}");
        }
    }

    /// A question for the findings of files that are not open; `known` is what the client has of them.
    fn pull(&self, known: FxHashMap<Url, String>) -> Pull {
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
        }
    }

    fn indexer(&self) -> &workspace::Indexer {
        self.indexing.indexer(&self.session, &self.socket, &self.client())
    }

    /// Has the client tell of files that change.
    async fn watch(&self) {
        let watcher = |glob: String| lsp::FileSystemWatcher {
            glob_pattern: lsp::GlobPattern::String(glob),
            kind: None,
        };
        let globs = ["**/*.{txt,md,resolution}".to_owned(), format!("**/{}", config::FILE)];
        let options = lsp::DidChangeWatchedFilesRegistrationOptions { watchers: globs.map(watcher).to_vec() };
        let registration = lsp::Registration {
            id: "files".into(),
            method: "workspace/didChangeWatchedFiles".into(),
            register_options: serde_json::to_value(options).ok(),
        };
        if let Err(error) = self.socket.register_capability(vec![registration]).await {
            tracing::warn!("the client watches no files: {error}");
        }
    }

    /// Asks the client for its settings.
    async fn pull_configuration(&self) {
        if !self.client().configures {
            return;
        }
        let item = lsp::ConfigurationItem { scope_uri: None, section: Some(configuring::SECTION.to_owned()) };
        match self.socket.configuration(vec![item]).await {
            Ok(mut answers) => {
                let keys = configuring::keys(answers.pop().unwrap_or_default());
                // Nothing said leaves what the start brought.
                if keys.as_object().is_some_and(|it| !it.is_empty()) {
                    self.configure(|it| it.set_editor(keys)).await;
                }
            }
            Err(error) => tracing::warn!("the client's settings could not be asked for: {error}"),
        }
    }

    /// Changes the configuration, checks all open documents by it, and says what is wrong in it.
    async fn configure(&self, change: impl FnOnce(&mut Configuration)) {
        let faults = {
            let mut session = self.session();
            change(&mut session.configuration);
            session.read_in_languages();
            session.publish_all();
            let open: Vec<_> = session.due.clone();
            open.iter().for_each(|it| drop(session.settings(workspace::to_path(it.as_str()).as_deref())));
            self.indexing.configure(&session.configuration);
            session.configuration.faults()
        };
        if !faults.is_empty() {
            let message = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            self.socket.show_message(lsp::MessageType::WARNING, message).await;
        }
    }

    /// Takes an edit, which counts between `initialize` and `shutdown` alone.
    pub(super) fn edit(&self, params: lsp::DidChangeTextDocumentParams) {
        if self.client.get().is_some() && !self.orderly.load(Ordering::Relaxed) {
            self.change(params);
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
                guarded("reading a document", || next.document.reread(&text.to_string()))
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
        self.trace.set(params.trace.unwrap_or_default());
        let client = *self.client.get_or_init(|| Client::new(&params.capabilities));
        if let Some(options) = params.initialization_options {
            self.session().configuration.set_editor(configuring::keys(options));
        }
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
        let folders = std::mem::take(&mut *self.folders.lock().unwrap_or_else(PoisonError::into_inner));
        if !folders.is_empty() {
            self.indexer().folders(folders, Vec::new());
        }
        if self.client().type_hierarchy {
            self.register_type_hierarchy().await;
        }
        if self.client().watches {
            self.watch().await;
        }
        self.pull_configuration().await;
    }

    async fn shutdown(&self) -> Result<()> {
        self.orderly.store(true, Ordering::Relaxed);
        Ok(())
    }

    // State changes. None of them awaits anything before the state is changed.

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        let it = params.text_document;
        let Ok(document) = guarded("reading a document", || Document::parse(&it.text)) else { return };
        let mut session = self.session();
        let document = Arc::new(document.in_language(session.language(&it.uri)));
        let open = Open { version: it.version, language: it.language_id, document };
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
        let paths = |folders: &[lsp::WorkspaceFolder]| paths(folders.iter().map(|it| &it.uri));
        self.indexer().folders(paths(&params.event.added), paths(&params.event.removed));
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        let changed = paths(params.changes.iter().map(|it| &it.uri));
        if changed.iter().any(|it| it.ends_with(config::FILE)) {
            self.configure(Configuration::forget).await;
        }
        self.indexer().files(changed);
    }

    async fn did_change_configuration(&self, params: lsp::DidChangeConfigurationParams) {
        let keys = configuring::keys(params.settings);
        // A client that has its settings fetched says only that they changed.
        if self.client().configures && keys.as_object().is_none_or(serde_json::Map::is_empty) {
            return self.pull_configuration().await;
        }
        self.configure(|it| it.set_editor(keys)).await;
    }

    async fn will_rename_files(&self, params: lsp::RenameFilesParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let answer = move |client: &Client, all: &Workspace| moving::edits(client, all, &params.files);
        self.beyond("willRenameFiles", answer).await
    }

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

    async fn document_highlight(
        &self,
        params: lsp::DocumentHighlightParams,
    ) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
        let lsp::TextDocumentPositionParams { text_document, position } =
            params.text_document_position_params;
        let answer = move |cx: &Context| viewing::highlights(cx, position);
        self.list("documentHighlight", text_document.uri, params.partial_result_params, answer).await
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
        self.list("references", text_document.uri, params.partial_result_params, answer).await
    }

    async fn selection_range(
        &self,
        params: lsp::SelectionRangeParams,
    ) -> Result<Option<Vec<lsp::SelectionRange>>> {
        let answer = move |cx: &Context| viewing::selections(cx, &params.positions);
        self.list("selectionRange", params.text_document.uri, params.partial_result_params, answer).await
    }

    async fn folding_range(&self, params: lsp::FoldingRangeParams) -> Result<Option<Vec<lsp::FoldingRange>>> {
        self.list("foldingRange", params.text_document.uri, params.partial_result_params, viewing::folds)
            .await
    }

    async fn code_action(&self, params: lsp::CodeActionParams) -> Result<Option<lsp::CodeActionResponse>> {
        let uri = params.text_document.uri.clone();
        self.read("codeAction", uri, move |cx| {
            let findings = cx.findings();
            let mut actions = handlers::code_action(cx, &params, &findings);
            actions.extend(fixing::code_actions(cx, &params, &findings));
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
        } else if let Some(mend) = fixing::mend(&action) {
            let uri = mend.uri.clone();
            let edit = self.read("codeAction/resolve", uri, move |cx| fixing::mended(cx, &mend)).await?;
            action.edit = Some(edit.ok_or_else(Error::content_modified)?);
        }
        Ok(action)
    }

    async fn on_type_formatting(
        &self,
        params: lsp::DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<lsp::TextEdit>>> {
        let lsp::TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let work = move |cx: &Context| editing::on_type(cx, position, &params.ch);
        self.read("onTypeFormatting", text_document.uri, work).await
    }

    async fn signature_help(&self, params: lsp::SignatureHelpParams) -> Result<Option<lsp::SignatureHelp>> {
        let lsp::TextDocumentPositionParams { text_document, position } =
            params.text_document_position_params;
        self.read("signatureHelp", text_document.uri, move |cx| editing::signature(cx, position)).await
    }

    async fn prepare_rename(
        &self,
        params: lsp::TextDocumentPositionParams,
    ) -> Result<Option<lsp::PrepareRenameResponse>> {
        let at = params.position;
        self.read("prepareRename", params.text_document.uri, move |cx| editing::prepare_rename(cx, at)).await
    }

    async fn rename(&self, params: lsp::RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let lsp::TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let name = params.new_name;
        let work = move |cx: &Context| Some(editing::rename(cx, position, &name));
        self.read("rename", text_document.uri, work).await?.transpose().map_err(Error::invalid_params)
    }

    async fn linked_editing_range(
        &self,
        params: lsp::LinkedEditingRangeParams,
    ) -> Result<Option<lsp::LinkedEditingRanges>> {
        let lsp::TextDocumentPositionParams { text_document, position } =
            params.text_document_position_params;
        self.read("linkedEditingRange", text_document.uri, move |cx| editing::linked(cx, position)).await
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
        if configuring::is_configuration(&text_document.uri) {
            let client = self.client();
            let open = self.session().workspace.get(text_document.uri.as_str()).cloned();
            return Ok(open.map(|it| configuring::completion(&client, &it.document, position)));
        }
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

    async fn document_link_resolve(&self, link: lsp::DocumentLink) -> Result<lsp::DocumentLink> {
        let Some(again) = annotating::again(link.data.as_ref()) else { return Ok(link) };
        let (uri, known) = (again.uri.clone(), link.clone());
        let answer = move |cx: &Context| Some(annotating::resolve_link(cx, &again, known));
        Ok(self.read("documentLink/resolve", uri, answer).await?.unwrap_or(link))
    }

    async fn semantic_tokens_full(
        &self,
        params: lsp::SemanticTokensParams,
    ) -> Result<Option<lsp::SemanticTokensResult>> {
        self.read("semanticTokens/full", params.text_document.uri, coloring::full).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: lsp::SemanticTokensDeltaParams,
    ) -> Result<Option<lsp::SemanticTokensFullDeltaResult>> {
        let answer = move |cx: &Context| coloring::delta(cx, &params.previous_result_id);
        self.read("semanticTokens/full/delta", params.text_document.uri, answer).await
    }

    async fn semantic_tokens_range(
        &self,
        params: lsp::SemanticTokensRangeParams,
    ) -> Result<Option<lsp::SemanticTokensRangeResult>> {
        let answer = move |cx: &Context| {
            let data = coloring::tokens(cx, Some(cx.range(params.range)));
            Some(lsp::SemanticTokens { result_id: None, data }.into())
        };
        self.read("semanticTokens/range", params.text_document.uri, answer).await
    }

    async fn inlay_hint(&self, params: lsp::InlayHintParams) -> Result<Option<Vec<lsp::InlayHint>>> {
        let answer = move |cx: &Context| annotating::hints(cx, params.range);
        self.read("inlayHint", params.text_document.uri, answer).await
    }

    async fn inlay_hint_resolve(&self, hint: lsp::InlayHint) -> Result<lsp::InlayHint> {
        let Some(again) = annotating::again(hint.data.as_ref()) else { return Ok(hint) };
        let (uri, known) = (again.uri.clone(), hint.clone());
        let answer = move |cx: &Context| Some(annotating::resolve_hint(cx, &again, known));
        Ok(self.read("inlayHint/resolve", uri, answer).await?.unwrap_or(hint))
    }

    async fn code_lens(&self, params: lsp::CodeLensParams) -> Result<Option<Vec<lsp::CodeLens>>> {
        self.list("codeLens", params.text_document.uri, params.partial_result_params, annotating::lenses)
            .await
    }

    async fn code_lens_resolve(&self, lens: lsp::CodeLens) -> Result<lsp::CodeLens> {
        let Some(again) = annotating::again(lens.data.as_ref()) else { return Ok(lens) };
        let (uri, known) = (again.uri.clone(), lens.clone());
        let answer = move |cx: &Context| Some(annotating::resolve_lens(cx, &again, known));
        Ok(self.read("codeLens/resolve", uri, answer).await?.unwrap_or(lens))
    }

    async fn prepare_call_hierarchy(
        &self,
        params: lsp::CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyItem>>> {
        let lsp::TextDocumentPositionParams { text_document, position } =
            params.text_document_position_params;
        let answer = move |cx: &Context| relations::prepare_calls(cx, position);
        self.read("prepareCallHierarchy", text_document.uri, answer).await
    }

    async fn incoming_calls(
        &self,
        params: lsp::CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyIncomingCall>>> {
        let parts = params.partial_result_params;
        let answer = move |client: &Client, all: &Workspace| relations::incoming(client, all, &params.item);
        let found = self.beyond("incomingCalls", answer).await?;
        Ok(telling::in_parts(&self.socket, parts, found).await)
    }

    async fn outgoing_calls(
        &self,
        params: lsp::CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyOutgoingCall>>> {
        self.beyond("outgoingCalls", move |client, all| relations::outgoing(client, all, &params.item)).await
    }

    async fn prepare_type_hierarchy(
        &self,
        params: lsp::TypeHierarchyPrepareParams,
    ) -> Result<Option<Vec<lsp::TypeHierarchyItem>>> {
        let lsp::TextDocumentPositionParams { text_document, position } =
            params.text_document_position_params;
        let answer = move |cx: &Context| relations::prepare_types(cx, position);
        self.read("prepareTypeHierarchy", text_document.uri, answer).await
    }

    async fn supertypes(
        &self,
        params: lsp::TypeHierarchySupertypesParams,
    ) -> Result<Option<Vec<lsp::TypeHierarchyItem>>> {
        self.beyond("supertypes", move |client, all| relations::series(client, all, &params.item, true)).await
    }

    async fn subtypes(
        &self,
        params: lsp::TypeHierarchySubtypesParams,
    ) -> Result<Option<Vec<lsp::TypeHierarchyItem>>> {
        self.beyond("subtypes", move |client, all| relations::series(client, all, &params.item, false)).await
    }

    async fn moniker(&self, params: lsp::MonikerParams) -> Result<Option<Vec<lsp::Moniker>>> {
        let lsp::TextDocumentPositionParams { text_document, position } =
            params.text_document_position_params;
        self.read("moniker", text_document.uri, move |cx| annotating::moniker(cx, position)).await
    }

    async fn execute_command(&self, params: lsp::ExecuteCommandParams) -> Result<Option<Value>> {
        let command = commands::named(&params.command)?;
        let given = params.arguments;
        let action = match commands::document(command, &given)? {
            None if command.name == commands::SEARCH => {
                let search =
                    move |client: &Client, all: &Workspace| comparing::search(client, all, command, &given);
                self.beyond(command.name, search).await??
            }
            None => commands::open_official_page(command, &given)?,
            Some(uri) => {
                let missing = commands::invalid(command, &format!("{uri} is not open"));
                let done = self.read(command.name, uri, move |cx| Some(commands::run(cx, command, &given)));
                done.await?.unwrap_or(Err(missing))?
            }
        };
        self.act(action).await
    }

    async fn symbol(
        &self,
        params: lsp::WorkspaceSymbolParams,
    ) -> Result<Option<Vec<lsp::SymbolInformation>>> {
        let parts = params.partial_result_params;
        let answer = move |client: &Client, all: &Workspace| relations::symbols(client, all, &params.query);
        let found = self.beyond("workspace/symbol", answer).await?;
        Ok(telling::in_parts(&self.socket, parts, Some(found)).await)
    }

    async fn diagnostic(
        &self,
        params: lsp::DocumentDiagnosticParams,
    ) -> Result<lsp::DocumentDiagnosticReportResult> {
        let pull = self.client().related_findings.then(|| self.pull(FxHashMap::default()));
        let known = params.previous_result_id;
        let answer = move |cx: &Context| Some(pulling::document(cx, known.as_deref(), pull.as_ref()));
        let report = self.read("diagnostic", params.text_document.uri, answer).await?;
        Ok(report.unwrap_or_else(pulling::nothing).into())
    }

    async fn workspace_diagnostic(
        &self,
        params: lsp::WorkspaceDiagnosticParams,
    ) -> Result<lsp::WorkspaceDiagnosticReportResult> {
        let token = params.partial_result_params.partial_result_token;
        let known: FxHashMap<Url, String> =
            params.previous_result_ids.into_iter().map(|it| (it.uri, it.value)).collect();
        let pull = self.pull(known);
        let mut items = Vec::new();
        for uri in pull.open() {
            let known = Arc::clone(&pull.known);
            let answer = move |cx: &Context| Some(pulling::of_workspace(cx, &known));
            items.extend(self.read("workspace/diagnostic", uri, answer).await?);
        }
        let _unwanted = pulling::Unwanted(Arc::clone(&pull.cancelled));
        let (found, mut parts) = unbounded_channel();
        let work = tokio::task::spawn_blocking(move || {
            guarded("workspace/diagnostic", || {
                pull.run(&|part| {
                    // The other end is gone only where nobody waits for the answer.
                    let _ = found.send(part);
                });
            })
        });
        while let Some(part) = parts.recv().await {
            items.extend(part);
            if let Some(token) = &token {
                let part = json!({"items": std::mem::take(&mut items)});
                telling::part(&self.socket, token, part).await;
            }
        }
        work.await.unwrap_or_else(|_| Err(Error::internal_error()))?;
        Ok(lsp::WorkspaceDiagnosticReportResult::Report(lsp::WorkspaceDiagnosticReport { items }))
    }
}

fn paths<'a>(uris: impl Iterator<Item = &'a Url>) -> Vec<PathBuf> {
    uris.filter_map(|it| workspace::to_path(it.as_str())).collect()
}
