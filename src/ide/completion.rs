//! What may be written at a place. One file for each thing that can be completed; the first whose place it is
//! answers.

mod agreed;
mod body;
mod citation;
mod code;
mod lead;
mod masthead;
mod note;
mod paragraph;
mod site;
mod symbol;

#[cfg(test)]
mod tests;

use super::{Known, Library, TextEdit};
use crate::citation::Symbol;
use crate::resolution::Document;
use crate::text::{TextRange, TextSize};
use crate::un::{Lang, drafting};
pub(super) use site::Site;

/// No more than these are offered at once; a client asks again while more is typed.
const LIMIT: usize = 200;

/// What kind of thing is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompletionKind {
    /// Opening words of a recital or an operative paragraph.
    Phrase,
    /// A paragraph of an earlier resolution.
    Agreed,
    /// A citation of a resolution.
    Citation,
    /// A document symbol, or its next segment.
    Symbol,
    /// A footnote mark.
    Note,
    /// A paragraph's number.
    Paragraph,
    /// An organ, a committee, an office.
    Body,
    /// A month, a session.
    Time,
    /// A line of the masthead.
    Line,
    /// The code of a rule.
    Code,
}

/// Something that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What is shown.
    pub label: String,
    /// What is shown right behind it, in small.
    pub detail: String,
    /// What it is or where it comes from.
    pub description: String,
    /// What kind of thing it is.
    pub kind: CompletionKind,
    /// What is typed of it, up to the cursor.
    pub insert: TextRange,
    /// The same with what stands behind the cursor and belongs to it.
    pub replace: TextRange,
    /// What stands there afterwards.
    pub text: String,
    /// The same as a snippet in the protocol's syntax, where there is something left to fill in.
    pub snippet: Option<String>,
    /// What the typed text is compared with.
    pub filter: String,
    /// Changes elsewhere that go with it.
    pub additional: Vec<TextEdit>,
    /// The document that it cites, for [`describe`].
    pub symbol: Option<Symbol>,
}

/// What may be written at a place, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completions {
    /// What may be written.
    pub items: Vec<Completion>,
    /// Whether more typing may bring others.
    pub incomplete: bool,
}

/// What may be written at `offset`; `codes` are the rules' codes with their summaries.
pub fn completion(
    document: &Document,
    offset: TextSize,
    library: &dyn Library,
    codes: &[(&str, &str)],
) -> Completions {
    let site = Site::new(document, offset);
    let mut out = Completions::default();
    let taken = code::complete(&site, codes, &mut out)
        || note::complete(&site, &mut out)
        || symbol::complete(&site, library, &mut out)
        || paragraph::complete(&site, library, &mut out)
        || masthead::complete(&site, library, &mut out)
        || citation::complete(&site, library, &mut out) | counted(&site, &mut out)
        || lead::complete(&site, &mut out) | agreed::complete(&site, library, &mut out)
        || body::complete(&site, &mut out);
    if taken && out.items.len() > LIMIT {
        out.items.truncate(LIMIT);
        out.incomplete = true;
    }
    out
}

/// In Chinese committees and sessions are counted with the sign that opens a resolution's number.
fn counted(site: &Site<'_>, out: &mut Completions) -> bool {
    site.lang == Lang::Zh
        && site.line.ends_with(drafting::of(site.lang).around[0])
        && body::complete(site, out)
}

/// What is known of a cited document, in Markdown: what an editor shows beside the item that is looked at.
pub fn describe(symbol: &Symbol, library: &dyn Library) -> Option<String> {
    let (_, document) = library.find(symbol)?;
    let known = Known::of(&document).into_iter().find(|it| it.symbol.same_document(symbol))?;
    let unit = document
        .units()
        .iter()
        .find(|it| it.resolution.symbol().is_some_and(|it| it.same_document(symbol)))?;
    let mut lines = vec![format!("**{}**", known.symbol)];
    if !known.title.is_empty() {
        lines.push(known.title.clone());
    }
    lines.extend(unit.resolution.masthead.adopted.as_ref().map(|it| it.text.clone()));
    let count = unit
        .resolution
        .elements
        .iter()
        .filter(|it| matches!(it.kind, crate::resolution::ElementKind::Paragraph(_)))
        .count();
    lines.push(format!("{count} operative paragraphs."));
    Some(lines.join("\n\n"))
}

/// An item that replaces the token at the cursor by its label.
fn item(site: &Site<'_>, kind: CompletionKind, typed: &str, label: &str, description: &str) -> Completion {
    let (insert, replace) = site.ranges(typed);
    Completion {
        label: label.trim_end().to_owned(),
        detail: String::new(),
        description: description.to_owned(),
        kind,
        insert,
        replace,
        text: label.to_owned(),
        snippet: None,
        filter: label.to_owned(),
        additional: Vec::new(),
        symbol: None,
    }
}

/// The first words of a text, for the eye.
pub(super) fn first_words(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((limit, _)) => {
            format!("{} …", &text[..text[..limit].rfind(' ').unwrap_or(limit)])
        }
    }
}

/// A text that a snippet writes as it is.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}
