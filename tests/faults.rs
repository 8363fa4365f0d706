//! Faults put into resolutions one at a time are found within three lines of where they are: into the bundled
//! documents, and into official ones where `../shared/corpus` is at hand.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use regex::{Captures, Regex};
use resolution_ls::resolution::Document;
use resolution_ls::rules::{self, Severity};
use resolution_ls::text::Encoding;

/// A fault: what is looked for (group 0, or group `x` where there is one), what it becomes.
struct Fault {
    name: &'static str,
    pattern: &'static str,
    with: fn(&Captures<'_>) -> String,
}

const fn fault(name: &'static str, pattern: &'static str, with: fn(&Captures<'_>) -> String) -> Fault {
    Fault { name, pattern, with }
}

fn nothing(_: &Captures<'_>) -> String {
    String::new()
}

fn number(found: &Captures<'_>, name: &str) -> u32 {
    found[name].parse().unwrap()
}

const FAULTS: &[Fault] = &[
    fault("a mark lost", r"[a-z,](?<x>[¹²³⁴-⁹])[ ,;]", nothing),
    fault("a note lost", r"(?m)^(?<x>[¹²³⁴-⁹] [^\n]+)$", nothing),
    fault("a mark typed as a digit", r"[a-z](?<x>¹)[ ,;]", |_| "1".into()),
    fault("a mark twice", r"[a-z,](?<x>²)[ ,;]", |_| "¹".into()),
    fault("a paragraph's number skipped", r"(?m)^(?<x>(?<n>[2-9]))\. \*", |it| {
        (number(it, "n") + 1).to_string()
    }),
    fault("a paragraph's number repeated", r"(?m)^(?<x>(?<n>[3-9]))\. \*", |it| {
        (number(it, "n") - 1).to_string()
    }),
    fault("a paragraph's number lost", r"(?m)^(?<x>[3-9]\. )\*", nothing),
    fault("a subparagraph's letter skipped", r"(?m)^\((?<x>b)\) ", |_| "c".into()),
    fault(
        "a recital without comma",
        r"(?m)^(?:Recalling|Noting|Recognizing)[^\n]{30,}[a-z](?<x>,)\n\n[A-Z][a-z]+ing ",
        nothing,
    ),
    fault(
        "a recital with a semicolon",
        r"(?m)^(?:Recalling|Noting|Recognizing)[^\n]{30,}[a-z](?<x>,)\n\n[A-Z][a-z]+ing ",
        |_| ";".into(),
    ),
    fault(
        "a recital with a full stop",
        r"(?m)^(?:Recalling|Noting|Recognizing)[^\n]{30,}[a-z](?<x>,)\n\n[A-Z][a-z]+ing ",
        |_| ".".into(),
    ),
    fault("a paragraph with a comma", r"(?m)^[0-9]+\. \*[^\n]{30,}[a-z](?<x>;)\n\n[0-9]", |_| ",".into()),
    fault("a paragraph with a full stop", r"(?m)^[0-9]+\. \*[^\n]{30,}[a-z](?<x>;)\n\n[0-9]", |_| ".".into()),
    fault("a paragraph without end mark", r"(?m)^[0-9]+\. \*[^\n]{30,}[a-z](?<x>;)\n\n[0-9]", nothing),
    fault("no full stop at the end", r"[a-z](?<x>\.)\n\n\*[0-9]+\w\w (?:plenary )?meeting", nothing),
    fault("a semicolon at the end", r"[a-z](?<x>\.)\n\n\*[0-9]+\w\w (?:plenary )?meeting", |_| ";".into()),
    fault("another session in the title", r"(?m)^(?<x>(?<n>[0-9]{2}))/[0-9]+\. [A-Z]", |it| {
        (number(it, "n") - 1).to_string()
    }),
    fault("another session in the masthead", r"(?m)^(?<x>Seventy)-[a-z]+ session$", |_| "Sixty".into()),
    fault("another session in the report", r"\[[^\]\n]*\(A/(?<x>(?<n>[0-9]{2}))/[0-9]", |it| {
        (number(it, "n") - 2).to_string()
    }),
    fault(
        "another year of adoption",
        r"adopted by the [A-Z][A-Za-z ]+ on [0-9]+ [A-Z][a-z]+ (?<x>(?<n>20[0-9]{2}))",
        |it| (number(it, "n") - 2).to_string(),
    ),
    fault("another day in the closing", r"meeting\n(?<x>(?<n>[0-9]+)) [A-Z][a-z]+ 20[0-9]{2}\*", |it| {
        if number(it, "n") > 1 { (number(it, "n") - 1).to_string() } else { "2".into() }
    }),
    fault(
        "another organ in the opening",
        r"(?m)^The (?<x>General Assembly|Security Council|Human Rights Council),$",
        |it| {
            if &it["x"] == "General Assembly" { "Security Council".into() } else { "General Assembly".into() }
        },
    ),
    fault(
        "another year of a cited resolution",
        r"its resolution \[?[0-9]{2}/[0-9]+(?:\]\(#\))? of [0-9]+ [A-Z][a-z]+ (?<x>(?<n>[0-9]{4}))",
        |it| (number(it, "n") + 3).to_string(),
    ),
    fault(
        "another session of a cited resolution",
        r"its resolution \[?(?<x>(?<n>[5-7][0-9]))/[0-9]+(?:\]\(#\))? of [0-9]+ [A-Z]",
        |it| (number(it, "n") - 7).to_string(),
    ),
    fault(
        "a date that is none",
        r" (?<x>[0-9]{1,2}) (?:September|June|November|April) (?:19|20)[0-9]{2}",
        |_| "31".into(),
    ),
    fault(
        "an American date",
        r" (?<x>(?<d>[0-9]{1,2}) (?<m>September|June|November|December|March) (?<y>20[0-9]{2}))[ ,]",
        |it| format!("{} {}, {}", &it["m"], &it["d"], &it["y"]),
    ),
    fault("a quotation without end", r"“[^”\n“]{5,}(?<x>”)", nothing),
    fault("a quotation without beginning", r"(?<x>“)[^”\n“]{5,}”", nothing),
    fault("a parenthesis without end", r"\([A-Z][^()\n]{3,}(?<x>\))[ ,]", nothing),
    fault("a word twice", r" (?<x>(?:of|the|and|to)) [a-z]", |it| format!("{0} {0}", &it["x"])),
    fault("a suffix without full stop", r"/Add(?<x>\.)[0-9]", nothing),
    fault("a symbol with a blank", r"\b[AES]/(?<x>)[0-9]{2}/[0-9]", |_| " ".into()),
    fault(
        "a reference to no paragraph",
        r"paragraph (?<x>[0-9]+) (?:above|below|of the present resolution)",
        |_| "97".into(),
    ),
    fault("a reference the wrong way", r"paragraph [0-9]+ (?<x>above)", |_| "below".into()),
    fault(
        "a participle for a verb",
        r"\*(?<x>Decides|Requests|Welcomes|Encourages|Reaffirms|Calls upon)\*",
        |it| {
            it["x"].trim_end_matches('s').trim_end_matches('e').replace("Calls upon", "Calling upon")
                + if it["x"].contains(' ') { "" } else { "ing" }
        },
    ),
    fault("a verb for a participle", r"(?m)^(?<x>Recalling|Noting|Welcoming|Recognizing) ", |it| {
        it["x"]
            .replace("Recalling", "Recalls")
            .replace("Noting", "Notes")
            .replace("Welcoming", "Welcomes")
            .replace("Recognizing", "Recognizes")
    }),
    fault(
        "a Council number of another year",
        r"resolutions? \[?[0-9]{4} \\?\((?<x>(?<n>(?:19|20)[0-9]{2}))\\?\)",
        |it| (number(it, "n") + 4).to_string(),
    ),
    fault("a citation of the future", r"its resolution \[?(?<x>[0-9]{2})/[0-9]+", |_| "95".into()),
    fault(
        "a word in American spelling",
        r" (?<x>organization|recognize|strengthening labour|programmes?|labour|centres?) [a-z]",
        |it| {
            it["x"]
                .replace("ization", "isation")
                .replace("ize", "ise")
                .replace("our", "or")
                .replace("programme", "program")
                .replace("centre", "center")
        },
    ),
];

/// The lines of the findings, with their codes.
fn found(text: &str) -> Vec<(u32, &'static str, Severity)> {
    let document = Document::parse(text);
    let line = |it: &rules::Finding| document.text().position(it.range.start(), Encoding::Utf8).line;
    rules::check(&document).iter().map(|it| (line(it), it.code, it.severity)).collect()
}

/// Whether the fault is found within three lines; nothing where the text has no place for it. `pick` chooses the place.
fn tried(
    text: &str,
    before: &[(u32, &'static str, Severity)],
    fault: &Fault,
    pick: usize,
) -> Option<(bool, String)> {
    let pattern = Regex::new(fault.pattern).unwrap();
    let places: Vec<Captures<'_>> = pattern.captures_iter(text).collect();
    let place = places.get(pick % places.len().max(1))?;
    let range = place.name("x").unwrap_or_else(|| place.get(0).unwrap()).range();
    let with = (fault.with)(place);
    if with == text[range.clone()] && !with.is_empty() {
        return None;
    }
    let faulty = format!("{}{with}{}", &text[..range.start], &text[range.end..]);
    let line = text[..range.start].matches('\n').count() as u32;
    let count = |list: &[(u32, &'static str, Severity)]| {
        list.iter().filter(|it| it.0.abs_diff(line) <= 3).map(|it| (it.1, 1)).fold(
            BTreeMap::new(),
            |mut sums: BTreeMap<&str, usize>, (code, one)| {
                *sums.entry(code).or_default() += one;
                sums
            },
        )
    };
    let (old, new) = (count(before), count(&found(&faulty)));
    let more = new.iter().any(|(code, sum)| old.get(code).is_none_or(|it| it < sum));
    let shown: String = faulty[range.start.saturating_sub(0)..].chars().take(50).collect();
    Some((more, format!("line {}: {shown:?}", line + 1)))
}

fn documents(folder: &Path, every: usize) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|it| Some(it.ok()?.path())).collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == "txt"));
    paths.sort();
    paths.into_iter().step_by(every).collect()
}

/// Puts each fault into each document and returns tries, finds, and what was missed.
fn run(paths: &[PathBuf]) -> (usize, usize, BTreeMap<&'static str, Vec<String>>) {
    let (mut tries, mut finds) = (0, 0);
    let mut missed: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for (index, path) in paths.iter().enumerate() {
        let text = fs::read_to_string(path).unwrap();
        let before = found(&text);
        for fault in FAULTS {
            let Some((is_found, place)) = tried(&text, &before, fault, index * 7 + 3) else { continue };
            tries += 1;
            finds += usize::from(is_found);
            if !is_found {
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                missed.entry(fault.name).or_default().push(format!("{name} {place}"));
            }
        }
    }
    (tries, finds, missed)
}

#[test]
fn faults_in_the_bundled_documents_are_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut paths = vec![root.join("A_RES_75_180.txt")];
    let seeds = |it: &PathBuf| it.to_string_lossy().contains("-en-");
    paths.extend(documents(&root.join("golden"), 1).into_iter().filter(seeds));
    let (tries, finds, missed) = run(&paths);
    assert!(tries > 40, "only {tries} faults found a place");
    assert!(finds * 100 >= tries * 90, "{finds} of {tries}: {missed:#?}");
}

#[test]
fn faults_in_official_documents_are_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/en");
    let mut paths = documents(&root.join("ga"), 8);
    for body in ["sc", "hrc", "ecosoc"] {
        paths.extend(documents(&root.join(body), 6));
    }
    let (tries, finds, missed) = run(&paths);
    if std::env::var_os("SHOW_FAULTS").is_some() {
        println!("{finds} of {tries}: {missed:#?}");
    }
    assert!(finds * 100 >= tries * 95, "{finds} of {tries}: {missed:#?}");
}
