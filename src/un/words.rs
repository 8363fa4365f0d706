//! The words of citations in the six languages: what calls a number a resolution, and whose it is.

use super::lang::all;
use super::{Lang, Organ};

/// The words of citations in one language.
#[derive(Debug, Clone, Copy)]
pub struct Citing {
    /// Beginnings of the words for a resolution, in small letters.
    pub resolution: &'static [&'static str],
    /// Beginnings of the words for a decision, in small letters.
    pub decision: &'static [&'static str],
    /// The organs as they are named in running text, longest first where one holds another; nothing for bodies
    /// whose resolutions have no symbol here.
    pub organs: &'static [(&'static str, Option<Organ>)],
    /// Short names of other bodies, which claim a number only where they stand behind it: “resolution 73/1 of the
    /// Commission”.
    pub bodies: &'static [&'static str],
    /// Short forms that stand for an organ named before or for the document's own.
    pub council: &'static [&'static str],
    /// The short form of the Assembly.
    pub assembly: &'static [&'static str],
    /// What leads from a number to the organ that adopted it: “of the”.
    pub whose: &'static [&'static str],
    /// Words that make the subject of the clause the owner of a resolution.
    pub its: &'static [&'static str],
    /// What may stand between a number and the date behind it; in Chinese, between the date and the number.
    pub dated: &'static [&'static str],
    /// Words before a resolution that this one takes the place of, in small letters.
    pub supersedes: &'static [&'static str],
    /// Words behind a resolution that this one takes the place of, in small letters.
    pub superseded: &'static [&'static str],
    /// A form of “resolution” that one number follows, and its plural; empty where another rule looks after it.
    pub plurals: &'static [(&'static str, &'static str)],
    /// Words before a resolution of which only a part is spoken of, in small letters: “the mandate in resolution 60/1”.
    pub parts: &'static [&'static str],
}

/// The conjunctions and prepositions of one letter that Arabic writes together with the word behind them.
pub const JOINED: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

/// [`Citing::resolution`] of all languages.
pub const RESOLUTION: &[&str] = all!(citing.resolution: &str = "");

/// [`Citing::decision`] of all languages.
pub const DECISION: &[&str] = all!(citing.decision: &str = "");

/// [`Citing::organs`] of all languages.
pub const ORGANS: &[(&str, Option<Organ>)] = all!(citing.organs: (&str, Option<Organ>) = ("", None));

/// [`Citing::bodies`] of all languages.
pub const BODIES: &[&str] = all!(citing.bodies: &str = "");

/// [`Citing::council`] of all languages.
pub const COUNCIL: &[&str] = all!(citing.council: &str = "");

/// [`Citing::assembly`] of all languages.
pub const ASSEMBLY: &[&str] = all!(citing.assembly: &str = "");

/// What says “number” between the word for resolution and its number, in small letters.
pub const NUMBERED: &[&str] = &["no.", "nos.", "no", "n°", "nº", "núm.", "núms.", "№", "رقم", "num."];

/// What names one of the resolutions that the words before have spoken of.
pub const INCLUDING: &[&str] = &["including", "in particular", "notably", "namely", "most recently"];

/// Words behind the year of a date.
pub const YEARS: &[&str] = &["года", "г."];

/// Whose resolutions the chapters of a report hold: the Human Rights Council reports to the Assembly in Supplement
/// No. 53; a commission's report to the Economic and Social Council holds its own, which have no symbol here.
pub fn reported(symbol: &str) -> Option<Option<Organ>> {
    let supplement = |it: &str| it.strip_prefix("A/")?.split('/').nth(1).map(str::to_owned);
    if symbol.starts_with("E/") {
        return Some(None);
    }
    (supplement(symbol)? == "53").then_some(Some(Organ::HumanRightsCouncil))
}

/// [`Citing::its`] of all languages.
pub const ITS: &[&str] = all!(citing.its: &str = "");

/// English months, January first.
pub const MONTHS: [&str; 12] = Lang::En.tables().drafting.months;

/// First elements of the symbols of document series (Dag Hammarskjöld Library, document symbols).
pub const SERIES: &[&str] = &[
    "A", "S", "E", "ST", "TD", "UNEP", "DP", "HSP", "FCCC", "ICCD", "CBD", "CRC", "CEDAW", "CCPR", "CAT",
    "CERD", "CRPD", "CED", "CMW", "NPT", "BWC", "CCW", "CD", "ISBA", "SPLOS", "CLCS", "CAC", "CTOC", "JIU",
    "GC", "UNW", "LC", "PBC", "HRI", "DC", "SP", "APLC", "IDB", "WFP", "UNCTAD", "T", "AT", "IBRD", "HS",
];

/// What may stand between a number and its date in a language: [`Citing::dated`].
pub const fn dated(lang: Lang) -> &'static [&'static str] {
    lang.tables().citing.dated
}

/// The words of citations in a language.
pub const fn citing(lang: Lang) -> &'static Citing {
    &lang.tables().citing
}

/// How Arabic texts write kinds of sessions in numbers: emergency special, special, regular; the longest first.
pub const ARABIC_SESSIONS: [(&str, &str); 3] = [("دإط", "ES-"), ("دإ", "S-"), ("د", "")];

/// A Roman number in capitals, up to 99.
pub fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 7] =
        [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut rest = (1..100).contains(&number).then_some(number)?;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

/// What a Roman number in capitals counts, up to 89.
pub fn from_roman(text: &str) -> Option<u32> {
    (1..90).find(|it| roman(*it).as_deref() == Some(text))
}

/// What a label counts: `II`, `2`, `B` are 2. Letters that are Roman numbers are read as these.
pub fn counted(label: &str) -> Option<u32> {
    let letter = || match label.as_bytes() {
        [one] if one.is_ascii_alphabetic() => Some(u32::from(one.to_ascii_uppercase() - b'A') + 1),
        _ => None,
    };
    label.parse().ok().or_else(|| from_roman(label)).or_else(letter)
}
