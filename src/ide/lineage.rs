//! The lineage of a paragraph: what it was in the earlier resolutions of its series, and what became of it in the later
//! ones. From year to year the most similar paragraph is followed, so that words may change altogether in time.

use std::cmp::Reverse;
use std::sync::Arc;

use super::at::{Thing, thing};
use super::{Library, Node, earlier, later};
use crate::citation::Symbol;
use crate::precedent::{Asking, Paragraph, Part, Shingles, paragraphs_of};
use crate::resolution::{Document, Resolution, Unit};
use crate::text::{TextRange, TextSize};

/// What is less similar in a series is another paragraph.
const NEAR: f64 = 0.3;
/// In another series it must be more so.
const NEAR_ELSEWHERE: f64 = 0.5;
/// So many resolutions of a series are read.
const READ: usize = 60;
/// So many paragraphs of other series are told.
const OTHERS: usize = 50;

/// A paragraph of a lineage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ancestor {
    /// The key of its document.
    pub document: String,
    /// Its resolution.
    pub symbol: Option<Symbol>,
    /// `para. 14`, `preamble`.
    pub place: String,
    /// Its first words.
    pub words: String,
    /// Where it stands.
    pub range: TextRange,
}

impl Ancestor {
    fn of(document: &str, symbol: Option<Symbol>, paragraph: &Paragraph) -> Self {
        let place = match (paragraph.part, paragraph.number) {
            (Part::Preamble, _) => "preamble".to_owned(),
            (Part::Operative, Some(number)) => format!("para. {number}"),
            (Part::Operative, None) => "operative part".to_owned(),
            (Part::Annex, Some(number)) => format!("annex, para. {number}"),
            (Part::Annex, None) => "annex".to_owned(),
        };
        let range = TextRange::new(paragraph.range.start.into(), paragraph.range.end.into());
        let words = super::completion::first_words(&paragraph.text, 80);
        Self { document: document.to_owned(), symbol, place, words, range }
    }
}

/// The paragraph whose number or opening words stand at `offset`; `key` is the document's own.
pub fn ancestor_at(document: &Document, key: &str, offset: TextSize) -> Option<Ancestor> {
    let (unit, Thing::Lead(..)) = thing(document, offset)? else { return None };
    let paragraph = paragraph_at(unit, offset)?;
    Some(Ancestor::of(key, unit.resolution.symbol(), &paragraph))
}

fn paragraph_at(unit: &Unit, offset: TextSize) -> Option<Paragraph> {
    let at = u32::from(offset);
    paragraphs_of(unit).into_iter().find(|it| it.range.start <= at && at <= it.range.end)
}

/// The paragraphs of the series that the one at `offset` goes back to, the newest first; or those that go back to it,
/// the oldest first.
pub fn lineage(document: &Document, offset: TextSize, back: bool, library: &dyn Library) -> Vec<Ancestor> {
    let Some((unit, _)) = document.unit_at(offset) else { return Vec::new() };
    let Some(own) = paragraph_at(unit, offset) else { return Vec::new() };
    let mut sought = own.shingles;
    let mut found = Vec::new();
    for node in series(&unit.resolution, document, back, library).into_iter().take(READ) {
        let Some(there) = library.read(&node.document) else { continue };
        if let Some(next) = nearest(&there, &node, own.part, &sought) {
            found.push(Ancestor::of(&node.document, node.symbol, &next));
            sought = next.shingles;
        }
    }
    found
}

/// The other resolutions of a series, from the nearest to the farthest.
fn series(resolution: &Resolution, document: &Document, back: bool, library: &dyn Library) -> Vec<Node> {
    let lang = document.lang();
    let known = resolution.symbol().filter(|it| library.facts(it, lang).is_some());
    match (known, back) {
        (Some(symbol), true) => earlier(&symbol, lang, library),
        (Some(symbol), false) => {
            let mut found = later(&symbol, lang, library);
            found.reverse();
            found
        }
        // A draft has its whole series before it.
        (None, true) => {
            let base = super::base::facts(resolution, lang, library).map(|it| it.known.symbol);
            let first = base.as_ref().and_then(|it| super::node_of(it, lang, library));
            let before = base.map(|it| earlier(&it, lang, library)).unwrap_or_default();
            first.into_iter().chain(before).collect()
        }
        (None, false) => Vec::new(),
    }
}

fn nearest(document: &Arc<Document>, node: &Node, part: Part, sought: &Shingles) -> Option<Paragraph> {
    let same = |it: &&Unit| match (&node.symbol, it.resolution.symbol()) {
        (Some(one), Some(other)) => one.same_document(&other),
        _ => false,
    };
    let unit = document.units().iter().find(same)?;
    let alike = paragraphs_of(unit).into_iter().map(|it| (it.shingles.similarity(sought), it));
    let near = alike.filter(|it| it.0 >= NEAR);
    near.min_by_key(|(similarity, it)| (Reverse((similarity * 1e6) as u32), it.part != part, it.range.start))
        .map(|it| it.1)
}

/// Where the paragraph whose number or opening words stand at `offset` was taken up later: in its own series, and in
/// others, the nearest words first.
pub fn taken_up(document: &Document, offset: TextSize, library: &dyn Library) -> Vec<Ancestor> {
    let Some((unit, Thing::Lead(..))) = thing(document, offset) else { return Vec::new() };
    let Some(own) = paragraph_at(unit, offset) else { return Vec::new() };
    let mut found = lineage(document, offset, false, library);
    let resolution = &*unit.resolution;
    let symbol = resolution.symbol();
    let date = super::Known::of_resolution(resolution, document.lang()).and_then(|it| it.date);
    let title = resolution.title.as_ref().map_or("", |it| it.text.trim());
    let others = library.precedents(
        &own.shingles,
        Asking { symbol: symbol.as_ref(), title, adopted: date, named: true },
        OTHERS,
    );
    for other in
        others.into_iter().filter(|it| it.similarity >= NEAR_ELSEWHERE && date.is_some() && it.adopted > date)
    {
        let range = TextRange::new(other.range.start.into(), other.range.end.into());
        if found.iter().any(|it| it.document == other.document && it.range == range) {
            continue;
        }
        let Some(paragraph) = library.read(&other.document).and_then(|it| {
            let (unit, _) = it.unit_at(range.start())?;
            paragraph_at(unit, range.start())
        }) else {
            continue;
        };
        found.push(Ancestor::of(&other.document, other.symbol, &paragraph));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::{Facts, Known};
    use crate::un::Lang;

    /// A series, one document a year.
    struct Series(Vec<(String, Arc<Document>)>);

    impl Series {
        fn new(paragraphs: &[&str]) -> Self {
            let text = |(year, words): (usize, &&str)| {
                format!(
                    "General Assembly\n\nResolution adopted by the General Assembly on 16 December 20{year}\n\n{year}/1. Rivers\n\nThe General Assembly,\n\n1. *Notes* something of this year;\n\n2. *Urges* {words}.\n"
                )
            };
            let document = |it: (usize, &&str)| (it.0.to_string(), Arc::new(Document::parse(&text(it))));
            Self((20..).zip(paragraphs).map(document).collect())
        }
    }

    impl Library for Series {
        fn find(&self, _: &Symbol) -> Option<(String, Arc<Document>)> {
            None
        }
        fn read(&self, key: &str) -> Option<Arc<Document>> {
            self.0.iter().find(|it| it.0 == key).map(|it| Arc::clone(&it.1))
        }
        fn facts(&self, symbol: &Symbol, lang: Lang) -> Option<Facts> {
            self.titled("Rivers", lang).into_iter().find(|it| it.known.symbol.same_document(symbol))
        }
        fn titled(&self, title: &str, _: Lang) -> Vec<Facts> {
            let facts = |(key, document): &(String, Arc<Document>)| {
                let known = Known::of(document).into_iter().find(|it| it.title == title)?;
                Some(Facts { document: Some(key.clone()), ..Facts::of(known) })
            };
            self.0.iter().filter_map(facts).collect()
        }
    }

    const YEARS: [&str; 4] = [
        "States to protect the fish of all rivers and lakes in their territory",
        "States to protect the fish of all rivers and lakes in their own territory and beyond it",
        "all States to save and protect the fish of all rivers and lakes in their own territory and beyond it",
        "nobody at all to do any such thing ever again in the next years",
    ];

    #[track_caller]
    fn check(year: &str, back: bool, expected: &[&str]) {
        let series = Series::new(&YEARS);
        let document = series.read(year).unwrap();
        let at = document.text().to_string().find("2. *Urges*").unwrap() as u32;
        let found = lineage(&document, at.into(), back, &series);
        let shown: Vec<String> = found
            .iter()
            .map(|it| format!("{} {}: {}", it.symbol.as_ref().unwrap(), it.place, it.words))
            .collect();
        assert_eq!(shown, expected);
        assert!(ancestor_at(&document, year, at.into()).is_some_and(|it| it.place == "para. 2"));
    }

    #[test]
    fn a_paragraph_is_followed_back_and_forth_while_its_words_change() {
        let (first, second) = (
            "A/RES/20/1 para. 2: Urges States to protect the fish of all rivers and lakes in their territory.",
            "A/RES/21/1 para. 2: Urges States to protect the fish of all rivers and lakes in their own territory …",
        );
        check("22", true, &[second, first]);
        check("21", true, &[first]);
        check("20", true, &[]);
        check(
            "20",
            false,
            &[
                second,
                "A/RES/22/1 para. 2: Urges all States to save and protect the fish of all rivers and lakes in their …",
            ],
        );
        check("23", true, &[]);
    }

    #[test]
    fn what_was_taken_up_later_refers_to_a_paragraph() {
        let series = Series::new(&YEARS);
        let document = series.read("21").unwrap();
        let text = document.text().to_string();
        let at = |words: &str| TextSize::new(text.find(words).unwrap() as u32);
        let symbols = |at| {
            let found = taken_up(&document, at, &series);
            found.into_iter().filter_map(|it| it.symbol).map(|it| it.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(symbols(at("2. *Urges")), ["A/RES/22/1"]);
        assert_eq!(symbols(at("protect")), [] as [String; 0]);
    }
}
