//! The parts of a resolution: recitals, operative paragraphs and annexes with their items and headings, the vote and
//! the closing.

use super::{Assembly, Part};
use crate::resolution::element::{Element, ElementKind, PassageRef};
use crate::resolution::signs::{self, Signs};
use crate::syntax::{MarkerKind, Passage, PassageKind};
use crate::un::phrases;

impl Assembly {
    pub(super) fn preamble(&mut self, at: PassageRef, passage: &Passage, signs: &Signs) {
        if let Some(marker) = &passage.marker {
            match &marker.kind {
                MarkerKind::Number(number) if self.is_listed_in_a_recital(signs) => {
                    let item = self.levels.place(&number.to_string(), true);
                    self.push_open(ElementKind::Item(item), at);
                }
                MarkerKind::Number(_) => {
                    self.begin(Part::Operative);
                    self.operative(at, passage, signs);
                }
                MarkerKind::Bullet => {
                    let item = self.levels.bullet(true);
                    self.push_open(ElementKind::Item(item), at);
                }
                MarkerKind::Letter(label) => {
                    let item = self.levels.place(label, true);
                    self.push_open(ElementKind::Item(item), at);
                }
                MarkerKind::Irregular(label) if label.starts_with("OP") => {
                    self.begin(Part::Operative);
                    self.operative(at, passage, signs);
                }
                MarkerKind::Irregular(_) => self.push_open(ElementKind::Recital, at),
            }
            return;
        }
        if signs.closing || signs.annex {
            self.begin(Part::Operative);
            return self.operative(at, passage, signs);
        }
        let known = signs.is_recital(self.resolution.lang);
        // One operative paragraph alone has no number; its verb in italics tells it from what a page cut leaves.
        let alone = || {
            let ends = signs.ends_with_colon || signs.ends_clause && !self.begins_operative_behind(at);
            signs.led && ends
        };
        if !known && alone() {
            self.begin(Part::Operative);
            return self.operative(at, passage, signs);
        }
        if self.goes_on(signs, known) {
            return self.join(at);
        }
        let after_opening = matches!(self.last_kind(), Some(ElementKind::Opening));
        if !known && (passage.kind == PassageKind::Heading || signs.heading && !self.acts(at)) {
            self.push(ElementKind::Heading, at);
            self.open = None;
            return;
        }
        // A recital may have a verb by a slip; it still ends as recitals do, if no page cuts it.
        let is_cut = || signs.end.is_none_or(char::is_alphanumeric) && self.begins_operative_behind(at);
        let acts = || !signs.ends_with_comma && self.acts(at) && !is_cut();
        let closed = signs.ends_clause && !signs.ends_with_colon;
        if !known && (signs.lead || closed && !after_opening || acts()) {
            self.begin(Part::Operative);
            return self.operative(at, passage, signs);
        }
        self.levels.clear();
        self.push_open(ElementKind::Recital, at);
    }

    /// Whether a numbered passage is an item of the recital before it, which announces a list (`Noting that:`): then
    /// it ends as recitals do.
    fn is_listed_in_a_recital(&self, signs: &Signs) -> bool {
        let listed = match self.last_kind() {
            Some(ElementKind::Item(item)) => item.preambular,
            Some(ElementKind::Recital) => self.open.is_some_and(|it| {
                let open = self.resolution.elements.get(it).and_then(|it| it.pieces.last());
                open.is_some_and(|it| self.signs(*it).ends_with_colon)
            }),
            _ => false,
        };
        listed && signs.ends_with_comma
    }

    /// Whether the first numbered paragraph is still to come.
    fn begins_operative_behind(&self, at: PassageRef) -> bool {
        let blocks = self.resolution.blocks.iter().zip(&self.resolution.signs).skip(at.block as usize);
        let all = blocks.flat_map(|((_, block), signs)| block.passages().iter().zip(signs.iter()));
        let rest = all.skip(at.passage as usize + 1);
        let mut rest = rest.take_while(|it| it.1.opening.is_none() && !it.1.annex && !it.1.closing);
        rest.any(|it| matches!(it.0.marker.as_ref().map(|it| &it.kind), Some(MarkerKind::Number(1))))
    }

    /// Whether a passage opens with the verb of an operative paragraph.
    fn acts(&self, at: PassageRef) -> bool {
        let style = phrases::style(self.resolution.lang.unwrap_or_default());
        let organ = self.resolution.openings.last().map(|it| it.0);
        self.resolution
            .prose(at)
            .is_some_and(|it| style.read(signs::opening_words(&it.text), true, organ).is_some())
    }

    pub(super) fn operative(&mut self, at: PassageRef, passage: &Passage, signs: &Signs) {
        match passage.marker.as_ref().map(|it| &it.kind) {
            // A number in parentheses among numbers with a full stop is an item of a list.
            Some(MarkerKind::Number(number)) if signs.begins_with_parenthesis && self.part_is_dotted() => {
                let item = self.levels.place(&number.to_string(), false);
                return self.push_open(ElementKind::Item(item), at);
            }
            Some(MarkerKind::Number(number)) => {
                self.levels.clear();
                return self.push_open(ElementKind::Paragraph(Some(*number)), at);
            }
            Some(MarkerKind::Irregular(_)) => {
                self.levels.clear();
                return self.push_open(ElementKind::Paragraph(None), at);
            }
            Some(MarkerKind::Letter(label)) => {
                let item = self.levels.place(label, false);
                return self.push_open(ElementKind::Item(item), at);
            }
            Some(MarkerKind::Bullet) => {
                let item = self.levels.bullet(false);
                return self.push_open(ElementKind::Item(item), at);
            }
            None => {}
        }
        if self.ends_operative(signs, at) {
            return;
        }
        if self.goes_on_with_a_vote() {
            if let Some(vote) = self.resolution.elements.iter_mut().rfind(|it| it.kind == ElementKind::Vote) {
                vote.pieces.push(at);
            }
            return;
        }
        if signs.begins_with_bracket && self.open.is_none() {
            self.push(ElementKind::Vote, at);
            return;
        }
        if !signs.lead && self.goes_on(signs, false) {
            return self.join(at);
        }
        // A verb in italics before plain words opens a paragraph whose number was lost, also where the page cuts it.
        if !signs.led && (passage.kind == PassageKind::Heading || signs.heading) {
            self.push(ElementKind::Heading, at);
            self.levels.clear();
            self.open = None;
            return;
        }
        let under_heading = matches!(self.last_kind(), Some(ElementKind::Heading | ElementKind::Recital));
        if under_heading && signs.is_recital(self.resolution.lang) && signs.ends_with_comma {
            return self.push_open(ElementKind::Recital, at);
        }
        let numbered = self.resolution.elements.iter().any(|it| matches!(it.kind, ElementKind::Paragraph(_)));
        let kind = if numbered { ElementKind::Continuation } else { ElementKind::Paragraph(None) };
        self.push_open(kind, at);
    }

    pub(super) fn annex(&mut self, at: PassageRef, passage: &Passage, signs: &Signs) {
        match passage.marker.as_ref().map(|it| &it.kind) {
            Some(MarkerKind::Number(number)) => {
                self.levels.clear();
                return self.push_open(ElementKind::AnnexParagraph(*number), at);
            }
            Some(MarkerKind::Letter(label)) => {
                let item = self.levels.place(label, false);
                return self.push_open(ElementKind::AnnexItem(item), at);
            }
            Some(MarkerKind::Bullet) => {
                let item = self.levels.bullet(false);
                return self.push_open(ElementKind::AnnexItem(item), at);
            }
            Some(MarkerKind::Irregular(_)) => {
                self.levels.clear();
                return self.push_open(ElementKind::AnnexText, at);
            }
            None => {}
        }
        if self.ends_operative(signs, at) {
            return;
        }
        let heading = passage.kind == PassageKind::Heading || signs.heading;
        if !heading && self.goes_on(signs, false) {
            return self.join(at);
        }
        if heading {
            self.levels.clear();
            self.push(ElementKind::AnnexHeading, at);
            self.open = None;
            return;
        }
        self.push_open(ElementKind::AnnexText, at);
    }

    /// Takes an annex's heading or the closing, both of which may stand behind paragraphs and behind an annex;
    /// whether it was one.
    fn ends_operative(&mut self, signs: &Signs, at: PassageRef) -> bool {
        if signs.annex {
            self.push(ElementKind::Annex, at);
            self.begin(Part::Annex);
        } else if signs.closing {
            self.resolution.closing = Some(self.push(ElementKind::Closing, at));
            self.open = None;
        } else if signs.date && self.awaits_a_date() {
            let closing = self.resolution.closing.and_then(|it| self.resolution.elements.get_mut(it));
            if let Some(closing) = closing {
                closing.pieces.push(at);
            }
        } else {
            return false;
        }
        true
    }

    /// Whether the closing stands right before and has told the meeting alone: its date may stand in a paragraph of its
    /// own.
    fn awaits_a_date(&self) -> bool {
        let closing = self.resolution.closing.and_then(|it| self.resolution.elements.get(it));
        let last = closing.and_then(|it| it.pieces.last());
        self.last_kind() == Some(&ElementKind::Closing) && last.is_some_and(|it| !self.signs(*it).date)
    }

    /// Whether the bracket of a vote has not closed: the countries may stand in paragraphs of their own.
    fn goes_on_with_a_vote(&self) -> bool {
        let last = self.resolution.elements.iter().rev().find(|it| it.kind != ElementKind::Note);
        let vote = last.filter(|it| it.kind == ElementKind::Vote).and_then(|it| it.pieces.last());
        vote.is_some_and(|it| !self.signs(*it).ends_vote)
    }

    /// Whether the first numbered paragraph is not numbered in parentheses.
    fn part_is_dotted(&self) -> bool {
        let numbered = |it: &&Element| matches!(it.kind, ElementKind::Paragraph(Some(_)));
        let first = self.resolution.elements.iter().find(numbered).and_then(|it| it.pieces.first());
        first.is_some_and(|it| !self.signs(*it).begins_with_parenthesis)
    }
}
