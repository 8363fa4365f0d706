//! A footnote's mark and note, edited together.

use super::references::{Subject, places, subject};
use super::seen::Seen;
use crate::resolution::Document;
use crate::text::{TextRange, TextSize, size};

/// Places with one text that is edited in all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The places, in order.
    pub ranges: Vec<TextRange>,
    /// A regular expression for what may stand there.
    pub pattern: &'static str,
}

/// The label at `offset` with all others of the same footnote, where they are written alike.
pub fn linked(document: &Document, seen: &Seen, offset: TextSize) -> Option<Linked> {
    let subject = subject(document, seen, offset).filter(|it| matches!(it, Subject::Note(..)))?;
    let text = document.text();
    let inner = |range: TextRange| {
        let written = text.slice(range);
        let head = ["[^", "<sup>", "("].iter().find(|it| written.starts_with(**it)).map_or(0, |it| it.len());
        let tail = ["]", "</sup>", ")"].iter().find(|it| written.ends_with(**it)).map_or(0, |it| it.len());
        TextRange::new(range.start() + size(head), (range.end() - size(tail)).max(range.start() + size(head)))
    };
    let ranges: Vec<TextRange> = places(document, seen, &subject).iter().map(|it| inner(it.range)).collect();
    let first = text.slice(*ranges.first()?).into_owned();
    let alike = ranges.iter().all(|it| text.slice(*it) == first.as_str());
    let here = ranges.iter().any(|it| it.contains_inclusive(offset));
    let raised = first.chars().all(|it| "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(it));
    let pattern = if raised { "[⁰¹²³⁴⁵⁶⁷⁸⁹]+" } else { r"[\w.-]+" };
    (alike && here && ranges.len() > 1).then_some(Linked { ranges, pattern })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marked, show};
    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let (document, at, expected) = marked(text);
        let seen = Seen::of(&document, &Seen::default());
        let found = linked(&document, &seen, at).map(|it| it.ranges).unwrap_or_default();
        let found: Vec<_> = found.into_iter().map(|it| (it, false)).collect();
        assert_eq!(show(&document, &found), expected);
    }

    #[test]
    fn mark_and_note_are_one() {
        check(
            "The General Assembly,\n\nNoting one,[^«fi$0rst»] two,[^2]\n\n[^«first»]: One.\n\n[^2]: Two.\n",
        );
        check("The General Assembly,\n\nNoting one,«¹$0»\n\n«¹» One.\n");
    }

    #[test]
    fn what_is_written_differently_is_not() {
        check("The General Assembly,\n\nNoting one,¹$0\n\n[^1]: One.\n");
        check("The General Assembly,\n\nNoting on$0e,¹\n\n¹ One.\n");
    }
}
