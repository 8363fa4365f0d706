//! The identifier of a document: one type with parser, printer, order and address.

use smol_str::{SmolStr, format_smolstr};

use crate::un::{Lang, Organ, words};

/// The identifier of a document, the same in all languages (`A/RES/75/180`, `S/RES/1325 (2000)`). Two symbols
/// are equal where they are written alike; [`Symbol::same_document`] is wider. Their order is that of lists of
/// documents: `A/RES/9/2` before `A/RES/10/1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Symbol(SmolStr);

impl Symbol {
    /// Parses a full symbol, such as `A/75/478/Add.2`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (series, rest) = text.split_once('/')?;
        let series = series.split(['.', '(']).next().unwrap_or(series);
        let known = words::SERIES.contains(&series);
        let shaped = rest.bytes().any(|it| it.is_ascii_digit())
            && text.chars().all(|it| it.is_ascii_alphanumeric() || "/.-–() ,и和و".contains(it));
        (known && shaped).then(|| Self(in_english(text)))
    }

    /// The symbol of a resolution or decision with its number as a text writes it: `70/1`, `66/235 B`,
    /// `2605 (2021)`, `217 A (III)`, `2021/17`, `S-27/2`.
    pub fn adopted(organ: Organ, number: &str, decision: bool) -> Self {
        let act = if decision { "DEC" } else { "RES" };
        let prefix = match organ {
            Organ::GeneralAssembly => "A",
            Organ::SecurityCouncil => "S",
            Organ::HumanRightsCouncil => "A/HRC",
            Organ::EconomicAndSocialCouncil => "E",
        };
        // 217 A (III) is A/RES/217 (III) in the official addresses: the letter is dropped.
        let mut number = SmolStr::from(number.trim());
        if let Some(open) = number.find('(')
            && let before = number[..open].trim_end()
            && let head = before.trim_end_matches(|it: char| it.is_ascii_uppercase()).trim_end()
            && head.len() < before.len()
        {
            number = format_smolstr!("{head} {}", &number[open..]);
        }
        if !number.contains('(') {
            number = number.replace(' ', "").into();
        }
        Self(format_smolstr!("{prefix}/{act}/{number}"))
    }

    /// What the symbol of a resolution says of it; nothing for other documents, decisions and special sessions.
    pub fn resolution(&self) -> Option<ResolutionNumber> {
        const PREFIXES: [(&str, Organ); 4] = [
            ("A/HRC/RES/", Organ::HumanRightsCouncil),
            ("A/RES/", Organ::GeneralAssembly),
            ("S/RES/", Organ::SecurityCouncil),
            ("E/RES/", Organ::EconomicAndSocialCouncil),
        ];
        let (rest, organ) = PREFIXES.iter().find_map(|it| Some((self.0.strip_prefix(it.0)?, it.1)))?;
        let (session, number) = match rest.split_once('(') {
            Some((number, session)) => {
                let session = session.trim_end_matches(')');
                (session.parse().ok().or_else(|| roman(session))?, number.trim())
            }
            None => {
                let (session, number) = rest.split_once('/')?;
                (session.parse().ok()?, number)
            }
        };
        let number = number.trim_end_matches(|it: char| it.is_ascii_uppercase() || it == ' ');
        Some(ResolutionNumber { organ, session, number: number.parse().ok()? })
    }

    /// As it is written.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The official address, in a language.
    pub fn url(&self, lang: Lang) -> String {
        format!("https://undocs.org/{}/{}", lang.code(), self.canonical())
    }

    /// The symbol of an addendum, corrigendum or revision that a text names behind this one (“and Add.1”): of one
    /// kind it replaces the last suffix, else it goes behind it.
    pub fn with_suffix(&self, suffix: &str) -> Option<Self> {
        let kind = suffix.split('.').next()?;
        let base = match self.0.rsplit_once('/') {
            Some((base, last)) if last.split('.').next() == Some(kind) => base,
            _ => &self.0,
        };
        Self::parse(&format!("{base}/{suffix}"))
    }

    /// Kind and number of the last suffix: `Add` and 1 of `A/76/5/Add.1`.
    pub(super) fn suffix(&self) -> Option<(&str, u32)> {
        let (kind, number) = self.0.rsplit_once('/')?.1.split_once('.')?;
        let number = number.parse().ok()?;
        matches!(kind, "Add" | "Corr" | "Rev").then_some((kind, number))
    }

    /// The second of two complete symbols joined by a hyphen (`A/67/828-S/2013/210`).
    pub fn second(&self) -> Option<Self> {
        let at = joint(&self.0)?;
        Self::parse(&self.0[at + 1..])
    }

    /// Whether two symbols name one document: letter case, blanks and the part of a resolution aside.
    pub fn same_document(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// The document that this one corrects or revises: `A/RES/75/180` for `A/RES/75/180/Corr.1`.
    pub fn corrects(&self) -> Option<Self> {
        let (before, last) = self.0.rsplit_once('/')?;
        let number = last.strip_prefix("Corr.").or_else(|| last.strip_prefix("Rev."))?;
        number.bytes().all(|it| it.is_ascii_digit()).then(|| Self(before.into()))
    }

    /// The symbols of the first `count` corrigenda and of the first `count` revisions of the document.
    pub fn corrections(&self, count: u8) -> impl Iterator<Item = Self> {
        let corrected = |it| Self(format_smolstr!("{}/Corr.{it}", self.0));
        let revised = |it| Self(format_smolstr!("{}/Rev.{it}", self.0));
        (1..=count).map(corrected).chain((1..=count).map(revised))
    }

    /// The symbol as an index needs it: the same for all that [`Symbol::same_document`] holds alike.
    pub fn key(&self) -> String {
        let mut key = self.canonical().to_uppercase();
        if key.contains("/RES/") && key.ends_with(|it: char| it.is_ascii_uppercase()) {
            key.pop();
        }
        key
    }

    /// Without blanks; a joint symbol's first half.
    fn canonical(&self) -> String {
        let first = joint(&self.0).map_or(self.0.as_str(), |it| &self.0[..it]);
        first.chars().filter(|it| !it.is_whitespace()).collect()
    }
}

/// What the symbol of a resolution says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResolutionNumber {
    /// Who adopted it.
    pub organ: Organ,
    /// The session; the year for the Security Council and the Economic and Social Council.
    pub session: i16,
    /// Its place among those of the session, or of all years of the Security Council.
    pub number: u16,
}

/// The value of a Roman number of the early sessions: `XXX`, `LXIII`.
fn roman(text: &str) -> Option<i16> {
    let worth = |it: u8| match it {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        b'L' => Some(50),
        _ => None,
    };
    let (mut sum, mut last) = (0, 0);
    for byte in text.bytes().rev() {
        let value: i16 = worth(byte)?;
        sum += if value < last { -value } else { value };
        last = last.max(value);
    }
    (1..100).contains(&sum).then_some(sum)
}

/// A symbol as it is in all languages: an en dash is a hyphen, “(Parts I и II)” is “(Parts I and II)”.
fn in_english(text: &str) -> SmolStr {
    if text.is_ascii() && !text.contains(['(', ',']) {
        return text.into();
    }
    let mut text = text.replace('–', "-");
    for join in [" et ", " y ", " и ", " و ", "和", "و"] {
        text = text.replace(join, " and ");
    }
    if text.contains(" and ") {
        text = text.replace("(Part ", "(Parts ");
    }
    text.into()
}

/// Where the hyphen between two complete symbols stands (`A/67/828-S/2013/210`).
fn joint(symbol: &str) -> Option<usize> {
    symbol.match_indices('-').map(|it| it.0).find(|at| {
        let (first, second) = (&symbol[..*at], &symbol[at + 1..]);
        first.contains('/') && second.contains('/') && Symbol::parse(second).is_some()
    })
}

impl std::fmt::Display for Symbol {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_no_blanks_and_joint_symbols_go_to_the_first() {
        let url = |text: &str| Symbol::parse(text).unwrap().url(Lang::En);
        assert_eq!(url("A/CONF.157/24 (Part I)"), "https://undocs.org/en/A/CONF.157/24(PartI)");
        assert_eq!(url("A/67/828-S/2013/210"), "https://undocs.org/en/A/67/828");
        assert_eq!(url("E/CN.4/2001/2-E/CN.4/Sub.2/2000/46"), "https://undocs.org/en/E/CN.4/2001/2");
    }

    #[test]
    fn corrigenda_and_revisions_tell_what_they_are_of() {
        let of = |text: &str| Symbol::parse(text).unwrap().corrects().map(|it| it.to_string());
        assert_eq!(of("A/RES/75/180/Corr.1").as_deref(), Some("A/RES/75/180"));
        assert_eq!(of("A/C.3/75/L.5/Rev.2").as_deref(), Some("A/C.3/75/L.5"));
        assert_eq!(of("A/75/478/Add.2"), None);
        let all: Vec<_> = Symbol::parse("A/75/1").unwrap().corrections(1).map(|it| it.to_string()).collect();
        assert_eq!(all, ["A/75/1/Corr.1", "A/75/1/Rev.1"]);
    }

    #[test]
    fn numbers_become_symbols() {
        let shown = |organ, number| Symbol::adopted(organ, number, false).to_string();
        assert_eq!(shown(Organ::GeneralAssembly, "70/1"), "A/RES/70/1");
        assert_eq!(shown(Organ::GeneralAssembly, "217 A (III)"), "A/RES/217 (III)");
        assert_eq!(shown(Organ::GeneralAssembly, "66/235 B"), "A/RES/66/235B");
        assert_eq!(shown(Organ::SecurityCouncil, "1325 (2000)"), "S/RES/1325 (2000)");
        assert!(Symbol::parse("and/or").is_none());
    }

    #[test]
    fn symbols_of_resolutions_tell_session_and_number() {
        let read = |text: &str| {
            Symbol::parse(text).unwrap().resolution().map(|it| (it.organ, it.session, it.number))
        };
        assert_eq!(read("A/RES/75/180"), Some((Organ::GeneralAssembly, 75, 180)));
        assert_eq!(read("A/RES/66/235B"), Some((Organ::GeneralAssembly, 66, 235)));
        assert_eq!(read("A/RES/217 (III)"), Some((Organ::GeneralAssembly, 3, 217)));
        assert_eq!(read("S/RES/1325 (2000)"), Some((Organ::SecurityCouncil, 2000, 1325)));
        assert_eq!(read("A/HRC/RES/44/18"), Some((Organ::HumanRightsCouncil, 44, 18)));
        assert_eq!(read("A/RES/S-27/2"), None);
        assert_eq!(read("A/75/478"), None);
    }

    proptest::proptest! {
        #[test]
        fn a_symbol_printed_and_parsed_is_itself(text in "(A|S|E|A/HRC)/(RES/)?[1-9][0-9]{0,2}/[1-9][0-9]{0,2}(/Add\\.[1-9])?") {
            let symbol = Symbol::parse(&text).unwrap();
            proptest::prop_assert_eq!(Symbol::parse(&symbol.to_string()), Some(symbol));
        }
    }
}
