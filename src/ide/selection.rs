//! Growing selections: word, phrase, citation, clause, paragraph, paragraph with its subparagraphs, section, part,
//! resolution, document.

use std::ops::Range;

use super::seen::{Seen, holds};
use crate::resolution::{Document, Element, ElementKind, Resolution};
use crate::syntax::Prose;
use crate::text::{TextRange, TextSize, size};

/// What divides phrases, and what divides clauses.
const PHRASE: &[char] =
    &[',', ';', ':', '(', ')', '“', '”', '«', '»', '—', '，', '；', '：', '、', '،', '؛', '。', '（', '）'];
const CLAUSE: &[char] = &[';', ':', '；', '：', '؛', '。'];

/// The ranges around `offset`, the smallest first; each holds the one before and is larger.
pub fn selection(document: &Document, seen: &Seen, offset: TextSize) -> Vec<TextRange> {
    let mut ranges = Vec::new();
    if let Some((unit, found, at)) = seen.at(document, offset) {
        let resolution = &*unit.resolution;
        let mut add = |range: Range<u32>| ranges.push(unit.range(range));
        if let Some(mark) = found.marks.iter().find(|it| holds(&it.range, at)) {
            add(mark.range.clone());
        }
        if let Some(index) = resolution.element_at(at)
            && let Some(element) = resolution.elements.get(index)
        {
            let prose = resolution.joined(element);
            if let Some(words) = place_in(resolution, element, &prose, at) {
                let source = |it: Range<usize>| {
                    let it = trimmed(&prose.text, it);
                    resolution.source_range(element, &prose, it.start as u32..it.end as u32)
                };
                add(source(word(&prose.text, words)));
                add(source(between(&prose.text, words, PHRASE)));
                if let Some(lead) = prose.emphasis.iter().find(|it| holds(it, words as u32)) {
                    add(resolution.source_range(element, &prose, lead.clone()));
                }
                for cited in found.citations.iter().filter(|it| it.element == index) {
                    let whole =
                        cited.date.as_ref().map_or(cited.range.clone(), |it| cited.range.start..it.end);
                    for range in [&cited.range, &whole] {
                        if holds(range, at) {
                            add(range.clone());
                        }
                    }
                }
                add(source(clause(&prose.text, words)));
                add(resolution.source_range(element, &prose, 0..prose.text.len() as u32));
            }
            add(resolution.range(element));
            for group in groups(resolution, index) {
                add(group);
            }
        }
        add(0..resolution.blocks().last().map_or(0, |it| it.0 + it.1.text().len() as u32));
    }
    ranges.push(TextRange::up_to(document.text().len()));
    // Behind the last of the words may stand markup, and then the cursor.
    ranges.retain(|it| it.contains_inclusive(offset));
    grow(ranges.into_iter().map(|it| balanced(document, it)).collect())
}

/// By size, each holding the one before: what only overlaps is left out.
fn grow(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    ranges.retain(|it| !it.is_empty());
    ranges.sort_by_key(|it| it.len());
    let mut grown: Vec<TextRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        if grown.last().is_none_or(|it| range.contains_range(*it) && range != *it) {
            grown.push(range);
        }
    }
    grown
}

/// With the other half of the emphasis or link that a range would cut in two.
fn balanced(document: &Document, range: TextRange) -> TextRange {
    let text = document.text();
    let line = TextRange::new(text.line_start(range.start()), text.line_end(range.end()).max(range.end()));
    let words = text.slice(line);
    let mut start = usize::from(range.start() - line.start());
    let mut end = usize::from(range.end() - line.start());
    for _ in 0..4 {
        let (before, within, behind) = (&words[..start], &words[start..end], &words[end..]);
        let odd = |sign: char| within.matches(sign).count() % 2 == 1;
        let opens = before.chars().next_back();
        let closes = behind.chars().next();
        if opens == Some('[') && (within.contains("](") && !within.contains('[')) {
            start -= 1;
        } else if within.contains('[') && !within.contains("](") && behind.starts_with("](") {
            end += behind.find(')').map_or(0, |it| it + 1);
        } else if let Some(sign) = opens.filter(|it| matches!(it, '*' | '_') && odd(*it)) {
            start -= sign.len_utf8();
        } else if let Some(sign) = closes.filter(|it| matches!(it, '*' | '_') && odd(*it)) {
            end += sign.len_utf8();
        } else {
            break;
        }
    }
    TextRange::new(line.start() + size(start), line.start() + size(end))
}

/// The byte of an element's prose that stands at an offset of the resolution.
fn place_in(resolution: &Resolution, element: &Element, prose: &Prose, at: u32) -> Option<usize> {
    let source = |words: u32| resolution.source_range(element, prose, words..words).start;
    let (mut low, mut high) = (0, prose.text.len() as u32);
    if prose.text.is_empty() || source(0) > at {
        return None;
    }
    while low < high {
        let middle = (low + high).div_ceil(2);
        if source(middle) <= at { low = middle } else { high = middle - 1 }
    }
    let mut place = low as usize;
    while !prose.text.is_char_boundary(place) {
        place -= 1;
    }
    Some(place)
}

fn is_han(char: char) -> bool {
    ('\u{3400}'..'\u{a000}').contains(&char)
}

/// The word at a place, hyphens and apostrophes inside of it; a character where no blanks divide words.
fn word(text: &str, at: usize) -> Range<usize> {
    let inside = |it: char| (it.is_alphanumeric() || matches!(it, '-' | '’' | '\'' | '/')) && !is_han(it);
    let (before, behind) = text.split_at(at);
    match behind.chars().next() {
        Some(char) if is_han(char) => return at..at + char.len_utf8(),
        _ => {}
    }
    let start = before.trim_end_matches(inside).len();
    let end = at + (behind.len() - behind.trim_start_matches(inside).len());
    start..end
}

fn between(text: &str, at: usize, marks: &[char]) -> Range<usize> {
    let (before, behind) = text.split_at(at);
    let start =
        before.rfind(marks).map_or(0, |it| it + before[it..].chars().next().map_or(0, char::len_utf8));
    start..behind.find(marks).map_or(text.len(), |it| at + it)
}

/// The clause at a place: up to a semicolon, a colon or the end of a sentence.
fn clause(text: &str, at: usize) -> Range<usize> {
    let Range { start, end } = between(text, at, CLAUSE);
    let ends = |it: &str| {
        it.match_indices(['.', '!', '?'])
            .filter(|(at, _)| {
                it[at + 1..].starts_with(' ') && it[at + 1..].trim_start().starts_with(char::is_uppercase)
            })
            .map(|it| it.0 + 1)
            .collect::<Vec<_>>()
    };
    let within = &text[start..end];
    let places = ends(within);
    let inside = at - start;
    let from = places.iter().rev().find(|it| **it <= inside).copied().unwrap_or(0);
    let to = places.iter().find(|it| **it > inside).copied().unwrap_or(within.len());
    start + from..start + to
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or("");
    let start = range.start + (words.len() - words.trim_start().len());
    start..(start + words.trim().len())
}

/// The groups that an element is in: with its subparagraphs, in its section, its part.
fn groups(resolution: &Resolution, index: usize) -> Vec<Range<u32>> {
    let elements = &resolution.elements;
    let Some(element) = elements.get(index) else { return Vec::new() };
    let level = |it: &ElementKind| match it {
        ElementKind::Annex | ElementKind::Opening | ElementKind::Closing => 0,
        ElementKind::Title | ElementKind::Masthead => 0,
        ElementKind::Heading => 1,
        ElementKind::Recital | ElementKind::Paragraph(_) | ElementKind::AnnexText => 2,
        ElementKind::Item(item) => 2 + u32::from(item.level),
        _ => u32::MAX,
    };
    let same_part = |it: &Element| part(&it.kind) == part(&element.kind);
    let mut groups = Vec::new();
    let own = level(&element.kind).min(99);
    // Up the levels: the nearest head before that is higher, and all that follows below it.
    let mut limit = own + 1;
    let mut head = index;
    while let Some(found) = (0..=head).rev().find(|it| level(&elements[*it].kind) < limit) {
        limit = level(&elements[found].kind);
        if limit == 0 {
            break;
        }
        let end = (found + 1..elements.len())
            .take_while(|it| level(&elements[*it].kind) > limit)
            .filter(|it| elements[*it].kind != ElementKind::Note)
            .last()
            .unwrap_or(found);
        groups.push(resolution.range(&elements[found]).start..resolution.range(&elements[end]).end);
        head = found;
    }
    let start = (0..=index)
        .rev()
        .take_while(|it| elements[*it].kind == ElementKind::Note || same_part(&elements[*it]));
    let end = (index..elements.len())
        .take_while(|it| elements[*it].kind == ElementKind::Note || same_part(&elements[*it]));
    if let (Some(start), Some(end)) = (
        start.filter(|it| same_part(&elements[*it])).last(),
        end.filter(|it| same_part(&elements[*it])).last(),
    ) {
        groups.push(resolution.range(&elements[start]).start..resolution.range(&elements[end]).end);
    }
    groups
}

/// Which part of a resolution a kind belongs to.
fn part(kind: &ElementKind) -> u8 {
    match kind {
        ElementKind::Masthead | ElementKind::Title => 0,
        ElementKind::Opening | ElementKind::Recital => 1,
        ElementKind::Item(item) if item.preambular => 1,
        ElementKind::Annex | ElementKind::AnnexText => 3,
        ElementKind::Note => 4,
        ElementKind::Closing | ElementKind::Vote => 5,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::marked;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (document, at, _) = marked(text);
        let found = selection(&document, &Seen::of(&document, &Seen::default()), at);
        let whole = document.text().to_string();
        let shown: Vec<&str> =
            found.iter().map(|it| &whole[usize::from(it.start())..usize::from(it.end())]).collect();
        assert_eq!(shown[..shown.len() - 1], *expected);
        assert_eq!(shown.last(), Some(&whole.as_str()));
    }

    #[test]
    fn from_the_word_to_the_document() {
        check(
            "75/1. A title\n\nThe General Assembly,\n\nNoting it,\n\n1. *Decides* to act, as resolution [70/$01](#) of 25 September 2015 says; and more;\n\n\
             (a) One;\n\n2. Requests it.\n",
            &[
                "70/1",
                "[70/1](#) of 25 September 2015",
                "as resolution [70/1](#) of 25 September 2015 says",
                "*Decides* to act, as resolution [70/1](#) of 25 September 2015 says",
                "*Decides* to act, as resolution [70/1](#) of 25 September 2015 says; and more;",
                "1. *Decides* to act, as resolution [70/1](#) of 25 September 2015 says; and more;",
                "1. *Decides* to act, as resolution [70/1](#) of 25 September 2015 says; and more;\n\n(a) One;",
                "1. *Decides* to act, as resolution [70/1](#) of 25 September 2015 says; and more;\n\n(a) One;\n\n2. Requests it.",
                "75/1. A title\n\nThe General Assembly,\n\nNoting it,\n\n1. *Decides* to act, as resolution [70/1](#) of 25 September 2015 says; and more;\n\n(a) One;\n\n2. Requests it.",
            ],
        );
    }

    #[test]
    fn a_paragraph_goes_over_the_page_cut() {
        let text = "The General Assembly,\n\nRecalling the long wor$0ds that\n\n¹ A note.\n\ngo on here,\n\n1. Decides so.¹\n";
        let (document, at, _) = marked(text);
        let whole = document.text().to_string();
        let found = selection(&document, &Seen::of(&document, &Seen::default()), at);
        let paragraph = "Recalling the long words that\n\n¹ A note.\n\ngo on here,";
        assert!(
            found.iter().any(|it| &whole[usize::from(it.start())..usize::from(it.end())] == paragraph),
            "{found:?}"
        );
    }

    #[test]
    fn chinese_has_characters_and_phrases() {
        let text = "大会，\n\n回顾其决议，又回顾大$0会的工作，\n\n1. 决定如此。\n";
        let (document, at, _) = marked(text);
        let whole = document.text().to_string();
        let found = selection(&document, &Seen::of(&document, &Seen::default()), at);
        let shown: Vec<&str> =
            found.iter().take(2).map(|it| &whole[usize::from(it.start())..usize::from(it.end())]).collect();
        assert_eq!(shown, ["会", "又回顾大会的工作"]);
    }

    #[test]
    fn outside_of_words_there_is_the_resolution() {
        let (document, _, _) = marked("");
        assert!(selection(&document, &Seen::of(&document, &Seen::default()), TextSize::new(0)).is_empty());
    }
}
