//! What belongs to the thing under the cursor: mark and note, the citations of one document, the references to a
//! paragraph, the row of equal openings.

use super::at::{Thing, thing};
use super::references::{places, subject};
use super::seen::{self, Seen};
use crate::resolution::Document;
use crate::text::{TextRange, TextSize};

/// A place to be marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Highlight {
    /// Where.
    pub range: TextRange,
    /// Whether the thing is said there first: the note, the paragraph, the title; else it is referred to.
    pub declares: bool,
}

/// The places that belong to what stands at `offset`, in order.
pub fn highlights(document: &Document, seen: &Seen, offset: TextSize) -> Vec<Highlight> {
    if let Some(subject) = subject(document, seen, offset) {
        let places = places(document, seen, &subject).into_iter();
        return places.map(|it| Highlight { range: it.range, declares: it.declares }).collect();
    }
    let Some((unit, Thing::Lead(element, ..))) = thing(document, offset) else { return Vec::new() };
    let resolution = &*unit.resolution;
    let opening = |index: usize| {
        let element = resolution.elements.get(index)?;
        let prose = resolution.joined(element);
        let range = resolution.source_range(
            element,
            &prose,
            0..seen::lead(resolution, element, &prose, document.lang()),
        );
        Some(Highlight { range: unit.range(range), declares: false })
    };
    seen::row(resolution, element, document.lang()).into_iter().filter_map(opening).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marked, show};
    use super::*;

    /// The text's `$0` is the cursor; the places expected are in `«»`, those that declare in `«=…»`.
    #[track_caller]
    fn check(text: &str) {
        let (document, at, expected) = marked(text);
        let found = highlights(&document, &Seen::of(&document, &Seen::default()), at);
        let found: Vec<_> = found.iter().map(|it| (it.range, it.declares)).collect();
        assert_eq!(show(&document, &found), expected);
    }

    #[test]
    fn a_mark_and_its_note() {
        check(
            "The General Assembly,\n\nNoting the report«$0¹» and the plan,²\n\n1. Decides so.\n\n«=¹» A/75/1.\n\n² A/75/2.\n",
        );
        check(
            "The General Assembly,\n\nNoting the report«[^a]» and«[^a]» again,\n\n1. Decides so.\n\n«=[^a$0]»: A/75/1.\n",
        );
    }

    #[test]
    fn all_citations_of_one_document() {
        check(
            "The General Assembly,\n\nRecalling its resolution «70/$01» of 25 September 2015 and resolution 70/2,\n\n\
             1. Reaffirms resolution «70/1»;\n\n2. Recalls [«A/RES/70/1»](#).\n",
        );
    }

    #[test]
    fn a_paragraph_and_the_references_to_it() {
        check(
            "The General Assembly,\n\nNoting this,\n\n1. Decides so;\n\n«=2$0». Requests a report;\n\n\
             3. Decides to review paragraphs 1 and «2» above and paragraph 3 below.\n",
        );
    }

    #[test]
    fn the_row_of_equal_openings_goes_on_behind_a_page_cut() {
        check(
            "The General Assembly,\n\nNoting this,\n\n«Recalling» A and what a page cut\n\n¹ A note.\n\n\
             goes on with,\n\n«Recal$0ling also» B,\n\n«Recalling further» C,\n\nNoting that,\n\nRecalling D,\n\n1. Decides so.\n",
        );
    }

    #[test]
    fn nothing_in_plain_words() {
        check("The General Assembly,\n\nRecalling the plai$0n words,\n\n1. Decides so.\n");
    }
}
