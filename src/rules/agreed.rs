//! What differs from agreed language, kept by element: to look for it takes longer than a keystroke may. At a keystroke
//! what was found before stays with the elements that did not change; the others are looked at when one asks for it.

use std::sync::Arc;

use super::checked::CheckedUnit;
use super::facts::Facts;
use super::others::Asked;
use super::{Finding, Findings, slips};
use crate::text::KeptEnds;

/// What was found of each element of a resolution.
#[derive(Debug, Clone, Default)]
pub(super) struct Differences {
    /// The state of agreed language that was looked at.
    state: u64,
    /// Whether all elements were.
    whole: bool,
    /// By element; nothing where it was not looked at. Places count from the element's start.
    found: Vec<Option<Arc<[Finding]>>>,
}

impl Differences {
    /// Whether no element is left to be looked at in a state of agreed language.
    pub(super) fn suits(&self, state: u64) -> bool {
        self.whole && self.state == state
    }

    /// What is found of a resolution after `before`, in which another version of it was looked at; what is not asked
    /// for now is left for later.
    pub(super) fn of(asked: &Asked<'_>, unit: &CheckedUnit, before: Option<(&Self, &CheckedUnit)>) -> Self {
        let now = asked.others.agreed();
        // What is looked for hangs on the symbol and the title.
        let about = |it: &CheckedUnit| {
            let title = it.resolution.title.as_ref().map(|it| it.text.clone());
            (it.lang, it.head.symbol.clone(), title)
        };
        let before = before.filter(|(it, old)| {
            it.found.iter().any(Option::is_some)
                && now.is_none_or(|now| now == it.state)
                && about(old) == about(unit)
        });
        let Some(state) = now.or(before.map(|it| it.0.state)) else { return Self::default() };
        let old = before.map_or(&[][..], |it| &*it.1.facts);
        let facts = asked.facts;
        let kept = KeptEnds::of(facts.len(), old.len(), |at, was| Arc::ptr_eq(&facts[at], &old[was]));
        let find = |(index, element)| {
            let known = kept.before(index).and_then(|it| before?.0.found.get(it)?.clone());
            known.or_else(|| {
                now?;
                let mut found = Findings::default();
                slips::check(asked.resolution, asked.lang, element, &unit.findings, asked.others, &mut found);
                let start = Facts::start(asked.resolution, element);
                Some(found.sorted().iter().map(|it| it.counted_from(start)).collect())
            })
        };
        let found: Vec<_> = asked.resolution.elements.iter().enumerate().map(find).collect();
        Self { state, whole: found.iter().all(Option::is_some), found }
    }

    /// What was found of each element, in order.
    pub(super) fn by_element(&self) -> impl Iterator<Item = &[Finding]> {
        self.found.iter().map(|it| it.as_deref().unwrap_or_default())
    }
}
