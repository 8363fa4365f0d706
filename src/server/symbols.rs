//! `workspace/symbol`: resolutions that a few letters mean, paragraphs that hold a phrase.
//!
//! Where the client takes it, the place of a resolution in its file is told when it is chosen; that of a paragraph is
//! found with its words, and told at once.

use serde_json::json;
use tower_lsp::lsp_types::{self as lsp, OneOf};

use crate::citation::Symbol;
use crate::ide::{Facts, Library as _};
use crate::un::Lang;
use crate::workspace::{Passage, Workspace};

use super::client::Client;
use super::relations::span;

/// An answer to a search is read by eyes.
const FOUND: usize = 200;

/// Whether a client asks for the places of what it chooses.
pub(super) fn resolves(can: &lsp::ClientCapabilities) -> bool {
    let symbol = can.workspace.as_ref().and_then(|it| it.symbol.as_ref());
    let support = symbol.and_then(|it| it.resolve_support.as_ref());
    support.is_some_and(|it| it.properties.iter().any(|it| it == "location.range"))
}

/// What the server offers a client.
pub(super) fn offers(client: &Client, offers: &mut lsp::ServerCapabilities) {
    let options = lsp::WorkspaceSymbolOptions {
        work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        resolve_provider: client.resolves_symbols.then_some(true),
    };
    offers.workspace_symbol_provider = Some(OneOf::Right(options));
}

/// What a query means.
pub(super) fn found(client: &Client, workspace: &Workspace, query: &str) -> Vec<lsp::WorkspaceSymbol> {
    // In quotation marks: the words themselves.
    let quoted = query.trim().strip_prefix(['"', '“', '«']);
    if let Some(phrase) = quoted.map(|it| it.trim_end_matches(['"', '”', '»'])) {
        let found = workspace.passages(phrase, FOUND).into_iter();
        return found.filter_map(|it| passage(client, it)).collect();
    }
    workspace.search(query, FOUND).into_iter().filter_map(|it| resolution(client, it)).collect()
}

fn resolution(client: &Client, facts: Facts) -> Option<lsp::WorkspaceSymbol> {
    let uri = lsp::Url::parse(facts.document.as_deref()?).ok()?;
    let (symbol, title) = (&facts.known.symbol, &facts.known.title);
    let name = format!("{symbol} {title}");
    let (location, data) = if client.resolves_symbols {
        let data = json!({"symbol": symbol.to_string(), "language": facts.known.lang.code()});
        (OneOf::Right(lsp::WorkspaceLocation { uri }), Some(data))
    } else {
        (OneOf::Left(lsp::Location::new(uri, span(client, &facts.head))), None)
    };
    Some(lsp::WorkspaceSymbol {
        name: name.trim_end().to_owned(),
        kind: lsp::SymbolKind::FILE,
        tags: None,
        container_name: facts.session,
        location,
        data,
    })
}

fn passage(client: &Client, passage: Passage) -> Option<lsp::WorkspaceSymbol> {
    let symbol = passage.symbol.as_ref().map_or_else(|| "…".to_owned(), ToString::to_string);
    let place = passage.number.map_or_else(|| passage.part.name().to_owned(), |it| format!("para. {it}"));
    let uri = lsp::Url::parse(&passage.document).ok()?;
    Some(lsp::WorkspaceSymbol {
        name: passage.words,
        kind: lsp::SymbolKind::STRING,
        tags: None,
        container_name: Some(format!("{symbol}, {place}")),
        location: OneOf::Left(lsp::Location::new(uri, span(client, &passage.span))),
        data: None,
    })
}

/// A symbol with its place as it is now: the number and title of the resolution, or the document's start where it
/// declares that symbol no more.
pub(super) fn resolved(
    client: &Client,
    workspace: &Workspace,
    mut symbol: lsp::WorkspaceSymbol,
) -> lsp::WorkspaceSymbol {
    let OneOf::Right(lsp::WorkspaceLocation { uri }) = &symbol.location else { return symbol };
    let text = |key| symbol.data.as_ref()?.get(key)?.as_str();
    let asked = text("symbol").and_then(Symbol::parse).zip(text("language").and_then(Lang::of_code));
    let facts = asked.and_then(|(it, lang)| workspace.facts(&it, lang));
    let facts = facts.filter(|it| it.document.as_deref() == Some(uri.as_str()));
    let range = facts.map(|it| span(client, &it.head)).unwrap_or_default();
    symbol.location = OneOf::Left(lsp::Location::new(uri.clone(), range));
    symbol
}
