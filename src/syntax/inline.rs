//! Markup inside of a block: escapes, emphasis, links and footnote marks, in one pass over the bytes.

use smol_str::SmolStr;
use std::ops::Range;

/// The name of a footnote.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// Digits, however they are written (`¹`, `[^1]`, `<sup>1</sup>`).
    Number(u32),
    /// A name (`[^unfccc]`).
    Name(SmolStr),
}

impl Label {
    /// Whether it is made of asterisks (`*`, `**`).
    pub fn is_asterisks(&self) -> bool {
        matches!(self, Self::Name(name) if name.starts_with('*'))
    }
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Name(name) => f.write_str(name),
        }
    }
}

/// A piece of markup, in bytes of its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// All of it.
    pub range: Range<u32>,
    /// What it is.
    pub kind: TokenKind,
}

/// What a piece of markup is. None of it is read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenKind {
    /// A backslash before punctuation, or an HTML tag.
    Hidden,
    /// The `*`, `_`, `**`, `<u>` before emphasized words.
    EmphasisStart,
    /// The same behind them.
    EmphasisEnd,
    /// The `[` of a link.
    LinkStart,
    /// The `](target)` of a link, with the target's bytes.
    LinkEnd(Range<u32>),
    /// A footnote mark.
    Mark(Label),
}

/// The digit that a superscript character at the head of `text` stands for, and its bytes.
pub(super) fn superscript(text: &[u8]) -> Option<(u32, usize)> {
    match text {
        [0xC2, 0xB9, ..] => Some((1, 2)),
        [0xC2, 0xB2, ..] => Some((2, 2)),
        [0xC2, 0xB3, ..] => Some((3, 2)),
        [0xE2, 0x81, 0xB0, ..] => Some((0, 3)),
        [0xE2, 0x81, digit @ 0xB4..=0xB9, ..] => Some((u32::from(digit - 0xB0), 3)),
        _ => None,
    }
}

/// A number in superscript digits, as footnote marks are written: `¹²`.
pub fn raised(number: u32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().filter_map(|it| DIGITS.get(usize::from(it.wrapping_sub(b'0')))).collect()
}

/// A run of superscript digits at the head of `text`, and its bytes.
pub(super) fn superscripts(text: &[u8]) -> Option<(u32, usize)> {
    let (mut value, mut length) = superscript(text)?;
    while let Some((digit, bytes)) = superscript(text.get(length..)?) {
        value = value.saturating_mul(10).saturating_add(digit);
        length += bytes;
    }
    Some((value, length))
}

/// `[^1]`, `[^name]` at the head of `text`, and its bytes.
pub(super) fn caret_label(text: &str) -> Option<(Label, usize)> {
    let name = text.strip_prefix("[^")?;
    let end = name.find([']', '\n', ' ', '['])?;
    if end == 0 || !name[end..].starts_with(']') {
        return None;
    }
    let label = name[..end].parse().map_or_else(|_| Label::Name(name[..end].into()), Label::Number);
    Some((label, end + 3))
}

/// `<sup>1</sup>` at the head of `text`, and its bytes.
pub(super) fn tagged_label(text: &str) -> Option<(Label, usize)> {
    let inner = text.strip_prefix("<sup>")?;
    let end = inner.find("</sup>")?;
    let number = inner.get(..end)?.trim().parse().ok()?;
    Some((Label::Number(number), end + "<sup></sup>".len()))
}

/// Whether markup may begin with a byte.
static MARKS_UP: [bool; 256] = table(b"\\*_[]<\xC2\xE2");

/// For each byte whether it is one of `bytes`: most are letters, which are passed over the fastest by a look each.
pub(super) const fn table(mut bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    while let [byte, rest @ ..] = bytes {
        table[*byte as usize] = true;
        bytes = rest;
    }
    table
}

struct Opener {
    delimiter: u8,
    count: usize,
    token: usize,
}

/// All markup of `text`, in order. Emphasis may run over line ends; what has no end is text.
pub(super) fn scan(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::new();
    let mut openers: Vec<Opener> = Vec::new();
    let mut links: Vec<usize> = Vec::new();
    let mut dropped: Vec<usize> = Vec::new();
    let mut at = 0;
    let range = |start: usize, end: usize| start as u32..end as u32;
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            b'\\' if bytes.get(at + 1) == Some(&b'*') && asterisks(bytes, at, 1).is_some() => {
                let length = asterisks(bytes, at, 1).unwrap_or(1);
                let label = Label::Name(text[at + 1..at + 1 + length].into());
                tokens.push(Token { range: range(at, at + 1 + length), kind: TokenKind::Mark(label) });
                at += 1 + length;
            }
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                tokens.push(Token { range: range(at, at + 1), kind: TokenKind::Hidden });
                at += 2;
            }
            b'*' | b'_' => {
                let count = bytes[at..].iter().take_while(|it| **it == byte).count();
                let before = at.checked_sub(1).map_or(b' ', |it| bytes[it]);
                let after = bytes.get(at + count).copied().unwrap_or(b' ');
                let inside_word = byte == b'_' && is_word(before) && is_word(after);
                let closes = !before.is_ascii_whitespace()
                    && !inside_word
                    && openers.last().is_some_and(|it| it.delimiter == byte && it.count == count);
                if closes {
                    openers.pop();
                    tokens.push(Token { range: range(at, at + count), kind: TokenKind::EmphasisEnd });
                } else if count <= 3 && !after.is_ascii_whitespace() && !inside_word {
                    openers.push(Opener { delimiter: byte, count, token: tokens.len() });
                    tokens.push(Token { range: range(at, at + count), kind: TokenKind::EmphasisStart });
                } else if openers.iter().all(|it| it.delimiter != byte)
                    && let Some(length) = asterisks(bytes, at, 0)
                {
                    let label = Label::Name(text[at..at + length].into());
                    tokens.push(Token { range: range(at, at + length), kind: TokenKind::Mark(label) });
                }
                at += count;
            }
            b'[' => {
                if let Some((label, length)) = caret_label(&text[at..]) {
                    tokens.push(Token { range: range(at, at + length), kind: TokenKind::Mark(label) });
                    at += length;
                } else {
                    links.push(tokens.len());
                    tokens.push(Token { range: range(at, at + 1), kind: TokenKind::LinkStart });
                    at += 1;
                }
            }
            b']' => {
                let end = (bytes.get(at + 1) == Some(&b'('))
                    .then(|| memchr::memchr2(b')', b'\n', &bytes[at..]))
                    .flatten()
                    .filter(|it| bytes[at + it] == b')');
                match (links.pop(), end) {
                    (Some(_), Some(end)) => {
                        let end = at + end + 1;
                        tokens.push(Token {
                            range: range(at, end),
                            kind: TokenKind::LinkEnd(range(at + 2, end - 1)),
                        });
                        at = end;
                    }
                    (Some(open), None) => {
                        dropped.push(open);
                        at += 1;
                    }
                    (None, _) => at += 1,
                }
            }
            b'<' => {
                if let Some((label, length)) = tagged_label(&text[at..]) {
                    tokens.push(Token { range: range(at, at + length), kind: TokenKind::Mark(label) });
                    at += length;
                } else if let Some((kind, length)) = tag(&bytes[at..]) {
                    tokens.push(Token { range: range(at, at + length), kind });
                    at += length;
                } else {
                    at += 1;
                }
            }
            0xC2 | 0xE2 => match superscripts(&bytes[at..]) {
                Some((number, length)) if !is_unit(&bytes[..at]) => {
                    let wrapped = at.checked_sub(1).is_some_and(|it| bytes[it] == b'(')
                        && bytes.get(at + length) == Some(&b')');
                    let (start, end) = if wrapped { (at - 1, at + length + 1) } else { (at, at + length) };
                    tokens.push(Token {
                        range: range(start, end),
                        kind: TokenKind::Mark(Label::Number(number)),
                    });
                    at = end;
                }
                Some((_, length)) => at += length,
                None => at += 1,
            },
            _ => {
                let rest = bytes[at + 1..].iter();
                at += 1 + rest.take_while(|it| !MARKS_UP[usize::from(**it)]).count();
            }
        }
    }
    dropped.extend(links);
    dropped.extend(openers.iter().map(|it| it.token));
    if dropped.is_empty() {
        return tokens;
    }
    dropped.sort_unstable();
    let mut index = 0;
    tokens.retain(|_| {
        index += 1;
        dropped.binary_search(&(index - 1)).is_err()
    });
    tokens
}

/// How many asterisks stand at `at` (behind `skipped` bytes) as a mark behind a word: `A/75/50* `.
fn asterisks(bytes: &[u8], at: usize, skipped: usize) -> Option<usize> {
    let count = bytes[at + skipped..].iter().take_while(|it| **it == b'*').count();
    let before = at.checked_sub(1).map_or(b' ', |it| bytes[it]);
    let after = bytes.get(at + skipped + count).copied().unwrap_or(b' ');
    let stands = (is_word(before) || matches!(before, b')' | b'.' | b','))
        && (after.is_ascii_whitespace() || matches!(after, b',' | b';' | b'.' | b')'));
    (stands && (1..=4).contains(&count)).then_some(count)
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Square and cubic metres are no footnotes.
fn is_unit(before: &[u8]) -> bool {
    ["m", "km", "cm"].iter().any(|unit| {
        before.strip_suffix(unit.as_bytes()).is_some_and(|it| matches!(it.last(), Some(b' ' | b'0'..=b'9')))
    })
}

const TAGS: [(&[u8], TokenKind); 10] = [
    (b"<u>", TokenKind::EmphasisStart),
    (b"</u>", TokenKind::EmphasisEnd),
    (b"<i>", TokenKind::EmphasisStart),
    (b"</i>", TokenKind::EmphasisEnd),
    (b"<em>", TokenKind::EmphasisStart),
    (b"</em>", TokenKind::EmphasisEnd),
    (b"<b>", TokenKind::EmphasisStart),
    (b"</b>", TokenKind::EmphasisEnd),
    (b"<br>", TokenKind::Hidden),
    (b"<br/>", TokenKind::Hidden),
];

fn tag(text: &[u8]) -> Option<(TokenKind, usize)> {
    TAGS.iter().find(|(tag, _)| text.starts_with(tag)).map(|(tag, kind)| (kind.clone(), tag.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown: Vec<String> = scan(text)
            .into_iter()
            .map(|it| {
                let source = &text[it.range.start as usize..it.range.end as usize];
                match it.kind {
                    TokenKind::Mark(label) => format!("{source}={label}"),
                    TokenKind::LinkEnd(target) => {
                        format!("{source}->{}", &text[target.start as usize..target.end as usize])
                    }
                    _ => source.to_owned(),
                }
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn marks_are_found_in_each_way_of_writing() {
        check(
            "1993,¹² for², [^1] [^name] x<sup>3</sup> حقوق(¹⁰)،",
            "¹²=12 ²=2 [^1]=1 [^name]=name <sup>3</sup>=3 (¹⁰)=10",
        );
    }

    #[test]
    fn square_metres_are_no_mark() {
        check("500 m² and 5 km³", "");
    }

    #[test]
    fn links_keep_their_target_and_escapes_are_hidden() {
        check(
            r"[A/1 \(Part I\)](#) and [70/1](https://undocs.org/x)",
            r"[ \ \ ](#)-># [ ](https://undocs.org/x)->https://undocs.org/x",
        );
        check("[on the report (A/75/1, para. 2)]", "");
        check("[on ([A/75/1](#), para. 2)]", "[ ](#)->#");
    }

    #[test]
    fn emphasis_pairs_over_line_ends_and_lone_delimiters_are_text() {
        check("*46th plenary meeting\n16 December 2020*", "* *");
        check("_Notes_ a snake_case_word and 2 * 3", "_ _");
        check("**Decides** *x", "** **");
    }
}
