//! What rules of the whole found, carried over a keystroke. Letters typed inside of a paragraph, as most keystrokes are,
//! change nothing that those rules look at: kinds, markers, marks and ends of paragraphs, their first words, and what
//! [`Facts`] keep. What was found stands where it stood, or further on by what was typed.
//!
//! A rule of the whole that looks at more has it compared here; `tests/incremental.rs` finds it where it has not.

use std::ops::Range;
use std::sync::Arc;

use super::checked::CheckedUnit;
use super::facts::Facts;
use super::{Finding, footnotes};
use crate::resolution::{ElementKind, Resolution};
use crate::text::{KeptEnds, TextRange, TextSize};

/// No rule of the whole looks further than so many bytes at how a paragraph begins, or at how it ends.
const HEAD: usize = 160;
const TAIL: usize = 64;

/// Letters and blanks that took the place of others inside of one paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    /// What they took the place of.
    removed: Range<usize>,
    /// By how many bytes what stands behind them moved.
    shift: isize,
}

impl Typed {
    /// What was typed in `old`, if it is all that makes another resolution of it for rules of the whole.
    pub(super) fn between(old: &CheckedUnit, new: &Resolution, facts: &[Arc<Facts>]) -> Option<Self> {
        // Where it has no counterpart, all paragraphs are looked at for the place that a mark or note may have had.
        let lost = |it: &Finding| footnotes::LOOKED_FOR.contains(&it.code);
        if !old.resolution.is_built_like(new) || old.whole.iter().any(lost) {
            return None;
        }
        let kept =
            KeptEnds::of(facts.len(), old.facts.len(), |at, was| Arc::ptr_eq(&facts[at], &old.facts[was]));
        let index = Some(kept.head).filter(|it| it + 1 + kept.tail == facts.len())?;
        let element = new.elements.get(index)?;
        let [piece] = *element.pieces.as_slice() else { return None };
        use ElementKind as Kind;
        if !matches!(element.kind, Kind::Recital | Kind::Paragraph(_) | Kind::Item(_) | Kind::Continuation) {
            return None;
        }
        let (before, behind) = (old.resolution.prose(piece)?, new.prose(piece)?);
        let words = Self::in_text(&before.text, &behind.text)?;
        let inside = words.removed.start >= HEAD && words.removed.end + TAIL <= before.text.len();
        let at = |it: u32| it as usize..it as usize;
        let marks = before.marks.iter().map(|it| Some((&it.label, words.moved(at(it.at))?)));
        let same_marks = marks.eq(behind.marks.iter().map(|it| Some((&it.label, at(it.at)))));
        if !inside || !same_marks || before.emphasis.len() != behind.emphasis.len() {
            return None;
        }
        let (was, is) = (&old.facts[index], &facts[index]);
        let places = was.places().map(|it| words.moved(it));
        let others = || facts.iter().enumerate().filter(|it| it.0 != index).map(|it| it.1.print);
        let prints = [was.print, is.print].into_iter().flatten();
        if !was.says_the_same(is)
            || !places.eq(is.places().map(Some))
            || prints.into_iter().any(|print| others().any(|it| it == Some(print)))
        {
            return None;
        }
        let (start, block, _) = old.resolution.passage(piece)?;
        let source = Self::in_text(block.text(), new.passage(piece)?.1.text())?;
        let start = start as usize;
        let removed = source.removed.start + start..source.removed.end + start;
        Some(Self { removed, ..source })
    }

    /// The difference of two texts, if it is letters and blanks beside no figure.
    fn in_text(old: &str, new: &str) -> Option<Self> {
        let (was, is) = (old.as_bytes(), new.as_bytes());
        let head = was.iter().zip(is).take_while(|it| it.0 == it.1).count();
        let behind = was[head..].iter().rev().zip(is[head..].iter().rev());
        let tail = behind.take_while(|it| it.0 == it.1).count();
        let removed = head..old.len() - tail;
        let typed = new.get(head..new.len() - tail)?;
        let plain = |it: char| it.is_alphabetic() || it == ' ';
        let beside =
            [old.get(..removed.start)?.chars().next_back()?, old.get(removed.end..)?.chars().next()?];
        let taken = old.get(removed.clone())?;
        (typed.chars().chain(taken.chars()).all(plain) && !beside.iter().any(|it| it.is_numeric()))
            .then(|| Self { shift: typed.len() as isize - removed.len() as isize, removed })
    }

    /// Where a place is now; nothing where something was typed at one of its ends, or all of it may be new.
    fn moved(&self, place: Range<usize>) -> Option<Range<usize>> {
        let moved = |at: usize| {
            if at < self.removed.start {
                Some(at)
            } else if at > self.removed.end {
                at.checked_add_signed(self.shift)
            } else {
                None
            }
        };
        Some(moved(place.start)?..moved(place.end)?)
    }

    /// What was found, where it stands now.
    pub(super) fn carry(&self, found: &[Finding]) -> Option<Vec<Finding>> {
        let moved = |it: TextRange| {
            let place = self.moved(it.start().into()..it.end().into())?;
            let at = |it: usize| u32::try_from(it).ok().map(TextSize::new);
            Some(TextRange::new(at(place.start)?, at(place.end)?))
        };
        found.iter().map(|it| it.try_moved(moved)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolution::Document;
    use crate::rules::Checked;
    use crate::text::{Change, Encoding};

    const WORDS: &str = "the efforts of all States to advance the rights of peoples at all levels, ";

    /// Types at `|` and says whether what was found is carried on; it is what is found from scratch either way.
    #[track_caller]
    fn carries(marked: &str, typed: &str) -> bool {
        let long = WORDS.repeat(3);
        let text = marked.replace("{long}", &long).replace("{end}", WORDS);
        let at = text.find('|').unwrap();
        let old = Document::parse(&text.replace('|', ""));
        let place = old.text().position(TextSize::new(at as u32), Encoding::Utf16);
        let change = Change { range: Some((place, place)), text: typed.to_owned() };
        let new = old.edited(&change, Encoding::Utf16);
        let before = Checked::of(&old, &Checked::default());
        let after = Checked::of(&new, &before);
        let scratch = Document::parse(&new.text().to_string());
        assert_eq!(after.findings(&new), Checked::of(&scratch, &Checked::default()).findings(&scratch));
        let [was, is] = [&before.units()[0], &after.units()[0]];
        Typed::between(was, &is.resolution, &is.facts).is_some()
    }

    fn paragraph(marked: &str) -> String {
        format!(
            "75/1. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n\
             1. *Decides* {marked}\n\n2. *Requests* a report on paragraph 7 above,\n\n3. *Decides* so again"
        )
    }

    #[test]
    fn letters_among_words_carry_what_was_found() {
        for typed in ["x", "é", " ", "more of them "] {
            assert!(carries(
                &paragraph("{long}as am|ended,{end}with resolution 70/1 of 25 October 2015, {end}so;"),
                typed
            ));
        }
        assert!(carries(&paragraph("{long}resolution 70/1 of 25 October 2015, as am|ended,{end}so;"), "x"));
    }

    #[test]
    fn signs_and_figures_do_not() {
        for typed in ["7", ",", "”", "(", "[", "*", "\n", "\n\n", "¹"] {
            assert!(!carries(&paragraph("{long}as am|ended,{end}so;"), typed), "{typed}");
        }
        assert!(!carries(&paragraph("{long}as amended, 7| times,{end}so;"), "x"));
    }

    #[test]
    fn beginnings_ends_and_what_is_kept_are_looked_at_again() {
        for marked in [
            "the eff|orts of {long}{end}so;",
            "{long}{end}s|o;",
            "{long}its resolution |70/1 of 25 October 2015,{end}so;",
            "{long}its resolution 70/1 of| 25 October 2015,{end}so;",
            "{long}its resolution 70/1 of 25 October| 2015,{end}so;",
            "{long}the XQ|ZP, {end}so;",
            "{long}as decided in para|graph 2 below,{end}so;",
            "{long}a mark¹ without no|te,{end}so;",
        ] {
            assert!(!carries(&paragraph(marked), "x"), "{marked}");
        }
    }

    #[test]
    fn a_paragraph_that_becomes_another_one_is_told() {
        let other = paragraph("{long}as amended,{end}so;\n\n1. *Decides* {long}as am|nded,{end}so;");
        assert!(!carries(&other, "e"));
    }
}
