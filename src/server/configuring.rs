//! The editor's settings, in the forms that clients send them; help in writing `resolution-ls.toml`.

use serde_json::Value;
use tower_lsp::lsp_types as lsp;

use crate::resolution::Document;
use crate::text::{Position, TextRange, size};
use crate::workspace::config;

use super::client::Client;
use super::to_proto;

/// The name that they go by.
pub(super) const SECTION: &str = "resolution-ls";

/// What an editor's extension keeps beside the configuration's keys for itself.
const EXTENSIONS: [&str; 2] = ["server", "trace"];

/// The keys of the configuration; clients send them alone, below the section's name, or below `settings`.
pub(super) fn keys(mut value: Value) -> Value {
    for name in ["settings", SECTION] {
        if let Some(inner) = value.get_mut(name).filter(|it| it.is_object()) {
            value = inner.take();
        }
    }
    if let Some(map) = value.as_object_mut() {
        map.retain(|key, _| !EXTENSIONS.contains(&key.as_str()));
    }
    forget_nulls(&mut value);
    value
}

/// Editors send what is not set as null.
fn forget_nulls(value: &mut Value) {
    if let Some(map) = value.as_object_mut() {
        map.retain(|_, value| !value.is_null());
        map.values_mut().for_each(forget_nulls);
    }
}

/// Whether a document is the configuration.
pub(super) fn is_configuration(uri: &lsp::Url) -> bool {
    uri.path().rsplit('/').next() == Some(config::FILE)
}

/// What may be written at a place of the configuration.
pub(super) fn completion(client: &Client, document: &Document, at: lsp::Position) -> lsp::CompletionResponse {
    let text = document.text();
    let at = text.offset(Position::new(at.line, at.character), client.encoding);
    let convert = |(rank, it): (usize, config::Offer)| {
        let range = TextRange::new(size(it.range.start), size(it.range.end));
        let edit = lsp::TextEdit::new(to_proto::range(client, document, range), it.text.clone());
        let label = it.text.trim_end_matches(" = ").to_owned();
        lsp::CompletionItem {
            kind: Some(lsp::CompletionItemKind::PROPERTY),
            documentation: (!it.description.is_empty()).then_some(lsp::Documentation::String(it.description)),
            sort_text: Some(format!("{rank:04}")),
            filter_text: Some(it.text),
            text_edit: Some(lsp::CompletionTextEdit::Edit(edit)),
            label,
            ..Default::default()
        }
    };
    let offers = config::offers(&text.to_string(), usize::from(at));
    lsp::CompletionResponse::Array(offers.into_iter().enumerate().map(convert).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_found_where_clients_put_them() {
        let expected = json!({"ignore": ["footnote"]});
        for sent in [
            expected.clone(),
            json!({"resolution-ls": expected}),
            json!({"settings": {"resolution-ls": expected}}),
            json!({"ignore": ["footnote"], "select": null, "server": {"path": "x"}}),
        ] {
            assert_eq!(keys(sent), expected);
        }
        assert_eq!(keys(Value::Null), Value::Null);
        assert_eq!(keys(json!({"format": {"width": null, "link": true}})), json!({"format": {"link": true}}));
    }
}
