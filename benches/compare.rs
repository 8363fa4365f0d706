//! What comparing two resolutions costs in process: 100 operative paragraphs of 60 words each, of which some have
//! other words, some are new, gone or moved.
//!
//! `cargo bench --bench compare`
#![allow(clippy::unwrap_used, reason = "a benchmark may fail")]

use divan::{Bencher, black_box};
use resolution_ls::compare::Comparison;
use resolution_ls::resolution::Document;

const SEED: &str = include_str!("../fixtures/A_RES_75_180.txt");
const PARAGRAPHS: usize = 100;
const WORDS: usize = 60;

fn main() {
    divan::main();
}

/// The `count`th paragraph: words of the seed in an order of its own.
fn paragraph(vocabulary: &[&str], count: usize) -> Vec<String> {
    let mut state = count as u64 + 1;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        vocabulary[(state >> 33) as usize % vocabulary.len()].to_owned()
    };
    (0..WORDS).map(|_| next()).collect()
}

fn resolution(number: &str, paragraphs: &[Vec<String>]) -> Document {
    let mut text = format!("General Assembly\n\n{number}. Rivers\n\nThe General Assembly,\n\n");
    for (count, words) in (1..).zip(paragraphs) {
        text.push_str(&format!("{count}. *Urges* {};\n\n", words.join(" ")));
    }
    Document::parse(&text)
}

fn pair() -> (Document, Document) {
    let vocabulary: Vec<&str> =
        SEED.split_whitespace().filter(|it| it.chars().all(char::is_alphabetic)).collect();
    let old: Vec<_> = (0..PARAGRAPHS).map(|it| paragraph(&vocabulary, it)).collect();
    let mut new = old.clone();
    for (count, words) in new.iter_mut().enumerate().filter(|it| it.0 % 3 == 0) {
        for at in (count % 10..WORDS).step_by(10) {
            words[at] = "otherwise".to_owned();
        }
    }
    for at in [5, 25, 45, 65, 85] {
        new[at] = paragraph(&vocabulary, 1000 + at);
    }
    new.swap(10, 90);
    new.remove(50);
    (resolution("75/1", &old), resolution("76/1", &new))
}

#[divan::bench]
fn a_hundred_paragraphs(bencher: Bencher<'_, '_>) {
    let (old, new) = pair();
    bencher.bench_local(|| Comparison::of(black_box(&old), black_box(&new)));
}

#[divan::bench]
fn with_reading_both(bencher: Bencher<'_, '_>) {
    let (old, new) = pair();
    let (old, new) = (old.text().to_string(), new.text().to_string());
    bencher
        .bench_local(|| Comparison::of(&Document::parse(black_box(&old)), &Document::parse(black_box(&new))));
}

/// The seed against itself, to see what nothing changed costs.
#[divan::bench]
fn the_same_text(bencher: Bencher<'_, '_>) {
    let document = Document::parse(SEED);
    bencher.bench_local(|| Comparison::of(black_box(&document), black_box(&document)));
}
