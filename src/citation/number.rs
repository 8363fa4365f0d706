//! The numbers of resolutions as texts write them, and as symbols have them.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::un::{places, words};

/// A broken pattern finds nothing, which the tests would show.
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let session = r"(?:ES-|S-|دإط ?[-–] ?|دإ ?[-–] ?)?[0-9]{1,4}/[0-9]{1,3}";
    let arabic = r"[0-9]{1,4}(?: \p{Arabic}{1,4}){0,2} ?\((?:دإط|دإ|د) ?[-–] ?[0-9]{1,2}\)";
    let parts = r"(?: ?[A-ZАВСЕ](?:(?:, ?| ?(?:and|to|et|à|y|a|и|[-–]) ?)[A-Z])*)?";
    let old = r"\((?:(?:19|20)[0-9]{2}|(?:E?S-)?[IVXL]+)\)";
    Regex::new(&format!("{session}|{arabic}|[0-9]{{1,4}}{parts} ?{old}")).ok()
});

/// What stands between the letters of a resolution's parts: 74/255 A and B.
const JOINS: [&str; 15] =
    [", ", " and ", " to ", " et ", " à ", " y ", " a ", " и ", " по ", "和", "至", " و ", " و", "-", "–"];

/// The places of numbers in a text.
pub(super) fn numbers(text: &str) -> Vec<(usize, usize)> {
    let found = NUMBER.iter().flat_map(|it| it.find_iter(text));
    found
        .map(|it| {
            let parts = if it.as_str().ends_with(')') { 0 } else { parts(&text[it.end()..]) };
            (it.start(), it.end() + parts)
        })
        .filter(|(start, end)| stands_alone(text, *start, *end))
        .collect()
}

/// The length of the letters of parts behind a number: ` B`, ` A and B`, ` باء`.
fn parts(rest: &str) -> usize {
    let blank = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    let Some((_, first)) = letter(&rest[blank..]).filter(|_| blank < 3) else { return 0 };
    let mut end = blank + first;
    while let Some(more) = JOINS.iter().find_map(|join| {
        let behind = rest[end..].strip_prefix(join)?;
        Some(join.len() + letter(behind)?.1)
    }) {
        end += more;
    }
    end
}

/// The parts that a number names (`74/255 A and B`), each with the bytes in which it is written; the first one's are
/// the number's. Nothing where it names fewer than two. Of Roman sessions the letter is no part of the symbol.
pub(super) fn several_parts(number: &str) -> Vec<(Range<usize>, char)> {
    let mut found = Vec::new();
    let Some(stroke) = number.find('/').filter(|_| !number.contains('(')) else { return found };
    let mut at = stroke + 1 + digits(&number[stroke + 1..]).len();
    at += number[at..].len() - number[at..].trim_start_matches([' ', '\u{a0}']).len();
    while let Some((name, length)) = letter(&number[at..]) {
        let from = if found.is_empty() { 0 } else { at };
        found.push((from..at + length, name));
        at += length;
        let Some(join) = JOINS.iter().find(|it| number[at..].starts_with(**it)) else { break };
        at += join.len();
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// The letter of a part at the head of a text, as Latin texts write it, with its length.
fn letter(text: &str) -> Option<(char, usize)> {
    let (letter, length) = match text.bytes().next()? {
        it @ b'A'..=b'Z' => (char::from(it), 1),
        _ => {
            let (word, letter) = places::LETTERS.iter().find(|it| text.starts_with(it.0))?;
            (*letter, word.len())
        }
    };
    let mut behind = text[length..].chars();
    let next = behind.next();
    // An initial or a word is none; the end of a sentence at the end of the text may follow.
    let more =
        |it: char| it.is_ascii_alphanumeric() || ('\u{400}'..'\u{700}').contains(&it) && it.is_alphabetic();
    let goes_on = next.is_some_and(|it| more(it) || matches!(it, '’' | '\'' | '/'));
    let then = behind.next();
    let initial = next == Some('.') && then.is_some();
    // 66/235 B and S-27/2
    let session = matches!(next, Some('-' | '\u{2011}')) && then.is_some_and(|it| it.is_ascii_digit());
    (!goes_on && !initial && !session).then_some((letter, length))
}

/// Whether a number is not a part of something longer.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let mut behind = text[end..].chars();
    let (after, then) = (behind.next(), behind.next());
    let decimal = matches!(after, Some('.' | '-')) && then.is_some_and(|it| it.is_ascii_digit());
    !before.is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, '/' | '.' | '-' | '+'))
        && !after.is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, '/' | '%'))
        && !decimal
}

/// A number as symbols have it: in Latin letters (Arabic texts write `1514 (د-15)` for 1514 (XV), `دإ-10/2` for
/// S-10/2), with the first of several parts (`66/235 باء` is 66/235 B).
pub(super) fn latin(number: &str) -> Cow<'_, str> {
    let bare = |it: &str| it.trim_start_matches([' ', '-', '–']).to_owned();
    let prefixed = |it: &str| {
        words::ARABIC_SESSIONS
            .iter()
            .find_map(|(arabic, latin)| Some((*latin, bare(it.strip_prefix(arabic)?))))
    };
    match number.split_once('(') {
        Some((resolution, session)) => {
            let digits = digits(resolution);
            match prefixed(session) {
                Some((prefix, session)) => {
                    let roman = session.trim_end_matches(')').parse().ok().and_then(words::roman);
                    roman.map_or_else(|| number.into(), |it| format!("{digits} ({prefix}{it})").into())
                }
                None => format!("{digits} ({session}").into(),
            }
        }
        None => {
            let (prefix, rest) = prefixed(number).unwrap_or(("", number.to_owned()));
            let Some((session, resolution)) = rest.split_once('/') else { return number.into() };
            let digits = digits(resolution);
            let part = letter(resolution[digits.len()..].trim_start()).map(|it| it.0);
            format!("{prefix}{session}/{digits}{}", part.map(String::from).unwrap_or_default()).into()
        }
    }
}

fn digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

/// Whether a number may as well be something else: a fraction, `24/7`, a season or school year (`2020/21`).
pub(super) fn is_weak(number: &str) -> bool {
    let Some((first, second)) = number.split_once('/') else { return false };
    let (Ok(first), Ok(second)) = (first.parse::<u32>(), second.parse::<u32>()) else { return false };
    (first, second) == (24, 7)
        || first < second && first < 5 && second <= 12
        || first > 1900 && (first + 1) % 100 == second
}

/// Whether a number with a year cannot be the Security Council's: a treaty body's general recommendation 38 (2020).
pub(super) fn is_recommendation(number: &str) -> bool {
    let Some((number, year)) = number.split_once(" (") else { return false };
    let year = year.trim_end_matches(')').parse::<u32>();
    number.parse::<u32>().is_ok_and(|it| it < 100) && year.is_ok_and(|it| it > 1953)
}
