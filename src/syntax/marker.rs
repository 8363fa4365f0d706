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

/// The marker at `start` of `text`, which lies behind the indentation of a line.
pub(super) fn marker(text: &str, start: usize) -> Option<Marker> {
    let head = text.get(start..)?;
    let make = |label: Range<usize>, length: usize, kind: MarkerKind| {
        let at = |offset: usize| (start + offset) as u32;
        Some(Marker { range: at(0)..at(length), label: at(label.start)..at(label.end), kind })
    };
    let first = head.chars().next()?;
    if matches!(first, '-' | '–' | '—' | '•' | '*' | '·') {
        let length = first.len_utf8();
        return ends(head, length).then(|| make(0..length, length, MarkerKind::Bullet)).flatten();
    }
    let open = if first == '(' { 1 } else { 0 };
    let inner = &head[open..];
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        let number: u32 = inner[..digits].parse().ok()?;
        let label = open..open + digits;
        let rest = &inner[digits..];
        let after = open + digits;
        if open == 1 {
            return (rest.starts_with(')') && ends(head, after + 1))
                .then(|| make(label, after + 1, MarkerKind::Number(number)))
                .flatten();
        }
        if rest.starts_with(['.', ')']) && ends(head, after + 1) {
            return make(label, after + 1, MarkerKind::Number(number));
        }
        let dashed = rest.trim_start_matches([' ', '\u{a0}', '\u{200f}', '\u{200e}', '\u{640}']);
        if rest.len() - dashed.len() <= 4
            && let Some(dash) = dashed.strip_prefix(['-', '–', '—', '\u{2011}'])
            && dash.starts_with([' ', '\u{a0}'])
        {
            let length = head.len() - dash.len();
            return make(label, length, MarkerKind::Number(number));
        }
        return irregular(head, digits)
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
    let closing = inner[end..].chars().next()?;
    let length = open + end + closing.len_utf8();
    let plausible = letters == 1 || (letters <= 2 && doubled(label)) || is_roman(label);
    if letters == 0 || !plausible || !ends(head, length) {
        return None;
    }
    let lower = label.chars().next().is_some_and(|it| !it.is_uppercase());
    match closing {
        ')' => make(open..open + end, length, MarkerKind::Letter(label.into())),
        '.' if open == 0 && lower => make(0..end, length, MarkerKind::Letter(label.into())),
        _ => None,
    }
}

/// `1 bis.` and decimals: the end of the label and of the marker.
fn irregular(head: &str, digits: usize) -> Option<(usize, usize)> {
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

/// Whether a blank or nothing follows.
fn ends(head: &str, length: usize) -> bool {
    head.get(length..).is_some_and(|it| it.chars().next().is_none_or(char::is_whitespace))
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
        check("(3) Decides", "Number(3) (3)");
        check("77 - *تطلب*", "Number(77) 77 -");
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
    fn words_and_years_are_no_markers() {
        check("2001. The", "none");
        check("75/180. Title", "none");
        check("(see A/1)", "none");
        check("A. Heading", "none");
        check("and) so", "none");
        check("5 June 2020", "none");
        check("", "none");
    }
}
