//! Changes of the text that are offered at a place. One file a family; [`ACTIONS`] is the list. Each says cheaply
//! whether it applies; what it changes is computed when it is chosen.

mod agreed;
mod citation;
mod clean;
mod form;
mod marked;
mod notes;
mod omitted;
mod opening;
mod paragraph;
mod spot;

#[cfg(test)]
mod tests;

use super::{FormatOptions, Library, TextEdit};
use crate::resolution::Document;
use crate::text::TextRange;
pub(super) use paragraph::{items, marker_like};
use spot::Spot;

/// What kind of change an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionKind {
    /// The same in another form.
    Rewrite,
    /// Something is put into a place of its own.
    Extract,
    /// Something is put back from there.
    Inline,
    /// The whole document is put in order.
    CleanUp,
}

/// A change that applies at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionOffer {
    /// The stable name with which [`perform`] is asked for it.
    pub id: &'static str,
    /// What it does, as the editor shows it.
    pub title: String,
    /// What kind of change it is.
    pub kind: ActionKind,
}

/// An action of the list.
struct Action {
    id: &'static str,
    kind: ActionKind,
    /// Its title where it applies.
    offer: fn(&Spot<'_>) -> Option<String>,
    /// What it changes, in order and without overlaps.
    edits: fn(&Spot<'_>) -> Option<Vec<TextEdit>>,
}

/// All actions, in the order in which they are offered.
const ACTIONS: &[Action] = &[
    agreed::TAKE,
    agreed::RESTORE,
    omitted::INSERT,
    marked::MARK,
    marked::ACCEPT,
    citation::DATE_AND_TITLE,
    citation::LINK,
    citation::UNLINK,
    opening::REPEAT,
    opening::TURN,
    notes::INSERT,
    notes::EXTRACT,
    notes::INLINE,
    notes::TO_CARET,
    notes::TO_SUPERSCRIPT,
    notes::SORT,
    paragraph::SPLIT,
    paragraph::JOIN,
    paragraph::MOVE_UP,
    paragraph::MOVE_DOWN,
    form::MASTHEAD,
    form::CLOSING,
    clean::CLEAN_UP,
];

/// The changes that apply to a selection or at a cursor.
pub fn actions(
    document: &Document,
    range: TextRange,
    library: &dyn Library,
    format: &FormatOptions,
) -> Vec<ActionOffer> {
    let Some(spot) = Spot::new(document, range, library, format) else { return Vec::new() };
    let offer = |it: &Action| Some(ActionOffer { id: it.id, title: (it.offer)(&spot)?, kind: it.kind });
    ACTIONS.iter().filter_map(offer).collect()
}

/// What the action with this name changes there; nothing where it does not apply.
pub fn perform(
    document: &Document,
    range: TextRange,
    library: &dyn Library,
    format: &FormatOptions,
    id: &str,
) -> Option<Vec<TextEdit>> {
    let spot = Spot::new(document, range, library, format)?;
    let action = ACTIONS.iter().find(|it| it.id == id)?;
    (action.offer)(&spot)?;
    let mut edits = (action.edits)(&spot)?;
    edits.sort_by_key(|it| (it.0.start(), it.0.end()));
    (!edits.is_empty()).then_some(edits)
}
