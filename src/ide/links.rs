//! The official address of each citation.

use super::Link;
use super::seen::{Cited, Seen};
use crate::resolution::{Document, Unit};

/// The official addresses of all citations of resolutions and documents.
pub fn links(document: &Document, seen: &Seen) -> Vec<Link> {
    let link = |(unit, cited): (&Unit, &Cited)| {
        let symbol = &cited.citation.symbol;
        cited.citation.linkable.then(|| Link {
            range: unit.range(cited.range.clone()),
            symbol: symbol.to_string(),
            url: symbol.url(document.lang()),
            tooltip: format!("{symbol}, at the United Nations"),
        })
    };
    let all = seen.units(document).flat_map(|(unit, found)| found.citations.iter().map(move |it| (unit, it)));
    all.filter_map(link).collect()
}
