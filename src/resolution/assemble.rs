//! One pass over the passages of a resolution: what each of them is, and which of them a page break cut.
//!
//! A passage goes on in the next one where it has no end mark and the next has no number, no lead and is no
//! heading; the notes between belong to neither (observed: 1,358 cuts in 310 documents of the Assembly).

use std::ops::Range;
use std::sync::Arc;

use smallvec::smallvec;

use super::element::{Element, ElementKind, PassageRef};
use super::items::Levels;
use super::masthead::{self, Before};
use super::shape;
use super::{Note, Resolution};
use crate::syntax::{Block, Label, MarkerKind, Passage, PassageKind, Prose};
use crate::un::{Organ, form};

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
    loose: Option<usize>,
}

/// Reads the blocks of one resolution; offsets count from the first block's start.
pub(super) fn assemble(blocks: Vec<(u32, Arc<Block>)>) -> Resolution {
    let mut assembly = Assembly {
        resolution: Resolution { blocks, ..Resolution::default() },
        part: Part::Masthead,
        before: Before::Other,
        levels: Levels::default(),
        open: None,
        loose: None,
    };
    for index in 0..assembly.resolution.blocks.len() {
        let (start, block) = assembly.resolution.blocks[index].clone();
        for (number, passage) in block.passages().iter().enumerate() {
            let Some(prose) = block.prose(number) else { continue };
            let at = PassageRef { block: index as u32, passage: number as u32 };
            assembly.passage(at, start, &block, passage, prose);
        }
    }
    assembly.resolution
}

impl Assembly {
    fn passage(&mut self, at: PassageRef, start: u32, block: &Block, passage: &Passage, prose: &Prose) {
        let text = prose.text.trim();
        match &passage.kind {
            PassageKind::Comment => return,
            PassageKind::Note(label, range) => {
                return self.note(label.clone(), start + range.start..start + range.end, at);
            }
            PassageKind::Text if self.goes_on_with_a_note(block, passage) => {
                if let Some(note) = self.resolution.elements.last_mut() {
                    note.pieces.push(at);
                }
                return;
            }
            PassageKind::Text => {
                if let Some((label, range)) = self.asterisks(block, passage) {
                    return self.note(label, start + range.start..start + range.end, at);
                }
            }
            PassageKind::Table => {
                self.push(ElementKind::Table, at);
                self.open = None;
                return;
            }
            _ => {}
        }
        let bare = || form::opening_without_comma(text).filter(|_| self.is_titled());
        if let Some((organ, lang)) = form::opening(text).or_else(bare) {
            self.resolution.lang = self.resolution.lang.or(Some(lang));
            self.opening(organ, at);
            return;
        }
        // A page cut may fall before a dash: a list's dash stands behind an end mark.
        let dash = matches!(passage.marker.as_ref().map(|it| &it.kind), Some(MarkerKind::Bullet));
        let dash = dash && block.source(passage).starts_with(['–', '—']);
        if dash && self.part != Part::Masthead && self.goes_on("", false) {
            return self.join(at);
        }
        match self.part {
            Part::Masthead => self.masthead(at, start, block, passage, prose),
            Part::Preamble => self.preamble(at, passage, prose),
            Part::Operative => self.operative(at, passage, prose),
            Part::Annex => self.annex(at, passage, prose),
        }
    }

    fn note(&mut self, label: Label, label_range: Range<u32>, at: PassageRef) {
        let element = self.push(ElementKind::Note, at);
        self.resolution.notes.push(Note { label, label_range, element });
    }

    /// Whether a paragraph is a further one of the note before it: indented, as Markdown has it.
    fn goes_on_with_a_note(&self, block: &Block, passage: &Passage) -> bool {
        if self.last_is_note() && passage.range.start > 0 {
            let before = &block.text()[..passage.range.start as usize];
            let indent = &before[before.rfind(['\n', '\r']).map_or(0, |it| it + 1)..];
            return indent.starts_with('\t') || indent.starts_with("    ");
        }
        false
    }

    fn last_is_note(&self) -> bool {
        self.resolution.elements.last().is_some_and(|it| it.kind == ElementKind::Note)
    }

    /// The asterisks at the head of a note (`* Reissued for technical reasons.`): what else looks like an item of a
    /// list, where a mark of as many asterisks stands before it.
    fn asterisks(&self, block: &Block, passage: &Passage) -> Option<(Label, Range<u32>)> {
        let source = block.source(passage);
        let length = source.bytes().take_while(|it| *it == b'*').count();
        let listed = matches!(self.last_kind(), Some(ElementKind::Item(_) | ElementKind::AnnexItem(_)));
        if !(1..=4).contains(&length) || listed || !source[length..].starts_with([' ', '\t']) {
            return None;
        }
        let label = Label::Name(source[..length].into());
        let marked = self.resolution.elements.iter().flat_map(|it| &it.pieces).any(|it| {
            self.resolution.prose(*it).is_some_and(|it| it.marks.iter().any(|it| it.label == label))
        });
        marked.then(|| (label, passage.range.start..passage.range.start + length as u32))
    }

    /// The opening formula. What stands right before it may be the heading of a part (A, B, C) or a title without
    /// a number, as drafts have it.
    fn opening(&mut self, organ: Organ, at: PassageRef) {
        if let Some(index) = self.resolution.elements.iter().rposition(|it| it.kind != ElementKind::Note) {
            let element = &self.resolution.elements[index];
            let words = element.pieces.first().and_then(|it| self.resolution.prose(*it));
            let words = words.map_or("", |it| it.text.trim());
            match element.kind {
                ElementKind::Heading | ElementKind::Continuation | ElementKind::Masthead
                    if shape::is_part(words) =>
                {
                    self.resolution.elements[index].kind = ElementKind::Part;
                }
                ElementKind::Masthead if self.loose == Some(index) => self.title_without_number(index),
                _ => {}
            }
        }
        self.resolution.openings.push((organ, self.resolution.elements.len()));
        self.push(ElementKind::Opening, at);
        self.begin(Part::Preamble);
    }

    /// Takes a line of the masthead as the title of a draft.
    fn title_without_number(&mut self, index: usize) {
        let resolution = &mut self.resolution;
        if resolution.title.is_some() || resolution.masthead.number.is_some() {
            return;
        }
        let Some(element) = resolution.elements.get(index) else { return };
        let (range, text) = (resolution.range(element), resolution.joined(element).text.trim().to_owned());
        let number_range = range.start..range.start;
        let title = super::Title { number: String::new(), number_range, text, range, element: index };
        resolution.elements[index].kind = ElementKind::Title;
        resolution.title = Some(title);
    }

    /// Whether number or title of the resolution, or the heading of a part, stands before.
    fn is_titled(&self) -> bool {
        let part = || {
            let last = self.resolution.elements.iter().rev().find(|it| it.kind != ElementKind::Note);
            let words = last.and_then(|it| self.resolution.prose(*it.pieces.first()?));
            words.is_some_and(|it| shape::is_part(it.text.trim()))
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
        if numbered && body.len() > 60 && form::begins_a_recital(body, None) && !shape::ends_clause(body) {
            self.begin(Part::Preamble);
            return self.preamble(at, passage, prose);
        }
        // The name of an agenda item may be wrapped; as many lines as items wait for names are their names.
        let (lines, unnamed) = (block.source(passage).lines().count(), self.resolution.masthead.unnamed());
        let wrapped = self.before == Before::Agenda && unnamed > 0 && lines != unnamed;
        let (mut taken, waited) = (false, self.before == Before::Agenda);
        if !wrapped && passage.kind == PassageKind::Text {
            let mut offset = passage.range.start;
            for line in block.source(passage).split_inclusive(['\n', '\r']) {
                let trimmed =
                    line.trim_matches(['*', '_', ' ', '\t', '\r', '\n', '\u{feff}', '\u{200f}', '\u{200e}']);
                let head = (line.len() - line.trim_start().len()) as u32;
                let range = start + offset + head..start + offset + line.trim_end().len() as u32;
                let shown = plain(trimmed);
                if !trimmed.is_empty() {
                    taken |= self.resolution.masthead.line(&shown, range, &mut self.before);
                }
                offset += line.len() as u32;
            }
        }
        let adopted = lines > 1 && form::starts(form::ADOPTED, body);
        if adopted || !taken && (wrapped || lines > 1 || passage.kind != PassageKind::Text) {
            let range = start + passage.range.start..start + passage.range.end;
            taken = self.resolution.masthead.line(body, range, &mut self.before);
        }
        let element = self.push(ElementKind::Masthead, at);
        self.loose = (!taken && !waited).then_some(element);
        // A numbered paragraph ends a masthead that has no opening formula.
        if matches!(passage.marker.as_ref().map(|it| &it.kind), Some(MarkerKind::Number(1))) {
            self.resolution.elements.pop();
            self.begin(Part::Operative);
            self.operative(at, passage, prose);
        }
    }

    fn preamble(&mut self, at: PassageRef, passage: &Passage, prose: &Prose) {
        let text = prose.text.trim();
        if let Some(marker) = &passage.marker {
            match &marker.kind {
                MarkerKind::Number(_) => {
                    self.begin(Part::Operative);
                    self.operative(at, passage, prose);
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
                    self.operative(at, passage, prose);
                }
                MarkerKind::Irregular(_) => self.push_open(ElementKind::Recital, at),
            }
            return;
        }
        if shape::is_closing(text) || shape::is_annex(text) {
            self.begin(Part::Operative);
            return self.operative(at, passage, prose);
        }
        let known = form::begins_a_recital(text, self.resolution.lang);
        if self.goes_on(text, known) {
            return self.join(at);
        }
        let after_opening = matches!(self.last_kind(), Some(ElementKind::Opening));
        if !known && (passage.kind == PassageKind::Heading || shape::is_heading(text)) {
            self.push(ElementKind::Heading, at);
            self.open = None;
            return;
        }
        let closed = shape::ends_clause(text);
        let emphasized = prose.emphasis.first().is_some_and(|it| it.start == 0);
        if !known && (emphasized || closed && !after_opening && !text.ends_with([':', '：'])) {
            self.begin(Part::Operative);
            return self.operative(at, passage, prose);
        }
        self.levels.clear();
        self.push_open(ElementKind::Recital, at);
    }

    fn operative(&mut self, at: PassageRef, passage: &Passage, prose: &Prose) {
        let text = prose.text.trim();
        match passage.marker.as_ref().map(|it| &it.kind) {
            // A number in parentheses among numbers with a full stop is an item of a list.
            Some(MarkerKind::Number(number)) if self.part_is_dotted() && self.in_parentheses(at) => {
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
        if self.ends_operative(text, at) {
            return;
        }
        if text.starts_with('[') && self.open.is_none() {
            self.push(ElementKind::Vote, at);
            return;
        }
        let emphasized = prose.emphasis.first().is_some_and(|it| it.start == 0);
        if !emphasized && self.goes_on(text, false) {
            return self.join(at);
        }
        // A verb in italics before plain words opens a paragraph whose number was lost, also where the page cuts it.
        let lead = |it: &Range<u32>| it.start == 0 && (it.end as usize) < prose.text.trim_end().len();
        let led = prose.emphasis.first().is_some_and(lead);
        if !led && (passage.kind == PassageKind::Heading || shape::is_heading(text)) {
            self.push(ElementKind::Heading, at);
            self.levels.clear();
            self.open = None;
            return;
        }
        let under_heading = matches!(self.last_kind(), Some(ElementKind::Heading | ElementKind::Recital));
        if under_heading
            && form::begins_a_recital(text, self.resolution.lang)
            && text.ends_with([',', '，', '،'])
        {
            return self.push_open(ElementKind::Recital, at);
        }
        let numbered = self.resolution.elements.iter().any(|it| matches!(it.kind, ElementKind::Paragraph(_)));
        let kind = if numbered { ElementKind::Continuation } else { ElementKind::Paragraph(None) };
        self.push_open(kind, at);
    }

    fn annex(&mut self, at: PassageRef, passage: &Passage, prose: &Prose) {
        let text = prose.text.trim();
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
        if self.ends_operative(text, at) {
            return;
        }
        let heading = passage.kind == PassageKind::Heading || shape::is_heading(text);
        if !heading && self.goes_on(text, false) {
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
    fn ends_operative(&mut self, text: &str, at: PassageRef) -> bool {
        if shape::is_annex(text) {
            self.push(ElementKind::Annex, at);
            self.begin(Part::Annex);
        } else if shape::is_closing(text) {
            self.resolution.closing = Some(self.push(ElementKind::Closing, at));
            self.open = None;
        } else {
            return false;
        }
        true
    }

    fn in_parentheses(&self, at: PassageRef) -> bool {
        self.resolution.passage(at).is_some_and(|it| it.1.source(it.2).starts_with('('))
    }

    /// Whether the first numbered paragraph is not numbered in parentheses.
    fn part_is_dotted(&self) -> bool {
        let numbered = |it: &&Element| matches!(it.kind, ElementKind::Paragraph(Some(_)));
        let first = self.resolution.elements.iter().find(numbered).and_then(|it| it.pieces.first());
        first.is_some_and(|it| !self.in_parentheses(*it))
    }

    fn last_kind(&self) -> Option<&ElementKind> {
        let last = self.resolution.elements.iter().rev().find(|it| it.kind != ElementKind::Note);
        last.map(|it| &it.kind)
    }

    /// Whether `text` is the rest of the element that is open.
    fn goes_on(&self, text: &str, known_opening: bool) -> bool {
        let Some(open) = self.open.and_then(|it| self.resolution.elements.get(it)) else { return false };
        let Some(before) = open.pieces.last().and_then(|it| self.resolution.prose(*it)) else { return false };
        let before = before.text.trim_end().trim_end_matches(['”', '»', '"', ')', '\u{200e}', '\u{200f}']);
        let small = text.chars().next().is_some_and(|it| it.is_lowercase() || it.is_ascii_digit());
        match before.chars().last() {
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
