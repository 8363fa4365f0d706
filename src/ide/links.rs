//! The official address of each citation.

use super::Link;
use crate::resolution::Document;

/// The official addresses of all citations of resolutions and documents.
pub fn links(document: &Document) -> Vec<Link> {
    let mut links = Vec::new();
    for unit in document.units().iter().filter(|it| it.resolution.is_resolution()) {
        for element in &unit.resolution.elements {
            for (range, citation) in unit.resolution.citations(element, document.lang()) {
                if citation.linkable {
                    links.push(Link {
                        range: unit.range(range),
                        url: citation.symbol.url(document.lang()),
                        tooltip: format!("{}, at the United Nations", citation.symbol),
                    });
                }
            }
        }
    }
    links
}
