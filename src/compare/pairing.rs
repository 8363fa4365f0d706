//! Which passage of the old text is which of the new one: by their words first, then by their neighbours.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::passages::Passage;
use super::words::{Piece, PieceKind, pieces};
use super::{Change, Row};
use crate::precedent::words;

/// Sequences that two passages share at least, of all that they have.
const LEAST: f64 = 0.25;
/// Words that two passages at the same place share at least.
const LEAST_WORDS: f64 = 0.4;
/// Of a passage that was split off or merged, so much stands in the other one.
const CONTAINED: f64 = 0.6;
/// A sequence that stands in more passages than this tells nothing.
const COMMON: usize = 64;

/// The rows, in the order of the new text.
pub(super) fn rows(old: &[Passage], new: &[Passage]) -> Vec<Row> {
    let mut pairs = Pairs { old: vec![None; old.len()], new: vec![None; new.len()] };
    by_words(old, new, &mut pairs);
    by_neighbours(old, new, &mut pairs);
    let in_order = in_order(&pairs.new);
    let mut rows: Vec<(usize, usize, Row)> = Vec::new();
    for (at, passage) in new.iter().enumerate() {
        let row = match pairs.new[at] {
            Some(from) => {
                let words = pieces(&old[from].text, &passage.text);
                let same = words.iter().all(|it| it.kind == PieceKind::Same);
                let change = if same { Change::Same } else { Change::Changed };
                Row { change, moved: !in_order[at], old: Some(from), new: Some(at), words }
            }
            None => match home(passage, old) {
                Some(from) => {
                    let words = pieces(&old[from].text, &passage.text);
                    Row { change: Change::Split, moved: false, old: Some(from), new: Some(at), words }
                }
                None => alone(Change::New, PieceKind::Inserted, &passage.text, None, Some(at)),
            },
        };
        rows.push((at, usize::MAX, row));
    }
    // What is gone stands before what follows it in the old text.
    let mut before = new.len();
    for (at, passage) in old.iter().enumerate().rev() {
        if let Some(to) = pairs.old[at] {
            // What was moved tells nothing of places.
            before = if in_order[to] { to } else { before };
            continue;
        }
        let row = match home(passage, new) {
            Some(to) => {
                let words = pieces(&passage.text, &new[to].text);
                Row { change: Change::Merged, moved: false, old: Some(at), new: Some(to), words }
            }
            None => alone(Change::Dropped, PieceKind::Deleted, &passage.text, Some(at), None),
        };
        rows.push((before, at, row));
    }
    rows.sort_by_key(|it| (it.0, it.1));
    let mut rows: Vec<Row> = rows.into_iter().map(|it| it.2).collect();
    place_dropped(&mut rows, old, new);
    rows
}

fn alone(change: Change, kind: PieceKind, text: &str, old: Option<usize>, new: Option<usize>) -> Row {
    Row { change, moved: false, old, new, words: vec![Piece { kind, text: text.to_owned() }] }
}

/// Where new passages stand before the place of dropped ones, the dropped ones come first, as in any list of changes; each in its
/// part of the resolution.
fn place_dropped(rows: &mut [Row], old: &[Passage], new: &[Passage]) {
    let part = |it: &Row| {
        let old = it.old.and_then(|it| old.get(it));
        it.new.and_then(|it| new.get(it)).or(old).map(|it| it.place.rank())
    };
    let mut from = 0;
    while from < rows.len() {
        let alone = |it: &Row| matches!(it.change, Change::New | Change::Dropped);
        let len = rows[from..].iter().take_while(|it| alone(it)).count();
        rows[from..from + len].sort_by_key(|it| (part(it), it.change != Change::Dropped));
        from += len.max(1);
    }
}

struct Pairs {
    old: Vec<Option<usize>>,
    new: Vec<Option<usize>>,
}

impl Pairs {
    fn join(&mut self, old: usize, new: usize) {
        if self.old[old].is_none() && self.new[new].is_none() {
            self.old[old] = Some(new);
            self.new[new] = Some(old);
        }
    }
}

/// Pairs that share sequences of words, the most alike first; of equals the nearest in order.
fn by_words(old: &[Passage], new: &[Passage], pairs: &mut Pairs) {
    let mut places: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, passage) in old.iter().enumerate() {
        for sequence in passage.shingles.sequences() {
            places.entry(*sequence).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for (at, passage) in new.iter().enumerate() {
        let mut like: FxHashMap<usize, ()> = FxHashMap::default();
        for sequence in passage.shingles.sequences() {
            let here = places.get(sequence).filter(|it| it.len() <= COMMON);
            like.extend(here.into_iter().flatten().map(|it| (*it, ())));
        }
        for from in like.into_keys().filter(|it| old[*it].place.is_like(&passage.place)) {
            let similarity = old[from].shingles.similarity(&passage.shingles);
            if similarity >= LEAST {
                let kinds =
                    std::mem::discriminant(&old[from].place) != std::mem::discriminant(&passage.place);
                found.push((Reverse((similarity * 1e6) as u32), kinds, from.abs_diff(at), from, at));
            }
        }
    }
    found.sort_unstable();
    for (.., from, at) in found {
        pairs.join(from, at);
    }
}

/// Pairs of what stands between the same neighbours and shares words; titles and notes are pairs anyway.
fn by_neighbours(old: &[Passage], new: &[Passage], pairs: &mut Pairs) {
    let mut gaps: BTreeMap<Option<usize>, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let mut last = None;
    for at in 0..old.len() {
        match pairs.old[at] {
            Some(_) => last = Some(at),
            None => gaps.entry(last).or_default().0.push(at),
        }
    }
    let mut last = None;
    for at in 0..new.len() {
        match pairs.new[at] {
            Some(from) => last = Some(from),
            None => gaps.entry(last).or_default().1.push(at),
        }
    }
    for (before, after) in gaps.into_values() {
        let mut found = Vec::new();
        for from in &before {
            for at in &after {
                let (one, two) = (&old[*from], &new[*at]);
                let same_kind = std::mem::discriminant(&one.place) == std::mem::discriminant(&two.place);
                let shared = shared_words(&one.text, &two.text);
                if same_kind && shared >= LEAST_WORDS {
                    found.push((Reverse((shared * 1e6) as u32), from.abs_diff(*at), *from, *at));
                }
            }
        }
        found.sort_unstable();
        for (.., from, at) in found {
            pairs.join(from, at);
        }
    }
}

/// Of the words of two texts, the part that both have (Dice).
fn shared_words(one: &str, two: &str) -> f64 {
    let sorted = |text| {
        let mut all: Vec<u64> = words(text).into_iter().map(|it| it.hash).collect();
        all.sort_unstable();
        all
    };
    let (one, two) = (sorted(one), sorted(two));
    let (mut a, mut b, mut shared) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (one.get(a), two.get(b)) {
        a += usize::from(x <= y);
        b += usize::from(y <= x);
        shared += usize::from(x == y);
    }
    let all = one.len() + two.len();
    if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
}

/// The passage that holds most of what this one says.
fn home(passage: &Passage, others: &[Passage]) -> Option<usize> {
    let own = passage.shingles.len();
    if own < 3 {
        return None;
    }
    let inside = |other: &Passage| {
        // |A∩B| = J (|A| + |B|) / (1 + J)
        let similarity = passage.shingles.similarity(&other.shingles);
        similarity * (own + other.shingles.len()) as f64 / (1.0 + similarity) / own as f64
    };
    let like = others.iter().enumerate().filter(|it| it.1.place.is_like(&passage.place));
    like.map(|(at, other)| (at, inside(other)))
        .filter(|it| it.1 >= CONTAINED)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|it| it.0)
}

/// Which of the pairs keep their order: a longest rising run; the others were moved.
fn in_order(pairs: &[Option<usize>]) -> Vec<bool> {
    let paired: Vec<(usize, usize)> =
        pairs.iter().enumerate().filter_map(|(at, it)| Some((at, (*it)?))).collect();
    // `ends[n]` is the pair that ends the best run of n + 1; `before` leads back through it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; paired.len()];
    for (index, (_, value)) in paired.iter().enumerate() {
        let place = ends.partition_point(|it| paired[*it].1 < *value);
        before[index] = place.checked_sub(1).map(|it| ends[it]);
        match ends.get_mut(place) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut kept = vec![false; pairs.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        kept[paired[index].0] = true;
        next = before[index];
    }
    kept
}
