//! What is true of the United Nations, as tables: organs, sessions, and the words of each language.

pub mod calendar;
pub mod drafting;
pub mod form;
pub mod heads;
pub mod internal;
pub mod ordinals;
pub mod phrases;
pub mod spelling;

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

/// An official language of the United Nations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Russian.
    Ru,
    /// Chinese.
    Zh,
    /// Arabic.
    Ar,
}

pub mod session;
pub mod words;

impl Lang {
    /// The code of the language in addresses: `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Ru => "ru",
            Self::Zh => "zh",
            Self::Ar => "ar",
        }
    }

    /// The language of a text: by script, and among those of Latin script by their small words.
    pub fn detect(text: &str) -> Self {
        let (mut cyrillic, mut han, mut arabic, mut latin) = (0, 0, 0, 0);
        for char in text.chars() {
            match char {
                'a'..='z' | 'A'..='Z' => latin += 1,
                '\u{400}'..='\u{4ff}' => cyrillic += 1,
                // A Chinese character says about as much as three letters.
                '\u{3400}'..='\u{9fff}' => han += 3,
                '\u{600}'..='\u{6ff}' => arabic += 1,
                _ => {}
            }
        }
        let most = cyrillic.max(han).max(arabic).max(latin);
        if most == latin {
            let count = |words: &[&str]| text.split(' ').filter(|it| words.contains(it)).count();
            let english = count(&["the", "of", "and", "to"]);
            let french = count(&["les", "et", "des", "du", "aux", "le"]);
            let spanish = count(&["los", "y", "del", "las", "el", "que"]);
            return if french > english && french >= spanish {
                Self::Fr
            } else if spanish > english {
                Self::Es
            } else {
                Self::En
            };
        }
        match most {
            it if it == cyrillic => Self::Ru,
            it if it == han => Self::Zh,
            _ => Self::Ar,
        }
    }
}
