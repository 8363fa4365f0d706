//! Spelling: -ize and British forms, words of a table only.

use std::borrow::Cow;
use std::ops::Range;

use super::facts::{Words, piece};
use super::wording::is_quoted;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;
use crate::un::{Lang, Organ, phrases, spelling};

pub(super) const OXFORD: Rule = Rule {
    code: "spelling-oxford",
    severity: Severity::Information,
    on: true,
    summary: "A word is spelled otherwise than the United Nations spells it.",
    why: "The Manual takes the first spelling of the Concise Oxford English Dictionary: -ize, British otherwise.",
    source: "Editorial Manual, Spelling; 0 of 3,830 in texts of the Assembly, 219 of 532 of the Security Council",
    bad: "Recalling the efforts to organise the work,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the efforts to organize the work,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    let title = words.element.kind == ElementKind::Title;
    if words.lang != Lang::En || !(words.is_body() || title) || words.organ == Some(Organ::SecurityCouncil) {
        return;
    }
    let text = &words.prose.text;
    let divides = |it: char| !it.is_alphabetic() && it != '-' && it != '‑';
    let mut done = 0;
    for at in spelling::candidates(text) {
        if at < done {
            continue;
        }
        let Range { start, end } = piece(text, at, divides);
        done = end;
        let word = text[start..end].trim_end_matches(|it: char| !it.is_alphabetic());
        let first = start == 0;
        // Names have capitals; quotations and titles keep their own spelling.
        let named = word.chars().next().is_some_and(char::is_uppercase) && !first;
        let emphasis = || words.prose.emphasis.iter().any(|it| (it.start..it.end).contains(&(start as u32)));
        if named || word.len() <= 4 || !first && emphasis() {
            continue;
        }
        let due = spelling::oxford(&small_letters(word)).filter(|_| !is_quoted(text, start));
        if let Some(due) = due {
            let due = if first { phrases::capitalized(&due) } else { due };
            let place = words.source(start..start + word.len());
            let message = format!("“{word}” is spelled “{due}” in the United Nations. Write it so.");
            out.report(&OXFORD, place.clone(), message).fix(format!("Write “{due}”"), vec![(place, due)]);
        }
    }
}

/// A word in small letters with plain hyphens; most are.
fn small_letters(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|it| it.is_ascii_lowercase() || it == b'-') {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase().replace('‑', "-"))
}
