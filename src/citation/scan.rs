//! Finding citations: numbers and symbols first, then the words between them.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use jiff::civil::Date;
use regex::Regex;

use super::dates::{Written, dates};
use super::pinpoint::pinpoint;
use super::{Citation, Context, Symbol};
use crate::text::{TextRange, size};
use crate::un::{Lang, Organ, calendar, words};

/// A pattern of this file; a broken one finds nothing, which the tests would show.
fn pattern(source: &str) -> Option<Regex> {
    Regex::new(source).ok()
}

static SYMBOL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"[A-Z]{1,6}(?:\.[0-9]+|\([0-9]+\))?(?:/[A-Za-z0-9.\-]+(?:\([0-9XVI]+\))?)+(?:-[A-Z]{1,4}(?:/[A-Za-z0-9.\-]+)+)?(?: ?\((?:Parts? [IVX]+|Vol\. [IVX]+|Sect\. [0-9]+|[12][0-9]{3})\)(?:/(?:Add|Corr|Rev)\.[0-9]+)*)?",
    )
});

static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:ES-|S-|دإط ?[-–] ?|دإ ?[-–] ?)?[0-9]{1,4}/[0-9]{1,3}(?: ?[A-Z](?:[^A-Za-z0-9’'.]|$))?|[0-9]{1,4}(?: \p{Arabic}{1,4})? ?\((?:دإط|دإ|د) ?[-–] ?[0-9]{1,2}\)|[0-9]{1,4}(?: ?[A-Z])? ?\((?:(?:19|20)[0-9]{2}|(?:E?S-)?[IVXL]+)\)",
    )
});

/// Looks for all words of a list at once; of a list that is broken none is found, which the tests would show.
fn finder(words: impl Iterator<Item = &'static str>) -> Option<AhoCorasick> {
    AhoCorasick::new(words).ok()
}

/// The words for resolution, then those for decision.
static ACTS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| finder(words::RESOLUTION.iter().chain(words::DECISION).copied()));

/// The names of organs, then their short forms.
static NAMES: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| finder(words::ORGANS.iter().map(|it| it.0).chain(words::COUNCIL.iter().copied())));

/// A name in the table of organs; none for a short form.
type Name = Option<&'static (&'static str, Option<Organ>)>;

/// Where names of organs and their short forms stand, with their ends.
fn named(text: &str) -> impl Iterator<Item = (usize, usize, Name)> {
    let found = NAMES.iter().flat_map(move |it| it.find_overlapping_iter(text));
    found.map(|it| (it.start(), it.end(), words::ORGANS.get(it.pattern().as_usize())))
}

/// What the words up to a number have said.
struct State {
    /// A word for resolution or decision opened a list.
    act: Option<Act>,
    /// The organ that the words before the list named; `Some(None)` is one whose documents have no symbol here.
    organ: Option<Option<Organ>>,
    council: Option<Organ>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Resolution,
    Decision,
}

pub(super) fn find(text: &str, cx: &Context) -> Vec<Citation> {
    if !text.bytes().any(|it| matches!(it, b'/' | b'(')) || !text.bytes().any(|it| it.is_ascii_digit()) {
        return Vec::new();
    }
    let dates = dates(text, cx.lang);
    let mut found: Vec<Citation> = symbols(text, &dates, cx.lang).collect();
    let taken: Vec<TextRange> = found.iter().map(|it| it.range).collect();
    let free = |start: usize, end: usize| {
        let range = TextRange::new(size(start), size(end));
        !taken.iter().any(|it| it.intersect(range).is_some_and(|it| !it.is_empty()))
    };
    let mut state = State { act: None, organ: None, council: None };
    let mut at = 0;
    let numbers: Vec<(usize, usize)> = NUMBER
        .iter()
        .flat_map(|it| it.find_iter(text))
        .map(|it| {
            (
                it.start(),
                it.start()
                    + it.as_str().trim_end_matches(|it: char| !it.is_ascii_alphanumeric() && it != ')').len(),
            )
        })
        .filter(|(start, end)| free(*start, *end) && stands_alone(text, *start, *end))
        .collect();
    for (index, (start, end)) in numbers.iter().copied().enumerate() {
        let next = numbers.get(index + 1).map_or(text.len(), |it| it.0);
        let before = &text[at..start];
        hear(before, cx, &mut state);
        at = end;
        let number = &*latin(&text[start..end]);
        let behind = &text[end..next];
        if let Some(act) = behind_the_list(&text[end..]).filter(|_| cx.lang == Lang::Zh) {
            state.act = Some(act);
        }
        let Some(act) = state.act else { continue };
        if !called_for(before, number) {
            continue;
        }
        let foreign = state.organ == Some(None) && !number.contains('(');
        let early_council = state.organ == Some(Some(Organ::EconomicAndSocialCouncil))
            && form(number) == Some(Organ::GeneralAssembly)
            && number.contains('(');
        let organ = match form(number) {
            _ if foreign || adopted_elsewhere(behind) => None,
            _ if early_council => Some(Organ::EconomicAndSocialCouncil),
            Some(organ) => Some(organ),
            None => match named_behind(behind).or(state.organ) {
                Some(organ) => organ,
                None => cx.own.or(Some(Organ::GeneralAssembly)),
            },
        };
        let guess = organ;
        let Some(organ) = organ.and_then(|it| plausible(it, number, state.council)) else { continue };
        let certain = guess == Some(organ);
        if number.contains("(LX") && organ != Organ::EconomicAndSocialCouncil {
            continue;
        }
        let date = date(text, start, end, &dates, cx.lang);
        let organ = of_its_time(organ, number, date);
        let pinpoint = pinpoint(text, start, behind_date(end, date), cx.lang);
        found.push(Citation {
            range: TextRange::new(size(start), size(end)),
            symbol: Symbol::adopted(organ, &in_order(organ, number, date, cx.lang), act == Act::Decision),
            certain,
            linkable: act == Act::Resolution,
            date,
            pinpoint,
        });
    }
    found.sort_by_key(|it| it.range.start());
    found
}

fn symbols(text: &str, dates: &[Written], lang: Lang) -> impl Iterator<Item = Citation> {
    SYMBOL.iter().flat_map(move |it| it.find_iter(text)).filter_map(move |it| {
        let before = text[..it.start()].chars().next_back();
        if before.is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, '/' | '.' | '-')) {
            return None;
        }
        let mut written = it.as_str().trim_end_matches(['.', '-', ',']);
        if !written.contains('(') {
            written = written.trim_end_matches(')');
        }
        let year = written.rfind(" (").or_else(|| written.rfind('('));
        if let Some(open) = year
            && written[open..].trim_start_matches([' ', '(']).starts_with(|it: char| it.is_ascii_digit())
            && !written.starts_with("S/RES/")
            && written.ends_with(')')
            && written[open..].len() >= 6
        {
            written = written[..open].trim_end();
        }
        let symbol = Symbol::parse(written)?;
        let end = it.start() + written.len();
        let date = date(text, it.start(), end, dates, lang);
        Some(Citation {
            range: TextRange::new(size(it.start()), size(end)),
            symbol,
            certain: true,
            linkable: true,
            date,
            pinpoint: pinpoint(text, it.start(), behind_date(end, date), lang),
        })
    })
}

/// Whether a number is not a part of something longer.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !before.is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, '/' | '.' | '-'))
        && !after.is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, '/'))
}

/// Takes the words between two numbers: an organ's name holds until another one or a new list.
fn hear(words: &str, cx: &Context, state: &mut State) {
    let mut events: Vec<(usize, Event)> = Vec::new();
    let lower = words.to_lowercase();
    if lower.len() == words.len() {
        for found in ACTS.iter().flat_map(|it| it.find_overlapping_iter(&lower)) {
            let decision = found.pattern().as_usize() >= words::RESOLUTION.len();
            let act = if decision { Act::Decision } else { Act::Resolution };
            events.push((found.start(), Event::Act(act)));
        }
    }
    let acts = events.len();
    for (at, end, name) in named(words) {
        events.push((at, name.map_or(Event::Council(end), |it| Event::Organ(it.1, end))));
    }
    // An organ goes before the short form that it begins with.
    if let Some(names) = events.get_mut(acts..) {
        names.sort_by_key(|it| (it.0, matches!(it.1, Event::Council(_))));
    }
    events.sort_by_key(|it| it.0);
    let mut named: Option<(usize, Option<Organ>)> = None;
    let mut covered = 0;
    let mut act_at: Option<usize> = None;
    for (at, event) in events {
        match event {
            Event::Organ(organ, end) => {
                named = Some((end, organ));
                covered = end;
                if matches!(
                    organ,
                    Some(
                        Organ::HumanRightsCouncil | Organ::SecurityCouncil | Organ::EconomicAndSocialCouncil
                    )
                ) {
                    state.council = organ;
                }
            }
            Event::Council(end) if at >= covered => {
                let own = cx.own.filter(|it| *it != Organ::GeneralAssembly);
                if let Some(organ) = own.or(state.council) {
                    named = Some((end, Some(organ)));
                }
            }
            Event::Council(_) => {}
            Event::Act(act) => {
                state.act = Some(act);
                act_at = Some(at);
                let before = words[..at].trim_end();
                let possessive = words::ITS.iter().any(|it| before.ends_with(it));
                // The organ's name stands right before the word, or is the subject of the clause before "its".
                let gap = named.map(|(end, _)| words[end.min(at)..at].trim());
                match (gap, named) {
                    (Some(gap), Some((_, organ)))
                        if possessive && gap.chars().count() < 24 && !gap.contains(';') =>
                    {
                        state.organ = Some(organ);
                    }
                    (Some(_), Some((_, organ))) if !possessive => state.organ = Some(organ),
                    _ if possessive => state.organ = None,
                    _ => {}
                }
            }
        }
    }
    // 人权理事会…第44/18号决议, les résolutions du Conseil des droits de l’homme 44/18: the name behind the word.
    let before_number = match cx.lang {
        Lang::Zh | Lang::Ar => 40,
        _ => 3,
    };
    if let Some((end, organ)) = named
        && words.len() - end < before_number
        && (act_at.is_some_and(|it| it < end) || matches!(cx.lang, Lang::Zh | Lang::Ar))
    {
        state.organ = Some(organ);
    }
}

enum Event {
    Act(Act),
    Organ(Option<Organ>, usize),
    Council(usize),
}

/// Whether the words right before a number call for one: the word for resolution, or a list's punctuation.
fn called_for(before: &str, number: &str) -> bool {
    if number.contains('(') {
        return true;
    }
    let before = before.trim_end_matches([' ', '“', '(', '\u{200e}', '\u{200f}']);
    let last = before.rsplit([' ', '，', '、']).next().unwrap_or("").to_lowercase();
    let opens =
        [words::RESOLUTION, words::DECISION].iter().any(|list| list.iter().any(|it| last.contains(it)));
    const JOINS: [&str; 15] =
        ["and", "et", "y", "e", "и", "و", "or", "ou", "to", "a", "in", "by", "of", "no", "its"];
    before.is_empty()
        || opens
        || before.ends_with([',', ';', '；', '、', '，', '第', '和', '与', '及', '،', '؛', '–', 'و'])
        || JOINS.contains(&last.as_str())
        || words::ORGANS.iter().any(|it| before.ends_with(it.0))
        || words::COUNCIL.iter().any(|it| before.ends_with(it))
        || organ_is_russian(&last) && words::ORGANS.iter().any(|it| without_ending(before).ends_with(it.0))
}

/// Russian names are listed without the ending of their case.
fn without_ending(text: &str) -> &str {
    let last = text.chars().next_back().map_or(0, char::len_utf8);
    text.get(..text.len() - last).unwrap_or_default()
}

/// What a Chinese list of numbers cites, which the words behind its last one tell: 第61/158、62/221和63/161号决议.
fn behind_the_list(rest: &str) -> Option<Act> {
    let (list, words) = rest.split_once('号')?;
    let listed = |it: char| it.is_ascii_alphanumeric() || "/-() 、，和及与至".contains(it);
    if !list.chars().all(listed) {
        return None;
    }
    let words = words.split(|it: char| it.is_ascii_digit()).next()?;
    Some(if words.contains("决定") && !words.contains("决议") { Act::Decision } else { Act::Resolution })
}

/// A number in Latin letters: Arabic texts write `1514 (د-15)` for 1514 (XV), `3026 ألف (د-27)` for 3026 A (XXVII),
/// `دإ-10/2` for S-10/2.
fn latin(number: &str) -> Cow<'_, str> {
    if number.is_ascii() {
        return number.into();
    }
    let bare = |it: &str| it.trim_start_matches([' ', '-', '–']).to_owned();
    let prefix = words::ARABIC_SESSIONS.iter().find_map(|(arabic, latin)| {
        let session = number.split_once('(').map_or(number, |it| it.1).strip_prefix(arabic)?;
        Some((*latin, bare(session)))
    });
    let Some((prefix, session)) = prefix else { return number.into() };
    match number.split_once('(') {
        None => format!("{prefix}{session}").into(),
        Some((resolution, _)) => {
            let digits: String = resolution.chars().take_while(char::is_ascii_digit).collect();
            let session = session.trim_end_matches(')').parse().ok().and_then(words::roman);
            session.map_or_else(|| number.into(), |it| format!("{digits} ({prefix}{it})").into())
        }
    }
}

/// The organ that the form of a number tells.
fn form(number: &str) -> Option<Organ> {
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

/// The organ that had the session: the Assembly writes `n/n` since its 31st, the Council had 62 so far.
fn plausible(organ: Organ, number: &str, council: Option<Organ>) -> Option<Organ> {
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

/// A number as it is to be read: where an Arabic text was laid out from left to right, session and number have
/// changed places (observed: `90/74` for 74/90).
fn in_order<'a>(organ: Organ, number: &'a str, date: Option<(TextRange, Date)>, lang: Lang) -> Cow<'a, str> {
    let Some((first, second)) = number.split_once('/').filter(|_| lang == Lang::Ar) else {
        return number.into();
    };
    let session = |it: &str| it.parse::<i16>().ok();
    let (Some(as_written), Some(reversed)) = (session(first), session(second)) else { return number.into() };
    let could = |session: i16| {
        let span = calendar::adopted_in(organ, session);
        let day = date.map(|it| (it.1.year(), it.1.month(), it.1.day()));
        span.zip(day).is_some_and(|((first, last), day)| first <= day && day <= last)
    };
    if !could(as_written) && could(reversed) { format!("{second}/{first}").into() } else { number.into() }
}

/// A name further behind a number, in bytes, does not belong to it: sixty characters, and the name itself.
const NEAR: usize = 360;

/// The organ named behind a number: “resolution 70/1 of the General Assembly”.
fn named_behind(behind: &str) -> Option<Option<Organ>> {
    let near = (0..=NEAR.min(behind.len())).rev().find_map(|it| behind.get(..it))?;
    let names = named(near).filter_map(|(at, _, name)| Some((at, name?)));
    let (at, (name, organ)) = names.min_by_key(|it| it.0)?;
    let (gap, organ) = (&behind[..at], *organ);
    const LINKS: [&str; 12] = [
        " of the ",
        " du ",
        " de l’",
        " de la ",
        " del ",
        " ",
        " adoptée par l’",
        " aprobada por la ",
        " adopted by the ",
        " of the United Nations ",
        " adoptées par l’",
        " of its ",
    ];
    let dated = gap.chars().count() < 60 && !gap.contains([';', '(', '“']) && gap.matches(',').count() <= 2;
    let ends = [" of the ", " du ", " de l’", " de la ", " del "].iter().any(|it| gap.ends_with(it));
    let resolution_again = words::RESOLUTION.iter().any(|it| gap.to_lowercase().contains(it));
    let cyrillic = gap.chars().all(|it| !it.is_ascii_alphabetic()) && organ_is_russian(name) && dated;
    ((LINKS.contains(&gap) || dated && ends || cyrillic) && !resolution_again).then_some(organ)
}

/// Whether the words behind a number say that a body adopted it whose documents have no symbol here:
/// “resolution 2000/22 …, by the Subcommission on the Promotion …”.
fn adopted_elsewhere(behind: &str) -> bool {
    let clause = behind.split(';').next().unwrap_or(behind);
    let others = named(clause).filter(|(_, _, name)| name.is_some_and(|it| it.1.is_none()));
    let named = others.map(|it| it.0).min();
    let Some(gap) = named.map(|it| &clause[..it]) else { return false };
    // What comes after many more words says something else: “…, in which it endorsed the work of the Commission on …”.
    if gap.chars().count() >= 100 {
        return false;
    }
    let another = words::RESOLUTION.iter().any(|it| gap.to_lowercase().contains(it));
    !another && [" by the ", "adopted by ", " of the "].iter().any(|it| gap.ends_with(it))
}

fn organ_is_russian(name: &str) -> bool {
    name.starts_with(|it| ('\u{400}'..'\u{500}').contains(&it))
}

/// The date that belongs to a number: right behind it, in Chinese right before it.
fn date(text: &str, start: usize, end: usize, dates: &[Written], lang: Lang) -> Option<(TextRange, Date)> {
    let stands = |it: &&Written| {
        let (from, to) = (usize::from(it.range.start()), usize::from(it.range.end()));
        let gap = if lang == Lang::Zh { text.get(to..start) } else { text.get(end..from) };
        gap.is_some_and(|gap| words::dated(lang).contains(&gap))
    };
    let found = dates.iter().find(stands)?;
    Some((found.range, found.date()?))
}

/// The end of a number with its date.
fn behind_date(end: usize, date: Option<(TextRange, Date)>) -> usize {
    date.map_or(end, |it| end.max(it.0.end().into()))
}

/// The organ that can have adopted a number of its session on a date: the guess, where it can, else a council that
/// can.
fn of_its_time(organ: Organ, number: &str, date: Option<(TextRange, Date)>) -> Organ {
    let session = number.split_once('/').and_then(|it| it.0.parse::<i16>().ok());
    let (Some(session), Some((_, date))) = (session, date) else { return organ };
    let day = (date.year(), date.month(), date.day());
    let could = |organ: &Organ| {
        calendar::adopted_in(*organ, session).is_some_and(|(first, last)| first <= day && day <= last)
    };
    let others = [Organ::GeneralAssembly, Organ::HumanRightsCouncil];
    if could(&organ) { organ } else { others.into_iter().find(could).unwrap_or(organ) }
}

/// Whether a word for resolution or decision stands in the words.
pub(super) fn is_act(words: &str) -> bool {
    ACTS.as_ref().is_some_and(|it| it.is_match(&words.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(own: Organ, lang: Lang, text: &str, expected: &str) {
        let cx = Context { lang, own: Some(own), note: false };
        let shown: Vec<String> = find(text, &cx).into_iter().map(|it| it.symbol.to_string()).collect();
        assert_eq!(shown.join(", "), expected);
    }

    #[test]
    fn the_seeds_citations() {
        let ga = Organ::GeneralAssembly;
        check(
            ga,
            Lang::En,
            "Recalling its resolution 70/1 of 25 September 2015, entitled “T”,",
            "A/RES/70/1",
        );
        check(
            ga,
            Lang::En,
            "its resolution 74/153 of 18 December 2019, Human Rights Council resolution 44/18 of 17 July 2020",
            "A/RES/74/153, A/HRC/RES/44/18",
        );
        check(
            ga,
            Lang::En,
            "See E/CN.4/2001/2-E/CN.4/Sub.2/2000/46, chap. II, sect. A.",
            "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46",
        );
        check(ga, Lang::En, "A/CONF.157/24 (Part I), chap. III.", "A/CONF.157/24 (Part I)");
    }

    #[test]
    fn lists_keep_their_organ_and_forms_tell_their_own() {
        let ga = Organ::GeneralAssembly;
        check(
            ga,
            Lang::En,
            "Human Rights Council resolutions 44/18, 45/3 and S-26/1, and its resolutions 48/141 and 217 A (III), Security Council resolution 1325 (2000)",
            "A/HRC/RES/44/18, A/HRC/RES/45/3, A/HRC/RES/S-26/1, A/RES/48/141, A/RES/217 (III), S/RES/1325 (2000)",
        );
        check(
            Organ::HumanRightsCouncil,
            Lang::En,
            "its resolutions 5/1 and General Assembly resolution 60/251",
            "A/HRC/RES/5/1, A/RES/60/251",
        );
        check(ga, Lang::Fr, "la résolution 44/18 du Conseil des droits de l’homme", "A/HRC/RES/44/18");
        check(ga, Lang::Zh, "人权理事会2020年7月17日第44/18号决议", "A/HRC/RES/44/18");
    }

    #[test]
    fn letters_endings_and_corrigenda_go_with_the_number() {
        let ga = Organ::GeneralAssembly;
        check(ga, Lang::Zh, "大会第217A(III)号和第2200A (XXI)号决议", "A/RES/217 (III), A/RES/2200 (XXI)");
        check(ga, Lang::Zh, "S-23/2号决议，附件；S-23/3号决议，附件", "A/RES/S-23/2, A/RES/S-23/3");
        check(
            Organ::EconomicAndSocialCouncil,
            Lang::Ru,
            "ссылаясь на резолюции Генеральной Ассамблеи 72/305 от 23 июля 2018 года",
            "A/RES/72/305",
        );
        check(ga, Lang::En, "See A/76/281 (Part I)/Add.1.", "A/76/281 (Part I)/Add.1");
    }

    #[test]
    fn arabic_sessions_are_read_in_latin_letters() {
        let ga = Organ::GeneralAssembly;
        check(
            ga,
            Lang::Ar,
            "إذ تشير إلى قرارها 1514 (د-15) المؤرخ 14 كانون الأول/ديسمبر 1960، وقرارها 3026 ألف (د-27)، وقرارها دإ-10/2، وقرارها 1874 (دإ-4)",
            "A/RES/1514 (XV), A/RES/3026 (XXVII), A/RES/S-10/2, A/RES/1874 (S-IV)",
        );
        check(ga, Lang::Ar, "القرار دإط-11/1", "A/RES/ES-11/1");
    }

    #[test]
    fn a_short_name_may_stand_before_the_number() {
        check(
            Organ::HumanRightsCouncil,
            Lang::Ar,
            "بما في ذلك قرار الجمعية 76/227 المؤرخ 24 كانون الأول/ديسمبر 2021، وقرار المجلس 52/28 المؤرخ 4 نيسان/أبريل 2023",
            "A/RES/76/227, A/HRC/RES/52/28",
        );
    }

    #[test]
    fn a_chinese_list_is_named_behind_it() {
        let ga = Organ::GeneralAssembly;
        check(
            ga,
            Lang::Zh,
            "大会第61/158、62/221和63/161号决议以及第74/530号决定，",
            "A/RES/61/158, A/RES/62/221, A/RES/63/161, A/DEC/74/530",
        );
        check(ga, Lang::Zh, "2020年第1/2、3/4季度", "");
    }

    #[test]
    fn a_body_named_much_later_did_not_adopt_it() {
        check(
            Organ::EconomicAndSocialCouncil,
            Lang::En,
            "its resolution 76/181 of 16 December 2021, in which it endorsed the declaration on rivers, lakes and the \
             rule of water, as adopted by the congress and the fourteenth session of the Commission on Rivers",
            "A/RES/76/181",
        );
        check(Organ::GeneralAssembly, Lang::En, "resolution 2000/22 of the Commission on Rivers", "");
    }

    #[test]
    fn what_is_no_citation() {
        check(
            Organ::GeneralAssembly,
            Lang::En,
            "the 2020/21 season, 1/2 of them, and/or 24/7, Article 1, paragraph 3",
            "",
        );
    }

    #[test]
    fn dates_and_paragraphs_are_read() {
        let cx = Context { lang: Lang::En, own: Some(Organ::GeneralAssembly), note: false };
        let found = find("paragraph 5 of its resolution 70/1 of 25 September 2015", &cx);
        assert_eq!(found[0].pinpoint.as_ref().unwrap().paragraph().unwrap().0, 5);
        assert_eq!(found[0].date.unwrap().1.to_string(), "2015-09-25");
    }
}
