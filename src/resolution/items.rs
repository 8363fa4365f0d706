//! The levels of lettered lists: whether `(i)` is a letter or a Roman number is decided by what comes next.

use super::element::Item;
use crate::un::words;

/// The lists that are open at a place of the text.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<Level>,
}

#[derive(Debug, Clone, Copy)]
struct Level {
    series: Series,
    last: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Series {
    Letter,
    Roman,
    Arabic,
    Cyrillic,
    Number,
    Bullet,
}

const ARABIC: &str = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ";
/// Official lists leave out ё, й, щ, ъ, ы, ь.
const CYRILLIC: &str = "абвгдежзиклмнопрстуфхцчшэюя";

impl Levels {
    /// Forgets all lists: a new paragraph begins.
    pub(super) fn clear(&mut self) {
        self.open.clear();
    }

    /// Places a bullet.
    pub(super) fn bullet(&mut self, preambular: bool) -> Item {
        match self.open.iter().position(|it| it.series == Series::Bullet) {
            Some(index) => self.open.truncate(index + 1),
            None => self.open.push(Level { series: Series::Bullet, last: 0 }),
        }
        Item { level: self.open.len() as u8, expected: None, preambular }
    }

    /// Places a label such as `a`, `aa`, `ii`, `أ`.
    pub(super) fn place(&mut self, label: &str, preambular: bool) -> Item {
        let values = readings(label);
        for index in (0..self.open.len()).rev() {
            let level = self.open[index];
            if let Some((_, value)) =
                values.iter().find(|(series, value)| *series == level.series && *value == level.last + 1)
            {
                self.open[index].last = *value;
                self.open.truncate(index + 1);
                return Item { level: index as u8 + 1, expected: None, preambular };
            }
        }
        if let Some((series, value)) = values.iter().find(|it| it.1 == 1) {
            // A list's first label opens a list, unless one of its kind is open: then that is repeated.
            if !self.open.iter().any(|it| it.series == *series) {
                self.open.push(Level { series: *series, last: *value });
                return Item { level: self.open.len() as u8, expected: None, preambular };
            }
        }
        let found = self.open.iter().rposition(|it| values.iter().any(|(series, _)| *series == it.series));
        match (found, values.first()) {
            (Some(index), _) => {
                self.open.truncate(index + 1);
                let level = &mut self.open[index];
                let expected = written(level.series, level.last + 1, label);
                level.last = values.iter().find(|it| it.0 == level.series).map_or(level.last, |it| it.1);
                Item { level: index as u8 + 1, expected, preambular }
            }
            (None, Some((series, value))) => {
                // Russian lists mix Latin and Cyrillic letters: what follows another alphabet proves nothing.
                let certain = self.open.iter().all(|it| it.series == Series::Bullet);
                self.open.push(Level { series: *series, last: *value });
                let expected = certain.then(|| written(*series, 1, label)).flatten();
                Item { level: self.open.len() as u8, expected, preambular }
            }
            (None, None) => Item { level: self.open.len() as u8 + 1, expected: None, preambular },
        }
    }
}

/// The label that follows in a list whose labels so far are these, in order: behind `h` the letter `i`, behind
/// a first `i` the Roman `ii`.
pub fn following(labels: &[&str]) -> Option<String> {
    let mut levels = Levels::default();
    labels.iter().for_each(|it| {
        levels.place(it, false);
    });
    let last = levels.open.last()?;
    written(last.series, last.last + 1, labels.last()?)
}

/// All that a label can be, the likeliest first.
fn readings(label: &str) -> Vec<(Series, u32)> {
    let lower = label.to_lowercase();
    let mut found = Vec::with_capacity(2);
    let Some(first) = lower.chars().next() else { return found };
    if let Ok(number) = lower.parse() {
        found.push((Series::Number, number));
        return found;
    }
    let count = lower.chars().count();
    let same = lower.chars().all(|it| it == first);
    let mut letter = |alphabet: &str, series, size: u32| {
        if let Some(place) = alphabet.chars().position(|it| it == first)
            && same
            && count <= 3
        {
            found.push((series, place as u32 + 1 + (count as u32 - 1) * size));
        }
    };
    letter("abcdefghijklmnopqrstuvwxyz", Series::Letter, 26);
    letter(CYRILLIC, Series::Cyrillic, 27);
    // Russian lists go on in the other alphabet where its letter looks the same: `а`, `b`, `с`.
    let alike = [('а', 1), ('с', 3), ('е', 5)].iter().find(|it| it.0 == first && count == 1).map(|it| it.1);
    letter(&ARABIC.replacen('ا', "أ", 1), Series::Arabic, 28);
    letter(ARABIC, Series::Arabic, 28);
    found.extend(alike.map(|it| (Series::Letter, it)));
    if let Some(value) = roman(&lower) {
        let at = if count > 1 { 0 } else { found.len() };
        found.insert(at, (Series::Roman, value));
    }
    found
}

/// The value of a Roman number in small letters, up to sixty.
fn roman(label: &str) -> Option<u32> {
    words::from_roman(&label.to_ascii_uppercase()).filter(|it| *it <= 60)
}

/// The label with a value, in the letter case of `like`.
fn written(series: Series, value: u32, like: &str) -> Option<String> {
    let letter = |alphabet: &str| {
        let size = alphabet.chars().count() as u32;
        let times = (value - 1) / size + 1;
        let char = alphabet.chars().nth(((value - 1) % size) as usize)?;
        Some(char.to_string().repeat(times as usize))
    };
    let label = match series {
        Series::Letter => letter("abcdefghijklmnopqrstuvwxyz"),
        Series::Cyrillic => letter(CYRILLIC),
        Series::Arabic => letter(&ARABIC.replacen('ا', "أ", 1)),
        Series::Roman => words::roman(value).map(|it| it.to_lowercase()),
        Series::Number => Some(value.to_string()),
        Series::Bullet => None,
    }?;
    Some(if like.chars().all(char::is_uppercase) { label.to_uppercase() } else { label })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(labels: &str, expected: &str) {
        let mut levels = Levels::default();
        let shown: Vec<String> = labels
            .split(' ')
            .map(|it| {
                let item = levels.place(it, false);
                match item.expected {
                    Some(due) => format!("{}:{it}!{due}", item.level),
                    None => format!("{}:{it}", item.level),
                }
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn i_after_h_is_a_letter_and_after_a_a_number() {
        check("a b c d e f g h i j", "1:a 1:b 1:c 1:d 1:e 1:f 1:g 1:h 1:i 1:j");
        check("a i ii iii b i ii", "1:a 2:i 2:ii 2:iii 1:b 2:i 2:ii");
        check("y z aa bb", "1:y!a 1:z 1:aa 1:bb");
    }

    #[test]
    fn letters_that_look_alike_go_on_in_the_other_alphabet() {
        check("а b с d е", "1:а 2:b 2:с 2:d 2:е");
        check("а б с", "1:а 1:б 1:с!в");
    }

    #[test]
    fn gaps_and_repeats_are_told() {
        check("a b d e", "1:a 1:b 1:d!c 1:e");
        check("a b b c", "1:a 1:b 1:b!c 1:c");
        check("i ii iv", "1:i 1:ii 1:iv!iii");
    }

    #[test]
    fn the_next_label_goes_by_those_before() {
        for (labels, next) in [("a b", "c"), ("h", "i"), ("i ii", "iii"), ("z", "aa"), ("أ", "ب"), ("A", "B")]
        {
            let labels: Vec<&str> = labels.split(' ').collect();
            assert_eq!(following(&labels).as_deref(), Some(next), "{labels:?}");
        }
    }

    #[test]
    fn other_alphabets_have_their_own_order() {
        check("أ ب ج د", "1:أ 1:ب 1:ج 1:د");
        check("а б в", "1:а 1:б 1:в");
    }
}
