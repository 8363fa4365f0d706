//! Citations: a date agrees with the number's session, one document has one date and one title, nothing is cited
//! that did not exist yet.

use rustc_hash::FxHashMap;

use super::facts::indices;
use super::masthead::holds;
use super::{Context, Findings, FixKind, Rule, Severity};
use crate::citation::{Citation, ResolutionNumber, Symbol};
use crate::resolution::{Element, ElementKind};
use crate::syntax::Prose;
use crate::un::calendar;
use crate::un::{Lang, Organ};

pub(super) const SESSION_DATE: Rule = Rule {
    code: "citation-session-date",
    severity: Severity::Warning,
    on: true,
    summary: "A citation's date lies outside of the session or year that its number names.",
    why: "Number or date is wrong, and the reader is sent to another document.",
    source: "1 of 2,716 dated citations of the Assembly, 1 of 138 of the Human Rights Council, 5 of 3,618 of the Security Council in official documents; an information where they are off by a year at most, as those are, or by more than twelve",
    bad: "Recalling its resolution 70/1 of 25 September 2017,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling its resolution 70/1 of 25 September 2015,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const CONFLICT: Rule = Rule {
    code: "citation-conflict",
    severity: Severity::Warning,
    on: true,
    summary: "One document is cited with two dates.",
    why: "One of the dates, or one of the numbers, is wrong.",
    source: "observed in official documents",
    bad: "Recalling its resolution 70/1 of 25 September 2015,\n\nReaffirming resolution 70/1 of 24 September 2015,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling its resolution 70/1 of 25 September 2015,\n\nReaffirming resolution 70/1,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const FUTURE: Rule = Rule {
    code: "citation-future",
    severity: Severity::Warning,
    on: true,
    summary: "A resolution of a later session is cited.",
    why: "It did not exist when this one was adopted.",
    source: "0 of 3,900 citations in official documents",
    bad: "Recalling its resolution 78/1,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling its resolution 68/1,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const REDATED: Rule = Rule {
    code: "citation-redated",
    severity: Severity::Hint,
    on: true,
    summary: "A resolution's date is given again.",
    why: "The date stands at the first mention only.",
    source: "Editorial Manual, References to other resolutions; 9 of 859 later mentions in texts of the Assembly",
    bad: "Recalling its resolution 70/1 of 25 September 2015,\n\nReaffirming its resolution 70/1 of 25 September 2015,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling its resolution 70/1 of 25 September 2015,\n\nReaffirming its resolution 70/1,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const UNDATED: Rule = Rule {
    code: "citation-undated",
    severity: Severity::Hint,
    on: false,
    summary: "A resolution is first mentioned without its date.",
    why: "The date tells the reader which of a long series is meant.",
    source: "Editorial Manual, References to other resolutions; 92 of 3,234 first mentions in texts of the Assembly",
    bad: "Recalling its resolution 70/1,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling its resolution 70/1 of 25 September 2015,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

/// A citation and where it stands.
struct Place<'a> {
    element: &'a Element,
    citation: &'a Citation,
    number: Option<ResolutionNumber>,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let own = cx.head.own;
    let mut first: FxHashMap<&Symbol, Place<'_>> = FxHashMap::default();
    for (element, facts) in cx.resolution.elements.iter().zip(cx.facts) {
        if matches!(element.kind, ElementKind::Masthead | ElementKind::Title) {
            continue;
        }
        for (index, (citation, number)) in facts.citations.iter().zip(&facts.numbers).enumerate() {
            let place = Place { element, citation, number: *number };
            if let Some(number) = *number {
                time(cx, &place, number, own, out);
            }
            if number.is_none() && citation.date.is_none() {
                continue;
            }
            match first.get(&citation.symbol) {
                Some(before) => again(cx, before, &place, out),
                None => {
                    // “74/255 A and B of 27 December 2019”: the date of both.
                    let next = facts.citations.get(index + 1);
                    if !next.is_some_and(|it| it.symbol.same_document(&citation.symbol)) {
                        undated(cx, &place, out);
                    }
                    first.insert(&citation.symbol, place);
                }
            }
        }
    }
}

/// Reports dates and numbers that cannot be.
fn time(
    cx: &Context<'_>,
    at: &Place<'_>,
    number: ResolutionNumber,
    own: Option<ResolutionNumber>,
    out: &mut Findings,
) {
    if !at.citation.certain {
        return neither(cx, at, number, own, out);
    }
    let span = calendar::adopted_in(number.organ, number.session);
    if let (Some((range, date)), Some(span)) = (at.citation.date, span)
        && !may_hold(number.organ, span, date)
    {
        let place = at.place(cx, indices(range));
        let message = format!(
            "{date} is no date of {} {}. Correct the number or the date.",
            session_name(number.organ),
            number.session
        );
        let apart = (date.year() - span.1.0).max(span.0.0 - date.year());
        out.report(&SESSION_DATE, place, message).severity(certainty(apart));
    } else if number.organ == Organ::SecurityCouncil
        && let Some(year) = calendar::security_council_year(number.number).filter(|it| *it != number.session)
    {
        let place = at.place(cx, indices(at.citation.range));
        let message = format!(
            "Security Council resolution {} was adopted in {year}, not in {}. Correct the number or the year.",
            number.number, number.session
        );
        out.report(&SESSION_DATE, place, message).severity(certainty((year - number.session).abs()));
    }
    if number.organ == Organ::SecurityCouncil
        && calendar::beyond_security_council(number.number, number.session)
    {
        let place = at.place(cx, indices(at.citation.range));
        let message = format!(
            "The Security Council had not come to number {} in {}. Correct the number or the year.",
            number.number, number.session
        );
        out.report(&SESSION_DATE, place, message);
    }
    let begins = |it: ResolutionNumber| calendar::adopted_in(it.organ, it.session);
    if let (Some(own), Some((cited, _))) = (own, span)
        && let Some((_, end)) = begins(own)
        && (cited > end || own.organ == number.organ && number.session > own.session)
    {
        let place = at.place(cx, indices(at.citation.range));
        let message = format!(
            "{} is of {} {}, which is later than this resolution. Correct the number.",
            at.citation.symbol,
            session_name(number.organ),
            number.session
        );
        out.report(&FUTURE, place, message);
    }
}

/// Whether a session may have held a date; the calendars of the Council's first year and of 2020 were irregular.
fn may_hold(organ: Organ, span: calendar::Span, date: jiff::civil::Date) -> bool {
    holds(span, date) || organ == Organ::HumanRightsCouncil && (span.0.0 - date.year()).abs() <= 1
}

/// Reports numbers that may be the Assembly's or the Human Rights Council's where the date, or a session that is still
/// to come, fits neither.
fn neither(
    cx: &Context<'_>,
    at: &Place<'_>,
    number: ResolutionNumber,
    own: Option<ResolutionNumber>,
    out: &mut Findings,
) {
    let two = [Organ::GeneralAssembly, Organ::HumanRightsCouncil];
    if !two.contains(&number.organ) || at.citation.symbol.to_string().contains("S-") {
        return;
    }
    let spans = || two.into_iter().filter_map(|it| Some((it, calendar::adopted_in(it, number.session)?)));
    if let Some((range, date)) = at.citation.date
        && !spans().any(|it| may_hold(it.0, it.1, date))
    {
        let place = at.place(cx, indices(range));
        let message =
            format!("{date} is no date of a session {}. Correct the number or the date.", number.session);
        out.report(&SESSION_DATE, place, message).severity(Severity::Information);
    }
    let end = own.and_then(|it| calendar::adopted_in(it.organ, it.session)).map(|it| it.1);
    if let Some(end) = end
        && spans().all(|it| it.1.0 > end)
    {
        let place = at.place(cx, indices(at.citation.range));
        let message =
            format!("A session {} is later than this resolution. Correct the number.", number.session);
        out.report(&FUTURE, place, message).severity(Severity::Information);
    }
}

/// A slip of one year is one that proofread texts have too; where decades lie between, the number is rather that of
/// another body: “United Nations Habitat Assembly resolution 2/7 of 9 June 2023”.
const fn certainty(years_apart: i16) -> Severity {
    if years_apart > 1 && years_apart <= 12 { SESSION_DATE.severity } else { Severity::Information }
}

const fn session_name(organ: Organ) -> &'static str {
    match organ {
        Organ::GeneralAssembly => "the Assembly’s session",
        Organ::HumanRightsCouncil => "the Human Rights Council’s session",
        Organ::SecurityCouncil => "the Security Council’s year",
        Organ::EconomicAndSocialCouncil => "the Economic and Social Council’s session of",
    }
}

/// Reports what a later mention says of the date.
fn again(cx: &Context<'_>, before: &Place<'_>, at: &Place<'_>, out: &mut Findings) {
    let (Some((first_range, first)), Some((range, date))) = (before.citation.date, at.citation.date) else {
        return;
    };
    let place = at.place(cx, indices(range));
    let related = before.place(cx, indices(first_range));
    if first != date {
        let message = format!(
            "{} is dated {date} here and {first} above. Correct one of the dates or numbers.",
            at.citation.symbol
        );
        out.report(&CONFLICT, place, message).related(related, "the other date");
    } else if at.number.is_some() && at.element.kind != ElementKind::Note {
        let message = format!("The date of {} was given above. Remove it here.", at.citation.symbol);
        let prose = cx.resolution.joined(at.element);
        let end = usize::from(at.citation.range.end());
        // In Chinese the date stands before the number.
        let dated = prose.text.get(end..indices(range).end).unwrap_or_default();
        let report = out.report(&REDATED, place, message).related(related, "the date at the first mention");
        if cx.lang == Lang::En && dated.starts_with(" of ") {
            let edit = (at.place(cx, end..indices(range).end), String::new());
            report.fix("Remove the date".to_owned(), vec![edit]);
        }
    }
}

fn undated(cx: &Context<'_>, at: &Place<'_>, out: &mut Findings) {
    let council = cx.resolution.organ() == Some(Organ::SecurityCouncil);
    let named = at.number.is_some_and(|it| it.organ != Organ::SecurityCouncil);
    let text = matches!(at.element.kind, ElementKind::Recital | ElementKind::Paragraph(_));
    if council || !named || !text || at.citation.date.is_some() || cx.lang != Lang::En {
        return;
    }
    let place = at.place(cx, indices(at.citation.range));
    let message = format!("{} is first mentioned without its date. Add “ of …”.", at.citation.symbol);
    out.report(&UNDATED, place, message);
}

impl Place<'_> {
    /// Where words of the element stand in the source.
    fn place(&self, cx: &Context<'_>, words: std::ops::Range<usize>) -> std::ops::Range<u32> {
        let prose: std::borrow::Cow<'_, Prose> = cx.resolution.joined(self.element);
        cx.resolution.source_range(self.element, &prose, words.start as u32..words.end as u32)
    }
}
