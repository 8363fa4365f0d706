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

/// An addendum or corrigendum of the document before it, with the last number of a range.
static SUFFIX: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^,? ?(?:and |et |y |и |和 ?|及 ?|و ?|, ?|、 ?)(?:Add|Corr|Rev)\.[0-9]+(?:(?:/(?:Add|Corr|Rev)\.[0-9]+)+|[-–][0-9]+\b)?").ok()
});

/// The symbols in a text, in order.
pub(super) fn symbols(text: &str, dates: &[Written], lang: Lang) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
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
        while let Some(next) = SUFFIX.as_ref().and_then(|it| it.find(&text[end..])) {
            let from = end + next.as_str().find(|it: char| it.is_ascii_uppercase()).unwrap_or(0);
            end += next.end();
            let Some(symbol) = base.with_suffix(text[from..end].split(['-', '–']).next().unwrap_or_default())
            else {
                break;
            };
            found.push(cite(from, end, symbol.clone()));
            base = symbol;
        }
    }
    found
}

/// A symbol without what belongs to the sentence: a full stop, a parenthesis opened before it, a year in parentheses
/// that is none of the Security Council's.
fn trimmed(found: &str) -> &str {
    let mut written = found.trim_end_matches(['.', '-', ',']);
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
