//! Each client gets what it can take: the sets of abilities of seven clients, and what they are answered.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::Client;
use common::session::{DRAFT, SEED, conforms, run};
use serde_json::{Value, json};

const CLIENTS: [&str; 7] = ["vscode", "neovim", "helix", "eglot", "kate", "sublime", "nothing"];

fn abilities(name: &str) -> Value {
    let path = format!("{}/tests/clients/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A session with everything asked; the server's capabilities and all that was said.
fn session(name: &str) -> (Value, Vec<Value>) {
    let mut client = Client::start();
    let offers = run(&mut client, abilities(name));
    assert_eq!(client.request("shutdown", Value::Null), Ok(Value::Null), "{name}");
    let log = client.log();
    client.notify("exit", Value::Null);
    assert_eq!(client.wait_exit().code(), Some(0), "{name}");
    conforms(&log);
    (offers, log)
}

fn said<'a>(log: &'a [Value], method: &'a str) -> impl Iterator<Item = &'a Value> {
    log.iter().filter(move |it| it["from"] == "server" && it["msg"]["method"] == method).map(|it| &it["msg"])
}

/// The results of the answers to a method.
fn answers(log: &[Value], method: &str) -> Vec<Value> {
    let asked = log.iter().filter(|it| it["from"] == "client" && it["msg"]["method"] == method);
    let ids: Vec<&Value> = asked.map(|it| &it["msg"]["id"]).collect();
    let answered = log.iter().filter(|it| it["from"] == "server" && it["msg"].get("method").is_none());
    answered.filter(|it| ids.contains(&&it["msg"]["id"])).map(|it| it["msg"]["result"].clone()).collect()
}

#[test]
fn every_client_is_answered_in_its_own_form() {
    for name in CLIENTS {
        let can = abilities(name);
        let (offers, log) = session(name);
        let encodings = can["general"]["positionEncodings"].as_array().cloned().unwrap_or_default();
        let encoding = &offers["positionEncoding"];
        assert!(encodings.contains(encoding) || encoding == "utf-16", "{name}: {encoding}");

        // Locations where links are not taken.
        let links = can["textDocument"]["definition"]["linkSupport"] == true;
        for place in &answers(&log, "textDocument/definition") {
            assert_eq!(place[0].get("targetUri").is_some(), links, "{name}: {place}");
        }
        // Symbols in a list where they are not taken as a tree.
        let tree = can["textDocument"]["documentSymbol"]["hierarchicalDocumentSymbolSupport"] == true;
        let symbols = &answers(&log, "textDocument/documentSymbol")[0];
        assert_eq!(symbols[0].get("children").is_some(), tree, "{name}");
        // Whole lines are folded without columns.
        let lines = can["textDocument"]["foldingRange"]["lineFoldingOnly"] == true;
        let folds = &answers(&log, "textDocument/foldingRange")[0];
        assert_eq!(folds[0].get("startCharacter").is_none(), lines, "{name}: {folds}");
        // No type of token that the client does not know.
        let known =
            can["textDocument"]["semanticTokens"]["tokenTypes"].as_array().cloned().unwrap_or_default();
        let legend = offers["semanticTokensProvider"]["legend"]["tokenTypes"].as_array().unwrap();
        assert!(known.is_empty() || legend.iter().all(|it| known.contains(it)), "{name}: {legend:?}");
        // What a hint says later is not said at once.
        let later = can["textDocument"]["inlayHint"]["resolveSupport"]["properties"].as_array();
        let later = later.is_some_and(|it| it.contains(&json!("tooltip")));
        let hints = &answers(&log, "textDocument/inlayHint")[0];
        assert_eq!(hints[0].get("tooltip").is_none(), later, "{name}: {hints}");
        // Findings are announced to be pulled only where they would not be shown twice.
        let both = !can["textDocument"]["diagnostic"].is_null()
            && !can["textDocument"]["publishDiagnostics"].is_null();
        assert_eq!(offers.get("diagnosticProvider").is_none(), both, "{name}");
        // Documents are shown only by clients that can.
        let shown = said(&log, "window/showDocument").count();
        let shows = can["window"]["showDocument"]["support"] == true;
        assert_eq!(shown, if shows { 3 } else { 0 }, "{name}");
        assert!(
            said(&log, "window/workDoneProgress/create").next().is_none()
                || can["window"]["workDoneProgress"] == true
        );
    }
}

#[test]
fn edits_of_commands_go_to_clients_that_apply_them_and_to_no_others() {
    for name in CLIENTS {
        let can = abilities(name);
        let mut client = Client::start();
        run(&mut client, can.clone());
        let fixed = client.request(
            "workspace/executeCommand",
            json!({"command": "resolution-ls.fixAll", "arguments": [DRAFT]}),
        );
        if can["workspace"]["applyEdit"] == true {
            assert_eq!(fixed, Ok(json!(1)), "{name}");
            let log = client.log();
            let edit = said(&log, "workspace/applyEdit").next().unwrap()["params"]["edit"].clone();
            let versioned = can["workspace"]["workspaceEdit"]["documentChanges"] == true;
            assert_eq!(edit.get("documentChanges").is_some(), versioned, "{name}: {edit}");
        } else {
            assert_eq!(fixed, Err(-32602), "{name}");
        }
        assert_eq!(client.finish(), Some(0));
    }
}

#[test]
fn arguments_of_commands_are_checked() {
    let mut client = Client::start();
    run(&mut client, abilities("vscode"));
    for (command, arguments) in [
        ("resolution-ls.openOfficialPage", json!([])),
        ("resolution-ls.openOfficialPage", json!(["and/or"])),
        ("resolution-ls.openOfficialPage", json!(["A/RES/75/180", "xx"])),
        ("resolution-ls.goTo", json!([SEED])),
        ("resolution-ls.goTo", json!([SEED, "here"])),
        ("resolution-ls.fixAll", json!(["file:///not-open"])),
        ("resolution-ls.nonsense", json!([])),
    ] {
        let params = json!({"command": command, "arguments": arguments});
        assert_eq!(client.request("workspace/executeCommand", params), Err(-32602), "{command} {arguments}");
    }
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_trace_is_told_where_it_is_set() {
    let mut client = Client::start();
    run(&mut client, abilities("vscode"));
    assert_eq!(said(&client.log(), "$/logTrace").count(), 0);
    client.notify("$/setTrace", json!({"value": "verbose"}));
    let symbols = json!({"textDocument": {"uri": SEED}});
    client.request("textDocument/documentSymbol", symbols.clone()).unwrap();
    let note = client.wait(|it| it["method"] == "$/logTrace");
    assert!(note["params"]["message"].as_str().unwrap().starts_with("documentSymbol: "), "{note}");
    assert!(note["params"]["verbose"].as_str().unwrap().contains(SEED), "{note}");
    client.notify("$/setTrace", json!({"value": "off"}));
    client.request("textDocument/documentSymbol", symbols).unwrap();
    assert_eq!(said(&client.log(), "$/logTrace").count(), 1);
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn long_answers_come_in_parts_where_that_is_asked_for() {
    let mut client = Client::start();
    run(&mut client, abilities("vscode"));
    let params = json!({"textDocument": {"uri": SEED}, "partialResultToken": "part"});
    assert_eq!(client.request("textDocument/documentLink", params), Ok(json!([])));
    let part = client.wait(|it| it["method"] == "$/progress" && it["params"]["token"] == "part");
    assert!(part["params"]["value"].as_array().unwrap().len() > 5);
    // Tokens, and the entries of the outline.
    let whole = json!({"textDocument": {"uri": SEED}});
    for (method, list) in [("textDocument/semanticTokens/full", "/data"), ("textDocument/documentSymbol", "")]
    {
        let all = client.request(method, whole.clone()).unwrap();
        let all = all.pointer(list).unwrap().as_array().unwrap().clone();
        let mut params = whole.clone();
        params["partialResultToken"] = json!(method);
        let rest = client.request(method, params).unwrap();
        assert_eq!(rest.pointer(list), Some(&json!([])), "{method}");
        let part = client.wait(|it| it["method"] == "$/progress" && it["params"]["token"] == method);
        let part = part["params"]["value"].pointer(list).unwrap().as_array().unwrap().clone();
        assert!(part.len() <= all.len() && all.starts_with(&part), "{method}");
    }
    let at = json!({"textDocument": {"uri": DRAFT}, "position": {"line": 2, "character": 1}});
    let item = client.request("textDocument/prepareCallHierarchy", at).unwrap()[0].clone();
    let calls = json!({"item": item, "partialResultToken": "calls"});
    assert_eq!(client.request("callHierarchy/outgoingCalls", calls), Ok(json!([])));
    let part = client.wait(|it| it["method"] == "$/progress" && it["params"]["token"] == "calls");
    assert!(!part["params"]["value"].as_array().unwrap().is_empty());
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn tokens_and_findings_that_did_not_change_are_not_sent_again() {
    let mut client = Client::start();
    run(&mut client, abilities("vscode"));
    let document = json!({"textDocument": {"uri": DRAFT}});
    let full = client.request("textDocument/semanticTokens/full", document.clone()).unwrap();
    let mut params = document.clone();
    params["previousResultId"] = full["resultId"].clone();
    let same = client.request("textDocument/semanticTokens/full/delta", params.clone()).unwrap();
    assert_eq!(same["edits"], json!([]));
    params["previousResultId"] = same["resultId"].clone();
    client.change(DRAFT, 2, &[([6, 0, 6, 0], "Noting it,\n\n")]);
    let delta = client.request("textDocument/semanticTokens/full/delta", params).unwrap();
    let mut data: Vec<Value> = full["data"].as_array().unwrap().clone();
    for edit in delta["edits"].as_array().unwrap() {
        let (start, count) =
            (edit["start"].as_u64().unwrap() as usize, edit["deleteCount"].as_u64().unwrap() as usize);
        data.splice(start..start + count, edit["data"].as_array().unwrap().iter().cloned());
    }
    let now = client.request("textDocument/semanticTokens/full", document.clone()).unwrap();
    assert_eq!(Value::Array(data), now["data"]);

    let report = client.request("textDocument/diagnostic", document.clone()).unwrap();
    let mut params = document;
    params["previousResultId"] = report["resultId"].clone();
    let again = client.request("textDocument/diagnostic", params).unwrap();
    assert_eq!(again, json!({"kind": "unchanged", "resultId": report["resultId"]}));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn the_list_of_features_is_that_of_the_capabilities() {
    let mut client = Client::start();
    let mut can = abilities("vscode");
    // A client that only pulls is told of that too.
    can["textDocument"].as_object_mut().unwrap().remove("publishDiagnostics");
    let answer = client.initialize(can);
    let offers = answer["capabilities"].as_object().unwrap();
    let announced: std::collections::BTreeSet<&str> =
        offers.keys().map(String::as_str).filter(|it| it.ends_with("Provider")).collect();
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/features.md")).unwrap();
    let named: Vec<&str> = page.split('`').filter(|it| it.ends_with("Provider")).collect();
    let missing: Vec<&&str> = announced.iter().filter(|it| !named.contains(it)).collect();
    assert!(missing.is_empty(), "docs/features.md does not describe {missing:?}");
    let commands = offers["executeCommandProvider"]["commands"].as_array().unwrap();
    let rows: Vec<&str> =
        page.lines().filter_map(|it| it.strip_prefix("| `resolution-ls.")?.split('`').next()).collect();
    let offered: Vec<&str> =
        commands.iter().map(|it| it.as_str().unwrap().strip_prefix("resolution-ls.").unwrap()).collect();
    assert_eq!(rows, offered);
    assert_eq!(client.finish(), Some(0));
}
