//! What a footnote cites, and the words of the text that such a footnote hangs on: stems in small letters.
//!
//! Source: the notes of the official texts and the words before their marks.

use super::lang::all;

/// A kind of source: how its notes are known, and the words that their marks stand behind.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// Stems that only notes of this kind have; none for what is left.
    pub notes: &'static [&'static str],
    /// Stems of the words in the text.
    pub text: &'static [&'static str],
}

/// The kinds of sources in one language.
#[derive(Debug, Clone, Copy)]
pub struct Sources {
    /// Treaties.
    pub treaty: Source,
    /// Resolutions.
    pub resolution: Source,
    /// Reports, letters and other documents: what is left.
    pub document: Source,
}

/// The kinds in all languages, the surest first.
pub const SOURCES: &[Source] = &[
    Source { notes: all!(sources.treaty.notes: &str = ""), text: all!(sources.treaty.text: &str = "") },
    Source {
        notes: all!(sources.resolution.notes: &str = ""),
        text: all!(sources.resolution.text: &str = ""),
    },
    Source { notes: all!(sources.document.notes: &str = ""), text: all!(sources.document.text: &str = "") },
];
