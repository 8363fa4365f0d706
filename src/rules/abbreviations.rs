//! Abbreviations: explained before they are used, used when they are explained, without a possessive.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::facts::{Short, Words, piece};
use super::{Context, Findings, FixKind, Rule, Severity};
use crate::text::{pair_occurs, places};
use crate::un::{Lang, Organ, short};

pub(super) const UNDEFINED: Rule = Rule {
    code: "abbreviation-undefined",
    severity: Severity::Hint,
    on: false,
    summary: "An abbreviation is used that was not explained.",
    why: "The full name with the abbreviation in parentheses stands at the first mention.",
    source: "Editorial Manual, Abbreviations; practice is divided: 249 of 955 in texts of the Assembly, 117 of 421 of the Security Council",
    bad: "Recalling the work of UNXYZ,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the work of the Union for Rivers (UNXYZ) and of UNXYZ itself,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const UNUSED: Rule = Rule {
    code: "abbreviation-unused",
    severity: Severity::Hint,
    on: false,
    summary: "An abbreviation is explained and not used.",
    why: "It was introduced for nothing, or the full name is written where it is due.",
    source: "Editorial Manual, Abbreviations; practice is divided",
    bad: "Recalling the work of the Union for Rivers (UNXYZ),\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the work of the Union for Rivers,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const POSSESSIVE: Rule = Rule {
    code: "abbreviation-possessive",
    severity: Severity::Hint,
    on: true,
    summary: "An abbreviation stands in the possessive.",
    why: "“the mandate of UNMIL”, not “UNMIL’s mandate”; the Security Council has both.",
    source: "Editorial Manual, Abbreviations; 0 in running text of the Assembly, 209 of the Security Council",
    bad: "1. *Decides* so;\n\n2. *Requests* a report on UNMIL’s mandate.",
    good: "1. *Decides* so;\n\n2. *Requests* a report on the mandate of UNMIL.",
    fix: FixKind::None,
};

/// What abbreviations an element has.
pub(super) fn read(words: &Words<'_>) -> Box<[Short]> {
    let text = &words.prose.text;
    // Few words have capitals in a row, and most paragraphs no such word.
    let in_row = |it: u8, next: u8| it.is_ascii_uppercase() && (next.is_ascii_uppercase() || next == b'-');
    if words.lang != Lang::En || !words.is_body() || !pair_occurs(text, in_row) {
        return Box::default();
    }
    let divides = |it: char| matches!(it, ' ' | '—' | '/');
    let mut found = Vec::new();
    let mut done = 0;
    let capitals = text.as_bytes().windows(2).enumerate();
    for (at, _) in capitals.filter(|(_, it)| in_row(it[0], it[1])) {
        if at < done {
            continue;
        }
        let Range { start, end } = piece(text, at, divides);
        done = end;
        let piece = &text[start..end];
        let word = piece.trim_matches(|it: char| !it.is_alphanumeric());
        let word = word.strip_suffix("’s").unwrap_or(word);
        let Some(offset) = piece.find(word) else { continue };
        let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
        let short = capitals >= 2
            && word.starts_with(|it: char| it.is_ascii_uppercase())
            && word.bytes().all(|it| it.is_ascii_uppercase() || it == b'-')
            && !word.bytes().all(|it| b"IVXLC".contains(&it));
        if short {
            let explained = piece[..offset].ends_with('(')
                && piece[offset + word.len()..].starts_with(')')
                && text[..start].ends_with(' ');
            found.push(Short { range: start + offset..start + offset + word.len(), explained });
        }
    }
    found.into()
}

/// Abbreviations of the whole resolution. A symbol's letters are none.
pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut explained: FxHashSet<String> = FxHashSet::default();
    let mut told: FxHashSet<String> = FxHashSet::default();
    let mut open: Vec<(String, std::ops::Range<u32>)> = Vec::new();
    for (element, facts) in cx.resolution.elements.iter().zip(cx.facts) {
        if facts.shorts.is_empty() {
            continue;
        }
        let prose = cx.resolution.joined(element);
        for short in &facts.shorts {
            let Some(word) = prose.text.get(short.range.clone()) else { continue };
            let range = short.range.start as u32..short.range.end as u32;
            let place = || cx.resolution.source_range(element, &prose, range.clone());
            if short.explained {
                if explained.insert(word.to_owned()) {
                    open.push((word.to_owned(), place()));
                }
                continue;
            }
            open.retain(|it| it.0 != word);
            if !explained.contains(word) && !short::is_known(word) && told.insert(word.to_owned()) {
                let message = format!("“{word}” was not explained. Write the full name and “({word})”.");
                out.report(&UNDEFINED, place(), message);
            }
        }
    }
    for (word, place) in open {
        let message = format!("“{word}” is explained and not used. Leave it out, or use it.");
        out.report(&UNUSED, place, message);
    }
}

/// Reports abbreviations in the possessive.
pub(super) fn possessive(words: &Words<'_>, out: &mut Findings) {
    if words.lang != Lang::En || !words.is_body() || words.organ == Some(Organ::SecurityCouncil) {
        return;
    }
    let text = &words.prose.text;
    let sign = "’s";
    for at in places(text, sign) {
        let head = &text[..at];
        let word =
            head.rsplit(|it: char| !it.is_alphanumeric() && it != '-' && it != '‑').next().unwrap_or("");
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        let ends = text[at + sign.len()..].chars().next().is_none_or(|it| !it.is_alphanumeric());
        if capitals >= 2 && capitals * 2 > word.len() && ends {
            let place = words.source(at - word.len()..at + sign.len());
            let message = format!("“{word}” stands in the possessive. Write “of {word}”.");
            out.report(&POSSESSIVE, place, message);
        }
    }
}
