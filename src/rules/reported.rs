//! The findings of a document that are shown: those that the configuration lets report, no comment silences, and
//! other documents bring about. They are kept by resolution, and what other documents tell by element, so that an
//! edit asks again for what it touched only.

use std::sync::Arc;

use super::agreed::Differences;
use super::checked::CheckedUnit;
use super::facts::Facts;
use super::others::{self, Asked};
use super::{Checked, Finding, Findings, Others, Selection, means};
use crate::resolution::Document;
use crate::text::KeptEnds;

/// What is shown of a document, by resolution.
#[derive(Debug, Clone, Default)]
pub struct Reported {
    units: Vec<Arc<Shown>>,
    /// Names of rules that are silent in the whole document.
    silent: Vec<String>,
    selection: Selection,
    /// The state of the other documents.
    state: Option<u64>,
}

/// What is shown of one resolution.
#[derive(Debug)]
struct Shown {
    unit: Arc<CheckedUnit>,
    /// What other documents contradict in each element; places count from the element's start.
    told: Vec<Option<Arc<[Finding]>>>,
    /// What differs from agreed language.
    differences: Differences,
    /// All that is shown, in order; places count from the resolution's start.
    findings: Arc<[Finding]>,
}

impl Reported {
    /// What `selection` lets report of `checked`; what is in `before` and did not change is taken from there.
    pub fn of(checked: &Checked, selection: &Selection, others: Option<&dyn Others>, before: &Self) -> Self {
        let units = checked.units();
        let state = others.map(|it| it.state());
        let agreed = others.and_then(|it| it.agreed());
        let silent: Vec<String> =
            units.iter().flat_map(|it| it.silenced.whole()).map(str::to_owned).collect();
        let told = before.state == state;
        let shown = told && before.silent == silent && before.selection == *selection;
        let same = |at: usize, old: usize| Arc::ptr_eq(&units[at], &before.units[old].unit);
        let kept = KeptEnds::of(units.len(), before.units.len(), same);
        let next = |(index, unit)| {
            let same = kept.before(index);
            match before.units.get(same.unwrap_or(index)) {
                Some(old) if shown && same.is_some() && agreed.is_none_or(|it| old.differences.suits(it)) => {
                    Arc::clone(old)
                }
                old => Arc::new(Shown::of(unit, selection, &silent, others, old.map(|it| &**it), told)),
            }
        };
        let next = units.iter().enumerate().map(next).collect();
        Self { units: next, silent, selection: selection.clone(), state }
    }

    /// The findings of each resolution, in order; places count from the resolution's start. Two versions of a document
    /// share the list of a resolution that did not change.
    pub fn by_resolution(&self) -> impl Iterator<Item = &Arc<[Finding]>> {
        self.units.iter().map(|it| &it.findings)
    }

    /// Whether what differs from a state of agreed language was looked for everywhere.
    pub fn is_compared(&self, state: u64) -> bool {
        self.units.iter().all(|it| it.differences.suits(state))
    }

    /// All findings, in order, with places of the document that they were found in.
    pub fn placed(&self, document: &Document) -> Vec<Finding> {
        let units = document.units().iter().zip(self.by_resolution());
        units.flat_map(|(unit, found)| found.iter().map(|it| it.shifted(unit.start))).collect()
    }
}

impl Shown {
    fn of(
        unit: &Arc<CheckedUnit>,
        selection: &Selection,
        silent: &[String],
        others: Option<&dyn Others>,
        before: Option<&Self>,
        is_told: bool,
    ) -> Self {
        let mut found = Findings::default();
        let (mut told, mut differences) = (Vec::new(), Differences::default());
        if let Some(others) = others {
            let CheckedUnit { resolution, head, facts, lang, .. } = &**unit;
            let asked = Asked { resolution, head, facts, lang: *lang, others };
            others::check_whole(&asked, &mut found);
            told = told_by_element(&asked, before.filter(|_| is_told));
            differences = Differences::of(&asked, unit, before.map(|it| (&it.differences, &*it.unit)));
            let told = told.iter().enumerate().filter_map(|(at, it)| Some((at, it.as_deref()?)));
            for (index, findings) in told.chain(differences.by_element()) {
                let Some(element) = unit.resolution.elements.get(index) else { continue };
                let start = Facts::start(&unit.resolution, element);
                found.extend(findings.iter().map(|it| it.shifted(start)));
            }
        }
        found.extend(unit.findings.iter().cloned());
        let shown = found.sorted().into_iter().filter_map(|it| {
            let silenced = silent.iter().any(|name| means(name, it.code)) || unit.silenced.silence(&it);
            let severity = selection.severity_of(&it).filter(|_| !silenced)?;
            Some(Finding { severity, ..it })
        });
        Self { unit: Arc::clone(unit), findings: shown.collect(), told, differences }
    }
}

fn told_by_element(asked: &Asked<'_>, before: Option<&Shown>) -> Vec<Option<Arc<[Finding]>>> {
    let facts = asked.facts;
    // What is told hangs on the resolution's own symbol, too.
    let before = before.filter(|it| it.unit.lang == asked.lang && it.unit.head.symbol == asked.head.symbol);
    let old = before.map_or(&[][..], |it| &*it.unit.facts);
    let kept = KeptEnds::of(facts.len(), old.len(), |at, was| Arc::ptr_eq(&facts[at], &old[was]));
    // And on all that it cites: a document and the one that takes its place may be cited apart.
    let cites = |all: &[Arc<Facts>]| {
        let middle = all[kept.head..all.len() - kept.tail].iter();
        middle.flat_map(|it| &it.citations).map(|it| it.symbol.clone()).collect::<Vec<_>>()
    };
    let before = before.filter(|_| cites(facts) == cites(old));
    let tell = |(index, of): (usize, &Arc<Facts>)| {
        if let Some(told) = kept.before(index).and_then(|it| before?.told.get(it)) {
            return told.clone();
        }
        let element = asked.resolution.elements.get(index)?;
        let mut found = Findings::default();
        others::check(asked, element, of, &mut found);
        let start = Facts::start(asked.resolution, element);
        let found: Vec<Finding> = found.sorted().iter().map(|it| it.counted_from(start)).collect();
        (!found.is_empty()).then(|| found.into())
    };
    facts.iter().enumerate().map(tell).collect()
}
