//! What is like a set of sequences, in one segment.
//!
//! The rarest fingerprints are followed first. What thousands of paragraphs have in common tells little of them, and
//! is followed only as far as there is time for, among the contents of about the same size: of those that share the
//! same boilerplate, they are the most alike.

use super::super::shingles::{Shingles, similarity};
use super::read::Posting;
use super::{Segment, hash};

/// What is less similar is no precedent.
const LEAST: f64 = 0.3;

/// A content like the one sought.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Alike {
    /// The Jaccard index.
    pub(in super::super) similarity: f64,
    /// Where it stands; see [`Segment::places`].
    pub(in super::super) places: (u64, u32),
}

/// How much work a search may be.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Budget {
    /// Postings that are followed.
    pub(in super::super) postings: usize,
    /// Contents that are compared.
    pub(in super::super) compared: usize,
}

impl Segment {
    /// How many contents it holds.
    pub(in super::super) fn contents(&self) -> usize {
        self.tail.count as usize
    }

    /// The contents like `sought`, in no order.
    pub(in super::super) fn like(&self, sought: &Shingles, budget: Budget) -> Vec<Alike> {
        let sequences = sought.sequences();
        let mut chosen = self.candidates(sought, budget);
        // The same words are found whatever else there is.
        let own = hash(sequences);
        let size = sequences.len() as u32;
        let same = self.tail.contents.partition_point(|it| (it.size, it.hash) <= (size, own)).checked_sub(1);
        let mut found = Vec::new();
        let mut take = |content: &super::read::Content| {
            let similarity = similarity(sequences, &content.sequences);
            if similarity >= LEAST {
                found.push(Alike { similarity, places: content.places });
            }
        };
        chosen.sort_unstable();
        let block_of = |it: u32| self.tail.contents.partition_point(|row| row.first <= it).saturating_sub(1);
        let mut exact = same;
        let mut rest = &*chosen;
        while let Some(first) = rest.first() {
            let block = block_of(*first);
            let end = self.tail.contents.get(block + 1).map_or(u32::MAX, |it| it.first);
            let (here, behind) = rest.split_at(rest.partition_point(|it| *it < end));
            rest = behind;
            let with_same = exact == Some(block);
            if with_same {
                exact = None;
            }
            let mut wanted = here.iter().copied().peekable();
            let read = self.block(block, |number, content| {
                while wanted.peek().is_some_and(|it| *it < number) {
                    wanted.next();
                }
                if wanted.peek() == Some(&number) || (with_same && content.sequences == sequences) {
                    take(content);
                }
                !with_same && here.last() == Some(&number)
            });
            if read.is_none() {
                tracing::debug!("a block of paragraphs cannot be read");
            }
        }
        if let Some(block) = exact {
            // A block that cannot be read holds nothing for us.
            let _ = self.block(block, |_, content| {
                let same = content.sequences == sequences;
                if same {
                    take(content);
                }
                same
            });
        }
        found
    }

    /// The contents that share most fingerprints with `sought`.
    fn candidates(&self, sought: &Shingles, budget: Budget) -> Vec<u32> {
        let mut postings: Vec<(usize, Posting)> = Vec::new();
        let mut fingerprints = sought.fingerprints().iter().copied().peekable();
        while let Some(first) = fingerprints.peek().copied() {
            let Some(block) = self.tail.postings.partition_point(|it| it.first <= first).checked_sub(1)
            else {
                fingerprints.next();
                continue;
            };
            let end = self.tail.postings.get(block + 1).map_or(u64::MAX, |it| u64::from(it.first));
            // A block that cannot be read has no postings for us.
            let _ = self.postings(block, |fingerprint, posting| {
                while fingerprints.peek().is_some_and(|it| *it < fingerprint) {
                    fingerprints.next();
                }
                if fingerprints.peek() == Some(&fingerprint) {
                    fingerprints.next();
                    let count = match &posting {
                        Posting::Short(it) => it.len(),
                        Posting::Long(_, count) => *count,
                    };
                    postings.push((count, posting));
                }
                fingerprints.peek().is_none_or(|it| u64::from(*it) >= end)
            });
            while fingerprints.peek().is_some_and(|it| u64::from(*it) < end) {
                fingerprints.next();
            }
        }
        postings.sort_by_key(|it| it.0);
        let (lo, hi) = self.alike_in_size(sought.len());
        let centre = self.first_of_size(sought.len() as u32);
        let mut counts = vec![0_u16; self.contents()];
        let (mut touched, mut left) = (Vec::new(), budget.postings);
        let mut lists = postings.len();
        for (count, posting) in postings {
            let contents = match posting {
                Posting::Short(it) => it,
                Posting::Long(at, _) => {
                    // What is left is shared by all that are still to come.
                    let share = (left / lists.max(1)).max(super::LONG);
                    self.about(at, count, share, centre).unwrap_or_default()
                }
            };
            lists -= 1;
            left = left.saturating_sub(contents.len());
            for it in contents.into_iter().filter(|it| (lo..hi).contains(it)) {
                let Some(shared) = counts.get_mut(it as usize) else { continue };
                if *shared == 0 {
                    touched.push(it);
                }
                *shared = shared.saturating_add(1);
            }
        }
        let all = sought.fingerprints().len() as f64;
        let ratio = all / sought.len().max(1) as f64;
        let likely = |it: u32| {
            let shared = f64::from(counts.get(it as usize).copied().unwrap_or_default());
            shared / (all + ratio * f64::from(self.size_of(it)) - shared).max(1.0)
        };
        let mut ranked: Vec<(f64, u32)> = touched.into_iter().map(|it| (likely(it), it)).collect();
        if ranked.len() > budget.compared {
            // Of equals the last: they are those of this size or larger.
            ranked.select_nth_unstable_by(budget.compared, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            ranked.truncate(budget.compared);
        }
        ranked.into_iter().map(|it| it.1).collect()
    }

    /// At most `share` of long postings, those about the content `centre`.
    fn about(&self, at: u64, count: usize, share: usize, centre: u32) -> Option<Vec<u32>> {
        if count <= share {
            return self.long(at, 0, count);
        }
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low.midpoint(high);
            if *self.long(at, middle, 1)?.first()? < centre {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let from = low.saturating_sub(share / 2).min(count - share);
        self.long(at, from, share)
    }

    /// The contents that can be alike by their size, the last one not included.
    fn alike_in_size(&self, size: usize) -> (u32, u32) {
        let (least, most) = (size as f64 * LEAST, size as f64 / LEAST);
        (self.first_of_size(least.ceil() as u32), self.first_of_size((most.floor() as u32).saturating_add(1)))
    }

    /// The first content that has that size or a larger one.
    fn first_of_size(&self, size: u32) -> u32 {
        let at = self.tail.sizes.partition_point(|it| it.0 < size);
        self.tail.sizes.get(at).map_or(self.tail.count, |it| it.1)
    }

    fn size_of(&self, content: u32) -> u32 {
        let at = self.tail.sizes.partition_point(|it| it.1 <= content);
        at.checked_sub(1).and_then(|it| self.tail.sizes.get(it)).map_or(0, |it| it.0)
    }
}
