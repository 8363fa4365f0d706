//! A segment made of what was read.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use twox_hash::XxHash3_64;

use super::super::codec::Sink;
use super::super::index::{Origin, series};
use super::super::normal::words;
use super::super::paragraphs::Paragraph;
use super::super::shingles::Shingles;
use super::write::{OriginParts, Writer};
use super::{OriginRow, Place, hash, run};
use crate::citation::Symbol;

/// What the next segment will hold.
#[derive(Debug, Default)]
pub struct Builder {
    files: Vec<(PathBuf, u64)>,
    origins: Vec<(OriginRow, String, String)>,
    /// By the hash of its sequences.
    contents: FxHashMap<u64, Vec<Place>>,
    shingles: Vec<(u64, Shingles)>,
    weight: usize,
    runs: FxHashSet<u32>,
}

impl Builder {
    /// Takes a file's resolutions with their paragraphs; `stamp` tells this state of it from others.
    pub fn file(
        &mut self,
        path: &Path,
        stamp: u64,
        resolutions: impl IntoIterator<Item = (Origin, Vec<Paragraph>)>,
    ) {
        let file = self.files.len() as u32;
        self.files.push((path.to_owned(), stamp));
        for (origin, paragraphs) in resolutions {
            let number = self.origins.len() as u32;
            let row = OriginRow {
                series: series(&origin.title).unwrap_or_default(),
                symbol: origin.symbol.as_ref().map_or(0, identity),
                adopted: origin.adopted.map_or(i32::MIN, days),
                file,
                at: 0,
                len: 0,
            };
            let symbol = origin.symbol.map(|it| it.to_string()).unwrap_or_default();
            self.origins.push((row, symbol, origin.title));
            for it in paragraphs {
                let place = Place::new(number, it.part, it.number, &it.range);
                let hash = hash(it.shingles.sequences());
                let places = self.contents.entry(hash).or_default();
                if places.is_empty() {
                    self.weight += it.shingles.len();
                    let words: Vec<u64> = words(&it.text).iter().map(|it| it.hash).collect();
                    self.runs.extend(words.chunks(1).chain(words.windows(2)).map(run));
                    self.shingles.push((hash, it.shingles));
                }
                places.push(place);
            }
        }
    }

    /// How many sequences it holds: what it takes of memory is a small multiple of that.
    pub fn weight(&self) -> usize {
        self.weight
    }

    /// How many files it holds.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// Writes the segment.
    pub fn write(mut self, mark: &[u8], sink: &mut dyn Sink) {
        self.shingles.sort_unstable_by_key(|it| (it.1.len(), it.0));
        let mut out = Writer::new(mark, sink);
        let mut postings: Vec<(u32, u32)> = Vec::new();
        for (hash, shingles) in &self.shingles {
            let places = self.contents.remove(hash).unwrap_or_default();
            let content = out.content(shingles.sequences(), &places);
            postings.extend(shingles.fingerprints().iter().map(|it| (*it, content)));
        }
        out.end_contents();
        postings.sort_unstable();
        let mut contents = Vec::new();
        for same in postings.chunk_by(|a, b| a.0 == b.0) {
            contents.clear();
            contents.extend(same.iter().map(|it| it.1));
            if let Some((fingerprint, _)) = same.first() {
                out.posting(*fingerprint, &contents);
            }
        }
        out.end_postings();
        for (row, symbol, title) in &self.origins {
            out.origin(&OriginParts { row: *row, symbol, title });
        }
        for (path, stamp) in &self.files {
            out.file(path, *stamp);
        }
        let mut runs: Vec<u32> = self.runs.into_iter().collect();
        runs.sort_unstable();
        out.runs(runs);
        out.finish();
    }
}

/// The same for all symbols of one document; never 0.
pub(in super::super) fn identity(symbol: &Symbol) -> u64 {
    XxHash3_64::oneshot(symbol.key().as_bytes()).max(1)
}

/// Days since the beginning of 1970.
pub(in super::super) fn days(date: Date) -> i32 {
    let epoch = Date::constant(1970, 1, 1);
    epoch.until(date).map_or(i32::MIN, |it| it.get_days())
}

/// The day that is so many days after the beginning of 1970.
pub(in super::super) fn day(days: i32) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok()?;
    Date::constant(1970, 1, 1).checked_add(span).ok()
}
