//! One pass over the passages of a resolution: what each of them is, and which of them a page break cut.
//!
//! A passage goes on in the next one where it has no end mark and the next has no number, no lead and is no
//! heading; the notes between belong to neither (observed: 1,358 cuts in 310 documents of the Assembly).

mod head;
mod parts;

use std::ops::Range;
use std::sync::Arc;

use smallvec::smallvec;

use super::element::{Element, ElementKind, PassageRef};
use super::items::Levels;
use super::masthead::{Before, Fact};
use super::signs::{self, Signs};
use super::{Note, Resolution};
use crate::syntax::{Block, Label, MarkerKind, Passage, PassageKind, Prose};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Masthead,
    Preamble,
    Operative,
    Annex,
}

struct Assembly {
    resolution: Resolution,
    part: Part,
    before: Before,
    levels: Levels,
    /// The element that the next passage may go on with.
    open: Option<usize>,
    /// The last line of the masthead that says nothing that mastheads say.
    loose: Option<(usize, Fact)>,
}

/// Reads the blocks of one resolution, each with its signs; offsets count from the first block's start.
pub(super) fn assemble(blocks: Vec<(u32, Arc<Block>)>, signs: Vec<Arc<[Signs]>>) -> Resolution {
    let mut assembly = Assembly {
        resolution: Resolution { blocks, signs, ..Resolution::default() },
        part: Part::Masthead,
        before: Before::Other,
        levels: Levels::default(),
        open: None,
        loose: None,
    };
    for index in 0..assembly.resolution.blocks.len() {
        let (start, block) = assembly.resolution.blocks[index].clone();
        let in_masthead = assembly.part == Part::Masthead;
        for (number, passage) in block.passages().iter().enumerate() {
            let Some(prose) = block.prose(number) else { continue };
            let at = PassageRef { block: index as u32, passage: number as u32 };
            assembly.passage(at, start, &block, passage, prose);
        }
        if in_masthead {
            assembly.resolution.masthead_blocks = index + 1;
        }
    }
    assembly.resolution
}

impl Assembly {
    fn passage(&mut self, at: PassageRef, start: u32, block: &Block, passage: &Passage, prose: &Prose) {
        let signs = &self.signs(at);
        match &passage.kind {
            PassageKind::Comment => return self.front_matter(start, block, passage),
            PassageKind::Note(label, range) => {
                return self.note(label.clone(), start + range.start..start + range.end, at);
            }
            PassageKind::Text if signs.indented && self.last_is_note() => {
                if let Some(note) = self.resolution.elements.last_mut() {
                    note.pieces.push(at);
                }
                return;
            }
            PassageKind::Text => {
                if let Some(label) = self.asterisks(signs) {
                    let from = start + passage.range.start;
                    return self.note(label, from..from + u32::from(signs.asterisks), at);
                }
            }
            PassageKind::Table => {
                self.push(ElementKind::Table, at);
                self.open = None;
                return;
            }
            _ => {}
        }
        let bare = || signs.bare_opening.filter(|_| self.is_titled());
        if let Some((organ, lang)) = signs.opening.or_else(bare) {
            self.resolution.lang = self.resolution.lang.or(Some(lang));
            self.opening(organ, at);
            return;
        }
        // A page cut may fall before a dash: a list's dash stands behind an end mark.
        let dash = matches!(passage.marker.as_ref().map(|it| &it.kind), Some(MarkerKind::Bullet));
        let begins = Signs { begins_small: false, ..*signs };
        if dash && signs.begins_with_dash && self.part != Part::Masthead && self.goes_on(&begins, false) {
            return self.join(at);
        }
        match self.part {
            Part::Masthead => self.masthead(at, start, block, passage, prose),
            Part::Preamble => self.preamble(at, passage, signs),
            Part::Operative => self.operative(at, passage, signs),
            Part::Annex => self.annex(at, passage, signs),
        }
    }

    /// The signs of a passage.
    fn signs(&self, at: PassageRef) -> Signs {
        let block = self.resolution.signs.get(at.block as usize);
        block.and_then(|it| it.get(at.passage as usize)).copied().unwrap_or_default()
    }

    fn note(&mut self, label: Label, label_range: Range<u32>, at: PassageRef) {
        let element = self.push(ElementKind::Note, at);
        self.resolution.notes.push(Note { label, label_range, element });
    }

    fn last_is_note(&self) -> bool {
        self.resolution.elements.last().is_some_and(|it| it.kind == ElementKind::Note)
    }

    /// The asterisks at the head of a note (`* Reissued for technical reasons.`): what else looks like an item of a
    /// list, where a mark of as many asterisks stands before it.
    fn asterisks(&self, signs: &Signs) -> Option<Label> {
        let listed = matches!(self.last_kind(), Some(ElementKind::Item(_) | ElementKind::AnnexItem(_)));
        if signs.asterisks == 0 || listed {
            return None;
        }
        let label = signs::asterisk_label(signs.asterisks);
        let marked = self.resolution.elements.iter().flat_map(|it| &it.pieces).any(|it| {
            self.resolution.prose(*it).is_some_and(|it| it.marks.iter().any(|it| it.label == label))
        });
        marked.then_some(label)
    }

    fn begin(&mut self, part: Part) {
        self.part = part;
        self.open = None;
        self.levels.clear();
    }

    fn push(&mut self, kind: ElementKind, at: PassageRef) -> usize {
        self.resolution.elements.push(Element { kind, pieces: smallvec![at] });
        self.resolution.elements.len() - 1
    }

    fn push_open(&mut self, kind: ElementKind, at: PassageRef) {
        self.open = Some(self.push(kind, at));
    }

    fn last_kind(&self) -> Option<&ElementKind> {
        let last = self.resolution.elements.iter().rev().find(|it| it.kind != ElementKind::Note);
        last.map(|it| &it.kind)
    }

    /// Whether a passage with these signs is the rest of the element that is open.
    fn goes_on(&self, signs: &Signs, known_opening: bool) -> bool {
        let Some(open) = self.open.and_then(|it| self.resolution.elements.get(it)) else { return false };
        let Some(before) = open.pieces.last() else { return false };
        let small = signs.begins_small;
        match self.signs(*before).end {
            None => true,
            Some(';' | ':' | '；' | '：' | '؛') => false,
            Some('.' | '。') => false,
            Some(',' | '，' | '،') => {
                let recital = match &open.kind {
                    ElementKind::Recital => true,
                    ElementKind::Item(item) => item.preambular,
                    _ => false,
                };
                !recital || small && !known_opening
            }
            Some(_) => !known_opening || small,
        }
    }

    fn join(&mut self, at: PassageRef) {
        if let Some(element) = self.open.and_then(|it| self.resolution.elements.get_mut(it)) {
            element.pieces.push(at);
        }
    }
}

/// The range of a passage in its resolution.
pub(super) fn passage_range(resolution: &Resolution, at: PassageRef) -> Range<u32> {
    match resolution.blocks.get(at.block as usize) {
        Some((start, block)) => match block.passages().get(at.passage as usize) {
            Some(passage) => start + passage.range.start..start + passage.range.end,
            None => *start..*start,
        },
        None => 0..0,
    }
}
