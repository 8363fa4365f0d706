//! Where a thing is referred to inside of its document: the marks of a note, the citations of a document, the
//! references to a paragraph.

use super::at::{Thing, thing};
use super::seen::{Seen, holds, marker};
use crate::citation::Symbol;
use crate::resolution::Document;
use crate::syntax::Label;
use crate::text::{TextRange, TextSize};

/// What can be referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A footnote: the resolution's index and its label.
    Note(usize, Label),
    /// A document, by its symbol.
    Document(Symbol),
    /// A paragraph or item: the resolution's index and the element's.
    Paragraph(usize, usize),
}

/// A place that refers to a subject, or declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// Where.
    pub range: TextRange,
    /// Whether the thing itself stands there: the note, the paragraph's number, the title.
    pub declares: bool,
}

/// What the thing at `offset` refers to or is.
pub fn subject(document: &Document, seen: &Seen, offset: TextSize) -> Option<Subject> {
    let (unit, found, at) = seen.at(document, offset)?;
    let index = document.units().partition_point(|it| it.start <= offset).checked_sub(1)?;
    let resolution = &*unit.resolution;
    if let Some(internal) = found.internal.iter().find(|it| holds(&it.range, at)) {
        return internal.target.map(|it| Subject::Paragraph(index, it));
    }
    if resolution.title.as_ref().is_some_and(|it| holds(&it.number_range, at)) {
        return resolution.symbol().map(Subject::Document);
    }
    match thing(document, offset) {
        Some((_, Thing::Mark(mark))) => return Some(Subject::Note(index, mark.label)),
        Some((_, Thing::Note(note, _))) => {
            let note = resolution.notes.get(note).filter(|it| holds(&it.label_range, at))?;
            return Some(Subject::Note(index, note.label.clone()));
        }
        Some((_, Thing::Citation(_, citation))) => return Some(Subject::Document(citation.symbol)),
        _ => {}
    }
    let element = resolution.element_at(at)?;
    let number = marker(resolution, resolution.elements.get(element)?)?;
    holds(&number, at).then_some(Subject::Paragraph(index, element))
}

/// All places of the document that refer to a subject or declare it, in order.
pub fn places(document: &Document, seen: &Seen, subject: &Subject) -> Vec<Reference> {
    let mut found = Vec::new();
    let (only, units) = match subject {
        Subject::Note(index, _) | Subject::Paragraph(index, _) => (Some(*index), seen.units(document)),
        Subject::Document(_) => (None, seen.units(document)),
    };
    let start = only.and_then(|it| document.units().get(it)).map(|it| it.start);
    for (unit, here) in units.filter(|it| start.is_none_or(|start| it.0.start == start)) {
        let resolution = &*unit.resolution;
        let mut add = |range: &std::ops::Range<u32>, declares| {
            found.push(Reference { range: unit.range(range.clone()), declares });
        };
        match subject {
            Subject::Note(_, label) => {
                here.marks.iter().filter(|it| it.label == *label).for_each(|it| add(&it.range, false));
                let notes = resolution.notes.iter().filter(|it| it.label == *label);
                notes.for_each(|it| add(&it.label_range, true));
            }
            Subject::Document(symbol) => {
                let key = symbol.key();
                if let Some(title) = &resolution.title
                    && resolution.symbol().is_some_and(|it| it.key() == key)
                {
                    add(&title.number_range, true);
                }
                let cited = here.citations.iter().filter(|it| it.citation.symbol.key() == key);
                cited.for_each(|it| add(&it.range, false));
            }
            Subject::Paragraph(_, element) => {
                if let Some(number) = resolution.elements.get(*element).and_then(|it| marker(resolution, it))
                {
                    add(&number, true);
                }
                let referring = here.internal.iter().filter(|it| it.target == Some(*element));
                referring.for_each(|it| add(&it.range, false));
            }
        }
    }
    found.sort_by_key(|it: &Reference| it.range.start());
    found
}

/// The places that refer to what stands at `offset`; with the place where it stands itself where that is asked for.
pub fn references(document: &Document, seen: &Seen, offset: TextSize, declaration: bool) -> Vec<TextRange> {
    let Some(subject) = subject(document, seen, offset) else { return Vec::new() };
    let places = places(document, seen, &subject).into_iter();
    places.filter(|it| declaration || !it.declares).map(|it| it.range).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marked, show};
    use super::*;

    #[track_caller]
    fn check(text: &str, declaration: bool) {
        let (document, at, expected) = marked(text);
        let found = references(&document, &Seen::of(&document, &Seen::default()), at, declaration);
        let found: Vec<_> = found.into_iter().map(|it| (it, false)).collect();
        assert_eq!(show(&document, &found), expected);
    }

    const TEXT: &str = "The Security Council,\n\nRecalling its resolution 1970 (2011),\n\n1. Decides so;\n\n\
                        2. Calls for:\n\n(a) a plan;\n\n(b) a report;\n\n3. Decides to review";

    #[test]
    fn references_to_a_paragraph_with_and_without_itself() {
        check(&format!("{}paragraphs «1» and 2 (b) above.\n", TEXT.replace("1. ", "1$0. ") + " "), false);
        check(&format!("{} paragraphs «1» and «$02 (b)» above.\n", TEXT).replace("«1»", "1"), false);
        check(&format!("{} paragraphs 1 and «2 (b)$0» above.\n", TEXT.replace("(b)", "(«b»)")), true);
    }

    #[test]
    fn the_next_resolution_of_a_volume_has_paragraphs_of_its_own() {
        let one = |number: &str, text: &str| {
            format!(
                "{number}. A title\n\nThe General Assembly,\n\nNoting it,\n\n1. Decides so;\n\n2. Recalls paragraph {text} above.\n\n"
            )
        };
        check(&(one("75/1", "«1$0»") + &one("75/2", "1")), false);
    }

    #[test]
    fn a_reference_that_leads_nowhere_is_none() {
        check("The General Assembly,\n\nNoting it,\n\n1. Decides to follow paragraph 7$0 above.\n", true);
    }
}
