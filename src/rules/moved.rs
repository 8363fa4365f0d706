//! Sessions and years that lay ahead when a paragraph was adopted before, and do not lie ahead of the resolution that
//! takes it up: they should have moved on.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::agreed::Compared;
use super::masthead::Head;
use super::wording::is_quoted;
use super::{Findings, FixKind, Rule, Severity};
use crate::citation::{ResolutionNumber, Symbol};
use crate::precedent::words;
use crate::resolution::ElementKind;
use crate::un::{Organ, calendar, ordinals};

pub(super) const DATE: Rule = Rule {
    code: "agreed-date",
    severity: Severity::Information,
    on: true,
    summary: "A session or a year that lay ahead in agreed language does not lie ahead any more.",
    why: "What is taken from last year’s resolution asks for next year’s report: its session moves on by one.",
    source: "the resolutions of the configured libraries",
    bad: "General Assembly\n\n73/1. Fish\n\nThe General Assembly,\n\nRecalling its resolution 72/3 of 30 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* the Secretary-General to report on the fish of all rivers and lakes at its seventy-third session.\n",
    good: "General Assembly\n\n73/1. Fish\n\nThe General Assembly,\n\nRecalling its resolution 72/3 of 30 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* the Secretary-General to report on the fish of all rivers and lakes at its seventy-fourth session.\n",
    fix: FixKind::Unsafe,
};

/// What is less like the paragraph before was written anew.
const LIKE: f64 = 0.5;
/// From here on the number of a session is a year.
const YEARS: i16 = 1900;

/// A year by itself: not one of a range, a symbol, a date in figures or a name.
static YEAR: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:^|[^0-9/–.-])(?<y>20[0-9]{2})(?:[^0-9/–-]|$)").ok());

/// When a resolution was adopted, as far as it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct When {
    organ: Organ,
    session: Option<i16>,
    year: i16,
}

impl When {
    fn of(number: ResolutionNumber, adopted: Option<i16>) -> Option<Self> {
        let ResolutionNumber { organ, session, .. } = number;
        let year = adopted.or_else(|| Some(calendar::adopted_in(organ, session)?.0.0))?;
        Some(Self { organ, session: (session < YEARS).then_some(session), year })
    }
}

/// What the resolution at hand is numbered in; a draft names its session in the masthead.
fn own(compared: &Compared<'_>, head: &Head) -> Option<ResolutionNumber> {
    head.own.or_else(|| {
        let resolution = compared.resolution;
        let line = resolution.masthead.session.as_ref()?;
        let session = i16::try_from(ordinals::session_number(&line.text, compared.lang)?).ok()?;
        Some(ResolutionNumber { organ: resolution.organ()?, session, number: 0 })
    })
}

/// Compares what lies ahead in a paragraph and in the one that it was taken from.
pub(super) fn check(compared: &Compared<'_>, head: &Head, out: &mut Findings) {
    let earlier = compared.earlier;
    // Of two parts of a resolution the later one goes on with the same matter.
    let same = |(own, other): (&Symbol, &Symbol)| own.same_document(other);
    if head.symbol.as_ref().zip(earlier.symbol.as_ref()).is_some_and(same) {
        return;
    }
    let number = earlier.symbol.as_ref().and_then(Symbol::resolution);
    let (Some(now), Some(then)) = (
        own(compared, head).and_then(|it| When::of(it, head.year())),
        number.and_then(|it| When::of(it, earlier.adopted.map(Date::year))),
    ) else {
        return;
    };
    if now.organ != then.organ || earlier.similarity < LIKE {
        return;
    }
    if let Some((now, then)) = now.session.zip(then.session) {
        sessions(compared, now, then, out);
    }
    // A recital looks back as well as ahead.
    if compared.element.kind != ElementKind::Recital {
        years(compared, now.year, then.year, out);
    }
}

/// Ordinals of sessions that were still to come then and are not now.
fn sessions(compared: &Compared<'_>, now: i16, then: i16, out: &mut Findings) {
    let lang = compared.lang;
    for session in then + 1..=now {
        let ordinal = |it: i16| ordinals::words(u32::try_from(it).ok()?, lang);
        let Some((old, new)) = ordinal(session).zip(ordinal(session + now - then)) else { continue };
        let places = |text: &str| whole(text, &old);
        if let (Some(place), [_, ..]) =
            (places(&compared.prose.text).into_iter().next(), &*places(compared.text()))
        {
            report(compared, place, &old, &new, out);
        }
    }
}

fn years(compared: &Compared<'_>, now: i16, then: i16, out: &mut Findings) {
    let Some(pattern) = YEAR.as_ref() else { return };
    let of = |text: &str| -> Vec<(i16, Range<usize>)> {
        let all = pattern.captures_iter(text).filter_map(|it| it.name("y"));
        all.filter(|it| !names(text, it.range()))
            .filter_map(|it| Some((it.as_str().parse().ok()?, it.range())))
            .collect()
    };
    let before = of(compared.text());
    for (year, place) in of(&compared.prose.text) {
        if (then + 1..=now).contains(&year) && before.iter().any(|it| it.0 == year) {
            let (old, new) = (year.to_string(), (year + now - then).to_string());
            return report(compared, place, &old, &new, out);
        }
    }
}

/// Whether a year is part of a name: a capital stands behind it, or quotation marks about it.
fn names(text: &str, year: Range<usize>) -> bool {
    let capital = text[year.end..].trim_start().chars().next().is_some_and(char::is_uppercase);
    capital || is_quoted(text, year.start)
}

/// Where some words stand, as words of their own, whatever their case.
fn whole(text: &str, sought: &str) -> Vec<Range<usize>> {
    let hashes: Vec<u64> = words(sought).iter().map(|it| it.hash).collect();
    let all = words(text);
    let found =
        all.windows(hashes.len().max(1)).filter(|it| it.iter().map(|it| it.hash).eq(hashes.iter().copied()));
    found.filter_map(|it| Some(it.first()?.range.start..it.last()?.range.end)).collect()
}

fn report(compared: &Compared<'_>, place: Range<usize>, old: &str, new: &str, out: &mut Findings) {
    let earlier = &compared.earlier.place;
    let message = format!(
        "{earlier} has ‘{old}’ here, which lay ahead of it and does not lie ahead any more. Write ‘{new}’ if it was to move on."
    );
    let range = compared.source(place);
    let edits = vec![(range.clone(), new.to_owned())];
    out.report(&DATE, range, message).fix(format!("Write ‘{new}’"), edits);
}
