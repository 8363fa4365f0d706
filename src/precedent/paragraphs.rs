//! The paragraphs of a document that can have precedents: recitals, operative paragraphs, their items, annexes.

use std::ops::Range;

use super::Shingles;
use crate::resolution::{Document, ElementKind, Resolution, Unit};

/// The part of a resolution that a paragraph stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Recitals.
    Preamble,
    /// Operative paragraphs.
    Operative,
    /// What is annexed.
    Annex,
}

impl Part {
    /// The word that machines read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Preamble => "preamble",
            Self::Operative => "operative",
            Self::Annex => "annex",
        }
    }
}

/// A paragraph, its pieces joined over page cuts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it belongs.
    pub part: Part,
    /// Its number; of an item, that of the paragraph above it.
    pub number: Option<u32>,
    /// Whether it is an item of a list, or goes on the paragraph above it.
    pub is_item: bool,
    /// Where it stands, in bytes of the document.
    pub range: Range<u32>,
    /// Its words, without markup.
    pub text: String,
    /// What it is compared by.
    pub shingles: Shingles,
}

/// The paragraphs of each resolution of a document, in order.
pub fn paragraphs(document: &Document) -> Vec<(&Resolution, Vec<Paragraph>)> {
    let units = document.units().iter().filter(|it| it.resolution.is_resolution());
    units.map(|it| (&*it.resolution, paragraphs_of(it))).collect()
}

/// The paragraphs of one resolution, in order; ranges are bytes of its document.
pub fn paragraphs_of(unit: &Unit) -> Vec<Paragraph> {
    paragraphs_in(&unit.resolution, unit.start.into())
}

/// The paragraphs of a resolution that begins at `base`, in order.
pub fn paragraphs_in(resolution: &Resolution, base: u32) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut above = None;
    for element in &resolution.elements {
        let (part, number, is_item) = match &element.kind {
            ElementKind::Recital => (Part::Preamble, None, false),
            ElementKind::Paragraph(number) => (Part::Operative, *number, false),
            ElementKind::Item(item) if item.preambular => (Part::Preamble, None, true),
            ElementKind::Item(_) | ElementKind::Continuation => (Part::Operative, above, true),
            ElementKind::AnnexParagraph(number) => (Part::Annex, Some(*number), false),
            ElementKind::AnnexItem(_) | ElementKind::AnnexText => (Part::Annex, above, true),
            ElementKind::Opening | ElementKind::Annex => {
                above = None;
                continue;
            }
            _ => continue,
        };
        above = number;
        let text = resolution.joined(element).text.trim().to_owned();
        let range = resolution.range(element);
        let shingles = Shingles::of(&text);
        if !shingles.is_empty() {
            let range = base + range.start..base + range.end;
            found.push(Paragraph { part, number, is_item, range, text, shingles });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_joined_and_told_apart() {
        let text = "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\nRecalling all rivers,\n\n1. *Urges* States:\n\n(a) To act;\n\n(b) To report;\n\n2. *Decides* so.\n";
        let document = Document::parse(text);
        let found = paragraphs(&document);
        let shown: Vec<_> =
            found[0].1.iter().map(|it| (it.part.name(), it.number, it.is_item, it.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                ("preamble", None, false, "Recalling all rivers,"),
                ("operative", Some(1), false, "Urges States:"),
                ("operative", Some(1), true, "To act;"),
                ("operative", Some(1), true, "To report;"),
                ("operative", Some(2), false, "Decides so."),
            ]
        );
    }
}
