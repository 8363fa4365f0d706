//! The dispatch: state changes before the first `await`, requests on snapshots.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use rustc_hash::FxHashMap;
use serde_json::{Value, json};
use tokio::sync::mpsc::unbounded_channel;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{self as lsp, Url};

use crate::resolution::Document;
use crate::workspace::config::{self, Configuration};
use crate::workspace::{Open, Workspace};

use super::backend::{Backend, paths};
use super::client::Client;
use super::commands;
use super::context::{Context, guarded};
use super::parent::Parent;
use super::relations;
use super::symbols;
use super::telling::{self};
use super::{
    annotating, closed, coloring, comparing, configuring, editing, fixing, handlers, moving, pulling, viewing,
};

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
        if self.client().takes_findings {
            let (session, found) = (Arc::clone(&self.session), Arc::clone(&self.closed_found));
            tokio::spawn(closed::run(session, self.client(), self.pulled.clone(), found));
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
        {
            let mut session = self.session();
            let document = Arc::new(document.in_language(session.language(&it.uri)));
            let open = Open { version: it.version, language: it.language_id, document };
            session.workspace.set(it.uri.as_str(), open);
            session.closed.forget(&it.uri);
            session.publish(it.uri.clone());
        }
        self.look_over(it.uri);
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        self.change(params);
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        let mut session = self.session();
        if session.workspace.close(uri.as_str()) {
            self.views.forget(&uri);
            session.closed.forget(&uri);
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
            // What finds the text as it wants it changes nothing; what finds another text is told so.
            let answer = move |cx: &Context| {
                (cx.version == chosen.version).then(|| editing::performed(cx, &chosen).unwrap_or_default())
            };
            let edit = self.read("codeAction/resolve", uri, answer).await?;
            action.edit = Some(edit.ok_or_else(Error::content_modified)?);
        } else if let Some(mend) = fixing::mend(&action) {
            let uri = mend.uri.clone();
            let answer = move |cx: &Context| {
                (cx.version == mend.version).then(|| fixing::mended(cx, &mend).unwrap_or_default())
            };
            let edit = self.read("codeAction/resolve", uri, answer).await?;
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
        let mut found = self.read("semanticTokens/full", params.text_document.uri, coloring::full).await?;
        if let Some(lsp::SemanticTokensResult::Tokens(tokens)) = &mut found {
            let parts = &params.partial_result_params;
            telling::tokens_in_parts(&self.socket, parts, &mut tokens.data).await;
        }
        Ok(found)
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: lsp::SemanticTokensDeltaParams,
    ) -> Result<Option<lsp::SemanticTokensFullDeltaResult>> {
        let parts = params.partial_result_params;
        let answer = move |cx: &Context| coloring::delta(cx, &params.previous_result_id);
        let mut found = self.read("semanticTokens/full/delta", params.text_document.uri, answer).await?;
        match &mut found {
            Some(lsp::SemanticTokensFullDeltaResult::Tokens(tokens)) => {
                telling::tokens_in_parts(&self.socket, &parts, &mut tokens.data).await;
            }
            // What changed is one stretch: it is a part of its own.
            Some(lsp::SemanticTokensFullDeltaResult::TokensDelta(delta)) => {
                if let Some(token) = &parts.partial_result_token {
                    let edits = std::mem::take(&mut delta.edits);
                    telling::part(&self.socket, token, json!({"edits": edits})).await;
                }
            }
            _ => {}
        }
        Ok(found)
    }

    async fn semantic_tokens_range(
        &self,
        params: lsp::SemanticTokensRangeParams,
    ) -> Result<Option<lsp::SemanticTokensRangeResult>> {
        let answer = move |cx: &Context| Some(coloring::tokens(cx, Some(cx.range(params.range))));
        let found = self.read("semanticTokens/range", params.text_document.uri, answer).await?;
        let Some(mut data) = found else { return Ok(None) };
        telling::tokens_in_parts(&self.socket, &params.partial_result_params, &mut data).await;
        Ok(Some(lsp::SemanticTokens { result_id: None, data }.into()))
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
        let parts = params.partial_result_params;
        let answer = move |client: &Client, all: &Workspace| relations::outgoing(client, all, &params.item);
        let found = self.beyond("outgoingCalls", answer).await?;
        Ok(telling::in_parts(&self.socket, parts, found).await)
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
        self.series("supertypes", params.item, params.partial_result_params, true).await
    }

    async fn subtypes(
        &self,
        params: lsp::TypeHierarchySubtypesParams,
    ) -> Result<Option<Vec<lsp::TypeHierarchyItem>>> {
        self.series("subtypes", params.item, params.partial_result_params, false).await
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

    async fn symbol_resolve(&self, symbol: lsp::WorkspaceSymbol) -> Result<lsp::WorkspaceSymbol> {
        self.beyond("workspaceSymbol/resolve", move |client, all| symbols::resolved(client, all, symbol))
            .await
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
