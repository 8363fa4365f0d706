//! What stands above a recital or operative paragraph: where it was adopted before. To find that out of one takes half
//! a millisecond, so that what is known is shown at once and the rest looked for one by one.

use std::hash::BuildHasher as _;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::agreed::best;
use super::seen::{Seen, SeenUnit, lead, marker};
use super::{Agreed, Library};
use crate::precedent::Shingles;
use crate::resolution::{Document, Element, ElementKind, Resolution, Unit};
use crate::text::{TextRange, TextSize};
use crate::un::Lang;

/// Shorter texts are like many others by chance.
const WORDS: usize = 4;

/// What is said above a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreedLens {
    /// The paragraph's number, or its first words.
    pub range: TextRange,
    /// The key of the answer in [`Looked`]: the same for the same words in the same resolution.
    pub name: u64,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where the words of a paragraph come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// It was adopted before, in these words or near ones.
    Adopted(Arc<Agreed>),
    /// Nothing near was found.
    New,
    /// It was not looked for yet.
    Unknown,
}

/// What was found of paragraphs before, by their words and the resolution that they stand in.
pub type Looked = FxHashMap<u64, Option<Arc<Agreed>>>;

/// A paragraph that may have been adopted before.
#[derive(Debug)]
pub(super) struct Candidate {
    element: usize,
    range: Range<u32>,
    name: u64,
}

impl Candidate {
    /// The recitals and operative paragraphs of a resolution, in order.
    pub(super) fn all(resolution: &Resolution, lang: Lang) -> Box<[Self]> {
        let title = resolution.title.as_ref().map_or("", |it| it.text.trim());
        let symbol = resolution.symbol();
        let paragraphs = resolution.elements.iter().enumerate().filter(|it| is_paragraph(it.1));
        let candidate = |(index, element): (usize, &Element)| {
            let prose = resolution.joined(element);
            if Shingles::of(&prose.text).len() < WORDS {
                return None;
            }
            let range = marker(resolution, element).unwrap_or_else(|| {
                resolution.source_range(element, &prose, 0..lead(resolution, element, &prose, lang))
            });
            // All that decides what is found of it.
            let name = FxBuildHasher.hash_one((&symbol, title, &prose.text));
            Some(Self { element: index, range, name })
        };
        paragraphs.filter_map(candidate).collect()
    }

    fn look(&self, unit: &Unit, library: &dyn Library) -> Option<Arc<Agreed>> {
        let element = unit.resolution.elements.get(self.element)?;
        best(&unit.resolution, element, library).map(Arc::new)
    }
}

fn is_paragraph(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Recital | ElementKind::Paragraph(_))
}

/// Where the recitals and operative paragraphs were adopted before, in order. Nothing is called new where nothing of
/// the resolution is known. What is in `known` is taken from there; others are looked for while `more` says so, and put
/// into `looked`.
pub fn agreed_lenses(
    document: &Document,
    seen: &Seen,
    library: &dyn Library,
    known: &Looked,
    more: &mut dyn FnMut() -> bool,
    looked: &mut Looked,
) -> Vec<AgreedLens> {
    let mut found = Vec::new();
    if !library.has_precedents() {
        return found;
    }
    for (unit, seen) in seen.units(document) {
        let first = found.len();
        for candidate in seen.paragraphs() {
            let name = candidate.name;
            let mut answer = known.get(&name).or_else(|| looked.get(&name)).cloned();
            if answer.is_none() && more() {
                let new = candidate.look(unit, library);
                looked.insert(name, new.clone());
                answer = Some(new);
            }
            let origin = match answer {
                Some(Some(agreed)) => Origin::Adopted(agreed),
                Some(None) => Origin::New,
                None => Origin::Unknown,
            };
            found.push(AgreedLens { range: unit.range(candidate.range.clone()), name, origin });
        }
        let here = found.get(first..).unwrap_or_default();
        if !here.iter().any(|it| matches!(it.origin, Origin::Adopted(_))) {
            // Those that were looked for are new only if one of the others is not.
            let mut at = 0;
            found.retain(|it| {
                at += 1;
                at <= first || it.origin == Origin::Unknown
            });
        }
    }
    found
}

/// Where the paragraph was adopted before that a lens at `offset` stands above.
pub fn agreed_lens_at(
    document: &Document,
    seen: &Seen,
    offset: TextSize,
    library: &dyn Library,
    known: &Looked,
) -> Option<AgreedLens> {
    let (unit, found, _) = seen.at(document, offset).filter(|it| it.0.resolution.is_resolution())?;
    let (candidate, range) = candidate_at(unit, found, offset)?;
    let answer = known.get(&candidate.name).cloned().unwrap_or_else(|| candidate.look(unit, library));
    Some(AgreedLens { range, name: candidate.name, origin: answer.map_or(Origin::New, Origin::Adopted) })
}

fn candidate_at<'a>(
    unit: &Unit,
    found: &'a SeenUnit,
    offset: TextSize,
) -> Option<(&'a Candidate, TextRange)> {
    let placed = found.paragraphs().iter().map(|it| (it, unit.range(it.range.clone())));
    placed.into_iter().find(|it| it.1.start() == offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::agreed::tests::{NEW, OLD, Old};

    fn shown(
        document: &Document,
        library: &dyn Library,
        known: &Looked,
        most: usize,
    ) -> (Vec<String>, Looked) {
        let seen = Seen::of(document, &Seen::default());
        let (mut left, mut looked) = (most, Looked::default());
        let mut more = || left.checked_sub(1).map(|it| left = it).is_some();
        let found = agreed_lenses(document, &seen, library, known, &mut more, &mut looked);
        let shown = found.iter().map(|it| {
            let label = match &it.origin {
                Origin::Adopted(agreed) => agreed.label(),
                Origin::New => "new".to_owned(),
                Origin::Unknown => "?".to_owned(),
            };
            let later = agreed_lens_at(document, &seen, it.range.start(), library, &Looked::default());
            assert!(it.origin == Origin::Unknown || later.as_ref() == Some(it));
            assert!(later.is_some());
            format!("{}: {label}", document.text().slice(it.range))
        });
        (shown.collect(), looked)
    }

    #[test]
    fn each_paragraph_tells_where_it_comes_from() {
        let document = Document::parse(NEW);
        let library = Old::new(OLD);
        let expected = ["Recalling: = 75/1, preamble", "1: ≈ 75/1, para. 1 (82 %)", "2: new"];
        let (found, looked) = shown(&document, &library, &Looked::default(), 9);
        assert_eq!(found, expected);
        // What was looked for is not looked for again.
        let (again, more) = shown(&document, &library, &looked, 9);
        assert_eq!((again, more.len()), (found, 0));
    }

    #[test]
    fn what_there_is_no_time_for_is_left_open() {
        let document = Document::parse(NEW);
        let library = Old::new(OLD);
        let (found, looked) = shown(&document, &library, &Looked::default(), 1);
        assert_eq!(found, ["Recalling: = 75/1, preamble", "1: ?", "2: ?"]);
        let (found, _) = shown(&document, &library, &looked, 1);
        assert_eq!(found, ["Recalling: = 75/1, preamble", "1: ≈ 75/1, para. 1 (82 %)", "2: ?"]);
        // An edit leaves the others known.
        let edited = Document::parse(&NEW.replace("Calls upon all", "Invites all"));
        let (found, _) = shown(&edited, &library, &looked, 0);
        assert_eq!(found, ["Recalling: = 75/1, preamble", "1: ?", "2: ?"]);
    }

    #[test]
    fn where_nothing_is_known_nothing_is_new() {
        let other = OLD.replace("rivers", "mountains").replace("Recalling all its earlier", "Noting the");
        let unknown = Document::parse(
            "General Assembly\n\n76/1. Seas\n\nThe General Assembly,\n\n1. Calls upon all owners of boats to keep them clean.\n",
        );
        assert_eq!(shown(&unknown, &Old::new(&other), &Looked::default(), 9).0, [""; 0]);
        assert_eq!(shown(&unknown, &Old::new(&other), &Looked::default(), 0).0, ["1: ?"]);
    }
}
