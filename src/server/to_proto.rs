//! Plain results -> `lsp_types`, in the form that the client takes.

use std::sync::LazyLock;

use tower_lsp::lsp_types as lsp;

use crate::ide::{Hover, Link, OutlineEntry, SymbolKind, Target};
use crate::resolution::Document;
use crate::rules::{self, Finding, Fix, Severity};
use crate::text::{TextRange, TextSize, Walk};

use super::client::Client;
use super::context::Context;

/// The pages of the rules: one file a code.
const RULES: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/rules/");

/// The address of each rule's page. An address is dear to parse, and findings are sent at each keystroke.
static PAGES: LazyLock<Vec<(&str, lsp::Url)>> = LazyLock::new(|| {
    let page = |it: &rules::Rule| lsp::Url::parse(&format!("{RULES}{}.md", it.code)).ok();
    rules::RULES.iter().filter_map(|it| Some((it.code, page(it)?))).collect()
});

pub(super) fn position(client: &Client, document: &Document, offset: TextSize) -> lsp::Position {
    let position = document.text().position(offset, client.encoding);
    lsp::Position::new(position.line, position.character)
}

pub(super) fn range(client: &Client, document: &Document, range: TextRange) -> lsp::Range {
    lsp::Range::new(position(client, document, range.start()), position(client, document, range.end()))
}

/// The range of a place that a walk comes to.
pub(super) fn walked(walk: &mut Walk<'_>, range: TextRange) -> lsp::Range {
    let mut place = |offset| {
        let position = walk.position(offset);
        lsp::Position::new(position.line, position.character)
    };
    lsp::Range::new(place(range.start()), place(range.end()))
}

pub(super) fn hover(cx: &Context, hover: Hover) -> lsp::Hover {
    let (kind, value) = if cx.client.markdown {
        (lsp::MarkupKind::Markdown, hover.markdown)
    } else {
        (lsp::MarkupKind::PlainText, plain(&hover.markdown))
    };
    lsp::Hover {
        contents: lsp::HoverContents::Markup(lsp::MarkupContent { kind, value }),
        range: Some(range(&cx.client, &cx.document, hover.range)),
    }
}

/// Markdown for eyes that see its signs: without emphasis and escapes, links as `text (address)`.
pub(super) fn plain(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(char) = rest.chars().next() {
        let next = &rest[char.len_utf8()..];
        rest = match char {
            '\\' => match next.chars().next() {
                Some(escaped) if escaped.is_ascii_punctuation() => {
                    out.push(escaped);
                    &next[1..]
                }
                _ => {
                    out.push(char);
                    next
                }
            },
            '*' | '`' => next,
            '[' => match link(next) {
                Some((text, address, after)) => {
                    out.push_str(&plain(text));
                    if address != text {
                        out.push_str(&format!(" ({address})"));
                    }
                    after
                }
                None => {
                    out.push(char);
                    next
                }
            },
            _ => {
                out.push(char);
                next
            }
        };
    }
    out
}

fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (label, rest) = text.split_once("](")?;
    let (address, after) = rest.split_once(')')?;
    (!label.contains(['[', '\n', '\r']) && !address.contains([' ', '\n', '\r']))
        .then_some((label, address, after))
}

pub(super) fn definition(cx: &Context, targets: Vec<Target>) -> Option<lsp::GotoDefinitionResponse> {
    let mut links = Vec::with_capacity(targets.len());
    for target in targets {
        let (uri, document) = match &target.document {
            None => (cx.uri.clone(), cx.document.clone()),
            Some(key) => {
                let (Ok(uri), Some(document)) = (lsp::Url::parse(key), cx.workspace.document(key)) else {
                    continue;
                };
                (uri, document)
            }
        };
        links.push(lsp::LocationLink {
            origin_selection_range: Some(range(&cx.client, &cx.document, target.origin)),
            target_uri: uri,
            target_range: range(&cx.client, &document, target.range),
            target_selection_range: range(&cx.client, &document, target.focus),
        });
    }
    if links.is_empty() {
        return None;
    }
    Some(if cx.client.definition_links {
        lsp::GotoDefinitionResponse::Link(links)
    } else {
        let place = |it: lsp::LocationLink| lsp::Location::new(it.target_uri, it.target_selection_range);
        lsp::GotoDefinitionResponse::Array(links.into_iter().map(place).collect())
    })
}

pub(super) fn outline(cx: &Context, entries: Vec<OutlineEntry>) -> lsp::DocumentSymbolResponse {
    if cx.client.hierarchical_symbols {
        lsp::DocumentSymbolResponse::Nested(entries.into_iter().map(|it| nested(cx, it)).collect())
    } else {
        let mut flat = Vec::new();
        flatten(cx, entries, None, &mut flat);
        lsp::DocumentSymbolResponse::Flat(flat)
    }
}

fn kind(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Resolution => lsp::SymbolKind::FILE,
        SymbolKind::Part => lsp::SymbolKind::NAMESPACE,
        SymbolKind::Section => lsp::SymbolKind::MODULE,
        SymbolKind::Recital => lsp::SymbolKind::PROPERTY,
        SymbolKind::Paragraph => lsp::SymbolKind::METHOD,
        SymbolKind::Item => lsp::SymbolKind::FIELD,
        SymbolKind::Annex => lsp::SymbolKind::PACKAGE,
        SymbolKind::Note => lsp::SymbolKind::CONSTANT,
    }
}

/// The protocol forbids empty names.
fn name(name: String) -> String {
    if name.trim().is_empty() { "…".to_owned() } else { name }
}

#[expect(deprecated, reason = "the field must be named to build the struct")]
fn nested(cx: &Context, entry: OutlineEntry) -> lsp::DocumentSymbol {
    let children: Vec<_> = entry.children.into_iter().map(|it| nested(cx, it)).collect();
    lsp::DocumentSymbol {
        name: name(entry.name),
        detail: (!entry.detail.is_empty()).then_some(entry.detail),
        kind: kind(entry.kind),
        tags: None,
        deprecated: None,
        range: range(&cx.client, &cx.document, entry.range),
        selection_range: range(&cx.client, &cx.document, entry.selection),
        children: (!children.is_empty()).then_some(children),
    }
}

#[expect(deprecated, reason = "the field must be named to build the struct")]
fn flatten(
    cx: &Context,
    entries: Vec<OutlineEntry>,
    parent: Option<&str>,
    flat: &mut Vec<lsp::SymbolInformation>,
) {
    for entry in entries {
        let name = name(entry.name);
        flat.push(lsp::SymbolInformation {
            name: name.clone(),
            kind: kind(entry.kind),
            tags: None,
            deprecated: None,
            location: lsp::Location::new(cx.uri.clone(), range(&cx.client, &cx.document, entry.range)),
            container_name: parent.map(str::to_owned),
        });
        flatten(cx, entry.children, Some(&name), flat);
    }
}

pub(super) fn link_to(cx: &Context, link: Link) -> Option<lsp::DocumentLink> {
    Some(lsp::DocumentLink {
        range: range(&cx.client, &cx.document, link.range),
        target: Some(lsp::Url::parse(&link.url).ok()?),
        tooltip: cx.client.link_tooltips.then_some(link.tooltip),
        data: Some(super::annotating::link_data(cx, &link.symbol)),
    })
}

/// A finding of a document; `range` is where its places stand.
pub(super) fn diagnostic(
    client: &Client,
    uri: &lsp::Url,
    finding: &Finding,
    range: impl Fn(TextRange) -> lsp::Range,
) -> lsp::Diagnostic {
    let related = || {
        let place = |(at, message): &(TextRange, String)| lsp::DiagnosticRelatedInformation {
            location: lsp::Location::new(uri.clone(), range(*at)),
            message: message.clone(),
        };
        finding.related.iter().map(place).collect()
    };
    let page = || PAGES.iter().find(|it| it.0 == finding.code).map(|it| it.1.clone());
    lsp::Diagnostic {
        range: range(finding.range),
        severity: Some(match finding.severity {
            Severity::Error => lsp::DiagnosticSeverity::ERROR,
            Severity::Warning => lsp::DiagnosticSeverity::WARNING,
            Severity::Information => lsp::DiagnosticSeverity::INFORMATION,
            Severity::Hint => lsp::DiagnosticSeverity::HINT,
        }),
        code: Some(lsp::NumberOrString::String(finding.code.to_owned())),
        code_description: client
            .code_description
            .then(page)
            .flatten()
            .map(|href| lsp::CodeDescription { href }),
        source: Some("resolution-ls".to_owned()),
        message: finding.message.clone(),
        related_information: (client.related && !finding.related.is_empty()).then(related),
        tags: None,
        data: None,
    }
}

/// Edits of the document, of the version that they were made for where the client takes versions.
pub(super) fn workspace_edit(cx: &Context, edits: Vec<lsp::TextEdit>) -> lsp::WorkspaceEdit {
    if !cx.client.document_changes {
        return lsp::WorkspaceEdit::new([(cx.uri.clone(), edits)].into());
    }
    let document =
        lsp::OptionalVersionedTextDocumentIdentifier { uri: cx.uri.clone(), version: Some(cx.version) };
    let edits = edits.into_iter().map(lsp::OneOf::Left).collect();
    let changes = vec![lsp::TextDocumentEdit { text_document: document, edits }];
    lsp::WorkspaceEdit { document_changes: Some(lsp::DocumentChanges::Edits(changes)), ..Default::default() }
}

pub(super) fn code_action(cx: &Context, finding: &Finding, fix: &Fix) -> lsp::CodeAction {
    let edits = fix
        .edits
        .iter()
        .map(|(at, text)| lsp::TextEdit::new(range(&cx.client, &cx.document, *at), text.clone()));
    let edit = workspace_edit(cx, edits.collect());
    let place = |it| range(&cx.client, &cx.document, it);
    lsp::CodeAction {
        title: fix.title.clone(),
        kind: Some(lsp::CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic(&cx.client, &cx.uri, finding, place)]),
        edit: Some(edit),
        is_preferred: (cx.client.preferred_actions && fix.preferred).then_some(true),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn plain_text_has_no_signs() {
        assert_eq!(plain("**A/RES/75/180** · *title*"), "A/RES/75/180 · title");
        assert_eq!(plain("see [75/180](https://undocs.org/x)."), "see 75/180 (https://undocs.org/x).");
        assert_eq!(plain(r"\*kept\* [not a link] `a`"), "*kept* [not a link] a");
    }
}
