//! Code actions that mend or silence more than one place: all of a kind, all that is safe, ignore this here.

use tower_lsp::lsp_types as lsp;

use crate::rules::{Finding, Which, edits_between, fix_all, ignore_here};

use super::context::Context;
use super::to_proto;

/// Mends all that keeps the meaning; editors can do it on saving.
pub(super) const FIX_ALL: lsp::CodeActionKind = lsp::CodeActionKind::new("source.fixAll.resolution-ls");

pub(super) fn code_actions(cx: &Context, params: &lsp::CodeActionParams) -> Vec<lsp::CodeActionOrCommand> {
    if !cx.client.action_literals {
        return Vec::new();
    }
    let only = params.context.only.as_deref();
    let mut actions = Vec::new();
    let findings = cx.findings();
    if wants(only, &lsp::CodeActionKind::QUICKFIX) {
        let asked = cx.range(params.range);
        let mut kinds: Vec<&str> = Vec::new();
        for finding in findings.iter().filter(|it| it.range.intersect(asked).is_some()) {
            let alike = findings.iter().filter(|it| it.code == finding.code && !it.fixes.is_empty()).count();
            if alike > 1 && !kinds.contains(&finding.code) {
                kinds.push(finding.code);
                let title = format!("Mend all {alike} of {}", finding.code);
                actions.extend(all(cx, title, Which::Rule(finding.code), lsp::CodeActionKind::QUICKFIX));
            }
            actions.extend(silence(cx, finding));
        }
    }
    // Worked out where it is asked for, or near a finding: not at each move of the cursor.
    if wants(only, &FIX_ALL)
        && (only.is_some() || !actions.is_empty())
        && findings.iter().any(|it| Which::Safe.of(it).is_some())
    {
        actions.extend(all(cx, "Mend all that is safe".to_owned(), Which::Safe, FIX_ALL));
    }
    actions.into_iter().map(Into::into).collect()
}

fn all(cx: &Context, title: String, which: Which<'_>, kind: lsp::CodeActionKind) -> Option<lsp::CodeAction> {
    let fixed = fix_all(&cx.document, &cx.selection, which);
    let edits = edits_between(&cx.document.text().to_string(), &fixed.document.text().to_string());
    let edit = |(at, text)| lsp::TextEdit::new(to_proto::range(&cx.client, &cx.document, at), text);
    let edits: Vec<_> = edits.into_iter().map(edit).collect();
    let edit = (!edits.is_empty()).then(|| to_proto::workspace_edit(cx, edits))?;
    Some(lsp::CodeAction { title, kind: Some(kind), edit: Some(edit), ..Default::default() })
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
