//! A block: a run of lines that are not blank, its markup, and the passages in it.

use std::ops::Range;

use super::inline::{self, Label, Token};
use super::marker::{self, Marker};
use super::prose::Prose;

/// A maximal run of lines that are not blank. Its parse depends on its own text alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    text: Box<str>,
    tokens: Box<[Token]>,
    passages: Box<[Passage]>,
    prose: Box<[Prose]>,
}

/// What stands on its own in a block: a paragraph, an item of a list, a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// From the first character that is not a blank to the last, in bytes of the block.
    pub range: Range<u32>,
    /// What it looks like.
    pub kind: PassageKind,
    /// Its number or letter.
    pub marker: Option<Marker>,
    /// Where its words begin: behind marker, note label or `#`, in bytes of the block.
    pub body: u32,
    /// Its markup among the block's.
    pub(super) tokens: Range<u32>,
}

/// What a passage looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassageKind {
    /// Words.
    Text,
    /// The text of a footnote; the label's bytes in the block.
    Note(Label, Range<u32>),
    /// Rows that begin with `|`.
    Table,
    /// A Markdown heading.
    Heading,
    /// A comment: `<!-- … -->`.
    Comment,
}

impl Block {
    /// Parses the text of one block.
    pub fn parse(text: &str) -> Self {
        let tokens = inline::scan(text);
        let passages = passages(text, &tokens);
        let mut block = Self {
            text: text.into(),
            tokens: tokens.into(),
            passages: passages.into(),
            prose: Box::default(),
        };
        block.prose = block.passages.iter().map(|it| Prose::of(&[(&block, it)])).collect();
        block
    }

    /// The text, from the first line's start to the last line's end without its line end.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The passages, in order.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The words of the passage with this index.
    pub fn prose(&self, passage: usize) -> Option<&Prose> {
        self.prose.get(passage)
    }

    /// The markup of a passage's words.
    pub fn tokens(&self, passage: &Passage) -> &[Token] {
        self.tokens.get(passage.tokens.start as usize..passage.tokens.end as usize).unwrap_or(&[])
    }

    /// The source of a passage, marker included.
    pub fn source(&self, passage: &Passage) -> &str {
        self.text.get(passage.range.start as usize..passage.range.end as usize).unwrap_or("")
    }
}

/// The lines of `text`, without their line ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        match memchr::memchr2(b'\n', b'\r', &bytes[start..]) {
            Some(length) => {
                let end = start + length;
                let crlf = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
                next = Some(end + if crlf { 2 } else { 1 });
                Some(start..end)
            }
            None => {
                next = None;
                Some(start..text.len())
            }
        }
    })
}

struct Start {
    at: usize,
    kind: PassageKind,
    marker: Option<Marker>,
    body: usize,
}

fn passages(text: &str, tokens: &[Token]) -> Vec<Passage> {
    let mut starts: Vec<Start> = Vec::with_capacity(1);
    let mut previous_end: Option<usize> = None;
    for line in lines(text) {
        let content = &text[line.clone()];
        let at = line.start + (content.len() - content.trim_start_matches(is_ignorable).len());
        match (starts.last(), previous_end) {
            (None, _) => starts.push(start(text, at)),
            (Some(Start { kind: PassageKind::Table, .. }), _) => {}
            (Some(_), Some(end)) => {
                let candidate = start(text, at);
                let splits = match candidate.kind {
                    PassageKind::Text => candidate.marker.is_some() && closes_a_passage(&text[..end]),
                    PassageKind::Table => false,
                    _ => true,
                };
                if splits {
                    starts.push(candidate);
                }
            }
            (Some(_), None) => {}
        }
        previous_end = Some(line.end);
    }
    let mut token = 0;
    let mut passages = Vec::with_capacity(starts.len());
    let ends = starts.iter().skip(1).map(|it| it.at).chain([text.len()]).collect::<Vec<_>>();
    for (start, end) in starts.into_iter().zip(ends) {
        let end = start.at + text[start.at..end].trim_end_matches(char::is_whitespace).len();
        let skipped = tokens[token..].iter().take_while(|it| (it.range.start as usize) < start.body).count();
        let first = token + skipped;
        let count = tokens[first..].iter().take_while(|it| it.range.end as usize <= end).count();
        token = first + count;
        passages.push(Passage {
            range: start.at as u32..end as u32,
            kind: start.kind,
            marker: start.marker,
            body: start.body.min(end) as u32,
            tokens: first as u32..token as u32,
        });
    }
    passages
}

/// What begins at `at`, which lies behind a line's indentation.
fn start(text: &str, at: usize) -> Start {
    let head = &text[at..];
    let make = |kind, length: usize| {
        let rest = &head[length..];
        let body = at + length + (rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len());
        Start { at, kind, marker: None, body }
    };
    let label = |length: usize| at as u32..(at + length) as u32;
    match head.as_bytes().first() {
        Some(b'|') => return make(PassageKind::Table, 0),
        Some(b'#') => {
            let level = head.bytes().take_while(|it| *it == b'#').count();
            if head[level..].starts_with([' ', '\t']) {
                return make(PassageKind::Heading, level);
            }
        }
        Some(b'<') if head.starts_with("<!--") => return make(PassageKind::Comment, 0),
        Some(b'<') => {
            if let Some((name, length)) = inline::tagged_label(head)
                && head[length..].starts_with(' ')
            {
                return make(PassageKind::Note(name, label(length)), length);
            }
        }
        Some(b'[') => {
            if let Some((name, length)) = inline::caret_label(head)
                && head[length..].starts_with(':')
            {
                return make(PassageKind::Note(name, label(length)), length + 1);
            }
        }
        Some(0xC2 | 0xE2) => {
            if let Some((number, length)) = inline::superscripts(head.as_bytes())
                && head[length..].chars().next().is_none_or(char::is_whitespace)
            {
                return make(PassageKind::Note(Label::Number(number), label(length)), length);
            }
        }
        _ => {}
    }
    match marker::marker(text, at) {
        Some(marker) => {
            let length = marker.range.end as usize - at;
            Start { marker: Some(marker), ..make(PassageKind::Text, length) }
        }
        None => make(PassageKind::Text, 0),
    }
}

/// Whether a list item may begin behind `before`: a wrapped line seldom begins with a marker, and then
/// the line before does not end in the punctuation of a clause.
fn closes_a_passage(before: &str) -> bool {
    let before = before.trim_end_matches(is_ignorable);
    before.ends_with([';', ':', '.', ',', '；', '：', '。', '，', '؛', '،', '*', '_'])
        || ["; and", "; or", "; et", "; y", "; e", "; и"].iter().any(|it| before.ends_with(it))
}

/// Blanks and the marks that are never read: direction marks, byte order mark.
pub(super) fn is_ignorable(char: char) -> bool {
    char.is_whitespace()
        || matches!(char, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let block = Block::parse(text);
        let shown: Vec<&str> = block.passages().iter().map(|it| block.source(it)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_wrapped_paragraph_is_one_passage() {
        check(
            "Recalling its resolution\n70/1 of 25 September\n2015, and paragraph 4\n(a) above,",
            &["Recalling its resolution\n70/1 of 25 September\n2015, and paragraph 4\n(a) above,"],
        );
    }

    #[test]
    fn lists_and_notes_without_blank_lines_are_several() {
        check(
            "1. *Urges* States:\r\n  (a) To act;\r\n  (b) To report;\r\n2. *Decides* so.",
            &["1. *Urges* States:", "(a) To act;", "(b) To report;", "2. *Decides* so."],
        );
        check("[^1]: One.\n[^2]: Two,\n  wrapped.", &["[^1]: One.", "[^2]: Two,\n  wrapped."]);
    }

    #[test]
    fn notes_have_their_label() {
        let block = Block::parse("¹² Resolution [55/2](#).");
        let passage = &block.passages()[0];
        assert_eq!(passage.kind, PassageKind::Note(Label::Number(12), 0..4));
        assert_eq!(passage.body, 5);
        assert_eq!(block.tokens(passage).len(), 2);
    }
}
