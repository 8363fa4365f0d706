//! A resolution that recalls an earlier one of its series and not the latest: the words were taken from an older text.

use std::ops::Range;

use super::facts::indices;
use super::others::{Asked, How, Newer, Place};
use super::{Findings, FixKind, Rule, Severity};
use crate::citation::Citation;
use crate::precedent;
use crate::resolution::ElementKind;
use crate::un::{Lang, words};

pub(super) const LATEST: Rule = Rule {
    code: "citation-series",
    severity: Severity::Information,
    on: true,
    summary: "An earlier resolution of the same title is recalled, and a later one is not.",
    why: "A series is recalled up to its latest resolution, which is what the new one goes on from.",
    source: "the resolutions of the workspace and of the configured libraries",
    bad: "General Assembly\n\n74/9. Lakes\n\nThe General Assembly,\n\nRecalling its resolution 72/2 of 30 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n",
    good: "General Assembly\n\n74/9. Lakes\n\nThe General Assembly,\n\nRecalling its resolutions 72/2 of 30 October 2017 and 73/6 of 12 October 2018,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n",
    fix: FixKind::Unsafe,
};

/// Reports a citation of an earlier resolution where none of `newer`, those that follow it, is cited.
pub(super) fn check(at: &Place<'_>, newer: &[Newer], asked: &Asked<'_>, out: &mut Findings) {
    let earlier = |it: &&Newer| it.how == How::Follows && !asked.precedes(&it.symbol);
    let Some(latest) = newer.iter().rfind(earlier) else { return };
    if at.element.kind != ElementKind::Recital
        || newer.iter().filter(earlier).any(|it| asked.cites(&it.symbol))
    {
        return;
    }
    let hashes = |it: &str| precedent::words(it).iter().map(|it| it.hash).collect::<Vec<_>>();
    let title = asked.resolution.title.as_ref().map(|it| hashes(&it.text));
    let told = asked.others.told(&at.citation.symbol, asked.lang).map(|it| hashes(&it.title));
    if title != told || title.is_none_or(|it| it.is_empty()) {
        return;
    }
    let (cited, later) = (&at.citation.symbol, &latest.symbol);
    let message =
        format!("{cited} was followed by {later}, which has the same title. Recall the later one, or both.");
    let report = out.report(&LATEST, at.source(indices(at.citation.range)), message);
    if let Some(edits) = joined(at, latest, asked) {
        report.fix(format!("Recall {later} too"), edits);
    }
}

/// The edits that recall the latest behind those that are recalled with the citation: “its resolutions 72/2 of 30 October
/// 2017 and 73/6 of 12 October 2018”.
fn joined(at: &Place<'_>, latest: &Newer, asked: &Asked<'_>) -> Option<Vec<(Range<u32>, String)>> {
    let number = latest.symbol.resolution().filter(|_| asked.lang == Lang::En)?;
    let prose = at.resolution.joined(at.element);
    let index = at.resolution.elements.iter().position(|it| std::ptr::eq(it, at.element))?;
    let citations = &asked.facts.get(index)?.citations;
    let own = citations.iter().position(|it| it.range == at.citation.range)?;
    let end = |it: &Citation| it.date.map(|it| usize::from(it.0.end()));
    // Those before and behind that nothing else divides.
    let gap = |one: usize| -> Option<Range<usize>> {
        let gap = end(citations.get(one)?)?..usize::from(citations.get(one + 1)?.range.start());
        matches!(prose.text.get(gap.clone())?, ", " | " and ").then_some(gap)
    };
    let first = (0..own).rev().take_while(|it| gap(*it).is_some()).last().unwrap_or(own);
    let last = (own..citations.len()).take_while(|it| *it == own || gap(it - 1).is_some()).last()?;
    let before = prose.text.get(..usize::from(citations.get(first)?.range.start()))?;
    let mut edits = Vec::new();
    if first == last {
        let word = before.strip_suffix(' ').filter(|it| it.ends_with("resolution"))?.len();
        let place = at.source(word - 1..word);
        edits.push((place.end..place.end, "s".to_owned()));
    } else {
        before.strip_suffix(' ').filter(|it| it.ends_with("resolutions"))?;
        let gap = gap(last - 1).filter(|it| prose.text.get(it.clone()) == Some(" and "))?;
        edits.push((at.source(gap), ", ".to_owned()));
    }
    let told = asked.others.told(&latest.symbol, asked.lang).and_then(|it| it.adopted);
    let date = told.and_then(|it| {
        let month = words::MONTHS.get(usize::try_from(it.month()).ok()?.checked_sub(1)?)?;
        Some(format!(" of {} {month} {}", it.day(), it.year()))
    });
    let date = date.unwrap_or_default();
    let end = end(citations.get(last)?)?;
    let place = at.source(end - 1..end);
    edits.push((place.end..place.end, format!(" and {}/{}{date}", number.session, number.number)));
    Some(edits)
}
