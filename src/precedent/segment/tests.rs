use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::*;
use crate::precedent::{Asking, Index, Origin, Paragraph, Part, Piece, Shingles};

const MARK: &[u8] = b"mark";

fn words(number: usize) -> String {
    format!("Requests the Secretary-General to report on rivers and lakes of region {number} before long")
}

/// A segment of files `a/1`, `a/2`, … that each say so.
fn built(files: &[(&str, String)]) -> Vec<u8> {
    let mut builder = Builder::default();
    for (path, words) in files {
        let shingles = Shingles::of(words);
        let paragraph = Paragraph {
            part: Part::Annex,
            number: Some(7),
            is_item: false,
            range: 3..90,
            text: words.clone(),
            shingles,
        };
        let origin = Origin {
            symbol: crate::citation::Symbol::parse("A/RES/70/1"),
            title: format!("Title of {path}"),
            adopted: jiff::civil::Date::new(1969, 12, 30).ok(),
            path: path.into(),
        };
        builder.file(std::path::Path::new(path), 5, [(origin, vec![paragraph])]);
    }
    let mut bytes = Vec::new();
    builder.write(MARK, &mut bytes);
    bytes
}

fn opened(bytes: Vec<u8>) -> Segment {
    Segment::open(Arc::new(bytes), MARK).unwrap()
}

fn found(segments: Vec<(Segment, &[u32])>, words: &str) -> Vec<String> {
    let pieces = segments.into_iter().map(|(segment, hidden)| Piece {
        segment: Arc::new(segment),
        hidden: Arc::new(hidden.iter().copied().collect()),
    });
    let found = Index::of(pieces.collect()).nearest(&Shingles::of(words), Asking::default(), 3);
    found.iter().map(|it| format!("{} {:.2}", it.origin.path.display(), it.similarity)).collect()
}

#[test]
fn what_is_found_is_what_was_written() {
    let segment = opened(built(&[("a", words(1)), ("b", words(2))]));
    let index = Index::of(vec![Piece { segment: Arc::new(segment), hidden: Arc::default() }]);
    let found = index.nearest(&Shingles::of(&words(2)), Asking::default(), 1);
    let it = &found[0];
    assert_eq!((it.part, it.number, it.range.clone(), it.similarity), (Part::Annex, Some(7), 3..90, 1.0));
    assert_eq!(it.origin.title, "Title of b");
    assert_eq!(it.origin.adopted.map(|it| it.to_string()).as_deref(), Some("1969-12-30"));
}

#[test]
fn hidden_files_hold_nothing() {
    let segment = || opened(built(&[("a", words(1)), ("b", words(2))]));
    assert_eq!(found(vec![(segment(), &[])], &words(1)), ["a 1.00", "b 0.57"]);
    assert_eq!(found(vec![(segment(), &[0])], &words(1)), ["b 0.57"]);
}

#[test]
fn merged_segments_hold_what_was_not_hidden() {
    let first = opened(built(&[("a", words(1)), ("b", words(2)), ("c", words(1))]));
    let second = opened(built(&[("b", words(3)), ("d", words(1))]));
    let hidden = [FxHashSet::from_iter([1]), FxHashSet::default()];
    let mut bytes = Vec::new();
    merge(&[(&first, &hidden[0]), (&second, &hidden[1])], MARK, &mut bytes).unwrap();
    let merged = opened(bytes);
    let files: Vec<_> = merged.files().unwrap().into_iter().map(|it| it.path.display().to_string()).collect();
    assert_eq!((files.join(" ").as_str(), merged.len(), merged.contents()), ("a c b d", 4, 2));
    assert_eq!(found(vec![(merged, &[])], &words(3))[0], "b 1.00");
}

/// Where thousands share nearly all of their words, the same words are found, and nothing takes long.
#[test]
fn the_same_words_are_found_among_boilerplate() {
    let files: Vec<(String, String)> = (0..3000).map(|it| (format!("f{it}"), words(it))).collect();
    let files: Vec<(&str, String)> = files.iter().map(|it| (it.0.as_str(), it.1.clone())).collect();
    let segment = opened(built(&files));
    let budget = Budget { postings: 64, compared: 8 };
    let alike = segment.like(&Shingles::of(&words(1234)), budget);
    assert!(alike.len() <= 9 && alike.iter().any(|it| it.similarity >= 1.0), "{alike:?}");
}

#[test]
fn what_is_broken_answers_nothing() {
    let good = built(&[("a", words(1)), ("b", words(2))]);
    assert!(Segment::open(Arc::new(good.clone()), b"other").is_none());
    assert!(Segment::open(Arc::new(Vec::new()), MARK).is_none());
    for cut in 1..good.len() {
        assert!(Segment::open(Arc::new(good[..cut].to_vec()), MARK).is_none(), "{cut}");
    }
    for at in MARK.len()..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0x55;
        let Some(segment) = Segment::open(Arc::new(bytes), MARK) else { continue };
        let segment = Arc::new(segment);
        let index = Index::of(vec![Piece { segment: Arc::clone(&segment), hidden: Arc::default() }]);
        let found = index.nearest(&Shingles::of(&words(1)), Asking::default(), 5);
        let whole = found.len() == 2 && segment.files().is_some();
        assert!(whole || segment.is_broken(), "byte {at}: {found:?}");
    }
}
