//! The numbers of sessions as mastheads write them: ordinals in words in six languages.
//!
//! Sources: the Manual (System of identification); the mastheads of official documents, which also have figures
//! (`55º período de sesiones`, `Session de 2022`).

use std::sync::LazyLock;

use super::{Lang, session};

/// The ordinals below twenty, and the tens as the last word and before another one.
struct Table {
    units: [&'static str; 19],
    /// What stands for `first` behind a ten.
    one: &'static str,
    last: [&'static str; 8],
    stems: [&'static str; 8],
    /// What divides a ten from its unit.
    between: &'static str,
    /// Whether the unit goes before the ten.
    unit_first: bool,
}

const SPANISH: Table = Table {
    units: [
        "primer",
        "segundo",
        "tercer",
        "cuarto",
        "quinto",
        "sexto",
        "séptimo",
        "octavo",
        "noveno",
        "décimo",
        "undécimo",
        "duodécimo",
        "decimotercer",
        "decimocuarto",
        "decimoquinto",
        "decimosexto",
        "decimoséptimo",
        "decimoctavo",
        "decimonoveno",
    ],
    one: "primer",
    last: [
        "vigésimo",
        "trigésimo",
        "cuadragésimo",
        "quincuagésimo",
        "sexagésimo",
        "septuagésimo",
        "octogésimo",
        "nonagésimo",
    ],
    stems: [
        "vigésimo",
        "trigésimo",
        "cuadragésimo",
        "quincuagésimo",
        "sexagésimo",
        "septuagésimo",
        "octogésimo",
        "nonagésimo",
    ],
    between: " ",
    unit_first: false,
};

const RUSSIAN: Table = Table {
    units: [
        "первая",
        "вторая",
        "третья",
        "четвертая",
        "пятая",
        "шестая",
        "седьмая",
        "восьмая",
        "девятая",
        "десятая",
        "одиннадцатая",
        "двенадцатая",
        "тринадцатая",
        "четырнадцатая",
        "пятнадцатая",
        "шестнадцатая",
        "семнадцатая",
        "восемнадцатая",
        "девятнадцатая",
    ],
    one: "первая",
    last: [
        "двадцатая",
        "тридцатая",
        "сороковая",
        "пятидесятая",
        "шестидесятая",
        "семидесятая",
        "восьмидесятая",
        "девяностая",
    ],
    stems: [
        "двадцать",
        "тридцать",
        "сорок",
        "пятьдесят",
        "шестьдесят",
        "семьдесят",
        "восемьдесят",
        "девяносто",
    ],
    between: " ",
    unit_first: false,
};

const ARABIC: Table = Table {
    units: [
        "الأولى",
        "الثانية",
        "الثالثة",
        "الرابعة",
        "الخامسة",
        "السادسة",
        "السابعة",
        "الثامنة",
        "التاسعة",
        "العاشرة",
        "الحادية عشرة",
        "الثانية عشرة",
        "الثالثة عشرة",
        "الرابعة عشرة",
        "الخامسة عشرة",
        "السادسة عشرة",
        "السابعة عشرة",
        "الثامنة عشرة",
        "التاسعة عشرة",
    ],
    one: "الحادية",
    last: ["العشرون", "الثلاثون", "الأربعون", "الخمسون", "الستون", "السبعون", "الثمانون", "التسعون"],
    stems: ["العشرون", "الثلاثون", "الأربعون", "الخمسون", "الستون", "السبعون", "الثمانون", "التسعون"],
    between: " و",
    unit_first: true,
};

/// French counts by twenties from sixty on.
const FRENCH_UNITS: [&str; 19] = [
    "unième",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
    "dixième",
    "onzième",
    "douzième",
    "treizième",
    "quatorzième",
    "quinzième",
    "seizième",
    "dix-septième",
    "dix-huitième",
    "dix-neuvième",
];
const FRENCH_TENS: [(u32, &str, &str); 6] = [
    (20, "vingt", "vingtième"),
    (30, "trente", "trentième"),
    (40, "quarante", "quarantième"),
    (50, "cinquante", "cinquantième"),
    (60, "soixante", "soixantième"),
    (80, "quatre-vingt", "quatre-vingtième"),
];

fn french(number: u32) -> String {
    let unit = |it: u32| FRENCH_UNITS.get(it as usize - 1).copied().unwrap_or("");
    if number == 1 {
        return "première".to_owned();
    }
    let Some((tens, stem, last)) = FRENCH_TENS.iter().rev().find(|it| it.0 <= number) else {
        return unit(number).to_owned();
    };
    match number - tens {
        0 => (*last).to_owned(),
        rest @ (1 | 11) if *tens != 80 => format!("{stem} et {}", unit(rest)),
        rest => format!("{stem}-{}", unit(rest)),
    }
}

fn regular(table: &Table, number: u32) -> String {
    let unit = |it: u32| table.units.get(it as usize - 1).copied().unwrap_or("");
    if number < 20 {
        return unit(number).to_owned();
    }
    let (ten, rest) = ((number / 10 - 2) as usize, number % 10);
    let (last, stem) =
        (table.last.get(ten).copied().unwrap_or(""), table.stems.get(ten).copied().unwrap_or(""));
    let unit = if rest == 1 {
        table.one
    } else if rest == 0 {
        ""
    } else {
        unit(rest)
    };
    match (rest, table.unit_first) {
        (0, _) => last.to_owned(),
        (_, true) => format!("{unit}{}{last}", table.between),
        (_, false) => format!("{stem}{}{unit}", table.between),
    }
}

/// The ordinal of a session in a language, in small letters; nothing where it has another form.
pub fn words(number: u32, lang: Lang) -> Option<String> {
    if !(1..=99).contains(&number) {
        return None;
    }
    Some(match lang {
        Lang::En => session::ordinal_words(number)?.to_lowercase(),
        Lang::Fr => french(number),
        Lang::Es => regular(&SPANISH, number),
        Lang::Ru => regular(&RUSSIAN, number),
        Lang::Ar => regular(&ARABIC, number),
        Lang::Zh => return chinese_words(number),
    })
}

const CHINESE: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn chinese_words(number: u32) -> Option<String> {
    let digit = |it: u32| CHINESE.get((it as usize).checked_sub(1)?).copied();
    let (tens, rest) = (number / 10, number % 10);
    let mut words = String::from("第");
    if tens > 1 {
        words.push(digit(tens)?);
    }
    if tens > 0 {
        words.push('十');
    }
    words.extend(digit(rest));
    words.push('届');
    Some(words)
}

/// All ordinals by language, the longest first, so that one that holds another is found before it.
static ORDINALS: LazyLock<[Vec<(String, u32)>; 6]> = LazyLock::new(|| {
    [Lang::En, Lang::Fr, Lang::Es, Lang::Ru, Lang::Zh, Lang::Ar].map(|lang| {
        let mut all: Vec<(String, u32)> =
            (1..=99).filter_map(|number| Some((words(number, lang)?, number))).collect();
        all.sort_by_key(|it| std::cmp::Reverse(it.0.len()));
        all
    })
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
    ORDINALS.get(lang as usize)?.iter().find(names).map(|it| it.1)
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
        for lang in [Lang::En, Lang::Fr, Lang::Es, Lang::Ru, Lang::Zh, Lang::Ar] {
            for number in 1..=99 {
                let line = words(number, lang).unwrap();
                assert_eq!(session_number(&line, lang), Some(number), "{line}");
            }
        }
    }
}
