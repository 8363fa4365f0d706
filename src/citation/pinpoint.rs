//! The place in a cited document: “annex I, sect. B, para. 4 (a)” behind the citation, “paragraph 3 of section II of
//! its” before it.

use smallvec::SmallVec;
use smol_str::SmolStr;

use super::is_act;
use crate::text::{TextRange, size};
use crate::un::Lang;
use crate::un::places::{PlaceKind, PlaceWords, label, place_words};

/// The place in a cited document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pinpoint {
    /// The words, in bytes of the text searched.
    pub range: TextRange,
    /// The steps that lead there, the outermost first.
    pub places: SmallVec<[Place; 1]>,
}

/// One step to a place: “section II”, “paragraphs 3 (a) and 5 to 7”, “annex”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// Which ones; none for the only annex.
    pub labels: SmallVec<[Label; 1]>,
}

/// The label of a place, with the subparagraphs that are named there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The label with its subparagraphs, in bytes of the text searched.
    pub range: TextRange,
    /// As English texts write it: digits, a Roman number or a capital letter.
    pub text: SmolStr,
    /// The labels of subparagraphs as written, the outermost first.
    pub items: SmallVec<[SmolStr; 1]>,
    /// The last label of a range that this one begins.
    pub to: Option<SmolStr>,
}

impl Pinpoint {
    /// The number of the cited paragraph, where it is one of the document's own (not of an annex or a section), with
    /// the place of the number in the text searched.
    pub fn paragraph(&self) -> Option<(u32, TextRange)> {
        let [Place { kind: PlaceKind::Paragraph, labels }] = self.places.as_slice() else { return None };
        let label = labels.first()?;
        Some((label.text.parse().ok()?, label.range))
    }
}

impl std::fmt::Display for Pinpoint {
    /// In English: `annex I, section B, paragraph 4 (a)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, place) in self.places.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            f.write_str(place.kind.word())?;
            for (index, label) in place.labels.iter().enumerate() {
                f.write_str(if index > 0 { ", " } else { " " })?;
                f.write_str(&label.text)?;
                for item in &label.items {
                    write!(f, " ({item})")?;
                }
                if let Some(to) = &label.to {
                    write!(f, "–{to}")?;
                }
            }
        }
        Ok(())
    }
}

/// How far before a citation its place may begin, in bytes.
const WINDOW: usize = 240;

/// The place that the words around a citation name; `end` is behind its date.
pub(super) fn pinpoint(text: &str, start: usize, end: usize, lang: Lang) -> Option<Pinpoint> {
    let reader = Reader { text, lang, words: place_words(lang) };
    reader.ahead(start).or_else(|| reader.behind(end))
}

struct Reader<'a> {
    text: &'a str,
    lang: Lang,
    words: &'static PlaceWords,
}

impl Reader<'_> {
    /// “…, annex I, sect. B, para. 4 (a)”.
    fn behind(&self, end: usize) -> Option<Pinpoint> {
        let rest = self.text.get(end..)?;
        let mut at = end + (rest.len() - rest.trim_start_matches([')', ']']).len());
        if let Some(word) = self.words.skipped.iter().find(|it| self.rest(at).starts_with(**it)) {
            at += word.len();
        }
        let (mut places, mut first, mut last) = (SmallVec::new(), None, at);
        while let Some((from, place, to)) = self.next(last, self.words.then) {
            first.get_or_insert(from);
            places.push(place);
            last = to;
        }
        let rest = self.rest(last);
        // “resolution 70/1, Article 33 of the Charter”: a place in something else.
        let of = self.words.of.iter().filter(|it| it.len() > 1);
        let elsewhere = of.into_iter().any(|it| rest.starts_with(it)) && !rest.starts_with(" of which");
        let article = places.last().is_some_and(|it: &Place| it.kind == PlaceKind::Article);
        let open = article && rest.starts_with(' ');
        let range = TextRange::new(size(first?), size(last));
        (!elsewhere && !open).then(|| Pinpoint { range, places: merged(places) })
    }

    /// “paragraph 4 (a) of section II of its resolution ”.
    fn ahead(&self, start: usize) -> Option<Pinpoint> {
        if self.words.of.is_empty() {
            return None;
        }
        let from = (start.saturating_sub(WINDOW)..=start).find(|it| self.text.is_char_boundary(*it))?;
        let initials = self.initials();
        let mut before = self.text[..from].chars().next_back();
        for (at, char) in self.text.get(from..start)?.char_indices() {
            let before = before.replace(char);
            // What is asked first is soonest answered: letters of other scripts are looked up in long tables.
            if initials & initial(char) > 0
                && char.is_alphabetic()
                && (self.words.attached || !before.is_some_and(char::is_alphabetic))
                && let Some(found) = self.chain(from + at, start)
            {
                return Some(found);
            }
        }
        None
    }

    /// The letters that a place may begin with, each as a bit: most words begin otherwise.
    fn initials(&self) -> u128 {
        if !self.words.behind.is_empty() {
            return u128::MAX;
        }
        let first = |it: &(&str, PlaceKind)| it.0.chars().next().map_or(0, initial);
        self.words.before.iter().map(first).fold(0, |all, it| all | it)
    }

    /// Places from `at` on that lead to what stands at `start`.
    fn chain(&self, at: usize, start: usize) -> Option<Pinpoint> {
        let (place, mut last) = self.place(at)?;
        // Groups of places from outside to inside; the groups go from inside to outside.
        let mut groups: SmallVec<[SmallVec<[Place; 1]>; 2]> = SmallVec::new();
        groups.push(SmallVec::from_iter([place]));
        loop {
            if let Some((_, place, to)) = self.next(last, self.words.then) {
                groups.last_mut()?.push(place);
                last = to;
            } else if let comma = usize::from(self.rest(last).starts_with(", "))
                && let Some((_, place, to)) = self.next(last + comma, self.words.of)
            {
                groups.push(SmallVec::from_iter([place]));
                last = to;
            } else {
                break;
            }
        }
        let gap = self.text.get(last..start)?;
        let gap = gap.strip_prefix(',').unwrap_or(gap);
        let of = self.words.of.iter().find_map(|it| gap.strip_prefix(it))?;
        let plain = !of.contains(|it: char| it.is_ascii_digit() || ",.;:()“«".contains(it));
        let places = groups.into_iter().rev().flatten().collect();
        let range = TextRange::new(size(at), size(last));
        (plain && is_act(of)).then(|| Pinpoint { range, places: merged(places) })
    }

    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The place behind one of the words that lead to it, with its ends.
    fn next(&self, at: usize, leads: &[&str]) -> Option<(usize, Place, usize)> {
        leads.iter().filter(|it| self.rest(at).starts_with(**it)).find_map(|it| {
            let from = at + it.len();
            let (place, to) = self.place(from)?;
            Some((from, place, to))
        })
    }

    /// The place that begins at `at`, with its end.
    fn place(&self, at: usize) -> Option<(Place, usize)> {
        let rest = self.rest(at);
        for (word, kind) in self.words.before {
            let Some(mut end) = self.word(rest, word) else { continue };
            if self.words.inflected && !word.ends_with('.') {
                let tail = rest[end..].chars().take_while(|it| it.is_alphabetic());
                end += tail.map(char::len_utf8).sum::<usize>();
            }
            if self.lang != Lang::Zh && rest[end..].starts_with(char::is_alphabetic) {
                continue;
            }
            let blank = rest[end..].len() - rest[end..].trim_start_matches([' ', '\u{a0}']).len();
            let (labels, to) = self.labels(at + end + blank, *kind);
            if !labels.is_empty() {
                return Some((Place { kind: *kind, labels }, to));
            }
            if kind.may_be_the_only_one() {
                return Some((Place { kind: *kind, labels }, at + end));
            }
        }
        if self.words.behind.is_empty() {
            return None;
        }
        let head = if rest.starts_with('第') { '第'.len_utf8() } else { 0 };
        let (labels, to) = self.labels(at + head, PlaceKind::Paragraph);
        let unit = self.rest(to).trim_start_matches(' ');
        let (word, kind) = self.words.behind.iter().find(|it| unit.starts_with(it.0))?;
        let end = self.text.len() - unit.len() + word.len();
        // 第4段(a)分段
        let own = self.lang == Lang::Zh || !self.rest(end).starts_with(char::is_alphabetic);
        (!labels.is_empty() && own).then_some((Place { kind: *kind, labels }, end))
    }

    /// The length of a word at the head of a text; its first letter may be a capital.
    fn word(&self, rest: &str, word: &str) -> Option<usize> {
        // Most words begin otherwise.
        let initials = rest.bytes().next().zip(word.bytes().next());
        if initials.is_none_or(|it| it.0.is_ascii() && !it.0.eq_ignore_ascii_case(&it.1)) {
            return None;
        }
        if rest.starts_with(word) {
            return Some(word.len());
        }
        let (first, tail) = (word.chars().next()?, word.get(word.chars().next()?.len_utf8()..)?);
        let capital = rest.chars().next().filter(|it| it.is_uppercase())?;
        let same = capital.to_lowercase().eq([first]);
        (same && rest.get(capital.len_utf8()..)?.starts_with(tail)).then_some(capital.len_utf8() + tail.len())
    }

    /// The labels that begin at `at`, with their end.
    fn labels(&self, at: usize, kind: PlaceKind) -> (SmallVec<[Label; 1]>, usize) {
        let mut labels: SmallVec<[Label; 1]> = SmallVec::new();
        let Some((first, mut end)) = self.label(at, kind) else { return (labels, at) };
        labels.push(first);
        loop {
            let lead = |words: &[&str]| {
                words.iter().filter(|it| self.rest(end).starts_with(**it)).find_map(|it| {
                    let (label, to) = self.label(end + it.len(), kind)?;
                    self.listed(to).then_some((label, to))
                })
            };
            if let Some((label, to)) = lead(self.words.ranges)
                && let Some(last) = labels.last_mut()
            {
                last.range = TextRange::new(last.range.start(), size(to));
                last.to = Some(label.text);
                end = to;
            } else if let Some((label, to)) = lead(self.words.joins) {
                labels.push(label);
                end = to;
            } else {
                return (labels, end);
            }
        }
    }

    /// Whether a list may go on or end at `end`: “paragraph 5, 12 States” has none.
    fn listed(&self, end: usize) -> bool {
        let rest = self.rest(end);
        let words = self.words;
        let leads = [words.of, words.then, words.joins, words.ranges];
        rest.is_empty()
            || rest.starts_with([',', ';', '.', ')', ':', '。', '，', '；', '،', '؛', '）'])
            || leads.iter().flat_map(|it| it.iter()).any(|it| !it.is_empty() && rest.starts_with(it))
            || words.behind.iter().any(|it| rest.trim_start().starts_with(it.0))
    }

    /// One label with its subparagraphs, and its end.
    fn label(&self, at: usize, kind: PlaceKind) -> Option<(Label, usize)> {
        let (text, mut end) = match (label(self.rest(at), self.lang), kind) {
            (Some((text, length)), _) => (text, at + length),
            (None, PlaceKind::Item) => (SmolStr::default(), at),
            (None, _) => return None,
        };
        let mut items = SmallVec::new();
        let digits = text.bytes().all(|it| it.is_ascii_digit());
        while digits && let Some((item, to)) = self.item(end) {
            items.push(item);
            end = to;
        }
        let found = !text.is_empty() || !items.is_empty();
        let range = TextRange::new(size(at), size(end));
        found.then_some((Label { range, text, items, to: None }, end))
    }

    /// A subparagraph's label, `(a)` or `a)`, with a blank before it or without.
    fn item(&self, at: usize) -> Option<(SmolStr, usize)> {
        let rest = self.rest(at);
        let inner = rest.trim_start_matches([' ', '\u{a0}']);
        let inner = inner.strip_prefix(['(', '（']).unwrap_or(inner);
        let letters: usize =
            inner.chars().take_while(|it| it.is_alphabetic() && !it.is_uppercase()).map(char::len_utf8).sum();
        let (item, behind) = (inner.get(..letters)?, inner.get(letters..)?);
        let behind = behind.strip_prefix([')', '）'])?;
        ((1..=8).contains(&letters) && item.chars().count() <= 4)
            .then(|| (item.into(), self.text.len() - behind.len()))
    }
}

/// A letter as a bit, small or capital; all that are not of the Latin alphabet share one.
fn initial(char: char) -> u128 {
    if char.is_ascii() { 1 << char.to_ascii_lowercase() as u32 } else { 1 }
}

/// Subparagraphs that are named by themselves go with the labels of their paragraph.
fn merged(places: SmallVec<[Place; 1]>) -> SmallVec<[Place; 1]> {
    let mut all: SmallVec<[Place; 1]> = SmallVec::new();
    for place in places {
        let items = place.kind == PlaceKind::Item;
        match all.last_mut() {
            Some(Place { kind: PlaceKind::Paragraph, labels }) if items && labels.len() == 1 => {
                let Some(paragraph) = labels.pop() else { continue };
                labels.extend(place.labels.into_iter().map(|it| Label {
                    text: paragraph.text.clone(),
                    items: paragraph.items.iter().cloned().chain(it.items).collect(),
                    range: it.range,
                    to: it.to,
                }));
            }
            _ => all.push(place),
        }
    }
    all
}

#[cfg(test)]
mod tests;
