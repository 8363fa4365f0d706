//! The words for places in documents: “annex I, sect. B, para. 4 (a)”, “paragraph 3 of section II”.
//!
//! Sources: the Editorial Manual (Footnotes, Pinpoints; Resolutions, Internal references) and the usage of the
//! official texts. Words are in small letters.

use smol_str::{SmolStr, SmolStrBuilder};

use super::{Lang, words};

/// A kind of place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlaceKind {
    /// A part of a report or of an annex.
    Part,
    /// A chapter.
    Chapter,
    /// An annex, an enclosure.
    Annex,
    /// An appendix, which an annex may have.
    Appendix,
    /// A section, in any depth.
    Section,
    /// An article of a treaty, a statute or rules that the document holds.
    Article,
    /// A paragraph.
    Paragraph,
    /// A subparagraph that is named before its paragraph: “subparagraph (a) of paragraph 4”.
    Item,
    /// A footnote.
    Footnote,
}

impl PlaceKind {
    /// The English word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Chapter => "chapter",
            Self::Annex => "annex",
            Self::Appendix => "appendix",
            Self::Section => "section",
            Self::Article => "article",
            Self::Paragraph => "paragraph",
            Self::Item => "subparagraph",
            Self::Footnote => "footnote",
        }
    }

    /// Whether a document may have an only one, which then has no number.
    pub const fn may_be_the_only_one(self) -> bool {
        matches!(self, Self::Annex | Self::Appendix)
    }
}

/// How a language names places.
#[derive(Debug, Clone, Copy)]
pub struct PlaceWords {
    /// Words before the label; the longer ones before those that they begin with.
    pub before: &'static [(&'static str, PlaceKind)],
    /// Words behind the label: “deuxième partie”, 第三章.
    pub behind: &'static [(&'static str, PlaceKind)],
    /// Whether the words before the label take endings.
    pub inflected: bool,
    /// Whether letters may stand right before a word: articles and prepositions of Arabic, anything in Chinese.
    pub attached: bool,
    /// What leads from an inner place to the outer one, the longest first: “paragraph 3 *of* section II”.
    pub of: &'static [&'static str],
    /// What leads from an outer place to the inner one: “section II, paragraph 3”.
    pub then: &'static [&'static str],
    /// What stands between the labels of a list.
    pub joins: &'static [&'static str],
    /// What stands between the first and the last label of a range.
    pub ranges: &'static [&'static str],
    /// Labels in words, and their number, the longer ones before those that they begin with.
    pub numbers: &'static [(&'static str, u32)],
    /// What may stand between the number of the cited document and a place: 号决议.
    pub skipped: &'static [&'static str],
}

impl PlaceWords {
    /// What a language begins from: words that all or none of them have.
    pub const NONE: Self = Self {
        before: &[],
        behind: &[],
        inflected: false,
        attached: false,
        of: &[],
        then: &[", ", " ("],
        joins: &[", "],
        ranges: &["–", "-"],
        numbers: &[],
        skipped: &[],
    };
}

/// The words of a language.
pub const fn place_words(lang: Lang) -> &'static PlaceWords {
    &lang.tables().places
}

/// Letters of other scripts that label sections and parts, with the Latin ones that stand there in English: the names
/// of Arabic letters, and Cyrillic letters that look like Latin ones, which Russian texts mix.
pub const LETTERS: &[(&str, char)] = &[
    ("ألف", 'A'),
    ("باء", 'B'),
    ("جيم", 'C'),
    ("دال", 'D'),
    ("هاء", 'E'),
    ("واو", 'F'),
    ("زاي", 'G'),
    ("حاء", 'H'),
    ("طاء", 'I'),
    ("ياء", 'J'),
    ("كاف", 'K'),
    ("لام", 'L'),
    ("ميم", 'M'),
    ("نون", 'N'),
    ("А", 'A'),
    ("В", 'B'),
    ("С", 'C'),
    ("Е", 'E'),
    ("Н", 'H'),
    ("К", 'K'),
    ("М", 'M'),
    ("О", 'O'),
    ("Р", 'P'),
    ("Т", 'T'),
    ("Х", 'X'),
];

const CHINESE_DIGITS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The label at the head of `text` as English texts write it (digits, a Roman number or a capital letter; number
/// words become Roman numbers), with its length in bytes. A digit, letter or stroke behind it makes it something else.
pub fn label(text: &str, lang: Lang) -> Option<(SmolStr, usize)> {
    let ends = |length: usize| {
        let next = text.get(length..).and_then(|it| it.chars().next());
        let latin = |it: char| it.is_ascii_alphanumeric() || it == '/';
        match lang {
            Lang::Zh => !next.is_some_and(latin),
            _ => !next.is_some_and(|it| it.is_alphanumeric() || it == '/'),
        }
    };
    let run = |is: fn(&u8) -> bool| text.bytes().take_while(is).count();
    let digits = run(u8::is_ascii_digit);
    if digits > 0 {
        return (digits <= 3 && ends(digits)).then(|| (text[..digits].into(), digits));
    }
    let capitals = run(u8::is_ascii_uppercase);
    let roman = |it: &str| it.bytes().all(|it| b"IVXL".contains(&it));
    if capitals > 0 {
        let written = &text[..capitals];
        return ((capitals == 1 || roman(written)) && ends(capitals)).then(|| (written.into(), capitals));
    }
    if lang == Lang::Zh {
        let (number, length) = chinese_number(text)?;
        return Some((words::roman(number)?.into(), length));
    }
    let number = place_words(lang).numbers.iter().find(|it| text.starts_with(it.0) && ends(it.0.len()));
    if let Some((word, number)) = number {
        return Some((words::roman(*number)?.into(), word.len()));
    }
    let (word, letter) = LETTERS.iter().find(|it| text.starts_with(it.0) && ends(it.0.len()))?;
    let mut written = SmolStrBuilder::new();
    written.push(*letter);
    Some((written.finish(), word.len()))
}

/// A Chinese number below a hundred at the head of a text, with its length in bytes: 二十三.
fn chinese_number(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut length, mut tens) = (0, 0, false);
    for char in text.chars() {
        match CHINESE_DIGITS.iter().position(|it| *it == char) {
            Some(digit) if number % 10 == 0 => number += digit as u32 + 1,
            None if char == '十' && !tens => {
                number = number.max(1) * 10;
                tens = true;
            }
            _ => break,
        }
        length += char.len_utf8();
    }
    (1..100).contains(&number).then_some((number, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_english_writes_them() {
        for (lang, text, expected) in [
            (Lang::En, "4 (a)", "4"),
            (Lang::En, "XIV of", "XIV"),
            (Lang::En, "B, para.", "B"),
            (Lang::En, "one, chap. I", "I"),
            (Lang::Fr, "deuxième partie", "II"),
            (Lang::Ru, "А, п. 3", "A"),
            (Lang::Zh, "二十三章", "XXIII"),
            (Lang::Zh, "十节", "X"),
            (Lang::Ar, "الرابع عشر من", "XIV"),
            (Lang::Ar, "باء", "B"),
        ] {
            let read = label(text, lang).map(|it| it.0);
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_words_and_numbers_are_no_labels() {
        for text in ["74/2", "2015", "Programme", "A/75/1", "the", "", "3rd"] {
            assert_eq!(label(text, Lang::En), None, "{text}");
        }
    }
}
