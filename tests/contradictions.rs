//! The English official documents as one workspace with the official catalogues: rules that need other documents have
//! nothing to warn of in them, and find what is put into their citations. Where the documents are not at hand nothing
//! is measured, and the test says so.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::print_stdout, reason = "what was measured")]

use std::path::{Path, PathBuf};

use regex::{Captures, Regex};
use resolution_ls::citation::Symbol;
use resolution_ls::resolution::Document;
use resolution_ls::rules::{Checked, Finding, Others as _, Selection, Severity};
use resolution_ls::un::Lang;
use resolution_ls::workspace::{Catalogue, Folder, Index, Scope, read_folders};

const CODES: [&str; 4] =
    ["citation-other-date", "citation-other-title", "citation-missing-paragraph", "citation-unknown"];

/// What is put into a citation: which ones it fits, what becomes of it, and what must be found.
struct Fault {
    code: &'static str,
    citation: Regex,
    change: fn(&Captures<'_>) -> String,
    /// Whether enough is known of what is cited.
    known: fn(&Index, &Symbol) -> bool,
}

fn faults() -> [Fault; 4] {
    let dated = r"\b(?<session>7\d)/(?<number>\d+) of (?<day>\d{1,2}) (?<month>[A-Z][a-z]+ \d{4})";
    let titled = format!("{dated}, entitled “");
    [
        Fault {
            code: CODES[0],
            citation: Regex::new(dated).unwrap(),
            change: |it| {
                let day: u32 = it["day"].parse().unwrap();
                format!("{}/{} of {} {}", &it["session"], &it["number"], day % 27 + 1, &it["month"])
            },
            known: |index, symbol| {
                index.around(None).told(symbol, Lang::En).is_some_and(|it| it.adopted.is_some())
            },
        },
        Fault {
            code: CODES[1],
            citation: Regex::new(&titled).unwrap(),
            change: |it| format!("{}Zebras and ", &it[0]),
            known: |index, symbol| {
                index.around(None).told(symbol, Lang::En).is_some_and(|it| !it.title.is_empty())
            },
        },
        Fault {
            code: CODES[2],
            citation: Regex::new(r"(?<lead>[^f] )(?<rest>its resolution (?<session>7\d)/(?<number>\d+))\b")
                .unwrap(),
            change: |it| format!("{}paragraph 900 of {}", &it["lead"], &it["rest"]),
            known: |index, symbol| {
                let told = index.around(None).told(symbol, Lang::En);
                told.is_some_and(|it| it.last_paragraph.is_some())
            },
        },
        Fault {
            code: CODES[3],
            citation: Regex::new(dated).unwrap(),
            change: |it| format!("{}/899 of {} {}", &it["session"], &it["day"], &it["month"]),
            known: |index, symbol| {
                let around = index.around(None);
                around.last_number(symbol).is_some() && around.told(symbol, Lang::En).is_some()
            },
        },
    ]
}

fn findings(index: &Index, path: &Path, text: &str) -> Vec<Finding> {
    let document = Document::parse(text);
    let others = index.around(Some(path));
    Checked::of(&document, &Checked::default()).reported(&document, &Selection::default(), Some(&others))
}

/// How many warnings there are.
fn count(found: &[Finding], code: &str) -> usize {
    found.iter().filter(|it| it.code == code && it.severity <= Severity::Warning).count()
}

#[test]
fn official_documents_contradict_nothing_until_a_fault_is_put_into_them() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let Ok(corpus) = corpus.canonicalize() else {
        println!("no corpus at hand: nothing measured");
        return;
    };
    let folder = Folder { path: corpus.join("en"), library: false };
    let mut index = read_folders(&[folder], Scope::default());
    index.set_catalogue(Catalogue::read(&[corpus.join("catalogue")]));
    let mut paths: Vec<PathBuf> = index.files().map(|it| it.path.to_path_buf()).collect();
    paths.sort();
    let faults = faults();
    let mut measured = [(0, 0); 4];
    let mut missed = Vec::new();
    let assembly = paths.iter().filter(|it| it.parent().is_some_and(|it| it.ends_with("ga")));
    // Every second one: all take long where nothing is optimized.
    for path in assembly.step_by(2) {
        let text = std::fs::read_to_string(path).unwrap();
        let before = findings(&index, path, &text);
        let warned = |it: &&Finding| CODES.contains(&it.code) && it.severity <= Severity::Warning;
        assert_eq!(before.iter().find(warned), None, "{}", path.display());
        for (fault, (right, all)) in faults.iter().zip(&mut measured) {
            let known = |it: &Captures<'_>| {
                let symbol = format!("A/RES/{}/{}", &it["session"], &it["number"]);
                Symbol::parse(&symbol).is_some_and(|it| (fault.known)(&index, &it))
            };
            let Some(cited) = fault.citation.captures_iter(&text).find(known) else { continue };
            let place = cited.get(0).unwrap().range();
            let mut faulty = text.clone();
            faulty.replace_range(place, &(fault.change)(&cited));
            let found = count(&findings(&index, path, &faulty), fault.code) > count(&before, fault.code);
            *all += 1;
            *right += usize::from(found);
            if !found {
                missed.push(format!("{}: {} in {}", fault.code, (fault.change)(&cited), path.display()));
            }
        }
    }
    for (code, (right, all)) in CODES.iter().zip(measured) {
        println!("{code}: {right} of {all}");
        assert!(all >= 3 && right * 100 >= all * 99, "{code}: {right} of {all}; {missed:#?}");
    }
}
