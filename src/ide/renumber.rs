//! New numbers for paragraphs: the markers, and every reference inside of the resolution.

use rustc_hash::FxHashMap;

use super::TextEdit;
use super::seen::{marker, target};
use crate::citation;
use crate::resolution::{ElementKind, Resolution, Unit};
use crate::un::Lang;

/// The paragraphs that are counted together with the one at `index`: element and number, from that one on.
/// Numbers that begin anew, under a heading or in another part, are another row.
pub(super) fn behind(resolution: &Resolution, index: usize) -> Vec<(usize, u32)> {
    let mut row = Vec::new();
    let mut fresh = false;
    for (place, element) in resolution.elements.iter().enumerate().skip(index) {
        match element.kind {
            ElementKind::Opening | ElementKind::Heading => fresh = true,
            ElementKind::Paragraph(Some(number)) => {
                let last = row.last().map_or(0, |it: &(usize, u32)| it.1);
                if fresh && number <= last {
                    break;
                }
                fresh = false;
                row.push((place, number));
            }
            _ => {}
        }
    }
    row
}

/// The edits that give elements their new numbers, with all that refers to them; in order.
pub(super) fn renumbered(unit: &Unit, lang: Lang, to: &FxHashMap<usize, u32>) -> Vec<(TextEdit, bool)> {
    let resolution = &*unit.resolution;
    let mut edits = Vec::new();
    for (element, number) in to {
        let label = resolution.elements.get(*element).and_then(|it| marker(resolution, it));
        edits.extend(label.map(|it| ((unit.range(it), number.to_string()), false)));
    }
    for (index, element) in resolution.elements.iter().enumerate() {
        if matches!(element.kind, ElementKind::Masthead | ElementKind::Title | ElementKind::Table) {
            continue;
        }
        let prose = resolution.joined(element);
        for found in citation::internal(&prose.text, lang) {
            let paragraph = target(resolution, index, &found).and_then(|it| paragraph_of(resolution, it));
            if let Some(number) = paragraph.and_then(|it| to.get(&it)) {
                let words = u32::from(found.digits.start())..u32::from(found.digits.end());
                let range = resolution.source_range(element, &prose, words);
                edits.push(((unit.range(range), number.to_string()), true));
            }
        }
    }
    edits.sort_by_key(|it| it.0.0.start());
    edits
}

/// The numbered paragraph that an element is or belongs to.
fn paragraph_of(resolution: &Resolution, index: usize) -> Option<usize> {
    let numbered = |it: &usize| {
        matches!(resolution.elements.get(*it).map(|it| &it.kind), Some(ElementKind::Paragraph(Some(_))))
    };
    (0..=index).rev().find(numbered)
}
