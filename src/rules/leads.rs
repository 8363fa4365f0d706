//! The first word of a paragraph is of the kind that its part asks for, also where the phrase is not in the tables.

use super::{Context, Findings, FixKind, Rule, Severity};
use crate::resolution::{ElementKind, PassageRef};
use crate::un::{Lang, leads, phrases};

pub(super) const RECITAL: Rule = Rule {
    code: "recital-verb",
    severity: Severity::Hint,
    on: true,
    summary: "A recital does not begin with a participle or an adjective.",
    why: "Recitals hang on the one sentence of the resolution: “The General Assembly, Recalling …”.",
    source: "Editorial Manual, Resolutions, Order of elements; official recitals begin with 89 different words",
    bad: "Recalling the outcome,\n\nThe rivers of the region are polluted,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome,\n\nNoting that the rivers of the region are polluted,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
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
    fix: FixKind::None,
};

pub(super) const CAPITAL: Rule = Rule {
    code: "capital-first",
    severity: Severity::Information,
    on: true,
    summary: "A recital or an operative paragraph begins with a small letter.",
    why: "Each paragraph begins as a line of its own.",
    source: "Editorial Manual, Capitalization; 0 of 7,209 numbered paragraphs in English official documents",
    bad: "Recalling the outcome,\n\n1. *Decides* so;\n\n2. *requests* a report.",
    good: "Recalling the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

/// Reports paragraphs that open with a known phrase in small letters. A recital that does is read as the rest of the
/// one before, unless that ended.
fn capitals(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let style = phrases::style(cx.lang);
    for (element, facts) in resolution.elements.iter().zip(cx.facts) {
        let mut small = |piece: PassageRef, length: usize| {
            let Some(prose) = resolution.prose(piece) else { return };
            let Some(first) = prose.text.chars().next().filter(|it| it.is_lowercase()) else { return };
            let Some(block) = resolution.blocks().get(piece.block as usize) else { return };
            let place = block.0 + prose.start(0).1..block.0 + prose.end(length as u32).1;
            let words = prose.text.get(..length).unwrap_or_default();
            let due = phrases::capitalized(words);
            let end = place.start + first.len_utf8() as u32;
            let message = format!("“{words}” opens a paragraph. Write “{due}”.");
            let edit = (place.start..end, first.to_uppercase().to_string());
            out.report(&CAPITAL, place, message).fix(format!("Write “{due}”"), vec![edit]);
        };
        match (&element.kind, element.pieces.as_slice()) {
            (ElementKind::Paragraph(Some(_)), [first, ..]) => {
                if let Some(opening) = facts.opening {
                    small(*first, opening.length);
                }
            }
            (ElementKind::Recital, pieces) => {
                for pair in pieces.windows(2) {
                    let [before, this] = pair else { continue };
                    let one_page = before.block + 1 == this.block
                        && resolution.passage_range(*this).start - resolution.passage_range(*before).end <= 2;
                    let ended = resolution.prose(*before).is_some_and(|it| it.text.trim_end().ends_with(','));
                    let known = || {
                        let prose = resolution.prose(*this)?;
                        Some(style.read(&prose.text, false, resolution.organ())?.2)
                    };
                    if one_page
                        && ended
                        && let Some(length) = known()
                    {
                        small(*this, length);
                    }
                }
            }
            _ => {}
        }
    }
}

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    if cx.lang != Lang::En {
        return;
    }
    capitals(cx, out);
    // Declarations have paragraphs without verbs, and lists of sources are no recitals.
    let known = |operative: bool| {
        let of_part = cx.resolution.elements.iter().zip(cx.facts).filter(move |it| match it.0.kind {
            ElementKind::Paragraph(Some(_)) => operative,
            ElementKind::Recital => !operative,
            _ => false,
        });
        let (all, known) =
            of_part.fold((0, 0), |sum, it| (sum.0 + 1, sum.1 + usize::from(it.1.opening.is_some())));
        known * 2 >= all
    };
    let (recitals, paragraphs) = (known(false), known(true));
    let style = phrases::style(cx.lang);
    let mut whole = true;
    for (element, facts) in cx.resolution.elements.iter().zip(cx.facts) {
        let operative = match element.kind {
            ElementKind::Paragraph(Some(_)) if paragraphs => true,
            ElementKind::Recital if recitals => false,
            _ => continue,
        };
        let prose = |piece: Option<&PassageRef>| piece.and_then(|it| cx.resolution.prose(*it));
        let (Some(prose), Some(last)) = (prose(element.pieces.first()), prose(element.pieces.last())) else {
            continue;
        };
        // What follows a paragraph without end mark may be its rest, behind a page cut.
        let begins = std::mem::replace(&mut whole, last.text.trim_end().ends_with([',', ';', '.', ':']));
        // The other part’s form is `verb-participle`.
        let other = || style.read(prose.text.trim_start(), !operative, cx.resolution.organ()).is_some();
        if facts.opening.is_some() || !begins || other() {
            continue;
        }
        let text = prose.text.trim_start_matches(['[', ' ']);
        let start = prose.text.len() - text.len();
        let (right, word) = leads::opens(text, operative);
        let place = || {
            let at = text.find(word).unwrap_or(0) + start;
            cx.resolution.source_range(element, prose, at as u32..(at + word.len()) as u32)
        };
        if right || word.is_empty() {
            let rule = if operative { &OPERATIVE } else { &RECITAL };
            if let Some(due) = style.nearest(word, operative) {
                let message = format!(
                    "“{word}” is near to “{due}”, which opens many paragraphs. See whether that is meant."
                );
                out.report(rule, place(), message);
            }
            continue;
        }
        let place = place();
        if operative {
            let message = format!("“{word}” is no verb in the present tense. Open with one: “Requests”.");
            out.report(&OPERATIVE, place, message);
        } else {
            let message = format!("“{word}” is no participle. Open the recital with one: “Noting”.");
            out.report(&RECITAL, place, message);
        }
    }
}
