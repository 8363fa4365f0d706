//! The paragraphs of a library, found by what they share with another one.

use std::cmp::Reverse;
use std::path::PathBuf;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use twox_hash::XxHash3_64;

use super::paragraphs::{Paragraph, Part};
use super::shingles::Shingles;
use crate::citation::Symbol;

/// What is less similar is no precedent.
const LEAST: f64 = 0.3;
/// So many candidates are compared exactly; boilerplate stands in thousands of resolutions.
const COMPARED: usize = 4096;

/// The resolution that paragraphs come from.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Its symbol, where it declares one.
    pub symbol: Option<Symbol>,
    /// Its title; empty where it has none.
    pub title: String,
    /// The day of its adoption.
    pub adopted: Option<Date>,
    /// The file that it stands in.
    pub path: PathBuf,
}

/// Who asks for precedents: never its own, and its own series is preferred.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asking<'a> {
    /// The symbol of the resolution at hand.
    pub symbol: Option<&'a Symbol>,
    /// Its title.
    pub title: &'a str,
}

/// A paragraph of the library that is like the one at hand.
#[derive(Debug, Clone, Copy)]
pub struct Precedent<'a> {
    /// The resolution that it stands in.
    pub origin: &'a Origin,
    /// Where there.
    pub paragraph: &'a Place,
    /// The Jaccard index of the two, from 0 to 1.
    pub similarity: f64,
    /// The oldest resolution of the same series that has the same words, where that is another one.
    pub since: Option<&'a Origin>,
    series: Option<u64>,
}

/// A paragraph as the index keeps it.
#[derive(Debug, Clone)]
pub struct Place {
    origin: u32,
    /// The part that it stands in.
    pub part: Part,
    /// Its number; of an item, that of the paragraph above it.
    pub number: Option<u32>,
    /// Where it stands, in bytes of its file.
    pub range: std::ops::Range<u32>,
    shingles: Shingles,
}

/// The paragraphs of a library.
#[derive(Debug, Default)]
pub struct Index {
    origins: Vec<Origin>,
    /// Of each origin, what its title has in common with those of other years.
    series: Vec<Option<u64>>,
    places: Vec<Place>,
    postings: FxHashMap<u32, Vec<u32>>,
}

impl Index {
    /// Takes the paragraphs of one resolution.
    pub fn add(&mut self, origin: Origin, paragraphs: Vec<Paragraph>) {
        let from = self.origins.len() as u32;
        self.series.push(series(&origin.title));
        self.origins.push(origin);
        for paragraph in paragraphs {
            let Paragraph { part, number, range, shingles, .. } = paragraph;
            self.place(Place { origin: from, part, number, range, shingles });
        }
    }

    /// How many paragraphs it holds.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Takes all that another index holds, but for what comes from `hidden` files.
    pub fn absorb(&mut self, other: &Self, hidden: &FxHashSet<PathBuf>) {
        let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
        for (number, (origin, series)) in (0..).zip(other.origins.iter().zip(&other.series)) {
            if !hidden.contains(&origin.path) {
                numbers.insert(number, self.origins.len() as u32);
                self.origins.push(origin.clone());
                self.series.push(*series);
            }
        }
        for place in &other.places {
            if let Some(origin) = numbers.get(&place.origin) {
                self.place(Place { origin: *origin, ..place.clone() });
            }
        }
    }

    fn place(&mut self, place: Place) {
        let number = self.places.len() as u32;
        for fingerprint in place.shingles.fingerprints() {
            self.postings.entry(*fingerprint).or_default().push(number);
        }
        self.places.push(place);
    }

    /// The paragraphs most like `sought`, best first, at most `limit`; see [`nearest`].
    pub fn nearest(&self, sought: &Shingles, asking: Asking<'_>, limit: usize) -> Vec<Precedent<'_>> {
        nearest([(self, None)], sought, asking, limit)
    }

    /// All that is like `sought`, in no order.
    fn like(
        &self,
        sought: &Shingles,
        asking: Asking<'_>,
        hidden: Option<&FxHashSet<PathBuf>>,
    ) -> Vec<Precedent<'_>> {
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        for fingerprint in sought.fingerprints() {
            for place in self.postings.get(fingerprint).into_iter().flatten() {
                *counts.entry(*place).or_default() += 1;
            }
        }
        let mut candidates: Vec<(u32, f64)> = counts
            .into_iter()
            .filter_map(|(place, shared)| Some((place, self.likely(sought, place, shared)?)))
            .collect();
        if candidates.len() > COMPARED {
            candidates.select_nth_unstable_by(COMPARED, |a, b| b.1.total_cmp(&a.1));
            candidates.truncate(COMPARED);
        }
        let alike = candidates.into_iter().filter_map(|(place, _)| {
            let place = self.places.get(place as usize)?;
            let origin = self.origins.get(place.origin as usize)?;
            if asking.is(origin) || hidden.is_some_and(|it| it.contains(&origin.path)) {
                return None;
            }
            let similarity = sought.similarity(&place.shingles);
            let series = self.series.get(place.origin as usize).copied().flatten();
            (similarity >= LEAST).then_some(Precedent {
                origin,
                paragraph: place,
                similarity,
                since: None,
                series,
            })
        });
        alike.collect()
    }

    /// What the fingerprints that two paragraphs share let expect of their similarity.
    fn likely(&self, sought: &Shingles, place: u32, shared: u32) -> Option<f64> {
        let place = self.places.get(place as usize)?;
        let all = sought.fingerprints().len() + place.shingles.fingerprints().len();
        Some(f64::from(shared) / (all as f64 - f64::from(shared)).max(1.0))
    }
}

impl Asking<'_> {
    /// Whether a resolution is the one at hand; a draft without a number is told by its title.
    fn is(&self, origin: &Origin) -> bool {
        match (self.symbol, &origin.symbol) {
            (Some(own), Some(other)) => own.same_document(other),
            (None, None) => !self.title.is_empty() && self.title == origin.title,
            _ => false,
        }
    }
}

/// The paragraphs of several indexes that are most like `sought`, best first, at most `limit`; at equal similarity
/// those of the same series (the same title) first, then the newest. Of a series only the best is told. What comes
/// from the files beside an index is left out.
pub fn nearest<'a>(
    indexes: impl IntoIterator<Item = (&'a Index, Option<&'a FxHashSet<PathBuf>>)>,
    sought: &Shingles,
    asking: Asking<'_>,
    limit: usize,
) -> Vec<Precedent<'a>> {
    let mut found: Vec<Precedent<'a>> =
        indexes.into_iter().flat_map(|(index, hidden)| index.like(sought, asking, hidden)).collect();
    let wanted = series(asking.title);
    found.sort_by_cached_key(|it| {
        // Similarities are ratios of small numbers; in millionths they compare as themselves.
        let similarity = Reverse((it.similarity * 1e6) as u32);
        let own = wanted.is_some() && it.series == wanted;
        (similarity, !own, Reverse(it.origin.adopted), it.paragraph.origin, it.paragraph.range.start)
    });
    let mut oldest: FxHashMap<u64, &'a Origin> = FxHashMap::default();
    for it in found.iter().filter(|it| it.similarity >= 1.0) {
        if let Some(series) = it.series {
            // The newest comes first.
            oldest.insert(series, it.origin);
        }
    }
    let mut told = FxHashSet::default();
    found.retain(|it| it.series.is_none_or(|it| told.insert(it)));
    found.truncate(limit);
    for it in found.iter_mut().filter(|it| it.similarity >= 1.0) {
        let since = it.series.and_then(|it| oldest.get(&it)).copied();
        it.since = since.filter(|since| since.adopted < it.origin.adopted);
    }
    found
}

/// What is the same in a title from year to year: its letters, small. Nothing where there is no title.
fn series(title: &str) -> Option<u64> {
    let letters: String =
        title.chars().filter(|it| it.is_alphabetic()).flat_map(char::to_lowercase).collect();
    (!letters.is_empty()).then(|| XxHash3_64::oneshot(letters.as_bytes()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn paragraph(text: &str) -> Paragraph {
        let shingles = Shingles::of(text);
        Paragraph {
            part: Part::Operative,
            number: Some(1),
            is_item: false,
            range: 0..9,
            text: text.into(),
            shingles,
        }
    }

    fn origin(symbol: &str, title: &str, year: i16) -> Origin {
        let adopted = Date::new(year, 12, 16).ok();
        Origin { symbol: Symbol::parse(symbol), title: title.into(), adopted, path: symbol.into() }
    }

    #[track_caller]
    fn check(asking: Asking<'_>, expected: &[(&str, f64)]) {
        let mut index = Index::default();
        let words = "Decides to remain actively seized of the matter at its next session;";
        for (symbol, title, year) in [
            ("A/RES/70/1", "Rivers", 2015),
            ("A/RES/71/1", "Rivers", 2016),
            ("A/RES/72/9", "Mountains", 2017),
        ] {
            index.add(origin(symbol, title, year), vec![paragraph(words)]);
        }
        index.add(
            origin("A/RES/73/2", "Seas", 2018),
            vec![paragraph("Decides to remain actively seized of the matter at its last meeting;")],
        );
        let found = index.nearest(&Shingles::of(words), asking, 5);
        let shown: Vec<(String, f64)> =
            found.iter().map(|it| (it.origin.symbol.as_ref().unwrap().to_string(), it.similarity)).collect();
        let shown: Vec<(&str, f64)> = shown.iter().map(|it| (it.0.as_str(), it.1)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_own_series_comes_first_then_the_newest() {
        check(Asking::default(), &[("A/RES/72/9", 1.0), ("A/RES/71/1", 1.0), ("A/RES/73/2", 0.6)]);
        let rivers = Asking { symbol: None, title: "Rivers" };
        check(rivers, &[("A/RES/71/1", 1.0), ("A/RES/72/9", 1.0), ("A/RES/73/2", 0.6)]);
    }

    #[test]
    fn the_oldest_with_the_same_words_is_named() {
        let words = "Decides to remain actively seized of the matter at its next session;";
        let (mut index, mut newer) = (Index::default(), Index::default());
        index.add(origin("A/RES/70/1", "Rivers", 2015), vec![paragraph(words)]);
        newer.add(origin("A/RES/71/1", "Rivers", 2016), vec![paragraph(words)]);
        newer.add(origin("A/RES/72/1", "Rivers", 2017), vec![paragraph(words)]);
        let since = |hidden: &FxHashSet<PathBuf>| {
            let all = [(&index, None), (&newer, Some(hidden))];
            let found = nearest(all, &Shingles::of(words), Asking::default(), 5);
            let name = |it: &Origin| it.symbol.as_ref().unwrap().to_string();
            found.iter().map(|it| (name(it.origin), it.since.map(name))).collect::<Vec<_>>()
        };
        let first = Some("A/RES/70/1".to_owned());
        assert_eq!(since(&FxHashSet::default()), [("A/RES/72/1".to_owned(), first.clone())]);
        let hidden = FxHashSet::from_iter([PathBuf::from("A/RES/72/1")]);
        assert_eq!(since(&hidden), [("A/RES/71/1".to_owned(), first)]);
        let mut both = Index::default();
        both.absorb(&index, &hidden);
        both.absorb(&newer, &hidden);
        assert_eq!((both.len(), both.nearest(&Shingles::of(words), Asking::default(), 1).len()), (2, 1));
    }

    #[test]
    fn no_resolution_is_its_own_precedent() {
        let own = Symbol::parse("A/RES/71/1").unwrap();
        let asking = Asking { symbol: Some(&own), title: "Rivers" };
        check(asking, &[("A/RES/70/1", 1.0), ("A/RES/72/9", 1.0), ("A/RES/73/2", 0.6)]);
    }

    fn texts() -> impl Strategy<Value = Vec<String>> {
        let word =
            prop::sample::select(vec!["peace", "and", "security", "of", "all", "States", "notes", "the"]);
        let text = prop::collection::vec(word, 1..40).prop_map(|it| it.join(" "));
        prop::collection::vec(text, 1..20)
    }

    proptest! {
        /// What shares eight words in a row, as all but short paragraphs of this similarity do, is found.
        #[test]
        fn the_first_is_as_near_as_brute_force_finds(texts in texts(), cut in 0_usize..20) {
            let mut index = Index::default();
            for (number, text) in texts.iter().enumerate() {
                index.add(origin(&format!("A/RES/70/{}", number + 1), "", 2015), vec![paragraph(text)]);
            }
            let sought = &texts[cut % texts.len()];
            let sought = Shingles::of(&format!("{sought} and so on"));
            let best = texts.iter().map(|it| sought.similarity(&Shingles::of(it))).fold(0.0, f64::max);
            let first = index.nearest(&sought, Asking::default(), 1).first().map_or(0.0, |it| it.similarity);
            prop_assert!(first <= best + 1e-9);
            if sought.len() >= 12 && best >= 0.7 {
                prop_assert!((first - best).abs() < 1e-9, "{first} of {best}");
            }
        }
    }
}
