//! The index of agreed paragraphs on disk beside brute force: the Jaccard index of the sets of five words in a row, by
//! each paragraph of each other document. On resolutions made of the bundled one always, and on the official ones of
//! the General Assembly where they are at hand.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::print_stdout, reason = "what was measured")]

use std::collections::{HashMap, HashSet};
use std::path::Path;

use resolution_ls::citation::Symbol;
use resolution_ls::precedent::Asking;
use resolution_ls::resolution::Document;
use resolution_ls::workspace::{Folder, Scope, agreed_in, read_folders, sources};

/// A paragraph as brute force sees it.
struct Plain {
    symbol: Option<Symbol>,
    sequences: HashSet<String>,
}

/// Five words in a row, in small letters; all of what is shorter.
fn sequences(text: &str) -> HashSet<String> {
    let silent = |it: &char| !matches!(it, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}');
    let text: String = text.chars().filter(silent).flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    words.windows(words.len().clamp(1, 5)).map(|it| it.join(" ")).collect()
}

fn similarity(one: &HashSet<String>, other: &HashSet<String>) -> f64 {
    let shared = one.intersection(other).count();
    shared as f64 / (one.len() + other.len() - shared) as f64
}

/// What was measured of the paragraphs of some documents, each asked against the others.
#[derive(Debug, Default)]
struct Measured {
    /// Those of which brute force finds one that is at least half the same.
    near: usize,
    /// Those of them whose first answer is as near, or within 0.02.
    right: usize,
    /// Those of which it finds none of 0.3.
    new: usize,
    /// Those of them of which the first answer says that it is at least half the same.
    wrong: usize,
}

fn measure(files: &[(String, String)], every: usize) -> Measured {
    let (folder, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let path = folder.path().canonicalize().unwrap();
    let scope = Scope { cache: Some(cache.path().to_owned()), ..Scope::default() };
    let index = read_folders(&[Folder { path: path.clone(), library: true }], scope);
    let agreed = agreed_in(&index, &[path], Some(cache.path().to_owned()));
    let sources: Vec<_> =
        files.iter().flat_map(|(name, text)| sources(&Document::parse(text), Path::new(name))).collect();
    let plain: Vec<Plain> = sources
        .iter()
        .flat_map(|source| {
            let symbol = &source.origin.symbol;
            source.paragraphs.iter().map(move |it| (symbol.clone(), it))
        })
        .map(|(symbol, it)| Plain { symbol, sequences: sequences(&it.text) })
        .collect();
    let mut with: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, it) in plain.iter().enumerate() {
        it.sequences.iter().for_each(|it| with.entry(it).or_default().push(at));
    }
    let mut measured = Measured::default();
    for source in sources.iter().filter(|it| it.origin.symbol.is_some()) {
        let symbol = source.origin.symbol.as_ref();
        let asking = Asking { symbol, title: &source.origin.title, ..Asking::default() };
        for it in source.paragraphs.iter().step_by(every) {
            let sought = sequences(&it.text);
            let like: HashSet<usize> = sought.iter().flat_map(|it| &with[it.as_str()]).copied().collect();
            let others = like.into_iter().filter(|it| plain[*it].symbol.as_ref() != symbol);
            let best = others.map(|it| similarity(&sought, &plain[it].sequences)).fold(0.0, f64::max);
            let first = agreed.nearest(&it.shingles, asking, 1).first().map_or(0.0, |it| it.similarity);
            assert!(first <= best + 1e-6, "{first} is nearer than {best}: {}", it.text);
            if best >= 0.5 {
                measured.near += 1;
                measured.right += usize::from(first >= best - 0.02);
            } else if best < 0.3 {
                measured.new += 1;
                measured.wrong += usize::from(first >= 0.5);
            }
        }
    }
    measured
}

#[track_caller]
fn check(measured: &Measured) {
    println!("{measured:?}");
    assert!(measured.near > 0 && measured.new > 0, "{measured:?}");
    assert!(measured.right * 100 >= measured.near * 99, "{measured:?}");
    assert!(measured.wrong * 100 <= measured.new, "{measured:?}");
}

/// The bundled resolution again and again, each time with other words of its text left out or put elsewhere.
#[test]
fn resolutions_made_of_each_other_are_found() {
    let seed = include_str!("../fixtures/A_RES_75_180.txt");
    let mut state = 20_201_216_u32;
    let mut random = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let mut made = |number: u32| {
        let text = seed.replace("75/180", &format!("{}/{number}", 40 + number));
        let (head, body) = text.split_at(text.find("Reaffirming").unwrap());
        let often = 3 + number * 2;
        let changed: String = body
            .split_inclusive(' ')
            .map(|word| {
                let plain = word.trim().chars().all(|it| it.is_ascii_lowercase());
                match random(often) {
                    0 if plain => "",
                    1 if plain => "rivers ",
                    _ => word,
                }
            })
            .collect();
        (format!("{number}.txt"), format!("{head}{changed}"))
    };
    let mut files: Vec<(String, String)> = (1..=24).map(&mut made).collect();
    let alone = "General Assembly\n\n99/1. Ferries\n\nThe General Assembly,\n\nNoting that no ferry crosses two rivers at the same time of the day,\n\n1. *Decides* that every ferry shall have a bell, a lamp and a boatman who can swim;\n\n2. *Requests* the boatmen to ring the bell when the fog is too thick for the lamp.\n";
    files.push(("alone.txt".to_owned(), alone.to_owned()));
    check(&measure(&files, 1));
}

#[test]
fn official_documents_are_found_in_each_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/en/ga");
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("the official documents are not at hand: nothing is measured");
        return;
    };
    let mut files: Vec<(String, String)> = entries
        .map(|it| it.unwrap().path())
        .filter(|it| it.extension().is_some_and(|it| it == "txt"))
        .map(|it| {
            (it.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(it).unwrap())
        })
        .collect();
    files.sort();
    // Each tenth paragraph; all of them with SHOW_FAULTS=1.
    let every = if std::env::var_os("SHOW_FAULTS").is_some() { 1 } else { 10 };
    check(&measure(&files, every));
}
