//! One session in which every request that reads is asked, over the fixture and a draft that has what the fixture
//! lacks; what each answer must hold, and what holds for all messages.

use serde_json::{Value, json};

use super::judged::judge;
use super::{Client, FIXTURE, place};

pub const SEED: &str = "file:///seed/A_RES_75_180.txt";
pub const DRAFT: &str = "file:///seed/draft.txt";

/// Cites the fixture, refers to itself, is cut by a page, and counts wrongly.
pub const DRAFT_TEXT: &str = "General Assembly\n\nSeventy-sixth session\n\n76/1. A new title\n\nThe General Assembly,\n\n\
Recalling its resolution 75/180 of 16 December 2020 and the words that a page\n\n¹ A/75/1.\n\ncut divides,\n\n\
1. *Decides* to act;¹\n\n3. *Requests* a report under paragraph 1 above.\n";

/// The same in another language and in Markdown: a page cut, a note, a reference to itself.
pub const FRENCH: &str = "file:///seed/projet.md";

pub const FRENCH_TEXT: &str = "Assemblée générale\n\nSoixante-seizième session\n\n76/2. Un titre\n\n\
L’Assemblée générale,\n\n*Rappelant* sa résolution 75/180 du 16 décembre 2020 et les mots qu’une page\n\n[^1]: A/75/1.\n\n\
coupe en deux[^1],\n\n1. *Décide* d’agir ;\n\n2. *Prie* le Secrétaire général de faire rapport au titre du paragraphe 1 \
ci-dessus.\n";

/// What an answer must hold.
pub type Expected = fn(&Value) -> bool;

/// A request, its parameters, the capability that announces it, and what the answer must be.
pub struct Step {
    pub method: &'static str,
    pub announced: &'static str,
    pub params: Value,
    pub expected: Expected,
}

fn some(answer: &Value) -> bool {
    answer.as_array().is_some_and(|it| !it.is_empty())
}

/// A place with its UTF-16 column counted in another encoding.
fn column((line, character): (u32, u32), text: &str, encoding: &str) -> (u32, u32) {
    let line_text = text.lines().nth(line as usize).unwrap();
    let units: Vec<u16> = line_text.encode_utf16().take(character as usize).collect();
    let before = String::from_utf16(&units).unwrap();
    let count = match encoding {
        "utf-8" => before.len(),
        "utf-32" => before.chars().count(),
        _ => units.len(),
    };
    (line, u32::try_from(count).unwrap())
}

/// The requests, in order.
pub fn steps(encoding: &str) -> Vec<Step> {
    let seed = std::fs::read_to_string(FIXTURE).unwrap();
    let document = |uri: &str| json!({"textDocument": {"uri": uri}});
    let at = |uri: &str, text: &str, needle: &str| {
        let (line, character) = column(place(text, needle), text, encoding);
        json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
    };
    let with = |mut params: Value, key: &str, value: Value| {
        params[key] = value;
        params
    };
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}});
    let step = |method, announced, params, expected| Step { method, announced, params, expected };
    let declared = json!({"includeDeclaration": true});
    let options = json!({"tabSize": 4, "insertSpaces": true});
    vec![
        step("textDocument/hover", "hoverProvider", at(SEED, &seed, "70/1"), |it| {
            it["contents"]["value"].is_string()
        }),
        step("textDocument/definition", "definitionProvider", at(DRAFT, DRAFT_TEXT, "75/180"), some),
        step("textDocument/definition", "definitionProvider", at(DRAFT, DRAFT_TEXT, "1 above"), some),
        step("textDocument/declaration", "declarationProvider", at(SEED, &seed, "74/153"), some),
        step("textDocument/typeDefinition", "typeDefinitionProvider", at(DRAFT, DRAFT_TEXT, "75/180"), some),
        step("textDocument/documentHighlight", "documentHighlightProvider", at(SEED, &seed, "¹"), |it| {
            it.as_array().is_some_and(|it| it.len() == 2 && it[1]["kind"] == 3)
        }),
        step(
            "textDocument/references",
            "referencesProvider",
            with(at(DRAFT, DRAFT_TEXT, "1 above"), "context", declared),
            |it| it.as_array().is_some_and(|it| it.len() == 2),
        ),
        step("textDocument/documentSymbol", "documentSymbolProvider", document(SEED), some),
        step("textDocument/documentLink", "documentLinkProvider", document(SEED), |it| {
            it.as_array().is_some_and(|it| it.len() > 5 && it.iter().all(|it| it["target"].is_string()))
        }),
        step("textDocument/foldingRange", "foldingRangeProvider", document(SEED), |it| {
            it.as_array().is_some_and(|it| it.len() > 3)
        }),
        step(
            "textDocument/selectionRange",
            "selectionRangeProvider",
            json!({"textDocument": {"uri": SEED}, "positions": [at(SEED, &seed, "70/1")["position"]]}),
            |it| it[0]["parent"]["parent"]["parent"].is_object(),
        ),
        step("textDocument/semanticTokens/full", "semanticTokensProvider", document(SEED), |it| {
            it["data"].as_array().is_some_and(|it| it.len() > 300)
        }),
        step(
            "textDocument/semanticTokens/range",
            "semanticTokensProvider",
            with(
                document(DRAFT),
                "range",
                json!({"start": {"line": 8, "character": 0}, "end": {"line": 9, "character": 0}}),
            ),
            |it| it["data"].as_array().is_some_and(|it| it.len() == 15),
        ),
        step(
            "textDocument/inlayHint",
            "inlayHintProvider",
            with(document(DRAFT), "range", whole.clone()),
            |it| it.as_array().is_some_and(|it| it.len() == 4),
        ),
        step("textDocument/codeLens", "codeLensProvider", document(DRAFT), |it| {
            it.as_array().is_some_and(|it| it.len() == 3)
        }),
        step("textDocument/moniker", "monikerProvider", at(SEED, &seed, "70/1"), |it| {
            it[0]["identifier"] == "A/RES/70/1" && it[0]["scheme"] == "un"
        }),
        step("textDocument/diagnostic", "diagnosticProvider", document(DRAFT), |it| {
            it["kind"] == "full" && some(&it["items"]) && it["resultId"].is_string()
        }),
        step("workspace/diagnostic", "diagnosticProvider", json!({"previousResultIds": []}), |it| {
            it["items"].as_array().is_some_and(|it| it.len() == 3)
        }),
        step(
            "workspace/executeCommand",
            "executeCommandProvider",
            json!({"command": "resolution-ls.openOfficialPage", "arguments": ["A/RES/75/180", "fr"]}),
            |it| it == "https://undocs.org/fr/A/RES/75/180",
        ),
        step(
            "workspace/executeCommand",
            "executeCommandProvider",
            json!({"command": "resolution-ls.showReferences", "arguments": [DRAFT, at(DRAFT, DRAFT_TEXT, "1. *Decides")["position"]]}),
            some,
        ),
        step(
            "workspace/executeCommand",
            "executeCommandProvider",
            json!({"command": "resolution-ls.goTo", "arguments": [DRAFT, {"line": 1, "character": 0}]}),
            |it| it["uri"] == DRAFT,
        ),
        step(
            "textDocument/codeAction",
            "codeActionProvider",
            with(with(document(DRAFT), "range", whole.clone()), "context", json!({"diagnostics": []})),
            Value::is_array,
        ),
        step(
            "textDocument/completion",
            "completionProvider",
            at(DRAFT, DRAFT_TEXT, " of 16 December"),
            |it| it["items"][0]["label"] == "75/180",
        ),
        step("textDocument/signatureHelp", "signatureHelpProvider", at(DRAFT, DRAFT_TEXT, " of 16"), |it| {
            it["signatures"][0]["label"].as_str().is_some_and(|it| it.contains("75/180"))
        }),
        step("textDocument/prepareRename", "renameProvider", at(DRAFT, DRAFT_TEXT, "3. *Req"), |it| {
            it["placeholder"] == "3"
        }),
        step(
            "textDocument/rename",
            "renameProvider",
            with(at(DRAFT, DRAFT_TEXT, "1. *Decides"), "newName", json!("2")),
            |it| edited(it).is_some_and(|it| it.len() == 3),
        ),
        step("textDocument/linkedEditingRange", "linkedEditingRangeProvider", at(SEED, &seed, "¹"), |it| {
            it["ranges"].as_array().is_some_and(|it| it.len() == 2)
        }),
        step(
            "textDocument/formatting",
            "documentFormattingProvider",
            with(document(DRAFT), "options", options.clone()),
            Value::is_array,
        ),
        step(
            "textDocument/rangeFormatting",
            "documentRangeFormattingProvider",
            with(with(document(SEED), "range", whole), "options", options.clone()),
            Value::is_array,
        ),
        step(
            "textDocument/onTypeFormatting",
            "documentOnTypeFormattingProvider",
            with(with(at(DRAFT, DRAFT_TEXT, "\n3. *Req"), "ch", json!("\n")), "options", options.clone()),
            some,
        ),
        step("textDocument/prepareCallHierarchy", "callHierarchyProvider", at(SEED, &seed, "75/180"), some),
        step(
            "textDocument/prepareCallHierarchy",
            "callHierarchyProvider",
            at(DRAFT, DRAFT_TEXT, "76/1. A"),
            some,
        ),
        step("textDocument/prepareTypeHierarchy", "callHierarchyProvider", at(SEED, &seed, "75/180"), some),
        step("workspace/symbol", "workspaceSymbolProvider", json!({"query": "cooperation"}), |it| {
            it[0]["name"].as_str().is_some_and(|it| it.contains("75/180"))
        }),
        step(
            "textDocument/semanticTokens/full/delta",
            "semanticTokensProvider",
            with(document(SEED), "previousResultId", json!("nobody's")),
            |it| some(&it["data"]),
        ),
        // The same questions of a text in another language, in Markdown.
        step("textDocument/hover", "hoverProvider", at(FRENCH, FRENCH_TEXT, "[^1],"), |it| {
            it["contents"]["value"].as_str().is_some_and(|it| it.contains("A/75/1"))
        }),
        step("textDocument/definition", "definitionProvider", at(FRENCH, FRENCH_TEXT, "1 ci-dessus"), some),
        step("textDocument/definition", "definitionProvider", at(FRENCH, FRENCH_TEXT, "75/180"), some),
        step("textDocument/documentSymbol", "documentSymbolProvider", document(FRENCH), some),
        step("textDocument/foldingRange", "foldingRangeProvider", document(FRENCH), some),
        step("textDocument/documentLink", "documentLinkProvider", document(FRENCH), |it| {
            it[0]["target"] == "https://undocs.org/fr/A/RES/75/180"
        }),
        step("textDocument/semanticTokens/full", "semanticTokensProvider", document(FRENCH), |it| {
            some(&it["data"])
        }),
        step("textDocument/completion", "completionProvider", at(FRENCH, FRENCH_TEXT, " du 16 déc"), |it| {
            it["items"][0]["label"] == "75/180"
        }),
        step(
            "textDocument/linkedEditingRange",
            "linkedEditingRangeProvider",
            at(FRENCH, FRENCH_TEXT, "1],"),
            |it| it["ranges"].as_array().is_some_and(|it| it.len() == 2),
        ),
        step(
            "textDocument/rename",
            "renameProvider",
            with(at(FRENCH, FRENCH_TEXT, "1. *Décide"), "newName", json!("4")),
            |it| edited(it).is_some_and(|it| it.len() == 3),
        ),
        step(
            "textDocument/formatting",
            "documentFormattingProvider",
            with(document(FRENCH), "options", options),
            Value::is_array,
        ),
    ]
}

/// The edits of the one document that a change is of.
fn edited(change: &Value) -> Option<&Vec<Value>> {
    match change.get("documentChanges") {
        Some(changes) => changes[0]["edits"].as_array(),
        None => change["changes"].as_object()?.values().next()?.as_array(),
    }
}

/// What is resolved later: the list's method, and the one that asks for more of an entry.
pub const RESOLVED: [(&str, &str, Expected); 5] = [
    ("textDocument/inlayHint", "inlayHint/resolve", |it| it["tooltip"].is_string()),
    ("textDocument/codeLens", "codeLens/resolve", |it| {
        it["command"]["command"].as_str().is_some_and(|it| !it.is_empty())
    }),
    ("textDocument/documentLink", "documentLink/resolve", |it| it["target"].is_string()),
    ("textDocument/completion", "completionItem/resolve", |it| {
        it["documentation"]["value"].as_str().is_some_and(|it| it.contains("75/180"))
    }),
    ("textDocument/codeAction", "codeAction/resolve", |it| it["edit"].is_object()),
];

/// What is asked of an item of a hierarchy, and of which document's something must be answered.
const HIERARCHIES: [(&str, &str, &str); 4] = [
    ("textDocument/prepareCallHierarchy", "callHierarchy/incomingCalls", SEED),
    ("textDocument/prepareCallHierarchy", "callHierarchy/outgoingCalls", DRAFT),
    ("textDocument/prepareTypeHierarchy", "typeHierarchy/supertypes", ""),
    ("textDocument/prepareTypeHierarchy", "typeHierarchy/subtypes", ""),
];

/// Opens both documents and asks everything; the server's capabilities.
#[track_caller]
pub fn run(client: &mut Client, can: Value) -> Value {
    let answer = client.initialize(can);
    let offers = answer["capabilities"].clone();
    client.open(SEED, "resolution", &std::fs::read_to_string(FIXTURE).unwrap());
    client.open(DRAFT, "resolution", DRAFT_TEXT);
    client.open(FRENCH, "markdown", FRENCH_TEXT);
    for uri in [SEED, DRAFT, FRENCH] {
        client.wait(|it| it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == uri);
    }
    let encoding = offers["positionEncoding"].as_str().unwrap();
    for step in steps(encoding) {
        let answer = client.request(step.method, step.params.clone());
        let answer = answer.unwrap_or_else(|code| panic!("{} {}: error {code}", step.method, step.params));
        assert!((step.expected)(&answer), "{} {}: {answer:#}", step.method, step.params);
        for (_, method, expected) in RESOLVED.iter().filter(|it| it.0 == step.method) {
            for entry in answer.get("items").unwrap_or(&answer).as_array().unwrap() {
                let more = client.request(method, entry.clone()).unwrap();
                assert!(expected(&more), "{method}: {more:#}");
            }
        }
        for (_, method, of) in HIERARCHIES.iter().filter(|it| it.0 == step.method) {
            let more = client.request(method, json!({"item": answer[0]})).unwrap();
            let must = step.params["textDocument"]["uri"] == *of;
            assert!(more.is_array() && (!must || some(&more)), "{method}: {more:#}");
        }
    }
    offers
}

/// What holds for every message of the server: a version, one answer for each question, ranges that do not end
/// before they begin, published versions that do not go back.
#[track_caller]
pub fn conforms(log: &[Value]) {
    let mut asked = std::collections::BTreeMap::new();
    let mut published = std::collections::BTreeMap::new();
    for entry in log {
        let message = &entry["msg"];
        let (method, id) = (message.get("method"), message.get("id"));
        if entry["from"] == "client" {
            if let (Some(method), Some(id)) = (method, id) {
                asked.insert(id.to_string(), method.clone());
            }
            continue;
        }
        assert_eq!(message["jsonrpc"], "2.0");
        if let (None, Some(id)) = (method, id) {
            assert!(asked.remove(&id.to_string()).is_some(), "nobody asked, or it was answered: {message}");
            assert!(message.get("result").is_some() != message.get("error").is_some(), "{message}");
        }
        ranges(message);
        if method.is_some_and(|it| it == "textDocument/publishDiagnostics")
            && let Some(version) = message["params"].get("version").and_then(Value::as_i64)
        {
            let before = published.insert(message["params"]["uri"].to_string(), version);
            assert!(before.is_none_or(|it| it <= version), "{message}");
        }
    }
    assert!(asked.is_empty(), "never answered: {asked:?}");
    judge(log);
}

fn ranges(value: &Value) {
    match value {
        Value::Array(values) => values.iter().for_each(ranges),
        Value::Object(fields) => {
            let place = |key: &str| {
                let at = fields.get(key)?;
                Some((at.get("line")?.as_u64()?, at.get("character")?.as_u64()?))
            };
            if let (Some(start), Some(end)) = (place("start"), place("end")) {
                assert!(start <= end, "{value}");
            }
            fields.values().for_each(ranges);
        }
        _ => {}
    }
}
