//! What the client can take.

use tower_lsp::lsp_types as lsp;

use crate::text::Encoding;

use super::fixing;
use super::{editing, viewing};
/// The client's abilities that change an answer's form.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    pub(super) hierarchical_symbols: bool,
    pub(super) definition_links: bool,
    pub(super) markdown: bool,
    pub(super) related: bool,
    pub(super) code_description: bool,
    pub(super) versions: bool,
    pub(super) action_literals: bool,
    pub(super) preferred_actions: bool,
    pub(super) document_changes: bool,
    pub(super) link_tooltips: bool,
    pub(super) watches: bool,
    /// Whether its settings can be asked for.
    pub(super) configures: bool,
    pub(super) progress: bool,
    /// Whether it asks before files are renamed.
    pub(super) renames_files: bool,
    /// Whether the type hierarchy can be registered.
    pub(super) type_hierarchy: bool,
    /// Whether it asks for the place of a symbol of the workspace that is chosen.
    pub(super) resolves_symbols: bool,
    pub(super) editing: editing::Abilities,
    pub(super) viewing: viewing::Abilities,
    /// Whether it takes reports on other documents with that on one.
    pub(super) related_findings: bool,
    /// Whether it takes findings that it did not ask for.
    pub(super) takes_findings: bool,
    /// Whether pulled findings would be shown beside the published ones.
    pub(super) pulls_and_takes: bool,
}

impl Client {
    pub(super) fn new(can: &lsp::ClientCapabilities) -> Self {
        let text = can.text_document.clone().unwrap_or_default();
        let workspace = can.workspace.clone().unwrap_or_default();
        let published = text.publish_diagnostics.clone().unwrap_or_default();
        let actions = text.code_action.clone().unwrap_or_default();
        // Hover formats are in the order of the client's liking.
        let formats = text.hover.and_then(|it| it.content_format).unwrap_or_default();
        Self {
            encoding: encoding(can),
            hierarchical_symbols: text
                .document_symbol
                .and_then(|it| it.hierarchical_document_symbol_support)
                .unwrap_or(false),
            definition_links: text.definition.and_then(|it| it.link_support).unwrap_or(false),
            markdown: formats.first() == Some(&lsp::MarkupKind::Markdown),
            related: published.related_information.unwrap_or(false),
            code_description: published.code_description_support.unwrap_or(false),
            versions: published.version_support.unwrap_or(true),
            action_literals: actions.code_action_literal_support.is_some(),
            preferred_actions: actions.is_preferred_support.unwrap_or(false),
            document_changes: workspace.workspace_edit.and_then(|it| it.document_changes).unwrap_or(false),
            link_tooltips: text.document_link.and_then(|it| it.tooltip_support).unwrap_or(false),
            editing: editing::Abilities::new(can),
            resolves_symbols: super::symbols::resolves(can),
            renames_files: workspace.file_operations.and_then(|it| it.will_rename).unwrap_or(false),
            configures: workspace.configuration.unwrap_or(false),
            watches: workspace
                .did_change_watched_files
                .and_then(|it| it.dynamic_registration)
                .unwrap_or(false),
            viewing: viewing::Abilities::new(can),
            type_hierarchy: text.type_hierarchy.and_then(|it| it.dynamic_registration).unwrap_or(false),
            progress: can.window.as_ref().and_then(|it| it.work_done_progress).unwrap_or(false),
            related_findings: text
                .diagnostic
                .as_ref()
                .and_then(|it| it.related_document_support)
                .unwrap_or(false),
            takes_findings: text.publish_diagnostics.is_some() || text.diagnostic.is_none(),
            pulls_and_takes: text.diagnostic.is_some() && text.publish_diagnostics.is_some(),
        }
    }

    /// What the server offers this client.
    pub(super) fn offers(&self) -> lsp::ServerCapabilities {
        let encoding = match self.encoding {
            Encoding::Utf8 => lsp::PositionEncodingKind::UTF8,
            Encoding::Utf16 => lsp::PositionEncodingKind::UTF16,
            Encoding::Utf32 => lsp::PositionEncodingKind::UTF32,
        };
        let sync = lsp::TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
            ..Default::default()
        };
        let pull = lsp::DiagnosticOptions {
            identifier: Some("resolution-ls".into()),
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            ..Default::default()
        };
        let mut offers = lsp::ServerCapabilities {
            position_encoding: Some(encoding),
            text_document_sync: Some(sync.into()),
            hover_provider: Some(true.into()),
            definition_provider: Some(lsp::OneOf::Left(true)),
            document_symbol_provider: Some(lsp::OneOf::Left(true)),
            code_action_provider: Some(if self.action_literals {
                lsp::CodeActionOptions {
                    code_action_kinds: Some(
                        [lsp::CodeActionKind::QUICKFIX, fixing::FIX_ALL]
                            .into_iter()
                            .chain(editing::ACTION_KINDS)
                            .collect(),
                    ),
                    resolve_provider: Some(self.editing.lazy_actions),
                    ..Default::default()
                }
                .into()
            } else {
                true.into()
            }),
            // Findings are always published. A client that takes those and pulls too would show each one
            // twice; `textDocument/diagnostic` is answered all the same.
            diagnostic_provider: (!self.pulls_and_takes)
                .then_some(lsp::DiagnosticServerCapabilities::Options(pull)),
            workspace: Some(lsp::WorkspaceServerCapabilities {
                workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(lsp::OneOf::Left(true)),
                }),
                file_operations: self.renames_files.then(super::moving::offer),
            }),
            ..Default::default()
        };
        editing::offers(self, &mut offers);
        super::relations::offers(&mut offers);
        super::symbols::offers(self, &mut offers);
        viewing::offers(self, &mut offers);
        offers
    }
}

/// UTF-8, which costs nothing, where it is offered; else what the client likes best.
fn encoding(can: &lsp::ClientCapabilities) -> Encoding {
    let offered = can.general.as_ref().and_then(|it| it.position_encodings.as_deref()).unwrap_or_default();
    let known = |kind: &lsp::PositionEncodingKind| match kind.as_str() {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    };
    if offered.contains(&lsp::PositionEncodingKind::UTF8) {
        return Encoding::Utf8;
    }
    offered.iter().find_map(known).unwrap_or(Encoding::Utf16)
}
