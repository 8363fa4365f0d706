//! The requests that look beyond one document: convert, call, convert back.

use serde_json::json;
use tower_lsp::lsp_types as lsp;

use crate::citation::Symbol;
use crate::ide::{self, Call, Node};
use crate::text::Span;
use crate::un::Lang;
use crate::workspace::Workspace;

use super::client::Client;
use super::context::Context;
use super::lineage;

/// What the server offers of these requests. The type hierarchy is registered: `lsp_types` has no field for it.
pub(super) fn offers(offers: &mut lsp::ServerCapabilities) {
    offers.call_hierarchy_provider = Some(true.into());
}

/// A range of another document, from what is known of it.
pub(super) fn span(client: &Client, span: &Span) -> lsp::Range {
    let (start, end) = span.positions(client.encoding);
    let place = |it: crate::text::Position| lsp::Position::new(it.line, it.character);
    lsp::Range::new(place(start), place(end))
}

/// The references in other documents.
pub(super) fn references(cx: &Context, at: lsp::Position) -> Vec<lsp::Location> {
    let found = ide::elsewhere(&cx.document, cx.uri.as_str(), &cx.seen(), cx.offset(at), &cx.workspace);
    let convert = |it: ide::Elsewhere| {
        Some(lsp::Location::new(lsp::Url::parse(&it.document).ok()?, span(&cx.client, &it.span)))
    };
    found.into_iter().filter_map(convert).collect()
}

fn name(node: &Node) -> String {
    node.symbol.as_ref().map_or_else(|| "…".to_owned(), ToString::to_string)
}

/// Symbol and language: enough to ask again.
fn data(node: &Node, lang: Lang) -> Option<serde_json::Value> {
    Some(json!({"symbol": node.symbol.as_ref()?.to_string(), "language": lang.code()}))
}

/// What [`data`] says.
fn asked(data: Option<&serde_json::Value>) -> Option<(Symbol, Lang)> {
    let data = data?;
    let lang = Lang::of_code(data.get("language")?.as_str()?)?;
    Some((Symbol::parse(data.get("symbol")?.as_str()?)?, lang))
}

fn call_item(client: &Client, node: Node, lang: Lang) -> Option<lsp::CallHierarchyItem> {
    Some(lsp::CallHierarchyItem {
        name: name(&node),
        kind: lsp::SymbolKind::FILE,
        tags: None,
        detail: (!node.title.is_empty()).then(|| node.title.clone()),
        uri: lsp::Url::parse(&node.document).ok()?,
        range: span(client, &node.range),
        selection_range: span(client, &node.head),
        data: data(&node, lang),
    })
}

fn type_item(client: &Client, node: Node, lang: Lang) -> Option<lsp::TypeHierarchyItem> {
    let item = call_item(client, node, lang)?;
    Some(lsp::TypeHierarchyItem {
        name: item.name,
        kind: item.kind,
        tags: None,
        detail: item.detail,
        uri: item.uri,
        range: item.range,
        selection_range: item.selection_range,
        data: item.data,
    })
}

fn node(cx: &Context, at: lsp::Position) -> Option<Node> {
    ide::node_at(&cx.document, cx.offset(at), &cx.workspace)
}

pub(super) fn prepare_calls(cx: &Context, at: lsp::Position) -> Option<Vec<lsp::CallHierarchyItem>> {
    Some(Vec::from_iter(call_item(&cx.client, node(cx, at)?, cx.document.lang())))
}

pub(super) fn prepare_types(cx: &Context, at: lsp::Position) -> Option<Vec<lsp::TypeHierarchyItem>> {
    if let Some(paragraph) = lineage::prepare(cx, at) {
        return Some(vec![paragraph]);
    }
    Some(Vec::from_iter(type_item(&cx.client, node(cx, at)?, cx.document.lang())))
}

fn ranges(client: &Client, spans: &[Span]) -> Vec<lsp::Range> {
    spans.iter().map(|it| span(client, it)).collect()
}

pub(super) fn incoming(
    client: &Client,
    workspace: &Workspace,
    item: &lsp::CallHierarchyItem,
) -> Option<Vec<lsp::CallHierarchyIncomingCall>> {
    let (symbol, lang) = asked(item.data.as_ref())?;
    let convert = |Call { node, spans }| {
        let from_ranges = ranges(client, &spans);
        Some(lsp::CallHierarchyIncomingCall { from: call_item(client, node, lang)?, from_ranges })
    };
    Some(ide::cited_by(&symbol, workspace).into_iter().filter_map(convert).collect())
}

pub(super) fn outgoing(
    client: &Client,
    workspace: &Workspace,
    item: &lsp::CallHierarchyItem,
) -> Option<Vec<lsp::CallHierarchyOutgoingCall>> {
    let (symbol, lang) = asked(item.data.as_ref())?;
    let convert = |Call { node, spans }| {
        let from_ranges = ranges(client, &spans);
        Some(lsp::CallHierarchyOutgoingCall { to: call_item(client, node, lang)?, from_ranges })
    };
    Some(ide::cites(&symbol, lang, workspace).into_iter().filter_map(convert).collect())
}

/// The earlier resolutions of a series, or the later ones.
pub(super) fn series(
    client: &Client,
    workspace: &Workspace,
    item: &lsp::TypeHierarchyItem,
    earlier: bool,
) -> Option<Vec<lsp::TypeHierarchyItem>> {
    if let Some(paragraphs) = lineage::series(client, workspace, item, earlier) {
        return Some(paragraphs);
    }
    let (symbol, lang) = asked(item.data.as_ref())?;
    let found =
        if earlier { ide::earlier(&symbol, lang, workspace) } else { ide::later(&symbol, lang, workspace) };
    Some(found.into_iter().filter_map(|it| type_item(client, it, lang)).collect())
}
