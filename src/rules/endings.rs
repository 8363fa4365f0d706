//! End marks: a comma behind a recital, a semicolon behind an operative paragraph, a full stop at the end.

use std::ops::Range;

use super::{Context, Findings, FixKind, Rule, Severity};
use crate::resolution::{Element, ElementKind, Resolution};
use crate::syntax::MarkerKind;
use crate::un::{Lang, Organ, phrases};

pub(super) const OPERATIVE: Rule = Rule {
    code: "operative-ending",
    severity: Severity::Warning,
    on: true,
    summary: "An operative paragraph that another one follows does not end in a semicolon.",
    why: "A resolution is one sentence: its operative paragraphs are divided by semicolons.",
    source: "Editorial Manual, Punctuation; 3 of 8,181 paragraphs in official documents. An information where these have the slip: a comma for the semicolon, in translations any other mark, the mark lost behind a quotation, and Spanish, Russian and Arabic texts (9 of 5,239)",
    bad: "1. *Decides* so.\n\n2. *Requests* a report.",
    good: "1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const OPENING: Rule = Rule {
    code: "opening-ending",
    severity: Severity::Warning,
    on: true,
    summary: "The opening formula does not end in a comma.",
    why: "The organ is the subject of the resolution's one sentence, which goes on with the recitals.",
    source: "Editorial Manual, Punctuation; 0 of 400 opening formulas before a recital in official documents; right before the operative part they have none",
    bad: "The General Assembly\n\nRecalling the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "The General Assembly,\n\nRecalling the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const RECITAL: Rule = Rule {
    code: "recital-ending",
    severity: Severity::Warning,
    on: true,
    summary: "A recital that another paragraph follows does not end in a comma.",
    why: "A resolution is one sentence: its recitals are divided by commas.",
    source: "Editorial Manual, Punctuation; 6 of 6,633 recitals in official documents. A warning where there is no mark at all; an information where these have the slip: another mark, a recital cut in two, and Spanish, Russian and Arabic texts (15 of 4,128)",
    bad: "Recalling the outcome;\n\nNoting the report,\n\n1. *Decides* so.",
    good: "Recalling the outcome,\n\nNoting the report,\n\n1. *Decides* so.",
    fix: FixKind::Safe,
};

pub(super) const FINAL: Rule = Rule {
    code: "final-ending",
    severity: Severity::Warning,
    on: true,
    summary: "The last paragraph does not end in a full stop.",
    why: "The one full stop of a resolution ends its one sentence.",
    source: "Editorial Manual, Punctuation; 0 of 422 official documents, 1 Russian one: an information in Spanish, Russian and Arabic",
    bad: "1. *Decides* so;\n\n2. *Requests* a report;",
    good: "1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const ITEM: Rule = Rule {
    code: "item-ending",
    severity: Severity::Warning,
    on: true,
    summary: "A subparagraph has no end mark, or another one than those beside it.",
    why: "Subparagraphs are parts of the resolution's one sentence.",
    source: "Editorial Manual, Punctuation; 10 of 1,000 subparagraphs beside one that ends in a semicolon have another mark in official documents: an information",
    bad: "1. *Requests* a report on:\n\n(a) The rivers\n\n(b) The lakes.",
    good: "1. *Requests* a report on:\n\n(a) The rivers;\n\n(b) The lakes.",
    fix: FixKind::Safe,
};

pub(super) const INTRODUCTION: Rule = Rule {
    code: "list-introduction",
    severity: Severity::Warning,
    on: true,
    summary: "The words before a list do not end in a colon.",
    why: "The colon tells the reader that the subparagraphs go on with the sentence.",
    source: "Editorial Manual, Paragraphs and subparagraphs; 4 of 153 lists in official documents",
    bad: "1. *Requests* a report on;\n\n(a) The rivers;\n\n(b) The lakes.",
    good: "1. *Requests* a report on:\n\n(a) The rivers;\n\n(b) The lakes.",
    fix: FixKind::Safe,
};

/// The marks of one kind in the scripts of the six languages: Latin and Cyrillic, Chinese, Arabic.
struct Marks {
    name: &'static str,
    forms: [char; 3],
}

const COMMA: Marks = Marks { name: "comma", forms: [',', '，', '،'] };
const SEMICOLON: Marks = Marks { name: "semicolon", forms: [';', '；', '؛'] };
const STOP: Marks = Marks { name: "full stop", forms: ['.', '。', '.'] };
const COLON: Marks = Marks { name: "colon", forms: [':', '：', ':'] };
/// What a subparagraph may end in.
const ANY: [char; 10] = [',', ';', '.', '，', '；', '。', '،', '؛', '…', '、'];

/// What may stand behind the mark before the last item or paragraph.
const AND: [&str; 9] = ["and", "or", "et", "ou", "y", "o", "и", "или", "و"];

/// What an element is due to end in.
struct Due {
    rule: &'static Rule,
    what: &'static str,
    mark: &'static Marks,
    /// Marks that will do besides.
    also: &'static [char],
    /// Whether a wrong mark is a fault, and not only a missing one.
    strict: bool,
    /// Whether a colon will do, because what follows may be what it announces.
    colon: bool,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let known = |at: usize| cx.facts.get(at).is_some_and(|it| it.opening.is_some());
    let text = resolution.elements.iter().enumerate();
    let followed: Vec<(usize, &Element)> = text.filter(|it| it.1.kind != ElementKind::Note).collect();
    for (index, (place, element)) in followed.iter().enumerate() {
        let next = followed.get(index + 1);
        if element.kind == ElementKind::Recital && element.pieces.len() > 1 {
            run_together(cx, element, out);
        }
        if let Some(due) = due(cx, *place, element, next.map(|it| it.1)) {
            let opens = Opens { this: known(*place), next: next.is_some_and(|it| known(it.0)) };
            expect(cx, element, &due, &opens, out);
        }
    }
}

/// Reports recitals that are read as one because the first has no comma and the second, as in Russian, a small
/// letter: on one page, where nothing else cuts a paragraph.
fn run_together(cx: &Context<'_>, element: &Element, out: &mut Findings) {
    let resolution = cx.resolution;
    let style = phrases::style(cx.lang);
    for pair in element.pieces.windows(2) {
        let [first, second] = pair else { continue };
        let (Some(before), Some(behind)) = (resolution.prose(*first), resolution.prose(*second)) else {
            continue;
        };
        let (end, start) = (resolution.passage_range(*first).end, resolution.passage_range(*second).start);
        let one_page = first.block + 1 == second.block && start - end <= 2;
        let known = style.read(&behind.text, false, resolution.organ()).is_some();
        if one_page && known && before.text.trim_end().ends_with(char::is_alphanumeric) {
            let mark = ",".to_owned();
            out.report(&RECITAL, end..end, "The recital has no end mark. Add a comma (‘,’).".to_owned())
                .severity(Severity::Information)
                .fix("End with a comma (‘,’)".to_owned(), vec![(end..end, mark)]);
        }
    }
}

/// Whether a paragraph and the one behind it open as paragraphs of their part do.
struct Opens {
    this: bool,
    next: bool,
}

/// How surely the end of an element is wrong. Official texts, which are proofread, show which slips anybody makes.
fn certainty(cx: &Context<'_>, due: &Due, words: &str, wrong: Option<char>, opens: &Opens) -> Severity {
    let code = due.rule.code;
    // Each of these breaks the rule in more than one of a thousand places.
    let lists = code == ITEM.code || code == INTRODUCTION.code;
    let council = lists && cx.resolution.organ() == Some(Organ::SecurityCouncil);
    let careless = council || matches!(cx.lang, Lang::Es | Lang::Ru | Lang::Ar);
    let slip = match wrong {
        Some(mark) => {
            let other = COMMA.forms.contains(&mark) || cx.lang != Lang::En;
            // Adopted documents inside of a resolution have items that are sentences.
            code == RECITAL.code || code == ITEM.code || code == OPERATIVE.code && other
        }
        // A page cut that was not seen, or a quotation that swallowed the mark.
        None => words.ends_with(['”', '»']) || code == RECITAL.code && !opens.next,
    };
    if careless || slip { Severity::Information.max(due.rule.severity) } else { due.rule.severity }
}

fn due(cx: &Context<'_>, place: usize, element: &Element, next: Option<&Element>) -> Option<Due> {
    let resolution = cx.resolution;
    use ElementKind as Kind;
    // Behind a colon stands a list or a text; another paragraph or the closing is none.
    let colon = match next.map(|it| &it.kind) {
        None | Some(Kind::Closing | Kind::Paragraph(Some(_))) => cx.lang != Lang::En,
        Some(Kind::Recital) => cx.lang != Lang::En || !matches!(element.kind, Kind::Recital | Kind::Opening),
        _ => true,
    };
    let due = |rule, what, mark, also, strict| Some(Due { rule, what, mark, also, strict, colon });
    let operative = |element: &Element| match &element.kind {
        Kind::Item(item) => !item.preambular,
        Kind::Paragraph(_) => true,
        _ => false,
    };
    // Where leads are not in italics, the verb tells.
    let known = || cx.facts.get(place).is_some_and(|it| it.opening.is_some());
    let leads = has_lead(resolution, element)
        || known()
        || !phrases::style(cx.lang).emphasized && is_between(resolution, place, next);
    // The Security Council’s subparagraphs with a list of their own are headings.
    let council = resolution.organ() == Some(Organ::SecurityCouncil);
    let heads = |it: &Element| match (&element.kind, &it.kind) {
        (Kind::Item(item), Kind::Item(next)) => council && next.level > item.level,
        _ => false,
    };
    let starts_list = |it: &Element| match &it.kind {
        Kind::Item(item) => item.level == 1 && is_first(resolution, it),
        _ => false,
    };
    let lettered = |it: &Element| {
        let place = it.pieces.first().and_then(|it| resolution.passage(*it));
        let kind = place.and_then(|it| it.2.marker.as_ref()).map(|it| &it.kind);
        matches!(kind, Some(MarkerKind::Letter(_)))
    };
    let last = matches!(next.map(|it| &it.kind), None | Some(Kind::Closing | Kind::Opening | Kind::Part));
    match (&element.kind, next.map(|it| &it.kind)) {
        // Right before the operative part official texts leave it out.
        (Kind::Opening, Some(Kind::Recital)) => due(&OPENING, "opening formula", &COMMA, &[], true),
        (Kind::Recital, Some(Kind::Recital | Kind::Paragraph(_))) => {
            due(&RECITAL, "recital", &COMMA, &[], true)
        }
        (Kind::Paragraph(Some(_)), Some(Kind::Item(_))) if next.is_some_and(starts_list) => {
            due(&INTRODUCTION, "paragraph before the list", &COLON, &COLON.forms, true)
        }
        (Kind::Paragraph(Some(_)), Some(Kind::Paragraph(_))) if leads => {
            due(&OPERATIVE, "operative paragraph", &SEMICOLON, &[], true)
        }
        (Kind::Paragraph(Some(_)), Some(Kind::Heading)) if leads => {
            due(&OPERATIVE, "operative paragraph", &SEMICOLON, &STOP.forms, true)
        }
        (Kind::Paragraph(_), _) if last => due(&FINAL, "last paragraph", &STOP, &[], true),
        (Kind::Item(_), _) if last && operative(element) => {
            due(&FINAL, "last subparagraph", &STOP, &[], true)
        }
        (Kind::Item(_), Some(Kind::Item(_) | Kind::Paragraph(_)))
            if operative(element) && lettered(element) && in_row(resolution, place, next) =>
        {
            due(&ITEM, "subparagraph", &SEMICOLON, &[], true)
        }
        (Kind::Item(_), Some(Kind::Item(_) | Kind::Paragraph(_)))
            if operative(element) && lettered(element) && !next.is_some_and(heads) =>
        {
            due(&ITEM, "subparagraph", &SEMICOLON, &ANY, false)
        }
        _ => None,
    }
}

/// Whether an item stands beside another one of its list that ends in a semicolon: so its own end is due to be one,
/// while a list may have commas or full stops throughout.
fn in_row(resolution: &Resolution, place: usize, next: Option<&Element>) -> bool {
    let Some(ElementKind::Item(item)) = resolution.elements.get(place).map(|it| &it.kind) else {
        return false;
    };
    let beside = |it: &Element| matches!(&it.kind, ElementKind::Item(other) if other.level == item.level);
    // A list of its own, or a list that another one stands in, ends and begins as it likes.
    let goes_on = next.is_none_or(|it| beside(it) || matches!(it.kind, ElementKind::Paragraph(_)));
    let text = |it: &Element| it.kind != ElementKind::Note;
    let before = resolution.elements.get(..place).and_then(|it| it.iter().rev().find(|it| text(it)));
    let ended = |it: &Element| {
        let last = it.pieces.last().and_then(|it| resolution.prose(*it));
        last.is_some_and(|it| it.text.trim_end().ends_with(SEMICOLON.forms))
    };
    goes_on && [before, next].into_iter().flatten().any(|it| beside(it) && ended(it))
}

/// Whether a paragraph stands between two that end in semicolons: so does it, whatever it opens with.
fn is_between(resolution: &Resolution, place: usize, next: Option<&Element>) -> bool {
    let before = resolution.elements.get(..place).and_then(|it| {
        it.iter().rev().find(|it| it.kind != ElementKind::Note && !matches!(it.kind, ElementKind::Item(_)))
    });
    let ended = |it: &Element| {
        let last = it.pieces.last().and_then(|it| resolution.prose(*it));
        matches!(it.kind, ElementKind::Paragraph(Some(_)))
            && last.is_some_and(|it| it.text.trim_end().ends_with(SEMICOLON.forms))
    };
    let first = || matches!(before.map(|it| &it.kind), Some(ElementKind::Recital | ElementKind::Opening));
    next.is_some_and(ended) && (before.is_some_and(ended) || first())
}

/// Whether an item has the first label of a list.
fn is_first(resolution: &Resolution, element: &Element) -> bool {
    let place = element.pieces.first().and_then(|it| resolution.passage(*it));
    let kind = place.and_then(|it| it.2.marker.as_ref()).map(|it| &it.kind);
    matches!(kind, Some(MarkerKind::Letter(label)) if matches!(label.as_str(), "a" | "а" | "أ" | "i"))
}

fn has_lead(resolution: &Resolution, element: &Element) -> bool {
    let prose = element.pieces.first().and_then(|it| resolution.prose(*it));
    prose.is_some_and(|it| it.emphasis.first().is_some_and(|it| it.start == 0))
}

/// The longest line that is taken for a heading, in bytes.
const HEADING: usize = 120;

fn expect(cx: &Context<'_>, element: &Element, whole: &Due, opens: &Opens, out: &mut Findings) {
    let resolution = cx.resolution;
    let Due { rule, what, mark: due, also, strict, colon } = whole;
    let shown = |text: &str| text.trim_end().trim_end_matches(['\u{200e}', '\u{200f}', '\u{202c}']).len();
    let Some(last) = element.pieces.last().and_then(|it| resolution.prose(*it)) else { return };
    let words = &last.text[..shown(&last.text)];
    let bare = words.trim_end_matches(['”', '»', '"', '）', ')', '’', ']']);
    let accepted = |text: &str| {
        text.ends_with(due.forms)
            || text.ends_with(*also)
            || *colon && text.ends_with(COLON.forms)
            || AND.iter().any(|it| {
                let before = text.strip_suffix(it).and_then(|it| it.strip_suffix(' '));
                before.is_some_and(|it| !strict || it.trim_end().ends_with(due.forms))
            })
    };
    if words.is_empty() || accepted(words) || accepted(bare) {
        return;
    }
    let prose = resolution.joined(element);
    let words = &prose.text[..shown(&prose.text)];
    let Some(last) = words.chars().last() else { return };
    let mark = match script(words) {
        Script::Chinese => due.forms[1],
        Script::Arabic => due.forms[2],
        Script::Other => due.forms[0],
    };
    let is_mark = matches!(last, ',' | ';' | '.' | ':' | '，' | '；' | '。' | '：' | '،' | '؛');
    // A line without mark and without participle, right before the operative part, is that part's heading.
    if rule.code == RECITAL.code && !is_mark && !opens.this && words.len() <= HEADING {
        return;
    }
    let severity = certainty(cx, whole, words, is_mark.then_some(last), opens);
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
    out.report(rule, place, message)
        .severity(severity)
        .fix(format!("End with a {} (‘{mark}’)", due.name), vec![edit]);
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
