//! References inside of one resolution: “paragraph 3 above”, “paragraphs 5 (a) and 7 of the present resolution”.
//!
//! A number is one only where the words around say that the paragraph is in this text; “paragraph 5 of resolution
//! 1970 (2011)” is a citation with a pinpoint.

use std::sync::LazyLock;

use regex::Regex;
use smol_str::SmolStr;

use crate::text::{TextRange, size};
use crate::un::internal::{References, references};
use crate::un::{ByLang, Lang};

/// Where the paragraph is to be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Before the reference.
    Above,
    /// Behind it.
    Below,
    /// Anywhere in the resolution.
    Present,
}

/// A reference to a paragraph of the same resolution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InternalRef {
    /// The number with its letters, in bytes of the text searched.
    pub range: TextRange,
    /// The digits alone.
    pub digits: TextRange,
    /// The paragraph's number.
    pub paragraph: u32,
    /// The labels of subparagraphs, outermost first.
    pub items: Vec<SmolStr>,
    /// Where it is.
    pub direction: Direction,
}

/// The whole of a reference: groups `list`, `above`, `below`.
static PATTERNS: ByLang<Option<Regex>> = ByLang::new(pattern);
/// One number of a list.
static NUMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?<number>[0-9]{1,3})(?<items>(?: ?\(?\p{L}{1,4}\))*)").ok());

/// A pattern that is broken finds nothing, which the tests would show.
fn pattern(lang: Lang) -> Option<Regex> {
    let words = references(lang);
    let (noun, unit, joins) = (any(words.paragraph), words.unit, joins(words));
    let place =
        format!("(?:(?<above>{})|(?<below>{})|{})", any(words.above), any(words.below), any(words.present));
    let item = r"(?: ?\(?\p{L}{1,4}\))";
    let source = if words.leading() {
        let number = format!("{noun}? ?[0-9]{{1,3}} ?{item}*(?:{unit})?");
        format!("{place}{noun}(?<list> ?[0-9]{{1,3}} ?{item}*(?:{unit})?(?:{joins}{number})*)")
    } else {
        let number = format!(r"[0-9]{{1,3}}{item}*");
        let more = format!(r"(?:{joins}(?:{number}|\(\p{{L}}{{1,4}}\)))*");
        format!(r"(?i){noun}\p{{L}}* (?<list>{number}{more}) {place}\b")
    };
    Regex::new(&source).ok()
}

/// One of the words, the longest that fits.
fn any(words: &[&str]) -> String {
    let mut words: Vec<String> = words.iter().map(|it| regex::escape(it)).collect();
    words.sort_by_key(|it| std::cmp::Reverse(it.len()));
    format!("(?:{})", words.join("|"))
}

/// What stands between two numbers: a word with blanks around it and perhaps a comma before, or a comma alone.
fn joins(words: &References) -> String {
    let blank = if words.prefixed || words.leading() { " ?" } else { " " };
    let join = |it: &&str| {
        let word = regex::escape(it);
        let lone = !words.leading() && !it.starts_with(char::is_alphabetic);
        if lone { format!("{word} ") } else { format!(",?{blank}{word}{blank}") }
    };
    let all: Vec<String> = words.joins.iter().map(join).collect();
    format!("(?:{}|[-–])", all.join("|"))
}

/// All references to paragraphs of the same resolution in a text without markup, in order.
pub fn internal(text: &str, lang: Lang) -> Vec<InternalRef> {
    let mut found = Vec::new();
    let pattern = PATTERNS.of(lang).as_ref();
    let (Some(pattern), Some(number)) = (pattern, NUMBER.as_ref()) else { return found };
    let words = references(lang);
    for place in pattern.captures_iter(text) {
        let (Some(whole), Some(list)) = (place.get(0), place.name("list")) else { continue };
        let before = text[..whole.start()].chars().next_back();
        if !words.prefixed && !words.leading() && before.is_some_and(char::is_alphabetic) {
            continue;
        }
        let direction = match (place.name("above"), place.name("below")) {
            (Some(_), _) => Direction::Above,
            (None, Some(_)) => Direction::Below,
            (None, None) => Direction::Present,
        };
        for one in number.captures_iter(list.as_str()) {
            let (Some(all), Some(digits)) = (one.get(0), one.name("number")) else { continue };
            let Ok(paragraph) = digits.as_str().parse() else { continue };
            let at = |start: usize, end: usize| {
                TextRange::new(size(list.start() + start), size(list.start() + end))
            };
            let items = one.name("items").map_or("", |it| it.as_str());
            found.push(InternalRef {
                range: at(all.start(), all.end()),
                digits: at(digits.start(), digits.end()),
                paragraph,
                items: items
                    .split(|it: char| !it.is_alphabetic())
                    .filter(|it| !it.is_empty())
                    .map(Into::into)
                    .collect(),
                direction,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lang: Lang, text: &str, expected: &str) {
        let shown: Vec<String> = internal(text, lang)
            .iter()
            .map(|it| {
                let sign = match it.direction {
                    Direction::Above => "^",
                    Direction::Below => "v",
                    Direction::Present => "=",
                };
                let items: String = it.items.iter().map(|it| format!("({it})")).collect();
                format!("{sign}{}{items}", it.paragraph)
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{text}");
    }

    #[test]
    fn one_number_and_lists_of_them() {
        check(Lang::En, "as requested in paragraph 3 above, and in paragraph 12 below", "^3 v12");
        check(Lang::En, "pursuant to paragraphs 3, 4 (a) and 7 of the present resolution", "=3 =4(a) =7");
        check(Lang::En, "in paragraphs 3 to 5 of this resolution", "=3 =5");
        check(Lang::En, "Paragraph 6 (b) (ii) above", "^6(b)(ii)");
    }

    #[test]
    fn paragraphs_of_other_documents_are_none() {
        check(Lang::En, "in paragraph 5 of resolution 1970 (2011) and paragraph 3, above all", "");
        check(Lang::En, "subparagraph 3 above; Article 1, paragraph 3; see paragraph 89", "");
    }

    #[test]
    fn six_languages() {
        check(
            Lang::Fr,
            "visé aux paragraphes 3 et 4 ci-dessus et au paragraphe 9 de la présente résolution",
            "^3 ^4 =9",
        );
        check(Lang::Es, "en el párrafo 3 supra y los párrafos 5 y 6 de la presente resolución", "^3 =5 =6");
        check(Lang::Ru, "в пункте 3 выше и в пунктах 5 и 6 настоящей резолюции", "^3 =5 =6");
        check(Lang::Zh, "上文第3段和本决议第 5 和第 6 段", "^3 =5 =6");
        check(Lang::Ar, "في الفقرة 3 أعلاه والفقرتين 5 و 6 من هذا القرار", "^3 =5 =6");
    }
}
