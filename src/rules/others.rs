//! What other documents contradict: a citation with another date or title than the cited text has, a paragraph
//! that it does not have, a number that its session never reached, a symbol that another file claims.

pub(super) mod agenda;
mod title;

use std::sync::Arc;

use jiff::civil::Date;
use smol_str::SmolStr;

use super::facts::{Facts, indices};
use super::masthead::Head;
use super::{Base, Earlier, Findings, FixKind, Original, Rule, Severity, series, translation};
use crate::citation::{Citation, Symbol};
use crate::precedent::{Asking, Shingles};
use crate::resolution::{Element, ElementKind, Resolution};
use crate::un::places::PlaceKind;
use crate::un::words::counted;
use crate::un::{Lang, Organ};

pub(super) const DATE: Rule = Rule {
    code: "citation-other-date",
    severity: Severity::Warning,
    on: true,
    summary: "A resolution is cited with another date than its text or a catalogue has.",
    why: "Number or date is wrong, and the reader is sent to another document.",
    source: "the text of the cited resolution; 0 citations in official documents against the catalogues of four sessions",
    bad: "Recalling its resolution 72/3 of 31 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling its resolution 72/3 of 30 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const TITLE: Rule = Rule {
    code: "citation-other-title",
    severity: Severity::Warning,
    on: true,
    summary: "A resolution is cited with another title than its text or a catalogue has.",
    why: "Number or title is wrong, and the reader is sent to another document.",
    source: "Editorial Manual, References to other resolutions: titles are given in full",
    bad: "Recalling its resolution 72/3 of 30 October 2017, entitled “Lakes”,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling its resolution 72/3 of 30 October 2017, entitled “Rivers”,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const PARAGRAPH: Rule = Rule {
    code: "citation-missing-paragraph",
    severity: Severity::Warning,
    on: true,
    summary: "A paragraph, section or annex of another resolution is cited that it does not have.",
    why: "Number or paragraph is wrong, and the reader finds nothing.",
    source: "the text of the cited resolution",
    bad: "Recalling paragraph 9 of its resolution 72/3 of 30 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling paragraph 2 of its resolution 72/3 of 30 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const UNKNOWN: Rule = Rule {
    code: "citation-unknown",
    severity: Severity::Warning,
    on: true,
    summary: "A resolution is cited whose number its session never reached.",
    why: "There is no such document.",
    source: "a catalogue that lists the session from its first resolution to its last",
    bad: "Recalling its resolution 72/900 of 30 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling its resolution 72/3 of 30 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const CORRECTED: Rule = Rule {
    code: "citation-corrected",
    severity: Severity::Information,
    on: true,
    summary: "A document is cited that has a corrigendum.",
    why: "What is cited may have been corrected.",
    source: "a corrigendum (`/Corr.1`) in the library or in a catalogue; practice cites both: “A/CONF.189/12 and Corr.1”",
    bad: "Recalling document A/72/5,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling document A/72/6,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const SUPERSEDED: Rule = Rule {
    code: "citation-superseded",
    severity: Severity::Information,
    on: true,
    summary: "A document is cited that was revised, or a resolution that a later one says it supersedes.",
    why: "What is cited does not hold any more.",
    source: "a revision (`/Rev.1`) in the library or in a catalogue; the words of a later resolution: “supersedes resolution 60/251”",
    bad: "Recalling its resolution 72/7 of 30 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    good: "Recalling its resolution 72/7 of 30 October 2017 and its resolution 72/8 of 30 October 2017,\n\n1. *Decides* so;\n\n2. *Requests* a report.",
    fix: FixKind::None,
};

pub(super) const DUPLICATE: Rule = Rule {
    code: "symbol-duplicate",
    severity: Severity::Warning,
    on: true,
    summary: "Two files of one folder claim the same symbol.",
    why: "Citations lead to one of them only.",
    source: "one symbol names one document",
    bad: "General Assembly\n\n72/4. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 72/3,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n",
    good: "General Assembly\n\n72/5. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 72/3,\n\n1. *Decides* so;\n\n2. *Requests* a report.\n",
    fix: FixKind::None,
};

/// The names of an agenda item, each with how many documents have it.
pub type ItemNames = Arc<[(SmolStr, u32)]>;

/// What other documents are asked for.
pub trait Others {
    /// A number that is another one when an answer may be another one.
    fn state(&self) -> u64 {
        0
    }

    /// What is known of a document, in `lang` where several languages hold it.
    fn told(&self, symbol: &Symbol, lang: Lang) -> Option<Arc<Told>>;

    /// What takes the place of a document or of words of it, as far as it is at hand.
    fn newer(&self, symbol: &Symbol) -> Arc<[Newer]>;

    /// The last number of a symbol's session, where all of the session is known.
    fn last_number(&self, symbol: &Symbol) -> Option<u16>;

    /// Another file of the folder that declares the symbol in the same language.
    fn claimed(&self, symbol: &Symbol, lang: Lang) -> Option<String>;

    /// The names that an agenda item has in other documents of the session of a resolution with that number, each with
    /// how many have it.
    fn item_names(&self, organ: Option<Organ>, number: &str, label: &str, lang: Lang) -> ItemNames {
        let _ = (organ, number, label, lang);
        Arc::default()
    }

    /// The state of agreed language, a number that is another one when an answer may be another one; nothing where it
    /// is not looked at, as at a keystroke.
    fn agreed(&self) -> Option<u64> {
        None
    }

    /// The paragraphs of the libraries that are most like one, the best first; none where agreed language is not
    /// looked at.
    fn earlier(&self, sought: &Shingles, asking: Asking<'_>) -> Vec<Earlier> {
        let _ = (sought, asking);
        Vec::new()
    }

    /// What a resolution of that title is built on: the newest earlier one of the same title and organ; nothing where
    /// agreed language is not looked at.
    fn base(&self, title: &str, own: Option<&Symbol>, lang: Lang) -> Option<Arc<Base>> {
        let _ = (title, own, lang);
        None
    }

    /// The English text of a resolution that was adopted on that day, by which parts (A, B) with one symbol are told;
    /// nothing where it is not at hand, or agreed language is not looked at.
    fn original(&self, symbol: &Symbol, adopted: Option<Date>) -> Option<Arc<Original>> {
        let _ = (symbol, adopted);
        None
    }

    /// Whether the libraries have a word, or two words one behind the other; see [`crate::precedent::words`].
    fn has_words(&self, words: &[u64]) -> bool {
        let _ = words;
        true
    }
}

/// A document that takes the place of another, or of words of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Newer {
    /// What it is.
    pub symbol: Symbol,
    /// How it does that.
    pub how: How,
}

/// How a document takes the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// It is its corrigendum.
    Corrects,
    /// It is a revision of it.
    Revises,
    /// Its text says so.
    Supersedes,
    /// It is a later one of the same title.
    Follows,
}

/// What is known of another document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Told {
    /// Its title; empty where it has none.
    pub title: String,
    /// The language of the title.
    pub lang: Lang,
    /// When it was adopted.
    pub adopted: Option<Date>,
    /// The number of its last paragraph; nothing where no text is at hand, or where annexes count their own.
    pub last_paragraph: Option<u32>,
    /// How many annexes it has; nothing where it has none or no text is at hand.
    pub annexes: Option<u32>,
    /// What the numeral or letter of its last section counts; nothing where it has none or no text is at hand.
    pub last_section: Option<u32>,
}

/// A resolution that other documents are asked about.
pub(super) struct Asked<'a> {
    pub(super) resolution: &'a Resolution,
    pub(super) head: &'a Head,
    /// What was read in each of its elements.
    pub(super) facts: &'a [Arc<Facts>],
    pub(super) lang: Lang,
    pub(super) others: &'a dyn Others,
}

impl Asked<'_> {
    /// Whether the resolution cites a document.
    pub(super) fn cites(&self, symbol: &Symbol) -> bool {
        self.facts.iter().flat_map(|it| &it.citations).any(|it| it.symbol.same_document(symbol))
    }

    /// Whether a document is the resolution itself, or was adopted after it.
    pub(super) fn precedes(&self, symbol: &Symbol) -> bool {
        let own = self.head.symbol.as_ref();
        own.is_some_and(|it| it.same_document(symbol) || is_after(symbol, it))
    }
}

/// What other documents contradict in a resolution as a whole.
pub(super) fn check_whole(asked: &Asked<'_>, out: &mut Findings) {
    duplicate(asked, out);
    agenda::check(asked, out);
    translation::check_end(asked, out);
}

/// What other documents contradict in an element; it hangs on that element, and on what the resolution cites.
pub(super) fn check(asked: &Asked<'_>, element: &Element, facts: &Facts, out: &mut Findings) {
    let Asked { resolution, lang, others, .. } = *asked;
    if matches!(element.kind, ElementKind::Masthead | ElementKind::Title) {
        return;
    }
    // A part of a resolution cites the other parts.
    let own = asked.head.symbol.as_ref();
    let others_only = |it: &&Citation| {
        it.certain && !is_part(&it.symbol) && !own.is_some_and(|own| own.same_document(&it.symbol))
    };
    for citation in facts.citations.iter().filter(others_only) {
        let at = Place { resolution, element, citation };
        match others.told(&citation.symbol, lang) {
            Some(told) => {
                date(&at, &told, out);
                title::check(&at, &told, lang, out);
                paragraph(&at, &told, out);
            }
            None => unknown(&at, others, out),
        }
        let newer = others.newer(&citation.symbol);
        if !newer.is_empty() {
            replaced(&at, &newer, asked, out);
            series::check(&at, &newer, asked, out);
        }
    }
}

/// The numbers that the Assembly gives its decisions, which may be cited as if they were resolutions.
const DECISIONS: std::ops::RangeInclusive<u16> = 401..=699;

/// Whether a symbol names a part of a resolution, of which other things hold than of the whole: `A/RES/66/235B`.
fn is_part(symbol: &Symbol) -> bool {
    symbol.resolution().is_some() && symbol.to_string().ends_with(|it: char| it.is_ascii_uppercase())
}

/// A citation and where it stands.
pub(super) struct Place<'a> {
    pub(super) resolution: &'a Resolution,
    pub(super) element: &'a Element,
    pub(super) citation: &'a Citation,
}

impl Place<'_> {
    /// Where words of the element stand in the source.
    pub(super) fn source(&self, words: std::ops::Range<usize>) -> std::ops::Range<u32> {
        let prose = self.resolution.joined(self.element);
        self.resolution.source_range(self.element, &prose, words.start as u32..words.end as u32)
    }
}

fn date(at: &Place<'_>, told: &Told, out: &mut Findings) {
    let (Some((range, date)), Some(adopted)) = (at.citation.date, told.adopted) else { return };
    if date != adopted {
        let symbol = &at.citation.symbol;
        let message =
            format!("{symbol} was adopted on {adopted}, not on {date}. Correct the number or the date.");
        out.report(&DATE, at.source(indices(range)), message);
    }
}

fn paragraph(at: &Place<'_>, told: &Told, out: &mut Findings) {
    let Some(pinpoint) = &at.citation.pinpoint else { return };
    let symbol = &at.citation.symbol;
    // What stands in an annex or section is not counted here.
    let Some(outermost) = pinpoint.places.first() else { return };
    let last = match outermost.kind {
        PlaceKind::Annex => told.annexes,
        PlaceKind::Section => told.last_section,
        PlaceKind::Paragraph if pinpoint.places.len() == 1 => told.last_paragraph,
        _ => None,
    };
    let Some(last) = last else { return };
    for label in &outermost.labels {
        let name = outermost.kind.word();
        if counted(&label.text).is_some_and(|it| it > last) {
            let written = &label.text;
            let message = match outermost.kind {
                PlaceKind::Paragraph => {
                    format!(
                        "{symbol} ends with paragraph {last}; it has no paragraph {written}. Correct the number."
                    )
                }
                PlaceKind::Section => {
                    format!("{symbol} has {last} sections; it has no section {written}. Correct the number.")
                }
                _ => format!(
                    "The annexes of {symbol} are {last} in number; it has no {name} {written}. Correct it."
                ),
            };
            out.report(&PARAGRAPH, at.source(indices(label.range)), message);
        }
    }
}

fn unknown(at: &Place<'_>, others: &dyn Others, out: &mut Findings) {
    let symbol = &at.citation.symbol;
    let Some(number) = symbol.resolution().filter(|it| !DECISIONS.contains(&it.number)) else { return };
    if let Some(last) = others.last_number(symbol).filter(|it| number.number > *it) {
        let message = format!(
            "There is no {symbol}: the last resolution of its session is number {last}. Correct the number."
        );
        out.report(&UNKNOWN, at.source(indices(at.citation.range)), message);
    }
}

/// Reports what is cited without that which takes its place.
fn replaced(at: &Place<'_>, newer: &[Newer], asked: &Asked<'_>, out: &mut Findings) {
    let symbol = &at.citation.symbol;
    // The last of each kind is told: corrigenda add up, of revisions the last holds.
    let mut last = newer.iter().filter(|it| it.how != How::Follows).rev();
    let Some(newer) = last.find(|it| !asked.cites(&it.symbol) && !asked.precedes(&it.symbol)) else { return };
    let place = at.source(indices(at.citation.range));
    let Newer { symbol: other, how } = newer;
    match how {
        How::Corrects => {
            let prose = at.resolution.joined(at.element);
            let behind = prose.text.get(usize::from(at.citation.range.end())..).unwrap_or("");
            // “A/CONF.189/12 and Corr.1”
            let number = other.to_string();
            let short = number.rsplit_once('/').map_or(number.as_str(), |it| it.1);
            if !behind.chars().take(NEAR).collect::<String>().contains(short) {
                let message = format!(
                    "{symbol} has a corrigendum, {other}. See whether it changes what is cited, and cite it too."
                );
                out.report(&CORRECTED, place, message);
            }
        }
        How::Revises => {
            out.report(&SUPERSEDED, place, format!("{symbol} was revised as {other}. Cite the revision."));
        }
        How::Supersedes => {
            let message = format!("{other} says that it supersedes {symbol}. Cite the later one, or both.");
            out.report(&SUPERSEDED, place, message);
        }
        // That is `citation-series`.
        How::Follows => {}
    }
}

/// So far behind a symbol its corrigendum is cited, in characters.
const NEAR: usize = 40;

/// Whether a resolution was adopted after another of the same organ.
fn is_after(symbol: &Symbol, other: &Symbol) -> bool {
    symbol.resolution().zip(other.resolution()).is_some_and(|(one, other)| {
        one.organ == other.organ && (one.session, one.number) > (other.session, other.number)
    })
}

/// Another file of the folder that has the resolution's symbol.
fn duplicate(asked: &Asked<'_>, out: &mut Findings) {
    let Asked { resolution, lang, others, .. } = *asked;
    let Some(symbol) = &asked.head.symbol else { return };
    let title = resolution.title.as_ref().map(|it| it.number_range.clone());
    let number = || resolution.masthead.number.as_ref().map(|it| it.range.clone());
    let Some(place) = title.filter(|it| !it.is_empty()).or_else(number) else { return };
    if let Some(file) = others.claimed(symbol, lang) {
        let message =
            format!("{file} is {symbol} too. Correct the number, or move or remove one of the files.");
        out.report(&DUPLICATE, place, message);
    }
}
