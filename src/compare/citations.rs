//! What only one of two documents cites.

use std::collections::BTreeSet;

use crate::citation::Symbol;
use crate::resolution::{ElementKind, Unit};
use crate::un::Lang;

/// A citation of a document that the other text does not cite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// What is cited.
    pub symbol: Symbol,
    /// Where it is cited first, in bytes of the citing document.
    pub range: std::ops::Range<u32>,
}

/// What only the old one cites, and what only the new one does, each once, in order.
pub(super) fn compare(old: (&[Unit], Lang), new: (&[Unit], Lang)) -> (Vec<Cited>, Vec<Cited>) {
    let (old, new) = (cited(old), cited(new));
    let keys = |all: &[Cited]| all.iter().map(|it| it.symbol.key()).collect::<BTreeSet<_>>();
    let (before, after) = (keys(&old), keys(&new));
    let lacks = |all: Vec<Cited>, other: &BTreeSet<String>| {
        all.into_iter().filter(|it| !other.contains(&it.symbol.key())).collect()
    };
    (lacks(old, &after), lacks(new, &before))
}

fn cited((units, lang): (&[Unit], Lang)) -> Vec<Cited> {
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for unit in units.iter().filter(|it| it.resolution.is_resolution()) {
        let own = unit.resolution.symbol().map(|it| it.key());
        let told_of = |it: &&crate::resolution::Element| {
            // A masthead names the resolution itself and the report that it was recommended by.
            !matches!(it.kind, ElementKind::Masthead | ElementKind::Title | ElementKind::Closing)
        };
        for element in unit.resolution.elements.iter().filter(told_of) {
            for (range, citation) in unit.resolution.citations(element, lang) {
                let key = citation.symbol.key();
                if Some(&key) != own.as_ref() && told.insert(key) {
                    let range = unit.range(range);
                    let range = range.start().into()..range.end().into();
                    found.push(Cited { symbol: citation.symbol, range });
                }
            }
        }
    }
    found
}
