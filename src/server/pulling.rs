//! Findings that the client asks for, with names for unchanged ones: of an open document, and of all files of the
//! workspace.
//!
//! The findings of an open document are named by themselves. Those of a closed file are named by what they are made
//! from (its content, the rules that report in it, what other documents tell), so that unchanged ones need not be
//! made again.

use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use rayon::slice::ParallelSlice as _;
use rayon::{ThreadPool, ThreadPoolBuilder};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use tower_lsp::lsp_types::{self as lsp, Url};

use crate::resolution::Document;
use crate::rules::{Checked, Selection};
use crate::un::Lang;
use crate::workspace::config::{Configuration, Settings};
use crate::workspace::{self, File, Workspace};

use super::client::Client;
use super::context::{Context, guarded};
use super::{indexing, to_proto};

/// How many files one part of an answer tells of.
const PART: usize = 64;

/// The findings of an open document and their name; the same findings have the same name.
fn items(cx: &Context) -> (Vec<lsp::Diagnostic>, String) {
    let place = |it| to_proto::range(&cx.client, &cx.document, it);
    let items: Vec<lsp::Diagnostic> =
        cx.findings().iter().map(|it| to_proto::diagnostic(&cx.client, &cx.uri, it, place)).collect();
    let name = name(&serde_json::to_string(&items).unwrap_or_default());
    (items, name)
}

fn name(of: &impl Hash) -> String {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

/// The report on one open document, with those on closed files that its findings hang together with.
pub(super) fn document(
    cx: &Context,
    known: Option<&str>,
    pull: Option<&Pull>,
) -> lsp::DocumentDiagnosticReport {
    let (items, name) = items(cx);
    let related_documents = pull.map(|it| it.related(cx)).filter(|it| !it.is_empty());
    if known == Some(name.as_str()) {
        return lsp::DocumentDiagnosticReport::Unchanged(lsp::RelatedUnchangedDocumentDiagnosticReport {
            related_documents,
            unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport { result_id: name },
        });
    }
    lsp::DocumentDiagnosticReport::Full(lsp::RelatedFullDocumentDiagnosticReport {
        related_documents,
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport { result_id: Some(name), items },
    })
}

/// The report on a document of which there is nothing to say.
pub(super) fn nothing() -> lsp::DocumentDiagnosticReport {
    lsp::DocumentDiagnosticReport::Full(lsp::RelatedFullDocumentDiagnosticReport::default())
}

/// The report on one open document among those of the workspace.
pub(super) fn of_workspace(
    cx: &Context,
    known: &FxHashMap<Url, String>,
) -> lsp::WorkspaceDocumentDiagnosticReport {
    let (items, name) = items(cx);
    report(cx.uri.clone(), Some(i64::from(cx.version)), name, known, || items)
}

fn report(
    uri: Url,
    version: Option<i64>,
    name: String,
    known: &FxHashMap<Url, String>,
    items: impl FnOnce() -> Vec<lsp::Diagnostic>,
) -> lsp::WorkspaceDocumentDiagnosticReport {
    if known.get(&uri) == Some(&name) {
        let report = lsp::UnchangedDocumentDiagnosticReport { result_id: name };
        return lsp::WorkspaceUnchangedDocumentDiagnosticReport {
            uri,
            version,
            unchanged_document_diagnostic_report: report,
        }
        .into();
    }
    let report = lsp::FullDocumentDiagnosticReport { result_id: Some(name), items: items() };
    lsp::WorkspaceFullDocumentDiagnosticReport { uri, version, full_document_diagnostic_report: report }
        .into()
}

/// What other documents tell of what a file cites, as a number, of one state of the files. Asking costs more than all
/// else where nothing changed.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept(Arc<Mutex<State>>);

/// The state of the files, and what is told of each.
type State = (u64, FxHashMap<Arc<Path>, u64>);

impl Kept {
    fn told(&self, workspace: &Workspace, file: &File) -> u64 {
        let index = workspace.index();
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut kept = lock();
            if kept.0 != index.changes() {
                *kept = (index.changes(), FxHashMap::default());
            }
            if let Some(known) = kept.1.get(&file.path) {
                return *known;
            }
        }
        let told = index.told_of(file);
        let mut kept = lock();
        if kept.0 == index.changes() {
            kept.1.insert(Arc::clone(&file.path), told);
        }
        told
    }
}

/// Set when nobody waits for an answer any more.
pub(super) struct Unwanted(pub(super) Arc<AtomicBool>);

impl Drop for Unwanted {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// One question for the findings of all closed files of the workspace.
pub(super) struct Pull {
    pub(super) client: Client,
    pub(super) workspace: Workspace,
    pub(super) configuration: Mutex<Configuration>,
    /// The names that the client has, by document.
    pub(super) known: Arc<FxHashMap<Url, String>>,
    pub(super) kept: Kept,
    pub(super) cancelled: Arc<AtomicBool>,
    /// Of which files findings are wanted; all are where this is not told.
    pub(super) wanted: Option<fn(&Settings) -> bool>,
}

impl Pull {
    /// The open documents, in order.
    pub(super) fn open(&self) -> Vec<Url> {
        let mut open: Vec<Url> = self.workspace.open().filter_map(|it| Url::parse(it.0).ok()).collect();
        open.sort();
        open
    }

    /// The closed files that claim a symbol of an open document: what is found in either is found in both.
    fn related(&self, cx: &Context) -> HashMap<Url, lsp::DocumentDiagnosticReportKind> {
        let Some(own) = workspace::to_path(cx.uri.as_str()) else { return HashMap::new() };
        let (symbols, index) = (cx.document.symbols(), self.workspace.index());
        let claimed = symbols.iter().filter_map(|it| index.claimed(&own, it, cx.document.lang()));
        let report = |file: &Arc<File>| match self.closed(file)? {
            lsp::WorkspaceDocumentDiagnosticReport::Full(it) => {
                Some((it.uri, it.full_document_diagnostic_report.into()))
            }
            lsp::WorkspaceDocumentDiagnosticReport::Unchanged(_) => None,
        };
        claimed.filter(|it| self.workspace.is_closed(it)).filter_map(report).collect()
    }

    /// Hands reports on all closed files to `take`, in parts, on several threads that let the editor's go first.
    pub(super) fn run(&self, take: &(dyn Fn(Vec<lsp::WorkspaceDocumentDiagnosticReport>) + Sync)) {
        let wanted = |it: &&Arc<File>| self.wanted.is_none_or(|wanted| wanted(&self.settings(&it.path)));
        let files = self.workspace.closed_resolutions().filter(wanted);
        let files: BTreeMap<&Path, &Arc<File>> = files.map(|it| (&*it.path, it)).collect();
        let files: Vec<&Arc<File>> = files.into_values().collect();
        let part = |files: &[&Arc<File>]| {
            if !self.cancelled.load(Ordering::Relaxed) {
                let report = |it: &&Arc<File>| guarded("checking", || self.closed(it)).ok().flatten();
                take(files.iter().filter_map(report).collect());
            }
        };
        match pool() {
            Some(pool) => pool.install(|| files.par_chunks(PART).for_each(part)),
            None => files.chunks(PART).for_each(part),
        }
        let there: FxHashSet<Url> = files.par_iter().filter_map(|it| uri(&it.path)).collect();
        let gone =
            self.known.keys().filter(|it| !there.contains(it) && self.workspace.get(it.as_str()).is_none());
        let gone: Vec<_> =
            gone.cloned().map(|it| report(it, None, String::new(), &self.known, Vec::new)).collect();
        if !gone.is_empty() {
            take(gone);
        }
    }

    /// The report on a closed file.
    fn closed(&self, file: &File) -> Option<lsp::WorkspaceDocumentDiagnosticReport> {
        let uri = uri(&file.path)?;
        let settings = self.settings(&file.path);
        let (selection, lang) = (settings.selection(Some(&file.path)), settings.language());
        let told = self.kept.told(&self.workspace, file);
        let name = name(&(file.stamp.hash, &selection, lang, told));
        let items = || self.findings(file, &uri, &selection, lang);
        Some(report(uri.clone(), None, name, &self.known, items))
    }

    fn findings(
        &self,
        file: &File,
        uri: &Url,
        selection: &Selection,
        lang: Option<Lang>,
    ) -> Vec<lsp::Diagnostic> {
        let Some(text) = workspace::read_text(&file.path) else { return Vec::new() };
        let document = Document::parse(&text).in_language(lang);
        let others = self.workspace.index().around(Some(&file.path));
        let found = Checked::of(&document, &Checked::default());
        let found = found.reported(&document, selection, Some(&others));
        let place = |it| to_proto::range(&self.client, &document, it);
        found.iter().map(|it| to_proto::diagnostic(&self.client, uri, it, place)).collect()
    }

    /// What is configured for a path.
    pub(super) fn settings(&self, path: &Path) -> Arc<Settings> {
        self.configuration.lock().unwrap_or_else(PoisonError::into_inner).of(Some(path))
    }
}

fn uri(path: &Path) -> Option<Url> {
    Url::parse(&workspace::from_path(path)).ok()
}

/// The threads that check closed files; nothing where the system gives none.
fn pool() -> Option<&'static ThreadPool> {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    let made = || ThreadPoolBuilder::new().start_handler(|_| indexing::humble()).build();
    let told = |error| tracing::warn!("no threads for checking files: {error}");
    POOL.get_or_init(|| made().map_err(told).ok()).as_ref()
}
