//! The outline: resolution -> preamble -> recitals; operative part -> sections -> paragraphs -> subparagraphs;
//! annexes; footnotes.

use std::ops::Range;

use super::{OutlineEntry, SymbolKind};
use crate::resolution::{Document, Element, ElementKind, Resolution, Unit};
use crate::text::TextRange;

/// How many characters of a paragraph stand in its entry.
const WORDS: usize = 60;

/// How long a paragraph with a list is, in bytes, when the words before the list get an entry of their own:
/// about a printed page. Practice cites them apart from the list ("the chapeau of paragraph 6").
const PAGE: u32 = 3500;

/// The outline of the document.
pub fn outline(document: &Document) -> Vec<OutlineEntry> {
    document.units().iter().filter(|it| it.resolution.is_resolution()).filter_map(resolution).collect()
}

/// An entry with its depth: deeper ones that follow are its children.
struct Flat {
    depth: u8,
    /// Where its own words stand, without what stands under it.
    own: TextRange,
    entry: OutlineEntry,
}

impl Flat {
    fn new(depth: u8, entry: OutlineEntry) -> Self {
        Self { depth, own: entry.range, entry }
    }
}

fn resolution(unit: &Unit) -> Option<OutlineEntry> {
    let resolution = &*unit.resolution;
    let mut flat: Vec<Flat> = Vec::new();
    let (mut preamble, mut operative, mut annex) = (false, false, false);
    // Everything stands one level deeper in the parts A, B, C of a resolution.
    let mut base = 0;
    for element in &resolution.elements {
        let entry = |kind, depth: u8| Flat::new(base + depth, entry(unit, element, kind));
        match &element.kind {
            ElementKind::Part => {
                flat.push(Flat::new(1, self::entry(unit, element, SymbolKind::Part)));
                base = 1;
            }
            ElementKind::Opening => {
                (preamble, operative, annex) = (true, false, false);
                flat.push(Flat::new(base + 1, part(unit, element, "Preamble", SymbolKind::Part)));
            }
            ElementKind::Recital => flat.push(entry(SymbolKind::Recital, if operative { 3 } else { 2 })),
            ElementKind::Paragraph(_) => {
                if !operative {
                    flat.push(Flat::new(base + 1, part(unit, element, "Operative part", SymbolKind::Part)));
                    operative = true;
                }
                flat.push(entry(SymbolKind::Paragraph, 3));
            }
            ElementKind::Item(item) => {
                let own = if item.preambular { 2 } else { 3 };
                flat.push(entry(SymbolKind::Item, own + item.level));
            }
            // A numeral alone on its line, and the heading that it counts.
            ElementKind::Heading | ElementKind::AnnexHeading
                if flat.last().is_some_and(|it| is_a_numeral(&it.entry)) =>
            {
                if let Some(last) = flat.last_mut() {
                    last.entry.detail = resolution.joined(element).text.trim().to_owned();
                    extend(&mut last.entry, unit, resolution.range(element));
                }
            }
            ElementKind::Heading if operative => flat.push(entry(SymbolKind::Section, 2)),
            ElementKind::Heading if preamble => {
                operative = true;
                flat.push(Flat::new(base + 1, part(unit, element, "Operative part", SymbolKind::Part)));
                flat.push(entry(SymbolKind::Section, 2));
            }
            ElementKind::Annex => {
                annex = true;
                let entry = entry(SymbolKind::Annex, 1);
                match flat.last_mut() {
                    // Official texts have the heading twice here and there.
                    Some(last)
                        if last.entry.kind == entry.entry.kind && last.entry.name == entry.entry.name =>
                    {
                        extend(&mut last.entry, unit, resolution.range(element));
                    }
                    _ => flat.push(entry),
                }
            }
            ElementKind::AnnexHeading => match flat.last_mut() {
                // The first heading of an annex is its title.
                Some(last) if last.entry.kind == SymbolKind::Annex && last.entry.detail.is_empty() => {
                    last.entry.detail = resolution.joined(element).text.trim().to_owned();
                    extend(&mut last.entry, unit, resolution.range(element));
                }
                _ => flat.push(entry(SymbolKind::Section, 2)),
            },
            ElementKind::AnnexParagraph(_) => flat.push(entry(SymbolKind::Paragraph, 3)),
            ElementKind::AnnexItem(item) => flat.push(entry(SymbolKind::Item, 3 + item.level)),
            ElementKind::AnnexText if annex => {
                let numbered = element.pieces.first().and_then(|it| resolution.passage(*it));
                if numbered.is_some_and(|it| it.2.marker.is_some()) {
                    flat.push(entry(SymbolKind::Paragraph, 3));
                } else if let Some(last) = flat.last_mut() {
                    extend(&mut last.entry, unit, resolution.range(element));
                }
            }
            ElementKind::Continuation | ElementKind::Table => {
                if let Some(last) = flat.last_mut() {
                    extend(&mut last.entry, unit, resolution.range(element));
                }
            }
            _ => {}
        }
    }
    let notes: Vec<&Element> =
        resolution.notes.iter().filter_map(|it| resolution.elements.get(it.element)).collect();
    let whole = resolution.blocks().last().map_or(0, |it| it.0 + it.1.text().len() as u32);
    let mut children = nest(flat);
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

/// Whether an entry is a heading of a numeral or letter alone, that has not been given its words.
fn is_a_numeral(entry: &OutlineEntry) -> bool {
    let name = entry.name.trim_end_matches('.');
    entry.kind == SymbolKind::Section
        && entry.detail.is_empty()
        && (name.chars().count() == 1 || name.chars().all(|it| it.is_ascii_digit() || "IVXL".contains(it)))
}

fn extend(entry: &mut OutlineEntry, unit: &Unit, range: Range<u32>) {
    entry.range = entry.range.cover(unit.range(range));
}

/// Gives a long paragraph with a list a first child for the words before the list.
fn with_chapeau(mut entry: OutlineEntry, own: TextRange) -> OutlineEntry {
    let listed = matches!(entry.kind, SymbolKind::Paragraph | SymbolKind::Recital);
    if listed && u32::from(entry.range.len()) > PAGE && own != entry.range {
        let chapeau = OutlineEntry {
            detail: "chapeau".to_owned(),
            kind: SymbolKind::Item,
            range: own,
            children: Vec::new(),
            ..entry.clone()
        };
        entry.children.insert(0, chapeau);
    }
    entry
}

/// Puts each entry under the last shallower one before it, and stretches that one over it.
fn nest(flat: Vec<Flat>) -> Vec<OutlineEntry> {
    let mut roots: Vec<OutlineEntry> = Vec::new();
    let mut open: Vec<Flat> = Vec::new();
    let close = |open: &mut Vec<Flat>, roots: &mut Vec<OutlineEntry>, depth: u8| {
        while open.last().is_some_and(|it| it.depth >= depth) {
            let Some(done) = open.pop() else { break };
            let done = with_chapeau(done.entry, done.own);
            match open.last_mut() {
                Some(parent) => {
                    parent.entry.range = parent.entry.range.cover(done.range);
                    parent.entry.children.push(done);
                }
                None => roots.push(done),
            }
        }
    };
    for it in flat {
        close(&mut open, &mut roots, it.depth);
        open.push(it);
    }
    close(&mut open, &mut roots, 0);
    roots
}

fn part(unit: &Unit, element: &Element, name: &str, kind: SymbolKind) -> OutlineEntry {
    OutlineEntry { name: name.to_owned(), ..entry(unit, element, kind) }
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
