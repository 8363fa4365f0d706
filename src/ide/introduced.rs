//! Jumps inside of a document: from an internal reference to the paragraph (definition), from any citation or
//! note to the place that introduces it (declaration), from a thing to what it is one of (type definition).

use std::ops::Range;

use super::at::{Thing, thing};
use super::references::{Subject, places, subject};
use super::seen::{Seen, holds, marker};
use super::{Library, Target};
use crate::resolution::{Document, Unit};
use crate::text::{TextRange, TextSize};

/// The paragraph or item that an internal reference at `offset` names.
pub fn internal_definition(document: &Document, seen: &Seen, offset: TextSize) -> Vec<Target> {
    let Some((unit, found, at)) = seen.at(document, offset) else { return Vec::new() };
    let resolution = &*unit.resolution;
    let Some(internal) = found.internal.iter().find(|it| holds(&it.range, at)) else { return Vec::new() };
    let Some(element) = internal.target.and_then(|it| resolution.elements.get(it)) else { return Vec::new() };
    let range = resolution.range(element);
    let focus = marker(resolution, element).unwrap_or(range.start..range.start);
    vec![target(unit, &internal.range, range, focus)]
}

/// Where the document first names what stands at `offset`: a cited document's first citation, which is the one
/// that has its date and title; a note's first mark; the paragraph itself.
pub fn declaration(document: &Document, seen: &Seen, offset: TextSize) -> Vec<Target> {
    let Some(subject) = subject(document, seen, offset) else { return Vec::new() };
    let places = places(document, seen, &subject);
    let Some(origin) = places.iter().find(|it| it.range.contains_inclusive(offset)) else {
        return Vec::new();
    };
    let first = match subject {
        Subject::Paragraph(..) => places.iter().find(|it| it.declares),
        Subject::Note(..) => places.iter().find(|it| !it.declares),
        Subject::Document(_) => places.first(),
    };
    let place = |range: TextRange| Target { origin: origin.range, document: None, range, focus: range };
    first.map(|it| place(it.range)).into_iter().collect()
}

/// What a thing is one of: of a citation the cited document as a whole, whatever paragraph it names; of opening
/// words the formula whose verb or participle they are.
pub fn type_definition(document: &Document, offset: TextSize, library: &dyn Library) -> Vec<Target> {
    match thing(document, offset) {
        Some((unit, Thing::Citation(range, citation))) => {
            let Some((key, cited)) = library.find(&citation.symbol) else { return Vec::new() };
            let declares = |it: &&Unit| {
                it.resolution.symbol().is_some_and(|symbol| symbol.same_document(&citation.symbol))
            };
            let Some(there) = cited.units().iter().find(declares) else { return Vec::new() };
            let title = there.resolution.title.as_ref().map_or(0..0, |it| it.range.clone());
            let place = there.range(title);
            vec![Target { origin: unit.range(range), document: Some(key), range: place, focus: place }]
        }
        Some((unit, Thing::Lead(element, range, _))) => {
            let resolution = &*unit.resolution;
            let opening = resolution.openings.iter().rev().map(|it| it.1).find(|it| *it < element);
            let Some(opening) = opening.and_then(|it| resolution.elements.get(it)) else { return Vec::new() };
            let whole = resolution.range(opening);
            vec![target(unit, &range, whole.clone(), whole)]
        }
        _ => Vec::new(),
    }
}

fn target(unit: &Unit, origin: &Range<u32>, range: Range<u32>, focus: Range<u32>) -> Target {
    Target {
        origin: unit.range(origin.clone()),
        document: None,
        range: unit.range(range),
        focus: unit.range(focus),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{NoLibrary, marked, show};
    use super::*;

    #[track_caller]
    fn check(jump: impl Fn(&Document, &Seen, TextSize) -> Vec<Target>, text: &str) {
        let (document, at, expected) = marked(text);
        let found = jump(&document, &Seen::of(&document, &Seen::default()), at);
        let found: Vec<_> = found.iter().map(|it| (it.focus, false)).collect();
        assert_eq!(show(&document, &found), expected);
    }

    const TEXT: &str = "The General Assembly,\n\nRecalling its resolution {70/1} of 25 September 2015,\n\n\
                        {1}. Decides:\n\n({a}) to act;\n\n2. Recalls resolution 70/1{}, and paragraph 1{} (a){} above.\n";

    fn text(expected: usize, cursor: usize) -> String {
        let mut index = 0;
        let mut out = String::new();
        for part in TEXT.split_inclusive('}') {
            let Some((before, inner)) = part.strip_suffix('}').and_then(|it| it.split_once('{')) else {
                out.push_str(part);
                continue;
            };
            out.push_str(before);
            if index == cursor {
                out.push_str("$0");
            }
            match index == expected {
                true => out.push_str(&format!("«{inner}»")),
                false => out.push_str(inner),
            }
            index += 1;
        }
        out
    }

    #[test]
    fn an_internal_reference_leads_to_the_item() {
        check(internal_definition, &text(2, 4));
        check(internal_definition, &text(2, 5));
        check(internal_definition, &text(9, 3));
    }

    #[test]
    fn a_citation_is_declared_where_it_is_first_named() {
        check(declaration, &text(0, 3));
    }

    #[test]
    fn opening_words_are_of_the_formula() {
        let jump = |document: &Document, _: &Seen, at| type_definition(document, at, &NoLibrary);
        check(jump, "«The General Assembly,»\n\nRecal$0ling this,\n\n1. Decides so.\n");
        check(jump, "The General Assembly,\n\nRecalling th$0is,\n\n1. Decides so.\n");
    }
}
