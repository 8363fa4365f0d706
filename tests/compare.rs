//! `compare` and `parallel` from a shell: what changed, and the same text in another language.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const OLD: &str = "General Assembly\n\n74/10. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n1. *Urges* all States to protect rivers and the people who live along them;\n\n2. *Decides* to remain seized of the matter.\n";
const NEW: &str = "General Assembly\n\n75/12. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 74/10 of 18 December 2019,\n\n1. *Urges* all States to protect rivers and the people who live along their banks;\n\n2. *Notes* <a new> forum on clean water for cities with growing populations;\n\n3. *Decides* to remain seized of the matter.\n";
const FRENCH: &str = "Assemblée générale\n\n74/10. Les cours d’eau\n\nL’Assemblée générale,\n\nRappelant sa résolution 70/1 du 25 septembre 2015,\n\n1. *Exhorte* tous les États à protéger les cours d’eau et leurs riverains ;\n\n2. *Décide* de rester saisie de la question.\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in
        [("old.txt", OLD), ("new.txt", NEW), ("french.txt", FRENCH), ("letter.txt", "Dear all,\n")]
    {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_resolution-ls")).current_dir(folder).args(args).output().unwrap()
}

fn told(output: &Output) -> String {
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn changes_are_told_in_lines_and_in_the_status() {
    let folder = folder();
    let output = run(folder.path(), &["compare", "old.txt", "new.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        told(&output),
        "A/RES/74/10 → A/RES/75/12

recital 1
Recalling its resolution [-70/1-] {+74/10+} of [-25 September 2015-]{+18 December 2019+},

para. 1
Urges all States to protect rivers and the people who live along [-them-]{+their banks+};

para. 2, new
{+Notes <a new> forum on clean water for cities with growing populations;+}

No longer cited
A/RES/70/1

Newly cited
A/RES/74/10
"
    );
    let same = run(folder.path(), &["compare", "old.txt", "old.txt"]);
    assert_eq!(
        (same.status.code(), told(&same)),
        (Some(0), "A/RES/74/10 → A/RES/74/10\n\nNo difference.\n".to_owned())
    );
}

#[test]
fn markdown_html_and_colours_mark_the_words() {
    let folder = folder();
    let with =
        |more: &[&str]| told(&run(folder.path(), &[&["compare", "old.txt", "new.txt"], more].concat()));
    assert!(with(&["--format", "markdown"]).contains("who live along ~~them~~**their banks**;"));
    let page = with(&["--format", "html"]);
    assert!(
        page.contains("along <del>them</del>;</td><td>") && page.contains("along <ins>their banks</ins>;")
    );
    assert!(page.contains("&lt;a new&gt;") && !page.contains("<a new>"));
    assert!(!page.contains("http"), "a page stands for itself");
    let colors = with(&["--color", "always"]);
    assert!(colors.contains("\u{1b}[9m\u{1b}[31mthem\u{1b}[0m"), "{colors:?}");
}

#[test]
fn programs_read_rows_places_and_citations() {
    let folder = folder();
    let found: Value = serde_json::from_str(&told(&run(
        folder.path(),
        &["compare", "--format", "json", "old.txt", "new.txt"],
    )))
    .unwrap();
    let rows: Vec<String> = found["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} {} {}", it["change"], it["old"]["number"], it["new"]["number"]))
        .collect();
    assert_eq!(
        rows,
        [
            r#""same" null null"#,
            r#""changed" null null"#,
            r#""changed" "1" "1""#,
            r#""new" null "2""#,
            r#""same" "2" "3""#,
        ]
    );
    let place = &found["rows"][3]["new"];
    let range = place["start"].as_u64().unwrap() as usize..place["end"].as_u64().unwrap() as usize;
    assert!(NEW[range].starts_with("2. *Notes*"));
    assert_eq!(found["citations"]["added"][0]["symbol"], "A/RES/74/10");
}

#[test]
fn what_cannot_be_compared_is_named() {
    let folder = folder();
    for (args, words) in [
        (["compare", "old.txt", "letter.txt"], "letter.txt: no resolution is in it"),
        (["compare", "old.txt", "gone.txt"], "gone.txt: "),
        (["parallel", "99/1", "."], "A/RES/99/1 is in none of these files"),
        (["parallel", "rivers", "."], "`rivers` is no symbol"),
    ] {
        let output = run(folder.path(), &args);
        assert_eq!(output.status.code(), Some(2));
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn languages_stand_side_by_side() {
    let folder = folder();
    let with = |more: &[&str]| told(&run(folder.path(), &[&["parallel", "74/10", "."], more].concat()));
    let table = with(&["--languages", "fr,en"]);
    assert!(
        table.starts_with("| | fr | en |\n|---|---|---|\n| title | Les cours d’eau | Rivers |\n"),
        "{table}"
    );
    assert!(table.contains(
        "| para. 2 | Décide de rester saisie de la question. | Decides to remain seized of the matter. |"
    ));
    let memory = with(&["--format", "tmx"]);
    assert!(memory.contains("<tuv xml:lang=\"fr\"><seg>Les cours d’eau</seg></tuv>"));
    assert_eq!(memory.matches("<tu>").count(), 4);
    assert!(with(&["--format", "html"]).contains("<td lang=\"fr\">Les cours d’eau</td>"));
    let found: Value = serde_json::from_str(&with(&["--format", "json"])).unwrap();
    assert_eq!(
        found[2]["texts"]["en"]["text"],
        "Urges all States to protect rivers and the people who live along them;"
    );
}

#[test]
fn what_a_translation_lacks_is_listed() {
    let folder = folder();
    let check = || run(folder.path(), &["parallel", "74/10", ".", "--languages", "en,fr", "--check"]);
    let whole = check();
    assert_eq!((whole.status.code(), told(&whole).as_str()), (Some(0), ""));
    std::fs::write(
        folder.path().join("french.txt"),
        FRENCH.replace("sa résolution 70/1 du", "ce qu’elle fit le"),
    )
    .unwrap();
    let lacking = check();
    assert_eq!(lacking.status.code(), Some(1));
    assert_eq!(told(&lacking), "fr: recital 1: the citation of A/RES/70/1 is not there\n");
    let output = run(folder.path(), &["parallel", "74/10", ".", "--languages", "en,ru"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("is not there in `ru`"));
}
