//! The built server over its standard streams.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{Client, FIXTURE, capabilities, place};
use serde_json::{Value, json};

const URI: &str = "file:///seed/A_RES_75_180.txt";
const NOT_INITIALIZED: i64 = -32002;
const INVALID_REQUEST: i64 = -32600;
const METHOD_NOT_FOUND: i64 = -32601;
const INVALID_PARAMS: i64 = -32602;
const PARSE_ERROR: i64 = -32700;
const CANCELLED: i64 = -32800;

fn seed() -> String {
    std::fs::read_to_string(FIXTURE).unwrap()
}

fn document() -> Value {
    json!({"textDocument": {"uri": URI}})
}

fn at((line, character): (u32, u32)) -> Value {
    json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
}

fn opened() -> Client {
    let mut client = Client::ready();
    client.open(URI, "resolution", &seed());
    assert_eq!(client.published(URI, Some(1)), [] as [Value; 0]);
    client
}

#[test]
fn the_encoding_is_negotiated() {
    for (offered, expected) in [
        (json!(["utf-8"]), "utf-8"),
        (json!(["utf-16"]), "utf-16"),
        (json!(["utf-32"]), "utf-32"),
        (json!(["utf-32", "utf-16"]), "utf-32"),
        (json!(["utf-16", "utf-8"]), "utf-8"),
        (json!(["utf-7"]), "utf-16"),
        (Value::Null, "utf-16"),
    ] {
        let mut client = Client::start();
        let mut can = capabilities();
        can["general"]["positionEncodings"] = offered.clone();
        if offered.is_null() {
            can.as_object_mut().unwrap().remove("general");
        }
        let answer = client.initialize(can);
        assert_eq!(answer["capabilities"]["positionEncoding"], expected, "{offered}");
        assert_eq!(answer["capabilities"]["textDocumentSync"]["change"], 2);
        assert_eq!(answer["serverInfo"]["name"], "resolution-ls");
        assert_eq!(client.finish(), Some(0));
    }
}

#[test]
fn the_seed_is_published_without_findings_and_each_change_with_its_version() {
    let mut client = opened();
    let (line, column) = place(&seed(), "international cooperation");
    for version in 2..12 {
        client.change(URI, version, &[([line, column, line, column], "x")]);
        client.published(URI, Some(version));
    }
    client.notify("textDocument/didClose", document());
    assert!(client.published(URI, None).is_empty());
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn of_a_burst_the_newest_version_is_published() {
    let mut client = opened();
    for version in 2..=200 {
        client.change(URI, version, &[([0, 0, 0, 0], "x")]);
    }
    client.published(URI, Some(200));
    assert!(client.left("textDocument/publishDiagnostics") < 199);
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn an_edit_out_of_range_harms_nothing() {
    let mut client = opened();
    client.change(URI, 2, &[([9999, 0, 99999, 7], "tail"), ([0, 9999, 0, 1], ""), ([3, 5, 1, 2], "back")]);
    client.published(URI, Some(2));
    let whole = json!({"textDocument": {"uri": URI, "version": 3}, "contentChanges": [{"text": seed()}]});
    client.notify("textDocument/didChange", whole);
    assert_eq!(client.published(URI, Some(3)), [] as [Value; 0]);
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn every_feature_answers() {
    let mut client = opened();
    let seed = seed();
    assert!(client.request("textDocument/documentSymbol", document()).unwrap().is_array());
    assert!(client.request("textDocument/documentLink", document()).unwrap().is_array());
    let report = client.request("textDocument/diagnostic", document()).unwrap();
    assert_eq!(report["kind"], "full");
    assert_eq!(report["items"], json!([]));
    for needle in ["Agenda item", "General Assembly", "75/180"] {
        let position = at(place(&seed, needle));
        client.request("textDocument/hover", position.clone()).unwrap();
        client.request("textDocument/definition", position).unwrap();
    }
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9999, "character": 0}});
    let mut params = document();
    params["range"] = range;
    params["context"] = json!({"diagnostics": [], "only": ["quickfix"]});
    assert_eq!(client.request("textDocument/codeAction", params), Ok(json!([])));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn other_documents_get_empty_answers() {
    let mut client = Client::ready();
    client.open("file:///a.rs", "rust", "fn main() {}");
    assert!(client.published("file:///a.rs", Some(1)).is_empty());
    let params = json!({"textDocument": {"uri": "file:///a.rs"}});
    assert_eq!(client.request("textDocument/documentSymbol", params), Ok(Value::Null));
    let params = json!({"textDocument": {"uri": "file:///never-opened"}});
    assert_eq!(client.request("textDocument/documentSymbol", params), Ok(Value::Null));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_cancelled_request_is_answered_once() {
    let mut client = opened();
    for _ in 0..20 {
        let id = client.ask("textDocument/documentSymbol", document());
        client.notify("$/cancelRequest", json!({"id": id}));
        match client.answer(id) {
            Ok(result) => assert!(result.is_array()),
            Err(code) => assert_eq!(code, CANCELLED),
        }
    }
    client.notify("$/cancelRequest", json!({"id": 4711}));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn before_initialize_and_after_shutdown() {
    let mut client = Client::start();
    assert_eq!(client.request("textDocument/hover", at((0, 0))), Err(NOT_INITIALIZED));
    client.notify("textDocument/didOpen", json!({"nonsense": true}));
    client.initialize(capabilities());
    let again = json!({"processId": null, "rootUri": null, "capabilities": {}});
    assert_eq!(client.request("initialize", again), Err(INVALID_REQUEST));
    assert_eq!(client.request("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(client.request("textDocument/hover", at((0, 0))), Err(INVALID_REQUEST));
    client.notify("exit", Value::Null);
    assert_eq!(client.wait_exit().code(), Some(0));
}

#[test]
fn unknown_methods_and_wrong_parameters() {
    let mut client = opened();
    assert_eq!(client.request("resolution/nonsense", json!({})), Err(METHOD_NOT_FOUND));
    client.notify("resolution/nonsense", json!({}));
    client.notify("$/nonsense", json!({}));
    assert_eq!(client.request("textDocument/hover", json!({"textDocument": 7})), Err(INVALID_PARAMS));
    client.notify("textDocument/didChange", json!({"textDocument": 7}));
    client.change("file:///never-opened", 2, &[([0, 0, 0, 0], "x")]);
    client.change(URI, 2, &[([0, 0, 0, 0], "")]);
    client.published(URI, Some(2));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn broken_frames_are_answered_and_reading_goes_on() {
    let mut client = opened();
    let broken = |client: &mut Client| {
        let answer = client.wait(|it| it["id"].is_null() && it.get("error").is_some());
        answer["error"]["code"].as_i64().unwrap()
    };
    client.raw(b"Content-Length: 9\r\n\r\n{\"jsonrpc");
    assert_eq!(broken(&mut client), PARSE_ERROR);
    client.raw(b"Content-Length: 7\r\n\r\n\"word\" ");
    assert_eq!(broken(&mut client), INVALID_REQUEST);
    client.raw(b"Content-Length: many\r\n\r\n");
    assert_eq!(broken(&mut client), PARSE_ERROR);
    client.raw(b"Content-Length: 2\r\n\r\n\xff\xfe");
    assert_eq!(broken(&mut client), PARSE_ERROR);
    client.raw(b"no header at all\r\n\r\n");
    assert_eq!(broken(&mut client), PARSE_ERROR);
    assert!(client.request("textDocument/documentSymbol", document()).unwrap().is_array());
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_frame_may_come_in_pieces_and_several_at_once() {
    let mut client = opened();
    let body =
        json!({"jsonrpc": "2.0", "id": "piece", "method": "textDocument/documentLink", "params": document()});
    let body = body.to_string();
    let frame =
        format!("content-length:{}\r\nContent-Type: application/vscode-jsonrpc\r\n\r\n{body}", body.len());
    for byte in frame.as_bytes() {
        client.raw(&[*byte]);
    }
    client.raw(frame.repeat(3).as_bytes());
    for _ in 0..4 {
        client.wait(|it| it["id"] == "piece");
    }
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn exit_codes() {
    let mut client = Client::ready();
    client.notify("exit", Value::Null);
    assert_eq!(client.wait_exit().code(), Some(1), "exit without shutdown");

    let mut client = Client::start();
    client.notify("exit", Value::Null);
    assert_eq!(client.wait_exit().code(), Some(1), "exit before initialize");

    let mut client = Client::ready();
    client.close_input();
    assert_eq!(client.wait_exit().code(), Some(1), "end of input without shutdown");

    let mut client = Client::ready();
    assert_eq!(client.request("shutdown", Value::Null), Ok(Value::Null));
    client.close_input();
    assert_eq!(client.wait_exit().code(), Some(0), "end of input after shutdown");
}

#[test]
fn the_server_ends_with_its_client() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let mut parent = std::process::Command::new("sleep").arg("600").spawn().unwrap();
    let mut client = Client::start();
    let params = json!({"processId": parent.id(), "rootUri": null, "capabilities": {}});
    client.request("initialize", params).unwrap();
    parent.kill().unwrap();
    parent.wait().unwrap();
    assert_eq!(client.wait_exit().code(), Some(1));
}

#[cfg(unix)]
#[test]
fn sockets_and_pipes() {
    use std::io::Read as _;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    fn talk(stream: &mut (impl std::io::Read + std::io::Write)) {
        let body = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
        write!(stream, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        let mut start = [0; 15];
        stream.read_exact(&mut start).unwrap();
        assert_eq!(&start, b"Content-Length:");
    }

    let tcp = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = tcp.local_addr().unwrap().port().to_string();
    let mut server =
        Command::new(env!("CARGO_BIN_EXE_resolution-ls")).args(["--socket", &port]).spawn().unwrap();
    let (mut stream, _) = tcp.accept().unwrap();
    talk(&mut stream);
    drop(stream);
    assert_eq!(server.wait().unwrap().code(), Some(1));

    let path = std::env::temp_dir().join(format!("resolution-ls-{}.sock", std::process::id()));
    let unix = UnixListener::bind(&path).unwrap();
    let mut server =
        Command::new(env!("CARGO_BIN_EXE_resolution-ls")).arg("--pipe").arg(&path).spawn().unwrap();
    let (mut stream, _) = unix.accept().unwrap();
    talk(&mut stream);
    drop(stream);
    assert_eq!(server.wait().unwrap().code(), Some(1));
    std::fs::remove_file(&path).unwrap();

    // Standard streams that are sockets, as Node makes them.
    let (mut ours, theirs) = std::os::unix::net::UnixStream::pair().unwrap();
    let input: std::os::fd::OwnedFd = theirs.try_clone().unwrap().into();
    let output: std::os::fd::OwnedFd = theirs.into();
    let mut command = Command::new(env!("CARGO_BIN_EXE_resolution-ls"));
    command.stdin(input).stdout(output);
    let mut server = command.spawn().unwrap();
    drop(command);
    talk(&mut ours);
    ours.shutdown(std::net::Shutdown::Write).unwrap();
    assert_eq!(server.wait().unwrap().code(), Some(1));
    let mut rest = Vec::new();
    ours.read_to_end(&mut rest).unwrap();
}

#[test]
fn standard_input_may_be_a_file() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_resolution-ls"))
        .stdin(std::fs::File::open(FIXTURE).unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
}

/// A client that can do nothing but what every client can.
#[test]
fn a_plain_client_gets_plain_answers() {
    let mut client = Client::start();
    let answer = client.initialize(json!({}));
    assert_eq!(answer["capabilities"]["codeActionProvider"], true);
    client.open(URI, "resolution", &seed());
    client.published(URI, Some(1));
    let symbols = client.request("textDocument/documentSymbol", document()).unwrap();
    for symbol in symbols.as_array().unwrap() {
        assert!(symbol["location"]["range"].is_object() && symbol.get("children").is_none(), "{symbol}");
    }
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn findings_are_pulled_or_published_but_not_shown_twice() {
    let mut can = capabilities();
    can["textDocument"]["diagnostic"] = json!({});
    let mut client = Client::start();
    let answer = client.initialize(can.clone());
    assert!(answer["capabilities"].get("diagnosticProvider").is_none());
    assert_eq!(client.finish(), Some(0));

    can["textDocument"].as_object_mut().unwrap().remove("publishDiagnostics");
    let mut client = Client::start();
    let answer = client.initialize(can);
    assert!(answer["capabilities"]["diagnosticProvider"].is_object());
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn a_citation_leads_to_the_file_that_declares_its_symbol() {
    let folder = std::env::temp_dir().join(format!("resolution-ls e2e é {}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    // The name says nothing; the masthead and the title do.
    std::fs::write(folder.join("cited.txt"), seed()).unwrap();
    let uri: String = folder.to_str().unwrap().replace(' ', "%20").replace('é', "%C3%A9");
    let mut client = Client::start();
    client.initialize_at(capabilities(), json!(format!("file://{uri}")));
    let text = "General Assembly\n\nSeventy-sixth session\n\n76/1. A title\n\nThe General Assembly,\n\n\
                Recalling its resolution 75/180 of 16 December 2020,\n\n1. Decides to remain seized of the matter.\n";
    client.open(URI, "resolution", text);
    let found = (0..2000).find_map(|_| {
        // The folder is read beside; nothing tells when it is done.
        let links = client.request("textDocument/definition", at(place(text, "75/180"))).unwrap();
        links[0]["targetUri"].as_str().map(str::to_owned)
    });
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(found, Some(format!("file://{uri}/cited.txt")));
    assert_eq!(client.finish(), Some(0));
}

#[test]
fn the_settings_say_the_language() {
    let mut client = Client::ready();
    client.open(URI, "resolution", "The General Assembly,\n\n1. Recalls resolution 70/1.\n");
    let target = |client: &mut Client| {
        let links = client.request("textDocument/documentLink", document()).unwrap();
        links[0]["target"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(target(&mut client), "https://undocs.org/en/A/RES/70/1");
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"language": "fr"}}));
    assert_eq!(target(&mut client), "https://undocs.org/fr/A/RES/70/1");
    // An edit leaves the language as it was said, a new text too.
    client.change(URI, 2, &[([2, 3, 2, 10], "Reaffirms")]);
    assert_eq!(target(&mut client), "https://undocs.org/fr/A/RES/70/1");
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"language": null}}));
    assert_eq!(target(&mut client), "https://undocs.org/en/A/RES/70/1");
    assert_eq!(client.finish(), Some(0));
}
