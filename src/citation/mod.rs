//! The grammar of citations and document symbols: words -> [`Symbol`], with date and pinpoint.
//!
//! A full symbol needs no context. A bare number is a citation where a word for resolution or decision opened a
//! list of them; its organ is told by its form, by the words before the list, by the words behind the number,
//! else it is the document's own (the order of these rules: observed in official documents).

mod dates;
mod internal;
mod number;
mod order;
mod organ;
mod pinpoint;
mod scan;
mod symbol;
mod symbols;

use jiff::civil::Date;

pub use dates::{Written, dates};
pub use internal::{Direction, InternalRef, internal};
pub use pinpoint::{Label, Pinpoint, Place};
use scan::is_act;
pub use symbol::{ResolutionNumber, Symbol};

use crate::text::TextRange;
use crate::un::{Lang, Organ};

/// What the words around a text say before it begins.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The language of the text.
    pub lang: Lang,
    /// The organ whose resolution the text stands in ("its resolution").
    pub own: Option<Organ>,
    /// Whether the text is a footnote.
    pub note: bool,
}

/// A reference to a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The number or symbol as written, in bytes of the text searched.
    pub range: TextRange,
    /// What is cited.
    pub symbol: Symbol,
    /// Whether the words or the form of the number tell whose it is; else it was guessed from the session.
    pub certain: bool,
    /// Whether the United Nations has an address for it: decisions have none of their own.
    pub linkable: bool,
    /// The date that the text gives it.
    pub date: Option<(TextRange, Date)>,
    /// The place in the cited document.
    pub pinpoint: Option<Pinpoint>,
}

/// All citations of documents in a text without markup, in order.
pub fn find(text: &str, cx: &Context) -> Vec<Citation> {
    scan::find(text, &dates(text, cx.lang), cx)
}

/// The same, where the dates in the text are known.
pub fn find_dated(text: &str, dates: &[Written], cx: &Context) -> Vec<Citation> {
    scan::find(text, dates, cx)
}

/// The symbol that a title's number declares, with the organ of the masthead.
pub fn declared(number: &str, organ: Option<Organ>) -> Option<Symbol> {
    let organ = match organ {
        Some(organ) => organ,
        None if number.contains("(2") || number.contains("(19") => Organ::SecurityCouncil,
        None => Organ::GeneralAssembly,
    };
    if let Some(statement) = number.trim().strip_prefix("PRST ") {
        return Symbol::parse(&format!("A/HRC/PRST/{statement}"));
    }
    let number = number::latin(number.trim()).replace('(', " (").replace("  ", " ");
    number
        .starts_with(|it: char| it.is_ascii_digit() || it == 'S' || it == 'E')
        .then(|| Symbol::adopted(organ, &number, false))
}
