//! Where an action is asked for.

use std::ops::Range;

use crate::ide::{FormatOptions, Library};
use crate::resolution::{Document, Element, Resolution, Unit};
use crate::text::TextRange;

/// A selection, or a cursor, in one resolution.
pub(super) struct Spot<'a> {
    pub(super) document: &'a Document,
    pub(super) unit: &'a Unit,
    /// The selection in bytes of the resolution.
    pub(super) range: Range<u32>,
    /// The element that it begins in.
    pub(super) index: Option<usize>,
    pub(super) library: &'a dyn Library,
    pub(super) format: &'a FormatOptions,
}

impl<'a> Spot<'a> {
    pub(super) fn new(
        document: &'a Document,
        range: TextRange,
        library: &'a dyn Library,
        format: &'a FormatOptions,
    ) -> Option<Self> {
        let (unit, at) = document.unit_at(range.start())?;
        let index = unit.resolution.element_at(at);
        Some(Self { document, unit, range: at..at + u32::from(range.len()), index, library, format })
    }

    pub(super) fn resolution(&self) -> &'a Resolution {
        &self.unit.resolution
    }

    /// The text of a range of the resolution.
    pub(super) fn text(&self, range: &Range<u32>) -> String {
        self.document.text().slice(self.unit.range(range.clone())).into_owned()
    }

    /// A range of whole lines with the blank lines behind it, or before it where it is the last.
    pub(super) fn with_gap(&self, range: &Range<u32>) -> TextRange {
        let text = self.document.text();
        let range = self.unit.range(range.clone());
        let rest = text.slice(TextRange::new(range.end(), text.len())).into_owned();
        let blank = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
        if blank < rest.len() {
            return TextRange::new(range.start(), range.end() + crate::text::size(blank));
        }
        let head = text.slice(TextRange::new(crate::text::TextSize::new(0), range.start())).into_owned();
        let bare = head.trim_end_matches(['\n', '\r']).len();
        TextRange::new(crate::text::size(bare), range.end())
    }

    pub(super) fn element(&self) -> Option<&'a Element> {
        self.resolution().elements.get(self.index?)
    }
}
