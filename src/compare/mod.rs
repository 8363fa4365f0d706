//! What changed from one resolution to another: paragraphs, notes and citations matched, the words inside compared.

mod alignment;
mod citations;
mod lacks;
mod pairing;
mod parallel;
mod passages;
mod render;
mod signs;
mod words;

pub use citations::Cited;
pub use lacks::{Lack, Missing, lacks};
pub use parallel::{ParallelRow, parallel, parallel_units};
pub use passages::{Passage, Place};
pub use render::{heading, html, markdown, words_markdown};
pub use signs::{Number, Signs, signs};
pub use words::{Piece, PieceKind, pieces};

use crate::resolution::{Document, Unit};
use crate::un::Lang;

/// What became of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The same words.
    Same,
    /// Other words.
    Changed,
    /// A paragraph of the new text only.
    New,
    /// A paragraph of the old text only.
    Dropped,
    /// A part of an old paragraph of which another part went elsewhere.
    Split,
    /// An old paragraph that went into one with another one.
    Merged,
}

impl Change {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::New => "new",
            Self::Dropped => "dropped",
            Self::Split => "split",
            Self::Merged => "merged",
        }
    }
}

/// Two passages that belong together, or one that stands alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What became of it.
    pub change: Change,
    /// Whether it stands in another order than its neighbours.
    pub moved: bool,
    /// The passage of the old text; an index into [`Comparison::old`].
    pub old: Option<usize>,
    /// The passage of the new text; an index into [`Comparison::new`].
    pub new: Option<usize>,
    /// The words of both: deleted, inserted and kept.
    pub words: Vec<Piece>,
}

impl Row {
    /// Whether there is anything to tell.
    pub fn is_different(&self) -> bool {
        self.change != Change::Same || self.moved
    }
}

/// Two texts, side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Title, recitals, paragraphs, items, annexes and notes of the old text.
    pub old: Vec<Passage>,
    /// Those of the new text.
    pub new: Vec<Passage>,
    /// All of them in the order of the new text; what was dropped stands where it would stand.
    pub rows: Vec<Row>,
    /// What only the old text cites.
    pub no_longer_cited: Vec<Cited>,
    /// What only the new text cites.
    pub newly_cited: Vec<Cited>,
}

impl Comparison {
    /// Compares two documents.
    pub fn of(old: &Document, new: &Document) -> Self {
        Self::of_units((old.units(), old.lang()), (new.units(), new.lang()))
    }

    /// Compares two resolutions of documents, each with its language.
    pub fn between(old: (&Unit, Lang), new: (&Unit, Lang)) -> Self {
        Self::of_units((std::slice::from_ref(old.0), old.1), (std::slice::from_ref(new.0), new.1))
    }

    fn of_units(old: (&[Unit], Lang), new: (&[Unit], Lang)) -> Self {
        let (before, after) = (passages::of(old.0.iter()), passages::of(new.0.iter()));
        let rows = pairing::rows(&before, &after);
        let (no_longer_cited, newly_cited) = citations::compare(old, new);
        Self { old: before, new: after, rows, no_longer_cited, newly_cited }
    }

    /// Whether the words differ, their order, or what is cited.
    pub fn is_different(&self) -> bool {
        self.rows.iter().any(Row::is_different)
            || !self.no_longer_cited.is_empty()
            || !self.newly_cited.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row in a line: what became of it, its places, its words with `[-deleted-]` and `{+inserted+}`.
    fn shown(old: &str, new: &str) -> Vec<String> {
        let text = |paragraphs: &str| {
            format!("General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\n{paragraphs}\n")
        };
        let comparison = Comparison::of(&Document::parse(&text(old)), &Document::parse(&text(new)));
        let place = |all: &[Passage], at: Option<usize>| {
            at.and_then(|it| all.get(it)).map_or_else(|| "-".to_owned(), |it| it.place.to_string())
        };
        let line = |row: &Row| {
            let words: String = row
                .words
                .iter()
                .map(|it| match it.kind {
                    PieceKind::Same => it.text.clone(),
                    PieceKind::Deleted => format!("[-{}-]", it.text),
                    PieceKind::Inserted => format!("{{+{}+}}", it.text),
                })
                .collect();
            let moved = if row.moved { " moved" } else { "" };
            let (old, new) = (place(&comparison.old, row.old), place(&comparison.new, row.new));
            format!("{}{moved} {old} -> {new}: {words}", row.change.name())
        };
        comparison.rows.iter().filter(|it| it.is_different()).map(line).collect()
    }

    #[track_caller]
    fn check(old: &str, new: &str, expected: &[&str]) {
        assert_eq!(shown(old, new), expected);
    }

    const FISH: &str = "Urges States to protect the fish of all rivers and lakes in their territory";
    const BOATS: &str = "Calls upon all owners of boats to keep them clean and in good repair at all times";
    const END: &str = "Decides to remain seized of the matter";

    #[test]
    fn the_same_words_are_the_same_in_other_markup_and_numbers() {
        check(&format!("1. {FISH};\n\n2. {END}."), &format!("1. *{FISH}*;\n\n3. {END}."), &[]);
    }

    #[test]
    fn words_are_compared_inside_of_paragraphs() {
        check(
            &format!("1. {FISH};\n\n2. {END}."),
            &format!("1. {};\n\n2. {END}.", FISH.replace("fish", "plants")),
            &[
                "changed para. 1 -> para. 1: Urges States to protect the [-fish -]{+plants +}of all rivers and lakes in their territory;",
            ],
        );
    }

    #[test]
    fn short_paragraphs_are_matched_by_their_neighbours() {
        check(
            &format!("1. Urges action;\n\n2. {END}."),
            &format!("1. Urges prompt action;\n\n2. {END}."),
            &["changed para. 1 -> para. 1: Urges {+prompt +}action;"],
        );
    }

    #[test]
    fn what_comes_and_goes_stands_at_its_place() {
        check(
            &format!("1. {FISH};\n\n2. {END}."),
            &format!("1. {BOATS};\n\n2. {END}."),
            &[&format!("dropped para. 1 -> -: [-{FISH};-]"), &format!("new - -> para. 1: {{+{BOATS};+}}")],
        );
    }

    #[test]
    fn what_changes_places_is_moved() {
        check(
            &format!("1. {FISH};\n\n2. {BOATS};\n\n3. {END};"),
            &format!("1. {BOATS};\n\n2. {END};\n\n3. {FISH};"),
            &[&format!("same moved para. 1 -> para. 3: {FISH};")],
        );
    }

    #[test]
    fn what_is_gone_stands_where_it_stood_and_not_at_what_was_moved() {
        check(
            &format!(
                "1. {FISH};\n\n2. Notes that the boats are blue and green;\n\n3. {BOATS};\n\n4. {END}, again and again;"
            ),
            &format!("1. {BOATS};\n\n2. {FISH};\n\n3. {END}, again and again;"),
            &[
                &format!("same moved para. 3 -> para. 1: {BOATS};"),
                "dropped para. 2 -> -: [-Notes that the boats are blue and green;-]",
            ],
        );
    }

    #[test]
    fn one_becomes_two_and_two_become_one() {
        let both = format!("{FISH}, and {}", BOATS.replace("Calls", "calls"));
        let rows =
            shown(&format!("1. {both};\n\n2. {END}."), &format!("1. {FISH};\n\n2. {BOATS};\n\n3. {END}."));
        let kinds: Vec<_> = rows.iter().map(|it| it.split(':').next().unwrap_or_default()).collect();
        assert_eq!(kinds, ["split para. 1 -> para. 1", "changed para. 1 -> para. 2"]);
        let rows =
            shown(&format!("1. {FISH};\n\n2. {BOATS};\n\n3. {END}."), &format!("1. {both};\n\n2. {END}."));
        let kinds: Vec<_> = rows.iter().map(|it| it.split(':').next().unwrap_or_default()).collect();
        assert_eq!(kinds, ["merged para. 1 -> para. 1", "changed para. 2 -> para. 1"]);
    }

    #[test]
    fn notes_and_citations_are_compared_as_such() {
        let old = Document::parse(&format!(
            "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,¹\n\n1. {END}.\n\n¹ A/70/1, annex.\n"
        ));
        let new = Document::parse(&format!(
            "General Assembly\n\n76/1. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 75/1 of 25 September 2020,¹\n\n1. {END}.\n\n¹ A/75/1, annex.\n"
        ));
        let found = Comparison::of(&old, &new);
        let cited = |it: &[Cited]| it.iter().map(|it| it.symbol.to_string()).collect::<Vec<_>>();
        assert_eq!(cited(&found.no_longer_cited), ["A/RES/70/1", "A/70/1"]);
        assert_eq!(cited(&found.newly_cited), ["A/RES/75/1", "A/75/1"]);
        let notes: Vec<_> = found
            .rows
            .iter()
            .filter(|it| it.new.is_some_and(|at| matches!(found.new[at].place, Place::Note(_))))
            .collect();
        assert_eq!((notes.len(), notes[0].change), (1, Change::Changed));
    }

    proptest::proptest! {
        /// No word is lost: the kept and deleted ones are the old text, the kept and inserted ones the new.
        #[test]
        fn every_passage_has_its_row(old in "([1-4]\\. ([a-d]{1,2} ){1,9};\n\n){0,5}", new in "([1-4]\\. ([a-d]{1,2} ){1,9};\n\n){0,5}") {
            let head = "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\n";
            let found = Comparison::of(&Document::parse(&format!("{head}{old}")), &Document::parse(&format!("{head}{new}")));
            for at in 0..found.old.len() {
                proptest::prop_assert!(found.rows.iter().any(|it| it.old == Some(at)));
            }
            for at in 0..found.new.len() {
                proptest::prop_assert_eq!(found.rows.iter().filter(|it| it.new == Some(at) && it.change != Change::Merged).count(), 1);
            }
        }
    }
}
