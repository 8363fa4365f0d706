//! What each request that reads costs in process, at 10 KB and at 1 MB, with what is kept between requests: an
//! edit looks over one resolution only.
//!
//! `cargo bench --bench requests`, or `cargo bench --bench requests -- tokens` for one of them.
#![allow(clippy::unwrap_used, reason = "a benchmark may fail")]

use divan::{Bencher, black_box};
use resolution_ls::ide::{self, Seen};
use resolution_ls::resolution::Document;
use resolution_ls::text::{TextRange, TextSize};

const SEED: &str = include_str!("../fixtures/A_RES_75_180.txt");
const SIZES: [usize; 2] = [10_000, 1_000_000];

fn main() {
    divan::main();
}

/// About `size` bytes of resolutions, each with its own number, and what was found in them.
fn volume(size: usize) -> (Document, Seen) {
    let copy = |index: usize| SEED.replace("75/180.", &format!("75/{}.", 180 + index)) + "\n\n";
    let document = Document::parse(&(0..(size / SEED.len()).max(1)).map(copy).collect::<String>());
    let seen = Seen::of(&document, &Seen::default());
    (document, seen)
}

/// A citation in the middle of the document.
fn citation(document: &Document) -> TextSize {
    let text = document.text().to_string();
    let middle = document.units()[document.units().len() / 2].start;
    TextSize::new(u32::try_from(text[usize::from(middle)..].find("70/1").unwrap()).unwrap()) + middle
}

/// No other documents.
const NOWHERE: ide::Nearby<'static> = ide::Nearby { cited_by: &|_| 0, has: &|_| false };

#[divan::bench(args = SIZES)]
fn first_look(bencher: Bencher<'_, '_>, size: usize) {
    let (document, _) = volume(size);
    bencher.bench_local(|| Seen::of(black_box(&document), &Seen::default()));
}

#[divan::bench(args = SIZES)]
fn next_look(bencher: Bencher<'_, '_>, size: usize) {
    let (document, seen) = volume(size);
    bencher.bench_local(|| Seen::of(black_box(&document), &seen));
}

#[divan::bench(args = SIZES)]
fn tokens(bencher: Bencher<'_, '_>, size: usize) {
    let (document, seen) = volume(size);
    bencher.bench_local(|| ide::tokens(black_box(&document), &seen, None, &|_| false));
}

#[divan::bench(args = SIZES)]
fn tokens_of_a_screen(bencher: Bencher<'_, '_>, size: usize) {
    let (document, seen) = volume(size);
    let screen = TextRange::at(citation(&document), 4000.into());
    bencher.bench_local(|| ide::tokens(black_box(&document), &seen, Some(screen), &|_| false));
}

#[divan::bench(args = SIZES)]
fn folds(bencher: Bencher<'_, '_>, size: usize) {
    let (document, _) = volume(size);
    bencher.bench_local(|| ide::folds(black_box(&document)));
}

#[divan::bench(args = SIZES)]
fn links(bencher: Bencher<'_, '_>, size: usize) {
    let (document, seen) = volume(size);
    bencher.bench_local(|| ide::links(black_box(&document), &seen));
}

#[divan::bench(args = SIZES)]
fn lenses(bencher: Bencher<'_, '_>, size: usize) {
    let (document, seen) = volume(size);
    bencher.bench_local(|| ide::lenses(black_box(&document), &seen, NOWHERE));
}

#[divan::bench(args = SIZES)]
fn outline(bencher: Bencher<'_, '_>, size: usize) {
    let (document, _) = volume(size);
    bencher.bench_local(|| ide::outline(black_box(&document)));
}

#[divan::bench(args = SIZES)]
fn highlights(bencher: Bencher<'_, '_>, size: usize) {
    let (document, seen) = volume(size);
    let at = citation(&document);
    bencher.bench_local(|| ide::highlights(black_box(&document), &seen, at));
}

#[divan::bench(args = SIZES)]
fn selection(bencher: Bencher<'_, '_>, size: usize) {
    let (document, seen) = volume(size);
    let at = citation(&document);
    bencher.bench_local(|| ide::selection(black_box(&document), &seen, at));
}
