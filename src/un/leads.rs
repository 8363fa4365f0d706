//! How paragraphs open beyond the phrases of the tables: told by the form of the first word that counts.
//!
//! A language joins with a row `leads` of its file in `un/lang`: [`Leads::NONE`] leaves its paragraphs alone. What
//! opens them is known from the phrases and from `verbs`, `adjectives` and `others`; the other forms of those verbs
//! are made by `tenses`, so that no list of them is needed; any other word is judged by `shapes`. All is in small
//! letters. Shapes have a hyphen where the rest of the word stands: `-ing`, `ت-`.
//!
//! Sources: the first words of the official texts, and the languages' grammars.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::phrases::{self, Style};
use super::{ByLang, Lang, Organ};

/// How a language's paragraphs open.
#[derive(Debug, Clone, Copy)]
pub struct Leads {
    /// Verbs that open paragraphs besides those of the phrases: a recital's form and an operative paragraph's.
    pub verbs: &'static [(&'static str, &'static str)],
    /// Adjectives and past participles that open recitals, as an Assembly and as a Council has them.
    pub adjectives: &'static [(&'static str, &'static str)],
    /// Further words that open recitals: prepositions, gerunds that have no finite form.
    pub others: &'static [&'static str],
    /// What a recital begins with and no operative paragraph does, where the form of the verb is one (`وإذ`).
    pub joined: &'static [&'static str],
    /// Words that may stand before the one that counts.
    pub before: &'static [&'static str],
    /// Shapes of adverbs, which may stand there too.
    pub adverbs: &'static [&'static str],
    /// Shapes of the words that open recitals, and of those that open operative paragraphs.
    pub shapes: [&'static [&'static str]; 2],
    /// Words that have such a shape, and open nothing: articles, pronouns.
    pub never: &'static [&'static str],
    /// How the other forms of a verb are made of the two: what shape becomes what shape.
    pub tenses: &'static [(&'static str, &'static str)],
    /// Other forms that are not made so, and the form of an operative paragraph.
    pub irregular: &'static [(&'static str, &'static str)],
    /// Words that stand in the phrases behind the first (“with appreciation”), besides those of the tables.
    pub within: &'static [&'static str],
    /// Signs right behind the verb of an operative paragraph that make it one of the past.
    pub past: &'static [&'static str],
    /// Words of so many characters are too much alike for a slip to be seen in them.
    pub short: usize,
    /// Letters that one spelling has for those of another: `spelling-oxford` looks at these.
    pub alike: &'static [(&'static str, &'static str)],
    /// Whether all past participles that open recitals are among the adjectives, so that “Recalled” is none.
    pub participles_listed: bool,
}

impl Leads {
    /// Of a language that nothing is told of.
    pub const NONE: Self = Self {
        verbs: &[],
        adjectives: &[],
        others: &[],
        joined: &[],
        before: &[],
        adverbs: &[],
        shapes: [&[], &[]],
        never: &[],
        tenses: &[],
        irregular: &[],
        within: &[],
        past: &[],
        short: SHORT,
        alike: &[],
        participles_listed: false,
    };
}

/// The word that opens a paragraph, and what is thought of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Where it stands, in bytes of the text that was asked about.
    pub place: Range<usize>,
    /// Whether it is right.
    pub verdict: Verdict,
}

/// What is thought of an opening word. What is due begins with a capital where the word does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It opens such paragraphs, or has the form of what does.
    Right,
    /// Another form of a verb that does, and the form that is due.
    Form(String),
    /// The form of an Assembly where a Council speaks or the reverse, and the form that is due.
    Gender(String),
    /// One or two slips of the keyboard away from this one.
    Near(String),
    /// Neither known nor of the form that is asked for.
    Wrong,
}

/// What is known of a word that opens paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Known {
    /// Whoever speaks.
    Any,
    /// Where an Assembly speaks (`false`) or a Council (`true`), and what the other one says.
    Of(bool, String),
}

/// The words of a language by what they open; the index tells recitals (0) and operative paragraphs (1).
struct Index {
    known: [FxHashMap<String, Known>; 2],
    /// Other forms, and what is due.
    forms: [FxHashMap<String, String>; 2],
    /// What stands behind the first word.
    within: FxHashSet<String>,
}

static INDEX: ByLang<Index> = ByLang::new(Index::of);

/// The table of a language.
pub const fn of(lang: Lang) -> &'static Leads {
    &lang.tables().leads
}

/// Whether anything is told of how the paragraphs of a language open.
pub const fn is_known(lang: Lang) -> bool {
    !of(lang).shapes[0].is_empty() && !of(lang).shapes[1].is_empty()
}

/// The opening word of a part that a drafter most likely wants where there is none.
pub fn usual(lang: Lang, operative: bool) -> &'static str {
    let phrases = phrases::style(lang).phrases.iter();
    let mut whole = phrases.filter(|it| !it.recital.is_empty() && !it.operative.is_empty());
    let found = if operative { whole.find(|it| it.addressed) } else { whole.next() };
    found.map_or("", |it| if operative { it.operative } else { it.recital })
}

/// The word that opens a paragraph as its part asks for, or does not; `organ` is who speaks.
pub fn read(text: &str, lang: Lang, operative: bool, organ: Option<Organ>) -> Lead {
    let leads = of(lang);
    if let Some(place) = leads.joins_wrongly(text, operative) {
        return Lead { place, verdict: Verdict::Wrong };
    }
    let place = leads.counting(text, phrases::style(lang).blank.is_empty());
    let verdict = leads.verdict(&text[place.clone()], lang, operative, organ);
    Lead { place, verdict }
}

/// The sign of the past behind the verb that opens an operative paragraph, or behind its phrase where that is known
/// to be of so many bytes.
pub fn past(text: &str, lang: Lang, phrase: Option<usize>) -> Option<Range<usize>> {
    let leads = of(lang);
    if leads.past.is_empty() {
        return None;
    }
    let end = phrase.unwrap_or_else(|| leads.counting(text, phrases::style(lang).blank.is_empty()).end);
    let rest = text.get(end..)?;
    let sign = leads.past.iter().find(|it| rest.starts_with(**it))?;
    // The sign is the first of another word.
    if leads.never.iter().any(|it| rest.starts_with(*it)) {
        return None;
    }
    Some(end..end + sign.len())
}

/// A word behind the first of an opening phrase that is one slip of the keyboard away from one that stands there:
/// its place in `phrase`, and what is due.
pub fn slip(phrase: &str, lang: Lang) -> Option<(Range<usize>, String)> {
    let within = &INDEX.of(lang).within;
    let mut at = of(lang).counting(phrase, phrases::style(lang).blank.is_empty()).end;
    for word in phrase[at..].split(|it: char| !it.is_alphanumeric()) {
        let place = at..at + word.len();
        at = place.end + phrase[place.end..].chars().next().map_or(0, char::len_utf8);
        let small = word.to_lowercase();
        let length = small.chars().count();
        if length < SHORTEST || within.contains(&small) {
            continue;
        }
        // A plural or a feminine is no slip.
        let stem = |it: &str| it.char_indices().next_back().map_or(0, |it| it.0);
        let inflected = |it: &str| {
            it.starts_with(&small)
                || small.starts_with(it)
                || small.ends_with(it)
                || it[..stem(it)] == small[..stem(&small)]
        };
        // Short words are alike in many ways: only letters that changed places are seen for a slip.
        let letters = |it: &str| {
            let mut letters: Vec<char> = it.chars().collect();
            letters.sort_unstable();
            letters
        };
        let near = |it: &&String| {
            let alike = length > SHORT || letters(it) == letters(&small);
            alike && !inflected(it) && distance(it, &small) == 1
        };
        if let Some(due) = within.iter().filter(near).min() {
            return Some((place, due.clone()));
        }
    }
    None
}

/// Of shorter words too many are alike in most languages, in characters.
pub const SHORT: usize = 4;

/// Still shorter ones are not looked at.
const SHORTEST: usize = 3;

/// In words of this length two slips are seen for what they are, in characters.
const LONG: usize = 9;

/// How many slips of the keyboard lie between two words: letters interchanged, wrong, too many or too few.
fn distance(one: &str, other: &str) -> usize {
    // Counted only where it can be small.
    if one.len().abs_diff(other.len()) > 4 { usize::MAX } else { strsim::damerau_levenshtein(one, other) }
}

/// A word in small letters, without the vowel signs and the stretching of Arabic.
fn folded(word: &str) -> String {
    word.to_lowercase().chars().filter(|it| !phrases::is_folded(*it)).collect()
}

/// The rest of a word of that shape.
fn stem<'a>(word: &'a str, shape: &str) -> Option<&'a str> {
    let (head, end) = shape.split_once('-')?;
    word.strip_prefix(head)?.strip_suffix(end).filter(|it| !it.is_empty())
}

/// Like the word that stands there: with a capital where it has one.
fn written_like(due: &str, word: &str) -> String {
    if word.starts_with(char::is_uppercase) { phrases::capitalized(due) } else { due.to_owned() }
}

impl Leads {
    /// What a text begins with that joins recitals, where a paragraph should not; or the first word of a recital
    /// that should.
    fn joins_wrongly(&self, text: &str, operative: bool) -> Option<Range<usize>> {
        let first = text.split(' ').next().unwrap_or(text);
        let word = folded(first);
        let joins = self.joined.contains(&word.as_str());
        // What is no verb is rather the rest of a paragraph that a page cuts.
        let verb = || self.shapes[1].iter().any(|it| stem(&word, it).is_some());
        let wrong = if operative { joins } else { !joins && verb() };
        (!self.joined.is_empty() && wrong).then_some(0..first.len())
    }

    /// The first word that is neither an adverb nor of the kind that may stand before it; empty where there is none.
    /// In a script without blanks it is two characters long.
    fn counting(&self, text: &str, unspaced: bool) -> Range<usize> {
        const FIRST: usize = 6;
        let mut rest = text;
        for _ in 0..FIRST {
            rest = rest.trim_start_matches(|it: char| !it.is_alphanumeric());
            let start = text.len() - rest.len();
            if unspaced {
                if let Some(before) =
                    self.before.iter().filter(|it| rest.starts_with(**it)).max_by_key(|it| it.len())
                {
                    rest = &rest[before.len()..];
                    continue;
                }
                // A verb of one character, else one of two.
                let one = self.others.iter().find(|it| it.chars().count() == 1 && rest.starts_with(**it));
                let end = one.map(|it| it.len()).or_else(|| Some(rest.char_indices().nth(2)?.0));
                return start..end.map_or(text.len(), |it| start + it);
            }
            let whole = |it: &&&str| {
                let head = rest.get(..it.len()).is_some_and(|head| head.to_lowercase() == **it);
                head && !rest[it.len()..].starts_with(char::is_alphanumeric)
            };
            if let Some(before) =
                self.before.iter().chain(self.joined).filter(whole).max_by_key(|it| it.len())
            {
                rest = &rest[before.len()..];
                continue;
            }
            let end = rest.find(|it: char| !it.is_alphanumeric() && !matches!(it, '-' | '\u{2011}'));
            let word = &rest[..end.unwrap_or(rest.len())];
            let small = word.to_lowercase();
            let adverb = |it: &str| small.len() > SHORT && stem(&small, it).is_some();
            if !self.adverbs.iter().any(|it| adverb(it)) {
                return start..start + word.len();
            }
            rest = &rest[word.len()..];
        }
        0..0
    }

    fn verdict(&self, word: &str, lang: Lang, operative: bool, organ: Option<Organ>) -> Verdict {
        if word.is_empty() {
            return Verdict::Right;
        }
        let part = usize::from(operative);
        let Index { known, forms, .. } = INDEX.of(lang);
        let (known, forms) = (&known[part], &forms[part]);
        let small = folded(word);
        let council = organ.is_some_and(|it| it != Organ::GeneralAssembly);
        match known.get(&small) {
            Some(Known::Of(of, other)) if organ.is_some() && *of != council => {
                return Verdict::Gender(written_like(other, word));
            }
            Some(_) => return Verdict::Right,
            None => {}
        }
        let [recital, formed] =
            [0, part].map(|it| self.shapes[it].iter().any(|it| stem(&small, it).is_some()));
        // A participle may have the end of a finite verb (`-ant`, `-t`).
        let told = self.joined.is_empty() && self.shapes[0] != self.shapes[1];
        let formed = formed && !(operative && recital && told);
        // “Encouraged” opens a recital as “Encouraging” does.
        let other = forms.get(&small).filter(|_| operative || !recital || self.participles_listed);
        if let Some(due) = other {
            return Verdict::Form(written_like(due, word));
        }
        let right = formed && !self.never.contains(&small.as_str());
        let length = small.chars().count();
        let spelling = |it: &str| self.alike.iter().any(|(one, other)| it.replace(one, other) == small);
        let near = |it: &&String| match distance(it, &small) {
            1 => length > self.short && !spelling(it),
            2 => length >= LONG && !right,
            _ => false,
        };
        let said = |it: &&String| match known.get(*it) {
            Some(Known::Of(of, _)) => *of == council,
            _ => true,
        };
        match known.keys().filter(said).filter(near).min_by_key(|it| (distance(it, &small), *it)) {
            Some(due) => Verdict::Near(written_like(due, word)),
            None if right => Verdict::Right,
            None => Verdict::Wrong,
        }
    }
}

impl Index {
    fn of(lang: Lang) -> Self {
        let (leads, style) = (of(lang), phrases::style(lang));
        let mut index =
            Self { known: Default::default(), forms: Default::default(), within: FxHashSet::default() };
        for word in style.adverbs.iter().chain(leads.within) {
            index.within.extend(word.split(' ').map(str::to_owned));
        }
        let mut verbs: Vec<(String, String)> = Vec::new();
        for phrase in style.phrases {
            let words = [false, true].map(|it| index.phrase(leads, &style, phrase, it));
            if let [Some(recital), Some(operative)] = words {
                verbs.push((recital, operative));
            }
        }
        for (recital, operative) in leads.verbs {
            for (part, word) in [recital, operative].into_iter().enumerate() {
                if !word.is_empty() {
                    index.known[part].entry((*word).to_owned()).or_insert(Known::Any);
                }
            }
            verbs.push(((*recital).to_owned(), (*operative).to_owned()));
        }
        for (assembly, council) in leads.adjectives {
            index.pair(0, assembly, council);
        }
        for word in leads.others {
            index.known[0].insert((*word).to_owned(), Known::Any);
            // In a script without inflection a word opens either part.
            if style.blank.is_empty() {
                index.known[1].insert((*word).to_owned(), Known::Any);
            }
        }
        index.conjugate(leads, &verbs);
        // Where another word tells the parts apart, one form of a verb opens both.
        if !leads.joined.is_empty() {
            let [recitals, operative] = &mut index.known;
            for (word, known) in operative.iter() {
                recitals.entry(word.clone()).or_insert_with(|| known.clone());
            }
        }
        index
    }

    /// Adds the words of a phrase; and tells the first that counts, as an Assembly has it.
    fn phrase(
        &mut self,
        leads: &Leads,
        style: &Style,
        phrase: &phrases::Phrase,
        operative: bool,
    ) -> Option<String> {
        let word = |organ| {
            let form = style.form(phrase, operative, 0, Some(organ))?.to_lowercase();
            let place = leads.counting(&form, style.blank.is_empty());
            Some((form[place.clone()].to_owned(), form[place.end..].to_owned())).filter(|it| !it.0.is_empty())
        };
        let (assembly, behind) = word(Organ::GeneralAssembly)?;
        let (council, _) = word(Organ::SecurityCouncil)?;
        self.within.extend(behind.split(|it: char| !it.is_alphanumeric()).map(str::to_owned));
        self.pair(usize::from(operative), &assembly, &council);
        Some(assembly)
    }

    fn pair(&mut self, part: usize, assembly: &str, council: &str) {
        let mut add = |word: &str, known| {
            self.known[part].insert(word.to_owned(), known);
        };
        if assembly == council {
            add(assembly, Known::Any);
        } else {
            add(assembly, Known::Of(false, council.to_owned()));
            add(council, Known::Of(true, assembly.to_owned()));
        }
    }

    /// Makes the other forms of the verbs, each part's own form among those of the other part.
    fn conjugate(&mut self, leads: &Leads, verbs: &[(String, String)]) {
        let [recitals, operative] = &mut self.forms;
        let mut add = |form: String, verb: &(String, String)| {
            recitals.entry(form.clone()).or_insert_with(|| verb.0.clone());
            operative.entry(form).or_insert_with(|| verb.1.clone());
        };
        for verb in verbs.iter().filter(|it| !it.0.is_empty() && !it.1.is_empty()) {
            for form in [&verb.0, &verb.1] {
                add(form.clone(), verb);
                for (shape, other) in leads.tenses {
                    if let Some(stem) = stem(form, shape) {
                        add(other.replacen('-', stem, 1), verb);
                    }
                }
            }
            for (form, _) in leads.irregular.iter().filter(|it| it.1 == verb.1) {
                add((*form).to_owned(), verb);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lang: Lang, operative: bool, organ: Organ, text: &str, expected: (&str, Verdict)) {
        let lead = read(text, lang, operative, Some(organ));
        assert_eq!((&text[lead.place], lead.verdict), expected);
    }

    fn form(due: &str) -> Verdict {
        Verdict::Form(due.to_owned())
    }

    fn near(due: &str) -> Verdict {
        Verdict::Near(due.to_owned())
    }

    const GA: Organ = Organ::GeneralAssembly;

    #[test]
    fn other_forms_are_made_of_the_two() {
        for (found, due) in [
            ("Pria", "Prie"),
            ("Encouragea", "Encourage"),
            ("Décidera", "Décide"),
            ("Considérait", "Considère"),
            ("Prit", "Prend"),
            ("Soulignent", "Souligne"),
            ("Souligner", "Souligne"),
        ] {
            check(Lang::Fr, true, GA, found, (found, form(due)));
        }
        for (found, due) in [
            ("Alentó", "Alienta"),
            ("Solicitó", "Solicita"),
            ("Reconoció", "Reconoce"),
            ("Decidió", "Decide"),
            ("Exhortan", "Exhorta"),
            ("Destacar", "Destaca"),
            ("Puso", "Pone"),
        ] {
            check(Lang::Es, true, GA, found, (found, form(due)));
        }
        for (found, due) in [("Urged", "Urges"), ("Request", "Requests"), ("Decide", "Decides")] {
            check(Lang::En, true, GA, found, (found, form(due)));
        }
        check(Lang::En, false, GA, "Encouraged by", ("Encouraged", Verdict::Right));
        check(Lang::Fr, false, GA, "Rappelle que", ("Rappelle", form("Rappelant")));
        check(Lang::Es, false, GA, "Recuerda que", ("Recuerda", form("Recordando")));
    }

    #[test]
    fn slips_of_the_keyboard_are_near_to_what_was_meant() {
        for (lang, found, due) in [
            (Lang::Fr, "Soulinge", "Souligne"),
            (Lang::Fr, "Encourrage", "Encourage"),
            (Lang::Es, "Solícita", "Solicita"),
            (Lang::Es, "Exorta", "Exhorta"),
            (Lang::En, "Reqeusts", "Requests"),
        ] {
            check(lang, true, GA, found, (found, near(due)));
        }
        // `spelling-oxford` looks at these.
        check(Lang::En, false, GA, "Recognising", ("Recognising", Verdict::Right));
    }

    #[test]
    fn adverbs_and_what_joins_are_passed_over() {
        for (lang, operative, text, word) in [
            (Lang::Fr, false, "Se félicitant que", "félicitant"),
            (Lang::Fr, false, "S’inquiétant vivement", "inquiétant"),
            (Lang::Fr, true, "En outre, souligne", "souligne"),
            (Lang::Es, false, "Profundamente preocupada", "preocupada"),
            (Lang::En, true, "Strongly condemns", "condemns"),
            (Lang::En, false, "Once again recalling", "recalling"),
        ] {
            check(lang, operative, GA, text, (word, Verdict::Right));
        }
    }

    #[test]
    fn sentences_open_nothing() {
        check(Lang::Fr, false, GA, "Il y a sa résolution", ("Il", Verdict::Wrong));
        check(Lang::Fr, true, GA, "Les États", ("Les", Verdict::Wrong));
        check(Lang::Fr, true, GA, "Annonçant", ("Annonçant", Verdict::Wrong));
        check(Lang::Es, false, GA, "Hay que", ("Hay", Verdict::Wrong));
        check(Lang::Es, true, GA, "La situación", ("La", Verdict::Wrong));
        check(Lang::En, true, GA, "This is", ("is", Verdict::Wrong));
    }

    #[test]
    fn adjectives_agree_with_who_speaks() {
        let council = Organ::SecurityCouncil;
        let due = |it: &str| Verdict::Gender(it.to_owned());
        check(Lang::Fr, false, council, "Convaincue que", ("Convaincue", due("Convaincu")));
        check(Lang::Fr, false, GA, "Convaincu que", ("Convaincu", due("Convaincue")));
        check(Lang::Fr, false, GA, "Convaincue que", ("Convaincue", Verdict::Right));
        check(Lang::Es, false, council, "Indignada por", ("Indignada", due("Indignado")));
        check(Lang::Es, false, GA, "Consciente de", ("Consciente", Verdict::Right));
    }

    #[test]
    fn words_behind_the_first_are_looked_at_too() {
        let found = |phrase, lang| slip(phrase, lang).map(|it| (&phrase[it.0], it.1));
        assert_eq!(found("Prie egalement", Lang::Fr), Some(("egalement", "également".to_owned())));
        assert_eq!(found("Toma nota con apercio", Lang::Es), Some(("apercio", "aprecio".to_owned())));
        assert_eq!(found("Acoge cno beneplácito", Lang::Es), Some(("cno", "con".to_owned())));
        assert_eq!(found("Expresa su profundo aprecio", Lang::Es), None);
        assert_eq!(found("Notes with appreciation", Lang::En), None);
    }

    #[test]
    fn a_language_that_nothing_is_told_of_is_left_alone() {
        assert!(is_known(Lang::Fr) && is_known(Lang::En));
        assert!(Leads::NONE.shapes.iter().all(|it| it.is_empty()));
    }

    #[test]
    fn russian_verbs_are_told_by_their_ends() {
        for (found, due) in [
            ("просила", "просит"),
            ("призвала", "призывает"),
            ("рекомендовала", "рекомендует"),
            ("отмечать", "отмечает"),
        ] {
            check(Lang::Ru, true, GA, found, (found, form(due)));
        }
        check(Lang::Ru, true, GA, "призивает государства", ("призивает", near("призывает")));
        check(Lang::Ru, true, GA, "наделяет Комиссию", ("наделяет", Verdict::Right));
        check(Lang::Ru, true, GA, "с глубоким сожалением отмечает", ("отмечает", Verdict::Right));
        check(Lang::Ru, false, GA, "будучи убежден", ("убежден", Verdict::Gender("убеждена".into())));
        check(Lang::Ru, false, GA, "вникая в вопрос", ("вникая", Verdict::Right));
    }

    #[test]
    fn arabic_verbs_are_told_by_their_beginnings() {
        let sc = Organ::SecurityCouncil;
        check(Lang::Ar, true, GA, "طلبت إلى الأمين العام", ("طلبت", Verdict::Wrong));
        check(Lang::Ar, true, GA, "ترجب بالتقرير", ("ترجب", near("ترحب")));
        check(Lang::Ar, true, GA, "يطلب إلى الأمين العام", ("يطلب", Verdict::Gender("تطلب".into())));
        check(Lang::Ar, true, sc, "يسلّم بأهمية", ("يسلّم", Verdict::Right));
        check(Lang::Ar, true, GA, "وإذ تشير إلى القرار", ("وإذ", Verdict::Wrong));
        check(Lang::Ar, false, GA, "تشير إلى القرار", ("تشير", Verdict::Wrong));
        check(Lang::Ar, false, GA, "وقد نظرت في التقرير", ("نظرت", Verdict::Right));
        // What a page cut leaves.
        check(Lang::Ar, false, GA, "وبلوغ الأهداف", ("وبلوغ", Verdict::Right));
    }

    #[test]
    fn chinese_verbs_are_told_by_their_signs() {
        check(Lang::Zh, true, GA, "绝定继续", ("绝定", near("决定")));
        check(Lang::Zh, true, GA, "又请秘书长", ("请", Verdict::Right));
        check(Lang::Zh, true, GA, "勾勒前景", ("勾勒", Verdict::Right));
        assert_eq!(past("决定了继续", Lang::Zh, None), Some(6..9));
        assert_eq!(past("欢迎了解情况", Lang::Zh, None), None);
        assert_eq!(past("决定继续", Lang::Zh, None), None);
    }
}
