//! The editor's settings, in the forms that clients send them.

use serde_json::Value;

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
        // Editors send what is not set as null.
        map.retain(|key, value| !value.is_null() && !EXTENSIONS.contains(&key.as_str()));
    }
    value
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
    }
}
