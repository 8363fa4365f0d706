//! Lines of the masthead that are missing still, agenda items, sessions, the opening formula.

use super::site::Site;
use super::{Completion, CompletionKind, Completions, escaped, item};
use crate::ide::Library;
use crate::resolution::{AgendaItem, ElementKind, Resolution};
use crate::un::{Lang, Organ, drafting, ordinals, phrases};

const ORGANS: [Organ; 4] = [
    Organ::GeneralAssembly,
    Organ::SecurityCouncil,
    Organ::HumanRightsCouncil,
    Organ::EconomicAndSocialCouncil,
];

/// What stands in a masthead, from above.
const LINES: [&str; 8] =
    ["organ", "name", "distribution", "session", AGENDA, "adoption", "origin", "opening formula"];
/// What is described otherwise is an agenda item by its name.
const AGENDA: &str = "agenda item";

pub(super) fn complete(site: &Site<'_>, library: &dyn Library, out: &mut Completions) -> bool {
    let resolution = site.resolution();
    if !in_masthead(site, resolution) {
        return false;
    }
    let typed = site.line.trim_start();
    let begins = |line: &str| {
        !line.is_empty() && line != typed && line.to_lowercase().starts_with(&typed.to_lowercase())
    };
    let has = |what: &str| resolution.is_some_and(|it| present(it, what));
    let mut add = |label: &str, says: &str, open: &str| {
        let (head, tail) = label.split_once("{n}").unwrap_or((label, ""));
        if begins(head) {
            let shown = if tail.is_empty() { head.to_owned() } else { format!("{head}…{tail}") };
            let mut line = whole_line(site, typed, &shown, says);
            // The cursor goes to what is left to fill in; without snippets it goes behind the line.
            line.text = format!("{head}{tail}");
            if !open.is_empty() || !tail.is_empty() {
                line.snippet = Some(format!("{}{open}$0{}", escaped(head), escaped(tail)));
            }
            out.items.push(line);
        }
    };
    for organ in ORGANS {
        let (line, opening) = drafting::names(organ, site.lang);
        if !has("organ") {
            add(line, "organ", "");
        }
        if resolution.and_then(|it| it.masthead.organ).is_none_or(|own| own == organ) {
            add(&format!("{opening}{}", drafting::comma(site.lang)), "opening formula", "");
        }
    }
    for (what, line) in drafting::of(site.lang).masthead {
        let own = resolution.and_then(|it| it.masthead.organ);
        // Lines that name an organ are those of the masthead's own.
        let other = *what == "adoption"
            && own.is_some_and(|own| drafting::organ_of(line).is_some_and(|named| named != own));
        if !has(what) && !other {
            let open = match *what {
                "origin" => "${1:75/1}, para. ${2:1})]",
                _ => "",
            };
            add(line, what, open);
        }
    }
    if !has("session")
        && let Some(organ) = resolution.and_then(|it| it.masthead.organ)
        && organ != Organ::SecurityCouncil
    {
        let number = resolution.and_then(|it| it.number()).and_then(|it| it.split('/').next()?.parse().ok());
        let numbers: Vec<u32> = number.map_or_else(|| (60..=81).rev().collect(), |it: u32| vec![it]);
        let [by_ordinal, by_year] = drafting::of(site.lang).sessions;
        for number in numbers {
            // The Economic and Social Council counts its sessions by years.
            let line = match ordinals::words(number, site.lang) {
                Some(words) => by_ordinal.replace("{n}", &words),
                None => by_year.replace("{n}", &number.to_string()),
            };
            add(&phrases::capitalized(&line), "session", "");
        }
    }
    if resolution.is_some_and(|it| it.masthead.organ == Some(Organ::HumanRightsCouncil))
        && !has("agenda item")
    {
        let words = drafting::of(site.lang);
        let line = words.masthead.iter().find(|it| it.0 == "agenda item").map_or("", |it| it.1);
        for (number, name) in (1..).zip(&words.council_agenda) {
            add(&line.replace("{n}", &number.to_string()), name, "");
        }
    }
    if let Some(name) = named_item(resolution, typed, site.lang) {
        add(name, "name of the agenda item", "");
    }
    if let Some(resolution) = resolution {
        for (line, name) in items(resolution, site.lang, library) {
            let item = resolution.masthead.agenda.last().filter(|it| it.line.text == line);
            let missing = item.is_some_and(|it| is_nameless(it, typed));
            match name {
                Some(name) if missing => add(&name, "name of the agenda item", ""),
                name => add(&line, name.as_deref().unwrap_or("agenda item"), ""),
            }
        }
    }
    // In the order of a masthead; what is long is seldom meant, and the opening formula stands below all.
    let place = |says: &str| LINES.iter().position(|line| *line == says);
    let order = |it: &Completion| place(&it.description).or_else(|| place(AGENDA));
    out.items.sort_by_key(|it| (it.label.chars().count() > 60, order(it)));
    !out.items.is_empty()
}

/// The agenda items that other resolutions of the same organ and session have, in the order of their numbers.
fn items(resolution: &Resolution, lang: Lang, library: &dyn Library) -> Vec<(String, Option<String>)> {
    let masthead = &resolution.masthead;
    let line = || masthead.session.as_ref().and_then(|it| ordinals::session_number(&it.text, lang));
    let number = resolution.number().and_then(|it| Some(it.rsplit_once('/')?.0.to_owned()));
    let Some(session) = number.or_else(|| line().map(|it| it.to_string())) else { return Vec::new() };
    library.agenda(masthead.organ.or(resolution.organ()), &session, lang)
}

/// Whether an agenda item has no name yet: what is being typed below it is read as one.
fn is_nameless(item: &AgendaItem, typed: &str) -> bool {
    item.name.as_ref().is_none_or(|it| it.text.trim() == typed)
}

/// The name of an agenda item of the Human Rights Council that stands without one.
fn named_item(resolution: Option<&Resolution>, typed: &str, lang: Lang) -> Option<&'static str> {
    let masthead = &resolution?.masthead;
    let item = masthead.agenda.last().filter(|it| is_nameless(it, typed))?;
    drafting::council_item(item.number, lang).filter(|_| masthead.organ == Some(Organ::HumanRightsCouncil))
}

/// Whether the place lies above the opening formula and the title is not being written.
fn in_masthead(site: &Site<'_>, resolution: Option<&Resolution>) -> bool {
    let Some((_, at)) = site.unit else { return true };
    let Some(resolution) = resolution else { return true };
    let typed = site.line.trim_start();
    if typed.starts_with(|it: char| it.is_ascii_digit()) || typed.len() > 80 {
        return false;
    }
    let opening = resolution.openings.first().and_then(|it| resolution.elements.get(it.1));
    match opening {
        Some(opening) => at < resolution.range(opening).start,
        // Without one, the masthead reaches as far as nothing else has begun.
        None => resolution.elements.iter().all(|it| {
            matches!(it.kind, ElementKind::Masthead | ElementKind::Title | ElementKind::Note)
                || resolution.range(it).start > at
        }),
    }
}

fn present(resolution: &Resolution, what: &str) -> bool {
    let masthead = &resolution.masthead;
    match what {
        "organ" => masthead.organ_line.is_some(),
        "distribution" => masthead.distribution.is_some(),
        "session" => masthead.session.is_some(),
        "adoption" => masthead.adopted.is_some(),
        "origin" => masthead.origin.is_some(),
        "agenda item" => !masthead.agenda.is_empty(),
        _ => false,
    }
}

/// An item that replaces all that is typed of the line.
fn whole_line(site: &Site<'_>, typed: &str, label: &str, says: &str) -> Completion {
    Completion { filter: label.to_owned(), ..item(site, CompletionKind::Line, typed, label, says) }
}
