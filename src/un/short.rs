//! Abbreviations that need no explanation.
//!
//! Source: the official texts, which use these without the full name.

/// Whether an abbreviation is better known than what it stands for.
pub fn is_known(word: &str) -> bool {
    matches!(
        word,
        "UNICEF"
            | "UNESCO"
            | "UNHCR"
            | "UNDP"
            | "UNEP"
            | "UNFPA"
            | "UNCTAD"
            | "UN-WOMEN"
            | "INTERPOL"
            | "HIV"
            | "AIDS"
            | "COVID"
            | "COVID-"
            | "DNA"
            | "NATO"
            | "TV"
            | "IT"
            | "UNITAR"
            | "ISIL"
            | "DC"
            | "USA"
            | "UK"
            | "CD-ROM"
            | "SARS"
            | "UN"
    )
}
