//! Whether fixes mend: each fix that is offered for a fault put into a bundled document removes its finding, and
//! brings no error and no warning that was not there.

use std::collections::BTreeMap;

use regex::Regex;
use resolution_ls::resolution::Document;
use resolution_ls::rules::{self, Checked, Finding, Fix, Selection, Severity};

use crate::classes::{EVERYWHERE, FAULTS, Fault};
use crate::wider::WIDER;
use crate::{Read, documents, put};

/// The faults whose fixes are tried in the bundled documents of a language: a row for each language.
const LANGUAGES: &[(&str, &[&[Fault]])] = &[("en", &[FAULTS, WIDER, EVERYWHERE])];

/// So many fixes of one finding are tried.
const OFFERED: usize = 3;

fn findings(document: &Document) -> Vec<Finding> {
    Checked::of(document, &Checked::default()).reported(document, &Selection::default(), None)
}

/// How many findings there are of each code, with how many of them are errors or warnings.
fn sums(findings: &[Finding]) -> BTreeMap<&'static str, (usize, usize)> {
    let mut sums: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for it in findings {
        let sum = sums.entry(it.code).or_default();
        sum.0 += 1;
        sum.1 += usize::from(it.severity <= Severity::Warning);
    }
    sums
}

/// What is wrong with a fix; nothing where it mends.
fn wrong(document: &Document, before: &[Finding], finding: &Finding, fix: &Fix) -> Option<String> {
    let text = rules::applied(document.text(), fix.edits.clone());
    let after = findings(&document.reread(&text));
    let (old, new) = (sums(before), sums(&after));
    let count = |sums: &BTreeMap<_, (usize, usize)>| sums.get(finding.code).map_or(0, |it| it.0);
    if count(&new) >= count(&old) {
        return Some(format!("“{}” leaves {}", fix.title, finding.code));
    }
    let added = new.iter().find(|(code, sum)| sum.1 > old.get(*code).map_or(0, |it| it.1));
    added.map(|(code, _)| format!("“{}” of {} adds {code}", fix.title, finding.code))
}

#[test]
fn each_fix_removes_its_finding_and_adds_none() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut tried = BTreeMap::<&str, usize>::new();
    let mut failed = Vec::new();
    for (lang, lists) in LANGUAGES {
        let faults: Vec<(&Fault, Regex)> =
            lists.iter().copied().flatten().map(|it| (it, Regex::new(it.pattern).unwrap())).collect();
        let mut paths = documents(&root.join("golden"), 1);
        paths.retain(|it| it.to_string_lossy().contains(&format!("-{lang}-")));
        if *lang == "en" {
            paths.push(root.join("A_RES_75_180.txt"));
        }
        for path in paths {
            let text = std::fs::read_to_string(&path).unwrap();
            let clean = Read::of(Document::parse(&text), &Checked::default());
            let known: Vec<_> =
                findings(&clean.document).iter().map(|it| (it.code, it.message.clone())).collect();
            for (index, (fault, pattern)) in faults.iter().enumerate() {
                let Some((after, _)) = put(&text, &clean, fault, pattern, index) else { continue };
                let before = findings(&after.document);
                let new = before.iter().filter(|it| !known.contains(&(it.code, it.message.clone())));
                for (finding, fix) in
                    new.flat_map(|it| it.fixes.iter().take(OFFERED).map(move |fix| (it, fix)))
                {
                    *tried.entry(finding.code).or_default() += 1;
                    if let Some(wrong) = wrong(&after.document, &before, finding, fix) {
                        failed.push(format!(
                            "{}, {}: {wrong}",
                            path.file_stem().unwrap().display(),
                            fault.name
                        ));
                    }
                }
            }
        }
    }
    failed.sort();
    failed.dedup();
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(tried.len() > 40, "fixes of {} rules only: {tried:?}", tried.len());
}
