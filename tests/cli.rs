//! The command line: exit codes, messages, formats.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::path::PathBuf;
use std::process::{Command, Output};

use common::FIXTURE;
use serde_json::Value;

/// A folder of its own, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("resolution-ls-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_resolution-ls")).args(args).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_seed_is_clean() {
    let output = run(&["check", FIXTURE]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""), "{}", err(&output));
    let output = run(&["check", "--format", "json", FIXTURE]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(serde_json::from_str::<Value>(&out(&output)).unwrap(), serde_json::json!([]));
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = Folder::new("unreadable");
    let missing = format!("{}/missing.txt", folder.path());
    let broken = folder.write("broken.txt", b"75/180. \xff");
    for command in ["check", "inspect"] {
        let output = run(&[command, &missing]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains(&missing) && err(&output).contains("No such file"), "{}", err(&output));
        let output = run(&[command, &broken]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains(&format!("{broken}: not UTF-8")), "{}", err(&output));
    }
    assert_eq!(run(&["inspect", folder.path()]).status.code(), Some(2));
}

#[test]
fn folders_are_walked() {
    let folder = Folder::new("walked");
    std::fs::copy(FIXTURE, folder.0.join("clean.txt")).unwrap();
    folder.write("notes.rs", b"\xff");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder.0, folder.0.join("loop")).unwrap();
    let output = run(&["check", folder.path()]);
    assert_eq!(output.status.code(), Some(0), "{}{}", out(&output), err(&output));
    folder.write("broken.txt", b"\xff");
    let output = run(&["check", "--format", "json", folder.path()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("broken.txt"));
    serde_json::from_str::<Value>(&out(&output)).unwrap();
}

#[test]
fn inspect_shows_what_is_known() {
    let output = run(&["inspect", FIXTURE]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    for heading in ["Outline", "Citations", "Findings (0)"] {
        assert!(out(&output).contains(heading), "{}", out(&output));
    }
    let output = run(&["inspect", "--format", "json", FIXTURE]);
    let value: Value = serde_json::from_str(&out(&output)).unwrap();
    for list in ["symbols", "outline", "links", "findings"] {
        assert!(value[list].is_array(), "{list}");
    }
}

#[test]
fn help_and_version() {
    let output = run(&["--version"]);
    assert_eq!(out(&output).trim(), concat!("resolution-ls ", env!("CARGO_PKG_VERSION")));
    let output = run(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("Examples:") && out(&output).contains("--socket"));
}

#[test]
fn wrong_arguments() {
    for args in [&["nonsense"][..], &["check"], &["--socket", "x"], &["--stdio", "--socket", "1"]] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!err(&output).is_empty());
    }
}

#[test]
fn format_checks_shows_and_writes() {
    let folder = std::env::temp_dir().join(format!("resolution-ls-format-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("draft.md");
    std::fs::write(&file, "The General Assembly,\n\n\nNoting  one,\n").unwrap();
    let format = |flags: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_resolution-ls"))
            .arg("format")
            .args(flags)
            .arg(&file)
            .output()
            .unwrap()
    };
    assert_eq!(format(&["--check"]).status.code(), Some(1));
    let diff = String::from_utf8(format(&["--diff"]).stdout).unwrap();
    assert!(diff.contains("-Noting  one,\n+Noting one,\n"), "{diff}");
    assert_eq!(format(&[]).status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "The General Assembly,\n\nNoting one,\n");
    assert_eq!(format(&["--check"]).status.code(), Some(0));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn format_follows_the_configuration_and_the_flags_before_it() {
    let folder = std::env::temp_dir().join(format!("resolution-ls-format-keys-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("draft.md");
    std::fs::write(folder.join("resolution-ls.toml"), "[format]\nemphasis = \"underscore\"\n").unwrap();
    let format = |flags: &[&str]| {
        std::fs::write(&file, "The General Assembly,\n\n1. *Decides* so.\n").unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_resolution-ls"));
        assert_eq!(command.arg("format").args(flags).arg(&file).status().unwrap().code(), Some(0));
        std::fs::read_to_string(&file).unwrap()
    };
    assert_eq!(format(&[]), "The General Assembly,\n\n1. _Decides_ so.\n");
    assert_eq!(format(&["--emphasis", "keep"]), "The General Assembly,\n\n1. *Decides* so.\n");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_configuration_says_the_language() {
    let folder = Folder::new("language");
    let file = folder.write("note.txt", "The General Assembly,\n\n1. Recalls resolution 70/1.\n");
    let address = |language: &str| format!("https://undocs.org/{language}/A/RES/70/1");
    assert!(out(&run(&["inspect", &file])).contains(&address("en")));
    folder.write("resolution-ls.toml", "language = \"fr\"\n");
    assert!(out(&run(&["inspect", &file])).contains(&address("fr")));
    let text = folder.write(
        "text.txt",
        "L’Assemblée générale,\n\n1. Prie le Secrétaire général d’agir ;\n\n2. Décide ainsi.\n",
    );
    let shown =
        |file: &str| out(&run(&["check", "--select", "space-before-punctuation", "--exit-zero", file]));
    assert_eq!(shown(&text), "");
    folder.write("resolution-ls.toml", "language = \"en\"\n");
    assert_ne!(shown(&text), "");
}
