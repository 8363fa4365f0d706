//! The fixed words of a resolution's form in the six languages: mastheads, openings, closings, annexes.
//!
//! Sources: the Editorial Manual (Resolutions, Order of elements) and the official texts. Words are given as
//! they are read: without tatweel, with plain blanks.

use std::borrow::Cow;

use super::lang::{LANGUAGES, Script, all};
use super::{Lang, Langs, Organ};

/// The fixed words of a language's form.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// The organ's name as it stands alone on a line of the masthead.
    pub organ_lines: &'static [(&'static str, Organ)],
    /// The organ as the subject of the resolution's one sentence, without the comma behind it.
    pub openings: &'static [(&'static str, Organ)],
    /// The name of the Organization, the first line in languages other than English.
    pub united_nations: &'static [&'static str],
    /// How the line of the agenda item begins.
    pub agenda_item: &'static [&'static str],
    /// Words of the session's line.
    pub session: &'static [&'static str],
    /// How the line of adoption begins, or what it holds.
    pub adopted: &'static [&'static str],
    /// How that line begins or ends in a decision.
    pub decided: &'static [&'static str],
    /// How it ends, where it begins with the date.
    pub adopted_endings: &'static [&'static str],
    /// How the distribution line begins.
    pub distribution: &'static [&'static str],
    /// The distribution on a line of its own, as documents of the 1990s have it.
    pub distributions: &'static [&'static str],
    /// The distribution of drafts, which are not adopted yet (Manual, Documents, Distribution).
    pub limited: &'static [&'static str],
    /// What precedes the number of a resolution of the Security Council on a line of its own, in small letters.
    pub number_line: &'static [&'static str],
    /// What stands behind a resolution's number in a title.
    pub number_tails: &'static [&'static str],
    /// Words of the line that tells the meeting, at the end.
    pub meeting: &'static [&'static str],
    /// How it begins in older documents: `Adopted unanimously at the 1382nd meeting.`
    pub adopted_at: &'static [&'static str],
    /// How that line begins, where it does not begin with a number.
    pub meeting_heads: &'static [&'static str],
    /// The heading of an annex; a number may follow.
    pub annex: &'static [&'static str],
    /// The numbers of annexes in words.
    pub annex_ordinals: &'static [&'static str],
}

/// How a paragraph's first words say that it is a recital.
#[derive(Debug, Clone, Copy)]
pub struct Recitals {
    /// First words that do not end like a participle.
    pub words: &'static [&'static str],
    /// Ends of first words: participles and gerunds.
    pub participles: &'static [&'static str],
    /// Capitalized words that end like a participle and are none: a page cut may begin with them.
    pub names: &'static [&'static str],
    /// Words before the participle that say nothing of their own: reflexive pronouns, "and".
    pub before: &'static [&'static str],
    /// Beginnings of recitals in languages that have no capitals.
    pub starts: &'static [&'static str],
    /// Where recitals begin with a small letter, so that nothing else tells them from what a page cut leaves.
    pub small: Option<SmallLetters>,
}

/// What tells recitals that begin with a small letter. All are in small letters.
#[derive(Debug, Clone, Copy)]
pub struct SmallLetters {
    /// Ends of adverbs and particles, which may stand before the participle.
    pub adverbs: &'static [&'static str],
    /// “With”: a feeling may stand before the participle, as a noun with adjectives.
    pub with: &'static [&'static str],
    /// Ends of adjectives that are also those of participles.
    pub adjectives: &'static [&'static str],
    /// Such ends that are an adjective's behind a consonant only.
    pub adjectives_after_consonants: &'static [&'static str],
    /// The vowels.
    pub vowels: &'static str,
}

/// [`Form::united_nations`] of all languages.
pub const UNITED_NATIONS: &[&str] = all!(form.united_nations: &str = "");

/// [`Form::agenda_item`] of all languages.
pub const AGENDA_ITEM: &[&str] = all!(form.agenda_item: &str = "");

/// [`Form::session`] of all languages.
pub const SESSION: &[&str] = all!(form.session: &str = "");

/// [`Form::adopted`] of all languages.
pub const ADOPTED: &[&str] = all!(form.adopted: &str = "");

/// [`Form::decided`] of all languages.
pub const DECIDED: &[&str] = all!(form.decided: &str = "");

/// [`Form::distributions`] of all languages.
pub const DISTRIBUTIONS: &[&str] = all!(form.distributions: &str = "");

/// [`Form::adopted_at`] of all languages.
pub const ADOPTED_AT: &[&str] = all!(form.adopted_at: &str = "");

/// [`Form::adopted_endings`] of all languages.
pub const ADOPTED_ENDINGS: &[&str] = all!(form.adopted_endings: &str = "");

/// [`Form::distribution`] of all languages.
pub const DISTRIBUTION: &[&str] = all!(form.distribution: &str = "");

/// [`Form::limited`] of all languages.
pub const LIMITED: &[&str] = all!(form.limited: &str = "");

/// [`Form::number_line`] of all languages.
pub const NUMBER_LINE: &[&str] = all!(form.number_line: &str = "");

/// [`Form::number_tails`] of all languages.
pub const NUMBER_TAILS: &[&str] = all!(form.number_tails: &str = "");

/// [`Form::meeting`] of all languages.
pub const MEETING: &[&str] = all!(form.meeting: &str = "");

/// [`Form::meeting_heads`] of all languages.
pub const MEETING_HEADS: &[&str] = all!(form.meeting_heads: &str = "");

/// [`Form::annex`] of all languages.
pub const ANNEX: &[&str] = all!(form.annex: &str = "");

/// [`Form::annex_ordinals`] of all languages.
pub const ANNEX_ORDINALS: &[&str] = all!(form.annex_ordinals: &str = "");

/// Whether a paragraph in small letters begins with a participle, perhaps behind adverbs (`настоятельно призывая`)
/// or behind `с` and a noun (`с серьезной обеспокоенностью отмечая`).
fn begins_small(text: &str, recitals: &Recitals, small: &SmallLetters) -> bool {
    let lower: String = text.chars().take(120).collect::<String>().to_lowercase();
    let mut feeling = false;
    for (index, word) in lower.split(' ').take(6).enumerate() {
        let bare = word.trim_end_matches(',');
        if index == 0 && recitals.words.contains(&bare) || is_small_participle(bare, recitals, small) {
            return true;
        }
        feeling |= small.with.contains(&bare);
        // Feelings are nouns with adjectives, in any form; what else stands before the participle are adverbs.
        let adverb = small.adverbs.iter().any(|it| bare.ends_with(it));
        if bare.len() < word.len() || !feeling && !adverb {
            return false;
        }
    }
    false
}

/// Whether a word in small letters ends like an adverbial participle, and not like an adjective.
fn is_small_participle(word: &str, recitals: &Recitals, small: &SmallLetters) -> bool {
    let adjective = small.adjectives.iter().any(|it| word.ends_with(it))
        || small
            .adjectives_after_consonants
            .iter()
            .any(|it| word.strip_suffix(it).is_some_and(|it| !it.ends_with(|it| small.vowels.contains(it))));
    word.chars().count() > 4 && !adjective && recitals.participles.iter().any(|it| word.ends_with(it))
}

/// The languages in which a paragraph's first words are those of a recital.
pub fn begins_a_recital(text: &str) -> Langs {
    let text = text.trim_start_matches(['“', '«', '„', '"']);
    let Some(first) = text.chars().next() else { return Langs::default() };
    // A Latin `c` stands for the Cyrillic letter in some texts.
    let script = if text.starts_with("c ") { Some(Script::Cyrillic) } else { Script::of(first) };
    let written = Lang::ALL.into_iter().filter(|it| Some(it.tables().script) == script);
    written.filter(|it| begins(text, first, &it.tables().recitals)).collect()
}

fn begins(text: &str, first: char, recitals: &Recitals) -> bool {
    if let Some(small) = &recitals.small {
        return begins_small(text, recitals, small);
    }
    let mut words = text.split([' ', ',', '\'']);
    let word = words.next().unwrap_or("");
    if recitals.before.contains(&word) {
        return words.next().is_some_and(|it| is_participle(it, recitals));
    }
    if first.is_uppercase() {
        return recitals.words.contains(&word)
            || !recitals.names.contains(&word.trim_end_matches('s')) && is_participle(word, recitals);
    }
    recitals.starts.iter().any(|it| text.starts_with(it))
}

/// Whether a word ends like a participle or gerund.
fn is_participle(word: &str, recitals: &Recitals) -> bool {
    recitals.participles.iter().any(|it| word.len() > it.len() + 1 && word.ends_with(it))
}

/// The organ whose name is all of a masthead line.
pub fn organ_line(text: &str) -> Option<Organ> {
    // Chinese mastheads space a short name: 大 会.
    let spaced = text.starts_with(|it| Script::of(it) == Some(Script::Han)) && text.len() < LONGEST_NAME;
    let close = if spaced { Cow::Owned(text.replace([' ', '\u{3000}'], "")) } else { Cow::Borrowed(text) };
    named(|it| it.organ_lines, &close).map(|it| it.0)
}

/// The organ whose opening formula is all of a line: the name and a comma. Which language it is in is that of the
/// resolution.
pub fn opening(text: &str) -> Option<(Organ, Lang)> {
    // Asked of every paragraph at every keystroke: what is too long for a name is not looked at.
    if text.len() > LONGEST_NAME + 4 {
        return None;
    }
    // A draft quoted in a resolution has a quotation mark before its opening.
    let name = text.trim_start_matches(['“', '«', '"', '„']).trim_start();
    named(|it| it.openings, name.strip_suffix([',', '，', '،', '、', ':'])?.trim_end())
}

/// The organ whose opening formula, without its comma or with another mark, is all of a line: an official slip. Only
/// where the name has an article that the masthead's line lacks.
pub fn opening_without_comma(text: &str) -> Option<(Organ, Lang)> {
    if text.len() > LONGEST_NAME {
        return None;
    }
    let text = text.trim_end_matches(['.', ';', '。', '；', '؛']);
    let found = named(|it| it.openings, text)?;
    organ_line(text).is_none().then_some(found)
}

/// No organ's name is longer in any of the languages, in bytes.
const LONGEST_NAME: usize = 80;

/// The organ that `text` names in the table of a language, with straight or curly apostrophes and in any case of
/// ASCII letters.
fn named(table: fn(&Form) -> &'static [(&'static str, Organ)], text: &str) -> Option<(Organ, Lang)> {
    if text.len() > LONGEST_NAME {
        return None;
    }
    let curly = if text.contains('\'') { Cow::Owned(text.replace('\'', "’")) } else { Cow::Borrowed(text) };
    LANGUAGES.iter().find_map(|it| {
        let found = table(&it.form).iter().find(|(name, _)| name.eq_ignore_ascii_case(&curly))?;
        Some((found.1, it.lang))
    })
}

/// A resolution's number without what a title has behind it: `2605(2021)号决议`.
pub fn bare_number(text: &str) -> &str {
    NUMBER_TAILS.iter().find_map(|it| text.strip_suffix(it)).unwrap_or(text)
}

/// Whether one of `words` begins `text`.
pub fn starts(words: &[&str], text: &str) -> bool {
    words.iter().any(|it| text.starts_with(it))
}

/// Whether one of `words` stands in `text`.
pub fn holds(words: &[&str], text: &str) -> bool {
    words.iter().any(|it| text.contains(it))
}
