//! Sessions and years: ordinals in words, and what a resolution's number says of its time.

const UNITS: [&str; 20] = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

/// The tens as the last word and before another one.
const TENS: [(&str, &str, u32); 8] = [
    ("twentieth", "twenty", 20),
    ("thirtieth", "thirty", 30),
    ("fortieth", "forty", 40),
    ("fiftieth", "fifty", 50),
    ("sixtieth", "sixty", 60),
    ("seventieth", "seventy", 70),
    ("eightieth", "eighty", 80),
    ("ninetieth", "ninety", 90),
];

/// The number that an English ordinal in small letters says: `seventy-fifth` is 75. A blank for the hyphen is
/// accepted (one official text has it so).
pub fn ordinal(words: &str) -> Option<u32> {
    let unit = |word: &str| UNITS.iter().position(|it| !it.is_empty() && *it == word).map(|it| it as u32);
    if let Some(number) = unit(words) {
        return Some(number);
    }
    TENS.iter().find_map(|(last, stem, tens)| {
        if words == *last {
            return Some(*tens);
        }
        let rest = words.strip_prefix(stem)?.strip_prefix(['-', ' ', '\u{2011}'])?;
        unit(rest).filter(|it| *it < 10).map(|it| tens + it)
    })
}

/// The English ordinal of a number below a hundred, in small letters: 75 is `seventy-fifth`.
pub fn ordinal_words(number: u32) -> Option<String> {
    let unit = |it: u32| UNITS.get(it as usize).filter(|it| !it.is_empty()).map(|it| (*it).to_owned());
    if number < 20 {
        return unit(number);
    }
    let (last, stem, _) = TENS.iter().find(|it| it.2 == number / 10 * 10)?;
    if number.is_multiple_of(10) {
        Some((*last).to_owned())
    } else {
        Some(format!("{stem}-{}", unit(number % 10)?))
    }
}

#[cfg(test)]
mod tests {
    use super::{ordinal, ordinal_words};

    #[test]
    fn ordinals_are_written_as_they_are_read() {
        for number in 1..100 {
            assert_eq!(ordinal(&ordinal_words(number).unwrap()), Some(number));
        }
        assert_eq!(ordinal_words(0), None);
    }

    #[test]
    fn ordinals_are_read() {
        for (words, number) in
            [("first", 1), ("nineteenth", 19), ("fiftieth", 50), ("seventy-fifth", 75), ("twenty fourth", 24)]
        {
            assert_eq!(ordinal(words), Some(number), "{words}");
        }
        assert_eq!(ordinal("seventy-"), None);
        assert_eq!(ordinal("2022"), None);
    }
}
