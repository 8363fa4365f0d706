//! The words of mastheads that adopted resolutions lack: drafts, committees, heads of Model United Nations papers.
//!
//! Sources: Dag Hammarskjöld Library, research guide to documentation (drafts); the Manual, Resolutions, Order of
//! elements; sample resolutions of THIMUN and United States style conferences (heads). Words are given in small
//! letters.

use super::lang::all;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Heads {
    /// What a line holds that names the sponsors of a draft, or stands above a draft in a report.
    pub draft: &'static [&'static str],
    /// How the name of a Main Committee ends or begins, alone on a line.
    pub committee: &'static [&'static str],
    /// Labels before a colon in papers of Model United Nations.
    pub labels: &'static [(&'static str, Head)],
}

/// [`Heads::draft`] of all languages.
pub const DRAFT: &[&str] = all!(heads.draft: &str = "");

/// [`Heads::committee`] of all languages.
pub const COMMITTEE: &[&str] = all!(heads.committee: &str = "");

/// [`Heads::labels`] of all languages.
pub const HEADS: &[(&str, Head)] = all!(heads.labels: (&str, Head) = ("", Head::Forum));

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
