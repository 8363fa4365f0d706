//! The English official documents as a workspace: from each citation of a document that is there to it, to the very
//! paragraph where one is named, and back from each document to those that cite it. Where they are not at hand
//! nothing is measured, and the test says so.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::print_stdout, reason = "what was measured")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use resolution_ls::citation::Symbol;
use resolution_ls::ide::{Library as _, Pin, definition};
use resolution_ls::resolution::Document;
use resolution_ls::text::{TextRange, TextSize};
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

/// The citations with a place, where each stands, and the first of its places.
fn pinned(document: &Document) -> Vec<(TextSize, Pin, Symbol)> {
    let mut found = Vec::new();
    for unit in document.units() {
        for element in &unit.resolution.elements {
            for (range, citation) in unit.resolution.citations(element, document.lang()) {
                let pin = Pin::of(&citation);
                found.extend(pin.map(|it| (unit.range(range).start(), it, citation.symbol)));
            }
        }
    }
    found
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

/// Follows each citation that names a place to it: to paragraphs and items, to sections and annexes.
fn follow(documents: &[Official], workspace: &Workspace, paragraphs: &mut Count, outer: &mut Count) {
    let there = by_symbol(documents);
    for official in documents {
        for (offset, pin, symbol) in pinned(&official.document) {
            let [target] = there.get(&symbol.key()).map_or(&[][..], Vec::as_slice) else { continue };
            // A part (B) may cite the other part, which is not at hand.
            if target.path == official.path {
                continue;
            }
            let found = definition(&official.document, offset, workspace);
            let found = found.first().filter(|it| it.document == Some(from_path(&target.path)));
            let name = || format!("{}: {pin} of {symbol}, led to {found:?}", official.path.display());
            let number = pin.paragraph.as_ref().and_then(|it| it.parse().ok());
            match (&pin.annex, &pin.section, number) {
                (None, None, Some(number)) => {
                    let Some(begin) = begins(&target.markup, number) else { continue };
                    let items = if pin.items.is_empty() { "" } else { "(" };
                    let focus = found.map(|it| usize::from(it.focus.start()));
                    let there =
                        focus.is_some_and(|it| target.document.text().to_string()[it..].starts_with(items));
                    paragraphs.add(there && (items == "(" || focus == usize::try_from(begin).ok()), name);
                }
                _ => {
                    let text = target.document.text();
                    let line = found.map(|it| {
                        text.slice(TextRange::new(it.focus.start(), text.line_end(it.focus.start())))
                    });
                    let label = [&pin.section, &pin.annex].into_iter().flatten().next().unwrap();
                    let number = number.map(|it| format!("{it}."));
                    let sought = match number.as_deref().unwrap_or(label) {
                        "" => "Annex",
                        sought => sought,
                    };
                    outer.add(
                        line.is_some_and(|it| {
                            it.starts_with(sought) || it.starts_with(&format!("Annex {sought}"))
                        }),
                        name,
                    );
                }
            }
        }
    }
}

/// The documents by what they declare.
fn by_symbol(documents: &[Official]) -> BTreeMap<String, Vec<&Official>> {
    let mut there: BTreeMap<String, Vec<&Official>> = BTreeMap::new();
    for document in documents {
        if let Some(symbol) = declared(document) {
            there.entry(symbol.key()).or_default().push(document);
        }
    }
    there
}

fn declared(official: &Official) -> Option<Symbol> {
    official.markup["symbol"].as_str().and_then(Symbol::parse)
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
    let there = by_symbol(&documents);
    let [mut jumps, mut paragraphs, mut outer, mut citing] = std::array::from_fn(|_| Count::default());
    follow(&documents, &workspace, &mut paragraphs, &mut outer);
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
    outer.at_least("jumps to sections and annexes", 98.0);
    citing.at_least("citing documents", 99.0);
}
