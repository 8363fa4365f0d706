//! What is known of the thing under the cursor.

mod cited;
mod internal;
mod opening;

use super::at::{Thing, thing};
use super::{Hover, Library, agreed, translations};
use crate::resolution::{AgendaItem, Document, Resolution};
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
        Thing::Note(index, range) => {
            let note = resolution.notes.get(index)?;
            let count = resolution.marks().iter().filter(|it| it.label == note.label).count();
            let places = if count == 1 { "one place".to_owned() } else { format!("{count} places") };
            (range, format!("**Footnote {}**, marked in {places}", note.label))
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
            (range, opening::words(document.lang(), resolution, element, &lead)? + &precedents + &others)
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
