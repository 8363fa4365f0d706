//! Keeping the index beside the session: handing it over, telling of its progress, ending it when asked.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tokio::sync::Notify;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::lsp_types::{self as lsp, notification, request};

use crate::workspace::config::Configuration;
use crate::workspace::{Folder, Follower, Index, Indexer, Listener, Scope, cache_folder};

use super::client::Client;
use super::session::Session;
use super::telling;

/// Less than an editor's own, so that its keystrokes go first (`nice`, 0 to 19).
const NICENESS: i32 = 10;
/// That of reading agreed paragraphs: the library, which is read at the same time, is waited for first.
const LATER: i32 = 19;

/// The index of a session, started when it is first needed.
pub(super) struct Indexing {
    /// Whether what is read is kept for the next start.
    cache: bool,
    indexer: OnceLock<Indexer>,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    /// Of the reading that goes on: its token, and what ends it.
    running: Mutex<Option<(lsp::ProgressToken, Arc<AtomicBool>)>>,
    woken: Notify,
}

impl Indexing {
    pub(super) fn new(cache: bool) -> Self {
        Self { cache, indexer: OnceLock::new(), shared: Arc::default() }
    }

    /// Another configuration holds.
    pub(super) fn configure(&self, configuration: &Configuration) {
        if let Some(indexer) = self.indexer.get() {
            indexer.configure(configuration.clone());
        }
    }

    pub(super) fn indexer(
        &self,
        session: &Arc<Mutex<Session>>,
        socket: &tower_lsp::Client,
        client: &Client,
    ) -> &Indexer {
        self.indexer.get_or_init(|| {
            let (events, told) = unbounded_channel();
            tokio::spawn(tell(told, socket.clone(), *client));
            let (session, shared) = (Arc::clone(session), Arc::clone(&self.shared));
            let configuration = session.lock().unwrap_or_else(PoisonError::into_inner).configuration.clone();
            let cache = self.cache.then(cache_folder).flatten();
            let follower = follower(&session, &shared, &events, cache.clone());
            let scope = Scope { configuration, threads: 0, cache };
            let teller = Teller { follower, roots: Vec::new(), session, shared, events };
            Indexer::start(scope, !client.watches, teller)
        })
    }

    /// Returns when findings may have changed.
    pub(super) async fn woken(&self) {
        self.shared.woken.notified().await;
    }

    /// Ends the reading of that token.
    pub(super) fn cancel(&self, token: &lsp::ProgressToken) {
        let running = self.shared.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, cancel)) = running.as_ref().filter(|it| it.0 == *token) {
            cancel.store(true, Ordering::Relaxed);
        }
    }
}

enum Event {
    Begin(lsp::ProgressToken),
    Report(lsp::ProgressToken, usize),
    End(lsp::ProgressToken, usize, usize),
    /// What was shown of other documents is out of date.
    Changed,
}

struct Teller {
    session: Arc<Mutex<Session>>,
    shared: Arc<Shared>,
    events: UnboundedSender<Event>,
    follower: Follower,
    /// The folders that are read.
    roots: Vec<PathBuf>,
}

impl Teller {
    fn event(&self, of: impl FnOnce(lsp::ProgressToken) -> Event) {
        let running = self.shared.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((token, _)) = running.as_ref() {
            // The other end is gone only with the session.
            let _ = self.events.send(of(token.clone()));
        }
    }
}

impl Listener for Teller {
    fn index(&mut self, index: Index) {
        // Dropped outside of the lock: the old index may be the last of its kind.
        let _old = {
            let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
            session.workspace.set_index(index)
        };
    }

    fn partly(&mut self, index: Index) {
        self.follower.follow(&index, self.roots.clone(), false);
        self.index(index);
    }

    fn begin(&mut self, folders: &[Folder], cancel: &Arc<AtomicBool>) {
        self.roots = folders.iter().map(|it| it.path.clone()).collect();
        // What is kept of them answers from now on.
        let index = {
            let session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
            session.workspace.index().clone()
        };
        self.follower.follow(&index, self.roots.clone(), false);
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let token = format!("resolution-ls/index/{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let token = lsp::ProgressToken::String(token);
        *self.shared.running.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((token, Arc::clone(cancel)));
        self.event(Event::Begin);
    }

    fn progress(&mut self, files: usize) {
        self.event(|token| Event::Report(token, files));
    }

    fn end(&mut self, files: usize, symbols: usize) {
        tracing::info!("{files} files, {symbols} symbols");
        self.event(|token| Event::End(token, files, symbols));
        *self.shared.running.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn changed(&mut self, folders: &[Folder], whole: bool) {
        let index = {
            let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
            session.publish_all();
            session.workspace.index().clone()
        };
        self.follower.follow(&index, folders.iter().map(|it| it.path.clone()).collect(), whole);
        self.shared.woken.notify_one();
        // The other end is gone only with the session.
        let _ = self.events.send(Event::Changed);
    }

    fn configured(&mut self) {
        self.session.lock().unwrap_or_else(PoisonError::into_inner).configuration.forget();
    }

    fn reader(&self) -> fn() {
        humble
    }
}

/// Lets the editor's own threads go first.
pub(super) fn humble() {
    set_niceness(NICENESS);
}

/// Lets all others go first.
fn humblest() {
    set_niceness(LATER);
}

fn set_niceness(niceness: i32) {
    // Elsewhere it would be that of the whole process. A system that refuses lets the threads compete as equals.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, niceness);
    #[cfg(not(target_os = "linux"))]
    let _ = niceness;
}

/// Reads agreed paragraphs for a session.
fn follower(
    session: &Arc<Mutex<Session>>,
    shared: &Arc<Shared>,
    events: &UnboundedSender<Event>,
    cache: Option<PathBuf>,
) -> Follower {
    let (session, shared, events) = (Arc::clone(session), Arc::clone(shared), events.clone());
    Follower::start(cache, humblest, move |agreed| {
        // Dropped outside of the lock: the old index may be the last of its kind.
        let _old = {
            let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
            session.publish_all();
            session.workspace.set_agreed(agreed)
        };
        shared.woken.notify_one();
        // The other end is gone only with the session.
        let _ = events.send(Event::Changed);
    })
}

/// Tells the client of the progress, in the order of the events.
async fn tell(mut told: UnboundedReceiver<Event>, socket: tower_lsp::Client, client: Client) {
    use lsp::WorkDoneProgress::{Begin, End, Report};
    while let Some(event) = told.recv().await {
        if matches!(event, Event::Changed) {
            let socket = socket.clone();
            // A client that never answers keeps nothing else back.
            tokio::spawn(async move { telling::refresh(&socket, &client).await });
        }
        if !client.progress {
            continue;
        }
        let (token, value) = match event {
            Event::Changed => continue,
            Event::Begin(token) => {
                let params = lsp::WorkDoneProgressCreateParams { token: token.clone() };
                if socket.send_request::<request::WorkDoneProgressCreate>(params).await.is_err() {
                    continue;
                }
                let begin = lsp::WorkDoneProgressBegin {
                    title: "Reading resolutions".into(),
                    cancellable: Some(true),
                    ..Default::default()
                };
                (token, Begin(begin))
            }
            Event::Report(token, files) => {
                let message = Some(format!("{files} files"));
                (
                    token,
                    Report(lsp::WorkDoneProgressReport {
                        message,
                        cancellable: Some(true),
                        ..Default::default()
                    }),
                )
            }
            Event::End(token, files, symbols) => {
                let message = Some(format!("{symbols} symbols in {files} files"));
                (token, End(lsp::WorkDoneProgressEnd { message }))
            }
        };
        let value = lsp::ProgressParamsValue::WorkDone(value);
        socket.send_notification::<notification::Progress>(lsp::ProgressParams { token, value }).await;
    }
}
