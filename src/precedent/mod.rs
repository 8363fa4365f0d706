//! Where a paragraph was adopted before: paragraphs as sets of five-word sequences, and the nearest ones of a library.
//!
//! Similarity is the Jaccard index of two such sets. The index finds candidates by winnowed fingerprints (Schleimer,
//! Wilkerson and Aiken, 2003) and compares those exactly.

mod codec;
mod index;
mod normal;
mod paragraphs;
mod phrase;
mod segment;
mod shingles;

pub use codec::{Bytes, Sink};
pub use index::{Asking, Index, Origin, Piece, Precedent};
pub use normal::{Word, words};
pub use paragraphs::{Paragraph, Part, paragraphs, paragraphs_in, paragraphs_of};
pub use phrase::Phrase;
pub use segment::{Builder, Covered, Segment, merge};
pub use shingles::Shingles;
