//! The English official documents as a workspace: from each citation of a document that is there to it, to the very
//! paragraph where one is named, and back from each document to those that cite it. Where they are not at hand
//! nothing is measured, and the test says so.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::print_stdout, reason = "what was measured")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use resolution_ls::citation::Symbol;
use resolution_ls::ide::{Library as _, definition};
use resolution_ls::resolution::Document;
use resolution_ls::text::TextSize;
use resolution_ls::workspace::{Folder, Scope, Workspace, from_path, read_folders};
use serde_json::Value;

/// A document and what its official markup says.
struct Official {
    path: PathBuf,
    document: Arc<Document>,
    markup: Value,
}

/// The symbol that an official address names.
fn symbol(address: &str) -> Option<Symbol> {
    let (_, rest) = address.split_once("undocs.org/en/")?;
    let written = match rest.split_once('(') {
        Some((number, year)) => format!("{} ({year}", number.trim_end()),
        None => rest.to_owned(),
    };
    Symbol::parse(&written)
}

/// The paragraph that the words around a citation name: `paragraph 5 of its resolution 70/1`, `70/1, para. 5`.
fn paragraph(before: &str, behind: &str) -> Option<u64> {
    let number = |it: &str| it.split(|it: char| !it.is_ascii_digit()).next()?.parse::<u64>().ok();
    let rest = behind.strip_prefix(", para. ").or_else(|| behind.strip_prefix(", paragraph "));
    if let Some(rest) = rest {
        return number(rest);
    }
    let at = before.rfind("paragraph ")?;
    let (named, link) = before[at + 10..].split_once(' ')?;
    let links =
        ["of resolution ", "of its resolution ", "of General Assembly resolution ", "of Council resolution "];
    links.contains(&link).then(|| number(named)).flatten()
}

/// Where the paragraph of that number begins.
fn begins(markup: &Value, number: u64) -> Option<u64> {
    let number = format!("{number}.");
    let is = |it: &&Value| {
        it["kind"] == "para"
            && it["section"] == "operative"
            && it["num"].as_str().is_some_and(|it| it.trim() == number)
    };
    markup["blocks"].as_array()?.iter().find(is)?["start"].as_u64()
}

fn documents(folder: &Path) -> Vec<Official> {
    let mut found = Vec::new();
    for body in std::fs::read_dir(folder).unwrap().flatten() {
        for file in std::fs::read_dir(body.path()).unwrap().flatten() {
            let path = file.path();
            if path.extension().is_some_and(|it| it == "txt") {
                let markup = std::fs::read_to_string(path.with_extension("json")).unwrap();
                let document = Arc::new(Document::parse(&std::fs::read_to_string(&path).unwrap()));
                found.push(Official { document, markup: serde_json::from_str(&markup).unwrap(), path });
            }
        }
    }
    found
}

/// Right answers of all, and some of the wrong ones.
#[derive(Default)]
struct Count {
    right: usize,
    all: usize,
    wrong: Vec<String>,
}

impl Count {
    fn add(&mut self, right: bool, what: impl FnOnce() -> String) {
        self.all += 1;
        self.right += usize::from(right);
        if !right {
            self.wrong.push(what());
        }
    }

    #[track_caller]
    fn at_least(&self, name: &str, percent: f64) {
        let found = 100.0 * self.right as f64 / self.all as f64;
        println!("{name}: {} of {} ({found:.2} %)", self.right, self.all);
        assert!(self.all > 0 && found >= percent, "{name}: {found:.2} %, not {percent}: {:#?}", self.wrong);
    }
}

#[test]
fn official_citations_lead_to_what_they_cite_and_back() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/en");
    let Ok(folder) = folder.canonicalize() else {
        println!("no corpus at hand: nothing measured");
        return;
    };
    let mut workspace = Workspace::default();
    let root = Folder { path: folder.clone(), library: false };
    workspace.set_index(read_folders(&[root], Scope::default()));
    let documents = documents(&folder);
    let declared = |it: &Official| it.markup["symbol"].as_str().and_then(Symbol::parse);
    let mut there: BTreeMap<String, Vec<&Official>> = BTreeMap::new();
    for document in &documents {
        if let Some(symbol) = declared(document) {
            there.entry(symbol.key()).or_default().push(document);
        }
    }
    let (mut jumps, mut paragraphs, mut citing) = (Count::default(), Count::default(), Count::default());
    let mut cited_by: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
    for official in &documents {
        let text = official.document.text().to_string();
        for cite in official.markup["cites"].as_array().unwrap() {
            let Some(symbol) = cite["href"].as_str().and_then(symbol) else { continue };
            let Some(targets) = there.get(&symbol.key()) else { continue };
            let place = |it: &str| usize::try_from(cite[it].as_u64().unwrap()).unwrap();
            let (start, end) = (place("start"), place("end"));
            let written = &text[start..end];
            // A link on words without a number is none of a reader's.
            if !written.bytes().any(|it| it.is_ascii_digit()) || cite["where"] == "masthead" {
                continue;
            }
            let own = declared(official).is_some_and(|it| it.same_document(&symbol));
            if !own {
                cited_by.entry(symbol.key()).or_default().insert(official.path.clone());
            }
            let first = start + written.find(|it: char| it.is_ascii_digit()).unwrap_or(0);
            let offset = TextSize::try_from(first).unwrap();
            let found = definition(&official.document, offset, &workspace);
            let target = found.first();
            let uris: Vec<String> = targets.iter().map(|it| from_path(&it.path)).collect();
            let right = target.is_some_and(|it| it.document.as_ref().is_some_and(|it| uris.contains(it)));
            let name = || {
                format!(
                    "{}: {written} is {symbol}, led to {:?}",
                    official.path.display(),
                    target.map(|it| &it.document)
                )
            };
            jumps.add(right, name);
            let line = text[..start].rfind('\n').map_or(0, |it| it + 1);
            let behind = text[end..].trim_start_matches(']');
            let due = paragraph(&text[line..start], behind)
                .and_then(|it| Some((it, begins(&targets[0].markup, it)?)));
            if let (Some((number, begin)), true) = (due, right && targets.len() == 1) {
                let focus = target.map_or(0, |it| u64::from(u32::from(it.focus.start())));
                paragraphs.add(focus == begin, || {
                    format!("{}: {written}, paragraph {number}", official.path.display())
                });
            }
        }
    }
    for (key, expected) in &cited_by {
        let symbol = there[key].first().and_then(|it| declared(it)).unwrap();
        let found: BTreeSet<String> = workspace.citing(&symbol).into_iter().map(|it| it.document).collect();
        for path in expected {
            citing.add(found.contains(&from_path(path)), || format!("{} cites {symbol}", path.display()));
        }
    }
    jumps.at_least("jumps to the document", 99.5);
    paragraphs.at_least("jumps to the paragraph", 98.0);
    citing.at_least("citing documents", 99.0);
}
