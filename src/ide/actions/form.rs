//! What a resolution must have: a masthead above, meeting and date below.

use super::spot::Spot;
use super::{Action, ActionKind};
use crate::ide::notes;
use crate::resolution::ElementKind;
use crate::un::{Organ, drafting};

pub(super) const MASTHEAD: Action = Action {
    id: "masthead-insert",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let resolution = spot.resolution();
        let missing = resolution.masthead.organ_line.is_none() && resolution.masthead.adopted.is_none();
        (missing && resolution.organ().is_some() && above(spot)).then(|| "Insert the masthead".to_owned())
    },
    edits: |spot| {
        let resolution = spot.resolution();
        let organ = resolution.organ()?;
        let lang = spot.document.lang();
        let name = drafting::names(organ, lang).0;
        let lines = drafting::of(lang).masthead;
        // What is to be filled in is shown by three dots.
        let dotted = |line: &str| match line.contains("{n}") {
            true => line.replace("{n}", "…"),
            false => format!("{line}…"),
        };
        let line = |what: &str, of: Option<Organ>| {
            let mut fitting = lines.iter().filter(|it| it.0 == what);
            fitting.find(|it| of.is_none() || drafting::organ_of(it.1) == of).map(|it| dotted(it.1))
        };
        let mut text = vec![name.to_owned()];
        text.extend(lines.iter().find(|it| it.0 == "distribution").map(|it| it.1.to_owned()));
        if organ != Organ::SecurityCouncil {
            text.extend(line("agenda item", None));
        }
        text.extend(line("adoption", Some(organ)));
        let end = notes::line_end(spot.document);
        let block = text.join(&end.repeat(2)) + &end.repeat(2);
        Some(vec![(spot.unit.range(0..0), block)])
    },
};

pub(super) const CLOSING: Action = Action {
    id: "closing-insert",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let resolution = spot.resolution();
        let last = resolution.elements.iter().rposition(|it| matches!(it.kind, ElementKind::Paragraph(_)))?;
        let council = resolution.organ() == Some(Organ::SecurityCouncil);
        let near = spot.index.is_some_and(|it| it >= last);
        (resolution.closing.is_none() && !council && near).then(|| "Insert meeting and date".to_owned())
    },
    edits: |spot| {
        let resolution = spot.resolution();
        let operative = |it: &&crate::resolution::Element| {
            matches!(
                it.kind,
                ElementKind::Paragraph(_)
                    | ElementKind::Item(_)
                    | ElementKind::Continuation
                    | ElementKind::Table
            )
        };
        let last = resolution.elements.iter().rev().find(operative)?;
        let at = resolution.range(last).end;
        let end = notes::line_end(spot.document);
        let closing = drafting::of(spot.document.lang()).closing;
        let closing = closing.replace("{meeting}", "…").replace("{date}", "…").replace('\n', end);
        Some(vec![(spot.unit.range(at..at), format!("{}{closing}", end.repeat(2)))])
    },
};

/// Whether the cursor stands no lower than the opening formula.
fn above(spot: &Spot<'_>) -> bool {
    let resolution = spot.resolution();
    let opening = resolution.openings.first().and_then(|it| resolution.elements.get(it.1));
    opening.is_some_and(|it| spot.range.start <= resolution.range(it).end)
}
