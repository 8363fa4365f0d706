//! What the features that look over a whole document need of it: citations, marks and internal references, found
//! once a resolution and kept while it does not change.

use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use regex::Regex;
use rustc_hash::FxHashMap;

use super::agreed_lens::Candidate;
use crate::citation::{self, Citation, Direction, InternalRef};
use crate::resolution::{Document, Element, ElementKind, Mark, Resolution, Unit};
use crate::syntax::{MarkerKind, Prose};
use crate::text::{TextRange, TextSize};
use crate::un::{Lang, phrases, words};

/// The names of organs in running text.
static ORGANS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names: Vec<String> = words::ORGANS.iter().map(|it| regex::escape(it.0)).collect();
    Regex::new(&names.join("|")).ok()
});

/// All that was found in one version of a document.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    units: Vec<Arc<SeenUnit>>,
}

/// What was found in one resolution; ranges count from its start.
#[derive(Debug)]
pub(super) struct SeenUnit {
    resolution: Arc<Resolution>,
    pub(super) lang: Lang,
    /// The citations, in order of the text.
    pub(super) citations: Vec<Cited>,
    /// The references to its own paragraphs, in order.
    pub(super) internal: Vec<Internal>,
    /// The names of organs, in order.
    pub(super) organs: Vec<Range<u32>>,
    /// The footnote marks, in order.
    pub(super) marks: Vec<Mark>,
    /// The paragraphs that may have been adopted before, read when they are first asked for.
    paragraphs: OnceLock<Box<[Candidate]>>,
}

/// A citation and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Cited {
    pub(super) element: usize,
    /// The number or symbol.
    pub(super) range: Range<u32>,
    /// The date behind it.
    pub(super) date: Option<Range<u32>>,
    /// Whether it is written as a full symbol.
    pub(super) full: bool,
    pub(super) citation: Citation,
}

/// A reference to a paragraph of the same resolution.
#[derive(Debug, Clone)]
pub(super) struct Internal {
    pub(super) range: Range<u32>,
    /// The element that it leads to; `None` where there is no such paragraph.
    pub(super) target: Option<usize>,
}

impl Seen {
    /// Looks over `document`; what it shares with the document of `before` is taken from there.
    pub fn of(document: &Document, before: &Self) -> Self {
        let known: FxHashMap<_, _> =
            before.units.iter().map(|it| ((Arc::as_ptr(&it.resolution), it.lang), it)).collect();
        let lang = document.lang();
        let unit = |it: &Unit| match known.get(&(Arc::as_ptr(&it.resolution), lang)) {
            Some(known) => Arc::clone(known),
            None => Arc::new(SeenUnit::of(&it.resolution, lang)),
        };
        Self { units: document.units().iter().map(unit).collect() }
    }

    /// Each resolution of the document with what was found in it. What reads like no resolution is left out.
    pub(super) fn units<'a>(
        &'a self,
        document: &'a Document,
    ) -> impl Iterator<Item = (&'a Unit, &'a SeenUnit)> {
        let units = document.units().iter().zip(self.units.iter().map(Arc::as_ref));
        units.filter(|it| it.0.resolution.is_resolution())
    }

    /// The resolution that `offset` falls into, what was found in it, and the offset in it.
    pub(super) fn at<'a>(
        &'a self,
        document: &'a Document,
        offset: TextSize,
    ) -> Option<(&'a Unit, &'a SeenUnit, u32)> {
        let index = document.units().partition_point(|it| it.start <= offset).checked_sub(1)?;
        let unit = document.units().get(index)?;
        Some((unit, self.units.get(index)?, (offset - unit.start).into()))
    }
}

impl SeenUnit {
    fn of(resolution: &Arc<Resolution>, lang: Lang) -> Self {
        let mut citations = Vec::new();
        let mut internal = Vec::new();
        let mut organs = Vec::new();
        for (index, element) in resolution.elements.iter().enumerate() {
            let prose = resolution.joined(element);
            let cx =
                citation::Context { lang, own: resolution.organ(), note: element.kind == ElementKind::Note };
            let place =
                |it: TextRange| resolution.source_range(element, &prose, it.start().into()..it.end().into());
            citations.extend(citation::find(&prose.text, &cx).into_iter().map(|it| {
                Cited {
                    element: index,
                    range: place(it.range),
                    date: it.date.as_ref().map(|it| place(it.0)),
                    full: prose
                        .text
                        .get(it.range.start().into()..)
                        .is_some_and(|it| it.starts_with(|it: char| it.is_ascii_uppercase())),
                    citation: it,
                }
            }));
            if element.kind != ElementKind::Opening {
                let names = ORGANS.iter().flat_map(|it| it.find_iter(&prose.text));
                organs.extend(
                    names.map(|it| {
                        resolution.source_range(element, &prose, it.start() as u32..it.end() as u32)
                    }),
                );
            }
            if matches!(element.kind, ElementKind::Masthead | ElementKind::Title | ElementKind::Table) {
                continue;
            }
            internal.extend(
                citation::internal(&prose.text, lang)
                    .into_iter()
                    .map(|it| Internal { range: place(it.range), target: target(resolution, index, &it) }),
            );
        }
        Self {
            resolution: Arc::clone(resolution),
            lang,
            citations,
            internal,
            organs,
            marks: resolution.marks(),
            paragraphs: OnceLock::new(),
        }
    }

    /// The paragraphs that may have been adopted before, in order.
    pub(super) fn paragraphs(&self) -> &[Candidate] {
        self.paragraphs.get_or_init(|| Candidate::all(&self.resolution, self.lang))
    }
}

/// The paragraph, or the item of it, that a reference in element `from` leads to.
pub(super) fn target(resolution: &Resolution, from: usize, reference: &InternalRef) -> Option<usize> {
    let is = |it: &usize| {
        resolution.elements.get(*it).map(|it| &it.kind)
            == Some(&ElementKind::Paragraph(Some(reference.paragraph)))
    };
    let above = || (0..=from).rev().find(is);
    let below = || (from..resolution.elements.len()).find(is);
    // Numbers that begin anew under each heading: the nearest is meant.
    let paragraph = match reference.direction {
        Direction::Above => above(),
        Direction::Below => below(),
        Direction::Present => match (above(), below()) {
            (Some(above), Some(below)) if below - from < from - above => Some(below),
            (above, below) => above.or(below),
        },
    }?;
    let mut place = paragraph;
    for (level, label) in (1_u8..).zip(&reference.items) {
        let items = resolution.elements.iter().enumerate().skip(place + 1);
        let belongs = items.take_while(|(_, it)| match &it.kind {
            ElementKind::Item(item) => item.level >= level,
            kind => matches!(kind, ElementKind::Note | ElementKind::Continuation | ElementKind::Table),
        });
        let found = belongs.into_iter().find(|(_, it)| {
            matches!(&it.kind, ElementKind::Item(item) if item.level == level)
                && item_label(resolution, it).is_some_and(|it| it.eq_ignore_ascii_case(label))
        });
        place = found?.0;
    }
    Some(place)
}

/// The letter or sign of an item, as written.
pub(super) fn item_label<'a>(resolution: &'a Resolution, element: &Element) -> Option<&'a str> {
    match &resolution.passage(*element.pieces.first()?)?.2.marker.as_ref()?.kind {
        MarkerKind::Letter(label) | MarkerKind::Irregular(label) => Some(label),
        MarkerKind::Number(_) | MarkerKind::Bullet => None,
    }
}

/// Where the number or letter of an element stands, without its punctuation.
pub(super) fn marker(resolution: &Resolution, element: &Element) -> Option<Range<u32>> {
    let (start, _, passage) = resolution.passage(*element.pieces.first()?)?;
    let label = &passage.marker.as_ref()?.label;
    Some(start + label.start..start + label.end)
}

/// Where the opening words of a recital or operative paragraph end in its prose: the emphasized ones, else the phrase
/// that the language knows, else the first word.
pub(super) fn lead(resolution: &Resolution, element: &Element, prose: &Prose, lang: Lang) -> u32 {
    match prose.emphasis.first() {
        Some(first) if first.start == 0 => first.end,
        _ => match phrases::style(lang).opening(&prose.text, is_operative(element), resolution.organ()) {
            Some((.., end)) => end as u32,
            None => first_word(&prose.text),
        },
    }
}

fn is_operative(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Paragraph(_))
}

fn first_word(text: &str) -> u32 {
    // Where no blanks divide words they have two characters, most of them.
    let han = |it: &(usize, char)| ('\u{3400}'..'\u{a000}').contains(&it.1);
    match text.char_indices().take(3).filter(han).nth(2) {
        Some((third, _)) => third as u32,
        None => text.find([' ', ',', '，', '、', '；']).unwrap_or(0) as u32,
    }
}

/// The elements of the row of equal openings (“Recalling”, “Recalling also”, …) that element `index` is in.
pub(super) fn row(resolution: &Resolution, index: usize, lang: Lang) -> Vec<usize> {
    let style = phrases::style(lang);
    let organ = resolution.organ();
    // The phrase where it is known, and its words without the adverb of repetition where it is not.
    let opening = |it: &Element| {
        let prose = resolution.joined(it);
        match style.opening(prose.text.trim_start(), is_operative(it), organ) {
            Some((phrase, ..)) => (Some(phrase), String::new()),
            None => {
                let end = lead(resolution, it, &prose, lang) as usize;
                (None, without_adverb(prose.text.get(..end).unwrap_or(""), lang))
            }
        }
    };
    let Some(own) = resolution.elements.get(index) else { return Vec::new() };
    let recital = own.kind == ElementKind::Recital;
    let phrase = opening(own);
    let same = |it: &(usize, &Element)| match it.1.kind {
        ElementKind::Recital => recital && opening(it.1) == phrase,
        ElementKind::Paragraph(_) => !recital && opening(it.1) == phrase,
        _ => false,
    };
    // What stands between and belongs to a paragraph does not end the row.
    let between = |it: &(usize, &Element)| {
        !matches!(it.1.kind, ElementKind::Note | ElementKind::Item(_) | ElementKind::Continuation)
    };
    let elements = || resolution.elements.iter().enumerate();
    let before = elements().take(index).rev().filter(between).take_while(same).map(|it| it.0);
    let mut row: Vec<usize> = before.collect();
    row.reverse();
    row.push(index);
    row.extend(elements().skip(index + 1).filter(between).take_while(same).map(|it| it.0));
    row
}

/// An opening phrase without its adverb of repetition, in small letters: the same for all of a row.
fn without_adverb(lead: &str, lang: Lang) -> String {
    let style = phrases::style(lang);
    let blank = style.blank;
    let mut text = format!("{blank}{}{blank}", lead.trim().to_lowercase());
    for adverb in style.adverbs {
        text = text.replace(&format!("{blank}{adverb}{blank}"), blank);
    }
    text.trim().to_owned()
}

/// Whether an offset stands in a range or at one of its ends.
pub(super) fn holds(range: &Range<u32>, offset: u32) -> bool {
    range.start <= offset && offset <= range.end
}
