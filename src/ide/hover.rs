//! What is known of the thing under the cursor.

mod cited;
mod internal;

use std::ops::Range;

use super::at::{Thing, thing};
use super::{Hover, Library, agreed, translations};
use crate::resolution::{AgendaItem, Document, ElementKind, Resolution};
use crate::text::TextSize;

/// Hover text for what stands at `offset`.
pub fn hover(document: &Document, offset: TextSize, library: &dyn Library) -> Option<Hover> {
    let Some((unit, thing)) = thing(document, offset) else {
        let (unit, range, markdown) = internal::hover(document, offset)?;
        return Some(Hover { range: unit.range(range), markdown });
    };
    let resolution = &*unit.resolution;
    let (range, markdown) = match thing {
        Thing::Mark(mark) => {
            let (owner, note) = document.note_of(unit, &mark)?;
            let prose = owner.resolution.joined(owner.resolution.elements.get(note.element)?);
            let text = &prose.text;
            (mark.range, format!("**Footnote {}**\n\n{}", mark.label, text.trim()))
        }
        Thing::Note(index) => {
            let note = resolution.notes.get(index)?;
            let count = resolution.marks().iter().filter(|it| it.label == note.label).count();
            let places = if count == 1 { "one place".to_owned() } else { format!("{count} places") };
            (note.label_range.clone(), format!("**Footnote {}**, marked in {places}", note.label))
        }
        Thing::Citation(range, citation) => (range, cited::hover(document.lang(), &citation, library)),
        Thing::Agenda(items, range) => {
            (range, agenda(resolution, &items) + &cited::under(resolution, &items, library))
        }
        Thing::Masthead(kind, fact) => {
            let text = format!("**{}**\n\n{}", fact.text.trim_matches(['[', ']']), kind.meaning);
            (fact.range, text)
        }
        Thing::Lead(element, range, lead) => {
            let it = resolution.elements.get(element)?;
            let precedents = agreed::hover(resolution, it, library);
            let start = resolution.range(it).start;
            let others = translations::hover(document, unit, start, library);
            (range, opening_words(resolution, element, &lead)? + &precedents + &others)
        }
    };
    Some(Hover { range: unit.range(range), markdown })
}

/// Number, name, session, organ of agenda items, and the resolution adopted under them.
fn agenda(resolution: &Resolution, items: &[AgendaItem]) -> String {
    let mut lines = Vec::new();
    for item in items {
        let label = format!("Agenda item {}", item.label());
        let written = if item.line.text == label || items.len() > 1 {
            String::new()
        } else {
            format!(" · {}", item.line.text)
        };
        lines.push(format!("**{label}**{written}"));
        lines.extend(item.name.as_ref().map(|it| it.text.clone()));
    }
    let mut text = lines.join("\n\n");
    let masthead = &resolution.masthead;
    let place: Vec<&str> =
        [&masthead.organ_line, &masthead.session].into_iter().flatten().map(|it| it.text.as_str()).collect();
    if !place.is_empty() {
        text.push_str("\n\n");
        text.push_str(&place.join(", "));
    }
    if let Some(title) = &resolution.title {
        text.push_str(&format!("\n\nResolution {}", title.shown()));
    }
    text
}

/// What an opening phrase is, and its place in the row of its repetitions.
fn opening_words(resolution: &Resolution, index: usize, lead: &str) -> Option<String> {
    let element = resolution.elements.get(index)?;
    let (kind, same): (&str, fn(&ElementKind) -> bool) = match element.kind {
        ElementKind::Recital => {
            ("Preambular phrase: a reason, not numbered", |it| *it == ElementKind::Recital)
        }
        ElementKind::Paragraph(_) => {
            ("Operative phrase: an act", |it| matches!(it, ElementKind::Paragraph(_)))
        }
        _ => return None,
    };
    let base = without_adverb(lead);
    let row: Vec<Range<u32>> = resolution.elements[..=index]
        .iter()
        .rev()
        .filter(|it| it.kind != ElementKind::Note)
        .take_while(|it| same(&it.kind) && without_adverb(&lead_of(resolution, it)) == base)
        .map(|it| resolution.range(it))
        .collect();
    let mut text = format!("**{lead}**\n\n{kind}.");
    if row.len() > 1 {
        let due = ["the plain form", "“Also”", "“Further”"][(row.len() - 1) % 3];
        text.push_str(&format!("\n\nNumber {} of its row: {due} is due here.", row.len()));
    }
    Some(text)
}

fn lead_of(resolution: &Resolution, element: &crate::resolution::Element) -> String {
    let prose = resolution.joined(element);
    let end = match prose.emphasis.first() {
        Some(first) if first.start == 0 => first.end as usize,
        _ => prose.text.find([' ', ',']).unwrap_or(prose.text.len()),
    };
    prose.text.get(..end).unwrap_or("").to_owned()
}

/// The phrase without “Also” or “Further”, in small letters.
fn without_adverb(lead: &str) -> String {
    let lower = lead.to_lowercase();
    let words = lower.split(' ').filter(|it| !matches!(*it, "also" | "further"));
    words.collect::<Vec<_>>().join(" ")
}
