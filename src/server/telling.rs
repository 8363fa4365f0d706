//! What the server says of its own accord: traces, parts of long answers, and that what was shown is out of date.

use std::sync::atomic::{AtomicU8, Ordering};

use serde::Serialize;
use serde_json::{Value, json};
use tower_lsp::lsp_types::{self as lsp, notification};

use super::client::Client;

/// How many results one part of an answer has.
const PART: usize = 256;

/// How many coloured stretches one part of an answer has.
const TOKENS: usize = 2048;

/// How much of its work the server tells the client; set by `initialize` and `$/setTrace`.
#[derive(Debug, Default)]
pub(super) struct Trace(AtomicU8);

impl Trace {
    pub(super) fn set(&self, value: lsp::TraceValue) {
        let level = match value {
            lsp::TraceValue::Off => 0,
            lsp::TraceValue::Messages => 1,
            lsp::TraceValue::Verbose => 2,
        };
        self.0.store(level, Ordering::Relaxed);
    }

    /// The note on an answer, where the client wants one; `more` is for a client that wants all.
    pub(super) fn note(
        &self,
        message: impl FnOnce() -> String,
        more: impl FnOnce() -> String,
    ) -> Option<lsp::LogTraceParams> {
        match self.0.load(Ordering::Relaxed) {
            0 => None,
            1 => Some(lsp::LogTraceParams { message: message(), verbose: None }),
            _ => Some(lsp::LogTraceParams { message: message(), verbose: Some(more()) }),
        }
    }
}

enum Progress {}

impl notification::Notification for Progress {
    type Params = Value;
    const METHOD: &'static str = "$/progress";
}

/// Sends results in parts to a client that asked for that; what is left for the answer itself.
pub(super) async fn in_parts<T: Serialize>(
    socket: &tower_lsp::Client,
    params: lsp::PartialResultParams,
    results: Option<Vec<T>>,
) -> Option<Vec<T>> {
    let (Some(token), Some(all)) = (params.partial_result_token, results.as_ref()) else { return results };
    for part in all.chunks(PART) {
        socket.send_notification::<Progress>(json!({"token": token, "value": part})).await;
    }
    Some(Vec::new())
}

/// Sends coloured stretches in parts to a client that asked for that; what is left stays for the answer itself.
pub(super) async fn tokens_in_parts(
    socket: &tower_lsp::Client,
    params: &lsp::PartialResultParams,
    data: &mut Vec<lsp::SemanticToken>,
) {
    let Some(token) = &params.partial_result_token else { return };
    // Each counts from the one before, also over the parts.
    for some in std::mem::take(data).chunks(TOKENS) {
        part(socket, token, json!(lsp::SemanticTokensPartialResult { data: some.to_vec() })).await;
    }
}

/// Sends a part of an answer to a client that asked for parts.
pub(super) async fn part(socket: &tower_lsp::Client, token: &lsp::ProgressToken, value: Value) {
    socket.send_notification::<Progress>(json!({"token": token, "value": value})).await;
}

/// Tells the client to ask again for what depends on other documents or the configuration.
pub(super) async fn refresh(socket: &tower_lsp::Client, client: &Client) {
    let can = client.viewing;
    let failed = |what: &str, result: tower_lsp::jsonrpc::Result<()>| {
        if let Err(error) = result {
            tracing::debug!("the client does not ask for {what} again: {error}");
        }
    };
    if can.palette.refresh {
        failed("semantic tokens", socket.semantic_tokens_refresh().await);
    }
    if can.refreshes_hints {
        failed("inlay hints", socket.inlay_hint_refresh().await);
    }
    if can.refreshes_lenses {
        failed("code lenses", socket.code_lens_refresh().await);
    }
    if can.refreshes_findings && !client.pulls_and_takes {
        failed("diagnostics", socket.workspace_diagnostic_refresh().await);
    }
}
