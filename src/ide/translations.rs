//! The same resolution, and the same paragraph, in the other official languages that are at hand.

use std::fmt::Write as _;
use std::sync::Arc;

use super::Library;
use super::completion::first_words;
use crate::citation::Symbol;
use crate::compare::parallel_units;
use crate::resolution::{Document, Unit};
use crate::un::Lang;

const LANGS: [Lang; 6] = [Lang::En, Lang::Fr, Lang::Es, Lang::Ru, Lang::Zh, Lang::Ar];

/// How much of a paragraph a hover shows in each language, in characters.
const SHOWN: usize = 240;

/// A resolution in another language.
#[derive(Debug, Clone)]
pub struct Translation {
    /// The key of its document.
    pub document: String,
    /// Its document.
    pub text: Arc<Document>,
    symbol: Symbol,
}

impl Translation {
    /// The resolution in its document.
    pub fn unit(&self) -> Option<&Unit> {
        let same = |it: &&Unit| it.resolution.symbol().is_some_and(|it| it.same_document(&self.symbol));
        self.text.units().iter().find(same)
    }
}

/// A resolution of `document` in the other languages, each once, in the order of the Charter's languages.
pub fn translations(document: &Document, unit: &Unit, library: &dyn Library) -> Vec<Translation> {
    let Some(symbol) = unit.resolution.symbol() else { return Vec::new() };
    let others = LANGS.into_iter().filter(|it| *it != document.lang());
    let found = others.filter_map(|lang| {
        let (key, text) = library.find_in(&symbol, lang).filter(|it| it.1.lang() == lang)?;
        Some(Translation { document: key, text, symbol: symbol.clone() })
    });
    found.collect()
}

/// What a hover says of the element at `start` of the resolution in other languages; empty where there are none.
pub(super) fn hover(document: &Document, unit: &Unit, start: u32, library: &dyn Library) -> String {
    let others = translations(document, unit, library);
    let there: Vec<&Translation> = others.iter().filter(|it| it.unit().is_some()).collect();
    if there.is_empty() {
        return String::new();
    }
    let mut units = vec![unit];
    units.extend(there.iter().filter_map(|it| it.unit()));
    let at = u32::from(unit.start) + start;
    let own = |it: &crate::compare::ParallelRow| {
        it.passages.first().and_then(Option::as_ref).is_some_and(|it| it.range.start == at)
    };
    let Some(row) = parallel_units(&units).into_iter().find(own) else { return String::new() };
    let mut text = String::new();
    for (other, passage) in there.iter().zip(row.passages.iter().skip(1)) {
        if let Some(passage) = passage {
            text.push_str(if text.is_empty() { "\n\n**In other languages**\n" } else { "" });
            let words = first_words(&passage.text, SHOWN).replace(['*', '_'], "");
            let _ = write!(text, "\n- {}: {words}", other.text.lang().code());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::hover;
    use crate::text::TextSize;

    struct Shelf(Vec<&'static str>);

    impl Library for Shelf {
        fn find(&self, symbol: &Symbol) -> Option<(String, Arc<Document>)> {
            self.find_in(symbol, Lang::En)
        }
        fn find_in(&self, symbol: &Symbol, lang: Lang) -> Option<(String, Arc<Document>)> {
            let documents = self.0.iter().map(|it| Document::parse(it));
            let is = |it: &Document| it.symbols().iter().any(|it| it.same_document(symbol));
            let mut found: Vec<Document> = documents.filter(is).collect();
            found.sort_by_key(|it| it.lang() != lang);
            Some((lang.code().to_owned(), Arc::new(found.into_iter().next()?)))
        }
    }

    const ENGLISH: &str = "General Assembly\n\n75/1. Rivers\n\nThe General Assembly,\n\nNoting the year 2020,\n\nNoting the rivers,\n\n1. *Urges* States to act;\n\n2. *Decides* to come back.\n";
    const FRENCH: &str = "Assemblée générale\n\n75/1. Les cours d’eau\n\nL’Assemblée générale,\n\nNotant l’année 2020,\n\nNotant les cours d’eau,\n\n1. *Exhorte* les États à agir ;\n\n2. *Décide* d’y revenir.\n";

    #[track_caller]
    fn check(library: &Shelf, words: &str, expected: Option<&str>) {
        let at = TextSize::new(ENGLISH.find(words).unwrap() as u32);
        let text = hover(&Document::parse(ENGLISH), at, library).unwrap().markdown;
        assert_eq!(text.split_once("**In other languages**\n\n").map(|it| it.1), expected);
    }

    #[test]
    fn a_hover_shows_the_paragraph_in_other_languages() {
        let both = Shelf(vec![ENGLISH, FRENCH]);
        check(&both, "Urges", Some("- fr: Exhorte les États à agir ;"));
        check(&both, "Noting the rivers", Some("- fr: Notant les cours d’eau,"));
        check(&Shelf(vec![ENGLISH]), "Urges", None);
    }
}
