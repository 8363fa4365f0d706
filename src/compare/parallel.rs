//! The same resolution in several languages: its passages side by side.

use std::collections::BTreeMap;

use super::passages::{self, Passage, Place};
use crate::resolution::{Document, Unit};

/// A passage in all languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParallelRow {
    /// Its place in the first language that has it.
    pub place: Place,
    /// The passage in each language, in the order asked for.
    pub passages: Vec<Option<Passage>>,
}

/// What a passage is found by in another language: recitals by order, paragraphs by number, items by their order in
/// the paragraph; the last number counts those that would be the same (parts A, B).
type Key = (&'static str, Option<String>, bool, usize);

fn keys(passages: Vec<Passage>) -> Vec<(Key, Passage)> {
    let mut counts: BTreeMap<(&'static str, Option<String>, bool), usize> = BTreeMap::new();
    let mut recital = 0;
    let keyed = passages.into_iter().map(|it| {
        let is_item = matches!(it.place, Place::Item(_) | Place::RecitalItem);
        let number = match &it.place {
            Place::Recital(ordinal) => {
                recital = *ordinal;
                Some(ordinal.to_string())
            }
            Place::RecitalItem => Some(recital.to_string()),
            // Notes are numbered anew or through the volume: their order tells.
            Place::Note(_) => None,
            other => other.number(),
        };
        let count = counts.entry((it.place.part(), number.clone(), is_item)).or_default();
        *count += 1;
        ((it.place.part(), number, is_item, *count), it)
    });
    keyed.collect()
}

/// The passages of documents side by side, in the order of the first; what only others have stands behind what it
/// follows there.
pub fn parallel(documents: &[&Document]) -> Vec<ParallelRow> {
    side_by_side(documents.iter().map(|it| passages::of(it.units().iter())).collect())
}

/// The passages of resolutions side by side, as [`parallel`] has those of documents.
pub fn parallel_units(units: &[&Unit]) -> Vec<ParallelRow> {
    side_by_side(units.iter().map(|it| passages::of(std::iter::once(*it))).collect())
}

fn side_by_side(columns: Vec<Vec<Passage>>) -> Vec<ParallelRow> {
    let count = columns.len();
    let mut rows: Vec<(Key, ParallelRow)> = Vec::new();
    for (column, passages) in columns.into_iter().enumerate() {
        let mut after = 0;
        for (key, passage) in keys(passages) {
            let at = match rows.iter().position(|it| it.0 == key) {
                Some(at) => at,
                None => {
                    let row = ParallelRow { place: passage.place.clone(), passages: vec![None; count] };
                    rows.insert(after, (key, row));
                    after
                }
            };
            after = at + 1;
            if let Some(place) = rows.get_mut(at).and_then(|it| it.1.passages.get_mut(column)) {
                *place = Some(passage);
            }
        }
    }
    rows.into_iter().map(|it| it.1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\nNoting the year 2020,\n\n1. *Urges* States:\n\n(a) To act;\n\n(b) To report;\n\n2. *Decides* to give 12,500 dollars.\n";
    const FRENCH: &str = "Assemblée générale\n\n75/1. Les cours d’eau\n\nL’Assemblée générale,\n\nRappelant sa résolution 70/1 du 25 septembre 2015,\n\nNotant l’année 2020,\n\n1. *Exhorte* les États :\n\na) À agir ;\n\nb) À rendre compte ;\n\n2. *Décide* de donner 12 500 dollars.\n";

    #[test]
    fn passages_stand_beside_each_other() {
        let (english, french) = (Document::parse(ENGLISH), Document::parse(FRENCH));
        let rows = parallel(&[&english, &french]);
        let shown: Vec<String> = rows
            .iter()
            .map(|it| {
                let text = |at: usize| it.passages[at].as_ref().map_or("-", |it| it.text.as_str());
                format!("{}: {} | {}", it.place, text(0), text(1))
            })
            .collect();
        assert_eq!(shown.len(), 7);
        assert_eq!(shown[4], "para. 1, item: To act; | À agir ;");
        assert_eq!(shown[6], "para. 2: Decides to give 12,500 dollars. | Décide de donner 12 500 dollars.");
    }
}
