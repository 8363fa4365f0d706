//! The resolution that a draft is built on: the newest earlier one of its series.

use std::cmp::Reverse;
use std::sync::Arc;

use super::hierarchy::alike;
use super::{Facts, Known, Library};
use crate::citation::Symbol;
use crate::resolution::{Document, ElementKind, Resolution, Unit};
use crate::un::Lang;

/// The resolution that another one is built on.
#[derive(Debug, Clone)]
pub struct Base {
    /// The key of its document.
    pub document: String,
    /// What it is.
    pub symbol: Symbol,
    /// How citations name it: `78/223`.
    pub number: String,
    /// Its document.
    pub text: Arc<Document>,
}

impl Base {
    /// The resolution in its document.
    pub fn unit(&self) -> Option<&Unit> {
        let same = |it: &&Unit| it.resolution.symbol().is_some_and(|it| it.same_document(&self.symbol));
        self.text.units().iter().find(same)
    }
}

/// What a resolution is built on: the newest earlier one of the same organ and title, else the newest of those that
/// it recalls in its preamble and whose title has at least half of the same words.
pub fn base(resolution: &Resolution, lang: Lang, library: &dyn Library) -> Option<Base> {
    series(resolution, lang, library).into_iter().next()
}

/// What a resolution is built on and the earlier ones of its series, the newest first; each is read when it is come to.
pub(super) fn series<'a>(
    resolution: &Resolution,
    lang: Lang,
    library: &'a dyn Library,
) -> impl IntoIterator<Item = Base> + use<'a> {
    let read = |it: Facts| {
        let document = it.document?;
        let text = library.read(&document)?;
        Some(Base { document, symbol: it.known.symbol, number: it.known.number, text })
    };
    all(resolution, lang, library).into_iter().filter_map(read)
}

/// What a resolution is built on, without reading it.
pub(super) fn facts(resolution: &Resolution, lang: Lang, library: &dyn Library) -> Option<Facts> {
    all(resolution, lang, library).into_iter().next()
}

fn all(resolution: &Resolution, lang: Lang, library: &dyn Library) -> Vec<Facts> {
    let Some(title) = resolution.title.as_ref().map(|it| it.text.trim()) else { return Vec::new() };
    let own = resolution.symbol();
    let date = Known::of_resolution(resolution, lang).and_then(|it| it.date);
    let earlier = |it: &Facts| {
        let same = own.as_ref().is_some_and(|own| own.same_document(&it.known.symbol));
        let organ = it.organ.is_none() || resolution.organ().is_none() || it.organ == resolution.organ();
        // A draft has its number before it has a date, and may have kept the old one.
        let before = match (own.as_ref().and_then(order).zip(order(&it.known.symbol)), date) {
            (Some((own, other)), _) => other < own,
            (None, Some(date)) => it.known.date.is_some_and(|it| it < date),
            (None, None) => true,
        };
        it.document.is_some() && it.known.lang == lang && organ && !same && before
    };
    let mut found: Vec<Facts> = library.titled(title, lang).into_iter().filter(earlier).collect();
    if found.is_empty() {
        let recitals = resolution.elements.iter().filter(|it| it.kind == ElementKind::Recital);
        let cited = recitals.flat_map(|it| resolution.citations(it, lang));
        let known = cited.filter_map(|it| library.facts(&it.1.symbol, lang));
        found = known.filter(earlier).filter(|it| alike(title, &it.known.title)).collect();
    }
    found.sort_by_cached_key(|it| (Reverse(it.known.date), Reverse(order(&it.known.symbol))));
    found.dedup_by(|a, b| a.known.symbol.same_document(&b.known.symbol));
    found
}

/// Session and number, which grow from year to year.
fn order(symbol: &Symbol) -> Option<(i16, u16)> {
    let number = symbol.resolution()?;
    Some((number.session, number.number))
}
