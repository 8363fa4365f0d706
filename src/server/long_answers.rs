//! The requests whose answers are long enough to be written where they are worked out.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types as lsp;

use crate::workspace::Workspace;

use super::backend::Backend;
use super::client::Client;
use super::context::Context;
use super::prepared::prepared;
use super::{annotating, handlers, symbols, telling};

impl Backend {
    /// `textDocument/documentSymbol`, under a name of our own.
    pub(super) async fn outline(&self, params: lsp::DocumentSymbolParams) -> Result<Value> {
        let (uri, parts) = (params.text_document.uri.clone(), params.partial_result_params);
        if parts.partial_result_token.is_some() {
            let rest = match self.read("documentSymbol", uri, handlers::document_symbol).await? {
                Some(lsp::DocumentSymbolResponse::Nested(all)) => {
                    let rest = telling::in_parts(&self.socket, parts, Some(all)).await;
                    rest.map(lsp::DocumentSymbolResponse::Nested)
                }
                Some(lsp::DocumentSymbolResponse::Flat(all)) => {
                    let rest = telling::in_parts(&self.socket, parts, Some(all)).await;
                    rest.map(lsp::DocumentSymbolResponse::Flat)
                }
                None => None,
            };
            return prepared(&rest);
        }
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

    /// `textDocument/codeLens`, under a name of our own.
    pub(super) async fn lenses(&self, params: lsp::CodeLensParams) -> Result<Value> {
        let (uri, parts) = (params.text_document.uri, params.partial_result_params);
        let (open, left_open) = (Arc::new(AtomicBool::new(false)), uri.clone());
        let told = Arc::clone(&open);
        let lenses = move |cx: &Context| {
            let lenses = annotating::lenses(cx);
            told.store(lenses.iter().flatten().any(annotating::is_open), Ordering::Relaxed);
            lenses
        };
        let answer = if parts.partial_result_token.is_some() {
            prepared(&self.list("codeLens", uri, parts, lenses).await?)
        } else {
            let answer = move |cx: &Context| lenses(cx).map(|it| prepared(&it));
            self.read("codeLens", uri, answer).await?.unwrap_or(Ok(Value::Null))
        };
        if open.load(Ordering::Relaxed) {
            self.look_on(left_open);
        }
        answer
    }

    /// `workspace/symbol`, under a name of our own.
    pub(super) async fn symbols(&self, params: lsp::WorkspaceSymbolParams) -> Result<Value> {
        let parts = params.partial_result_params;
        let answer = move |client: &Client, all: &Workspace| symbols::found(client, all, &params.query);
        let found = self.beyond("workspace/symbol", answer).await?;
        prepared(&telling::in_parts(&self.socket, parts, Some(found)).await)
    }
}
