//! References inside of the resolution lead somewhere, and in the direction that they say.

use super::facts::indices;
use super::wording::is_quoted;
use super::{Context, Findings, FixKind, Rule, Severity};
use crate::citation::Direction;
use crate::resolution::{ElementKind, Resolution};

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
