//! What a translation lacks that the English text at hand has: paragraphs, citations, notes, numbers.
//!
//! That it ends before the last number is told at once; to hold each passage against its like takes longer than a
//! keystroke may.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::others::{Asked, Others};
use super::{Finding, Findings, FixKind, Rule, Severity, omitted};
use crate::citation::Symbol;
use crate::compare::{Lack, Missing, Place, Signs, lacks, signs};
use crate::resolution::{ElementKind, Resolution};
use crate::un::{Lang, drafting};

pub(super) const PARAGRAPH: Rule = Rule {
    code: "translation-paragraph",
    severity: Severity::Information,
    on: true,
    summary: "A translation lacks a paragraph of the English text, or ends before its last number.",
    why: "All official languages are equal: a paragraph that one of them lacks was not adopted in it.",
    source: "the English text of the same symbol, where it is at hand; of 430 official translations none is told so",
    bad: "Assemblée générale\n\n72/3. Les cours d’eau\n\nL’Assemblée générale,\n\nPrenant note de la résolution 2015/17 sur la protection des cours d’eau¹, qui a été adoptée pour 15 ans,\n\n1. *Décide* de poursuivre l’examen de la question.\n\n¹ Voir la Charte.",
    good: "Assemblée générale\n\n72/3. Les cours d’eau\n\nL’Assemblée générale,\n\nPrenant note de la résolution 2015/17 sur la protection des cours d’eau¹, qui a été adoptée pour 15 ans,\n\n1. *Décide* de poursuivre l’examen de la question ;\n\n2. *Prie* le Secrétaire général de faire rapport.\n\n¹ Voir la Charte.",
    fix: FixKind::None,
};

pub(super) const CITATION: Rule = Rule {
    code: "translation-citation",
    severity: Severity::Information,
    on: true,
    summary: "A passage of a translation does not cite what it cites in the English text.",
    why: "A citation left out or miswritten sends the readers of one language elsewhere.",
    source: "the English text of the same symbol, where it is at hand; of 430 official translations 13 are told so, 10 of which cite something else",
    bad: "Assemblée générale\n\n72/3. Les cours d’eau\n\nL’Assemblée générale,\n\nPrenant note de la résolution 2015/71 sur la protection des cours d’eau¹, qui a été adoptée pour 15 ans,\n\n1. *Décide* de poursuivre l’examen de la question ;\n\n2. *Prie* le Secrétaire général de faire rapport.\n\n¹ Voir la Charte.",
    good: PARAGRAPH.good,
    fix: FixKind::None,
};

pub(super) const NOTE: Rule = Rule {
    code: "translation-note",
    severity: Severity::Information,
    on: true,
    summary: "A translation lacks a note of the English text, or the mark of one.",
    why: "A note that falls out takes its source with it.",
    source: "the English text of the same symbol, where it is at hand; 1 of 430 official translations is told so, which lacks one",
    bad: "Assemblée générale\n\n72/3. Les cours d’eau\n\nL’Assemblée générale,\n\nPrenant note de la résolution 2015/17 sur la protection des cours d’eau, qui a été adoptée pour 15 ans,\n\n1. *Décide* de poursuivre l’examen de la question ;\n\n2. *Prie* le Secrétaire général de faire rapport.",
    good: PARAGRAPH.good,
    fix: FixKind::None,
};

pub(super) const NUMBER: Rule = Rule {
    code: "translation-number",
    severity: Severity::Information,
    on: true,
    summary: "A passage of a translation has another number or month than the English text.",
    why: "A number that is another one in one language is a decision that was not taken.",
    source: "the English text of the same symbol, where it is at hand; of 430 official translations 8 are told so, all of which differ; amounts, hours, volumes and pages are left alone, for languages reckon them otherwise",
    bad: "Assemblée générale\n\n72/3. Les cours d’eau\n\nL’Assemblée générale,\n\nPrenant note de la résolution 2015/17 sur la protection des cours d’eau¹, qui a été adoptée pour 16 ans,\n\n1. *Décide* de poursuivre l’examen de la question ;\n\n2. *Prie* le Secrétaire général de faire rapport.\n\n¹ Voir la Charte.",
    good: PARAGRAPH.good,
    fix: FixKind::None,
};

/// The English text of a resolution, as its translations are held against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Original {
    /// The name of its file.
    pub file: String,
    /// Its passages.
    pub signs: Vec<Signs>,
    /// The line that each of them begins in, from 1.
    pub lines: Vec<u32>,
}

impl Original {
    /// Where a passage stands, in words.
    fn place(&self, lack: &Lack) -> String {
        let at = self.signs.iter().position(|it| it.range == lack.range);
        let line = at.and_then(|it| self.lines.get(it)).copied().unwrap_or(1);
        format!("{} ({}, line {line})", lack.place, self.file)
    }
}

/// Tells of a translation that ends before its English text does.
pub(super) fn check_end(asked: &Asked<'_>, out: &mut Findings) {
    let Asked { resolution, others, .. } = *asked;
    let Some(symbol) = asked.head.symbol.as_ref().filter(|_| asked.lang != Lang::En) else { return };
    // Without numbers, as in short resolutions of one paragraph, nothing can be held against them.
    let Some(last) = last_number(resolution) else { return };
    let place = resolution.title.as_ref().map(|it| it.number_range.clone()).filter(|it| !it.is_empty());
    let number = || resolution.masthead.number.as_ref().map(|it| it.range.clone());
    let Some(place) = place.or_else(number) else { return };
    if let Some(there) = english_end(symbol, others).filter(|it| *it > last) {
        let message = format!(
            "The English text of {symbol} ends with paragraph {there}, this one with paragraph {last}. Translate what is missing, or correct the numbers."
        );
        out.report(&PARAGRAPH, place, message);
    }
}

/// The last number of the English text, where that is known.
fn english_end(symbol: &Symbol, others: &dyn Others) -> Option<u32> {
    others.told(symbol, Lang::En).filter(|it| it.lang == Lang::En)?.last_paragraph
}

fn last_number(resolution: &Resolution) -> Option<u32> {
    let numbers = resolution.elements.iter().filter_map(|it| match it.kind {
        ElementKind::Paragraph(number) => number,
        _ => None,
    });
    numbers.max()
}

/// What the passages of a resolution lack of its English text, by element; places count from the element's start.
pub(super) fn check(asked: &Asked<'_>) -> FxHashMap<usize, Arc<[Finding]>> {
    let (resolution, lang) = (asked.resolution, asked.lang);
    let symbol = asked.head.symbol.as_ref().filter(|_| lang != Lang::En);
    let Some(original) = symbol.and_then(|it| asked.others.original(it, asked.head.adopted())) else {
        return FxHashMap::default();
    };
    // What is behind the end is told of the end.
    let ends = symbol.is_some_and(|it| english_end(it, asked.others).is_some());
    let last = last_number(resolution).filter(|_| ends);
    let mut by_element: FxHashMap<usize, Findings> = FxHashMap::default();
    let found = lacks(&original.signs, &signs(resolution, 0, lang));
    let unmarked = found.iter().any(|it| it.what == Missing::Note);
    for lack in found {
        let is_note = matches!(lack.place, Place::Note(_)) && matches!(lack.what, Missing::Passage { .. });
        // Its mark is told.
        if is_note && unmarked {
            continue;
        }
        let number = lack.place.number().and_then(|it| it.parse::<u32>().ok());
        let at_end = lack.place.part() == "operative" && number.zip(last).is_some_and(|it| it.0 > it.1);
        if let Some(element) = resolution.element_at(lack.here.start).filter(|_| !at_end) {
            report(resolution, element, &lack, (&original, lang), by_element.entry(element).or_default());
        }
    }
    omitted::placed(resolution, by_element)
}

fn report(
    resolution: &Resolution,
    element: usize,
    lack: &Lack,
    (original, lang): (&Original, Lang),
    out: &mut Findings,
) {
    let Some(element) = resolution.elements.get(element) else { return };
    let place = original.place(lack);
    let edge = |behind| omitted::edge(resolution, element, behind);
    let month = |lang: Lang, month: i8| {
        let at = usize::try_from(month - 1).ok();
        at.and_then(|it| drafting::of(lang).months.get(it)).copied().unwrap_or_default()
    };
    match &lack.what {
        Missing::Passage { behind } => {
            let (side, words) = (if *behind { "behind" } else { "before" }, &lack.words);
            let message = format!("The English text has {place} {side} this: ‘{words}’. Translate it, too.");
            let is_note = matches!(lack.place, Place::Note(_));
            out.report(if is_note { &NOTE } else { &PARAGRAPH }, edge(*behind), message);
        }
        Missing::Citation(symbol) => {
            let message = format!("The English text cites {symbol} in {place}. Cite it here, too.");
            out.report(&CITATION, edge(false), message);
        }
        Missing::Note => {
            let message =
                format!("The English text has more notes in {place}. Add the mark that is missing.");
            out.report(&NOTE, edge(false), message);
        }
        Missing::Number(number, None) => {
            let number = &number.written;
            let message = format!("The English text has {number} in {place}. Give the number here, too.");
            out.report(&NUMBER, edge(false), message);
        }
        Missing::Number(number, Some((range, other))) => {
            let (number, other) = (&number.written, &other.written);
            let message =
                format!("The English text has {number} in {place}, and not {other}. Correct one of them.");
            out.report(&NUMBER, range.clone(), message);
        }
        Missing::Month(number, (range, other)) => {
            let (number, other) = (month(Lang::En, *number), month(lang, *other));
            let message =
                format!("The English text has {number} in {place}, and not {other}. Correct one of them.");
            out.report(&NUMBER, range.clone(), message);
        }
    }
}
