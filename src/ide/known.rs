//! What a citation of a document says: number, title, date of adoption.

use jiff::civil::Date;

use crate::citation::Symbol;
use crate::resolution::{Document, Resolution};
use crate::un::{Lang, drafting};

/// A document that can be cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its symbol.
    pub symbol: Symbol,
    /// Its number, as citations have it: `70/1`, `1325 (2000)`.
    pub number: String,
    /// Its title; empty where it has none.
    pub title: String,
    /// When it was adopted.
    pub date: Option<Date>,
    /// The language of the title.
    pub lang: Lang,
}

impl Known {
    /// The resolutions of a document that can be cited.
    pub fn of(document: &Document) -> Vec<Self> {
        let lang = document.lang();
        document.units().iter().filter_map(|it| Self::of_resolution(&it.resolution, lang)).collect()
    }

    /// The same of one resolution, in the language of its document.
    pub fn of_resolution(resolution: &Resolution, lang: Lang) -> Option<Self> {
        let masthead = &resolution.masthead;
        let adopted = masthead.adopted.as_ref().and_then(|it| date_in(&it.text, lang));
        let closing = || {
            let closing = resolution.elements.get(resolution.closing?)?;
            date_in(&resolution.joined(closing).text, lang)
        };
        Some(Self {
            symbol: resolution.symbol()?,
            number: resolution.number()?.to_owned(),
            title: resolution.title.as_ref().map(|it| it.text.trim().to_owned()).unwrap_or_default(),
            date: adopted.or_else(closing),
            lang,
        })
    }

    /// Whether `query` begins its number (`Some(true)`) or a word of its title (`Some(false)`).
    pub fn answers(&self, query: &str) -> Option<bool> {
        if self.number.starts_with(query) {
            return Some(true);
        }
        let lower = query.to_lowercase();
        let begins = |word: &str| word.to_lowercase().starts_with(&lower);
        self.title.split(|it: char| !it.is_alphanumeric()).any(begins).then_some(false)
    }

    /// The citation as it is written behind the word for resolution: number, date, title.
    pub fn citation(&self, lang: Lang, dated: bool, entitled: bool) -> String {
        let words = drafting::of(lang);
        let date = self.date.map(|it| written(it, lang)).unwrap_or_default();
        let mut text = self.number.clone();
        if dated && !date.is_empty() {
            text.push_str(&words.dated.replace("{date}", &date));
        }
        if entitled && !self.title.is_empty() && self.lang == lang {
            text.push_str(&words.entitled.replace("{title}", &self.title));
        }
        text
    }
}

/// A date as the language writes it.
pub(super) fn written(date: Date, lang: Lang) -> String {
    let words = drafting::of(lang);
    let month = usize::try_from(date.month()).unwrap_or(1).saturating_sub(1);
    let day = match date.day() {
        1 => words.first_day.to_owned(),
        day => day.to_string(),
    };
    words
        .date
        .replace("{d}", &day)
        .replace("{m}", words.months.get(month).unwrap_or(&""))
        .replace("{n}", &date.month().to_string())
        .replace("{y}", &date.year().to_string())
}

/// The first date in a text.
pub(super) fn date_in(text: &str, lang: Lang) -> Option<Date> {
    if lang == Lang::Zh {
        let (before, rest) = text.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let (day, _) = rest.split_once('日')?;
        return Date::new(trailing(before)?.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    }
    let text = text.to_lowercase();
    for (index, month) in drafting::of(lang).months.iter().enumerate() {
        for (at, found) in text.match_indices(&month.to_lowercase()) {
            let before = text[..at].trim_end().trim_end_matches("de").trim_end().trim_end_matches("er");
            let behind = text[at + found.len()..].trim_start();
            let behind = behind.strip_prefix("de ").unwrap_or(behind);
            let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
            let day = trailing(before).and_then(|it| it.parse().ok());
            let year = behind[..digits].parse().ok();
            if let (Some(day), Some(year)) = (day, year)
                && let Ok(date) = Date::new(year, index as i8 + 1, day)
            {
                return Some(date);
            }
        }
    }
    None
}

/// The digits at the end of a text.
fn trailing(text: &str) -> Option<&str> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| &text[text.len() - digits..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_and_read_in_each_language() {
        let date = Date::new(2015, 9, 1).unwrap();
        for (lang, expected) in [
            (Lang::En, "1 September 2015"),
            (Lang::Fr, "1er septembre 2015"),
            (Lang::Es, "1 de septiembre de 2015"),
            (Lang::Ru, "1 сентября 2015 года"),
            (Lang::Zh, "2015年9月1日"),
            (Lang::Ar, "1 أيلول/سبتمبر 2015"),
        ] {
            assert_eq!(written(date, lang), expected);
            assert_eq!(date_in(&format!("x {expected} y"), lang), Some(date), "{expected}");
        }
        assert_eq!(date_in("32 May 2015, and May the", Lang::En), None);
    }

    #[test]
    fn a_document_tells_number_title_and_date() {
        let text = "General Assembly\n\nResolution adopted by the General Assembly on 25 September 2015\n\n70/1. Transforming our world\n\nThe General Assembly,\n\nDecides so.\n";
        let known = Known::of(&Document::parse(text));
        assert_eq!(
            known[0].citation(Lang::En, true, true),
            "70/1 of 25 September 2015, entitled “Transforming our world”"
        );
        assert_eq!(known[0].answers("70/"), Some(true));
        assert_eq!(known[0].answers("our"), Some(false));
        assert_eq!(known[0].answers("71"), None);
    }
}
