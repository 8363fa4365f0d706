//! Several segments made one, without holding more than a block of each.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use rustc_hash::FxHashSet;

use super::super::codec::Sink;
use super::read::{Content, Posting};
use super::write::{OriginParts, Writer};
use super::{OriginRow, Place, Segment, hash};

/// Takes the place of the number of what is left out.
const GONE: u32 = u32::MAX;

/// Writes what all of `parts` hold, but for the files beside each; nothing where one of them cannot be read.
pub fn merge(parts: &[(&Segment, &FxHashSet<u32>)], mark: &[u8], sink: &mut dyn Sink) -> Option<()> {
    let mut out = Writer::new(mark, sink);
    let (mut files, mut origins) = (0, 0);
    let mut numbered = Vec::new();
    for (segment, hidden) in parts {
        let number = |hidden: bool, next: &mut u32| {
            *next += u32::from(!hidden);
            if hidden { GONE } else { *next - 1 }
        };
        let own_files: Vec<u32> =
            (0..segment.tail.files.len() as u32).map(|it| number(hidden.contains(&it), &mut files)).collect();
        let file = |row: &OriginRow| own_files.get(row.file as usize).copied().unwrap_or(GONE);
        let rows = &segment.tail.origins;
        let own_origins: Vec<u32> = rows.iter().map(|it| number(file(it) == GONE, &mut origins)).collect();
        numbered.push((own_files, own_origins));
    }
    let origins = numbered.iter().map(|it| &*it.1);
    let contents = contents(parts, &origins.collect::<Vec<_>>(), &mut out)?;
    postings(parts, &contents, &mut out)?;
    for ((segment, _), (files, origins)) in parts.iter().zip(&numbered) {
        for (number, row) in (0..).zip(&segment.tail.origins) {
            if origins.get(number as usize).is_some_and(|it| *it != GONE) {
                let (symbol, title) = segment.names(number)?;
                let file = files.get(row.file as usize).copied()?;
                out.origin(&OriginParts { row: OriginRow { file, ..*row }, symbol: &symbol, title: &title });
            }
        }
    }
    for (segment, hidden) in parts {
        for (number, it) in (0..).zip(segment.files()?) {
            if !hidden.contains(&number) {
                out.file(&it.path, it.stamp);
            }
        }
    }
    let mut runs: Vec<u32> = parts.iter().flat_map(|it| it.0.tail.runs.iter().copied()).collect();
    runs.sort_unstable();
    runs.dedup();
    out.runs(runs);
    out.finish();
    Some(())
}

/// Writes the contents of all; the new numbers of each one's.
fn contents(
    parts: &[(&Segment, &FxHashSet<u32>)],
    origins: &[&[u32]],
    out: &mut Writer<'_>,
) -> Option<Vec<Vec<u32>>> {
    let mut streams: Vec<Contents<'_>> = parts.iter().map(|it| Contents::new(it.0)).collect();
    let mut numbers: Vec<Vec<u32>> = parts.iter().map(|it| vec![GONE; it.0.contents()]).collect();
    let mut next = BinaryHeap::new();
    for (part, stream) in streams.iter_mut().enumerate() {
        if let Some(key) = stream.key()? {
            next.push(Reverse((key, part)));
        }
    }
    let mut same: Vec<(usize, u32)> = Vec::new();
    while let Some(Reverse((key, _))) = next.peek().copied() {
        same.clear();
        let (mut sequences, mut places) = (Vec::new(), Vec::new());
        while let Some(Reverse((other, part))) = next.peek().copied().filter(|it| it.0.0 == key) {
            debug_assert_eq!(other, key);
            next.pop();
            let stream = streams.get_mut(part)?;
            let (number, content) = stream.take()?;
            let new = origins.get(part)?;
            for place in parts.get(part)?.0.places(content.places)? {
                let origin = *new.get(place.origin as usize)?;
                if origin != GONE {
                    places.push(Place { origin, ..place });
                }
            }
            sequences = content.sequences;
            same.push((part, number));
            if let Some(key) = stream.key()? {
                next.push(Reverse((key, part)));
            }
        }
        if !places.is_empty() {
            places.sort_unstable();
            let new = out.content(&sequences, &places);
            for (part, number) in &same {
                *numbers.get_mut(*part)?.get_mut(*number as usize)? = new;
            }
        }
    }
    out.end_contents();
    Some(numbers)
}

fn postings(
    parts: &[(&Segment, &FxHashSet<u32>)],
    contents: &[Vec<u32>],
    out: &mut Writer<'_>,
) -> Option<()> {
    let mut streams: Vec<Postings<'_>> = parts.iter().map(|it| Postings::new(it.0)).collect();
    let mut next = BinaryHeap::new();
    for (part, stream) in streams.iter_mut().enumerate() {
        if let Some(fingerprint) = stream.key()? {
            next.push(Reverse((fingerprint, part)));
        }
    }
    let mut all: Vec<u32> = Vec::new();
    while let Some(Reverse((fingerprint, _))) = next.peek().copied() {
        all.clear();
        while let Some(Reverse((_, part))) = next.peek().copied().filter(|it| it.0.0 == fingerprint) {
            next.pop();
            let stream = streams.get_mut(part)?;
            let old = match stream.take()? {
                Posting::Short(it) => it,
                Posting::Long(at, count) => parts.get(part)?.0.long(at, 0, count)?,
            };
            let new = contents.get(part)?;
            all.extend(old.iter().filter_map(|it| new.get(*it as usize)).filter(|it| **it != GONE));
            if let Some(fingerprint) = stream.key()? {
                next.push(Reverse((fingerprint, part)));
            }
        }
        all.sort_unstable();
        all.dedup();
        if !all.is_empty() {
            out.posting(fingerprint, &all);
        }
    }
    out.end_postings();
    Some(())
}

/// The contents of a segment, one after the other.
struct Contents<'a> {
    segment: &'a Segment,
    block: usize,
    read: VecDeque<(u32, Content)>,
}

impl<'a> Contents<'a> {
    fn new(segment: &'a Segment) -> Self {
        Self { segment, block: 0, read: VecDeque::new() }
    }

    /// The size and hash of the next; none at the end.
    fn key(&mut self) -> Option<Option<(usize, u64)>> {
        if self.read.is_empty() && self.block < self.segment.tail.contents.len() {
            let read = &mut self.read;
            self.segment.block(self.block, |number, content| {
                let sequences = content.sequences.clone();
                read.push_back((number, Content { sequences, places: content.places }));
                false
            })?;
            self.block += 1;
        }
        Some(self.read.front().map(|it| (it.1.sequences.len(), hash(&it.1.sequences))))
    }

    fn take(&mut self) -> Option<(u32, Content)> {
        self.read.pop_front()
    }
}

/// The postings of a segment, one fingerprint after the other.
struct Postings<'a> {
    segment: &'a Segment,
    block: usize,
    read: VecDeque<(u32, Posting)>,
}

impl<'a> Postings<'a> {
    fn new(segment: &'a Segment) -> Self {
        Self { segment, block: 0, read: VecDeque::new() }
    }

    /// The next fingerprint; none at the end.
    fn key(&mut self) -> Option<Option<u32>> {
        if self.read.is_empty() && self.block < self.segment.tail.postings.len() {
            let read = &mut self.read;
            self.segment.postings(self.block, |fingerprint, posting| {
                read.push_back((fingerprint, posting));
                false
            })?;
            self.block += 1;
        }
        Some(self.read.front().map(|it| it.0))
    }

    fn take(&mut self) -> Option<Posting> {
        self.read.pop_front().map(|it| it.1)
    }
}
