//! How resolutions and places in documents are named in running text: singular and plural, words in full.

use std::sync::LazyLock;

use regex::Regex;

use super::facts::Words;
use super::wording::is_quoted;
use super::{Findings, FixKind, Rule, Severity};
use crate::un::{Lang, Organ};

pub(super) const PLURAL: Rule = Rule {
    code: "citation-plural",
    severity: Severity::Hint,
    on: true,
    summary: "“resolution” stands before two numbers, or “resolutions” before one.",
    why: "A slip that remains when numbers are added or removed.",
    source: "grammar; 0 in texts of the Assembly, 4 of the Security Council",
    bad: "Recalling its resolution 70/1 and 71/2,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling its resolutions 70/1 and 71/2,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const PINPOINT: Rule = Rule {
    code: "abbreviation-pinpoint",
    severity: Severity::Hint,
    on: true,
    summary: "“para.”, “chap.” or “sect.” stands in running text.",
    why: "Running text has the words in full; notes and parentheses have the short forms.",
    source: "Editorial Manual, Abbreviations; observed in official documents",
    bad: "Recalling para. 5 of the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling paragraph 5 of the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

/// One word before two numbers (`one`), several before one number that ends the clause (`many`).
static NUMBERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let number = r"(?:[0-9]{1,3}/[0-9]{1,3}|[0-9]{3,4} \([12][0-9]{3}\))(?: [A-Z]\b)?";
    let date = r"(?: of [0-9]{1,2} [A-Z][a-z]+ [12][0-9]{3})?";
    Regex::new(&format!(
        r"\b(?:(?<one>[Rr]esolution) {number}{date},? and [0-9]{{1,4}}(?:/[0-9]| \([12])|(?<many>[Rr]esolutions) {number}{date}[;.])"
    ))
    .ok()
});

static SHORT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?<short>paras?|chaps?|sects?|arts?)\. (?:[0-9]|[IVX]+\b)").ok());

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    if words.lang != Lang::En || !words.is_body() {
        return;
    }
    let text = &words.prose.text;
    if words.organ != Some(Organ::SecurityCouncil) && text.contains("esolution") {
        for found in NUMBERS.iter().flat_map(|it| it.captures_iter(text)) {
            let Some(word) = found.name("one").or_else(|| found.name("many")) else { continue };
            let single = found.name("one").is_some();
            let due = if single { format!("{}s", word.as_str()) } else { word.as_str().replace("ons", "on") };
            let place = words.source(word.range());
            let what = if single { "two numbers follow" } else { "one number follows" };
            let message = format!("“{}” stands where {what}. Write “{due}”.", word.as_str());
            out.report(&PLURAL, place.clone(), message).fix(format!("Write “{due}”"), vec![(place, due)]);
        }
    }
    if !text.contains(". ") {
        return;
    }
    for found in SHORT.iter().flat_map(|it| it.captures_iter(text)) {
        let Some(short) = found.name("short") else { continue };
        let before = &text[..short.start()];
        let inside = before.matches('(').count() > before.matches(')').count();
        let full = match short.as_str().trim_end_matches('s') {
            "para" => "paragraph",
            "chap" => "chapter",
            "sect" => "section",
            _ => "article",
        };
        if inside || is_quoted(text, short.start()) {
            continue;
        }
        let due = if short.as_str().ends_with('s') { format!("{full}s") } else { full.to_owned() };
        let place = words.source(short.start()..short.end() + 1);
        let message = format!("“{}.” stands in running text. Write “{due}”.", short.as_str());
        out.report(&PINPOINT, place.clone(), message).fix(format!("Write “{due}”"), vec![(place, due)]);
    }
}
