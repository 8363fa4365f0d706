//! Applying fixes: one by one they are what a rule offers, together they are applied until nothing is left.

use std::collections::BTreeMap;

use similar::{DiffOp, TextDiff};

use super::{Finding, Fix, Selection, TextEdit, check_with, suppress};
use crate::resolution::Document;
use crate::text::{Text, TextRange, TextSize, size};

/// Fixes may open the way for others; more rounds than this are a fault of a rule.
const ROUNDS: usize = 16;

/// Which fixes are applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    /// Those that keep the meaning.
    Safe,
    /// All.
    All,
    /// Those of one rule.
    Rule(&'a str),
}

impl Which<'_> {
    /// The fix of a finding that is applied: the first that fits.
    pub fn of(self, finding: &Finding) -> Option<&Fix> {
        finding.fixes.iter().find(|it| match self {
            Self::Safe => it.safe,
            Self::All => true,
            Self::Rule(code) => finding.code == code,
        })
    }
}

/// A document whose findings were mended.
#[derive(Debug, Clone)]
pub struct Fixed {
    /// The document afterwards.
    pub document: Document,
    /// How many findings of each rule were mended.
    pub counts: BTreeMap<&'static str, usize>,
}

/// Applies fixes that do not overlap, checks again and goes on until none is left. A second call changes nothing.
pub fn fix_all(document: &Document, selection: &Selection, which: Which<'_>) -> Fixed {
    let mut fixed = Fixed { document: document.clone(), counts: BTreeMap::new() };
    let mut seen = vec![document.text().to_string()];
    for _ in 0..ROUNDS {
        let findings = check_with(&fixed.document, selection);
        let mut counts = fixed.counts.clone();
        let edits = fitting(&findings, which, &mut counts);
        if edits.is_empty() {
            break;
        }
        let text = applied(fixed.document.text(), edits);
        // Two rules that undo each other would never come to an end.
        if seen.contains(&text) {
            break;
        }
        fixed = Fixed { document: document.reread(&text), counts };
        seen.push(text);
    }
    fixed
}

/// The edits of one round, in order: of overlapping fixes the first.
fn fitting(
    findings: &[Finding],
    which: Which<'_>,
    counts: &mut BTreeMap<&'static str, usize>,
) -> Vec<TextEdit> {
    let mut edits: Vec<TextEdit> = Vec::new();
    for finding in findings {
        let Some(fix) = which.of(finding) else { continue };
        let free = |edit: &TextEdit| edits.iter().all(|it| it.0.intersect(edit.0).is_none());
        if !fix.edits.is_empty() && fix.edits.iter().all(free) {
            edits.extend(fix.edits.iter().cloned());
            *counts.entry(finding.code).or_default() += 1;
        }
    }
    edits.sort_by_key(|it| (it.0.start(), it.0.end()));
    edits
}

/// The text after edits that do not overlap and are in order.
pub fn applied(text: &Text, edits: Vec<TextEdit>) -> String {
    let mut text = text.clone();
    for (range, with) in edits.into_iter().rev() {
        text.replace(range, &with);
    }
    text.to_string()
}

/// The edits that make `old` into `new`, each as small as its lines allow.
pub fn edits_between(old: &str, new: &str) -> Vec<TextEdit> {
    let diff = TextDiff::from_lines(old, new);
    let mut edits = Vec::new();
    let (mut before, mut after) = (0, 0);
    for op in diff.ops() {
        let removed: usize = op.old_range().filter_map(|it| diff.old_slice(it)).map(str::len).sum();
        let inserted: usize = op.new_range().filter_map(|it| diff.new_slice(it)).map(str::len).sum();
        if !matches!(op, DiffOp::Equal { .. }) {
            let (from, to) = (&old[before..before + removed], &new[after..after + inserted]);
            let head: usize =
                from.chars().zip(to.chars()).take_while(|it| it.0 == it.1).map(|it| it.0.len_utf8()).sum();
            let (from, to) = (&from[head..], &to[head..]);
            let tail: usize = from
                .chars()
                .rev()
                .zip(to.chars().rev())
                .take_while(|it| it.0 == it.1)
                .map(|it| it.0.len_utf8())
                .sum();
            let start = size(before + head);
            let range = TextRange::new(start, start + size(from.len() - tail));
            edits.push((range, to[..to.len() - tail].to_owned()));
        }
        before += removed;
        after += inserted;
    }
    edits
}

/// Silences a finding's rule in its block by a comment above it.
pub fn ignore_here(document: &Document, finding: &Finding) -> Option<Fix> {
    let (unit, at) = document.unit_at(finding.range.start())?;
    let head = document
        .text()
        .slice(TextRange::new(TextSize::new(0), document.text().len().min(TextSize::new(4096))));
    let line_end = if head.contains("\r\n") { "\r\n" } else { "\n" };
    let (place, comment) = suppress::ignore_here(&unit.resolution, at, finding.code, line_end)?;
    let place = unit.range(place..place);
    Some(Fix {
        title: format!("Ignore {} here", finding.code),
        edits: vec![(place, comment)],
        preferred: false,
        safe: true,
    })
}

#[cfg(test)]
mod tests;
