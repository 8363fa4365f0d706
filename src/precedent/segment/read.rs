//! A segment opened: what is kept of it in memory, and its pieces as they are asked for.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use twox_hash::XxHash3_64;

use super::super::codec::{Bytes, take, take_rising, take_u32, unframed};
use super::super::index::Origin;
use super::build::day;
use super::{END, LONG, OriginRow, Place, Tail, run};
use crate::citation::Symbol;

/// A part of the index.
#[derive(Debug)]
pub struct Segment {
    bytes: Arc<dyn Bytes>,
    pub(super) tail: Tail,
    /// Whether a piece was not as it was written.
    broken: AtomicBool,
}

/// A file that a segment holds the paragraphs of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// Its path.
    pub path: PathBuf,
    /// The state of it that was read.
    pub stamp: u64,
}

/// A content as it stands in its block.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) sequences: Vec<u32>,
    /// Where its places stand among all, and how many bytes they take.
    pub(super) places: (u64, u32),
}

/// The contents of a fingerprint.
#[derive(Debug)]
pub(super) enum Posting {
    Short(Vec<u32>),
    /// Where it begins among the long ones, and how many there are.
    Long(u64, usize),
}

impl Segment {
    /// Opens what was written with that mark; nothing where it is anything else, or not whole.
    pub fn open(bytes: Arc<dyn Bytes>, mark: &[u8]) -> Option<Self> {
        if *bytes.read(0, mark.len())? != *mark {
            return None;
        }
        let place = bytes.size().checked_sub(END as u64)?;
        let tail = {
            let end = bytes.read(place, END)?;
            let number = |at: usize| Some(u64::from_le_bytes(end.get(at..at + 8)?.try_into().ok()?));
            let (at, len, sum) = (number(0)?, number(8)?, number(16)?);
            if at.checked_add(len)? != place {
                return None;
            }
            let tail = bytes.read(at, usize::try_from(len).ok()?)?;
            (XxHash3_64::oneshot(&tail) == sum).then(|| postcard::from_bytes(&tail).ok()).flatten()?
        };
        Some(Self { bytes, tail, broken: AtomicBool::new(false) })
    }

    /// Whether it has a word, or two words one behind the other.
    pub(in super::super) fn has_words(&self, words: &[u64]) -> bool {
        self.tail.runs.binary_search(&run(words)).is_ok()
    }

    /// How many paragraphs it holds.
    pub fn len(&self) -> usize {
        self.tail.places as usize
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.tail.places == 0
    }

    /// How many bytes it takes, on disk or in memory.
    pub fn size(&self) -> u64 {
        self.bytes.size()
    }

    /// Whether something in it was found to be not as it was written.
    pub fn is_broken(&self) -> bool {
        self.broken.load(Ordering::Relaxed)
    }

    /// The files that it holds the paragraphs of, by their numbers.
    pub fn files(&self) -> Option<Vec<Covered>> {
        (0..self.tail.files.len() as u32)
            .map(|it| Some(Covered { path: self.path(it)?, stamp: self.tail.files.get(it as usize)?.stamp }))
            .collect()
    }

    fn path(&self, file: u32) -> Option<PathBuf> {
        let row = self.tail.files.get(file as usize)?;
        let bytes = self.framed(row.at, row.len)?;
        Some(String::from_utf8(bytes).ok()?.into())
    }

    pub(in super::super) fn row(&self, origin: u32) -> Option<&OriginRow> {
        self.tail.origins.get(origin as usize)
    }

    /// The symbol and title of a resolution.
    pub(super) fn names(&self, origin: u32) -> Option<(String, String)> {
        let row = self.row(origin)?;
        let bytes = self.framed(row.at, row.len)?;
        let mut rest = &*bytes;
        let length = usize::try_from(take(&mut rest)?).ok()?;
        let (symbol, title) = rest.split_at_checked(length)?;
        let text = |it: &[u8]| String::from_utf8(it.to_vec()).ok();
        Some((text(symbol)?, text(title)?))
    }

    /// A resolution.
    pub(in super::super) fn origin(&self, origin: u32) -> Option<Origin> {
        let row = self.row(origin)?;
        let (symbol, title) = self.names(origin)?;
        Some(Origin {
            symbol: Symbol::parse(&symbol),
            title,
            adopted: (row.adopted != i32::MIN).then(|| day(row.adopted)).flatten(),
            path: self.path(row.file)?,
        })
    }

    /// Where a content stands.
    pub(in super::super) fn places(&self, (at, len): (u64, u32)) -> Option<Vec<Place>> {
        let bytes = self.framed(self.tail.places_at.checked_add(at)?, len)?;
        self.whole(Place::take_all(&bytes))
    }

    /// Calls `each` for the contents of a block, in order, until it answers that it has enough.
    pub(super) fn block(&self, block: usize, mut each: impl FnMut(u32, &Content) -> bool) -> Option<()> {
        let row = self.tail.contents.get(block)?;
        let end = self.tail.contents.get(block + 1).map_or(self.tail.count, |it| it.first);
        let bytes = self.bytes.read(row.at, row.len as usize)?;
        let mut rest = self.whole(unframed(&bytes))?;
        let mut content = Content::default();
        for number in row.first..end {
            let size = take_u32(&mut rest)? as usize;
            content.sequences.clear();
            take_rising(&mut rest, size, &mut content.sequences)?;
            content.places = (take(&mut rest)?, take_u32(&mut rest)?);
            if each(number, &content) {
                break;
            }
        }
        Some(())
    }

    /// Calls `each` for the fingerprints of a block of postings, in order, until it answers that it has enough.
    pub(super) fn postings(&self, block: usize, mut each: impl FnMut(u32, Posting) -> bool) -> Option<()> {
        let row = self.tail.postings.get(block)?;
        let end = self.tail.postings.get(block + 1).map_or(self.tail.postings_end, |it| it.at);
        let bytes = self.bytes.read(row.at, usize::try_from(end.checked_sub(row.at)?).ok()?)?;
        let mut rest = self.whole(unframed(&bytes))?;
        let mut fingerprint = row.first;
        while !rest.is_empty() {
            fingerprint = fingerprint.checked_add(take_u32(&mut rest)?)?;
            let count = usize::try_from(take(&mut rest)?).ok()?;
            let posting = if count > LONG {
                Posting::Long(take(&mut rest)?, count)
            } else {
                let mut contents = Vec::with_capacity(count);
                take_rising(&mut rest, count, &mut contents)?;
                Posting::Short(contents)
            };
            if each(fingerprint, posting) {
                break;
            }
        }
        Some(())
    }

    /// A part of long postings.
    pub(super) fn long(&self, at: u64, from: usize, count: usize) -> Option<Vec<u32>> {
        let place = self.tail.long_at.checked_add(at)?.checked_add(from as u64 * 4)?;
        let bytes = self.bytes.read(place, count.checked_mul(4)?)?;
        Some(bytes.as_chunks::<4>().0.iter().map(|it| u32::from_le_bytes(*it)).collect())
    }

    fn framed(&self, at: u64, len: u32) -> Option<Vec<u8>> {
        let bytes = self.bytes.read(at, len as usize)?;
        self.whole(unframed(&bytes)).map(<[u8]>::to_vec)
    }

    /// Remembers where something was not whole.
    fn whole<T>(&self, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.broken.store(true, Ordering::Relaxed);
        }
        found
    }
}
