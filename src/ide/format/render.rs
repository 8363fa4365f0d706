//! One passage (or the pieces of one) as the rules want it written.

use std::ops::Range;

use super::{Blanks, Emphasis, Footnotes, FormatOptions, Width};
use crate::ide::notes::{self, MarkStyle};
use crate::syntax::{Block, Label, Passage, PassageKind, TokenKind};
use crate::un::{Lang, drafting};

/// What is rendered: a passage, and where links are to be put, in bytes of its block.
pub(super) struct Piece<'a> {
    pub(super) block: &'a Block,
    pub(super) passage: &'a Passage,
    pub(super) links: Vec<(Range<u32>, String)>,
}

/// The passage with its pieces joined; `lines` keeps its line ends.
pub(super) fn passage(
    pieces: &[Piece<'_>],
    lines: bool,
    lang: Lang,
    options: &FormatOptions,
    end: &str,
) -> String {
    let Some(first) = pieces.first() else { return String::new() };
    let source = first.block.source(first.passage);
    if matches!(first.passage.kind, PassageKind::Comment | PassageKind::Table) || underlined(source) {
        return trimmed(source, end);
    }
    let head = head(first, options);
    let mut body = String::new();
    for piece in pieces {
        let text = body_of(piece, options);
        let text = text.trim();
        if !body.is_empty() && !text.is_empty() && !joins_close(&body, text) {
            body.push(' ');
        }
        body.push_str(text);
    }
    if options.blanks == Blanks::Plain {
        body = body.replace(['\u{a0}', '\u{202f}'], " ");
    }
    let body = if lines { trimmed(&body, end) } else { joined(&body) };
    let body = if options.blanks == Blanks::NonBreaking { unbreakable(&body, lang) } else { body };
    let whole = format!("{}{head}{body}", indent(first, options));
    match options.width {
        Width::Columns(columns) if !lines && first.passage.kind != PassageKind::Heading => {
            wrapped(&whole, usize::from(columns), end)
        }
        _ => whole,
    }
}

/// Indentation of a numbered or lettered passage; other paragraphs have none.
fn indent(piece: &Piece<'_>, options: &FormatOptions) -> String {
    let text = piece.block.text();
    let start = piece.passage.range.start as usize;
    let line = text[..start].rfind(['\n', '\r']).map_or(0, |it| it + 1);
    let before = &text[line..start];
    if piece.passage.marker.is_none() || !before.chars().all(|it| matches!(it, ' ' | '\t')) {
        return String::new();
    }
    match options.tab_size {
        Some(blanks) => before.replace('\t', &" ".repeat(usize::from(blanks))),
        None => before.to_owned(),
    }
}

/// Number, letter, note label or `#` with one blank behind it.
fn head(piece: &Piece<'_>, options: &FormatOptions) -> String {
    let (block, passage) = (piece.block, piece.passage);
    let written = block.text().get(passage.range.start as usize..passage.body as usize).unwrap_or("");
    if let PassageKind::Note(label, range) = &passage.kind
        && !label.is_asterisks()
    {
        let style = notes::style_of(block.text().get(range.start as usize..range.end as usize).unwrap_or(""));
        return notes::definition(label, restyled(style, label, options.footnotes));
    }
    let written = written.trim_end();
    if written.is_empty() { String::new() } else { format!("{written} ") }
}

fn restyled(style: MarkStyle, label: &Label, wanted: Footnotes) -> MarkStyle {
    match (label, wanted, style) {
        (Label::Name(_), ..) | (_, Footnotes::Keep, _) => style,
        // Arabic marks keep their parentheses.
        (_, Footnotes::Superscript, MarkStyle::Parenthesized) => style,
        (_, Footnotes::Superscript, _) => MarkStyle::Superscript,
        (_, Footnotes::Caret, _) => MarkStyle::Caret,
    }
}

/// The words of a piece with its markup rewritten; line ends are as they were.
fn body_of(piece: &Piece<'_>, options: &FormatOptions) -> String {
    let (block, passage) = (piece.block, piece.passage);
    let source = block.text();
    let mut splices: Vec<(Range<u32>, String)> = Vec::new();
    let mut open: Vec<&(Range<u32>, String)> = Vec::new();
    let mut mark_end = None;
    for token in block.tokens(passage) {
        let written = source.get(token.range.start as usize..token.range.end as usize).unwrap_or("");
        match &token.kind {
            TokenKind::EmphasisStart | TokenKind::EmphasisEnd if !written.starts_with('<') => {
                let sign = match options.emphasis {
                    Emphasis::Keep => continue,
                    Emphasis::Asterisk => "*",
                    Emphasis::Underscore => "_",
                };
                splices.push((token.range.clone(), sign.repeat(written.len())));
            }
            // Asterisks are written in one way only.
            TokenKind::Mark(label) if label.is_asterisks() => {}
            TokenKind::Mark(label) => {
                let style = restyled(notes::style_of(written), label, options.footnotes);
                // Two raised numbers side by side would be one.
                let touches = mark_end == Some(token.range.start) && style == MarkStyle::Superscript;
                mark_end = Some(token.range.end);
                if !touches {
                    splices.push((token.range.clone(), notes::mark(label, style)));
                }
            }
            TokenKind::LinkStart => {
                open.extend(piece.links.iter().find(|it| it.0.start >= token.range.end));
            }
            TokenKind::LinkEnd(target) => {
                let empty = matches!(source.get(target.start as usize..target.end as usize), Some("" | "#"));
                if let Some((_, url)) = open.pop().filter(|it| empty && it.0.end <= token.range.start + 1) {
                    splices.push((target.clone(), url.clone()));
                }
            }
            _ => {}
        }
    }
    // A citation without any markup in it or round it becomes a link.
    for (range, url) in &piece.links {
        let bare = |it: &&crate::syntax::Token| it.range.end > range.start && it.range.start < range.end;
        let linked = inside_link(piece, range.start);
        if !linked && !block.tokens(passage).iter().any(|it| bare(&it)) {
            splices.push((range.start..range.start, "[".to_owned()));
            splices.push((range.end..range.end, format!("]({url})")));
        }
    }
    splices.sort_by_key(|it| (it.0.start, it.0.end));
    let mut out = String::new();
    let mut at = passage.body;
    for (range, with) in splices {
        if range.start >= at {
            out.push_str(source.get(at as usize..range.start as usize).unwrap_or(""));
            out.push_str(&with);
            at = range.end;
        }
    }
    out.push_str(source.get(at as usize..passage.range.end as usize).unwrap_or(""));
    out
}

fn inside_link(piece: &Piece<'_>, at: u32) -> bool {
    let tokens = piece.block.tokens(piece.passage).iter().take_while(|it| it.range.start <= at);
    let depth = tokens.fold(0i32, |depth, it| match it.kind {
        TokenKind::LinkStart => depth + 1,
        TokenKind::LinkEnd(_) => depth - 1,
        _ => depth,
    });
    depth > 0
}

/// Lines that end where they did, without blanks at their ends; two make a line break in Markdown and stay.
fn trimmed(text: &str, end: &str) -> String {
    let lines: Vec<&str> = text.split('\n').flat_map(|it| it.trim_end_matches('\r').split('\r')).collect();
    let last = lines.len().saturating_sub(1);
    let shown = |(index, line): (usize, &&str)| {
        let bare = line.trim_end_matches([' ', '\t']);
        let breaks = index < last && !bare.is_empty() && line[bare.len()..] == *"  ";
        format!("{bare}{}", if breaks { "  " } else { "" })
    };
    lines.iter().enumerate().map(shown).collect::<Vec<_>>().join(end)
}

/// A heading that is underlined has two lines.
fn underlined(source: &str) -> bool {
    source.lines().skip(1).any(|it| {
        let it = it.trim();
        it.len() >= 3 && (it.bytes().all(|it| it == b'=') || it.bytes().all(|it| it == b'-'))
    })
}

/// One line: line ends and runs of blanks are one blank, and none between characters that need none.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find([' ', '\t', '\n', '\r']) {
        let (word, more) = rest.split_at(at);
        let next = more.trim_start_matches([' ', '\t', '\n', '\r']);
        let gap = &more[..more.len() - next.len()];
        out.push_str(word);
        if !(next.is_empty() || gap.contains(['\n', '\r']) && joins_close(&out, next)) {
            out.push(' ');
        }
        rest = next;
    }
    out.push_str(rest);
    out
}

fn joins_close(before: &str, behind: &str) -> bool {
    before.chars().next_back().is_some_and(is_wide) && behind.chars().next().is_some_and(is_wide)
}

/// Characters of Chinese and its punctuation, between which no blank stands.
pub(super) fn is_wide(char: char) -> bool {
    matches!(char, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ff65}')
}

/// Abbreviations that a line may not part from their number.
const COUNTED: [&str; 10] =
    ["No.", "Nos.", "vol.", "chap.", "para.", "paras.", "sect.", "art.", "par.", "п."];

/// With blanks that do not break between a number and what it counts.
fn unbreakable(text: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        let Some(next) = words.peek() else { break };
        let number = !word.is_empty() && word.len() <= 2 && word.bytes().all(|it| it.is_ascii_digit());
        let counted = COUNTED.contains(&word.trim_start_matches('('))
            && next.starts_with(|it: char| it.is_ascii_digit());
        let day = number && drafting::of(lang).months.contains(&next.trim_end_matches([',', ';', '.', ')']));
        out.push(if counted || day { '\u{a0}' } else { ' ' });
    }
    out
}

/// Lines of at most `columns` characters; a line never begins with what would begin a passage.
fn wrapped(text: &str, columns: usize, end: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 40);
    let indent = text.len() - text.trim_start().len();
    out.push_str(&text[..indent]);
    let mut width = indent;
    let mut first = true;
    for word in text[indent..].split(' ') {
        let length = word.chars().count();
        if !first {
            let fits = width + 1 + length <= columns;
            if fits || begins_something(word) {
                out.push(' ');
                width += 1;
            } else {
                out.push_str(end);
                width = 0;
            }
        }
        out.push_str(word);
        width += length;
        first = false;
    }
    out
}

/// Whether a line that begins with this word could be read as a list's, a note's or a heading's.
fn begins_something(word: &str) -> bool {
    let signs = ['(', '#', '|', '<', '[', '-', '–', '—', '•', '*', '·', '+', '>', '='];
    let numbered = word.starts_with(|it: char| it.is_ascii_digit() || "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(it));
    let lettered = word.chars().count() <= 7 && word.ends_with(['.', ')', ':']);
    word.is_empty()
        || word.starts_with(signs)
        || numbered
        || lettered
        || word.starts_with("OP")
        || word.starts_with("PP")
}
