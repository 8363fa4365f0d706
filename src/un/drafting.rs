//! What a drafter writes around a number in each language: dates, titles, paragraphs, the lines of a masthead.
//!
//! Sources: the Editorial Manual (References to other resolutions; Order of elements) and the official texts.

use super::{Lang, Organ, words};

/// The words of one language that a drafter's tools put together.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The months as dates have them, January first.
    pub months: [&'static str; 12],
    /// A date: `{d}`, `{m}`, `{n}` (the month's number) and `{y}` are filled in.
    pub date: &'static str,
    /// How texts write it, as a regular expression with the groups `d`, `m` and `y`; `{m}` stands for the months.
    pub date_pattern: &'static str,
    /// What begins right behind a figure that another language may give by another one: amounts, hours.
    pub reckoned: &'static [&'static str],
    /// What stands right before the number of a volume or page, which another language's edition may not have.
    pub shelved: &'static [&'static str],
    /// The first day of a month.
    pub first_day: &'static str,
    /// What stands behind a citation's number for its date: `{date}` is filled in.
    pub dated: &'static str,
    /// The parts of a date with what is written about them by a slip, as a regular expression like `date_pattern`; empty
    /// where other rules look at dates.
    pub loose_date: &'static str,
    /// What stands behind that for the title: `{title}` is filled in.
    pub entitled: &'static str,
    /// What stands right before and behind a number in a citation, besides a blank.
    pub around: [&'static str; 2],
    /// Names of organs and committees in running text.
    pub bodies: &'static [&'static str],
    /// The session in a masthead, by its ordinal and by its year.
    pub sessions: [&'static str; 2],
    /// How the end of a session's ordinal changes in running text (“at its … session”), the longest ends first.
    pub ordinal_cases: &'static [(&'static str, &'static str)],
    /// Lines of a masthead by what they are; `{n}` is the number that the drafter fills in, else it stands at the end.
    pub masthead: &'static [(&'static str, &'static str)],
    /// The standing agenda of the Human Rights Council (its resolution 5/1, annex, chapter V), item 1 first.
    pub council_agenda: [&'static str; 10],
    /// Quotation marks, opening and closing, with the blanks inside of them.
    pub quotes: [&'static str; 2],
    /// The first labels of a list and of one inside of it, with their signs.
    pub items: [&'static str; 2],
    /// Whether a footnote mark stands behind a comma or full stop, and not before it.
    pub mark_behind: bool,
    /// Whether it stands in parentheses in the text, where what is below the line does not (observed in Arabic).
    pub mark_in_parentheses: bool,
    /// Marks of another script and what is written instead.
    pub foreign: &'static [(char, char)],
    /// Signs that have a blank before them, and signs that have one behind them.
    pub spaced: [&'static [char]; 2],
    /// Words, parts of words and signs that official texts never have, and what they have instead.
    pub instead: &'static [(&'static str, &'static str)],
    /// Parts of words as they are never written, in small letters, and their letters with accents: the hyphen stands
    /// for the rest of the word, as in [`Leads::shapes`](super::leads::Leads::shapes). Ends may have a plural’s `s`.
    pub accents: &'static [(&'static str, &'static str)],
    /// Words that are written as one with the next.
    pub contractions: Contractions,
    /// Words that may stand twice: pronouns, auxiliaries.
    pub twice: &'static [&'static str],
    /// Words that are never written twice in a script without blanks, each with the characters that make another word
    /// of its first sign: in `参与与` the second alone is “with”.
    pub doubled: &'static [(&'static str, &'static str)],
    /// Quotation marks of other languages.
    pub strange: &'static [char],
    /// “Per cent” behind one, behind two to four and fractions, and behind other numbers; empty where texts have `%`.
    pub percent: [&'static str; 3],
    /// What stands behind the year of a date; nothing in most languages.
    pub behind_year: &'static str,
    /// The closing: `{meeting}` and `{date}`.
    pub closing: &'static str,
}

/// “Per cent” behind a number; nothing where a language writes `%`, or where there is no number.
pub fn per_cent(lang: Lang, digits: &str, fraction: bool) -> Option<&'static str> {
    let [one, few, many] = of(lang).percent;
    if one.is_empty() {
        return None;
    }
    let number: u64 = digits.parse().ok()?;
    Some(match (number % 10, number % 100) {
        _ if fraction => few,
        (1, 0..=10 | 12..) => one,
        (2..=4, 0..=11 | 15..) => few,
        _ => many,
    })
}

/// A Chinese date (`day`) that lacks the sign for its day before what follows (`next`): not in `3至5日` and `3和4日`.
pub const UNSIGNED_DAY: &str =
    r"(?<day>(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2})(?<next>[^0-9日至和或到及])";

/// A year (`y`) in Chinese figures.
pub const SPELT_YEAR: &str = r"(?<y>[一二][〇零○一二三四五六七八九]{3})年";

/// A Chinese date with the sign for its day.
pub fn with_day_sign(date: &str) -> String {
    format!("{date}日")
}

/// How words change before others.
#[derive(Debug, Clone, Copy)]
pub struct Contractions {
    /// Two words and the one that they make.
    pub fused: &'static [(&'static str, &'static str, &'static str)],
    /// Ends of the words behind which the second of the two is a pronoun, so that they stay two.
    pub pronoun: &'static [&'static str],
    /// A word, what it becomes with the blank behind it, and the beginnings of words before which it does.
    pub changed: &'static [(&'static str, &'static str, &'static [&'static str])],
    /// Beginnings of words before which it does not; whole words have a blank behind them.
    pub except: &'static [&'static str],
}

impl Contractions {
    /// Of a language that has none.
    pub const NONE: Self = Self { fused: &[], pronoun: &[], changed: &[], except: &[] };
}

/// The words of a language.
pub const fn of(lang: Lang) -> &'static Words {
    &lang.tables().drafting
}

/// Beginnings of document symbols, up to where numbers follow (Dag Hammarskjöld Library, document symbols).
pub const SYMBOL_HEADS: &[&str] = &[
    "A/RES/",
    "A/DEC/",
    "A/HRC/",
    "A/HRC/RES/",
    "A/HRC/DEC/",
    "A/C.1/",
    "A/C.2/",
    "A/C.3/",
    "A/C.4/",
    "A/C.5/",
    "A/C.6/",
    "A/CONF.",
    "A/CN.4/",
    "A/CN.9/",
    "A/AC.",
    "A/INF/",
    "A/BUR/",
    "A/ES-11/",
    "A/S-32/",
    "S/RES/",
    "S/PRST/",
    "S/PV.",
    "S/INF/",
    "E/RES/",
    "E/DEC/",
    "E/CN.4/",
    "E/CN.5/",
    "E/CN.6/",
    "E/CN.7/",
    "E/CN.15/",
    "E/C.12/",
    "E/ESCAP/",
    "E/ECA/",
    "E/ECE/",
    "ST/SGB/",
    "ST/AI/",
    "ST/IC/",
    "ST/LEG/",
    "TD/B/",
    "UNEP/EA.",
    "CRC/C/",
    "CEDAW/C/",
    "CCPR/C/",
    "CAT/C/",
    "CERD/C/",
    "CRPD/C/",
    "FCCC/CP/",
    "JIU/REP/",
    "NPT/CONF.",
];

/// The name of an item of the Human Rights Council's standing agenda, by its number from 1.
pub fn council_item(number: u32, lang: Lang) -> Option<&'static str> {
    of(lang).council_agenda.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}

/// The masthead line and the opening formula that name an organ, in a language.
pub fn names(organ: Organ, lang: Lang) -> (&'static str, &'static str) {
    let pick =
        |list: &'static [(&'static str, Organ)]| list.iter().find(|it| it.1 == organ).map_or("", |it| it.0);
    let form = &lang.tables().form;
    (pick(form.organ_lines), pick(form.openings))
}

/// The organ that a line of a masthead names, in whatever case it stands.
pub fn organ_of(line: &str) -> Option<Organ> {
    let named = words::ORGANS.iter().filter(|it| line.contains(it.0));
    named.max_by_key(|it| it.0.len())?.1
}

/// The comma behind the opening formula, which also ends recitals.
pub const fn comma(lang: Lang) -> &'static str {
    lang.tables().phrases.end(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_cent_follows_its_number() {
        for (digits, fraction, due) in [
            ("1", false, "процент"),
            ("21", false, "процент"),
            ("11", false, "процентов"),
            ("3", false, "процента"),
            ("13", false, "процентов"),
            ("40", false, "процентов"),
            ("5", true, "процента"),
        ] {
            assert_eq!(per_cent(Lang::Ru, digits, fraction), Some(due), "{digits}");
        }
        assert_eq!(per_cent(Lang::Ar, "40", false), Some("في المائة"));
        assert_eq!(per_cent(Lang::Zh, "40", false), None);
        assert_eq!(per_cent(Lang::Ru, "", false), None);
    }

    #[test]
    fn organs_have_a_name_in_each_language() {
        assert_eq!(names(Organ::SecurityCouncil, Lang::Ru), ("Совет Безопасности", "Совет Безопасности"));
        assert_eq!(names(Organ::GeneralAssembly, Lang::Fr), ("Assemblée générale", "L’Assemblée générale"));
        assert_eq!(
            organ_of("Резолюция, принятая Советом по правам человека "),
            Some(Organ::HumanRightsCouncil)
        );
        assert_eq!(organ_of("Distr.: General"), None);
        assert_eq!(names(Organ::HumanRightsCouncil, Lang::Ar).0, "مجلس حقوق الإنسان");
    }
}
