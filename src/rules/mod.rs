//! Findings: what breaks the drafting rules.

use crate::resolution::Document;
use crate::text::TextRange;

/// How surely a finding is a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Surely wrong in any resolution.
    Error,
    /// Official practice breaks it in fewer than one of a thousand places.
    Warning,
    /// Worth knowing.
    Information,
    /// A matter of style.
    Hint,
}

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

/// All findings of a document, in order of place.
pub fn check(_document: &Document) -> Vec<Finding> {
    Vec::new()
}
