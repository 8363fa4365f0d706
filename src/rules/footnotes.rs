//! Footnote marks and their texts: each mark has one text, each text one mark, in order.

use std::collections::HashMap;

use super::{Context, Findings, Rule, Severity};
use crate::resolution::{Mark, Resolution};
use crate::syntax::Label;

pub(super) const UNDEFINED: Rule = Rule {
    code: "footnote-undefined",
    severity: Severity::Error,
    summary: "A footnote mark has no text.",
    source: "Editorial Manual, Footnotes; 0 of 3,151 marks in official documents",
};

pub(super) const UNUSED: Rule = Rule {
    code: "footnote-unused",
    severity: Severity::Warning,
    summary: "A footnote's text has no mark.",
    source: "Editorial Manual, Footnotes; 0 of 3,151 notes in official documents",
};

pub(super) const REPEATED: Rule = Rule {
    code: "footnote-repeated",
    severity: Severity::Error,
    summary: "A footnote's mark or text stands twice.",
    source: "observed in official documents (0 of 422)",
};

pub(super) const ORDER: Rule = Rule {
    code: "footnote-order",
    severity: Severity::Warning,
    summary: "Footnote marks do not count 1, 2, 3.",
    source: "Editorial Manual, Footnotes; 0 of 422 official documents",
};

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let marks = resolution.marks();
    let mut whole = true;
    let mut first_mark: HashMap<&Label, &Mark> = HashMap::new();
    let mut first_note: HashMap<&Label, usize> = HashMap::new();
    for (index, note) in resolution.notes.iter().enumerate() {
        if let Some(first) = first_note.get(&note.label) {
            whole = false;
            let first = resolution.notes[*first].label_range.clone();
            let message =
                format!("Footnote {} has two texts. Give one of them a number of its own.", note.label);
            out.report(&REPEATED, note.label_range.clone(), message).related(first, "the first text");
        } else {
            first_note.insert(&note.label, index);
        }
    }
    for mark in &marks {
        if let Some(first) = first_mark.get(&mark.label) {
            whole = false;
            let message =
                format!("Mark {} stands twice. Give each place a footnote of its own (“Ibid.”).", mark.label);
            out.report(&REPEATED, mark.range.clone(), message).related(first.range.clone(), "the first mark");
            continue;
        }
        first_mark.insert(&mark.label, mark);
        if !first_note.contains_key(&mark.label) {
            whole = false;
            let head = head_of_note(resolution, mark);
            let message =
                format!("Footnote {} has no text. Add a paragraph that begins ‘{}’.", mark.label, head);
            let end = resolution.elements.last().map_or(mark.range.end, |it| resolution.range(it).end);
            out.report(&UNDEFINED, mark.range.clone(), message).fix(
                format!("Add a text for footnote {}", mark.label),
                vec![(end..end, format!("\n\n{head}"))],
            );
        }
    }
    for note in &resolution.notes {
        if !first_mark.contains_key(&note.label) {
            whole = false;
            let range = resolution.elements.get(note.element).map(|it| resolution.range(it));
            let message =
                format!("Footnote {} has no mark in the text. Set the mark or remove the note.", note.label);
            let report = out.report(&UNUSED, note.label_range.clone(), message);
            if let Some(range) = range {
                report.fix(format!("Remove footnote {}", note.label), vec![(range, String::new())]);
            }
        }
    }
    // A gap that a missing mark or text explains is no fault of the order.
    if whole {
        order(cx, &marks, out);
    }
}

fn order(cx: &Context<'_>, marks: &[Mark], out: &mut Findings) {
    let mut last: Option<(u32, &Mark)> = None;
    for mark in marks {
        let Label::Number(number) = mark.label else { continue };
        let due = last.map_or(cx.last_note + 1, |it| it.0 + 1);
        let restarts = last.is_none() && number == 1;
        if number != due && !restarts {
            let message =
                format!("Footnote {number} stands where {due} is due. Renumber marks and notes together.");
            let report = out.report(&ORDER, mark.range.clone(), message);
            if let Some((_, before)) = last {
                report.related(before.range.clone(), "the mark before");
            }
        }
        last = Some((number, mark));
    }
}

/// The number of the last mark.
pub(super) fn last_number(resolution: &Resolution) -> Option<u32> {
    resolution.notes.iter().rev().find_map(|it| match it.label {
        Label::Number(number) => Some(number),
        Label::Name(_) => None,
    })
}

/// How the text of a mark's note begins, written as the mark is.
fn head_of_note(resolution: &Resolution, mark: &Mark) -> String {
    let caret = resolution.blocks().iter().rev().find(|it| it.0 <= mark.range.start).is_some_and(|it| {
        it.1.text().get((mark.range.start - it.0) as usize..).is_some_and(|it| it.starts_with("[^"))
    });
    match &mark.label {
        Label::Number(number) if !caret => format!("{} ", superscript(*number)),
        label => format!("[^{label}]: "),
    }
}

/// A number in superscript digits.
fn superscript(number: u32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().filter_map(|it| DIGITS.get(usize::from(it.wrapping_sub(b'0')))).collect()
}
