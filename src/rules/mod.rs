//! Findings: what breaks the drafting rules. One file a family; [`RULES`] is the list that the documentation
//! and the command line are made from.

mod endings;
mod finding;
mod fixes;
mod footnotes;
mod masthead;
mod numbering;
mod select;
mod suppress;

use std::sync::Arc;

pub use finding::{Finding, Findings, Fix, Severity, TextEdit};
pub use fixes::{Fixed, Which, applied, edits_between, fix_all, ignore_here};
pub use select::{MUN, Selection, is_known, means, nearest, nearest_code, rule};

use crate::resolution::{Document, Resolution};

/// A drafting rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its stable name.
    pub code: &'static str,
    /// How surely what it finds is a fault.
    pub severity: Severity,
    /// What it looks for, in a sentence.
    pub summary: &'static str,
    /// Where the rule comes from.
    pub source: &'static str,
}

/// All rules, in the order of the documentation.
pub const RULES: &[Rule] = &[
    footnotes::UNDEFINED,
    footnotes::UNUSED,
    footnotes::REPEATED,
    footnotes::ORDER,
    numbering::PARAGRAPH,
    numbering::SUBPARAGRAPH,
    endings::OPERATIVE,
    endings::RECITAL,
    endings::FINAL,
    masthead::TITLE_NUMBER,
    suppress::UNKNOWN,
];

/// What a rule looks at: one resolution, and what the ones before it leave open.
pub(crate) struct Context<'a> {
    /// The resolution.
    pub(crate) resolution: &'a Resolution,
    /// The last footnote's number of the resolution before, in a volume that counts them through.
    pub(crate) last_note: u32,
}

/// The findings of a document, kept by resolution so that an edit checks one of them only.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    units: Vec<CheckedUnit>,
}

#[derive(Debug, Clone)]
struct CheckedUnit {
    resolution: Arc<Resolution>,
    last_note_before: u32,
    last_note: u32,
    findings: Arc<[Finding]>,
}

impl Checked {
    /// Checks `document`; what it shares with the document of `before` is not checked again.
    pub fn of(document: &Document, before: &Self) -> Self {
        let units = document.units();
        let shared =
            |at: &usize, old: &usize| Arc::ptr_eq(&units[*at].resolution, &before.units[*old].resolution);
        let least = units.len().min(before.units.len());
        let head = (0..least).take_while(|it| shared(it, it)).count();
        let tail = (1..=least - head)
            .take_while(|it| shared(&(units.len() - it), &(before.units.len() - it)))
            .count();
        let mut checked: Vec<CheckedUnit> = before.units[..head].to_vec();
        checked.reserve(units.len() - head);
        for (index, unit) in units.iter().enumerate().skip(head) {
            let last_note_before = checked.last().map_or(0, |it| it.last_note);
            let old = (index + tail >= units.len())
                .then(|| before.units.get(before.units.len() - (units.len() - index)))
                .flatten();
            match old {
                Some(old) if old.last_note_before == last_note_before => checked.push(old.clone()),
                _ => checked.push(CheckedUnit::of(&unit.resolution, last_note_before)),
            }
        }
        Self { units: checked }
    }

    /// The findings, in order, with ranges of the document.
    pub fn findings(&self, document: &Document) -> Vec<Finding> {
        let placed = document.units().iter().zip(&self.units);
        placed.flat_map(|(unit, it)| it.findings.iter().map(|it| it.shifted(unit.start))).collect()
    }
}

impl CheckedUnit {
    fn of(resolution: &Arc<Resolution>, last_note_before: u32) -> Self {
        let mut findings = Findings::default();
        if resolution.is_resolution() {
            let cx = Context { resolution, last_note: last_note_before };
            footnotes::check(&cx, &mut findings);
            numbering::check(&cx, &mut findings);
            endings::check(&cx, &mut findings);
            masthead::check(&cx, &mut findings);
            suppress::check(resolution, &mut findings);
        }
        Self {
            resolution: Arc::clone(resolution),
            last_note_before,
            last_note: footnotes::last_number(resolution).unwrap_or(last_note_before),
            findings: findings.sorted().into(),
        }
    }
}

/// All findings of a document, in order of place.
pub fn check(document: &Document) -> Vec<Finding> {
    Checked::of(document, &Checked::default()).findings(document)
}

/// The findings of a document that `selection` lets report and no comment silences, in order of place.
pub fn check_with(document: &Document, selection: &Selection) -> Vec<Finding> {
    reported(document, check(document), selection)
}

/// Of `findings`, those that `selection` lets report and no comment silences, with the severity chosen.
pub fn reported(document: &Document, findings: Vec<Finding>, selection: &Selection) -> Vec<Finding> {
    let silent = suppress::Suppressions::of(document);
    let chosen = |mut it: Finding| {
        it.severity = selection.severity(it.code)?;
        (!silent.silence(it.code, it.range.start())).then_some(it)
    };
    findings.into_iter().filter_map(chosen).collect()
}
