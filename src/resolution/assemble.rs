//! One pass over the passages of a resolution: what each of them is, and which of them a page break cut.
//!
//! A passage goes on in the next one where it has no end mark and the next has no number, no lead and is no
//! heading; the notes between belong to neither (observed: 1,358 cuts in 310 documents of the Assembly).

use std::ops::Range;
use std::sync::Arc;

use smallvec::smallvec;

use super::element::{Element, ElementKind, PassageRef};
use super::items::Levels;
use super::masthead::{self, Before, Fact};
use super::signs::{self, Signs};
use super::{Note, Resolution};
use crate::syntax::{Block, Label, MarkerKind, Passage, PassageKind, Prose};
use crate::un::{Organ, form, phrases};

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
            PassageKind::Comment => return,
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

    /// The opening formula. What stands right before it may be the heading of a part (A, B, C) or a title without
    /// a number, as drafts have it.
    fn opening(&mut self, organ: Organ, at: PassageRef) {
        if let Some(index) = self.resolution.elements.iter().rposition(|it| it.kind != ElementKind::Note) {
            let element = &self.resolution.elements[index];
            let part = element.pieces.first().is_some_and(|it| self.signs(*it).part);
            match element.kind {
                ElementKind::Heading | ElementKind::Continuation | ElementKind::Masthead if part => {
                    self.resolution.elements[index].kind = ElementKind::Part;
                }
                ElementKind::Masthead => {
                    if let Some((_, line)) = self.loose.take().filter(|it| it.0 == index) {
                        self.title_without_number(index, line, organ);
                    }
                }
                _ => {}
            }
        }
        self.resolution.openings.push((organ, self.resolution.elements.len()));
        self.push(ElementKind::Opening, at);
        self.begin(Part::Preamble);
    }

    /// Takes a line of the masthead as the title: of a draft, or below a number on a line of its own, which the
    /// Security Council's have without a title.
    fn title_without_number(&mut self, element: usize, line: Fact, organ: Organ) {
        let resolution = &mut self.resolution;
        let number = resolution.masthead.number.is_some();
        if resolution.title.is_some() || number && organ == Organ::SecurityCouncil {
            return;
        }
        let Fact { text, range } = line;
        let number_range = range.start..range.start;
        resolution.title = Some(super::Title { number: String::new(), number_range, text, range, element });
        resolution.elements[element].kind = ElementKind::Title;
    }

    /// Whether number or title of the resolution, or the heading of a part, stands before.
    fn is_titled(&self) -> bool {
        let part = || {
            let last = self.resolution.elements.iter().rev().find(|it| it.kind != ElementKind::Note);
            last.and_then(|it| it.pieces.first()).is_some_and(|it| self.signs(*it).part)
        };
        self.resolution.title.is_some() || self.resolution.masthead.number.is_some() || part()
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

    fn masthead(&mut self, at: PassageRef, start: u32, block: &Block, passage: &Passage, prose: &Prose) {
        let body = prose.text.trim();
        if let Some((number_end, title)) = masthead::title_number(body) {
            let element = self.push(ElementKind::Title, at);
            let place =
                |from: usize, to: usize| start + prose.start(from as u32).1..start + prose.end(to as u32).1;
            self.resolution.title = Some(super::Title {
                number: body[..number_end].to_owned(),
                number_range: place(0, number_end),
                text: body[title..].to_owned(),
                range: place(0, body.len()),
                element,
            });
            self.before = Before::Other;
            return;
        }
        // A text that has lost its opening formula goes on with its recitals.
        let numbered = self.resolution.title.is_some() || self.resolution.masthead.number.is_some();
        // Papers of Model United Nations name their question and have no other title.
        let signs = &self.signs(at);
        let asked = self.resolution.masthead.question.is_some() && signs.ends_with_comma;
        if (numbered && body.len() > 60 || asked) && signs.is_recital(None) && !signs.ends_clause {
            self.begin(Part::Preamble);
            return self.preamble(at, passage, signs);
        }
        // A decision has no opening formula: behind its title it says at once what was decided.
        let sentence = body.len() > 60 && signs.ends_clause && !signs.begins_with_bracket;
        if self.resolution.title.is_some() && sentence && passage.marker.is_none() {
            self.begin(Part::Operative);
            return self.operative(at, passage, signs);
        }
        // The name of an agenda item may be wrapped; as many lines as items wait for names are their names.
        let (lines, unnamed) = (block.source(passage).lines().count(), self.resolution.masthead.unnamed());
        let wrapped = self.before == Before::Agenda && unnamed > 0 && lines != unnamed;
        let (mut taken, waited) = (false, self.before == Before::Agenda);
        let whole =
            || Fact { text: body.to_owned(), range: start + passage.range.start..start + passage.range.end };
        let mut loose: Option<Fact> = None;
        if !wrapped && passage.kind == PassageKind::Text {
            let mut offset = passage.range.start;
            for line in block.source(passage).split_inclusive(['\n', '\r']) {
                let trimmed =
                    line.trim_matches(['*', '_', ' ', '\t', '\r', '\n', '\u{feff}', '\u{200f}', '\u{200e}']);
                let head = (line.len() - line.trim_start().len()) as u32;
                let range = start + offset + head..start + offset + line.trim_end().len() as u32;
                let shown = plain(trimmed);
                if !trimmed.is_empty() {
                    let known = self.resolution.masthead.line(&shown, range.clone(), &mut self.before);
                    taken |= known;
                    // The last lines of a paragraph that are nothing else may be a title.
                    loose = match (known, loose) {
                        (true, _) => None,
                        (false, None) => Some(Fact { text: shown, range }),
                        (false, Some(it)) => Some(Fact {
                            text: format!("{} {shown}", it.text),
                            range: it.range.start..range.end,
                        }),
                    };
                }
                offset += line.len() as u32;
            }
        }
        let adopted = lines > 1 && form::starts(form::ADOPTED, body);
        if adopted || !taken && (wrapped || lines > 1 || passage.kind != PassageKind::Text) {
            taken = self.resolution.masthead.line(body, whole().range, &mut self.before);
            loose = (!taken).then(whole);
        }
        let element = self.push(ElementKind::Masthead, at);
        self.loose = loose.filter(|_| !waited).map(|it| (element, it));
        // A numbered paragraph ends a masthead that has no opening formula.
        if matches!(passage.marker.as_ref().map(|it| &it.kind), Some(MarkerKind::Number(1))) {
            self.resolution.elements.pop();
            self.begin(Part::Operative);
            self.operative(at, passage, signs);
        }
    }

    fn preamble(&mut self, at: PassageRef, passage: &Passage, signs: &Signs) {
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
        if self.goes_on(signs, known) {
            return self.join(at);
        }
        let after_opening = matches!(self.last_kind(), Some(ElementKind::Opening));
        if !known && (passage.kind == PassageKind::Heading || signs.heading) {
            self.push(ElementKind::Heading, at);
            self.open = None;
            return;
        }
        // A recital may have a verb by a slip; it still ends as recitals do.
        let acts = || !signs.ends_with_comma && self.acts(at);
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

    /// Whether a passage opens with the verb of an operative paragraph.
    fn acts(&self, at: PassageRef) -> bool {
        let style = phrases::style(self.resolution.lang.unwrap_or_default());
        let organ = self.resolution.openings.last().map(|it| it.0);
        self.resolution
            .prose(at)
            .is_some_and(|it| style.read(signs::opening_words(&it.text), true, organ).is_some())
    }

    fn operative(&mut self, at: PassageRef, passage: &Passage, signs: &Signs) {
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

    fn annex(&mut self, at: PassageRef, passage: &Passage, signs: &Signs) {
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
        } else if self.last_kind() == Some(&ElementKind::Closing) && signs.date {
            // The date may stand in a paragraph of its own.
            let closing = self.resolution.closing.and_then(|it| self.resolution.elements.get_mut(it));
            if let Some(closing) = closing {
                closing.pieces.push(at);
            }
        } else {
            return false;
        }
        true
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

/// The words of a masthead line: links and emphasis are dropped.
fn plain(line: &str) -> String {
    let block = Block::parse(line);
    block.prose(0).map(|it| it.text.clone()).unwrap_or_default()
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
