//! A resolution that recalls an earlier one of its series and not the latest: the words were taken from an older text.

use super::facts::indices;
use super::others::{Asked, How, Newer, Place};
use super::{Findings, FixKind, Rule, Severity};
use crate::precedent::words;
use crate::resolution::ElementKind;

pub(super) const LATEST: Rule = Rule {
    code: "citation-series",
    severity: Severity::Information,
    on: true,
    summary: "An earlier resolution of the same title is recalled, and a later one is not.",
    why: "A series is recalled up to its latest resolution, which is what the new one goes on from.",
    source: "the resolutions of the workspace and of the configured libraries",
    bad: "General Assembly\n\n74/9. Lakes\n\nThe General Assembly,\n\nRecalling its resolution 72/2 of 30 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n",
    good: "General Assembly\n\n74/9. Lakes\n\nThe General Assembly,\n\nRecalling its resolutions 72/2 of 30 October 2017 and 73/6 of 12 October 2018,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n",
    fix: FixKind::None,
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
    let hashes = |it: &str| words(it).iter().map(|it| it.hash).collect::<Vec<_>>();
    let title = asked.resolution.title.as_ref().map(|it| hashes(&it.text));
    let told = asked.others.told(&at.citation.symbol, asked.lang).map(|it| hashes(&it.title));
    if title != told || title.is_none_or(|it| it.is_empty()) {
        return;
    }
    let (cited, later) = (&at.citation.symbol, &latest.symbol);
    let message =
        format!("{cited} was followed by {later}, which has the same title. Recall the later one, or both.");
    out.report(&LATEST, at.source(indices(at.citation.range)), message);
}
