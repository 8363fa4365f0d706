//! The grammar of citations and document symbols: words -> [`Symbol`], with date, title and pinpoint.

use crate::text::TextRange;
use crate::un::{Lang, Organ};

/// The identifier of a document, the same in all languages (`A/RES/75/180`, `S/RES/1325 (2000)`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(pub smol_str::SmolStr);

/// What the words around a text say before it begins.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The language of the text.
    pub lang: Lang,
    /// The organ whose resolution the text stands in ("its resolution").
    pub own: Option<Organ>,
}

/// A reference to a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The number or symbol as written, in bytes of the text searched.
    pub range: TextRange,
    /// What is cited.
    pub symbol: Symbol,
}

/// All citations of documents in a text without markup, in order.
pub fn find(_text: &str, _cx: &Context) -> Vec<Citation> {
    Vec::new()
}
