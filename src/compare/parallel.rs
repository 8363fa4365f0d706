//! The same resolution in several languages: its passages side by side, and what a translation lacks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::passages::{self, Passage, Place};
use crate::citation::Symbol;
use crate::resolution::{Document, ElementKind, Unit};

/// A passage in all languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParallelRow {
    /// Its place in the first language that has it.
    pub place: Place,
    /// The passage in each language, in the order asked for.
    pub passages: Vec<Option<Passage>>,
}

/// What a passage is found by in another language: recitals by order, paragraphs by number, items by their order in
/// the paragraph; the last number counts those that would be the same (parts A, B).
type Key = (&'static str, Option<String>, bool, usize);

fn keys(passages: Vec<Passage>) -> Vec<(Key, Passage)> {
    let mut counts: BTreeMap<(&'static str, Option<String>, bool), usize> = BTreeMap::new();
    let mut recital = 0;
    let keyed = passages.into_iter().map(|it| {
        let is_item = matches!(it.place, Place::Item(_) | Place::RecitalItem);
        let number = match &it.place {
            Place::Recital(ordinal) => {
                recital = *ordinal;
                Some(ordinal.to_string())
            }
            Place::RecitalItem => Some(recital.to_string()),
            // Notes are numbered anew or through the volume: their order tells.
            Place::Note(_) => None,
            other => other.number(),
        };
        let count = counts.entry((it.place.part(), number.clone(), is_item)).or_default();
        *count += 1;
        ((it.place.part(), number, is_item, *count), it)
    });
    keyed.collect()
}

/// The passages of documents side by side, in the order of the first; what only others have stands behind what it
/// follows there.
pub fn parallel(documents: &[&Document]) -> Vec<ParallelRow> {
    side_by_side(documents.iter().map(|it| passages::of(it.units().iter())).collect())
}

/// The passages of resolutions side by side, as [`parallel`] has those of documents.
pub fn parallel_units(units: &[&Unit]) -> Vec<ParallelRow> {
    side_by_side(units.iter().map(|it| passages::of(std::iter::once(*it))).collect())
}

fn side_by_side(columns: Vec<Vec<Passage>>) -> Vec<ParallelRow> {
    let count = columns.len();
    let mut rows: Vec<(Key, ParallelRow)> = Vec::new();
    for (column, passages) in columns.into_iter().enumerate() {
        let mut after = 0;
        for (key, passage) in keys(passages) {
            let at = match rows.iter().position(|it| it.0 == key) {
                Some(at) => at,
                None => {
                    let row = ParallelRow { place: passage.place.clone(), passages: vec![None; count] };
                    rows.insert(after, (key, row));
                    after
                }
            };
            after = at + 1;
            if let Some(place) = rows.get_mut(at).and_then(|it| it.1.passages.get_mut(column)) {
                *place = Some(passage);
            }
        }
    }
    rows.into_iter().map(|it| it.1).collect()
}

/// What a translation lacks that the original has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// The passage of the original.
    pub place: Place,
    /// Where that stands, in bytes of the original.
    pub range: Range<u32>,
    /// What is lacking.
    pub what: Missing,
}

/// What can be lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// All of the passage.
    Passage,
    /// A citation.
    Citation(Symbol),
    /// A year or a figure of four and more digits; smaller ones may be written in words.
    Number(String),
}

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Passage => f.write_str("the whole of it"),
            Self::Citation(symbol) => write!(f, "the citation of {symbol}"),
            Self::Number(number) => write!(f, "the number {number}"),
        }
    }
}

/// What `translation` lacks of `original`.
pub fn lacks(original: &Document, translation: &Document) -> Vec<Lack> {
    let cited = cited(translation);
    let there = numbers_of(translation);
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    let citations = citations(original);
    let rows = parallel(&[original, translation]);
    let annexed = || {
        rows.iter().filter(|it| {
            matches!(it.place, Place::Annex(_)) && matches!(it.passages.as_slice(), [Some(_), _])
        })
    };
    // An annex whose numbers begin anew, or that is laid out otherwise, has no places that could be compared.
    let annexes = annexed().filter(|it| matches!(it.passages.as_slice(), [_, Some(_)])).count() * 10
        >= annexed().count() * 9;
    for row in &rows {
        let [Some(own), other] = row.passages.as_slice() else { continue };
        if matches!(row.place, Place::Annex(_)) && !annexes {
            continue;
        }
        let mut lack = |what| found.push(Lack { place: row.place.clone(), range: own.range.clone(), what });
        let Some(other) = other else {
            lack(Missing::Passage);
            continue;
        };
        let inside = citations.iter().filter(|it| own.range.contains(&it.0));
        for (_, symbol) in inside {
            if !cited.contains(&symbol.key()) && told.insert(symbol.key()) {
                lack(Missing::Citation(symbol.clone()));
            }
        }
        // What stands elsewhere in the translation moved with the order of its words or notes.
        let numbers = numbers(&other.text);
        for number in numbers_in_order(&own.text) {
            if !numbers.contains(&number) && !there.contains(&number) {
                lack(Missing::Number(number));
            }
        }
    }
    found
}

fn citations(document: &Document) -> Vec<(u32, Symbol)> {
    let mut found = Vec::new();
    for unit in document.units().iter().filter(|it| it.resolution.is_resolution()) {
        for element in unit.resolution.elements.iter().filter(|it| it.kind != ElementKind::Masthead) {
            for (range, citation) in unit.resolution.citations(element, document.lang()) {
                found.push((unit.range(range).start().into(), citation.symbol));
            }
        }
    }
    found
}

fn cited(document: &Document) -> BTreeSet<String> {
    citations(document).into_iter().map(|it| it.1.key()).collect()
}

fn numbers_of(document: &Document) -> BTreeSet<String> {
    passages::of(document.units().iter()).iter().flat_map(|it| numbers(&it.text)).collect()
}

fn numbers(text: &str) -> BTreeSet<String> {
    numbers_in_order(text).into_iter().collect()
}

/// The numbers of four and more digits, without what parts their thousands; Arabic digits as ASCII.
fn numbers_in_order(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut digits = String::new();
    let mut at = 0;
    while let Some(char) = chars.get(at) {
        let following = |n: usize| {
            let is_digit = |it: usize| chars.get(it).is_some_and(|it| it.is_ascii_digit());
            (1..=n).all(|it| is_digit(at + it)) && !is_digit(at + n + 1)
        };
        match char.to_digit(10).or_else(|| arabic(*char)) {
            Some(digit) => digits.extend(char::from_digit(digit, 10)),
            None if matches!(char, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}')
                && (1..=3).contains(&digits.len())
                && following(3) => {}
            None => {
                if digits.len() >= 4 {
                    found.push(digits.clone());
                }
                digits.clear();
            }
        }
        at += 1;
    }
    if digits.len() >= 4 {
        found.push(digits);
    }
    found
}

fn arabic(char: char) -> Option<u32> {
    ('\u{660}'..='\u{669}').contains(&char).then(|| u32::from(char) - 0x660)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\nNoting the year 2020,\n\n1. *Urges* States:\n\n(a) To act;\n\n(b) To report;\n\n2. *Decides* to give 12,500 dollars.\n";
    const FRENCH: &str = "Assemblée générale\n\n75/1. Les cours d’eau\n\nL’Assemblée générale,\n\nRappelant sa résolution 70/1 du 25 septembre 2015,\n\nNotant l’année 2020,\n\n1. *Exhorte* les États :\n\na) À agir ;\n\nb) À rendre compte ;\n\n2. *Décide* de donner 12 500 dollars.\n";

    #[test]
    fn passages_stand_beside_each_other() {
        let (english, french) = (Document::parse(ENGLISH), Document::parse(FRENCH));
        let rows = parallel(&[&english, &french]);
        let shown: Vec<String> = rows
            .iter()
            .map(|it| {
                let text = |at: usize| it.passages[at].as_ref().map_or("-", |it| it.text.as_str());
                format!("{}: {} | {}", it.place, text(0), text(1))
            })
            .collect();
        assert_eq!(shown.len(), 7);
        assert_eq!(shown[4], "para. 1, item: To act; | À agir ;");
        assert_eq!(shown[6], "para. 2: Decides to give 12,500 dollars. | Décide de donner 12 500 dollars.");
    }

    #[track_caller]
    fn check(cut: &str, by: &str, expected: &[&str]) {
        assert!(FRENCH.contains(cut));
        let (english, french) = (Document::parse(ENGLISH), Document::parse(&FRENCH.replace(cut, by)));
        let found = lacks(&english, &french);
        let shown: Vec<String> = found.iter().map(|it| format!("{}: {}", it.place, it.what)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_whole_translation_lacks_nothing() {
        check("2020", "2020", &[]);
    }

    #[test]
    fn what_is_lacking_is_named() {
        check("b) À rendre compte ;\n\n", "", &["para. 1, item: the whole of it"]);
        check("12 500", "12 600", &["para. 2: the number 12500"]);
        check("sa résolution 70/1 du 25", "sa décision du 25", &["recital 1: the citation of A/RES/70/1"]);
    }
}
