//! Footnotes as the editing features need them: how marks are written, where a new one goes, what moves along.

use crate::resolution::{Document, Resolution, Unit};
use crate::syntax::{Label, raised};
use crate::text::{TextRange, TextSize};
use crate::un::{Lang, drafting};

use super::TextEdit;

/// How footnote marks are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkStyle {
    /// `¹²`
    Superscript,
    /// `[^12]`
    Caret,
    /// `<sup>12</sup>`
    Tagged,
    /// `(¹²)`, as Arabic texts have it.
    Parenthesized,
}

/// A new footnote: its number, its mark, and what changes elsewhere.
#[derive(Debug, Clone)]
pub(super) struct Insertion {
    pub(super) number: u32,
    pub(super) mark: String,
    /// The definition, and the numbers behind it; in order, without the mark itself.
    pub(super) edits: Vec<TextEdit>,
}

/// A mark with a label. A name has one way of writing only.
pub(super) fn mark(label: &Label, style: MarkStyle) -> String {
    match (label, style) {
        (Label::Number(number), MarkStyle::Superscript) => raised(*number),
        (Label::Number(number), MarkStyle::Tagged) => format!("<sup>{number}</sup>"),
        (Label::Number(number), MarkStyle::Parenthesized) => format!("({})", raised(*number)),
        _ => format!("[^{label}]"),
    }
}

/// The head of a definition with a label: mark and blank.
pub(super) fn definition(label: &Label, style: MarkStyle) -> String {
    let written = match style {
        MarkStyle::Parenthesized => mark(label, MarkStyle::Superscript),
        style => mark(label, style),
    };
    if written.starts_with('[') { format!("{written}: ") } else { format!("{written} ") }
}

/// The way a mark is written.
pub(super) fn style_of(written: &str) -> MarkStyle {
    match written.as_bytes().first() {
        Some(b'[') => MarkStyle::Caret,
        Some(b'<') => MarkStyle::Tagged,
        Some(b'(') => MarkStyle::Parenthesized,
        _ => MarkStyle::Superscript,
    }
}

/// The way most of a resolution's marks and notes are written: that of the first, else that of its language.
pub(super) fn style(resolution: &Resolution, lang: Lang) -> MarkStyle {
    let mark = || resolution.marks().first().map(|it| it.range.clone());
    let note = || resolution.notes.first().map(|it| it.label_range.clone());
    let written = mark().or_else(note).and_then(|it| source(resolution, &it).map(style_of));
    let parenthesized = drafting::of(resolution.lang.unwrap_or(lang)).mark_in_parentheses;
    written.unwrap_or(if parenthesized { MarkStyle::Parenthesized } else { MarkStyle::Superscript })
}

/// The text of a range that lies in one block.
pub(super) fn source<'a>(resolution: &'a Resolution, range: &std::ops::Range<u32>) -> Option<&'a str> {
    let blocks = resolution.blocks();
    let index = blocks.partition_point(|it| it.0 <= range.start).checked_sub(1)?;
    let (start, block) = blocks.get(index)?;
    block.text().get(range.start.checked_sub(*start)? as usize..range.end.checked_sub(*start)? as usize)
}

/// The line end that the text has.
pub(super) fn line_end(document: &Document) -> &'static str {
    let text = document.text();
    let first = text.slice(TextRange::new(TextSize::new(0), text.line_end(TextSize::new(0))));
    if first.ends_with("\r\n") { "\r\n" } else { "\n" }
}

/// The edits that change labels: `to` says the new one of a label at a place of the resolution.
pub(super) fn relabelled(unit: &Unit, to: impl Fn(&Label, u32) -> Option<Label>) -> Vec<TextEdit> {
    let resolution = &*unit.resolution;
    let marks = resolution.marks().into_iter().map(|it| (it.label, it.range));
    let notes = resolution.notes.iter().map(|it| (it.label.clone(), it.label_range.clone()));
    let mut edits: Vec<TextEdit> = marks
        .chain(notes)
        .filter_map(|(label, range)| {
            let new = to(&label, range.start).filter(|it| *it != label)?;
            let written = source(resolution, &range)?;
            let old = style_of(written);
            let mut text = mark(&new, old);
            // A note that gets a name gets the name's colon too.
            let note = resolution.notes.iter().any(|it| it.label_range == range);
            if note && old != MarkStyle::Caret && text.starts_with('[') {
                text.push(':');
            }
            Some((unit.range(range), text))
        })
        .collect();
    edits.sort_by_key(|it| it.0.start());
    edits
}

/// Plans a footnote whose mark stands at `at`; `words` is its text. Later numbers move along.
pub(super) fn insertion(
    document: &Document,
    unit: &Unit,
    at: u32,
    style: MarkStyle,
    words: &str,
) -> Insertion {
    let resolution = &*unit.resolution;
    let number_of = |label: &Label| match label {
        Label::Number(number) => Some(*number),
        Label::Name(_) => None,
    };
    let marks = resolution.marks();
    let before = marks.iter().filter(|it| it.range.start < at).filter_map(|it| number_of(&it.label)).max();
    let behind = marks.iter().filter(|it| it.range.start > at).filter_map(|it| number_of(&it.label)).min();
    let number = before.map(|it| it + 1).or(behind).unwrap_or(1);
    let label = Label::Number(number);
    let mut edits = relabelled(unit, |it, place| match it {
        // A mark that is being typed stands at the very place.
        Label::Number(old) if *old >= number && place != at => Some(Label::Number(old + 1)),
        _ => None,
    });
    let end = line_end(document);
    let head = definition(&label, style);
    let numbered = |it: &&crate::resolution::Note| number_of(&it.label).is_some_and(|it| it >= number);
    let next = resolution.notes.iter().find(numbered);
    let packed = |element: usize| {
        let piece = resolution.elements.get(element).and_then(|it| it.pieces.first());
        piece.and_then(|it| resolution.passage(*it)).is_some_and(|it| it.1.passages().len() > 1)
    };
    let gap = |element: usize| if packed(element) { end.to_owned() } else { end.repeat(2) };
    let (place, text) = match (next, resolution.notes.last()) {
        (Some(next), _) => {
            (unit.range(next.label_range.clone()).start(), format!("{head}{words}{}", gap(next.element)))
        }
        (None, Some(last)) => {
            let range = resolution.elements.get(last.element).map_or(0..0, |it| resolution.range(it));
            (unit.range(range).end(), format!("{}{head}{words}", gap(last.element)))
        }
        (None, None) => {
            let last = resolution.blocks().last().map_or(0, |it| it.0 + it.1.text().len() as u32);
            let last = unit.range(0..last).end();
            let line = document.text().line_end(last);
            // Behind the line's end, so that it cannot touch the mark.
            if line > last {
                (line, format!("{end}{head}{words}{end}"))
            } else {
                (last, format!("{end}{end}{head}{words}"))
            }
        }
    };
    match edits.iter_mut().find(|it| it.0.start() == place) {
        Some(it) => it.1.insert_str(0, &text),
        None => {
            let index = edits.partition_point(|it| it.0.start() < place);
            edits.insert(index, (TextRange::empty(place), text));
        }
    }
    Insertion { number, mark: mark(&label, style), edits }
}

/// Where the footnote marks begin that stand right before `end` in an element; `end` where there are none.
pub(super) fn before_marks(resolution: &Resolution, element: usize, end: u32) -> u32 {
    let marks = resolution.marks();
    let own = marks.iter().rev().filter(|it| it.element == element);
    own.fold(end, |end, mark| if mark.range.end == end { mark.range.start } else { end })
}
