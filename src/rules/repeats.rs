//! Paragraphs that stand twice, and lists of one item.

use rustc_hash::FxHashMap;

use super::{Context, Findings, FixKind, Rule, Severity};
use crate::resolution::{ElementKind, Resolution};

pub(super) const DUPLICATE: Rule = Rule {
    code: "duplicate-paragraph",
    severity: Severity::Information,
    on: true,
    summary: "A paragraph stands twice in one section.",
    why: "What remains when paragraphs are moved or drafts are merged.",
    source: "observed in official documents: 0 within a section",
    bad: "Noting that the rivers of the region are polluted,\n\nWelcoming the report,\n\nNoting that the rivers of the region are polluted,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Noting that the rivers of the region are polluted,\n\nWelcoming the report,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const ONE: Rule = Rule {
    code: "list-single-item",
    severity: Severity::Hint,
    on: false,
    summary: "A list has one item.",
    why: "What is alone needs no letter.",
    source: "guides of Model United Nations; official documents have such lists",
    bad: "1. *Requests* a report on:\n\n(a) The rivers;\n\n2. *Decides* so.",
    good: "1. *Requests* a report on:\n\n(a) The rivers;\n\n(b) The lakes;\n\n2. *Decides* so.",
    fix: FixKind::None,
};

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    twice(cx, out);
    single(cx.resolution, out);
}

fn twice(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
    for (index, (element, facts)) in resolution.elements.iter().zip(cx.facts).enumerate() {
        match element.kind {
            ElementKind::Heading | ElementKind::Opening | ElementKind::Part => seen.clear(),
            ElementKind::Recital | ElementKind::Paragraph(_) => {
                // Numbers that begin anew are another section’s, whose heading may not be seen as one.
                if element.kind == ElementKind::Paragraph(Some(1)) {
                    seen.clear();
                }
                let Some(print) = facts.print else { continue };
                let Some(first) = seen.insert(print, index) else { continue };
                let Some(before) = resolution.elements.get(first) else { continue };
                let (one, two) = (resolution.joined(before), resolution.joined(element));
                let place = resolution.source_range(element, &two, 0..two.text.trim_end().len() as u32);
                let related = resolution.source_range(before, &one, 0..one.text.trim_end().len() as u32);
                let message = "This paragraph stood above already. Remove one of the two.".to_owned();
                out.report(&DUPLICATE, place, message).related(related, "the same paragraph");
            }
            _ => {}
        }
    }
}

fn single(resolution: &Resolution, out: &mut Findings) {
    // For each level that is open: where its first item stands, and how many there are.
    let mut open: Vec<(usize, u32)> = Vec::new();
    let mut close = |open: &mut Vec<(usize, u32)>, down_to: usize| {
        for (index, count) in open.drain(down_to.min(open.len())..) {
            let element = resolution.elements.get(index).filter(|_| count == 1);
            if let Some((start, _, passage)) =
                element.and_then(|it| it.pieces.first()).and_then(|it| resolution.passage(*it))
                && let Some(marker) = &passage.marker
            {
                let place = start + marker.label.start..start + marker.label.end;
                let message = "This is the only item of its list. Say it without a letter.".to_owned();
                out.report(&ONE, place, message);
            }
        }
    };
    for (index, element) in resolution.elements.iter().enumerate() {
        match &element.kind {
            ElementKind::Item(item) if item.level > 0 => {
                let level = usize::from(item.level);
                close(&mut open, level);
                match open.get_mut(level - 1) {
                    Some(it) => it.1 += 1,
                    None => open.resize(level, (index, 1)),
                }
            }
            ElementKind::Note | ElementKind::Table | ElementKind::Continuation => {}
            _ => close(&mut open, 0),
        }
    }
    close(&mut open, 0);
}
