//! `index`, `cite` and `graph`, through the real binary: what is known of a folder, who cites whom, and that other
//! programs can read it.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_resolution-ls"));
    let output = command.args(args).arg("--no-cache").current_dir(folder).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// Two resolutions with titles that every format has to escape, of which one cites the other twice, and a third.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = |number: &str, title: &str, recital: &str| {
        format!(
            "General Assembly\n\nResolution adopted by the General Assembly on 16 December 2020\n\n{number}. {title}\n\nThe General Assembly,\n\n{recital},\n\n1. *Decides* so.\n"
        )
    };
    let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", text("75/1", "“Rivers” & <lakes>, \"all\"", "Noting the report"));
    write("b.txt", text("75/2", "Seas", "Recalling its resolution 75/1, and paragraph 1 of resolution 75/1"));
    write("c.txt", text("75/3", "Lakes", "Recalling its resolution 70/1"));
    folder
}

#[test]
fn what_is_known_of_a_folder_is_counted() {
    let folder = folder();
    std::fs::copy(folder.path().join("b.txt"), folder.path().join("copy.txt")).unwrap();
    let (status, shown) = run(folder.path(), &["index", ".", "--format", "json"]);
    let counts: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(status, Some(0));
    for (key, expected) in [("files", 4), ("resolutions", 4), ("symbols", 3), ("citations", 5)] {
        assert_eq!(counts[key], expected, "{key}");
    }
    assert_eq!(counts["languages"], json!({"en": 4}));
    assert_eq!(counts["duplicates"][0]["symbol"], "A/RES/75/2");
    assert!(run(folder.path(), &["index", "."]).1.starts_with("4 files, "));
}

#[test]
fn who_cites_is_listed_with_its_places() {
    let folder = folder();
    let (status, shown) = run(folder.path(), &["cite", "75/1", "."]);
    assert_eq!(status, Some(0));
    let lines: Vec<&str> = shown.lines().filter_map(|it| it.rsplit_once('/').map(|it| it.1)).collect();
    assert!(shown.lines().all(|it| it.contains("b.txt:9:")) && lines.len() == 2, "{shown}");
    assert_eq!(run(folder.path(), &["cite", "A/RES/75/9", "."]), (Some(1), String::new()));
    assert_eq!(run(folder.path(), &["cite", "nothing", "."]).0, Some(2));
}

#[test]
fn the_graph_is_well_formed_in_each_format() {
    let folder = folder();
    let graph = |format: &str| {
        let (status, shown) = run(folder.path(), &["graph", ".", "--format", format]);
        assert_eq!(status, Some(0), "{format}");
        shown
    };
    let json: Value = serde_json::from_str(&graph("json")).unwrap();
    let symbols: Vec<&Value> = json["nodes"].as_array().unwrap().iter().map(|it| &it["symbol"]).collect();
    assert_eq!(symbols, ["A/RES/70/1", "A/RES/75/1", "A/RES/75/2", "A/RES/75/3"]);
    assert_eq!(json["nodes"][1]["title"], "“Rivers” & <lakes>, \"all\"");
    let edges: Vec<_> = json["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["from"].as_str().unwrap(), it["to"].as_str().unwrap(), it["count"].as_u64().unwrap()))
        .collect();
    let expected = [("A/RES/75/2", "A/RES/75/1", 2), ("A/RES/75/3", "A/RES/70/1", 1)];
    assert_eq!(edges, expected);
    let text = graph("csv");
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<(String, String, u64, String)> = table.deserialize().map(Result::unwrap).collect();
    let rows: Vec<_> = rows.iter().map(|it| (it.0.as_str(), it.1.as_str(), it.2)).collect();
    assert_eq!(rows, expected);
    let xml = graph("graphml");
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut nodes, mut lines) = (0, 0);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(it) if it.name().as_ref() == b"node" => nodes += 1,
            quick_xml::events::Event::Start(it) if it.name().as_ref() == b"edge" => lines += 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!((nodes, lines), (4, 2));
    let dot = graph("dot");
    assert!(dot.starts_with("digraph ") && dot.trim_end().ends_with('}'), "{dot}");
    assert_eq!(dot.matches(" -> ").count(), 2);
    assert!(dot.contains(r#"tooltip="“Rivers” & <lakes>, \"all\"""#), "{dot}");
}
