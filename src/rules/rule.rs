//! A drafting rule, as the documentation, the configuration and `explain` are made from it.

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

/// Whether a rule's findings can be mended, and at what risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixKind {
    /// No: what is right cannot be known.
    None,
    /// By an edit that keeps the meaning.
    Safe,
    /// By an edit that a drafter should look at.
    Unsafe,
}

/// A drafting rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its stable name.
    pub code: &'static str,
    /// How surely what it finds is a fault.
    pub severity: Severity,
    /// Whether it reports where nothing is configured.
    pub on: bool,
    /// What it looks for, in a sentence.
    pub summary: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// Where the rule comes from: the Editorial Manual's chapter, or what was counted in official documents.
    pub source: &'static str,
    /// A text that breaks this rule and no other; see [`Rule::document`].
    pub bad: &'static str,
    /// The same text as it should be.
    pub good: &'static str,
    /// Whether its findings can be mended.
    pub fix: FixKind,
}

/// What the examples that are not whole documents stand in.
const HEAD: &str = "General Assembly\n\nSeventy-fifth session\n\n75/180. Rivers\n\nThe General Assembly,\n\n";

/// What examples that are whole documents begin with.
const WHOLE: [&str; 6] = [
    "General Assembly\n",
    "Security Council\n",
    "Assemblée générale\n",
    "Генеральная Ассамблея\n",
    "大会\n",
    "الجمعية العامة\n",
];

impl Rule {
    /// An example as a whole document: one that does not begin with a masthead is put under one.
    pub fn document(example: &str) -> String {
        let whole = WHOLE.iter().any(|it| example.starts_with(it));
        if whole { example.to_owned() } else { format!("{HEAD}{example}\n") }
    }
}
