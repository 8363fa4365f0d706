//! A folder of resolutions over the protocol: who cites whom, what is found, and what a change on disk does.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::path::PathBuf;

use common::{Client, capabilities, place};
use serde_json::{Value, json};

/// A folder of its own for a test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("resolution-ls-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let made = Self(folder.canonicalize().unwrap());
        files.iter().for_each(|(name, text)| made.write(name, text));
        made
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}/{name}", self.0.to_str().unwrap())
    }

    /// What `check` finds in it by the rules about citations and symbols: file and code.
    fn check(&self) -> Vec<(String, String)> {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_resolution-ls"))
            .args(["check", "--no-cache", "--format", "json", "--select", "citation,symbol"])
            .arg(&self.0)
            .output()
            .unwrap();
        let found: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        let text = |it: &Value, key: &str| it[key].as_str().unwrap().to_owned();
        let dated = found.iter().filter(|it| it["code"] != "citation-undated");
        dated.map(|it| (text(it, "file").rsplit_once('/').unwrap().1.to_owned(), text(it, "code"))).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn resolution(number: &str, date: &str, title: &str, recital: &str) -> String {
    let session = if number.starts_with("75") { "Seventy-fifth" } else { "Seventy-sixth" };
    format!(
        "General Assembly\n\n{session} session\n\nAgenda item 20 (c)\n\nRivers\n\nResolution adopted by the \
         General Assembly on {date}\n\n{number}. {title}\n\nThe General Assembly,\n\n{recital},\n\n1. *Welcomes* \
         the report;\n\n2. *Requests* the Secretary-General:\n\n(a) To report;\n\n(b) To listen;\n\n3. *Decides* to \
         remain seized of the matter.\n"
    )
}

fn library(name: &str) -> Folder {
    let first = resolution("75/1", "16 December 2020", "Rivers and lakes", "Noting the report");
    let second = resolution(
        "76/2",
        "17 December 2021",
        "Rivers and lakes",
        "Recalling its resolution 75/1 of 16 December 2020 and paragraph 2 of its resolution 75/1",
    );
    let third =
        resolution("76/3", "18 December 2021", "Mountains", "Recalling its resolutions 75/1 and 76/2");
    let files = [("a.txt", first), ("b/b.txt", second), ("b/c.md", third), (".hidden/d.txt", String::new())];
    let hidden = resolution("76/9", "17 December 2021", "Hidden", "Recalling its resolution 75/1");
    let folder = Folder::new(name, &files.each_ref().map(|it| (it.0, it.1.as_str())));
    folder.write(".hidden/d.txt", &hidden);
    folder.write("ignored/e.txt", &hidden);
    folder.write(".ignore", "ignored/\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder.0, folder.0.join("b/loop")).unwrap();
    folder
}

/// A server that has read the folder.
fn ready(folder: &Folder) -> Client {
    let mut client = Client::start();
    let mut can = capabilities();
    can["window"] = json!({"workDoneProgress": true});
    client.initialize_at(can, json!(folder.uri("")));
    wait_read(&mut client);
    client
}

/// Answers the wish to show progress, and waits for its end.
fn wait_read(client: &mut Client) -> Value {
    let create = client.wait(|it| it["method"] == "window/workDoneProgress/create");
    client.send(&json!({"jsonrpc": "2.0", "id": create["id"], "result": null}));
    client.wait(|it| it["method"] == "$/progress" && it["params"]["value"]["kind"] == "begin");
    client.wait(|it| it["method"] == "$/progress" && it["params"]["value"]["kind"] == "end")
}

fn open(client: &mut Client, folder: &Folder, name: &str) -> String {
    let text = std::fs::read_to_string(folder.0.join(name)).unwrap();
    client.open(&folder.uri(name), "resolution", &text);
    text
}

fn at(folder: &Folder, name: &str, (line, character): (u32, u32)) -> Value {
    json!({"textDocument": {"uri": folder.uri(name)}, "position": {"line": line, "character": character}})
}

fn names(items: &Value, key: &str) -> Vec<String> {
    items.as_array().unwrap().iter().map(|it| it[key]["name"].as_str().unwrap().to_owned()).collect()
}

/// File and line of each location.
fn places(folder: &Folder, found: &Value) -> Vec<(String, u64)> {
    let root = folder.uri("");
    let one = |it: &Value| {
        let uri = it["uri"].as_str().unwrap();
        (uri.strip_prefix(&root).unwrap().to_owned(), it["range"]["start"]["line"].as_u64().unwrap())
    };
    found.as_array().unwrap().iter().map(one).collect()
}

#[test]
fn references_are_found_in_closed_documents() {
    let folder = library("references");
    let mut client = ready(&folder);
    let text = open(&mut client, &folder, "a.txt");
    let references = |client: &mut Client, needle: &str| {
        let mut params = at(&folder, "a.txt", place(&text, needle));
        params["context"] = json!({"includeDeclaration": false});
        places(&folder, &client.request("textDocument/references", params).unwrap())
    };
    let expected = [("b/b.txt", 14), ("b/b.txt", 14), ("b/c.md", 14)].map(|it| (it.0.to_owned(), it.1));
    assert_eq!(references(&mut client, "75/1."), expected);
    assert_eq!(references(&mut client, "Rivers and"), expected);
    // Who names the paragraph, and where it was taken up; in other series that is known later.
    let in_series = |found: Vec<(String, u64)>| -> Vec<u64> {
        found.into_iter().filter(|it| it.0 == "b/b.txt").map(|it| it.1).collect()
    };
    assert_eq!(in_series(references(&mut client, "2. *Req")), [14, 18]);
    assert_eq!(in_series(references(&mut client, "3. *Dec")), [24]);
    // An open document counts as it is, not as it lies on disk.
    let other = open(&mut client, &folder, "b/b.txt");
    let (line, column) = place(&other, "75/1 of 16");
    client.change(&folder.uri("b/b.txt"), 2, &[([line, column, line, column + 4], "74/1")]);
    let expected = [("b/b.txt", 14), ("b/c.md", 14)].map(|it| (it.0.to_owned(), it.1));
    assert_eq!(references(&mut client, "75/1."), expected);
    // What stands above a title counts them, and leads there.
    let title = |client: &mut Client, name: &str, last: bool| {
        let lenses =
            client.request("textDocument/codeLens", json!({"textDocument": {"uri": folder.uri(name)}}));
        let mut lenses = lenses.unwrap();
        let all = lenses.as_array_mut().unwrap();
        let lens = if last { all.remove(1) } else { all.remove(0) };
        client.request("codeLens/resolve", lens).unwrap()["command"].clone()
    };
    let lens = title(&mut client, "a.txt", false);
    assert_eq!(lens["title"], "cited by 2 documents");
    let answer = client.request(
        "workspace/executeCommand",
        json!({"command": lens["command"], "arguments": lens["arguments"]}),
    );
    assert_eq!(places(&folder, &answer.unwrap()), expected);
    assert_eq!(
        title(&mut client, "b/b.txt", true)["title"],
        "cites 2 documents, 1 of them here, 0 footnotes"
    );
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn resolutions_call_what_they_cite() {
    let folder = library("calls");
    let mut client = ready(&folder);
    let text = open(&mut client, &folder, "b/b.txt");
    let title = at(&folder, "b/b.txt", place(&text, "76/2."));
    let item = client.request("textDocument/prepareCallHierarchy", title.clone()).unwrap()[0].clone();
    assert_eq!(item["name"], "A/RES/76/2");
    let outgoing = client.request("callHierarchy/outgoingCalls", json!({"item": item})).unwrap();
    assert_eq!(names(&outgoing, "to"), ["A/RES/75/1"]);
    assert_eq!(outgoing[0]["fromRanges"].as_array().unwrap().len(), 2);
    let incoming = client.request("callHierarchy/incomingCalls", json!({"item": outgoing[0]["to"]})).unwrap();
    assert_eq!(names(&incoming, "from"), ["A/RES/76/2", "A/RES/76/3"]);
    let moniker = client.request("textDocument/moniker", title).unwrap();
    assert_eq!((&moniker[0]["scheme"], &moniker[0]["identifier"]), (&json!("un"), &json!("A/RES/76/2")));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_series_is_a_type_hierarchy() {
    let folder = library("series");
    let mut client = ready(&folder);
    let text = open(&mut client, &folder, "b/b.txt");
    let title = at(&folder, "b/b.txt", place(&text, "76/2."));
    let item = client.request("textDocument/prepareTypeHierarchy", title).unwrap()[0].clone();
    let name = |items: &Value| -> Vec<String> {
        items.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    };
    let earlier = client.request("typeHierarchy/supertypes", json!({"item": item})).unwrap();
    assert_eq!(name(&earlier), ["A/RES/75/1"]);
    assert_eq!(name(&client.request("typeHierarchy/subtypes", json!({"item": item})).unwrap()), [""; 0]);
    let later = client.request("typeHierarchy/subtypes", json!({"item": earlier[0]})).unwrap();
    assert_eq!(name(&later), ["A/RES/76/2"]);
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_series_goes_on_under_another_title_where_its_subject_is_recalled() {
    let first = resolution("75/1", "16 December 2020", "Clean water for all", "Noting the report");
    let recital = "Recalling all its previous resolutions on the protection of great rivers, including resolution 75/1, \
                   and resolution 75/2 on mountains";
    let second = resolution("76/2", "17 December 2021", "Protection of great rivers", recital);
    let other = resolution("76/3", "17 December 2021", "Deserts", "Recalling its resolution 75/1 on water");
    let folder = Folder::new("subject", &[("a.txt", &*first), ("b.txt", &second), ("c.txt", &other)]);
    let mut client = ready(&folder);
    let text = open(&mut client, &folder, "b.txt");
    let title = at(&folder, "b.txt", place(&text, "76/2."));
    let item = client.request("textDocument/prepareTypeHierarchy", title).unwrap()[0].clone();
    let names = |items: &Value| -> Vec<String> {
        items.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    };
    let earlier = client.request("typeHierarchy/supertypes", json!({"item": item})).unwrap();
    assert_eq!(names(&earlier), ["A/RES/75/1"]);
    let later = client.request("typeHierarchy/subtypes", json!({"item": earlier[0]})).unwrap();
    assert_eq!(names(&later), ["A/RES/76/2"]);
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn resolutions_are_found_by_number_and_words() {
    let folder = library("symbols");
    let mut client = ready(&folder);
    let mut search = |query: &str| -> Vec<String> {
        let found = client.request("workspace/symbol", json!({"query": query})).unwrap();
        found.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(search("76/3"), ["A/RES/76/3 Mountains"]);
    assert_eq!(search("lakes"), ["A/RES/76/2 Rivers and lakes", "A/RES/75/1 Rivers and lakes"]);
    assert_eq!(search("hidden"), [""; 0]);
    assert_eq!(search("").len(), 3);
    // Roughly typed, and with the number of the agenda item.
    assert_eq!(search("mntns"), ["A/RES/76/3 Mountains"]);
    assert_eq!(search("20 (c) mount"), ["A/RES/76/3 Mountains"]);
    let found = client.request("workspace/symbol", json!({"query": "76/3"})).unwrap();
    assert_eq!(found[0]["location"]["range"]["start"]["line"], 10);
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn where_the_client_asks_for_it_places_are_told_of_what_is_chosen() {
    let folder = library("chosen");
    let mut client = Client::start();
    let mut can = capabilities();
    can["window"] = json!({"workDoneProgress": true});
    can["workspace"]["symbol"] = json!({"resolveSupport": {"properties": ["location.range"]}});
    let start = client.initialize_at(can, json!(folder.uri("")));
    assert_eq!(start["capabilities"]["workspaceSymbolProvider"]["resolveProvider"], true);
    wait_read(&mut client);
    let found = client.request("workspace/symbol", json!({"query": "76/3"})).unwrap();
    let uri = folder.uri("b/c.md");
    assert_eq!(found[0]["location"], json!({"uri": uri}));
    let chosen = client.request("workspaceSymbol/resolve", found[0].clone()).unwrap();
    assert_eq!(chosen["location"]["range"]["start"]["line"], 10);
    // It may have moved since, and it may be gone.
    let text = open(&mut client, &folder, "b/c.md");
    client.change(&uri, 2, &[([0, 0, 0, 0], "\n\n")]);
    let chosen = client.request("workspaceSymbol/resolve", found[0].clone()).unwrap();
    assert_eq!(chosen["location"]["range"]["start"]["line"], 12);
    let (line, column) = place(&text, "76/3.");
    client.change(&uri, 3, &[([line + 2, column, line + 2, column + 4], "76/8")]);
    let chosen = client.request("workspaceSymbol/resolve", found[0].clone()).unwrap();
    assert_eq!(chosen["location"]["range"]["start"]["line"], 0);
    // A paragraph that holds a phrase is found with its place.
    let found = client.request("workspace/symbol", json!({"query": "\"remain seized\""})).unwrap();
    assert!(found[0]["location"]["range"].is_object(), "{found:#}");
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn hovers_tell_the_cited_paragraph_and_the_agenda() {
    let folder = library("hover");
    let mut client = ready(&folder);
    let text = open(&mut client, &folder, "b/b.txt");
    let mut hover = |needle: &str, skip: u32| {
        let (line, column) = place(&text, needle);
        let found =
            client.request("textDocument/hover", at(&folder, "b/b.txt", (line, column + skip))).unwrap();
        found["contents"]["value"].as_str().unwrap().to_owned()
    };
    let cited = hover("paragraph 2 of its resolution 75/1", 31);
    assert!(cited.contains("Rivers and lakes") && cited.contains("16 December 2020"), "{cited}");
    assert!(cited.contains("> 2. Requests the Secretary-General:") && cited.contains("To listen"), "{cited}");
    assert!(!cited.contains("Decides"), "{cited}");
    let agenda = hover("Agenda item 20", 2);
    assert!(agenda.contains("76/3. Mountains") && !agenda.contains("75/1"), "{agenda}");
}

#[test]
fn a_definition_covers_the_paragraph_with_its_items() {
    let folder = library("definition");
    let mut client = ready(&folder);
    let text = open(&mut client, &folder, "b/b.txt");
    let (line, column) = place(&text, "paragraph 2 of its resolution 75/1");
    let found =
        client.request("textDocument/definition", at(&folder, "b/b.txt", (line, column + 31))).unwrap();
    let lines = |it: &Value| (it["start"]["line"].as_u64().unwrap(), it["end"]["line"].as_u64().unwrap());
    assert_eq!(found[0]["targetUri"], folder.uri("a.txt"));
    assert_eq!(lines(&found[0]["targetRange"]), (18, 22));
    assert_eq!(lines(&found[0]["targetSelectionRange"]), (18, 18));
}

#[test]
fn changes_on_disk_and_of_folders_are_followed() {
    let folder = library("watch");
    let other = Folder::new("watch-other", &[]);
    other.write("f.txt", &resolution("76/7", "20 December 2021", "Seas", "Recalling its resolution 75/1"));
    let mut client = ready(&folder);
    let found = |client: &mut Client, query: &str, count: usize| {
        // What is asked for is done beside; nothing tells when it is.
        (0..2000).any(|_| {
            let found = client.request("workspace/symbol", json!({"query": query})).unwrap();
            let is = found.as_array().unwrap().len() == count;
            // Leaves the core to those who read.
            std::thread::sleep(std::time::Duration::from_millis(u64::from(!is) * 2));
            is
        })
    };
    folder.write("a.txt", &resolution("75/8", "16 December 2020", "Deserts", "Noting the report"));
    let change = |name: &str| json!({"changes": [{"uri": folder.uri(name), "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", change("a.txt"));
    assert!(found(&mut client, "Deserts", 1) && found(&mut client, "75/1", 0));
    std::fs::remove_dir_all(folder.0.join("b")).unwrap();
    client.notify("workspace/didChangeWatchedFiles", change("b"));
    assert!(found(&mut client, "", 1));
    let named = json!({"uri": other.uri(""), "name": "other"});
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [named], "removed": []}}));
    wait_read(&mut client);
    assert!(found(&mut client, "Seas", 1));
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [], "removed": [named]}}));
    assert!(found(&mut client, "Seas", 0) && found(&mut client, "Deserts", 1));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_library_outside_of_the_workspace_is_followed_and_not_judged() {
    let cited = resolution("75/1", "16 December 2020", "Rivers and lakes", "Noting  the report");
    let citing = resolution("76/2", "17 December 2021", "Rivers", "Recalling its resolution 75/1");
    let config = "libraries = [\"../un\"]\nseverity = { double-space = \"warning\" }\n";
    let files = [("un/a.txt", &*cited), ("w/b.txt", &citing), ("w/resolution-ls.toml", config)];
    let folder = Folder::new("configured", &files);
    folder.write("un/resolution-ls.toml", "severity = { double-space = \"warning\" }\n");
    let mut client = Client::start();
    let mut can = capabilities();
    can["window"] = json!({"workDoneProgress": true});
    client.initialize_at(can, json!(folder.uri("w")));
    wait_read(&mut client);
    let text = open(&mut client, &folder, "w/b.txt");
    let found =
        client.request("textDocument/definition", at(&folder, "w/b.txt", place(&text, "75/1"))).unwrap();
    assert_eq!(found[0]["targetUri"], folder.uri("un/a.txt"));
    open(&mut client, &folder, "un/a.txt");
    let findings = client.wait(|it| {
        it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == folder.uri("un/a.txt")
    });
    assert_eq!(findings["params"]["diagnostics"], json!([]));
    // Without its library the document is one like others.
    folder.write("w/resolution-ls.toml", "");
    let changes = json!({"changes": [{"uri": folder.uri("w/resolution-ls.toml"), "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changes);
    client.wait(|it| {
        it["method"] == "textDocument/publishDiagnostics"
            && it["params"]["uri"] == folder.uri("un/a.txt")
            && it["params"]["diagnostics"][0]["code"] == "double-space"
    });
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_catalogue_tells_of_what_is_not_at_hand() {
    let citing = resolution("76/2", "17 December 2021", "Rivers", "Recalling its resolutions 75/1 and 75/9");
    let at_hand = resolution("75/9", "16 December 2020", "Lakes", "Noting the report");
    let list = "{\"symbol\": \"A/RES/75/1\", \"title\": \"Mountains\", \"adoption_date\": \"1 December 2020\", \"agenda_item\": \
        \"Agenda item 19\", \"agenda_item_name\": \"Heights\", \"adoption_type\": \"Without a vote\", \"sponsors\": [\"PERU\"]}\n\
        {\"symbol\": \"A/RES/76/8\", \"title\": \"Springs\", \"agenda_item\": \"Agenda item 20 (c)\"}\n\
        broken\n{\"symbol\": \"A/RES/75/9\", \"title\": \"Another title\", \"MS_in_favour_count\": \"120\"}\n";
    let config = "catalogues = [\"lists\"]\n";
    let files = [
        ("w/a.txt", &*citing),
        ("w/b.txt", &at_hand),
        ("w/lists/ga.json", list),
        ("w/resolution-ls.toml", config),
    ];
    let folder = Folder::new("catalogue", &files);
    let mut client = Client::start();
    let mut can = capabilities();
    can["window"] = json!({"workDoneProgress": true});
    client.initialize_at(can, json!(folder.uri("w")));
    wait_read(&mut client);
    let text = open(&mut client, &folder, "w/a.txt");
    let mut hover = |needle: &str| {
        let found = client.request("textDocument/hover", at(&folder, "w/a.txt", place(&text, needle)));
        found.unwrap()["contents"]["value"].as_str().unwrap().to_owned()
    };
    let told = hover("75/1 ");
    for expected in
        ["Mountains", "Adopted on 1 December 2020", "Without a vote", "Agenda item 19: Heights", "PERU"]
    {
        assert!(told.contains(expected), "{told}");
    }
    assert!(told.contains("Not at hand"), "{told}");
    // A text goes before a catalogue, which completes it.
    let told = hover("75/9");
    assert!(told.contains("Lakes") && told.contains("In favour 120") && !told.contains("Another"), "{told}");
    assert!(hover("Agenda item").contains("76/8. Springs"));
    let mut draft = text.clone();
    draft.push_str("\nRecalling its resolution 75/");
    client.change(&folder.uri("w/a.txt"), 2, &[([0, 0, 999, 0], &draft)]);
    let last = u32::try_from(draft.lines().count() - 1).unwrap();
    let params = at(&folder, "w/a.txt", (last, 28));
    let found = client.request("textDocument/completion", params).unwrap();
    assert!(found["items"].to_string().contains("Mountains"), "{found}");
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn citations_are_checked_against_what_they_cite() {
    let cited = resolution("75/1", "16 December 2020", "Rivers and lakes", "Noting the report");
    let recital = "Recalling its resolution 75/1 of 17 December 2020, entitled “Rivers and seas”, paragraph 9 of its \
                   resolution 75/1, its resolution 74/7, its resolution 73/7, and its resolution 75/1";
    let citing = resolution("76/2", "17 December 2021", "Mountains", recital);
    let list: String = [("73", "2018-10-01", 6), ("74", "2020-09-03", 6)]
        .into_iter()
        .flat_map(|(session, date, last)| {
            // The session of 2018 is listed up to its first weeks only.
            let line = move |it| format!("{{\"symbol\": \"A/RES/{session}/{it}\", \"date\": \"{date}\"}}\n");
            (1..=last).map(line)
        })
        .collect();
    let files = [
        ("a.txt", &*cited),
        ("b.txt", &citing),
        ("c.txt", &citing),
        ("sub/c.txt", &citing),
        ("list.json", &list),
        ("resolution-ls.toml", "catalogues = [\"list.json\"]\n"),
    ];
    let folder = Folder::new("contradicted", &files);
    let mut client = ready(&folder);
    open(&mut client, &folder, "b.txt");
    let expected = [
        "symbol-duplicate",
        "citation-other-date",
        "citation-other-title",
        "citation-missing-paragraph",
        "citation-unknown",
    ];
    let published = client.wait(|it| it["method"] == "textDocument/publishDiagnostics");
    let codes: Vec<_> =
        published["params"]["diagnostics"].as_array().unwrap().iter().map(|it| it["code"].clone()).collect();
    assert_eq!(codes, expected, "{published:#}");
    // The same from a shell.
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_resolution-ls"))
        .args(["check", "--no-cache", "--format", "json"])
        .arg(&folder.0)
        .output()
        .unwrap();
    let found: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let of = |name: &str| -> Vec<Value> {
        let is = |it: &&Value| it["file"].as_str().unwrap().ends_with(name);
        found.iter().filter(is).map(|it| it["code"].clone()).collect()
    };
    assert_eq!(of("/b.txt"), expected);
    // In another folder it is a copy, and no other claims its symbol.
    assert_eq!(of("sub/c.txt"), expected[1..]);
    // A file that is named by itself is seen with its workspace, and a folder of it is.
    let codes = |path: &str| -> Vec<Value> {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_resolution-ls"))
            .args(["check", "--no-cache", "--format", "json", path])
            .current_dir(folder.0.join("sub"))
            .output()
            .unwrap();
        let found: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        found.iter().map(|it| it["code"].clone()).collect()
    };
    assert_eq!(codes("c.txt"), expected[1..]);
    assert_eq!(codes("."), expected[1..]);
    assert_eq!(codes("../b.txt"), expected);
    // Where nothing says what its workspace is, with what lies beside it.
    std::fs::remove_file(folder.0.join("resolution-ls.toml")).unwrap();
    assert_eq!(codes("../b.txt"), expected[..4]);
    assert!(codes("c.txt").is_empty());
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn links_follow_a_file_that_is_renamed() {
    let linked = resolution("76/2", "17 December 2021", "Rivers", "Recalling resolution [75/1](a.txt#1)");
    let cited = resolution("75/1", "16 December 2020", "Lakes", "Noting [what follows](sub/b.md)");
    let far = resolution("76/3", "17 December 2021", "Seas", "Recalling resolution [75/1](../a.txt)");
    let folder = Folder::new("renamed", &[("a.txt", &cited), ("c.txt", &linked), ("sub/b.md", &far)]);
    let mut client = Client::start();
    let mut can = capabilities();
    can["window"] = json!({"workDoneProgress": true});
    can["workspace"]["fileOperations"] = json!({"willRename": true});
    let offers = client.initialize_at(can, json!(folder.uri("")));
    assert!(offers["capabilities"]["workspace"]["fileOperations"]["willRename"]["filters"].is_array());
    wait_read(&mut client);
    open(&mut client, &folder, "c.txt");
    let files = json!({"files": [{"oldUri": folder.uri("a.txt"), "newUri": folder.uri("sub/a 1.txt")}]});
    let edit = client.request("workspace/willRenameFiles", files).unwrap();
    let new = |name: &str| edit["changes"][folder.uri(name)][0]["newText"].clone();
    assert_eq!([new("a.txt"), new("c.txt"), new("sub/b.md")], ["b.md", "sub/a%201.txt", "a%201.txt"]);
    let files = json!({"files": [{"oldUri": folder.uri("d.txt"), "newUri": folder.uri("e.txt")}]});
    assert_eq!(client.request("workspace/willRenameFiles", files), Ok(Value::Null));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_draft_is_held_against_what_was_agreed() {
    let text = |number: &str, verb: &str| {
        resolution(number, "16 December 2020", "Rivers and lakes", "Noting the report").replace(
            "*Welcomes* the report;",
            &format!("*{verb}* all States to protect the fish of the rivers and lakes in their territory;"),
        )
    };
    let files = [("old.txt", text("75/1", "Urges")), ("draft.txt", text("76/2", "Encourages"))];
    let folder = Folder::new("agreed", &files.each_ref().map(|it| (it.0, it.1.as_str())));
    let mut client = ready(&folder);
    let draft = open(&mut client, &folder, "draft.txt");
    let uri = folder.uri("draft.txt");
    // The paragraphs are read behind the index.
    let mut titles = Vec::new();
    for _ in 0..500 {
        let lenses = json!({"textDocument": {"uri": uri}});
        let lenses = client.request("textDocument/codeLens", lenses).unwrap();
        // Those that were found in time, and those that are left for later.
        let agreed = |it: &Value| {
            it["command"]["command"] == "resolution-ls.showPrecedent" || it["data"]["what"] == "agreed"
        };
        let lenses = lenses.as_array().unwrap().iter().filter(|it| agreed(it)).cloned();
        let resolved = lenses.map(|it| client.request("codeLens/resolve", it).unwrap());
        titles = resolved.filter_map(|it| it["command"]["title"].as_str().map(str::to_owned)).collect();
        if !titles.is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(titles, ["≈ 75/1, para. 1 (83 %)"]);
    let at = at(&folder, "draft.txt", place(&draft, "Encourages"));
    let hover = client.request("textDocument/hover", at.clone()).unwrap();
    let hover = hover["contents"]["value"].as_str().unwrap();
    assert!(hover.contains("≈ 75/1, para. 1 (83 %), 16 December 2020") && hover.contains("Urges"), "{hover}");
    let found = client.request("textDocument/definition", at.clone()).unwrap();
    let target = found[0].get("targetUri").or(found[0].get("uri")).unwrap();
    assert_eq!(target, &folder.uri("old.txt"));
    let range = json!({"start": at["position"], "end": at["position"]});
    let params = json!({"textDocument": {"uri": uri}, "range": range, "context": {"diagnostics": []}});
    let actions = client.request("textDocument/codeAction", params).unwrap();
    let titles: Vec<_> = actions.as_array().unwrap().iter().filter_map(|it| it["title"].as_str()).collect();
    assert!(titles.contains(&"Take the agreed text of 75/1, para. 1"), "{titles:?}");
    let found = client.request("workspace/symbol", json!({"query": "\"protect the fish\""})).unwrap();
    let places: Vec<_> =
        found.as_array().unwrap().iter().map(|it| it["containerName"].as_str().unwrap()).collect();
    assert_eq!(places, ["A/RES/76/2, para. 1", "A/RES/75/1, para. 1"]);
    // What is written anew on disk is known by its new words.
    folder.write("old.txt", &text("75/1", "Encourages"));
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [{"uri": folder.uri("old.txt"), "type": 2}]}),
    );
    let mut hovered = String::new();
    for _ in 0..500 {
        let hover = client.request("textDocument/hover", at.clone()).unwrap();
        hovered = hover["contents"]["value"].as_str().unwrap().to_owned();
        if hovered.contains("= 75/1, para. 1") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert!(hovered.contains("= 75/1, para. 1"), "{hovered}");
}

/// File, kind and codes of each report, in order.
fn reports(folder: &Folder, items: &Value) -> Vec<(String, String, Vec<String>)> {
    let root = folder.uri("");
    let one = |it: &Value| {
        let codes = it["items"].as_array().map_or(&[][..], Vec::as_slice);
        let codes = codes.iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect();
        let name = it["uri"].as_str().unwrap().strip_prefix(&root).unwrap().to_owned();
        (name, it["kind"].as_str().unwrap().to_owned(), codes)
    };
    let mut found: Vec<_> = items.as_array().unwrap().iter().map(one).collect();
    found.sort();
    found
}

fn expected(reports: &[(&str, &str, &[&str])]) -> Vec<(String, String, Vec<String>)> {
    let own = |it: &&str| (*it).to_owned();
    reports.iter().map(|it| (own(&it.0), own(&it.1), it.2.iter().map(own).collect())).collect()
}

#[test]
fn closed_files_are_checked_too() {
    let cited = resolution("75/1", "16 December 2020", "Rivers and lakes", "Noting the report");
    let citing =
        resolution("76/2", "17 December 2021", "Seas", "Recalling its resolution 75/1 of 17 December 2020");
    let files = [
        ("a.txt", &*cited),
        ("b.txt", &citing),
        ("c.txt", "A letter that is no resolution."),
        ("un/d.txt", &citing),
        ("resolution-ls.toml", "libraries = [\"un\"]\n"),
    ];
    let folder = Folder::new("pulled", &files);
    let mut client = Client::start();
    let mut can = capabilities();
    can["window"] = json!({"workDoneProgress": true});
    can["textDocument"]["diagnostic"] = json!({"relatedDocumentSupport": true});
    can["textDocument"].as_object_mut().unwrap().remove("publishDiagnostics");
    let offers = client.initialize_at(can, json!(folder.uri("")));
    assert_eq!(offers["capabilities"]["diagnosticProvider"]["interFileDependencies"], true);
    wait_read(&mut client);
    let pull = |client: &mut Client, known: &[(String, Value)]| {
        let known: Vec<_> = known.iter().map(|it| json!({"uri": it.0, "value": it.1})).collect();
        client.request("workspace/diagnostic", json!({"previousResultIds": known})).unwrap()["items"].clone()
    };
    let first = pull(&mut client, &[]);
    let told = [("a.txt", "full", &[][..]), ("b.txt", "full", &["citation-other-date"])];
    assert_eq!(reports(&folder, &first), expected(&told));
    let known: Vec<_> = first
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["uri"].as_str().unwrap().to_owned(), it["resultId"].clone()))
        .collect();
    let told = [("a.txt", "unchanged", &[][..]), ("b.txt", "unchanged", &[])];
    assert_eq!(reports(&folder, &pull(&mut client, &known)), expected(&told));
    // An open one is reported as it is in the editor; a change on disk is another result for those that cite it.
    open(&mut client, &folder, "a.txt");
    let other = cited.replace("16 December", "17 December");
    folder.write("a.txt", &other);
    let changes = json!({"changes": [{"uri": folder.uri("a.txt"), "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changes);
    let told = expected(&[("a.txt", "full", &[]), ("b.txt", "full", &[])]);
    assert!((0..2000).any(|_| reports(&folder, &pull(&mut client, &known)) == told));
    // What is gone has no findings.
    folder.write("e.txt", &other);
    std::fs::remove_file(folder.0.join("b.txt")).unwrap();
    let changed = |name: &str| json!({"uri": folder.uri(name), "type": 2});
    client
        .notify("workspace/didChangeWatchedFiles", json!({"changes": [changed("b.txt"), changed("e.txt")]}));
    let twice = &["symbol-duplicate"][..];
    let told = expected(&[("a.txt", "full", twice), ("b.txt", "full", &[]), ("e.txt", "full", twice)]);
    assert!((0..2000).any(|_| reports(&folder, &pull(&mut client, &known)) == told));
    // One that claims the same is told of with the open one.
    let own =
        client.request("textDocument/diagnostic", json!({"textDocument": {"uri": folder.uri("a.txt")}}));
    let related = &own.unwrap()["relatedDocuments"][folder.uri("e.txt")];
    assert_eq!(
        (&related["kind"], &related["items"][0]["code"]),
        (&json!("full"), &json!("symbol-duplicate"))
    );
    // In parts for a client that asks for parts.
    let params = json!({"previousResultIds": [], "partialResultToken": "t"});
    let whole = client.request("workspace/diagnostic", params).unwrap();
    assert_eq!(whole["items"], json!([]));
    let part = |it: &Value| it["method"] == "$/progress" && it["params"]["token"] == "t";
    assert!(client.wait(part)["params"]["value"]["items"].is_array());
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn findings_of_closed_files_are_published_where_it_is_configured() {
    let cited = resolution("75/1", "16 December 2020", "Rivers and lakes", "Noting the report");
    let citing =
        resolution("76/2", "17 December 2021", "Seas", "Recalling its resolution 75/1 of 17 December 2020");
    let told = "libraries = [\"un\"]\ncheck-closed-files = true\n";
    let files = [("a.txt", &*cited), ("b.txt", &citing), ("un/d.txt", &citing), ("resolution-ls.toml", told)];
    let folder = Folder::new("published", &files);
    let mut client = ready(&folder);
    // The next that is published of the file: its version and the codes.
    let next = |client: &mut Client, name: &str| -> (Value, Vec<Value>) {
        let uri = folder.uri(name);
        let is = |it: &Value| {
            assert_ne!(it["params"]["uri"], folder.uri("un/d.txt"), "a library is not judged");
            it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == uri.as_str()
        };
        let it = client.wait(is)["params"].clone();
        let codes = it["diagnostics"].as_array().unwrap().iter().map(|it| it["code"].clone()).collect();
        (it["version"].clone(), codes)
    };
    let other = || vec![json!("citation-other-date")];
    assert_eq!(next(&mut client, "b.txt"), (Value::Null, other()));
    // What is open is told of as it is in the editor.
    let text = open(&mut client, &folder, "b.txt");
    assert_eq!(next(&mut client, "b.txt"), (json!(1), other()));
    let (line, column) = place(&text, "17 December 2020");
    client.change(&folder.uri("b.txt"), 2, &[([line, column, line, column + 2], "16")]);
    assert_eq!(next(&mut client, "b.txt"), (json!(2), vec![]));
    // Closed without being saved, it is what lies on disk.
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": folder.uri("b.txt")}}));
    assert_eq!(next(&mut client, "b.txt"), (Value::Null, vec![]));
    assert_eq!(next(&mut client, "b.txt"), (Value::Null, other()));
    // A change of what it cites, and of the configuration.
    let change = |client: &mut Client, name: &str, text: &str| {
        folder.write(name, text);
        let changes = json!({"changes": [{"uri": folder.uri(name), "type": 2}]});
        client.notify("workspace/didChangeWatchedFiles", changes);
    };
    change(&mut client, "a.txt", &cited.replace("16 December", "17 December"));
    assert_eq!(next(&mut client, "b.txt"), (Value::Null, vec![]));
    change(&mut client, "a.txt", &cited);
    assert_eq!(next(&mut client, "b.txt"), (Value::Null, other()));
    change(&mut client, "resolution-ls.toml", "libraries = [\"un\"]\n");
    assert_eq!(next(&mut client, "b.txt"), (Value::Null, vec![]));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn citations_lead_to_sections_annexes_and_items_and_back() {
    let cited = "General Assembly\n\nSeventy-fifth session\n\nResolution adopted by the General Assembly on 16 December \
                 2020\n\n75/1. Rivers\n\nThe General Assembly,\n\nI\n\nReport\n\n1. *Welcomes* the report;\n\nII\n\n\
                 Budget\n\n1. *Approves* it;\n\n2. *Requests*:\n\n(a) A report;\n\n(b) A list.\n\nAnnex\n\nRules of \
                 the river\n\n1. Boats keep to the right.\n\n2. Swans go first.\n";
    let recital = "Recalling section II of its resolution 75/1, paragraph 2 (b) of section II of its resolution 75/1, \
                   and the annex to its resolution 75/1";
    let citing = resolution("76/2", "17 December 2021", "Seas", recital);
    let folder = Folder::new("places", &[("a.txt", cited), ("b.txt", &citing)]);
    let mut client = ready(&folder);
    let text = open(&mut client, &folder, "b.txt");
    let symbols: Vec<usize> = text.match_indices("75/1").map(|it| it.0).collect();
    let line = place(&text, "Recalling section").0;
    let start = text.find("Recalling section").unwrap();
    let lines = |it: &Value| (it["start"]["line"].as_u64().unwrap(), it["end"]["line"].as_u64().unwrap());
    for (symbol, whole, words) in [
        (symbols[0], (16, 26), "> II\n> \n> Budget"),
        (symbols[1], (26, 26), "> (b) A list."),
        (symbols[2], (28, 34), "> 2. Swans go first."),
    ] {
        let at = at(&folder, "b.txt", (line, u32::try_from(symbol - start).unwrap()));
        let found = client.request("textDocument/definition", at.clone()).unwrap();
        assert_eq!(lines(&found[0]["targetRange"]), whole);
        assert_eq!(found[0]["targetSelectionRange"]["start"]["line"], whole.0);
        let hover = client.request("textDocument/hover", at).unwrap();
        let hover = hover["contents"]["value"].as_str().unwrap();
        assert!(hover.contains(words), "{hover}");
    }
    open(&mut client, &folder, "a.txt");
    for (needle, count) in
        [("II\n", 2), ("2. *Req", 1), ("(b) A", 1), ("(a) A", 0), ("Annex", 1), ("I\n\nRep", 0)]
    {
        let (line, column) = place(cited, needle);
        let mut params = at(&folder, "a.txt", (line, column + u32::from(needle.starts_with('('))));
        params["context"] = json!({"includeDeclaration": false});
        let found = client.request("textDocument/references", params).unwrap();
        assert_eq!(found.as_array().unwrap().len(), count, "{needle}: {found:#}");
    }
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_series_is_recalled_up_to_its_latest_resolution() {
    let resolution = |number: &str, title: &str, recital: &str| {
        format!(
            "General Assembly\n\n{number}. {title}\n\nThe General Assembly,\n\n{recital},\n\n1. *Decides* so;\n\n2. *Requests* a report.\n"
        )
    };
    let old = "Recalling its resolution 75/2";
    let files = [
        ("a.txt", resolution("75/2", "Rivers", "Noting the rivers")),
        ("b.txt", resolution("76/3", "Rivers", old)),
        ("forgets.txt", resolution("77/4", "Rivers", old)),
        ("recalls.txt", resolution("78/5", "Rivers", "Recalling its resolutions 75/2 and 77/4")),
        ("another.txt", resolution("78/6", "Lakes", old)),
    ];
    let folder = Folder::new("recalled", &files.each_ref().map(|it| (it.0, it.1.as_str())));
    let shown = folder.check();
    let told: Vec<_> = shown.iter().filter(|it| it.1 == "citation-series").map(|it| it.0.as_str()).collect();
    assert_eq!(told, ["forgets.txt"]);
}

#[test]
fn what_was_corrected_or_superseded_is_told() {
    let cited = resolution("75/1", "16 December 2020", "Rivers", "Noting the report");
    let corrigendum = format!("United Nations\n\nA/RES/75/1/Corr.1\n\n{cited}");
    let old = resolution("75/2", "16 December 2020", "Lakes", "Noting the report");
    let new = resolution("76/2", "17 December 2021", "Lakes", "Noting the report")
        .replace("*Welcomes* the report", "*Decides* that the present resolution supersedes resolution 75/2");
    let citing = resolution("76/3", "18 December 2021", "Seas", "Recalling its resolutions 75/1 and 75/2");
    let passive = resolution("76/5", "17 December 2021", "Bays", "Noting the report").replace(
        "*Welcomes* the report",
        "*Decides* that resolution 75/3 is superseded by the present resolution",
    );
    let citing_passive = resolution("76/6", "18 December 2021", "Seas", "Recalling its resolution 75/3");
    let both = resolution("76/4", "18 December 2021", "Seas", "Recalling its resolutions 75/2 and 76/2");
    let before = resolution("76/1", "1 December 2021", "Hills", "Recalling its resolution 75/2");
    let files = [
        ("a.txt", &*cited),
        ("a_corr.txt", &corrigendum),
        ("b.txt", &old),
        ("c.txt", &new),
        ("citing.txt", &citing),
        ("both.txt", &both),
        ("before.txt", &before),
        ("passive.txt", &passive),
        ("seas.txt", &citing_passive),
    ];
    let folder = Folder::new("superseded", &files);
    let shown = folder.check();
    let shown: Vec<_> = shown.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    let expected = [
        ("citing.txt", "citation-corrected"),
        ("citing.txt", "citation-superseded"),
        ("seas.txt", "citation-superseded"),
    ];
    assert_eq!(shown, expected);
    let mut client = ready(&folder);
    let text = open(&mut client, &folder, "citing.txt");
    let found =
        client.request("textDocument/definition", at(&folder, "citing.txt", place(&text, "75/1"))).unwrap();
    assert_eq!(found[0]["targetUri"], folder.uri("a.txt"));
    assert_eq!(client.finish(), Some(0));
}
