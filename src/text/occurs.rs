//! Whether and where a text has what a closer look is worth for: looks that are cheap enough for each keystroke.

use std::ops::Range;

/// Whether some byte of `text` is one. It does not end early: so sixteen bytes are looked at as one.
pub fn occurs(text: &str, is: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, it| found | is(it))
}

/// Whether some two bytes that stand side by side in `text` are a pair. It does not end early, either.
pub fn pair_occurs(text: &str, is: impl Fn(u8, u8) -> bool) -> bool {
    let behind = text.as_bytes().get(1..).unwrap_or_default();
    text.bytes().zip(behind).fold(false, |found, (it, next)| found | is(it, *next))
}

/// Where `words` stand in `text`. The standard library looks at one byte after the other.
pub fn places<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    memchr::memmem::find_iter(text.as_bytes(), words.as_bytes())
}

/// The numbers in `text`: runs of figures from 0 to 9.
pub fn figures(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
        let length = bytes[start..].iter().take_while(|it| it.is_ascii_digit()).count();
        at = start + length;
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_pairs_are_found_wherever_they_stand() {
        let long = format!("{}7b", "a".repeat(100));
        for text in ["7b", "a7b", long.as_str()] {
            assert!(occurs(text, |it| it.is_ascii_digit()));
            assert!(pair_occurs(text, |it, next| it == b'7' && next == b'b'));
            assert!(!pair_occurs(text, |it, next| it == b'b' && next == b'7'));
        }
        assert!(!occurs("", |_| true) && !pair_occurs("a", |_, _| true));
    }

    #[test]
    fn words_and_numbers_are_found_where_they_stand() {
        assert_eq!(places("’s and ’s", "’s").collect::<Vec<_>>(), [0, 9]);
        let found = |text| figures(text).map(|it| text[it].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("70/1 of 25 September 2015"), ["70", "1", "25", "2015"]);
        assert_eq!(found("٣ and ¹"), [""; 0]);
    }
}
