//! The layers: no arrow runs back, and what knows the protocol or the runtime is where it belongs.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first; layers in one row do not know each other.
const LAYERS: &[&[&str]] = &[
    &["text"],
    &["un"],
    &["syntax"],
    &["citation"],
    &["resolution"],
    &["precedent"],
    &["compare"],
    &["rules"],
    &["ide"],
    &["workspace"],
    &["server"],
    &["cli"],
];

/// A name, and the places that alone may say it.
const KEPT_IN: &[(&str, &[&str])] = &[
    ("lsp_types", &["server/"]),
    ("tower_lsp", &["server/"]),
    ("tower_service", &["server/"]),
    ("futures_util", &["server/"]),
    ("tokio", &["server/", "workspace/", "main.rs"]),
    ("clap", &["cli/", "main.rs"]),
    ("clap_complete", &["cli/"]),
];

/// `rules` and `ide` are independent of each other; `cli` names the channel that `server` speaks over.
const EXCEPTIONS: &[(&str, &str)] = &[("ide", "rules")];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// Each source file: its path below `src/`, and its lines without comments.
fn files() -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    assert!(found.len() > 10, "the sources are not where they are looked for");
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap();
        (name, text.lines().map(|it| it.split("//").next().unwrap_or_default().to_owned()).collect())
    };
    found.into_iter().map(read).collect()
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&layer))
}

/// The layers that a file names after `crate::`, also in braces.
fn uses(lines: &[String]) -> Vec<String> {
    let text = lines.join("\n");
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let words = match rest.strip_prefix('{') {
            None => vec![rest],
            Some(inner) => top_level(inner),
        };
        for word in words {
            let name: String =
                word.trim_start().chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect();
            found.push(name);
        }
    }
    found
}

/// The parts between the commas of a brace group, without those of inner groups.
fn top_level(inner: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, char) in inner.char_indices() {
        match char {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&inner[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

#[test]
fn arrows_point_up() {
    let mut wrong = Vec::new();
    for (name, lines) in files() {
        let Some((own, _)) = name.split_once('/') else { continue };
        let Some(here) = rank(own) else {
            wrong.push(format!("src/{name} is in no known layer"));
            continue;
        };
        for used in uses(&lines) {
            let Some(there) = rank(&used) else { continue };
            if there > here || EXCEPTIONS.contains(&(own, &used)) {
                wrong.push(format!("src/{name} uses crate::{used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_protocol_stays_in_the_server() {
    let mut wrong = Vec::new();
    for (name, lines) in files() {
        for (word, places) in KEPT_IN {
            if places.iter().any(|it| name.starts_with(it)) {
                continue;
            }
            for (number, line) in lines.iter().enumerate() {
                let named = line.match_indices(word).any(|(at, _)| {
                    let before =
                        line[..at].chars().next_back().is_some_and(|it| it.is_alphanumeric() || it == '_');
                    !before && line[at + word.len()..].trim_start().starts_with("::")
                });
                if named {
                    wrong.push(format!("src/{name}:{} names {word}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn uses_in_braces_are_seen() {
    let lines = ["use crate::{ide::{self, Hover}, rules};", "fn f(it: crate::text::Text) {}"];
    assert_eq!(uses(&lines.map(str::to_owned)), ["ide", "rules", "text"]);
}
