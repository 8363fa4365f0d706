//! The numbers of operative paragraphs and the letters of subparagraphs follow one another.

use std::ops::Range;

use super::{Context, Findings, Rule, Severity};
use crate::resolution::{ElementKind, Resolution};

pub(super) const PARAGRAPH: Rule = Rule {
    code: "paragraph-number",
    severity: Severity::Warning,
    summary: "A paragraph's number does not follow the one before.",
    source: "Editorial Manual, Numbering of paragraphs; 1 of 6,937 paragraphs in official documents",
};

pub(super) const SUBPARAGRAPH: Rule = Rule {
    code: "subparagraph-letter",
    severity: Severity::Warning,
    summary: "A subparagraph's letter does not follow the one before.",
    source: "Editorial Manual, Paragraphs and subparagraphs; 0 of 680 in official documents",
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
}

fn paragraphs(resolution: &Resolution, out: &mut Findings) {
    let mut found: Vec<Numbered> = Vec::new();
    let mut may_restart = true;
    for element in &resolution.elements {
        match element.kind {
            ElementKind::Opening | ElementKind::Heading => may_restart = true,
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
        let ElementKind::Item(item) = &element.kind else { continue };
        let Some(due) = &item.expected else { continue };
        let Some(label) = label(resolution, element.pieces.first()) else { continue };
        let found =
            element.pieces.first().and_then(|it| resolution.passage(*it)).and_then(|(start, block, _)| {
                block.text().get((label.start - start) as usize..(label.end - start) as usize)
            });
        let message = format!("Subparagraph ({}) stands where ({due}) is due.", found.unwrap_or(""));
        out.report(&SUBPARAGRAPH, label.clone(), message)
            .fix(format!("Change the letter to ({due})"), vec![(label, due.clone())]);
    }
}

fn label(resolution: &Resolution, piece: Option<&crate::resolution::PassageRef>) -> Option<Range<u32>> {
    let (start, _, passage) = resolution.passage(*piece?)?;
    let marker = passage.marker.as_ref()?;
    Some(start + marker.label.start..start + marker.label.end)
}
