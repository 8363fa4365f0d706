//! Punctuation as each language has it: marks of its own script, with blanks where it has them, and
//! the spellings that its official texts never have.

use aho_corasick::AhoCorasick;

use super::facts::{Words, piece};
use super::wording::is_quoted;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;
use crate::un::lang::Script;
use crate::un::{ByLang, Lang, drafting, phrases};

pub(super) const FOREIGN: Rule = Rule {
    code: "punctuation-script",
    severity: Severity::Hint,
    on: true,
    summary: "A comma, semicolon, colon or full stop of another script stands in a Chinese or Arabic text.",
    why: "Each script has its own marks; those of another are slips of the keyboard.",
    source: "observed in official documents: 2 of 11,987 commas and none of 3,783 other marks in Chinese, none of 16,948 marks in Arabic",
    bad: "大会\n\n第七十五届会议\n\n75/180. 河流\n\n大会，\n\n回顾其关于河流, 湖泊和海洋的各项决议，\n\n1. 决定如此；\n\n2. 请秘书长提出报告。",
    good: "大会\n\n第七十五届会议\n\n75/180. 河流\n\n大会，\n\n回顾其关于河流，湖泊和海洋的各项决议，\n\n1. 决定如此；\n\n2. 请秘书长提出报告。",
    fix: FixKind::Safe,
};

pub(super) const SPACE: Rule = Rule {
    code: "space-french",
    severity: Severity::Hint,
    on: true,
    summary: "No blank stands before a semicolon or inside of guillemets in a French text.",
    why: "French sets these signs off by a blank, where the page allows by one that does not break.",
    source: "observed in official French documents: a blank before 1,985 of 1,985 semicolons and inside of 436 of 436 guillemets",
    bad: "Assemblée générale\n\n75/180. Rivières\n\nL’Assemblée générale,\n\nRappelant les résultats,\n\n1. *Décide* de poursuivre;\n\n2. *Prie* le Secrétaire général de faire rapport.",
    good: "Assemblée générale\n\n75/180. Rivières\n\nL’Assemblée générale,\n\nRappelant les résultats,\n\n1. *Décide* de poursuivre ;\n\n2. *Prie* le Secrétaire général de faire rapport.",
    fix: FixKind::Safe,
};

pub(super) const INSTEAD: Rule = Rule {
    code: "spelling-official",
    severity: Severity::Hint,
    on: true,
    summary: "A word, name or sign is written otherwise than in all official texts of the language.",
    why: "English names of organs have capitals; French capitals keep their accents, “œ” is one letter; Spanish has “período”; Russian has no “ё”, an em dash, and names of organs with their capitals; Chinese has simplified characters; Arabic writes its hamzas.",
    source: "observed in official documents: no name of an organ in small letters in 422 English ones; none in French (against 1,590 such words with accents or “œ”) and in Spanish (against 3,500); one “ё” and one spaced en dash (against 325 em dashes) in Russian, and 5 names with “ООН” unexplained; none in Chinese and two in Arabic",
    bad: "Assemblée générale\n\n75/180. Rivières\n\nL’Assemblée générale,\n\nRappelant les résultats,\n\n1. *Prie* tous les Etats d’agir ;\n\n2. *Prie* le Secrétaire général de faire rapport.",
    good: "Assemblée générale\n\n75/180. Rivières\n\nL’Assemblée générale,\n\nRappelant les résultats,\n\n1. *Prie* tous les États d’agir ;\n\n2. *Prie* le Secrétaire général de faire rapport.",
    fix: FixKind::Safe,
};

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    let tables = drafting::of(words.lang);
    let masthead = words.element.kind == ElementKind::Masthead;
    if masthead || words.element.kind == ElementKind::Title {
        accents(words, tables.accents, out);
        return instead(words, tables.instead, out);
    }
    if !words.is_text() {
        return;
    }
    foreign(words, tables.foreign, out);
    let [before, behind] = tables.spaced;
    if !(before.is_empty() && behind.is_empty()) {
        blanks(words, before, behind, out);
    }
    instead(words, tables.instead, out);
    accents(words, tables.accents, out);
}

/// Finds [`drafting::Words::accents`] of each language in one pass.
static ACCENTS: ByLang<Option<AhoCorasick>> = ByLang::new(|lang| {
    let parts = drafting::of(lang).accents.iter().map(|it| it.0.trim_matches('-'));
    AhoCorasick::builder().ascii_case_insensitive(true).build(parts).ok()
});

/// Reports words that have lost their accents.
fn accents(words: &Words<'_>, table: &[(&str, &str)], out: &mut Findings) {
    let text = &words.prose.text;
    let finder = ACCENTS.of(words.lang);
    let mut last = 0;
    for hit in finder.iter().flat_map(|it| it.find_overlapping_iter(text)) {
        let Some(&(shape, with)) = table.get(hit.pattern().as_usize()) else { continue };
        let inside = |it: Option<char>| {
            it.is_some_and(|it| it.is_alphanumeric() || matches!(it, '.' | '/' | '@' | '_'))
        };
        let before = text[..hit.start()].chars().next_back();
        let rest = &text[hit.end()..];
        // A plural of what is an end of words or a word.
        let rest = rest.strip_prefix('s').filter(|_| !shape.ends_with('s')).unwrap_or(rest);
        let begins = shape.starts_with('-') == before.is_some_and(char::is_alphabetic);
        let ends = shape.ends_with('-') || !rest.starts_with(char::is_alphanumeric);
        if !begins || inside(before) && !shape.starts_with('-') || !ends || hit.start() < last {
            continue;
        }
        last = hit.end();
        let start = piece(text, hit.start(), |it| !it.is_alphabetic()).start;
        let end = piece(text, hit.end(), |it| !it.is_alphabetic()).end;
        let found = &text[hit.range()];
        if drafting::of(words.lang).instead.iter().any(|it| it.0 == &text[start..end]) {
            continue;
        }
        // Capitals alone are initials or headings.
        if found.chars().all(char::is_uppercase) {
            continue;
        }
        let part = with.trim_matches('-');
        let part =
            if found.starts_with(char::is_uppercase) { phrases::capitalized(part) } else { part.to_owned() };
        let due = format!("{}{part}{}", &text[start..hit.start()], &text[hit.end()..end]);
        let place = words.source(start..end);
        let message = format!("“{}” has lost an accent. Write “{due}”.", &text[start..end]);
        out.report(&INSTEAD, place.clone(), message).fix(format!("Write “{due}”"), vec![(place, due)]);
    }
}

/// Whether a letter belongs to the language’s own script.
fn is_own(letter: char, lang: Lang) -> bool {
    Script::of(letter) == Some(lang.tables().script)
}

fn foreign(words: &Words<'_>, table: &[(char, char)], out: &mut Findings) {
    let text = &words.prose.text;
    for &(mark, own) in table {
        for (at, _) in text.match_indices(mark) {
            // Numbers of headings and abbreviations have full stops behind a sign of the script.
            let rest = text[at + 1..].trim_start();
            let stops = mark != '.' || rest.is_empty();
            if !stops || !text[..at].chars().next_back().is_some_and(|it| is_own(it, words.lang)) {
                continue;
            }
            let place = words.source(at..at + 1);
            let message = format!("‘{mark}’ is of another script. Write ‘{own}’.");
            // A wide mark has its blank in it.
            let blank = usize::from(own.len_utf8() > 2 && text[at + 1..].starts_with(' '));
            let edit = (words.source(at..at + 1 + blank), own.to_string());
            out.report(&FOREIGN, place, message).fix(format!("Write ‘{own}’"), vec![edit]);
        }
    }
}

fn blanks(words: &Words<'_>, before: &[char], behind: &[char], out: &mut Findings) {
    let text = &words.prose.text;
    let mut report = |at: usize, sign: char, side: &str, gap: usize| {
        let place = words.source(at..at + sign.len_utf8());
        let gap = if gap == at { place.start } else { place.end };
        let message = format!("No blank stands {side} ‘{sign}’. Add one.");
        out.report(&SPACE, place, message).fix("Add a blank".to_owned(), vec![(gap..gap, " ".to_owned())]);
    };
    for (at, sign) in text.char_indices().filter(|it| !it.1.is_ascii_alphanumeric() && it.1 != ' ') {
        let end = at + sign.len_utf8();
        let joined = |it: Option<char>| it.is_some_and(|it| !it.is_whitespace());
        if before.contains(&sign) && joined(text[..at].chars().next_back()) {
            report(at, sign, "before", at);
        } else if behind.contains(&sign) && joined(text[end..].chars().next()) {
            report(at, sign, "behind", end);
        }
    }
}

/// Finds [`drafting::Words::instead`] of each language in one pass.
static FINDERS: ByLang<Option<AhoCorasick>> =
    ByLang::new(|it| AhoCorasick::new(drafting::of(it).instead.iter().map(|it| it.0)).ok());

/// In a masthead and a title shorter words are left alone.
const SHORTEST: usize = 6;

fn is_note(words: &Words<'_>) -> bool {
    words.element.kind == ElementKind::Note
}

fn instead(words: &Words<'_>, table: &[(&str, &str)], out: &mut Findings) {
    let text = &words.prose.text;
    let finder = FINDERS.of(words.lang);
    for hit in finder.iter().flat_map(|it| it.find_overlapping_iter(text)) {
        if let Some(&(found, with)) = table.get(hit.pattern().as_usize()) {
            let (at, end) = (hit.start(), hit.end());
            let word = found.chars().count() > 1;
            let before = text[..at].chars().next_back().filter(|_| found.starts_with(char::is_alphabetic));
            let behind = text[end..].chars().next().filter(|_| found.ends_with(char::is_alphabetic));
            let inside = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
            // Initials that are a part of a longer name: `ОСПД ООН 2.0`, `ООН-Хабитат`.
            let initials = || {
                let capitals = |it: &str| !it.is_empty() && it.chars().all(char::is_uppercase);
                let name = || text[..at].trim_end().rsplit(' ').next().is_some_and(capitals);
                capitals(found) && (matches!(behind, Some('-' | '‑')) || name())
            };
            if word && (inside(before) || inside(behind)) || is_quoted(text, at) || initials() {
                continue;
            }
            // A sentence begins with a capital.
            let begins = || {
                let ended = text[..at].trim_end().ends_with(['.', ':', '!', '?', '—', '»', '”']);
                (ended || at == 0) && found.trim_start().starts_with(char::is_uppercase)
            };
            if found.starts_with(' ') && begins() {
                continue;
            }
            // In a title or a masthead a name is long, and signs are its own.
            if found.chars().count() < SHORTEST && !words.is_body() && !is_note(words) {
                continue;
            }
            let place = words.source(at..end);
            let (shown, due) = (found.trim(), with.trim());
            let message = format!("“{shown}” is written “{due}” in official texts. Write it so.");
            let edit = (place.clone(), with.to_owned());
            out.report(&INSTEAD, place, message).fix(format!("Write “{due}”"), vec![edit]);
        }
    }
}
