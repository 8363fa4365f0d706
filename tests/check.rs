//! `check` and what belongs to it, through the real binary: formats, fixes, configuration, what cannot be read.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use common::{Client, capabilities};
use serde_json::{Value, json};

const FAULTY: &str = "General Assembly\n\n75/181. A title\n\nThe General Assembly,\n\n\
    Recalling its resolution 74/1 of 10 October 2019\n\nRecalling also its resolution 73/1 of 12 October 2018,\n\n\
    1. Requests the Secretary-General to report;\n\n3. Decides to remain seized of the matter\n";

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_resolution-ls"));
    command.args(args).current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    // What is kept of folders stays with the tests.
    command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
    command
}

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = command(folder, args).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// A folder with a faulty and a clean resolution.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("b.txt"), FAULTY).unwrap();
    std::fs::copy(common::FIXTURE, folder.path().join("a.txt")).unwrap();
    folder
}

fn codes(json: &str) -> Vec<String> {
    let list: Vec<Value> = serde_json::from_str(json).unwrap();
    list.iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect()
}

fn found(folder: &Path, args: &[&str]) -> Vec<String> {
    codes(&run(folder, &[&["check", "--format", "json", "."], args].concat()).1)
}

#[test]
fn a_line_a_finding_where_no_terminal_reads() {
    let folder = folder();
    let (status, out, err) = run(folder.path(), &["check", "."]);
    assert_eq!(status, Some(1), "{err}");
    assert!(out.lines().all(|it| it.starts_with("./b.txt:") && it.ends_with(']')), "{out}");
    assert!(out.contains("[paragraph-number]"), "{out}");
    assert_eq!(run(folder.path(), &["check", "--exit-zero", "."]).0, Some(0));
    assert_eq!(run(folder.path(), &["check", "a.txt"]).0, Some(0));
}

#[test]
fn eyes_see_the_source_and_colour_where_it_is_wanted() {
    let folder = folder();
    let (_, plain, _) = run(folder.path(), &["check", "--format", "human", "b.txt"]);
    assert!(plain.contains("--> b.txt:13:1") && plain.contains("| ^\n"), "{plain}");
    assert!(plain.contains("help: Change the number to 2") && !plain.contains('\u{1b}'), "{plain}");
    let (_, colored, _) = run(folder.path(), &["check", "--format", "human", "--color", "always", "b.txt"]);
    assert!(colored.contains("\u{1b}["), "{colored}");
}

#[test]
fn each_format_is_well_formed() {
    let folder = folder();
    let show = |format| run(folder.path(), &["check", "--format", format, "."]).1;
    let count = codes(&show("json")).len();
    let sarif: Value = serde_json::from_str(&show("sarif")).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run_ = &sarif["runs"][0];
    assert_eq!(run_["results"].as_array().unwrap().len(), count);
    for result in run_["results"].as_array().unwrap() {
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "b.txt");
        assert!(place["region"]["startLine"].as_u64().unwrap() > 0);
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run_["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
    let github = show("github");
    assert_eq!(github.lines().count(), count);
    assert!(github.lines().all(|it| it.starts_with("::") && it.contains("file=./b.txt,line=")), "{github}");
    let gitlab: Vec<Value> = serde_json::from_str(&show("gitlab")).unwrap();
    let mut prints: Vec<&str> = gitlab.iter().map(|it| it["fingerprint"].as_str().unwrap()).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), count);
    let junit = show("junit");
    assert!(junit.contains(&format!("failures=\"{count}\"")) && junit.contains("</testsuites>"), "{junit}");
}

#[test]
fn a_difference_is_shown_and_then_made() {
    let folder = folder();
    let (status, out, _) = run(folder.path(), &["check", "--diff", "b.txt"]);
    assert_eq!(status, Some(1));
    assert!(out.starts_with("--- b.txt\n+++ b.txt\n") && out.contains("\n+2. Decides"), "{out}");
    assert_eq!(std::fs::read_to_string(folder.path().join("b.txt")).unwrap(), FAULTY);
    assert_eq!(run(folder.path(), &["check", "--fix", "."]).0, Some(0));
    assert!(found(folder.path(), &[]).is_empty());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside");
}

#[test]
fn standard_input_has_a_name_and_is_mended_to_standard_output() {
    let folder = folder();
    let piped = |args: &[&str]| {
        let mut child =
            command(folder.path(), args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(FAULTY.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (status, out) = piped(&["check", "--stdin-filename", "draft.md", "-"]);
    assert_eq!(status, Some(1));
    assert!(out.starts_with("draft.md:"), "{out}");
    let (status, out) = piped(&["check", "--fix", "-"]);
    assert_eq!(status, Some(0));
    assert!(out.contains("\n2. Decides") && out.ends_with("matter.\n"), "{out}");
}

#[test]
fn rules_are_chosen_by_arguments_and_by_the_nearest_configuration() {
    let folder = folder();
    let all = found(folder.path(), &[]);
    assert_eq!(found(folder.path(), &["--select", "paragraph-number"]), ["paragraph-number"]);
    assert!(
        !found(folder.path(), &["--ignore", "paragraph,final-ending"]).contains(&"final-ending".to_owned())
    );
    let config = folder.path().join("resolution-ls.toml");
    std::fs::write(&config, "select = [\"paragraph-number\"]\n[severity]\nparagraph-number = \"hint\"\n")
        .unwrap();
    assert_eq!(found(folder.path(), &[]), ["paragraph-number"]);
    assert!(run(folder.path(), &["check", "."]).1.contains(": hint: "));
    assert_eq!(found(folder.path(), &["--no-config"]), all);
    std::fs::write(&config, "exclude = [\"b.*\"]\n").unwrap();
    assert!(found(folder.path(), &[]).is_empty());
    let other = folder.path().join("other.toml");
    std::fs::write(&other, "ignore = [\"paragraph\"]\nselekt = []\n").unwrap();
    let (status, out, err) = run(folder.path(), &["check", "--config", "other.toml", "b.txt"]);
    assert_eq!(status, Some(2));
    assert!(err.contains("other.toml:2: unknown key ‘selekt’; did you mean ‘select’?"), "{err}");
    assert!(!out.contains("paragraph-number") && out.contains("final-ending"), "{out}");
    let (status, _, err) = run(folder.path(), &["check", "--select", "paragraf-number", "."]);
    assert_eq!(status, Some(2));
    assert!(err.contains("did you mean ‘paragraph-number’?"), "{err}");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let folder = folder();
    std::fs::write(folder.path().join("broken.txt"), b"\xff").unwrap();
    let config = folder.path().join("resolution-ls.toml");
    std::fs::write(config, "max-file-size = 1000\n").unwrap();
    let (status, out, err) = run(folder.path(), &["check", ".", "missing.txt", "nothing*.md"]);
    assert_eq!(status, Some(2));
    for expected in
        ["broken.txt: not UTF-8", "a.txt: larger than", "missing.txt: No such", "nothing*.md: no such"]
    {
        assert!(err.contains(expected), "{expected} in {err}");
    }
    assert!(out.contains("b.txt:13:1"), "{out}");
}

#[test]
fn globs_counts_and_files_for_output() {
    let folder = folder();
    assert!(run(folder.path(), &["check", "b*.txt"]).1.starts_with("b.txt:"));
    let (_, out, _) = run(folder.path(), &["check", "--statistics", "."]);
    assert!(out.contains("1 * paragraph-number"), "{out}");
    let (status, out, _) = run(folder.path(), &["check", "--format", "json", "--output", "report.json", "."]);
    assert_eq!((status, out.as_str()), (Some(1), ""));
    assert!(!codes(&std::fs::read_to_string(folder.path().join("report.json")).unwrap()).is_empty());
}

#[test]
fn rules_are_listed_explained_and_completed() {
    let folder = folder();
    let (status, out, _) = run(folder.path(), &["explain", "footnote-order"]);
    assert_eq!(status, Some(0));
    assert!(out.starts_with("# footnote-order"), "{out}");
    for told in [
        "foot of their pages",
        "Fix: yes",
        "Instead of\n\n    Recalling the outcome²",
        "write\n\n    Recalling the outcome¹",
    ] {
        assert!(out.contains(told), "{told}: {out}");
    }
    let (status, _, err) = run(folder.path(), &["explain", "footnote-oder"]);
    assert_eq!(status, Some(2));
    assert!(err.contains("did you mean ‘footnote-order’?"), "{err}");
    assert!(codes(&run(folder.path(), &["rules", "--format", "json"]).1).len() > 9);
    assert!(run(folder.path(), &["completions", "bash"]).1.contains("resolution-ls"));
}

#[test]
fn a_change_is_checked_again() {
    let folder = folder();
    let mut child = command(folder.path(), &["check", "--watch", "b.txt"]);
    let mut child = child.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    let first = said.find(|it| it.contains("waiting for changes")).unwrap();
    // Two files that claim one symbol would be a finding.
    std::fs::remove_file(folder.path().join("a.txt")).unwrap();
    std::fs::copy(common::FIXTURE, folder.path().join("b.txt")).unwrap();
    let second = said.find(|it| it.contains("status 0")).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(first.contains("status 1") && second.contains("waiting for changes"));
}

#[test]
fn settings_and_files_change_what_the_server_publishes() {
    let folder = folder();
    let uri = format!("file://{}/b.txt", folder.path().to_str().unwrap());
    let mut client = Client::start();
    client.initialize(capabilities());
    client.open(&uri, "resolution", FAULTY);
    let has = |found: &[Value], code: &str| found.iter().any(|it| it["code"] == code);
    assert!(has(&client.published(&uri, Some(1)), "paragraph-number"));
    let settings = json!({"settings": {"resolution-ls": {"ignore": ["paragraph-number"]}}});
    client.notify("workspace/didChangeConfiguration", settings);
    let found = client.published(&uri, Some(1));
    assert!(!has(&found, "paragraph-number") && has(&found, "final-ending"));
    let config = folder.path().join("resolution-ls.toml");
    std::fs::write(&config, "select = [\"recital-ending\"]\nnonsense = 1\n").unwrap();
    let changed = json!({"changes": [{"uri": format!("file://{}", config.to_str().unwrap()), "type": 1}]});
    client.notify("workspace/didChangeWatchedFiles", changed);
    let found = client.published(&uri, Some(1));
    assert!(!has(&found, "final-ending") && has(&found, "recital-ending"));
    let message = client.wait(|it| it["method"] == "window/showMessage");
    assert!(message["params"]["message"].as_str().unwrap().contains("resolution-ls.toml:2: unknown key"));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn actions_mend_all_and_silence_one() {
    let mut client = Client::ready();
    let uri = "file:///nowhere/b.txt";
    client.open(uri, "resolution", FAULTY);
    assert!(!client.published(uri, Some(1)).is_empty());
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let mut actions = |only: Value| {
        let mut params =
            json!({"textDocument": {"uri": uri}, "range": whole, "context": {"diagnostics": []}});
        if !only.is_null() {
            params["context"]["only"] = only;
        }
        client.request("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
    };
    let mended = actions(json!(["source.fixAll"]));
    assert_eq!(mended.len(), 1, "{mended:?}");
    assert_eq!(mended[0]["kind"], "source.fixAll.resolution-ls");
    let silenced = actions(Value::Null).into_iter().any(|it| it["title"] == "Ignore paragraph-number here");
    assert!(silenced);
    assert_eq!(client.finish(), Some(0));
}
