//! The paragraphs one below the other: in place, or with pages joined and notes moved.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::render::{self, Piece};
use super::{FormatOptions, edits, reading};
use crate::ide::{TextEdit, notes};
use crate::resolution::{Document, ElementKind, PassageRef, Resolution, Unit};
use crate::syntax::{Block, Passage, PassageKind};
use crate::text::{TextRange, TextSize};

/// The element that each passage belongs to, and which of its pieces it is.
struct Places<'a> {
    resolution: &'a Resolution,
    of: FxHashMap<(u32, u32), (usize, usize)>,
}

impl<'a> Places<'a> {
    fn new(resolution: &'a Resolution) -> Self {
        let mut of = FxHashMap::default();
        for (index, element) in resolution.elements.iter().enumerate() {
            for (number, piece) in element.pieces.iter().enumerate() {
                of.insert((piece.block, piece.passage), (index, number));
            }
        }
        Self { resolution, of }
    }

    fn get(&self, at: PassageRef) -> Option<(usize, usize)> {
        self.of.get(&(at.block, at.passage)).copied()
    }

    /// Whether the lines of a passage mean something: mastheads, closings and votes are several lines.
    fn has_lines(&self, at: PassageRef) -> bool {
        let kind = self.get(at).and_then(|it| self.resolution.elements.get(it.0)).map(|it| &it.kind);
        matches!(
            kind,
            None | Some(
                ElementKind::Masthead | ElementKind::Closing | ElementKind::Vote | ElementKind::Table
            )
        )
    }
}

/// One passage, or one element with all its pieces, as the rules want it; as it was where it would read otherwise.
fn rendered(
    document: &Document,
    places: &Places<'_>,
    refs: &[PassageRef],
    options: &FormatOptions,
    end: &str,
) -> Option<String> {
    let resolution = places.resolution;
    let found: Vec<(u32, &Block, &Passage)> = refs.iter().filter_map(|it| resolution.passage(*it)).collect();
    let first = *refs.first()?;
    let links = if options.link { links(document, places, first) } else { Vec::new() };
    let pieces: Vec<Piece<'_>> = found
        .iter()
        .map(|(start, block, passage)| Piece {
            block,
            passage,
            links: links
                .iter()
                .filter(|it| {
                    it.0.start >= start + passage.range.start && it.0.end <= start + passage.range.end
                })
                .map(|(range, url)| (range.start - start..range.end - start, url.clone()))
                .collect(),
        })
        .collect();
    let lines = places.has_lines(first);
    let text = render::passage(&pieces, lines, document.lang(), options, end);
    let read: Vec<(&Block, &Passage)> = found.iter().map(|it| (it.1, it.2)).collect();
    reading::same(&text, &read).then_some(text)
}

/// The official address of each citation in the element of a passage; its links must not hold parentheses.
fn links(document: &Document, places: &Places<'_>, at: PassageRef) -> Vec<(Range<u32>, String)> {
    let resolution = places.resolution;
    let element = places.get(at).and_then(|it| resolution.elements.get(it.0));
    let Some(element) = element.filter(|it| it.kind != ElementKind::Title && it.kind != ElementKind::Table)
    else {
        return Vec::new();
    };
    let found = resolution.citations(element, document.lang());
    let url = |it: &crate::citation::Citation| {
        it.symbol.url(document.lang()).replace('(', "%28").replace(')', "%29")
    };
    found.iter().filter(|it| it.1.linkable).map(|(range, it)| (range.clone(), url(it))).collect()
}

/// A passage as it stands, without the blanks at the ends of its lines.
fn as_it_is(places: &Places<'_>, at: PassageRef) -> String {
    let source = places.resolution.passage(at).map_or("", |it| it.1.source(it.2));
    source.trim_end().to_owned()
}

/// The edits that format each block where it stands.
pub(super) fn in_place(
    document: &Document,
    options: &FormatOptions,
    range: Option<TextRange>,
) -> Vec<TextEdit> {
    let end = notes::line_end(document);
    let mut edits = Vec::new();
    let mut before = TextSize::new(0);
    let mut first = true;
    for unit in document.units() {
        let resolution = &*unit.resolution;
        let last = resolution.blocks().last().map_or(0, |it| it.0 + it.1.text().len() as u32);
        let touched = range.is_none_or(|it| it.intersect(unit.range(0..last)).is_some());
        if !touched {
            (before, first) = (unit.range(0..last).end(), false);
            continue;
        }
        let places = Places::new(resolution);
        for (index, (start, block)) in resolution.blocks().iter().enumerate() {
            let here = unit.range(*start..start + block.text().len() as u32);
            if range.is_none_or(|it| {
                it.intersect(here).is_some_and(|it| !it.is_empty()) || it.contains(here.start())
            }) {
                let wanted = if first { String::new() } else { end.repeat(2) };
                let gap = TextRange::new(before, here.start());
                if document.text().slice(gap) != wanted.as_str() {
                    edits.push((gap, wanted));
                }
                let text = formatted(document, &places, index as u32, block, options, end);
                edits::words(here.start().into(), block.text(), &text, &mut edits);
            }
            (before, first) = (here.end(), false);
        }
    }
    let tail = TextRange::new(before, document.text().len());
    let reaches = range.is_none_or(|it| it.end() >= document.text().len());
    let wanted = if options.final_newline && !first { end } else { "" };
    let kept = document.text().slice(tail).into_owned();
    // Without the wish for a line end there, one that is there stays.
    let fine = kept == wanted || !options.final_newline && kept.is_empty();
    if reaches && !fine {
        edits.push((tail, wanted.to_owned()));
    }
    edits
}

/// A block with each of its passages formatted.
fn formatted(
    document: &Document,
    places: &Places<'_>,
    index: u32,
    block: &Block,
    options: &FormatOptions,
    end: &str,
) -> String {
    let mut lines = Vec::with_capacity(block.passages().len());
    for number in 0..block.passages().len() {
        let at = PassageRef { block: index, passage: number as u32 };
        let text = rendered(document, places, &[at], options, end).unwrap_or_else(|| as_it_is(places, at));
        lines.push(text);
    }
    let text = lines.join(end);
    // Two passages that were apart may not melt together, nor one fall apart.
    let parsed = Block::parse(&text);
    let kinds = |block: &Block| block.passages().iter().map(kind).collect::<Vec<_>>();
    if kinds(&parsed) == kinds(block) { text } else { block.text().to_owned() }
}

fn kind(passage: &Passage) -> (u8, bool) {
    let kind = match passage.kind {
        PassageKind::Text => 0,
        PassageKind::Note(..) => 1,
        PassageKind::Table => 2,
        PassageKind::Heading => 3,
        PassageKind::Comment => 4,
    };
    (kind, passage.marker.is_some())
}

/// The whole text with pages joined and notes moved, as the rules say.
pub(super) fn moved(document: &Document, options: &FormatOptions) -> String {
    let end = notes::line_end(document);
    let mut out: Vec<String> = Vec::new();
    for unit in document.units() {
        lay_out(document, unit, options, end, &mut out);
    }
    let mut text = out.join(&end.repeat(2));
    if options.final_newline && !text.is_empty() {
        text.push_str(end);
    }
    text
}

fn lay_out(document: &Document, unit: &Unit, options: &FormatOptions, end: &str, out: &mut Vec<String>) {
    let resolution = &*unit.resolution;
    let places = Places::new(resolution);
    let mut collected: Vec<(crate::syntax::Label, String)> = Vec::new();
    // Passages that stand with the element that they are a piece of.
    let mut done: Vec<(u32, u32)> = Vec::new();
    for (index, (_, block)) in resolution.blocks().iter().enumerate() {
        let mut lines: Vec<String> = Vec::new();
        for (number, passage) in block.passages().iter().enumerate() {
            let at = PassageRef { block: index as u32, passage: number as u32 };
            if done.contains(&(at.block, at.passage)) {
                continue;
            }
            let element = places.get(at).and_then(|it| resolution.elements.get(it.0));
            let pieces: &[PassageRef] = match element {
                Some(element) if options.join_pages && element.pieces.len() > 1 => &element.pieces,
                _ => &[],
            };
            let whole =
                (!pieces.is_empty()).then(|| rendered(document, &places, pieces, options, end)).flatten();
            let text = match whole {
                Some(whole) => {
                    done.extend(pieces.iter().map(|it| (it.block, it.passage)));
                    whole
                }
                None => {
                    rendered(document, &places, &[at], options, end).unwrap_or_else(|| as_it_is(&places, at))
                }
            };
            match &passage.kind {
                PassageKind::Note(label, _) if options.notes_at_end => collected.push((label.clone(), text)),
                _ => lines.push(text),
            }
        }
        if !lines.is_empty() {
            out.push(lines.join(end));
        }
    }
    // Stable: names stay in their order behind the numbers.
    collected.sort_by_key(|it| match it.0 {
        crate::syntax::Label::Number(number) => number,
        crate::syntax::Label::Name(_) => u32::MAX,
    });
    out.extend(collected.into_iter().map(|it| it.1));
}
