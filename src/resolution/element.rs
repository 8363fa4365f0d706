//! What a resolution is made of: a flat list of elements in the order of the text.

use smallvec::SmallVec;

/// Which passage of which block of the resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PassageRef {
    /// The block's index in the resolution.
    pub block: u32,
    /// The passage's index in the block.
    pub passage: u32,
}

/// A paragraph, a line of the masthead, a heading, a note: one or several passages that are read as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// Its passages; several where a page break cut it.
    pub pieces: SmallVec<[PassageRef; 1]>,
}

/// What an element is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElementKind {
    /// A line of the masthead.
    Masthead,
    /// Number and title.
    Title,
    /// The heading of one of several resolutions under one number: A, B, C.
    Part,
    /// The opening formula.
    Opening,
    /// A preambular paragraph.
    Recital,
    /// A heading inside of a part.
    Heading,
    /// An operative paragraph; its number where it has one.
    Paragraph(Option<u32>),
    /// A subparagraph: how deep (from 1), and what its label should have been.
    Item(Item),
    /// Unnumbered text that belongs to the paragraph above it.
    Continuation,
    /// A table.
    Table,
    /// Meeting and date.
    Closing,
    /// How the organ voted.
    Vote,
    /// The heading of an annex.
    Annex,
    /// A heading inside of an annex; the first is its title.
    AnnexHeading,
    /// A numbered paragraph of an annex.
    AnnexParagraph(u32),
    /// An item of a list in an annex.
    AnnexItem(Item),
    /// Other text of an annex.
    AnnexText,
    /// The text of a footnote.
    Note,
}

impl ElementKind {
    /// Whether it is a paragraph or a part of one: what is adopted again and again.
    pub fn is_text(&self) -> bool {
        matches!(
            self,
            Self::Recital
                | Self::Paragraph(_)
                | Self::Item(_)
                | Self::Continuation
                | Self::AnnexParagraph(_)
                | Self::AnnexItem(_)
                | Self::AnnexText
        )
    }
}

/// A subparagraph's place in its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// How deep it stands, from 1.
    pub level: u8,
    /// The label that would follow the one before; `None` where it does follow or has no order.
    pub expected: Option<String>,
    /// Whether it belongs to a recital.
    pub preambular: bool,
}
