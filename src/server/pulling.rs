//! Findings that the client asks for, with names for unchanged ones.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;
use tower_lsp::lsp_types as lsp;

use super::context::Context;
use super::to_proto;

/// The findings of a document and their name; the same findings have the same name.
pub(super) fn items(cx: &Context) -> (Vec<lsp::Diagnostic>, String) {
    let items: Vec<lsp::Diagnostic> =
        cx.findings().iter().map(|it| to_proto::diagnostic(&cx.client, &cx.uri, &cx.document, it)).collect();
    let mut hasher = FxHasher::default();
    serde_json::to_string(&items).unwrap_or_default().hash(&mut hasher);
    (items, format!("{:x}", hasher.finish()))
}

/// The report on one document.
pub(super) fn document(cx: &Context, known: Option<&str>) -> lsp::DocumentDiagnosticReport {
    let (items, name) = items(cx);
    if known == Some(name.as_str()) {
        return lsp::DocumentDiagnosticReport::Unchanged(lsp::RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport { result_id: name },
        });
    }
    full(items, Some(name))
}

/// A report with all findings.
pub(super) fn full(items: Vec<lsp::Diagnostic>, result_id: Option<String>) -> lsp::DocumentDiagnosticReport {
    lsp::DocumentDiagnosticReport::Full(lsp::RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport { result_id, items },
    })
}

/// The report on one document among those of the workspace.
pub(super) fn of_workspace(
    cx: &Context,
    known: &[lsp::PreviousResultId],
) -> lsp::WorkspaceDocumentDiagnosticReport {
    let version = Some(i64::from(cx.version));
    let uri = cx.uri.clone();
    let known = known.iter().find(|it| it.uri == uri).map(|it| it.value.as_str());
    match document(cx, known) {
        lsp::DocumentDiagnosticReport::Unchanged(it) => lsp::WorkspaceUnchangedDocumentDiagnosticReport {
            uri,
            version,
            unchanged_document_diagnostic_report: it.unchanged_document_diagnostic_report,
        }
        .into(),
        lsp::DocumentDiagnosticReport::Full(it) => lsp::WorkspaceFullDocumentDiagnosticReport {
            uri,
            version,
            full_document_diagnostic_report: it.full_document_diagnostic_report,
        }
        .into(),
    }
}
