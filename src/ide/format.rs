//! The formatter: one blank line between paragraphs, one way of writing emphasis, footnotes and blanks, lines as
//! wide as asked for; on request joined pages, notes at the end and real links. It never changes a word: what
//! would read otherwise stays as it was. `docs/formatting.md` has the rules.

mod edits;
mod layout;
mod reading;
mod render;

#[cfg(test)]
mod tests;

pub(super) use edits::between;

use super::TextEdit;
use crate::resolution::Document;
use crate::text::TextRange;

/// How long lines are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// A paragraph is one line.
    #[default]
    None,
    /// At most so many characters, where a blank allows it.
    Columns(u16),
}

/// The sign round emphasized words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emphasis {
    /// As it is.
    Keep,
    /// `*words*`
    #[default]
    Asterisk,
    /// `_words_`
    Underscore,
}

/// How footnotes with a number are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Footnotes {
    /// As they are.
    #[default]
    Keep,
    /// `¹`
    Superscript,
    /// `[^1]`
    Caret,
}

/// What becomes of blanks at which no line may break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Blanks {
    /// As they are.
    #[default]
    Keep,
    /// Every blank is a plain one.
    Plain,
    /// None breaks between a number and what it counts: day and month, “No.” and number.
    NonBreaking,
}

/// The formatter's rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatOptions {
    /// How long lines are.
    pub width: Width,
    /// The sign round emphasized words.
    pub emphasis: Emphasis,
    /// How footnotes are marked.
    pub footnotes: Footnotes,
    /// Whether notes go to the end of their resolution.
    pub notes_at_end: bool,
    /// What becomes of non-breaking blanks.
    pub blanks: Blanks,
    /// Whether what a page break cut is joined.
    pub join_pages: bool,
    /// Whether citations are linked to their official addresses.
    pub link: bool,
    /// Blanks for a tab of indentation; without it tabs stay.
    pub tab_size: Option<u8>,
    /// Whether the last line has an end.
    pub final_newline: bool,
}

impl Default for FormatOptions {
    fn default() -> Self {
        Self {
            width: Width::None,
            emphasis: Emphasis::default(),
            footnotes: Footnotes::default(),
            notes_at_end: false,
            blanks: Blanks::default(),
            join_pages: false,
            link: false,
            tab_size: None,
            final_newline: true,
        }
    }
}

impl FormatOptions {
    /// The rules that turn a PDF's text into clean Markdown.
    pub fn clean(self) -> Self {
        Self {
            footnotes: Footnotes::Caret,
            notes_at_end: true,
            blanks: Blanks::Plain,
            join_pages: true,
            link: true,
            ..self
        }
    }

    fn moves(&self) -> bool {
        self.notes_at_end || self.join_pages
    }
}

/// The edits that format a document, or the paragraphs that `range` touches.
pub fn format(document: &Document, options: &FormatOptions, range: Option<TextRange>) -> Vec<TextEdit> {
    if let Some(range) = range {
        // A part stays where it is: pages and notes are for the whole.
        let options = FormatOptions { notes_at_end: false, join_pages: false, ..*options };
        return layout::in_place(document, &options, Some(range));
    }
    let before = document.text().to_string();
    let wanted = reading::of(document);
    let attempts = [*options, FormatOptions { notes_at_end: false, join_pages: false, ..*options }];
    let mut tried = attempts.iter().filter(|it| **it == *options || options.moves());
    tried.find_map(|options| settled(document, &before, &wanted, options)).unwrap_or_default()
}

/// How often a text may be formatted until nothing changes any more: a joined paragraph may be read as what it
/// was not before.
const ROUNDS: usize = 6;

/// The edits to the text that formatting leaves as it is; nothing where there is none that reads the same.
fn settled(
    document: &Document,
    before: &str,
    wanted: &[reading::Reading],
    options: &FormatOptions,
) -> Option<Vec<TextEdit>> {
    let once = |document: &Document, text: &str| {
        if options.moves() {
            edits::between(text, &layout::moved(document, options))
        } else {
            layout::in_place(document, options, None)
        }
    };
    let first = once(document, before);
    let mut text = apply(before, &first);
    for round in 0..ROUNDS {
        let next = Document::parse(&text);
        if reading::of(&next) != wanted {
            return None;
        }
        let edits = once(&next, &text);
        if edits.is_empty() {
            return Some(if round == 0 { first } else { edits::between(before, &text) });
        }
        text = apply(&text, &edits);
    }
    None
}

/// The text after edits that do not overlap, in order.
pub fn apply(text: &str, edits: &[TextEdit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, with) in edits {
        out.push_str(text.get(at..range.start().into()).unwrap_or(""));
        out.push_str(with);
        at = range.end().into();
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}
