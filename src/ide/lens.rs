//! What stands above a title or paragraph: how often it is cited and referred to, what it cites.

use std::collections::BTreeMap;

use super::seen::{Seen, SeenUnit, marker};
use crate::citation::Symbol;
use crate::resolution::{Document, ElementKind, Unit};
use crate::text::{TextRange, TextSize};

/// What a lens says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LensKind {
    /// The references to a paragraph of this text, at least one.
    References(Vec<TextRange>),
    /// How many documents cite the resolution, at least one.
    CitedBy(usize),
    /// How many documents the resolution cites, and how many footnotes it has.
    Cites {
        /// Different documents.
        documents: usize,
        /// Those of them whose text is at hand.
        here: usize,
        /// Footnotes.
        notes: usize,
        /// The first citation.
        first: TextSize,
    },
    /// The official page of the resolution.
    Official(Symbol),
}

/// A line shown above a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// The title's or paragraph's number.
    pub range: TextRange,
    /// What it says.
    pub kind: LensKind,
}

impl LensKind {
    /// The words of the lens.
    pub fn title(&self) -> String {
        let counted = |count: usize, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        };
        match self {
            Self::References(places) => counted(places.len(), "reference", "references"),
            Self::CitedBy(documents) => format!("cited by {}", counted(*documents, "document", "documents")),
            Self::Cites { documents, here, notes, .. } => format!(
                "cites {}, {here} of them here, {}",
                counted(*documents, "document", "documents"),
                counted(*notes, "footnote", "footnotes")
            ),
            Self::Official(symbol) => format!("{symbol} at the United Nations"),
        }
    }
}

/// What is asked of other documents.
#[derive(Clone, Copy)]
pub struct Nearby<'a> {
    /// How many documents cite one.
    pub cited_by: &'a dyn Fn(&Symbol) -> usize,
    /// Whether its text is at hand.
    pub has: &'a dyn Fn(&Symbol) -> bool,
}

/// The lenses of the document, in order.
pub fn lenses(document: &Document, seen: &Seen, nearby: Nearby<'_>) -> Vec<Lens> {
    seen.units(document).flat_map(|(unit, found)| of_unit(unit, found, nearby)).collect()
}

/// The lenses of the resolution that an offset falls into, in order.
pub fn lenses_at(document: &Document, seen: &Seen, offset: TextSize, nearby: Nearby<'_>) -> Vec<Lens> {
    let at = seen.at(document, offset).filter(|it| it.0.resolution.is_resolution());
    at.map(|(unit, found, _)| of_unit(unit, found, nearby)).unwrap_or_default()
}

fn of_unit(unit: &Unit, found: &SeenUnit, nearby: Nearby<'_>) -> Vec<Lens> {
    let mut lenses = Vec::new();
    let resolution = &*unit.resolution;
    if let Some(title) = &resolution.title {
        let range = unit.range(title.number_range.clone());
        let own = resolution.symbol();
        let cited_by = own.as_ref().map_or(0, nearby.cited_by);
        if cited_by > 0 {
            lenses.push(Lens { range, kind: LensKind::CitedBy(cited_by) });
        }
        if let Some(first) = found.citations.first() {
            let mut symbols: Vec<(String, &Symbol)> =
                found.citations.iter().map(|it| (it.citation.symbol.key(), &it.citation.symbol)).collect();
            symbols.sort_unstable();
            symbols.dedup_by(|a, b| a.0 == b.0);
            let here = symbols.iter().filter(|it| (nearby.has)(it.1)).count();
            let first = unit.range(first.range.clone()).start();
            let (documents, notes) = (symbols.len(), resolution.notes.len());
            lenses.push(Lens { range, kind: LensKind::Cites { documents, here, notes, first } });
        }
        if let Some(symbol) = own.filter(|it| !it.to_string().contains('…')) {
            lenses.push(Lens { range, kind: LensKind::Official(symbol) });
        }
    }
    let mut referred: BTreeMap<usize, Vec<TextRange>> = BTreeMap::new();
    for internal in &found.internal {
        // A reference to an item counts for its paragraph too.
        let paragraph = internal.target.and_then(|target| {
            let is = |it: &usize| matches!(resolution.elements[*it].kind, ElementKind::Paragraph(_));
            (0..=target.min(resolution.elements.len().saturating_sub(1))).rev().find(is)
        });
        if let Some(paragraph) = paragraph {
            referred.entry(paragraph).or_default().push(unit.range(internal.range.clone()));
        }
    }
    for (element, places) in referred {
        let number = resolution.elements.get(element).and_then(|it| marker(resolution, it));
        if let Some(number) = number {
            lenses.push(Lens { range: unit.range(number), kind: LensKind::References(places) });
        }
    }
    lenses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::parse(text);
        let seen = Seen::of(&document, &Seen::default());
        let cited_by = |it: &Symbol| usize::from(it.to_string() == "A/RES/75/1") * 3;
        let has = |it: &Symbol| it.to_string() == "A/RES/70/2";
        let nearby = Nearby { cited_by: &cited_by, has: &has };
        let found = lenses(&document, &seen, nearby);
        let at = found.first().map_or(0.into(), |it| it.range.start());
        assert_eq!(lenses_at(&document, &seen, at, nearby), found);
        let shown: Vec<String> = found
            .iter()
            .map(|it| format!("{}: {}", document.text().slice(it.range), it.kind.title()))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_title_tells_citations_and_paragraphs_their_references() {
        check(
            "General Assembly\n\n75/1. A title\n\nThe General Assembly,\n\nRecalling its resolutions 70/1 and 70/2 and again resolution 70/1,¹\n\n\
             1. Decides:\n\n(a) one;\n\n2. Recalls paragraphs 1 (a) above and paragraph 1 of the present resolution.\n\n¹ A note.\n",
            &[
                "75/1: cited by 3 documents",
                "75/1: cites 2 documents, 1 of them here, 1 footnote",
                "75/1: A/RES/75/1 at the United Nations",
                "1: 2 references",
            ],
        );
    }

    #[test]
    fn where_nothing_refers_there_is_no_lens() {
        check("The General Assembly,\n\nNoting it,\n\n1. Decides so.\n", &[]);
    }
}
