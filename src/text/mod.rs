//! Text as editors send it: a rope, edits with protocol positions, and the only conversions between
//! byte offsets and lines with columns.
//!
//! Everything above this layer counts in bytes of UTF-8 ([`TextSize`]); protocol positions exist in
//! `text` and `server` only.

mod cursor;
mod encoding;
mod kept_ends;
mod occurs;
mod rope;
mod span;
mod walk;

pub use cursor::{Cursor, units};
pub use encoding::{Encoding, Position};
pub use kept_ends::KeptEnds;
pub use occurs::{figures, occurs, pair_occurs, places};
pub use rope::{Change, Edit, Text};
pub use span::Span;
pub use text_size::{TextRange, TextSize};
pub use walk::Walk;

/// A byte length as an offset. Texts of 4 GiB and more are refused long before (see `workspace`), so that
/// the saturation is never reached.
pub fn size(bytes: usize) -> TextSize {
    TextSize::new(u32::try_from(bytes).unwrap_or(u32::MAX))
}
