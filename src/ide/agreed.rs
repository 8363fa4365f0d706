//! Agreed language: where a paragraph of this document was adopted before, and how its words differ from that.

use std::fmt::Write as _;
use std::ops::Range;

use jiff::civil::Date;

use super::known::written;
use super::{Known, Library, Target};
use crate::citation::Symbol;
use crate::compare::{Piece, pieces, words_markdown};
use crate::precedent::{Asking, Part, Shingles};
use crate::resolution::{Document, Element, Resolution, Unit};
use crate::text::TextRange;
use crate::un::Lang;

/// What is less similar than this is told on request only.
const NEAR: f64 = 0.5;
/// How many precedents a hover names.
const TOLD: usize = 4;

/// A paragraph of another document that is like one of this.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreed {
    /// The key of its document.
    pub document: String,
    /// The resolution's symbol, where it has one.
    pub symbol: Option<Symbol>,
    /// The resolution's title; empty where it has none.
    pub title: String,
    /// The part that it stands in.
    pub part: Part,
    /// Its number; of an item, that of the paragraph above it.
    pub number: Option<u32>,
    /// The day of its adoption.
    pub adopted: Option<Date>,
    /// The Jaccard index of the five-word sequences of both, from 0 to 1.
    pub similarity: f64,
    /// Where it stands, in bytes of its document.
    pub range: Range<u32>,
    /// The oldest resolution of its series with the same words, where that is another one.
    pub since: Option<Symbol>,
}

impl Agreed {
    /// Whether the words are the same.
    pub fn is_same(&self) -> bool {
        self.similarity >= 1.0
    }

    /// `78/223, para. 14`
    pub fn place(&self) -> String {
        let resolution = self.symbol.as_ref().map_or_else(|| self.title.clone(), number);
        match (self.part, self.number) {
            (Part::Preamble, _) => format!("{resolution}, preamble"),
            (Part::Operative, Some(number)) => format!("{resolution}, para. {number}"),
            (Part::Annex, Some(number)) => format!("{resolution}, annex, para. {number}"),
            (Part::Operative, None) => resolution,
            (Part::Annex, None) => format!("{resolution}, annex"),
        }
    }

    /// `= 78/223, para. 14 · since 71/238`, `≈ 78/223, para. 14 (61 %)`
    pub fn label(&self) -> String {
        match (self.is_same(), &self.since) {
            (true, Some(since)) => format!("= {} · since {}", self.place(), number(since)),
            (true, None) => format!("= {}", self.place()),
            (false, _) => format!("≈ {} ({:.0} %)", self.place(), (self.similarity * 100.0).min(99.0)),
        }
    }

    fn target(&self, origin: TextRange) -> Target {
        let range = TextRange::new(self.range.start.into(), self.range.end.into());
        let document = Some(self.document.clone());
        Target { origin, document, range, focus: TextRange::empty(range.start()) }
    }
}

/// A symbol as texts cite it: `78/223` for `A/RES/78/223`.
fn number(symbol: &Symbol) -> String {
    let symbol = symbol.to_string();
    symbol.rsplit_once("RES/").map_or(symbol.clone(), |it| it.1.to_owned())
}

/// The paragraph that the one about `offset` was taken from.
pub fn precedent_at(
    document: &Document,
    offset: crate::text::TextSize,
    library: &dyn Library,
) -> Option<Target> {
    let (unit, at) = document.unit_at(offset)?;
    let element = unit.resolution.elements.get(unit.resolution.element_at(at)?)?;
    target(unit, element, TextRange::empty(offset), library)
}

/// Where an element was adopted before, to jump there.
pub(super) fn target(
    unit: &Unit,
    element: &Element,
    origin: TextRange,
    library: &dyn Library,
) -> Option<Target> {
    Some(best(&unit.resolution, element, library)?.target(origin))
}

/// The best precedent of an element; none where none is near.
pub(super) fn best(resolution: &Resolution, element: &Element, library: &dyn Library) -> Option<Agreed> {
    precedents(resolution, element, library, 1).into_iter().find(|it| it.similarity >= NEAR)
}

fn precedents(
    resolution: &Resolution,
    element: &Element,
    library: &dyn Library,
    limit: usize,
) -> Vec<Agreed> {
    if !element.kind.is_text() || !library.has_precedents() {
        return Vec::new();
    }
    let sought = Shingles::of(&resolution.joined(element).text);
    let symbol = resolution.symbol();
    let title = resolution.title.as_ref().map_or("", |it| it.text.trim());
    let adopted = adopted(resolution);
    library.precedents(&sought, Asking { symbol: symbol.as_ref(), title, adopted, named: true }, limit)
}

/// The day of a resolution's adoption: its parts (A, B) are told by it.
pub(super) fn adopted(resolution: &Resolution) -> Option<Date> {
    Lang::ALL.into_iter().find_map(|it| Known::of_resolution(resolution, it)?.date)
}

/// The words of a precedent, without markup.
fn words(agreed: &Agreed, library: &dyn Library) -> Option<String> {
    let document = library.read(&agreed.document)?;
    let (unit, at) = document.unit_at(agreed.range.start.into())?;
    let element = unit.resolution.elements.get(unit.resolution.element_at(at)?)?;
    Some(unit.resolution.joined(element).text.trim().to_owned())
}

/// What an element has in the place of its precedent's words: what the precedent has is `Deleted`, what only the
/// element has is `Inserted`.
pub(super) fn differences(
    resolution: &Resolution,
    element: &Element,
    agreed: &Agreed,
    library: &dyn Library,
) -> Option<Vec<Piece>> {
    Some(pieces(&words(agreed, library)?, &resolution.joined(element).text))
}

/// What a hover says of an element's precedents; empty where there are none.
pub(super) fn hover(resolution: &Resolution, element: &Element, library: &dyn Library) -> String {
    let mut text = String::new();
    let found = precedents(resolution, element, library, TOLD);
    for (index, agreed) in found.iter().enumerate() {
        text.push_str(if index == 0 { "\n\n**Agreed language**\n" } else { "" });
        let _ = write!(text, "\n- {}", agreed.label());
        if let Some(date) = agreed.adopted {
            let _ = write!(text, ", {}", written(date, Lang::En));
        }
        let facts = agreed.symbol.as_ref().and_then(|it| library.facts(it, Lang::En));
        if let Some(vote) = facts.and_then(|it| it.vote) {
            let _ = write!(text, ", {}", vote.to_lowercase());
        }
    }
    if let Some(first) = found.first().filter(|it| !it.is_same())
        && let Some(pieces) = differences(resolution, element, first, library)
    {
        let _ = write!(text, "\n\nAgainst {}: {}", first.place(), words_markdown(&pieces).trim());
    }
    text
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::Arc;

    use super::*;

    use crate::ide::{Facts, Known, definition, hover};
    use crate::precedent::{Index, Origin, paragraphs};
    use crate::text::TextSize;

    /// A library of one resolution, whose key is `old`.
    pub(in crate::ide) struct Old(Arc<Document>, Index);

    impl Old {
        pub(in crate::ide) fn new(text: &str) -> Self {
            let document = Document::parse(text);
            let mut index = Index::default();
            for (resolution, paragraphs) in paragraphs(&document) {
                let title = resolution.title.as_ref().map(|it| it.text.clone()).unwrap_or_default();
                let origin = Origin { symbol: resolution.symbol(), title, adopted: None, path: "old".into() };
                index.add(origin, paragraphs);
            }
            Self(Arc::new(document), index)
        }
    }

    impl Library for Old {
        fn find(&self, _: &Symbol) -> Option<(String, Arc<Document>)> {
            None
        }
        fn precedents(&self, sought: &Shingles, asking: Asking<'_>, limit: usize) -> Vec<Agreed> {
            let convert = |it: crate::precedent::Precedent| Agreed {
                document: "old".into(),
                symbol: it.origin.symbol.clone(),
                title: it.origin.title.clone(),
                part: it.part,
                number: it.number,
                adopted: it.origin.adopted,
                similarity: it.similarity,
                range: it.range,
                since: None,
            };
            self.1.nearest(sought, asking, limit).into_iter().map(convert).collect()
        }
        fn has_precedents(&self) -> bool {
            true
        }
        fn titled(&self, title: &str, _: Lang) -> Vec<Facts> {
            let known = Known::of(&self.0).into_iter().filter(|it| it.title == title);
            known.map(|it| Facts { document: Some("old".into()), ..Facts::of(it) }).collect()
        }
        fn read(&self, key: &str) -> Option<Arc<Document>> {
            (key == "old").then(|| Arc::clone(&self.0))
        }
    }

    pub(in crate::ide) const OLD: &str = "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\n\
        Recalling all its earlier resolutions on the rivers of the world,\n\n\
        1. Urges States to protect the fish of all rivers and lakes in their territory;\n\n\
        2. Decides to remain seized of the matter.\n";
    pub(in crate::ide) const NEW: &str = "General Assembly\n\n76/1. Rivers\n\nThe General Assembly,\n\n\
        Recalling all its earlier resolutions on the rivers of the world,\n\n\
        1. Urges States to protect the fish of all rivers and lakes in their lands;\n\n\
        2. Calls upon all owners of boats to keep them clean and in good repair.\n";

    #[test]
    fn a_hover_shows_the_words_that_differ() {
        let document = Document::parse(NEW);
        let at = NEW.find("Urges").unwrap_or_default() as u32;
        let text = hover(&document, TextSize::new(at), &Old::new(OLD)).unwrap().markdown;
        assert!(text.contains("**Agreed language**\n\n- ≈ 75/1, para. 1 ("), "{text}");
        assert!(text.contains("Against 75/1, para. 1: Urges States"), "{text}");
        assert!(text.contains("~~territory~~") && text.contains("**lands**"), "{text}");
    }

    #[test]
    fn a_part_of_a_resolution_with_the_same_symbol_is_told_by_its_day() {
        let line = |day: &str| format!("75/1. Rivers\n\nResolution adopted by the General Assembly on {day}");
        let dated = |text: &str, day: &str| text.replace("75/1. Rivers", &line(day));
        let mut old = Old::new("");
        let part = Document::parse(&dated(OLD, "30 June 2021"));
        for (resolution, paragraphs) in paragraphs(&part) {
            let (symbol, adopted) = (resolution.symbol(), adopted(resolution));
            old.1.add(Origin { symbol, title: "Rivers".into(), adopted, path: "old".into() }, paragraphs);
        }
        for (day, told) in [("16 December 2020", true), ("30 June 2021", false)] {
            let text = dated(OLD, day);
            let place = TextSize::new(text.find("Urges").unwrap_or_default() as u32);
            let text = hover(&Document::parse(&text), place, &old).unwrap().markdown;
            assert_eq!(text.contains("- = 75/1, para. 1"), told, "{day}: {text}");
        }
    }

    #[test]
    fn the_number_leads_to_the_precedent() {
        let document = Document::parse(NEW);
        let old = Old::new(OLD);
        let at = NEW.find("Recalling").unwrap_or_default() as u32;
        let found = definition(&document, TextSize::new(at), &old);
        assert_eq!(found[0].document.as_deref(), Some("old"));
        assert!(old.0.text().slice(found[0].range).starts_with("Recalling all"));
        let at = NEW.find("Calls upon").unwrap_or_default() as u32;
        assert_eq!(definition(&document, TextSize::new(at), &old), []);
    }
}
