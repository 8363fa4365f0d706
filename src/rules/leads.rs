//! The first word of a paragraph is of the kind that its part asks for, also where the phrase is not in the tables.

use std::ops::Range;

use super::facts::{Opening, Words};
use super::{Context, Findings, FixKind, Rule, Severity};
use crate::resolution::{Element, ElementKind, PassageRef, Resolution};
use crate::un::leads::{self, Verdict};
use crate::un::{Lang, Organ, phrases};

pub(super) const RECITAL: Rule = Rule {
    code: "recital-verb",
    severity: Severity::Hint,
    on: true,
    summary: "A recital does not begin with a participle or an adjective.",
    why: "Recitals hang on the one sentence of the resolution: “The General Assembly, Recalling …”.",
    source: "Editorial Manual, Resolutions, Order of elements; official recitals begin with 89 different words",
    bad: "Recalling the outcome,\n\nNoting the rivers,\n\nRecaling the plan,\n\nThe rivers of the region are polluted,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome,\n\nNoting the rivers,\n\nRecalling the plan,\n\nNoting that the rivers of the region are polluted,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Unsafe,
};

pub(super) const OPERATIVE: Rule = Rule {
    code: "operative-verb",
    severity: Severity::Hint,
    on: true,
    summary: "An operative paragraph does not open with a verb in the present tense, third person.",
    why: "The organ is the subject: “The General Assembly … Requests …”.",
    source: "Editorial Manual, Resolutions, Order of elements; official paragraphs open with 268 different phrases",
    bad: "1. *Decides* so;\n\n2. *Invites* States to act;\n\n3. *Urged* States to act;\n\n4. *Requests* a report.",
    good: "1. *Decides* so;\n\n2. *Invites* States to act;\n\n3. *Urges* States to act;\n\n4. *Requests* a report.",
    fix: FixKind::Unsafe,
};

pub(super) const CAPITAL: Rule = Rule {
    code: "capital-first",
    severity: Severity::Information,
    on: true,
    summary: "A recital or an operative paragraph begins with a small letter, or in Russian with a capital.",
    why: "Each paragraph begins as a line of its own.",
    source: "Editorial Manual, Capitalization; 0 of 7,209 numbered paragraphs in English official documents",
    bad: "Recalling the outcome,\n\n1. *Decides* so;\n\n2. *requests* a report.",
    good: "Recalling the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

/// Whether a piece of a recital is a paragraph of its own: right behind a comma, with one empty line between, where a
/// page cut leaves more.
pub(super) fn follows(resolution: &Resolution, before: PassageRef, this: PassageRef) -> bool {
    let gap = resolution.passage_range(this).start.saturating_sub(resolution.passage_range(before).end);
    let one_page = before.block + 1 == this.block && gap <= 2;
    one_page && resolution.prose(before).is_some_and(|it| it.text.trim_end().ends_with(','))
}

/// Reports an opening phrase of `length` bytes that begins with a small letter.
fn small(resolution: &Resolution, piece: PassageRef, length: usize, out: &mut Findings) {
    let is_small = resolution.prose(piece).is_some_and(|it| it.text.starts_with(char::is_lowercase));
    if is_small {
        recased(resolution, piece, length, phrases::capitalized, "opens a paragraph", out);
    }
}

/// Reports a phrase of `length` bytes at the head of a piece whose first letter is to be as `due` has it.
pub(super) fn recased(
    resolution: &Resolution,
    piece: PassageRef,
    length: usize,
    due: fn(&str) -> String,
    what: &str,
    out: &mut Findings,
) {
    let block = resolution.blocks().get(piece.block as usize);
    let (Some(prose), Some((start, _))) = (resolution.prose(piece), block) else { return };
    let words = prose.text.get(..length).unwrap_or_default();
    let Some(first) = words.chars().next() else { return };
    let place = start + prose.start(0).1..start + prose.end(length as u32).1;
    let (with, letter) = (due(words), due(&first.to_string()));
    let end = place.start + first.len_utf8() as u32;
    let edit = (place.start..end, letter);
    let message = format!("“{words}” {what}. Write “{with}”.");
    out.report(&CAPITAL, place, message).fix(format!("Write “{with}”"), vec![edit]);
}

/// Reports a recital that begins amid a sentence: its opening words were lost.
fn headless(resolution: &Resolution, piece: PassageRef, out: &mut Findings) {
    let (Some(prose), Some(block)) = (resolution.prose(piece), resolution.blocks().get(piece.block as usize))
    else {
        return;
    };
    let word = prose.text.split(' ').next().filter(|it| it.starts_with(char::is_lowercase));
    if let Some(word) = word {
        let place = block.0 + prose.start(0).1..block.0 + prose.end(word.len() as u32).1;
        let due = leads::usual(Lang::En, false);
        let message = format!(
            "“{word}” begins a paragraph behind a comma. If it is a recital, open it with a participle: “{due}”."
        );
        out.report(&RECITAL, place, message);
    }
}

/// Reports paragraphs that open with a known phrase in small letters. A recital that does is read as the rest of the
/// one before, unless that ended.
fn capitals(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let style = phrases::style(cx.lang);
    for (element, facts) in resolution.elements.iter().zip(cx.facts) {
        match (&element.kind, element.pieces.as_slice()) {
            (ElementKind::Paragraph(Some(_)), [first, ..]) => {
                if let Some(opening) = facts.opening {
                    small(resolution, *first, opening.length, out);
                }
            }
            (ElementKind::Recital, pieces) => {
                let known = |piece: PassageRef| {
                    let prose = resolution.prose(piece)?;
                    Some(style.read(&prose.text, false, resolution.organ())?.2)
                };
                if let Some(first) = pieces.first()
                    && let Some(length) = known(*first)
                {
                    small(resolution, *first, length, out);
                }
                for pair in pieces.windows(2) {
                    let [before, this] = pair else { continue };
                    match known(*this) {
                        _ if !follows(resolution, *before, *this) => {}
                        Some(length) => small(resolution, *this, length, out),
                        None if cx.lang == Lang::En => headless(resolution, *this, out),
                        None => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// What is thought of the words that an element opens with. It is read once for each element, where no phrase of the
/// tables opens it, or a longer one in italics.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Lead {
    /// Bytes of the element's words.
    place: Range<usize>,
    verdict: Verdict,
}

/// Reads the opening of a recital or a numbered paragraph; nothing where it is right.
pub(super) fn read(words: &Words<'_>, opening: Option<Opening>) -> Option<Lead> {
    let operative = match words.element.kind {
        ElementKind::Paragraph(Some(_)) => true,
        ElementKind::Recital => false,
        _ => return None,
    };
    if !leads::is_known(words.lang) {
        return None;
    }
    let text = words.prose.text.trim_start_matches(['[', ' ']);
    let start = words.prose.text.len() - text.len();
    let from_start = |it: Range<usize>| start + it.start..start + it.end;
    // Where no verb has tenses, a sign behind it tells of the past.
    if operative && let Some(place) = leads::past(text, words.lang, opening.map(|it| it.length)) {
        let due = text[..place.start].to_owned();
        return Some(Lead { place: from_start(0..place.end), verdict: Verdict::Form(due) });
    }
    if opening.is_none() {
        // The other part’s form is `verb-participle`.
        if phrases::style(words.lang).read(text, !operative, words.organ).is_some() {
            return None;
        }
        let lead = leads::read(text, words.lang, operative, words.organ);
        if lead.verdict != Verdict::Right {
            return Some(Lead { place: from_start(lead.place), verdict: lead.verdict });
        }
    }
    if let Some((length, due)) = disagrees(words, text, operative)
        && opening.is_none_or(|it| it.length < length)
    {
        return Some(Lead { place: from_start(0..length), verdict: Verdict::Gender(due) });
    }
    let italic = words.prose.emphasis.first().filter(|it| it.start == 0 && operative)?;
    let (place, due) = leads::slip(words.prose.text.get(start..italic.end as usize)?, words.lang)?;
    Some(Lead { place: from_start(place), verdict: Verdict::Near(due) })
}

/// The bytes of a phrase that an organ of the other gender would open a paragraph with, and how this one does.
fn disagrees(words: &Words<'_>, text: &str, operative: bool) -> Option<(usize, String)> {
    let style = phrases::style(words.lang);
    let other = match words.organ? {
        _ if style.masculine.is_empty() => return None,
        Organ::GeneralAssembly => Organ::SecurityCouncil,
        _ => Organ::GeneralAssembly,
    };
    let (phrase, step, length) = style.read(text, operative, Some(other))?;
    Some((length, style.form(phrase, operative, step, words.organ)?))
}

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    if !leads::is_known(cx.lang) {
        return;
    }
    if phrases::style(cx.lang).capital {
        capitals(cx, out);
    }
    // Declarations have paragraphs without verbs, and lists of sources are no recitals.
    let opened = |operative: bool| {
        let of_part = cx.resolution.elements.iter().zip(cx.facts).filter(move |it| match it.0.kind {
            ElementKind::Paragraph(Some(_)) => operative,
            ElementKind::Recital => !operative,
            _ => false,
        });
        of_part.fold((0, 0), |sum, it| (sum.0 + 1, sum.1 + usize::from(it.1.opening.is_some())))
    };
    let (of_recitals, of_paragraphs) = (opened(false), opened(true));
    let known = |(all, known): (usize, usize)| known * 2 >= all;
    // Of a single one the other part tells.
    let recitals = known(if of_recitals.0 > 1 { of_recitals } else { of_paragraphs });
    let paragraphs = known(if of_paragraphs.0 > 1 { of_paragraphs } else { of_recitals });
    let mut whole = true;
    for (element, facts) in cx.resolution.elements.iter().zip(cx.facts) {
        let operative = match element.kind {
            ElementKind::Paragraph(Some(_)) if paragraphs => true,
            ElementKind::Recital if recitals => false,
            _ => continue,
        };
        let Some(last) = element.pieces.last().and_then(|it| cx.resolution.prose(*it)) else { continue };
        // What follows a paragraph without end mark may be its rest, behind a page cut.
        let begins = std::mem::replace(&mut whole, last.text.trim_end().ends_with(ENDS));
        if let Some(lead) = facts.lead.as_ref().filter(|_| begins || facts.opening.is_some()) {
            tell(cx, element, operative, lead, out);
        }
    }
}

/// What a paragraph ends in that no page cuts.
const ENDS: [char; 10] = [',', ';', '.', ':', '，', '；', '。', '：', '،', '؛'];

fn tell(cx: &Context<'_>, element: &Element, operative: bool, lead: &Lead, out: &mut Findings) {
    let rule = if operative { &OPERATIVE } else { &RECITAL };
    let prose = cx.resolution.joined(element);
    let word = prose.text.get(lead.place.clone()).unwrap_or_default();
    let place = lead.place.start as u32..lead.place.end as u32;
    let place = cx.resolution.source_range(element, &prose, place);
    let (message, due) = match &lead.verdict {
        Verdict::Right => return,
        Verdict::Near(due) => {
            let message = format!(
                "“{word}” is near to “{due}”, which opens many paragraphs. See whether that is meant."
            );
            (message, Some(due))
        }
        Verdict::Form(due) if operative => {
            (format!("“{word}” is no verb in the present tense. Write “{due}”."), Some(due))
        }
        Verdict::Form(due) => (format!("“{word}” is no participle. Write “{due}”."), Some(due)),
        Verdict::Gender(due) => {
            (format!("“{word}” does not agree with the organ that speaks. Write “{due}”."), Some(due))
        }
        Verdict::Wrong => {
            let usual = leads::usual(cx.lang, operative).replace('|', "");
            let what = if operative {
                "no verb in the present tense. Open"
            } else {
                "no participle. Open the recital"
            };
            (format!("“{word}” is {what} with one: “{usual}”."), None)
        }
    };
    let report = out.report(rule, place.clone(), message);
    if let Some(due) = due {
        report.fix(format!("Write “{due}”"), vec![(place, due.clone())]);
    }
}
