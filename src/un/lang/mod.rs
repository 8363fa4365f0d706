//! The languages that resolutions are read in: one file with all words of each, and the list of them.
//!
//! A further language is one more file, named in a `mod` and in the list below. `super::form`, `super::words` and
//! their neighbours say what each table means; a test walks all languages and tells what is not filled.

mod ar;
mod en;
mod es;
mod fr;
mod ru;
mod zh;

use super::drafting::Words;
use super::form::{Form, Recitals};
use super::heads::Heads;
use super::internal::References;
use super::leads::Leads;
use super::ordinals::Ordinals;
use super::phrases::Style;
use super::places::PlaceWords;
use super::sources::Sources;
use super::words::Citing;

/// Everything that is known of a language.
#[derive(Debug)]
pub struct Language {
    /// Which it is.
    pub lang: Lang,
    /// Its code in addresses: `en`.
    pub code: &'static str,
    /// What it is written in.
    pub script: Script,
    /// Frequent small words, which tell it from others of its script.
    pub small_words: &'static [&'static str],
    /// Letters that others of its script do not have.
    pub letters: &'static [char],
    /// Mastheads, openings, closings, annexes.
    pub form: Form,
    /// First words of recitals.
    pub recitals: Recitals,
    /// The words of citations.
    pub citing: Citing,
    /// The words of references inside of a resolution.
    pub references: References,
    /// The words for places in cited documents.
    pub places: PlaceWords,
    /// What a drafter writes.
    pub drafting: Words,
    /// The opening phrases.
    pub phrases: Style,
    /// How paragraphs open beyond these.
    pub leads: Leads,
    /// The numbers of sessions in words.
    pub sessions: Ordinals,
    /// Drafts, committees, labels of Model United Nations papers.
    pub heads: Heads,
    /// What stands before the States in favour, against and abstaining in a recorded vote, with the colon's sign left
    /// out (source: the resolutions of the Human Rights Council, which print their votes).
    pub votes: [&'static str; 3],
    /// What footnotes cite.
    pub sources: Sources,
}

/// What a language is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Chinese characters.
    Han,
    /// Arabic letters.
    Arabic,
}

impl Script {
    /// The script of a character; nothing for figures, signs and others.
    pub const fn of(char: char) -> Option<Self> {
        Some(match char {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Self::Latin,
            '\u{400}'..='\u{4ff}' => Self::Cyrillic,
            '\u{3400}'..='\u{9fff}' => Self::Han,
            '\u{600}'..='\u{6ff}' => Self::Arabic,
            _ => return None,
        })
    }
}

/// Fewer small words than these tell no language.
const FEW: usize = 6;

macro_rules! languages {
    ($($(#[$doc:meta])* $lang:ident = $file:ident,)*) => {
        /// A language that resolutions are read in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        pub enum Lang {
            $($(#[$doc])* $lang,)*
        }

        impl Lang {
            /// All of them, in the order of their declaration.
            pub const ALL: [Self; LANGUAGES.len()] = [$(Self::$lang),*];
        }

        /// The languages in the order of [`Lang`].
        pub const LANGUAGES: [&Language; [$(stringify!($file)),*].len()] = [$(&$file::LANGUAGE),*];
    };
}

languages! {
    /// English.
    #[default]
    En = en,
    /// French.
    Fr = fr,
    /// Spanish.
    Es = es,
    /// Russian.
    Ru = ru,
    /// Chinese.
    Zh = zh,
    /// Arabic.
    Ar = ar,
}

/// Some of the languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Langs(u32);

impl Langs {
    /// Whether it holds a language.
    pub fn contains(self, lang: Lang) -> bool {
        self.0 & 1 << lang as u32 != 0
    }

    /// Whether it holds none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Lang> for Langs {
    fn from_iter<T: IntoIterator<Item = Lang>>(langs: T) -> Self {
        Self(langs.into_iter().fold(0, |all, it| all | 1 << it as u32))
    }
}

/// One table of all languages together, made when the program is built: `all!(form.annex: &str = "")`, with the
/// type of an entry and an entry to begin with.
macro_rules! all {
    ($($field:ident).+: $entry:ty = $blank:expr) => {{
        use $crate::un::lang::LANGUAGES;
        const COUNT: usize = {
            let (mut count, mut at) = (0, 0);
            while at < LANGUAGES.len() {
                count += LANGUAGES[at].$($field).+.len();
                at += 1;
            }
            count
        };
        const ALL: [$entry; COUNT] = {
            let (mut all, mut count, mut at) = ([$blank; COUNT], 0, 0);
            while at < LANGUAGES.len() {
                let table = LANGUAGES[at].$($field).+;
                let mut entry = 0;
                while entry < table.len() {
                    all[count] = table[entry];
                    count += 1;
                    entry += 1;
                }
                at += 1;
            }
            all
        };
        &ALL
    }};
}
pub(super) use all;

impl Lang {
    /// Everything that is known of the language.
    pub const fn tables(self) -> &'static Language {
        LANGUAGES[self as usize]
    }

    /// The code of the language in addresses: `en`.
    pub const fn code(self) -> &'static str {
        self.tables().code
    }

    /// The language with a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// The language of a text: by script, and among those of the same script by their small words.
    pub fn detect(text: &str) -> Self {
        const SCRIPTS: [Script; 4] = [Script::Cyrillic, Script::Han, Script::Arabic, Script::Latin];
        let mut counts = [0; SCRIPTS.len()];
        for char in text.chars().filter(|it| it.is_ascii_alphabetic() || !it.is_ascii()) {
            if let Some(script) = Script::of(char).and_then(|it| SCRIPTS.iter().position(|one| *one == it)) {
                // A Chinese character says about as much as three letters.
                counts[script] += if SCRIPTS[script] == Script::Han { 3 } else { 1 };
            }
        }
        let most = (0..SCRIPTS.len()).max_by_key(|it| counts[*it]).unwrap_or(0);
        let written = || LANGUAGES.iter().filter(|it| it.script == SCRIPTS[most]);
        let Some(first) = written().next() else { return Self::default() };
        let small = |it: &Language| text.split(' ').filter(|word| it.small_words.contains(word)).count();
        // A draft that has only begun: the name of its organ tells more than its few words.
        let begun = written().all(|it| small(it) < FEW);
        let named = |it: &Language| it.form.organ_lines.iter().filter(|line| text.contains(line.0)).count();
        let count = |it: &Language| small(it) + if begun { FEW * named(it) + it.begins(text) } else { 0 };
        // Of equals the first: English where nothing tells.
        let mut best = (count(first), first.lang);
        for language in written().skip(1) {
            let count = count(language);
            if count > best.0 {
                best = (count, language.lang);
            }
        }
        best.1
    }
}

impl Language {
    /// How often a short text has what tells its language where nothing else does: first words of its phrases, its
    /// words for resolution, letters that others of its script lack.
    fn begins(&self, text: &str) -> usize {
        let words = text.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty());
        let first = |form: &str| form.split([' ', '|']).next().map(str::to_owned);
        let is_phrase = |word: &str| {
            self.phrases
                .phrases
                .iter()
                .any(|it| [it.recital, it.operative].into_iter().filter_map(first).any(|it| it == word))
        };
        let cites = |word: &str| {
            let lower = word.to_lowercase();
            self.citing.resolution.iter().chain(self.citing.decision).any(|it| lower.starts_with(it))
        };
        let spelt = |word: &str| word.chars().any(|it| self.letters.contains(&it));
        words.map(|it| usize::from(is_phrase(it)) + usize::from(cites(it)) + usize::from(spelt(it))).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_that_has_only_begun_is_of_its_organs_language() {
        for (lang, text) in [
            (Lang::En, "General Assembly\n\n76/5. Rivers\n"),
            (Lang::Fr, "Assemblée générale\n\n76/5. Rivières\n\nL’Assemblée générale,\n\nRap"),
            (Lang::Es, "Asamblea General\n\n76/5. Ríos\n\nLa Asamblea General,\n"),
            (Lang::Fr, "Rappelant la Charte,\n"),
            (Lang::Fr, "1. Décide de se réunir.\n"),
            (Lang::Fr, "76/5. Rivières\n"),
            (Lang::Es, "Recordando la Carta,\n"),
            (Lang::Es, "76/5. Cooperación\n"),
            (Lang::En, "Recalling résumés,\n"),
            (Lang::En, "76/5. Rivers\n"),
            (
                Lang::En,
                "The words of the report and of the Assemblée générale of the town, and to all of the others\n",
            ),
            (Lang::Ru, "Генеральная Ассамблея\n"),
            (Lang::Zh, "大会\n"),
            (Lang::Ar, "الجمعية العامة\n"),
        ] {
            assert_eq!(Lang::detect(text), lang, "{text}");
        }
    }

    #[test]
    fn languages_are_in_their_own_order() {
        for (lang, language) in Lang::ALL.into_iter().zip(LANGUAGES) {
            assert_eq!(lang, language.lang);
            assert_eq!(lang, language.phrases.lang);
            assert_eq!(Lang::of_code(lang.code()), Some(lang));
        }
        assert_eq!(Lang::of_code("la"), None);
    }

    /// What a language must have; what only some have (Chinese adoption lines, which end in their words) is left
    /// out.
    #[test]
    fn each_language_has_its_tables_filled() {
        for language in LANGUAGES {
            let Language { form, recitals, citing, references, places, drafting, phrases, .. } = language;
            let filled = [
                ("form.organ_lines", form.organ_lines.len() == 4),
                ("form.openings", form.openings.len() == 4),
                ("form.united_nations", !form.united_nations.is_empty()),
                ("form.agenda_item", !form.agenda_item.is_empty()),
                ("form.session", !form.session.is_empty()),
                ("form.adopted", !form.adopted.is_empty() || !form.adopted_endings.is_empty()),
                ("form.number_line", !form.number_line.is_empty()),
                ("form.meeting", !form.meeting.is_empty()),
                ("form.annex", !form.annex.is_empty()),
                ("recitals", !recitals.participles.is_empty() || !recitals.starts.is_empty()),
                ("citing.resolution", !citing.resolution.is_empty()),
                ("citing.decision", !citing.decision.is_empty()),
                ("citing.organs", citing.organs.iter().filter(|it| it.1.is_some()).count() >= 4),
                ("citing.council", !citing.council.is_empty()),
                ("citing.dated", !citing.dated.is_empty()),
                ("references.paragraph", !references.paragraph.is_empty()),
                ("references.joins", !references.joins.is_empty()),
                ("references.above", !references.above.is_empty()),
                ("references.below", !references.below.is_empty()),
                ("references.present", !references.present.is_empty()),
                ("places", !places.before.is_empty() && !places.then.is_empty()),
                ("drafting.months", drafting.months.iter().all(|it| !it.is_empty())),
                ("drafting.date", drafting.date.contains("{d}") && drafting.date.contains("{y}")),
                ("drafting.date_pattern", drafting.date_pattern.contains("(?<y>")),
                ("drafting.reckoned", !drafting.reckoned.is_empty()),
                ("drafting.entitled", drafting.entitled.contains("{title}")),
                ("drafting.bodies", !drafting.bodies.is_empty()),
                ("drafting.masthead", !drafting.masthead.is_empty()),
                ("drafting.closing", drafting.closing.contains("{meeting}")),
                ("phrases.phrases", phrases.phrases.len() > 20),
                ("phrases.adverbs", phrases.adverbs.iter().all(|it| !it.is_empty())),
                ("phrases.ends", phrases.ends.iter().all(|it| !it.is_empty())),
                ("votes", language.votes.iter().all(|it| !it.is_empty())),
                ("sources", !language.sources.document.text.is_empty()),
                ("heads.draft", !language.heads.draft.is_empty()),
                ("heads.committee", !language.heads.committee.is_empty()),
            ];
            for (table, filled) in filled {
                assert!(filled, "{} has no {table}", language.code);
            }
            let latin = LANGUAGES.iter().filter(|it| it.script == language.script).count();
            assert!(latin == 1 || !language.small_words.is_empty(), "{} has no small words", language.code);
        }
    }

    #[test]
    fn a_language_is_found_by_script_and_small_words() {
        for (text, lang) in [
            ("Recalling the purposes and principles of the Charter", Lang::En),
            ("Rappelant les buts et principes du texte", Lang::Fr),
            ("Recordando los propósitos y principios que", Lang::Es),
            ("ссылаясь на цели и принципы A/RES/70/1", Lang::Ru),
            ("回顾 A/RES/70/1 的宗旨和原则", Lang::Zh),
            ("إذ تشير إلى مقاصد A/RES/70/1", Lang::Ar),
            ("1. 2. 3.", Lang::En),
        ] {
            assert_eq!(Lang::detect(text), lang, "{text}");
        }
    }
}
