//! Every message of a session against the protocol's own types, where the tool for that is at hand; the rules that
//! need no types are checked in any case.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::path::PathBuf;
use std::process::Command;

use common::Client;
use common::session::{conforms, run};
use serde_json::Value;

/// The tool, where it and what it needs (`lsprotocol`) are installed.
fn validator() -> Option<PathBuf> {
    let script = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/editors/validate_lsp.py"));
    let ready = Command::new("python3").args(["-c", "import lsprotocol"]).output().ok()?.status.success();
    (script.exists() && ready).then_some(script)
}

#[test]
fn each_message_is_of_the_protocol() {
    for name in ["vscode", "neovim", "nothing"] {
        let path = format!("{}/tests/clients/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let can: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let mut client = Client::start();
        run(&mut client, can);
        assert_eq!(client.request("shutdown", Value::Null), Ok(Value::Null));
        let log = client.log();
        conforms(&log);
        let Some(validator) = validator() else { continue };
        let file = std::env::temp_dir().join(format!("resolution-ls-{name}-{}.jsonl", std::process::id()));
        let lines: Vec<String> = log.iter().map(Value::to_string).collect();
        std::fs::write(&file, lines.join("\n")).unwrap();
        let judged = Command::new("python3").arg(validator).arg(&file).output().unwrap();
        std::fs::remove_file(&file).unwrap();
        let (out, err) = (String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr));
        assert!(judged.status.success(), "{name}: {out}{err}");
    }
}
