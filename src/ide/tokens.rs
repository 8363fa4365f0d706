//! Semantic tokens: what the words of a resolution are, for colouring.

use std::ops::Range;

use super::seen::{self, Seen, SeenUnit, marker};
use crate::citation::Symbol;
use crate::resolution::{Document, ElementKind, Unit};
use crate::text::TextRange;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// The name of an organ.
    Organ,
    /// A document symbol: `A/75/478/Add.2`.
    Symbol,
    /// The number of a resolution, or of a paragraph that is referred to.
    Number,
    /// A date.
    Date,
    /// The opening words of a recital or an operative paragraph.
    Verb,
    /// A footnote mark, or the number before a footnote's text.
    Footnote,
    /// A title or heading.
    Title,
    /// An agenda item and its name.
    AgendaItem,
    /// The number or letter of a paragraph.
    Marker,
}

impl TokenKind {
    /// All kinds, in the order of the legend.
    pub const ALL: [Self; 9] = [
        Self::Organ,
        Self::Symbol,
        Self::Number,
        Self::Date,
        Self::Verb,
        Self::Footnote,
        Self::Title,
        Self::AgendaItem,
        Self::Marker,
    ];
}

/// More about a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TokenModifiers {
    /// The thing itself and no reference to it: a title's number, a footnote's own number.
    pub declaration: bool,
    /// A mark without a footnote, a reference to a paragraph that is not there, a citation without address.
    pub unresolved: bool,
    /// A citation of a document that is not at hand.
    pub external: bool,
    /// Of a recital.
    pub preambular: bool,
    /// Of an operative paragraph.
    pub operative: bool,
}

/// A coloured stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where, in bytes; it may go over a line's end.
    pub range: TextRange,
    /// What it is.
    pub kind: TokenKind,
    /// More about it.
    pub modifiers: TokenModifiers,
}

/// The tokens of the document, or of the resolutions' parts that touch `within`; in order, none overlapping.
/// `at_hand` tells whether a document can be opened.
pub fn tokens(
    document: &Document,
    seen: &Seen,
    within: Option<TextRange>,
    at_hand: &dyn Fn(&Symbol) -> bool,
) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (unit, found) in seen.units(document) {
        let whole =
            unit.range(0..unit.resolution.blocks().last().map_or(0, |it| it.0 + it.1.text().len() as u32));
        if within.is_some_and(|it| it.intersect(whole).is_none()) {
            continue;
        }
        let local = within.map(|it| {
            let from = it.start().checked_sub(unit.start).unwrap_or_default();
            let to = it.end().checked_sub(unit.start).unwrap_or_default();
            u32::from(from)..u32::from(to)
        });
        let mut painter = Painter { unit, found, at_hand, within: local, tokens: Vec::new() };
        painter.paint();
        tokens.extend(disjoint(painter.tokens));
    }
    tokens
}

struct Painter<'a> {
    unit: &'a Unit,
    found: &'a SeenUnit,
    at_hand: &'a dyn Fn(&Symbol) -> bool,
    within: Option<Range<u32>>,
    tokens: Vec<Token>,
}

const PLAIN: TokenModifiers = TokenModifiers {
    declaration: false,
    unresolved: false,
    external: false,
    preambular: false,
    operative: false,
};
const DECLARATION: TokenModifiers = TokenModifiers { declaration: true, ..PLAIN };

impl Painter<'_> {
    fn touches(&self, range: &Range<u32>) -> bool {
        self.within.as_ref().is_none_or(|it| range.start < it.end && it.start < range.end)
    }

    fn add(&mut self, range: Range<u32>, kind: TokenKind, modifiers: TokenModifiers) {
        if !range.is_empty() && self.touches(&range) {
            self.tokens.push(Token { range: self.unit.range(range), kind, modifiers });
        }
    }

    fn paint(&mut self) {
        let found = self.found;
        self.masthead();
        self.elements();
        for organ in &found.organs {
            self.add(organ.clone(), TokenKind::Organ, PLAIN);
        }
        for cited in found.citations.iter().filter(|it| self.touches(&it.range)).collect::<Vec<_>>() {
            let kind = if cited.full { TokenKind::Symbol } else { TokenKind::Number };
            let external = !(self.at_hand)(&cited.citation.symbol);
            let unresolved = external && !cited.citation.linkable;
            self.add(cited.range.clone(), kind, TokenModifiers { external, unresolved, ..PLAIN });
            if let Some(date) = &cited.date {
                self.add(date.clone(), TokenKind::Date, PLAIN);
            }
        }
        for internal in &found.internal {
            let unresolved = internal.target.is_none();
            self.add(internal.range.clone(), TokenKind::Number, TokenModifiers { unresolved, ..PLAIN });
        }
        let notes = &self.unit.resolution.notes;
        for mark in &found.marks {
            let unresolved = !notes.iter().any(|it| it.label == mark.label);
            self.add(mark.range.clone(), TokenKind::Footnote, TokenModifiers { unresolved, ..PLAIN });
        }
        for note in notes {
            self.add(note.label_range.clone(), TokenKind::Footnote, DECLARATION);
        }
    }

    fn masthead(&mut self) {
        let resolution = &*self.unit.resolution;
        let masthead = &resolution.masthead;
        let facts = [
            (&masthead.organ_line, TokenKind::Organ, DECLARATION),
            (&masthead.issued, TokenKind::Date, PLAIN),
            (&masthead.number, TokenKind::Number, DECLARATION),
        ];
        for (fact, kind, modifiers) in facts {
            if let Some(fact) = fact {
                self.add(fact.range.clone(), kind, modifiers);
            }
        }
        for item in &masthead.agenda {
            self.add(item.line.range.clone(), TokenKind::AgendaItem, DECLARATION);
            if let Some(name) = &item.name {
                self.add(name.range.clone(), TokenKind::AgendaItem, PLAIN);
            }
        }
        if let Some(title) = &resolution.title {
            self.add(title.number_range.clone(), TokenKind::Number, DECLARATION);
            if let Some(element) = resolution.elements.get(title.element) {
                let prose = resolution.joined(element);
                let end = prose.text.trim_end().len();
                let start = end.saturating_sub(title.text.trim_end().len());
                let words = resolution.source_range(element, &prose, start as u32..end as u32);
                self.add(words, TokenKind::Title, DECLARATION);
            }
        }
    }

    fn elements(&mut self) {
        let resolution = &*self.unit.resolution;
        for element in &resolution.elements {
            let range = resolution.range(element);
            if !self.touches(&range) {
                continue;
            }
            let part = match &element.kind {
                ElementKind::Recital => TokenModifiers { preambular: true, ..PLAIN },
                ElementKind::Paragraph(_) => TokenModifiers { operative: true, ..PLAIN },
                ElementKind::Item(it) => {
                    TokenModifiers { preambular: it.preambular, operative: !it.preambular, ..PLAIN }
                }
                ElementKind::AnnexText => PLAIN,
                ElementKind::Opening => {
                    let prose = resolution.joined(element);
                    let end = prose.text.trim_end_matches([',', '，', '،', ' ']).len() as u32;
                    let name = resolution.source_range(element, &prose, 0..end);
                    self.add(name, TokenKind::Organ, DECLARATION);
                    continue;
                }
                ElementKind::Heading | ElementKind::Annex => {
                    let prose = resolution.joined(element);
                    let words = resolution.source_range(element, &prose, 0..prose.text.len() as u32);
                    self.add(words, TokenKind::Title, PLAIN);
                    continue;
                }
                _ => continue,
            };
            if let Some(number) = marker(resolution, element) {
                self.add(number, TokenKind::Marker, part);
            }
            if matches!(element.kind, ElementKind::Recital | ElementKind::Paragraph(_)) {
                let prose = resolution.joined(element);
                let words = resolution.source_range(
                    element,
                    &prose,
                    0..seen::lead(resolution, element, &prose, self.found.lang),
                );
                self.add(words, TokenKind::Verb, part);
            }
        }
    }
}

/// In order, the inner of two tokens cutting the outer one in pieces.
fn disjoint(mut tokens: Vec<Token>) -> Vec<Token> {
    tokens.sort_by_key(|it| (it.range.start(), std::cmp::Reverse(it.range.end())));
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let Some(last) = out.last_mut().filter(|it| it.range.end() > token.range.start()) else {
            out.push(token);
            continue;
        };
        // What stands in a piece that was cut already, or twice in one place.
        if token.range.start() < last.range.start() || token.range == last.range {
            continue;
        }
        let outer = *last;
        last.range = TextRange::new(outer.range.start(), token.range.start());
        if last.range.is_empty() {
            out.pop();
        }
        out.push(token);
        if outer.range.end() > token.range.end() {
            out.push(Token { range: TextRange::new(token.range.end(), outer.range.end()), ..outer });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::parse(text);
        let seen = Seen::of(&document, &Seen::default());
        let hand = Symbol::parse("A/RES/70/1").unwrap();
        let found = tokens(&document, &seen, None, &|it| it.same_document(&hand));
        let shown: Vec<String> = found
            .iter()
            .map(|it| {
                let modifiers = [
                    (it.modifiers.declaration, "!"),
                    (it.modifiers.unresolved, "?"),
                    (it.modifiers.external, "^"),
                    (it.modifiers.preambular, "p"),
                    (it.modifiers.operative, "o"),
                ];
                let signs: String = modifiers.iter().filter(|it| it.0).map(|it| it.1).collect();
                format!("{:?}{signs} {}", it.kind, document.text().slice(it.range))
            })
            .collect();
        assert_eq!(shown, expected);
        let disjoint = found.windows(2).all(|it| it[0].range.end() <= it[1].range.start());
        assert!(disjoint, "{found:?}");
    }

    #[test]
    fn a_masthead_and_its_title() {
        check(
            "General Assembly\n\nDistr.: General\n28 December 2020\n\nAgenda item 72 (b)\n\nHuman rights\n\n75/1. A title\n\nThe General Assembly,\n",
            &[
                "Organ! General Assembly",
                "Date 28 December 2020",
                "AgendaItem! Agenda item 72 (b)",
                "AgendaItem Human rights",
                "Number! 75/1",
                "Title! A title",
                "Organ! The General Assembly",
            ],
        );
    }

    #[test]
    fn paragraphs_with_citations_notes_and_references() {
        check(
            "The General Assembly,\n\nRecalling resolution [70/1](#) of 25 September 2015, Human Rights Council resolution 44/18¹ and A/75/1,²\n\n\
             1. *Takes note* of paragraphs 1 and 7 above;\n\n(a) So.\n\n¹ A note.\n",
            &[
                "Organ! The General Assembly",
                "Verbp Recalling",
                "Number 70/1",
                "Date 25 September 2015",
                "Organ Human Rights Council",
                "Number^ 44/18",
                "Footnote ¹",
                "Symbol^ A/75/1",
                "Footnote? ²",
                "Markero 1",
                "Verbo Takes note",
                "Number 1",
                "Number? 7",
                "Markero a",
                "Footnote! ¹",
            ],
        );
    }

    #[test]
    fn a_mark_cuts_a_title_in_two() {
        check(
            "General Assembly\n\n75/1. A long¹ title\n\nThe General Assembly,\n\n¹ A note.\n",
            &[
                "Organ! General Assembly",
                "Number! 75/1",
                "Title! A long",
                "Footnote ¹",
                "Title!  title",
                "Organ! The General Assembly",
                "Footnote! ¹",
            ],
        );
    }

    #[test]
    fn a_range_has_its_own_tokens_only() {
        let document =
            Document::parse("The General Assembly,\n\nRecalling it,\n\nNoting it,\n\n1. Decides so.\n");
        let seen = Seen::of(&document, &Seen::default());
        let within = TextRange::new(24.into(), 36.into());
        let found = tokens(&document, &seen, Some(within), &|_| false);
        assert_eq!(found.iter().map(|it| document.text().slice(it.range)).collect::<Vec<_>>(), ["Recalling"]);
    }

    #[test]
    fn other_texts_have_none() {
        check("# A letter\n\nDear Security Council,\n\nsee resolution 70/1.\n", &[]);
    }
}
