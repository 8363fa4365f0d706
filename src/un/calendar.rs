//! When resolutions can have been adopted: sessions and years of the organs.
//!
//! Sources: the Manual (System of identification); 2,710 of 2,716 dated citations of the Assembly, 137 of 138 of the
//! Human Rights Council and all of some 500 of the Security Council but two fit (observed).

use std::ops::RangeInclusive;

use super::Organ;

/// The first and the last day on which something can have happened: year, month, day.
pub type Span = ((i16, i8, i8), (i16, i8, i8));

/// When the resolutions with a number were adopted: `session` is the part before the stroke (or the year of the
/// Economic and Social Council's), for the Security Council the year in parentheses.
pub fn adopted_in(organ: Organ, session: i16) -> Option<Span> {
    let (first, last) = match organ {
        Organ::GeneralAssembly if session == 1 => (1946, 1946),
        // From September to September; the nineteenth began in December and ended in the year after all the same.
        Organ::GeneralAssembly if (2..=120).contains(&session) => {
            return Some(((1945 + session, 9, 1), (1946 + session, 9, 30)));
        }
        Organ::HumanRightsCouncil if (1..=120).contains(&session) => {
            let year = 2006 + (session - 1) / 3;
            (year, year)
        }
        Organ::SecurityCouncil if session >= 1946 => (session, session),
        // Since 2014 the session runs from July to July and has the later year's number.
        Organ::EconomicAndSocialCouncil if session >= 1978 => (session - 1, session),
        _ => return None,
    };
    Some(((first, 1, 1), (last, 12, 31)))
}

/// The years of the special sessions of the Assembly, from the first on (the thirty-second was in 2021).
const ASSEMBLYS_SPECIAL: [i16; 32] = [
    1947, 1948, 1961, 1963, 1967, 1974, 1975, 1978, 1978, 1978, 1980, 1982, 1986, 1986, 1988, 1989, 1990,
    1990, 1997, 1998, 1999, 1999, 2000, 2000, 2001, 2001, 2002, 2005, 2014, 2016, 2020, 2021,
];

/// The years of the special sessions of the Human Rights Council, from the first on.
const COUNCILS_SPECIAL: [i16; 36] = [
    2006, 2006, 2006, 2006, 2007, 2008, 2008, 2008, 2009, 2009, 2009, 2009, 2010, 2010, 2011, 2011, 2011,
    2011, 2012, 2014, 2014, 2014, 2015, 2015, 2016, 2016, 2017, 2018, 2021, 2021, 2021, 2021, 2021, 2022,
    2022, 2023,
];

/// When the resolutions of a special session were adopted (`S-27/2`).
pub fn adopted_in_special(organ: Organ, session: i16) -> Option<Span> {
    let years: &[i16] = match organ {
        Organ::GeneralAssembly => &ASSEMBLYS_SPECIAL,
        Organ::HumanRightsCouncil => &COUNCILS_SPECIAL,
        Organ::SecurityCouncil | Organ::EconomicAndSocialCouncil => return None,
    };
    let year = *years.get(usize::try_from(session).ok()?.checked_sub(1)?)?;
    Some(((year, 1, 1), (year, 12, 31)))
}

/// About the first number of each session of the Assembly that has a Roman number, from the first session on, and what
/// would be that of the thirty-first.
const ROMAN: [u32; 31] = [
    1, 104, 182, 292, 375, 502, 610, 714, 809, 908, 996, 1137, 1237, 1348, 1495, 1630, 1759, 1872, 2001,
    2011, 2142, 2243, 2367, 2485, 2601, 2751, 2891, 3032, 3199, 3363, 3542,
];

/// The numbers that resolutions of one of the Assembly's first thirty sessions can have, with a margin: resumed and
/// special sessions stood between.
pub fn roman_numbers(session: u32) -> Option<RangeInclusive<u32>> {
    const MARGIN: u32 = 50;
    let session = usize::try_from(session).ok()?;
    let (first, next) = (ROMAN.get(session.checked_sub(1)?)?, ROMAN.get(session)?);
    Some(first.saturating_sub(MARGIN)..=next + MARGIN)
}

/// The last number of each year of the Security Council, from 1946 on.
const LAST_OF_YEAR: [u16; 79] = [
    15, 37, 66, 78, 89, 96, 98, 103, 104, 110, 121, 126, 131, 132, 160, 170, 176, 185, 199, 219, 232, 244,
    262, 275, 291, 307, 324, 344, 366, 384, 402, 422, 443, 461, 484, 501, 529, 545, 559, 580, 593, 606, 626,
    646, 683, 725, 799, 893, 969, 1035, 1092, 1147, 1219, 1284, 1334, 1386, 1454, 1521, 1580, 1651, 1738,
    1794, 1859, 1907, 1966, 2032, 2085, 2132, 2195, 2259, 2336, 2397, 2451, 2503, 2560, 2617, 2671, 2721,
    2767,
];

/// The year in which the Security Council adopted a resolution; nothing behind the end of the table.
pub fn security_council_year(number: u16) -> Option<i16> {
    let place = LAST_OF_YEAR.partition_point(|it| *it < number);
    (number > 0 && place < LAST_OF_YEAR.len()).then_some(1946 + place as i16)
}

/// Whether the Security Council's numbers had not come so far in a year that the table has.
pub fn beyond_security_council(number: u16, year: i16) -> bool {
    let last = LAST_OF_YEAR.last().copied().unwrap_or(0);
    number > last && (1946..1946 + LAST_OF_YEAR.len() as i16).contains(&year)
}

/// Whether a number is one of decisions: those of the Assembly count from 401 since 1976, those of the Economic and
/// Social Council from 200 (the Manual, System of identification).
pub const fn numbers_decision(organ: Organ, session: u16, number: u16) -> bool {
    match organ {
        Organ::GeneralAssembly => session > 30 && number > 400 && number < 700,
        Organ::EconomicAndSocialCouncil => session >= 1978 && number >= 200 && number < 600,
        Organ::SecurityCouncil | Organ::HumanRightsCouncil => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_security_councils_numbers_tell_the_year() {
        for (number, year) in [(1, 1946), (242, 1967), (1325, 2000), (1970, 2011), (2605, 2021), (2767, 2024)]
        {
            assert_eq!(security_council_year(number), Some(year), "{number}");
        }
        assert_eq!(security_council_year(2768), None);
        assert_eq!(security_council_year(0), None);
        assert!(beyond_security_council(2999, 2000) && !beyond_security_council(2999, 2026));
    }

    #[test]
    fn numbers_tell_decisions() {
        assert!(numbers_decision(Organ::GeneralAssembly, 72, 416));
        assert!(numbers_decision(Organ::EconomicAndSocialCouncil, 2021, 262));
        assert!(!numbers_decision(Organ::GeneralAssembly, 75, 337));
        assert!(!numbers_decision(Organ::EconomicAndSocialCouncil, 2022, 32));
        assert!(!numbers_decision(Organ::HumanRightsCouncil, 54, 416));
    }

    #[test]
    fn sessions_tell_the_time() {
        assert_eq!(adopted_in(Organ::GeneralAssembly, 75), Some(((2020, 9, 1), (2021, 9, 30))));
        assert_eq!(adopted_in(Organ::HumanRightsCouncil, 55), Some(((2024, 1, 1), (2024, 12, 31))));
        assert_eq!(adopted_in(Organ::EconomicAndSocialCouncil, 2022), Some(((2021, 1, 1), (2022, 12, 31))));
        assert_eq!(adopted_in(Organ::GeneralAssembly, 0), None);
    }
}
