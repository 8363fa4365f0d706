//! What negotiations leave in a text: brackets around words that were not agreed.

use std::ops::Range;

use super::facts::Words;
use super::{Context, Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;

pub(super) const BRACKET: Rule = Rule {
    code: "negotiation-bracket",
    severity: Severity::Information,
    on: true,
    summary: "Words of an adopted resolution stand in square brackets.",
    why: "In drafts they mark what is not agreed; what was adopted has none.",
    source: "Editorial Manual, Paragraphs and subparagraphs; 0 in official documents outside of origin and vote",
    bad: "1. *Decides* so;\n\n2. *Requests* a [full] report.\n\n*46th plenary meeting\n16 December 2020*",
    good: "1. *Decides* so;\n\n2. *Requests* a full report.\n\n*46th plenary meeting\n16 December 2020*",
    fix: FixKind::None,
};

/// Where square brackets open and close in running text.
pub(super) fn read(words: &Words<'_>) -> Box<[Range<usize>]> {
    use ElementKind as Kind;
    let text = &words.prose.text;
    let kind = &words.element.kind;
    if !matches!(kind, Kind::Recital | Kind::Paragraph(_) | Kind::Item(_) | Kind::Continuation)
        || !text.contains('[')
    {
        return Box::default();
    }
    let opened = text.match_indices('[');
    let closed = opened.filter_map(|(at, _)| {
        let inside = text[at..].split_once(']')?.0;
        // Words that somebody else put into a quotation, and letters changed in one: “[t]he”.
        let quoted = super::wording::is_quoted(text, at);
        (inside.len() > 1 && !quoted).then_some(at..at + inside.len() + 1)
    });
    closed.collect()
}

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    if resolution.closing.is_none() && resolution.masthead.adopted.is_none() {
        return;
    }
    for (element, facts) in resolution.elements.iter().zip(cx.facts) {
        if facts.brackets.is_empty() {
            continue;
        }
        let prose = resolution.joined(element);
        for range in &facts.brackets {
            let words = prose.text.get(range.clone()).unwrap_or_default();
            let place = resolution.source_range(element, &prose, range.start as u32..range.end as u32);
            let message = format!("“{words}” is in brackets in an adopted text. Remove them, or the words.");
            out.report(&BRACKET, place, message);
        }
    }
}
