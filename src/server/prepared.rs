//! Long answers, written where they are worked out.
//!
//! `tower-lsp` makes a tree of values of each answer, writes that and drops it, all on the thread that reads: for the
//! outline of a long document this takes longer than the outline itself, and a keystroke behind it waits. The requests
//! named here go to methods of our own, which answer with a text that is already JSON; the transport puts it in place.

use serde::Serialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Request, Response, Result};

use super::frame;

/// The outline as it is asked for inside of the server.
pub(super) const OUTLINE: &str = "resolution-ls/documentSymbol";
/// The links in the same way.
pub(super) const LINKS: &str = "resolution-ls/documentLink";
/// And the lenses.
pub(super) const LENSES: &str = "resolution-ls/codeLens";
/// What was found in the workspace; `tower-lsp` has no type for an answer whose places come later.
pub(super) const SYMBOLS: &str = "resolution-ls/symbol";

/// What the client asks, and who answers.
const METHODS: [(&str, &str); 4] = [
    ("textDocument/documentSymbol", OUTLINE),
    ("textDocument/documentLink", LINKS),
    ("textDocument/codeLens", LENSES),
    ("workspace/symbol", SYMBOLS),
];

/// What such an answer begins with; no other answer does.
const SIGN: char = '\0';

/// The request under the name of the method that answers it.
pub(super) fn renamed(request: Request) -> Request {
    let Some((_, name)) = METHODS.iter().find(|it| it.0 == request.method()) else { return request };
    let (_, id, params) = request.into_parts();
    let mut built = Request::build(*name);
    if let Some(id) = id {
        built = built.id(id);
    }
    if let Some(params) = params {
        built = built.params(params);
    }
    built.finish()
}

/// An answer that is written already.
pub(super) fn prepared(answer: &impl Serialize) -> Result<Value> {
    let mut text = vec![SIGN as u8];
    serde_json::to_writer(&mut text, answer).map_err(|_| Error::internal_error())?;
    String::from_utf8(text).map(Value::String).map_err(|_| Error::internal_error())
}

/// Writes a response, whether its answer is prepared or not.
pub(super) fn write(out: &mut Vec<u8>, response: &Response) {
    let text = response.result().and_then(Value::as_str).and_then(|it| it.strip_prefix(SIGN));
    match (text, serde_json::to_string(response.id())) {
        (Some(text), Ok(id)) => {
            frame::write_parts(
                out,
                &[br#"{"jsonrpc":"2.0","result":"#, text.as_bytes(), br#","id":"#, id.as_bytes(), b"}"],
            );
        }
        _ => frame::write(out, response),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tower_lsp::jsonrpc::Id;

    use super::*;

    fn written(answer: Value) -> String {
        let mut out = Vec::new();
        write(&mut out, &Response::from_ok(Id::Number(7), answer));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_prepared_answer_is_written_as_any_other() {
        let answer = json!([{"name": "Preamble, “1”"}]);
        let body = |it: &str| serde_json::from_str::<Value>(it.split_once("\r\n\r\n").unwrap().1).unwrap();
        let (plain, quick) = (written(answer.clone()), written(prepared(&answer).unwrap()));
        assert_eq!(body(&quick), body(&plain));
        assert_eq!(plain.split_once("\r\n").unwrap().0, quick.split_once("\r\n").unwrap().0);
        assert_eq!(body(&written(json!("a text")))["result"], "a text");
    }

    #[test]
    fn only_the_long_ones_are_renamed() {
        let asked = |method: &str| {
            let request = Request::build(method.to_owned()).id(1).params(json!({"a": 1})).finish();
            let (method, id, params) = renamed(request).into_parts();
            (method.into_owned(), id, params)
        };
        let same = (Some(Id::Number(1)), Some(json!({"a": 1})));
        assert_eq!(
            asked("textDocument/hover"),
            ("textDocument/hover".to_owned(), same.0.clone(), same.1.clone())
        );
        assert_eq!(asked("textDocument/documentSymbol"), (OUTLINE.to_owned(), same.0, same.1));
    }
}
