//! The order of symbols: as lists of documents have them, not as their letters fall.
//!
//! What was adopted comes first: by organ, resolutions before decisions, then by session or year, number, part of the
//! resolution and what stands behind it (corrigenda). Other documents follow by their letters, with numbers in them
//! by their value.

use std::cmp::Ordering;

use super::Symbol;
use crate::un::{Organ, words};

/// How an adopted document counts.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Adopted<'a> {
    organ: Organ,
    decision: bool,
    /// Special sessions behind the regular ones, emergency special sessions behind those.
    kind: Kind,
    session: u32,
    number: u32,
    /// The letter of a part of the resolution.
    part: &'a str,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Regular,
    Special,
    Emergency,
}

impl Ord for Symbol {
    fn cmp(&self, other: &Self) -> Ordering {
        let (left, right) = (self.as_str(), other.as_str());
        let adopted = match (adopted(left), adopted(right)) {
            (Some(left), Some(right)) => left.cmp(&right),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        // Two that count alike (`2 (I)`, `02 (I)`) are still two.
        adopted.then_with(|| by_value(left, right)).then_with(|| left.cmp(right))
    }
}

impl PartialOrd for Symbol {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What the symbol of a resolution or decision says of its place among others.
fn adopted(symbol: &str) -> Option<Adopted<'_>> {
    const SERIES: [(&str, Organ); 4] = [
        ("A/HRC/", Organ::HumanRightsCouncil),
        ("A/", Organ::GeneralAssembly),
        ("S/", Organ::SecurityCouncil),
        ("E/", Organ::EconomicAndSocialCouncil),
    ];
    let (rest, organ) = SERIES.iter().find_map(|it| Some((symbol.strip_prefix(it.0)?, it.1)))?;
    let (decision, rest) = match rest.strip_prefix("RES/") {
        Some(rest) => (false, rest),
        None => (true, rest.strip_prefix("DEC/")?),
    };
    // 1325 (2000), 217 (III), 3201 (S-VI)
    if let Some((number, session)) = rest.split_once('(') {
        let (kind, session) = session_kind(session.split_once(')')?.0);
        let session = session.parse().ok().or_else(|| words::from_roman(session))?;
        let (number, part) = part(number.trim_end());
        return Some(Adopted { organ, decision, kind, session, number: number.parse().ok()?, part });
    }
    let (session, number) = rest.split_once('/')?;
    let (kind, session) = session_kind(session);
    let (number, part) = part(number.split('/').next()?);
    let (session, number) = (session.parse().ok()?, number.parse().ok()?);
    Some(Adopted { organ, decision, kind, session, number, part })
}

fn session_kind(session: &str) -> (Kind, &str) {
    match (session.strip_prefix("ES-"), session.strip_prefix("S-")) {
        (Some(session), _) => (Kind::Emergency, session),
        (None, Some(session)) => (Kind::Special, session),
        (None, None) => (Kind::Regular, session),
    }
}

/// A number and the letters of a part behind it: `235B`, `180 B`.
fn part(number: &str) -> (&str, &str) {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let (number, part) = number.split_at(digits);
    (number, part.trim_start())
}

/// Compares texts by their characters, with the numbers in them by their value.
fn by_value(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (left, right);
    loop {
        let (left_digits, right_digits) = (digits(left), digits(right));
        let (order, lengths) = if left_digits > 0 && right_digits > 0 {
            let (one, other) = (value(&left[..left_digits]), value(&right[..right_digits]));
            (one.len().cmp(&other.len()).then_with(|| one.cmp(other)), (left_digits, right_digits))
        } else {
            let (one, other) = (left.chars().next(), right.chars().next());
            let (Some(a), Some(b)) = (one, other) else { return one.cmp(&other) };
            (a.cmp(&b), (a.len_utf8(), b.len_utf8()))
        };
        if order.is_ne() {
            return order;
        }
        (left, right) = (&left[lengths.0..], &right[lengths.1..]);
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Digits without the zeros that say nothing.
fn value(digits: &str) -> &str {
    digits.trim_start_matches('0')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lists_are_by_organ_session_number_part_and_suffix() {
        let expected = [
            "A/RES/217 (III)",
            "A/RES/9/2",
            "A/RES/10/1",
            "A/RES/75/9",
            "A/RES/75/180",
            "A/RES/75/180/Corr.1",
            "A/RES/75/180 B",
            "A/RES/75/181",
            "A/RES/3201 (S-VI)",
            "A/RES/S-27/2",
            "A/RES/ES-11/1",
            "A/DEC/75/501",
            "S/RES/242 (1967)",
            "S/RES/1325 (2000)",
            "S/RES/1373 (2001)",
            "A/HRC/RES/5/1",
            "A/HRC/RES/55/3",
            "E/RES/663 (XXIV)",
            "E/RES/1996/31",
            "E/RES/2021/4",
            "E/RES/2021/11",
            "A/9/2",
            "A/75/478",
            "A/75/478/Add.2",
            "A/75/478/Add.10",
            "A/HRC/55/2",
            "S/2021/27",
            "S/2021/827",
        ];
        let mut symbols: Vec<_> = expected.iter().rev().filter_map(|it| Symbol::parse(it)).collect();
        symbols.sort();
        let sorted: Vec<_> = symbols.iter().map(ToString::to_string).collect();
        assert_eq!(sorted, expected);
    }

    /// Symbols of few letters, so that many are nearly alike.
    fn symbol() -> impl Strategy<Value = Symbol> {
        const SHAPE: &str = "(A|S|E|A/HRC)/((RES|DEC)/)?(E?S-)?0?[1-3]{1,2}(/0?[1-3]{1,2}| \\((I|II|2|02|S-I)\\))? ?[AB]?(/(Add|Corr)\\.[12])?";
        SHAPE.prop_filter_map("no symbol", |text| Symbol::parse(&text))
    }

    proptest! {
        #[test]
        fn the_order_is_total_and_agrees_with_equality(a in symbol(), b in symbol(), c in symbol()) {
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
            let mut sorted = [&a, &b, &c];
            sorted.sort();
            prop_assert!(sorted[0] <= sorted[1] && sorted[1] <= sorted[2] && sorted[0] <= sorted[2]);
        }
    }
}
