//! End marks: a comma behind a recital, a semicolon behind an operative paragraph, a full stop at the end.

use std::ops::Range;

use super::{Context, Findings, Rule, Severity};
use crate::resolution::{Element, ElementKind, Resolution};

pub(super) const OPERATIVE: Rule = Rule {
    code: "operative-ending",
    severity: Severity::Warning,
    summary: "An operative paragraph that another one follows does not end in a semicolon.",
    source: "Editorial Manual, Punctuation; 3 of 8,181 paragraphs in official documents",
};

pub(super) const RECITAL: Rule = Rule {
    code: "recital-ending",
    severity: Severity::Warning,
    summary: "A recital that another one follows does not end in a comma.",
    source: "Editorial Manual, Punctuation; 6 of 6,633 recitals in official documents",
};

pub(super) const FINAL: Rule = Rule {
    code: "final-ending",
    severity: Severity::Warning,
    summary: "The last paragraph does not end in a full stop.",
    source: "Editorial Manual, Punctuation; 0 of 422 official documents",
};

/// The marks of one kind in the scripts of the six languages: Latin and Cyrillic, Chinese, Arabic.
struct Marks {
    name: &'static str,
    forms: [char; 3],
}

const COMMA: Marks = Marks { name: "comma", forms: [',', '，', '،'] };
const SEMICOLON: Marks = Marks { name: "semicolon", forms: [';', '；', '؛'] };
const STOP: Marks = Marks { name: "full stop", forms: ['.', '。', '.'] };
const COLON: [char; 2] = [':', '：'];

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let followed: Vec<&Element> =
        resolution.elements.iter().filter(|it| it.kind != ElementKind::Note).collect();
    for (index, element) in followed.iter().enumerate() {
        let next = followed.get(index + 1).map(|it| &it.kind);
        match (&element.kind, next) {
            (ElementKind::Recital, Some(ElementKind::Recital | ElementKind::Paragraph(_))) => {
                expect(resolution, element, &RECITAL, "recital", &COMMA, &[], out);
            }
            (ElementKind::Paragraph(Some(_)), Some(ElementKind::Paragraph(_)))
                if has_lead(resolution, element) =>
            {
                expect(resolution, element, &OPERATIVE, "operative paragraph", &SEMICOLON, &[], out);
            }
            (ElementKind::Paragraph(Some(_)), Some(ElementKind::Heading))
                if has_lead(resolution, element) =>
            {
                expect(resolution, element, &OPERATIVE, "operative paragraph", &SEMICOLON, &STOP.forms, out);
            }
            (ElementKind::Paragraph(_), None | Some(ElementKind::Closing | ElementKind::Opening)) => {
                expect(resolution, element, &FINAL, "last paragraph", &STOP, &[], out);
            }
            _ => {}
        }
    }
}

fn has_lead(resolution: &Resolution, element: &Element) -> bool {
    let prose = element.pieces.first().and_then(|it| resolution.prose(*it));
    prose.is_some_and(|it| it.emphasis.first().is_some_and(|it| it.start == 0))
}

fn expect(
    resolution: &Resolution,
    element: &Element,
    rule: &Rule,
    what: &str,
    due: &Marks,
    also: &[char],
    out: &mut Findings,
) {
    let prose = resolution.joined(element);
    let words = prose.text.trim_end().trim_end_matches(['\u{200e}', '\u{200f}', '\u{202c}']);
    let bare = words.trim_end_matches(['”', '»', '"', '）', ')', '’', ']']);
    let accepted = |text: &str| text.ends_with(due.forms) || text.ends_with(also) || text.ends_with(COLON);
    if words.is_empty() || accepted(words) || accepted(bare) {
        return;
    }
    let Some(last) = words.chars().last() else { return };
    let mark = match script(words) {
        Script::Chinese => due.forms[1],
        Script::Arabic => due.forms[2],
        Script::Other => due.forms[0],
    };
    let is_mark = matches!(last, ',' | ';' | '.' | '，' | '；' | '。' | '،' | '؛');
    let end = words.len() as u32;
    let from = end - last.len_utf8() as u32;
    let place = resolution.source_range(element, &prose, from..end);
    let (message, edit): (String, (Range<u32>, String)) = if is_mark {
        let message = format!("The {what} ends in ‘{last}’. Put a {} there (‘{mark}’).", due.name);
        (message, (place.clone(), mark.to_string()))
    } else {
        let message = format!("The {what} has no end mark. Add a {} (‘{mark}’).", due.name);
        (message, (place.end..place.end, mark.to_string()))
    };
    out.report(rule, place, message).fix(format!("End with a {} (‘{mark}’)", due.name), vec![edit]);
}

enum Script {
    Chinese,
    Arabic,
    Other,
}

fn script(words: &str) -> Script {
    let first = words.chars().find(|it| it.is_alphabetic());
    match first {
        Some('\u{600}'..='\u{6ff}') => Script::Arabic,
        Some('\u{3400}'..='\u{9fff}') => Script::Chinese,
        _ => Script::Other,
    }
}
