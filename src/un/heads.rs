//! The words of mastheads that adopted resolutions lack: drafts, committees, heads of Model United Nations papers.
//!
//! Sources: Dag Hammarskjöld Library, research guide to documentation (drafts); the Manual, Resolutions, Order of
//! elements; sample resolutions of THIMUN and United States style conferences (heads). Words are given in small
//! letters.

/// What a line holds that names the sponsors of a draft, or stands above a draft in a report.
pub const DRAFT: &[&str] = &[
    "draft resolution",
    "draft decision",
    "projet de résolution",
    "projet de décision",
    "proyecto de resolución",
    "proyecto de decisión",
    "проект резолюции",
    "проект решения",
    "决议草案",
    "决定草案",
    "مشروع قرار",
    "مشروع القرار",
    "مشروع مقرر",
];

/// How the name of a Main Committee ends or begins, alone on a line.
pub const COMMITTEE: &[&str] =
    &["committee", "committee)", "commission", "comisión", "комитет", "委员会", "اللجنة"];

/// What a label at the head of a Model United Nations paper introduces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// The organ or committee.
    Forum,
    /// The question that is debated.
    Question,
    /// Who submits the paper, and who signs it.
    Sponsors,
}

/// Labels before a colon.
pub const HEADS: &[(&str, Head)] = &[
    ("forum", Head::Forum),
    ("committee", Head::Forum),
    ("council", Head::Forum),
    ("question of", Head::Question),
    ("the question of", Head::Question),
    ("question", Head::Question),
    ("issue", Head::Question),
    ("topic", Head::Question),
    ("subject", Head::Question),
    ("main submitter", Head::Sponsors),
    ("main submitters", Head::Sponsors),
    ("submitted by", Head::Sponsors),
    ("submitter", Head::Sponsors),
    ("co-submitters", Head::Sponsors),
    ("co-submitter", Head::Sponsors),
    ("sponsors", Head::Sponsors),
    ("sponsor", Head::Sponsors),
    ("co-sponsors", Head::Sponsors),
    ("signatories", Head::Sponsors),
    ("signatory", Head::Sponsors),
];
