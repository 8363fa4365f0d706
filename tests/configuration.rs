//! The schema and the table of keys are made from the code; a stale one fails here. `UPDATE=1 cargo test --test
//! configuration` writes them anew.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;

use resolution_ls::workspace::config;
use serde_json::Value;

#[track_caller]
fn same(file: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, expected).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert!(found == expected, "{file} is stale: UPDATE=1 cargo test --test configuration");
}

#[test]
fn the_schema_is_that_of_the_code() {
    let mut schema = serde_json::to_string_pretty(&config::schema()).unwrap();
    schema.push('\n');
    same("docs/resolution-ls.schema.json", &schema);
}

#[test]
fn the_page_has_each_key() {
    const MARK: &str = "<!-- The table is made from src/workspace/config/keys.rs. -->\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md");
    let page = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let (head, _) = page.split_once(MARK).unwrap();
    let mut rows = String::from("\n| key | default | meaning |\n| --- | --- | --- |\n");
    table("", &config::schema(), &mut rows);
    same("docs/configuration.md", &format!("{head}{MARK}{rows}"));
}

/// A row for each key; tables of known keys row by row.
fn table(prefix: &str, schema: &Value, rows: &mut String) {
    for (key, schema) in schema["properties"].as_object().unwrap() {
        let words = schema["description"].as_str().unwrap_or_default().split_whitespace();
        let words = words.collect::<Vec<_>>().join(" ");
        let default = schema.get("default").filter(|it| !it.is_null() && !it.is_object());
        let default = default.map(|it| format!("`{it}`")).unwrap_or_default();
        rows.push_str(&format!("| `{prefix}{key}` | {default} | {words} |\n"));
        if schema.get("properties").is_some() {
            table(&format!("{prefix}{key}."), schema, rows);
        } else if schema["items"].get("properties").is_some() {
            table(&format!("{prefix}{key}[]."), &schema["items"], rows);
        }
    }
}
