//! The requests that read a document and change nothing: convert, call, convert back.

use tower_lsp::lsp_types as lsp;

use crate::ide::{self, FoldKind};
use crate::text::TextRange;

use super::client::Client;
use super::coloring::Palette;
use super::commands::COMMANDS;
use super::context::Context;
use super::lineage;
use super::relations;
use super::to_proto::{self, range};

/// What the client can take of what these requests answer.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Abilities {
    pub(super) folds_lines_only: bool,
    /// How many folds it wants at most.
    pub(super) fold_limit: Option<u32>,
    /// The names of tokens that it knows.
    pub(super) palette: Palette,
    /// Whether it asks again for what a hint says.
    pub(super) hints_resolve: bool,
    pub(super) refreshes_hints: bool,
    /// Whether it knows lenses, and so asks again for what one says.
    pub(super) lenses_resolve: bool,
    pub(super) refreshes_lenses: bool,
    pub(super) refreshes_findings: bool,
    /// Whether it shows documents and addresses when told to.
    pub(super) shows_documents: bool,
    /// Whether it applies edits that it did not ask for.
    pub(super) applies_edits: bool,
}

impl Abilities {
    pub(super) fn new(can: &lsp::ClientCapabilities) -> Self {
        let text = can.text_document.clone().unwrap_or_default();
        let workspace = can.workspace.clone().unwrap_or_default();
        let window = can.window.clone().unwrap_or_default();
        let folding = text.folding_range.unwrap_or_default();
        let hints = text.inlay_hint.and_then(|it| it.resolve_support);
        Self {
            folds_lines_only: folding.line_folding_only.unwrap_or(false),
            fold_limit: folding.range_limit,
            palette: Palette::new(can),
            hints_resolve: hints.is_some_and(|it| it.properties.iter().any(|it| it == "tooltip")),
            refreshes_hints: workspace.inlay_hint.and_then(|it| it.refresh_support).unwrap_or(false),
            lenses_resolve: text.code_lens.is_some(),
            refreshes_lenses: workspace.code_lens.and_then(|it| it.refresh_support).unwrap_or(false),
            refreshes_findings: workspace.diagnostic.and_then(|it| it.refresh_support).unwrap_or(false),
            shows_documents: window.show_document.is_some_and(|it| it.support),
            applies_edits: workspace.apply_edit.unwrap_or(false),
        }
    }
}

/// What the server offers of these requests.
pub(super) fn offers(client: &Client, offers: &mut lsp::ServerCapabilities) {
    offers.declaration_provider = Some(lsp::DeclarationCapability::Simple(true));
    offers.type_definition_provider = Some(lsp::TypeDefinitionProviderCapability::Simple(true));
    offers.document_highlight_provider = Some(lsp::OneOf::Left(true));
    offers.references_provider = Some(lsp::OneOf::Left(true));
    offers.selection_range_provider = Some(true.into());
    offers.folding_range_provider = Some(true.into());
    offers.semantic_tokens_provider = Some(
        lsp::SemanticTokensOptions {
            work_done_progress_options: Default::default(),
            legend: client.viewing.palette.legend(),
            range: Some(true),
            full: Some(lsp::SemanticTokensFullOptions::Delta { delta: Some(true) }),
        }
        .into(),
    );
    let hints = lsp::InlayHintOptions { resolve_provider: Some(true), ..Default::default() };
    offers.inlay_hint_provider = Some(lsp::OneOf::Right(lsp::InlayHintServerCapabilities::Options(hints)));
    offers.code_lens_provider = Some(lsp::CodeLensOptions { resolve_provider: Some(true) });
    offers.moniker_provider = Some(lsp::OneOf::Left(true));
    offers.document_link_provider = Some(lsp::DocumentLinkOptions {
        resolve_provider: Some(true),
        work_done_progress_options: Default::default(),
    });
    offers.execute_command_provider = Some(lsp::ExecuteCommandOptions {
        commands: COMMANDS.iter().map(|it| it.name.to_owned()).collect(),
        work_done_progress_options: Default::default(),
    });
}

fn here(cx: &Context, it: TextRange) -> lsp::Range {
    range(&cx.client, &cx.document, it)
}

pub(super) fn highlights(cx: &Context, at: lsp::Position) -> Option<Vec<lsp::DocumentHighlight>> {
    let found = ide::highlights(&cx.document, &cx.seen(), cx.offset(at));
    let convert = |it: &ide::Highlight| lsp::DocumentHighlight {
        range: here(cx, it.range),
        kind: Some(if it.declares {
            lsp::DocumentHighlightKind::WRITE
        } else {
            lsp::DocumentHighlightKind::READ
        }),
    };
    Some(found.iter().map(convert).collect())
}

pub(super) fn references(cx: &Context, at: lsp::Position, declaration: bool) -> Option<Vec<lsp::Location>> {
    let found = ide::references(&cx.document, &cx.seen(), cx.offset(at), declaration);
    let found = found.into_iter().map(|it| lsp::Location::new(cx.uri.clone(), here(cx, it)));
    Some(found.chain(relations::references(cx, at)).chain(lineage::taken_up(cx, at)).collect())
}

pub(super) fn declaration(cx: &Context, at: lsp::Position) -> Option<lsp::GotoDefinitionResponse> {
    to_proto::definition(cx, ide::declaration(&cx.document, &cx.seen(), cx.offset(at)))
}

pub(super) fn type_definition(cx: &Context, at: lsp::Position) -> Option<lsp::GotoDefinitionResponse> {
    to_proto::definition(cx, ide::type_definition(&cx.document, cx.offset(at), &cx.workspace))
}

pub(super) fn selections(cx: &Context, places: &[lsp::Position]) -> Option<Vec<lsp::SelectionRange>> {
    let seen = cx.seen();
    let one = |at: &lsp::Position| {
        let ranges = ide::selection(&cx.document, &seen, cx.offset(*at));
        let outwards = ranges.into_iter().rev().fold(None, |parent, it| {
            Some(lsp::SelectionRange { range: here(cx, it), parent: parent.map(Box::new) })
        });
        outwards.unwrap_or(lsp::SelectionRange { range: lsp::Range::new(*at, *at), parent: None })
    };
    Some(places.iter().map(one).collect())
}

pub(super) fn folds(cx: &Context) -> Option<Vec<lsp::FoldingRange>> {
    let mut folds = ide::folds(&cx.document);
    if let Some(limit) = cx.client.viewing.fold_limit {
        // The large ones are what a reader cannot do without.
        let mut kinds: Vec<FoldKind> = folds.iter().map(|it| it.kind).collect();
        kinds.sort();
        if let Some(last) = limit.checked_sub(1).and_then(|it| kinds.get(it as usize)) {
            folds.retain(|it| it.kind <= *last);
        }
        folds.truncate(limit as usize);
    }
    let mut converted: Vec<lsp::FoldingRange> = Vec::with_capacity(folds.len());
    for fold in folds {
        let range = here(cx, fold.range);
        let lines = cx.client.viewing.folds_lines_only;
        // Of two that begin on one line a client that folds lines knows one: the larger.
        if lines && converted.last().is_some_and(|it| it.start_line == range.start.line) {
            continue;
        }
        converted.push(lsp::FoldingRange {
            start_line: range.start.line,
            start_character: (!lines).then_some(range.start.character),
            end_line: range.end.line,
            end_character: (!lines).then_some(range.end.character),
            kind: Some(match fold.kind {
                FoldKind::Masthead => lsp::FoldingRangeKind::Imports,
                FoldKind::Notes | FoldKind::Comment => lsp::FoldingRangeKind::Comment,
                _ => lsp::FoldingRangeKind::Region,
            }),
            collapsed_text: None,
        });
    }
    Some(converted)
}
