//! What the resolution that a draft is built on has between two paragraphs that the draft has one behind the other: a
//! recital, a paragraph or an item that was left out, on purpose or not.
//!
//! Behind the last paragraph a draft may still be written, and where more is different it was worked on: both are left
//! alone. So are adopted texts, in which what is left out was left out on purpose.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::others::Asked;
use super::{Finding, Findings, FixKind, Rule, Severity};
use crate::precedent::{Paragraph, Part, paragraphs_in};
use crate::resolution::{Element, Resolution};

pub(super) const LEFT_OUT: Rule = Rule {
    code: "agreed-left-out",
    severity: Severity::Hint,
    on: true,
    summary: "A draft leaves out what the resolution of the same title before it has between two of its paragraphs.",
    why: "A paragraph is dropped on purpose or not at all; what falls out in copying is hard to see.",
    source: "the resolutions of the configured libraries; in adopted texts nothing is told. The code action “Insert para. 2 of 72/3” puts it back",
    bad: "General Assembly\n\n74/1. Rivers and lakes\n\nThe General Assembly,\n\nRecalling its resolution 72/3 of 30 October 2017,\n\n1. *Urges* all States to keep their rivers and lakes clean;\n\n2. *Requests* the Secretary-General to report on the matter in good time.\n",
    good: "General Assembly\n\n74/1. Rivers and lakes\n\nThe General Assembly,\n\nRecalling its resolution 72/3 of 30 October 2017,\n\n1. *Urges* all States to keep their rivers and lakes clean;\n\n2. *Invites* the owners of boats to take part in this effort;\n\n3. *Requests* the Secretary-General to report on the matter in good time.\n",
    fix: FixKind::None,
};

/// The resolution that another one is built on.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// What it is, in words.
    pub name: String,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// From this similarity on two paragraphs are one.
const LIKE: f64 = 0.3;
/// What has such a share of its sequences in one paragraph of the draft went into that.
const PART_OF: f64 = 0.5;
/// So many paragraphs in a row may fall out; more are taken out.
const ROW: usize = 2;
/// Of what is left out so much is shown, in characters.
const SHOWN: usize = 60;

/// What is left out beside each element, by element; places count from the element's start.
pub(super) fn check(asked: &Asked<'_>) -> FxHashMap<usize, Arc<[Finding]>> {
    let (resolution, head) = (asked.resolution, asked.head);
    let mut by_element: FxHashMap<usize, Findings> = FxHashMap::default();
    let title = resolution.title.as_ref().map_or("", |it| it.text.trim());
    if head.year().is_some() || title.is_empty() {
        return FxHashMap::default();
    }
    let Some(base) = asked.others.base(title, head.symbol.as_ref(), asked.lang) else {
        return FxHashMap::default();
    };
    let own = paragraphs_in(resolution, 0);
    for gap in gaps(&base.paragraphs, &own) {
        let (Some(gone), Some(beside)) = (base.paragraphs.get(gap.gone), own.get(gap.beside)) else {
            continue;
        };
        if let Some(element) = resolution.element_at(beside.range.start) {
            report(resolution, element, &base, gone, gap.behind, by_element.entry(element).or_default());
        }
    }
    placed(resolution, by_element)
}

/// What was found of each element, with places that count from the element's start.
pub(super) fn placed(
    resolution: &Resolution,
    by_element: FxHashMap<usize, Findings>,
) -> FxHashMap<usize, Arc<[Finding]>> {
    let placed = |(index, found): (usize, Findings)| {
        let start = super::Facts::start(resolution, resolution.elements.get(index)?);
        Some((index, found.sorted().iter().map(|it| it.counted_from(start)).collect()))
    };
    by_element.into_iter().filter_map(placed).collect()
}

/// Where the last word of an element stands, or the first one: something is missing behind it, or before it.
pub(super) fn edge(resolution: &Resolution, element: &Element, behind: bool) -> Range<u32> {
    let prose = resolution.joined(element);
    let text = &prose.text;
    let place = if behind {
        let end = text.trim_end().len();
        text[..end].rfind(char::is_whitespace).map_or(0, |it| it + 1)..end
    } else {
        let start = text.len() - text.trim_start().len();
        start..text[start..].find(char::is_whitespace).map_or(text.len(), |it| start + it)
    };
    resolution.source_range(element, &prose, place.start as u32..place.end as u32)
}

fn report(
    resolution: &Resolution,
    element: usize,
    base: &Base,
    gone: &Paragraph,
    behind: bool,
    out: &mut Findings,
) {
    let Some(element) = resolution.elements.get(element) else { return };
    let range = edge(resolution, element, behind);
    let what = match (gone.part, gone.number, gone.is_item) {
        (Part::Preamble, _, false) => "a recital".to_owned(),
        (_, Some(number), false) => format!("paragraph {number}"),
        (Part::Operative, Some(number), true) => format!("an item of paragraph {number}"),
        (_, _, true) => "an item".to_owned(),
        _ => "a paragraph".to_owned(),
    };
    let side = if behind { "behind" } else { "before" };
    let mut words: String = gone.text.chars().take(SHOWN).collect();
    if words.len() < gone.text.len() {
        words.truncate(words.trim_end_matches(|it: char| !it.is_whitespace()).trim_end().len());
        words.push('…');
    }
    let name = &base.name;
    let message =
        format!("{name} has {what} {side} this: ‘{words}’. Insert it if it was not left out on purpose.");
    out.report(&LEFT_OUT, range, message);
}

/// A paragraph of the base that is left out beside one of the draft.
#[derive(Debug, PartialEq, Eq)]
struct Gap {
    gone: usize,
    beside: usize,
    behind: bool,
}

/// What of `base` is left out between neighbours in `own`.
fn gaps(base: &[Paragraph], own: &[Paragraph]) -> Vec<Gap> {
    let fates = fates(base, own);
    let mut found = Vec::new();
    for part in [Part::Preamble, Part::Operative] {
        let rows = |of: &[Paragraph]| -> Vec<usize> {
            (0..of.len()).filter(|it| of[*it].part == part && !of[*it].is_item).collect()
        };
        let (tops, here) = (rows(base), rows(own));
        // Only what follows tells that a part is at its end.
        let ended = part == Part::Preamble && own.iter().any(|it| it.part == Part::Operative);
        between(&tops, &here, &fates, ended, &mut found);
        for top in tops {
            let Some(Fate::Here(at)) = fates.get(top) else { continue };
            let ended = here.iter().any(|it| it > at);
            between(&items(base, top), &items(own, *at), &fates, ended, &mut found);
        }
    }
    found.sort_by_key(|it| (it.beside, it.gone));
    found
}

/// The items below a paragraph.
fn items(of: &[Paragraph], top: usize) -> Vec<usize> {
    (top + 1..of.len()).take_while(|it| of[*it].is_item && of[*it].part == of[top].part).collect()
}

/// Finds what is left out of one row of paragraphs.
fn between(base: &[usize], own: &[usize], fates: &[Fate], ended: bool, out: &mut Vec<Gap>) {
    let place = |at: usize| match fates.get(*base.get(at)?)? {
        Fate::Here(it) => own.iter().position(|own| own == it),
        Fate::Gone | Fate::Elsewhere => None,
    };
    let is_gone = |at: usize| base.get(at).and_then(|it| fates.get(*it)) == Some(&Fate::Gone);
    let mut at = 0;
    while at < base.len() {
        let row = (at..base.len()).take_while(|it| is_gone(*it)).count();
        if row == 0 {
            at += 1;
            continue;
        }
        let (before, behind) = (at.checked_sub(1).map(place), place(at + row));
        let beside = match (before, behind) {
            (Some(Some(before)), Some(behind)) if before + 1 == behind => {
                own.get(before).map(|it| (*it, true))
            }
            (None, Some(0)) => own.first().map(|it| (*it, false)),
            (Some(Some(before)), None) if ended && at + row == base.len() && before + 1 == own.len() => {
                own.get(before).map(|it| (*it, true))
            }
            _ => None,
        };
        if let Some((beside, behind)) = beside.filter(|_| row <= ROW) {
            out.extend(base[at..at + row].iter().map(|it| Gap { gone: *it, beside, behind }));
        }
        at += row;
    }
}

/// What became of a paragraph of the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is this paragraph of the draft.
    Here(usize),
    /// The draft has words of it in another one.
    Elsewhere,
    /// The draft does not have it.
    Gone,
}

fn fates(base: &[Paragraph], own: &[Paragraph]) -> Vec<Fate> {
    let mut having: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, it) in own.iter().enumerate() {
        it.shingles.sequences().iter().for_each(|it| having.entry(*it).or_default().push(at));
    }
    let fate = |it: &Paragraph| {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        let all = it.shingles.sequences().iter().filter_map(|it| having.get(it)).flatten();
        all.for_each(|at| *shared.entry(*at).or_default() += 1);
        let (len, best) = (it.shingles.len(), shared.values().max().copied().unwrap_or_default());
        let similarity = |at: usize, shared: usize| {
            let other = own.get(at).map_or(0, |it| it.shingles.len());
            shared as f64 / (len + other - shared) as f64
        };
        let like = shared.iter().map(|(at, shared)| (*at, similarity(*at, *shared)));
        // Of equals the first.
        let first = like.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        match first {
            Some((at, similarity)) if similarity >= LIKE => Fate::Here(at),
            _ if best as f64 >= PART_OF * len as f64 => Fate::Elsewhere,
            _ => Fate::Gone,
        }
    };
    base.iter().map(fate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolution::Document;

    fn paragraphs(text: &str) -> Vec<Paragraph> {
        let text = format!("General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\n{text}\n");
        paragraphs_in(&Document::parse(&text).units()[0].resolution, 0)
    }

    /// What is left out, and what it is left out beside: `B>C` behind B, `A<B` before B.
    #[track_caller]
    fn check(base: &str, own: &str, expected: &[&str]) {
        let (base, own) = (paragraphs(base), paragraphs(own));
        let name = |it: &Paragraph| it.text.split(' ').nth(1).unwrap().to_owned();
        let shown = |it: Gap| {
            let (gone, beside) = (name(&base[it.gone]), name(&own[it.beside]));
            if it.behind { format!("{beside}>{gone}") } else { format!("{gone}<{beside}") }
        };
        assert_eq!(gaps(&base, &own).into_iter().map(shown).collect::<Vec<_>>(), expected);
    }

    fn text(recitals: &str, paragraphs: &str) -> String {
        let recitals =
            recitals.chars().map(|it| format!("Noting {it} with {it} of {it} by {it} at {it},\n\n"));
        let line = |(at, it): (usize, char)| match it {
            'a'..='z' => format!("(a) The {it} with {it} of {it} by {it} at {it};\n\n"),
            _ => format!("{}. *Urges* {it} to help {it} of {it} by {it} at {it};\n\n", at + 1),
        };
        let paragraphs = paragraphs.chars().enumerate().map(line);
        recitals.chain(paragraphs).collect()
    }

    #[test]
    fn what_is_left_out_between_two_neighbours_is_told() {
        check(&text("PQR", "ABCD"), &text("PQR", "ABD"), &["B>C"]);
        check(&text("PQR", "ABCD"), &text("PR", "ABCD"), &["P>Q"]);
        check(&text("PQR", "ABCDE"), &text("PQR", "ABE"), &["B>C", "B>D"]);
        check(&text("PQR", "ABC"), &text("QR", "BC"), &["P<Q", "A<B"]);
        // Behind the last recital the operative part begins.
        check(&text("PQR", "ABC"), &text("PQ", "ABC"), &["Q>R"]);
    }

    #[test]
    fn items_that_are_left_out_are_told() {
        check(&text("P", "AbcdE"), &text("P", "AbdE"), &["b>c"]);
        check(&text("P", "AbcdE"), &text("P", "AbcE"), &["c>d"]);
        check(&text("P", "AbcdE"), &text("P", "AbcdE"), &[]);
    }

    #[test]
    fn what_is_still_written_replaced_or_moved_is_left_alone() {
        check(&text("PQR", "ABCD"), &text("PQR", "AB"), &[]);
        check(&text("PQR", "ABCD"), &text("PQ", ""), &[]);
        check(&text("PQR", "ABCD"), &text("PQR", "ABXD"), &[]);
        check(&text("PQR", "ABCD"), &text("PQR", "ACBD"), &[]);
        check(&text("PQR", "ABCDEFG"), &text("PQR", "ABG"), &[]);
        check(&text("PQR", "ABCD"), &text("XYZ", "UVW"), &[]);
    }
}
