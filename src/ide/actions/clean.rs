//! A PDF's text as clean Markdown: pages joined, notes at the end, links that lead somewhere.

use super::spot::Spot;
use super::{Action, ActionKind};
use crate::ide::{TextEdit, format};

pub(super) const CLEAN_UP: Action = Action {
    id: "clean-up",
    kind: ActionKind::CleanUp,
    offer: |_| Some("Clean up: join pages, notes at the end, link citations".to_owned()),
    edits: |spot: &Spot<'_>| -> Option<Vec<TextEdit>> {
        Some(format::format(spot.document, &spot.format.clean(), None))
    },
};
