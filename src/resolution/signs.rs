//! What the words of a passage say of its place, whatever stands before it: an opening formula, a closing, a heading.
//!
//! Signs are read once for each block and shared by the versions of a document. Behind the masthead a resolution is
//! put together from signs and markers alone, so that an edit which leaves them as they were leaves the resolution
//! as it was (see [`says_the_same`]).

use std::hash::BuildHasher as _;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use super::split::{self, Head};
use super::{masthead, shape};
use crate::syntax::{Block, Label, MarkerKind, Passage, Prose};
use crate::un::{Lang, Langs, Organ, form};

/// The signs of one passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signs {
    /// The organ whose opening formula it is.
    pub(super) opening: Option<(Organ, Lang)>,
    /// The same where its comma is missing.
    pub(super) bare_opening: Option<(Organ, Lang)>,
    /// Whether a resolution may begin with it.
    pub(super) head: Head,
    /// The last character of its words, closing quotation marks and brackets aside.
    pub(super) end: Option<char>,
    /// The asterisks of a note that it may be.
    pub(super) asterisks: u8,
    /// Meeting and date.
    pub(super) closing: bool,
    /// The heading of an annex.
    pub(super) annex: bool,
    /// The heading of a part.
    pub(super) part: bool,
    /// A short line without an end mark.
    pub(super) heading: bool,
    /// The languages in which its first words are those of a recital.
    pub(super) recital: Langs,
    /// It ends with a semicolon, a full stop or a colon.
    pub(super) ends_clause: bool,
    /// It ends with a comma.
    pub(super) ends_with_comma: bool,
    /// It ends with a colon.
    pub(super) ends_with_colon: bool,
    /// It ends with a square bracket.
    pub(super) ends_with_bracket: bool,
    /// It begins with a square bracket.
    pub(super) begins_with_bracket: bool,
    /// It begins with a parenthesis, its marker included.
    pub(super) begins_with_parenthesis: bool,
    /// It begins with a dash as its marker.
    pub(super) begins_with_dash: bool,
    /// It begins with a small letter or a digit.
    pub(super) begins_small: bool,
    /// Its first words are emphasized.
    pub(super) lead: bool,
    /// What is emphasized is not all of it.
    pub(super) led: bool,
    /// It is indented as the further paragraphs of a note are.
    pub(super) indented: bool,
    /// A date on a line of its own.
    pub(super) date: bool,
    /// A number and a title behind it.
    pub(super) titled: bool,
    /// A whole sentence: decisions have neither opening formula nor numbers.
    pub(super) sentence: bool,
    /// It ends as a vote does.
    pub(super) ends_vote: bool,
    /// The words that it opens with, as a number, where they may tell what it is: see [`opening_words`].
    pub(super) opening_words: u64,
    /// Too long for a heading that lacks its end mark.
    pub(super) long: bool,
}

impl Signs {
    /// Whether its first words are those of a recital in a language; in any where that is not known.
    pub(super) fn is_recital(&self, lang: Option<Lang>) -> bool {
        lang.map_or(!self.recital.is_empty(), |it| self.recital.contains(it))
    }

    /// The signs of all passages of a block.
    pub(super) fn of(block: &Block) -> Arc<[Self]> {
        let nothing = Prose::default();
        let passages = block.passages().iter().enumerate();
        passages
            .map(|(index, it)| Self::of_passage(block, it, block.prose(index).unwrap_or(&nothing)))
            .collect()
    }

    fn of_passage(block: &Block, passage: &Passage, prose: &Prose) -> Self {
        let text = prose.text.trim();
        let source = block.source(passage);
        let lead = prose.emphasis.first().filter(|it| it.start == 0);
        let closed = text.trim_end_matches(['”', '»', '"', ')', ']', '\u{200e}', '\u{200f}']);
        let signs = Self {
            opening: form::opening(text),
            bare_opening: form::opening_without_comma(text),
            head: split::head(block, passage, text),
            end: closed.chars().next_back(),
            asterisks: asterisks(source),
            closing: shape::is_closing(text),
            annex: shape::is_annex(text),
            part: shape::is_part(text),
            heading: shape::is_heading(text),
            recital: form::begins_a_recital(text),
            ends_clause: shape::ends_clause(text),
            ends_with_comma: text.ends_with([',', '，', '،']),
            ends_with_colon: text.ends_with([':', '：']),
            ends_with_bracket: text.ends_with(']'),
            begins_with_bracket: text.starts_with('['),
            begins_with_parenthesis: source.starts_with('('),
            begins_with_dash: source.starts_with(['–', '—']),
            begins_small: text.chars().next().is_some_and(|it| it.is_lowercase() || it.is_ascii_digit()),
            lead: lead.is_some(),
            led: lead.is_some_and(|it| (it.end as usize) < prose.text.trim_end().len()),
            indented: is_indented(block, passage),
            date: shape::is_date(text),
            titled: masthead::title_number(text).is_some(),
            sentence: text.chars().nth(2 * SHORT).is_some() && shape::ends_clause(text),
            ends_vote: text.ends_with([']', '.']),
            opening_words: 0,
            long: text.chars().nth(SHORT).is_some(),
        };
        // The verb is asked for where nothing else tells what a paragraph is (`Assembly::preamble`).
        let told = passage.marker.is_some()
            || signs.lead
            || signs.ends_with_comma
            || signs.closing
            || signs.annex
            || signs.heading;
        let opening_words = if told { 0 } else { FxBuildHasher.hash_one(opening_words(text)) };
        Self { opening_words, ..signs }
    }
}

/// What is shorter may be a heading, in characters; what a page cut leaves is seldom so short (one in twenty).
const SHORT: usize = 30;

/// No opening phrase is longer with its adverbs, in bytes.
const PHRASE: usize = 160;

/// The head of a passage's words, in which its opening phrase stands if it has one. A verb may tell what a passage is,
/// but only where nothing else does, and finding one is dear: that these words are the same tells enough.
pub(super) fn opening_words(text: &str) -> &str {
    let text = text.trim();
    // No character takes more than four bytes.
    (0..4).find_map(|it| text.get(..PHRASE - it)).unwrap_or(text)
}

/// The asterisks at the head of a note: `* Reissued for technical reasons.`
fn asterisks(source: &str) -> u8 {
    let length = source.bytes().take_while(|it| *it == b'*').count();
    let blank = source[length..].starts_with([' ', '\t']);
    u8::try_from(length).ok().filter(|it| blank && (1..=4).contains(it)).unwrap_or(0)
}

/// Whether a passage is a further paragraph of a note, as Markdown has it.
fn is_indented(block: &Block, passage: &Passage) -> bool {
    let before = block.text().get(..passage.range.start as usize).unwrap_or_default();
    let indent = &before[before.rfind(['\n', '\r']).map_or(0, |it| it + 1)..];
    indent.starts_with('\t') || indent.starts_with("    ")
}

fn marker(passage: &Passage) -> Option<&MarkerKind> {
    passage.marker.as_ref().map(|it| &it.kind)
}

/// Whether the block that an edit left says the same of a resolution's form as the one that was there before.
pub(super) fn says_the_same(old: (&Block, &[Signs]), new: (&Block, &[Signs])) -> bool {
    // What begins with asterisks is a note only where a mark of as many stands before it.
    let marked = |block: &Block| {
        let prose = (0..block.passages().len()).filter_map(|it| block.prose(it));
        prose.flat_map(|it| &it.marks).any(|it| it.label.is_asterisks())
    };
    let same = |(old, new): (&Passage, &Passage)| old.kind == new.kind && marker(old) == marker(new);
    old.1 == new.1
        && old.0.passages().len() == new.0.passages().len()
        && old.0.passages().iter().zip(new.0.passages()).all(same)
        && !marked(old.0)
        && !marked(new.0)
}

/// A label of as many asterisks.
pub(super) fn asterisk_label(count: u8) -> Label {
    Label::Name("*".repeat(usize::from(count)).into())
}
