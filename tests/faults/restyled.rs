//! Faults are found however the text is written: wrapped, as Markdown with its own footnotes, without any emphasis.

use rayon::prelude::*;
use regex::Regex;
use resolution_ls::resolution::Document;
use resolution_ls::rules::Checked;

use crate::classes::{FAULTS, Fault};
use crate::examiner::EXAMINER;
use crate::wider::WIDER;
use crate::{Read, Tally, expect, official, put};

/// A way of writing: its name, how it is made of the seed's, and how many of a hundred faults are found in it.
type Style = (&'static str, fn(&str) -> String, usize);

const STYLES: [Style; 3] = [
    ("wrapped", |it| wrapped(it, 72), 90),
    ("markdown", |it| wrapped(&markdown(it), 90), 90),
    ("plain", plain, 90),
];

/// Faults that cannot be seen in a way of writing: what they touch is not written in it.
const UNSEEN: [(&str, &[&str]); 3] = [
    ("wrapped", &["a blank twice", "a blank twice in the title", "a blank twice in a note", "three blanks"]),
    ("markdown", &["a mark typed as a digit"]),
    ("plain", &["italics that do not end", "a symbol with a backslash"]),
];

/// Lines that are broken at blanks.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut column = 0;
        for (index, word) in line.split(' ').enumerate() {
            let length = word.chars().count();
            if index > 0 && column + 1 + length > width && !line.starts_with('|') {
                out.push('\n');
                column = 0;
            } else if index > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += length;
        }
        out.push('\n');
    }
    out
}

/// Marks and notes as Markdown has them.
fn markdown(text: &str) -> String {
    let marks = Regex::new("(?m)(?<head>^)?(?<mark>[⁰¹²³⁴-⁹]+)(?<blank> )?").unwrap();
    let digit = |it: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|sign| sign == it).unwrap_or(0).to_string();
    let written = |found: &regex::Captures<'_>| {
        let number: String = found["mark"].chars().map(digit).collect();
        let blank = found.name("blank").map_or("", |it| it.as_str());
        match found.name("head") {
            Some(_) => format!("[^{number}]:{blank}"),
            None => format!("[^{number}]{blank}"),
        }
    };
    marks.replace_all(text, written).into_owned()
}

/// No emphasis and no links.
fn plain(text: &str) -> String {
    Regex::new(r"\[([^\]\n]+)\]\(#\)").unwrap().replace_all(text, "$1").replace(['*', '\\'], "")
}

/// Whether the fault is found near the first line that it changes.
fn tried(text: &str, fault: &Fault, pattern: &Regex, pick: usize, style: &Style) -> Option<(bool, String)> {
    let clean = Read::of(Document::parse(text), &Checked::default());
    let (with, _) = put(text, &clean, fault, pattern, pick)?;
    let (old, new) = ((style.1)(text), (style.1)(&with.document.text().to_string()));
    let line = old.lines().zip(new.lines()).position(|it| it.0 != it.1)? as u32;
    let [before, after] =
        [&old, &new].map(|it| Read::of(Document::parse(it), &Checked::default()).near(line));
    let more = after.iter().any(|(code, sum)| before.get(code).is_none_or(|it| it < sum));
    Some((more, format!("line {}: {:?}", line + 1, new.lines().nth(line as usize))))
}

#[test]
fn faults_in_other_ways_of_writing_are_found() {
    let mut paths = official();
    paths.retain(|it| it.metadata().is_ok_and(|it| it.len() < 12_000));
    let faults: Vec<(&Fault, Regex)> =
        FAULTS.iter().chain(WIDER).chain(EXAMINER).map(|it| (it, Regex::new(it.pattern).unwrap())).collect();
    for style in &STYLES {
        let unseen = UNSEEN.iter().find(|it| it.0 == style.0).map_or(&[][..], |it| it.1);
        let of_file = |(index, path): (usize, &std::path::PathBuf)| -> Vec<_> {
            let text = std::fs::read_to_string(path).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            // A tenth of the faults in each document.
            let some = faults.iter().skip(index % 10).step_by(10).filter(|it| !unseen.contains(&it.0.name));
            let tried = some.filter_map(|(fault, pattern)| {
                let (found, place) = tried(&text, fault, pattern, index * 7 + 3, style)?;
                Some((fault.name, found, format!("{} {name} {place}", style.0)))
            });
            tried.collect()
        };
        let all: Vec<_> = paths.par_iter().enumerate().map(of_file).collect();
        expect(&Tally::of(all.into_iter().flatten()), style.2);
    }
}
