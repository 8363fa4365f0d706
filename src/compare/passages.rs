//! What is compared: the title, recitals, paragraphs, items, annexes and notes of a document.

use std::fmt;
use std::ops::Range;

use crate::precedent::{Part, Shingles, paragraphs_of};
use crate::resolution::{ElementKind, Unit};

/// A passage that has its like in the other text, or has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it belongs.
    pub place: Place,
    /// Where it stands, in bytes of the document.
    pub range: Range<u32>,
    /// Its words, without markup, blanks folded.
    pub text: String,
    /// What it is found by.
    pub(super) shingles: Shingles,
}

/// The place of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The title.
    Title,
    /// A recital; they are counted from 1.
    Recital(usize),
    /// An item of a recital's list.
    RecitalItem,
    /// An operative paragraph, its number where it has one.
    Paragraph(Option<u32>),
    /// An item or a continuation of the paragraph of that number.
    Item(Option<u32>),
    /// A paragraph of an annex.
    Annex(Option<u32>),
    /// The text of a footnote.
    Note(String),
}

impl Place {
    /// Whether the two can be the same passage at all.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let special = |it: &Self| matches!(it, Self::Title | Self::Note(_));
        if special(self) || special(other) {
            return std::mem::discriminant(self) == std::mem::discriminant(other);
        }
        true
    }

    /// The part of the resolution, as machines read it.
    pub fn part(&self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Recital(_) | Self::RecitalItem => "preamble",
            Self::Paragraph(_) | Self::Item(_) => "operative",
            Self::Annex(_) => "annex",
            Self::Note(_) => "note",
        }
    }

    /// The order of the parts.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Title => 0,
            Self::Recital(_) | Self::RecitalItem => 1,
            Self::Paragraph(_) | Self::Item(_) => 2,
            Self::Annex(_) => 3,
            Self::Note(_) => 4,
        }
    }

    /// The number of the paragraph, or the label of the note.
    pub fn number(&self) -> Option<String> {
        match self {
            Self::Paragraph(number) | Self::Item(number) | Self::Annex(number) => {
                number.map(|it| it.to_string())
            }
            Self::Note(label) => Some(label.clone()),
            Self::Title | Self::Recital(_) | Self::RecitalItem => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("title"),
            Self::Recital(ordinal) => write!(f, "recital {ordinal}"),
            Self::RecitalItem => f.write_str("recital, item"),
            Self::Paragraph(Some(number)) => write!(f, "para. {number}"),
            Self::Paragraph(None) => f.write_str("operative paragraph"),
            Self::Item(Some(number)) => write!(f, "para. {number}, item"),
            Self::Item(None) => f.write_str("item"),
            Self::Annex(Some(number)) => write!(f, "annex, para. {number}"),
            Self::Annex(None) => f.write_str("annex"),
            Self::Note(label) => write!(f, "note {label}"),
        }
    }
}

/// The passages of resolutions in their order; notes come last.
pub(super) fn of<'a>(units: impl Iterator<Item = &'a Unit>) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut notes = Vec::new();
    let passage = |place, range, text: &str, shingles| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Passage { place, range, text, shingles }
    };
    for unit in units.filter(|it| it.resolution.is_resolution()) {
        let (resolution, base) = (&*unit.resolution, u32::from(unit.start));
        if let Some(title) = &resolution.title {
            let range = base + title.range.start..base + title.range.end;
            found.push(passage(Place::Title, range, &title.text, Shingles::of(&title.text)));
        }
        let mut recitals = 0;
        for it in paragraphs_of(unit) {
            let place = match (it.part, it.is_item) {
                (Part::Preamble, false) => {
                    recitals += 1;
                    Place::Recital(recitals)
                }
                (Part::Preamble, true) => Place::RecitalItem,
                (Part::Operative, false) => Place::Paragraph(it.number),
                (Part::Operative, true) => Place::Item(it.number),
                (Part::Annex, _) => Place::Annex(it.number),
            };
            found.push(passage(place, it.range, &it.text, it.shingles));
        }
        for note in &resolution.notes {
            let Some(element) = resolution.elements.get(note.element) else { continue };
            debug_assert_eq!(element.kind, ElementKind::Note);
            let range = resolution.range(element);
            let text = &resolution.joined(element).text;
            notes.push(passage(
                Place::Note(note.label.to_string()),
                base + range.start..base + range.end,
                text,
                Shingles::of(text),
            ));
        }
    }
    found.extend(notes);
    found
}
