//! From a footnote mark to its text and back; from a citation to the cited resolution, and to the annex, section,
//! paragraph or item where the citation names one; from a paragraph's opening words to the paragraph that it was taken from.

use std::ops::Range;

use super::at::{Thing, thing};
use super::library::Pin;
use super::{Library, Target, agreed, place};
use crate::citation::Citation;
use crate::resolution::{Document, Note, Unit};
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
        Thing::Note(index, origin) => {
            let Some(note) = resolution.notes.get(index) else { return Vec::new() };
            let marks = resolution.marks().into_iter().filter(|it| it.label == note.label);
            marks
                .filter_map(|it| {
                    let range = resolution.range(resolution.elements.get(it.element)?);
                    Some(here(&origin, range, it.range))
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

/// The cited place in the cited document: annex, section, paragraph or item that is named; else the title.
fn place_of(cited: &Document, citation: &Citation) -> Option<(TextRange, TextRange)> {
    let same =
        |it: &&Unit| it.resolution.symbol().is_some_and(|symbol| symbol.same_document(&citation.symbol));
    let unit = cited.units().iter().find(same).or_else(|| cited.units().first())?;
    let resolution = &*unit.resolution;
    if let Some(place) = Pin::of(citation).and_then(|it| place::find(resolution, &it, cited.lang())) {
        let first = resolution.elements.get(place.elements.start)?;
        let start = resolution.range(first).start;
        let range = unit.range(place::range(resolution, &place.elements));
        return Some((range, TextRange::empty(unit.range(start..start).start())));
    }
    let whole = resolution.blocks().last().map_or(0, |it| it.0 + it.1.text().len() as u32);
    let focus = match (&resolution.title, &resolution.masthead.number) {
        (Some(title), _) => title.range.clone(),
        (None, Some(number)) => number.range.clone(),
        (None, None) => 0..0,
    };
    Some((unit.range(0..whole), unit.range(focus)))
}
