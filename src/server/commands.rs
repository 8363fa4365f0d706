//! The commands that a client may have executed. Each checks its arguments and says what is wrong with them.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types as lsp;

use crate::citation::Symbol;
use crate::ide;
use crate::rules::Finding;
use crate::text::TextSize;
use crate::un::Lang;

use super::comparing;
use super::context::Context;
use super::to_proto::range;
use super::viewing;

/// A command.
pub(super) struct Command {
    /// Its name.
    pub(super) name: &'static str,
    /// Its arguments, in words.
    pub(super) arguments: &'static str,
}

pub(super) const OPEN_OFFICIAL_PAGE: &str = "resolution-ls.openOfficialPage";
pub(super) const GO_TO: &str = "resolution-ls.goTo";
pub(super) const SHOW_REFERENCES: &str = "resolution-ls.showReferences";
pub(super) const SHOW_PRECEDENT: &str = "resolution-ls.showPrecedent";
pub(super) const FIX_ALL: &str = "resolution-ls.fixAll";
const COMPARE: &str = "resolution-ls.compare";
const PARALLEL: &str = "resolution-ls.parallel";
pub(super) const SEARCH: &str = "resolution-ls.search";

/// All commands; `docs/features.md` describes them.
pub(super) const COMMANDS: &[Command] = &[
    Command { name: OPEN_OFFICIAL_PAGE, arguments: "symbol, language (optional)" },
    Command { name: GO_TO, arguments: "uri, position" },
    Command { name: SHOW_REFERENCES, arguments: "uri, position" },
    Command { name: SHOW_PRECEDENT, arguments: "uri, position" },
    Command { name: FIX_ALL, arguments: "uri" },
    Command { name: COMPARE, arguments: "uri, other (optional), form (optional)" },
    Command { name: PARALLEL, arguments: "uri, position (optional)" },
    Command { name: SEARCH, arguments: "phrase, limit (optional)" },
];

/// What a command has the client do.
pub(super) enum Action {
    /// Show a document, or an address in a browser; the value is the command's own answer.
    Show(lsp::ShowDocumentParams, Value),
    /// Change the text.
    Edit(lsp::WorkspaceEdit, Value),
    /// Nothing.
    Answer(Value),
}

/// An error that names the command and its arguments.
pub(super) fn invalid(command: &Command, why: &str) -> Error {
    Error::invalid_params(format!("{}: {why}; its arguments are [{}]", command.name, command.arguments))
}

pub(super) fn argument<T: DeserializeOwned>(
    command: &Command,
    given: &[Value],
    index: usize,
    name: &str,
) -> Result<T> {
    let value = given.get(index).ok_or_else(|| invalid(command, &format!("{name} is missing")))?;
    T::deserialize(value).map_err(|error| invalid(command, &format!("{name} is wrong ({error})")))
}

/// An argument that may be left out.
pub(super) fn optional<T: DeserializeOwned>(
    command: &Command,
    given: &[Value],
    index: usize,
    name: &str,
) -> Result<Option<T>> {
    match given.get(index) {
        None | Some(Value::Null) => Ok(None),
        Some(_) => argument(command, given, index, name).map(Some),
    }
}

/// The command with a name.
pub(super) fn named(name: &str) -> Result<&'static Command> {
    COMMANDS.iter().find(|it| it.name == name).ok_or_else(|| {
        let known: Vec<&str> = COMMANDS.iter().map(|it| it.name).collect();
        Error::invalid_params(format!("there is no command {name}; there are {}", known.join(", ")))
    })
}

/// The document that a command is about; none where it needs none.
pub(super) fn document(command: &Command, given: &[Value]) -> Result<Option<lsp::Url>> {
    match command.name {
        OPEN_OFFICIAL_PAGE | SEARCH => Ok(None),
        _ => argument(command, given, 0, "uri").map(Some),
    }
}

/// Opens the page of a document symbol at the United Nations.
pub(super) fn open_official_page(command: &Command, given: &[Value]) -> Result<Action> {
    let written: String = argument(command, given, 0, "symbol")?;
    let symbol = Symbol::parse(&written).ok_or_else(|| {
        invalid(command, &format!("“{written}” is no document symbol such as A/RES/75/180"))
    })?;
    let lang = match optional::<String>(command, given, 1, "language")? {
        None => Lang::default(),
        Some(code) => Lang::of_code(&code).ok_or_else(|| {
            invalid(command, &format!("“{code}” is no official language (en, fr, es, ru, zh, ar)"))
        })?,
    };
    let url = symbol.url(lang);
    let uri = lsp::Url::parse(&url).map_err(|_| invalid(command, "the symbol has no address"))?;
    let show = lsp::ShowDocumentParams { uri, external: Some(true), take_focus: None, selection: None };
    Ok(Action::Show(show, json!(url)))
}

/// Runs a command about an open document.
pub(super) fn run(cx: &Context, command: &Command, given: &[Value]) -> Result<Action> {
    let show = |selection: lsp::Range, answer| {
        let uri = cx.uri.clone();
        let selection = Some(selection);
        Action::Show(
            lsp::ShowDocumentParams { uri, external: None, take_focus: Some(true), selection },
            answer,
        )
    };
    match command.name {
        GO_TO => {
            let at: lsp::Position = argument(command, given, 1, "position")?;
            let place = lsp::Range::new(at, at);
            Ok(show(place, json!(lsp::Location::new(cx.uri.clone(), place))))
        }
        SHOW_REFERENCES => {
            let at: lsp::Position = argument(command, given, 1, "position")?;
            let locations = viewing::references(cx, at, false).unwrap_or_default();
            Ok(match locations.first() {
                Some(first) => {
                    let (uri, selection) = (first.uri.clone(), Some(first.range));
                    let show =
                        lsp::ShowDocumentParams { uri, external: None, take_focus: Some(true), selection };
                    Action::Show(show, json!(locations))
                }
                None => Action::Answer(json!([])),
            })
        }
        SHOW_PRECEDENT => {
            let at: lsp::Position = argument(command, given, 1, "position")?;
            let found = ide::precedent_at(&cx.document, cx.offset(at), &cx.workspace);
            let place = || {
                let target = found?;
                let key = target.document?;
                let document = cx.workspace.document(&key)?;
                Some((lsp::Url::parse(&key).ok()?, range(&cx.client, &document, target.range)))
            };
            Ok(match place() {
                Some((uri, range)) => {
                    let answer = json!(lsp::Location::new(uri.clone(), range));
                    let selection = Some(range);
                    let show =
                        lsp::ShowDocumentParams { uri, external: None, take_focus: Some(true), selection };
                    Action::Show(show, answer)
                }
                None => Action::Answer(Value::Null),
            })
        }
        FIX_ALL => Ok(fix_all(cx, &cx.findings())),
        COMPARE => comparing::compare(cx, command, given),
        PARALLEL => comparing::parallel(cx, command, given),
        _ => Err(invalid(command, "it is not about a document")),
    }
}

/// The preferred remedies of all findings, but for those that touch what another one changes.
fn fix_all(cx: &Context, findings: &[Finding]) -> Action {
    let mut edits: Vec<lsp::TextEdit> = Vec::new();
    let mut free = TextSize::new(0);
    let mut count = 0;
    for fix in findings.iter().filter_map(|it| it.fixes.iter().find(|fix| fix.preferred)) {
        let (Some(first), Some(last)) = (fix.edits.first(), fix.edits.last()) else { continue };
        if first.0.start() < free {
            continue;
        }
        free = last.0.end();
        count += 1;
        let convert =
            |it: &(_, String)| lsp::TextEdit::new(range(&cx.client, &cx.document, it.0), it.1.clone());
        edits.extend(fix.edits.iter().map(convert));
    }
    if edits.is_empty() {
        return Action::Answer(json!(0));
    }
    let edit = super::to_proto::workspace_edit(cx, edits);
    Action::Edit(edit, json!(count))
}
