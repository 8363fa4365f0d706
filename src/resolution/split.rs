//! Where resolutions begin in a text of several: annual volumes, reports with drafts, what was pasted together.

use super::masthead;
use super::signs::Signs;
use crate::syntax::{Block, MarkerKind, Passage, PassageKind};
use crate::un::{form, heads};

/// Where a resolution begins among blocks, asked of each in order.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    /// Whether the resolution at hand has an opening formula or a numbered paragraph.
    begun: bool,
    /// Whether it has a title with a number.
    titled: bool,
    /// Whether an annex has begun: it may hold what reads like the number of a resolution.
    annexed: bool,
    /// Whether the last paragraph stops in mid-sentence, as what a page cut leaves does.
    cut: bool,
}

/// What a passage's words say of the beginning of a resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Head {
    /// Nothing.
    #[default]
    None,
    /// A number and words behind it, without a full stop between: a title, or the rest of a cut citation.
    Doubtful,
    /// `Resolution 55/1` on a line of its own.
    Number {
        /// The line of adoption stands in the same block, as annual volumes have it.
        adopted_here: bool,
    },
    /// A number with a full stop, an organ's name, the number of a draft on a line of its own.
    Certain,
}

impl Splitter {
    /// Whether a new resolution begins with `block`.
    pub(super) fn begins(&mut self, block: &Block, signs: &[Signs]) -> bool {
        let Some((passage, first)) = block.passages().first().zip(signs.first()) else { return false };
        if !matches!(passage.kind, PassageKind::Text | PassageKind::Heading) {
            return false;
        }
        let head = if passage.marker.is_none() { first.head } else { Head::None };
        let begins = self.begun
            && match head {
                Head::None => false,
                Head::Number { adopted_here } => !self.annexed || adopted_here,
                // Only the paragraph before tells: one that stops in mid-sentence goes on here.
                Head::Doubtful => !self.cut,
                Head::Certain => true,
            };
        let end = signs.last().unwrap_or(first);
        self.cut = !end.ends_clause
            && !end.ends_with_bracket
            && !end.closing
            && passage.kind == PassageKind::Text
            && end.long;
        if begins {
            (self.begun, self.annexed) = (false, false);
            self.titled = first.titled;
            return true;
        }
        let numbered = matches!(passage.marker.as_ref().map(|it| &it.kind), Some(MarkerKind::Number(_)));
        self.annexed |= first.annex;
        self.begun |= numbered || first.opening.is_some() || self.titled && first.sentence;
        self.titled |= first.titled;
        false
    }
}

/// What a block's first words say of a beginning.
pub(super) fn head(block: &Block, passage: &Passage, text: &str) -> Head {
    if text.len() >= 400 {
        return Head::None;
    }
    // A title has no end mark; the rest of a cut citation has the comma of its recital.
    let titled = !text.ends_with([',', ';', ':', '،', '؛', '，', '；']);
    if let Some((end, _)) = masthead::title_number(text).filter(|_| titled) {
        let dotted = text[end..].starts_with('.') || text[end..].is_empty();
        return if dotted { Head::Certain } else { Head::Doubtful };
    }
    let line = first_line(block, passage);
    if masthead::is_number_line(line) {
        return Head::Number { adopted_here: is_adopted_here(block, passage) };
    }
    if form::organ_line(line).is_some() || is_draft_line(line) { Head::Certain } else { Head::None }
}

/// Whether the line of adoption stands in the same block, as annual volumes have it.
fn is_adopted_here(block: &Block, passage: &Passage) -> bool {
    block.source(passage).lines().skip(1).any(|it| form::starts(form::ADOPTED, it.trim()))
}

/// `Draft resolution II`, as reports of committees have it above each draft.
fn is_draft_line(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let lower = line.to_lowercase();
    heads::DRAFT.iter().any(|it| {
        lower.strip_prefix(it).is_some_and(|rest| {
            let rest = rest.trim();
            rest.chars().all(|it| it.is_ascii_digit() || matches!(it, 'i' | 'v' | 'x' | 'l'))
        })
    })
}

fn first_line<'a>(block: &'a Block, passage: &Passage) -> &'a str {
    let source = block.source(passage);
    let end = memchr::memchr2(b'\n', b'\r', source.as_bytes()).unwrap_or(source.len());
    source[..end].trim_matches(['*', '_', ' ', '#'])
}
