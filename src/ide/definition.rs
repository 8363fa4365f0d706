//! From a footnote mark to its text and back; from a citation to the cited resolution, and to the paragraph
//! where the citation names one; from a paragraph's opening words to the paragraph that it was taken from.

use std::ops::Range;

use super::at::{Thing, thing};
use super::{Library, Target, agreed};
use crate::citation::Citation;
use crate::resolution::{Document, ElementKind, Note, Resolution, Unit};
use crate::text::{TextRange, TextSize};

/// Where what stands at `offset` is defined.
pub fn definition(document: &Document, offset: TextSize, library: &dyn Library) -> Vec<Target> {
    let Some((unit, thing)) = thing(document, offset) else { return Vec::new() };
    let resolution = &*unit.resolution;
    let here = |origin: &Range<u32>, range: Range<u32>, focus: Range<u32>| Target {
        origin: unit.range(origin.clone()),
        document: None,
        range: unit.range(range),
        focus: unit.range(focus),
    };
    match thing {
        Thing::Mark(mark) => {
            let target = |(owner, note): (&Unit, &Note)| {
                let range = owner.resolution.range(owner.resolution.elements.get(note.element)?);
                Some(Target {
                    range: owner.range(range),
                    focus: owner.range(note.label_range.clone()),
                    ..here(&mark.range, 0..0, 0..0)
                })
            };
            document.note_of(unit, &mark).and_then(target).into_iter().collect()
        }
        Thing::Note(index) => {
            let Some(note) = resolution.notes.get(index) else { return Vec::new() };
            let marks = resolution.marks().into_iter().filter(|it| it.label == note.label);
            marks
                .filter_map(|it| {
                    let range = resolution.range(resolution.elements.get(it.element)?);
                    Some(here(&note.label_range, range, it.range))
                })
                .collect()
        }
        Thing::Citation(range, citation) => {
            let Some((key, cited)) = library.find_in(&citation.symbol, document.lang()) else {
                return Vec::new();
            };
            let Some((range_there, focus)) = place_of(&cited, &citation) else { return Vec::new() };
            vec![Target { origin: unit.range(range), document: Some(key), range: range_there, focus }]
        }
        Thing::Lead(index, range, _) => {
            let element = resolution.elements.get(index);
            element.and_then(|it| agreed::target(unit, it, unit.range(range), library)).into_iter().collect()
        }
        Thing::Agenda(..) | Thing::Masthead(..) => Vec::new(),
    }
}

/// The cited place in the cited document: the paragraph that is named, else the title.
fn place_of(cited: &Document, citation: &Citation) -> Option<(TextRange, TextRange)> {
    let same =
        |it: &&Unit| it.resolution.symbol().is_some_and(|symbol| symbol.same_document(&citation.symbol));
    let unit = cited.units().iter().find(same).or_else(|| cited.units().first())?;
    let resolution = &*unit.resolution;
    let paragraph = citation.pinpoint.as_ref().and_then(|it| it.paragraph.as_ref()?.parse::<u32>().ok());
    if let Some(number) = paragraph
        && let Some(at) =
            resolution.elements.iter().position(|it| it.kind == ElementKind::Paragraph(Some(number)))
        && let Some(element) = resolution.elements.get(at)
    {
        let range = unit.range(resolution.range(element));
        return Some((unit.range(whole_paragraph(resolution, at)), TextRange::empty(range.start())));
    }
    let whole = resolution.blocks().last().map_or(0, |it| it.0 + it.1.text().len() as u32);
    let focus = match (&resolution.title, &resolution.masthead.number) {
        (Some(title), _) => title.range.clone(),
        (None, Some(number)) => number.range.clone(),
        (None, None) => 0..0,
    };
    Some((unit.range(0..whole), unit.range(focus)))
}

/// A paragraph with the items, tables and unnumbered texts that belong to it.
pub(super) fn whole_paragraph(resolution: &Resolution, at: usize) -> Range<u32> {
    let belongs = |it: &ElementKind| {
        matches!(it, ElementKind::Item(_) | ElementKind::Continuation | ElementKind::Table)
    };
    let mut range = resolution.elements.get(at).map_or(0..0, |it| resolution.range(it));
    let behind = resolution.elements.iter().skip(at + 1).filter(|it| it.kind != ElementKind::Note);
    for element in behind.take_while(|it| belongs(&it.kind)) {
        range.end = range.end.max(resolution.range(element).end);
    }
    range
}
