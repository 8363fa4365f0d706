//! The requests that help with writing: convert, call, convert back.

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types as lsp;

use crate::citation::Symbol;
use crate::ide::{self, ActionKind, ActionOffer, Completion, CompletionKind, FormatOptions, TextEdit};
use crate::rules;

use super::client::Client;
use super::context::Context;
use super::to_proto;

/// What the client can take of what these requests answer.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Abilities {
    pub(super) snippets: bool,
    pub(super) insert_replace: bool,
    pub(super) label_details: bool,
    pub(super) markdown: bool,
    /// Whether an action's edits may be asked for when it is chosen.
    pub(super) lazy_actions: bool,
    pub(super) prepares_rename: bool,
    pub(super) annotates: bool,
}

impl Abilities {
    pub(super) fn new(can: &lsp::ClientCapabilities) -> Self {
        let text = can.text_document.clone().unwrap_or_default();
        let actions = text.code_action.unwrap_or_default();
        let resolves = actions.resolve_support.is_some_and(|it| it.properties.iter().any(|it| it == "edit"));
        let item = text.completion.and_then(|it| it.completion_item).unwrap_or_default();
        Self {
            prepares_rename: text.rename.and_then(|it| it.prepare_support).unwrap_or(false),
            annotates: can
                .workspace
                .as_ref()
                .and_then(|it| it.workspace_edit.as_ref()?.change_annotation_support.as_ref())
                .is_some(),
            lazy_actions: resolves && actions.data_support.unwrap_or(false),
            snippets: item.snippet_support.unwrap_or(false),
            insert_replace: item.insert_replace_support.unwrap_or(false),
            label_details: item.label_details_support.unwrap_or(false),
            markdown: item
                .documentation_format
                .is_some_and(|it| it.first() == Some(&lsp::MarkupKind::Markdown)),
        }
    }
}

/// What the server offers of these requests.
pub(super) fn offers(client: &Client, offers: &mut lsp::ServerCapabilities) {
    offers.document_formatting_provider = Some(lsp::OneOf::Left(true));
    offers.document_range_formatting_provider = Some(lsp::OneOf::Left(true));
    offers.rename_provider = Some(if client.editing.prepares_rename {
        let work_done_progress_options = Default::default();
        lsp::OneOf::Right(lsp::RenameOptions { prepare_provider: Some(true), work_done_progress_options })
    } else {
        lsp::OneOf::Left(true)
    });
    let [first, more @ ..] = ide::TRIGGERS;
    offers.document_on_type_formatting_provider = Some(lsp::DocumentOnTypeFormattingOptions {
        first_trigger_character: first.to_owned(),
        more_trigger_character: Some(more.map(str::to_owned).to_vec()),
    });
    offers.signature_help_provider = Some(lsp::SignatureHelpOptions {
        trigger_characters: Some([" ", "/"].map(str::to_owned).to_vec()),
        retrigger_characters: Some(vec![",".to_owned()]),
        ..Default::default()
    });
    offers.linked_editing_range_provider = Some(lsp::LinkedEditingRangeServerCapabilities::Simple(true));
    offers.completion_provider = Some(lsp::CompletionOptions {
        resolve_provider: Some(true),
        trigger_characters: Some(["/", "^", "*", "_", " ", "第"].map(str::to_owned).to_vec()),
        completion_item: Some(lsp::CompletionOptionsCompletionItem { label_details_support: Some(true) }),
        ..Default::default()
    });
}

/// The formatter's rules with what the editor asks for.
fn format_options(cx: &Context, asked: &lsp::FormattingOptions) -> FormatOptions {
    FormatOptions {
        // Tabs stay where the editor writes tabs.
        tab_size: asked.insert_spaces.then(|| u8::try_from(asked.tab_size).unwrap_or(4)),
        final_newline: asked.insert_final_newline.unwrap_or(true),
        ..cx.settings.config.format.options()
    }
}

pub(super) fn formatting(
    cx: &Context,
    range: Option<lsp::Range>,
    options: &lsp::FormattingOptions,
) -> Option<Vec<lsp::TextEdit>> {
    let range = range.map(|it| cx.range(it));
    Some(text_edits(cx, &ide::format(&cx.document, &format_options(cx, options), range)))
}

pub(super) fn on_type(cx: &Context, at: lsp::Position, typed: &str) -> Option<Vec<lsp::TextEdit>> {
    Some(text_edits(cx, &ide::on_type(&cx.document, cx.offset(at), typed)))
}

pub(super) fn signature(cx: &Context, at: lsp::Position) -> Option<lsp::SignatureHelp> {
    let found = ide::signature(&cx.document, cx.offset(at), &cx.workspace)?;
    let text = |it: &str| lsp::Documentation::String(it.to_owned());
    let part = |(label, says): &(String, &'static str)| lsp::ParameterInformation {
        label: lsp::ParameterLabel::Simple(label.clone()),
        documentation: Some(text(says)),
    };
    let signature = lsp::SignatureInformation {
        documentation: (!found.documentation.is_empty()).then(|| text(&found.documentation)),
        parameters: Some(found.parts.iter().map(part).collect()),
        active_parameter: Some(found.active),
        label: found.label,
    };
    Some(lsp::SignatureHelp {
        signatures: vec![signature],
        active_signature: Some(0),
        active_parameter: Some(found.active),
    })
}

/// The kinds of actions that are offered besides fixes.
pub(super) const ACTION_KINDS: [lsp::CodeActionKind; 4] = [
    lsp::CodeActionKind::REFACTOR_REWRITE,
    lsp::CodeActionKind::REFACTOR_EXTRACT,
    lsp::CodeActionKind::REFACTOR_INLINE,
    CLEAN_UP,
];
const CLEAN_UP: lsp::CodeActionKind = lsp::CodeActionKind::new("source.cleanUp.resolution-ls");

/// Actions that mend what a rule reports.
const MENDS: [(&str, &str); 1] = [("agreed-insert", "agreed-left-out")];

/// What an action carries to be performed when it is chosen.
#[derive(Serialize, Deserialize)]
pub(super) struct Chosen {
    pub(super) uri: lsp::Url,
    pub(super) version: i32,
    range: lsp::Range,
    action: String,
}

/// The changes that are offered besides fixes.
pub(super) fn code_actions(cx: &Context, params: &lsp::CodeActionParams) -> Vec<lsp::CodeActionOrCommand> {
    if !cx.client.action_literals {
        return Vec::new();
    }
    let range = cx.range(params.range);
    let offers = ide::actions(&cx.document, range, &cx.workspace, &cx.settings.config.format.options());
    let action = |it: ActionOffer| {
        let action_id = it.id;
        let kind = match it.kind {
            ActionKind::Rewrite => lsp::CodeActionKind::REFACTOR_REWRITE,
            ActionKind::Extract => lsp::CodeActionKind::REFACTOR_EXTRACT,
            ActionKind::Inline => lsp::CodeActionKind::REFACTOR_INLINE,
            ActionKind::CleanUp => CLEAN_UP,
        };
        // What mends a finding is shown beside it.
        let mended = |it: &&lsp::Diagnostic| {
            MENDS.iter().any(|mends| {
                mends.0 == action_id && it.code == Some(lsp::NumberOrString::String(mends.1.to_owned()))
            })
        };
        let diagnostics: Vec<_> = params.context.diagnostics.iter().filter(mended).cloned().collect();
        let kind = if diagnostics.is_empty() { kind } else { lsp::CodeActionKind::QUICKFIX };
        if !wanted(params.context.only.as_deref(), &kind) {
            return None;
        }
        let chosen = Chosen {
            uri: cx.uri.clone(),
            version: cx.version,
            range: params.range,
            action: it.id.to_owned(),
        };
        let mut action = lsp::CodeAction { title: it.title, kind: Some(kind), ..Default::default() };
        action.diagnostics = (!diagnostics.is_empty()).then_some(diagnostics);
        if cx.client.editing.lazy_actions {
            action.data = serde_json::to_value(chosen).ok();
        } else {
            action.edit = Some(performed(cx, &chosen)?);
        }
        Some(action.into())
    };
    offers.into_iter().filter_map(action).collect()
}

/// A client that asks for a kind means all kinds below it too.
fn wanted(only: Option<&[lsp::CodeActionKind]>, kind: &lsp::CodeActionKind) -> bool {
    only.is_none_or(|it| {
        it.iter().any(|asked| {
            let rest = kind.as_str().strip_prefix(asked.as_str());
            asked.as_str().is_empty() || rest.is_some_and(|it| it.is_empty() || it.starts_with('.'))
        })
    })
}

/// The choice that an action carries, where it carries one of ours.
pub(super) fn chosen(action: &lsp::CodeAction) -> Option<Chosen> {
    serde_json::from_value(action.data.clone()?).ok()
}

/// What a chosen action changes; nothing where the text is as the action wants it.
pub(super) fn performed(cx: &Context, chosen: &Chosen) -> Option<lsp::WorkspaceEdit> {
    let range = cx.range(chosen.range);
    let edits = ide::perform(
        &cx.document,
        range,
        &cx.workspace,
        &cx.settings.config.format.options(),
        &chosen.action,
    )?;
    Some(workspace_edit(cx, &edits))
}

/// Edits of the document that is asked about, with its version where the client takes one.
fn workspace_edit(cx: &Context, edits: &[TextEdit]) -> lsp::WorkspaceEdit {
    let edits = text_edits(cx, edits);
    if !cx.client.document_changes {
        return lsp::WorkspaceEdit::new([(cx.uri.clone(), edits)].into());
    }
    let text_document =
        lsp::OptionalVersionedTextDocumentIdentifier { uri: cx.uri.clone(), version: Some(cx.version) };
    let edit =
        lsp::TextDocumentEdit { text_document, edits: edits.into_iter().map(lsp::OneOf::Left).collect() };
    lsp::WorkspaceEdit {
        document_changes: Some(lsp::DocumentChanges::Edits(vec![edit])),
        ..Default::default()
    }
}

pub(super) fn prepare_rename(cx: &Context, at: lsp::Position) -> Option<lsp::PrepareRenameResponse> {
    let found = ide::prepare_rename(&cx.document, &cx.seen(), cx.offset(at))?;
    let range = to_proto::range(&cx.client, &cx.document, found.range);
    Some(lsp::PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: found.name })
}

pub(super) fn rename(
    cx: &Context,
    at: lsp::Position,
    name: &str,
) -> std::result::Result<lsp::WorkspaceEdit, String> {
    let changes = ide::rename(&cx.document, &cx.seen(), cx.offset(at), name)?;
    if !(cx.client.document_changes && cx.client.editing.annotates) {
        let edits: Vec<TextEdit> = changes.into_iter().map(|it| it.edit).collect();
        return Ok(workspace_edit(cx, &edits));
    }
    let mut annotations = std::collections::HashMap::new();
    let edit = |it: ide::Change| {
        let (id, label) = annotation(it.kind);
        let annotation =
            lsp::ChangeAnnotation { label: label.to_owned(), needs_confirmation: None, description: None };
        annotations.insert(id.to_owned(), annotation);
        let text_edit = lsp::TextEdit::new(to_proto::range(&cx.client, &cx.document, it.edit.0), it.edit.1);
        lsp::OneOf::Right(lsp::AnnotatedTextEdit { text_edit, annotation_id: id.to_owned() })
    };
    let edits = changes.into_iter().map(edit).collect();
    let text_document =
        lsp::OptionalVersionedTextDocumentIdentifier { uri: cx.uri.clone(), version: Some(cx.version) };
    let edit = lsp::TextDocumentEdit { text_document, edits };
    Ok(lsp::WorkspaceEdit {
        document_changes: Some(lsp::DocumentChanges::Edits(vec![edit])),
        change_annotations: Some(annotations),
        ..Default::default()
    })
}

/// The name of a group of changes, and its words for the drafter.
fn annotation(kind: ide::ChangeKind) -> (&'static str, &'static str) {
    match kind {
        ide::ChangeKind::Mark => ("marks", "Footnote marks"),
        ide::ChangeKind::Note => ("notes", "Footnotes"),
        ide::ChangeKind::Number => ("numbers", "Paragraph numbers"),
        ide::ChangeKind::Reference => ("references", "References to paragraphs"),
        ide::ChangeKind::Citation => ("citations", "Citations"),
    }
}

pub(super) fn linked(cx: &Context, at: lsp::Position) -> Option<lsp::LinkedEditingRanges> {
    let found = ide::linked(&cx.document, &cx.seen(), cx.offset(at))?;
    let range = |it: &crate::text::TextRange| to_proto::range(&cx.client, &cx.document, *it);
    Some(lsp::LinkedEditingRanges {
        ranges: found.ranges.iter().map(range).collect(),
        word_pattern: Some(found.pattern.to_owned()),
    })
}

/// What a completion carries to be looked up again.
#[derive(Serialize, Deserialize)]
pub(super) struct Cited {
    pub(super) uri: lsp::Url,
    symbol: String,
}

pub(super) fn completion(cx: &Context, at: lsp::Position) -> Option<lsp::CompletionResponse> {
    let codes: Vec<(&str, &str)> = rules::RULES.iter().map(|it| (it.code, it.summary)).collect();
    let found = ide::completion(&cx.document, cx.offset(at), &cx.workspace, &codes);
    let items = found.items.into_iter().enumerate().map(|(rank, it)| completion_item(cx, rank, it)).collect();
    Some(lsp::CompletionResponse::List(lsp::CompletionList { is_incomplete: found.incomplete, items }))
}

fn completion_item(cx: &Context, rank: usize, it: Completion) -> lsp::CompletionItem {
    let can = &cx.client.editing;
    let range = |it| to_proto::range(&cx.client, &cx.document, it);
    let (new_text, format) = match it.snippet {
        Some(snippet) if can.snippets => (snippet, lsp::InsertTextFormat::SNIPPET),
        _ => (it.text, lsp::InsertTextFormat::PLAIN_TEXT),
    };
    let edit = if can.insert_replace && it.insert != it.replace {
        lsp::CompletionTextEdit::InsertAndReplace(lsp::InsertReplaceEdit {
            new_text,
            insert: range(it.insert),
            replace: range(it.replace),
        })
    } else {
        lsp::CompletionTextEdit::Edit(lsp::TextEdit::new(range(it.replace), new_text))
    };
    let some = |it: String| (!it.is_empty()).then_some(it);
    let (details, detail) = if can.label_details {
        (
            Some(lsp::CompletionItemLabelDetails {
                detail: some(it.detail),
                description: some(it.description),
            }),
            None,
        )
    } else {
        (None, some([it.description, it.detail.trim().to_owned()].join(" ").trim().to_owned()))
    };
    let cited = |it: Symbol| serde_json::to_value(Cited { uri: cx.uri.clone(), symbol: it.to_string() }).ok();
    lsp::CompletionItem {
        label: it.label,
        label_details: details,
        detail,
        kind: Some(match it.kind {
            CompletionKind::Phrase => lsp::CompletionItemKind::KEYWORD,
            CompletionKind::Agreed => lsp::CompletionItemKind::TEXT,
            CompletionKind::Citation => lsp::CompletionItemKind::REFERENCE,
            CompletionKind::Symbol => lsp::CompletionItemKind::FILE,
            CompletionKind::Note => lsp::CompletionItemKind::CONSTANT,
            CompletionKind::Paragraph => lsp::CompletionItemKind::METHOD,
            CompletionKind::Body => lsp::CompletionItemKind::CLASS,
            CompletionKind::Time => lsp::CompletionItemKind::VALUE,
            CompletionKind::Line => lsp::CompletionItemKind::PROPERTY,
            CompletionKind::Code => lsp::CompletionItemKind::ENUM_MEMBER,
        }),
        sort_text: Some(format!("{rank:04}")),
        filter_text: Some(it.filter),
        insert_text_format: Some(format),
        text_edit: Some(edit),
        additional_text_edits: some_edits(cx, &it.additional),
        data: it.symbol.and_then(cited),
        ..Default::default()
    }
}

fn some_edits(cx: &Context, edits: &[TextEdit]) -> Option<Vec<lsp::TextEdit>> {
    (!edits.is_empty()).then(|| text_edits(cx, edits))
}

pub(super) fn text_edits(cx: &Context, edits: &[TextEdit]) -> Vec<lsp::TextEdit> {
    let edit = |(at, text): &TextEdit| {
        lsp::TextEdit::new(to_proto::range(&cx.client, &cx.document, *at), text.clone())
    };
    edits.iter().map(edit).collect()
}

/// The document in which a completion was asked for, where it carries one.
pub(super) fn cited(item: &lsp::CompletionItem) -> Option<Cited> {
    serde_json::from_value(item.data.clone()?).ok()
}

pub(super) fn completion_resolve(cx: &Context, cited: &Cited) -> Option<lsp::Documentation> {
    let markdown = ide::describe(&Symbol::parse(&cited.symbol)?, &cx.workspace)?;
    let (kind, value) = if cx.client.editing.markdown {
        (lsp::MarkupKind::Markdown, markdown)
    } else {
        (lsp::MarkupKind::PlainText, to_proto::plain(&markdown))
    };
    Some(lsp::Documentation::MarkupContent(lsp::MarkupContent { kind, value }))
}
