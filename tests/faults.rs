//! Faults put into resolutions one at a time are found within three lines of where they are: into the bundled
//! documents, and into official ones where `../shared/corpus` is at hand.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use regex::{Captures, Regex};
use resolution_ls::resolution::Document;
use resolution_ls::rules::{self, Checked, Selection, Which};
use resolution_ls::text::{Change, Encoding, Position};
use resolution_ls::un::Organ;

#[path = "faults/classes.rs"]
mod classes;
#[path = "faults/examiner.rs"]
mod examiner;
#[path = "faults/languages.rs"]
mod languages;
#[path = "faults/mending.rs"]
mod mending;
#[path = "faults/restyled.rs"]
mod restyled;
#[path = "faults/wider.rs"]
mod wider;

use classes::{EVERYWHERE, FAULTS, Fault, OF_THE_COUNCIL};
use examiner::EXAMINER;
use languages::LANGUAGES;
use wider::WIDER;

/// A document with the places and codes of its findings.
struct Read {
    document: Document,
    checked: Checked,
    found: Vec<(u32, &'static str)>,
}

impl Read {
    fn of(document: Document, before: &Checked) -> Self {
        let checked = Checked::of(&document, before);
        let line = |it: &rules::Finding| document.text().position(it.range.start(), Encoding::Utf8).line;
        let reported = checked.reported(&document, &Selection::default(), None);
        let found = reported.iter().map(|it| (line(it), it.code)).collect();
        Self { document, checked, found }
    }

    /// How many findings of each rule lie within three lines.
    fn near(&self, line: u32) -> BTreeMap<&'static str, usize> {
        let mut sums = BTreeMap::new();
        for (_, code) in self.found.iter().filter(|it| it.0.abs_diff(line) <= 3) {
            *sums.entry(*code).or_default() += 1;
        }
        sums
    }
}

/// The document with a fault typed into it, where `pick` chooses the place, and its line; nothing where the text has
/// no place for it.
fn put(text: &str, before: &Read, fault: &Fault, pattern: &Regex, pick: usize) -> Option<(Read, usize)> {
    let places: Vec<Captures<'_>> = pattern.captures_iter(text).collect();
    let place = places.get(pick % places.len().max(1))?;
    let range = place.name("x").unwrap_or_else(|| place.get(0).unwrap()).range();
    let with = (fault.with)(place);
    if with == text[range.clone()] && !with.is_empty() {
        return None;
    }
    let position = |offset: usize| -> Position {
        before.document.text().position((offset as u32).into(), Encoding::Utf8)
    };
    let change = Change { range: Some((position(range.start), position(range.end))), text: with };
    Some((Read::of(before.document.edited(&change, Encoding::Utf8), &before.checked), range.start))
}

/// Whether the fault is found within three lines.
fn tried(text: &str, before: &Read, fault: &Fault, pattern: &Regex, pick: usize) -> Option<(bool, String)> {
    let (after, start) = put(text, before, fault, pattern, pick)?;
    let line = before.document.text().position((start as u32).into(), Encoding::Utf8).line;
    let old = before.near(line);
    let more = after.near(line).iter().any(|(code, sum)| old.get(code).is_none_or(|it| it < sum));
    let shown: String = text[start..].chars().take(50).collect();
    Some((more, format!("line {}: {shown:?}", line + 1)))
}

fn documents(folder: &Path, every: usize) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|it| Some(it.ok()?.path())).collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == "txt"));
    paths.sort();
    paths.into_iter().step_by(every).collect()
}

/// What was tried, what was found, and what was missed, by class.
#[derive(Default)]
struct Tally {
    tries: usize,
    finds: usize,
    missed: BTreeMap<&'static str, Vec<String>>,
}

fn all(faults: &'static [Fault]) -> Vec<&'static Fault> {
    faults.iter().collect()
}

impl Tally {
    /// What came of trying: the class, whether it was found, and where.
    fn of(tried: impl IntoIterator<Item = (&'static str, bool, String)>) -> Self {
        let mut tally = Self::default();
        for (class, found, place) in tried {
            tally.tries += 1;
            tally.finds += usize::from(found);
            if !found {
                tally.missed.entry(class).or_default().push(place);
            }
        }
        tally
    }
}

/// Puts each fault into each document.
fn run(paths: &[PathBuf], faults: &[&'static Fault]) -> Tally {
    let patterns: Vec<Regex> = faults.iter().map(|it| Regex::new(it.pattern).unwrap()).collect();
    let of_file = |(index, path): (usize, &PathBuf)| -> Vec<(&'static str, bool, String)> {
        let text = fs::read_to_string(path).unwrap();
        let before = Read::of(Document::parse(&text), &Checked::default());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let council = before.document.units().first().and_then(|it| it.resolution.organ());
        let council = council == Some(Organ::SecurityCouncil);
        let tried = faults.iter().zip(&patterns).filter_map(|(fault, pattern)| {
            if council && OF_THE_COUNCIL.contains(&fault.name) {
                return None;
            }
            let (found, place) = tried(&text, &before, fault, pattern, index * 7 + 3)?;
            Some((fault.name, found, format!("{name} {place}")))
        });
        tried.collect()
    };
    let all: Vec<_> = paths.par_iter().enumerate().map(of_file).collect();
    Tally::of(all.into_iter().flatten())
}

#[track_caller]
#[allow(clippy::print_stdout, reason = "shown by request")]
fn expect(tally: &Tally, percent: usize) {
    let Tally { tries, finds, missed } = tally;
    if std::env::var_os("SHOW_FAULTS").is_some() {
        println!("{finds} of {tries}: {missed:#?}");
    }
    assert!(finds * 100 >= tries * percent, "{finds} of {tries}: {missed:#?}");
}

/// After all safe fixes none is left that they would change, and nothing is reported that was not before.
#[test]
fn mended_faults_stay_mended() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let paths = [root.join("A_RES_75_180.txt"), root.join("golden/ga-en-seed.txt")];
    for (path, line_end) in paths.iter().zip(["\n", "\r\n"]) {
        let text = fs::read_to_string(path).unwrap().replace("\r\n", "\n").replace('\n', line_end);
        let before = Read::of(Document::parse(&text), &Checked::default());
        for (index, fault) in FAULTS.iter().enumerate() {
            let pattern = Regex::new(fault.pattern).unwrap();
            let Some((after, _)) = put(&text, &before, fault, &pattern, index) else { continue };
            let once = rules::fix_all(&after.document, &Selection::default(), Which::Safe).document;
            let twice = rules::fix_all(&once, &Selection::default(), Which::Safe).document;
            assert_eq!(once.text().to_string(), twice.text().to_string(), "{}", fault.name);
            let left = Read::of(once, &Checked::default()).found.len();
            assert!(left <= after.found.len(), "{}: {left} findings of {}", fault.name, after.found.len());
        }
    }
}

/// The same in the bundled documents of all languages, with the faults of each, pages cut and line ends of either kind.
#[test]
fn faults_of_all_languages_stay_mended() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/golden");
    let (mut mended, mut wrong) = (0, Vec::new());
    for (lang, own) in LANGUAGES {
        let mut paths = documents(&folder, 1);
        paths.retain(|it| it.file_stem().unwrap().to_string_lossy().contains(&format!("-{lang}")));
        for (path, line_end) in paths.iter().zip(["\n", "\r\n"].into_iter().cycle()) {
            let text = fs::read_to_string(path).unwrap().replace("\r\n", "\n").replace('\n', line_end);
            let before = Read::of(Document::parse(&text), &Checked::default());
            for (index, fault) in EVERYWHERE.iter().chain(own).enumerate() {
                let pattern = Regex::new(fault.pattern).unwrap();
                let Some((after, _)) = put(&text, &before, fault, &pattern, index) else { continue };
                let once = rules::fix_all(&after.document, &Selection::default(), Which::Safe).document;
                let twice = rules::fix_all(&once, &Selection::default(), Which::Safe).document;
                let left = Read::of(once.clone(), &Checked::default()).found.len();
                mended += usize::from(left < after.found.len());
                let name = path.file_stem().unwrap().to_string_lossy();
                if once.text().to_string() != twice.text().to_string() {
                    wrong.push(format!("{name}, {}: a second time changes more", fault.name));
                }
                if left > after.found.len() {
                    wrong.push(format!("{name}, {}: {left} findings of {}", fault.name, after.found.len()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(mended > 60, "only {mended} were mended");
}

#[test]
fn faults_in_the_bundled_documents_are_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut paths = vec![root.join("A_RES_75_180.txt")];
    let seeds = |it: &PathBuf| it.to_string_lossy().contains("-en-");
    paths.extend(documents(&root.join("golden"), 1).into_iter().filter(seeds));
    let tally = run(&paths, &all(FAULTS));
    assert!(tally.tries > 60, "only {} faults found a place", tally.tries);
    expect(&tally, 92);
}

/// One of eight of the Assembly's documents and one of six of each council's, where they are at hand.
fn official() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/en");
    let mut paths = documents(&root.join("ga"), 8);
    for body in ["sc", "hrc", "ecosoc"] {
        paths.extend(documents(&root.join(body), 6));
    }
    paths
}

#[test]
fn faults_in_official_documents_are_found() {
    expect(&run(&official(), &all(FAULTS)), 99);
}

#[test]
fn wider_faults_in_official_documents_are_found() {
    expect(&run(&official(), &all(WIDER)), 97);
}

#[test]
fn an_examiners_faults_in_official_documents_are_found() {
    expect(&run(&official(), &all(EXAMINER)), 95);
}

#[test]
fn faults_in_other_languages_are_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    // `FAULTS_IN=fr,es` tries these alone.
    let only = std::env::var("FAULTS_IN").ok();
    let asked = |lang: &str| only.as_ref().is_none_or(|it| it.split(',').any(|it| it == lang));
    for (lang, own) in LANGUAGES.into_iter().filter(|it| asked(it.0)) {
        let mut paths = documents(&root.join(lang).join("ga"), 6);
        for body in ["sc", "hrc", "ecosoc"] {
            paths.extend(documents(&root.join(lang).join(body), 3));
        }
        let faults: Vec<&Fault> = EVERYWHERE.iter().chain(own).collect();
        let floor = match lang {
            "ru" | "ar" => 97,
            "zh" => 96,
            _ => 85,
        };
        expect(&run(&paths, &faults), floor);
    }
}
