//! What a rule reports: a place, a message, and the edits that mend it.

use std::ops::Range;

use super::{FixKind, Rule, Severity};
use crate::text::{TextRange, TextSize};

/// One replacement of a fix: the range in bytes and what stands there afterwards.
pub type TextEdit = (TextRange, String);

/// A change of the text that removes a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as the editor shows it.
    pub title: String,
    /// Replacements that do not overlap, in order.
    pub edits: Vec<TextEdit>,
    /// Whether it is the one answer.
    pub preferred: bool,
    /// Whether it keeps the meaning.
    pub safe: bool,
}

/// What breaks a rule, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's stable code.
    pub code: &'static str,
    /// How surely it is a fault.
    pub severity: Severity,
    /// Where, in bytes of the document.
    pub range: TextRange,
    /// What was found and what was expected.
    pub message: String,
    /// Other places that explain it.
    pub related: Vec<(TextRange, String)>,
    /// Remedies, the best first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// The same finding where all places are `by` bytes further on.
    pub fn shifted(&self, by: TextSize) -> Self {
        self.moved(|it| it + by)
    }

    /// The same finding as it is counted from `start`, which lies before all its places.
    pub(super) fn counted_from(&self, start: TextSize) -> Self {
        self.moved(|it| it.checked_sub(start).unwrap_or(it))
    }

    fn moved(&self, to: impl Fn(TextRange) -> TextRange) -> Self {
        let mut moved = self.clone();
        moved.places().for_each(|it| *it = to(*it));
        moved
    }

    /// The same finding with each of its places at another one, if each has one.
    pub(super) fn try_moved(&self, to: impl Fn(TextRange) -> Option<TextRange>) -> Option<Self> {
        let mut moved = self.clone();
        for place in moved.places() {
            *place = to(*place)?;
        }
        Some(moved)
    }

    fn places(&mut self) -> impl Iterator<Item = &mut TextRange> {
        let related = self.related.iter_mut().map(|it| &mut it.0);
        let edits = self.fixes.iter_mut().flat_map(|it| &mut it.edits).map(|it| &mut it.0);
        std::iter::once(&mut self.range).chain(related).chain(edits)
    }
}

/// Where rules put what they find.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

/// A finding that is being described.
pub(super) struct Report<'a> {
    finding: &'a mut Finding,
    safe: bool,
}

impl Findings {
    /// Reports a finding; related places and fixes follow.
    pub(super) fn report(&mut self, rule: &Rule, range: Range<u32>, message: String) -> Report<'_> {
        self.0.push(Finding {
            code: rule.code,
            severity: rule.severity,
            range: text_range(range),
            message,
            related: Vec::new(),
            fixes: Vec::new(),
        });
        let last = self.0.len() - 1;
        Report { finding: &mut self.0[last], safe: rule.fix == FixKind::Safe }
    }

    pub(super) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.0.extend(findings);
    }

    pub(super) fn sorted(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|it| (it.range.start(), it.range.end(), it.code));
        self.0
    }
}

impl Report<'_> {
    /// Another severity than the rule's, where practice is divided.
    pub(super) fn severity(self, severity: Severity) -> Self {
        self.finding.severity = severity;
        self
    }

    pub(super) fn related(self, range: Range<u32>, message: &str) -> Self {
        self.finding.related.push((text_range(range), message.to_owned()));
        self
    }

    pub(super) fn fix(self, title: String, edits: Vec<(Range<u32>, String)>) -> Self {
        let preferred = self.finding.fixes.is_empty();
        let edits = edits.into_iter().map(|it| (text_range(it.0), it.1)).collect();
        self.finding.fixes.push(Fix { title, edits, preferred, safe: self.safe });
        self
    }
}

fn text_range(range: Range<u32>) -> TextRange {
    TextRange::new(TextSize::new(range.start), TextSize::new(range.end.max(range.start)))
}
