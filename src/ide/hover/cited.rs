//! What is known of other documents: of a cited one, and of those under an agenda item.

use super::super::{Facts, Library, Pin, place};
use crate::citation::{Citation, Symbol};
use crate::resolution::{AgendaItem, Document, Resolution};
use crate::un::Lang;

/// How many resolutions are listed under an agenda item.
const LISTED: usize = 20;
/// How many of those who submitted it are named.
const SPONSORS: usize = 8;
/// How much of a cited paragraph is shown, in characters.
const SHOWN: usize = 1200;

/// Title, date, vote and the cited paragraph of a citation.
pub(super) fn hover(lang: Lang, citation: &Citation, library: &dyn Library) -> String {
    let symbol = &citation.symbol;
    let mut lines = vec![format!("**{symbol}**")];
    let facts = library.facts(symbol, lang);
    let text = library.find_in(symbol, lang).map(|it| it.1);
    if let Some(facts) = &facts {
        lines.extend(told(facts));
    } else if let Some(document) = &text {
        lines.extend(title(document, symbol));
    }
    if text.is_none() {
        lines.push(if citation.linkable {
            format!("Not at hand; [official text]({})", symbol.url(lang))
        } else {
            "Not at hand.".to_owned()
        });
    }
    let known = facts.as_ref().and_then(|it| it.known.date);
    match &citation.date {
        Some((_, date)) if known.is_some_and(|it| it != *date) => {
            lines.push(format!("Cited with another date: {}.", date.strftime("%-d %B %Y")));
        }
        Some((_, date)) if known.is_none() => {
            lines.push(format!("Cited with the date {}.", date.strftime("%-d %B %Y")));
        }
        _ => {}
    }
    if let Some((pin, document)) = Pin::of(citation).zip(text) {
        lines.extend(named(&document, symbol, &pin));
    }
    lines.join("\n\n")
}

fn told(facts: &Facts) -> Vec<String> {
    let mut lines = Vec::new();
    let names = facts.agenda.iter().find_map(|it| it.1.clone());
    let title = Some(&facts.known.title).filter(|it| !it.is_empty()).cloned();
    lines.extend(title.or_else(|| facts.subject.clone()).or(names));
    let date = facts.known.date.map(|it| {
        format!("{} {}", if facts.draft { "Draft of" } else { "Adopted on" }, it.strftime("%-d %B %Y"))
    });
    let told = [date, facts.session.clone(), facts.vote.clone()];
    let line = told.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if !line.is_empty() {
        lines.push(line);
    }
    if facts.document.is_none() {
        lines.extend(facts.agenda.iter().find(|it| !it.0.is_empty()).map(|(line, name)| match name {
            Some(name) => format!("{line}: {name}"),
            None => line.clone(),
        }));
    }
    if !facts.sponsors.is_empty() {
        let named = facts.sponsors.iter().take(SPONSORS).cloned().collect::<Vec<_>>().join(", ");
        let more = facts.sponsors.len().saturating_sub(SPONSORS);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        lines.push(format!("Submitted by: {named}{more}"));
    }
    lines
}

/// Title and line of adoption in the words of the document.
fn title(document: &Document, symbol: &Symbol) -> Option<String> {
    let resolution = resolution(document, symbol)?;
    let title = resolution.title.as_ref().map(|it| it.text.clone()).unwrap_or_default();
    let adopted = resolution.masthead.adopted.as_ref().map(|it| it.text.clone()).unwrap_or_default();
    Some([title, adopted].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n\n"))
}

fn resolution<'a>(document: &'a Document, symbol: &Symbol) -> Option<&'a Resolution> {
    let mut units = document.units().iter().map(|it| &*it.resolution);
    units.find(|it| it.symbol().is_some_and(|it| it.same_document(symbol)))
}

/// The words of the place that a citation names, and what of it is not there.
fn named(document: &Document, symbol: &Symbol, pin: &Pin) -> Vec<String> {
    let Some(resolution) = resolution(document, symbol) else { return Vec::new() };
    let place = place::find(resolution, pin, document.lang());
    let missing = match &place {
        Some(place) => place.missing,
        None => pin.outermost(),
    };
    let missing = missing.and_then(|it| {
        let (name, label) = pin.part(it)?;
        Some(format!("It has no {name} {label}.").replace(" .", "."))
    });
    let words = place.map(|it| place::words(resolution, &it.elements));
    let words = words.map(|it| match it.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &it[..end]),
        None => it,
    });
    missing.into_iter().chain(words.map(|it| format!("> {}", it.replace('\n', "\n> ")))).collect()
}

/// The other resolutions under the agenda items.
pub(super) fn under(resolution: &Resolution, items: &[AgendaItem], library: &dyn Library) -> String {
    let own = resolution.symbol();
    let mut found: Vec<Facts> = Vec::new();
    for item in items {
        let number = resolution.number().unwrap_or_default();
        for facts in library.under(resolution.organ(), number, &item.label()) {
            let same = |it: &Symbol| it.same_document(&facts.known.symbol);
            if !own.as_ref().is_some_and(same) && !found.iter().any(|it| same(&it.known.symbol)) {
                found.push(facts);
            }
        }
    }
    if found.is_empty() {
        return String::new();
    }
    let mut text = String::from("\n\nAlso under it:");
    for facts in found.iter().take(LISTED) {
        text.push_str(&format!("\n- {}. {}", facts.known.number, facts.known.title));
    }
    if found.len() > LISTED {
        text.push_str(&format!("\n- and {} more", found.len() - LISTED));
    }
    text
}
