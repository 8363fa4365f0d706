//! The findings of a document, kept so that an edit checks one resolution only, and of that the element that it
//! touched.

use std::sync::Arc;

use super::carried::Typed;
use super::facts::Facts;
use super::footnotes::Loose;
use super::masthead::Head;
use super::suppress::Suppressions;
use super::{Context, Finding, Findings, Others, Reported, Selection, WHOLE, footnotes};
use crate::resolution::{Document, Resolution, Unit};
use crate::text::KeptEnds;
use crate::un::Lang;

/// The findings of a document by resolution.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    units: Vec<Arc<CheckedUnit>>,
}

/// What was found in one resolution.
#[derive(Debug)]
pub(super) struct CheckedUnit {
    pub(super) resolution: Arc<Resolution>,
    pub(super) lang: Lang,
    last_note_before: u32,
    last_note: u32,
    /// What it lacks of its footnotes; not asked for in a document of one resolution.
    loose: Option<Arc<Loose>>,
    elsewhere: Loose,
    pub(super) head: Arc<Head>,
    pub(super) facts: Vec<Arc<Facts>>,
    pub(super) silenced: Suppressions,
    /// What the rules of the whole found.
    pub(super) whole: Vec<Finding>,
    /// All that was found, in order; places count from the resolution's start.
    pub(super) findings: Vec<Finding>,
}

impl Checked {
    /// Checks `document`; what it shares with the document of `before` is not checked again.
    pub fn of(document: &Document, before: &Self) -> Self {
        let (units, lang) = (document.units(), document.lang());
        let shared = |at: usize, old: usize| {
            Arc::ptr_eq(&units[at].resolution, &before.units[old].resolution)
                && before.units[old].lang == lang
        };
        let kept = KeptEnds::of(units.len(), before.units.len(), shared);
        // Notes of the last ones that stay may stand behind what changed.
        let head = kept.head.saturating_sub(Loose::REACH);
        let mut checked: Vec<Arc<CheckedUnit>> = before.units[..head].to_vec();
        checked.reserve(units.len() - head);
        let loose = |(index, unit): (usize, &Unit)| {
            let known = kept.before(index).and_then(|it| before.units.get(it)?.loose.clone());
            known.unwrap_or_else(|| Arc::new(Loose::of(&unit.resolution)))
        };
        let alone = units.len() < 2;
        let loose: Vec<_> = if alone { Vec::new() } else { units.iter().enumerate().map(loose).collect() };
        for (index, unit) in units.iter().enumerate().skip(head) {
            let last_note = checked.last().map_or(0, |it| it.last_note);
            let elsewhere = Loose::around(&loose, index);
            let same = kept.before(index);
            let old = before.units.get(same.unwrap_or(index));
            match old {
                Some(old)
                    if same.is_some()
                        && old.last_note_before == last_note
                        && old.elsewhere == elsewhere
                        && (alone || old.loose.is_some()) =>
                {
                    checked.push(Arc::clone(old));
                }
                _ => {
                    let old = old.map(|it| &**it);
                    let around = (last_note, elsewhere);
                    let checked_unit = CheckedUnit::of(&unit.resolution, lang, around, old);
                    checked.push(Arc::new(CheckedUnit { loose: loose.get(index).cloned(), ..checked_unit }));
                }
            }
        }
        Self { units: checked }
    }

    /// The findings that `selection` lets report and no comment silences, in order, with ranges of the document;
    /// those that need other documents too, where there are `others`.
    pub fn reported(
        &self,
        document: &Document,
        selection: &Selection,
        others: Option<&dyn Others>,
    ) -> Vec<Finding> {
        Reported::of(self, selection, others, &Reported::default()).placed(document)
    }

    pub(super) fn units(&self) -> &[Arc<CheckedUnit>] {
        &self.units
    }

    /// The findings of all rules, in order, with ranges of the document.
    pub fn findings(&self, document: &Document) -> Vec<Finding> {
        let placed = document.units().iter().zip(&self.units);
        placed.flat_map(|(unit, it)| it.findings.iter().map(|it| it.shifted(unit.start))).collect()
    }
}

impl CheckedUnit {
    /// Checks one resolution: `around` is the last footnote before it, and the halves of footnotes around it.
    fn of(resolution: &Arc<Resolution>, lang: Lang, around: (u32, Loose), old: Option<&Self>) -> Self {
        let (last_note_before, elsewhere) = around;
        let (mut whole, mut findings) = (Vec::new(), Findings::default());
        let mut facts = Vec::new();
        let mut head = Arc::default();
        if resolution.is_resolution() {
            let old = old.filter(|it| it.lang == lang && it.resolution.organ() == resolution.organ());
            let old = old.filter(|it| !it.facts.is_empty());
            let kept = old.filter(|it| Head::holds(&it.resolution, resolution));
            head = kept.map_or_else(|| Arc::new(Head::of(resolution, lang)), |it| Arc::clone(&it.head));
            facts = Facts::all(resolution, lang, old.map(|it| (&*it.resolution, &it.facts[..])));
            for (element, facts) in resolution.elements.iter().zip(&facts) {
                findings.extend(facts.placed(resolution, element));
            }
            let same = kept.filter(|it| it.last_note_before == last_note_before && it.elsewhere == elsewhere);
            let carried = same.and_then(|it| Typed::between(it, resolution, &facts)?.carry(&it.whole));
            whole = carried.unwrap_or_else(|| {
                let cx = Context {
                    resolution,
                    head: &head,
                    facts: &facts,
                    lang,
                    last_note: last_note_before,
                    elsewhere: &elsewhere,
                };
                let mut found = Findings::default();
                WHOLE.iter().for_each(|rule| rule(&cx, &mut found));
                found.sorted()
            });
            findings.extend(whole.iter().cloned());
        }
        Self {
            resolution: Arc::clone(resolution),
            lang,
            last_note_before,
            loose: None,
            elsewhere,
            last_note: footnotes::last_number(resolution).unwrap_or(last_note_before),
            head,
            facts,
            silenced: Suppressions::of(resolution),
            whole,
            findings: findings.sorted(),
        }
    }
}
