//! The paragraphs of a library, found by what they share with another one.

use std::cmp::Reverse;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use twox_hash::XxHash3_64;

use super::paragraphs::{Paragraph, Part};
use super::phrase::Phrase;
use super::segment::{Alike, Budget, Builder, OriginRow, Place, Segment, days, identity};
use super::shingles::Shingles;
use crate::citation::Symbol;

/// So many postings are followed and contents compared, of all segments together; boilerplate stands in thousands of
/// resolutions.
const BUDGET: Budget = Budget { postings: 1 << 16, compared: 512 };
/// What even a small segment is asked for.
const LEAST_BUDGET: Budget = Budget { postings: 1 << 13, compared: 128 };

/// The resolution that paragraphs come from.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// The day of its adoption: parts of a resolution (A, B) may have one symbol, and are told by it.
    pub adopted: Option<Date>,
    /// Whether only what has a symbol or a title is told: a draft without them would be its own precedent.
    pub named: bool,
}

/// A paragraph of the library that is like the one at hand.
#[derive(Debug, Clone)]
pub struct Precedent {
    /// The resolution that it stands in.
    pub origin: Origin,
    /// The part that it stands in.
    pub part: Part,
    /// Its number; of an item, that of the paragraph above it.
    pub number: Option<u32>,
    /// Where it stands, in bytes of its file.
    pub range: std::ops::Range<u32>,
    /// The Jaccard index of the two, from 0 to 1.
    pub similarity: f64,
    /// The oldest resolution of the same series that has the same words, where that is another one.
    pub since: Option<Origin>,
}

/// A segment, and the files of it that count for nothing: they are gone, or another segment knows better.
#[derive(Debug, Clone)]
pub struct Piece {
    /// The segment.
    pub segment: Arc<Segment>,
    /// The numbers of the files.
    pub hidden: Arc<FxHashSet<u32>>,
}

/// The paragraphs of a library, in segments. Cloning is cheap.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pieces: Vec<Piece>,
}

impl Index {
    /// What these segments hold together.
    pub fn of(pieces: Vec<Piece>) -> Self {
        Self { pieces }
    }

    /// Takes the paragraphs of one resolution, in memory: for a few of them.
    pub fn add(&mut self, origin: Origin, paragraphs: Vec<Paragraph>) {
        let (mut builder, mut bytes) = (Builder::default(), Vec::new());
        builder.file(&origin.path.clone(), 0, [(origin, paragraphs)]);
        builder.write(b"", &mut bytes);
        let segment = Segment::open(Arc::new(bytes), b"");
        self.pieces.extend(segment.map(|it| Piece { segment: Arc::new(it), hidden: Arc::default() }));
    }

    /// How many paragraphs its segments hold.
    pub fn len(&self) -> usize {
        self.pieces.iter().map(|it| it.segment.len()).sum()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|it| it.segment.is_empty())
    }

    /// The paragraphs most like `sought`, best first, at most `limit`; at equal similarity those of the same series
    /// (the same title) first, then the newest. Of a series only the best is told.
    pub fn nearest(&self, sought: &Shingles, asking: Asking<'_>, limit: usize) -> Vec<Precedent> {
        let mut alike = self.like(sought);
        alike.sort_by_key(|it| Reverse(it.rank()));
        let asking = Asked::of(asking);
        let (mut found, mut told) = (Vec::new(), FxHashSet::default());
        for equals in alike.chunk_by(|a, b| a.rank() == b.rank()) {
            let mut lineages = self.lineages(equals, &asking);
            lineages.sort_by_key(|it| (it.best.key(&asking), it.best.place.start));
            for it in lineages {
                if found.len() >= limit {
                    return found;
                }
                if it.best.row.series == 0 || told.insert(it.best.row.series) {
                    found.extend(self.precedent(&it));
                }
            }
        }
        found
    }

    /// Whether it has a word, or two words one behind the other, by the hashes of [`super::words`].
    pub fn has_words(&self, words: &[u64]) -> bool {
        self.pieces.iter().any(|it| it.segment.has_words(words))
    }

    /// The files that are known, each with the state that was read and whether a phrase may stand in it. What cannot be
    /// read is left out.
    pub fn holding(&self, phrase: &Phrase) -> FxHashMap<PathBuf, (u64, bool)> {
        let each = self.pieces.iter().filter_map(|it| it.segment.holding(phrase, &it.hidden)).flatten();
        each.map(|(file, may)| (file.path, (file.stamp, may))).collect()
    }

    fn like(&self, sought: &Shingles) -> Vec<Found> {
        let all: usize = self.pieces.iter().map(|it| it.segment.contents()).sum();
        let pieces = self.pieces.iter().enumerate();
        let found = pieces.flat_map(|(piece, it)| {
            let share = |whole: usize, least: usize| (whole * it.segment.contents() / all.max(1)).max(least);
            let budget = Budget {
                postings: share(BUDGET.postings, LEAST_BUDGET.postings),
                compared: share(BUDGET.compared, LEAST_BUDGET.compared),
            };
            let alike = it.segment.like(sought, budget).into_iter();
            alike.map(move |alike| Found { piece, alike })
        });
        found.collect()
    }

    /// Of what is equally alike, the best of each series, and the oldest. What has no title is a series of its own.
    fn lineages(&self, equals: &[Found], asking: &Asked<'_>) -> Vec<Lineage> {
        let mut places: FxHashMap<u64, usize> = FxHashMap::default();
        let mut found: Vec<Lineage> = Vec::new();
        for it in equals {
            let Some(piece) = self.pieces.get(it.piece) else { continue };
            for place in piece.segment.places(it.alike.places).unwrap_or_default() {
                let Some(row) = piece.segment.row(place.origin).copied() else { continue };
                if piece.hidden.contains(&row.file) || asking.is(&row, &piece.segment, place.origin) {
                    continue;
                }
                let here = Spot { piece: it.piece, similarity: it.alike.similarity, place, row };
                let known = (row.series != 0).then(|| *places.entry(row.series).or_insert(found.len()));
                match known.and_then(|at| found.get_mut(at)) {
                    None => found.push(Lineage { best: here, oldest: here }),
                    Some(lineage) => {
                        if (here.key(asking), place.start)
                            < (lineage.best.key(asking), lineage.best.place.start)
                        {
                            lineage.best = here;
                        }
                        if row.adopted < lineage.oldest.row.adopted {
                            lineage.oldest = here;
                        }
                    }
                }
            }
        }
        found
    }

    fn precedent(&self, lineage: &Lineage) -> Option<Precedent> {
        let Lineage { best, oldest } = lineage;
        let origin = |it: &Spot| self.pieces.get(it.piece)?.segment.origin(it.place.origin);
        let is_older = best.similarity >= 1.0 && oldest.row.adopted < best.row.adopted;
        Some(Precedent {
            origin: origin(best)?,
            part: best.place.part(),
            number: best.place.number(),
            range: best.place.start..best.place.end,
            similarity: best.similarity,
            since: is_older.then(|| origin(oldest)).flatten(),
        })
    }
}

/// A content that is like the one sought.
struct Found {
    piece: usize,
    alike: Alike,
}

impl Found {
    /// Similarities are ratios of small numbers; in millionths they compare as themselves.
    fn rank(&self) -> u32 {
        (self.alike.similarity * 1e6) as u32
    }
}

/// One place of it.
#[derive(Clone, Copy)]
struct Spot {
    piece: usize,
    similarity: f64,
    place: Place,
    row: OriginRow,
}

impl Spot {
    /// Of what is equally alike the least is told first.
    fn key(&self, asking: &Asked<'_>) -> (bool, Reverse<i32>, u64) {
        let own = asking.series.is_some_and(|it| it == self.row.series);
        (!own, Reverse(self.row.adopted), self.row.symbol)
    }
}

/// What is equally alike in one series.
struct Lineage {
    best: Spot,
    oldest: Spot,
}

/// Who asks, as it is compared.
struct Asked<'a> {
    symbol: Option<u64>,
    series: Option<u64>,
    adopted: Option<i32>,
    title: &'a str,
    named: bool,
}

impl<'a> Asked<'a> {
    fn of(asking: Asking<'a>) -> Self {
        let title = asking.title;
        let adopted = asking.adopted.map(days);
        let (symbol, series) = (asking.symbol.map(identity), series(title));
        Self { symbol, series, adopted, title, named: asking.named }
    }

    /// Whether a resolution is the one at hand, or may be; a draft without a number is told by its title.
    fn is(&self, row: &OriginRow, segment: &Segment, origin: u32) -> bool {
        if self.named && row.symbol == 0 && row.series == 0 {
            return true;
        }
        match self.symbol {
            Some(own) => {
                let other = |it| row.adopted != i32::MIN && row.adopted != it;
                row.symbol == own && !self.adopted.is_some_and(other)
            }
            None => {
                row.symbol == 0
                    && self.series.is_some_and(|it| it == row.series)
                    && segment.origin(origin).is_some_and(|it| it.title == self.title)
            }
        }
    }
}

/// What is the same in a title from year to year: its letters, small. Nothing where there is no title.
pub(super) fn series(title: &str) -> Option<u64> {
    let letters: String =
        title.chars().filter(|it| it.is_alphabetic()).flat_map(char::to_lowercase).collect();
    (!letters.is_empty()).then(|| XxHash3_64::oneshot(letters.as_bytes()).max(1))
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
    fn files_that_cannot_hold_a_phrase_are_told() {
        let mut index = Index::default();
        for (name, words) in [
            ("A/RES/70/1", "Decides to remain actively seized of the matter at its next session;"),
            ("A/RES/70/2", "Urges all States at its next session to remain seized of the matter;"),
        ] {
            index.add(origin(name, "Rivers", 2015), vec![paragraph(words)]);
        }
        let holding = |phrase: &str| {
            let all = index.holding(&Phrase::of(phrase).unwrap());
            assert_eq!(all.len(), 2);
            let mut found: Vec<PathBuf> = all.into_iter().filter(|it| it.1.1).map(|it| it.0).collect();
            found.sort();
            found.iter().map(|it| it.display().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(holding("REMAIN actively seized of the matter"), ["A/RES/70/1"]);
        assert_eq!(holding("seized of the matter"), ["A/RES/70/1", "A/RES/70/2"]);
        assert_eq!(holding("all States"), ["A/RES/70/2"]);
        assert_eq!(holding("matter of the seized"), [""; 0]);
        assert_eq!(holding("States"), ["A/RES/70/2"]);
    }

    #[test]
    fn the_own_series_comes_first_then_the_newest() {
        check(Asking::default(), &[("A/RES/72/9", 1.0), ("A/RES/71/1", 1.0), ("A/RES/73/2", 0.6)]);
        let rivers = Asking { title: "Rivers", ..Asking::default() };
        check(rivers, &[("A/RES/71/1", 1.0), ("A/RES/72/9", 1.0), ("A/RES/73/2", 0.6)]);
    }

    #[test]
    fn the_oldest_with_the_same_words_is_named() {
        let words = "Decides to remain actively seized of the matter at its next session;";
        let mut index = Index::default();
        for (symbol, year) in [("A/RES/70/1", 2015), ("A/RES/71/1", 2016), ("A/RES/72/1", 2017)] {
            index.add(origin(symbol, "Rivers", year), vec![paragraph(words)]);
        }
        let since = |index: &Index| {
            let found = index.nearest(&Shingles::of(words), Asking::default(), 5);
            let name = |it: &Origin| it.symbol.as_ref().unwrap().to_string();
            found.iter().map(|it| (name(&it.origin), it.since.as_ref().map(name))).collect::<Vec<_>>()
        };
        let first = Some("A/RES/70/1".to_owned());
        assert_eq!(since(&index), [("A/RES/72/1".to_owned(), first.clone())]);
        if let Some(last) = index.pieces.last_mut() {
            last.hidden = Arc::new(FxHashSet::from_iter([0]));
        }
        assert_eq!(since(&index), [("A/RES/71/1".to_owned(), first)]);
    }

    #[test]
    fn no_resolution_is_its_own_precedent() {
        let own = Symbol::parse("A/RES/71/1").unwrap();
        let asking = Asking { symbol: Some(&own), title: "Rivers", ..Asking::default() };
        let others = [("A/RES/70/1", 1.0), ("A/RES/72/9", 1.0), ("A/RES/73/2", 0.6)];
        check(asking, &others);
        check(Asking { adopted: Date::new(2016, 12, 16).ok(), ..asking }, &others);
        // Part B, adopted half a year later, has the same symbol.
        let part = Asking { adopted: Date::new(2017, 6, 30).ok(), ..asking };
        check(part, &[("A/RES/71/1", 1.0), ("A/RES/72/9", 1.0), ("A/RES/73/2", 0.6)]);
    }

    #[test]
    fn a_draft_without_symbol_and_title_is_no_precedent_of_itself() {
        let words = "Decides to remain actively seized of the matter at its next session;";
        let mut index = Index::default();
        let nameless = Origin { symbol: None, title: String::new(), adopted: None, path: "draft".into() };
        index.add(nameless, vec![paragraph(words)]);
        let found = |named| {
            let asking = Asking { named, ..Asking::default() };
            index.nearest(&Shingles::of(words), asking, 5).len()
        };
        assert_eq!((found(true), found(false)), (0, 1));
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
