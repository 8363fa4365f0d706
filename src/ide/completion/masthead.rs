//! Lines of the masthead that are missing still, agenda items, sessions, the opening formula.

use super::site::Site;
use super::{Completion, CompletionKind, Completions, escaped, item};
use crate::ide::Library;
use crate::resolution::{ElementKind, Resolution};
use crate::un::{Lang, Organ, drafting, ordinals, phrases};

const ORGANS: [Organ; 4] = [
    Organ::GeneralAssembly,
    Organ::SecurityCouncil,
    Organ::HumanRightsCouncil,
    Organ::EconomicAndSocialCouncil,
];

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
        if begins(label) {
            let mut line = whole_line(site, typed, label, says);
            if !open.is_empty() {
                line.snippet = Some(format!("{}{open}", escaped(label)));
            }
            out.items.push(line);
        }
    };
    for organ in ORGANS {
        let (line, opening) = drafting::names(organ, site.lang);
        if !has("organ") {
            add(line, "organ", "");
        }
        add(&format!("{opening}{}", drafting::comma(site.lang)), "opening formula", "");
    }
    for (what, line) in drafting::of(site.lang).masthead {
        let own = |it: Organ| resolution.and_then(|it| it.masthead.organ).is_none_or(|organ| organ == it);
        // Lines that name an organ are those of the masthead's own.
        let other = ORGANS.iter().any(|it| !own(*it) && line.contains(drafting::names(*it, site.lang).0));
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
        for number in numbers {
            if let Some(words) = ordinals::words(number, site.lang).filter(|_| site.lang == Lang::En) {
                add(&format!("{} session", phrases::capitalized(&words)), "session", "");
            }
        }
    }
    if resolution.is_some_and(|it| it.masthead.organ == Some(Organ::HumanRightsCouncil))
        && !has("agenda item")
    {
        for (index, name) in drafting::COUNCIL_AGENDA.iter().enumerate() {
            add(&format!("Agenda item {}", index + 1), name, "");
        }
    }
    if let Some((_, name)) = named_item(resolution) {
        add(name, "name of the agenda item", "");
    }
    if let Some(resolution) = resolution {
        for (line, name) in items(resolution, site.lang, library) {
            let item = resolution.masthead.agenda.last().filter(|it| it.line.text == line);
            // What is being typed below an item is read as its name.
            let missing = item.is_some_and(|it| it.name.as_ref().is_none_or(|it| it.text.trim() == typed));
            match name {
                Some(name) if missing => add(&name, "name of the agenda item", ""),
                name => add(&line, name.as_deref().unwrap_or("agenda item"), ""),
            }
        }
    }
    out.items.sort_by_key(|it| it.label.len() > 60);
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

/// The name of an agenda item of the Human Rights Council that stands without one.
fn named_item(resolution: Option<&Resolution>) -> Option<(usize, &'static str)> {
    let masthead = &resolution?.masthead;
    let item = masthead.agenda.last().filter(|it| it.name.is_none())?;
    let number: usize = item.line.text.rsplit(' ').next()?.parse().ok()?;
    let council = masthead.organ == Some(Organ::HumanRightsCouncil);
    let name = drafting::COUNCIL_AGENDA.get(number.checked_sub(1)?)?;
    council.then_some((number, *name))
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
