//! The paragraph that a reference inside of the resolution means: “paragraph 3 above”, “paragraph 2 (b) below”.

use std::ops::Range;

use super::super::place::whole_paragraph;
use super::super::seen::{holds, target};
use crate::citation;
use crate::resolution::{Document, ElementKind, Unit};
use crate::text::TextSize;

/// How much of the paragraph is shown, in characters.
const SHOWN: usize = 1200;

/// The reference at `offset`, and the words that it means with the items below them.
pub(super) fn hover(document: &Document, offset: TextSize) -> Option<(&Unit, Range<u32>, String)> {
    let (unit, at) = document.unit_at(offset)?;
    let resolution = &*unit.resolution;
    let index = resolution.element_at(at)?;
    let element = resolution.elements.get(index)?;
    let prose = resolution.joined(element);
    let found = citation::internal(&prose.text, document.lang());
    let placed = found.into_iter().map(|it| {
        let words = u32::from(it.range.start())..u32::from(it.range.end());
        (resolution.source_range(element, &prose, words), it)
    });
    let (range, reference) = placed.into_iter().find(|it| holds(&it.0, at))?;
    let items: String = reference.items.iter().map(|it| format!(" ({it})")).collect();
    let name = format!("Paragraph {}{items}", reference.paragraph);
    let Some(place) = target(resolution, index, &reference) else {
        return Some((unit, range, format!("**{name}** is not there.")));
    };
    // Of an item its own words, of a paragraph all that stands below it.
    let end = match resolution.elements.get(place)?.kind {
        ElementKind::Item(_) => resolution.range(resolution.elements.get(place)?).end,
        _ => whole_paragraph(resolution, place).end,
    };
    let parts = resolution.elements.iter().skip(place).filter(|it| it.kind != ElementKind::Note);
    let parts = parts.take_while(|it| resolution.range(it).end <= end);
    let words: Vec<String> = parts.map(|it| resolution.joined(it).text.trim().replace('\n', " ")).collect();
    let words = words.join("\n>\n> ");
    let shown = match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    };
    Some((unit, range, format!("**{name}**\n\n> {shown}")))
}

#[cfg(test)]
mod tests {
    use crate::ide::{Library, hover};
    use crate::resolution::Document;
    use crate::text::size;

    struct Nothing;

    impl Library for Nothing {
        fn find(&self, _: &crate::citation::Symbol) -> Option<(String, std::sync::Arc<Document>)> {
            None
        }
    }

    #[track_caller]
    fn check(fixture: &str, expected: &str) {
        let at = fixture.find("$0").unwrap();
        let found = hover(&Document::parse(&fixture.replacen("$0", "", 1)), size(at), &Nothing);
        assert_eq!(found.map_or_else(|| "nothing".to_owned(), |it| it.markdown), expected);
    }

    #[test]
    fn a_reference_shows_its_paragraph() {
        check(
            "The General Assembly,\n\n1. *Decides* to act:\n\n(a) On rivers;\n\n2. *Notes* paragraph $01 above.\n",
            "**Paragraph 1**\n\n> Decides to act:\n>\n> On rivers;",
        );
        check(
            "The General Assembly,\n\n1. *Urges*:\n\n(a) Rivers;\n\n(b) Lakes;\n\n2. *Notes* paragraph 1 $0(b) above.\n",
            "**Paragraph 1 (b)**\n\n> Lakes;",
        );
        check(
            "L’Assemblée générale,\n\n1. *Décide* d’agir ;\n\n2. *Note* le paragraphe $01 ci-dessus.\n",
            "**Paragraph 1**\n\n> Décide d’agir ;",
        );
    }

    #[test]
    fn a_paragraph_that_a_page_cuts_is_shown_whole() {
        check(
            "The General Assembly,\n\n1. *Decides* to act on all\n\n¹ A note.\n\nrivers;¹\n\n2. *Notes* paragraph $01 above.\n",
            "**Paragraph 1**\n\n> Decides to act on all rivers;",
        );
    }

    #[test]
    fn what_is_not_there_is_told_and_other_numbers_are_nothing() {
        check(
            "The General Assembly,\n\n1. *Decides* to act;\n\n2. *Notes* paragraph $09 above.\n",
            "**Paragraph 9** is not there.",
        );
        check("The General Assembly,\n\n1. *Decides* to act with $09 States;\n", "nothing");
    }
}
