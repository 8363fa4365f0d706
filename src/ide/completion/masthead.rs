//! Lines of the masthead that are missing still, agenda items, sessions, the opening formula.

use super::site::Site;
use super::{Completion, CompletionKind, Completions, escaped, item};
use crate::ide::Library;
use crate::resolution::{AgendaItem, ElementKind, Resolution};
use crate::un::{Lang, Organ, drafting, ordinals, phrases};

/// What stands in a masthead, from above.
const LINES: [&str; 8] =
    ["organ", "name", "distribution", "session", AGENDA, "adoption", "origin", "opening formula"];
/// What is described otherwise is an agenda item by its name.
const AGENDA: &str = "agenda item";
const NAME: &str = "name of the agenda item";

/// A line that may be written.
struct Offer {
    /// `{n}` is the number that the drafter fills in.
    label: String,
    /// What it is.
    says: String,
    /// What a snippet has behind it, to be filled in.
    open: &'static str,
}

fn offer(label: impl Into<String>, says: impl Into<String>) -> Offer {
    Offer { label: label.into(), says: says.into(), open: "" }
}

pub(super) fn complete(site: &Site<'_>, library: &dyn Library, out: &mut Completions) -> bool {
    let resolution = site.resolution();
    if !in_masthead(site, resolution) {
        return false;
    }
    let typed = site.line.trim_start();
    let mut offers = organs(resolution, site.lang);
    offers.extend(fixed_lines(resolution, site.lang));
    if let Some(resolution) = resolution {
        offers.extend(sessions(resolution, site.lang));
        offers.extend(agenda(resolution, typed, site.lang, library));
    }
    out.items.extend(offers.iter().filter_map(|it| completed(site, typed, it)));
    // In the order of a masthead; what is long is seldom meant, and the opening formula stands below all.
    let place = |says: &str| LINES.iter().position(|line| *line == says);
    let order = |it: &Completion| place(&it.description).or_else(|| place(AGENDA));
    out.items.sort_by_key(|it| (it.label.chars().count() > 60, order(it)));
    !out.items.is_empty()
}

/// The item for a line that goes on with what is typed.
fn completed(site: &Site<'_>, typed: &str, offer: &Offer) -> Option<Completion> {
    let (head, tail) = offer.label.split_once("{n}").unwrap_or((&offer.label, ""));
    let begins = !head.is_empty() && head != typed && head.to_lowercase().starts_with(&typed.to_lowercase());
    begins.then(|| {
        let shown = if tail.is_empty() { head.to_owned() } else { format!("{head}…{tail}") };
        let mut line = whole_line(site, typed, &shown, &offer.says);
        // The cursor goes to what is left to fill in; without snippets it goes behind the line.
        line.text = format!("{head}{tail}");
        if !offer.open.is_empty() || !tail.is_empty() {
            line.snippet = Some(format!("{}{}$0{}", escaped(head), offer.open, escaped(tail)));
        }
        line
    })
}

/// The organ's line, and the opening formula of an organ that the masthead does not exclude.
fn organs(resolution: Option<&Resolution>, lang: Lang) -> Vec<Offer> {
    let mut offers = Vec::new();
    for organ in Organ::ALL {
        let (line, opening) = drafting::names(organ, lang);
        if !has(resolution, "organ") {
            offers.push(offer(line, "organ"));
        }
        if resolution.and_then(|it| it.masthead.organ).is_none_or(|own| own == organ) {
            offers.push(offer(format!("{opening}{}", drafting::comma(lang)), "opening formula"));
        }
    }
    offers
}

/// The lines whose words are always the same.
fn fixed_lines(resolution: Option<&Resolution>, lang: Lang) -> Vec<Offer> {
    let own = resolution.and_then(|it| it.masthead.organ);
    // Lines that name an organ are those of the masthead's own.
    let is_anothers =
        |line: &str| own.is_some_and(|own| drafting::organ_of(line).is_some_and(|named| named != own));
    let is_due =
        |what: &str, line: &str| !has(resolution, what) && (what != "adoption" || !is_anothers(line));
    let due = drafting::of(lang).masthead.iter().filter(|(what, line)| is_due(what, line));
    due.map(|(what, line)| Offer {
        open: if *what == "origin" { "${1:75/1}, para. ${2:1})]" } else { "" },
        ..offer(*line, *what)
    })
    .collect()
}

/// The session: that of the resolution's number, else all of our time.
fn sessions(resolution: &Resolution, lang: Lang) -> Vec<Offer> {
    let held = resolution.masthead.organ.is_some_and(|it| it != Organ::SecurityCouncil);
    if !held || present(resolution, "session") {
        return Vec::new();
    }
    let number = resolution.number().and_then(|it| it.split('/').next()?.parse().ok());
    let numbers: Vec<u32> = number.map_or_else(|| (60..=81).rev().collect(), |it: u32| vec![it]);
    let [by_ordinal, by_year] = drafting::of(lang).sessions;
    // The Economic and Social Council counts its sessions by years.
    let line = |number: u32| match ordinals::words(number, lang) {
        Some(words) => by_ordinal.replace("{n}", &words),
        None => by_year.replace("{n}", &number.to_string()),
    };
    numbers.into_iter().map(|it| offer(phrases::capitalized(&line(it)), "session")).collect()
}

/// Agenda items: those of the Human Rights Council's standing agenda, and those of other resolutions of the session.
fn agenda(resolution: &Resolution, typed: &str, lang: Lang, library: &dyn Library) -> Vec<Offer> {
    let mut offers = Vec::new();
    if resolution.masthead.organ == Some(Organ::HumanRightsCouncil) && !present(resolution, AGENDA) {
        let words = drafting::of(lang);
        let line = words.masthead.iter().find(|it| it.0 == AGENDA).map_or("", |it| it.1);
        let items = (1..).zip(&words.council_agenda);
        offers.extend(items.map(|(number, name)| offer(line.replace("{n}", &number.to_string()), *name)));
    }
    offers.extend(named_item(resolution, typed, lang).map(|it| offer(it, NAME)));
    for (line, name) in items(resolution, lang, library) {
        let item = resolution.masthead.agenda.last().filter(|it| it.line.text == line);
        match name {
            Some(name) if item.is_some_and(|it| is_nameless(it, typed)) => offers.push(offer(name, NAME)),
            name => offers.push(offer(line, name.as_deref().unwrap_or(AGENDA))),
        }
    }
    offers
}

fn has(resolution: Option<&Resolution>, what: &str) -> bool {
    resolution.is_some_and(|it| present(it, what))
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
fn named_item(resolution: &Resolution, typed: &str, lang: Lang) -> Option<&'static str> {
    let masthead = &resolution.masthead;
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
