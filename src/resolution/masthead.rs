//! The masthead: everything above the title.

use std::ops::Range;

use super::agenda::{self, AgendaItem};
use crate::citation::Symbol;
use crate::un::heads::{self, Head};
use crate::un::{Organ, form, words};

/// A fact of the masthead and where it stands, in bytes of the resolution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub range: Range<u32>,
}

/// Everything above the title.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masthead {
    /// The organ; of two (a council's resolutions begin with its parent) the last.
    pub organ: Option<Organ>,
    /// The line that names it.
    pub organ_line: Option<Fact>,
    /// The document's own symbol, where it has a line of its own: a draft's `A/C.3/75/L.30`.
    pub symbol: Option<Fact>,
    /// `Distr.: General`.
    pub distribution: Option<Fact>,
    /// The line behind it: the date of issue.
    pub issued: Option<Fact>,
    /// `Seventy-fifth session`.
    pub session: Option<Fact>,
    /// `Third Committee`, in drafts.
    pub committee: Option<Fact>,
    /// The agenda items.
    pub agenda: Vec<AgendaItem>,
    /// `Resolution 2605 (2021)` where it has a line of its own.
    pub number: Option<Fact>,
    /// `Resolution adopted by … on …`.
    pub adopted: Option<Fact>,
    /// `[on the report of …]`.
    pub origin: Option<Fact>,
    /// `Albania, Andorra and …: draft resolution`.
    pub sponsors: Option<Fact>,
    /// The question that a Model United Nations paper names.
    pub question: Option<Fact>,
}

/// A kind of fact that mastheads tell.
#[derive(Debug, Clone, Copy)]
pub struct FactKind {
    /// What it is, in a word or two.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// The fact of this kind in a masthead.
    pub of: fn(&Masthead) -> Option<&Fact>,
}

/// All kinds of facts but the agenda items, in the order of the form.
pub const FACTS: &[FactKind] = &[
    FactKind {
        name: "organ",
        meaning: "The organ that adopted the resolution.",
        of: |it| it.organ_line.as_ref(),
    },
    FactKind {
        name: "symbol",
        meaning: "The document's own symbol, the same in all languages.",
        of: |it| it.symbol.as_ref(),
    },
    FactKind {
        name: "distribution",
        meaning: "Distribution: General documents go to everyone, Limited ones (drafts) to delegations.",
        of: |it| it.distribution.as_ref(),
    },
    FactKind {
        name: "date of issue",
        meaning: "Date of issue: when the document was printed, not when it was adopted.",
        of: |it| it.issued.as_ref(),
    },
    FactKind {
        name: "session",
        meaning: "The session of the organ in which the resolution was adopted.",
        of: |it| it.session.as_ref(),
    },
    FactKind {
        name: "committee",
        meaning: "The committee that the draft is before.",
        of: |it| it.committee.as_ref(),
    },
    FactKind { name: "number", meaning: "The number of the resolution.", of: |it| it.number.as_ref() },
    FactKind {
        name: "adoption",
        meaning: "Who adopted the resolution, and when.",
        of: |it| it.adopted.as_ref(),
    },
    FactKind {
        name: "origin",
        meaning: "Where the text comes from: the report of a Main Committee and its paragraph, or a draft.",
        of: |it| it.origin.as_ref(),
    },
    FactKind { name: "sponsors", meaning: "Who submits the draft.", of: |it| it.sponsors.as_ref() },
    FactKind {
        name: "question",
        meaning: "The question that the paper is about.",
        of: |it| it.question.as_ref(),
    },
];

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
        let named = || form::opening_without_comma(text).map(|it| it.0);
        if let Some(organ) = form::organ_line(text).or_else(named) {
            self.organ = Some(organ);
            self.organ_line = fact();
        } else if form::UNITED_NATIONS.contains(&text) {
        } else if form::starts(form::DISTRIBUTION, text) {
            self.distribution = self.distribution.take().or_else(fact);
            *before = Before::Distribution;
        } else if text.starts_with('[') && text.ends_with(']') {
            self.origin = fact();
        } else if is_number_line(text) {
            self.number = fact();
        } else if form::starts(form::ADOPTED, text)
            || form::starts(form::DECIDED, text)
            || form::DECIDED.iter().any(|it| text.ends_with(it))
            || form::ADOPTED_ENDINGS.iter().any(|it| text.ends_with(it))
        {
            self.adopted = fact();
        } else if let Some(line) = agenda::line(text) {
            self.items(text, &range, line);
            *before = Before::Agenda;
        } else if was == Before::Distribution && form::DISTRIBUTIONS.contains(&text) {
            if let Some(line) = &mut self.distribution {
                line.text = format!("{} {text}", line.text);
                line.range.end = range.end;
            }
            *before = was;
        } else if let Some(symbol) = own_symbol(text) {
            self.symbol = self.symbol.take().or_else(|| Some(part(text, &range, symbol)));
            *before = if was == Before::Distribution { was } else { Before::Other };
        } else if self.head(text, &range) {
        } else if self.agenda.is_empty() && text.chars().count() < 60 && form::holds(form::SESSION, text) {
            self.session = self.session.take().or_else(fact);
        } else if was == Before::Agenda
            && let Some(item) = self.agenda.iter_mut().find(|it| it.name.is_none())
        {
            item.name = fact();
            *before = Before::Agenda;
            return false;
        } else if was == Before::Agenda
            && text.starts_with(char::is_lowercase)
            && let Some(name) = self.agenda.last_mut().and_then(|it| it.name.as_mut())
        {
            // A name that was cut in two.
            name.text = format!("{} {text}", name.text);
            name.range.end = range.end;
            *before = Before::Agenda;
            return false;
        } else if was == Before::Distribution {
            self.issued = fact();
        } else {
            return self.draft(text, fact);
        }
        true
    }

    /// How many agenda items wait for their names.
    pub(super) fn unnamed(&self) -> usize {
        self.agenda.iter().filter(|it| it.name.is_none()).count()
    }

    /// The items of an agenda line.
    fn items(&mut self, text: &str, range: &Range<u32>, line: agenda::Line) {
        let whole = Fact { text: text.to_owned(), range: range.clone() };
        let mut name = line.name.map(|it| part(text, range, it));
        for (number, letter, place) in line.items {
            self.agenda.push(AgendaItem {
                number,
                letter,
                place: part(text, range, place),
                line: whole.clone(),
                name: name.take(),
            });
        }
    }

    /// A labelled line of a Model United Nations paper: `QUESTION OF: …`.
    fn head(&mut self, text: &str, range: &Range<u32>) -> bool {
        let Some((label, rest)) = text.split_once(':') else { return false };
        let label = label.trim().to_lowercase();
        let Some((_, head)) = heads::HEADS.iter().find(|it| it.0 == label) else { return false };
        let start = text.len() - rest.trim_start().len();
        let fact = part(text, range, start..text.len());
        match head {
            Head::Forum => {
                self.organ = form::organ_line(&fact.text).or(self.organ);
                self.committee = self.committee.take().or(Some(fact));
            }
            Head::Question => self.question = self.question.take().or(Some(fact)),
            // “Draft resolution 1.2” above them names nobody.
            Head::Sponsors => {
                self.sponsors = self.sponsors.take().filter(|it| !begins_a_draft(&it.text)).or(Some(fact));
            }
        }
        true
    }

    /// What only drafts have: sponsors, and the committee that they are before.
    fn draft(&mut self, text: &str, fact: impl Fn() -> Option<Fact>) -> bool {
        let lower = text.to_lowercase();
        let short = text.chars().count() < 90;
        if heads::DRAFT.iter().any(|it| lower.ends_with(it)) || short && begins_a_draft(text) {
            self.sponsors = fact();
        } else if short
            && self.session.is_some()
            && self.agenda.is_empty()
            && heads::COMMITTEE.iter().any(|it| lower.ends_with(it) || lower.starts_with(it))
        {
            self.committee = fact();
        } else {
            return false;
        }
        true
    }

    /// Whether the document is a draft: it says so, or it is of limited distribution.
    pub fn is_draft(&self) -> bool {
        self.number.is_none() && self.adopted.is_none() && (self.sponsors.is_some() || self.symbol.is_some())
    }

    /// Whether anything was found that only a masthead has.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether a line begins with what stands above a draft: `Draft resolution I`.
fn begins_a_draft(line: &str) -> bool {
    let lower = line.to_lowercase();
    heads::DRAFT.iter().any(|it| lower.starts_with(it))
}

/// A stretch of a line, as a fact of its own. Where markup makes the line longer than its words, the place is
/// that of the line.
fn part(text: &str, range: &Range<u32>, stretch: Range<usize>) -> Fact {
    let exact = text.len() as u32 == range.end - range.start;
    let place = range.start + stretch.start as u32..range.start + stretch.end as u32;
    Fact {
        text: text.get(stretch).unwrap_or("").to_owned(),
        range: if exact { place } else { range.clone() },
    }
}

/// The document's own symbol: all of a line, or what stands behind the organization's or organ's name.
fn own_symbol(text: &str) -> Option<Range<usize>> {
    // The year of a resolution of the Security Council stands behind a blank: `S/RES/999 (1995)`.
    let number = if text.ends_with(')') { text.rfind(" (").unwrap_or(text.len()) } else { text.len() };
    let start = text[..number].rfind(['\t', ' ']).map_or(0, |it| it + 1);
    let (before, last) = (text[..start].trim(), text[start..].trim_end_matches('*'));
    let alone =
        before.is_empty() || form::UNITED_NATIONS.contains(&before) || form::organ_line(before).is_some();
    let capital = last.starts_with(|it: char| it.is_ascii_uppercase());
    (alone && capital && Symbol::parse(last).is_some()).then(|| start..start + last.len())
}

/// `Resolution 2605 (2021)` on a line of its own.
pub(super) fn is_number_line(text: &str) -> bool {
    // Asked of each short paragraph at every keystroke: the number is looked for first.
    if text.len() > 80 || !text.bytes().any(|it| it.is_ascii_digit()) {
        return false;
    }
    let lower = text.to_lowercase();
    form::NUMBER_LINE.iter().any(|it| {
        lower.strip_prefix(it).is_some_and(|rest| {
            let rest = rest.trim().trim_end_matches([',', '،']);
            let rest = form::bare_number(rest).trim();
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let tail = rest[digits..].trim();
            digits > 0
                && (is_session(tail)
                    || tail.len() == 6 && tail.starts_with('(') && tail.ends_with(')')
                    || tail.strip_prefix('/').is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit())))
        })
    })
}

/// The session in Roman figures, perhaps behind the letter of a part: `(xxv)`, `a (iii)`, `(s-vi)`.
fn is_session(tail: &str) -> bool {
    let tail = tail.strip_prefix(|it: char| it.is_ascii_lowercase()).unwrap_or(tail).trim_start();
    let inner = tail.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    inner.is_some_and(|it| {
        !it.is_empty() && it.bytes().all(|it| matches!(it, b'i' | b'v' | b'x' | b'l' | b'e' | b's' | b'-'))
    })
}

/// The number at the head of a title (`75/180. Enhancement …`), and where the title's words begin.
pub(super) fn title_number(text: &str) -> Option<(usize, usize)> {
    // Special sessions, emergency special ones, statements by a president.
    let arabic =
        || words::ARABIC_SESSIONS.iter().find_map(|it| text.strip_prefix(it.0)?.strip_prefix(['-', '–']));
    let head =
        ["ES-", "S-", "PRST "].iter().find_map(|it| text.strip_prefix(it)).or_else(arabic).unwrap_or(text);
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
        assert_eq!(number("دإط-11/1 العدوان"), Some(("دإط-11/1", "العدوان")));
        assert_eq!(number("PRST 55/1. Title"), Some(("PRST 55/1", "Title")));
        assert_eq!(number("74/255 B. Title"), Some(("74/255 B", "Title")));
        assert_eq!(number("3363 (XXX). Title"), Some(("3363 (XXX)", "Title")));
        assert_eq!(number("2022/2. Revised"), Some(("2022/2", "Revised")));
        assert_eq!(number("2020/21season"), None);
        assert_eq!(number("24 April 2009, and"), None);
        assert_eq!(number("27/21 del Consejo de Derechos Humanos,"), None);
    }
}
