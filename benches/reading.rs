//! How fast texts of the six languages are read, and citations found in them, on one core: the golden documents of
//! each language, repeated to about a quarter of a megabyte.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail")]

use std::fs;
use std::hint::black_box;
use std::path::Path;

use divan::Bencher;
use divan::counter::BytesCount;
use resolution_ls::resolution::Document;

const SIZE: usize = 250_000;
const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "zh", "ar"];

fn main() {
    divan::main();
}

fn text(language: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/golden");
    let named = format!("-{language}-");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.retain(|it| it.extension().is_some_and(|it| it == "txt") && it.to_string_lossy().contains(&named));
    files.sort();
    let once: String = files.iter().map(|it| fs::read_to_string(it).unwrap() + "\n\n").collect();
    once.repeat(SIZE / once.len() + 1)
}

#[divan::bench(args = LANGUAGES)]
fn full_parse(bencher: Bencher<'_, '_>, language: &str) {
    let text = text(language);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| Document::parse(black_box(&text)));
}

#[divan::bench(args = LANGUAGES)]
fn all_citations(bencher: Bencher<'_, '_>, language: &str) {
    let text = text(language);
    let document = Document::parse(&text);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        let units = document.units().iter();
        let found = units.flat_map(|unit| {
            let elements = unit.resolution.elements.iter();
            elements.map(|it| unit.resolution.citations(it, document.lang()).len())
        });
        black_box(found.sum::<usize>())
    });
}
