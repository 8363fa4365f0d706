//! Inlay hints, code lenses, links and monikers: what is shown beside the text, most of it looked up again when
//! the client comes to it.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::lsp_types as lsp;

use crate::citation::Symbol;
use crate::ide::{self, AgreedLens, Hint, HintKind, Hints, Lens, LensKind, Nearby, Origin, Others, Subject};
use crate::text::TextRange;
use crate::workspace::config::AgreedText;

use super::commands;
use super::context::Context;
use super::to_proto::{position, range};

/// How long the answer of all lenses may look for agreed paragraphs.
const AT_ONCE: Duration = Duration::from_millis(4);
/// How many of the others are looked for before what was found is kept.
const STRIDE: usize = 64;
/// The lens that tells where a paragraph was adopted before, as [`Again`] names it.
const AGREED: &str = "agreed";

/// What an annotation carries to be looked up again.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Again {
    pub(super) uri: lsp::Url,
    /// Which of those at its place.
    what: String,
}

/// What was put into an annotation's `data`.
pub(super) fn again(data: Option<&serde_json::Value>) -> Option<Again> {
    Again::deserialize(data?).ok()
}

fn wanted(cx: &Context) -> Hints {
    let keys = &cx.settings.config.inlay_hints;
    Hints {
        titles: keys.enable && keys.titles,
        paragraphs: keys.enable && keys.paragraphs,
        page_cuts: keys.enable && keys.page_cuts,
        numbers: keys.enable && keys.numbers,
    }
}

pub(super) fn hints(cx: &Context, within: lsp::Range) -> Option<Vec<lsp::InlayHint>> {
    Some(found_hints(cx, cx.range(within)).into_iter().map(|it| hint(cx, it)).collect())
}

fn found_hints(cx: &Context, within: TextRange) -> Vec<Hint> {
    let shelf = cx.workspace.shelf(cx.document.lang());
    let others = Others { library: &cx.workspace, title: &|it| shelf.title(it) };
    ide::hints(&cx.document, &cx.seen(), within, wanted(cx), others)
}

fn name(kind: HintKind) -> &'static str {
    match kind {
        HintKind::Title => "title",
        HintKind::Paragraph => "paragraph",
        HintKind::PageCut => "page cut",
        HintKind::Number => "number",
    }
}

fn hint(cx: &Context, hint: Hint) -> lsp::InlayHint {
    let later = cx.client.viewing.hints_resolve;
    let edit = |(at, text): &(TextRange, String)| {
        vec![lsp::TextEdit::new(range(&cx.client, &cx.document, *at), text.clone())]
    };
    lsp::InlayHint {
        position: position(&cx.client, &cx.document, hint.at),
        label: hint.label.clone().into(),
        kind: None,
        text_edits: hint.edit.as_ref().filter(|_| !later).map(edit),
        tooltip: (!later).then(|| tooltip(&hint).into()),
        padding_left: Some(true),
        padding_right: Some(hint.kind != HintKind::Number),
        data: later.then(|| json!(Again { uri: cx.uri.clone(), what: name(hint.kind).to_owned() })),
    }
}

fn tooltip(hint: &Hint) -> String {
    match hint.kind {
        HintKind::Title => format!("The title of the cited document: {}", hint.whole),
        HintKind::Paragraph => format!("The cited paragraph: {}", hint.whole),
        HintKind::PageCut => format!("Behind the page cut: {}", hint.whole),
        HintKind::Number => format!("The number that follows here is {}.", hint.whole),
    }
}

/// The hint with its tooltip and edit, from the document as it is now.
pub(super) fn resolve_hint(cx: &Context, again: &Again, known: lsp::InlayHint) -> lsp::InlayHint {
    let at = cx.offset(known.position);
    let line = TextRange::new(cx.document.text().line_start(at), cx.document.text().line_end(at));
    let Some(same) = found_hints(cx, line).into_iter().find(|it| it.at == at && name(it.kind) == again.what)
    else {
        return known;
    };
    let edit = same
        .edit
        .as_ref()
        .map(|it| vec![lsp::TextEdit::new(range(&cx.client, &cx.document, it.0), it.1.clone())]);
    lsp::InlayHint { tooltip: Some(tooltip(&same).into()), text_edits: edit, ..known }
}

fn lens_name(kind: &LensKind) -> &'static str {
    match kind {
        LensKind::References(_) => "references",
        LensKind::CitedBy(_) => "cited by",
        LensKind::Cites { .. } => "cites",
        LensKind::Official(_) => "official",
    }
}

/// The lenses of a document. What they say is told at once to a client that never asks for it.
pub(super) fn lenses(cx: &Context) -> Option<Vec<lsp::CodeLens>> {
    if !cx.settings.config.code_lens.enable {
        return Some(Vec::new());
    }
    let later = cx.client.viewing.lenses_resolve;
    let convert = |it: Lens| lsp::CodeLens {
        range: range(&cx.client, &cx.document, it.range),
        command: (!later).then(|| command(cx, &it)),
        data: later.then(|| json!(Again { uri: cx.uri.clone(), what: lens_name(&it.kind).to_owned() })),
    };
    let lenses = with_nearby(cx, |it| ide::lenses(&cx.document, &cx.seen(), it)).into_iter().map(convert);
    Some(lenses.chain(agreed_lenses(cx)).collect())
}

/// What lenses are told of other documents.
fn with_nearby<T>(cx: &Context, ask: impl FnOnce(Nearby<'_>) -> T) -> T {
    let shelf = cx.workspace.shelf(cx.document.lang());
    ask(Nearby { cited_by: &|it| shelf.cited_by(it), has: &|it| shelf.has(it) })
}

/// Where each paragraph was adopted before: what is known of it and what can be found in a short time. The rest is left
/// for later where the client asks again, and out where it does not.
fn agreed_lenses(cx: &Context) -> impl Iterator<Item = lsp::CodeLens> {
    let wanted = cx.settings.config.code_lens.agreed;
    let until = Instant::now() + AT_ONCE;
    let found = match wanted {
        AgreedText::Off => Vec::new(),
        AgreedText::Changed | AgreedText::Always => cx.views.agreed(cx, &mut || Instant::now() < until),
    };
    let shown = move |it: &AgreedLens| match &it.origin {
        Origin::Adopted(agreed) => wanted == AgreedText::Always || !agreed.is_same(),
        Origin::New => true,
        Origin::Unknown => cx.client.viewing.lenses_resolve,
    };
    found.into_iter().filter(shown).map(|it| {
        let range = range(&cx.client, &cx.document, it.range);
        let command = origin_command(cx, range, &it.origin);
        let data = command.is_none().then(|| json!(Again { uri: cx.uri.clone(), what: AGREED.to_owned() }));
        lsp::CodeLens { range, command, data }
    })
}

/// Whether a lens says nothing of an agreed paragraph yet.
pub(super) fn is_open(lens: &lsp::CodeLens) -> bool {
    lens.command.is_none() && lens.data.as_ref().is_some_and(|it| it["what"] == AGREED)
}

fn origin_command(cx: &Context, at: lsp::Range, origin: &Origin) -> Option<lsp::Command> {
    match origin {
        Origin::Adopted(agreed) => Some(lsp::Command {
            title: agreed.label(),
            command: commands::SHOW_PRECEDENT.to_owned(),
            arguments: Some(vec![json!(cx.uri), json!(at.start)]),
        }),
        Origin::New => Some(words_only("new")),
        Origin::Unknown => None,
    }
}

/// A lens that leads nowhere.
fn words_only(title: &str) -> lsp::Command {
    lsp::Command { title: title.to_owned(), command: String::new(), arguments: None }
}

/// Looks for the agreed paragraphs that lenses left open, and keeps what is found; whether lenses would say more now.
pub(super) fn look_on(cx: &Context) -> bool {
    let search = cx.views.begin_search(&cx.uri);
    let goes_on = || cx.views.is_searching(&cx.uri, search);
    let mut news = false;
    loop {
        let mut left = STRIDE;
        let mut more = || {
            left = left.saturating_sub(1);
            left > 0 && goes_on()
        };
        let found = cx.views.agreed(cx, &mut more);
        if !goes_on() {
            return false;
        }
        if found.iter().all(|it| it.origin != Origin::Unknown) {
            return news;
        }
        news = true;
    }
}

/// The lens with its words and command, from the document as it is now.
pub(super) fn resolve_lens(cx: &Context, again: &Again, known: lsp::CodeLens) -> lsp::CodeLens {
    let place = cx.range(known.range);
    let command = if again.what == AGREED {
        let found = cx.views.agreed_at(cx, place.start()).filter(|it| it.range == place);
        found.and_then(|it| origin_command(cx, known.range, &it.origin))
    } else {
        let found = with_nearby(cx, |it| ide::lenses_at(&cx.document, &cx.seen(), place.start(), it));
        let same = found.into_iter().find(|it| it.range == place && lens_name(&it.kind) == again.what);
        same.map(|it| self::command(cx, &it))
    };
    lsp::CodeLens { command: Some(command.unwrap_or_else(|| words_only("changed"))), ..known }
}

/// The words of a lens, and what they do.
fn command(cx: &Context, lens: &Lens) -> lsp::Command {
    let place = |at| json!(position(&cx.client, &cx.document, at));
    let (command, arguments) = match &lens.kind {
        LensKind::References(_) | LensKind::CitedBy(_) => {
            (commands::SHOW_REFERENCES, vec![json!(cx.uri), place(lens.range.start())])
        }
        LensKind::Cites { first, .. } => (commands::GO_TO, vec![json!(cx.uri), place(*first)]),
        LensKind::Official(symbol) => {
            (commands::OPEN_OFFICIAL_PAGE, vec![json!(symbol.to_string()), json!(cx.document.lang().code())])
        }
    };
    lsp::Command { title: lens.kind.title(), command: command.to_owned(), arguments: Some(arguments) }
}

/// The link's tooltip with the title of what it leads to, where that is at hand.
pub(super) fn resolve_link(cx: &Context, again: &Again, known: lsp::DocumentLink) -> lsp::DocumentLink {
    let title = Symbol::parse(&again.what).and_then(|it| cx.facts(&it)).map(|it| it.known.title);
    match title.filter(|it| cx.client.link_tooltips && !it.is_empty()) {
        Some(title) => lsp::DocumentLink { tooltip: Some(format!("{}: {title}", again.what)), ..known },
        None => known,
    }
}

/// What a link carries to be looked up again.
pub(super) fn link_data(cx: &Context, symbol: &str) -> serde_json::Value {
    json!(Again { uri: cx.uri.clone(), what: symbol.to_owned() })
}

/// A document symbol is the same in all indexes of all languages: it is the moniker.
pub(super) fn moniker(cx: &Context, at: lsp::Position) -> Option<Vec<lsp::Moniker>> {
    let at = cx.offset(at);
    let Some(Subject::Document(symbol)) = ide::subject(&cx.document, &cx.seen(), at) else { return None };
    let declared = cx.document.symbols().iter().any(|it| it.same_document(&symbol));
    Some(vec![lsp::Moniker {
        scheme: "un".to_owned(),
        identifier: symbol.to_string(),
        unique: lsp::UniquenessLevel::Global,
        kind: Some(if declared { lsp::MonikerKind::Export } else { lsp::MonikerKind::Import }),
    }])
}
