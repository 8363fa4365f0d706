//! Forms that no official English text writes: ordinals with another's ending, abbreviations without their full stop,
//! a full stop amid a sentence.

use std::sync::LazyLock;

use regex::Regex;

use super::facts::Words;
use super::wording::is_quoted;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;
use crate::un::Lang;

pub(super) const ORDINAL: Rule = Rule {
    code: "ordinal-form",
    severity: Severity::Hint,
    on: true,
    summary: "A number has the ending of another ordinal.",
    why: "1st, 2nd, 3rd, 4th; 11th, 12th and 13th, too.",
    source: "observed in official documents: 0 of 400 meetings",
    bad: "Recalling the decision taken at its 42th meeting,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the decision taken at its 42nd meeting,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const POINT: Rule = Rule {
    code: "abbreviation-full-stop",
    severity: Severity::Hint,
    on: true,
    summary: "“para”, “chap”, “No” or “Ibid” has no full stop.",
    why: "So all notes have them.",
    source: "Editorial Manual, Footnotes; 4 of 2,900 in official documents",
    bad: "Recalling the outcome,¹\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ A/CONF.157/24 (Part I), chap III.",
    good: "Recalling the outcome,¹\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ A/CONF.157/24 (Part I), chap. III.",
    fix: FixKind::Safe,
};

pub(super) const BROKEN: Rule = Rule {
    code: "sentence-broken",
    severity: Severity::Information,
    on: true,
    summary: "A full stop stands amid a sentence.",
    why: "A comma is meant, or a capital letter: a resolution is one sentence.",
    source: "2 in 422 official documents, where a comma was meant",
    bad: "Recalling the outcome of the meeting. and the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome of the meeting, and the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Unsafe,
};

pub(super) const DASH: Rule = Rule {
    code: "dash-in-word",
    severity: Severity::Hint,
    on: true,
    summary: "A dash joins the words of a compound.",
    why: "Compounds have a hyphen; the dash stands between numbers and, with blanks, between parts of a sentence.",
    source: "observed in official documents: 0 in 422",
    bad: "Recalling the long–term outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the long-term outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

static ORDINALS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?<n>[0-9]{1,5})(?<x>st|nd|rd|th)\b").ok());

static SHORT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?<x>paras?|chaps?|sects?|vols?|Nos?|Ibid)(?: (?:[0-9]|[IVXLC]+\b)|[,;] )").ok()
});

/// Words that end in a full stop of their own do not end a sentence.
static AMID: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?<word>[a-z]{2,})(?<x>\.;? )[a-z]{2,}").ok());

/// Abbreviations.
const ABBREVIATED: &[&str] = &[
    "para", "paras", "chap", "chaps", "sect", "sects", "vol", "vols", "art", "arts", "ibid", "no", "nos",
    "al", "etc", "vs", "cf", "pp", "ed", "eds", "approx", "incl", "ca",
];

/// A dash within a compound.
static JOINED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b[A-Za-z]?[a-z]+(?<x>–)[a-z]{2,}").ok());

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    if words.lang != Lang::En || words.element.kind == ElementKind::Table {
        return;
    }
    ordinals(words, out);
    if words.is_text() {
        points(words, out);
    }
    if words.is_body() {
        broken(words, out);
        joined(words, out);
    }
}

fn joined(words: &Words<'_>, out: &mut Findings) {
    let dashes = words.prose.text.contains('–');
    for found in JOINED.iter().filter(|_| dashes).flat_map(|it| it.captures_iter(&words.prose.text)) {
        let (Some(all), Some(dash)) = (found.get(0), found.name("x")) else { continue };
        let place = words.source(dash.range());
        let message = format!("A dash joins the words of “{}”. Put a hyphen (‘-’).", all.as_str());
        out.report(&DASH, place.clone(), message)
            .fix("Put a hyphen (‘-’)".to_owned(), vec![(place, "-".to_owned())]);
    }
}

fn ordinals(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    // Asked of all words: a digit before a letter is rare.
    let may = words.figures.iter().any(|it| text[it.end..].starts_with(|it: char| it.is_ascii_lowercase()));
    for found in ORDINALS.iter().filter(|_| may).flat_map(|it| it.captures_iter(text)) {
        let (Some(number), Some(ending)) = (found.name("n"), found.name("x")) else { continue };
        let tens = number.as_str().as_bytes().iter().rev().nth(1) == Some(&b'1');
        let due = match number.as_str().as_bytes().last() {
            Some(b'1') if !tens => "st",
            Some(b'2') if !tens => "nd",
            Some(b'3') if !tens => "rd",
            _ => "th",
        };
        if due != ending.as_str() {
            let with = format!("{}{due}", number.as_str());
            let place = words.source(number.start()..ending.end());
            let shown = &text[number.start()..ending.end()];
            out.report(&ORDINAL, place.clone(), format!("“{shown}” is no ordinal. Write “{with}”."))
                .fix(format!("Write “{with}”"), vec![(place, with)]);
        }
    }
}

fn points(words: &Words<'_>, out: &mut Findings) {
    for found in SHORT.iter().flat_map(|it| it.captures_iter(&words.prose.text)) {
        let (Some(all), Some(short)) = (found.get(0), found.name("x")) else { continue };
        // “No, …” is a word, and so are they all in quotations; what is abbreviated has a number behind it.
        let numbered = all.as_str()[short.len()..].starts_with(' ');
        if numbered != (short.as_str() != "Ibid") || is_quoted(&words.prose.text, short.start()) {
            continue;
        }
        let place = words.source(short.range());
        let message = format!("“{}” has no full stop. Add it.", short.as_str());
        let edit = (place.end..place.end, ".".to_owned());
        out.report(&POINT, place, message).fix("Add a full stop".to_owned(), vec![edit]);
    }
}

fn broken(words: &Words<'_>, out: &mut Findings) {
    if !words.prose.text.contains(['.']) {
        return;
    }
    for found in AMID.iter().flat_map(|it| it.captures_iter(&words.prose.text)) {
        let (Some(word), Some(stop)) = (found.name("word"), found.name("x")) else { continue };
        let place = stop.start()..stop.end() - 1;
        let marked = words.prose.marks.iter().any(|it| (place.start..=place.end).contains(&(it.at as usize)));
        if marked || ABBREVIATED.contains(&word.as_str()) || is_quoted(&words.prose.text, stop.start()) {
            continue;
        }
        let place = words.source(place);
        let message = "A full stop stands amid a sentence. Put a comma, or begin with a capital.".to_owned();
        out.report(&BROKEN, place.clone(), message)
            .fix("Put a comma (‘,’)".to_owned(), vec![(place, ",".to_owned())]);
    }
}
