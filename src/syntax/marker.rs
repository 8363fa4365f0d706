//! The number, letter or bullet at the head of a passage.

use std::ops::Range;

use smol_str::SmolStr;

/// What stands before the words of a numbered or lettered passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// All of it, with its punctuation, in bytes of the block.
    pub range: Range<u32>,
    /// The number or letter alone, in bytes of the block.
    pub label: Range<u32>,
    /// What it is.
    pub kind: MarkerKind,
}

/// What a marker is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkerKind {
    /// `1.`, `1)`, `1 -`; a number in parentheses, `(1)`, too.
    Number(u32),
    /// A number that stands between others: `1 bis.`, `OP3`, `10.1`.
    Irregular(SmolStr),
    /// `(a)`, `a)`, `a.`, `(ii)`, `(أ)`: whether a letter or a Roman number is decided by what is expected.
    Letter(SmolStr),
    /// `-`, `–`, `•`, `*`.
    Bullet,
}

impl Marker {
    /// Whether `next` is the very next number or letter of the same list: `a)` and `b)`, `1.` and `2.`.
    pub(super) fn precedes(&self, next: &Self) -> bool {
        match (&self.kind, &next.kind) {
            (MarkerKind::Number(one), MarkerKind::Number(other)) => one.checked_add(1) == Some(*other),
            (MarkerKind::Letter(one), MarkerKind::Letter(other)) => {
                let only = |label: &str| {
                    let mut chars = label.chars();
                    chars.next().filter(|_| chars.next().is_none())
                };
                let (one, other) = (only(one).map(u32::from), only(other).map(u32::from));
                one.is_some_and(|it| other == Some(it + 1))
            }
            _ => false,
        }
    }

    /// Whether both are numbers, letters or bullets.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(&self.kind) == std::mem::discriminant(&other.kind)
    }
}

/// The marker at `start` of `text`, which lies behind the indentation of a line. It may be emphasized (`**1.**`, or
/// the head of emphasized words, `**1. Decides**`).
pub(super) fn marker(text: &str, start: usize) -> Option<Marker> {
    let head = text.get(start..)?;
    // Each paragraph of a resolution quoted in a resolution begins with a quotation mark.
    if let Some(quote) = head.chars().next().filter(|it| matches!(it, '“' | '«' | '„' | '"')) {
        let marker = plain(text, start + quote.len_utf8(), "")?;
        return Some(Marker { range: start as u32..marker.range.end, ..marker });
    }
    // What a draft puts in brackets is disputed: `[3. Calls upon`, `[OP5`.
    if head.starts_with('[') {
        let marker = plain(text, start + 1, "")?;
        let counts = matches!(marker.kind, MarkerKind::Number(_) | MarkerKind::Irregular(_));
        return counts.then_some(Marker { range: start as u32..marker.range.end, ..marker });
    }
    let delimiter = head.bytes().next().filter(|it| matches!(it, b'*' | b'_'));
    let count = delimiter.map_or(0, |it| head.bytes().take_while(|byte| *byte == it).count());
    if (1..=3).contains(&count) && !head[count..].starts_with([' ', '\t', '*', '_']) {
        let mut marker = plain(text, start + count, &head[..count])?;
        let behind = &text[marker.range.end as usize..];
        let closed = behind.starts_with(&head[..count]);
        marker.range = start as u32..marker.range.end + if closed { count as u32 } else { 0 };
        // Emphasized words alone are a lead or a heading: only numbers stand among them.
        return (closed || matches!(marker.kind, MarkerKind::Number(_))).then_some(marker);
    }
    plain(text, start, "")
}

/// The marker at `start`, with or without the end of the emphasis `wrapped` behind it.
fn plain(text: &str, start: usize, wrapped: &str) -> Option<Marker> {
    let head = text.get(start..)?;
    let ends = |head: &str, length: usize| ends(head, length, wrapped);
    let make = |label: Range<usize>, length: usize, kind: MarkerKind| {
        let at = |offset: usize| (start + offset) as u32;
        Some(Marker { range: at(0)..at(length), label: at(label.start)..at(label.end), kind })
    };
    let first = head.chars().next()?;
    if matches!(first, '-' | '–' | '—' | '•' | '*' | '·') {
        let length = first.len_utf8();
        return ends(head, length).then(|| make(0..length, length, MarkerKind::Bullet)).flatten();
    }
    // Converters to Markdown write a backslash before what would begin a list.
    let open = match first {
        '(' | '（' => first.len_utf8(),
        '\\' if head[1..].starts_with('(') => 2,
        _ => 0,
    };
    let inner = &head[open..];
    let (count, digits) = figures(inner);
    if (1..=3).contains(&count) {
        let number = inner[..digits].chars().filter_map(value).fold(0, |sum, it| 10 * sum + it);
        let label = open..open + digits;
        let rest = &inner[digits..];
        let after = open + digits;
        let closing = closing(rest);
        if open > 0 {
            let (_, length) = closing.filter(|it| it.0 == ')')?;
            let stands = ends(head, after + length) || rest.starts_with('）');
            return stands.then(|| make(label, after + length, MarkerKind::Number(number))).flatten();
        }
        if let Some((_, length)) = closing
            && (ends(head, after + length) || rest.starts_with(['．', '、', '）']))
        {
            return make(label, after + length, MarkerKind::Number(number));
        }
        // The italics of the words behind may begin at the dash (observed).
        let dashed = rest.trim_start_matches([' ', '\u{a0}', '\u{200f}', '\u{200e}', '\u{640}', '*', '_']);
        if rest.len() - dashed.len() <= 4
            && let Some(dash) = dashed.strip_prefix(['-', '–', '—', '\u{2011}'])
            && dash.starts_with([' ', '\u{a0}'])
        {
            let length = head.len() - dash.len();
            return make(label, length, MarkerKind::Number(number));
        }
        return irregular(head, digits, &ends)
            .and_then(|(end, length)| make(0..end, length, MarkerKind::Irregular(head[..end].into())));
    }
    if let Some(rest) = head.strip_prefix("OP").or_else(|| head.strip_prefix("PP")) {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let end = 2 + digits;
        let length = end + usize::from(head[end..].starts_with(['.', ')', ':']));
        return (digits > 0 && ends(head, length))
            .then(|| make(0..end, length, MarkerKind::Irregular(head[..end].into())))
            .flatten();
    }
    let letters = inner.char_indices().take_while(|(_, it)| it.is_alphabetic()).take(6).count();
    let end: usize = inner.chars().take(letters).map(char::len_utf8).sum();
    let label = &inner[..end];
    let (closing, length) = closing(&inner[end..])?;
    let tight = inner[end..].starts_with('）');
    let length = open + end + length;
    let chinese = is_chinese(label);
    let plausible = letters == 1 && !chinese
        || (letters <= 2 && doubled(label))
        || is_roman(label)
        || chinese && open > 0;
    if letters == 0 || !plausible || !ends(head, length) && !tight {
        return None;
    }
    // Other alphabets close their letters with a parenthesis; with a full stop they are abbreviations (`п. 5`).
    let lower = label.bytes().all(|it| it.is_ascii_lowercase());
    match closing {
        ')' => make(open..open + end, length, MarkerKind::Letter(label.into())),
        '.' if open == 0 && lower => make(0..end, length, MarkerKind::Letter(label.into())),
        _ => None,
    }
}

/// How many figures stand at the head of a text, and their bytes; older Arabic texts have their own: `١`.
fn figures(text: &str) -> (usize, usize) {
    let figures = text.chars().take_while(|it| value(*it).is_some());
    figures.fold((0, 0), |(count, bytes), it| (count + 1, bytes + it.len_utf8()))
}

fn value(char: char) -> Option<u32> {
    match char {
        '٠'..='٩' => Some(u32::from(char) - u32::from('٠')),
        _ => char.to_digit(10),
    }
}

/// What closes a marker at the head of a text, as `.` or `)`, and its bytes.
fn closing(text: &str) -> Option<(char, usize)> {
    let bare = text.strip_prefix('\\').unwrap_or(text);
    let skipped = text.len() - bare.len();
    let closing = match bare.chars().next()? {
        '.' => ('.', 1),
        ')' => (')', 1),
        '．' | '、' => ('.', 3),
        '）' => (')', 3),
        _ => return None,
    };
    Some((closing.0, skipped + closing.1))
}

/// Whether a label is made of Chinese figures.
fn is_chinese(label: &str) -> bool {
    !label.is_empty() && label.chars().all(|it| "一二三四五六七八九十百".contains(it))
}

/// `1 bis.` and decimals: the end of the label and of the marker.
fn irregular(head: &str, digits: usize, ends: &dyn Fn(&str, usize) -> bool) -> Option<(usize, usize)> {
    let rest = &head[digits..];
    for word in [" bis", " ter", " quater", " alt", "bis", "ter"] {
        if let Some(after) = rest.strip_prefix(word) {
            let end = digits + word.len();
            return after.starts_with(['.', ')']).then_some((end, end + 1));
        }
    }
    let decimals = rest.strip_prefix('.')?.bytes().take_while(u8::is_ascii_digit).count();
    let end = digits + 1 + decimals;
    (decimals > 0 && ends(head, end)).then_some((end, end))
}

/// Whether a blank or nothing follows, behind the end of the emphasis `wrapped` or before it.
fn ends(head: &str, length: usize, wrapped: &str) -> bool {
    let ended = |it: &str| it.chars().next().is_none_or(char::is_whitespace);
    head.get(length..).is_some_and(|it| ended(it) || it.strip_prefix(wrapped).is_some_and(ended))
}

fn doubled(label: &str) -> bool {
    let mut chars = label.chars();
    chars.next() == chars.next()
}

/// Whether a label may be a Roman number.
fn is_roman(label: &str) -> bool {
    !label.is_empty()
        && (label.chars().all(|it| matches!(it, 'i' | 'v' | 'x' | 'l'))
            || label.chars().all(|it| matches!(it, 'I' | 'V' | 'X' | 'L')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = marker(text, 0).map_or("none".to_owned(), |it| {
            format!("{:?} {}", it.kind, &text[it.range.start as usize..it.range.end as usize])
        });
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn markers_of_each_shape() {
        check("1. *Decides*", "Number(1) 1.");
        check("12) Decides", "Number(12) 12)");
        check("3 *- يؤكد* أن", "Number(3) 3 *-");
        check("(3) Decides", "Number(3) (3)");
        check("[3. Calls upon", "Number(3) [3.");
        check("[PP5 Noting", "Irregular(\"PP5\") [PP5");
        check("[70/1] and", "none");
        check("[Adopted without a vote.]", "none");
        check("77 - *تطلب*", "Number(77) 77 -");
        check("١٢ - تطلب", "Number(12) ١٢ -");
        check("1- تطلب", "Number(1) 1-");
        check("16 – تشجع", "Number(16) 16 –");
        check("1 bis. Decides", "Irregular(\"1 bis\") 1 bis.");
        check("OP3 Decides", "Irregular(\"OP3\") OP3");
        check("10.1 Decides", "Irregular(\"10.1\") 10.1");
        check("(a) To act", "Letter(\"a\") (a)");
        check("a) D’agir", "Letter(\"a\") a)");
        check("(viii) To act", "Letter(\"viii\") (viii)");
        check("(aa) To act", "Letter(\"aa\") (aa)");
        check("(أ) أن", "Letter(\"أ\") (أ)");
        check("– To act", "Bullet –");
    }

    #[test]
    fn markers_as_markdown_and_chinese_texts_have_them() {
        check("**1.** Decides", "Number(1) **1.**");
        check("**1. Decides** to act", "Number(1) **1.");
        check("*(a)* To act", "Letter(\"a\") *(a)*");
        check("1\\. Decides", "Number(1) 1\\.");
        check("\\(a\\) To act", "Letter(\"a\") \\(a\\)");
        check("1．决定", "Number(1) 1．");
        check("（一）采取", "Letter(\"一\") （一）");
        check("(1)\tDecides", "Number(1) (1)");
        check("“1. Approves", "Number(1) “1.");
    }

    #[test]
    fn words_and_years_are_no_markers() {
        check("2001. The", "none");
        check("75/180. Title", "none");
        check("(see A/1)", "none");
        check("A. Heading", "none");
        check("and) so", "none");
        check("5 June 2020", "none");
        check("*a. Decides* so", "none");
        check("**Decides** so", "none");
        check("一、背景", "none");
        check("пп. 124–128.", "none");
        check("", "none");
    }
}
