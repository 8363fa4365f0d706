//! One file a language feature: a document, a place -> plain results. Pure; positions are bytes.

mod actions;
mod agreed;
mod agreed_lens;
mod at;
mod base;
mod carried;
mod completion;
mod definition;
mod elsewhere;
mod folding;
mod format;
mod hierarchy;
mod highlight;
mod hover;
mod inlay;
mod introduced;
mod known;
mod lens;
mod library;
mod lineage;
mod linked;
mod links;
mod moved;
mod notes;
mod on_type;
mod outline;
mod place;
mod references;
mod rename;
mod renumber;
mod row;
mod seen;
mod selection;
mod signature;
#[cfg(test)]
mod testing;
mod tokens;
mod translations;
mod workspace_symbols;

pub use actions::{ActionKind, ActionOffer, actions, perform};
pub use agreed::{Agreed, precedent_at};
pub use agreed_lens::{AgreedLens, Looked, Origin, agreed_lens_at, agreed_lenses};
pub use base::{Base, base};
pub use completion::{Completion, CompletionKind, Completions, completion, describe};
pub use definition::definition;
pub use elsewhere::{Elsewhere, elsewhere};
pub use folding::{Fold, FoldKind, folds};
pub use format::{Blanks, Emphasis, Footnotes, FormatOptions, Width, apply, format};
pub use hierarchy::{Call, Node, alike, cited_by, cites, earlier, later, names_title, node_at, node_of};
pub use highlight::{Highlight, highlights};
pub use hover::hover;
pub use inlay::{Hint, HintKind, Hints, Others, hints};
pub use introduced::{declaration, internal_definition, type_definition};
pub use known::Known;
pub use lens::{Lens, LensKind, Nearby, lenses, lenses_at};
pub use library::{Cites, Citing, CitingPlace, Facts, Library, Part, Pin, PinPart};
pub use lineage::{Ancestor, ancestor_at, lineage, taken_up};
pub use linked::{Linked, linked};
pub use links::links;
pub use moved::moved_links;
pub use on_type::{TRIGGERS, on_type};
pub use outline::outline;
pub use place::{Outer, outer_places};
pub use references::{Reference, Subject, places, references, subject};
pub use rename::{Change, ChangeKind, Renaming, prepare_rename, rename};
pub use seen::Seen;
pub use selection::selection;
pub use signature::{Signature, signature};
pub use tokens::{Token, TokenKind, TokenModifiers, tokens};
pub use translations::{Translation, translations};
pub use workspace_symbols::{Candidate, best};

use crate::text::TextRange;

/// One replacement: the range in bytes and what stands there afterwards.
pub type TextEdit = (TextRange, String);

/// What is known of the thing under the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The thing.
    pub range: TextRange,
    /// The explanation, in Markdown.
    pub markdown: String,
}

/// A place to jump to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What was under the cursor.
    pub origin: TextRange,
    /// The key of the other document; `None` for this one.
    pub document: Option<String>,
    /// All of the target, in bytes of its document.
    pub range: TextRange,
    /// Where the cursor goes; inside of `range`.
    pub focus: TextRange,
}

/// What an outline entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    /// A whole resolution.
    Resolution,
    /// The preamble, the operative part, the footnotes as a whole.
    Part,
    /// A section or heading.
    Section,
    /// A recital.
    Recital,
    /// An operative paragraph.
    Paragraph,
    /// A subparagraph.
    Item,
    /// An annex.
    Annex,
    /// A footnote.
    Note,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineEntry {
    /// Number, verb and first words.
    pub name: String,
    /// What it is, in words.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it, in bytes.
    pub range: TextRange,
    /// Its head; inside of `range`.
    pub selection: TextRange,
    /// What stands inside of it.
    pub children: Vec<OutlineEntry>,
}

/// The official address of a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The citation.
    pub range: TextRange,
    /// What is cited.
    pub symbol: String,
    /// Its address.
    pub url: String,
    /// What it is, in words.
    pub tooltip: String,
}
