//! The opening words: a verb in the present tense in the operative part, a participle in the preamble, in italics
//! where the others are; and “Also”, “Further” as repetitions of one phrase are counted.

use std::ops::Range;

use smol_str::SmolStr;

use super::facts::{Opening, Words};
use super::{Context, Findings, FixKind, Rule, Severity};
use crate::resolution::{Element, ElementKind, Resolution};
use crate::un::phrases::{self, Rows, Style};
use crate::un::{Lang, Organ};

pub(super) const FORM: Rule = Rule {
    code: "verb-participle",
    severity: Severity::Warning,
    on: true,
    summary: "An operative paragraph opens with a participle, or a recital with a finite verb.",
    why: "Recitals give reasons and hang on the one sentence; operative paragraphs are its verbs.",
    source: "Editorial Manual, Resolutions, Order of elements; 2 in 422 official documents",
    bad: "Recalling the outcome,\n\n1. *Deciding* so;\n\n2. *Requests* a report.",
    good: "Recalling the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const EMPHASIS: Rule = Rule {
    code: "emphasis-missing",
    severity: Severity::Hint,
    on: true,
    summary: "An operative paragraph's opening verb is not in italics where the others are.",
    why: "Italics show at a glance what the paragraph does.",
    source: "Editorial Manual, Use of italics; observed in official documents",
    bad: "1. *Decides* so;\n\n2. *Invites* States to act;\n\n3. *Urges* States to act;\n\n4. Requests a report.",
    good: "1. *Decides* so;\n\n2. *Invites* States to act;\n\n3. *Urges* States to act;\n\n4. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const ALSO: Rule = Rule {
    code: "verb-also",
    severity: Severity::Information,
    on: true,
    summary: "“Also” or “Further” does not count the repetitions of an opening phrase.",
    why: "The second paragraph in a row that opens with one phrase has “Also”, the third “Further”, the fourth none.",
    source: "528 of 546 repetitions without addressee follow it in texts of the Assembly, 263 of 327 with the same one: there only where the resolution does so elsewhere; 3 of 6,937 paragraphs have a wrong adverb; French and Spanish have 3 of 3,400, but French often no adverb (33 of 110)",
    bad: "1. *Reaffirms* the plan;\n\n2. *Reaffirms* the goals;\n\n3. *Requests* a report.",
    good: "1. *Reaffirms* the plan;\n\n2. *Also reaffirms* the goals;\n\n3. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let style = phrases::style(cx.lang);
    let italic = resolution.elements.iter().filter(|it| it.kind != ElementKind::Paragraph(None));
    let (mut leads, mut numbered) = (0, 0);
    for element in italic.filter(|it| matches!(it.kind, ElementKind::Paragraph(_))) {
        numbered += 1;
        leads += usize::from(lead(resolution, element).is_some());
    }
    // Declarations have numbered paragraphs without verbs. Of two paragraphs one tells of the other.
    let pair = numbered == 2 && leads == 1;
    let italics = style.emphasized && (pair || leads * 3 >= numbered * 2 && leads >= 2);
    if style.emphasized && numbered == 0 {
        lone(cx, out);
    }
    let paragraphs = || resolution.elements.iter().filter(|it| matches!(it.kind, ElementKind::Paragraph(_)));
    let bold = paragraphs().filter(|it| bold(resolution, it).is_some()).count();
    if bold > 0 && bold * 3 < leads {
        paragraphs().for_each(|it| heavy(resolution, it, out));
    }
    for (element, facts) in resolution.elements.iter().zip(cx.facts) {
        let operative = match element.kind {
            ElementKind::Paragraph(Some(_)) => true,
            ElementKind::Recital => false,
            _ => continue,
        };
        match facts.opening {
            None => {
                form(cx, element, operative, &style, out);
                if !operative {
                    inverted(cx, element, &style, out);
                }
            }
            Some(opening) if operative && italics => emphasis(resolution, element, opening, out),
            Some(_) => {}
        }
    }
    if resolution.organ() != Some(Organ::SecurityCouncil) {
        row(cx, &style, true, out);
        row(cx, &style, false, out);
    }
}

/// The source of the words in bold that a paragraph opens with.
fn bold(resolution: &Resolution, element: &Element) -> Option<Range<u32>> {
    let (start, block, passage) = resolution.passage(*element.pieces.first()?)?;
    let words = block.text().get(passage.body as usize..)?.strip_prefix("**")?;
    let length = words.find("**")? as u32;
    let from = start + passage.body;
    Some(from..from + length + 4)
}

/// Reports opening words in bold where the others are in italics.
fn heavy(resolution: &Resolution, element: &Element, out: &mut Findings) {
    let Some(place) = bold(resolution, element) else { return };
    let edits =
        vec![(place.start..place.start + 2, "*".to_owned()), (place.end - 2..place.end, "*".to_owned())];
    let message = "The opening words are in bold where those of the others are in italics.".to_owned();
    out.report(&EMPHASIS, place, message).fix("Set them in italics".to_owned(), edits);
}

/// Reports the only paragraph of a resolution where its verb is not in italics and its closing is.
fn lone(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let emphasized = |it: &Element| lead(resolution, it).is_some();
    let closed = resolution.closing.and_then(|it| resolution.elements.get(it)).is_some_and(emphasized);
    let mut paragraphs =
        resolution.elements.iter().zip(cx.facts).filter(|it| it.0.kind == ElementKind::Paragraph(None));
    if let (Some((only, facts)), None) = (paragraphs.next(), paragraphs.next())
        && let Some(opening) = facts.opening.filter(|_| closed)
    {
        emphasis(resolution, only, opening, out);
    }
}

/// Reports a recital whose adverb of repetition stands before its participle: “Also recalling”.
fn inverted(cx: &Context<'_>, element: &Element, style: &Style, out: &mut Findings) {
    let resolution = cx.resolution;
    let organ = resolution.organ();
    if cx.lang != Lang::En || organ == Some(Organ::SecurityCouncil) {
        return;
    }
    let prose = resolution.joined(element);
    let Some((first, rest)) = prose.text.split_once(' ') else { return };
    let Some(step) = style.adverbs.iter().position(|it| *it == first.to_lowercase()) else { return };
    let Some((phrase, 0, length)) = style.read(&phrases::capitalized(rest), false, organ) else { return };
    let Some(due) = style.form(phrase, false, step + 1, organ) else { return };
    let end = first.len() + 1 + length;
    let found = prose.text.get(..end).unwrap_or_default();
    let place = resolution.source_range(element, &prose, 0..end as u32);
    out.report(
        &ALSO,
        place.clone(),
        format!("“{found}” has its adverb before the participle. Write “{due}”."),
    )
    .fix(format!("Write “{due}”"), vec![(place, due)]);
}

/// The emphasized words that a paragraph opens with.
fn lead(resolution: &Resolution, element: &Element) -> Option<Range<u32>> {
    let prose = element.pieces.first().and_then(|it| resolution.prose(*it))?;
    prose.emphasis.first().filter(|it| it.start == 0).cloned()
}

/// Reports the other part's form of a phrase.
fn form(cx: &Context<'_>, element: &Element, operative: bool, style: &Style, out: &mut Findings) {
    let resolution = cx.resolution;
    let prose = resolution.joined(element);
    let organ = resolution.organ();
    let Some((phrase, step, length)) = style.read(&prose.text, !operative, organ) else { return };
    let Some(due) = style.form(phrase, operative, step, organ) else { return };
    let found = &prose.text[..length];
    if due == found {
        return;
    }
    let place = resolution.source_range(element, &prose, 0..length as u32);
    let message = if operative {
        format!("“{found}” opens a recital, not an operative paragraph. Write “{due}”.")
    } else {
        format!("“{found}” opens an operative paragraph, not a recital. Write “{due}”.")
    };
    // The Security Council's texts have either form in either part now and then: 5 in 56 documents.
    let council = organ == Some(Organ::SecurityCouncil);
    let severity = if council { Severity::Information } else { FORM.severity };
    out.report(&FORM, place.clone(), message)
        .severity(severity)
        .fix(format!("Write “{due}”"), vec![(place, due)]);
}

/// Whether an unnumbered text opens as a paragraph does: with words in italics, perhaps behind what is left of a number.
fn has_lost_its_number(resolution: &Resolution, element: &Element) -> bool {
    let prose = element.pieces.first().and_then(|it| resolution.prose(*it));
    let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit() || it == b' ');
    prose.is_some_and(|it| {
        it.emphasis.first().and_then(|first| it.text.get(..first.start as usize)).is_some_and(digits)
    })
}

fn emphasis(resolution: &Resolution, element: &Element, opening: Opening, out: &mut Findings) {
    if lead(resolution, element).is_some() {
        return;
    }
    let prose = resolution.joined(element);
    let place = resolution.source_range(element, &prose, 0..opening.length as u32);
    let words = &prose.text[..opening.length];
    let message = format!("“{words}” is not in italics. Set it between asterisks.");
    let edits = vec![(place.start..place.start, "*".to_owned()), (place.end..place.end, "*".to_owned())];
    out.report(&EMPHASIS, place, message).fix(format!("Set “{words}” in italics"), edits);
}

/// A paragraph's opening phrase as the row counts it. It is read once for each element, for rows are walked at
/// each keystroke.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The phrase without adverb, in small letters.
    base: SmolStr,
    step: usize,
    /// Bytes of the phrase with its adverb.
    length: usize,
    /// The first two words behind it, where the phrase is directed to somebody.
    addressee: Option<SmolStr>,
}

/// Walks the rows of one part: paragraphs that follow each other and open with one phrase.
fn row(cx: &Context<'_>, style: &Style, operative: bool, out: &mut Findings) {
    let mut last: Option<&Place> = None;
    // Whether a paragraph stands before that has lost its number: it may be one of the row.
    let mut lost = false;
    // Repetitions directed to the same addressee, or any where the language leaves the adverb out: how many have it,
    // and which have none.
    let (mut obeyed, mut without) = (0, Vec::new());
    let kept = style.rows == Rows::Kept;
    for (element, facts) in cx.resolution.elements.iter().zip(cx.facts) {
        match element.kind {
            // One that has lost its number is told elsewhere, and counts on.
            ElementKind::Paragraph(_) if operative => {}
            ElementKind::Recital if !operative => {}
            ElementKind::Continuation if operative && has_lost_its_number(cx.resolution, element) => {
                (last, lost) = (None, true);
                continue;
            }
            // The pieces of one paragraph do not break the row.
            ElementKind::Note | ElementKind::Item(_) | ElementKind::Continuation | ElementKind::Table => {
                continue;
            }
            _ => {
                (last, lost) = (None, false);
                continue;
            }
        }
        let this = facts.place.as_ref();
        let known = !std::mem::take(&mut lost);
        if let Some(this) = this {
            let here = Opened { element, place: this };
            match last.filter(|it| it.base == this.base) {
                Some(before) => {
                    let due = (before.step + 1) % 3;
                    // Of 1,180 English recitals that repeat a phrase 1,085 have it.
                    let divided = this.addressee.is_some() || !kept || !operative;
                    let english = cx.lang == Lang::En;
                    let same = if operative {
                        before.addressee == this.addressee
                    } else {
                        english && this.step == 0
                    };
                    if this.step == due {
                        obeyed += usize::from(divided && due > 0);
                    } else if this.step > 0 || same && !divided {
                        wrong(cx, style, operative, &here, due, ALSO.severity, out);
                    } else if same {
                        without.push((here, due));
                    }
                }
                // The phrase of the paragraph before may be one that is not known here.
                None if this.step > 0 && known => wrong(cx, style, operative, &here, 0, ALSO.severity, out),
                None => {}
            }
        }
        last = this;
    }
    // Official practice is divided here (263 of 327 have it in English): what the resolution does elsewhere decides. One
    // alone is rather forgotten than left out on purpose.
    let severity = if obeyed > 2 * without.len() { ALSO.severity } else { Severity::Hint };
    if severity == ALSO.severity || without.len() == 1 {
        for (this, due) in &without {
            wrong(cx, style, operative, this, *due, severity, out);
        }
    }
}

/// A paragraph and its place in a row.
struct Opened<'a> {
    element: &'a Element,
    place: &'a Place,
}

/// Reads the place of a recital or an operative paragraph.
pub(super) fn place(words: &Words<'_>, opening: Option<Opening>) -> Option<Place> {
    let operative = match words.element.kind {
        ElementKind::Paragraph(_) => true,
        ElementKind::Recital => false,
        _ => return None,
    };
    let style = phrases::style(words.lang);
    let prose = words.element.pieces.first().and_then(|it| words.resolution.prose(*it))?;
    let lead = prose.emphasis.first().filter(|it| it.start == 0).map(|it| it.end as usize);
    let length = match (operative, lead) {
        (true, Some(lead)) => lead,
        _ => opening?.length,
    };
    let phrase = prose.text.get(..length)?.trim_end().to_lowercase();
    let (base, step) = match opening {
        Some(it) if it.length >= phrase.len() => {
            let base = if operative { it.phrase.operative } else { it.phrase.recital };
            (base.replace('|', "").to_lowercase(), it.step)
        }
        _ => without_adverb(&phrase, &style, operative),
    };
    let addressed = opening.is_some_and(|it| it.phrase.addressed);
    let rest = prose.text.get(length..)?.trim_start();
    let addressee = addressed.then(|| {
        let end = rest.match_indices(' ').nth(1).map_or(rest.len(), |it| it.0);
        SmolStr::new(&rest[..end])
    });
    Some(Place { base: base.into(), step, length, addressee })
}

/// A phrase in small letters without its adverb, and the step that the adverb means.
fn without_adverb(words: &str, style: &Style, operative: bool) -> (String, usize) {
    for (index, adverb) in style.adverbs.iter().enumerate() {
        let found = if style.before && operative {
            words.strip_prefix(&format!("{adverb}{}", style.blank)).map(str::to_owned)
        } else {
            let inside = format!("{}{adverb}", style.blank);
            words.contains(&inside).then(|| words.replacen(&inside, "", 1))
        };
        if let Some(base) = found {
            return (base, index + 1);
        }
    }
    (words.to_owned(), 0)
}

fn wrong(
    cx: &Context<'_>,
    style: &Style,
    operative: bool,
    this: &Opened<'_>,
    due: usize,
    severity: Severity,
    out: &mut Findings,
) {
    let place = this.place;
    let Some(prose) = this.element.pieces.first().and_then(|it| cx.resolution.prose(*it)) else { return };
    let words = prose.text.get(..place.length).unwrap_or_default().trim_end();
    let with = if operative { style.repeated(words, &place.base, place.step, due) } else { None };
    let place = cx.resolution.source_range(this.element, prose, 0..words.len() as u32);
    let expected = match due.checked_sub(1).and_then(|it| style.adverbs.get(it)) {
        Some(adverb) => format!("“{adverb}”"),
        None => "no adverb".to_owned(),
    };
    let message = format!("“{words}” is due {expected} in the row of its repetitions.");
    let report = out.report(&ALSO, place.clone(), message).severity(severity);
    if let Some(with) = with {
        report.fix(format!("Write “{with}”"), vec![(place, with)]);
    }
}
