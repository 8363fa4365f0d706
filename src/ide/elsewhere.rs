//! References in other documents: who cites a resolution, who names an annex, section, paragraph or item of it, what
//! else was adopted under an agenda item.

use super::at::{Thing, thing};
use super::references::{Subject, subject};
use super::seen::Seen;
use super::{Library, place};
use crate::resolution::Document;
use crate::text::{Span, TextSize};

/// A place in another document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The key of the document.
    pub document: String,
    /// Where in it.
    pub span: Span,
}

/// The places in other documents than `own` that refer to what stands at `offset`.
pub fn elsewhere(
    document: &Document,
    own: &str,
    seen: &Seen,
    offset: TextSize,
    library: &dyn Library,
) -> Vec<Elsewhere> {
    let found = match thing(document, offset) {
        Some((unit, Thing::Agenda(items, _))) => {
            let number = unit.resolution.number().unwrap_or_default();
            let organ = unit.resolution.organ();
            let under = items.iter().flat_map(|it| library.under(organ, number, &it.label()));
            under.filter_map(|it| Some(Elsewhere { document: it.document?, span: it.head })).collect()
        }
        _ => citing(document, seen, offset, library).unwrap_or_default(),
    };
    found.into_iter().filter(|it| it.document != own).collect()
}

fn citing(
    document: &Document,
    seen: &Seen,
    offset: TextSize,
    library: &dyn Library,
) -> Option<Vec<Elsewhere>> {
    let (unit, at) = document.unit_at(offset)?;
    let resolution = &*unit.resolution;
    let (symbol, place) = match subject(document, seen, offset) {
        Some(Subject::Document(symbol)) => (symbol, None),
        Some(Subject::Paragraph(_, element)) => {
            (resolution.symbol()?, Some(place::of_element(resolution, element)?))
        }
        Some(Subject::Note(..)) => return None,
        None => {
            let title = resolution.title.as_ref().map(|it| &it.range);
            let number = resolution.masthead.number.as_ref().map(|it| &it.range);
            let mut named = [title, number].into_iter().flatten();
            match named.find(|it| it.start <= at && at <= it.end) {
                Some(_) => (resolution.symbol()?, None),
                None => (resolution.symbol()?, Some(place::declared_at(resolution, at, document.lang())?)),
            }
        }
    };
    // A citation of an item names its paragraph too.
    let names = |it: &super::CitingPlace| {
        place.as_ref().is_none_or(|own| {
            let mut named = it.pins.iter().filter_map(|it| place::find(resolution, it, document.lang()));
            named.any(|it| {
                it.missing.is_none() && own.start <= it.elements.start && it.elements.end <= own.end
            })
        })
    };
    let mut found = Vec::new();
    for citing in library.citing(&symbol) {
        let places = citing.places.iter().filter(|it| names(it));
        found.extend(places.map(|it| Elsewhere { document: citing.document.clone(), span: it.span }));
    }
    Some(found)
}
