//! Blocks -> the resolutions of a document: masthead, title, preamble, operative part, annexes, closing, notes.

mod agenda;
mod assemble;
mod document;
mod element;
mod items;
mod masthead;
mod shape;
mod shared;
mod signs;
mod split;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

pub use agenda::AgendaItem;
pub use document::{Document, Unit};
pub use element::{Element, ElementKind, Item, PassageRef};
pub use items::following;
pub use masthead::{FACTS, Fact, FactKind, Masthead};
pub use shared::Shared;

use signs::Signs;

use crate::citation::{self, Citation, Symbol};
use crate::syntax::{Block, Label, Passage, Prose, ProseMark};
use crate::un::{Lang, Organ, calendar, form};

/// Number and title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// `75/180`; empty in drafts.
    pub number: String,
    /// Where the number stands, in bytes of the resolution.
    pub number_range: Range<u32>,
    /// The words behind it.
    pub text: String,
    /// Where all of it stands, in bytes of the resolution.
    pub range: Range<u32>,
    /// Its element.
    pub element: usize,
}

impl Title {
    /// Number and words: `75/180. Enhancement …`; the words alone where it has no number.
    pub fn shown(&self) -> String {
        if self.number.is_empty() { self.text.clone() } else { format!("{}. {}", self.number, self.text) }
    }
}

/// The text of a footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its number or name.
    pub label: Label,
    /// Where that stands, in bytes of the resolution.
    pub label_range: Range<u32>,
    /// Its element.
    pub element: usize,
}

/// A footnote mark in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its number or name.
    pub label: Label,
    /// Where it stands, in bytes of the resolution.
    pub range: Range<u32>,
    /// The element that it stands in.
    pub element: usize,
}

/// One resolution (or what is read like one): its blocks, and what they are. All offsets are bytes from the
/// start of its first block, so that it can be shared by versions of the document that move it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resolution {
    blocks: Vec<(u32, Arc<Block>)>,
    /// What each block says of its place.
    signs: Vec<Arc<[Signs]>>,
    /// How many blocks were read as a masthead; behind them signs and markers alone count.
    masthead_blocks: usize,
    /// What it is made of, in order.
    pub elements: Shared<Vec<Element>>,
    /// The masthead's facts.
    pub masthead: Shared<Masthead>,
    /// Number and title.
    pub title: Option<Title>,
    /// The opening formulas, each with its organ and element; several where it has parts A, B, C.
    pub openings: Vec<(Organ, usize)>,
    /// The language, as the first opening formula tells it.
    pub lang: Option<Lang>,
    /// The element that tells meeting and date.
    pub closing: Option<usize>,
    /// The texts of the footnotes.
    pub notes: Vec<Note>,
}

impl Resolution {
    /// The resolution with another block at an index, where that block says the same of the resolution's form;
    /// what stands behind it moves by `shift` bytes.
    fn with_block(&self, index: usize, block: &Arc<Block>, shift: i64) -> Option<Self> {
        if index < self.masthead_blocks {
            return None;
        }
        let (start, old) = self.blocks.get(index)?;
        let signs = Signs::of(block);
        if !signs::says_the_same((old, self.signs.get(index)?), (block, &signs)) {
            return None;
        }
        let end = start + old.text().len() as u32;
        let moved = |at: &mut u32| *at = u32::try_from(i64::from(*at) + shift).unwrap_or(*at);
        let mut next = self.clone();
        next.blocks[index].1 = Arc::clone(block);
        next.signs[index] = signs;
        next.blocks[index + 1..].iter_mut().for_each(|it| moved(&mut it.0));
        for note in next.notes.iter_mut().filter(|it| it.label_range.start >= end) {
            moved(&mut note.label_range.start);
            moved(&mut note.label_range.end);
        }
        Some(next)
    }

    /// Whether both are versions of one resolution that edits within blocks behind its masthead made: elements, masthead and
    /// title are the same.
    pub fn is_built_like(&self, other: &Self) -> bool {
        self.elements.is_shared_with(&other.elements) && self.masthead.is_shared_with(&other.masthead)
    }

    /// Whether it has what only resolutions have.
    pub fn is_resolution(&self) -> bool {
        let named = self.title.is_some() || self.masthead.number.is_some();
        let paper = self.masthead.question.is_some() && self.masthead.sponsors.is_some();
        !self.openings.is_empty() || (named && self.masthead.organ.is_some()) || paper
    }

    /// The organ that adopts it: of the opening formula, else of the masthead.
    pub fn organ(&self) -> Option<Organ> {
        self.openings.first().map(|it| it.0).or(self.masthead.organ)
    }

    /// Its number as written in the title or on its own line.
    pub fn number(&self) -> Option<&str> {
        match (&self.title, &self.masthead.number) {
            (Some(title), _) if !title.number.is_empty() => Some(&title.number),
            (_, Some(line)) => Some(
                line.text
                    .trim_start_matches(|it: char| !it.is_ascii_digit())
                    .trim_end_matches([',', '،', ' ']),
            ),
            (_, None) => None,
        }
    }

    /// The symbol that it declares for itself.
    pub fn symbol(&self) -> Option<Symbol> {
        let organ = self.masthead.organ.or_else(|| self.organ());
        let own = || self.masthead.symbol.as_ref().and_then(|it| Symbol::parse(&it.text));
        // A corrigendum has the title of what it corrects.
        if let Some(corrigendum) = own().filter(|it| it.corrects().is_some()) {
            return Some(corrigendum);
        }
        match self.number() {
            Some(number) if self.is_decision() => {
                let organ = organ.unwrap_or(Organ::GeneralAssembly);
                Some(Symbol::adopted(organ, form::bare_number(number), true))
            }
            Some(number) => citation::declared(form::bare_number(number), organ).or_else(own),
            None => own(),
        }
    }

    /// Whether it is a decision: as the line of adoption says, else by its number.
    pub fn is_decision(&self) -> bool {
        if let Some(line) = &self.masthead.adopted {
            return form::DECIDED.iter().any(|it| line.text.starts_with(it) || line.text.ends_with(it));
        }
        let number = self.number().and_then(|it| it.split_once('/'));
        let number = number.and_then(|(session, number)| Some((session.parse().ok()?, number.parse().ok()?)));
        self.masthead
            .organ
            .zip(number)
            .is_some_and(|(organ, (session, number))| calendar::numbers_decision(organ, session, number))
    }

    /// The blocks, each with its offset.
    pub fn blocks(&self) -> &[(u32, Arc<Block>)] {
        &self.blocks
    }

    /// What each block says of its place.
    fn signs(&self) -> &[Arc<[Signs]>] {
        &self.signs
    }

    /// A passage and its block's offset.
    pub fn passage(&self, at: PassageRef) -> Option<(u32, &Block, &Passage)> {
        let (start, block) = self.blocks.get(at.block as usize)?;
        Some((*start, block, block.passages().get(at.passage as usize)?))
    }

    /// The words of one passage.
    pub fn prose(&self, at: PassageRef) -> Option<&Prose> {
        self.blocks.get(at.block as usize)?.1.prose(at.passage as usize)
    }

    /// The words of an element, its pieces joined.
    pub fn joined(&self, element: &Element) -> Cow<'_, Prose> {
        match element.pieces.as_slice() {
            [one] => self.prose(*one).map_or_else(Cow::default, Cow::Borrowed),
            pieces => {
                let pieces: Vec<_> =
                    pieces.iter().filter_map(|it| self.passage(*it)).map(|it| (it.1, it.2)).collect();
                Cow::Owned(Prose::of(&pieces))
            }
        }
    }

    /// Where an element stands: from its first piece's start to its last one's end.
    pub fn range(&self, element: &Element) -> Range<u32> {
        match (element.pieces.first(), element.pieces.last()) {
            (Some(first), Some(last)) => {
                assemble::passage_range(self, *first).start..assemble::passage_range(self, *last).end
            }
            _ => 0..0,
        }
    }

    /// Where a passage stands.
    pub fn passage_range(&self, at: PassageRef) -> Range<u32> {
        assemble::passage_range(self, at)
    }

    /// Where words of an element's prose stand in the source.
    pub fn source_range(&self, element: &Element, prose: &Prose, words: Range<u32>) -> Range<u32> {
        let offset = |(piece, at): (u32, u32)| {
            let block = element.pieces.get(piece as usize).and_then(|it| self.blocks.get(it.block as usize));
            block.map_or(at, |it| it.0 + at)
        };
        let start = offset(prose.start(words.start));
        start..offset(prose.end(words.end)).max(start)
    }

    /// All footnote marks, in order of the text.
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (index, element) in self.elements.iter().enumerate() {
            for piece in &element.pieces {
                let Some((start, prose)) =
                    self.blocks.get(piece.block as usize).map(|it| it.0).zip(self.prose(*piece))
                else {
                    continue;
                };
                // An asterisk is a mark only where a note begins with it.
                let real = |it: &&ProseMark| {
                    !it.label.is_asterisks() || self.notes.iter().any(|note| note.label == it.label)
                };
                marks.extend(prose.marks.iter().filter(real).map(|it| Mark {
                    label: it.label.clone(),
                    range: start + it.range.start..start + it.range.end,
                    element: index,
                }));
            }
        }
        marks
    }

    /// The text of a mark's footnote: the nearest behind it, where the numbers start again (parts A, B, C) and a
    /// number stands twice; else the nearest before it.
    pub fn note_of(&self, mark: &Mark) -> Option<&Note> {
        let mut same = self.notes.iter().filter(|it| it.label == mark.label);
        let before = same.clone().rfind(|it| it.label_range.start < mark.range.start);
        same.find(|it| it.label_range.start > mark.range.start).or(before)
    }

    /// The element that an offset falls into, by its pieces.
    pub fn element_at(&self, offset: u32) -> Option<usize> {
        self.elements.iter().position(|it| {
            it.pieces.iter().any(|piece| {
                let range = self.passage_range(*piece);
                range.start <= offset && offset <= range.end
            })
        })
    }

    /// What the resolution says of citations in one of its elements.
    pub fn context(&self, element: &Element, lang: Lang) -> citation::Context {
        citation::Context { lang, own: self.organ(), note: element.kind == ElementKind::Note }
    }

    /// The citations of an element, each with the range of the whole in the source.
    pub fn citations(&self, element: &Element, lang: Lang) -> Vec<(Range<u32>, Citation)> {
        let prose = self.joined(element);
        citation::find(&prose.text, &self.context(element, lang))
            .into_iter()
            .map(|it| {
                let words = u32::from(it.range.start())..u32::from(it.range.end());
                (self.source_range(element, &prose, words), it)
            })
            .collect()
    }
}
