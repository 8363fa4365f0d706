//! A part of the index that is never changed: written once, then read in pieces, from a file or from memory.
//!
//! Paragraphs with the same sequences are one *content*, with all the places where it stands; what thousands of
//! resolutions repeat is kept and compared once. Contents are numbered by rising size, then hash, so that those that
//! can be alike lie side by side, and two segments are joined by merging. In the file stand, in this order:
//!
//! | what | how |
//! | --- | --- |
//! | a mark | given by who writes; what has another one is none of ours |
//! | contents | blocks: sequences as distances, where the places are |
//! | places | of each content: resolution, part, number, bytes |
//! | postings | blocks: fingerprint, and the contents that have it |
//! | long postings | four bytes a content, to be read at any place |
//! | resolutions, files | symbol, title; path |
//! | the tail | what is kept in memory: where each block begins, dates, series |
//! | where the tail begins, and its sum | |
//!
//! All but the long postings carries a sum; a content that a broken posting names is compared like any other.

mod build;
mod holding;
mod merge;
mod read;
mod search;
mod write;

use serde::{Deserialize, Serialize};

pub use build::Builder;
pub(super) use build::{days, identity};
pub use merge::merge;
pub use read::{Covered, Segment};
pub(super) use search::{Alike, Budget};

use super::codec::{put, take, take_u32};
use super::paragraphs::Part;

/// Bytes at which a block of contents or postings ends.
const BLOCK: usize = 2048;
/// Postings of more contents than this stand apart.
const LONG: usize = 128;
/// The tail's place, length and sum.
const END: usize = 24;

/// What is kept in memory of a segment.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Tail {
    contents: Vec<ContentBlock>,
    /// Rising sizes, each with the first content of that size.
    sizes: Vec<(u32, u32)>,
    /// How many contents there are.
    count: u32,
    /// How many places there are.
    places: u32,
    /// Where the region of places begins.
    places_at: u64,
    postings: Vec<PostingBlock>,
    /// Where the postings end.
    postings_end: u64,
    /// Where the region of long postings begins.
    long_at: u64,
    origins: Vec<OriginRow>,
    files: Vec<FileRow>,
    /// The words and pairs of words that it has, as rising hashes.
    runs: Vec<u32>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct ContentBlock {
    at: u64,
    len: u32,
    first: u32,
    size: u32,
    hash: u64,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct PostingBlock {
    at: u64,
    first: u32,
}

/// What is asked of a resolution before it is told.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct OriginRow {
    /// What its title has in common with those of other years; 0 where it has none.
    pub(super) series: u64,
    /// What its symbol has in common with those of the same document; 0 where it has none.
    pub(super) symbol: u64,
    /// Days since the beginning of 1970; the least number where none is known.
    pub(super) adopted: i32,
    /// The file that it stands in.
    pub(super) file: u32,
    at: u64,
    len: u32,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct FileRow {
    stamp: u64,
    at: u64,
    len: u32,
}

/// Where a content stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) origin: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    /// 0 where there is none, else one more than the number.
    number: u32,
    part: u8,
}

impl Place {
    fn new(origin: u32, part: Part, number: Option<u32>, range: &std::ops::Range<u32>) -> Self {
        let part = match part {
            Part::Preamble => 0,
            Part::Operative => 1,
            Part::Annex => 2,
        };
        let number = number.map_or(0, |it| it.saturating_add(1));
        Self { origin, start: range.start, end: range.end, number, part }
    }

    /// The part that it stands in.
    pub(super) fn part(&self) -> Part {
        match self.part {
            0 => Part::Preamble,
            1 => Part::Operative,
            _ => Part::Annex,
        }
    }

    /// Its number.
    pub(super) fn number(&self) -> Option<u32> {
        self.number.checked_sub(1)
    }

    /// Places in rising order of their resolutions.
    fn put_all(out: &mut Vec<u8>, places: &[Self]) {
        let mut before = 0;
        put(out, places.len() as u64);
        for it in places {
            put(out, u64::from(it.origin - before) << 2 | u64::from(it.part & 3));
            put(out, u64::from(it.number));
            put(out, u64::from(it.start));
            put(out, u64::from(it.end.saturating_sub(it.start)));
            before = it.origin;
        }
    }

    fn take_all(mut bytes: &[u8]) -> Option<Vec<Self>> {
        let count = usize::try_from(take(&mut bytes)?).ok()?;
        let mut found = Vec::with_capacity(count.min(bytes.len()));
        let mut origin = 0_u32;
        for _ in 0..count {
            let head = take(&mut bytes)?;
            origin = origin.checked_add(u32::try_from(head >> 2).ok()?)?;
            let (number, start) = (take_u32(&mut bytes)?, take_u32(&mut bytes)?);
            let end = start.checked_add(take_u32(&mut bytes)?)?;
            found.push(Self { origin, start, end, number, part: (head & 3) as u8 });
        }
        Some(found)
    }
}

/// The same for all sets with the same members.
fn hash(sequences: &[u32]) -> u64 {
    let mut hasher = twox_hash::XxHash3_64::new();
    sequences.iter().for_each(|it| std::hash::Hasher::write(&mut hasher, &it.to_le_bytes()));
    std::hash::Hasher::finish(&hasher)
}

/// One word, or some that follow each other.
fn run(words: &[u64]) -> u32 {
    let mut hasher = twox_hash::XxHash3_64::new();
    words.iter().for_each(|it| std::hash::Hasher::write(&mut hasher, &it.to_le_bytes()));
    std::hash::Hasher::finish(&hasher) as u32
}

#[cfg(test)]
mod tests;
