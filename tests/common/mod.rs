//! A client that starts the built server and speaks framed JSON-RPC with it. It waits for messages, never for time.

#![allow(dead_code, reason = "each test binary uses a part")]
#![allow(unreachable_pub, missing_docs, reason = "the tests are its only readers")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

pub mod judged;
pub mod session;

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const PATIENCE: Duration = Duration::from_secs(20);

/// The bundled resolution.
pub const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/A_RES_75_180.txt");

/// A running server.
pub struct Client {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// All that was said, as one object a message: who said it, and what.
    log: Arc<Mutex<Vec<Value>>>,
    /// Messages that came while another was waited for.
    kept: VecDeque<Value>,
    next: i64,
}

impl Client {
    /// Starts a server; nothing is said yet.
    pub fn start() -> Self {
        Self::start_with(&["--stdio"])
    }

    pub fn start_with(args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_resolution-ls"))
            .args(args)
            // Nothing of one test is left for another.
            .arg("--no-cache")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = child.stdout.take().unwrap();
        let input = child.stdin.take();
        let (sender, messages) = channel();
        let log = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&log);
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                heard.lock().unwrap().push(json!({"from": "server", "msg": message}));
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self { child, input, messages, log, kept: VecDeque::new(), next: 0 }
    }

    /// Starts a server and goes through the handshake with a client that can do everything.
    pub fn ready() -> Self {
        let mut client = Self::start();
        client.initialize(capabilities());
        client
    }

    /// The handshake; the answer to `initialize`.
    pub fn initialize(&mut self, capabilities: Value) -> Value {
        self.initialize_at(capabilities, Value::Null)
    }

    pub fn initialize_at(&mut self, capabilities: Value, folder: Value) -> Value {
        let params =
            json!({"processId": std::process::id(), "rootUri": folder, "capabilities": capabilities});
        let answer = self.request("initialize", params).unwrap();
        self.notify("initialized", json!({}));
        answer
    }

    /// Sends bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub fn send(&mut self, message: &Value) {
        self.log.lock().unwrap().push(json!({"from": "client", "msg": message}));
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request; its id.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        let mut message = json!({"jsonrpc": "2.0", "id": self.next, "method": method});
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message);
        self.next
    }

    /// The answer to a request that was sent: its result, or its error's code.
    pub fn answer(&mut self, id: i64) -> Result<Value, i64> {
        let message = self.wait(|it| it.get("method").is_none() && it["id"] == json!(id));
        match message.get("error") {
            Some(error) => Err(error["code"].as_i64().unwrap()),
            None => Ok(message["result"].clone()),
        }
    }

    pub fn request(&mut self, method: &str, params: Value) -> Result<Value, i64> {
        let id = self.ask(method, params);
        self.answer(id)
    }

    /// The first message that `is` accepts; others are kept.
    #[track_caller]
    pub fn wait(&mut self, is: impl Fn(&Value) -> bool) -> Value {
        if let Some(place) = self.kept.iter().position(&is) {
            return self.kept.remove(place).unwrap();
        }
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message = self.messages.recv_timeout(left).expect("the message did not come");
            if message.get("method").is_some() && message.get("id").is_some() {
                self.obey(&message);
            }
            if is(&message) {
                return message;
            }
            self.kept.push_back(message);
        }
    }

    /// Answers a request of the server as a client does that can do what it is asked for.
    fn obey(&mut self, message: &Value) {
        let result = match message["method"].as_str().unwrap() {
            "workspace/applyEdit" => json!({"applied": true}),
            "window/showDocument" => json!({"success": true}),
            "workspace/configuration" => {
                json!(vec![Value::Null; message["params"]["items"].as_array().unwrap().len()])
            }
            _ => Value::Null,
        };
        self.send(&json!({"jsonrpc": "2.0", "id": message["id"], "result": result}));
    }

    /// All that was said so far.
    pub fn log(&self) -> Vec<Value> {
        self.log.lock().unwrap().clone()
    }

    /// The findings published for a version of a document.
    #[track_caller]
    pub fn published(&mut self, uri: &str, version: Option<i32>) -> Vec<Value> {
        let message = self.wait(|it| {
            it["method"] == "textDocument/publishDiagnostics"
                && it["params"]["uri"] == uri
                && it["params"].get("version").and_then(Value::as_i64) == version.map(i64::from)
        });
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// How many messages of a method came and were not waited for.
    pub fn left(&self, method: &str) -> usize {
        self.kept.iter().filter(|it| it["method"] == method).count()
    }

    pub fn open(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Changes a document; each change is a range (line, column, line, column) and a text.
    pub fn change(&mut self, uri: &str, version: i32, changes: &[([u32; 4], &str)]) {
        let change = |([l, c, m, d], text): &([u32; 4], &str)| json!({"range": {"start": {"line": l, "character": c}, "end": {"line": m, "character": d}}, "text": text});
        let changes: Vec<_> = changes.iter().map(change).collect();
        let document = json!({"uri": uri, "version": version});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// `shutdown` and `exit`; how the server ended.
    pub fn finish(mut self) -> Option<i32> {
        assert_eq!(self.request("shutdown", Value::Null), Ok(Value::Null));
        self.notify("exit", Value::Null);
        self.wait_exit().code()
    }

    /// Ends the input.
    pub fn close_input(&mut self) {
        self.input = None;
    }

    #[track_caller]
    pub fn wait_exit(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < end, "the server goes on");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some(it) = line.strip_prefix("Content-Length: ") {
            length = it.parse().ok();
        }
    }
    let mut body = vec![0; length?];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// A client that can do everything.
pub fn capabilities() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-16"]},
        "workspace": {"workspaceEdit": {"documentChanges": true}},
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true},
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "definition": {"linkSupport": true},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "documentLink": {"tooltipSupport": true},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
                "isPreferredSupport": true
            }
        }
    })
}

/// The line and UTF-16 column of the first place of `needle` in `text`.
#[track_caller]
pub fn place(text: &str, needle: &str) -> (u32, u32) {
    let at = text.find(needle).expect("the text has it");
    let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let line = text[..start].matches('\n').count();
    (u32::try_from(line).unwrap(), u32::try_from(text[start..at].encode_utf16().count()).unwrap())
}
