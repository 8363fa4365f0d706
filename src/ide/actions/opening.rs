//! Opening phrases: the other part's form of the verb, and the Also/Further that the row asks for.

use std::ops::Range;

use super::spot::Spot;
use super::{Action, ActionKind};
use crate::ide::row;
use crate::resolution::ElementKind;
use crate::un::phrases::{self, Phrase};

pub(super) const TURN: Action = Action {
    id: "opening-turn",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let found = opening(spot)?;
        let other = turned(spot, &found)?;
        Some(format!("Change “{}” to “{other}”", found.written))
    },
    edits: |spot| {
        let found = opening(spot)?;
        let other = turned(spot, &found)?;
        Some(vec![(spot.unit.range(found.range), other)])
    },
};

pub(super) const REPEAT: Action = Action {
    id: "opening-repeat",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let found = opening(spot)?;
        Some(format!("Change “{}” to “{}”", found.written, due(spot, &found)?))
    },
    edits: |spot| {
        let found = opening(spot)?;
        let due = due(spot, &found)?;
        Some(vec![(spot.unit.range(found.range), due)])
    },
};

/// The phrase that a paragraph opens with.
struct Opening {
    phrase: &'static Phrase,
    step: usize,
    operative: bool,
    range: Range<u32>,
    written: String,
}

/// The opening phrase of the paragraph at the cursor.
fn opening(spot: &Spot<'_>) -> Option<Opening> {
    let resolution = spot.resolution();
    let element = spot.element()?;
    let operative = match element.kind {
        ElementKind::Recital => false,
        ElementKind::Paragraph(_) => true,
        _ => return None,
    };
    let style = phrases::style(spot.document.lang());
    let prose = resolution.joined(element);
    let read = |operative| {
        style
            .read(&prose.text, operative, resolution.organ())
            .map(|(phrase, step, length)| (phrase, step, length, operative))
    };
    // A verb of the other part stands where the drafter has not turned it yet.
    let (phrase, step, length, operative) = read(operative).or_else(|| read(!operative))?;
    let range = resolution.source_range(element, &prose, 0..length as u32);
    // The whole must stand in one piece without markup in it.
    let written = spot.text(&range);
    let near = spot.range.start <= range.end + 1;
    (near && !written.contains(['*', '_', '\n', '\r'])).then_some(Opening {
        phrase,
        step,
        operative,
        range,
        written,
    })
}

/// The form of the other part, at the same step of the row.
fn turned(spot: &Spot<'_>, found: &Opening) -> Option<String> {
    let style = phrases::style(spot.document.lang());
    let other = style.form(found.phrase, !found.operative, found.step, spot.resolution().organ())?;
    (other != found.written).then_some(other)
}

/// The form that the row asks for, where it is another one.
fn due(spot: &Spot<'_>, found: &Opening) -> Option<String> {
    let resolution = spot.resolution();
    let style = phrases::style(spot.document.lang());
    let start = resolution.range(spot.element()?).start;
    let row = row::before(resolution, start, found.operative, &style, resolution.organ());
    let step = row.filter(|it| it.phrase == found.phrase).map_or(0, |it| it.due());
    if step == found.step {
        return None;
    }
    style.form(found.phrase, found.operative, step, resolution.organ())
}
