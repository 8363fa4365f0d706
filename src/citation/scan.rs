//! Finding citations: numbers and symbols first, then the words between them.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use jiff::civil::Date;

use super::dates::Written;
use super::number::{is_recommendation, is_weak, latin, numbers, several_parts};
use super::organ::{
    Name, adopted_elsewhere, could, counts_on, form, in_order, named, named_behind, of_its_time, plausible,
};
use super::pinpoint::pinpoint;
use super::symbols::symbols;
use super::{Citation, Context, Symbol};
use crate::text::{TextRange, size};
use crate::un::{Lang, Organ, words};

/// The words for resolution, then those for decision. Of a list that is broken none is found, which the tests would
/// show.
static ACTS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(words::RESOLUTION.iter().chain(words::DECISION)).ok());

/// What the words up to a number have said.
struct State {
    /// A word for resolution or decision opened a list.
    act: Option<Act>,
    /// The organ that the words before the list named; `Some(None)` is one whose documents have no symbol here.
    organ: Option<Option<Organ>>,
    /// The council that was named last.
    council: Option<Organ>,
    /// Whether the list is the document's own organ's: “its resolutions”.
    own: bool,
    /// Whether a body was named whose documents have no symbol here.
    foreign: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Resolution,
    Decision,
}

pub(super) fn find(text: &str, dates: &[Written], cx: &Context) -> Vec<Citation> {
    if !text.bytes().any(|it| matches!(it, b'/' | b'(')) || !text.bytes().any(|it| it.is_ascii_digit()) {
        return Vec::new();
    }
    let mut found: Vec<Citation> = symbols(text, dates, cx.lang);
    let full = found.len();
    let free = |start: usize, end: usize| {
        let range = TextRange::new(size(start), size(end));
        !found.iter().any(|it| it.range.intersect(range).is_some_and(|it| !it.is_empty()))
    };
    let numbers: Vec<(usize, usize)> =
        numbers(text).into_iter().filter(|(start, end)| free(*start, *end)).collect();
    let mut state = State { act: None, organ: None, council: None, own: false, foreign: false };
    let mut at = 0;
    for (index, (start, end)) in numbers.iter().copied().enumerate() {
        let before = &text[at..start];
        hear(before, cx, &mut state);
        if let Some(organ) = found.get(..full).and_then(|it| of_the_report(text, it, at, start)) {
            state.organ = Some(organ);
        }
        let follows = at > 0 && directly_behind(&text[at..start], at, dates);
        at = end;
        let number = &*latin(&text[start..end]);
        if let Some(act) = behind_the_list(&text[end..]).filter(|_| cx.lang == Lang::Zh) {
            state.act = Some(act);
        }
        let Some(act) = state.act else { continue };
        let date = date(text, start, end, dates, cx.lang);
        let called = called_for(before, number);
        let weak = is_weak(number) && called != Some(Called::Named) && date.is_none() && before.len() > 12;
        if called.is_none() && !follows || weak || is_recommendation(number) {
            continue;
        }
        let council = cx.own.filter(|it| *it != Organ::GeneralAssembly).or(state.council);
        let behind = listed_behind(text, &numbers[index..], dates, council, cx.lang);
        let next = numbers.get(index + 1).map_or(text.len(), |it| it.0);
        let Some((organ, certain)) = whose(number, behind, &text[end..next], date, &state, cx) else {
            continue;
        };
        if number.contains("(LX") && organ != Organ::EconomicAndSocialCouncil {
            continue;
        }
        let dated = of_its_time(organ, number, date);
        if dated != organ && state.organ.is_some() {
            state.organ = Some(Some(dated));
        }
        let number = in_order(dated, number, date, cx.lang);
        let cited = |from: usize, end: usize, number: &str| Citation {
            range: TextRange::new(size(from), size(end)),
            symbol: Symbol::adopted(dated, number, act == Act::Decision),
            certain,
            linkable: act == Act::Resolution,
            date: None,
            pinpoint: None,
        };
        let parts = several_parts(&text[start..end]);
        let whole = number.trim_end_matches(|it: char| it.is_ascii_uppercase());
        found.extend(
            parts.iter().map(|(it, name)| cited(start + it.start, start + it.end, &format!("{whole}{name}"))),
        );
        if parts.is_empty() {
            found.push(cited(start, end, &number));
        }
        // Of several parts the last one stands before their date.
        if let Some(last) = found.last_mut() {
            last.date = date;
            last.pinpoint = pinpoint(text, start, behind_date(end, date), cx.lang);
        }
    }
    found.sort_by_key(|it| it.range.start());
    found
}

/// The organ that adopted a number, and whether words or form tell it; `behind` is the organ named behind its list.
fn whose(
    number: &str,
    behind: Option<Option<Organ>>,
    words_behind: &str,
    date: Option<(TextRange, Date)>,
    state: &State,
    cx: &Context,
) -> Option<(Organ, bool)> {
    let form = form(number);
    let roman = number.contains('(') && form != Some(Organ::SecurityCouncil);
    // The Assembly's number of that day is not that of a body named before.
    let the_assemblys = || date.is_some_and(|it| could(Organ::GeneralAssembly, number, it.1));
    let named = behind.or(state.organ);
    let guess = match (form, named) {
        (Some(Organ::SecurityCouncil), _) => Organ::SecurityCouncil,
        (_, None) if adopted_elsewhere(words_behind) => return None,
        (_, Some(None)) if behind.is_none() && !roman && form.is_none() && the_assemblys() => {
            Organ::GeneralAssembly
        }
        (Some(Organ::GeneralAssembly), Some(None)) if behind.is_none() && roman => Organ::GeneralAssembly,
        (_, Some(None)) => return None,
        // Roman sessions had the Assembly and the Economic and Social Council.
        (Some(_), Some(Some(Organ::EconomicAndSocialCouncil))) if roman => Organ::EconomicAndSocialCouncil,
        (Some(Organ::GeneralAssembly), None)
            if roman && state.own && cx.own == Some(Organ::EconomicAndSocialCouncil) =>
        {
            Organ::EconomicAndSocialCouncil
        }
        (Some(organ), _) => organ,
        (None, Some(Some(organ))) => organ,
        (None, None) => cx.own.unwrap_or(Organ::GeneralAssembly),
    };
    let organ = plausible(guess, number, state.council)?;
    let foreign = state.foreign && named.is_none_or(|it| it.is_none());
    if roman && organ == Organ::GeneralAssembly && foreign && !counts_on(number) {
        return None;
    }
    // Neither the Assembly's nor the Council's on that day, and somebody else was named.
    let councils = [Organ::GeneralAssembly, Organ::HumanRightsCouncil];
    let ours = |date: Date| councils.iter().any(|it| could(*it, number, date));
    // The Economic and Social Council has no numbers of this form of its own: it quotes a commission's resolution.
    let quoted = state.own && cx.own == Some(Organ::EconomicAndSocialCouncil);
    if named.is_none() && form.is_none() && (state.foreign || quoted) && date.is_some_and(|it| !ours(it.1)) {
        return None;
    }
    Some((organ, organ == guess))
}

/// The organ named behind a list of which `numbers` are the rest: “resolutions 45/3 of 6 October 2020 and 48/15 of
/// the Human Rights Council”.
fn listed_behind(
    text: &str,
    numbers: &[(usize, usize)],
    dates: &[Written],
    council: Option<Organ>,
    lang: Lang,
) -> Option<Option<Organ>> {
    for (index, (_, end)) in numbers.iter().enumerate() {
        let next = numbers.get(index + 1).map_or(text.len(), |it| it.0);
        let behind = &text[*end..next];
        if let Some(organ) = named_behind(behind, council, lang) {
            return Some(organ);
        }
        let within =
            |it: &&Written| usize::from(it.range.start()) >= *end && usize::from(it.range.end()) <= next;
        let dated: usize = dates.iter().filter(within).map(|it| text[it.range].chars().count()).sum();
        let only_joins = behind.chars().count() <= dated + 16;
        if !only_joins || behind.contains([';', '.', '(']) || is_act(behind) || named(behind).next().is_some()
        {
            return None;
        }
    }
    None
}

/// Whose resolutions the report holds that was cited right before: “(A/73/53), chap. IV, sect. A, resolution 37/17”.
fn of_the_report(text: &str, symbols: &[Citation], from: usize, start: usize) -> Option<Option<Organ>> {
    let last = symbols.iter().rfind(|it| usize::from(it.range.end()) <= start)?;
    let place = last.pinpoint.as_ref().filter(|it| usize::from(it.range.start()) >= from)?;
    let gap = text.get(place.range.end().into()..start)?;
    let near = gap.chars().count() < 20 && named(gap).next().is_none() && !gap.contains([';', '.']);
    words::reported(&last.symbol.to_string()).filter(|_| near)
}

/// Whether nothing but a date stands between two numbers.
fn directly_behind(gap: &str, at: usize, dates: &[Written]) -> bool {
    let dated = dates.iter().find(|it| usize::from(it.range.start()) >= at);
    dated.and_then(|it| gap.get(usize::from(it.range.end()) - at..)).is_some_and(|it| {
        let rest = words::YEARS.iter().fold(it.trim(), |rest, year| rest.trim_start_matches(year));
        rest.trim().is_empty()
    })
}

/// Takes the words between two numbers: an organ's name holds until another one or a new list.
fn hear(words: &str, cx: &Context, state: &mut State) {
    let mut events: Vec<(usize, Event)> = Vec::new();
    let words = &*without_titles(words);
    let lower = words.to_lowercase();
    if lower.len() == words.len() {
        for found in ACTS.iter().flat_map(|it| it.find_overlapping_iter(&lower)) {
            let decision = found.pattern().as_usize() >= words::RESOLUTION.len();
            let act = if decision { Act::Decision } else { Act::Resolution };
            events.push((found.start(), Event::Act(act)));
        }
    }
    events.extend(named(words).map(|(at, end, name)| (at, Event::Name(name, end))));
    events.sort_by_key(|it| it.0);
    // Behind a number its organ may be named.
    let goes_on = state.act.is_some() && events.first().is_some_and(|it| it.0 < 40);
    let mut named: Option<(usize, Option<Organ>)> = None;
    let mut act_at: Option<usize> = None;
    for (at, event) in events {
        match event {
            // 人权状况委员会的2016年…: what was set up, not who adopted.
            Event::Name(Name::Organ(None), end) if cx.lang == Lang::Zh && words[end..].starts_with('的') => {
            }
            Event::Name(Name::Organ(organ), end) => {
                state.foreign |= organ.is_none();
                named = Some((end, organ));
                if organ.is_some_and(|it| it != Organ::GeneralAssembly) {
                    state.council = organ;
                }
            }
            Event::Name(Name::Council, end) => {
                let own = cx.own.filter(|it| *it != Organ::GeneralAssembly);
                if let Some(organ) = own.or(state.council) {
                    named = Some((end, Some(organ)));
                }
            }
            Event::Act(act) => {
                state.act = Some(act);
                act_at = Some(at);
                let before = words[..at].trim_end();
                let possessive = words::ITS.iter().any(|it| before.ends_with(it));
                // The organ's name stands right before the word, or is the subject of the clause before "its".
                let gap = named.map(|(end, _)| words[end.min(at)..at].trim());
                state.own = false;
                // “60/251 of the Assembly and its resolutions 5/1”: the name belongs to the number before.
                let another = goes_on && gap.is_some_and(is_joined);
                match (gap, named) {
                    (Some(gap), Some((_, organ)))
                        if possessive && !another && gap.chars().count() < 24 && !gap.contains(';') =>
                    {
                        state.organ = Some(organ);
                    }
                    // A body that is not read is an owner only where it stands before its resolutions.
                    (Some(gap), Some((_, None))) if !possessive && !owns(gap, cx.lang) => state.released(),
                    (Some(_), Some((_, organ))) if !possessive => state.organ = Some(organ),
                    _ if possessive => {
                        state.organ = None;
                        state.own = true;
                    }
                    _ => state.released(),
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
        && (act_at.is_some_and(|it| it < end) || matches!(cx.lang, Lang::Zh | Lang::Ar))
        && (words.len() - end < before_number
            || cx.lang == Lang::Zh && words[end..].replace(' ', "").len() < before_number)
    {
        state.organ = Some(organ);
    }
}

enum Event {
    Act(Act),
    /// With the end of the name.
    Name(Name, usize),
}

/// What goes on with a list.
const JOINS: [&str; 15] =
    ["and", "et", "y", "e", "и", "و", "or", "ou", "to", "a", "in", "by", "of", "no", "its"];

/// Whether nothing but “and its” stands between a name and the word for resolution.
fn is_joined(gap: &str) -> bool {
    let mut words = gap.trim_start_matches([',', ' ']).split(' ');
    words.next().is_some_and(|it| JOINS[..6].contains(&it)) && words.count() == 1
}

impl State {
    /// A new word for resolution ends the list of a body that is not read.
    fn released(&mut self) {
        self.organ = self.organ.filter(Option::is_some);
    }
}

/// Whether a body that was named owns the resolutions behind the words between: the name goes before in English,
/// “the Commission’s resolutions on housing, including resolution …”.
fn owns(gap: &str, lang: Lang) -> bool {
    let clause = !gap.contains([',', ';', '،']) && gap.chars().count() <= 80;
    lang == Lang::En && (clause || words::INCLUDING.iter().any(|it| gap.ends_with(it)))
}

/// Words with blanks for what stands in quotation marks: titles name organs and resolutions of their own.
fn without_titles(words: &str) -> Cow<'_, str> {
    const MARKS: [(char, char); 3] = [('“', '”'), ('«', '»'), ('”', '“')];
    let mut words = Cow::Borrowed(words);
    for (open, close) in MARKS {
        let mut at = 0;
        while let Some(start) = words[at..].find(open).map(|it| at + it + open.len_utf8())
            && let Some(end) = words[start..].find(close).map(|it| start + it)
        {
            words.to_mut().replace_range(start..end, &" ".repeat(end - start));
            at = end + close.len_utf8();
        }
    }
    words
}

/// How the words before a number call for it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Called {
    /// By the word for resolution or an organ's name.
    Named,
    /// By what goes on with a list.
    Listed,
}

/// Whether the words right before a number call for one: the word for resolution, or a list's punctuation.
fn called_for(before: &str, number: &str) -> Option<Called> {
    let mut before = before.trim_end_matches([' ', '“', '(', '\u{200e}', '\u{200f}']);
    let lower = before.to_lowercase();
    if let Some(numbered) = words::NUMBERED.iter().find(|it| lower.ends_with(**it))
        && let Some(rest) = before.get(..before.len().saturating_sub(numbered.len()))
    {
        before = rest.trim_end();
    }
    let last = before.rsplit([' ', '，', '、']).next().unwrap_or("");
    let ends = |list: &[&str]| list.iter().any(|it| before.ends_with(it));
    let named =
        || words::ORGANS.iter().any(|it| before.ends_with(it.0) || without_ending(before).ends_with(it.0));
    if is_act(last) || named() || ends(words::COUNCIL) || ends(words::ASSEMBLY) {
        return Some(Called::Named);
    }
    let listed = before.is_empty()
        || number.contains('(')
        || before.ends_with([
            ',', ';', ':', '；', '、', '，', '：', '第', '和', '与', '及', '日', '،', '؛', '–', 'و',
        ])
        || JOINS.contains(&last.to_lowercase().as_str());
    listed.then_some(Called::Listed)
}

/// Russian names are listed without the ending of their case.
fn without_ending(text: &str) -> &str {
    let last = text.chars().next_back().filter(|it| ('\u{400}'..'\u{500}').contains(it));
    text.get(..text.len() - last.map_or(0, char::len_utf8)).unwrap_or_default()
}

/// What a Chinese list of numbers cites, which the word behind its last one tells:
/// 第61/158、62/221和63/161号决议, 第73/512号和2020年12月7日第75/514号决定.
fn behind_the_list(rest: &str) -> Option<Act> {
    let listed = |it: char| it.is_ascii_alphanumeric() || "/-() 、，和及与至第".contains(it);
    let (list, _) = rest.split_once('号')?;
    if !list.chars().all(listed) {
        return None;
    }
    let words = rest.trim_start_matches(|it| listed(it) || "号年月日".contains(it));
    let decision = Lang::Zh.tables().citing.decision.iter().any(|it| words.starts_with(it));
    Some(if decision { Act::Decision } else { Act::Resolution })
}

/// Whether a word for resolution or decision stands in the words.
pub(super) fn is_act(words: &str) -> bool {
    ACTS.as_ref().is_some_and(|it| it.is_match(&words.to_lowercase()))
}

/// The date that belongs to a number: right behind it, in Chinese right before it.
pub(super) fn date(
    text: &str,
    start: usize,
    end: usize,
    dates: &[Written],
    lang: Lang,
) -> Option<(TextRange, Date)> {
    let stands = |it: &&Written| {
        let (from, to) = (usize::from(it.range.start()), usize::from(it.range.end()));
        let gap = if lang == Lang::Zh { text.get(to..start) } else { text.get(end..from) };
        gap.is_some_and(|gap| words::dated(lang).contains(&gap))
    };
    let found = dates.iter().find(stands)?;
    Some((found.range, found.date()?))
}

/// The end of a number with its date.
pub(super) fn behind_date(end: usize, date: Option<(TextRange, Date)>) -> usize {
    date.map_or(end, |it| end.max(it.0.end().into()))
}

#[cfg(test)]
mod forms;
#[cfg(test)]
mod tests;
