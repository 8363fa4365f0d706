//! How resolutions and places in documents are named in running text: singular and plural, words in full.

use std::sync::LazyLock;

use regex::Regex;

use super::facts::Words;
use super::wording::is_quoted;
use super::{Findings, FixKind, Rule, Severity};
use crate::un::lang::Script;
use crate::un::{ByLang, Lang, Organ, drafting};

pub(super) const PLURAL: Rule = Rule {
    code: "citation-plural",
    severity: Severity::Hint,
    on: true,
    summary: "“resolution” stands before two numbers, or “resolutions” before one.",
    why: "A slip that remains when numbers are added or removed.",
    source: "grammar; 0 in texts of the Assembly, 4 of the Security Council",
    bad: "Recalling its resolution 70/1 and 71/2,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling its resolutions 70/1 and 71/2,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const PINPOINT: Rule = Rule {
    code: "abbreviation-pinpoint",
    severity: Severity::Hint,
    on: true,
    summary: "“para.”, “chap.” or “sect.” stands in running text.",
    why: "Running text has the words in full; notes and parentheses have the short forms.",
    source: "Editorial Manual, Abbreviations; observed in official documents",
    bad: "Recalling para. 5 of the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling paragraph 5 of the outcome,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const FRAME: Rule = Rule {
    code: "citation-frame",
    severity: Severity::Hint,
    on: true,
    summary: "The number of a resolution lacks ‘第’ before it or ‘号’ behind it in a Chinese text.",
    why: "The two signs tell that the figures are an ordinal number.",
    source: "observed in official documents: 0 of 912 numbers behind a date or before the word",
    bad: "大会\n\n第七十五届会议\n\n75/180. 河流\n\n大会，\n\n回顾其2015年9月25日70/1号决议，\n\n1. 决定如此；\n\n2. 请秘书长提出报告。",
    good: "大会\n\n第七十五届会议\n\n75/180. 河流\n\n大会，\n\n回顾其2015年9月25日第70/1号决议，\n\n1. 决定如此；\n\n2. 请秘书长提出报告。",
    fix: FixKind::Safe,
};

/// One word before two numbers (`one`), several before one number that ends the clause (`many`).
static NUMBERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let number = r"(?:[0-9]{1,3}/[0-9]{1,3}|[0-9]{3,4} \([12][0-9]{3}\))(?: [A-Z]\b)?";
    let date = r"(?: of [0-9]{1,2} [A-Z][a-z]+ [12][0-9]{3})?";
    Regex::new(&format!(
        r"\b(?:(?<one>[Rr]esolution) {number}{date},? and [0-9]{{1,4}}(?:/[0-9]| \([12])|(?<many>[Rr]esolutions) {number}{date}[;.])"
    ))
    .ok()
});

/// “paragraph” before two numbers (`one`), “paragraphs” before one of this resolution (`many`).
static PARAGRAPHS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?<one>paragraph) [0-9]+(?:,| and| to| or) [0-9]+(?-u:\b)|(?<many>paragraphs) [0-9]+ (?:above|below|of (?:the|its|General|Human|Economic|Security|resolution|that))(?-u:\b))").ok()
});

static SHORT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?<short>paras?|chaps?|sects?|arts?|res)\. (?:[0-9]|[IVX]+(?-u:\b))").ok()
});

/// What stands right before and behind a number in a citation, where it is missing: behind a date, “its” or an organ's
/// name, and before “resolution”.
static FRAMES: ByLang<Option<[Regex; 2]>> = ByLang::new(|lang| {
    let [before, behind] = drafting::of(lang).around;
    let (sign, word) = (behind.chars().next()?, behind.chars().skip(1).collect::<String>());
    let number = r"(?<n>[0-9]{1,4}/[0-9]{1,3}|[0-9]{3,4} ?\([12][0-9]{3}\))";
    let citing = &lang.tables().citing;
    let ends = drafting::of(lang).date.chars().next_back();
    let heads = citing.its.iter().map(|it| regex::escape(it)).chain(ends.map(|it| it.to_string()));
    let heads: Vec<String> = heads.collect();
    let before = regex::escape(before);
    Some([
        Regex::new(&format!("(?:{})(?<gap>){number}{sign}(?:{word}|[、和])", heads.join("|"))).ok()?,
        Regex::new(&format!("{before}{number}(?<gap>){word}")).ok()?,
    ])
});

/// Reports numbers of resolutions that lack what stands about them.
fn frames(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    let around = drafting::of(words.lang).around;
    let Some(frames) = FRAMES.of(words.lang) else { return };
    for (frame, sign) in
        frames.iter().zip([around[0], &around[1][..around[1].chars().next().map_or(0, char::len_utf8)]])
    {
        for found in frame.captures_iter(text) {
            let (Some(number), Some(gap)) = (found.name("n"), found.name("gap")) else { continue };
            let place = words.source(number.range());
            let at = words.source(gap.start()..gap.start()).start;
            let at = if gap.start() == number.end() { place.end.max(at) } else { place.start };
            let message = format!("‘{sign}’ is missing beside “{}”. Add it.", number.as_str());
            out.report(&FRAME, place, message).fix(format!("Add ‘{sign}’"), vec![(at..at, sign.to_owned())]);
        }
    }
}

/// A word of [`Citing::one`](crate::un::words::Citing) before two numbers.
static SINGLE: ByLang<Option<Regex>> = ByLang::new(|lang| {
    let citing = &lang.tables().citing;
    let one: Vec<&str> = citing.plurals.iter().map(|it| it.0).collect();
    let and = lang.tables().references.joins.first().filter(|_| !one.is_empty())?;
    let number = r"(?:[0-9]{1,3}/[0-9]{1,3}|[0-9]{3,4} \([12][0-9]{3}\))(?: \p{Lu}\b)?";
    let date = r"(?:,? \p{L}+ [0-9]{1,2}(?:er)? [^0-9,;،؛]{3,22} [12][0-9]{3}(?: \p{L}+)?)?";
    Regex::new(&format!(r"\b(?<one>{}) {number}{date},? {and} [0-9]{{1,4}}(?:/[0-9]| \([12])", one.join("|")))
        .ok()
});

/// Reports one resolution that two numbers follow.
fn plurals(words: &Words<'_>, out: &mut Findings) {
    let Some(single) = SINGLE.of(words.lang) else { return };
    if !words.is_body() {
        return;
    }
    for found in single.captures_iter(&words.prose.text) {
        let Some(word) = found.name("one") else { continue };
        let pair = words.lang.tables().citing.plurals.iter().find(|it| it.0 == word.as_str());
        let Some(&(_, due)) = pair else { continue };
        let place = words.source(word.range());
        let message = format!("“{}” stands where two numbers follow. Write “{due}”.", word.as_str());
        out.report(&PLURAL, place.clone(), message)
            .fix(format!("Write “{due}”"), vec![(place, due.to_owned())]);
    }
}

/// Reports words for places that the tables have in a short and in a full form, in running text.
fn shortened(words: &Words<'_>, out: &mut Findings) {
    let text = &words.prose.text;
    if !text.contains(". ") {
        return;
    }
    let tables = words.lang.tables();
    for (short, kind) in tables.places.before.iter().filter(|it| it.0.ends_with('.')) {
        let full = |plural: bool| {
            let full = tables.places.before.iter().filter(|it| it.1 == *kind && !it.0.ends_with('.'));
            let full = full.filter(|it| it.0.ends_with('s') == plural);
            full.map(|it| it.0).min_by_key(|it| it.len())
        };
        for (at, _) in text.match_indices(short) {
            let end = at + short.len();
            let rest = text[end..].trim_start();
            let number = rest.len() < text.len() - end && rest.starts_with(|it: char| it.is_ascii_digit());
            let before = &text[..at];
            let inside = before.matches('(').count() > before.matches(')').count();
            if !number || inside || !before.ends_with([' ', '’']) || is_quoted(text, at) {
                continue;
            }
            let behind = rest.trim_start_matches(|it: char| it.is_ascii_digit()).trim_start();
            let several = tables.references.joins.iter().any(|it| {
                let next = behind.strip_prefix(it).unwrap_or("");
                next.trim_start().starts_with(|it: char| it.is_ascii_digit())
            });
            let Some(due) = full(several) else { continue };
            let place = words.source(at..end);
            out.report(&PINPOINT, place.clone(), format!("“{short}” stands in running text. Write “{due}”."))
                .fix(format!("Write “{due}”"), vec![(place, due.to_owned())]);
        }
    }
}

pub(super) fn check(words: &Words<'_>, out: &mut Findings) {
    if words.is_text() && !drafting::of(words.lang).around[0].is_empty() {
        frames(words, out);
    }
    plurals(words, out);
    if words.is_body() && words.lang.tables().script == Script::Latin && words.lang != Lang::En {
        shortened(words, out);
    }
    if words.lang != Lang::En || !words.is_body() {
        return;
    }
    let text = &words.prose.text;
    if words.organ != Some(Organ::SecurityCouncil) {
        if text.contains("esolution") {
            by_number(words, NUMBERS.as_ref(), out);
        }
        if text.contains("paragraph") {
            by_number(words, PARAGRAPHS.as_ref(), out);
        }
    }
    if !text.contains(". ") {
        return;
    }
    for found in SHORT.iter().flat_map(|it| it.captures_iter(text)) {
        let Some(short) = found.name("short") else { continue };
        let before = &text[..short.start()];
        let inside = before.matches('(').count() > before.matches(')').count();
        let full = match short.as_str().trim_end_matches('s') {
            "para" => "paragraph",
            "chap" => "chapter",
            "sect" => "section",
            "re" => "resolution",
            _ => "article",
        };
        if inside || is_quoted(text, short.start()) {
            continue;
        }
        let due = if short.as_str().ends_with('s') { format!("{full}s") } else { full.to_owned() };
        let place = words.source(short.start()..short.end() + 1);
        let message = format!("“{}.” stands in running text. Write “{due}”.", short.as_str());
        out.report(&PINPOINT, place.clone(), message).fix(format!("Write “{due}”"), vec![(place, due)]);
    }
}

/// Reports words whose number is another than that of the figures behind: `one` before two, `many` before one.
fn by_number(words: &Words<'_>, pattern: Option<&Regex>, out: &mut Findings) {
    for found in pattern.iter().flat_map(|it| it.captures_iter(&words.prose.text)) {
        let Some(word) = found.name("one").or_else(|| found.name("many")) else { continue };
        let single = found.name("one").is_some();
        let due = if single {
            format!("{}s", word.as_str())
        } else {
            word.as_str().trim_end_matches('s').to_owned()
        };
        let place = words.source(word.range());
        let what = if single { "two numbers follow" } else { "one number follows" };
        let message = format!("“{}” stands where {what}. Write “{due}”.", word.as_str());
        out.report(&PLURAL, place.clone(), message).fix(format!("Write “{due}”"), vec![(place, due)]);
    }
}

#[cfg(test)]
mod tests {
    use crate::resolution::Document;
    use crate::rules::check;

    #[track_caller]
    fn count(code: &str, text: &str, expected: usize) {
        let found = check(&Document::parse(text));
        assert_eq!(found.iter().filter(|it| it.code == code).count(), expected, "{text}");
    }

    #[test]
    fn chinese_numbers_have_a_sign_on_either_side() {
        let recital = |it: &str| format!("大会，\n\n回顾其2015年9月25日{it}，\n");
        count("citation-frame", &recital("第70/1号决议"), 0);
        count("citation-frame", &recital("第70/1和71/2号决议"), 0);
        count("citation-frame", &recital("70/1号决议"), 1);
        count("citation-frame", &recital("第70/1决议"), 1);
    }

    #[test]
    fn one_resolution_has_one_number() {
        let recital = |it: &str| format!("Генеральная Ассамблея,\n\nссылаясь на свою {it},\n");
        count("citation-plural", &recital("резолюцию 70/1 от 25 сентября 2015 года и 71/2"), 1);
        count("citation-plural", &recital("резолюцию 70/1 и резолюцию 71/2"), 0);
        count("citation-plural", &recital("резолюции 70/1 и 71/2"), 0);
    }
}
