//! Paragraphs: split, joined, moved up and down; numbers, letters and internal references follow.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::spot::Spot;
use super::{Action, ActionKind};
use crate::ide::{TextEdit, apply, notes, renumber};
use crate::resolution::{ElementKind, Resolution, following};
use crate::text::TextRange;
use crate::un::internal::references;
use crate::un::{drafting, phrases};

pub(super) const MOVE_UP: Action = Action {
    id: "paragraph-up",
    kind: ActionKind::Rewrite,
    offer: |spot| neighbours(spot, true).map(|_| "Move the paragraph up".to_owned()),
    edits: |spot| {
        let (group, before) = neighbours(spot, true)?;
        exchanged(spot, &before, &group)
    },
};

pub(super) const MOVE_DOWN: Action = Action {
    id: "paragraph-down",
    kind: ActionKind::Rewrite,
    offer: |spot| neighbours(spot, false).map(|_| "Move the paragraph down".to_owned()),
    edits: |spot| {
        let (group, behind) = neighbours(spot, false)?;
        exchanged(spot, &group, &behind)
    },
};

pub(super) const SPLIT: Action = Action {
    id: "paragraph-split",
    kind: ActionKind::Rewrite,
    offer: |spot| split_at(spot).map(|_| "Split the paragraph here".to_owned()),
    edits: |spot| {
        let (cut, index) = split_at(spot)?;
        let resolution = spot.resolution();
        let element = resolution.elements.get(index)?;
        let end = notes::line_end(spot.document);
        let style = phrases::style(spot.document.lang());
        let operative = element.kind != ElementKind::Recital;
        let rest = spot.text(&(cut.end..cut.end + 4));
        let first = rest.chars().next()?;
        let mut edits = Vec::new();
        let head = match &element.kind {
            ElementKind::Paragraph(Some(number)) => {
                let row = renumber::behind(resolution, index);
                let to = row.iter().skip(1).map(|(element, number)| (*element, number + 1)).collect();
                edits.extend(renumbered(spot, &to));
                written_like(spot, index, &(number + 1).to_string())
            }
            ElementKind::Item(_) => {
                let row = items(resolution, index);
                edits.extend(relettered(spot, &row, 1));
                let own = row.iter().position(|it| it.0 == index)?;
                let labels: Vec<&str> = row.iter().take(own + 1).map(|it| it.1.as_str()).collect();
                written_like(spot, index, &following(&labels)?)
            }
            _ => String::new(),
        };
        let sign = style.end(operative);
        let text = format!("{sign}{}{head}{}", end.repeat(2), first.to_uppercase());
        edits.push((spot.unit.range(cut.start..cut.end + first.len_utf8() as u32), text));
        Some(edits)
    },
};

pub(super) const JOIN: Action = Action {
    id: "paragraph-join",
    kind: ActionKind::Rewrite,
    offer: |spot| joined(spot).map(|_| "Join with the next paragraph".to_owned()),
    edits: |spot| {
        let (sign, cut, next) = joined(spot)?;
        let resolution = spot.resolution();
        let lang = spot.document.lang();
        let mut edits = Vec::new();
        match &resolution.elements.get(next)?.kind {
            ElementKind::Paragraph(Some(_)) => {
                let row = renumber::behind(resolution, next);
                // References to the paragraph that goes lead to the one that takes it in.
                let to: FxHashMap<usize, u32> =
                    row.iter().map(|(element, number)| (*element, number.saturating_sub(1))).collect();
                let gone = spot.unit.range(cut.clone());
                edits.extend(
                    renumbered(spot, &to)
                        .into_iter()
                        .filter(|it| gone.intersect(it.0).is_none_or(|it| it.is_empty())),
                );
            }
            ElementKind::Item(_) => {
                let row = items(resolution, next);
                let gone = spot.unit.range(cut.clone());
                let letters = relettered(spot, &row, -1).into_iter();
                edits.extend(letters.filter(|it| gone.intersect(it.0).is_none_or(|it| it.is_empty())));
            }
            _ => {}
        }
        // Behind the signs of emphasis the first letter becomes small.
        let rest = spot.text(&(cut.end..cut.end + 12));
        let signs: String = rest.chars().take_while(|it| matches!(it, '*' | '_')).collect();
        let first = rest[signs.len()..].chars().next()?;
        let blank = phrases::style(lang).blank;
        let and = references(lang).joins.first().copied().unwrap_or("");
        let mut text = format!("{}{blank}{and}{blank}{signs}{}", drafting::comma(lang), first.to_lowercase());
        // The comma goes before footnote marks, where the paragraph's own sign stood.
        if !sign.is_empty() {
            text = text.trim_start_matches(drafting::comma(lang)).to_owned();
            edits.push((spot.unit.range(sign), drafting::comma(lang).to_owned()));
        }
        let end = cut.end + (signs.len() + first.len_utf8()) as u32;
        edits.push((spot.unit.range(cut.start..end), text));
        Some(edits)
    },
};

/// A paragraph with all that belongs to it: its first element and the range.
type Group = (usize, Range<u32>);

/// The group that the cursor stands in: of a recital, a paragraph with its items, an item with deeper ones.
fn group_at(spot: &Spot<'_>) -> Option<Group> {
    let resolution = spot.resolution();
    let mut index = spot.index?;
    while matches!(resolution.elements.get(index)?.kind, ElementKind::Continuation | ElementKind::Table) {
        index = index.checked_sub(1)?;
    }
    let kind = &resolution.elements.get(index)?.kind;
    let movable = matches!(kind, ElementKind::Recital | ElementKind::Paragraph(_) | ElementKind::Item(_));
    movable.then(|| (index, range_of(resolution, index)))
}

/// From an element's start to the end of what belongs to it.
fn range_of(resolution: &Resolution, index: usize) -> Range<u32> {
    let Some(element) = resolution.elements.get(index) else { return 0..0 };
    let own = level(&element.kind);
    let whole = resolution.range(element);
    let behind = resolution.elements.iter().skip(index + 1);
    // Notes of the page stand between pieces; those behind the last piece stay where they are.
    let belongs = behind.take_while(|it| {
        matches!(it.kind, ElementKind::Note | ElementKind::Continuation | ElementKind::Table)
            || matches!(it.kind, ElementKind::Item(_)) && level(&it.kind) > own
    });
    let last = belongs.filter(|it| it.kind != ElementKind::Note).map(|it| resolution.range(it).end).max();
    whole.start..last.unwrap_or(whole.end).max(whole.end)
}

/// How deep an element stands: recitals and paragraphs 0, items from 1.
fn level(kind: &ElementKind) -> u8 {
    match kind {
        ElementKind::Item(item) => item.level,
        _ => 0,
    }
}

/// The group at the cursor and the one of its kind before or behind it.
fn neighbours(spot: &Spot<'_>, up: bool) -> Option<(Group, Group)> {
    let resolution = spot.resolution();
    let group = group_at(spot)?;
    let kind = &resolution.elements.get(group.0)?.kind;
    let same = |it: &ElementKind| match (it, kind) {
        (ElementKind::Item(other), ElementKind::Item(own)) => other.level == own.level,
        (ElementKind::Paragraph(other), ElementKind::Paragraph(own)) => other.is_some() == own.is_some(),
        (it, own) => it == own,
    };
    // What stands between may belong to the group before; anything else ends the row.
    let between = |it: &ElementKind| {
        matches!(it, ElementKind::Note | ElementKind::Continuation | ElementKind::Table)
            || matches!(it, ElementKind::Item(_)) && level(it) > level(kind)
    };
    let mut places: Box<dyn Iterator<Item = usize>> =
        if up { Box::new((0..group.0).rev()) } else { Box::new(group.0 + 1..resolution.elements.len()) };
    let found = places.find(|it| resolution.elements.get(*it).is_some_and(|it| !between(&it.kind)))?;
    resolution.elements.get(found).filter(|it| same(&it.kind))?;
    let range = range_of(resolution, found);
    let apart = range.end <= group.1.start || group.1.end <= range.start;
    apart.then_some((group, (found, range)))
}

/// The edits that let two groups change places; the first stands before the second.
fn exchanged(spot: &Spot<'_>, first: &Group, second: &Group) -> Option<Vec<TextEdit>> {
    let resolution = spot.resolution();
    let kind = |it: usize| resolution.elements.get(it).map(|it| &it.kind);
    let follow = match (kind(first.0)?, kind(second.0)?) {
        (ElementKind::Paragraph(Some(a)), ElementKind::Paragraph(Some(b))) => {
            renumbered(spot, &FxHashMap::from_iter([(first.0, *b), (second.0, *a)]))
        }
        (ElementKind::Item(_), ElementKind::Item(_)) => {
            let label = |it: usize| Some((place_of(resolution, it)?, label_of(resolution, it)?));
            let ((from, a), (to, b)) = (label(first.0)?, label(second.0)?);
            vec![(spot.unit.range(from), b), (spot.unit.range(to), a)]
        }
        _ => Vec::new(),
    };
    let (one, two) = (spot.unit.range(first.1.clone()), spot.unit.range(second.1.clone()));
    let text = |range: TextRange| {
        let inner = follow.iter().filter(|it| range.contains_range(it.0));
        let inner: Vec<TextEdit> = inner.map(|(at, text)| (*at - range.start(), text.clone())).collect();
        apply(&spot.document.text().slice(range), &inner)
    };
    let (mut upper, mut lower) = (text(two), text(one));
    ends(&mut upper, &mut lower);
    let mut edits: Vec<TextEdit> =
        follow.iter().filter(|it| !one.contains_range(it.0) && !two.contains_range(it.0)).cloned().collect();
    edits.push((one, upper));
    edits.push((two, lower));
    Some(edits)
}

/// The last paragraph's full stop stays the last one's.
fn ends(upper: &mut String, lower: &mut String) {
    let sign = |text: &str| {
        text.chars().next_back().filter(|it| matches!(it, ',' | ';' | '.' | '，' | '；' | '。' | '،' | '؛'))
    };
    let (Some(moved), Some(other)) = (sign(upper), sign(lower)) else { return };
    if moved != other {
        upper.pop();
        upper.push(other);
        lower.pop();
        lower.push(moved);
    }
}

/// The markers and references of new numbers, without what they are.
fn renumbered(spot: &Spot<'_>, to: &FxHashMap<usize, u32>) -> Vec<TextEdit> {
    renumber::renumbered(spot.unit, spot.document.lang(), to).into_iter().map(|it| it.0).collect()
}

/// The items of the list that an item stands in, each with its label.
pub(in crate::ide) fn items(resolution: &Resolution, index: usize) -> Vec<(usize, String)> {
    let Some(ElementKind::Item(own)) = resolution.elements.get(index).map(|it| &it.kind) else {
        return Vec::new();
    };
    let inside = |it: &usize| match resolution.elements.get(*it).map(|it| &it.kind) {
        Some(ElementKind::Item(item)) => item.level >= own.level,
        Some(ElementKind::Note | ElementKind::Continuation | ElementKind::Table) => true,
        _ => false,
    };
    let first = (0..index).rev().take_while(inside).last().unwrap_or(index);
    let same = |it: &usize| matches!(resolution.elements.get(*it).map(|it| &it.kind), Some(ElementKind::Item(item)) if item.level == own.level);
    (first..resolution.elements.len())
        .take_while(|it| *it == index || inside(it))
        .filter(same)
        .filter_map(|it| Some((it, label_of(resolution, it)?)))
        .collect()
}

/// The letters behind an item, one on or one back.
fn relettered(spot: &Spot<'_>, row: &[(usize, String)], by: i32) -> Vec<TextEdit> {
    let resolution = spot.resolution();
    let at = spot.index.and_then(|it| row.iter().position(|row| row.0 == it)).unwrap_or(0);
    let behind = row.iter().enumerate().skip(at + 1);
    let edit = |(place, (element, _)): (usize, &(usize, String))| {
        let label = if by < 0 {
            row.get(place.checked_sub(1)?)?.1.clone()
        } else {
            match row.get(place + 1) {
                Some(next) => next.1.clone(),
                None => following(&row.iter().map(|it| it.1.as_str()).collect::<Vec<_>>())?,
            }
        };
        Some((spot.unit.range(place_of(resolution, *element)?), label))
    };
    behind.filter_map(edit).collect()
}

/// The label of a numbered or lettered element, and where it stands.
fn place_of(resolution: &Resolution, index: usize) -> Option<Range<u32>> {
    crate::ide::seen::marker(resolution, resolution.elements.get(index)?)
}

fn label_of(resolution: &Resolution, index: usize) -> Option<String> {
    notes::source(resolution, &place_of(resolution, index)?).map(str::to_owned)
}

/// A marker with another label, with the signs and blanks of the element's own.
pub(in crate::ide) fn marker_like(resolution: &Resolution, index: usize, label: &str) -> Option<String> {
    let (_, block, passage) = resolution.passage(*resolution.elements.get(index)?.pieces.first()?)?;
    let marker = passage.marker.as_ref()?;
    let text = block.text();
    let before = text.get(marker.range.start as usize..marker.label.start as usize)?;
    let behind = text.get(marker.label.end as usize..passage.body as usize)?;
    Some(format!("{before}{label}{behind}"))
}

fn written_like(spot: &Spot<'_>, index: usize, label: &str) -> String {
    marker_like(spot.resolution(), index, label).unwrap_or_default()
}

/// What gives way to the cut at the cursor, and the element that is split: blanks and commas round the cursor,
/// and a word that joins.
fn split_at(spot: &Spot<'_>) -> Option<(Range<u32>, usize)> {
    let resolution = spot.resolution();
    let index = spot.index.filter(|_| spot.range.is_empty())?;
    let element = resolution.elements.get(index)?;
    if !matches!(element.kind, ElementKind::Recital | ElementKind::Paragraph(_) | ElementKind::Item(_)) {
        return None;
    }
    // The piece that the cursor stands in, behind its marker.
    let at = spot.range.start;
    let (start, _, passage) = element
        .pieces
        .iter()
        .filter_map(|it| resolution.passage(*it))
        .find(|it| it.0 + it.2.body < at && at < it.0 + it.2.range.end)?;
    let before = spot.text(&(start + passage.body..at));
    let behind = spot.text(&(at..start + passage.range.end));
    let cut = before.trim_end_matches([' ', ',', ';', '，', '；', '،', '\u{a0}', '\n', '\r']);
    let mut rest = behind.trim_start_matches([' ', ',', ';', '，', '；', '،', '\u{a0}', '\n', '\r']);
    let and = references(spot.document.lang()).joins.first().copied().unwrap_or("");
    if let Some(more) = rest.strip_prefix(and).and_then(|it| it.strip_prefix(' ')) {
        rest = more;
    }
    // In the middle of a word, or with nothing on one side, there is nothing to split.
    let blank = cut.len() < before.len() || rest.len() < behind.len();
    let words = cut.chars().count() > 2 && rest.chars().filter(|it| it.is_alphabetic()).count() > 2;
    let starts = rest.starts_with(char::is_alphabetic);
    (blank && words && starts).then(|| {
        let from = at - (before.len() - cut.len()) as u32;
        let to = at + (behind.len() - rest.len()) as u32;
        (from..to, index)
    })
}

/// The sign that ends the paragraph at the cursor, what lies between its words and those of the next one of its kind
/// (behind the sign, where footnote marks follow it), and that one.
fn joined(spot: &Spot<'_>) -> Option<(Range<u32>, Range<u32>, usize)> {
    let resolution = spot.resolution();
    let ((index, range), (next, _)) = neighbours(spot, false)?;
    let element = resolution.elements.get(index)?;
    // Lists and notes between would be torn from their paragraph.
    if resolution.range(element).end != range.end || next != index + 1 {
        return None;
    }
    let (start, _, passage) = resolution.passage(*resolution.elements.get(next)?.pieces.first()?)?;
    let words = notes::before_marks(resolution, index, range.end);
    let text = spot.text(&(range.start..words));
    let bare = text.trim_end_matches([',', ';', '.', '，', '；', '。', '،', '؛']);
    let end = range.start + bare.len() as u32;
    let (sign, cut) = if words < range.end { (end..words, range.end) } else { (end..end, end) };
    Some((sign, cut..start + passage.body, next))
}
