//! Text -> blocks -> passages -> prose. Knows shape, not meaning: what is marked up, numbered, a note or a
//! table, but not whose resolution it is or in what language.
//!
//! A [`Block`] is a maximal run of lines that are not blank; its parse depends on its own text alone. A
//! [`Passage`] is what stands on its own in a block (lists and notes may be typed without blank lines
//! between). [`Prose`] is what a reader reads of one or several passages, with the way back to the source.

mod block;
mod blocks;
mod inline;
mod marker;
mod prose;

pub use block::{Block, Passage, PassageKind};
pub use blocks::{BlockCount, Blocks, Splice};
pub use inline::{Label, Token, TokenKind, raised};
pub use marker::{Marker, MarkerKind};
pub use prose::{Prose, ProseLink, ProseMark};
