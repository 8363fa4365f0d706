//! Whose a number is: by its form, by the words behind it, by the sessions that an organ can have had.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use jiff::civil::Date;

use super::scan::is_act;
use crate::text::TextRange;
use crate::un::calendar::{self, Span};
use crate::un::{Lang, Organ, words};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// An organ by its full name; `None` is one whose documents have no symbol here.
    Organ(Option<Organ>),
    /// “the Council”: the document's own, or the one named before.
    Council,
}

/// The names of organs, then their short forms; of two that begin together the longer.
static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let names =
        words::ORGANS.iter().map(|it| it.0).chain(words::ASSEMBLY.iter().chain(words::COUNCIL).copied());
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok()
});

/// The short names of bodies that claim a number behind which they stand.
static BODIES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(words::BODIES).ok());

/// Where organs are named, with the ends of the names.
pub(super) fn named(text: &str) -> impl Iterator<Item = (usize, usize, Name)> {
    let found = NAMES.iter().flat_map(move |it| it.find_iter(text));
    found.map(|it| {
        let at = it.pattern().as_usize();
        let name = match words::ORGANS.get(at) {
            Some((_, organ)) => Name::Organ(*organ),
            None if at - words::ORGANS.len() < words::ASSEMBLY.len() => {
                Name::Organ(Some(Organ::GeneralAssembly))
            }
            None => Name::Council,
        };
        (it.start(), it.end(), name)
    })
}

/// The organ that the form of a number tells.
pub(super) fn form(number: &str) -> Option<Organ> {
    if let Some((_, parenthesis)) = number.split_once('(') {
        let inside = parenthesis.trim_end_matches(')');
        if inside.bytes().all(|it| it.is_ascii_digit()) {
            return Some(Organ::SecurityCouncil);
        }
        let economic = inside.starts_with('L')
            || inside.starts_with("XL")
            || inside.starts_with("XXX") && inside.len() > 3;
        return Some(if economic { Organ::EconomicAndSocialCouncil } else { Organ::GeneralAssembly });
    }
    if number.starts_with("ES-") {
        return Some(Organ::GeneralAssembly);
    }
    let (session, _) = number.split_once('/')?;
    (session.len() == 4 && session.bytes().all(|it| it.is_ascii_digit()))
        .then_some(Organ::EconomicAndSocialCouncil)
}

/// Whether a number of a Roman session can be the Assembly's, which counted its resolutions through to the
/// thirtieth session: 574 (XXVII) is another body's.
pub(super) fn counts_on(number: &str) -> bool {
    let Some((number, session)) = number.split_once(" (") else { return true };
    let (Ok(number), Some(session)) =
        (number.parse::<u32>(), words::from_roman(session.trim_end_matches(')')))
    else {
        return true;
    };
    calendar::roman_numbers(session).is_none_or(|it| it.contains(&number))
}

/// The organ that had the session: the Assembly writes `n/n` since its 31st, the Council had 62 so far.
pub(super) fn plausible(organ: Organ, number: &str, council: Option<Organ>) -> Option<Organ> {
    let session = number.split_once('/').and_then(|it| it.0.parse::<u32>().ok());
    match (organ, session) {
        (Organ::HumanRightsCouncil, Some(session)) if session > 62 || beyond_the_council(number) => {
            Some(Organ::GeneralAssembly)
        }
        (Organ::EconomicAndSocialCouncil | Organ::SecurityCouncil, Some(session)) if session < 200 => {
            plausible(Organ::GeneralAssembly, number, council)
        }
        (Organ::SecurityCouncil | Organ::EconomicAndSocialCouncil, None) if number.starts_with("S-") => {
            Some(Organ::GeneralAssembly)
        }
        (Organ::GeneralAssembly, Some(session)) if session < 31 => {
            council.filter(|it| *it == Organ::HumanRightsCouncil)
        }
        _ => Some(organ),
    }
}

/// Whether a number is larger than any of the Human Rights Council, or has a part, as none of its resolutions has.
/// Its decisions are numbered from 101.
fn beyond_the_council(number: &str) -> bool {
    let Some((session, number)) = number.split_once('/') else { return false };
    let lettered = number.ends_with(|it: char| it.is_ascii_uppercase());
    let number = number.trim_end_matches(|it: char| !it.is_ascii_digit()).parse::<u32>().unwrap_or(0);
    session.parse::<u32>().is_ok_and(|it| it > 30)
        && (lettered || (60..=100).contains(&number) || number > 130)
}

/// When an organ can have adopted a number `70/1` or `S-27/2`.
fn time(organ: Organ, number: &str) -> Option<Span> {
    let (session, _) = number.split_once('/')?;
    match session.strip_prefix("S-") {
        Some(special) => calendar::adopted_in_special(organ, special.parse().ok()?),
        None => calendar::adopted_in(organ, session.parse().ok()?),
    }
}

/// Whether an organ can have adopted a number on a date.
pub(super) fn could(organ: Organ, number: &str, date: Date) -> bool {
    let day = (date.year(), date.month(), date.day());
    time(organ, number).is_some_and(|(first, last)| first <= day && day <= last)
}

/// The organ that can have adopted a number of its session on a date: the guess, where it can, else a council that
/// can.
pub(super) fn of_its_time(organ: Organ, number: &str, date: Option<(TextRange, Date)>) -> Organ {
    let Some((_, date)) = date else { return organ };
    let others = [Organ::GeneralAssembly, Organ::HumanRightsCouncil];
    if time(organ, number).is_none() || could(organ, number, date) {
        organ
    } else {
        others.into_iter().find(|it| could(*it, number, date)).unwrap_or(organ)
    }
}

/// A number as it is to be read: where an Arabic text was laid out from left to right, session and number have
/// changed places (observed: `90/74` for 74/90).
pub(super) fn in_order<'a>(
    organ: Organ,
    number: &'a str,
    date: Option<(TextRange, Date)>,
    lang: Lang,
) -> Cow<'a, str> {
    let Some((first, second)) = number.split_once('/').filter(|_| lang == Lang::Ar) else {
        return number.into();
    };
    let reversed = format!("{second}/{first}");
    match date {
        Some((_, date)) if !could(organ, number, date) && could(organ, &reversed, date) => reversed.into(),
        _ => number.into(),
    }
}

/// A name further behind a number, in bytes, does not belong to it: sixty characters, and the name itself.
const NEAR: usize = 360;

/// The organ named behind a number: “resolution 70/1 of the General Assembly”, “…, of 3 May 2021, entitled “Seas”, of
/// the Commission on …”. `council` is what the short form stands for.
pub(super) fn named_behind(behind: &str, council: Option<Organ>, lang: Lang) -> Option<Option<Organ>> {
    let near = (0..=NEAR.min(behind.len())).rev().find_map(|it| behind.get(..it))?;
    let organ = named(near).next();
    let body = BODIES.iter().find_map(|it| it.find(near)).map(|it| it.start());
    // A name that begins with a short one says whose it is.
    let body = body.filter(|at| organ.is_none_or(|it| *at < it.0));
    let (at, organ) = match (body, organ) {
        (Some(at), _) => (at, None),
        (None, Some((at, _, Name::Organ(organ)))) => (at, organ),
        (None, Some((at, _, Name::Council))) => (at, Some(council?)),
        (None, None) => return None,
    };
    let gap = &*unquoted(&behind[..at]);
    let whose =
        lang.tables().citing.whose.iter().filter(|it| gap.ends_with(**it)).map(|it| it.len()).max()?;
    // Where a case alone tells it, a clause of its own may begin with the name.
    let commas = if whose > 1 { 2 } else { 0 };
    // A short name claims the number only where nothing but a date stands between.
    let rest = &gap[..gap.len() - whose];
    let rest = words::YEARS
        .iter()
        .fold(rest.trim_end_matches([',', ' ']), |it, year| it.trim_end_matches(year).trim_end());
    let digits = rest.bytes().rev().take_while(u8::is_ascii_digit).count();
    let dated = digits == 4 && rest.chars().count() <= 32;
    if body.is_some() && !rest.is_empty() && !dated {
        return None;
    }
    let near = gap.chars().count() < 60 && !gap.contains([';', '(']) && gap.matches(',').count() <= commas;
    // “resolution 70/1 and the report of the Commission”: the name belongs to something else.
    let other = lang.tables().places.joins.iter().any(|it| it.len() > 2 && gap.contains(it));
    (near && !other && !is_act(gap)).then_some(organ)
}

/// Words without what stands in quotation marks.
fn unquoted(text: &str) -> Cow<'_, str> {
    const MARKS: [(char, char); 4] = [('“', '”'), ('«', '»'), ('《', '》'), ('”', '“')];
    let mut rest = Cow::Borrowed(text);
    for (open, close) in MARKS {
        while let Some(start) = rest.find(open)
            && let Some(length) = rest[start + open.len_utf8()..].find(close)
        {
            let end = start + open.len_utf8() + length + close.len_utf8();
            rest = format!("{}{}", &rest[..start], &rest[end..]).into();
        }
    }
    rest
}

/// Whether the words behind a number say that a body adopted it whose documents have no symbol here:
/// “resolution 2000/22 …, by the Subcommission on the Promotion …”.
pub(super) fn adopted_elsewhere(behind: &str) -> bool {
    let clause = behind.split([';', '.']).next().unwrap_or_default();
    let foreign = named(clause).find(|it| it.2 == Name::Organ(None));
    let Some(gap) = foreign.map(|it| &clause[..it.0]) else { return false };
    // What comes after many more words says something else: “…, in which it endorsed the work of the Commission on …”.
    if gap.chars().count() >= 100 {
        return false;
    }
    !is_act(gap) && [" by the ", "adopted by "].iter().any(|it| gap.ends_with(it))
}
