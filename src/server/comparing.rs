//! The commands that set texts side by side: what changed against another resolution, the same paragraph in other
//! languages, and a phrase in all texts.

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types as lsp;

use crate::citation::{self, Symbol};
use crate::compare::{self, Cited, Comparison, ParallelRow, Passage};
use crate::ide::{self, Library as _};
use crate::resolution::{Document, Unit};
use crate::text::TextRange;
use crate::un::Lang;
use crate::workspace::Workspace;

use super::client::Client;
use super::commands::{Action, Command, argument, invalid, optional};
use super::context::Context;
use super::relations;
use super::to_proto::range;

/// So many places are told of a phrase unless it is said how many.
const FOUND: usize = 200;

/// A document and the resolution in it that is compared.
struct Side<'a> {
    uri: &'a str,
    document: &'a Document,
    unit: &'a Unit,
}

impl Side<'_> {
    fn name(&self) -> String {
        let symbol = self.unit.resolution.symbol();
        let file = || self.uri.rsplit('/').next().unwrap_or_default().to_owned();
        symbol.map_or_else(file, |it| it.to_string())
    }

    fn told(&self) -> Value {
        let resolution = &self.unit.resolution;
        json!({
            "uri": self.uri,
            "symbol": resolution.symbol().map(|it| it.to_string()),
            "title": resolution.title.as_ref().map(|it| it.text.trim()),
        })
    }

    fn passage(&self, client: &Client, all: &[Passage], at: Option<usize>) -> Value {
        let Some(it) = at.and_then(|it| all.get(it)) else { return Value::Null };
        json!({
            "part": it.place.part(),
            "number": it.place.number(),
            "range": place(client, self.document, it),
            "text": it.text,
        })
    }
}

fn place(client: &Client, document: &Document, passage: &Passage) -> lsp::Range {
    range(client, document, TextRange::new(passage.range.start.into(), passage.range.end.into()))
}

fn first(document: &Document) -> Option<&Unit> {
    document.units().iter().find(|it| it.resolution.is_resolution())
}

/// What changed in the open document against another one, or against the resolution that it is built on.
pub(super) fn compare(cx: &Context, command: &Command, given: &[Value]) -> Result<Action> {
    let other: Option<String> = optional(command, given, 1, "other")?;
    let form: Option<String> = optional(command, given, 2, "form")?;
    let lang = cx.document.lang();
    let unit = first(&cx.document).ok_or_else(|| invalid(command, "no resolution is in the document"))?;
    let (key, document, symbol) = match other {
        Some(other) => {
            let (key, document) = named(cx, &other, lang)
                .ok_or_else(|| invalid(command, &format!("“{other}” is no resolution that is at hand")))?;
            (
                key,
                document,
                Symbol::parse(&other).or_else(|| citation::declared(&other, unit.resolution.organ())),
            )
        }
        None => {
            let base = ide::base(&unit.resolution, lang, &cx.workspace).ok_or_else(|| {
                invalid(
                    command,
                    "no earlier resolution of the same title is at hand; name the other document",
                )
            })?;
            (base.document, base.text, Some(base.symbol))
        }
    };
    let same = |it: &&Unit| {
        let own = it.resolution.symbol();
        symbol.as_ref().zip(own.as_ref()).is_some_and(|(one, other)| one.same_document(other))
    };
    let old = document.units().iter().find(same).or_else(|| first(&document));
    let old = old.ok_or_else(|| invalid(command, &format!("no resolution is in {key}")))?;
    let old = Side { uri: &key, document: &document, unit: old };
    let new = Side { uri: cx.uri.as_str(), document: &cx.document, unit };
    let comparison = Comparison::between((old.unit, document.lang()), (new.unit, lang));
    let mut answer = json!({
        "old": old.told(),
        "new": new.told(),
        "different": comparison.is_different(),
    });
    match form.as_deref() {
        None | Some("rows") => answer["rows"] = rows(cx, &comparison, &old, &new),
        Some("markdown") => {
            answer["text"] = json!(compare::markdown(&comparison, &old.name(), &new.name()));
        }
        Some("html") => {
            answer["text"] = json!(compare::html(&comparison, &old.name(), &new.name(), lang.code()));
            answer["rows"] = rows(cx, &comparison, &old, &new);
        }
        Some(form) => return Err(invalid(command, &format!("“{form}” is no form (rows, markdown, html)"))),
    }
    let cited = |all: &[Cited]| all.iter().map(|it| it.symbol.to_string()).collect::<Vec<_>>();
    answer["citations"] =
        json!({"dropped": cited(&comparison.no_longer_cited), "added": cited(&comparison.newly_cited)});
    Ok(Action::Answer(answer))
}

/// The document with an address, or the one that declares a symbol or number.
fn named(cx: &Context, other: &str, lang: Lang) -> Option<(String, std::sync::Arc<Document>)> {
    if let Some(document) = cx.workspace.document(other) {
        return Some((other.to_owned(), document));
    }
    let organ = first(&cx.document).and_then(|it| it.resolution.organ());
    let symbol = Symbol::parse(other).or_else(|| citation::declared(other, organ))?;
    cx.workspace.find_in(&symbol, lang)
}

fn rows(cx: &Context, comparison: &Comparison, old: &Side<'_>, new: &Side<'_>) -> Value {
    let row = |it: &compare::Row| {
        let words = it.words.iter().map(|it| json!({"kind": it.kind.name(), "text": it.text}));
        json!({
            "change": it.change.name(),
            "moved": it.moved,
            "heading": compare::heading(comparison, it),
            "old": old.passage(&cx.client, &comparison.old, it.old),
            "new": new.passage(&cx.client, &comparison.new, it.new),
            "words": words.collect::<Vec<_>>(),
        })
    };
    comparison.rows.iter().map(row).collect()
}

/// The open document in the other languages that are at hand: the paragraph at a place, or all of it.
pub(super) fn parallel(cx: &Context, command: &Command, given: &[Value]) -> Result<Action> {
    let at: Option<lsp::Position> = optional(command, given, 1, "position")?;
    let unit = match at {
        Some(at) => cx.document.unit_at(cx.offset(at)).map(|it| it.0),
        None => first(&cx.document),
    };
    let unit = unit.ok_or_else(|| invalid(command, "no resolution is there"))?;
    let others = ide::translations(&cx.document, unit, &cx.workspace);
    let mut columns = vec![(cx.uri.to_string(), std::sync::Arc::clone(&cx.document), unit)];
    columns.extend(
        others
            .iter()
            .filter_map(|it| Some((it.document.clone(), std::sync::Arc::clone(&it.text), it.unit()?))),
    );
    let units: Vec<&Unit> = columns.iter().map(|it| it.2).collect();
    let offset = at.map(|it| u32::from(cx.offset(it)));
    let wanted = |row: &ParallelRow| match (offset, row.passages.first()) {
        (None, _) => true,
        (Some(at), Some(Some(own))) => own.range.start <= at && at <= own.range.end,
        (Some(_), _) => false,
    };
    let told = |row: ParallelRow| {
        let texts = columns.iter().zip(&row.passages).filter_map(|((uri, document, _), passage)| {
            let passage = passage.as_ref()?;
            Some(json!({
                "language": document.lang().code(),
                "text": passage.text,
                "location": {"uri": uri, "range": place(&cx.client, document, passage)},
            }))
        });
        json!({
            "place": row.place.to_string(),
            "part": row.place.part(),
            "number": row.place.number(),
            "texts": texts.collect::<Vec<_>>(),
        })
    };
    let rows = compare::parallel_units(&units).into_iter().filter(wanted).map(told);
    Ok(Action::Answer(rows.collect()))
}

/// The paragraphs that hold a phrase, the newest resolutions first.
pub(super) fn search(
    client: &Client,
    workspace: &Workspace,
    command: &Command,
    given: &[Value],
) -> Result<Action> {
    let phrase: String = argument(command, given, 0, "phrase")?;
    let limit: Option<usize> = optional(command, given, 1, "limit")?;
    if crate::precedent::Phrase::of(&phrase).is_none() {
        return Err(invalid(command, "the phrase has no word"));
    }
    let found = workspace.passages(&phrase, limit.unwrap_or(FOUND)).into_iter().map(|it| {
        let place = it.number.map_or_else(|| it.part.name().to_owned(), |it| format!("para. {it}"));
        json!({
            "symbol": it.symbol.map(|it| it.to_string()),
            "part": it.part.name(),
            "number": it.number,
            "place": place,
            "words": it.words,
            "location": {"uri": it.document, "range": relations::span(client, &it.span)},
        })
    });
    Ok(Action::Answer(found.collect()))
}
