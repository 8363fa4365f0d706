//! Which files of a segment may hold words that follow each other.
//!
//! Words that never meet in it are told from what is kept in memory; for others the sequences of all contents are read,
//! which are an eighth of the texts.

use rustc_hash::FxHashSet;

use super::super::phrase::Phrase;
use super::{Covered, Segment};

impl Segment {
    /// Its files but the `hidden` ones, each with whether a phrase may stand in it; nothing where it cannot be read.
    pub(in super::super) fn holding(
        &self,
        phrase: &Phrase,
        hidden: &FxHashSet<u32>,
    ) -> Option<Vec<(Covered, bool)>> {
        let sequences = phrase.sequences();
        let meets = phrase.runs().all(|it| self.has_words(it));
        let mut files = FxHashSet::default();
        if meets && !sequences.is_empty() {
            let small = self.tail.contents.partition_point(|it| (it.size as usize) < sequences.len());
            for block in small.saturating_sub(1)..self.tail.contents.len() {
                let mut found = Vec::new();
                self.block(block, |_, content| {
                    if sequences.iter().all(|it| content.sequences.binary_search(it).is_ok()) {
                        found.push(content.places);
                    }
                    false
                })?;
                for places in found {
                    for it in self.places(places)? {
                        files.insert(self.row(it.origin)?.file);
                    }
                }
            }
        }
        // A phrase shorter than a sequence may stand wherever its words meet.
        let any = meets && sequences.is_empty();
        let all = (0..).zip(self.files()?).filter(|it| !hidden.contains(&it.0));
        Some(all.map(|(number, it)| (it, any || files.contains(&number))).collect())
    }
}
