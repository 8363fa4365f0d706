//! What the fields of a catalogue say, in the spellings that are published.

use std::collections::BTreeMap;

use jiff::civil::Date;
use smol_str::{SmolStr, ToSmolStr as _, format_smolstr};

use super::Listed;
use crate::citation::{Symbol, dates};
use crate::un::{Lang, words};
use crate::workspace::summary::Agenda;

/// Fields by name, in small letters; a list where the field is one.
pub(super) type Record = BTreeMap<String, Vec<String>>;

/// The names that a field has in published lists and in ours.
const SYMBOL: &[&str] = &["symbol", "document_symbol", "resolution"];
const TITLE: &[&str] = &["title"];
const SUBJECT: &[&str] = &["resolution_title", "subject"];
const DATE: &[&str] = &["adoption_date", "adopted", "date", "date_of_adoption"];
const SESSION: &[&str] = &["session"];
const ITEM: &[&str] = &["agenda_item", "agenda_items", "agenda"];
const ITEM_NAME: &[&str] = &["agenda_item_name", "agenda_name"];
const VOTE: &[&str] = &["vote", "adoption_type", "voting_type", "outcome"];
const COUNTS: [&[&str]; 3] = [
    &["ms_in_favour_count", "in_favour", "yes"],
    &["ms_against_count", "against", "no"],
    &["ms_abstaining_count", "abstaining", "abstentions"],
];
const SPONSORS: [&str; 2] = ["sponsors", "additional_sponsors"];
const LANGUAGE: &[&str] = &["language", "lang"];

/// What published lists write where there is nothing.
const NOTHING: [&str; 4] = ["N.A.", "N/A", "-", "null"];

/// What a record says; nothing where it names no symbol.
pub(super) fn listed(record: &Record) -> Option<Listed> {
    let (symbol, number) = symbol(field(record, SYMBOL)?)?;
    let organ = symbol.resolution().map(|it| it.organ);
    let name = field(record, ITEM_NAME).map(SmolStr::from);
    let agenda = match field(record, ITEM) {
        Some(line) => agenda(line, name),
        None => {
            name.map(|it| Agenda { label: "".into(), line: "".into(), name: Some(it) }).into_iter().collect()
        }
    };
    let sponsors = SPONSORS.iter().filter_map(|it| record.get(*it)).flatten();
    Some(Listed {
        organ,
        number,
        title: field(record, TITLE).unwrap_or_default().into(),
        subject: field(record, SUBJECT).map(|it| subject(it).into()),
        adopted: field(record, DATE).and_then(date),
        session: field(record, SESSION).map(SmolStr::from),
        agenda,
        vote: vote(record),
        sponsors: sponsors.flat_map(|it| it.split(';')).filter_map(said).map(SmolStr::from).collect(),
        lang: field(record, LANGUAGE).and_then(Lang::of_code).unwrap_or_default(),
        symbol,
    })
}

fn field<'a>(record: &'a Record, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|it| said(record.get(*it)?.first()?))
}

fn said(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty() && !NOTHING.contains(&text)).then_some(text)
}

/// A symbol and the number in it. Several parts are listed as one (`A/RES/75/252 A-C`); a blank may lack
/// (`S/RES/1325(2000)`).
fn symbol(text: &str) -> Option<(Symbol, SmolStr)> {
    let text = text.split([',', ';']).next()?.trim();
    let is_parts =
        |it: &str| it.split('-').all(|it| it.len() == 1 && it.bytes().all(|it| it.is_ascii_uppercase()));
    let text = match text.rsplit_once(' ') {
        Some((rest, parts)) if parts.contains('-') && is_parts(parts) => rest,
        _ => text,
    };
    let written = match text.split_once('(') {
        Some((number, year)) => format!("{} ({year}", number.trim_end()),
        None => text.to_owned(),
    };
    let symbol = Symbol::parse(&written)?;
    let number = ["/RES/", "/DEC/"].iter().find_map(|it| written.split_once(it));
    Some((symbol, number.map_or("", |it| it.1).into()))
}

/// What stands in brackets behind the symbol, where the catalogue describes in place of a title:
/// `Security Council resolution 1325 (2000) [on women and peace and security]`.
fn subject(text: &str) -> &str {
    match text.split_once(" [") {
        Some((_, inner)) => inner.trim_end_matches(['.', ' ']).trim_end_matches(']'),
        None => text,
    }
}

/// `2019-10-10 00:00:00`, `2021-10-11`, `27 July 2023`, `13 Jan. 2000`, `July 27, 2023`, `27/7/2023`, and the dates
/// of the other languages.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    let text = text.trim();
    let in_words = || {
        let langs = Lang::ALL;
        langs.into_iter().find_map(|it| dates(text, it).first()?.date())
    };
    in_words().or_else(|| parts(text))
}

/// A date in numbers, or with an English month that may be cut short.
fn parts(text: &str) -> Option<Date> {
    let text = text.split('T').next().filter(|it| it.len() == 10).unwrap_or(text);
    let parts: Vec<&str> = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let [first, second, third, ..] = parts[..] else { return None };
    let month = |it: &str| {
        let is = |name: &str| {
            it.len() >= 3 && name.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it))
        };
        let place = words::MONTHS.iter().position(|name| is(name))?;
        i8::try_from(place + 1).ok()
    };
    let number = |it: &str| it.trim_end_matches(|it: char| it.is_ascii_alphabetic()).parse::<i8>().ok();
    let year = |it: &str| it.parse::<i16>().ok().filter(|it| *it > 1900);
    if let Some(year) = year(first) {
        return Date::new(year, month(second).or_else(|| number(second))?, number(third)?).ok();
    }
    let year = year(third)?;
    match (month(first), month(second)) {
        (Some(month), _) => Date::new(year, month, number(second)?).ok(),
        (_, Some(month)) => Date::new(year, month, number(first)?).ok(),
        // The day comes first, as the United Nations write it, unless that is no date.
        _ => {
            let (first, second) = (number(first)?, number(second)?);
            Date::new(year, second, first).or_else(|_| Date::new(year, first, second)).ok()
        }
    }
}

/// The items that a line names: `Agenda items 14 and 118 (a)`.
fn agenda(line: &str, name: Option<SmolStr>) -> Box<[Agenda]> {
    let labels = line.split([',', ';']).flat_map(|it| it.split(" and ")).filter_map(|it| {
        let start = it.find(|it: char| it.is_ascii_digit())?;
        let (number, rest) = it[start..].split_at(it[start..].bytes().take_while(u8::is_ascii_digit).count());
        let letter: String =
            rest.trim().trim_matches(['(', ')']).chars().take_while(char::is_ascii_lowercase).collect();
        Some(if letter.is_empty() { number.to_smolstr() } else { format_smolstr!("{number} ({letter})") })
    });
    labels.map(|label| Agenda { label, line: line.into(), name: name.clone() }).collect()
}

/// The count, where there is one; else how it was adopted.
fn vote(record: &Record) -> Option<SmolStr> {
    let [yes, no, abstaining] = COUNTS.map(|it| field(record, it).and_then(|it| it.parse::<u32>().ok()));
    if let Some(yes) = yes.filter(|it| *it > 0) {
        let (no, abstaining) = (no.unwrap_or(0), abstaining.unwrap_or(0));
        return Some(format_smolstr!("In favour {yes}, against {no}, abstaining {abstaining}"));
    }
    let words = field(record, VOTE)?;
    // `Adopted unanimously, 4088th meeting`.
    let words = words.split([',', ';']).next()?.trim();
    let without = words.to_lowercase().replace(' ', "").contains("without");
    Some(if without { "Without a vote".into() } else { words.into() })
}
