//! Resolutions as a call hierarchy (what they cite, who cites them) and as a type hierarchy (earlier and later
//! ones of a series).
//!
//! A series are the resolutions of one organ with the same title; with them go those that a resolution recalls
//! in its preamble and that carry at least half of the words of its title, and those that it recalls on its subject
//! (“its previous resolutions on rivers, the latest of which is resolution 74/2”), whatever their titles.

use super::at::{Thing, thing};
use super::{Citing, Facts, Library, Part};
use crate::citation::Symbol;
use crate::resolution::Document;
use crate::text::{Span, TextSize};
use crate::un::Lang;

/// A resolution in a hierarchy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is; none where it has no number yet.
    pub symbol: Option<Symbol>,
    /// Its title.
    pub title: String,
    /// The key of its document.
    pub document: String,
    /// All of it.
    pub range: Span,
    /// Number and title.
    pub head: Span,
}

/// A resolution at the other end of citations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The resolution.
    pub node: Node,
    /// The citations, in the document that cites.
    pub spans: Vec<Span>,
}

impl Node {
    fn of(facts: Facts) -> Option<Self> {
        Some(Self {
            symbol: Some(facts.known.symbol),
            title: facts.known.title,
            document: facts.document?,
            range: facts.range,
            head: facts.head,
        })
    }
}

/// The symbol that is meant at a place, and whether it is declared there: the cited one on a citation, else
/// that of the resolution that is written.
fn meant(document: &Document, offset: TextSize) -> Option<(Symbol, bool)> {
    match thing(document, offset) {
        Some((_, Thing::Citation(_, citation))) => Some((citation.symbol, false)),
        _ => Some((document.unit_at(offset)?.0.resolution.symbol()?, true)),
    }
}

/// The resolution that is meant at a place.
pub fn node_at(document: &Document, offset: TextSize, library: &dyn Library) -> Option<Node> {
    node_of(&meant(document, offset)?.0, document.lang(), library)
}

/// The resolution that declares a symbol; nothing where no text of it is at hand.
pub fn node_of(symbol: &Symbol, lang: Lang, library: &dyn Library) -> Option<Node> {
    Node::of(library.facts(symbol, lang)?)
}

/// Who cites a resolution.
pub fn cited_by(symbol: &Symbol, library: &dyn Library) -> Vec<Call> {
    let call = |it: Citing| Call {
        spans: it.places.iter().map(|it| it.span).collect(),
        node: Node {
            symbol: it.symbol,
            title: it.title,
            document: it.document,
            range: it.range,
            head: it.head,
        },
    };
    library.citing(symbol).into_iter().map(call).collect()
}

/// What a resolution cites, as far as its text is at hand.
pub fn cites(symbol: &Symbol, lang: Lang, library: &dyn Library) -> Vec<Call> {
    let Some(facts) = library.facts(symbol, lang) else { return Vec::new() };
    let call = |it: super::Cites| Some(Call { node: node_of(&it.symbol, lang, library)?, spans: it.spans });
    facts.cites.into_iter().filter_map(call).collect()
}

/// The resolutions of its series that were adopted before, the newest first.
pub fn earlier(symbol: &Symbol, lang: Lang, library: &dyn Library) -> Vec<Node> {
    let Some(own) = library.facts(symbol, lang) else { return Vec::new() };
    let mut found: Vec<Facts> = library.titled(&own.known.title, lang);
    for cited in &own.cites {
        if let Some(facts) = library.facts(&cited.symbol, lang)
            && (cited.same_subject || alike(&own.known.title, &facts.known.title))
        {
            found.push(facts);
        }
    }
    found.retain(|it| it.organ == own.organ && it.known.date < own.known.date);
    series(found, symbol)
}

/// The resolutions of its series that were adopted after it, the newest first.
pub fn later(symbol: &Symbol, lang: Lang, library: &dyn Library) -> Vec<Node> {
    let Some(own) = library.facts(symbol, lang) else { return Vec::new() };
    let mut found: Vec<Facts> = library.titled(&own.known.title, lang);
    for citing in library.citing(symbol) {
        let recalls = citing.places.iter().any(|it| it.part == Part::Preamble);
        let same_subject = citing.places.iter().any(|it| it.same_subject);
        if (same_subject || recalls && alike(&own.known.title, &citing.title))
            && let Some(facts) = citing.symbol.as_ref().and_then(|it| library.facts(it, lang))
        {
            found.push(facts);
        }
    }
    found.retain(|it| it.organ == own.organ && it.known.date > own.known.date);
    series(found, symbol)
}

/// Each once, the newest first, without `own`.
fn series(mut found: Vec<Facts>, own: &Symbol) -> Vec<Node> {
    found.sort_by_cached_key(|it| (std::cmp::Reverse(it.known.date), it.known.symbol.key()));
    found.dedup_by(|a, b| a.known.symbol.same_document(&b.known.symbol));
    found.retain(|it| !it.known.symbol.same_document(own));
    found.into_iter().filter_map(Node::of).collect()
}

/// Whether at least half of the longer words of either title are in both.
pub fn alike(one: &str, other: &str) -> bool {
    let words = |title: &str| -> Vec<String> {
        let split = title.split(|it: char| !it.is_alphanumeric());
        let mut words: Vec<_> = split.filter(|it| it.chars().count() > 3).map(str::to_lowercase).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let (one, other) = (words(one), words(other));
    let both = one.iter().filter(|it| other.binary_search(it).is_ok()).count();
    both > 0 && both * 2 >= one.len().max(other.len())
}

/// How many letters of a longer word may be its ending.
const ENDING: usize = 2;
/// Words of so many letters are compared whole.
const WHOLE: usize = 4;

/// Whether words name what a title is about: all its longer words, whatever their endings.
pub fn names_title(words: &str, title: &str) -> bool {
    let mut sought =
        title.split(|it: char| !it.is_alphanumeric()).filter(|it| it.chars().count() >= WHOLE).peekable();
    if sought.peek().is_none() {
        return false;
    }
    let words = words.to_lowercase();
    sought.all(|it| {
        let letters = it.chars().count();
        let stem: String = it.chars().take(WHOLE.max(letters.saturating_sub(ENDING))).collect();
        words.contains(&stem.to_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::{alike, names_title};

    #[test]
    fn words_name_a_title_with_other_endings_too() {
        assert!(names_title("Recalling its resolutions on protecting the rivers", "Protection of rivers"));
        assert!(names_title("ссылаясь на свои резолюции о правах ребенка", "Права ребенка"));
        assert!(names_title("回顾其以往关于儿童权利的各项决议", "儿童权利"));
        assert!(!names_title("Recalling its resolutions on rivers", "Rivers and their protection"));
        assert!(!names_title("Recalling it", "Of an age"));
    }

    #[test]
    fn titles_of_a_series_share_half_of_their_words() {
        assert!(alike("Rivers and their protection", "Protection of rivers"));
        assert!(!alike("Rivers and their protection", "Promotion of peace in Africa"));
        assert!(!alike("", ""));
    }
}
