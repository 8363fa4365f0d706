//! References inside of the resolution lead somewhere, and in the direction that they say.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use smol_str::SmolStr;

use super::facts::{Words, indices};
use super::wording::is_quoted;
use super::{Context, Findings, FixKind, Rule, Severity};
use crate::citation::Direction;
use crate::resolution::{ElementKind, Resolution};
use crate::un::Lang;

pub(super) const INTERNAL: Rule = Rule {
    code: "internal-reference",
    severity: Severity::Warning,
    on: true,
    summary: "A paragraph of this resolution is named that is not there.",
    why: "What remains when paragraphs are deleted or moved.",
    source: "Editorial Manual, Internal references; 1 of 230 in official documents; an information where numbers up to it are left out, for then the paragraph was lost and not the reference wrong",
    bad: "1. *Decides* so;\n\n2. *Requests* a report on paragraph 5 above.",
    good: "1. *Decides* so;\n\n2. *Requests* a report on paragraph 1 above.",
    fix: FixKind::None,
};

pub(super) const PART: Rule = Rule {
    code: "reference-part",
    severity: Severity::Warning,
    on: true,
    summary: "A section or an annex of this resolution is named that is not there.",
    why: "What remains when sections or annexes are left out or numbered anew.",
    source: "Editorial Manual, Internal references; observed in official documents",
    bad: "1. *Decides* so;\n\n2. *Adopts* the rules contained in annex II to the present resolution.\n\nAnnex I\n\nRivers\n\nText of rivers.",
    good: "1. *Decides* so;\n\n2. *Adopts* the rules contained in annex I to the present resolution.\n\nAnnex I\n\nRivers\n\nText of rivers.",
    fix: FixKind::None,
};

/// “annex II to the present resolution”, “section A of the present resolution”: groups `annex`, `section`.
static PARTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:[Aa]nnex(?: (?<annex>[IVX]+))? to the present resolution|[Ss]ection (?<section>[IVX]+|[A-Z])(?: of the present resolution| above| below))(?-u:\b)").ok()
});

/// A section or an annex of the same resolution that is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PartRef {
    pub(super) range: Range<usize>,
    is_annex: bool,
    /// Its number, where it has one.
    label: Option<SmolStr>,
}

impl PartRef {
    /// Whether both name one section or annex.
    pub(super) fn names_the_same(&self, other: &Self) -> bool {
        (self.is_annex, &self.label) == (other.is_annex, &other.label)
    }
}

/// The sections and annexes that an element names.
pub(super) fn read(words: &Words<'_>) -> Box<[PartRef]> {
    let text = &words.prose.text;
    let may = words.lang == Lang::En && counts_with_the_rest(&words.element.kind);
    if !may || !(text.contains("nnex") || text.contains("ection ")) {
        return Box::default();
    }
    let found = PARTS.iter().flat_map(|it| it.captures_iter(text));
    let parts = found.filter_map(|found| {
        let (annex, section) = (found.name("annex"), found.name("section"));
        let range = found.get(0)?.range();
        let label = annex.or(section).map(|it| SmolStr::new(it.as_str()));
        (!is_quoted(text, range.start)).then_some(PartRef { range, is_annex: section.is_none(), label })
    });
    parts.collect()
}

/// Reports sections and annexes that are not there.
pub(super) fn parts(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let ends_in = |kind: &ElementKind, label: Option<&str>| {
        resolution.elements.iter().filter(|it| it.kind == *kind).any(|it| {
            let prose = it.pieces.first().and_then(|it| resolution.prose(*it));
            let words = prose.map_or("", |it| it.text.trim());
            let mut tokens = words.split([' ', '.', '\n']).filter(|it| !it.is_empty());
            label.is_none_or(|label| tokens.any(|it| it == label))
        })
    };
    for (element, facts) in resolution.elements.iter().zip(cx.facts) {
        for part in &facts.parts {
            let kind = if part.is_annex { ElementKind::Annex } else { ElementKind::Heading };
            if ends_in(&kind, part.label.as_deref()) {
                continue;
            }
            let prose = resolution.joined(element);
            let words = prose.text.get(part.range.clone()).unwrap_or_default();
            let range = part.range.start as u32..part.range.end as u32;
            let place = resolution.source_range(element, &prose, range);
            let what = if part.is_annex { "annex" } else { "section" };
            let message = format!("“{words}”: this resolution has no such {what}. Correct the number.");
            out.report(&PART, place, message);
        }
    }
}

pub(super) const DIRECTION: Rule = Rule {
    code: "reference-direction",
    severity: Severity::Warning,
    on: true,
    summary: "A paragraph that is said to stand above stands below, or the reverse.",
    why: "What remains when paragraphs are moved.",
    source: "0 of 97 in official documents",
    bad: "1. *Decides* so;\n\n2. *Requests* a report on paragraph 1 below.",
    good: "1. *Decides* so;\n\n2. *Requests* a report on paragraph 1 above.",
    fix: FixKind::None,
};

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let numbers = resolution.elements.iter().filter_map(|it| match it.kind {
        ElementKind::Paragraph(number) => number,
        _ => None,
    });
    let highest = numbers.max().unwrap_or(0);
    for (index, (element, facts)) in resolution.elements.iter().zip(cx.facts).enumerate() {
        // A text that is quoted, amended or annexed counts its own paragraphs.
        if facts.references.is_empty() || !counts_with_the_rest(&element.kind) {
            continue;
        }
        let prose = resolution.joined(element);
        for reference in &facts.references {
            if is_quoted(&prose.text, usize::from(reference.range.start())) {
                continue;
            }
            let words = indices(reference.range);
            let place = resolution.source_range(element, &prose, words.start as u32..words.end as u32);
            let number = reference.paragraph;
            let found: Vec<usize> = places(resolution, number).collect();
            let (Some(first), Some(last)) = (found.first(), found.last()) else {
                let message =
                    format!("There is no paragraph {number} in this resolution. Correct the number.");
                let lost = number < highest;
                let severity = if lost { Severity::Information } else { INTERNAL.severity };
                out.report(&INTERNAL, place, message).severity(severity);
                continue;
            };
            // “paragraph 1 (b) below” in paragraph 1 (a).
            if !reference.items.is_empty() && found.contains(&own(resolution, index)) {
                continue;
            }
            let (wrong, due) = match reference.direction {
                Direction::Above => (*first > index, "below"),
                Direction::Below => (*last <= index, "above"),
                Direction::Present => (false, ""),
            };
            if wrong {
                let message =
                    format!("Paragraph {number} stands {due}. Correct the number or the word behind it.");
                let range = resolution.elements.get(*first).map(|it| resolution.range(it));
                let report = out.report(&DIRECTION, place, message);
                if let Some(range) = range {
                    report.related(range, "the paragraph");
                }
            }
        }
    }
}

fn counts_with_the_rest(kind: &ElementKind) -> bool {
    match kind {
        ElementKind::Item(item) => !item.preambular,
        ElementKind::Paragraph(_) | ElementKind::Continuation | ElementKind::Recital => true,
        _ => false,
    }
}

/// The paragraph that an element belongs to.
fn own(resolution: &Resolution, index: usize) -> usize {
    let before = resolution.elements.get(..=index).unwrap_or(&[]);
    before.iter().rposition(|it| matches!(it.kind, ElementKind::Paragraph(_))).unwrap_or(index)
}

/// The paragraphs with a number.
fn places(resolution: &Resolution, number: u32) -> impl Iterator<Item = usize> {
    let same = move |it: &ElementKind| *it == ElementKind::Paragraph(Some(number));
    resolution.elements.iter().enumerate().filter(move |it| same(&it.1.kind)).map(|it| it.0)
}
