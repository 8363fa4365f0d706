//! Words of Latin and Cyrillic letters that look alike: a search does not find them.

use super::facts::Words;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;

pub(super) const MIXED: Rule = Rule {
    code: "mixed-script",
    severity: Severity::Hint,
    on: true,
    summary: "A word has Latin and Cyrillic letters.",
    why: "It looks right, and no search, sort or link finds it.",
    source: "observed in official Russian documents: 13 letters of lists and 12 closings, which are left alone",
    bad: "Recalling the \u{43e}utcome of the meeting,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome of the meeting,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

/// Letters that look alike, Cyrillic and Latin.
const ALIKE: [(char, char); 17] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
];

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    // Without a letter of each script there is nothing to look for.
    let masthead = words.element.kind == ElementKind::Masthead;
    if !(words.is_text() || masthead)
        || !text.chars().any(is_cyrillic)
        || !text.bytes().any(|it| it.is_ascii_alphabetic())
    {
        return;
    }
    let mut at = 0;
    for piece in text.split_inclusive(|it: char| !it.is_alphabetic()) {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|it: char| !it.is_alphabetic());
        let cyrillic = word.chars().filter(|it| is_cyrillic(*it)).count();
        let latin = word.chars().filter(char::is_ascii_alphabetic).count();
        if cyrillic == 0 || latin == 0 {
            continue;
        }
        let to_latin = latin >= cyrillic;
        let converted: String = word
            .chars()
            .map(|it| match to_latin {
                true => ALIKE.iter().find(|pair| pair.0 == it).map_or(it, |pair| pair.1),
                false => ALIKE.iter().find(|pair| pair.1 == it).map_or(it, |pair| pair.0),
            })
            .collect();
        let pure = |it: &str| !(it.chars().any(is_cyrillic) && it.bytes().any(|it| it.is_ascii_alphabetic()));
        if !pure(&converted) {
            continue;
        }
        let place = words.source(start..start + word.len());
        let message = format!("“{word}” has Latin and Cyrillic letters. Write it in one script.");
        let title = format!("Write “{converted}” in {} letters", if to_latin { "Latin" } else { "Cyrillic" });
        out.report(&MIXED, place.clone(), message).fix(title, vec![(place, converted)]);
    }
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{4ff}')
}
