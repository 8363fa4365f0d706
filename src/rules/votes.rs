//! The figures of a recorded vote and the States listed below them agree.

use super::facts::Words;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;

pub(super) const COUNT: Rule = Rule {
    code: "vote-count",
    severity: Severity::Warning,
    on: true,
    summary: "A recorded vote lists more or fewer States than its figures say.",
    why: "A State was left out, or the figure is wrong; the list is what is cited.",
    source: "0 of 12 recorded votes in official documents",
    bad: "1. *Decides* so;\n\n2. *Requests* a report.\n\n*46th meeting\n16 December 2020*\n\n*[Adopted by a recorded vote of 3 to 1, with 1 abstention. The voting was as follows: In favour: Albania, Benin Against: China Abstaining: Chad]*",
    good: "1. *Decides* so;\n\n2. *Requests* a report.\n\n*46th meeting\n16 December 2020*\n\n*[Adopted by a recorded vote of 2 to 1, with 1 abstention. The voting was as follows: In favour: Albania, Benin Against: China Abstaining: Chad]*",
    fix: FixKind::None,
};

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    if words.element.kind != ElementKind::Vote {
        return;
    }
    let text = &words.prose.text;
    let labels = words.lang.tables().votes;
    // Where a label stands, and where its list begins.
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for label in labels {
        let found = text.get(from..).and_then(|rest| {
            rest.match_indices(label).find_map(|(at, _)| {
                let behind = rest[at + label.len()..].trim_start();
                behind.starts_with([':', '：']).then(|| (from + at, text.len() - behind.len()))
            })
        });
        let Some((at, colon)) = found else { continue };
        let list = colon + text[colon..].chars().next().map_or(0, char::len_utf8);
        places.push((at, list));
        from = list;
    }
    let Some((first, _)) = places.first() else { return };
    let figures: Vec<(usize, usize)> = figures(&text[..*first]).collect();
    // Where a list is left out, it cannot be told which figure is whose.
    if places.len() != labels.len() || figures.len() != labels.len() {
        return;
    }
    for (index, ((at, length), label)) in figures.iter().zip(labels).enumerate() {
        let (_, list) = places[index];
        let end = places.get(index + 1).map_or(text.len(), |it| it.0);
        let states = text[list..end].split([',', '،', '、']).filter(|it| it.chars().any(char::is_alphabetic));
        let count = states.count();
        let figure = &text[*at..at + length];
        if figure.parse() != Ok(count) {
            let message =
                format!("The vote says {figure}, the list “{label}” has {count} States. Correct one.");
            let list = words.source(places[index].0..places[index].0 + label.len());
            out.report(&COUNT, words.source(*at..at + length), message).related(list, "the list");
        }
    }
}

/// The numbers in a text: where each begins, and how long it is.
fn figures(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    text.split_inclusive(|it: char| !it.is_ascii_digit()).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        (digits > 0).then_some((start, digits))
    })
}
