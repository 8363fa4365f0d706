//! Where a footnote's mark or text is missing: its counterpart may be pages away, so the places are told where it
//! is due: behind the number before it, before the number behind it, and where it most likely stood.

use std::ops::Range;

use super::footnotes::{UNDEFINED, UNUSED};
use super::{Findings, Rule, Severity};
use crate::resolution::{ElementKind, Mark, Note, Resolution};
use crate::syntax::Label;

/// A mark or a note by its number.
#[derive(Clone)]
struct Place {
    number: u32,
    range: Range<u32>,
    element: usize,
}

/// Reports the places where missing marks and notes are due; nothing of the notes in `told`.
pub(super) fn check(resolution: &Resolution, marks: &[Mark], told: &[&Label], out: &mut Findings) {
    let numbered = |label: &Label, range: &Range<u32>, element: usize| match label {
        Label::Number(number) => Some(Place { number: *number, range: range.clone(), element }),
        Label::Name(_) => None,
    };
    let marks: Vec<Place> =
        marks.iter().filter_map(|it| numbered(&it.label, &it.range, it.element)).collect();
    let notes: Vec<Place> = resolution
        .notes
        .iter()
        .filter_map(|it: &Note| numbered(&it.label, &it.label_range, it.element))
        .collect();
    for note in missing(&notes, &marks) {
        if told.contains(&&Label::Number(note.number)) {
            continue;
        }
        let (before, behind) = neighbours(&marks, note.number);
        let together = before.zip(behind).is_some_and(|it| it.0.element == it.1.element);
        let far = |it: &&Place| !near(resolution, it.range.start, note.range.start);
        due(&UNUSED, "mark", note.number, before.filter(|_| !together).filter(far), behind.filter(far), out);
        let place = likely_mark(resolution, &note, before, behind).filter(|_| !together);
        if let Some(range) = place.filter(|it| !near(resolution, it.start, note.range.start)) {
            let message = format!("The mark of footnote {} is missing: it may have stood here.", note.number);
            out.report(&UNUSED, range, message).severity(Severity::Information);
        }
    }
    for mark in missing(&marks, &notes) {
        let (before, behind) = neighbours(&notes, mark.number);
        let together = before.zip(behind).is_some_and(|it| it.0.element + 1 == it.1.element);
        let far = |it: &&Place| !near(resolution, it.range.start, mark.range.start);
        let place = likely_note(resolution, &mark, behind).filter(|_| !together);
        due(
            &UNDEFINED,
            "note",
            mark.number,
            before.filter(|_| !together).filter(far),
            behind.filter(far),
            out,
        );
        if let Some(range) = place.filter(|it| !near(resolution, it.start, mark.range.start)) {
            let message = format!("The note {} is missing: it is due here, at the page’s foot.", mark.number);
            out.report(&UNDEFINED, range, message).severity(Severity::Information);
        }
    }
}

/// What `other` lacks of `list`.
fn missing(list: &[Place], other: &[Place]) -> Vec<Place> {
    list.iter().filter(|it| other.iter().all(|other| other.number != it.number)).cloned().collect()
}

/// The nearest numbers before and behind one that is missing.
fn neighbours(list: &[Place], number: u32) -> (Option<&Place>, Option<&Place>) {
    let before = list.iter().filter(|it| it.number < number).max_by_key(|it| it.number);
    (before, list.iter().filter(|it| it.number > number).min_by_key(|it| it.number))
}

/// Whether two places lie in one block or in neighbouring ones: who looks at the one sees the other.
fn near(resolution: &Resolution, one: u32, two: u32) -> bool {
    let block = |at: u32| resolution.blocks().partition_point(|it| it.0 <= at);
    block(one).abs_diff(block(two)) <= 1
}

fn due(
    rule: &Rule,
    what: &str,
    number: u32,
    before: Option<&Place>,
    behind: Option<&Place>,
    out: &mut Findings,
) {
    for (place, side) in [(before, "behind"), (behind, "before")] {
        if let Some(place) = place {
            let message = format!("The {what} {number} is missing {side} this one. Add it, or renumber.");
            out.report(rule, place.range.clone(), message).severity(Severity::Information);
        }
    }
}

/// The end of the paragraph between two marks that has most of its words in common with the note; of several the
/// last one, for notes stand at the foot of their page.
fn likely_mark(
    resolution: &Resolution,
    note: &Place,
    before: Option<&Place>,
    behind: Option<&Place>,
) -> Option<Range<u32>> {
    let from = before.map_or(0, |it| it.element);
    let to = behind.map_or(resolution.elements.len(), |it| it.element + 1);
    let text = resolution.joined(resolution.elements.get(note.element)?);
    let words: Vec<String> = long_words(&text.text).collect();
    let between = resolution.elements.get(from..to)?.iter();
    let candidates = between.filter(|it| {
        !matches!(it.kind, ElementKind::Note | ElementKind::Masthead | ElementKind::Closing)
            && resolution.range(it).start < note.range.start
    });
    let shared = |text: &str| {
        let found: Vec<String> = long_words(text).collect();
        words.iter().filter(|it| found.contains(it)).count()
    };
    let best = candidates.map(|it| (shared(&resolution.joined(it).text), it)).max_by_key(|it| it.0)?.1;
    let end = resolution.range(best).end;
    Some(end..end)
}

fn long_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|it: char| !it.is_alphanumeric()).filter(|it| it.chars().count() > 3).map(str::to_lowercase)
}

/// The end of the page that a mark stands on, where the next note is on a later one.
fn likely_note(resolution: &Resolution, mark: &Place, behind: Option<&Place>) -> Option<Range<u32>> {
    let limit = behind.map_or(u32::MAX, |it| it.range.start);
    let gaps = resolution.blocks().windows(2).filter_map(|pair| {
        let [(start, block), (next, _)] = pair else { return None };
        let end = start + block.text().trim_end().len() as u32;
        Some((end, *next, next - end))
    });
    // A page begins behind more empty lines than divide paragraphs.
    let usual = gaps.clone().map(|it| it.2).min()?;
    let page = gaps.into_iter().find(|it| it.2 > usual && it.0 >= mark.range.end && it.1 < limit);
    let last = resolution.elements.last().map(|it| resolution.range(it).end);
    let place = page.map(|it| it.0).or_else(|| last.filter(|_| behind.is_none()))?;
    Some(place..place)
}
