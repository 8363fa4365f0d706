//! What may be written at a place of `resolution-ls.toml`: tables, the keys of a table, the values of a key that
//! takes one of a few, and rules by their codes. All of it is read from the schema.

use std::ops::Range;

use serde_json::{Map, Value};

use super::keys;
use crate::rules;

/// Keys whose values, or whose own keys, are names of rules.
const RULES: [&str; 3] = ["select", "ignore", "severity"];

/// Something that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What stands there afterwards.
    pub text: String,
    /// What it means.
    pub description: String,
    /// What is typed of it, in bytes of the file.
    pub range: Range<usize>,
}

/// What may be written at `offset` of the file `text`, in the order of the schema.
pub fn offers(text: &str, offset: usize) -> Vec<Offer> {
    let Some(head) = text.get(..offset) else { return Vec::new() };
    let line = head.rsplit('\n').next().unwrap_or(head);
    if line.trim_start().starts_with('#') {
        return Vec::new();
    }
    let schema = keys::schema().to_value();
    let before = &head[..head.len() - line.len()];
    if line.trim_start().starts_with('[') && !line.contains(']') && open_list(before).is_none() {
        return typed(line.trim_start(), offset, tables(&schema));
    }
    let path = table(before);
    let Some(place) = walk(&schema, &path) else { return Vec::new() };
    let value = match line.split_once('=') {
        Some((key, value)) => Some((key.trim(), value)),
        None => open_list(before).map(|key| (key, line)),
    };
    match value {
        Some((key, value)) => {
            let start = value.rfind([' ', ',', '[', '=']).map_or(0, |it| it + 1);
            let of = inner(place, key);
            let shown: Vec<_> =
                values(of, key).into_iter().map(|(text, says)| (quoted(&text), says)).collect();
            typed(&value[start..], offset, shown)
        }
        None => {
            let rest = text.get(offset..).unwrap_or("");
            let named = |key: &str| {
                let lines =
                    own_lines(before).chain(rest.lines().skip(1).take_while(|it| !it.starts_with('[')));
                lines.into_iter().any(|it| it.split_once('=').is_some_and(|it| it.0.trim() == key))
            };
            let left = keys_of(place, &path).into_iter().filter(|it| !named(&it.0));
            typed(line.trim_start(), offset, left.map(|(key, says)| (format!("{key} = "), says)).collect())
        }
    }
}

/// Those that begin with what is typed up to `offset`.
fn typed(typed: &str, offset: usize, all: Vec<(String, String)>) -> Vec<Offer> {
    let range = offset - typed.len()..offset;
    let bare = typed.trim_start_matches('"');
    let begins = |it: &(String, String)| it.0.trim_start_matches('"').starts_with(bare);
    all.into_iter()
        .filter(begins)
        .map(|(text, description)| Offer { text, description, range: range.clone() })
        .collect()
}

/// The names in the last header of a table, from the outermost.
fn table(before: &str) -> Vec<&str> {
    let header = before.lines().rev().map(str::trim).find(|it| it.starts_with('[') && it.ends_with(']'));
    header.map_or_else(Vec::new, |it| it.trim_matches(['[', ']']).split('.').map(str::trim).collect())
}

/// The lines of the last table up to a place.
fn own_lines(before: &str) -> impl Iterator<Item = &str> {
    before.lines().rev().take_while(|it| !it.trim_start().starts_with('['))
}

/// The key whose list is still open at the end.
fn open_list(before: &str) -> Option<&str> {
    let (at, line) = before.lines().rev().enumerate().find(|it| it.1.contains('='))?;
    let (key, value) = line.split_once('=')?;
    let later = before.lines().rev().take(at);
    let count =
        |sign| value.matches(sign).count() + later.clone().map(|it| it.matches(sign).count()).sum::<usize>();
    (count('[') > count(']')).then(|| key.trim())
}

fn properties(place: &Value) -> Option<&Map<String, Value>> {
    place.get("properties").or_else(|| place.get("items")?.get("properties"))?.as_object()
}

fn walk<'a>(schema: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter().try_fold(schema, |place, key| properties(place)?.get(*key))
}

/// What the schema says of a key's value.
fn inner<'a>(place: &'a Value, key: &str) -> Option<&'a Value> {
    match properties(place) {
        Some(properties) => properties.get(key),
        None => place.get("additionalProperties"),
    }
}

fn says(of: &Value) -> String {
    of.get("description").and_then(Value::as_str).unwrap_or("").replace('\n', " ")
}

/// The headers of tables, with their brackets.
fn tables(schema: &Value) -> Vec<(String, String)> {
    let all = properties(schema).into_iter().flatten();
    let header = |(key, of): (&String, &Value)| {
        let several = of.get("items").is_some_and(|it| it.get("properties").is_some());
        let one =
            of.get("properties").is_some() || of.get("additionalProperties").is_some_and(Value::is_object);
        let text = if several { format!("[[{key}]]") } else { format!("[{key}]") };
        (several || one).then(|| (text, says(of)))
    };
    all.filter_map(header).collect()
}

/// The keys of a table that are no tables themselves.
fn keys_of(place: &Value, path: &[&str]) -> Vec<(String, String)> {
    match properties(place) {
        Some(all) => {
            let plain = |it: &(&String, &Value)| {
                it.1.get("properties").is_none()
                    && it.1.get("items").and_then(|it| it.get("properties")).is_none()
            };
            all.iter().filter(plain).map(|(key, of)| (key.clone(), says(of))).collect()
        }
        None if path.last().is_some_and(|it| RULES.contains(it)) => codes(),
        None => Vec::new(),
    }
}

fn codes() -> Vec<(String, String)> {
    rules::RULES.iter().map(|it| (it.code.to_owned(), it.summary.to_owned())).collect()
}

/// The values that a key takes, where they can be listed.
fn values(of: Option<&Value>, key: &str) -> Vec<(String, String)> {
    let Some(of) = of else { return Vec::new() };
    if RULES.contains(&key) {
        return codes();
    }
    let one = |it: &Value| Some((it.as_str()?.to_owned(), String::new()));
    if of.get("type").is_some_and(|it| it == "boolean") {
        return ["true", "false"].map(|it| (it.to_owned(), says(of))).to_vec();
    }
    if let Some(list) = of.get("enum").and_then(Value::as_array) {
        return list.iter().filter_map(one).collect();
    }
    let list = ["oneOf", "anyOf"].iter().filter_map(|it| of.get(it)?.as_array()).flatten();
    list.flat_map(|it| match it.get("const").and_then(Value::as_str) {
        Some(value) => vec![(value.to_owned(), says(it))],
        None => values(Some(it), key),
    })
    .collect()
}

fn quoted(value: &str) -> String {
    if matches!(value, "true" | "false") { value.to_owned() } else { format!("\"{value}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is offered at `$0`, the first of it; and what it replaces.
    #[track_caller]
    fn check(fixture: &str, typed: &str, expected: &[&str]) {
        let at = fixture.find("$0").unwrap();
        let text = fixture.replacen("$0", "", 1);
        let found = offers(&text, at);
        let shown: Vec<&str> = found.iter().map(|it| it.text.as_str()).take(expected.len().max(1)).collect();
        assert_eq!(shown, expected);
        assert!(found.iter().all(|it| text.get(it.range.clone()) == Some(typed)), "{found:?}");
    }

    #[test]
    fn keys_are_those_of_their_table() {
        check("pro$0\n", "pro", &["profile = "]);
        check("[format]\nwid$0\n", "wid", &["width = "]);
        check("[[overrides]]\npa$0", "pa", &["paths = "]);
        check("[format]\nselect$0\n", "select", &[]);
        check("profile = \"mun\"\npro$0\n", "pro", &[]);
        check("# pro$0\n", "pro", &[]);
    }

    #[test]
    fn tables_are_offered_behind_their_bracket() {
        check("[for$0", "[for", &["[format]"]);
        check("[[ov$0", "[[ov", &["[[overrides]]"]);
    }

    #[test]
    fn values_are_those_of_their_key() {
        check("profile = $0", "", &["\"official\"", "\"mun\""]);
        check("profile = \"m$0", "\"m", &["\"mun\""]);
        check("[inlay-hints]\nenable = $0", "", &["true", "false"]);
        check("[format]\nblanks = \"non$0", "\"non", &["\"non-breaking\""]);
        check("max-file-size = $0", "", &[]);
    }

    #[test]
    fn rules_are_offered_by_their_codes() {
        check(
            "ignore = [\"footnote-un$0",
            "\"footnote-un",
            &["\"footnote-undefined\"", "\"footnote-unused\""],
        );
        check("select = [\n  \"verb\",\n  \"footnote-und$0", "\"footnote-und", &["\"footnote-undefined\""]);
        check("[severity]\nfootnote-und$0", "footnote-und", &["footnote-undefined = "]);
        check("[severity]\nfootnote-undefined = \"o$0", "\"o", &["\"off\""]);
    }
}
