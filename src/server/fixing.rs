//! Code actions that mend or silence more than one place: all of a kind, all that is safe, ignore this here.

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types as lsp;

use crate::rules::{Finding, Which, edits_between, fix_all, ignore_here};

use super::context::Context;
use super::to_proto;

/// Mends all that keeps the meaning; editors can do it on saving.
pub(super) const FIX_ALL: lsp::CodeActionKind = lsp::CodeActionKind::new("source.fixAll.resolution-ls");

/// What an action carries to mend when it is chosen: the whole document is checked again and again for it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Mend {
    pub(super) uri: lsp::Url,
    pub(super) version: i32,
    /// The rule whose findings are mended; with none all that is safe.
    mend: Option<String>,
}

pub(super) fn code_actions(
    cx: &Context,
    params: &lsp::CodeActionParams,
    findings: &[Finding],
) -> Vec<lsp::CodeActionOrCommand> {
    if !cx.client.action_literals {
        return Vec::new();
    }
    let only = params.context.only.as_deref();
    let mut actions = Vec::new();
    if wants(only, &lsp::CodeActionKind::QUICKFIX) {
        let asked = cx.range(params.range);
        let mut kinds: Vec<&str> = Vec::new();
        for finding in findings.iter().filter(|it| it.range.intersect(asked).is_some()) {
            let alike = findings.iter().filter(|it| it.code == finding.code && !it.fixes.is_empty()).count();
            if alike > 1 && !kinds.contains(&finding.code) {
                kinds.push(finding.code);
                let title = format!("Mend all {alike} of {}", finding.code);
                actions.extend(all(cx, title, Some(finding.code), lsp::CodeActionKind::QUICKFIX));
            }
            actions.extend(silence(cx, finding));
        }
    }
    // Offered where it is asked for, or near a finding: not at each move of the cursor.
    if wants(only, &FIX_ALL)
        && (only.is_some() || !actions.is_empty())
        && findings.iter().any(|it| Which::Safe.of(it).is_some())
    {
        actions.extend(all(cx, "Mend all that is safe".to_owned(), None, FIX_ALL));
    }
    actions.into_iter().map(Into::into).collect()
}

fn all(
    cx: &Context,
    title: String,
    rule: Option<&str>,
    kind: lsp::CodeActionKind,
) -> Option<lsp::CodeAction> {
    let mend = Mend { uri: cx.uri.clone(), version: cx.version, mend: rule.map(str::to_owned) };
    let mut action = lsp::CodeAction { title, kind: Some(kind), ..Default::default() };
    if cx.client.editing.lazy_actions {
        action.data = serde_json::to_value(mend).ok();
    } else {
        action.edit = Some(mended(cx, &mend)?);
    }
    Some(action)
}

/// What an action carries to mend, where it is one of these.
pub(super) fn mend(action: &lsp::CodeAction) -> Option<Mend> {
    serde_json::from_value(action.data.clone()?).ok()
}

/// What a chosen action mends; nothing where nothing is to be mended.
pub(super) fn mended(cx: &Context, mend: &Mend) -> Option<lsp::WorkspaceEdit> {
    let which = mend.mend.as_deref().map_or(Which::Safe, Which::Rule);
    let fixed = fix_all(&cx.document, &cx.selection, which);
    let edits = edits_between(&cx.document.text().to_string(), &fixed.document.text().to_string());
    let edit = |(at, text)| lsp::TextEdit::new(to_proto::range(&cx.client, &cx.document, at), text);
    let edits: Vec<_> = edits.into_iter().map(edit).collect();
    (!edits.is_empty()).then(|| to_proto::workspace_edit(cx, edits))
}

fn silence(cx: &Context, finding: &Finding) -> Option<lsp::CodeAction> {
    Some(to_proto::code_action(cx, finding, &ignore_here(&cx.document, finding)?))
}

/// A client that asks for a kind means all kinds below it too.
fn wants(only: Option<&[lsp::CodeActionKind]>, kind: &lsp::CodeActionKind) -> bool {
    only.is_none_or(|it| {
        it.iter().any(|wanted| {
            let rest = kind.as_str().strip_prefix(wanted.as_str());
            rest.is_some_and(|rest| wanted.as_str().is_empty() || rest.is_empty() || rest.starts_with('.'))
        })
    })
}
