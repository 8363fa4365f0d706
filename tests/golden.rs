//! Each document of `fixtures/golden` is read as the file beside it says: masthead, outline, citations, footnotes.
//!
//! A document is named `<body>-<language>-<way of writing>.txt`, what is read in it `….tree`. After a change that
//! is meant, `UPDATE_GOLDEN=1 cargo test --test golden` writes the trees anew; read the difference before it is kept.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use resolution_ls::ide::{self, OutlineEntry};
use resolution_ls::resolution::{Document, FACTS};
use resolution_ls::rules;
use resolution_ls::text::{Encoding, TextSize};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/golden");
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    found.retain(|it| it.extension().is_some_and(|it| it == "txt"));
    found.sort();
    found
}

fn line(document: &Document, at: TextSize) -> u32 {
    document.text().position(at, Encoding::Utf8).line + 1
}

fn outline(document: &Document, entries: &[OutlineEntry], depth: usize, out: &mut String) {
    for it in entries {
        let (first, last) = (line(document, it.range.start()), line(document, it.range.end()));
        let detail = if it.detail.is_empty() { String::new() } else { format!(" [{}]", it.detail) };
        let indent = depth * 2;
        writeln!(out, "{:indent$}{:?} {first}-{last}: {}{detail}", "", it.kind, it.name).unwrap();
        outline(document, &it.children, depth + 1, out);
    }
}

/// All that is read in a document, for people.
fn rendered(document: &Document) -> String {
    let mut out = format!("language {:?}\n", document.lang());
    for unit in document.units() {
        let resolution = &unit.resolution;
        let symbol = resolution.symbol().map_or_else(|| "no symbol".to_owned(), |it| it.to_string());
        writeln!(out, "\n== {symbol}").unwrap();
        for kind in FACTS {
            if let Some(fact) = (kind.of)(&resolution.masthead) {
                writeln!(out, "{}: {}", kind.name, fact.text.replace('\n', " / ")).unwrap();
            }
        }
        for item in &resolution.masthead.agenda {
            let name = item.name.as_ref().map_or("no name", |it| it.text.as_str());
            writeln!(out, "agenda item {}: {name}", item.label()).unwrap();
        }
        for element in &resolution.elements {
            for (range, citation) in resolution.citations(element, document.lang()) {
                let at = line(document, unit.range(range).start());
                writeln!(out, "citation {at}: {}", citation.symbol).unwrap();
            }
        }
        for mark in resolution.marks() {
            let at = line(document, unit.range(mark.range.clone()).start());
            let text = document.note_of(unit, &mark).map_or("no text".to_owned(), |(owner, note)| {
                let element = &owner.resolution.elements[note.element];
                owner.resolution.joined(element).text.trim().to_owned()
            });
            writeln!(out, "mark {at}: {} -> {text}", mark.label).unwrap();
        }
    }
    writeln!(out, "\n== outline").unwrap();
    outline(document, &ide::outline(document), 0, &mut out);
    out
}

#[test]
fn each_document_is_read_as_its_tree_says() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for path in fixtures() {
        let document = Document::parse(&fs::read_to_string(&path).unwrap());
        let found = rendered(&document);
        let beside = path.with_extension("tree");
        if update {
            fs::write(&beside, &found).unwrap();
        } else if fs::read_to_string(&beside).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "read otherwise than the trees say:\n{}", wrong.join("\n"));
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    for path in fixtures() {
        let text = fs::read_to_string(&path).unwrap();
        let plain = rendered(&Document::parse(&text));
        let other = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(rendered(&Document::parse(&other)), plain, "{}", path.display());
    }
}

#[test]
fn each_body_and_language_and_way_of_writing_has_its_document() {
    let names: Vec<String> =
        fixtures().iter().map(|it| it.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    for body in ["ga", "sc", "hrc", "ecosoc"] {
        for part in ["en", "fr", "es", "ru", "zh", "ar", "seed", "markdown", "plain", "wrapped"] {
            let found = names.iter().any(|it| {
                let parts: Vec<&str> = it.split('-').collect();
                parts.contains(&body) && parts.contains(&part)
            });
            assert!(found, "{body} {part}");
        }
    }
}

#[test]
fn the_adopted_ones_have_no_error_or_warning() {
    for path in fixtures() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if !["seed", "markdown", "plain", "wrapped"].iter().any(|it| name.ends_with(it)) {
            continue;
        }
        let document = Document::parse(&fs::read_to_string(&path).unwrap());
        let findings = rules::check(&document);
        let grave: Vec<_> = findings.iter().filter(|it| it.severity <= rules::Severity::Warning).collect();
        assert!(grave.is_empty(), "{name}: {grave:?}");
    }
}
