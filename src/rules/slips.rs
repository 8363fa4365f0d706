//! Paragraphs that differ from agreed language in a word that looks like a slip: one that no resolution of the library
//! has, one that stands twice, or the only one that is missing, stands in another place or is another number.
//!
//! A paragraph whose words were adopted before is right whatever else there is. What delegations change on purpose is
//! more than a word: of the paragraphs of 155 official documents seven lack just one of those of the nearest paragraph
//! of 155 others, the “also” of an opening phrase or a short word (‘the’, ‘its’) whose neighbours meet elsewhere too.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::agreed::Compared;
use super::{Findings, FixKind, Rule, Severity};
use crate::precedent::{Word, words};
use crate::un::{Lang, Organ, phrases, words as un_words};

pub(super) const SLIP: Rule = Rule {
    code: "agreed-slip",
    severity: Severity::Information,
    on: true,
    summary: "A word differs from agreed language and looks like a slip.",
    why: "Words that were adopted before are changed on purpose or not at all.",
    source: "the resolutions of the configured libraries",
    bad: "Recalling its resolution 72/3 of 30 October 2017,\n\n1. *Urges* all States to protect the rivers and lakes that cross their bordars and the people who live along them;\n\n2. *Requests* a report.",
    good: "Recalling its resolution 72/3 of 30 October 2017,\n\n1. *Urges* all States to protect the rivers and lakes that cross their borders and the people who live along them;\n\n2. *Requests* a report.",
    fix: FixKind::Unsafe,
};

/// Changes in a paragraph from which on it is another one.
const CHANGES: usize = 4;
/// Letters that a misspelt word has wrong at most.
const LETTERS: usize = 2;
/// So many years a text that is taken up moves on at most.
const YEARS: u16 = 5;
/// Shorter words are like many others.
const SHORT: usize = 4;

impl Compared<'_> {
    /// Tells of the first word that looks like a slip.
    pub(super) fn slip(&self, out: &mut Findings) {
        let (old, new) = (words(&self.earlier.text), words(&self.prose.text));
        let hashes = |it: &[Word]| it.iter().map(|it| it.hash).collect::<Vec<_>>();
        let ops = capture_diff_slices(Algorithm::Myers, &hashes(&old), &hashes(&new));
        let changes: Vec<&DiffOp> = ops.iter().filter(|it| !matches!(it, DiffOp::Equal { .. })).collect();
        if changes.len() > CHANGES || self.swapped(&old, &new, out).is_some() {
            return;
        }
        for op in &changes {
            let (from, to) = (op.old_range(), op.new_range());
            let (Some(gone), Some(here)) = (old.get(from.clone()), new.get(to.clone())) else { continue };
            let before = to.start.checked_sub(1).and_then(|it| new.get(it));
            let found = match (gone, here) {
                ([gone], [here]) => {
                    let around = [before, new.get(to.end)];
                    let alone = changes.len() == 1;
                    match self.misspelt(gone, here, out) {
                        None if alone => self.number(gone, here, around, out),
                        found => found,
                    }
                }
                ([], [here]) => {
                    // Either of the two may be held for the new one.
                    let behind = new.get(to.end).filter(|it| it.hash == here.hash);
                    behind
                        .map(|behind| (here, behind))
                        .or(before.map(|before| (before, here)))
                        .and_then(|(first, second)| self.doubled(first, second, out))
                }
                // Where more is different the draft was worked on.
                ([gone], []) if changes.len() == 1 => before
                    .zip(new.get(to.start))
                    .and_then(|around| self.missing(gone, old.get(from.end), around, out)),
                _ => None,
            };
            if found.is_some() {
                return;
            }
        }
    }

    fn misspelt(&self, gone: &Word, here: &Word, out: &mut Findings) -> Option<()> {
        let right = self.earlier.text.get(gone.range.clone())?;
        let wrong = self.prose.text.get(here.range.clone())?;
        if !is_like(wrong, right) || self.others.has_words(&[here.hash]) {
            return None;
        }
        let place = &self.earlier.place;
        let message = format!(
            "No resolution of the library has the word ‘{wrong}’; {place} has ‘{right}’. Correct the word."
        );
        let range = self.source(here.range.clone());
        let edits = vec![(range.clone(), right.to_owned())];
        out.report(&SLIP, range, message).fix(format!("Write ‘{right}’"), edits);
        Some(())
    }

    /// A number that is another one where nothing else is, and that stands beside none of its neighbours elsewhere.
    fn number(
        &self,
        gone: &Word,
        here: &Word,
        [before, behind]: [Option<&Word>; 2],
        out: &mut Findings,
    ) -> Option<()> {
        let right = self.earlier.text.get(gone.range.clone())?;
        let wrong = self.prose.text.get(here.range.clone())?;
        let is_number = |it: &str| it.chars().all(char::is_numeric);
        let (head, tail) = (self.prose.text.get(..here.range.start)?, self.prose.text.get(here.range.end..)?);
        // Of symbols and amounts the rest changes, too.
        let is_part = head.ends_with(['/', ',', '،'])
            || tail.starts_with('/')
            || tail.strip_prefix(',').is_some_and(|it| it.starts_with(char::is_numeric));
        if !is_number(right) || !is_number(wrong) || is_part || is_later(right, wrong) {
            return None;
        }
        let known = |pair: [u64; 2]| self.others.has_words(&pair);
        if before.is_some_and(|it| known([it.hash, here.hash]))
            || behind.is_some_and(|it| known([here.hash, it.hash]))
        {
            return None;
        }
        let place = &self.earlier.place;
        let message = format!(
            "{place} has the same words and ‘{right}’, not ‘{wrong}’. Correct the number if it was not changed on purpose."
        );
        let range = self.source(here.range.clone());
        let edits = vec![(range.clone(), right.to_owned())];
        out.report(&SLIP, range, message).fix(format!("Write ‘{right}’"), edits);
        Some(())
    }

    /// Two words that stand in the other order, where nothing else differs and some of the neighbours that this makes
    /// never meet in the library.
    fn swapped(&self, old: &[Word], new: &[Word], out: &mut Findings) -> Option<()> {
        let at = old.iter().zip(new).position(|(old, new)| old.hash != new.hash)?;
        let ([first, second, ..], [one, two, ..]) = (old.get(at..)?, new.get(at..)?) else { return None };
        let rest = |it: &[Word]| it.iter().skip(at + 2).map(|it| it.hash).collect::<Vec<_>>();
        let about = new.get(at.saturating_sub(1)..(at + 3).min(new.len()))?;
        let meet = |it: &[Word]| self.others.has_words(&it.iter().map(|it| it.hash).collect::<Vec<_>>());
        if (first.hash, second.hash) != (two.hash, one.hash)
            || rest(old) != rest(new)
            || about.windows(2).all(meet)
        {
            return None;
        }
        let right = self.earlier.text.get(first.range.start..second.range.end)?;
        let wrong = self.prose.text.get(one.range.start..two.range.end)?;
        // Figures that change places are another number: `235/55` of a text that was laid out from left to right.
        if wrong.contains(|it: char| it.is_numeric()) {
            return None;
        }
        let place = &self.earlier.place;
        let message = format!(
            "{place} has ‘{right}’, not ‘{wrong}’. Write the words in that order if it was not changed on purpose."
        );
        let range = self.source(one.range.start..two.range.end);
        let edits = vec![(range.clone(), right.to_owned())];
        out.report(&SLIP, range, message).fix(format!("Write ‘{right}’"), edits);
        Some(())
    }

    fn doubled(&self, before: &Word, here: &Word, out: &mut Findings) -> Option<()> {
        let range = self.source(here.range.clone());
        let (start, end) = (range.start.into(), range.end.into());
        let is_known = self.known.iter().any(|it| it.range.start() < end && it.range.end() > start);
        let word = self.prose.text.get(here.range.clone())?;
        if before.hash != here.hash || is_known || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let place = &self.earlier.place;
        let message = format!("‘{word}’ stands twice; {place} has it once. Remove one.");
        let edits = vec![(self.source(before.range.end..here.range.end), String::new())];
        out.report(&SLIP, range, message).fix(format!("Remove ‘{word}’"), edits);
        Some(())
    }

    fn missing(
        &self,
        gone: &Word,
        next: Option<&Word>,
        (before, behind): (&Word, &Word),
        out: &mut Findings,
    ) -> Option<()> {
        let missing = self.earlier.text.get(gone.range.clone())?;
        let [first, last] =
            [before, behind].map(|it| self.prose.text.get(it.range.clone()).unwrap_or_default());
        // “Article 20 (2)” is “article 20, paragraph 2”.
        let is_figure = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
        let places = self.lang.tables().places.before;
        let is_place = || places.iter().any(|it| missing.to_lowercase().starts_with(it.0));
        if is_figure(first) && is_figure(last) && is_place() {
            return None;
        }
        let meet = self.others.has_words(&[before.hash, behind.hash]);
        let [also, further] = phrases::style(self.lang).adverbs;
        // The Security Council, and texts in Russian and Arabic, leave out a word more freely.
        let freely = self.resolution.organ() == Some(Organ::SecurityCouncil)
            || matches!(self.lang, Lang::Ru | Lang::Ar);
        let may_lack = freely || missing.chars().count() < SHORT;
        // The adverb of an opening phrase comes and goes with the paragraphs before it.
        if meet && may_lack || [also, further].contains(&missing) {
            return None;
        }
        let inserted = self.earlier.text.get(gone.range.start..next?.range.start)?;
        let place = &self.earlier.place;
        let message = format!(
            "{place} has ‘{missing}’ between ‘{first}’ and ‘{last}’. Add it if it was not left out on purpose."
        );
        let range = self.source(before.range.start..behind.range.end);
        let at = self.source(behind.range.clone()).start;
        out.report(&SLIP, range, message)
            .fix(format!("Add ‘{missing}’"), vec![(at..at, inserted.to_owned())]);
        Some(())
    }
}

/// Whether a year is one of the next few after another one: it moved on.
fn is_later(before: &str, now: &str) -> bool {
    let year = |it: &str| it.parse().ok().filter(|it: &u16| (1900..2200).contains(it));
    year(before).zip(year(now)).is_some_and(|(before, now)| (1..=YEARS).contains(&now.saturating_sub(before)))
}

/// Whether a word may be another one misspelt: both of letters, few of which differ, and no short form of a name.
fn is_like(wrong: &str, right: &str) -> bool {
    // The names of two missions are as like each other.
    let is_short_form = |it: &str| it.chars().filter(|it| it.is_uppercase()).count() > 1;
    // The apostrophe that is a letter to Unicode is none of the word.
    let is_letter = |it: char| it.is_alphabetic() && it != 'ʼ';
    let letters = |it: &str| it.chars().all(is_letter) && it.chars().count() >= SHORT && !is_short_form(it);
    let distance = strsim::damerau_levenshtein(&wrong.to_lowercase(), &right.to_lowercase());
    // `tratarse` is another form of `tratar`.
    let form = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|it| it.chars().count() > 1)
            || long.strip_prefix(un_words::JOINED) == Some(short)
    };
    letters(wrong) && letters(right) && distance <= LETTERS && !form(wrong, right) && !form(right, wrong)
}
