//! What the server asks of the client once both are there: to tell of files and of settings.

use tower_lsp::lsp_types as lsp;

use crate::workspace;
use crate::workspace::config::{self, Configuration};

use super::backend::Backend;
use super::configuring;

impl Backend {
    pub(super) fn indexer(&self) -> &workspace::Indexer {
        self.indexing.indexer(&self.session, &self.socket, &self.client())
    }

    /// Registers what `initialize` has no words for.
    pub(super) async fn register_type_hierarchy(&self) {
        let registration = lsp::Registration {
            id: "types".into(),
            method: "textDocument/prepareTypeHierarchy".into(),
            register_options: None,
        };
        if let Err(error) = self.socket.register_capability(vec![registration]).await {
            tracing::warn!("the client takes no type hierarchy: {error}");
        }
    }

    /// Has the client tell of files that change.
    pub(super) async fn watch(&self) {
        let watcher = |glob: String| lsp::FileSystemWatcher {
            glob_pattern: lsp::GlobPattern::String(glob),
            kind: None,
        };
        let globs = ["**/*.{txt,md,resolution}".to_owned(), format!("**/{}", config::FILE)];
        let options = lsp::DidChangeWatchedFilesRegistrationOptions { watchers: globs.map(watcher).to_vec() };
        let registration = lsp::Registration {
            id: "files".into(),
            method: "workspace/didChangeWatchedFiles".into(),
            register_options: serde_json::to_value(options).ok(),
        };
        if let Err(error) = self.socket.register_capability(vec![registration]).await {
            tracing::warn!("the client watches no files: {error}");
        }
    }

    /// Asks the client for its settings.
    pub(super) async fn pull_configuration(&self) {
        if !self.client().configures {
            return;
        }
        let item = lsp::ConfigurationItem { scope_uri: None, section: Some(configuring::SECTION.to_owned()) };
        match self.socket.configuration(vec![item]).await {
            Ok(mut answers) => {
                let keys = configuring::keys(answers.pop().unwrap_or_default());
                // Nothing said leaves what the start brought.
                if keys.as_object().is_some_and(|it| !it.is_empty()) {
                    self.configure(|it| it.set_editor(keys)).await;
                }
            }
            Err(error) => tracing::warn!("the client's settings could not be asked for: {error}"),
        }
    }

    /// Changes the configuration, checks all open documents by it, and says what is wrong in it.
    pub(super) async fn configure(&self, change: impl FnOnce(&mut Configuration)) {
        let faults = {
            let mut session = self.session();
            change(&mut session.configuration);
            session.read_in_languages();
            session.publish_all();
            let open: Vec<_> = session.due.clone();
            open.iter().for_each(|it| drop(session.settings(workspace::to_path(it.as_str()).as_deref())));
            self.indexing.configure(&session.configuration);
            session.configuration.faults()
        };
        if !faults.is_empty() {
            let message = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            self.socket.show_message(lsp::MessageType::WARNING, message).await;
        }
    }
}
