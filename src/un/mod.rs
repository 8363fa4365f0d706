//! What is true of the United Nations, as tables: organs, sessions, and the words of each language.

mod by_lang;
pub mod calendar;
pub mod drafting;
pub mod form;
pub mod heads;
pub mod internal;
pub mod lang;
pub mod leads;
pub mod numbers;
pub mod ordinals;
pub mod phrases;
pub mod places;
pub mod short;
pub mod sources;
pub mod spelling;
pub mod words;

pub use by_lang::ByLang;
pub use lang::{Lang, Langs};

/// A principal organ, or the subsidiary one, whose resolutions are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Organ {
    /// The General Assembly.
    GeneralAssembly,
    /// The Security Council.
    SecurityCouncil,
    /// The Human Rights Council.
    HumanRightsCouncil,
    /// The Economic and Social Council.
    EconomicAndSocialCouncil,
}

impl Organ {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::GeneralAssembly,
        Self::SecurityCouncil,
        Self::HumanRightsCouncil,
        Self::EconomicAndSocialCouncil,
    ];
}
