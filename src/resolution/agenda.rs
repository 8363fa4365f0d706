//! The line of the agenda items: which items it names, with number and letter.

use std::ops::Range;

use smol_str::SmolStr;

use super::masthead::Fact;
use crate::un::form;

/// An item of the agenda under which the resolution was adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its number.
    pub number: u32,
    /// Its letter, where it is part of an item (`b` of `72 (b)`).
    pub letter: Option<SmolStr>,
    /// Number and letter as written, and where: `72 (b)` of `Agenda items 20 and 72 (b)`.
    pub place: Fact,
    /// The whole line; that of its neighbours too where one line names several.
    pub line: Fact,
    /// The item's name, where the masthead gives it.
    pub name: Option<Fact>,
}

impl AgendaItem {
    /// Number and letter as English texts write them: `72 (b)`.
    pub fn label(&self) -> String {
        match &self.letter {
            Some(letter) => format!("{} ({letter})", self.number),
            None => self.number.to_string(),
        }
    }
}

/// What an agenda line says.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Number, letter and where they stand in the line.
    pub(super) items: Vec<(u32, Option<SmolStr>, Range<usize>)>,
    /// A name behind a colon on the same line.
    pub(super) name: Option<Range<usize>>,
}

/// Reads a line that begins with the word for agenda items (`Agenda items 15 and 119`, `Points 20 et 78 a) de
/// l’ordre du jour`); `None` where it is another line.
pub(super) fn line(text: &str) -> Option<Line> {
    let head = form::AGENDA_ITEM.iter().filter(|it| text.starts_with(**it)).map(|it| it.len()).max()?;
    if !text[head..]
        .trim_start()
        .trim_start_matches([':', '\u{200f}', '\u{200e}'])
        .trim_start()
        .starts_with(|it: char| it.is_ascii_digit())
    {
        return None;
    }
    let (numbers, name) = match text[head..].split_once([':', '—', '–']) {
        Some((numbers, name)) if numbers.bytes().any(|it| it.is_ascii_digit()) => {
            let start = text.len() - name.trim_start().len();
            (&text[..head + numbers.len()], (start < text.len()).then_some(start..text.len()))
        }
        _ => (text, None),
    };
    if numbers.chars().count() >= 100 {
        return None;
    }
    let mut line = Line { items: Vec::new(), name };
    let mut at = head;
    while let Some(char) = numbers[at..].chars().next() {
        let rest = &numbers[at..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            line.items.push((rest[..digits].parse().ok()?, None, at..at + digits));
            at += digits;
        } else if let Some((label, length)) = letter(rest, numbers[..at].ends_with([' ', '\u{a0}']))
            && let Some((number, last, place)) = line.items.last_mut()
        {
            if last.is_none() {
                *last = Some(label);
                place.end = at + length;
            } else {
                let number = *number;
                line.items.push((number, Some(label), at..at + length));
            }
            at += length;
        } else {
            at += char.len_utf8();
        }
    }
    (!line.items.is_empty()).then_some(line)
}

/// `(b)`, `b)`, `(aa)`, `（b）` at the head of a text: the letter, and the bytes of all of it.
fn letter(text: &str, after_blank: bool) -> Option<(SmolStr, usize)> {
    let inner = text.strip_prefix(['(', '（']);
    let skipped = text.len() - inner.map_or(text.len(), str::len);
    let body = inner.unwrap_or(text);
    if inner.is_none() && !after_blank {
        return None;
    }
    let end = body.find([')', '）'])?;
    let label = &body[..end];
    let count = label.chars().count();
    let closing = body[end..].chars().next()?.len_utf8();
    let shaped = (1..=2).contains(&count) && label.chars().all(char::is_alphabetic);
    shaped.then(|| (label.into(), skipped + end + closing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = line(text).map_or("none".to_owned(), |it| {
            let item = |(number, letter, place): &(u32, Option<SmolStr>, Range<usize>)| {
                format!("{number}{} “{}”", letter.as_deref().unwrap_or(""), &text[place.clone()])
            };
            let mut shown: Vec<String> = it.items.iter().map(item).collect();
            shown.extend(it.name.map(|it| format!("named {}", &text[it])));
            shown.join(", ")
        });
        assert_eq!(shown, expected);
    }

    #[test]
    fn each_item_of_a_line_has_number_and_letter() {
        check("Agenda item 72 (b)", "72b “72 (b)”");
        check("Agenda items 15 and 119", "15 “15”, 119 “119”");
        check("Agenda items 20 and 78 (a)", "20 “20”, 78a “78 (a)”");
        check("Agenda item 19 (a), (b) and (aa)", "19a “19 (a)”, 19b “(b)”, 19aa “(aa)”");
        check("Points 20 et 78 a) de l’ordre du jour", "20 “20”, 78a “78 a)”");
        check("Temas 136 y 146 del programa", "136 “136”, 146 “146”");
        check("Пункты 20 и 78 a) повестки дня", "20 “20”, 78a “78 a)”");
        check("议程项目20和78 (a)", "20 “20”, 78a “78 (a)”");
        check("البندان 20 و 78 (أ) من جدول الأعمال", "20 “20”, 78أ “78 (أ)”");
    }

    #[test]
    fn a_name_may_stand_on_the_same_line() {
        check("Agenda item 5: Rivers: their banks", "5 “5”, named Rivers: their banks");
    }

    #[test]
    fn other_lines_name_no_item() {
        check("Item of interest", "none");
        check("Pointe-Noire 2", "none");
        check("Sustainable development", "none");
    }
}
