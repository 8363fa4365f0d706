//! Sets of five-word sequences, their similarity, and the few of them that an index keeps.

use twox_hash::XxHash3_64;

use super::normal::words;

/// Words in a sequence.
const LENGTH: usize = 5;
/// Of so many sequences in a row one is a fingerprint, so that what shares `LENGTH + WINDOW - 1` words in a row
/// shares a fingerprint.
const WINDOW: usize = 4;

/// The sequences of a paragraph. A text of fewer words than a sequence has is one sequence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shingles {
    /// Sorted, each once.
    all: Box<[u32]>,
    /// Those that stand for the others, sorted, each once.
    fingerprints: Box<[u32]>,
}

impl Shingles {
    /// The sequences of a text without markup.
    pub fn of(text: &str) -> Self {
        let hashes: Vec<u64> = words(text).into_iter().map(|it| it.hash).collect();
        let sequence: Vec<u32> = match hashes.len() {
            0 => Vec::new(),
            _ => hashes.windows(LENGTH.min(hashes.len())).map(hash).collect(),
        };
        let fingerprints =
            sequence.windows(WINDOW.min(sequence.len()).max(1)).filter_map(|it| it.iter().min().copied());
        Self { fingerprints: set(fingerprints.collect()), all: set(sequence) }
    }

    /// How many sequences.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether the text had no words.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All of them as hashes, rising, each once.
    pub fn sequences(&self) -> &[u32] {
        &self.all
    }

    pub(super) fn fingerprints(&self) -> &[u32] {
        &self.fingerprints
    }

    /// The Jaccard index of two sets: shared sequences among all of both, from 0 to 1.
    pub fn similarity(&self, other: &Self) -> f64 {
        similarity(&self.all, &other.all)
    }
}

/// The Jaccard index of two rising lists.
pub(super) fn similarity(one: &[u32], other: &[u32]) -> f64 {
    let (mut left, mut right, mut shared) = (one.iter().peekable(), other.iter().peekable(), 0_usize);
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => _ = left.next(),
            std::cmp::Ordering::Greater => _ = right.next(),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    let all = one.len() + other.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// The sequences of words, in their order; none where there are fewer than a sequence has.
pub(super) fn whole(words: &[u64]) -> Vec<u32> {
    words.windows(LENGTH).map(hash).collect()
}

fn hash(words: &[u64]) -> u32 {
    let mut bytes = [0; 8 * LENGTH];
    for (place, word) in bytes.chunks_exact_mut(8).zip(words) {
        place.copy_from_slice(&word.to_le_bytes());
    }
    // Half of the hash is enough: sets have some hundred members.
    (XxHash3_64::oneshot(&bytes) >> 32) as u32
}

fn set(mut hashes: Vec<u32>) -> Box<[u32]> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: f64) {
        let similarity = Shingles::of(one).similarity(&Shingles::of(other));
        assert!((similarity - expected).abs() < 1e-9, "{similarity}");
    }

    #[test]
    fn similarity_is_the_jaccard_index() {
        check("Decides to remain seized of the matter;", "*Decides* to remain seized of the matter.", 1.0);
        // Two sequences each, of which one is shared: 1 of 3.
        check("a b c d e f", "a b c d e g", 1.0 / 3.0);
        check("a b c d e f", "u v w x y z", 0.0);
        check("Annex", "annex", 1.0);
        check("", "", 0.0);
        check("大会决定继续处理此案", "大会决定继续处理此案。", 1.0);
    }

    #[test]
    fn eight_words_in_a_row_share_a_fingerprint() {
        let one = Shingles::of("p q r s a b c d e f g h t u v w");
        let other = Shingles::of("k l m n a b c d e f g h i j");
        assert!(one.fingerprints().iter().any(|it| other.fingerprints().contains(it)));
    }
}
