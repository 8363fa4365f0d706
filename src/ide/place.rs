//! The place in a resolution that a citation of it names: annex, section, paragraph, subparagraph.
//!
//! Each is looked for inside of the one before: paragraph 3 of section II is not that of section I.

use std::ops::Range;

use smol_str::SmolStr;

use super::seen::{item_label, marker};

use super::{Pin, PinPart};
use crate::resolution::{Element, ElementKind, Resolution};
use crate::un::Lang;
use crate::un::places::{self, PlaceKind};
use crate::un::words::{counted, from_roman};

/// A place that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Its elements, with all that belongs to it; notes may stand between.
    pub(super) elements: Range<usize>,
    /// The first thing that the citation names and that is not there; none where all of it is.
    pub(super) missing: Option<PinPart>,
}

/// The place that a pin names in a resolution; the outer one where an inner one is not there, and nothing where not
/// even the outermost is.
pub(super) fn find(resolution: &Resolution, pin: &Pin, lang: Lang) -> Option<Place> {
    let all = &resolution.elements;
    let first_annex = all.iter().position(|it| it.kind == ElementKind::Annex).unwrap_or(all.len());
    let (mut within, mut found) = (0..first_annex, None);
    let stop = |found: Option<Range<usize>>, missing| {
        found.map(|elements| Place { elements, missing: Some(missing) })
    };
    if let Some(label) = &pin.annex {
        let Some(annex) = annex(resolution, label, lang) else { return stop(found, PinPart::Annex) };
        (within, found) = (annex.clone(), Some(annex));
    }
    if let Some(label) = &pin.section {
        let Some(section) = section(resolution, &within, label, lang) else {
            return stop(found, PinPart::Section);
        };
        (within, found) = (section.clone(), Some(section));
    }
    if let Some(number) = pin.paragraph.as_ref() {
        let paragraph = |within: &Range<usize>| paragraph(resolution, within, number.parse().ok()?);
        // Where the body has none of that number, the words of an annex are meant that is not named.
        let elsewhere = || paragraph(&(first_annex..all.len())).filter(|_| found.is_none());
        let Some(paragraph) = paragraph(&within).or_else(elsewhere) else {
            return stop(found, PinPart::Paragraph);
        };
        (within, found) = (paragraph.clone(), Some(paragraph));
        for (level, label) in (1_u8..).zip(&pin.items) {
            let Some(item) = item(resolution, &within, level, label) else {
                return stop(found, PinPart::Item);
            };
            (within, found) = (item.clone(), Some(item));
        }
    }
    found.map(|elements| Place { elements, missing: None })
}

/// The words of elements with their numbers and letters, a paragraph each.
pub(super) fn words(resolution: &Resolution, elements: &Range<usize>) -> String {
    let texts = elements.clone().filter_map(|it| resolution.elements.get(it)).filter(|it| !is_note(it));
    let words: Vec<String> = texts
        .map(|it| {
            let label =
                it.pieces.first().and_then(|it| resolution.passage(*it)).and_then(|(_, block, passage)| {
                    let range = &passage.marker.as_ref()?.range;
                    block.text().get(range.start as usize..range.end as usize)
                });
            let words = resolution.joined(it);
            label.map_or_else(String::new, |it| format!("{it} ")) + words.text.trim()
        })
        .collect();
    words.join("\n\n")
}

/// A paragraph with the items, tables and unnumbered texts that belong to it, by the index of its element.
pub(super) fn whole_paragraph(resolution: &Resolution, at: usize) -> Range<u32> {
    range(resolution, &(at..end(resolution, at, belongs)))
}

/// Whether an element belongs to the paragraph above it.
fn belongs(kind: &ElementKind) -> bool {
    use ElementKind as Kind;
    matches!(kind, Kind::Item(_) | Kind::Continuation | Kind::Table | Kind::AnnexItem(_) | Kind::AnnexText)
}

/// Where elements stand, without the notes behind them.
pub(super) fn range(resolution: &Resolution, elements: &Range<usize>) -> Range<u32> {
    let texts = || elements.clone().filter_map(|it| resolution.elements.get(it)).filter(|it| !is_note(it));
    let start = texts().next().map_or(0, |it| resolution.range(it).start);
    start..texts().map(|it| resolution.range(it).end).max().unwrap_or(start)
}

/// The annexes, each with all that stands in it.
pub(super) fn annexes(resolution: &Resolution) -> Vec<Range<usize>> {
    let text = |it: usize| resolution.elements.get(it).map(|it| resolution.joined(it).text.trim().to_owned());
    let mut starts: Vec<usize> = Vec::new();
    for (at, element) in resolution.elements.iter().enumerate() {
        // Official texts have the heading twice here and there.
        let again = || starts.last().is_some_and(|it| at == *it + 1 && text(*it) == text(at));
        if element.kind == ElementKind::Annex && !again() {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([resolution.elements.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// The annex with a label; the first where the label is empty (“the annex”).
fn annex(resolution: &Resolution, label: &str, lang: Lang) -> Option<Range<usize>> {
    let mut all = annexes(resolution);
    if label.is_empty() {
        return (!all.is_empty()).then(|| all.swap_remove(0));
    }
    let named = |it: &Range<usize>| {
        let heading = resolution.elements.get(it.start).map(|it| resolution.joined(it));
        let own = heading.as_ref().and_then(|it| behind_word(it.text.trim(), PlaceKind::Annex, lang));
        own.and_then(|it| places::label(it, lang)).is_some_and(|it| counted(&it.0) == counted(label))
    };
    match all.iter().position(named) {
        Some(at) => Some(all.swap_remove(at)),
        // One that is not numbered is the first.
        None if all.len() == 1 && counted(label) == Some(1) => all.pop(),
        None => None,
    }
}

/// The sections between two elements: where each begins, and its numeral or letter.
pub(super) fn sections(resolution: &Resolution, within: &Range<usize>, lang: Lang) -> Vec<(usize, SmolStr)> {
    let elements = within.clone().filter_map(|at| Some((at, resolution.elements.get(at)?)));
    let headings =
        elements.filter(|it| matches!(it.1.kind, ElementKind::Heading | ElementKind::AnnexHeading));
    headings.filter_map(|(at, it)| Some((at, numeral(&resolution.joined(it).text, lang)?))).collect()
}

/// The numeral or letter of a heading, as citations in English write it: alone on its line (`II`), behind the word
/// (`Section II`), or before its words (`II. Title`, `A. Title`).
fn numeral(heading: &str, lang: Lang) -> Option<SmolStr> {
    let heading = heading.trim();
    let heading = behind_word(heading, PlaceKind::Section, lang).unwrap_or(heading);
    let (label, length) = places::label(heading, lang)?;
    let rest = heading.get(length..)?.trim_start();
    (rest.is_empty() || rest.starts_with(['.', ')', '、', '．', ':'])).then_some(label)
}

/// What stands behind the word for a kind of place at the head of a text.
fn behind_word(text: &str, kind: PlaceKind, lang: Lang) -> Option<&str> {
    let lower = text.to_lowercase();
    let mut words = places::place_words(lang).before.iter().filter(|it| it.1 == kind);
    let word = words.find(|it| lower.starts_with(it.0))?;
    text.get(word.0.len()..).map(str::trim_start)
}

/// A section: from its heading to the next of its kind, for sections may have sections of another kind.
fn section(resolution: &Resolution, within: &Range<usize>, label: &str, lang: Lang) -> Option<Range<usize>> {
    let all = sections(resolution, within, lang);
    let numerals = all.iter().any(|it| matches!(it.1.as_str(), "I" | "II"));
    let kind = |label: &str| match label {
        _ if label.parse::<u8>().is_ok() => 0,
        _ if from_roman(label).is_some() && (numerals || label.len() > 1) => 1,
        _ => 2,
    };
    let at = all.iter().position(|it| it.1.eq_ignore_ascii_case(label))?;
    let start = all.get(at)?.0;
    let next = all.iter().skip(at + 1).find(|it| kind(&it.1) == kind(label));
    Some(start..next.map_or(within.end, |it| it.0))
}

/// A paragraph with the items, tables and unnumbered texts that belong to it.
fn paragraph(resolution: &Resolution, within: &Range<usize>, number: u32) -> Option<Range<usize>> {
    let is = |it: &Element| matches!(&it.kind, ElementKind::Paragraph(Some(own)) | ElementKind::AnnexParagraph(own) if *own == number);
    let at = within.clone().find(|it| resolution.elements.get(*it).is_some_and(is))?;
    Some(at..end(resolution, at, belongs))
}

/// An item of a list, with those under it.
fn item(resolution: &Resolution, within: &Range<usize>, level: u8, label: &str) -> Option<Range<usize>> {
    let level_of = |it: &ElementKind| match it {
        ElementKind::Item(item) | ElementKind::AnnexItem(item) => Some(item.level),
        _ => None,
    };
    let is = |it: &Element| {
        level_of(&it.kind) == Some(level)
            && item_label(resolution, it).is_some_and(|it| it.eq_ignore_ascii_case(label))
    };
    let at = within.clone().find(|it| resolution.elements.get(*it).is_some_and(is))?;
    let end = end(resolution, at, |it| {
        matches!(it, ElementKind::Continuation | ElementKind::Table)
            || level_of(it).is_some_and(|it| it > level)
    });
    Some(at..end.min(within.end))
}

/// Where what follows an element and belongs to it ends.
fn end(resolution: &Resolution, at: usize, belongs: impl Fn(&ElementKind) -> bool) -> usize {
    let mut end = at + 1;
    for (index, element) in resolution.elements.iter().enumerate().skip(at + 1).filter(|it| !is_note(it.1)) {
        if !belongs(&element.kind) {
            break;
        }
        end = index + 1;
    }
    end
}

fn is_note(element: &Element) -> bool {
    element.kind == ElementKind::Note
}

/// What a citation would say of the place that is declared at an offset: on the heading of an annex or section, on the
/// number or letter of a paragraph or item.
pub(super) fn declared_at(resolution: &Resolution, offset: u32, lang: Lang) -> Option<Range<usize>> {
    let at = resolution.element_at(offset)?;
    let element = resolution.elements.get(at)?;
    let all = annexes(resolution);
    let annex = all.iter().find(|it| it.contains(&at));
    match element.kind {
        ElementKind::Annex => return annex.cloned(),
        // The first heading of an annex is its title.
        ElementKind::AnnexHeading if annex.is_some_and(|it| it.start + 1 == at) => return annex.cloned(),
        ElementKind::Heading | ElementKind::AnnexHeading => {
            let first_annex = all.first().map_or(resolution.elements.len(), |it| it.start);
            let within = annex.cloned().unwrap_or(0..first_annex);
            // The words of a section may stand under its numeral.
            let own =
                sections(resolution, &within, lang).into_iter().rfind(|it| it.0 == at || it.0 + 1 == at)?;
            let found = section(resolution, &within, &own.1, lang)?;
            return (found.start == own.0).then_some(found);
        }
        _ => {}
    }
    let label = marker(resolution, element)?;
    (label.start..=label.end).contains(&offset).then(|| of_element(resolution, at)).flatten()
}

/// A paragraph or item with all that belongs to it, by the index of its element.
pub(super) fn of_element(resolution: &Resolution, at: usize) -> Option<Range<usize>> {
    let element = resolution.elements.get(at)?;
    let whole = at..resolution.elements.len();
    match &element.kind {
        ElementKind::Paragraph(Some(number)) | ElementKind::AnnexParagraph(number) => {
            paragraph(resolution, &whole, *number)
        }
        ElementKind::Item(own) | ElementKind::AnnexItem(own) => {
            item(resolution, &whole, own.level, item_label(resolution, element)?)
        }
        _ => None,
    }
}

/// An annex, section or operative paragraph of a resolution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outer {
    /// What it is.
    pub kind: PinPart,
    /// Its number; what the numeral or letter of a section counts; of an annex its place among them.
    pub number: u32,
    /// Where it begins and ends; of an annex its heading.
    pub range: Range<u32>,
}

/// What a citation can name in a resolution, in order; its items and what stands in its annexes apart.
pub fn outer_places(resolution: &Resolution, lang: Lang) -> Vec<Outer> {
    let annexes = annexes(resolution);
    let body = 0..annexes.first().map_or(resolution.elements.len(), |it| it.start);
    let sections = sections(resolution, &body, lang);
    let (mut found, mut annex, mut section) = (Vec::new(), 0, 0);
    for (at, element) in resolution.elements.iter().enumerate() {
        let (kind, number) = match element.kind {
            ElementKind::Paragraph(Some(number)) => (PinPart::Paragraph, Some(number)),
            ElementKind::Annex if annexes.get(annex).is_some_and(|it| it.start == at) => {
                annex += 1;
                (PinPart::Annex, u32::try_from(annex).ok())
            }
            ElementKind::Heading => match sections.get(section).filter(|it| it.0 == at) {
                Some((_, label)) => {
                    section += 1;
                    (PinPart::Section, counted(label))
                }
                None => continue,
            },
            _ => continue,
        };
        found.extend(number.map(|number| Outer { kind, number, range: resolution.range(element) }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolution::Document;

    const TEXT: &str = "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\nI\n\nReport\n\nNoting it,\n\n1. *Decides* so;\n\n2. *Requests*:\n\n(a) One:\n\n(i) First;\n\n(ii) Second;\n\n(b) Two.\n\n¹ A note.\n\nII\n\nBudget\n\n1. *Approves* it;\n\n2. *Takes note* of it.\n\nAnnex I\n\nRules\n\nI. Scope\n\n1. The rules hold.\n\n2. They hold:\n\n(a) Here;\n\n(b) There.\n\nII. Procedure\n\n3. A vote is taken.\n\nAnnex II\n\nTerms\n\n1. The terms hold.\n";

    fn pin(text: &str) -> Pin {
        let mut pin = Pin::default();
        for (word, label) in text.split(", ").filter_map(|it| it.split_once(' ')) {
            match word {
                "annex" => pin.annex = Some(label.into()),
                "section" => pin.section = Some(label.into()),
                "para" => {
                    let mut parts = label.split(' ');
                    pin.paragraph = parts.next().map(Into::into);
                    pin.items = parts.map(|it| it.trim_matches(['(', ')']).into()).collect();
                }
                other => panic!("{other}"),
            }
        }
        pin
    }

    /// First and last words of the place, and what is missing.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let document = Document::parse(TEXT);
        let resolution = &*document.units()[0].resolution;
        let shown = find(resolution, &pin(text), Lang::En).map_or("nothing".to_owned(), |it| {
            let range = range(resolution, &it.elements);
            let source = &TEXT[range.start as usize..range.end as usize];
            let (first, last) = (source.lines().next().unwrap(), source.lines().next_back().unwrap());
            let missing = it.missing.map_or(String::new(), |it| format!(" (no {it:?})"));
            if first == last { format!("{first}{missing}") } else { format!("{first} … {last}{missing}") }
        });
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn paragraphs_and_items() {
        check("para 1", "1. *Decides* so;");
        check("para 2", "2. *Requests*: … (b) Two.");
        check("para 2 (a)", "(a) One: … (ii) Second;");
        check("para 2 (a) (ii)", "(ii) Second;");
        check("para 2 (c)", "2. *Requests*: … (b) Two. (no Item)");
        check("para 3", "3. A vote is taken.");
        check("para 7", "nothing");
    }

    #[test]
    fn sections_count_their_own_paragraphs() {
        check("section I", "I … (b) Two.");
        check("section II", "II … 2. *Takes note* of it.");
        check("section II, para 1", "1. *Approves* it;");
        check("section II, para 3", "II … 2. *Takes note* of it. (no Paragraph)");
        check("section III", "nothing");
    }

    #[test]
    fn annexes_have_sections_and_paragraphs() {
        check("annex I", "Annex I … 3. A vote is taken.");
        check("annex II", "Annex II … 1. The terms hold.");
        check("annex ", "Annex I … 3. A vote is taken.");
        check("annex I, para 2", "2. They hold: … (b) There.");
        check("annex I, para 2 (b)", "(b) There.");
        check("annex I, section II", "II. Procedure … 3. A vote is taken.");
        check("annex I, section II, para 3", "3. A vote is taken.");
        check("annex III", "nothing");
    }

    #[test]
    fn headings_and_numbers_declare_their_places() {
        let document = Document::parse(TEXT);
        let resolution = &*document.units()[0].resolution;
        let declared = |needle: &str| {
            let offset = u32::try_from(TEXT.find(needle).unwrap()).unwrap();
            declared_at(resolution, offset, Lang::En)
        };
        for (needle, named) in [
            ("II\n\nBudget", "section II"),
            ("Budget", "section II"),
            ("Annex II", "annex II"),
            ("Rules", "annex I"),
            ("II. Proc", "annex I, section II"),
            ("1. *App", "section II, para 1"),
            ("a) One", "para 2 (a)"),
            ("ii) Second", "para 2 (a) (ii)"),
        ] {
            let found = find(resolution, &pin(named), Lang::En).map(|it| it.elements);
            assert!(found.is_some() && declared(needle) == found, "{needle}: {:?}", declared(needle));
        }
        assert_eq!(declared("Decides"), None);
    }
}
