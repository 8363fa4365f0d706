//! Semantic tokens in the names, encoding and pieces that the client takes.

use tower_lsp::lsp_types as lsp;

use crate::ide::{self, TokenKind, TokenModifiers};
use crate::text::{Cursor, KeptEnds, TextRange, size, units};

use super::context::Context;

/// A name of our own, and the standard one for clients that do not know it.
const TYPES: [(TokenKind, &str, &str); 9] = [
    (TokenKind::Organ, "organ", "namespace"),
    (TokenKind::Symbol, "symbol", "class"),
    (TokenKind::Number, "number", "number"),
    (TokenKind::Date, "date", "enumMember"),
    (TokenKind::Verb, "verb", "keyword"),
    (TokenKind::Footnote, "footnote", "macro"),
    (TokenKind::Title, "title", "string"),
    (TokenKind::AgendaItem, "agendaItem", "property"),
    (TokenKind::Marker, "marker", "operator"),
];

type Holds = fn(&TokenModifiers) -> bool;

/// A modifier, its name, and the standard one; most have none and are left out where they are not known.
const MODIFIERS: [(Holds, &str, &str); 5] = [
    (|it| it.declaration, "declaration", "declaration"),
    (|it| it.unresolved, "unresolved", ""),
    (|it| it.external, "external", "defaultLibrary"),
    (|it| it.preambular, "preambular", ""),
    (|it| it.operative, "operative", ""),
];

/// What the client knows of tokens.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Palette {
    /// The types, by index, whose own names it knows.
    own_types: u16,
    own_modifiers: u8,
    multiline: bool,
    pub(super) refresh: bool,
}

impl Palette {
    pub(super) fn new(can: &lsp::ClientCapabilities) -> Self {
        let tokens = can.text_document.as_ref().and_then(|it| it.semantic_tokens.as_ref());
        let workspace = can.workspace.as_ref().and_then(|it| it.semantic_tokens.as_ref());
        let Some(tokens) = tokens else { return Self::default() };
        let own_type = |index: usize| tokens.token_types.iter().any(|it| it.as_str() == TYPES[index].1);
        let own_modifier =
            |index: usize| tokens.token_modifiers.iter().any(|it| it.as_str() == MODIFIERS[index].1);
        Self {
            own_types: (0..TYPES.len()).filter(|it| own_type(*it)).map(|it| 1 << it).sum(),
            own_modifiers: (0..MODIFIERS.len()).filter(|it| own_modifier(*it)).map(|it| 1 << it).sum(),
            multiline: tokens.multiline_token_support.unwrap_or(false),
            refresh: workspace.and_then(|it| it.refresh_support).unwrap_or(false),
        }
    }

    /// The names of the types and modifiers, in the order of the numbers sent.
    pub(super) fn legend(self) -> lsp::SemanticTokensLegend {
        let name = |(index, it): (usize, &(TokenKind, &'static str, &'static str))| {
            if self.own_types >> index & 1 == 1 { it.1.into() } else { it.2.into() }
        };
        lsp::SemanticTokensLegend {
            token_types: TYPES.iter().enumerate().map(name).collect(),
            token_modifiers: self.modifiers().map(|it| it.1.into()).collect(),
        }
    }

    fn modifiers(self) -> impl Iterator<Item = (Holds, &'static str)> {
        MODIFIERS.iter().enumerate().filter_map(move |(index, it)| {
            let name = if self.own_modifiers >> index & 1 == 1 { it.1 } else { it.2 };
            (!name.is_empty()).then_some((it.0, name))
        })
    }
}

/// The tokens of the document, or of a part of it.
pub(super) fn tokens(cx: &Context, within: Option<TextRange>) -> Vec<lsp::SemanticToken> {
    let palette = cx.client.viewing.palette;
    let shelf = cx.workspace.shelf(cx.document.lang());
    let found = ide::tokens(&cx.document, &cx.seen(), within, &|it| shelf.has(it));
    let text = cx.document.text().to_string();
    let mut cursor = Cursor::new(&text, cx.client.encoding);
    let mut before = lsp::Position::default();
    let mut tokens = Vec::with_capacity(found.len());
    let modifiers: Vec<Holds> = palette.modifiers().map(|it| it.0).collect();
    for token in found {
        let Some(kind) = TYPES.iter().position(|it| it.0 == token.kind) else { continue };
        let signs =
            modifiers.iter().enumerate().filter(|it| it.1(&token.modifiers)).map(|it| 1 << it.0).sum();
        let whole = text.get(usize::from(token.range.start())..usize::from(token.range.end())).unwrap_or("");
        let mut at = usize::from(token.range.start());
        let pieces: Vec<&str> = match palette.multiline {
            true => vec![whole],
            false => whole.split_inclusive(['\n', '\r']).collect(),
        };
        for piece in pieces {
            let shown = piece.trim_end_matches(['\n', '\r']);
            if !shown.trim().is_empty() {
                let place = cursor.position(size(at));
                let delta_line = place.line - before.line;
                let delta_start =
                    if delta_line == 0 { place.character - before.character } else { place.character };
                before = lsp::Position::new(place.line, place.character);
                tokens.push(lsp::SemanticToken {
                    delta_line,
                    delta_start,
                    length: units(shown, cx.client.encoding),
                    token_type: kind as u32,
                    token_modifiers_bitset: signs,
                });
            }
            at += piece.len();
        }
    }
    tokens
}

pub(super) fn full(cx: &Context) -> Option<lsp::SemanticTokensResult> {
    let data = tokens(cx, None);
    let result_id = Some(cx.views.keep_tokens(&cx.uri, &data));
    Some(lsp::SemanticTokens { result_id, data }.into())
}

/// What changed since the tokens that the client has: one stretch, for edits come one at a time.
pub(super) fn delta(cx: &Context, known: &str) -> Option<lsp::SemanticTokensFullDeltaResult> {
    let before = cx.views.tokens(&cx.uri, known);
    let data = tokens(cx, None);
    let result_id = Some(cx.views.keep_tokens(&cx.uri, &data));
    let Some(before) = before else { return Some(lsp::SemanticTokens { result_id, data }.into()) };
    let KeptEnds { head, tail, .. } =
        KeptEnds::of(data.len(), before.len(), |at, was| data[at] == before[was]);
    // The protocol counts in numbers, of which a token has five.
    let count = |tokens: usize| u32::try_from(tokens * 5).unwrap_or(u32::MAX);
    let changed = before.len() != data.len() || head < data.len();
    let edit = lsp::SemanticTokensEdit {
        start: count(head),
        delete_count: count(before.len() - head - tail),
        data: Some(data[head..data.len() - tail].to_vec()),
    };
    let edits = if changed { vec![edit] } else { Vec::new() };
    Some(lsp::SemanticTokensDelta { result_id, edits }.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_standard_where_the_client_knows_no_others() {
        let can = |types: serde_json::Value, modifiers: serde_json::Value| {
            let tokens = serde_json::json!({"requests": {}, "tokenTypes": types, "tokenModifiers": modifiers, "formats": ["relative"]});
            serde_json::from_value(serde_json::json!({"textDocument": {"semanticTokens": tokens}})).unwrap()
        };
        let standard = Palette::new(&can(["keyword"].into(), ["declaration"].into())).legend();
        assert_eq!(standard.token_types[4].as_str(), "keyword");
        assert_eq!(
            standard.token_modifiers.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
            ["declaration", "defaultLibrary"]
        );
        let own = Palette::new(&can(["verb", "organ"].into(), ["external", "operative"].into())).legend();
        assert_eq!((own.token_types[4].as_str(), own.token_types[1].as_str()), ("verb", "class"));
        assert_eq!(
            own.token_modifiers.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
            ["declaration", "external", "operative"]
        );
    }
}
