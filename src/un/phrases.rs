//! The opening phrases of recitals and operative paragraphs, each with its other form, in the six languages.
//!
//! Source: the official texts, the most frequent first. A `|` shows where the adverb of repetition goes where it
//! does not go behind the phrase (before it, in operative English): “Taking note also of”.

use super::{ByLang, Lang, Organ};

/// An opening phrase: how a recital begins with it, and how an operative paragraph does. Either may be empty
/// where the phrase has no such form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// `Recalling`.
    pub recital: &'static str,
    /// `Recalls`.
    pub operative: &'static str,
    /// Whether the act is directed to somebody: the row of repetitions then holds for one addressee only.
    pub addressed: bool,
}

/// How a language writes its opening phrases.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// The phrases, the most frequent ones first.
    pub phrases: &'static [Phrase],
    /// The adverbs of the second and third in a row, for recitals and for operative paragraphs.
    pub adverbs: [&'static str; 2],
    /// Whether the adverb goes before an operative phrase.
    pub before: bool,
    /// Whether official texts count repetitions by it.
    pub rows: Rows,
    /// Whether a phrase is capitalized.
    pub capital: bool,
    /// What divides adverb and phrase.
    pub blank: &'static str,
    /// Feminine and masculine beginnings or ends that change with the organ (`é` is `ée` for an Assembly).
    pub masculine: &'static [(&'static str, &'static str)],
    /// What joins a recital to the one before, at the head of the phrase; the first recital is written without it.
    pub joined: &'static str,
    /// The number of an operative paragraph: `{n}`, its sign and blank.
    pub numbered: &'static str,
    /// Whether official texts set the operative phrase in italics.
    pub emphasized: bool,
    /// What ends a recital and an operative paragraph.
    pub ends: [&'static str; 2],
}

/// How far official texts count the repetitions of an opening phrase by an adverb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Wherever one without addressee is repeated: 528 of 546 in English, 125 of 132 in Spanish; in Russian, Chinese and
    /// Arabic 3, 12 and 5 of 86 texts have one without.
    Kept,
    /// A wrong adverb is a slip, but many have none: 77 of 110 in French, which has one verb for several English ones.
    Divided,
}

/// A phrase without addressee.
pub const fn plain(recital: &'static str, operative: &'static str) -> Phrase {
    Phrase { recital, operative, addressed: false }
}

/// A phrase with an addressee.
pub const fn to(recital: &'static str, operative: &'static str) -> Phrase {
    Phrase { recital, operative, addressed: true }
}

/// How `lang` writes its opening phrases.
pub const fn style(lang: Lang) -> Style {
    lang.tables().phrases
}

/// A phrase as it stands in one place of a row.
struct Form {
    /// In small letters.
    text: String,
    phrase: &'static Phrase,
    step: usize,
    /// Its length as written, in bytes.
    written: usize,
}

/// No phrase has more characters.
const LONGEST: usize = 80;

/// All forms of a language, for recitals and for paragraphs, of the Assembly and of councils, in order of their text.
type Forms = [[Vec<Form>; 2]; 2];

static FORMS: ByLang<Forms> = ByLang::new(|lang| {
    [false, true].map(|operative| {
        [Organ::GeneralAssembly, Organ::SecurityCouncil].map(|organ| forms(&style(lang), operative, organ))
    })
});

fn forms(style: &Style, operative: bool, organ: Organ) -> Vec<Form> {
    let steps = style.phrases.iter().flat_map(|it| (0..3).map(move |step| (it, step)));
    let form = |(phrase, step)| {
        let written = style.form(phrase, operative, step, Some(organ))?;
        Some(Form { text: written.to_lowercase(), phrase, step, written: written.len() })
    };
    let mut forms: Vec<Form> = steps.filter_map(form).collect();
    // Of two phrases with one form the later one stays the later one.
    forms.sort_by(|one, other| one.text.cmp(&other.text));
    forms
}

/// The bytes by which forms are looked up; none is shorter.
fn key(text: &str) -> &[u8] {
    &text.as_bytes()[..text.len().min(2)]
}

impl Style {
    /// The phrase as the organ writes it in the `step`th place of a row: 0 plain, 1 “Also”, 2 “Further”.
    pub fn form(
        &self,
        phrase: &Phrase,
        operative: bool,
        step: usize,
        organ: Option<Organ>,
    ) -> Option<String> {
        let written = if operative { phrase.operative } else { phrase.recital };
        if written.is_empty() {
            return None;
        }
        let written = self.gendered(written, organ);
        let plain = written.replace('|', "");
        let Some(adverb) = step.checked_sub(1).and_then(|it| self.adverbs.get(it)) else {
            return Some(plain);
        };
        let blank = self.blank;
        // Chinese has the adverb before the phrase in both parts.
        if self.before && (operative || blank.is_empty()) {
            return Some(if self.capital {
                format!("{}{blank}{}", capitalized(adverb), lowered(&plain))
            } else {
                format!("{adverb}{blank}{plain}")
            });
        }
        Some(match written.split_once('|') {
            Some((head, tail)) => format!("{head}{blank}{adverb}{tail}"),
            None => format!("{plain}{blank}{adverb}"),
        })
    }

    /// How a paragraph is to open that opens with `words`, where the adverb of step `due` takes the place of that of
    /// `step`; `base` is the phrase without adverb, in small letters.
    pub fn repeated(&self, words: &str, base: &str, step: usize, due: usize) -> Option<String> {
        let adverb = |step: usize| step.checked_sub(1).and_then(|it| self.adverbs.get(it)).copied();
        let blank = self.blank;
        let cased = |it: &str| if self.capital { capitalized(it) } else { it.to_owned() };
        if self.before {
            return Some(match adverb(due) {
                Some(adverb) => cased(&format!("{adverb}{blank}{base}")),
                None => cased(base),
            });
        }
        let lower = words.to_lowercase();
        if let (Some(found), true) = (adverb(step), lower.len() == words.len()) {
            let found = format!("{blank}{found}");
            let at = lower.find(&found)?;
            let with = adverb(due).map_or_else(String::new, |it| format!("{blank}{it}"));
            return Some(format!("{}{with}{}", words.get(..at)?, words.get(at + found.len()..)?));
        }
        let phrase = self.phrases.iter().find(|it| it.operative.replace('|', "").to_lowercase() == base)?;
        self.form(phrase, true, due, None)
    }

    /// The phrase, its step in the row and the bytes taken, with which a paragraph's words begin; the longest
    /// one that fits.
    pub fn read(
        &self,
        words: &str,
        operative: bool,
        organ: Option<Organ>,
    ) -> Option<(&'static Phrase, usize, usize)> {
        let masculine = !matches!(organ, None | Some(Organ::GeneralAssembly));
        let forms = &FORMS.of(self.lang)[usize::from(operative)][usize::from(masculine)];
        let plain = words.chars().filter(|it| !is_folded(*it));
        let head: String = plain.take(LONGEST).collect::<String>().to_lowercase();
        let whole = |form: &Form| {
            self.blank.is_empty()
                || !head[form.text.len()..].chars().next().is_some_and(char::is_alphanumeric)
        };
        let from = forms.partition_point(|it| key(&it.text) < key(&head));
        let alike = forms[from..].iter().take_while(|it| key(&it.text) == key(&head));
        let fitting = alike.filter(|it| head.starts_with(&it.text) && whole(it));
        let longest = fitting.max_by_key(|it| it.text.len())?;
        Some((longest.phrase, longest.step, taken(words, longest.written)))
    }

    /// Like [`Style::read`], also where a first recital lacks what joins the later ones.
    pub fn opening(
        &self,
        words: &str,
        operative: bool,
        organ: Option<Organ>,
    ) -> Option<(&'static Phrase, usize, usize)> {
        self.read(words, operative, organ).or_else(|| {
            if operative || self.joined.is_empty() {
                return None;
            }
            let (phrase, step, end) = self.read(&format!("{}{words}", self.joined), operative, organ)?;
            Some((phrase, step, end.checked_sub(self.joined.len())?))
        })
    }

    /// What ends a recital and an operative paragraph.
    pub const fn end(&self, operative: bool) -> &'static str {
        if operative { self.ends[1] } else { self.ends[0] }
    }

    fn gendered(&self, written: &str, organ: Option<Organ>) -> String {
        if matches!(organ, None | Some(Organ::GeneralAssembly)) {
            return written.to_owned();
        }
        // A pattern that begins with U+0002 holds at the phrase's beginning only.
        self.masculine.iter().fold(written.to_owned(), |written, (feminine, masculine)| {
            match feminine.strip_prefix('\u{2}') {
                Some(head) => match written.strip_prefix(head) {
                    Some(rest) => format!("{masculine}{rest}"),
                    None => written,
                },
                None => written.replace(feminine, masculine),
            }
        })
    }
}

/// The vowel signs of Arabic and the stretching of its words, which the tables leave out.
pub const fn is_folded(char: char) -> bool {
    matches!(char, '\u{640}' | '\u{64b}'..='\u{652}')
}

/// The bytes of `words` that are `length` bytes without what is folded.
fn taken(words: &str, length: usize) -> usize {
    let mut left = length;
    for (at, char) in words.char_indices().filter(|it| !is_folded(it.1)) {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(char.len_utf8());
    }
    words.len()
}

/// With a capital at its head.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |it| it.to_uppercase().chain(chars).collect())
}

/// With a small letter at its head.
pub fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |it| it.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn forms(lang: Lang, organ: Organ, operative: bool, plain: &str, expected: [&str; 3]) {
        let style = style(lang);
        let (phrase, ..) = style.read(plain, operative, Some(organ)).unwrap();
        for (step, expected) in expected.into_iter().enumerate() {
            let form = style.form(phrase, operative, step, Some(organ)).unwrap();
            assert_eq!(form, expected);
            let read = style.read(&format!("{form} that"), operative, Some(organ)).map(|it| (it.0, it.1));
            assert_eq!(read, Some((phrase, step)), "{form}");
        }
    }

    #[test]
    fn no_form_is_shorter_than_what_forms_are_looked_up_by() {
        let forms = Lang::ALL.iter().flat_map(|it| FORMS.of(*it)).flatten().flatten();
        assert!(forms.clone().count() > 500);
        assert_eq!(forms.filter(|it| it.text.len() < 2).count(), 0);
    }

    #[test]
    fn the_adverb_stands_where_each_language_puts_it() {
        let ga = Organ::GeneralAssembly;
        forms(Lang::En, ga, true, "Reaffirms", ["Reaffirms", "Also reaffirms", "Further reaffirms"]);
        forms(Lang::En, ga, false, "Recalling", ["Recalling", "Recalling also", "Recalling further"]);
        forms(
            Lang::En,
            ga,
            false,
            "Taking note of",
            ["Taking note of", "Taking note also of", "Taking note further of"],
        );
        forms(Lang::Fr, ga, true, "Prie", ["Prie", "Prie également", "Prie en outre"]);
        forms(Lang::Es, ga, true, "Alienta", ["Alienta", "Alienta también", "Alienta además"]);
        forms(Lang::Ru, ga, false, "ссылаясь на", ["ссылаясь на", "ссылаясь также на", "ссылаясь далее на"]);
        forms(Lang::Zh, ga, true, "鼓励", ["鼓励", "又鼓励", "还鼓励"]);
        forms(Lang::Ar, ga, true, "تطلب", ["تطلب", "تطلب أيضا", "تطلب كذلك"]);
    }

    #[test]
    fn councils_are_masculine_where_assemblies_are_feminine() {
        let sc = Organ::SecurityCouncil;
        assert!(style(Lang::Fr).read("Convaincu que", false, Some(sc)).is_some());
        assert!(style(Lang::Fr).read("Profondément préoccupé", false, Some(sc)).is_some());
        assert!(style(Lang::Ar).read("يطلب إلى", true, Some(sc)).is_some());
        assert!(style(Lang::Es).read("Guiado por", false, Some(sc)).is_some());
    }

    #[test]
    fn the_first_recital_stands_without_what_joins_the_others() {
        let style = style(Lang::Ar);
        let (phrase, step, end) = style.opening("إذ تشير إلى القرار", false, None).unwrap();
        assert_eq!((phrase.recital, step, end), ("وإذ تشير| إلى", 0, "إذ تشير إلى".len()));
        assert!(style.opening("وإذ تشير أيضا إلى القرار", false, None).is_some_and(|it| it.1 == 1));
        assert!(style.opening("تشير إلى القرار", false, None).is_none());
    }

    #[test]
    fn the_longest_phrase_is_read_and_words_are_whole() {
        let style = style(Lang::En);
        let read = |text: &str| style.read(text, true, None).map(|it| it.0.operative);
        assert_eq!(read("Notes with appreciation the"), Some("Notes with appreciation"));
        assert_eq!(read("Notes the"), Some("Notes"));
        assert_eq!(read("Notesque"), None);
        assert_eq!(read("Underlining"), None);
    }
}
