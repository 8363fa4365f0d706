//! Footnote marks and their texts: each mark has one text, each text one mark, in order.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Context, Findings, FixKind, Rule, Severity, gaps};
use crate::resolution::{ElementKind, Mark, Note, Resolution};
use crate::syntax::{Label, raised};
use crate::un::Lang;

pub(super) const UNDEFINED: Rule = Rule {
    code: "footnote-undefined",
    severity: Severity::Error,
    on: true,
    summary: "A footnote mark has no text.",
    why: "A reader who looks for the source finds none.",
    source: "Editorial Manual, Footnotes; 0 of 3,151 marks in official documents",
    bad: "Recalling the outcome,¹\n\n1. *Decides* so.",
    good: "Recalling the outcome,¹\n\n1. *Decides* so.\n\n¹ A/CONF.157/24 (Part I), chap. III.",
    fix: FixKind::Unsafe,
};

pub(super) const UNUSED: Rule = Rule {
    code: "footnote-unused",
    severity: Severity::Warning,
    on: true,
    summary: "A footnote's text has no mark.",
    why: "A note that nothing refers to is what remains of a passage that was deleted, or its mark was lost.",
    source: "Editorial Manual, Footnotes; 0 of 3,151 notes in official documents",
    bad: "Recalling the outcome,\n\n1. *Decides* so.\n\n¹ A/CONF.157/24 (Part I), chap. III.",
    good: "Recalling the outcome,¹\n\n1. *Decides* so.\n\n¹ A/CONF.157/24 (Part I), chap. III.",
    fix: FixKind::Unsafe,
};

pub(super) const PLAIN: Rule = Rule {
    code: "footnote-plain-digit",
    severity: Severity::Warning,
    on: true,
    summary: "A footnote mark was typed as a plain digit.",
    why: "The digit reads as part of the text, and the note has no mark.",
    source: "Editorial Manual, Footnotes; 0 of 3,151 marks in official documents",
    bad: "Recalling the outcome1 and the plan,\n\n1. *Decides* so.\n\n¹ A/CONF.157/24 (Part I), chap. III.",
    good: "Recalling the outcome¹ and the plan,\n\n1. *Decides* so.\n\n¹ A/CONF.157/24 (Part I), chap. III.",
    fix: FixKind::Safe,
};

pub(super) const REPEATED: Rule = Rule {
    code: "footnote-repeated",
    severity: Severity::Error,
    on: true,
    summary: "A footnote's mark or text stands twice.",
    why: "Each place has a note of its own; a source that is named again is “Ibid.” or is written out.",
    source: "Editorial Manual, Footnotes; observed in official documents (0 of 422)",
    bad: "Recalling the outcome¹ and the plan,¹\n\n1. *Decides* so.\n\n¹ A/CONF.157/24 (Part I), chap. III.\n\n² Ibid.",
    good: "Recalling the outcome¹ and the plan,²\n\n1. *Decides* so.\n\n¹ A/CONF.157/24 (Part I), chap. III.\n\n² Ibid.",
    fix: FixKind::Unsafe,
};

pub(super) const ORDER: Rule = Rule {
    code: "footnote-order",
    severity: Severity::Warning,
    on: true,
    summary: "Footnote marks do not count 1, 2, 3.",
    why: "Notes stand at the foot of their pages in the order of the marks.",
    source: "Editorial Manual, Footnotes; 0 of 422 official documents",
    bad: "Recalling the outcome² and the plan,¹\n\n1. *Decides* so.\n\n² A/CONF.157/24.\n\n¹ A/CONF.199/20.",
    good: "Recalling the outcome¹ and the plan,²\n\n1. *Decides* so.\n\n¹ A/CONF.157/24.\n\n² A/CONF.199/20.",
    fix: FixKind::Safe,
};

pub(super) const SAME: Rule = Rule {
    code: "footnote-same-text",
    severity: Severity::Hint,
    on: true,
    summary: "Two footnotes that follow each other have the same text.",
    why: "The second one is “Ibid.”.",
    source: "Editorial Manual, Footnotes (ibid.)",
    bad: "Recalling the outcome¹ and the plan,²\n\n1. *Decides* so.\n\n¹ A/CONF.157/24.\n\n² A/CONF.157/24.",
    good: "Recalling the outcome¹ and the plan,²\n\n1. *Decides* so.\n\n¹ A/CONF.157/24.\n\n² Ibid.",
    fix: FixKind::Safe,
};

/// Marks without a text and texts without a mark: in annual volumes a page's notes may stand behind the beginning of
/// the next resolution, so what one lacks another may have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Loose {
    marks: Vec<Label>,
    notes: Vec<Label>,
}

impl Loose {
    /// So many resolutions may share a page.
    pub(super) const REACH: usize = 4;

    /// What a resolution lacks.
    pub(super) fn of(resolution: &Resolution) -> Self {
        let marks = resolution.marks();
        let notes = &resolution.notes;
        let texts: FxHashSet<&Label> = notes.iter().map(|it| &it.label).collect();
        let marked: FxHashSet<&Label> = marks.iter().map(|it| &it.label).collect();
        Self {
            notes: notes.iter().map(|it| &it.label).filter(|it| !marked.contains(it)).cloned().collect(),
            marks: marks.iter().map(|it| &it.label).filter(|it| !texts.contains(it)).cloned().collect(),
        }
    }

    /// What stands around the resolution with an index, of which and of whose neighbours `all` are: marks before it,
    /// texts behind it.
    pub(super) fn around(all: &[Arc<Self>], index: usize) -> Self {
        let before = all.get(index.saturating_sub(Self::REACH)..index).unwrap_or_default();
        let behind = all.iter().skip(index + 1).take(Self::REACH);
        Self {
            marks: before.iter().flat_map(|it| &it.marks).cloned().collect(),
            notes: behind.flat_map(|it| &it.notes).cloned().collect(),
        }
    }
}

/// What reports a mark or a note whose counterpart is looked for in all of the text.
pub(super) const LOOKED_FOR: [&str; 3] = [UNDEFINED.code, UNUSED.code, PLAIN.code];

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let resolution = cx.resolution;
    let marks = resolution.marks();
    let mut whole = true;
    // Notes whose marks were found in another form.
    let mut told: Vec<Label> = Vec::new();
    let mut first_mark: FxHashMap<&Label, &Mark> = FxHashMap::default();
    let mut first_note: FxHashMap<&Label, usize> = FxHashMap::default();
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
            let report = out.report(&REPEATED, mark.range.clone(), message);
            let report = report.related(first.range.clone(), "the first mark");
            // The note that follows in number has no mark: it is this one's.
            if let Label::Number(number) = mark.label
                && let next = Label::Number(number + 1)
                && first_note.contains_key(&next)
                && marks.iter().all(|it| it.label != next)
                && let Some(written) = source(resolution, &mark.range)
            {
                told.push(next);
                let with = with_number(written, number + 1);
                report.fix(format!("Write ‘{with}’"), vec![(mark.range.clone(), with)]);
            }
            continue;
        }
        first_mark.insert(&mark.label, mark);
        if !first_note.contains_key(&mark.label) && !cx.elsewhere.notes.contains(&mark.label) {
            whole = false;
            let head = head_of_note(resolution, mark);
            let message =
                format!("Footnote {} has no text. Add a paragraph that begins ‘{}’.", mark.label, head);
            // The dots are where the text is written: a note without any is a fault of its own.
            let edit = match place_of_note(resolution, &mark.label) {
                (at, true) => (at..at, format!("\n\n{head}…")),
                (at, false) => (at..at, format!("{head}…\n\n")),
            };
            out.report(&UNDEFINED, mark.range.clone(), message)
                .fix(format!("Add a text for footnote {}", mark.label), vec![edit]);
        }
    }
    for note in &resolution.notes {
        if !first_mark.contains_key(&note.label) && !cx.elsewhere.marks.contains(&note.label) {
            whole = false;
            if told.contains(&note.label) {
                continue;
            }
            if plain_digit(resolution, note, out) {
                told.push(note.label.clone());
                continue;
            }
            let range = resolution.elements.get(note.element).map(|it| resolution.range(it));
            let message =
                format!("Footnote {} has no mark in the text. Set the mark or remove the note.", note.label);
            let report = out.report(&UNUSED, note.label_range.clone(), message);
            if let Some(range) = range {
                let distinct = first_mark.len() == marks.len();
                let mut edits = Vec::new();
                if distinct {
                    edits = renumbered(resolution, &marks, first_number(cx, &marks));
                }
                edits.push((range, String::new()));
                edits.sort_by_key(|it| it.0.start);
                report.fix(format!("Remove footnote {}", note.label), edits);
            }
        }
    }
    if cx.lang == Lang::En {
        same_text(resolution, out);
    }
    if whole {
        if !order(cx, &marks, out) {
            texts(resolution, out);
        }
    } else {
        gaps::check(resolution, &marks, &told, out);
    }
}

/// Reports marks that do not count on; whether there are any.
fn order(cx: &Context<'_>, marks: &[Mark], out: &mut Findings) -> bool {
    let mut wrong = false;
    let mut last: Option<(u32, &Mark)> = None;
    for mark in marks {
        let Label::Number(number) = mark.label else { continue };
        let due = last.map_or(cx.last_note + 1, |it| it.0 + 1);
        // What is cut out of a volume goes on with its numbers; the first one proves nothing.
        if number != due && last.is_some() {
            wrong = true;
            let message =
                format!("Footnote {number} stands where {due} is due. Renumber marks and notes together.");
            let report = out.report(&ORDER, mark.range.clone(), message);
            let report = match last {
                Some((_, before)) => report.related(before.range.clone(), "the mark before"),
                None => report,
            };
            let edits = renumbered(cx.resolution, marks, first_number(cx, marks));
            report.fix("Renumber the footnotes".to_owned(), edits);
        }
        last = Some((number, mark));
    }
    wrong
}

/// Reports texts that do not stand in the order of their numbers.
fn texts(resolution: &Resolution, out: &mut Findings) {
    for pair in resolution.notes.windows(2) {
        let [before, note] = pair else { continue };
        let (Label::Number(first), Label::Number(number)) = (&before.label, &note.label) else { continue };
        // Where parts have notes of their own, the numbers begin anew.
        if number < first && (*number != 1 || *first == 2) {
            let message = format!("Footnote {number} stands behind {first}. Put the notes in order.");
            out.report(&ORDER, note.label_range.clone(), message)
                .related(before.label_range.clone(), "the note before");
        }
    }
}

/// The number that the first mark is due to have: what is cut out of a volume goes on with its numbers.
fn first_number(cx: &Context<'_>, marks: &[Mark]) -> u32 {
    let number = |label: &Label| match label {
        Label::Number(number) => Some(*number),
        Label::Name(_) => None,
    };
    let labels = marks.iter().map(|it| &it.label).chain(cx.resolution.notes.iter().map(|it| &it.label));
    let least = labels.filter_map(number).min().unwrap_or(1);
    if least == 1 || cx.last_note == 0 { least } else { cx.last_note + 1 }
}

/// Where the text of a note is due, and whether behind what is there: behind the note before it, before the one
/// behind it, or at the end.
fn place_of_note(resolution: &Resolution, label: &Label) -> (u32, bool) {
    let range = |it: &Note| resolution.elements.get(it.element).map(|it| resolution.range(it));
    let end = || (resolution.elements.last().map_or(0, |it| resolution.range(it).end), true);
    let Label::Number(number) = label else { return end() };
    let numbered = || {
        resolution.notes.iter().filter_map(|it| match it.label {
            Label::Number(number) => Some((number, it)),
            Label::Name(_) => None,
        })
    };
    let before = numbered().filter(|it| it.0 < *number).max_by_key(|it| it.0);
    let behind = numbered().filter(|it| it.0 > *number).min_by_key(|it| it.0);
    before
        .and_then(|it| Some((range(it.1)?.end, true)))
        .or_else(|| behind.and_then(|it| Some((range(it.1)?.start, false))))
        .unwrap_or_else(end)
}

/// The edits that number marks and their notes from `first` on, in the order of the marks.
fn renumbered(resolution: &Resolution, marks: &[Mark], first: u32) -> Vec<(Range<u32>, String)> {
    let numbered = marks.iter().filter(|it| matches!(it.label, Label::Number(_)));
    let mut edits = Vec::new();
    for (number, mark) in (first..).zip(numbered) {
        let notes = resolution.notes.iter().filter(|it| it.label == mark.label);
        let places = std::iter::once(mark.range.clone()).chain(notes.map(|it| it.label_range.clone()));
        edits.extend(places.filter_map(|it| {
            let old = source(resolution, &it)?;
            let new = with_number(old, number);
            (old != new).then_some((it, new))
        }));
    }
    edits.sort_by_key(|it| it.0.start);
    edits.dedup();
    edits
}

/// A mark or label with another number, in its own way of writing.
fn with_number(written: &str, number: u32) -> String {
    let is_digit = |it: char| it.is_ascii_digit() || "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(it);
    let Some(start) = written.find(is_digit) else { return written.to_owned() };
    let rest = &written[start..];
    let end = start + rest.len() - rest.trim_start_matches(is_digit).len();
    let plain = written[start..].starts_with(|it: char| it.is_ascii_digit());
    let number = if plain { number.to_string() } else { raised(number) };
    format!("{}{number}{}", &written[..start], &written[end..])
}

/// The source of a range that lies in one block.
pub(super) fn source<'a>(resolution: &'a Resolution, range: &Range<u32>) -> Option<&'a str> {
    let index = resolution.blocks().partition_point(|it| it.0 <= range.start).checked_sub(1)?;
    let (start, block) = resolution.blocks().get(index)?;
    block.text().get((range.start - start) as usize..(range.end - start) as usize)
}

/// Reports the digit that seems to be the mark of a note which has none; whether there is one. It stands right
/// behind a letter or an end mark and right before a blank, an end mark or nothing.
fn plain_digit(resolution: &Resolution, note: &Note, out: &mut Findings) -> bool {
    let Label::Number(number) = note.label else { return false };
    let digits = number.to_string();
    for element in &resolution.elements {
        if matches!(element.kind, ElementKind::Note | ElementKind::Table | ElementKind::Masthead) {
            continue;
        }
        let prose = resolution.joined(element);
        for (at, _) in prose.text.match_indices(&digits) {
            let before = prose.text[..at].chars().next_back();
            let behind = prose.text[at + digits.len()..].chars().next();
            let stuck = before
                .is_some_and(|it| it.is_alphabetic() || matches!(it, ',' | ';' | '.' | '”' | ')'))
                && behind.is_none_or(|it| it.is_whitespace() || matches!(it, ',' | ';' | '.'));
            // `COVID-19`, `A/75/L.1`, `E.164` and `2.2` are no marks; behind a year one may stand.
            let word = prose.text[..at].rsplit(' ').next().unwrap_or("");
            let figures = word.chars().rev().skip(1).take_while(char::is_ascii_digit).count();
            if stuck
                && !(1..4).contains(&figures)
                && !word.contains(['/', '-', '‑'])
                && !word.chars().all(|it| it.is_uppercase() || it == '.')
            {
                let words = at as u32..(at + digits.len()) as u32;
                let place = resolution.source_range(element, &prose, words);
                let mark = raised(number);
                let message = format!("{digits} seems to be the mark of footnote {number}. Write ‘{mark}’.");
                out.report(&PLAIN, place.clone(), message)
                    .related(note.label_range.clone(), "the note")
                    .fix(format!("Make it a footnote mark (‘{mark}’)"), vec![(place, mark)]);
                return true;
            }
        }
    }
    false
}

/// Reports notes that say again what the one before says.
fn same_text(resolution: &Resolution, out: &mut Findings) {
    let text = |note: &Note| resolution.elements.get(note.element).map(|it| resolution.joined(it));
    for pair in resolution.notes.windows(2) {
        let [first, second] = pair else { continue };
        let (Some(before), Some(again)) = (text(first), text(second)) else { continue };
        let words = again.text.trim();
        if words == before.text.trim() && words.len() > 12 {
            let element = resolution.elements.get(second.element);
            let end = again.text.trim_end().len() as u32;
            let Some(place) = element.map(|it| resolution.source_range(it, &again, 0..end)) else { continue };
            let message = format!("Footnote {} says what {} says. Write “Ibid.”.", second.label, first.label);
            out.report(&SAME, place.clone(), message)
                .related(first.label_range.clone(), "the same note")
                .fix("Write “Ibid.”".to_owned(), vec![(place, "Ibid.".to_owned())]);
        }
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
        Label::Number(number) if !caret => format!("{} ", raised(*number)),
        label => format!("[^{label}]: "),
    }
}

#[cfg(test)]
mod tests {
    use crate::resolution::Document;
    use crate::rules::check;

    #[track_caller]
    fn codes(text: &str, expected: &[&str]) {
        let found = check(&Document::parse(text));
        let mut found: Vec<_> =
            found.iter().map(|it| it.code).filter(|it| it.starts_with("footnote")).collect();
        // What is missing is told at both of its ends.
        found.dedup();
        assert_eq!(found, expected, "{text}");
    }

    fn volume(first: &str, second: &str, third: &str) -> String {
        let resolution = |number: u32, text: &str| {
            format!("55/{number}. Rivers\n\nThe General Assembly,\n\nRecalling the outcome{text}\n\n")
        };
        resolution(1, first) + &resolution(2, second) + &resolution(3, third)
    }

    #[test]
    fn notes_of_a_page_may_stand_behind_the_next_resolution() {
        let end = "\n\n1. Decides so.";
        let next = format!(",⁶{end}\n\n⁵ A/55/1.\n\n⁶ A/55/2.");
        codes(&volume(&format!(",⁵{end}"), &next, &format!(",⁷{end}\n\n⁷ A/55/3.")), &[]);
        // Three resolutions on one page.
        let last = format!(",⁶{end}\n\n⁵ A/55/1.\n\n⁶ A/55/2.");
        codes(&volume(&format!(",⁵{end}"), &format!(",{end}"), &last), &[]);
    }

    #[test]
    fn a_note_that_stands_before_its_mark_or_nowhere_is_told() {
        let end = "\n\n1. Decides so.";
        codes(&volume(&format!(",⁵{end}"), &format!(",{end}"), &format!(",{end}")), &["footnote-undefined"]);
        codes(
            &volume(&format!(",{end}\n\n⁵ A/55/1."), &format!(",{end}"), &format!(",{end}")),
            &["footnote-unused"],
        );
        let before = volume(&format!(",{end}\n\n⁵ A/55/1."), &format!(",⁵{end}"), &format!(",{end}"));
        codes(&before, &["footnote-unused", "footnote-undefined"]);
    }

    #[test]
    fn a_figure_of_a_decimal_is_no_mark() {
        let text = |words: &str| {
            format!(
                "The General Assembly,\n\nNoting that {words} lack it,\n\n1. *Decides* so.\n\n² A/55/1.\n"
            )
        };
        codes(&text("2.2 billion people"), &["footnote-unused"]);
        codes(&text("1,2 or 12.2 per cent"), &["footnote-unused"]);
        codes(&text("the people of the region,2 as a whole,"), &["footnote-plain-digit"]);
        codes(&text("all adopted on 25 September 2015,2 as a whole,"), &["footnote-plain-digit"]);
    }
}
