//! Which entries of a list an edit left alone: those at its beginning and those at its end.

/// How two versions of a list hang together. Edits come one at a time, so that what changed lies in one stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptEnds {
    /// How many entries at the beginning are the same.
    pub head: usize,
    /// How many of the others are the same at the end.
    pub tail: usize,
    new: usize,
    old: usize,
}

impl KeptEnds {
    /// Compares lists of `new` and `old` entries; `same` says whether one of the new and one of the old, by their
    /// indices, are the same.
    pub fn of(new: usize, old: usize, same: impl Fn(usize, usize) -> bool) -> Self {
        let least = new.min(old);
        let head = (0..least).take_while(|it| same(*it, *it)).count();
        let tail = (1..=least - head).take_while(|it| same(new - it, old - it)).count();
        Self { head, tail, new, old }
    }

    /// The index that an entry of the new list had in the old one; nothing where it changed or is new.
    pub fn before(&self, index: usize) -> Option<usize> {
        if index < self.head {
            Some(index)
        } else if index < self.new && index + self.tail >= self.new {
            Some(index + self.old - self.new)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let at = |text: &str, index: usize| text.as_bytes().get(index).copied();
        let kept = KeptEnds::of(new.len(), old.len(), |one, other| at(new, one) == at(old, other));
        let shown = |it: usize| kept.before(it).map_or("-".to_owned(), |it| it.to_string());
        assert_eq!((0..=new.len()).map(shown).collect::<String>(), expected);
    }

    #[test]
    fn entries_at_both_ends_are_found_again() {
        check("abcd", "abcd", "0123-");
        check("abcd", "abXd", "01-3-");
        check("abcd", "abXYcd", "01--23-");
        check("abcd", "ad", "03-");
        check("aaa", "aa", "01-");
        check("", "ab", "---");
        check("ab", "", "-");
    }
}
