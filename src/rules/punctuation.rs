//! Marks that stand twice, and blanks that marks want beside them: none before, one behind.

use super::facts::Words;
use super::{Findings, FixKind, Rule, Severity, wording};
use crate::resolution::ElementKind;
use crate::un::Lang;

pub(super) const REPEATED: Rule = Rule {
    code: "punctuation-repeated",
    severity: Severity::Warning,
    on: true,
    summary: "Two punctuation marks stand where one is due.",
    why: "One of them was forgotten when the sentence was changed.",
    source: "0 in 422 official documents; 1 in 430 translations: an information in these",
    bad: "Recalling the outcome,, and the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome, and the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Unsafe,
};

pub(super) const MISSING: Rule = Rule {
    code: "space-missing",
    severity: Severity::Information,
    on: true,
    summary: "No blank stands behind a comma or a semicolon, or beside a parenthesis.",
    why: "Two words run together.",
    source: "observed in official documents: 0 in 422",
    bad: "Recalling the outcome,and the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome, and the plan,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    let masthead = words.element.kind == ElementKind::Masthead;
    if !words.is_text() && !masthead {
        return;
    }
    let text = words.prose.text.trim_end();
    let bytes = text.as_bytes();
    // Between the two stands a footnote's mark, which is none of the words.
    let marked = |at: usize| words.prose.marks.iter().any(|it| it.at as usize == at);
    let letter = |it: Option<char>| it.is_some_and(char::is_alphabetic);
    for at in memchr::memchr3_iter(b',', b';', b':', bytes).chain(memchr::memchr_iter(b'.', bytes)) {
        let (before, behind) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
        match (bytes.get(at).copied(), behind) {
            (Some(b'.'), Some('.')) => {
                let third = before == Some('.') || text[at + 2..].starts_with('.');
                if !third && !marked(at + 1) {
                    repeated(words, at, out);
                }
            }
            // Behind an abbreviation it may stand before a semicolon.
            (Some(b'.'), Some(';' | ':')) => {
                let bare = text[..at].trim_end_matches(|it: char| it.is_ascii_lowercase());
                if at - bare.len() >= LONG && words.is_body() && words.lang == Lang::En && !marked(at + 1) {
                    repeated(words, at, out);
                }
            }
            (Some(b'.'), _) => {}
            (Some(_), Some(',' | ';' | ':' | '.')) if !marked(at + 1) => repeated(words, at, out),
            (Some(b',' | b';'), Some(_)) if letter(before) && letter(behind) => {
                let spaced = !matches!(words.lang, Lang::Zh | Lang::Ar);
                let word = text[..at].rsplit(' ').next().unwrap_or("");
                if spaced && !word.contains('/') && !marked(at + 1) {
                    missing(words, at, out);
                }
            }
            _ => {}
        }
    }
    if matches!(words.lang, Lang::Zh | Lang::Ar) {
        for (at, mark) in text.match_indices(WIDE) {
            let behind = text[at + mark.len()..].chars().next().filter(|it| WIDE.contains(it));
            if behind.is_some() && !marked(at + mark.len()) {
                repeated(words, at, out);
            }
            let joined = |at: usize| {
                letter(text[..at].chars().next_back()) && letter(text[at + mark.len()..].chars().next())
            };
            if matches!(mark, "،" | "؛") && joined(at) && !marked(at + mark.len()) {
                missing(words, at, out);
            }
        }
    }
    parentheses(words, out);
}

/// Abbreviations have fewer letters.
const LONG: usize = 5;

/// The marks of Chinese and Arabic.
const WIDE: [char; 7] = ['，', '；', '：', '。', '、', '،', '؛'];

/// Reports the mark at `at` and the one behind it.
fn repeated(words: &Words<'_>, at: usize, out: &mut Findings) {
    let length: usize = words.prose.text[at..].chars().take(2).map(char::len_utf8).sum();
    let found = &words.prose.text[at..at + length];
    let one = found.chars().next().map_or(0, char::len_utf8);
    let place = words.source(at..at + length);
    let first = words.source(at..at + one);
    // A translation may slip where the original did not: 1 of 430.
    let severity = if words.lang == Lang::En { REPEATED.severity } else { Severity::Information };
    out.report(&REPEATED, place, format!("‘{found}’ stands where one mark is due. Remove one of them."))
        .severity(severity)
        .fix(format!("Remove the first ‘{}’", &found[..one]), vec![(first, String::new())]);
}

fn missing(words: &Words<'_>, at: usize, out: &mut Findings) {
    let length = words.prose.text[at..].chars().next().map_or(0, char::len_utf8);
    let sign = &words.prose.text[at..at + length];
    let place = words.source(at..at + length);
    let edit = (place.end..place.end, " ".to_owned());
    out.report(&MISSING, place, format!("No blank stands behind ‘{sign}’. Set one."))
        .fix("Set a blank".to_owned(), vec![edit]);
}

/// Blanks inside of parentheses, and blanks that quotation marks and colons do not have in English.
fn parentheses(words: &Words<'_>, out: &mut Findings) {
    if matches!(words.lang, Lang::Zh | Lang::Ar) {
        return;
    }
    let text = words.prose.text.trim_end();
    if words.lang == Lang::En {
        english(words, text, out);
    }
    for at in memchr::memchr2_iter(b'(', b')', text.as_bytes()) {
        let blank = if text[at..].starts_with('(') {
            text[at + 1..].starts_with(' ').then_some(at + 1)
        } else {
            text[..at].ends_with(' ').then(|| at - 1)
        };
        let Some(blank) =
            blank.filter(|it| !words.prose.marks.iter().any(|mark| mark.at as usize == *it + 1))
        else {
            continue;
        };
        let sign = &text[at..=at];
        let place = words.source(blank..blank + 1);
        let message = format!("A blank stands inside of ‘{sign}’. Remove it.");
        out.report(&wording::BEFORE, place.clone(), message)
            .fix("Remove the blank".to_owned(), vec![(place, String::new())]);
    }
}

/// A blank inside of a quotation or before a colon, and none on the outer side of a parenthesis.
fn english(words: &Words<'_>, text: &str, out: &mut Findings) {
    let marked = |at: usize| words.prose.marks.iter().any(|it| it.at as usize == at);
    let two_small =
        |it: &mut dyn Iterator<Item = char>| it.take(2).filter(char::is_ascii_lowercase).count() == 2;
    let may = |it: &(usize, u8)| matches!(it.1, b':' | b'(' | b')' | 0xE2);
    let chars =
        text.bytes().enumerate().filter(may).filter_map(|it| Some((it.0, text[it.0..].chars().next()?)));
    for (at, sign) in chars.filter(|it| matches!(it.1, '“' | '”' | ':' | '(' | ')')) {
        let end = at + sign.len_utf8();
        let (before, behind) = (&text[..at], &text[end..]);
        let blank = match sign {
            '“' if behind.starts_with(' ') => Some((end..end + 1, "behind")),
            '”' | ':' if before.ends_with(' ') => Some((at - 1..at, "before")),
            _ => None,
        };
        if let Some((blank, side)) = blank.filter(|it| !marked(it.0.start) && !marked(it.0.end)) {
            let place = words.source(blank);
            let message = format!("A blank stands {side} ‘{sign}’. Remove it.");
            out.report(&wording::BEFORE, place.clone(), message)
                .fix("Remove the blank".to_owned(), vec![(place, String::new())]);
        }
        // “State(s)” and the letters of lists are let pass.
        if !two_small(&mut before.chars().rev()) || marked(at) || marked(end) {
            continue;
        }
        let mut next = behind.chars();
        let name =
            next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_alphabetic);
        let side = match sign {
            '(' if name => "before",
            ')' if two_small(&mut behind.chars()) => "behind",
            _ => continue,
        };
        let place = words.source(at..end);
        let gap = if side == "before" { place.start } else { place.end };
        out.report(&MISSING, place, format!("No blank stands {side} ‘{sign}’. Set one."))
            .fix("Set a blank".to_owned(), vec![(gap..gap, " ".to_owned())]);
    }
}
