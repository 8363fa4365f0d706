//! Official documents are read rightly: `../shared/tools/score.py` over each folder of `../shared/corpus`, with a
//! floor for each measure. Where they are not at hand nothing is measured, and the test says so.
//!
//! `SCORED_SERVER=target/release/resolution-ls` names the binary to be measured on all documents (`.ci/run` does);
//! without it the test's own, slower one is measured on twenty a folder.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use serde_json::Value;

/// A measure of `score.py`: the key of its right answers and of all, and the floors in parts of ten thousand, for
/// English and for the other languages. One miss in a folder is never too much: it is below the floor of the small
/// ones.
const FLOORS: [(&str, &str, f64, f64); 4] = [
    ("marks_right", "marks", 9999.0, 9990.0),
    ("paras_right", "paras", 9990.0, 9950.0),
    ("recitals_right", "recitals", 9990.0, 9950.0),
    ("agenda_right", "agenda", 10000.0, 10000.0),
];

/// The floors of citations in parts of ten thousand, measured on all documents. What keeps a folder below 9,900 is in
/// its official links: another language's or another session's document, `S-10/2` linked as 10/2 and numbers linked
/// from left to right in Arabic. Chinese links name the language `ch`, which `score.py` takes for a part of the symbol.
fn citation_floor(folder: &str) -> f64 {
    match folder {
        "es/ga" => 9800.0,
        "ar/ga" => 9790.0,
        "ar/ecosoc" => 9450.0,
        "ar/hrc" => 7760.0,
        "es/hrc" => 0.0,
        _ if folder.starts_with("zh/") => 0.0,
        "en/ga" => 9980.0,
        _ if folder.starts_with("en/") => 9950.0,
        "ru/ga" => 9960.0,
        _ => 9900.0,
    }
}

const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "zh", "ar"];
const BODIES: [&str; 4] = ["ga", "sc", "hrc", "ecosoc"];

fn score(shared: &Path, folder: &str) -> Value {
    let json: PathBuf =
        std::env::temp_dir().join(format!("score-{}-{}.json", folder.replace('/', "-"), std::process::id()));
    let mut command = Command::new("python3");
    command.arg(shared.join("tools/score.py"));
    command.args(["--only", "citations,footnotes,outline,agenda", "--show", "0", "--json"]).arg(&json);
    let given = std::env::var_os("SCORED_SERVER");
    if given.is_none() {
        command.args(["--limit", "20"]);
    }
    let server = given.unwrap_or_else(|| env!("CARGO_BIN_EXE_resolution-ls").into());
    command.arg(shared.join("corpus").join(folder)).arg("--").arg(server);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{folder}: {}", String::from_utf8_lossy(&output.stderr));
    let found = serde_json::from_str(&std::fs::read_to_string(&json).unwrap()).unwrap();
    std::fs::remove_file(&json).unwrap();
    found
}

#[test]
fn no_folder_of_official_documents_is_read_worse_than_its_floor() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !shared.join("corpus/en/ga").is_dir() {
        println!("no corpus at hand: nothing measured");
        return;
    }
    let folders = LANGUAGES.iter().flat_map(|lang| BODIES.iter().map(move |body| format!("{lang}/{body}")));
    let (waiting, wrong) = (Mutex::new(folders.collect::<Vec<_>>()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some(folder) = waiting.lock().unwrap().pop() else { break };
                    let found = score(&shared, &folder);
                    let count = |key: &str| found.get(key).and_then(Value::as_f64).unwrap_or(0.0);
                    let (right, cited) = (count("cites_right"), count("cites"));
                    println!("{folder}: citations {right}/{cited}, beyond them {}", count("links_extra"));
                    let all = std::env::var_os("SCORED_SERVER").is_some();
                    if all && cited - right > 1.0 && right * 10_000.0 < citation_floor(&folder) * cited {
                        wrong.lock().unwrap().push(format!("{folder}: citations {right} of {cited}"));
                    }
                    for (right, all, english, other) in FLOORS {
                        let (right, total) = (count(right), count(all));
                        println!("{folder}: {all} {right}/{total}");
                        let floor = if folder.starts_with("en/") { english } else { other };
                        if total - right > 1.0 && right * 10_000.0 < floor * total {
                            wrong.lock().unwrap().push(format!("{folder}: {all} {right} of {total}"));
                        }
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "below the floors: {wrong:#?}");
}
