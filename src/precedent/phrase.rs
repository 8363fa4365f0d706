//! Words that follow each other, wherever they stand and however they are written.

use super::normal::words;
use super::shingles;

/// Words shown on either side of a phrase.
const AROUND: usize = 8;

/// Some words; case, punctuation and dashes do not matter.
#[derive(Debug, Clone)]
pub struct Phrase(Vec<u64>);

impl Phrase {
    /// The words of a text; none where it holds no word.
    pub fn of(text: &str) -> Option<Self> {
        let hashes: Vec<u64> = words(text).into_iter().map(|it| it.hash).collect();
        (!hashes.is_empty()).then_some(Self(hashes))
    }

    /// Its sequences, as paragraphs have them; none where it has fewer words than a sequence.
    pub(super) fn sequences(&self) -> Vec<u32> {
        shingles::whole(&self.0)
    }

    /// Its pairs of neighbours; its word where it is only one.
    pub(super) fn runs(&self) -> impl Iterator<Item = &[u64]> {
        self.0.windows(2.min(self.0.len()))
    }

    /// The words about the first place of the phrase in a text without markup, on one line.
    pub fn around(&self, text: &str) -> Option<String> {
        let all = words(text);
        let hashes: Vec<u64> = all.iter().map(|it| it.hash).collect();
        let at = hashes.windows(self.0.len()).position(|it| it == self.0)?;
        let (first, last) = (at.saturating_sub(AROUND), (at + self.0.len() + AROUND).min(all.len()) - 1);
        let shown = text.get(all.get(first)?.range.start..all.get(last)?.range.end)?;
        let before = if first > 0 { "…" } else { "" };
        let behind = if last + 1 < all.len() { "…" } else { "" };
        Some(format!("{before}{}{behind}", shown.split_whitespace().collect::<Vec<_>>().join(" ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_shown_among_its_neighbours() {
        let text = "Decides to remain\nactively seized of the matter, and to consider it again next year";
        let around = |it: &str| Phrase::of(it).and_then(|it| it.around(text));
        assert_eq!(
            around("Remain  actively-seized").as_deref(),
            Some("Decides to remain actively seized of the matter, and to consider it again…")
        );
        assert_eq!(around("passively seized"), None);
        assert!(Phrase::of("…").is_none());
    }
}
