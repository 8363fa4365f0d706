//! What is kept of a document that is not open: enough to find it, to say what it is and what it cites.

mod cited;

use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::wire;
use crate::citation::Symbol;
use crate::ide::{self, Known, PinPart};
use crate::resolution::{Document, Unit};
use crate::text::{Encoding, Span};
use crate::un::{Lang, Organ, form};
use cited::citations;

pub use cited::Cited;

/// What is known of one file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The language that it is written in.
    #[serde(with = "wire::lang")]
    pub lang: Lang,
    /// The resolutions in it; none where it is something else.
    pub resolutions: Box<[Entry]>,
}

/// What is known of one resolution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The symbol that it declares.
    #[serde(with = "wire::symbol_or_none")]
    pub symbol: Option<Symbol>,
    /// Who adopts it.
    #[serde(with = "wire::organ")]
    pub organ: Option<Organ>,
    /// Whether it is not adopted yet.
    pub draft: bool,
    /// The session as its masthead has it.
    pub session: Option<SmolStr>,
    /// Its agenda items.
    pub agenda: Box<[Agenda]>,
    /// Its number as citations have it.
    pub number: SmolStr,
    /// Its title; empty where it has none.
    pub title: Box<str>,
    /// When it was adopted.
    pub adopted: Option<Date>,
    /// All of it.
    pub range: Span,
    /// Number and title, or the line that tells its number.
    pub head: Span,
    /// What can be cited in it.
    pub places: Box<[Place]>,
    /// What it cites, in order.
    pub citations: Box<[Cited]>,
}

/// An agenda item as a masthead has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// Number and letter, the same in all languages: `72 (b)`.
    pub label: SmolStr,
    /// `Agenda item 72 (b)`.
    pub line: SmolStr,
    /// Its name.
    pub name: Option<SmolStr>,
}

/// A place that a citation may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// Its number.
    pub number: u32,
    /// Where it begins and ends, in bytes of the file.
    pub range: (u32, u32),
}

/// What can be cited in a resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlaceKind {
    /// An operative paragraph.
    Paragraph,
    /// An annex; the number counts them.
    Annex,
    /// A section of the resolution; the number is what its numeral or letter counts.
    Section,
}

impl Summary {
    /// What is kept of `document`; nothing where it is no resolution.
    pub fn of(document: &Document) -> Self {
        let lang = document.lang();
        let units = document.units().iter().filter(|it| it.resolution.is_resolution());
        Self { lang, resolutions: units.map(|it| Entry::of(document, it)).collect() }
    }

    /// What is kept of `document`, with what `known` knew of the resolutions that it shares with the document that
    /// `known` was made of: those are not looked at again.
    pub fn after(document: &Document, before: &Document, known: &Self) -> Self {
        let lang = document.lang();
        if lang != known.lang {
            return Self::of(document);
        }
        let resolutions = |it: &'_ &Unit| it.resolution.is_resolution();
        let old: FxHashMap<_, _> = before
            .units()
            .iter()
            .filter(resolutions)
            .zip(&known.resolutions)
            .map(|(unit, entry)| (Arc::as_ptr(&unit.resolution), (unit.start, entry)))
            .collect();
        let line = |it: &Document, start| i64::from(it.text().position(start, Encoding::Utf8).line);
        let entry = |unit: &Unit| match old.get(&Arc::as_ptr(&unit.resolution)) {
            Some((start, entry)) => {
                let bytes = i64::from(u32::from(unit.start)) - i64::from(u32::from(*start));
                entry.moved(bytes, line(document, unit.start) - line(before, *start))
            }
            None => Entry::of(document, unit),
        };
        Self { lang, resolutions: document.units().iter().filter(resolutions).map(entry).collect() }
    }

    /// The symbols that the file declares.
    pub fn symbols(&self) -> impl Iterator<Item = &Symbol> {
        self.resolutions.iter().filter_map(|it| it.symbol.as_ref())
    }

    /// The resolution that declares a symbol.
    pub fn entry(&self, symbol: &Symbol) -> Option<&Entry> {
        self.resolutions.iter().find(|it| it.symbol.as_ref().is_some_and(|it| it.same_document(symbol)))
    }

    /// The memory that it takes beside itself, in bytes.
    pub fn heap(&self) -> usize {
        let entry = |it: &Entry| {
            size_of_val(it)
                + size_of_val(&*it.agenda)
                + it.agenda
                    .iter()
                    .map(|it| it.line.len() + it.name.as_ref().map_or(0, |it| it.len()))
                    .sum::<usize>()
                + it.title.len()
                + size_of_val(&*it.places)
                + size_of_val(&*it.citations)
                + it.citations.iter().map(|it| size_of_val(&*it.pins)).sum::<usize>()
        };
        self.resolutions.iter().map(entry).sum()
    }
}

impl Entry {
    fn of(document: &Document, unit: &Unit) -> Self {
        let resolution = &*unit.resolution;
        let text = document.text();
        let lang = document.lang();
        let known = Known::of_resolution(resolution, lang);
        let masthead = &resolution.masthead;
        let whole = resolution.blocks().last().map_or(0, |it| it.0 + it.1.text().len() as u32);
        let head = match (&resolution.title, &masthead.number) {
            (Some(title), _) => title.range.clone(),
            (None, Some(number)) => number.range.clone(),
            (None, None) => 0..0,
        };
        let agenda = masthead.agenda.iter().map(|it| Agenda {
            label: it.label().into(),
            line: it.line.text.as_str().into(),
            name: it.name.as_ref().map(|it| it.text.as_str().into()),
        });
        Self {
            draft: masthead.distribution.as_ref().is_some_and(|it| form::holds(form::LIMITED, &it.text)),
            symbol: resolution.symbol(),
            organ: resolution.organ(),
            session: masthead.session.as_ref().map(|it| it.text.as_str().into()),
            agenda: agenda.collect(),
            number: resolution.number().unwrap_or_default().into(),
            title: resolution.title.as_ref().map(|it| it.text.trim()).unwrap_or_default().into(),
            adopted: known.and_then(|it| it.date),
            range: Span::of(text, unit.range(0..whole)),
            head: Span::of(text, unit.range(head)),
            places: places(unit, lang),
            citations: citations(document, unit),
        }
    }
}

impl Entry {
    /// The same entry of a resolution that stands elsewhere in its file by so many bytes and lines.
    fn moved(&self, bytes: i64, lines: i64) -> Self {
        let mut moved = self.clone();
        if (bytes, lines) == (0, 0) {
            return moved;
        }
        let shift = |at: u32| u32::try_from(i64::from(at) + bytes).unwrap_or(at);
        moved.range = moved.range.moved(bytes, lines);
        moved.head = moved.head.moved(bytes, lines);
        for place in &mut moved.places {
            place.range = (shift(place.range.0), shift(place.range.1));
        }
        for cited in &mut moved.citations {
            cited.span = cited.span.moved(bytes, lines);
        }
        moved
    }
}

fn places(unit: &Unit, lang: Lang) -> Box<[Place]> {
    let base = u32::from(unit.start);
    let place = |it: ide::Outer| {
        let (kind, number) = match it.kind {
            PinPart::Annex => (PlaceKind::Annex, it.number),
            PinPart::Section => (PlaceKind::Section, it.number),
            PinPart::Paragraph => (PlaceKind::Paragraph, it.number),
            PinPart::Item => return None,
        };
        Some(Place { kind, number, range: (base + it.range.start, base + it.range.end) })
    };
    ide::outer_places(&unit.resolution, lang).into_iter().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Change, Position};

    const VOLUME: &str = "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 70/1,\n\n\
        1. *Decides* to act;\n\n\nGeneral Assembly\n\n75/2. Lakes\n\nThe General Assembly,\n\nRecalling its resolution \
        70/2,\n\n1. *Decides* “¹” under resolution 75/1, paragraph 1.\n";

    #[test]
    fn what_is_kept_over_an_edit_is_what_would_be_read() {
        let document = Document::parse(VOLUME);
        let summary = Summary::of(&document);
        assert_eq!(summary.resolutions.len(), 2);
        for (line, column, end, text) in [
            (6, 10, 10, "also "),
            (6, 0, 0, "Noting lakes,\n\n"),
            (0, 0, 0, "¹\n"),
            (2, 0, 6, ""),
            (16, 0, 0, "Noting resolution 70/3,\n\n"),
            (0, 0, 16, "Assemblée générale"),
        ] {
            let range = Some((Position::new(line, column), Position::new(line, end)));
            let next = document.edited(&Change { range, text: text.to_owned() }, Encoding::Utf16);
            assert_eq!(Summary::after(&next, &document, &summary), Summary::of(&next), "{line} {text}");
        }
    }
}
