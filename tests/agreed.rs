//! Agreed language over the protocol: a series of resolutions and a translation in a folder, a draft in the editor.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{Client, capabilities, place};
use serde_json::{Value, json};

const OLD: &str = "General Assembly\n\nResolution adopted by the General Assembly on 16 December 2020\n\n75/1. Rivers\n\nThe General Assembly,\n\nNoting the report,\n\n1. *Urges* States to protect the fish of all rivers and lakes in their territory;\n\n2. *Calls upon* all owners of boats¹ to keep them clean and in good repair;\n\n3. *Decides* to remain seized of the matter.\n\n¹ A/75/1.\n";
const FRENCH: &str = "Assemblée générale\n\nRésolution adoptée par l’Assemblée générale le 17 décembre 2021\n\n76/1. Les cours d’eau\n\nL’Assemblée générale,\n\nPrenant note du rapport,\n\n1. *Exhorte* les États à protéger les poissons ;\n\n2. *Décide* de rester saisie de la question.\n";
const DRAFT: &str = "General Assembly\n\nResolution adopted by the General Assembly on 17 December 2021\n\n76/1. Rivers\n\nThe General Assembly,\n\nNoting the report,\n\n1. *Urges* States to save the fish of all rivers and lakes in their territory;\n\n2. *Decides* to remain seized of the matter.\n";

struct Session {
    client: Client,
    folder: tempfile::TempDir,
}

impl Session {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("old.txt", OLD), ("french.txt", FRENCH), ("draft.txt", DRAFT)] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let mut session = Self { client: Client::start(), folder };
        let mut can = capabilities();
        can["window"] = json!({"workDoneProgress": true});
        let root = json!(session.uri(""));
        session.client.initialize_at(can, root);
        let create = session.client.wait(|it| it["method"] == "window/workDoneProgress/create");
        session.client.send(&json!({"jsonrpc": "2.0", "id": create["id"], "result": null}));
        session.client.wait(|it| it["method"] == "$/progress" && it["params"]["value"]["kind"] == "end");
        let draft = session.uri("draft.txt");
        session.client.open(&draft, "resolution", DRAFT);
        session
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}/{name}", self.folder.path().canonicalize().unwrap().display())
    }

    fn command(&mut self, name: &str, arguments: Value) -> Result<Value, i64> {
        let params = json!({"command": format!("resolution-ls.{name}"), "arguments": arguments});
        self.client.request("workspace/executeCommand", params)
    }

    /// The parameters of a request at the first place of some words of the draft.
    fn at(&self, words: &str) -> Value {
        let (line, character) = place(DRAFT, words);
        json!({"textDocument": {"uri": self.uri("draft.txt")}, "position": {"line": line, "character": character}})
    }
}

fn texts(all: &Value, key: &str) -> Vec<String> {
    all.as_array().unwrap().iter().map(|it| it[key].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_draft_is_compared_with_its_base_or_another_text() {
    let mut session = Session::start();
    let (draft, old) = (session.uri("draft.txt"), session.uri("old.txt"));
    let against_base = session.command("compare", json!([draft])).unwrap();
    assert_eq!(against_base["old"], json!({"uri": old, "symbol": "A/RES/75/1", "title": "Rivers"}));
    let different: Vec<String> = against_base["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["change"] != "same")
        .map(|it| it["heading"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(different, ["para. 1", "para. 2, dropped", "note 1, dropped"]);
    let changed = &against_base["rows"][2];
    assert_eq!(changed["new"]["range"]["start"], json!({"line": 10, "character": 0}));
    assert_eq!(changed["old"]["number"], "1");
    for other in [json!(old), json!("75/1"), json!("A/RES/75/1")] {
        let named = session.command("compare", json!([draft, other])).unwrap();
        assert_eq!(named, against_base);
    }
    let text = session.command("compare", json!([draft, null, "markdown"])).unwrap();
    assert!(text["text"].as_str().unwrap().contains("~~protect~~ **save**"), "{text}");
    let page = session.command("compare", json!([draft, null, "html"])).unwrap();
    assert!(page["text"].as_str().unwrap().starts_with("<!doctype html>"));
    for wrong in
        [json!([]), json!([draft, "75/9"]), json!([draft, 7]), json!([draft, null, "pdf"]), json!([old])]
    {
        assert_eq!(session.command("compare", wrong), Err(-32602));
    }
    assert_eq!(session.client.finish(), Some(0));
}

#[test]
fn a_paragraph_is_shown_in_other_languages_and_a_phrase_in_all_texts() {
    let mut session = Session::start();
    let draft = session.uri("draft.txt");
    let place = session.at("Urges")["position"].clone();
    let one = session.command("parallel", json!([draft, place])).unwrap();
    assert_eq!((one.as_array().unwrap().len(), &one[0]["place"]), (1, &json!("para. 1")));
    assert_eq!(texts(&one[0]["texts"], "language"), ["en", "fr"]);
    assert_eq!(one[0]["texts"][1]["text"], "Exhorte les États à protéger les poissons ;");
    assert_eq!(one[0]["texts"][1]["location"]["uri"], session.uri("french.txt"));
    assert_eq!(session.command("parallel", json!([draft])).unwrap().as_array().unwrap().len(), 4);
    let hover = session.at("Urges");
    let hover = session.client.request("textDocument/hover", hover).unwrap();
    assert!(hover["contents"]["value"].as_str().unwrap().contains("- fr: Exhorte"), "{hover}");

    let found = session.command("search", json!(["remain seized"])).unwrap();
    assert_eq!(texts(&found, "symbol"), ["A/RES/76/1", "A/RES/75/1"]);
    assert_eq!(texts(&found, "place"), ["para. 2", "para. 3"]);
    assert_eq!(found[0]["words"], "Decides to remain seized of the matter");
    assert_eq!(session.command("search", json!(["remain seized", 1])).unwrap().as_array().unwrap().len(), 1);
    for wrong in [json!([]), json!(["…"]), json!(["seized", "many"])] {
        assert_eq!(session.command("search", wrong), Err(-32602));
    }
    assert_eq!(session.client.finish(), Some(0));
}

#[test]
fn a_paragraph_has_a_lineage_and_is_taken_up_later() {
    let mut session = Session::start();
    let at = session.at("1. *Urges");
    let item = session.client.request("textDocument/prepareTypeHierarchy", at).unwrap()[0].clone();
    assert_eq!(item["name"], "A/RES/76/1, para. 1");
    let earlier = session.client.request("typeHierarchy/supertypes", json!({"item": item})).unwrap();
    assert_eq!(texts(&earlier, "name"), ["A/RES/75/1, para. 1"]);
    let later = session.client.request("typeHierarchy/subtypes", json!({"item": earlier[0]})).unwrap();
    assert_eq!(texts(&later, "name"), ["A/RES/76/1, para. 1"]);
    // Behind the words, the resolution is meant.
    let words = session.at("territory");
    let item = session.client.request("textDocument/prepareTypeHierarchy", words).unwrap()[0].clone();
    assert_eq!(item["name"], "A/RES/76/1");

    let old = session.uri("old.txt");
    session.client.open(&old, "resolution", OLD);
    let (line, character) = place(OLD, "3. *Decides");
    let params = json!({
        "textDocument": {"uri": old}, "position": {"line": line, "character": character},
        "context": {"includeDeclaration": false},
    });
    let found = session.client.request("textDocument/references", params).unwrap();
    assert_eq!(texts(&found, "uri"), [session.uri("draft.txt")]);
    assert_eq!(session.client.finish(), Some(0));
}

#[test]
fn slips_follow_the_last_key_and_stay_while_one_types_elsewhere() {
    let mut session = Session::start();
    let draft = session.uri("draft.txt");
    let slips = |it: &Value| {
        let all = it["params"]["diagnostics"].as_array().unwrap();
        let slips = all.iter().filter(|it| it["code"] == "agreed-slip");
        slips.map(|it| it["range"]["start"]["line"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    let is_of = |it: &Value, version: i32| {
        it["method"] == "textDocument/publishDiagnostics"
            && it["params"]["uri"] == draft
            && it["params"]["version"] == version
    };
    let (line, character) = place(DRAFT, "territory");
    session.client.change(&draft, 2, &[([line, character, line, character + 9], "teritory")]);
    let quick = session.client.wait(|it| is_of(it, 2));
    assert_eq!(slips(&quick), [] as [u64; 0], "a keystroke does not wait for agreed language");
    let late = session.client.wait(|it| is_of(it, 2) && !slips(it).is_empty());
    assert_eq!(slips(&late), [u64::from(line)]);
    // A line more above it, and the slip goes along at once.
    session.client.change(&draft, 3, &[([8, 0, 8, 0], "Recalling its wish,\n\n")]);
    let moved = session.client.wait(|it| is_of(it, 3));
    assert_eq!(slips(&moved), [u64::from(line) + 2]);
    let pulled = session.client.request("textDocument/diagnostic", json!({"textDocument": {"uri": draft}}));
    let pulled = json!({"params": {"diagnostics": pulled.unwrap()["items"]}});
    assert_eq!(slips(&pulled), [u64::from(line) + 2]);
    session.client.change(&draft, 4, &[([line + 2, character, line + 2, character + 8], "territory")]);
    let mended = session.client.wait(|it| is_of(it, 4));
    assert_eq!(slips(&mended), [] as [u64; 0]);
}

#[test]
fn a_paragraph_that_a_draft_leaves_out_is_told_and_put_back() {
    let mut session = Session::start();
    let draft = session.uri("draft.txt");
    let left_out = |it: &Value| {
        let all = it["params"]["diagnostics"].as_array().unwrap();
        all.iter().filter(|it| it["code"] == "agreed-left-out").cloned().collect::<Vec<_>>()
    };
    let is_of = |it: &Value, version: i32| {
        it["method"] == "textDocument/publishDiagnostics"
            && it["params"]["uri"] == draft
            && it["params"]["version"] == version
    };
    // An adopted text leaves out what it does; this one becomes a draft.
    session.client.change(&draft, 2, &[([2, 0, 2, 63], "Seventy-sixth session")]);
    let late = session.client.wait(|it| is_of(it, 2) && !left_out(it).is_empty());
    let found = left_out(&late);
    let line = place(DRAFT, "Urges").0;
    assert_eq!((found.len(), &found[0]["range"]["start"]["line"]), (1, &json!(line)));
    let message = found[0]["message"].as_str().unwrap();
    assert!(
        message.starts_with("A/RES/75/1 has paragraph 2 behind this: ‘Calls upon all owners"),
        "{message}"
    );
    let params = json!({
        "textDocument": {"uri": draft}, "range": found[0]["range"],
        "context": {"diagnostics": found, "only": ["quickfix"]},
    });
    let actions = session.client.request("textDocument/codeAction", params).unwrap();
    let insert =
        actions.as_array().unwrap().iter().find(|it| it["title"].as_str().unwrap().starts_with("Insert"));
    let insert = insert.unwrap();
    assert_eq!(
        (insert["title"].as_str().unwrap(), &insert["diagnostics"][0]["code"]),
        ("Insert para. 2 of 75/1, which is left out, behind this paragraph", &json!("agreed-left-out"))
    );
    // While one types elsewhere it stays.
    session.client.change(&draft, 3, &[([8, 0, 8, 0], "Recalling its wish,\n\n")]);
    let moved = session.client.wait(|it| is_of(it, 3));
    assert_eq!(left_out(&moved)[0]["range"]["start"]["line"], json!(line + 2));
    assert_eq!(session.client.finish(), Some(0));
}
