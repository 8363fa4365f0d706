//! The words of references inside of one resolution: “paragraph 3 above”, “paragraphs 3 and 4 of the present
//! resolution”.
//!
//! Sources: the Editorial Manual (Resolutions, Internal references) and the usage of the official texts.

use super::Lang;

/// How a language refers to a paragraph. Words are in small letters.
#[derive(Debug, Clone, Copy)]
pub struct References {
    /// Words for a paragraph before its number, in all their forms; also short ones.
    pub paragraph: &'static [&'static str],
    /// Whether letters may stand before such a word: Arabic writes article and prepositions together with it.
    pub prefixed: bool,
    /// The word for a paragraph behind its number, where it stands there: `第3段`.
    pub unit: &'static str,
    /// What stands between two numbers of a list, “and” first.
    pub joins: &'static [&'static str],
    /// What says that the paragraph stands before.
    pub above: &'static [&'static str],
    /// What says that it stands behind.
    pub below: &'static [&'static str],
    /// What says that it stands in this text.
    pub present: &'static [&'static str],
}

impl References {
    /// Whether what says where the paragraph is stands before its number, as in Chinese; else behind it.
    pub const fn leading(&self) -> bool {
        !self.unit.is_empty()
    }
}

/// The words of a language.
pub const fn references(lang: Lang) -> &'static References {
    &lang.tables().references
}
