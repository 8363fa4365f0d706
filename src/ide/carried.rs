//! A paragraph of another document, as it is carried into this one: its words as written there, with emphasis, links
//! and citations; its footnotes apart, so that they get numbers of their own here.

use std::sync::Arc;

use super::notes;
use super::{TextEdit, apply};
use crate::resolution::{Document, Element, Resolution, Unit};
use crate::text::{TextRange, size};

/// A paragraph to be carried over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carried {
    /// Its words without number and footnote marks.
    pub(super) body: String,
    /// The words of its footnotes, and where in `body` their marks stand.
    pub(super) notes: Vec<(usize, String)>,
}

impl Carried {
    /// The element with that index, without its number, and the elements behind it of which `belongs` is true.
    pub(super) fn of(
        document: &Document,
        unit: &Unit,
        index: usize,
        gap: &str,
        belongs: impl Fn(&Element) -> bool,
    ) -> Option<Self> {
        let resolution = &*unit.resolution;
        let mut carried = Self { body: String::new(), notes: Vec::new() };
        carried.take(document, unit, index, false, 0);
        for at in index + 1..resolution.elements.len() {
            let element = resolution.elements.get(at)?;
            if element.kind == crate::resolution::ElementKind::Note {
                continue;
            }
            if !belongs(element) {
                break;
            }
            carried.body.push_str(gap);
            carried.take(document, unit, at, true, 0);
        }
        (!carried.body.is_empty()).then_some(carried)
    }

    /// The words of one element from a place of the resolution on.
    pub(super) fn from(document: &Document, unit: &Unit, index: usize, from: u32) -> Option<Self> {
        let mut carried = Self { body: String::new(), notes: Vec::new() };
        carried.take(document, unit, index, false, from);
        (!carried.body.is_empty()).then_some(carried)
    }

    fn take(&mut self, document: &Document, unit: &Unit, index: usize, marker: bool, from: u32) {
        let resolution = &*unit.resolution;
        let Some(element) = resolution.elements.get(index) else { return };
        let marks: Vec<_> = resolution.marks().into_iter().filter(|it| it.element == index).collect();
        for (count, piece) in element.pieces.iter().enumerate() {
            let Some((start, block, passage)) = resolution.passage(*piece) else { continue };
            let body = if marker && count == 0 { passage.range.start } else { passage.body };
            let end = start + passage.range.end;
            let mut at = (start + body).max(from);
            if at > end {
                continue;
            }
            if count > 0 && !self.body.is_empty() {
                self.body.push(' ');
            }
            let mut copy = |from: u32, to: u32| {
                let source = block.text().get((from - start) as usize..(to - start) as usize);
                self.body.push_str(source.unwrap_or_default());
                self.body.len()
            };
            for mark in marks.iter().filter(|it| it.range.end <= end) {
                if mark.range.start < at {
                    continue;
                }
                let place = copy(at, mark.range.start);
                at = mark.range.end;
                if let Some((owner, note)) = document.note_of(unit, mark) {
                    self.notes.push((place, words(&owner.resolution, note.element)));
                }
            }
            copy(at, end);
        }
    }
}

/// A note's words as written.
fn words(resolution: &Resolution, element: usize) -> String {
    let piece = resolution.elements.get(element).and_then(|it| it.pieces.first());
    let passage = piece.and_then(|it| resolution.passage(*it));
    let body = passage
        .and_then(|(_, block, it)| block.text().get(it.body as usize..it.range.end as usize))
        .unwrap_or_default();
    body.trim().to_owned()
}

/// The text with footnotes: `notes` are their words and the places of their marks. Numbers behind them move along, and
/// so does `end`, a place behind the marks.
pub(super) fn with_notes(text: String, notes: &[(usize, String)], end: &mut usize) -> String {
    let mut text = text;
    let mut moved: Vec<usize> = notes.iter().map(|it| it.0).collect();
    for (count, (_, words)) in notes.iter().enumerate() {
        let Some(at) = moved.get(count).copied() else { continue };
        let document = Arc::new(Document::parse(&text));
        let Some((unit, place)) = document.unit_at(size(at)) else { continue };
        let style = notes::style(&unit.resolution, document.lang());
        let planned = notes::insertion(&document, unit, place, style, words);
        let mut edits: Vec<TextEdit> = planned.edits;
        edits.push((TextRange::empty(size(at)), planned.mark));
        edits.sort_by_key(|it| (it.0.start(), it.0.end()));
        for later in moved.iter_mut().skip(count + 1).chain(std::iter::once(&mut *end)) {
            let before = edits.iter().filter(|it| usize::from(it.0.end()) <= *later);
            let (gone, come) =
                before.fold((0, 0), |sum, it| (sum.0 + usize::from(it.0.len()), sum.1 + it.1.len()));
            *later = (*later + come).saturating_sub(gone);
        }
        text = apply(&text, &edits);
    }
    text
}
