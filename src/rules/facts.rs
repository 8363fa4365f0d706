//! What rules ask of one element again and again: read once, and kept while the element does not change.

use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxBuildHasher;

use super::{Finding, Findings, LOCAL, abbreviations, leads, masthead, negotiation, references, verbs};
use crate::citation::{self, Citation, InternalRef};
use crate::resolution::{Element, ElementKind, Resolution};
use crate::syntax::Prose;
use crate::text::{KeptEnds, TextRange, TextSize};
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
        let words = Words { resolution, element, prose: &prose, lang, organ };
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
        Self {
            findings,
            citations: citation::find(&prose.text, &resolution.context(element, lang)).into(),
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
