//! The masthead: everything above the title.

use std::ops::Range;

use crate::un::{Organ, form};

/// A fact of the masthead and where it stands, in bytes of the resolution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub range: Range<u32>,
}

/// An item of the agenda under which the resolution was adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    /// The line: `Agenda item 72 (b)`.
    pub line: Fact,
    /// The item's name, where the masthead gives it.
    pub name: Option<Fact>,
}

/// Everything above the title.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masthead {
    /// The organ; of two (a council's resolutions begin with its parent) the last.
    pub organ: Option<Organ>,
    /// The line that names it.
    pub organ_line: Option<Fact>,
    /// `Distr.: General`.
    pub distribution: Option<Fact>,
    /// The line behind it: the date of issue.
    pub issued: Option<Fact>,
    /// `Seventy-fifth session`.
    pub session: Option<Fact>,
    /// The agenda items.
    pub agenda: Vec<AgendaItem>,
    /// `Resolution 2605 (2021)` where it has a line of its own.
    pub number: Option<Fact>,
    /// `Resolution adopted by … on …`.
    pub adopted: Option<Fact>,
    /// `[on the report of …]`.
    pub origin: Option<Fact>,
}

/// What the line before was, as far as the next one depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Before {
    #[default]
    Other,
    Distribution,
    Agenda,
}

impl Masthead {
    /// Takes one line; whether it is one that only a masthead has.
    pub(super) fn line(&mut self, text: &str, range: Range<u32>, before: &mut Before) -> bool {
        let text = text.trim();
        let fact = || Some(Fact { text: text.to_owned(), range: range.clone() });
        let was = std::mem::take(before);
        if let Some(organ) = form::organ_line(text) {
            self.organ = Some(organ);
            self.organ_line = fact();
        } else if form::UNITED_NATIONS.contains(&text) {
        } else if form::starts(form::DISTRIBUTION, text) {
            self.distribution = self.distribution.take().or_else(fact);
            *before = Before::Distribution;
        } else if text.starts_with('[') && text.ends_with(']') {
            self.origin = fact();
        } else if form::starts(form::ADOPTED, text)
            || form::ADOPTED_ENDINGS.iter().any(|it| text.ends_with(it))
        {
            self.adopted = fact();
        } else if is_agenda(text) {
            if let Some(line) = fact() {
                self.agenda.push(AgendaItem { line, name: None });
            }
            *before = Before::Agenda;
        } else if is_number_line(text) {
            self.number = fact();
        } else if self.agenda.is_empty() && text.chars().count() < 60 && form::holds(form::SESSION, text) {
            self.session = self.session.take().or_else(fact);
        } else if was == Before::Agenda {
            for item in self.agenda.iter_mut().rev().take_while(|it| it.name.is_none()) {
                item.name = fact();
            }
            return false;
        } else if was == Before::Distribution {
            self.issued = fact();
        } else {
            return false;
        }
        true
    }

    /// Whether anything was found that only a masthead has.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn is_agenda(text: &str) -> bool {
    text.chars().count() < 80
        && form::AGENDA_ITEM.iter().any(|it| {
            text.strip_prefix(it)
                .is_some_and(|rest| rest.trim_start().starts_with(|it: char| it.is_ascii_digit()))
        })
}

/// `Resolution 2605 (2021)` on a line of its own.
fn is_number_line(text: &str) -> bool {
    form::NUMBER_LINE.iter().any(|it| {
        text.strip_prefix(it).is_some_and(|rest| {
            let rest = rest.trim().trim_end_matches([',', '،']).trim_end_matches("号决议").trim();
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let tail = rest[digits..].trim();
            digits > 0
                && (tail.len() == 6 && tail.starts_with('(') && tail.ends_with(')')
                    || tail.strip_prefix('/').is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit())))
        })
    })
}

/// The number at the head of a title (`75/180. Enhancement …`), and where the title's words begin.
pub(super) fn title_number(text: &str) -> Option<(usize, usize)> {
    let head = text.strip_prefix("ES-").or_else(|| text.strip_prefix("S-")).unwrap_or(text);
    let skipped = text.len() - head.len();
    let digits = head.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 4 {
        return None;
    }
    let mut rest = &head[digits..];
    if let Some(after) = rest.strip_prefix('/') {
        let number = after.bytes().take_while(|it| it.is_ascii_digit() || *it == b'.').count();
        // The dots of an unfinished number, `75/…`, count as one.
        let number = if number == 0 && after.starts_with('…') {
            '…'.len_utf8()
        } else {
            after[..number].trim_end_matches('.').len()
        };
        if number == 0 {
            return None;
        }
        rest = &after[number..];
        if let Some(part) = rest.strip_prefix(' ')
            && part.starts_with(|it: char| it.is_ascii_uppercase())
            && part[1..].starts_with(". ")
        {
            rest = &part[1..];
        }
    } else {
        // 3363 (XXX). Title
        let after = rest.trim_start().trim_start_matches(|it: char| it.is_ascii_uppercase()).trim_start();
        let roman = after.strip_prefix('(')?;
        let end = roman.find(')')?;
        if end == 0
            || !roman[..end].bytes().all(|it| matches!(it, b'I' | b'V' | b'X' | b'L' | b'S' | b'E' | b'-'))
        {
            return None;
        }
        rest = &roman[end + 1..];
        if !rest.starts_with('.') {
            return None;
        }
    }
    let end = text.len() - rest.len();
    debug_assert!(end >= skipped);
    let (words, dotted) = rest.strip_prefix('.').map_or((rest, false), |it| (it, true));
    // Arabic titles have no full stop behind the number; neither has what a page cut leaves of a citation.
    let first = words.trim_start().chars().next();
    let titled = dotted || first.is_none_or(|it| it.is_uppercase() || ('\u{600}'..'\u{700}').contains(&it));
    let stands = words.is_empty() || words.starts_with(' ');
    (titled && stands).then(|| (end, text.len() - words.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_titles() {
        let number = |text: &'static str| title_number(text).map(|it| (&text[..it.0], &text[it.1..]));
        assert_eq!(number("75/180. Enhancement of"), Some(("75/180", "Enhancement of")));
        assert_eq!(number("76/187 تعزيز"), Some(("76/187", "تعزيز")));
        assert_eq!(number("S-27/2. Title"), Some(("S-27/2", "Title")));
        assert_eq!(number("74/255 B. Title"), Some(("74/255 B", "Title")));
        assert_eq!(number("3363 (XXX). Title"), Some(("3363 (XXX)", "Title")));
        assert_eq!(number("2022/2. Revised"), Some(("2022/2", "Revised")));
        assert_eq!(number("2020/21season"), None);
        assert_eq!(number("24 April 2009, and"), None);
        assert_eq!(number("27/21 del Consejo de Derechos Humanos,"), None);
    }
}
