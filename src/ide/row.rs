//! The row of paragraphs that open with one phrase: plain, Also, Further, plain …

use crate::resolution::{Element, ElementKind, Resolution};
use crate::un::Organ;
use crate::un::phrases::{Phrase, Style};

/// A row of paragraphs with one opening phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) phrase: &'static Phrase,
    /// How many paragraphs it has.
    pub(super) count: usize,
}

impl Row {
    /// The step that is due behind it: 0 plain, 1 “Also”, 2 “Further”.
    pub(super) fn due(&self) -> usize {
        self.count % 3
    }
}

/// The row that ends right before a place.
pub(super) fn before(
    resolution: &Resolution,
    start: u32,
    operative: bool,
    style: &Style,
    organ: Option<Organ>,
) -> Option<Row> {
    let mut row: Option<Row> = None;
    let earlier = resolution.elements.iter().rev().skip_while(|it| resolution.range(it).start >= start);
    for element in earlier {
        match element.kind {
            ElementKind::Note | ElementKind::Item(_) | ElementKind::Continuation | ElementKind::Table => {
                continue;
            }
            ElementKind::Recital if !operative => {}
            ElementKind::Paragraph(_) if operative => {}
            _ => break,
        }
        let Some(phrase) = phrase_of(resolution, element, operative, style, organ) else { break };
        match &mut row {
            None => row = Some(Row { phrase, count: 1 }),
            Some(row) if row.phrase == phrase => row.count += 1,
            Some(_) => break,
        }
    }
    row
}

/// The phrase with which an element opens.
pub(super) fn phrase_of(
    resolution: &Resolution,
    element: &Element,
    operative: bool,
    style: &Style,
    organ: Option<Organ>,
) -> Option<&'static Phrase> {
    let prose = resolution.joined(element);
    style.opening(prose.text.trim_start(), operative, organ).map(|it| it.0)
}

/// The signs round operative phrases: as the resolution has them, else as the language's texts do.
pub(super) fn emphasis<'a>(resolution: &'a Resolution, style: &Style) -> &'a str {
    let mut paragraphs = resolution.elements.iter().filter(|it| matches!(it.kind, ElementKind::Paragraph(_)));
    let first = paragraphs.find_map(|it| resolution.passage(*it.pieces.first()?));
    match first {
        Some((_, block, passage)) => {
            let body = block.text().get(passage.body as usize..).unwrap_or("");
            let signs = body.len() - body.trim_start_matches(['*', '_']).len();
            &body[..signs.min(3)]
        }
        None if style.emphasized => "*",
        None => "",
    }
}
