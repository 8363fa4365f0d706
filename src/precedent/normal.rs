//! What two texts have to share to be the same words: the one normalization of this layer.
//!
//! Case, blanks, punctuation, quotation marks, dashes and hyphens, direction marks, tatweel and vowel signs fold; words and numbers
//! stay. Emphasis, links, footnote marks and the paragraph's number are no part of the prose that comes here.

use std::ops::Range;

use twox_hash::XxHash3_64;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// The same for all ways of writing it.
    pub hash: u64,
}

/// The words of a text without markup, in order. A Chinese character is a word.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut folded = String::new();
    let mut start = 0;
    let mut end = |folded: &mut String, range: Range<usize>| {
        if !folded.is_empty() {
            found.push(Word { range, hash: XxHash3_64::oneshot(folded.as_bytes()) });
            folded.clear();
        }
    };
    for (at, char) in text.char_indices() {
        if is_silent(char) {
            continue;
        }
        if !char.is_alphanumeric() {
            end(&mut folded, start..at);
            continue;
        }
        let alone = is_han(char);
        if alone {
            end(&mut folded, start..at);
        }
        if folded.is_empty() {
            start = at;
        }
        folded.extend(char.to_lowercase());
        if alone {
            end(&mut folded, start..at + char.len_utf8());
        }
    }
    end(&mut folded, start..text.len());
    found
}

/// What stands inside of words and is not read, or only sometimes written: tatweel, vowel signs, soft hyphens, joiners, direction marks.
fn is_silent(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Chinese is written without blanks.
fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        let hashes = |it| words(it).into_iter().map(|it| it.hash).collect::<Vec<_>>();
        hashes(one) == hashes(other)
    }

    #[test]
    fn case_blanks_and_dashes_fold() {
        assert!(same("Recalling its resolution 70/1,", "recalling  its\u{a0}resolution 70/1;"));
        assert!(same("follow-up of 2015–2030", "follow\u{2011}up of 2015-2030"));
        assert!(same("التنميـة", "التنمية"));
        assert!(same("تأخُّر", "تأخر"));
    }

    #[test]
    fn words_stay() {
        assert!(!same("seventy-fourth session", "seventy-fifth session"));
        assert!(!same("resolution 70/1", "resolution 71/1"));
    }

    #[test]
    fn words_tell_where_they_stand() {
        let text = "“Звук” 2020年大会";
        let shown: Vec<&str> = words(text).into_iter().map(|it| &text[it.range]).collect();
        assert_eq!(shown, ["Звук", "2020", "年", "大", "会"]);
    }
}
