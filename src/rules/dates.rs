//! Dates that no calendar has, wrong weekdays, and dates in other forms than the United Nations'.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use regex::Regex;

use super::facts::{Words, indices};
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;
use crate::un::{Lang, Organ, words};

pub(super) const IMPOSSIBLE: Rule = Rule {
    code: "date-impossible",
    severity: Severity::Error,
    on: true,
    summary: "There is no such date.",
    why: "Day, month or year is wrong.",
    source: "0 of 7,293 dates in official documents",
    bad: "Recalling the meeting of 31 June 2020,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the meeting of 30 June 2020,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const WEEKDAY: Rule = Rule {
    code: "date-weekday",
    severity: Severity::Warning,
    on: true,
    summary: "The date was another day of the week.",
    why: "Weekday or date is wrong, and a meeting is missed.",
    source: "0 of 15 in official documents",
    bad: "Recalling the meeting on Monday, 16 December 2020,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the meeting on Wednesday, 16 December 2020,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Unsafe,
};

pub(super) const FORMAT: Rule = Rule {
    code: "date-format",
    severity: Severity::Warning,
    on: true,
    summary: "A date is not written as “16 December 2020”.",
    why: "Day, month, year, without comma and ordinal, reads alike everywhere.",
    source: "Editorial Manual, Numbers, dates and time; 0 in texts of the Assembly, 5 of 507 of the Security Council",
    bad: "Recalling the meeting of December 16, 2020,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the meeting of 16 December 2020,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const YEARS: Rule = Rule {
    code: "year-range",
    severity: Severity::Hint,
    on: true,
    summary: "A hyphen stands between two years.",
    why: "A range takes an en dash.",
    source: "1 of 283 in English official documents, none in Russian ones; the French, Spanish, Chinese and Arabic ones have the hyphen (186 against 1), and are left alone",
    bad: "Recalling the Decade 2015-2024,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the Decade 2015–2024,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const REVERSED: Rule = Rule {
    code: "year-range-reversed",
    severity: Severity::Warning,
    on: true,
    summary: "A range of years ends before it begins.",
    why: "The years were interchanged, or one of them is wrong.",
    source: "0 of 283 ranges in English official documents",
    bad: "Recalling the Decade 2024–2015,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling the Decade 2015–2024,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Unsafe,
};

/// Another form of date: groups `d`, `m`, `y`.
struct Form {
    pattern: Regex,
    /// Whether a number may be one of the form's, by what stands before and behind it. Few are, and a pattern is dear to
    /// look for.
    may_have: fn(&str, &str) -> bool,
}

fn begins_with_month(text: &str) -> bool {
    words::MONTHS.iter().any(|it| text.starts_with(it))
}

/// Month before day, an ordinal, a comma, or figures alone.
static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let months = words::MONTHS.join("|");
    let form = |pattern: String, may_have| Some(Form { pattern: Regex::new(&pattern).ok()?, may_have });
    let forms = [
        form(
            format!(r"\b(?<m>{months}) (?<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?<y>[12][0-9]{{3}})\b"),
            |before, _| {
                words::MONTHS
                    .iter()
                    .any(|it| before.strip_suffix(' ').is_some_and(|before| before.ends_with(it)))
            },
        ),
        form(
            format!(
                r"\b(?<d>[0-9]{{1,2}})(?:(?:st|nd|rd|th) (?:of )?| of )(?<m>{months}),? (?<y>[12][0-9]{{3}})\b"
            ),
            |_, behind| {
                let month = || behind.strip_prefix(" of ").is_some_and(begins_with_month);
                ["st", "nd", "rd", "th"].iter().any(|it| behind.starts_with(it)) || month()
            },
        ),
        form(
            r"\b(?<d>[0-3]?[0-9])[./](?<m>[01]?[0-9])[./](?<y>[12][0-9]{3})\b".to_owned(),
            |before, behind| before.ends_with(['.', '/']) && behind.starts_with(['.', '/']),
        ),
        form(
            format!(r"\b(?<d>[0-9]{{1,2}})(?: (?<m>{months}), |(?<n>{months}) ?)(?<y>[12][0-9]{{3}})\b"),
            |before, behind| before.ends_with(", ") || begins_with_month(behind),
        ),
        form(r"\b(?<y>(?:19|20)[0-9]{2})-(?<m>[01][0-9])-(?<d>[0-3][0-9])\b".to_owned(), |before, behind| {
            before.ends_with('-') && behind.starts_with('-')
        }),
    ];
    forms.into_iter().flatten().collect()
});

/// A day and a year with a word between that may be a month.
static NEARLY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?<d>[0-9]{1,2}) (?<m>[A-Za-z]{3,11}\.?) (?<y>(?:19|20)[0-9]{2})(?-u:\b)").ok()
});

/// The month that a word is meant to be: in small letters, shortened or misspelt.
fn meant(word: &str) -> Option<&'static str> {
    let bare = word.trim_end_matches('.').to_ascii_lowercase();
    words::MONTHS.iter().copied().find(|it| {
        let month = it.to_ascii_lowercase();
        let near = strsim::damerau_levenshtein(&month, &bare) <= if bare.len() > 4 { 2 } else { 1 };
        *it != word && (near || month.starts_with(&bare))
    })
}

/// Reports months that are written as none is.
fn months(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    // The years of dates stand behind months that are written as they are.
    let dated = |it: &Range<usize>| words.dates.iter().any(|date| usize::from(date.range.end()) == it.end);
    let is_year = |it: &Range<usize>| it.len() == 4 && text[..it.start].ends_with(' ');
    if !words.figures.iter().any(|it| is_year(it) && !dated(it)) {
        return;
    }
    for found in NEARLY.iter().flat_map(|it| it.captures_iter(text)) {
        let Some(word) = found.name("m").filter(|it| !words::MONTHS.contains(&it.as_str())) else { continue };
        let Some(month) = meant(word.as_str()) else { continue };
        let place = words.source(word.range());
        let message = format!("“{}” seems to be the month {month}. Write “{month}”.", word.as_str());
        let severity =
            if words.organ == Some(Organ::SecurityCouncil) { Severity::Hint } else { FORMAT.severity };
        out.report(&FORMAT, place.clone(), message)
            .severity(severity)
            .fix(format!("Write “{month}”"), vec![(place, month.to_owned())]);
    }
}

static YEAR_RANGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?<a>1[89][0-9]{2}|20[0-9]{2})[-–](?<b>1[89][0-9]{2}|20[0-9]{2})(?-u:\b)").ok()
});

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    if matches!(words.element.kind, ElementKind::Table) {
        return;
    }
    let text = &words.prose.text;
    for date in words.dates {
        let place = || words.source(indices(date.range));
        match date.date() {
            None => {
                let shown = &text[indices(date.range)];
                let message = format!("There is no {shown}. Correct the day, the month or the year.");
                out.report(&IMPOSSIBLE, place(), message);
            }
            Some(day) if words.lang == Lang::En => weekday(words, indices(date.range).start, day, out),
            Some(_) => {}
        }
    }
    let digits = words.figures.iter().any(|it| it.len() >= 3);
    if digits && words.is_text() {
        years(words, out);
        if words.lang == Lang::En {
            spans(words, out);
            if words.element.kind != ElementKind::Note {
                format(words, out);
                months(words, out);
            }
        }
    } else if digits
        && words.lang == Lang::En
        && matches!(words.element.kind, ElementKind::Masthead | ElementKind::Closing)
    {
        format(words, out);
        months(words, out);
        spans(words, out);
    }
}

/// Compares the weekday right before a date.
fn weekday(words: &Words<'_>, start: usize, date: Date, out: &mut Findings) {
    let before = words.prose.text[..start].trim_end_matches([' ', ',']);
    let name = before.rsplit(' ').next().unwrap_or("");
    let Some((said, due)) = day_named(name).zip(Some(date.weekday())).filter(|it| it.0 != it.1) else {
        return;
    };
    let place = words.source(before.len() - name.len()..before.len());
    let message =
        format!("{date} is a {}, not a {}. Correct the weekday or the date.", day_name(due), day_name(said));
    let edit = (place.clone(), day_name(due).to_owned());
    out.report(&WEEKDAY, place, message).fix(format!("Write “{}”", day_name(due)), vec![edit]);
}

const DAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

fn day_named(name: &str) -> Option<Weekday> {
    DAYS.iter().find(|it| it.0 == name).map(|it| it.1)
}

fn day_name(day: Weekday) -> &'static str {
    DAYS.iter().find(|it| it.1 == day).map_or("", |it| it.0)
}

fn format(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    // What the Security Council quotes of others is dated as they do: 5 of 507.
    let council = words.organ == Some(Organ::SecurityCouncil);
    let severity = if council { Severity::Hint } else { FORMAT.severity };
    let may_stand =
        |form: &&Form| words.figures.iter().any(|it| (form.may_have)(&text[..it.start], &text[it.end..]));
    let forms = FORMS.iter().filter(may_stand);
    for found in forms.flat_map(|it| it.pattern.captures_iter(text)) {
        let (Some(all), Some(day), Some(month), Some(year)) =
            (found.get(0), found.name("d"), found.name("m").or_else(|| found.name("n")), found.name("y"))
        else {
            continue;
        };
        let month = month.as_str();
        let named = month.parse::<usize>().ok().and_then(|it| words::MONTHS.get(it.checked_sub(1)?)).copied();
        let month = named.unwrap_or(month);
        if month.starts_with(|it: char| it.is_ascii_digit()) {
            continue;
        }
        let with = format!("{} {month} {}", day.as_str().trim_start_matches('0'), year.as_str());
        let place = words.source(all.range());
        let message = format!("“{}” is another form of date. Write “{with}”.", all.as_str());
        out.report(&FORMAT, place.clone(), message)
            .severity(severity)
            .fix(format!("Write “{with}”"), vec![(place, with)]);
    }
}

/// A year that has not four figures (`wrong`); days of one month from `a` to `b`, with a hyphen (`x`) between.
static SPANS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let months = words::MONTHS.join("|");
    Regex::new(&format!(
        r"\b(?:[0-9]{{1,2}} (?:{months}) (?<wrong>[0-9]{{3}}|[0-9]{{5,6}})\b|(?:from )?(?<a>[0-9]{{1,2}})(?: to |(?<x>[-–]))(?<b>[0-9]{{1,2}}) (?:{months})\b|\b(?:paras|pp|arts|chaps)\. [0-9]+(?<h>-)[0-9]+\b)"
    ))
    .ok()
});

/// Reports days and years that cannot be.
fn spans(words: &Words<'_>, out: &mut Findings) {
    for found in SPANS.iter().flat_map(|it| it.captures_iter(&words.prose.text)) {
        let Some(all) = found.get(0) else { continue };
        if let Some(year) = found.name("wrong") {
            let message = format!("There is no year {}. Write it in four figures.", year.as_str());
            out.report(&IMPOSSIBLE, words.source(year.range()), message).severity(Severity::Warning);
            continue;
        }
        if let Some(hyphen) = found.name("h") {
            hyphenated(words, all.as_str(), hyphen.range(), out);
            continue;
        }
        let day = |name| found.name(name).and_then(|it| it.as_str().parse::<u8>().ok()).unwrap_or(0);
        if day("a") > day("b") {
            let message = format!("“{}” ends before it begins. Correct a day.", all.as_str());
            out.report(&IMPOSSIBLE, words.source(all.range()), message).severity(Severity::Warning);
        } else if let Some(hyphen) = found.name("x").filter(|it| it.as_str() == "-") {
            hyphenated(words, all.as_str(), hyphen.range(), out);
        }
    }
}

fn hyphenated(words: &Words<'_>, shown: &str, hyphen: std::ops::Range<usize>, out: &mut Findings) {
    let place = words.source(hyphen);
    let message = format!("A hyphen stands in “{shown}”. Put an en dash (‘–’).");
    out.report(&YEARS, place.clone(), message)
        .fix("Put an en dash (‘–’)".to_owned(), vec![(place, "–".into())]);
}

fn years(words: &Words<'_>, out: &mut Findings) {
    if !matches!(words.lang, Lang::En | Lang::Ru) || !words.prose.text.contains(['-', '–']) {
        return;
    }
    for found in YEAR_RANGE.iter().flat_map(|it| it.captures_iter(&words.prose.text)) {
        let (Some(all), Some(first), Some(last)) = (found.get(0), found.name("a"), found.name("b")) else {
            continue;
        };
        // Part of a symbol or a name: `E/2015-2016/3`.
        let inside = words.prose.text[..all.start()].ends_with(['/', '-', '–'])
            || words.prose.text[all.end()..].starts_with(['/', '-', '–']);
        if inside || first.as_str() == last.as_str() {
            continue;
        }
        if first.as_str() > last.as_str() {
            let place = words.source(all.range());
            let with = format!("{}–{}", last.as_str(), first.as_str());
            out.report(
                &REVERSED,
                place.clone(),
                format!("“{}” ends before it begins. Write “{with}”, or correct a year.", all.as_str()),
            )
            .fix(format!("Write “{with}”"), vec![(place, with)]);
            continue;
        }
        if !all.as_str().contains('-') {
            continue;
        }
        hyphenated(words, all.as_str(), first.end()..last.start(), out);
    }
}
