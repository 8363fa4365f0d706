//! A block: a run of lines that are not blank, its markup, and the passages in it.

use std::ops::Range;

use super::inline::{self, Label, Token, TokenKind};
use super::marker::{self, Marker};
use super::prose::Prose;
use crate::un::form;

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
    /// What is not read: a comment (`<!-- … -->`), a rule (`---`), the line below a heading (`===`), front matter.
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
    let mut listed = is_a_paragraph_a_line(text);
    let mut opened = false;
    let front = front_matter(text);
    for line in lines(text) {
        let content = &text[line.clone()];
        let at = line.start + (content.len() - content.trim_start_matches(is_ignorable).len());
        if front > 0 && line.start <= front {
            if line.start == 0 || line.start == front {
                let first = line.start == front;
                starts.push(if first { start(text, at, true) } else { comment(at) });
            }
            previous_end = Some(line.end);
            continue;
        }
        let Some(end) = previous_end.replace(line.end) else {
            starts.push(start(text, at, true));
            continue;
        };
        let candidate = start(text, at, false);
        let is_next = candidate.marker.as_ref().is_some_and(|it| goes_on(&starts, it));
        let Some(before) = starts.last_mut().filter(|it| it.kind != PassageKind::Table) else { continue };
        if is_rule(content) {
            // Underlined words are a heading.
            if before.kind == PassageKind::Text && before.marker.is_none() {
                before.kind = PassageKind::Heading;
            }
            starts.push(comment(at));
            continue;
        }
        let after_rule = before.kind == PassageKind::Comment && is_rule(&text[before.at..end]);
        let splits = match candidate.kind {
            PassageKind::Text => {
                let after_opening = std::mem::replace(&mut opened, is_opening(content));
                if opened {
                    // The title above is no paragraph of a line, those below may be.
                    listed |= is_a_paragraph_a_line(text[line.end..].trim_start());
                }
                after_rule
                    || opened
                    || after_opening
                    || listed && !is_inside(tokens, at)
                    || candidate.marker.is_some() && opens_an_item(&text[..end], &text[candidate.body..])
                    || is_next && begins_a_sentence(&text[candidate.body..])
                    || before.kind == PassageKind::Heading && text[before.at..].starts_with('#')
            }
            PassageKind::Table => false,
            _ => true,
        };
        if splits {
            starts.push(candidate);
        }
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

fn comment(at: usize) -> Start {
    Start { at, kind: PassageKind::Comment, marker: None, body: at }
}

/// Where what follows begins behind front matter, lines `key: value` between two rules, at the head of a text; else 0.
fn front_matter(text: &str) -> usize {
    let mut rest = lines(text);
    let is_fence = |line: &str| matches!(line.trim_end(), "---" | "...");
    if !text.trim_start_matches(is_ignorable).starts_with("---")
        || !rest.next().is_some_and(|it| is_fence(text[it].trim_start_matches(is_ignorable)))
    {
        return 0;
    }
    for (keys, line) in rest.by_ref().enumerate() {
        let line = &text[line];
        if is_fence(line) {
            let behind = rest.next().map_or(text.len(), |it| it.start);
            return if keys == 0 { 0 } else { behind };
        }
        let key = |(key, _): (&str, &str)| {
            !key.is_empty() && key.bytes().all(|it| it.is_ascii_alphanumeric() || b"_-".contains(&it))
        };
        // What is indented or listed belongs to the key above.
        let more = keys > 0 && line.starts_with([' ', '\t', '-']) || line.starts_with('#');
        if !more && !line.split_once(':').is_some_and(key) {
            return 0;
        }
    }
    0
}

/// Whether a line is a rule, or underlines the one before: `---`, `===`, `***`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let first = line.as_bytes().first().copied().unwrap_or(b' ');
    line.len() >= 3 && matches!(first, b'-' | b'=' | b'*' | b'_') && line.bytes().all(|it| it == first)
}

/// Whether a line is the opening formula (`The General Assembly,`), which a paragraph may follow at once.
fn is_opening(line: &str) -> bool {
    let line = line.trim_matches(|it| is_ignorable(it) || matches!(it, '*' | '_'));
    line.ends_with([',', '，', '،'])
        && line.chars().find(|it| it.is_alphabetic()).is_some_and(|it| !it.is_lowercase())
        && form::opening(line).is_some()
}

/// Whether each line is a paragraph of its own: a line is too long to have been wrapped, or all of them end as
/// clauses do and none goes on in small letters, which hard-wrapped lines seldom do three times in a row.
fn is_a_paragraph_a_line(text: &str) -> bool {
    if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none() {
        return false;
    }
    // Texts without blanks between words, as Chinese ones, have long lines where they are wrapped at blanks, too.
    let mut long =
        lines(text).filter(|it| it.len() > WRAPPED && width(&text[it.clone()]) > WRAPPED).peekable();
    if long.peek().is_some() {
        return long.all(|it| {
            let blanks = text[it.clone()].bytes().filter(|it| *it == b' ').count();
            blanks > it.len() / 12 || it.end == text.len() || closes_a_passage(&text[it])
        });
    }
    let mut count = 0;
    for line in lines(text) {
        if !closes_a_passage(&text[line.clone()]) || !begins_a_clause(&text[line]) {
            return false;
        }
        count += 1;
    }
    count >= 3
}

/// Whether a line begins as a paragraph does: neither with a small letter nor with a number or symbol, unless it is
/// a list's.
fn begins_a_clause(line: &str) -> bool {
    let line = line.trim_start_matches(is_ignorable);
    let words = line.trim_start_matches(['*', '_', '“', '«', '[', '(']);
    let first = words.chars().next().is_some_and(|it| it.is_alphabetic() && !it.is_lowercase());
    let word = words.split([' ', '\t']).next().unwrap_or(words);
    first && !word.contains('/') || marker::marker(line, 0).is_some()
}

/// The width of a line on the page, in letters: a Chinese character takes the room of two, and says more.
fn width(line: &str) -> usize {
    line.chars().map(|it| if it >= '\u{2e80}' { 3 } else { 1 }).sum()
}

/// Longer lines were not wrapped.
const WRAPPED: usize = 160;

/// What begins at `at`, which lies behind a line's indentation; whether it is the block's first line.
fn start(text: &str, at: usize, first: bool) -> Start {
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
        Some(b'-' | b'=' | b'*' | b'_')
            if first && is_rule(lines(head).next().map_or("", |it| &head[it])) =>
        {
            return make(PassageKind::Comment, 0);
        }
        Some(b'<') => {
            if let Some((name, length)) = inline::tagged_label(head)
                && (first || head[length..].starts_with([' ', '\t', '\u{a0}']))
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
            // A mark stands behind a word: at the head of a block there is none.
            if let Some((number, length)) = inline::superscripts(head.as_bytes())
                && (first || head[length..].chars().next().is_none_or(char::is_whitespace))
            {
                // Official Arabic notes keep the parentheses, without the number that stood in them.
                let rest = head[length..].trim_start_matches([' ', '\u{a0}']);
                let parentheses = if rest.starts_with("() ") { head.len() - rest.len() + 2 } else { length };
                return make(PassageKind::Note(Label::Number(number), label(length)), parentheses);
            }
        }
        Some(b'(') if first => {
            if let Some((number, length)) = inline::superscripts(&head.as_bytes()[1..])
                && head[1 + length..].starts_with(')')
            {
                return make(PassageKind::Note(Label::Number(number), label(length + 2)), length + 2);
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

/// Whether a marker is the very next one behind the last of its kind.
fn goes_on(starts: &[Start], marker: &Marker) -> bool {
    let last = starts.iter().rev().find_map(|it| it.marker.as_ref().filter(|it| it.is_like(marker)));
    last.is_some_and(|it| it.precedes(marker))
}

/// Whether emphasis that began before `at` has not ended there, as in a closing of two lines.
fn is_inside(tokens: &[Token], at: usize) -> bool {
    let before = tokens.iter().take_while(|it| (it.range.start as usize) < at);
    before.fold(0, |depth, it| match it.kind {
        TokenKind::EmphasisStart => depth + 1,
        TokenKind::EmphasisEnd => depth - 1,
        _ => depth,
    }) > 0
}

/// Whether a list item begins between `before` and the words `behind` its marker. Behind a full stop, which may be
/// that of an abbreviation (`para.`), the words must begin as sentences do.
fn opens_an_item(before: &str, behind: &str) -> bool {
    let stopped = before.trim_end_matches(is_ignorable).ends_with('.');
    let sentence = || behind.chars().next().is_some_and(|it| !it.is_lowercase() && !it.is_ascii_digit());
    closes_a_passage(before) && (!stopped || sentence())
}

/// Whether words begin with a capital letter: behind the number or letter that is next in a list they are an item,
/// also where the end mark of the one before is missing.
fn begins_a_sentence(words: &str) -> bool {
    words.trim_start_matches(['*', '_', '“', '«']).starts_with(char::is_uppercase)
}

/// Whether a list item may begin behind `before`: a wrapped line seldom begins with a marker, and then
/// the line before does not end in the punctuation of a clause.
fn closes_a_passage(before: &str) -> bool {
    let mark = |it: char| matches!(it, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '”' | '»' | '"');
    let before = before.trim_end_matches(|it| is_ignorable(it) || mark(it));
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
        check(
            "1. Urges States:\n  a) To act\n  b) To report\n2. Decides so.",
            &["1. Urges States:", "a) To act", "b) To report", "2. Decides so."],
        );
        // What is wrapped before a reference is none.
        for text in [
            "a) To act under paragraph\nb) above;",
            "1. Decides on paragraph\n2 (b) of it",
            "a) To act in Annex\nC) Reports;",
        ] {
            check(text, &[text]);
        }
        check("[^1]: One.\n[^2]: Two,\n  wrapped.", &["[^1]: One.", "[^2]: Two,\n  wrapped."]);
    }

    #[test]
    fn rules_and_underlines_are_not_read() {
        check("75/180. Title\n=============", &["75/180. Title", "============="]);
        assert_eq!(Block::parse("Annex\n-----").passages()[0].kind, PassageKind::Heading);
        assert_eq!(Block::parse("---").passages()[0].kind, PassageKind::Comment);
        check("## I\nRecalling its resolution", &["## I", "Recalling its resolution"]);
    }

    #[test]
    fn a_paragraph_a_line_is_one_each() {
        check(
            "The General Assembly,\nRecalling its resolution 70/1,\nNoting the report,\n1. *Decides* so.",
            &[
                "The General Assembly,",
                "Recalling its resolution 70/1,",
                "Noting the report,",
                "1. *Decides* so.",
            ],
        );
        check(
            "Recalling its sessions in Durban,\nSouth Africa, and Geneva,\nand others,",
            &["Recalling its sessions in Durban,\nSouth Africa, and Geneva,\nand others,"],
        );
    }

    #[test]
    fn an_opening_formula_stands_alone() {
        check(
            "76/1. Rivers\n**The General Assembly,**\nRecalling its\nresolution 70/1,",
            &["76/1. Rivers", "**The General Assembly,**", "Recalling its\nresolution 70/1,"],
        );
        check(
            "76/1. Rivers\nThe General Assembly,\nRecalling that,\nNoting it,\n1. Decides so.",
            &["76/1. Rivers", "The General Assembly,", "Recalling that,", "Noting it,", "1. Decides so."],
        );
        check(
            "as was adopted by\nthe General Assembly,\nand others,",
            &["as was adopted by\nthe General Assembly,\nand others,"],
        );
    }

    #[test]
    fn notes_begin_in_each_way_of_writing() {
        for text in
            ["¹Resolution 55/2.", "(¹) A/76/1.", "<sup>1</sup>A/76/1.", "¹ () A/76/1.", "[^1]:A/76/1."]
        {
            let block = Block::parse(text);
            assert!(matches!(block.passages()[0].kind, PassageKind::Note(Label::Number(1), _)), "{text}");
            assert!(!block.prose(0).unwrap().text.starts_with([' ', '(', ':']), "{text}");
        }
    }

    #[test]
    fn front_matter_is_not_read() {
        let kinds =
            |text: &str| Block::parse(text).passages().iter().map(|it| it.kind.clone()).collect::<Vec<_>>();
        let (comment, text) = (PassageKind::Comment, PassageKind::Text);
        assert_eq!(kinds("---\ntitle: Rivers\ntags:\n  - water\n---"), std::slice::from_ref(&comment));
        assert_eq!(kinds("\u{feff}---\r\ntitle: Rivers\r\n---"), std::slice::from_ref(&comment));
        assert_eq!(kinds("---\ntitle: Rivers\n---\nGeneral Assembly"), [comment, text]);
        for other in
            ["---\nGeneral Assembly", "---\nGeneral Assembly\n---", "---\ntitle: Rivers", "- title: Rivers"]
        {
            assert!(kinds(other).last() != Some(&PassageKind::Comment) || kinds(other).len() > 1, "{other}");
        }
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
