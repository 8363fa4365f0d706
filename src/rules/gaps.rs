//! Where a footnote's mark or text is missing: its counterpart may be pages away, so the places are told where it
//! is due: behind the number before it, before the number behind it, and where it most likely stood.

use std::ops::Range;

use super::footnotes::{UNDEFINED, UNUSED};
use super::{Findings, Rule, Severity};
use crate::resolution::{ElementKind, Mark, Note, Resolution};
use crate::syntax::Label;
use crate::un::sources::SOURCES;

/// A mark or a note by its number.
#[derive(Clone)]
struct Place {
    number: u32,
    range: Range<u32>,
    element: usize,
}

/// Reports the places where missing marks and notes are due; nothing of the notes in `told`.
pub(super) fn check(resolution: &Resolution, marks: &[Mark], told: &[Label], out: &mut Findings) {
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
        if told.contains(&Label::Number(note.number)) {
            continue;
        }
        let (before, behind) = neighbours(&marks, note.number);
        let far = |it: &&Place| !near(resolution, it.range.start, note.range.start);
        // Between two marks that are close to each other one place is enough.
        let apart = before.zip(behind).is_none_or(|it| !near(resolution, it.0.range.start, it.1.range.start));
        due(&UNUSED, "mark", note.number, before.filter(|_| apart).filter(far), behind.filter(far), out);
        for range in likely_marks(resolution, &note, before, behind).into_iter().filter(|_| apart) {
            let told = [Some(&note), before, behind].into_iter().flatten();
            if told.into_iter().all(|it| !near(resolution, it.range.start, range.start)) {
                let message =
                    format!("The mark of footnote {} is missing: it may have stood here.", note.number);
                out.report(&UNUSED, range, message).severity(Severity::Information);
            }
        }
    }
    for mark in missing(&marks, &notes) {
        let (before, behind) = neighbours(&notes, mark.number);
        let far = |it: &&Place| !near(resolution, it.range.start, mark.range.start);
        let apart = before.zip(behind).is_none_or(|it| !near(resolution, it.0.range.start, it.1.range.start));
        due(&UNDEFINED, "note", mark.number, before.filter(|_| apart).filter(far), behind.filter(far), out);
        for range in likely_notes(resolution, &mark, behind).into_iter().filter(|_| apart) {
            if !near(resolution, range.start, mark.range.start) {
                let message =
                    format!("The note {} is missing: it is due here, at the page’s foot.", mark.number);
                out.report(&UNDEFINED, range, message).severity(Severity::Information);
            }
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

/// At most so many places are told where a mark may have stood.
const GUESSES: usize = 2;

/// The ends of the paragraphs between two marks, on the note's page, that have most of what such notes hang on; of
/// equal ones the last, for notes stand at the foot of their page.
fn likely_marks(
    resolution: &Resolution,
    note: &Place,
    before: Option<&Place>,
    behind: Option<&Place>,
) -> Vec<Range<u32>> {
    let elements = &resolution.elements;
    let is_note = |it: &usize| elements.get(*it).is_some_and(|it| it.kind == ElementKind::Note);
    // The foot of the page before; what it cuts goes on behind it.
    let foot = (0..note.element).rev().skip_while(is_note).find(is_note);
    let page = foot.and_then(|foot| (0..foot).rev().find(|it| !is_note(it))).unwrap_or(0);
    let from = page.max(before.map_or(0, |it| it.element));
    let to = behind.map_or(elements.len(), |it| it.element + 1);
    let Some(text) = elements.get(note.element).map(|it| resolution.joined(it).text.to_lowercase()) else {
        return Vec::new();
    };
    let kind = SOURCES.iter().find(|it| it.notes.is_empty() || it.notes.iter().any(|it| text.contains(it)));
    let cues = kind.map_or(&[][..], |it| it.text);
    let words: Vec<&str> = long_words(&text).collect();
    let score = |text: &str| {
        let text = text.to_lowercase();
        let found: Vec<&str> = long_words(&text).collect();
        let cued = cues.iter().filter(|it| text.contains(**it)).count();
        3 * cued.min(2) + words.iter().filter(|it| found.contains(it)).count()
    };
    let between = elements.get(from..to).unwrap_or(&[]).iter();
    let mut candidates: Vec<_> = between
        .filter(|it| {
            use ElementKind as Kind;
            !matches!(it.kind, Kind::Note | Kind::Masthead | Kind::Closing | Kind::Opening | Kind::Table)
                && resolution.range(it).start < note.range.start
        })
        .map(|it| (score(&resolution.joined(it).text), resolution.range(it).end))
        .collect();
    candidates.sort_unstable_by(|one, two| two.cmp(one));
    candidates.into_iter().take(GUESSES).map(|it| it.1..it.1).collect()
}

fn long_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphanumeric()).filter(|it| it.chars().count() > 3)
}

/// The end of the page that a mark stands on, where the next note is on a later one; behind the last note also the
/// end of all.
fn likely_notes(resolution: &Resolution, mark: &Place, behind: Option<&Place>) -> Vec<Range<u32>> {
    let limit = behind.map_or(u32::MAX, |it| it.range.start);
    let gaps = resolution.blocks().windows(2).filter_map(|pair| {
        let [(start, block), (next, _)] = pair else { return None };
        let end = start + block.text().trim_end().len() as u32;
        Some((end, *next, next - end))
    });
    // A page begins behind more empty lines than divide paragraphs.
    let usual = gaps.clone().map(|it| it.2).min().unwrap_or(0);
    let page = gaps.into_iter().find(|it| it.2 > usual && it.0 >= mark.range.end && it.1 < limit);
    let last = resolution.elements.last().map(|it| resolution.range(it).end).filter(|_| behind.is_none());
    page.map(|it| it.0).into_iter().chain(last).map(|it| it..it).collect()
}
