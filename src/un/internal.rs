//! The words of references inside of one resolution: “paragraph 3 above”, “paragraphs 3 and 4 of the present
//! resolution”.
//!
//! Sources: the Editorial Manual (Resolutions, Internal references) and the usage of the official texts. Words
//! are parts of regular expressions, in small letters.

use super::Lang;

/// How a language refers to a paragraph of the text at hand.
#[derive(Debug, Clone, Copy)]
pub struct InternalWords {
    /// What the word for a paragraph begins with, in any form.
    pub paragraph: &'static str,
    /// Whether a letter may stand before it: Arabic writes article and prepositions together with the word.
    pub prefixed: bool,
    /// What stands between two numbers of a list.
    pub joins: &'static str,
    /// What says that the paragraph stands before.
    pub above: &'static str,
    /// What says that it stands behind.
    pub below: &'static str,
    /// What says that it stands in this text.
    pub present: &'static str,
    /// Whether those words stand before the number, as in Chinese; else behind it.
    pub leading: bool,
}

const BEHIND: InternalWords = InternalWords {
    paragraph: "",
    prefixed: false,
    joins: "",
    above: "",
    below: "",
    present: "",
    leading: false,
};

/// The words of a language.
pub const fn internal_words(lang: Lang) -> InternalWords {
    match lang {
        Lang::En => InternalWords {
            paragraph: "para(?:graphs?|s?\\.)",
            joins: "(?:,? and |,? or | to |, |[-–])",
            above: "above",
            below: "below",
            present: "of (?:the present|this) (?:resolution|decision)|(?:herein|hereof)",
            ..BEHIND
        },
        Lang::Fr => InternalWords {
            paragraph: "paragraphes?",
            joins: "(?: et | ou | à |, |[-–])",
            above: "ci-dessus|plus haut",
            below: "ci-après|ci-dessous|plus bas",
            present: "de la présente (?:résolution|décision)",
            ..BEHIND
        },
        Lang::Es => InternalWords {
            paragraph: "párrafos?",
            joins: "(?: y | e | o | al? |, |[-–])",
            above: "supra|anterior(?:es)?|precedentes?|más arriba",
            below: "infra|siguientes?|más adelante",
            present: "de la presente (?:resolución|decisión)",
            ..BEHIND
        },
        Lang::Ru => InternalWords {
            paragraph: "пункт",
            joins: "(?: и | или | по |, |[-–])",
            above: "выше",
            below: "ниже",
            present: "настоящ(?:ей|его) (?:резолюции|решения)",
            ..BEHIND
        },
        Lang::Zh => InternalWords {
            paragraph: "段",
            joins: "(?: ?[和至、] ?)",
            above: "上文",
            below: "下文",
            present: "本决议|本决定",
            leading: true,
            ..BEHIND
        },
        Lang::Ar => InternalWords {
            paragraph: "فقر",
            prefixed: true,
            joins: "(?: ?و ?| إلى |، |[-–])",
            above: "أعلاه",
            below: "أدناه",
            present: "من هذا القرار|من هذا المقرر",
            ..BEHIND
        },
    }
}
