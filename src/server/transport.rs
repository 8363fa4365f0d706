//! The loop between the streams and the service.
//!
//! It stands in the place of `tower_lsp::Server`, which ends at the first body that is no JSON, goes on
//! after `exit` until the input ends, and takes a message through three queues. Here a message is read,
//! its handler polled at once (so that state changes happen in the order received), and what it answers
//! written. Findings are computed when no further input is at hand: a burst of edits is published once,
//! a single edit without any delay.

use std::borrow::Cow;
use std::future::Future as _;
use std::task::Poll;
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use futures_util::sink::SinkExt as _;
use futures_util::stream::{FuturesUnordered, StreamExt as _};
use serde::Deserialize;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::lsp_types::DidChangeTextDocumentParams;
use tower_lsp::lsp_types::notification::{DidChangeTextDocument, Notification as _};
use tower_lsp::{ClientSocket, ExitedError, LspService};
use tower_service::Service as _;

use super::Backend;
use super::channel::{Reader, Writer};
use super::frame::{self, Frame};
use super::prepared;

/// How long a stream of edits without a gap may keep findings back.
const PATIENCE: Duration = Duration::from_millis(100);
/// With so much to be written, reading waits for the client.
const HIGH_WATER: usize = 64 << 20;

type Running = FuturesUnordered<BoxFuture<'static, Result<Option<Response>, ExitedError>>>;

/// How the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// The client said `exit`.
    Exit,
    /// The input ended, or cannot be read.
    Input,
    /// The client's process is gone, or does not take our answers.
    Client,
}

/// Serves until the client says `exit`, the input ends or the client is gone.
pub(super) async fn serve(
    mut service: LspService<Backend>,
    socket: ClientSocket,
    mut reader: Reader,
    mut writer: Writer,
) {
    let (mut requests, mut answers) = socket.split();
    let mut running = Running::new();
    let mut input: Vec<u8> = Vec::with_capacity(1 << 16);
    let mut out: Vec<u8> = Vec::with_capacity(1 << 16);
    let mut waiting_since: Option<Instant> = None;
    // What is to be freed when the client has what it waits for.
    let mut spent = Vec::new();
    let end = loop {
        let due = service.inner().has_findings_due();
        if !due {
            waiting_since = None;
        } else if waiting_since.get_or_insert_with(Instant::now).elapsed() > PATIENCE {
            spent = service.inner().publish(&mut out);
            waiting_since = None;
        }
        tokio::select! {
            biased;
            written = writer.write(&out), if !out.is_empty() => match written {
                Ok(0) | Err(_) => break End::Client,
                Ok(written) => {
                    out.drain(..written);
                    if out.is_empty() {
                        if writer.flush().await.is_err() {
                            break End::Client;
                        }
                        spent.clear();
                    }
                }
            },
            read = reader.read_buf(&mut input), if out.len() < HIGH_WATER => match read {
                Ok(0) => break End::Input,
                Err(error) => {
                    tracing::info!("reading failed: {error}");
                    break End::Input;
                }
                Ok(_) => {
                    let mut taken = 0;
                    let mut exit = false;
                    while !exit {
                        match frame::next(&input[taken..]) {
                            Frame::Incomplete(needed) => {
                                input.drain(..taken);
                                input.reserve(needed.saturating_sub(input.len()).max(4096));
                                break;
                            }
                            Frame::Broken(skip) => {
                                tracing::warn!("a header is broken");
                                frame::write(&mut out, &Response::from_error(Id::Null, Error::parse_error()));
                                taken += skip;
                            }
                            Frame::Body(body, length) => {
                                match decode(&input[taken + body.start..taken + body.end]) {
                                    Ok(Message::Edit(edit)) => service.inner().edit(*edit),
                                    Ok(Message::Request(request)) => {
                                        exit = request.method() == "exit";
                                        start(&mut service, request, &running, &mut out).await;
                                    }
                                    Ok(Message::Response(response)) => {
                                        if answers.send(response).await.is_err() {
                                            tracing::debug!("an answer came after the end");
                                        }
                                    }
                                    Err(error) => {
                                        tracing::warn!("a message is broken: {}", error.message);
                                        frame::write(&mut out, &Response::from_error(Id::Null, error));
                                    }
                                }
                                taken += length;
                            }
                        }
                    }
                    if exit {
                        break End::Exit;
                    }
                }
            },
            Some(answer) = running.next(), if !running.is_empty() => respond(answer, &mut out),
            Some(request) = requests.next() => frame::write(&mut out, &without_null(request)),
            () = std::future::ready(()), if due => spent = service.inner().publish(&mut out),
            () = service.inner().client_gone() => break End::Client,
            () = service.inner().woken() => {}
        }
    };
    tracing::info!(?end, "the session ends");
    if end == End::Client {
        return;
    }
    // What was asked is still answered, if the client reads it.
    let rest = async {
        if end == End::Input {
            while let Some(answer) = running.next().await {
                respond(answer, &mut out);
            }
        }
        writer.write_all(&out).await?;
        writer.flush().await
    };
    if !matches!(tokio::time::timeout(Duration::from_secs(2), rest).await, Ok(Ok(()))) {
        tracing::debug!("the client did not take the last answers");
    }
}

/// Calls the handler and polls it once, before the next message is looked at.
async fn start(service: &mut LspService<Backend>, request: Request, running: &Running, out: &mut Vec<u8>) {
    let mut answer = service.call(prepared::renamed(request));
    match std::future::poll_fn(|cx| Poll::Ready(std::pin::Pin::new(&mut answer).poll(cx))).await {
        Poll::Ready(answer) => respond(answer, out),
        Poll::Pending => running.push(answer),
    }
}

fn respond(answer: Result<Option<Response>, ExitedError>, out: &mut Vec<u8>) {
    if let Ok(Some(response)) = answer {
        prepared::write(out, &response);
    }
}

enum Message {
    /// A keystroke: it goes past the router, which would make a tree of values of it first.
    Edit(Box<DidChangeTextDocumentParams>),
    Request(Request),
    Response(Response),
}

/// `textDocument/didChange`, read from its bytes.
#[derive(Deserialize)]
struct Change<'a> {
    #[serde(borrow)]
    method: Cow<'a, str>,
    params: DidChangeTextDocumentParams,
    /// A notification has none.
    id: Option<serde::de::IgnoredAny>,
}

fn edit(body: &[u8]) -> Option<Message> {
    memchr::memmem::find(body, DidChangeTextDocument::METHOD.as_bytes())?;
    let change: Change<'_> = serde_json::from_slice(body).ok()?;
    let is_edit = change.method == DidChangeTextDocument::METHOD && change.id.is_none();
    is_edit.then(|| Message::Edit(Box::new(change.params)))
}

/// Eglot and others write `"params":null` where a method takes none, which tower-lsp refuses, and writes itself;
/// JSON-RPC has them left out.
fn without_null(request: Request) -> Request {
    if request.params().is_none_or(|it| !it.is_null()) {
        return request;
    }
    let (method, id, _) = request.into_parts();
    let built = Request::build(method);
    match id {
        Some(id) => built.id(id).finish(),
        None => built.finish(),
    }
}

fn decode(body: &[u8]) -> Result<Message, Error> {
    // What is none, or a wrong one, is told so by the way that all messages go.
    if let Some(edit) = edit(body) {
        return Ok(edit);
    }
    let request = match serde_json::from_slice::<Request>(body) {
        // An answer reads as a request without a method.
        Ok(request) if request.method().is_empty() => match serde_json::from_slice(body) {
            Ok(response) => return Ok(Message::Response(response)),
            Err(_) => return Ok(Message::Request(request)),
        },
        Ok(request) => return Ok(Message::Request(without_null(request))),
        Err(error) => error,
    };
    if !request.is_data() {
        return Err(Error::parse_error());
    }
    serde_json::from_slice(body).map(Message::Response).map_err(|_| Error::invalid_request())
}
