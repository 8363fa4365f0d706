//! Dates as languages other than English write them: the month's name in its form, the year with what stands behind
//! it, no figures alone.

use std::sync::LazyLock;

use regex::Regex;

use super::dates::FORMAT;
use super::facts::Words;
use super::{Findings, Severity};
use crate::resolution::ElementKind;
use crate::un::drafting;
use crate::un::lang::Script;
use crate::un::{ByLang, Lang, ordinals};

/// Figures alone: day, month and year, or the year first.
static FIGURES: LazyLock<Option<[Regex; 2]>> = LazyLock::new(|| {
    Some([
        Regex::new(r"(?-u:\b)(?<d>[0-3]?[0-9])[./](?<m>[01]?[0-9])[./](?<y>(?:19|20)[0-9]{2})(?-u:\b)")
            .ok()?,
        Regex::new(r"(?-u:\b)(?<y>(?:19|20)[0-9]{2})[-./](?<m>[01]?[0-9])[-./](?<d>[0-3]?[0-9])(?-u:\b)")
            .ok()?,
    ])
});

/// A day and a year with words between that may be a month.
static NEARLY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let word = r"[^\s0-9,،؛;()\[\]/]{2,12}";
    let day = r"\b(?<d>[0-9]{1,2})";
    Regex::new(&format!(
        r"{day} (?<m>{word}(?: {word})?(?: ?/ ?{word}(?: {word})?)?) (?<y>(?:19|20)[0-9]{{2}})\b"
    ))
    .ok()
});

/// A Chinese date without the sign for its day.
static UNSIGNED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(drafting::UNSIGNED_DAY).ok());

/// A year in Chinese figures.
static SPELT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(drafting::SPELT_YEAR).ok());

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    use ElementKind as Kind;
    if matches!(words.element.kind, Kind::Title | Kind::Table | Kind::Vote) {
        return;
    }
    // The days of a session stand in the masthead in a form of their own.
    let session = words.element.kind == Kind::Masthead
        && words.prose.text.trim_start().starts_with(|it: char| it.is_ascii_digit());
    match words.lang.tables().script {
        Script::Latin => {
            if !session && words.element.kind != Kind::Note && !drafting::of(words.lang).loose_date.is_empty()
            {
                figures(words, out);
                loose(words, out);
            }
        }
        Script::Han => {
            figures(words, out);
            unsigned(words, out);
        }
        Script::Cyrillic | Script::Arabic => {
            figures(words, out);
            if !session {
                months(words, out);
            }
            if words.element.kind != Kind::Masthead {
                years(words, out);
            }
        }
    }
}

/// [`drafting::Words::loose_date`] of each language.
static LOOSE: ByLang<Option<Regex>> = ByLang::new(|lang| {
    let pattern = drafting::of(lang).loose_date;
    let pattern = pattern.replace("{m}", r"\p{L}{3,11}\.?");
    Regex::new(&pattern).ok().filter(|_| !pattern.is_empty())
});

/// Reports dates that have the parts of one, in another form: other words or marks between them, a month misspelt,
/// shortened or with a capital, the first day of a month as any other.
fn loose(words: &Words<'_>, out: &mut Findings) {
    let drafting = drafting::of(words.lang);
    let pattern = LOOSE.of(words.lang);
    for found in pattern.iter().flat_map(|it| it.captures_iter(&words.prose.text)) {
        let (Some(all), Some(day), Some(word), Some(year)) =
            (found.get(0), found.name("d"), found.name("m"), found.name("y"))
        else {
            continue;
        };
        let small = word.as_str().to_lowercase();
        let named = drafting.months.iter().copied().find(|it| *it == small);
        let month = match (named, meant(&small, &drafting.months)) {
            (Some(month), _) => month,
            (None, Meant::One(month)) if month.chars().next() == small.chars().next() => month,
            _ => continue,
        };
        let number = drafting.months.iter().position(|it| *it == month).map_or(0, |it| it + 1);
        let day = if day.as_str() == "1" { drafting.first_day } else { day.as_str() };
        let Some(due) = written(words.lang, day, number, year.as_str()) else { continue };
        if due != all.as_str() {
            report(words, all.range(), all.as_str(), due, out);
        }
    }
}

/// A date in a language's form.
fn written(lang: Lang, day: &str, month: usize, year: &str) -> Option<String> {
    let words = drafting::of(lang);
    let name = words.months.get(month.checked_sub(1)?)?;
    let (day, number) = (day.trim_start_matches('0'), month.to_string());
    Some(words.date.replace("{d}", day).replace("{m}", name).replace("{n}", &number).replace("{y}", year))
}

fn figures(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    for found in FIGURES.iter().flatten().flat_map(|it| it.captures_iter(text)) {
        let (Some(all), Some(day), Some(month), Some(year)) =
            (found.get(0), found.name("d"), found.name("m"), found.name("y"))
        else {
            continue;
        };
        // Symbols of documents: `COFI/2014/4.2`.
        let sign = |it: Option<char>| it.is_some_and(|it| matches!(it, '/' | '.' | '-' | ':' | '_'));
        let symbol = sign(text[..all.start()].chars().next_back())
            || sign(text[all.end()..].chars().next().filter(|it| *it != '.'))
            || text[..all.start()].ends_with(|it: char| it.is_ascii_alphanumeric());
        let number = month.as_str().parse().unwrap_or_default();
        let Some(due) = written(words.lang, day.as_str(), number, year.as_str()).filter(|_| !symbol) else {
            continue;
        };
        report(words, all.range(), all.as_str(), due, out);
    }
}

fn report(words: &Words<'_>, range: std::ops::Range<usize>, found: &str, due: String, out: &mut Findings) {
    let place = words.source(range);
    out.report(&FORMAT, place.clone(), format!("“{found}” is another form of date. Write “{due}”."))
        .severity(Severity::Information)
        .fix(format!("Write “{due}”"), vec![(place, due)]);
}

/// Reports months that are written as none is.
fn months(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    let months = drafting::of(words.lang).months;
    // With blanks about the stroke or vowel signs it is the same month.
    let close = |it: &str| -> String {
        it.chars().filter(|it| *it != ' ' && !matches!(it, '\u{64b}'..='\u{652}' | '\u{640}')).collect()
    };
    for found in NEARLY.iter().flat_map(|it| it.captures_iter(text)) {
        let (Some(day), Some(word), Some(year)) = (found.name("d"), found.name("m"), found.name("y")) else {
            continue;
        };
        let said = word.as_str();
        if months.iter().any(|it| close(it) == close(said)) {
            continue;
        }
        match meant(said, &months) {
            Meant::One(month) => {
                let place = word.range();
                report(words, place, said, month.to_owned(), out);
            }
            Meant::Two => {
                let place = words.source(day.start()..year.end());
                let message = format!("“{said}” has the names of two months. Correct one of them.");
                out.report(&FORMAT, place, message).severity(Severity::Information);
            }
            Meant::None => {}
        }
    }
}

/// What a word stands for that is no month's name.
enum Meant {
    None,
    One(&'static str),
    Two,
}

/// A word is so much like a month's name, in letters that differ.
const NEAR: usize = 2;

fn meant(said: &str, months: &[&'static str; 12]) -> Meant {
    let bare = said.trim_end_matches('.').to_lowercase();
    let halves = |it: &'static str| it.split('/');
    // Arabic months have two names: one may be missing, or be another month's.
    let mut named = bare.split('/').map(str::trim);
    let of = |name: &str| months.iter().copied().find(|it| halves(it).any(|half| half == name));
    let (first, second) = (named.next().and_then(of), named.next().map(of));
    match (first, second) {
        (Some(month), None) => return Meant::One(month),
        (Some(one), Some(Some(other))) if one != other => return Meant::Two,
        _ => {}
    }
    let length = bare.chars().count();
    // Shorter words are like many.
    let allowed = if length > 4 { NEAR } else { 1 };
    let near = months.iter().map(|it| (strsim::damerau_levenshtein(it, &bare), *it));
    let nearest = near.filter(|it| it.0 <= allowed).min_by_key(|it| it.0);
    match nearest {
        Some((_, month)) if length > 2 => Meant::One(month),
        _ => Meant::None,
    }
}

/// Reports years of dates that lack what stands behind them.
fn years(words: &Words<'_>, out: &mut Findings) {
    let behind = drafting::of(words.lang).behind_year;
    if behind.is_empty() {
        return;
    }
    let text = &words.prose.text;
    for date in crate::citation::dates(text, words.lang) {
        let end = usize::from(date.range.end());
        let rest = &text[end..];
        let next = rest.trim_start();
        // The word may be shortened to its first letter; it may also stand behind a second year.
        let letter = behind.trim_start().chars().next().unwrap_or_default();
        let short = next.strip_prefix(letter).is_some_and(|it| it.starts_with('.'));
        if !short && !next.starts_with([',', ';', '.', ')']) {
            continue;
        }
        let length = if short { rest.len() - next.len() + letter.len_utf8() + 1 } else { 0 };
        let shown = &text[usize::from(date.range.start())..end + length];
        let due = format!("{}{behind}", &text[usize::from(date.range.start())..end]);
        report(words, usize::from(date.range.start())..end + length, shown, due, out);
    }
}

/// Reports Chinese days without their sign, and years in Chinese figures.
fn unsigned(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    for found in UNSIGNED.iter().flat_map(|it| it.captures_iter(text)) {
        let (Some(day), Some(next)) = (found.name("day"), found.name("next")) else { continue };
        if next.as_str().chars().all(|it| Script::of(it) == Some(Script::Han)) {
            let day = day.as_str();
            let place = next.start() - day.len()..next.start();
            report(words, place, day, drafting::with_day_sign(day), out);
        }
    }
    for found in SPELT.iter().flat_map(|it| it.captures_iter(text)) {
        let Some(year) = found.name("y") else { continue };
        let due: String = year.as_str().chars().filter_map(ordinals::figure).collect();
        report(words, year.range(), year.as_str(), due, out);
    }
}

#[cfg(test)]
mod tests {
    use crate::resolution::Document;
    use crate::rules::check;

    /// The dates that a recital's words should have instead.
    #[track_caller]
    fn due(text: &str, expected: &[&str]) {
        let found = check(&Document::parse(text));
        let of_dates = found.iter().filter(|it| it.code == "date-format");
        let due: Vec<&str> = of_dates.flat_map(|it| &it.fixes).map(|it| it.edits[0].1.as_str()).collect();
        assert_eq!(due, expected, "{text}");
    }

    #[test]
    fn russian_dates_have_a_month_in_its_case_and_the_word_for_year() {
        let recital =
            |it: &str| format!("Генеральная Ассамблея,\n\nссылаясь на доклад от {it}, а также на план,\n");
        due(&recital("25 сентября 2015 года"), &[]);
        due(&recital("25 сентября 2015 и 2016 годов"), &[]);
        due(&recital("25 сентября 2015"), &["25 сентября 2015 года"]);
        due(&recital("25 сентября 2015 г."), &["25 сентября 2015 года"]);
        due(&recital("25 сентябрь 2015 года"), &["сентября"]);
        due(&recital("25 Июля 2015 года"), &["июля"]);
        due(&recital("25.09.2015"), &["25 сентября 2015 года"]);
    }

    #[test]
    fn arabic_months_have_both_their_names() {
        let recital =
            |it: &str| format!("إن الجمعية العامة،\n\nإذ تشير إلى التقرير المؤرخ {it}، وإلى الخطة،\n");
        due(&recital("25 أيلول/سبتمبر 2015"), &[]);
        due(&recital("25 كانون الأوّل/ديسمبر 2015"), &[]);
        due(&recital("25 سبتمبر 2015"), &["أيلول/سبتمبر"]);
        due(&recital("25 تموز/يوليو 2015"), &["تموز/يوليه"]);
        due(&recital("25/9/2015"), &["25 أيلول/سبتمبر 2015"]);
    }

    #[test]
    fn chinese_dates_have_the_sign_for_the_day() {
        let recital = |it: &str| format!("大会，\n\n回顾{it}第70/1号决议，\n");
        due(&recital("2015年9月25日"), &[]);
        due(&recital("2015年9月3至25日"), &[]);
        due(&recital("2015年9月25"), &["2015年9月25日"]);
        due(&recital("2015-9-25"), &["2015年9月25日"]);
        due(&recital("二〇一五年通过的"), &["2015"]);
        due(&recital("COFI/2014/4.2/Rev.1号文件和"), &[]);
    }
}
