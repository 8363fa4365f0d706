//! The lineage of a paragraph as a type hierarchy, and where it was taken up later among its references.

use serde_json::json;
use tower_lsp::lsp_types as lsp;

use crate::ide::{self, Ancestor, Library as _};
use crate::workspace::Workspace;

use super::client::Client;
use super::context::Context;
use super::to_proto::range;

fn item(client: &Client, workspace: &Workspace, it: &Ancestor) -> Option<lsp::TypeHierarchyItem> {
    let document = workspace.read(&it.document)?;
    let place = range(client, &document, it.range);
    let symbol = it.symbol.as_ref().map_or_else(|| "…".to_owned(), ToString::to_string);
    Some(lsp::TypeHierarchyItem {
        name: format!("{symbol}, {}", it.place),
        kind: lsp::SymbolKind::STRING,
        tags: None,
        detail: Some(it.words.clone()),
        uri: lsp::Url::parse(&it.document).ok()?,
        range: place,
        selection_range: place,
        data: Some(json!({ "paragraph": u32::from(it.range.start()) })),
    })
}

/// The paragraph whose number or opening words stand at a place.
pub(super) fn prepare(cx: &Context, at: lsp::Position) -> Option<lsp::TypeHierarchyItem> {
    let found = ide::ancestor_at(&cx.document, cx.uri.as_str(), cx.offset(at))?;
    item(&cx.client, &cx.workspace, &found)
}

/// What a paragraph goes back to, or what goes back to it; nothing where the item is no paragraph.
pub(super) fn series(
    client: &Client,
    workspace: &Workspace,
    asked: &lsp::TypeHierarchyItem,
    earlier: bool,
) -> Option<Vec<lsp::TypeHierarchyItem>> {
    let offset = asked.data.as_ref()?.get("paragraph")?.as_u64()?;
    let document = workspace.read(asked.uri.as_str())?;
    let offset = u32::try_from(offset).ok()?.into();
    let found = ide::lineage(&document, offset, earlier, workspace);
    Some(found.iter().filter_map(|it| item(client, workspace, it)).collect())
}

/// Where the paragraph at a place was taken up later.
pub(super) fn taken_up(cx: &Context, at: lsp::Position) -> Vec<lsp::Location> {
    let convert = |it: Ancestor| {
        let document = cx.workspace.read(&it.document)?;
        Some(lsp::Location::new(lsp::Url::parse(&it.document).ok()?, range(&cx.client, &document, it.range)))
    };
    ide::taken_up(&cx.document, cx.offset(at), &cx.workspace).into_iter().filter_map(convert).collect()
}
