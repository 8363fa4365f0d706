//! The requests that help with writing, over the built server's standard streams.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{Client, capabilities, place};
use serde_json::{Value, json};

const URI: &str = "file:///drafts/draft.resolution";
const CITED: &str = "file:///drafts/70_1.resolution";
const KNOWN: &str = "General Assembly\n\nResolution adopted by the General Assembly on 25 September 2015\n\n70/1. Transforming our world\n\nThe General Assembly,\n\n1. *Adopts* the document.\n";

/// A client that can do all that these requests know of.
fn able() -> Value {
    let mut can = capabilities();
    can["textDocument"]["completion"] = json!({"completionItem": {
        "snippetSupport": true, "insertReplaceSupport": true, "labelDetailsSupport": true,
        "documentationFormat": ["markdown"], "resolveSupport": {"properties": ["documentation"]}
    }});
    can["workspace"]["workspaceEdit"]["changeAnnotationSupport"] = json!({});
    can["textDocument"]["rename"] = json!({"prepareSupport": true});
    can["textDocument"]["codeAction"]["dataSupport"] = json!(true);
    can["textDocument"]["codeAction"]["resolveSupport"] = json!({"properties": ["edit"]});
    can
}

/// A client with the draft open; the cursor is `$0`.
fn drafting(can: Value, fixture: &str) -> (Client, String, Value) {
    let (line, character) = place(fixture, "$0");
    let text = fixture.replacen("$0", "", 1);
    let mut client = Client::start();
    client.initialize(can);
    client.open(CITED, "resolution", KNOWN);
    client.open(URI, "resolution", &text);
    client.published(URI, Some(1));
    let at = json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}});
    (client, text, at)
}

/// The text after edits of the protocol (UTF-16 columns).
#[allow(dead_code, reason = "each feature's tests use it")]
fn applied(text: &str, edits: &[Value]) -> String {
    let offset = |it: &Value| {
        let (line, column) = (it["line"].as_u64().unwrap() as usize, it["character"].as_u64().unwrap());
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = 0;
        let rest = &text[start..];
        let end = rest.char_indices().find(|(_, char)| {
            let reached = units >= column;
            units += char.len_utf16() as u64;
            reached
        });
        start + end.map_or(rest.len(), |it| it.0)
    };
    let mut edits: Vec<(usize, usize, usize, &str)> = edits
        .iter()
        .enumerate()
        .map(|(index, it)| {
            let range = &it["range"];
            (offset(&range["start"]), offset(&range["end"]), index, it["newText"].as_str().unwrap())
        })
        .collect();
    edits.sort_unstable();
    let mut out = text.to_owned();
    for (start, end, _, with) in edits.into_iter().rev() {
        out.replace_range(start..end, with);
    }
    out
}

#[test]
fn a_citation_is_completed_and_described() {
    let text = "The General Assembly,\n\nRecalling its resolution 70/$0,\n";
    let (mut client, _, at) = drafting(able(), text);
    let list = client.request("textDocument/completion", at).unwrap();
    assert_eq!(list["isIncomplete"], true);
    let item = &list["items"][0];
    assert_eq!(item["label"], "70/1");
    assert_eq!(item["textEdit"]["newText"], "70/1 of 25 September 2015, entitled “Transforming our world”");
    let resolved = client.request("completionItem/resolve", item.clone()).unwrap();
    assert_eq!(resolved["label"], "70/1");
    assert_eq!(resolved["documentation"]["kind"], "markdown");
    assert!(resolved["documentation"]["value"].as_str().unwrap().starts_with("**A/RES/70/1**"));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_phrase_is_completed_as_the_client_takes_it() {
    let text = "The General Assembly,\n\nRecalling its resolution 70/1,\n\nRe$0\n";
    let (mut client, _, at) = drafting(able(), text);
    let list = client.request("textDocument/completion", at).unwrap();
    assert_eq!(list["items"][0]["label"], "Recalling also");
    assert_eq!(list["items"][0]["insertTextFormat"], 2);
    assert_eq!(list["items"][0]["textEdit"]["newText"], "Recalling also $0,");
    assert_eq!(client.finish(), Some(0));

    let (mut client, _, at) = drafting(json!({}), text);
    let list = client.request("textDocument/completion", at).unwrap();
    let item = &list["items"][0];
    assert_eq!(item["insertTextFormat"], 1);
    assert_eq!(item["textEdit"]["newText"], "Recalling also ");
    assert!(item["textEdit"].get("insert").is_none() && item.get("labelDetails").is_none());
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_document_and_a_part_are_formatted() {
    let text = "The General Assembly,\n\n\n\nNoting  one,$0\n\nNoting  two,\n";
    let (mut client, text, _) = drafting(able(), text);
    let options = json!({"tabSize": 4, "insertSpaces": true});
    let params = json!({"textDocument": {"uri": URI}, "options": options});
    let edits = client.request("textDocument/formatting", params).unwrap();
    let done = applied(&text, edits.as_array().unwrap());
    assert_eq!(done, "The General Assembly,\n\nNoting one,\n\nNoting two,\n");
    let range = json!({"start": {"line": 6, "character": 0}, "end": {"line": 6, "character": 3}});
    let params = json!({"textDocument": {"uri": URI}, "range": range, "options": options});
    let edits = client.request("textDocument/rangeFormatting", params).unwrap();
    let done = applied(&text, edits.as_array().unwrap());
    assert_eq!(done, "The General Assembly,\n\n\n\nNoting  one,\n\nNoting two,\n");
    assert_eq!(client.finish(), Some(0));
}

/// The action of a kind whose title begins so, for the cursor's place.
#[track_caller]
fn action(client: &mut Client, at: &Value, title: &str) -> Value {
    let mut params = at.clone();
    params["range"] = json!({"start": at["position"], "end": at["position"]});
    params["context"] = json!({"diagnostics": []});
    let actions = client.request("textDocument/codeAction", params).unwrap();
    let found =
        actions.as_array().unwrap().iter().find(|it| it["title"].as_str().unwrap().starts_with(title));
    found.cloned().unwrap_or_else(|| panic!("{title} is not among {actions}"))
}

#[test]
fn an_action_is_resolved_when_it_is_chosen() {
    let fixture = "The General Assembly,\n\nNoting one,$0 and two,\n";
    let expected = "The General Assembly,\n\nNoting one,¹ and two,\n\n¹ \n";
    let (mut client, text, at) = drafting(able(), fixture);
    let offered = action(&mut client, &at, "Insert a footnote");
    assert!(offered.get("edit").is_none());
    let resolved = client.request("codeAction/resolve", offered.clone()).unwrap();
    let change = &resolved["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 1);
    assert_eq!(applied(&text, change["edits"].as_array().unwrap()), expected);
    client.change(URI, 2, &[([0, 0, 0, 0], " ")]);
    assert_eq!(client.request("codeAction/resolve", offered), Err(-32801));
    assert_eq!(client.finish(), Some(0));

    let mut can = able();
    can["textDocument"]["codeAction"].as_object_mut().unwrap().remove("resolveSupport");
    can["workspace"]["workspaceEdit"] = json!({});
    let (mut client, text, at) = drafting(can, fixture);
    let offered = action(&mut client, &at, "Insert a footnote");
    assert_eq!(applied(&text, offered["edit"]["changes"][URI].as_array().unwrap()), expected);
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_pdfs_text_is_cleaned_up() {
    let fixture = "The General Assembly,\n\nRecalling the $0Conference from 20 to\n\n¹ A/1/2.\n\n24 April 2009,¹ and others,\n";
    let (mut client, text, at) = drafting(able(), fixture);
    let offered = action(&mut client, &at, "Clean up");
    assert_eq!(offered["kind"], "source.cleanUp.resolution-ls");
    let resolved = client.request("codeAction/resolve", offered).unwrap();
    let edits = resolved["edit"]["documentChanges"][0]["edits"].as_array().unwrap();
    assert!(applied(&text, edits).contains("from 20 to 24 April 2009,[^1] and others,\n\n[^1]: "));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_paragraph_is_renamed_with_annotations_or_without() {
    let fixture = "The General Assembly,\n\n1. *Notes* so;\n\n$02. *Recalls* paragraph 2 above.\n";
    let expected = "The General Assembly,\n\n1. *Notes* so;\n\n4. *Recalls* paragraph 4 above.\n";
    let (mut client, text, at) = drafting(able(), fixture);
    let prepared = client.request("textDocument/prepareRename", at.clone()).unwrap();
    assert_eq!(prepared["placeholder"], "2");
    let mut params = at.clone();
    params["newName"] = json!("4");
    let edit = client.request("textDocument/rename", params.clone()).unwrap();
    let change = &edit["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 1);
    assert_eq!(change["edits"][0]["annotationId"], "numbers");
    assert_eq!(edit["changeAnnotations"]["references"]["label"], "References to paragraphs");
    assert_eq!(applied(&text, change["edits"].as_array().unwrap()), expected);
    params["newName"] = json!("none");
    assert_eq!(client.request("textDocument/rename", params.clone()), Err(-32602));
    assert_eq!(client.finish(), Some(0));

    let (mut client, text, _) = drafting(json!({}), fixture);
    params["newName"] = json!("4");
    let edit = client.request("textDocument/rename", params).unwrap();
    assert_eq!(applied(&text, edit["changes"][URI].as_array().unwrap()), expected);
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_mark_and_its_note_are_linked() {
    let fixture = "The General Assembly,\n\nNoting one,[^fi$0rst]\n\n[^first]: One.\n";
    let (mut client, _, at) = drafting(able(), fixture);
    let linked = client.request("textDocument/linkedEditingRange", at).unwrap();
    assert_eq!(linked["ranges"].as_array().unwrap().len(), 2);
    assert_eq!(linked["ranges"][1]["start"], json!({"line": 4, "character": 2}));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn enter_brings_the_next_number() {
    let fixture = "The General Assembly,\n\n1. *Notes* so;\n$0\n\n2. *Recalls* paragraph 2 above.\n";
    let (mut client, text, mut params) = drafting(able(), fixture);
    params["ch"] = json!("\n");
    params["options"] = json!({"tabSize": 4, "insertSpaces": true});
    let edits = client.request("textDocument/onTypeFormatting", params).unwrap();
    assert_eq!(
        applied(&text, edits.as_array().unwrap()),
        "The General Assembly,\n\n1. *Notes* so;\n\n2. \n\n3. *Recalls* paragraph 3 above.\n"
    );
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_citation_under_construction_has_help() {
    let fixture = "The General Assembly,\n\nRecalling its resolution 70/1 of $0\n";
    let (mut client, _, at) = drafting(able(), fixture);
    let help = client.request("textDocument/signatureHelp", at).unwrap();
    assert_eq!(help["activeParameter"], 1);
    let label = "resolution 70/1 of 25 September 2015, entitled “Transforming our world”";
    assert_eq!(help["signatures"][0]["label"], label);
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn formatting_follows_the_settings() {
    let (mut client, text, _) = drafting(able(), "The General Assembly,\n\n1. *Decides* so.$0\n");
    let settings = json!({"settings": {"resolution-ls": {"format": {"emphasis": "underscore"}}}});
    client.notify("workspace/didChangeConfiguration", settings);
    let params = json!({"textDocument": {"uri": URI}, "options": {"tabSize": 4, "insertSpaces": true}});
    let edits = client.request("textDocument/formatting", params).unwrap();
    assert!(applied(&text, edits.as_array().unwrap()).contains("_Decides_"));
    assert_eq!(client.finish(), Some(0));
}
