//! Numbers under ten are written in words.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::facts::Words;
use super::wording::is_quoted;
use super::{Findings, FixKind, Rule, Severity};
use crate::un::{Lang, Organ, numbers};

pub(super) const WORDS: Rule = Rule {
    code: "number-words",
    severity: Severity::Hint,
    on: true,
    summary: "A number under ten stands in figures.",
    why: "Running text counts up to nine in words; figures are for units, money, shares, ages and names such as “paragraph 5”.",
    source: "Editorial Manual, Numbers, dates and time; 3 of 481 counts under ten in texts of the Assembly and the councils; the Security Council, which has both, is left alone",
    bad: "1. *Decides* to hold 3 meetings;\n\n2. *Requests* a report.",
    good: "1. *Decides* to hold three meetings;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

/// A word, a figure, and a plural.
static COUNT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?<before>[a-z]+) (?<n>[2-9]) (?<behind>[a-z]+s)\b").ok());

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    if words.lang != Lang::En || !words.is_body() || words.organ == Some(Organ::SecurityCouncil) {
        return;
    }
    let text = &words.prose.text;
    let alone = |it: &Range<usize>| {
        it.len() == 1 && text[..it.start].ends_with(' ') && text[it.end..].starts_with(' ')
    };
    if !words.figures.iter().any(alone) {
        return;
    }
    for found in COUNT.iter().flat_map(|it| it.captures_iter(text)) {
        let (Some(before), Some(number), Some(behind)) =
            (found.name("before"), found.name("n"), found.name("behind"))
        else {
            continue;
        };
        let named = numbers::NAMED.contains(&before.as_str()) || numbers::UNITS.contains(&behind.as_str());
        let Some(with) = number.as_str().parse::<usize>().ok().and_then(|it| numbers::WORDS.get(it)) else {
            continue;
        };
        if named || is_quoted(text, number.start()) {
            continue;
        }
        let place = words.source(number.range());
        let message = format!("“{}” is a number under ten. Write “{with}”.", number.as_str());
        out.report(&WORDS, place.clone(), message)
            .fix(format!("Write “{with}”"), vec![(place, (*with).to_owned())]);
    }
}
