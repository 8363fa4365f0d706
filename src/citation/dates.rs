//! Dates in running text, in six languages: also such as no calendar has, so that they can be told of.

use jiff::civil::Date;
use regex::Regex;

use crate::text::{TextRange, size};
use crate::un::{ByLang, Lang, drafting};

/// A date as a text writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Day, month and year, in bytes of the text searched.
    pub range: TextRange,
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: i8,
    /// The day of the month; perhaps one that it has not.
    pub day: i8,
}

impl Written {
    /// The date; nothing where the calendar has none such.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year, self.month, self.day).ok()
    }
}

/// A pattern that is broken finds nothing, which the tests would show.
static PATTERNS: ByLang<Option<Regex>> = ByLang::new(|lang| {
    let words = drafting::of(lang);
    let months = words.months.map(|it| regex::escape(it).replace('/', " ?/ ?")).join("|");
    Regex::new(&words.date_pattern.replace("{m}", &months)).ok()
});

/// All dates in a text without markup, in order.
pub fn dates(text: &str, lang: Lang) -> Vec<Written> {
    // A date has a year: four digits.
    let digits = text.as_bytes().windows(4).any(|it| it.iter().all(u8::is_ascii_digit));
    let Some(pattern) = PATTERNS.of(lang).as_ref().filter(|_| digits) else {
        return Vec::new();
    };
    pattern.captures_iter(text).filter_map(|it| written(&it, lang)).collect()
}

fn written(found: &regex::Captures<'_>, lang: Lang) -> Option<Written> {
    let (whole, month) = (found.get(0)?, found.name("m")?.as_str());
    // Arabic months have two names and a stroke, with blanks about it or without.
    let same = |name: &str| {
        let letters = |it: char| it != ' ';
        name.chars().filter(|it| letters(*it)).eq(month.chars().filter(|it| letters(*it)))
    };
    let month = month.parse().ok().or_else(|| {
        let place = drafting::of(lang).months.iter().position(|it| same(it))?;
        i8::try_from(place + 1).ok()
    })?;
    Some(Written {
        range: TextRange::new(size(whole.start()), size(whole.end())),
        year: found.name("y")?.as_str().parse().ok()?,
        month,
        day: found.name("d")?.as_str().trim_end_matches(char::is_alphabetic).parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lang: Lang, text: &str, expected: &str) {
        let shown: Vec<String> = dates(text, lang)
            .iter()
            .map(|it| format!("{}-{}-{} {:?}", it.year, it.month, it.day, it.date().is_some()))
            .collect();
        assert_eq!(shown.join(", "), expected);
    }

    #[test]
    fn dates_in_six_languages() {
        check(Lang::En, "of 25 September 2015, and 31 June 2021", "2015-9-25 true, 2021-6-31 false");
        check(Lang::Fr, "du 1er décembre 2021", "2021-12-1 true");
        check(Lang::Es, "de 9 de diciembre de 2021", "2021-12-9 true");
        check(Lang::Ru, "от 25 сентября 2015 года", "2015-9-25 true");
        check(Lang::Zh, "2015年9月25日第70/1号决议", "2015-9-25 true");
        check(Lang::Ar, "المؤرخ 25 أيلول/سبتمبر 2015", "2015-9-25 true");
    }

    #[test]
    fn other_numbers_are_no_dates() {
        check(Lang::En, "9 to 11 June, resolution 70/1, 2015–2030, 12 States in 2020", "");
    }
}
