//! What a translation lacks that the original has: passages, citations, notes, numbers and dates.

use std::fmt;
use std::ops::Range;

use super::alignment::align;
use super::passages::Place;
use super::signs::{Number, Signs};
use crate::citation::Symbol;
use crate::precedent::Part;

/// What a translation lacks that the original has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// The passage of the original.
    pub place: Place,
    /// Where that stands, in bytes of the original.
    pub range: Range<u32>,
    /// Its first words.
    pub words: String,
    /// The passage of the translation that it is in; of one that is lacking, the neighbour.
    pub here: Range<u32>,
    /// What is lacking.
    pub what: Missing,
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} is not there", self.place, self.what)
    }
}

/// What can be lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// All of the passage; it should stand behind the neighbour, or before it.
    Passage {
        /// Whether the neighbour stands before it.
        behind: bool,
    },
    /// A citation.
    Citation(Symbol),
    /// The mark of a note.
    Note,
    /// A figure; the translation may have another one in its place.
    Number(Number, Option<(Range<u32>, Number)>),
    /// The month of a date, from 1; the translation has another one in its place.
    Month(i8, (Range<u32>, i8)),
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passage { .. } => f.write_str("the whole of it"),
            Self::Citation(symbol) => write!(f, "the citation of {symbol}"),
            Self::Note => f.write_str("the mark of a note"),
            Self::Number(number, None) => write!(f, "the number {}", number.written),
            Self::Number(number, Some((_, other))) => {
                write!(f, "the number {} (there is {})", number.written, other.written)
            }
            Self::Month(month, (_, other)) => write!(f, "the month {month} (there is {other})"),
        }
    }
}

/// What the passages of a translation lack of those of the original.
pub fn lacks(original: &[Signs], translation: &[Signs]) -> Vec<Lack> {
    let mut found = Vec::new();
    let total = |all: &[Signs]| all.iter().map(|it| it.length).sum::<usize>().max(1) as f64;
    let scale = total(translation) / total(original);
    for part in [Some(Part::Preamble), Some(Part::Operative), Some(Part::Annex), None] {
        let own: Vec<&Signs> = original.iter().filter(|it| it.part() == part).collect();
        let other: Vec<&Signs> = translation.iter().filter(|it| it.part() == part).collect();
        let pairs = align(&own, &other, scale);
        passages(&own, &other, &pairs, &mut found);
        for (one, two) in pairs {
            if let (Some(own), Some(other)) =
                (one.and_then(|it| own.get(it)), two.and_then(|it| other.get(it)))
            {
                Beside { own, other, original, translation }.inside(&mut found);
            }
        }
    }
    found
}

type Pair = (Option<usize>, Option<usize>);

/// So many passages may be lacking hereabouts; where there are more, what was read is not the same.
const MOST: usize = 3;
/// So far from a passage that the translation alone has none is taken for lacking.
const NEAR: usize = 5;

fn passages(own: &[&Signs], other: &[&Signs], pairs: &[Pair], out: &mut Vec<Lack>) {
    let both = |it: &Pair| Some((*own.get(it.0?)?, *other.get(it.1?)?));
    let lengths = pairs.iter().filter_map(both).map(|it| (it.0.length, it.1.length));
    let (one, two) = lengths.fold((1, 1), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let scale = two as f64 / one as f64;
    for (at, pair) in pairs.iter().enumerate() {
        let (Some(gone), None) = (pair.0.and_then(|it| own.get(it)), pair.1) else { continue };
        let before = pairs[..at].iter().rev().find_map(both);
        let behind = pairs[at..].iter().find_map(both);
        // What stands in the translation as part of a neighbour is not lacking, nor what was read there as another
        // passage that has no like.
        let holds = |(one, two): (&Signs, &Signs)| {
            let more = two.length as f64 / scale - one.length as f64;
            more > (gone.length as f64 * 0.6).max(one.length as f64 * 0.2)
        };
        let held = before.into_iter().chain(behind).any(holds);
        let near = pairs.get(at.saturating_sub(NEAR)..pairs.len().min(at + NEAR + 1)).unwrap_or_default();
        let odd =
            near.iter().any(|it| it.0.is_none()) || near.iter().filter(|it| it.1.is_none()).count() > MOST;
        // What a page cuts in two may look like two.
        let cut = pair.0.and_then(|it| own.get(it.checked_sub(1)?)).is_some_and(|it| !it.ends);
        if !gone.ends || !gone.opens || cut || gone.place == Place::Paragraph(None) || held || odd {
            continue;
        }
        let Some((_, neighbour)) = before.or(behind) else { continue };
        let what = Missing::Passage { behind: before.is_some() };
        out.push(lack(gone, neighbour, what));
    }
}

fn lack(original: &Signs, translation: &Signs, what: Missing) -> Lack {
    Lack {
        place: original.place.clone(),
        range: original.range.clone(),
        words: original.words.clone(),
        here: translation.range.clone(),
        what,
    }
}

/// A passage and its translation, and all others.
struct Beside<'a> {
    own: &'a Signs,
    other: &'a Signs,
    original: &'a [Signs],
    translation: &'a [Signs],
}

impl Beside<'_> {
    /// Whether the original has more of something here, and as a whole: what a page cuts may be read as part of
    /// another passage.
    fn has_more(&self, count: impl Fn(&Signs) -> usize) -> bool {
        let all = |of: &[Signs]| of.iter().map(&count).sum::<usize>();
        count(self.own) > count(self.other) && all(self.original) > all(self.translation)
    }

    /// What the passage lacks of the original.
    fn inside(&self, out: &mut Vec<Lack>) {
        let (own, other) = (self.own, self.other);
        // What is so much longer in one language was not read as the same.
        let (less, more) = (own.length.min(other.length), own.length.max(other.length));
        if less * DENSER + SHORT < more {
            return;
        }
        if self.has_more(|it| it.marks.len()) {
            out.push(lack(own, other, Missing::Note));
        }
        let mut told: Vec<&Symbol> = Vec::new();
        for (_, symbol) in &own.citations {
            let cites =
                |it: &Signs, symbol: &Symbol| it.citations.iter().any(|it| it.1.same_document(symbol));
            let lacking = self.has_more(|it| usize::from(cites(it, symbol)));
            // A corrigendum is one of some languages.
            let corrected = symbol.corrects().is_some_and(|it| cites(other, &it));
            if lacking && !corrected && !told.iter().any(|it| it.same_document(symbol)) {
                told.push(symbol);
                out.push(lack(own, other, Missing::Citation(symbol.clone())));
            }
        }
        figures(own, other, self.translation, out);
    }
}

/// The months and figures that one passage lacks of another.
fn figures(own: &Signs, other: &Signs, all: &[Signs], out: &mut Vec<Lack>) {
    // “4 to 15 September 1995” has its month and year at its end in one language, and at its beginning in another.
    let (gone, mut new) = differing(own.months.clone(), other.months.clone());
    for (_, month) in gone {
        if !new.is_empty() {
            out.push(lack(own, other, Missing::Month(month, new.remove(0))));
        }
    }
    let (gone, mut new) = differing(own.numbers.clone(), other.numbers.clone());
    for (_, number) in gone {
        let instead = new.iter().position(|it| it.1.is_like(&number)).map(|at| new.remove(at));
        let nowhere = || !all.iter().any(|it| it.numbers.iter().any(|it| it.1 == number));
        if instead.is_some() || number.digits() > 4 && nowhere() {
            out.push(lack(own, other, Missing::Number(number, instead)));
        }
    }
}

/// So many times more characters a language may take than another one.
const DENSER: usize = 4;
/// And so many more, where a passage is short.
const SHORT: usize = 200;

type Placed<T> = Vec<(Range<u32>, T)>;

/// What only one of two has, and what only the other one, each as often as it has it more often.
fn differing<T: PartialEq>(own: Placed<T>, mut other: Placed<T>) -> (Placed<T>, Placed<T>) {
    let gone = own.into_iter().filter(|it| match other.iter().position(|other| other.1 == it.1) {
        Some(at) => {
            other.remove(at);
            false
        }
        None => true,
    });
    let gone = gone.collect();
    (gone, other)
}
