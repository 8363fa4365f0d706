//! What a document's size costs: reading it from scratch, a keystroke (edit to findings, in process), and the
//! way from a protocol position to an offset and back.
//!
//! `cargo bench`, or `cargo bench -- keystroke` for one of them.
// The counts belong beside the times that divan prints.
#![allow(clippy::print_stderr)]
#![allow(clippy::unwrap_used, reason = "a benchmark may fail")]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use resolution_ls::resolution::Document;
use resolution_ls::rules::Checked;
use resolution_ls::text::{Change, Encoding, Position, Text, TextSize};

/// The one official text of the fixtures.
const SEED: &str = include_str!("../fixtures/A_RES_75_180.txt");
/// The sizes of the documents, in bytes.
const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];
const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

fn main() {
    for size in SIZES {
        let document = Document::parse(&volume(size));
        let count = document.edited(&key_in(&document), Encoding::Utf16).cost();
        eprintln!(
            "{:>10} bytes, {:>4} resolutions: a keystroke reparses {} block(s) and scans {} bytes",
            u32::from(document.text().len()),
            document.units().len(),
            count.reparsed,
            count.scanned,
        );
    }
    divan::main();
}

/// About `size` bytes of resolutions: the seed again and again, with its number and its footnotes counted on,
/// as a volume of resolutions does.
fn volume(size: usize) -> String {
    let copies = (size + SEED.len() / 2) / SEED.len();
    (0..copies.max(1)).map(copy).collect()
}

fn copy(index: usize) -> String {
    let mut text = String::with_capacity(SEED.len() + 64);
    for it in SEED.replace("75/180.", &format!("75/{}.", 180 + index)).chars() {
        match "¹²³⁴⁵".chars().position(|mark| mark == it) {
            Some(mark) => text.extend(superscript(index * 5 + mark + 1)),
            None => text.push(it),
        }
    }
    text.push_str("\n\n");
    text
}

fn superscript(number: usize) -> Vec<char> {
    let digits: Vec<char> = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().collect();
    number.to_string().bytes().map(|it| digits[usize::from(it - b'0')]).collect()
}

/// A letter typed in the middle of the document, inside of a line that is not blank.
fn key_in(document: &Document) -> Change {
    let text = document.text();
    let middle = TextSize::new(u32::from(text.len()) / 2);
    let line = text.position(middle, Encoding::Utf16).line;
    let at = (line..text.line_count())
        .map(|it| Position::new(it, 20))
        .find(|it| text.position(text.offset(*it, Encoding::Utf16), Encoding::Utf16) == *it)
        .unwrap();
    Change { range: Some((at, at)), text: "x".into() }
}

#[divan::bench(args = SIZES, max_time = 2)]
fn full_parse(bencher: Bencher<'_, '_>, size: usize) {
    let text = volume(size);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| Document::parse(black_box(&text)));
}

#[divan::bench(args = SIZES, max_time = 2)]
fn full_check(bencher: Bencher<'_, '_>, size: usize) {
    let document = Document::parse(&volume(size));
    let none = Checked::default();
    bencher.bench_local(|| Checked::of(black_box(&document), &none));
}

/// From the change as the editor sends it to the findings of all the document.
#[divan::bench(args = SIZES, max_time = 2)]
fn keystroke(bencher: Bencher<'_, '_>, size: usize) {
    let document = Document::parse(&volume(size));
    let before = Checked::of(&document, &Checked::default());
    let change = key_in(&document);
    bencher.bench_local(|| {
        let next = document.edited(black_box(&change), Encoding::Utf16);
        let checked = Checked::of(&next, &before);
        let findings = checked.findings(&next);
        (next, checked, findings)
    });
}

/// There and back, in the middle of 10 MB.
#[divan::bench(args = ENCODINGS)]
fn position_conversion(bencher: Bencher<'_, '_>, encoding: Encoding) {
    let text = Text::new(&volume(10_000_000));
    let middle = TextSize::new(u32::from(text.len()) / 2);
    bencher.bench_local(|| {
        let position = text.position(black_box(middle), encoding);
        text.offset(position, encoding)
    });
}
