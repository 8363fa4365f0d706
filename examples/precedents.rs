//! Measures the index of agreed paragraphs over a folder: how long it takes to build and to open again, what it takes
//! on disk and in memory, and how long a query takes, asked for paragraphs of its own documents.
//!
//! `cargo run --profile fast --example precedents -- FOLDER CACHE [QUERIES]`
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool for developers")]

use std::path::Path;
use std::time::{Duration, Instant};

use resolution_ls::precedent::Asking;
use resolution_ls::resolution::Document;
use resolution_ls::workspace::{Folder, Scope, Source, agreed_in, read_folders, read_text, sources};

/// What the system says of this process, in MB: `VmRSS`, or `VmHWM` for the most that it ever was.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|it| it.starts_with(name));
    let number = line.and_then(|it| it.split_whitespace().nth(1)).and_then(|it| it.parse::<u64>().ok());
    number.unwrap_or_default() / 1024
}

/// Bytes below a folder.
fn bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|it| match it.metadata() {
            Ok(about) if about.is_dir() => bytes(&it.path()),
            Ok(about) => about.len(),
            Err(_) => 0,
        })
        .sum()
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, cache, rest @ ..] = &*args else {
        eprintln!("precedents FOLDER CACHE [QUERIES]");
        std::process::exit(2);
    };
    let queries: usize = rest.first().and_then(|it| it.parse().ok()).unwrap_or(2000);
    let (root, cache) = (Path::new(folder).canonicalize().unwrap_or_default(), Path::new(cache));
    let folders = [Folder { path: root.clone(), library: true }];
    let scope = || Scope { cache: Some(cache.to_owned()), ..Scope::default() };
    let started = Instant::now();
    let index = read_folders(&folders, scope());
    println!(
        "library of {} files read in {:.2?}, {} MB resident",
        index.len(),
        started.elapsed(),
        memory("VmRSS")
    );
    let before = memory("VmRSS");
    for what in ["built", "opened"] {
        let started = Instant::now();
        let agreed = agreed_in(&index, std::slice::from_ref(&root), Some(cache.to_owned()));
        println!(
            "{} paragraphs {what} in {:.2?}, {} MB more resident, {} MB at most",
            agreed.len(),
            started.elapsed(),
            memory("VmRSS").saturating_sub(before),
            memory("VmHWM")
        );
    }
    println!("{} MB on disk for {} MB of text", bytes(&cache.join("agreed")) >> 20, bytes(&root) >> 20);
    let agreed = agreed_in(&index, std::slice::from_ref(&root), Some(cache.to_owned()));
    let mut taken: Vec<Duration> = Vec::new();
    let step = (index.len() / queries.div_ceil(8)).max(1);
    for file in index.files().step_by(step) {
        let Some(text) = read_text(&file.path) else { continue };
        for Source { origin, paragraphs } in sources(&Document::parse(&text), &file.path) {
            let asking = Asking {
                symbol: origin.symbol.as_ref(),
                title: &origin.title,
                adopted: origin.adopted,
                named: false,
            };
            for it in paragraphs.iter().step_by((paragraphs.len() / 8).max(1)) {
                let started = Instant::now();
                std::hint::black_box(agreed.nearest(&it.shingles, asking, 5));
                taken.push(started.elapsed());
            }
        }
    }
    taken.sort_unstable();
    let at = |share: usize| taken.get(taken.len() * share / 1000).copied().unwrap_or_default();
    println!(
        "{} queries: {:.2?} (median), {:.2?} (p99), {:.2?} (p99.9)",
        taken.len(),
        at(500),
        at(990),
        at(999)
    );
    println!("{} MB more resident", memory("VmRSS").saturating_sub(before));
}
