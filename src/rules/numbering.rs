//! The numbers of operative paragraphs and the letters of subparagraphs follow one another.

use std::ops::Range;

use super::{Context, Findings, FixKind, Rule, Severity};
use crate::resolution::{Element, ElementKind, PassageRef, Resolution};
use crate::syntax::Prose;
use crate::un::{Lang, Organ, phrases};

pub(super) const PARAGRAPH: Rule = Rule {
    code: "paragraph-number",
    severity: Severity::Warning,
    on: true,
    summary: "A paragraph's number does not follow the one before.",
    why: "Paragraphs are cited by their numbers.",
    source: "Editorial Manual, Numbering of paragraphs; 1 of 6,937 paragraphs in official documents. An information where one number is left out and those behind go on: so it looks where a text that was published lost a paragraph (6 documents)",
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

pub(super) const LABEL: Rule = Rule {
    code: "label-form",
    severity: Severity::Hint,
    on: true,
    summary: "A number or letter is written in another form than the one before of its list.",
    why: "A list has one form of label: (a), (b), (c).",
    source: "Editorial Manual, Paragraphs and subparagraphs; observed in official documents: 0 of 1,300 labels",
    bad: "1. *Requests* a report on:\n\n(a) The rivers;\n\nb) The lakes.",
    good: "1. *Requests* a report on:\n\n(a) The rivers;\n\n(b) The lakes.",
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
    source: "Editorial Manual, Paragraphs and subparagraphs; 0 of 680 in official documents; an information in texts of the Security Council, whose lists go on under headings (3 of 154), and in annexes",
    bad: "1. *Requests* a report on:\n\n(a) The rivers;\n\n(c) The lakes.",
    good: "1. *Requests* a report on:\n\n(a) The rivers;\n\n(b) The lakes.",
    fix: FixKind::Safe,
};

struct Numbered {
    number: u32,
    label: Range<u32>,
    /// Behind a heading, an opening formula or recitals numbers may begin anew.
    may_restart: bool,
    /// Whether a parenthesis closes the number, and not a full stop.
    closed: bool,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    paragraphs(cx, out);
    items(cx, out);
    labels(cx, out);
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
    let mut under_heading = false;
    for (index, element) in resolution.elements.iter().enumerate() {
        match element.kind {
            ElementKind::Paragraph(Some(number)) => (last, under_heading) = (Some(number), false),
            ElementKind::Opening | ElementKind::Part => last = None,
            ElementKind::Heading => under_heading = true,
            ElementKind::Continuation | ElementKind::Paragraph(None) => {
                let (Some(number), Some(piece)) = (last, element.pieces.first()) else { continue };
                let Some((start, _, passage)) = resolution.passage(*piece) else { continue };
                // `2 bis`, `OP3` and the like number it while it is negotiated.
                if passage.marker.is_some() {
                    continue;
                }
                let prose = resolution.joined(element);
                if without_stop(cx, element, &prose, out) {
                    last = None;
                    continue;
                }
                let emphasized = prose.emphasis.first().is_some_and(|it| it.start == 0);
                let opens = phrases::style(cx.lang).read(&prose.text, true, resolution.organ()).is_some();
                let due = number + 1;
                // Where its number is left out, any verb will do; the only paragraph of a section needs none.
                let left_out = next_number(resolution, index) == Some(due + 1);
                let opened = emphasized && opens && !under_heading;
                if !(opened || left_out && (emphasized || opens)) {
                    continue;
                }
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

/// Reports a number without its full stop before a verb in italics; whether there is one.
fn without_stop(cx: &Context<'_>, element: &Element, prose: &Prose, out: &mut Findings) -> bool {
    let resolution = cx.resolution;
    let text = prose.text.as_str();
    let digits = text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let lead = prose.emphasis.first().is_some_and(|it| it.start as usize == digits + 1);
    // In Arabic the dash behind the number may be emphasized with the verb.
    let verb = text[digits..].strip_prefix(' ').is_some_and(|it| it.starts_with(char::is_alphabetic));
    let rest = || text[digits..].trim_start();
    let known = || phrases::style(cx.lang).read(rest(), true, resolution.organ()).is_some();
    if !(1..4).contains(&digits) || !verb || !(lead || cx.lang == Lang::En && known()) {
        return false;
    }
    let place = resolution.source_range(element, prose, 0..digits as u32);
    let message = format!("No full stop stands behind the number {}. Set one.", &text[..digits]);
    let edit = (place.end..place.end, ".".to_owned());
    // Translations lack one here and there: 1 of 430.
    let severity = if cx.lang == Lang::En { MISSING.severity } else { Severity::Information };
    out.report(&MISSING, place, message).severity(severity).fix("Set a full stop".to_owned(), vec![edit]);
    true
}

/// The number of the next numbered paragraph.
fn next_number(resolution: &Resolution, index: usize) -> Option<u32> {
    resolution.elements.get(index + 1..)?.iter().find_map(|it| match it.kind {
        ElementKind::Paragraph(number) => number,
        _ => None,
    })
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

/// The numbered paragraphs in order.
fn numbered(resolution: &Resolution) -> Vec<Numbered> {
    let mut found: Vec<Numbered> = Vec::new();
    let mut may_restart = true;
    for element in &resolution.elements {
        match element.kind {
            ElementKind::Opening | ElementKind::Heading | ElementKind::Part => may_restart = true,
            // Recitals of a section whose heading was not seen as one.
            ElementKind::Continuation | ElementKind::Recital => {
                let words = element.pieces.last().and_then(|it| resolution.prose(*it));
                may_restart |= words.is_some_and(|it| it.text.trim_end().ends_with([',', '，', '،']));
            }
            ElementKind::Paragraph(Some(number)) => {
                if let Some((label, closed)) = marked(resolution, element.pieces.first()) {
                    found.push(Numbered { number, label, may_restart, closed });
                }
                may_restart = false;
            }
            _ => {}
        }
    }
    // `1)` among paragraphs that are numbered `1.` is an item of a list.
    let by_stop = found.iter().filter(|it| !it.closed).count();
    if by_stop * 2 > found.len() {
        found.retain(|it| !it.closed);
    }
    found
}

fn paragraphs(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let found = numbered(resolution);
    let mut last = u32::from(letter_for_one(resolution, &found, out));
    for (index, it) in found.iter().enumerate() {
        let due = last + 1;
        if it.number == due || (it.may_restart && it.number == 1) {
            last = it.number;
            continue;
        }
        let message = format!("Paragraph {} stands where {due} is due.", it.number);
        let behind = &found[index..];
        let length = behind.iter().skip(1).take_while(|it| !(it.may_restart && it.number == 1)).count() + 1;
        let next = behind.get(1).filter(|_| length > 1).map(|it| it.number);
        let local = next.is_some_and(|it| it == due + 1);
        let lost = it.number == due + 1 && next.is_none_or(|it| it == due + 2);
        let severity = if lost { Severity::Information } else { PARAGRAPH.severity };
        let report = out.report(&PARAGRAPH, it.label.clone(), message).severity(severity);
        let report = match index.checked_sub(1).and_then(|before| found.get(before)) {
            Some(before) => report.related(before.label.clone(), "the paragraph before"),
            None => report,
        };
        if local || length == 1 {
            let one = vec![(it.label.clone(), due.to_string())];
            report.fix(format!("Change the number to {due}"), one);
        } else {
            let edits = renumbered(cx, &found, index..index + length, due);
            report.fix(format!("Renumber from here, beginning with {due}"), edits);
        }
        last = if local { due } else { it.number };
    }
}

/// The edits that number paragraphs on from `first`; where each number stands once, what refers to them goes along.
fn renumbered(
    cx: &Context<'_>,
    found: &[Numbered],
    which: Range<usize>,
    first: u32,
) -> Vec<(Range<u32>, String)> {
    let row = found.get(which).unwrap_or(&[]);
    let to: Vec<(u32, u32)> = row.iter().map(|it| it.number).zip(first..).collect();
    let mut edits: Vec<(Range<u32>, String)> = Vec::new();
    for (it, (old, new)) in row.iter().zip(&to) {
        if old != new {
            edits.push((it.label.clone(), new.to_string()));
        }
    }
    let once = |number: u32| found.iter().filter(|it| it.number == number).count() == 1;
    for (element, facts) in cx.resolution.elements.iter().zip(cx.facts) {
        if facts.references.is_empty() {
            continue;
        }
        let prose = cx.resolution.joined(element);
        for reference in &facts.references {
            let moved = to.iter().find(|it| it.0 == reference.paragraph && it.0 != it.1);
            if let Some((_, new)) = moved.filter(|it| once(it.0)) {
                let digits = u32::from(reference.digits.start())..u32::from(reference.digits.end());
                edits.push((cx.resolution.source_range(element, &prose, digits), new.to_string()));
            }
        }
    }
    edits.sort_by_key(|it| it.0.start);
    edits
}

/// Reports the letter `l` that was typed for the first paragraph's number; whether there is one.
fn letter_for_one(resolution: &Resolution, found: &[Numbered], out: &mut Findings) -> bool {
    let Some(two) = found.first().filter(|it| it.number == 2) else { return false };
    let items = resolution.elements.iter().filter(|it| matches!(it.kind, ElementKind::Item(_)));
    let labels = items.filter_map(|it| label(resolution, it.pieces.first()));
    let Some(place) = labels.take_while(|it| it.start < two.label.start).find(|it| is_l(resolution, it))
    else {
        return false;
    };
    let message = "The letter l stands where the number 1 is due.".to_owned();
    out.report(&PARAGRAPH, place.clone(), message)
        .severity(Severity::Information)
        .fix("Write 1".to_owned(), vec![(place, "1".to_owned())]);
    true
}

fn is_l(resolution: &Resolution, place: &Range<u32>) -> bool {
    let block = resolution.blocks().partition_point(|it| it.0 <= place.start).checked_sub(1);
    let Some((start, block)) = block.and_then(|it| resolution.blocks().get(it)) else { return false };
    block.text().get((place.start - start) as usize..).is_some_and(|it| it.starts_with("l."))
}

fn items(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let council = resolution.organ() == Some(Organ::SecurityCouncil);
    for element in &resolution.elements {
        let (ElementKind::Item(item) | ElementKind::AnnexItem(item)) = &element.kind else { continue };
        let Some(due) = &item.expected else { continue };
        // Annexes are written by others, and cut what they take over.
        let annexed = matches!(element.kind, ElementKind::AnnexItem(_));
        let severity = if annexed || council { Severity::Information } else { SUBPARAGRAPH.severity };
        let Some(label) = label(resolution, element.pieces.first()) else { continue };
        // `l.` for `1.` is told as a number.
        if due == "a" && is_l(resolution, &label) {
            continue;
        }
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

/// How a label is written: whether a parenthesis opens it, what closes it, whether its letter is a capital.
type Written = (bool, Option<char>, bool);

/// Reports labels that are written otherwise than the one before of their list, or than the paragraphs around.
fn labels(cx: &Context<'_>, out: &mut Findings) {
    if cx.lang != Lang::En {
        return;
    }
    let resolution = cx.resolution;
    let mut last: Vec<(u8, Written)> = Vec::new();
    let mut number: Option<(u32, Written)> = None;
    for (index, element) in resolution.elements.iter().enumerate() {
        let (item, paragraph) = match &element.kind {
            ElementKind::Item(item) | ElementKind::AnnexItem(item) => (Some(item), None),
            ElementKind::Paragraph(Some(it)) => (None, Some(*it)),
            ElementKind::Note | ElementKind::Continuation | ElementKind::AnnexText => continue,
            _ => {
                last.clear();
                continue;
            }
        };
        let Some((place, label, this)) = written(resolution, element.pieces.first()) else { continue };
        if let Some(item) = item {
            last.retain(|it| it.0 <= item.level);
            match last.iter().find(|it| it.0 == item.level).map(|it| it.1) {
                Some(before) if before != this && item.expected.is_none() => {
                    relabel(&place, &label, before, out);
                }
                Some(_) => {}
                None => last.push((item.level, this)),
            }
        } else if let Some(it) = paragraph {
            last.clear();
            // `1)` among paragraphs that are numbered `1.` is an item of a list, but not where it counts on with them.
            let counts_on = number.is_some_and(|before| it == before.0 + 1)
                && next_number(resolution, index) == Some(it + 1);
            match number {
                Some((_, before)) if counts_on && before != this => relabel(&place, &label, before, out),
                _ => {}
            }
            if number.is_none_or(|before| before.1 == this || counts_on) {
                number = Some((it, number.map_or(this, |before| before.1)));
            }
        }
    }
}

fn relabel(place: &Range<u32>, label: &str, before: Written, out: &mut Findings) {
    let (open, close, capital) = before;
    let label = if capital { label.to_uppercase() } else { label.to_lowercase() };
    let open = if open { "(" } else { "" };
    let due = format!("{open}{label}{}", close.map(String::from).unwrap_or_default());
    let message = format!("The label is written otherwise than the one before. Write “{due}”.");
    out.report(&LABEL, place.clone(), message).fix(format!("Write “{due}”"), vec![(place.clone(), due)]);
}

/// Where a label with its signs stands, the label alone, and how it is written.
fn written(resolution: &Resolution, piece: Option<&PassageRef>) -> Option<(Range<u32>, String, Written)> {
    let (start, block, passage) = resolution.passage(*piece?)?;
    let marker = passage.marker.as_ref()?;
    let label = block.text().get(marker.label.start as usize..marker.label.end as usize)?;
    let open = block.text().get(..marker.label.start as usize).is_some_and(|it| it.ends_with('('));
    let close = block.text().get(marker.label.end as usize..)?.chars().next();
    let close = close.filter(|it| matches!(it, ')' | '.'));
    let from = marker.label.start - u32::from(open);
    let to = marker.label.end + u32::from(close.is_some());
    let capital = label.starts_with(char::is_uppercase);
    Some((start + from..start + to, label.to_owned(), (open, close, capital)))
}

fn label(resolution: &Resolution, piece: Option<&PassageRef>) -> Option<Range<u32>> {
    Some(marked(resolution, piece)?.0)
}

/// Where a paragraph's label stands, and whether a parenthesis closes it.
fn marked(resolution: &Resolution, piece: Option<&PassageRef>) -> Option<(Range<u32>, bool)> {
    let (start, block, passage) = resolution.passage(*piece?)?;
    let marker = passage.marker.as_ref()?;
    let behind = block.text().get(marker.label.end as usize..).unwrap_or("");
    Some((start + marker.label.start..start + marker.label.end, behind.starts_with([')', '）'])))
}
