//! What stands at a place: one answer for hover, definition and all that come after them.

use std::ops::Range;

use super::seen::lead;
use crate::citation::Citation;
use crate::resolution::{AgendaItem, Document, ElementKind, FACTS, Fact, FactKind, Mark, Unit};
use crate::text::TextSize;

/// The thing under the cursor; ranges count from the resolution's start.
#[derive(Debug, Clone)]
pub(super) enum Thing {
    /// A footnote mark.
    Mark(Mark),
    /// A footnote: its index among the notes, and its number, or all of it where the cursor is on its words.
    Note(usize, Range<u32>),
    /// A citation.
    Citation(Range<u32>, Box<Citation>),
    /// Agenda items (all of the line where the cursor is on no single one), or a name.
    Agenda(Vec<AgendaItem>, Range<u32>),
    /// Another line of the masthead: what it is, its words and place.
    Masthead(FactKind, Fact),
    /// The opening words of an element.
    Lead(usize, Range<u32>, String),
}

fn holds(range: &Range<u32>, offset: u32) -> bool {
    range.start <= offset && offset <= range.end
}

/// The agenda items that an offset is on: the number, the name, else all of the line.
fn agenda(items: &[AgendaItem], at: u32) -> Option<Thing> {
    for item in items {
        let name = item.name.as_ref().map(|it| &it.range);
        if let Some(range) = [Some(&item.place.range), name].into_iter().flatten().find(|it| holds(it, at))
            && *range != item.line.range
        {
            return Some(Thing::Agenda(vec![item.clone()], range.clone()));
        }
    }
    let line = &items.iter().find(|it| holds(&it.line.range, at))?.line;
    let whole = items.iter().filter(|it| it.line.range == line.range).cloned().collect();
    Some(Thing::Agenda(whole, line.range.clone()))
}

/// What stands at `offset` of the document.
pub(super) fn thing(document: &Document, offset: TextSize) -> Option<(&Unit, Thing)> {
    let (unit, at) = document.unit_at(offset)?;
    let resolution = &*unit.resolution;
    let masthead = &resolution.masthead;
    if let Some(found) = agenda(&masthead.agenda, at) {
        return Some((unit, found));
    }
    let index = resolution.element_at(at)?;
    let element = resolution.elements.get(index)?;
    if let Some(mark) = resolution.marks().into_iter().find(|it| it.element == index && holds(&it.range, at))
    {
        return Some((unit, Thing::Mark(mark)));
    }
    let citation = resolution.citations(element, document.lang()).into_iter().find(|it| holds(&it.0, at));
    if let Some((range, citation)) = citation {
        return Some((unit, Thing::Citation(range, Box::new(citation))));
    }
    if let Some((place, note)) = resolution.notes.iter().enumerate().find(|it| it.1.element == index) {
        let on_label = holds(&note.label_range, at);
        let range = if on_label { note.label_range.clone() } else { resolution.range(element) };
        return Some((unit, Thing::Note(place, range)));
    }
    for kind in FACTS {
        if let Some(fact) = (kind.of)(masthead).filter(|it| holds(&it.range, at)) {
            return Some((unit, Thing::Masthead(*kind, fact.clone())));
        }
    }
    if !matches!(element.kind, ElementKind::Recital | ElementKind::Paragraph(_)) {
        return None;
    }
    let prose = resolution.joined(element);
    let end = lead(resolution, element, &prose, document.lang());
    let range = resolution.source_range(element, &prose, 0..end);
    let head = resolution.range(element).start..range.end;
    // On the number, number and words are what is looked at.
    let range = if at < range.start { head.clone() } else { range };
    let words = prose.text.get(..end as usize)?.trim_end().to_owned();
    holds(&head, at).then_some((unit, Thing::Lead(index, range, words)))
}
