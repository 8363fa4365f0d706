//! What a reader reads of a text: the formatter's promise is that it stays the same.

use crate::resolution::{Document, ElementKind};
use crate::syntax::{Block, Label, Passage, PassageKind, Prose};

/// The words of a resolution, and its notes by label.
pub(super) type Reading = (String, Vec<(Label, String)>);

/// The words of a document outside of notes, with the marks in their places, and those of its notes by label.
pub(super) fn of(document: &Document) -> Vec<Reading> {
    let read = |unit: &crate::resolution::Unit| {
        let resolution = &*unit.resolution;
        let mut text = String::new();
        let mut notes = Vec::new();
        for element in &resolution.elements {
            let prose = resolution.joined(element);
            if element.kind == ElementKind::Note {
                let label =
                    resolution.notes.iter().find(|it| resolution.elements.get(it.element) == Some(element));
                notes.extend(label.map(|it| (it.label.clone(), words(&prose))));
            } else {
                text.push_str(&words(&prose));
                text.push(' ');
            }
        }
        notes.sort();
        (folded(&text), notes)
    };
    document.units().iter().map(read).collect()
}

/// The words and marks of a stretch of prose.
pub(super) fn words(prose: &Prose) -> String {
    let mut text = String::with_capacity(prose.text.len());
    let mut at = 0;
    for mark in &prose.marks {
        text.push_str(prose.text.get(at..mark.at as usize).unwrap_or(""));
        text.push_str(&format!("\u{1}{}\u{1}", mark.label));
        at = mark.at as usize;
    }
    text.push_str(prose.text.get(at..).unwrap_or(""));
    folded(&text)
}

/// Runs of blanks as one; none beside a character of a script that has no blanks.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let close = out.chars().next_back().is_some_and(super::render::is_wide)
            || word.chars().next().is_some_and(super::render::is_wide);
        if !out.is_empty() && !close {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether `text` is one passage that reads as `pieces` do, of their first one's kind and with its marker.
pub(super) fn same(text: &str, pieces: &[(&Block, &Passage)]) -> bool {
    let block = Block::parse(text);
    let [passage] = block.passages() else { return false };
    let Some((old, first)) = pieces.first() else { return false };
    let kind = match (&passage.kind, &first.kind) {
        (PassageKind::Note(new, _), PassageKind::Note(old, _)) => new == old,
        (new, old) => new == old,
    };
    let label = |block: &Block, passage: &Passage| {
        passage.marker.as_ref().and_then(|it| {
            block.text().get(it.range.start as usize..it.range.end as usize).map(str::to_owned)
        })
    };
    kind && label(&block, passage) == label(old, first)
        && words(&Prose::of(&[(&block, passage)])) == words(&Prose::of(pieces))
}
