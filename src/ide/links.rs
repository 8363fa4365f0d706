//! The official address of each citation.

use super::Link;
use super::seen::{Cited, Seen};
use crate::citation::Symbol;
use crate::resolution::{Document, Unit};
use crate::text::{TextRange, TextSize};

/// The official addresses of all citations of resolutions and documents; that of a document issued in two series
/// (`A/67/828-S/2013/210`) is that of the first, but where the text itself links each.
pub fn links(document: &Document, seen: &Seen) -> Vec<Link> {
    let link = |range: TextRange, symbol: &Symbol, url: String| Link {
        range,
        symbol: symbol.to_string(),
        url,
        tooltip: format!("{symbol}, at the United Nations"),
    };
    let mut found = Vec::new();
    for (unit, cited) in
        seen.units(document).flat_map(|(unit, it)| it.citations.iter().map(move |it| (unit, it)))
    {
        let symbol = &cited.citation.symbol;
        if !cited.citation.linkable {
            continue;
        }
        let (range, url) = (unit.range(cited.range.clone()), symbol.url(document.lang()));
        match second(document, unit, cited) {
            Some((end, start, second)) => {
                found.push(link(TextRange::new(range.start(), end), symbol, url));
                let url = second.url(document.lang());
                found.push(link(TextRange::new(start, range.end()), &second, url));
            }
            None => found.push(link(range, symbol, url)),
        }
    }
    found
}

/// The second of two joined symbols that has a link of its own in the source; where the first ends there, and where
/// the second begins.
fn second(document: &Document, unit: &Unit, cited: &Cited) -> Option<(TextSize, TextSize, Symbol)> {
    let second = cited.citation.symbol.second()?;
    let range = unit.range(cited.range.clone());
    let written = document.text().slice(range).to_string();
    let series = format!("{}/", second.to_string().split('/').next()?);
    let hyphens = written.char_indices().filter(|it| matches!(it.1, '-' | '\u{2011}' | '–'));
    let mut places = hyphens.map(|it| (it.0, it.0 + it.1.len_utf8()));
    let (end, start) = places.find_map(|(hyphen, behind)| {
        let symbol = written.get(behind..)?.strip_prefix('[')?;
        let end = written.get(..hyphen)?.trim_end_matches("](#)").len();
        symbol.starts_with(&series).then(|| (end, written.len() - symbol.len()))
    })?;
    let at = |it: usize| Some(range.start() + TextSize::try_from(it).ok()?);
    Some((at(end)?, at(start)?, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let source =
            format!("General Assembly\n\n75/1. A title\n\nThe General Assembly,\n\nNoting {text},\n");
        let document = Document::parse(&source);
        let found = links(&document, &Seen::of(&document, &Seen::default()));
        let shown: Vec<String> =
            found.iter().map(|it| format!("{} {}", document.text().slice(it.range), it.url)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_document_in_two_series_has_one_address_or_the_two_that_are_linked() {
        check(
            "A/67/828-S/2013/210 and A/75/1",
            &["A/67/828-S/2013/210 https://undocs.org/en/A/67/828", "A/75/1 https://undocs.org/en/A/75/1"],
        );
        check(
            "[A/77/90](#)-[E/2022/66](#)",
            &["A/77/90 https://undocs.org/en/A/77/90", "E/2022/66 https://undocs.org/en/E/2022/66"],
        );
    }

    #[test]
    fn decisions_have_none() {
        check("its decision 75/510", &[]);
    }
}
