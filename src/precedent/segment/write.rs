//! A segment's regions, written one behind the other.

use std::path::Path;

use super::super::codec::{Sink, put, put_framed, put_rising, sum};
use super::{BLOCK, ContentBlock, FileRow, LONG, OriginRow, Place, PostingBlock, Tail, hash};

/// What a resolution's record and row are made of.
pub(super) struct OriginParts<'a> {
    pub(super) row: OriginRow,
    pub(super) symbol: &'a str,
    pub(super) title: &'a str,
}

/// Takes contents, then postings, then resolutions, then files, each in order.
pub(super) struct Writer<'a> {
    sink: &'a mut dyn Sink,
    at: u64,
    tail: Tail,
    block: Vec<u8>,
    /// The last fingerprint of the block.
    before: u32,
    /// What is written behind the region at hand.
    aside: Vec<u8>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(mark: &[u8], sink: &'a mut dyn Sink) -> Self {
        sink.put(mark);
        let at = mark.len() as u64;
        Self { sink, at, tail: Tail::default(), block: Vec::new(), before: 0, aside: Vec::new() }
    }

    /// The next content: its number.
    pub(super) fn content(&mut self, sequences: &[u32], places: &[Place]) -> u32 {
        let (number, size) = (self.tail.count, sequences.len() as u32);
        if self.block.is_empty() {
            let hash = hash(sequences);
            self.tail.contents.push(ContentBlock { at: self.at, len: 0, first: number, size, hash });
        }
        if self.tail.sizes.last().is_none_or(|it| it.0 != size) {
            self.tail.sizes.push((size, number));
        }
        let mut listed = Vec::new();
        Place::put_all(&mut listed, places);
        put(&mut self.block, u64::from(size));
        put_rising(&mut self.block, sequences);
        put(&mut self.block, self.aside.len() as u64);
        put(&mut self.block, listed.len() as u64 + 4);
        put_framed(&mut self.aside, &listed);
        self.tail.count += 1;
        self.tail.places += places.len() as u32;
        if self.block.len() >= BLOCK {
            self.end_block();
        }
        number
    }

    pub(super) fn end_contents(&mut self) {
        self.end_block();
        self.tail.places_at = self.at;
        self.put_aside();
    }

    /// The contents of the next fingerprint, rising.
    pub(super) fn posting(&mut self, fingerprint: u32, contents: &[u32]) {
        if self.block.is_empty() {
            self.tail.postings.push(PostingBlock { at: self.at, first: fingerprint });
            self.before = fingerprint;
        }
        put(&mut self.block, u64::from(fingerprint - self.before));
        put(&mut self.block, contents.len() as u64);
        if contents.len() > LONG {
            put(&mut self.block, self.aside.len() as u64);
            contents.iter().for_each(|it| self.aside.extend_from_slice(&it.to_le_bytes()));
        } else {
            put_rising(&mut self.block, contents);
        }
        self.before = fingerprint;
        if self.block.len() >= BLOCK {
            self.end_block();
        }
    }

    pub(super) fn end_postings(&mut self) {
        self.end_block();
        self.tail.postings_end = self.at;
        self.tail.long_at = self.at;
        self.put_aside();
    }

    pub(super) fn origin(&mut self, parts: &OriginParts<'_>) {
        let mut record = Vec::new();
        put(&mut record, parts.symbol.len() as u64);
        record.extend_from_slice(parts.symbol.as_bytes());
        record.extend_from_slice(parts.title.as_bytes());
        let (at, len) = self.record(&record);
        self.tail.origins.push(OriginRow { at, len, ..parts.row });
    }

    /// The next file; one whose path is no text cannot be kept, and is read anew.
    pub(super) fn file(&mut self, path: &Path, stamp: u64) {
        let (at, len) = self.record(path.to_str().unwrap_or_default().as_bytes());
        self.tail.files.push(FileRow { stamp, at, len });
    }

    /// The words and pairs of words of all, rising, each once.
    pub(super) fn runs(&mut self, runs: Vec<u32>) {
        self.tail.runs = runs;
    }

    pub(super) fn finish(mut self) {
        // Plain numbers in lists: there is nothing that could fail.
        let tail = postcard::to_stdvec(&self.tail).unwrap_or_default();
        let mut end = self.at.to_le_bytes().to_vec();
        end.extend_from_slice(&(tail.len() as u64).to_le_bytes());
        end.extend_from_slice(&twox_hash::XxHash3_64::oneshot(&tail).to_le_bytes());
        self.write(&tail);
        self.write(&end);
    }

    fn record(&mut self, bytes: &[u8]) -> (u64, u32) {
        let (at, mut framed) = (self.at, Vec::new());
        put_framed(&mut framed, bytes);
        self.write(&framed);
        (at, framed.len() as u32)
    }

    fn end_block(&mut self) {
        if self.block.is_empty() {
            return;
        }
        let block = std::mem::take(&mut self.block);
        self.write(&sum(&block).to_le_bytes());
        self.write(&block);
        if let Some(last) = self.tail.contents.last_mut().filter(|it| it.len == 0) {
            last.len = block.len() as u32 + 4;
        }
    }

    fn put_aside(&mut self) {
        let aside = std::mem::take(&mut self.aside);
        self.write(&aside);
    }

    fn write(&mut self, bytes: &[u8]) {
        self.sink.put(bytes);
        self.at += bytes.len() as u64;
    }
}
