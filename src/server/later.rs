//! What takes longer than a keystroke may: a document is compared with agreed language once no key was struck in it for
//! a while, on a thread of its own. Findings of what is not touched stay where they are meanwhile.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use rustc_hash::FxHashMap;
use tokio::sync::Notify;
use tokio::time::Instant;
use tower_lsp::lsp_types::Url;

use crate::workspace;

use super::client::Client;
use super::context::guarded;
use super::publishing::{Published, Subject};
use super::session::Session;

/// How long after the last keystroke a document is compared: findings shall follow within 150 ms.
const PAUSE: Duration = Duration::from_millis(75);

/// The documents that are to be compared.
#[derive(Default)]
pub(super) struct Later {
    shared: Arc<Shared>,
    started: OnceLock<()>,
}

#[derive(Default)]
struct Shared {
    /// When each of them is.
    due: Mutex<FxHashMap<Url, Instant>>,
    asked: Notify,
    done: Notify,
}

impl Shared {
    fn due(&self) -> MutexGuard<'_, FxHashMap<Url, Instant>> {
        self.due.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Later {
    /// Has a document compared in a while; what was asked for it before is put off.
    pub(super) fn compare(&self, uri: &Url, session: &Arc<Mutex<Session>>, client: Client) {
        self.started.get_or_init(|| {
            tokio::spawn(run(Arc::clone(&self.shared), Arc::clone(session), client));
        });
        let mut due = self.shared.due();
        let at = Instant::now() + PAUSE;
        if let Some(it) = due.get_mut(uri) {
            *it = at;
        } else {
            due.insert(uri.clone(), at);
            self.shared.asked.notify_one();
        }
    }

    /// Returns when a document was compared: what was found is due.
    pub(super) async fn done(&self) {
        self.shared.done.notified().await;
    }
}

async fn run(shared: Arc<Shared>, session: Arc<Mutex<Session>>, client: Client) {
    loop {
        let next = shared.due().iter().min_by_key(|it| it.1).map(|it| (it.0.clone(), *it.1));
        let Some((uri, at)) = next else {
            shared.asked.notified().await;
            continue;
        };
        if at > Instant::now() {
            tokio::time::sleep_until(at).await;
            continue;
        }
        shared.due().remove(&uri);
        let work = {
            let (session, uri) = (Arc::clone(&session), uri.clone());
            move || guarded("comparing with agreed language", || compared(&session, &client, &uri))
        };
        let Ok(Ok(Some(published))) = tokio::task::spawn_blocking(work).await else { continue };
        let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
        if session.workspace.get(uri.as_str()).is_none() {
            continue;
        }
        // If the document was changed meanwhile, what did not change is taken from this version.
        let published = Arc::new(published);
        let before = session.published.insert(uri.clone(), Arc::clone(&published));
        if before.is_none_or(|it| !it.shows_what(&published)) {
            session.publish(uri);
            shared.done.notify_one();
        }
    }
}

/// The findings of the document as it is now, those of agreed language among them.
fn compared(session: &Mutex<Session>, client: &Client, uri: &Url) -> Option<Published> {
    let path = workspace::to_path(uri.as_str());
    let (workspace, before, settings, selection) = {
        let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
        let (settings, selection) = session.settings(path.as_deref());
        let before = session.published.get(uri).cloned().unwrap_or_default();
        (session.workspace.clone(), before, settings, selection)
    };
    let open = workspace.get(uri.as_str())?;
    let limit = settings.config.max_findings;
    let subject = Subject { client, uri, document: &open.document, limit };
    let others = workspace.index().around(path.as_deref());
    let others = others.with_agreed(workspace.agreed(), workspace.agreed_state());
    Some(Published::next(&before, &subject, &selection, &others))
}
