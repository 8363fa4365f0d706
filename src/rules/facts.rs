//! What rules ask of one element again and again: read once, and kept while the element does not change.

use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxBuildHasher;
use smallvec::SmallVec;

use super::{Finding, Findings, LOCAL, abbreviations, leads, masthead, negotiation, references, verbs};
use crate::citation::{self, Citation, InternalRef, ResolutionNumber};
use crate::resolution::{Element, ElementKind, Resolution};
use crate::syntax::Prose;
use crate::text::{KeptEnds, TextRange, TextSize, figures};
use crate::un::phrases::{self, Phrase};
use crate::un::{Lang, Organ};

/// The piece of a text about a place, up to what divides pieces on either side.
pub(super) fn piece(text: &str, at: usize, divides: impl Fn(char) -> bool) -> Range<usize> {
    let before = text[..at].char_indices().rev().find(|it| divides(it.1));
    let behind = text[at..].find(divides);
    before.map_or(0, |(at, it)| at + it.len_utf8())..behind.map_or(text.len(), |it| at + it)
}

/// One element, as a rule looks at it that needs no other.
pub(super) struct Words<'a> {
    pub(super) resolution: &'a Resolution,
    pub(super) element: &'a Element,
    /// Its words, pieces joined.
    pub(super) prose: &'a Prose,
    pub(super) lang: Lang,
    pub(super) organ: Option<Organ>,
    /// The dates among its words.
    pub(super) dates: &'a [citation::Written],
    /// The numbers among them.
    pub(super) figures: &'a [Range<usize>],
}

impl Words<'_> {
    /// Where words of the prose stand in the source.
    pub(super) fn source(&self, words: Range<usize>) -> Range<u32> {
        self.resolution.source_range(self.element, self.prose, words.start as u32..words.end as u32)
    }

    /// Whether it is running text of a resolution: no masthead, table, vote or closing.
    pub(super) fn is_text(&self) -> bool {
        use ElementKind as Kind;
        !matches!(self.element.kind, Kind::Masthead | Kind::Table | Kind::Vote | Kind::Closing)
    }

    /// Whether it may be looked at for matters of style: running text that is no note.
    pub(super) fn is_body(&self) -> bool {
        self.is_text() && !matches!(self.element.kind, ElementKind::Note | ElementKind::Title)
    }
}

/// The phrase that an element opens with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    pub(super) phrase: &'static Phrase,
    /// 0 plain, 1 “Also”, 2 “Further”.
    pub(super) step: usize,
    /// Bytes of the prose that it takes.
    pub(super) length: usize,
}

/// What was read in one element. Offsets are bytes of its prose, those of findings bytes from its first block.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) findings: Box<[Finding]>,
    pub(super) citations: Box<[Citation]>,
    /// The number of each of these, where it is a resolution of a regular session.
    pub(super) numbers: Box<[Option<ResolutionNumber>]>,
    pub(super) references: Box<[InternalRef]>,
    pub(super) opening: Option<Opening>,
    /// Its place in a row of equal openings.
    pub(super) place: Option<verbs::Place>,
    /// What is wrong with the words that it opens with, where no phrase of the tables tells.
    pub(super) lead: Option<leads::Lead>,
    /// The date that a closing tells, and where it stands.
    pub(super) closed: Option<(Date, Range<usize>)>,
    /// A hash of the words of a recital or operative paragraph that is long enough to be one of its kind.
    pub(super) print: Option<u64>,
    /// Its abbreviations.
    pub(super) shorts: Box<[Short]>,
    /// Sections and annexes of the resolution that it names.
    pub(super) parts: Box<[references::PartRef]>,
    /// Square brackets with what is in them.
    pub(super) brackets: Box<[Range<usize>]>,
}

/// An abbreviation in capitals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Short {
    pub(super) range: Range<usize>,
    /// Whether it stands in parentheses behind its full name.
    pub(super) explained: bool,
}

/// A paragraph shorter than this may stand twice: “Recalls its resolution 70/1;”.
const SHORTEST: usize = 40;

fn print(text: &str) -> Option<u64> {
    let words = text.trim().trim_end_matches([',', ';', '.']);
    (words.len() >= SHORTEST).then(|| FxBuildHasher.hash_one(words))
}

impl Facts {
    fn of(resolution: &Resolution, element: &Element, lang: Lang) -> Self {
        let prose = resolution.joined(element);
        let organ = resolution.organ();
        let figures: SmallVec<[Range<usize>; 8]> = figures(&prose.text).collect();
        // A date has a year.
        let dated = figures.iter().any(|it| it.len() >= 4);
        let dates = if dated { citation::dates(&prose.text, lang) } else { Vec::new() };
        let words =
            Words { resolution, element, prose: &prose, lang, organ, dates: &dates, figures: &figures };
        let mut found = Findings::default();
        for rule in LOCAL {
            rule(&words, &mut found);
        }
        let start = Self::start(resolution, element);
        let findings = found.sorted().iter().map(|it| it.counted_from(start)).collect();
        if !words.is_text() {
            let closing = element.kind == ElementKind::Closing;
            let closed = closing.then(|| masthead::closing_date(&words)).flatten();
            return Self { findings, closed, ..Self::default() };
        }
        let operative = matches!(element.kind, ElementKind::Paragraph(_));
        let opens = operative || element.kind == ElementKind::Recital;
        let style = phrases::style(lang);
        let opening = opens.then(|| style.opening(prose.text.trim_start(), operative, organ)).flatten();
        let opening = opening.map(|(phrase, step, length)| Opening { phrase, step, length });
        let citations = citation::find_dated(&prose.text, &dates, &resolution.context(element, lang));
        Self {
            findings,
            numbers: citations.iter().map(|it| it.symbol.resolution()).collect(),
            citations: citations.into(),
            references: citation::internal(&prose.text, lang).into(),
            opening,
            place: verbs::place(&words, opening),
            lead: leads::read(&words, opening),
            closed: None,
            print: opens.then(|| print(&prose.text)).flatten(),
            shorts: abbreviations::read(&words),
            parts: references::read(&words),
            brackets: negotiation::read(&words),
        }
    }

    /// The facts of all elements of a resolution; those that `before` has of elements that are the same are taken
    /// from there.
    pub(super) fn all(
        resolution: &Resolution,
        lang: Lang,
        before: Option<(&Resolution, &[Arc<Self>])>,
    ) -> Vec<Arc<Self>> {
        let new = &resolution.elements;
        let (old_resolution, old) = before.unwrap_or((resolution, &[]));
        let same = |at: usize, was: usize| {
            is_same(resolution, &new[at], old_resolution, &old_resolution.elements[was])
        };
        let kept = KeptEnds::of(new.len(), old.len(), same);
        let facts = |(index, element)| match kept.before(index) {
            Some(was) => Arc::clone(&old[was]),
            None => Arc::new(Self::of(resolution, element, lang)),
        };
        new.iter().enumerate().map(facts).collect()
    }

    /// Where in its prose something stands that rules of the whole look at.
    pub(super) fn places(&self) -> impl Iterator<Item = Range<usize>> {
        let cited = self.citations.iter().flat_map(|it| {
            let date = it.date.map(|it| it.0);
            // What stands between a citation and its date is looked at, too.
            let both = date.map_or(it.range, |date| it.range.cover(date));
            [Some(it.range), date, Some(both)].into_iter().flatten().map(indices)
        });
        let referred = self.references.iter().flat_map(|it| [it.range, it.digits].map(indices));
        let shorts = self.shorts.iter().map(|it| it.range.clone());
        let parts = self.parts.iter().map(|it| it.range.clone());
        cited.chain(referred).chain(shorts).chain(parts).chain(self.brackets.iter().cloned())
    }

    /// Whether rules of the whole read the same of two versions of an element, but for the places.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let cited = |it: &Citation| (it.certain, it.linkable, it.date.map(|it| it.1));
        let cites_the_same =
            |(one, other): (&Citation, &Citation)| one.symbol == other.symbol && cited(one) == cited(other);
        let refers_alike = |(one, other): (&InternalRef, &InternalRef)| {
            (one.paragraph, one.direction, &one.items) == (other.paragraph, other.direction, &other.items)
        };
        let counts = |it: &Self| (it.citations.len(), it.references.len(), it.shorts.len(), it.parts.len());
        counts(self) == counts(other)
            && self.citations.iter().zip(&other.citations).all(cites_the_same)
            && self.references.iter().zip(&other.references).all(refers_alike)
            && self.shorts.iter().zip(&other.shorts).all(|(one, other)| one.explained == other.explained)
            && self.parts.iter().zip(&other.parts).all(|(one, other)| one.names_the_same(other))
            && (self.opening, &self.place, &self.lead) == (other.opening, &other.place, &other.lead)
            && (self.closed.is_none() && other.closed.is_none())
    }

    /// Where the first block of an element begins, from which the places in its facts count.
    pub(super) fn start(resolution: &Resolution, element: &Element) -> TextSize {
        let piece = element.pieces.first().and_then(|it| resolution.blocks().get(it.block as usize));
        TextSize::new(piece.map_or(0, |it| it.0))
    }

    /// The findings with ranges of the resolution.
    pub(super) fn placed(&self, resolution: &Resolution, element: &Element) -> impl Iterator<Item = Finding> {
        let start = Self::start(resolution, element);
        self.findings.iter().map(move |it| it.shifted(start))
    }
}

/// Whether two elements have the same words, at the same places from their first blocks on.
fn is_same(resolution: &Resolution, element: &Element, old: &Resolution, was: &Element) -> bool {
    let apart = |resolution: &Resolution, element: &Element, block: u32| {
        let first = element.pieces.first().map_or(0, |it| it.block);
        let at = |it: u32| resolution.blocks().get(it as usize).map_or(0, |it| it.0);
        at(block) - at(first)
    };
    element.kind == was.kind
        && element.pieces.len() == was.pieces.len()
        && element.pieces.iter().zip(&was.pieces).all(|(new, before)| {
            let (Some((_, block)), Some((_, same))) =
                (resolution.blocks().get(new.block as usize), old.blocks().get(before.block as usize))
            else {
                return false;
            };
            Arc::ptr_eq(block, same)
                && new.passage == before.passage
                && (element.pieces.len() == 1
                    || apart(resolution, element, new.block) == apart(old, was, before.block))
        })
}

/// A range of text-size's kind as one of indices.
pub(super) fn indices(range: TextRange) -> Range<usize> {
    range.start().into()..range.end().into()
}
