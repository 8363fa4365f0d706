//! Finding full symbols: `A/75/478/Add.2`, `A/67/828-S/2013/210`, and what is short for one behind it (“and Add.1”).

use std::sync::LazyLock;

use regex::Regex;

use super::dates::Written;
use super::pinpoint::pinpoint;
use super::scan::{behind_date, date};
use super::{Citation, Symbol};
use crate::text::{TextRange, size};
use crate::un::Lang;

/// A broken pattern finds nothing, which the tests would show.
static SYMBOL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let element = r"(?:/[A-Za-z0-9.\-]+(?:\([0-9XVI]+\))?)";
    // A range of records with what belongs to all of them: SR.1–28/Corrigendum.
    let range = r"(?:–[0-9]+(?:/[A-Z][A-Za-z0-9.]+)+)?";
    let joint = format!("(?:[-–][A-Z]{{1,4}}{element}+)?");
    let numerals = "[IVX]+(?:(?:, ?| ?(?:and|et|y|и|和|و|to|à|[-–]) ?)[IVX]+)*";
    let part = format!(
        r"(?: ?\((?:Parts? ?{numerals}|Vols?\. ?{numerals}|Sects?\. ?[0-9]+[A-Z]?|Introduction|Income [Ss]ects?\. ?[0-9]+|SUPP|[12][0-9]{{3}})\)(?:/[A-Z][a-z]+\.[0-9]+)*)?"
    );
    Regex::new(&format!(r"[A-Z]{{1,6}}(?:\.[0-9]+|\([0-9XVIL]+\))?{element}+{range}{joint}{part}")).ok()
});

/// An addendum or corrigendum of the document before it.
static SUFFIX: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^,? ?(?:and |et |y |и |和 ?|及 ?|و ?|, ?|、 ?)(?:Add|Corr|Rev)\.[0-9]+(?:(?:/(?:Add|Corr|Rev)\.[0-9]+)+)?").ok()
});

/// What documents that belong to another one begin with behind its symbol.
const SUFFIXES: [&str; 3] = ["Add.", "Corr.", "Rev."];

/// The symbols in a text, in order.
pub(super) fn symbols(text: &str, dates: &[Written], lang: Lang) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    if !may_stand_in(text) {
        return found;
    }
    for it in SYMBOL.iter().flat_map(|it| it.find_iter(text)) {
        let before = text[..it.start()].chars().next_back();
        if before.is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, '/' | '.' | '-')) {
            continue;
        }
        let written = trimmed(it.as_str());
        let Some(symbol) = Symbol::parse(written) else { continue };
        let cite = |from: usize, end: usize, symbol: Symbol| {
            let date = date(text, from, end, dates, lang);
            Citation {
                range: TextRange::new(size(from), size(end)),
                symbol,
                certain: true,
                linkable: true,
                date,
                pinpoint: pinpoint(text, from, behind_date(end, date), lang),
            }
        };
        let mut end = it.start() + written.len();
        found.push(cite(it.start(), end, symbol.clone()));
        // A/76/L.14 and Add.1
        let mut base = symbol;
        loop {
            while let Some((from, to, symbol)) = further(text, end, &base, lang) {
                end = to;
                found.push(cite(from, end, symbol.clone()));
                base = symbol;
            }
            let Some(next) = SUFFIX.as_ref().and_then(|it| it.find(&text[end..])) else { break };
            let from = end + next.as_str().find(|it: char| it.is_ascii_uppercase()).unwrap_or(0);
            end += next.end();
            let Some(symbol) = base.with_suffix(&text[from..end]) else { break };
            found.push(cite(from, end, symbol.clone()));
            base = symbol;
        }
    }
    found
}

/// Whether a text may have a symbol: a capital stands before the first stroke of each, with nothing but figures between.
fn may_stand_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'/', bytes).any(|stroke| {
        let head = bytes[..stroke].rsplit(|it| !matches!(it, b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'(' | b')'));
        head.take(1).flatten().any(u8::is_ascii_uppercase)
    })
}

/// A further addendum named by its number alone, behind the symbol of one that ends at `end`: `Add.1–3`, “Add.1 to 3”,
/// “Add.1, 2 and 3”. Where it stands, and its symbol.
fn further(text: &str, end: usize, base: &Symbol, lang: Lang) -> Option<(usize, usize, Symbol)> {
    let (kind, last) = base.suffix()?;
    let places = &lang.tables().places;
    let rest = text.get(end..)?;
    let joins = places.ranges.iter().chain(places.joins).chain(&["-", "–", "、"]);
    let join = joins.filter(|it| rest.starts_with(**it)).map(|it| it.len()).max()?;
    let digits = rest[join..].bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = rest.get(join..join + digits)?.parse().ok()?;
    let behind = &rest[join + digits..];
    // “Add.1, 12 December”, “Add.1 and 2 letters”: the number counts what follows.
    let ends = behind.is_empty()
        || behind.starts_with([')', ']', ';', '.', ',', '。', '；', '，', '、', '）', '،', '؛', '-', '–']);
    let goes_on = places.ranges.iter().chain(places.joins).any(|it| behind.starts_with(it));
    let symbol = base.with_suffix(&format!("{kind}.{number}"))?;
    (number > last && number < 100 && (ends || goes_on)).then_some((end + join, end + join + digits, symbol))
}

/// A symbol without what belongs to the sentence: a full stop, a parenthesis opened before it, a year in parentheses
/// that is none of the Security Council's.
fn trimmed(found: &str) -> &str {
    let mut written = found.trim_end_matches(['.', '-', ',']);
    // Add.1-3
    if let Some((first, last)) = written.rsplit_once('-')
        && last.bytes().all(|it| it.is_ascii_digit())
        && SUFFIXES.iter().any(|it| first.rsplit('/').next().is_some_and(|suffix| suffix.starts_with(it)))
    {
        written = first;
    }
    if !written.contains('(') {
        written = written.trim_end_matches(')');
    }
    let year = written.rfind(" (").or_else(|| written.rfind('('));
    if let Some(open) = year
        && written[open..].trim_start_matches([' ', '(']).starts_with(|it: char| it.is_ascii_digit())
        && !written.starts_with("S/RES/")
        && written.ends_with(')')
        && written[open..].len() >= 6
    {
        written = written[..open].trim_end();
    }
    written
}
