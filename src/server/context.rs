//! What a request works on: a snapshot, taken before anything is awaited.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types as lsp;

use crate::citation::Symbol;
use crate::ide::{Facts, Library as _, Seen};
use crate::resolution::Document;
use crate::rules;
use crate::text::{Position, TextRange, TextSize};
use crate::workspace::config::Settings;
use crate::workspace::{self, Workspace};

use super::client::Client;
use super::publishing::Published;
use super::views::Views;

/// One open document of which there is something to say, and all around it.
pub(super) struct Context {
    pub(super) client: Client,
    pub(super) uri: lsp::Url,
    pub(super) version: i32,
    pub(super) document: Arc<Document>,
    pub(super) workspace: Workspace,
    pub(super) views: Views,
    /// What was last published of it.
    pub(super) published: Arc<Published>,
    /// The configuration that holds for it.
    pub(super) settings: Arc<Settings>,
    /// The rules that report in it.
    pub(super) selection: rules::Selection,
}

impl Context {
    /// What was found in the document as a whole.
    pub(super) fn seen(&self) -> Arc<Seen> {
        self.views.of(&self.uri, &self.document)
    }

    /// The findings of the document; what did not change since it was last checked is not checked again.
    /// There are none in a library, which is for reading.
    pub(super) fn findings(&self) -> Vec<rules::Finding> {
        let path = workspace::to_path(self.uri.as_str());
        if self.workspace.in_library(path.as_deref()) {
            return Vec::new();
        }
        let others = self.workspace.index().around(path.as_deref());
        self.published.findings(&self.document, &self.selection, &others)
    }

    /// What is known of a document, in the language of this one where several hold it.
    pub(super) fn facts(&self, symbol: &Symbol) -> Option<Facts> {
        self.workspace.facts(symbol, self.document.lang())
    }

    pub(super) fn offset(&self, position: lsp::Position) -> TextSize {
        self.document.text().offset(Position::new(position.line, position.character), self.client.encoding)
    }

    pub(super) fn range(&self, range: lsp::Range) -> TextRange {
        let start = self.offset(range.start);
        TextRange::new(start, self.offset(range.end).max(start))
    }
}

/// Runs `work`; a panic in it is logged and becomes an internal error.
pub(super) fn guarded<T>(what: &str, work: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let message = panic
            .downcast_ref::<&str>()
            .map(|it| (*it).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        tracing::error!("{what} panicked: {message}");
        let mut error = Error::internal_error();
        error.message = format!("{what} failed: {message}").into();
        error
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_internal_error() {
        assert_eq!(guarded("hover", || 7).ok(), Some(7));
        let error = guarded::<()>("hover", || panic!("a {} text", "strange")).err();
        let error = error.map(|it| (it.code.code(), it.message.into_owned()));
        assert_eq!(error, Some((-32603, "hover failed: a strange text".to_owned())));
    }
}
