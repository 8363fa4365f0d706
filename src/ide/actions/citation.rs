//! Citations: as a link and without, with the date and title that are known of the cited resolution.

use std::ops::Range;

use super::spot::Spot;
use super::{Action, ActionKind};
use crate::citation::Citation;
use crate::ide::Known;
use crate::resolution::ElementKind;
use crate::syntax::TokenKind;
use crate::un::drafting;

/// More than so many documents need not be looked through for one number.
const LIMIT: usize = 50;

pub(super) const LINK: Action = Action {
    id: "citation-link",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let (range, citation) = cited(spot)?;
        let bare = linked(spot, range.start).is_none() && !spot.text(&range).contains(['[', ']', '\n', '\r']);
        (bare && citation.linkable).then(|| format!("Link {} to its official address", citation.symbol))
    },
    edits: |spot| {
        let (range, citation) = cited(spot)?;
        let url = citation.symbol.url(spot.document.lang()).replace('(', "%28").replace(')', "%29");
        Some(vec![
            (spot.unit.range(range.start..range.start), "[".to_owned()),
            (spot.unit.range(range.end..range.end), format!("]({url})")),
        ])
    },
};

pub(super) const UNLINK: Action = Action {
    id: "citation-unlink",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let (_, citation) = cited(spot)?;
        linked(spot, spot.range.start).map(|_| format!("Take the link from {}", citation.symbol))
    },
    edits: |spot| {
        let (open, close) = linked(spot, spot.range.start)?;
        Some(vec![(spot.unit.range(open), String::new()), (spot.unit.range(close), String::new())])
    },
};

pub(super) const DATE_AND_TITLE: Action = Action {
    id: "citation-complete",
    kind: ActionKind::Rewrite,
    offer: |spot| {
        let (_, citation, missing) = missing(spot)?;
        Some(format!("Add {missing} to {}", citation.symbol))
    },
    edits: |spot| {
        let (place, citation, missing) = missing(spot)?;
        let known = known(spot, &citation)?;
        let lang = spot.document.lang();
        let (dated, entitled) = (missing != TITLE, missing != DATE);
        let text = known.citation(lang, dated, entitled);
        let added = text.strip_prefix(known.number.as_str())?.to_owned();
        // What is set off with a comma before it is set off behind it too, where none stands there.
        let next = spot.text(&(place..place + 3));
        let set_off = entitled || added.starts_with(',');
        let comma = if set_off && next.starts_with(' ') { drafting::comma(lang) } else { "" };
        Some(vec![(spot.unit.range(place..place), format!("{added}{comma}"))])
    },
};

const DATE: &str = "the date";
const TITLE: &str = "the title";
const BOTH: &str = "date and title";

/// The citation at the cursor.
fn cited(spot: &Spot<'_>) -> Option<(Range<u32>, Citation)> {
    let element = spot.element().filter(|it| !matches!(it.kind, ElementKind::Title | ElementKind::Table))?;
    let at = spot.range.start;
    let found = spot.resolution().citations(element, spot.document.lang());
    found.into_iter().find(|it| it.0.start <= at && at <= it.0.end)
}

/// The signs of the link round a place: `[`, and `](…)`.
fn linked(spot: &Spot<'_>, at: u32) -> Option<(Range<u32>, Range<u32>)> {
    let resolution = spot.resolution();
    let element = spot.element()?;
    element.pieces.iter().filter_map(|it| resolution.passage(*it)).find_map(|(start, block, passage)| {
        let placed = |range: &Range<u32>| start + range.start..start + range.end;
        let mut open = None;
        block.tokens(passage).iter().find_map(|token| match token.kind {
            TokenKind::LinkStart => {
                open = Some(placed(&token.range));
                None
            }
            TokenKind::LinkEnd(_) => {
                let (open, close) = (open.take()?, placed(&token.range));
                (open.start <= at && at <= close.end).then_some((open, close))
            }
            _ => None,
        })
    })
}

fn known(spot: &Spot<'_>, citation: &Citation) -> Option<Known> {
    let number = spot.text(&cited(spot)?.0);
    let number = number.replace('\\', "");
    spot.library.known(&number, LIMIT).into_iter().find(|it| it.symbol.same_document(&citation.symbol))
}

/// Where date or title can be added to the citation at the cursor, and which of them is missing and known.
fn missing(spot: &Spot<'_>) -> Option<(u32, Citation, &'static str)> {
    let (range, citation) = cited(spot)?;
    let full_symbol = spot.text(&range).starts_with(citation.symbol.to_string().as_str());
    if full_symbol {
        return None;
    }
    let known = known(spot, &citation)?;
    let words = drafting::of(spot.document.lang());
    let number_end = linked(spot, range.start).map_or(range.end, |it| it.1.end);
    // A mark right behind the number stays where it is.
    let behind = spot.text(&(number_end..number_end + 160));
    let entitled = words.entitled.split('{').next().unwrap_or("").trim_end_matches(['“', '«', ' ', '\u{a0}']);
    let head = words.dated.split('{').next().unwrap_or("");
    let dated_there = citation.date.is_some()
        || !head.is_empty()
            && behind.strip_prefix(head).is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let date = known.date.is_some() && !head.is_empty() && !dated_there;
    let entitled_there = behind
        .get(..behind.len().min(80))
        .unwrap_or(&behind)
        .contains(entitled.trim_start_matches([',', ' ']));
    let title = !known.title.is_empty()
        && known.lang == spot.document.lang()
        && !entitled_there
        && !entitled.is_empty();
    let missing = match (date, title && !dated_there) {
        (true, true) => BOTH,
        (true, false) => DATE,
        (false, true) => TITLE,
        (false, false) => return None,
    };
    Some((number_end, citation, missing))
}
