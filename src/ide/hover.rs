//! What is known of the thing under the cursor.

mod cited;
mod internal;
mod opening;

use super::at::{Thing, thing};
use super::{Hover, Library, agreed, translations};
use crate::resolution::{AgendaItem, Document, Resolution};
use crate::text::TextSize;
use crate::un::{Lang, Organ, drafting};

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
            (range, agenda(resolution, &items, document.lang()) + &cited::under(resolution, &items, library))
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
fn agenda(resolution: &Resolution, items: &[AgendaItem], lang: Lang) -> String {
    let is_council = resolution.organ() == Some(Organ::HumanRightsCouncil);
    let mut lines = Vec::new();
    for item in items {
        let label = format!("Agenda item {}", item.label());
        let written = if item.line.text == label || items.len() > 1 {
            String::new()
        } else {
            format!(" · {}", item.line.text)
        };
        lines.push(format!("**{label}**{written}"));
        // Where a masthead leaves the name out, as the Human Rights Council's do, the standing agenda has it.
        let standing = || drafting::council_item(item.number, lang).filter(|_| is_council).map(str::to_owned);
        lines.extend(item.name.as_ref().map(|it| it.text.clone()).or_else(standing));
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

#[cfg(test)]
mod tests {
    use super::super::testing::{NoLibrary, marked};

    #[track_caller]
    fn first_lines(text: &str, expected: &[&str]) {
        let (document, at, _) = marked(text);
        let shown = super::hover(&document, at, &NoLibrary).map(|it| it.markdown).unwrap_or_default();
        let lines: Vec<&str> = shown.split("\n\n").take(expected.len()).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn items_of_the_standing_agenda_have_their_names() {
        first_lines(
            "Human Rights Council\n\nFifty-fifth session\n\nAgenda item $06\n\n55/99. Peers\n\nThe Human Rights Council,\n\n1. *Decides* so.\n",
            &["**Agenda item 6**", "Universal periodic review", "Human Rights Council, Fifty-fifth session"],
        );
        first_lines(
            "Conseil des droits de l’homme\n\nCinquante-cinquième session\n\nPoint $010 de l’ordre du jour\n\n55/99. Aide\n\nLe Conseil des droits de l’homme,\n\n1. *Décide* d’aider.\n",
            &[
                "**Agenda item 10** · Point 10 de l’ordre du jour",
                "Assistance technique et renforcement des capacités",
            ],
        );
        first_lines(
            "人权理事会\n\n第五十五届会议\n\n议程项目$04\n\n55/99. 题目\n\n人权理事会，\n\n1. 决定如此。\n",
            &["**Agenda item 4** · 议程项目4", "需要理事会注意的人权状况"],
        );
        // The Assembly's agenda is another one each year.
        first_lines(
            "General Assembly\n\nSeventy-fifth session\n\nAgenda item $06\n\n75/9. Peers\n\nThe General Assembly,\n\n1. *Decides* so.\n",
            &["**Agenda item 6**", "General Assembly, Seventy-fifth session"],
        );
    }
}
