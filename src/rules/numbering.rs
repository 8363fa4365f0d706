//! The numbers of operative paragraphs and the letters of subparagraphs follow one another.

use std::ops::Range;

use super::{Context, Findings, FixKind, Rule, Severity};
use crate::resolution::{ElementKind, Resolution};
use crate::un::phrases;

pub(super) const PARAGRAPH: Rule = Rule {
    code: "paragraph-number",
    severity: Severity::Warning,
    on: true,
    summary: "A paragraph's number does not follow the one before.",
    why: "Paragraphs are cited by their numbers.",
    source: "Editorial Manual, Numbering of paragraphs; 1 of 6,937 paragraphs in official documents",
    bad: "1. *Decides* so;\n\n3. *Requests* a report.",
    good: "1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const MISSING: Rule = Rule {
    code: "paragraph-number-missing",
    severity: Severity::Warning,
    on: true,
    summary: "An operative paragraph among numbered ones has no number.",
    why: "Paragraphs are cited by their numbers.",
    source: "Editorial Manual, Numbering of paragraphs; observed in official documents",
    bad: "1. *Decides* so;\n\n*Requests* a report;\n\n2. *Invites* States to act.",
    good: "1. *Decides* so;\n\n2. *Requests* a report;\n\n3. *Invites* States to act.",
    fix: FixKind::Safe,
};

pub(super) const SINGLE: Rule = Rule {
    code: "paragraph-number-single",
    severity: Severity::Hint,
    on: true,
    summary: "The only operative paragraph has a number.",
    why: "A number serves to tell paragraphs apart.",
    source: "observed in official documents (0 of 12)",
    bad: "Recalling the outcome,\n\n1. *Takes note* of the report.\n\n*46th plenary meeting\n16 December 2020*",
    good: "Recalling the outcome,\n\n*Takes note* of the report.\n\n*46th plenary meeting\n16 December 2020*",
    fix: FixKind::Safe,
};

pub(super) const SUBPARAGRAPH: Rule = Rule {
    code: "subparagraph-letter",
    severity: Severity::Warning,
    on: true,
    summary: "A subparagraph's letter does not follow the one before.",
    why: "Subparagraphs are cited by their letters.",
    source: "Editorial Manual, Paragraphs and subparagraphs; 0 of 680 in official documents",
    bad: "1. *Requests* a report on:\n\n(a) The rivers;\n\n(c) The lakes.",
    good: "1. *Requests* a report on:\n\n(a) The rivers;\n\n(b) The lakes.",
    fix: FixKind::Safe,
};

struct Numbered {
    number: u32,
    label: Range<u32>,
    /// Behind a heading or an opening formula numbers may begin anew.
    may_restart: bool,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    paragraphs(cx.resolution, out);
    items(cx.resolution, out);
    single(cx.resolution, out);
    missing(cx, out);
}

/// Reports the number of a paragraph that has no other beside it.
fn single(resolution: &Resolution, out: &mut Findings) {
    let mut paragraphs = resolution.elements.iter().filter(|it| matches!(it.kind, ElementKind::Paragraph(_)));
    let (Some(only), None) = (paragraphs.next(), paragraphs.next()) else { return };
    let Some((start, _, passage)) = only.pieces.first().and_then(|it| resolution.passage(*it)) else {
        return;
    };
    let ElementKind::Paragraph(Some(1)) = only.kind else { return };
    let ended = resolution.closing.is_some() || resolution.masthead.adopted.is_some();
    if let Some(marker) = passage.marker.as_ref().filter(|_| ended) {
        let label = start + marker.label.start..start + marker.label.end;
        let message = "The only paragraph has a number. Remove it.".to_owned();
        let edit = (start + marker.range.start..start + passage.body, String::new());
        out.report(&SINGLE, label, message).fix("Remove the number".to_owned(), vec![edit]);
    }
}

/// Reports paragraphs without a number that open as the numbered ones do.
fn missing(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let mut last: Option<u32> = None;
    for (index, element) in resolution.elements.iter().enumerate() {
        match element.kind {
            ElementKind::Paragraph(number) => last = number,
            // The only paragraph of a section needs no number.
            ElementKind::Heading | ElementKind::Opening | ElementKind::Part => last = None,
            ElementKind::Continuation => {
                let (Some(number), Some(piece)) = (last, element.pieces.first()) else { continue };
                let Some((start, _, passage)) = resolution.passage(*piece) else { continue };
                let prose = resolution.joined(element);
                let emphasized = prose.emphasis.first().is_some_and(|it| it.start == 0);
                let opens = phrases::style(cx.lang).read(&prose.text, true, resolution.organ()).is_some();
                if !emphasized || !opens {
                    continue;
                }
                let due = number + 1;
                let at = start + passage.range.start;
                let mut edits = vec![(at..at, format!("{due}. "))];
                for (behind, next) in (due + 1..).zip(numbers_behind(resolution, index)) {
                    edits.push((next, behind.to_string()));
                }
                let words = prose.emphasis.first().map_or(0..0, |it| it.clone());
                let place = resolution.source_range(element, &prose, words);
                let message = format!("This paragraph has no number. Number it {due}.");
                out.report(&MISSING, place, message).fix(format!("Number it {due}, and those behind"), edits);
                last = None;
            }
            _ => {}
        }
    }
}

/// The places of the numbers behind an element, up to where numbers begin anew.
fn numbers_behind(resolution: &Resolution, index: usize) -> Vec<Range<u32>> {
    let behind = resolution.elements.get(index + 1..).unwrap_or(&[]).iter();
    let numbered = behind.filter_map(|it| match it.kind {
        ElementKind::Paragraph(Some(number)) => Some((number, label(resolution, it.pieces.first())?)),
        _ => None,
    });
    numbered.take_while(|it| it.0 != 1).map(|it| it.1).collect()
}

fn paragraphs(resolution: &Resolution, out: &mut Findings) {
    let mut found: Vec<Numbered> = Vec::new();
    let mut may_restart = true;
    for element in &resolution.elements {
        match element.kind {
            ElementKind::Opening | ElementKind::Heading | ElementKind::Part => may_restart = true,
            ElementKind::Paragraph(Some(number)) => {
                if let Some(label) = label(resolution, element.pieces.first()) {
                    found.push(Numbered { number, label, may_restart });
                }
                may_restart = false;
            }
            _ => {}
        }
    }
    let mut last = 0;
    for (index, it) in found.iter().enumerate() {
        let due = last + 1;
        if it.number == due || (it.may_restart && it.number == 1) {
            last = it.number;
            continue;
        }
        let message = format!("Paragraph {} stands where {due} is due.", it.number);
        let mut renumbered = Vec::new();
        for (number, it) in (due..).zip(found[index..].iter()) {
            if it.may_restart && it.number == 1 && number != due {
                break;
            }
            if it.number != number {
                renumbered.push((it.label.clone(), number.to_string()));
            }
        }
        let one = vec![(it.label.clone(), due.to_string())];
        let local = found.get(index + 1).is_some_and(|next| next.number == due + 1);
        let report = out.report(&PARAGRAPH, it.label.clone(), message);
        let report = match index.checked_sub(1).and_then(|before| found.get(before)) {
            Some(before) => report.related(before.label.clone(), "the paragraph before"),
            None => report,
        };
        if local || renumbered.len() == 1 {
            report.fix(format!("Change the number to {due}"), one);
        } else {
            report.fix(format!("Renumber from here, beginning with {due}"), renumbered);
        }
        last = if local { due } else { it.number };
    }
}

fn items(resolution: &Resolution, out: &mut Findings) {
    for element in &resolution.elements {
        let (ElementKind::Item(item) | ElementKind::AnnexItem(item)) = &element.kind else { continue };
        let Some(due) = &item.expected else { continue };
        // Annexes are written by others, and cut what they take over.
        let annexed = matches!(element.kind, ElementKind::AnnexItem(_));
        let severity = if annexed { Severity::Information } else { SUBPARAGRAPH.severity };
        let Some(label) = label(resolution, element.pieces.first()) else { continue };
        let found =
            element.pieces.first().and_then(|it| resolution.passage(*it)).and_then(|(start, block, _)| {
                block.text().get((label.start - start) as usize..(label.end - start) as usize)
            });
        let message = format!("Subparagraph ({}) stands where ({due}) is due.", found.unwrap_or(""));
        out.report(&SUBPARAGRAPH, label.clone(), message)
            .severity(severity)
            .fix(format!("Change the letter to ({due})"), vec![(label, due.clone())]);
    }
}

fn label(resolution: &Resolution, piece: Option<&crate::resolution::PassageRef>) -> Option<Range<u32>> {
    let (start, _, passage) = resolution.passage(*piece?)?;
    let marker = passage.marker.as_ref()?;
    Some(start + marker.label.start..start + marker.label.end)
}
