//! The outline: resolution -> preamble -> recitals; operative part -> sections -> paragraphs -> subparagraphs;
//! annexes; footnotes.

mod walk;

use std::ops::Range;

use super::{OutlineEntry, SymbolKind};
use crate::resolution::{Document, Element, Resolution, Unit};

/// How many characters of a paragraph stand in its entry.
const WORDS: usize = 60;

/// The outline of the document.
pub fn outline(document: &Document) -> Vec<OutlineEntry> {
    document.units().iter().filter(|it| it.resolution.is_resolution()).filter_map(resolution).collect()
}

fn resolution(unit: &Unit) -> Option<OutlineEntry> {
    let resolution = &*unit.resolution;
    let notes: Vec<&Element> =
        resolution.notes.iter().filter_map(|it| resolution.elements.get(it.element)).collect();
    let whole = resolution.blocks().last().map_or(0, |it| it.0 + it.1.text().len() as u32);
    let mut children = walk::entries(unit);
    if let (Some(first), Some(last)) = (notes.first(), notes.last()) {
        let range = resolution.range(first).start..resolution.range(last).end;
        children.push(OutlineEntry {
            name: "Footnotes".to_owned(),
            detail: notes.len().to_string(),
            kind: SymbolKind::Part,
            range: unit.range(range),
            selection: unit.range(resolution.range(first)),
            children: notes.iter().map(|it| entry(unit, it, SymbolKind::Note)).collect(),
        });
    }
    let (name, selection) = match (&resolution.title, &resolution.masthead.number) {
        (Some(title), _) => (title.shown(), title.range.clone()),
        (None, Some(number)) => (number.text.clone(), number.range.clone()),
        (None, None) => match &resolution.masthead.question {
            Some(question) => (question.text.clone(), question.range.clone()),
            None => {
                let opening = resolution.openings.first().and_then(|it| resolution.elements.get(it.1))?;
                ("Resolution".to_owned(), resolution.range(opening))
            }
        },
    };
    let symbol = resolution.symbol().map(|it| it.to_string()).unwrap_or_default();
    Some(OutlineEntry {
        name,
        detail: symbol,
        kind: SymbolKind::Resolution,
        range: unit.range(0..whole),
        selection: unit.range(selection),
        children,
    })
}

fn entry(unit: &Unit, element: &Element, kind: SymbolKind) -> OutlineEntry {
    let resolution = &*unit.resolution;
    let range = resolution.range(element);
    let prose = resolution.joined(element);
    let marker = marker(resolution, element);
    let selection = match &marker {
        Some((_, range)) => range.clone(),
        None => resolution.source_range(element, &prose, 0..first_words(&prose.text).len() as u32),
    };
    let selection = selection.start.max(range.start)..selection.end.clamp(range.start, range.end);
    let lead = prose.emphasis.first().filter(|it| it.start == 0).map_or(0, |it| it.end as usize);
    let words = first_words(&prose.text);
    let shown = match (words.get(..lead), words.get(lead..)) {
        (Some(lead), Some(rest)) if !lead.is_empty() && !rest.is_empty() => {
            format!("{lead} – {}", rest.trim_start())
        }
        _ => words.to_owned(),
    };
    let more = if words.len() < prose.text.trim_end().len() { " …" } else { "" };
    let name = match &marker {
        Some((label, _)) => format!("{label} {shown}{more}"),
        None => format!("{shown}{more}"),
    };
    let name = if name.trim().is_empty() { "…".to_owned() } else { name };
    OutlineEntry {
        name,
        detail: String::new(),
        kind,
        range: unit.range(range),
        selection: unit.range(selection),
        children: Vec::new(),
    }
}

/// The number or letter before an element's words, as written.
fn marker(resolution: &Resolution, element: &Element) -> Option<(String, Range<u32>)> {
    let (start, block, passage) = resolution.passage(*element.pieces.first()?)?;
    let range = match (&passage.marker, &passage.kind) {
        (Some(marker), _) => marker.range.clone(),
        (None, crate::syntax::PassageKind::Note(_, range)) => range.clone(),
        (None, _) => return None,
    };
    let label = block.text().get(range.start as usize..range.end as usize)?;
    Some((label.to_owned(), start + range.start..start + range.end))
}

/// The first words of a text, cut at a blank.
fn first_words(text: &str) -> &str {
    let text = text.trim_end();
    match text.char_indices().nth(WORDS) {
        None => text,
        Some((limit, _)) => &text[..text[..limit].rfind(' ').unwrap_or(limit)],
    }
}
