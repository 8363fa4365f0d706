//! Document symbols that are written as none is: a stroke, a full stop or a blank in the wrong place.

use std::sync::LazyLock;

use regex::Regex;

use super::facts::Words;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::ElementKind;
use crate::text::places;
use crate::un::{Lang, Organ};

pub(super) const MALFORMED: Rule = Rule {
    code: "symbol-malformed",
    severity: Severity::Warning,
    on: true,
    summary: "A document symbol has a form that no symbol has.",
    why: "The document cannot be found under it.",
    source: "Dag Hammarskjöld Library, United Nations document symbols; observed in official documents",
    bad: "Recalling the report,¹\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ A/75/478/Add2, para. 9.",
    good: "Recalling the report,¹\n\n1. *Decides* so;\n\n2. *Requests* a report.\n\n¹ A/75/478/Add.2, para. 9.",
    fix: FixKind::Unsafe,
};

pub(super) const LONG: Rule = Rule {
    code: "symbol-long",
    severity: Severity::Hint,
    on: true,
    summary: "A resolution is named by its full symbol where the short number is usual.",
    why: "Running text has “resolution 70/1”.",
    source: "Editorial Manual, References to other resolutions; 0 in texts of the Assembly",
    bad: "Recalling A/RES/70/1,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling resolution 70/1,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

/// A form that no symbol has: what is found, what it becomes.
struct Form {
    pattern: Regex,
    with: &'static str,
    what: &'static str,
}

/// Source and replacement of each form, and what is wrong with it.
const FORMS: &[(&str, &str, &str)] = &[
    (
        r"\b((?:A|E)(?:/HRC)?/(?:RES|DEC)/[0-9]{1,4})[-–.,_\\]([0-9]{1,3})\b",
        "$1/$2",
        "a stroke divides session and number",
    ),
    (
        r"\bS/RES/([0-9]{1,4})[/-]((?:19|20)[0-9]{2})\b",
        "S/RES/$1 ($2)",
        "the Security Council’s year stands in parentheses",
    ),
    (
        r"\b([A-Z]{1,4}(?:/[A-Za-z0-9.()]+)+/(?:Add|Corr|Rev|Amend))([0-9]+)\b",
        "$1.$2",
        "a full stop stands before the number",
    ),
    (
        r"\b([A-Z](?:/[A-Za-z0-9.]+)*/(?:L|C|CN|AC|CONF|INF|PV|SR|WP|CRP))([0-9]+)\b",
        "$1.$2",
        "a full stop stands before the number",
    ),
    (
        r"\b([AES](?:/[A-Za-z0-9.]+)*)(?: /|/ )((?:[0-9]{2,4}/|RES|HRC|C\.|AC\.|CN\.|CONF\.|L\.)[A-Za-z0-9./]*)",
        "$1/$2",
        "no blank stands in a symbol",
    ),
    (r"\b([AES](?:/[A-Za-z0-9.]+)*)//([A-Za-z0-9])", "$1/$2", "one stroke divides the elements"),
    (r"\b([AES])-(RES|HRC|CONF|AC|CN|C)([/-])", "$1/$2/", "a stroke divides the elements"),
    (r"\bA/([0-9]{2})[-‑–]([0-9]{2,3})\b", "A/$1/$2", "a stroke divides session and number"),
    (r"\b([AES])\\((?:RES|HRC|[0-9]{2})[/\\])", "$1/$2", "a stroke divides the elements"),
    (r"\b([AES](?:/[A-Za-z0-9.]+)+)\\([0-9A-Z])", "$1/$2", "a stroke divides the elements"),
    (
        r"\b([A-Z]{1,4}(?:/[A-Za-z0-9.()]+)+/(?:Add|Corr|Rev)) ([0-9]+)\b",
        "$1.$2",
        "a full stop stands before the number",
    ),
    (r"\b([SE])((?:19|20)[0-9]{2}/[0-9]+)", "$1/$2", "a stroke stands behind the first letter"),
    (r"\b(A)([4-9][0-9]/(?:[0-9]{3}\b|[0-9]{1,3}\)))", "$1/$2", "a stroke stands behind the first letter"),
    (
        r"\b(A|E|S)-([3-9][0-9]/[0-9]{2,3}\b|(?:19|20)[0-9]{2}/[0-9]+)",
        "$1/$2",
        "a stroke stands behind the first letter",
    ),
    (r"\b([ES]/(?:19|20)[0-9]{2})[-–]([0-9]{1,3})\b", "$1/$2", "a stroke divides year and number"),
    (
        r"\b([A-Z]{1,4}(?:/[A-Za-z0-9.()]+)+)(?: /|/ )((?:Add|Corr|Rev)\.[0-9]+)",
        "$1/$2",
        "no blank stands in a symbol",
    ),
    (
        r"\b([A-Z]{1,4}(?:/[A-Za-z0-9.()]+)+)/(?:add|[Aa]d|Addd|ADD)\.([0-9]+)",
        "$1/Add.$2",
        "an addendum is “Add.”",
    ),
    (
        r"\b([A-Z]{1,4}(?:/[A-Za-z0-9.()]+)+)/(?:corr|[Cc]or|CORR)\.([0-9]+)",
        "$1/Corr.$2",
        "a corrigendum is “Corr.”",
    ),
    (r"\b([A-Z]{1,4}(?:/[A-Za-z0-9.()]+)+)/(?:rev|[Rr]v|REV)\.([0-9]+)", "$1/Rev.$2", "a revision is “Rev.”"),
    (
        r"\b([A-Z]{1,4}(?:/[A-Za-z0-9.()]+)+/(?:Add|Corr|Rev|L|C|AC|CN|CONF))\.\.([0-9]+)",
        "$1.$2",
        "one full stop stands before the number",
    ),
    (r"\b([AES]/[0-9]{2,4}/[0-9]*)O([0-9]*)\b", "${1}0$2", "a zero is meant, not a letter"),
    (r"\b(A)/CONF/([0-9]+)", "$1/CONF.$2", "a full stop stands before the number"),
];

/// A pattern whose words end where Latin letters, figures and `_` do. To ask for the letters of all scripts costs a
/// slower search wherever a text has any sign beyond ASCII.
fn latin(source: &str) -> Option<Regex> {
    Regex::new(&source.replace(r"\b", r"(?-u:\b)")).ok()
}

static PATTERNS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let form = |(source, with, what): &(&str, &'static str, &'static str)| {
        Some(Form { pattern: latin(source)?, with, what })
    };
    FORMS.iter().filter_map(form).collect()
});

/// Small letters where a symbol has capitals, and Cyrillic letters that look like them.
static LETTERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:[aes]/(?:(?i:res|hrc|conf|ac|cn|c)[./][0-9A-Za-z./]*|[0-9]{2,4}/(?i:L\.|C\.)?)[0-9]+|[АСЕ]/(?:[0-9]{2}|RES|HRC|С\.|C\.)[0-9A-Za-z./]*)").ok()
});

/// A session without a number.
static ZERO: LazyLock<Option<Regex>> = LazyLock::new(|| latin(r"\b[Rr]esolutions? (?<x>[3-9][0-9]/0+)\b"));

/// Numbers of the Assembly with a full stop (`a`, `b`), which other bodies write; of sessions that never were
/// (`none`); and of the Security Council with the year in another form (`n`, `y`).
static OTHERWISE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin(
        r"\b(?:(?:[Ii]ts|General Assembly|Rights Council) resolutions? (?<a>[3-9][0-9])\.(?<b>[0-9]{1,3})\b|[Rr]esolutions? (?:(?<none>1[3-9][0-9]/[0-9]{1,3})\b|(?<n>[0-9]{3,4})(?:/(?<y>(?:19|20)[0-9]{2})\b|\((?<z>(?:19|20)[0-9]{2})\))))",
    )
});

/// A bare number with another sign than a stroke.
static BARE: LazyLock<Option<Regex>> =
    LazyLock::new(|| latin(r"\b([Rr]esolutions? )([3-9][0-9])(?:[-–\\]|//| / ?|/ )([0-9]{1,3})\b"));

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    let masthead = words.element.kind == ElementKind::Masthead;
    if !(words.is_text() || masthead) || !text.bytes().any(|it| it.is_ascii_digit()) {
        return;
    }
    if may_hold_a_symbol(text) {
        for form in &*PATTERNS {
            for found in form.pattern.captures_iter(text) {
                let Some(all) = found.get(0) else { continue };
                let mut with = String::new();
                found.expand(form.with, &mut with);
                report(words, all.range(), with, form.what, out);
            }
        }
        let other = ["a/", "e/", "s/", "А/", "С/", "Е/"].iter().any(|it| places(text, it).next().is_some());
        for found in LETTERS.iter().filter(|_| other).flat_map(|it| it.find_iter(text)) {
            let latin = |it: char| match it {
                'А' => 'A',
                'С' => 'C',
                'Е' => 'E',
                other => other.to_ascii_uppercase(),
            };
            let with = found.as_str().chars().map(latin).collect();
            report(words, found.range(), with, "symbols have Latin capitals", out);
        }
    }
    if words.lang == Lang::En && text.contains("esolution") {
        for found in BARE.iter().flat_map(|it| it.captures_iter(text)) {
            let (Some(session), Some(number)) = (found.get(2), found.get(3)) else { continue };
            let with = format!("{}/{}", session.as_str(), number.as_str());
            report(words, session.start()..number.end(), with, "a stroke divides session and number", out);
        }
    }
    if words.lang == Lang::En && text.contains("esolution") {
        otherwise(words, out);
    }
    if words.lang == Lang::En && text.contains("/0") {
        for found in ZERO.iter().flat_map(|it| it.captures_iter(text)).filter_map(|it| it.name("x")) {
            let message = format!(
                "There is no resolution “{}”: they are counted from 1. Correct the number.",
                found.as_str()
            );
            out.report(&MALFORMED, words.source(found.range()), message);
        }
    }
    long(words, out);
}

/// Reports numbers of resolutions that are written otherwise.
fn otherwise(words: &Words<'_>, out: &mut Findings) {
    for found in OTHERWISE.iter().flat_map(|it| it.captures_iter(&words.prose.text)) {
        let year = found.name("y").or_else(|| found.name("z"));
        if let (Some(session), Some(number)) = (found.name("a"), found.name("b")) {
            let with = format!("{}/{}", session.as_str(), number.as_str());
            report(words, session.start()..number.end(), with, "a stroke divides session and number", out);
        } else if let (Some(number), Some(year), Some(all)) = (found.name("n"), year, found.get(0)) {
            let with = format!("{} ({})", number.as_str(), year.as_str());
            report(
                words,
                number.start()..all.end(),
                with,
                "the Security Council’s year stands in parentheses",
                out,
            );
        } else if let Some(none) = found.name("none") {
            let message = format!("There was no session of “{}” yet. Correct the number.", none.as_str());
            out.report(&MALFORMED, words.source(none.range()), message);
        }
    }
}

/// Whether a stroke stands behind something else than a digit, as in no bare number (70/1), and beside a sign of ASCII,
/// as in no Arabic month (أيلول/سبتمبر); or a dash behind an organ's letter.
fn may_hold_a_symbol(text: &str) -> bool {
    let bytes = text.as_bytes();
    let behind = |at: usize| at.checked_sub(1).and_then(|it| bytes.get(it));
    // `A75/53`, which has lost its stroke.
    let lost = |at: usize| {
        let digits = bytes[..at].iter().rev().take_while(|it| it.is_ascii_digit()).count();
        behind(at - digits).is_some_and(|it| b"AES".contains(it))
    };
    let beside =
        |at: usize| behind(at).is_some_and(u8::is_ascii) || bytes.get(at + 1).is_some_and(u8::is_ascii);
    memchr::memchr2_iter(b'/', b'\\', bytes)
        .any(|it| (!behind(it).is_some_and(u8::is_ascii_digit) || lost(it)) && beside(it))
        || memchr::memchr_iter(b'-', bytes).any(|it| behind(it).is_some_and(|it| b"AES".contains(it)))
}

fn report(words: &Words<'_>, at: std::ops::Range<usize>, with: String, what: &str, out: &mut Findings) {
    let found = &words.prose.text[at.clone()];
    let place = words.source(at);
    let message = format!("“{found}” is no symbol: {what}. Write “{with}”.");
    out.report(&MALFORMED, place.clone(), message).fix(format!("Write “{with}”"), vec![(place, with)]);
}

fn long(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    if words.lang != Lang::En || !words.is_body() || words.organ == Some(Organ::SecurityCouncil) {
        return;
    }
    let head = "A/RES/";
    for at in places(text, head) {
        let rest = &text[at + head.len()..];
        let length = rest.len() - rest.trim_start_matches(|it: char| it.is_ascii_digit() || it == '/').len();
        let number = rest[..length].trim_end_matches('/');
        if number.contains('/') {
            let place = words.source(at..at + head.len() + number.len());
            let message = format!("“A/RES/{number}” stands in running text. Write “resolution {number}”.");
            out.report(&LONG, place, message);
        }
    }
}
