//! What names a resolution is complete and of one piece: its title, the committee that it comes from, its agenda item.

use std::sync::LazyLock;

use regex::Regex;

use super::facts::Words;
use super::masthead::find_in;
use super::{Findings, FixKind, Rule, Severity};
use crate::resolution::{ElementKind, Resolution};
use crate::un::{ByLang, Lang, Organ, drafting, ordinals};

pub(super) const TITLE: Rule = Rule {
    code: "title-missing",
    severity: Severity::Warning,
    on: true,
    summary: "A resolution has a number and no title.",
    why: "All resolutions but those of the Security Council have a title; lists and searches show it.",
    source: "Editorial Manual, Resolutions, Titles; 0 of 366 in official documents",
    bad: "General Assembly\n\nSeventy-fifth session\n\n75/180.\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "General Assembly\n\nSeventy-fifth session\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const STOP: Rule = Rule {
    code: "title-ending",
    severity: Severity::Hint,
    on: true,
    summary: "A title ends in a full stop.",
    why: "A title is no sentence.",
    source: "observed in official documents: 0 of 366",
    bad: "General Assembly\n\nSeventy-fifth session\n\n75/180. Rivers.\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "General Assembly\n\nSeventy-fifth session\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

pub(super) const COMMITTEE: Rule = Rule {
    code: "report-committee",
    severity: Severity::Warning,
    on: true,
    summary: "A draft’s symbol belongs to another Main Committee than the one that is named.",
    why: "The committee’s number is a part of the symbol: A/C.3/… is the Third Committee’s.",
    source: "Dag Hammarskjöld Library, research guide (document symbols)",
    bad: "General Assembly\n\nSeventy-fifth session\n\n[on the report of the Third Committee (A/C.2/75/L.30)]\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "General Assembly\n\nSeventy-fifth session\n\n[on the report of the Third Committee (A/C.3/75/L.30)]\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const AGENDA: Rule = Rule {
    code: "agenda-item-format",
    severity: Severity::Hint,
    on: true,
    summary: "An agenda item is not written as “Agenda item 72 (b)”, “Пункт 72 b) повестки дня” and so on.",
    why: "Lists by agenda item are made from this line.",
    source: "observed in official documents: 0 of 366",
    bad: "General Assembly\n\nSeventy-fifth session\n\nItem 72b\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "General Assembly\n\nSeventy-fifth session\n\nAgenda item 72 (b)\n\n75/180. Rivers\n\nThe General Assembly,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::Safe,
};

static ITEM: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:[Aa]genda )?[Ii]tem:? ?(?<n>[0-9]{1,3}) ?\(?(?<l>[a-z])?\)?$").ok());

/// The number of a committee in a symbol.
static SYMBOL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"A/C\.(?<n>[1-6])/").ok());

/// Looks at masthead and title.
pub(super) fn check(resolution: &Resolution, lang: Lang, out: &mut Findings) {
    if let Some(title) = resolution.title.as_ref().filter(|it| !it.number.is_empty() && it.text.is_empty())
        && resolution.organ() != Some(Organ::SecurityCouncil)
    {
        let message = format!("Resolution {} has no title. Write it behind the number.", title.number);
        // One translation of 86 has lost its title.
        let severity = if lang == Lang::En { TITLE.severity } else { Severity::Information };
        out.report(&TITLE, title.number_range.clone(), message).severity(severity);
    }
    let masthead = &resolution.masthead;
    if lang != Lang::En {
        return;
    }
    let ended = resolution
        .title
        .as_ref()
        .filter(|it| it.text.ends_with('.') && !it.text.ends_with("..") && it.range.end > 0);
    if let Some(title) = ended {
        let stop = title.range.end - 1..title.range.end;
        out.report(&STOP, stop.clone(), "A full stop stands behind the title. Remove it.".to_owned())
            .fix("Remove the full stop".to_owned(), vec![(stop, String::new())]);
    }
    lines(resolution, out);
    let symbols = [&masthead.origin, &masthead.symbol];
    for line in symbols.into_iter().flatten() {
        let found = SYMBOL.as_ref().and_then(|it| it.captures(&line.text));
        let Some(number) = found.as_ref().and_then(|it| it.name("n")?.as_str().parse::<u32>().ok()) else {
            continue;
        };
        let named = [masthead.committee.as_ref(), masthead.origin.as_ref()].into_iter().flatten();
        let committee = (1..=6).find(|it| {
            let name = ordinals::words(*it, Lang::En).unwrap_or_default();
            named.clone().any(|fact| fact.text.to_lowercase().contains(&format!("{name} committee")))
        });
        if let Some(committee) = committee.filter(|it| *it != number) {
            let symbol = format!("A/C.{number}/");
            let place = find_in(resolution, line, &symbol).unwrap_or_else(|| line.range.clone());
            let message = format!(
                "{symbol} is of committee {number}, the text names the one with number {committee}. Correct one."
            );
            out.report(&COMMITTEE, place, message);
        }
    }
}

/// How a language writes an agenda item, and how it is meant: its line in parts.
struct Lines {
    strict: Regex,
    loose: Regex,
}

/// The languages whose line of the agenda item is compared with that of their official texts.
static LINES: ByLang<Option<Lines>> = ByLang::new(|lang| {
    let (head, tail) = agenda_line(lang)?.split_once("{n}")?;
    let (head, tail) = (regex::escape(head.trim()), regex::escape(tail.trim()));
    let letter = r"[a-z\p{Cyrillic}\p{Arabic}]{1,2}";
    let label = if drafting::of(lang).items[0].starts_with('(') {
        format!(r"\({letter}\)")
    } else {
        format!(r"{letter}\)")
    };
    Some(Lines {
        strict: Regex::new(&format!(r"^{head} ?[0-9]{{1,3}}(?: ?{label})?(?: {tail})?$")).ok()?,
        loose: Regex::new(&format!(
            r"^{head} *(?<n>[0-9]{{1,3}}) *[(（]? *(?<l>{letter})? *[)）]?(?: *{tail})?\.?$"
        ))
        .ok()?,
    })
});

/// The line of the agenda item with `{n}` for its number.
fn agenda_line(lang: Lang) -> Option<&'static str> {
    // French and Spanish texts name the agenda in more ways than one.
    let one = matches!(lang, Lang::Ru | Lang::Zh | Lang::Ar);
    let lines = drafting::of(lang).masthead.iter();
    lines.filter(|_| one).find(|it| it.0 == "agenda item").map(|it| it.1)
}

fn agenda_elsewhere(words: &Words<'_>, out: &mut Findings) {
    let text = words.prose.text.trim();
    let Some(lines) = LINES.of(words.lang) else { return };
    let tail =
        agenda_line(words.lang).and_then(|it| Some(it.split_once("{n}")?.1.trim())).unwrap_or_default();
    if lines.strict.is_match(text) && text.ends_with(tail) {
        return;
    }
    let Some(found) = lines.loose.captures(text) else { return };
    let Some(number) = found.name("n") else { return };
    let label = found.name("l").map(|it| {
        let form = drafting::of(words.lang).items[0];
        let letter = form.chars().find(|it| it.is_alphabetic()).unwrap_or_default();
        format!(" {}", form.replace(letter, it.as_str()))
    });
    let item = format!("{}{}", number.as_str(), label.unwrap_or_default());
    let due = agenda_line(words.lang).unwrap_or_default().replace("{n}", &item);
    let place = words.source(0..text.len());
    out.report(&AGENDA, place.clone(), format!("“{text}” names an agenda item. Write “{due}”."))
        .fix(format!("Write “{due}”"), vec![(place, due)]);
}

/// Reports lines of agenda items in a masthead of one block.
fn lines(resolution: &Resolution, out: &mut Findings) {
    let mut last = None;
    for item in &resolution.masthead.agenda {
        let line = &item.line;
        // Lines that are paragraphs of their own are looked at with their words.
        let whole = resolution
            .elements
            .iter()
            .any(|it| it.kind == ElementKind::Masthead && resolution.range(it) == line.range);
        if whole || last == Some(&line.range) {
            continue;
        }
        last = Some(&line.range);
        if let Some(due) = otherwise(line.text.trim()) {
            out.report(
                &AGENDA,
                line.range.clone(),
                format!("“{}” names an agenda item. Write “{due}”.", line.text),
            )
            .fix(format!("Write “{due}”"), vec![(line.range.clone(), due)]);
        }
    }
}

/// How the line of an agenda item is written, where it is written otherwise.
fn otherwise(text: &str) -> Option<String> {
    let found = ITEM.as_ref()?.captures(text)?;
    let number = found.name("n")?;
    let due = match found.name("l") {
        Some(letter) => format!("Agenda item {} ({})", number.as_str(), letter.as_str()),
        None => format!("Agenda item {}", number.as_str()),
    };
    (due != text).then_some(due)
}

/// Reports agenda items that are written otherwise.
pub(super) fn agenda(words: &Words<'_>, out: &mut Findings) {
    if words.element.kind != ElementKind::Masthead {
        return;
    }
    if words.lang != Lang::En {
        return agenda_elsewhere(words, out);
    }
    let text = words.prose.text.trim_end();
    if text.eq_ignore_ascii_case("agenda item") {
        let message = "The agenda item has no number. Write it behind the words.".to_owned();
        out.report(&AGENDA, words.source(0..text.len()), message);
        return;
    }
    if let Some(due) = otherwise(text) {
        let place = words.source(0..text.len());
        out.report(&AGENDA, place.clone(), format!("“{text}” names an agenda item. Write “{due}”."))
            .fix(format!("Write “{due}”"), vec![(place, due)]);
    }
}
