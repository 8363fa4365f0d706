//! Sections and annexes are numbered in order: I, II, III; A, B, C; Annex I, Annex II.

use std::ops::Range;

use super::{Context, Findings, FixKind, Rule, Severity};
use crate::resolution::{Element, ElementKind, Resolution};
use crate::un::words;

pub(super) const HEADING: Rule = Rule {
    code: "heading-number",
    severity: Severity::Warning,
    on: true,
    summary: "A section's number does not follow the one before.",
    why: "Sections are cited by their numbers.",
    source: "observed in official documents: 0 of the 8 of the Assembly with Roman numbers; an information where one number is left out, for a heading may not have been seen as one",
    bad: "I\n\nRivers\n\n1. *Decides* so;\n\nIII\n\nLakes\n\n2. *Requests* a report.",
    good: "I\n\nRivers\n\n1. *Decides* so;\n\nII\n\nLakes\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const ANNEX: Rule = Rule {
    code: "annex-number",
    severity: Severity::Warning,
    on: true,
    summary: "An annex's number does not follow the one before.",
    why: "Annexes are cited by their numbers.",
    source: "observed in official documents: 0 of 16 with annexes",
    bad: "1. *Decides* so;\n\n2. *Adopts* the annexes.\n\nAnnex I\n\nRivers\n\nText of rivers.\n\nAnnex III\n\nLakes\n\nText of lakes.",
    good: "1. *Decides* so;\n\n2. *Adopts* the annexes.\n\nAnnex I\n\nRivers\n\nText of rivers.\n\nAnnex II\n\nLakes\n\nText of lakes.",
    fix: FixKind::Safe,
};

/// How far the two series have come.
#[derive(Default)]
struct Series {
    roman: u32,
    letter: u32,
    /// The words of the last heading: a table that runs over pages repeats them.
    last: String,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let mut series = Series::default();
    let mut annex = 0;
    for element in &resolution.elements {
        match element.kind {
            ElementKind::Opening | ElementKind::Part => series = Series::default(),
            ElementKind::Heading => section(resolution, element, &mut series, out),
            ElementKind::Annex => annexes(resolution, element, &mut annex, out),
            _ => {}
        }
    }
}

fn section(resolution: &Resolution, element: &Element, series: &mut Series, out: &mut Findings) {
    let Some((label, place)) = label(resolution, element, false) else { return };
    let words = resolution.joined(element).text.trim().to_owned();
    if words.len() > label.len() && words == series.last {
        return;
    }
    series.last = words;
    let letter = match label.as_bytes() {
        [letter @ b'A'..=b'Z'] => Some(u32::from(letter - b'A') + 1),
        _ => None,
    };
    let roman = roman(&label);
    if roman == Some(series.roman + 1) {
        (series.roman, series.letter) = (series.roman + 1, 0);
        return;
    }
    if let Some(letter) = letter.filter(|it| *it == series.letter + 1 || *it == 1) {
        series.letter = letter;
        return;
    }
    // The first one proves nothing, and where numbers begin anew a text that is taken over has its own.
    let first = series.roman == 0 && series.letter == 0;
    if first || roman == Some(1) || roman.is_none() && letter.is_none() {
        (series.roman, series.letter) = (roman.unwrap_or(0), letter.filter(|_| roman.is_none()).unwrap_or(0));
        return;
    }
    let lettered = series.letter > 0 && letter.is_some() && roman.is_none_or(|it| it > series.roman + 3);
    let (number, last) = if lettered { (letter, series.letter) } else { (roman, series.roman) };
    let due = if lettered { alphabetic(last + 1) } else { words::roman(last + 1) };
    let (Some(number), Some(due)) = (number, due) else { return };
    let severity = if number == last + 2 { Severity::Information } else { HEADING.severity };
    let message = format!("Section {label} stands where {due} is due. Number it {due}.");
    out.report(&HEADING, place.clone(), message)
        .severity(severity)
        .fix(format!("Write {due}"), vec![(place, due)]);
    if lettered {
        series.letter = number;
    } else {
        series.roman = number;
    }
}

fn alphabetic(value: u32) -> Option<String> {
    char::from_u32(u32::from('@') + value).filter(char::is_ascii_uppercase).map(String::from)
}

fn annexes(resolution: &Resolution, element: &Element, last: &mut u32, out: &mut Findings) {
    let Some((label, place)) = label(resolution, element, true) else { return };
    let Some(number) = roman(&label) else { return };
    let due = *last + 1;
    // Behind the annexes of one text those of another may follow.
    if number != due && number != 1 {
        let Some(due) = words::roman(due) else { return };
        let message = format!("Annex {label} stands where {due} is due. Number it {due}.");
        out.report(&ANNEX, place.clone(), message).fix(format!("Write {due}"), vec![(place, due)]);
    }
    *last = number;
}

/// The number that a heading is, or that an annex's heading ends in, and where it stands.
fn label(resolution: &Resolution, element: &Element, behind: bool) -> Option<(String, Range<u32>)> {
    let prose = element.pieces.first().and_then(|it| resolution.prose(*it))?;
    let text = prose.text.trim_end();
    let (start, label) = if behind {
        let start = text.rfind(' ').filter(|it| *it < 16)? + 1;
        (start, &text[start..])
    } else {
        let end = text.find([' ', '\n', '.']).unwrap_or(text.len());
        let stands = end == text.len() || text[end..].starts_with('.');
        (0, text.get(..end).filter(|_| stands)?)
    };
    let capitals = !label.is_empty() && label.len() < 8 && label.bytes().all(|it| it.is_ascii_uppercase());
    let place = resolution.source_range(element, prose, start as u32..(start + label.len()) as u32);
    capitals.then(|| (label.to_owned(), place))
}

/// The value of a Roman number in capitals, below forty: `L` is a letter here.
fn roman(label: &str) -> Option<u32> {
    words::from_roman(label).filter(|it| *it < 40)
}
