//! One function a request: convert, call, convert back.

use tower_lsp::lsp_types as lsp;

use crate::ide;
use crate::rules::Finding;

use super::context::Context;
use super::to_proto;

pub(super) fn hover(cx: &Context, at: lsp::Position) -> Option<lsp::Hover> {
    ide::hover(&cx.document, cx.offset(at), &cx.workspace).map(|it| to_proto::hover(cx, it))
}

pub(super) fn definition(cx: &Context, at: lsp::Position) -> Option<lsp::GotoDefinitionResponse> {
    let inside = ide::internal_definition(&cx.document, &cx.seen(), cx.offset(at));
    if !inside.is_empty() {
        return to_proto::definition(cx, inside);
    }
    to_proto::definition(cx, ide::definition(&cx.document, cx.offset(at), &cx.workspace))
}

pub(super) fn document_symbol(cx: &Context) -> Option<lsp::DocumentSymbolResponse> {
    Some(to_proto::outline(cx, ide::outline(&cx.document)))
}

pub(super) fn document_link(cx: &Context) -> Option<Vec<lsp::DocumentLink>> {
    Some(
        ide::links(&cx.document, &cx.seen()).into_iter().filter_map(|it| to_proto::link_to(cx, it)).collect(),
    )
}

pub(super) fn code_action(
    cx: &Context,
    params: &lsp::CodeActionParams,
    findings: &[Finding],
) -> lsp::CodeActionResponse {
    if !cx.client.action_literals || !wants_quick_fixes(params.context.only.as_deref()) {
        return Vec::new();
    }
    let asked = cx.range(params.range);
    let mut actions = Vec::new();
    for finding in findings {
        if finding.range.intersect(asked).is_some() {
            for fix in &finding.fixes {
                actions.push(to_proto::code_action(cx, finding, fix).into());
            }
        }
    }
    actions
}

/// A client that asks for a kind means all kinds below it too.
fn wants_quick_fixes(only: Option<&[lsp::CodeActionKind]>) -> bool {
    only.is_none_or(|it| {
        it.iter().any(|kind| kind == &lsp::CodeActionKind::QUICKFIX || kind.as_str().is_empty())
    })
}
