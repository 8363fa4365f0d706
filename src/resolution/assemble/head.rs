//! What stands before the recitals: the masthead's lines, the title and the opening formula.

use super::{Assembly, Part};
use crate::citation::Symbol;
use crate::resolution::Title;
use crate::resolution::element::{ElementKind, PassageRef};
use crate::resolution::masthead::{self, Before, Fact};
use crate::syntax::{Block, MarkerKind, Passage, PassageKind, Prose};
use crate::un::{Organ, form};

impl Assembly {
    /// The opening formula. What stands right before it may be the heading of a part (A, B, C) or a title without
    /// a number, as drafts have it.
    pub(super) fn opening(&mut self, organ: Organ, at: PassageRef) {
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
        let announces = line.text.ends_with([':', '：']);
        if resolution.title.is_some() || number && organ == Organ::SecurityCouncil || announces {
            return;
        }
        let Fact { text, range } = line;
        let number_range = range.start..range.start;
        resolution.title = Some(Title { number: String::new(), number_range, text, range, element });
        resolution.elements[element].kind = ElementKind::Title;
    }

    /// Whether number or title of the resolution, or the heading of a part, stands before.
    pub(super) fn is_titled(&self) -> bool {
        let part = || {
            let last = self.resolution.elements.iter().rev().find(|it| it.kind != ElementKind::Note);
            last.and_then(|it| it.pieces.first()).is_some_and(|it| self.signs(*it).part)
        };
        self.resolution.title.is_some() || self.resolution.masthead.number.is_some() || part()
    }

    /// Takes what the front matter of a Markdown document tells in place of a masthead: its symbol.
    pub(super) fn front_matter(&mut self, start: u32, block: &Block, passage: &Passage) {
        let source = block.source(passage);
        if self.part != Part::Masthead
            || !source.starts_with("---")
            || self.resolution.masthead.symbol.is_some()
        {
            return;
        }
        let mut offset = passage.range.start;
        for line in source.split_inclusive(['\n', '\r']) {
            if let Some(value) = line.strip_prefix("symbol:") {
                let text = value.trim().trim_matches(['"', '\'']);
                let from = start + offset + line.find(text).unwrap_or(0) as u32;
                if Symbol::parse(text).is_some() {
                    let range = from..from + text.len() as u32;
                    self.resolution.masthead.symbol = Some(Fact { text: text.to_owned(), range });
                }
            }
            offset += line.len() as u32;
        }
    }

    pub(super) fn masthead(
        &mut self,
        at: PassageRef,
        start: u32,
        block: &Block,
        passage: &Passage,
        prose: &Prose,
    ) {
        let body = prose.text.trim();
        if let Some((number_end, title)) = masthead::title_number(body) {
            let element = self.push(ElementKind::Title, at);
            let place =
                |from: usize, to: usize| start + prose.start(from as u32).1..start + prose.end(to as u32).1;
            self.resolution.title = Some(Title {
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
        // Russian lines of adoption begin as recitals do: `принятая Советом Безопасности`.
        let recital = signs.is_recital(None) && !signs.ends_clause && !form::starts(form::ADOPTED, body);
        if (numbered && body.len() > 60 || asked) && recital {
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
                // Emphasis that began on a line above has no end here that is read as one.
                let shown = plain(line.trim());
                let shown =
                    shown.trim_matches(['*', '_', ' ', '\u{feff}', '\u{200f}', '\u{200e}']).to_owned();
                let head = (line.len() - line.trim_start().len()) as u32;
                let range = start + offset + head..start + offset + line.trim_end().len() as u32;
                if !shown.is_empty() {
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
}

/// The words of a masthead line: links and emphasis are dropped.
fn plain(line: &str) -> String {
    let block = Block::parse(line);
    block.prose(0).map(|it| it.text.clone()).unwrap_or_default()
}
