//! What is open, how it is configured and what must be published: the state that messages change.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tower_lsp::lsp_types::{self as lsp, Url};

use crate::resolution::Document;
use crate::rules;
use crate::text::{Change, Encoding, Position};
use crate::un::Lang;
use crate::workspace::config::{Configuration, Settings};
use crate::workspace::{self, Open, Workspace};

use super::closed::Closed;
use super::context::guarded;
use super::publishing::Published;

/// What the messages of one client have made.
#[derive(Default)]
pub(super) struct Session {
    pub(super) workspace: Workspace,
    /// What must be published, the oldest first; each document once.
    pub(super) due: Vec<Url>,
    /// The findings of each open document's last version, so that an edit checks one resolution only.
    pub(super) published: FxHashMap<Url, Arc<Published>>,
    /// The findings of files that are not open.
    pub(super) closed: Closed,
    /// The editor's settings and the files that go before them.
    pub(super) configuration: Configuration,
}

impl Session {
    /// What is configured for the document at a path, and the rules that report in it.
    pub(super) fn settings(&mut self, path: Option<&Path>) -> (Arc<Settings>, rules::Selection) {
        let settings = self.configuration.of(path);
        let selection = settings.selection(path);
        (settings, selection)
    }

    /// The language that the configuration says a document is in.
    pub(super) fn language(&mut self, uri: &Url) -> Option<Lang> {
        self.configuration.of(workspace::to_path(uri.as_str()).as_deref()).language()
    }

    /// Takes the open documents in the languages that the configuration says now.
    pub(super) fn read_in_languages(&mut self) {
        let open: Vec<_> =
            self.workspace.open().filter_map(|it| Some((Url::parse(it.0).ok()?, it.1.clone()))).collect();
        for (uri, open) in open {
            let document = Document::clone(&open.document).in_language(self.language(&uri));
            // One in the language that is told now would be read in another one after an edit.
            if (document.lang(), document.told()) != (open.document.lang(), open.document.told()) {
                self.workspace.set(uri.as_str(), Open { document: Arc::new(document), ..open });
            }
        }
    }

    /// All documents are due again: what they cite may be known now.
    pub(super) fn publish_all(&mut self) {
        self.closed.ask();
        let open: Vec<_> = self.workspace.open().filter_map(|it| Url::parse(it.0).ok()).collect();
        open.into_iter().for_each(|it| self.publish(it));
    }

    /// A document is due, if it is not yet.
    pub(super) fn publish(&mut self, uri: Url) {
        if !self.due.contains(&uri) {
            self.due.push(uri);
        }
    }

    /// Takes an edit; what goes wrong in reading it leaves the text whole.
    pub(super) fn change(&mut self, params: lsp::DidChangeTextDocumentParams, encoding: Encoding) {
        let uri = params.text_document.uri;
        let Some(open) = self.workspace.get(uri.as_str()) else {
            tracing::warn!("a change of a document that is not open: {uri}");
            return;
        };
        let mut next = Open { version: params.text_document.version, ..open.clone() };
        for change in params.content_changes {
            let place = |it: lsp::Position| Position::new(it.line, it.character);
            let change =
                Change { range: change.range.map(|it| (place(it.start), place(it.end))), text: change.text };
            let edited = guarded("an edit", || next.document.edited(&change, encoding)).or_else(|_| {
                // The text is what must not be lost.
                let mut text = next.document.text().clone();
                text.apply(&change, encoding);
                guarded("reading a document", || next.document.reread(&text.to_string()))
            });
            match edited {
                Ok(document) => next.document = Arc::new(document),
                Err(_) => {
                    tracing::error!("{uri} is given up until it is opened again");
                    self.workspace.close(uri.as_str());
                    self.publish(uri);
                    return;
                }
            }
        }
        self.workspace.set(uri.as_str(), next);
        self.publish(uri);
    }
}
