//! What differs from agreed language, kept by element: to look for it takes longer than a keystroke may. At a keystroke
//! what was found before stays with the elements that did not change; the others are looked at when one asks for it.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::checked::CheckedUnit;
use super::facts::Facts;
use super::others::Asked;
use super::{Finding, Findings, Others, moved, omitted, translation};
use crate::citation::Symbol;
use crate::precedent::{Asking, Shingles};
use crate::resolution::{Element, Resolution};
use crate::syntax::Prose;
use crate::text::KeptEnds;
use crate::un::Lang;

/// A paragraph of a library that is like one at hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// Where it stands, in words.
    pub place: String,
    /// Its words, without markup; empty where they are the same.
    pub text: String,
    /// The symbol of its resolution.
    pub symbol: Option<Symbol>,
    /// The day of that one's adoption.
    pub adopted: Option<Date>,
    /// From 0 to 1; see [`Shingles::similarity`].
    pub similarity: f64,
}

/// What was found of each element of a resolution.
#[derive(Debug, Clone, Default)]
pub(super) struct Differences {
    /// The state of agreed language that was looked at.
    state: u64,
    /// Whether all elements were.
    whole: bool,
    /// By element; nothing where it was not looked at. Places count from the element's start.
    found: Vec<Option<Arc<[Finding]>>>,
    /// What hangs on all elements and is told of one, counted in the same way: what is left out beside it, what it lacks
    /// as a translation.
    of_whole: Vec<(usize, Arc<[Finding]>)>,
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
                compare(asked, &unit.findings, element, &mut found);
                let start = Facts::start(asked.resolution, element);
                Some(found.sorted().iter().map(|it| it.counted_from(start)).collect())
            })
        };
        let found: Vec<_> = asked.resolution.elements.iter().enumerate().map(find).collect();
        let of_whole = if now.is_some() {
            omitted::check(asked).into_iter().chain(translation::check(asked)).collect()
        } else {
            let at = |was: usize| (0..found.len()).find(|it| kept.before(*it) == Some(was));
            let old = before.map_or(&[][..], |it| &it.0.of_whole).iter();
            old.filter_map(|(was, found)| Some((at(*was)?, Arc::clone(found)))).collect()
        };
        Self { state, whole: found.iter().all(Option::is_some), found, of_whole }
    }

    /// What was found, with the index of its element.
    pub(super) fn by_element(&self) -> impl Iterator<Item = (usize, &[Finding])> {
        let found = self.found.iter().enumerate().filter_map(|(at, it)| Some((at, it.as_deref()?)));
        found.chain(self.of_whole.iter().map(|it| (it.0, &*it.1)))
    }
}

/// Looks at an element beside the paragraph that it was taken from; `known` is what other rules find.
fn compare(asked: &Asked<'_>, known: &[Finding], element: &Element, out: &mut Findings) {
    if !element.kind.is_text() {
        return;
    }
    let resolution = asked.resolution;
    let title = resolution.title.as_ref().map_or("", |it| it.text.trim());
    let prose = resolution.joined(element);
    let (symbol, adopted) = (asked.head.symbol.as_ref(), asked.head.adopted());
    let asking = Asking { symbol, title, adopted, named: true };
    let earlier = asked.others.earlier(&Shingles::of(&prose.text), asking);
    let Some(earlier) = earlier.first() else { return };
    let (lang, others) = (asked.lang, asked.others);
    let compared = Compared { lang, resolution, element, prose: &prose, earlier, known, others };
    if earlier.similarity < 1.0 {
        compared.slip(out);
    }
    moved::check(&compared, asked.head, out);
}

/// A paragraph beside the one that it was taken from.
pub(super) struct Compared<'a> {
    pub(super) lang: Lang,
    pub(super) resolution: &'a Resolution,
    pub(super) element: &'a Element,
    pub(super) prose: &'a Prose,
    pub(super) earlier: &'a Earlier,
    pub(super) known: &'a [Finding],
    pub(super) others: &'a dyn Others,
}

impl Compared<'_> {
    /// The words that were adopted before.
    pub(super) fn text(&self) -> &str {
        if self.earlier.similarity < 1.0 { &self.earlier.text } else { &self.prose.text }
    }

    /// Where words of the element stand in the source.
    pub(super) fn source(&self, words: Range<usize>) -> Range<u32> {
        self.resolution.source_range(self.element, self.prose, words.start as u32..words.end as u32)
    }
}
