//! The numbers of sessions as mastheads write them: ordinals in words in six languages.
//!
//! Sources: the Manual (System of identification); the mastheads of official documents, which also have figures
//! (`55º período de sesiones`, `Session de 2022`).

use super::{ByLang, Lang};

/// How a language forms the ordinals below a hundred. All words are in small letters.
#[derive(Debug, Clone, Copy)]
pub enum Ordinals {
    /// By tens: `seventy-fifth`.
    Tens(Tens),
    /// By twenties from sixty on: `soixante-quinzième`.
    Twenties(Twenties),
    /// By the figures' signs: `第七十五届`.
    Signs(Signs),
}

/// The ordinals below twenty, and the tens as the last word and before another one.
#[derive(Debug, Clone, Copy)]
pub struct Tens {
    /// One to nineteen.
    pub units: [&'static str; 19],
    /// What stands for `first` behind a ten.
    pub one: &'static str,
    /// Twenty to ninety, alone.
    pub last: [&'static str; 8],
    /// Twenty to ninety with a unit.
    pub stems: [&'static str; 8],
    /// What divides a ten from its unit.
    pub between: &'static str,
    /// Whether the unit goes before the ten.
    pub unit_first: bool,
}

/// French counts by twenties from sixty on.
#[derive(Debug, Clone, Copy)]
pub struct Twenties {
    /// One, alone.
    pub first: &'static str,
    /// One to nineteen behind a ten.
    pub units: [&'static str; 19],
    /// The number, its stem, and its word alone.
    pub tens: [(u32, &'static str, &'static str); 6],
}

/// Chinese writes figures.
#[derive(Debug, Clone, Copy)]
pub struct Signs {
    /// One to nine.
    pub digits: [char; 9],
    /// Ten.
    pub ten: char,
    /// What stands before and behind.
    pub around: [&'static str; 2],
}

impl Tens {
    fn words(&self, number: u32) -> String {
        let unit = |it: u32| self.units.get(it as usize - 1).copied().unwrap_or("");
        if number < 20 {
            return unit(number).to_owned();
        }
        let (ten, rest) = ((number / 10 - 2) as usize, number % 10);
        let (last, stem) =
            (self.last.get(ten).copied().unwrap_or(""), self.stems.get(ten).copied().unwrap_or(""));
        let unit = if rest == 1 {
            self.one
        } else if rest == 0 {
            ""
        } else {
            unit(rest)
        };
        match (rest, self.unit_first) {
            (0, _) => last.to_owned(),
            (_, true) => format!("{unit}{}{last}", self.between),
            (_, false) => format!("{stem}{}{unit}", self.between),
        }
    }
}

impl Twenties {
    fn words(&self, number: u32) -> String {
        let unit = |it: u32| self.units.get(it as usize - 1).copied().unwrap_or("");
        if number == 1 {
            return self.first.to_owned();
        }
        let Some((tens, stem, last)) = self.tens.iter().rev().find(|it| it.0 <= number) else {
            return unit(number).to_owned();
        };
        match number - tens {
            0 => (*last).to_owned(),
            rest @ (1 | 11) if *tens != 80 => format!("{stem} et {}", unit(rest)),
            rest => format!("{stem}-{}", unit(rest)),
        }
    }
}

impl Signs {
    fn words(&self, number: u32) -> Option<String> {
        let digit = |it: u32| self.digits.get((it as usize).checked_sub(1)?).copied();
        let (tens, rest) = (number / 10, number % 10);
        let [before, behind] = self.around;
        let mut words = String::from(before);
        if tens > 1 {
            words.push(digit(tens)?);
        }
        if tens > 0 {
            words.push(self.ten);
        }
        words.extend(digit(rest));
        words.push_str(behind);
        Some(words)
    }
}

/// The ordinal of a session in a language, in small letters; nothing where it has another form.
pub fn words(number: u32, lang: Lang) -> Option<String> {
    if !(1..=99).contains(&number) {
        return None;
    }
    match &lang.tables().sessions {
        Ordinals::Tens(it) => Some(it.words(number)),
        Ordinals::Twenties(it) => Some(it.words(number)),
        Ordinals::Signs(it) => it.words(number),
    }
}

/// All ordinals by language, the longest first, so that one that holds another is found before it.
static ORDINALS: ByLang<Vec<(String, u32)>> = ByLang::new(|lang| {
    let mut all: Vec<(String, u32)> =
        (1..=99).filter_map(|number| Some((words(number, lang)?, number))).collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.0.len()));
    all
});

/// The number of the session, or the year, that a line of the masthead names.
pub fn session_number(line: &str, lang: Lang) -> Option<u32> {
    let digits: String =
        line.chars().skip_while(|it| !it.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    if let Ok(number) = digits.parse() {
        return Some(number);
    }
    let line = line.to_lowercase().replace(['\u{a0}', '\u{2011}'], "-").replace("ё", "е");
    let spaced = line.replace('-', " ");
    let names = |it: &&(String, u32)| line.contains(&it.0) || spaced.contains(&it.0.replace('-', " "));
    ORDINALS.of(lang).iter().find(names).map(|it| it.1)
}

/// The digit of a Chinese figure.
pub fn figure(sign: char) -> Option<char> {
    let zero = matches!(sign, '〇' | '零' | '○').then_some('0');
    let Ordinals::Signs(signs) = &Lang::Zh.tables().sessions else { return zero };
    let place = || signs.digits.iter().position(|it| *it == sign);
    zero.or_else(|| char::from_digit(u32::try_from(place()? + 1).ok()?, 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_are_read_in_six_languages() {
        for (lang, line, number) in [
            (Lang::En, "Seventy-sixth session", 76),
            (Lang::En, "Twenty fourth session", 24),
            (Lang::Fr, "Soixante-seizième session", 76),
            (Lang::Fr, "Quatre-vingt-unième session", 81),
            (Lang::Fr, "Cinquante et unième session", 51),
            (Lang::Fr, "Session de 2022", 2022),
            (Lang::Es, "Septuagésimo sexto período de sesiones", 76),
            (Lang::Es, "55º período de sesiones", 55),
            (Lang::Ru, "Семьдесят шестая сессия", 76),
            (Lang::Ru, "Восьмидесятая сессия", 80),
            (Lang::Zh, "第七十六届会议", 76),
            (Lang::Zh, "第十届会议", 10),
            (Lang::Ar, "الدورة السادسة والسبعون", 76),
            (Lang::Ar, "الدورة الثمانون", 80),
        ] {
            assert_eq!(session_number(line, lang), Some(number), "{line}");
        }
        assert_eq!(session_number("Resumed session", Lang::En), None);
    }

    #[test]
    fn each_ordinal_is_read_as_itself() {
        for lang in Lang::ALL {
            for number in 1..=99 {
                let line = words(number, lang).unwrap();
                assert_eq!(session_number(&line, lang), Some(number), "{line}");
            }
        }
    }
}
