//! Where a paragraph was adopted before: paragraphs as sets of five-word sequences, and the nearest ones of a library.
//!
//! Similarity is the Jaccard index of two such sets. The index finds candidates by winnowed fingerprints (Schleimer,
//! Wilkerson and Aiken, 2003) and compares those exactly.

mod index;
mod normal;
mod paragraphs;
mod phrase;
mod shingles;

pub use index::{Asking, Index, Origin, Precedent, nearest};
pub use normal::{Word, words};
pub use paragraphs::{Paragraph, Part, paragraphs, paragraphs_of};
pub use phrase::Phrase;
pub use shingles::Shingles;
