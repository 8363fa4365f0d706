//! Small edits between two texts: lines first, then the words of lines that differ.

use std::ops::Range;

use similar::{Algorithm, DiffTag, TextDiff};

use crate::ide::TextEdit;
use crate::text::{TextRange, size};

/// The edits that make `new` of `old`.
pub(in crate::ide) fn between(old: &str, new: &str) -> Vec<TextEdit> {
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_lines(old, new);
    let mut edits = Vec::new();
    let (mut from, mut to) = (0, 0);
    for op in diff.ops() {
        let (old_end, new_end) =
            (from + old_length(&diff, op.old_range()), to + new_length(&diff, op.new_range()));
        if op.tag() != DiffTag::Equal {
            words(from, &old[from..old_end], &new[to..new_end], &mut edits);
        }
        (from, to) = (old_end, new_end);
    }
    edits
}

fn old_length(diff: &TextDiff<'_, '_, str>, range: Range<usize>) -> usize {
    range.filter_map(|it| diff.old_slice(it)).map(str::len).sum()
}

fn new_length(diff: &TextDiff<'_, '_, str>, range: Range<usize>) -> usize {
    range.filter_map(|it| diff.new_slice(it)).map(str::len).sum()
}

/// The edits between two stretches, word by word; `at` is where the old one stands.
pub(super) fn words(at: usize, old: &str, new: &str, edits: &mut Vec<TextEdit>) {
    if old == new {
        return;
    }
    let diff = TextDiff::from_words(old, new);
    let (mut from, mut to, mut last) = (0, 0, None::<usize>);
    for op in diff.ops() {
        let (end, new_end) =
            (from + old_length(&diff, op.old_range()), to + new_length(&diff, op.new_range()));
        if op.tag() != DiffTag::Equal {
            let with = &new[to..new_end];
            match last.and_then(|it| edits.get_mut(it)) {
                // What touches is one edit.
                Some((range, text)) if usize::from(range.end()) == at + from => {
                    *range = TextRange::new(range.start(), size(at + end));
                    text.push_str(with);
                }
                _ => {
                    edits.push((TextRange::new(size(at + from), size(at + end)), with.to_owned()));
                    last = Some(edits.len() - 1);
                }
            }
        }
        (from, to) = (end, new_end);
    }
}
