//! Agreed language from a shell: where a draft's paragraphs were adopted before, and where a phrase stands.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const EARLIER: &str = "General Assembly\n\nSeventy-fourth session\n\nResolution adopted by the General Assembly on 18 December 2019\n\n74/10. Rivers\n\nThe General Assembly,\n\nRecalling all its previous resolutions on the rivers of the world and their peoples,\n\n1. *Urges* all States to protect rivers and the people who live along them;\n\n2. *Decides* to remain seized of the matter.\n";
const DRAFT: &str = "General Assembly\n\nSeventy-fifth session\n\n75/12. Rivers\n\nThe General Assembly,\n\n*Recalling* all its previous resolutions on the rivers of the world¹ and their peoples,\n\n1. *Urges* all States to protect rivers and the people who live along their banks;\n\n2. *Notes* a new forum on clean water for cities with growing populations;\n\n3. *Decides* to remain seized of the matter.\n\n¹ See A/74/1.\n";

fn library() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("earlier.txt"), EARLIER).unwrap();
    std::fs::write(folder.path().join("draft.txt"), DRAFT).unwrap();
    folder
}

fn run(args: &[&str]) -> Output {
    let cache = tempfile::tempdir().unwrap();
    run_with(args, cache.path())
}

fn run_with(args: &[&str], cache: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_resolution-ls"))
        .args(args)
        .env("XDG_CACHE_HOME", cache)
        .output()
        .unwrap()
}

fn json(output: &Output) -> Value {
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn each_paragraph_names_its_precedent_and_never_itself() {
    let folder = library();
    let (file, library) = (folder.path().join("draft.txt"), folder.path().to_str().unwrap());
    let found = json(&run(&["precedents", file.to_str().unwrap(), "--library", library, "--format", "json"]));
    let shown: Vec<String> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let best = &it["precedents"][0];
            format!(
                "{} {} -> {} {} {}",
                it["part"], it["number"], best["symbol"], best["number"], best["similarity"]
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            r#""preamble" null -> "A/RES/74/10" null 1.0"#,
            // Nine and ten sequences, of which eight are the same.
            r#""operative" "1" -> "A/RES/74/10" "1" 0.7272727272727273"#,
            r#""operative" "2" -> null null null"#,
            r#""operative" "3" -> "A/RES/74/10" "2" 1.0"#,
        ]
    );
    let (start, end) = (&found[1]["start"], &found[1]["end"]);
    let range = start.as_u64().unwrap() as usize..end.as_u64().unwrap() as usize;
    assert!(DRAFT[range.clone()].starts_with("1. *Urges*") && DRAFT[range].ends_with("banks;"));
}

#[test]
fn people_read_the_same_in_lines() {
    let folder = library();
    let (file, library) = (folder.path().join("draft.txt"), folder.path().to_str().unwrap());
    let output = run(&["precedents", file.to_str().unwrap(), "--library", library]);
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "preamble: = A/RES/74/10, preamble\npara. 1: ≈ A/RES/74/10, para. 1 (73 %)\npara. 2: new\npara. 3: = A/RES/74/10, para. 2\n"
    );
}

#[test]
fn a_phrase_is_found_in_any_case_and_across_marks() {
    let folder = library();
    let library = folder.path().to_str().unwrap();
    let output = run(&["search", "Rivers of the World and", "--library", library]);
    assert_eq!(output.status.code(), Some(0));
    let lines = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        lines.lines().filter(|it| it.contains("preamble: Recalling all its previous")).count(),
        2,
        "{lines}"
    );
    let none = run(&["search", "no such words", "--library", library]);
    assert_eq!((none.status.code(), none.stdout.is_empty()), (Some(1), true));
}

#[test]
fn a_phrase_is_found_the_same_with_what_an_earlier_run_read() {
    let (folder, cache) = (library(), tempfile::tempdir().unwrap());
    let library = folder.path().to_str().unwrap();
    let phrase = "protect rivers and the people who live along them";
    let search = |more: &[&str]| {
        let args = ["search", phrase, "--library", library, "--format", "json"];
        json(&run_with(&[&args, more].concat(), cache.path()))
    };
    let first = search(&[]);
    assert_eq!(first.as_array().unwrap().len(), 1);
    assert_eq!((&first[0]["symbol"], &first[0]["number"]), (&Value::from("A/RES/74/10"), &Value::from("1")));
    let place = |key: &str| first[0][key].as_u64().unwrap() as usize;
    assert!(EARLIER[place("start")..place("end")].starts_with("1. *Urges* all States to protect"));
    assert_eq!((&search(&[]), &search(&["--no-cache"])), (&first, &first));
    std::fs::write(folder.path().join("draft.txt"), DRAFT.replace("along their banks", "along them"))
        .unwrap();
    assert_eq!(search(&[]).as_array().unwrap().len(), 2);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let output = run(&["search", "rivers", "--library", "/no/such/folder"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("/no/such/folder"));
}

#[test]
fn what_an_earlier_run_read_is_used_and_what_changed_is_read_anew() {
    let (folder, cache) = (library(), tempfile::tempdir().unwrap());
    for number in 20..40 {
        let text =
            EARLIER.replace("74/10", &format!("74/{number}")).replace("Rivers", &format!("Lake {number}"));
        std::fs::write(folder.path().join(format!("{number}.txt")), text.replace("matter", "lake")).unwrap();
    }
    let (file, library) = (folder.path().join("draft.txt"), folder.path().to_str().unwrap().to_owned());
    let ask = |more: &[&str]| {
        let args = ["precedents", file.to_str().unwrap(), "--library", &library, "--format", "json"];
        json(&run_with(&[&args, more].concat(), cache.path()))
    };
    let uncached = ask(&["--no-cache"]);
    let segments = || std::fs::read_dir(cache.path().join("resolution-ls/agreed")).map_or(0, Iterator::count);
    assert_eq!(segments(), 0);
    let first = ask(&[]);
    assert_eq!((segments(), &first), (1, &uncached));
    assert_eq!(ask(&[]), first);
    std::fs::remove_file(folder.path().join("earlier.txt")).unwrap();
    assert_eq!(
        ask(&[])[3]["precedents"][0]["similarity"],
        ask(&["--no-cache"])[3]["precedents"][0]["similarity"]
    );
    assert_ne!(ask(&[]), first);
}
