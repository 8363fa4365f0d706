//! Blocks -> the tree of a resolution.

use crate::citation::Symbol;
use crate::text::{Change, Encoding, Text};

/// A document that was read: its text and the resolutions in it. Immutable; cloning is cheap.
#[derive(Debug, Clone, Default)]
pub struct Document {
    text: Text,
}

impl Document {
    /// Reads `text` from scratch.
    pub fn parse(text: &str) -> Self {
        Self { text: Text::new(text) }
    }

    /// The text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The document after a change, sharing what did not change.
    pub fn edited(&self, change: &Change, encoding: Encoding) -> Self {
        let mut next = self.clone();
        next.text.apply(change, encoding);
        next
    }

    /// Whether the text reads like a resolution.
    pub fn is_resolution(&self) -> bool {
        true
    }

    /// The symbols that the document declares for itself in mastheads and titles.
    pub fn symbols(&self) -> Vec<Symbol> {
        Vec::new()
    }
}
