//! What other documents are asked for. `workspace` answers; tests do in a few lines.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smol_str::{SmolStr, ToSmolStr as _};

use super::{Agreed, Known};
use crate::citation::{Citation, Symbol};
use crate::precedent::{Asking, Shingles};
use crate::resolution::Document;
use crate::text::Span;
use crate::un::places::PlaceKind;
use crate::un::{Lang, Organ};

/// What is known of other documents.
pub trait Library {
    /// The document that declares `symbol`, with a key that the asker understands (its URI).
    fn find(&self, symbol: &Symbol) -> Option<(String, Arc<Document>)>;

    /// The same; where several languages hold it, the one in `lang`.
    fn find_in(&self, symbol: &Symbol, lang: Lang) -> Option<(String, Arc<Document>)> {
        let _ = lang;
        self.find(symbol)
    }

    /// The paragraphs of other documents that are most like `sought`, the best first.
    fn precedents(&self, sought: &Shingles, asking: Asking<'_>, limit: usize) -> Vec<Agreed> {
        let _ = (sought, asking, limit);
        Vec::new()
    }

    /// Whether there are paragraphs to compare with.
    fn has_precedents(&self) -> bool {
        false
    }

    /// The document with a key that this library gave.
    fn read(&self, key: &str) -> Option<Arc<Document>> {
        let _ = key;
        None
    }

    /// At most `limit` documents that can be cited, the likeliest first: those whose number begins with
    /// `query`, then those whose title has a word that does; with an empty query the newest.
    fn known(&self, query: &str, limit: usize) -> Vec<Known> {
        let _ = (query, limit);
        Vec::new()
    }

    /// What is known of the document `symbol` without reading it, in `lang` where several languages hold it.
    fn facts(&self, symbol: &Symbol, lang: Lang) -> Option<Facts> {
        let _ = (symbol, lang);
        None
    }

    /// The documents that cite `symbol`, in a fixed order.
    fn citing(&self, symbol: &Symbol) -> Vec<Citing> {
        let _ = symbol;
        Vec::new()
    }

    /// The resolutions adopted under an agenda item, the newest first: that of a resolution of `organ` with
    /// `number`, whose masthead has the item `label` (`72 (b)`).
    fn under(&self, organ: Option<Organ>, number: &str, label: &str) -> Vec<Facts> {
        let _ = (organ, number, label);
        Vec::new()
    }

    /// The agenda items of a session of `organ` as mastheads in `lang` have them, line and name, in order of their
    /// numbers. The session is written as resolutions' numbers have it: `76`, `S-27`.
    fn agenda(&self, organ: Option<Organ>, session: &str, lang: Lang) -> Vec<(String, Option<String>)> {
        let _ = (organ, session, lang);
        Vec::new()
    }

    /// The resolutions with the same title, the newest first; in `lang` where several languages hold them.
    fn titled(&self, title: &str, lang: Lang) -> Vec<Facts> {
        let _ = (title, lang);
        Vec::new()
    }
}

/// What is known of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Symbol, number, title, date.
    pub known: Known,
    /// The key of its text; `None` where no text is at hand.
    pub document: Option<String>,
    /// Who adopted it.
    pub organ: Option<Organ>,
    /// Whether it is not adopted yet.
    pub draft: bool,
    /// The session in the words of its masthead.
    pub session: Option<String>,
    /// What it is about, where a catalogue describes it in place of a title.
    pub subject: Option<String>,
    /// The agenda items: line and name.
    pub agenda: Vec<(String, Option<String>)>,
    /// The numbers of its operative paragraphs; empty where no text is at hand.
    pub paragraphs: Vec<u32>,
    /// How many annexes it has.
    pub annexes: u32,
    /// Its number and title in its text.
    pub head: Span,
    /// All of it in its text.
    pub range: Span,
    /// How it was adopted: `Without a vote`, `In favour 121, against 7, abstaining 53`.
    pub vote: Option<String>,
    /// Who submitted it.
    pub sponsors: Vec<String>,
    /// What it cites, each document once, in order of the text.
    pub cites: Vec<Cites>,
}

impl Facts {
    /// A document of which nothing else is known.
    pub fn of(known: Known) -> Self {
        Self {
            known,
            document: None,
            organ: None,
            draft: false,
            session: None,
            subject: None,
            agenda: Vec::new(),
            paragraphs: Vec::new(),
            annexes: 0,
            head: Span::default(),
            range: Span::default(),
            vote: None,
            sponsors: Vec::new(),
            cites: Vec::new(),
        }
    }
}

/// A document that is cited, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cites {
    /// What is cited.
    pub symbol: Symbol,
    /// The citations in the citing document.
    pub spans: Vec<Span>,
    /// Whether it is recalled on the subject of the citing document.
    pub same_subject: bool,
}

/// A resolution that cites another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citing {
    /// The key of its document.
    pub document: String,
    /// Its symbol; none where it has no number yet.
    pub symbol: Option<Symbol>,
    /// Its title; empty where it has none.
    pub title: String,
    /// Its number and title in its document.
    pub head: Span,
    /// All of it in its document.
    pub range: Span,
    /// The citations in it, in order.
    pub places: Vec<CitingPlace>,
}

/// One citation of another document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitingPlace {
    /// Where it stands in the citing document.
    pub span: Span,
    /// The part that it stands in.
    pub part: Part,
    /// The places that it names in the cited document.
    pub pins: Box<[Pin]>,
    /// Whether what is cited is recalled on the subject of the citing document.
    pub same_subject: bool,
}

/// The part of a resolution that a citation stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// Above the opening formula.
    Masthead,
    /// The recitals.
    Preamble,
    /// The acts.
    Operative,
    /// An annex.
    Annex,
    /// A footnote.
    Note,
}

/// So many paragraphs of a range are looked at one by one.
const RANGE: usize = 100;

/// The place in a cited document, in the words of the citation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Pin {
    /// `II`; empty for “the annex”.
    pub annex: Option<SmolStr>,
    /// `II`, `A`.
    pub section: Option<SmolStr>,
    /// `5`, `89`.
    pub paragraph: Option<SmolStr>,
    /// Of a subparagraph, the labels of it and of those above it, outermost first: `a`, `ii`.
    pub items: Vec<SmolStr>,
}

/// A part of a pin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinPart {
    /// An annex.
    Annex,
    /// A section of the resolution or of the annex.
    Section,
    /// A paragraph.
    Paragraph,
    /// A subparagraph.
    Item,
}

impl Pin {
    /// The part that stands for itself, all others being in it.
    pub fn outermost(&self) -> Option<PinPart> {
        [PinPart::Annex, PinPart::Section, PinPart::Paragraph].into_iter().find(|it| self.part(*it).is_some())
    }

    /// What a part is called, and its label.
    pub fn part(&self, part: PinPart) -> Option<(&'static str, String)> {
        let named = |name, label: &Option<SmolStr>| Some((name, label.as_ref()?.to_string()));
        match part {
            PinPart::Annex => named("annex", &self.annex),
            PinPart::Section => named("section", &self.section),
            PinPart::Paragraph => named("paragraph", &self.paragraph),
            PinPart::Item => {
                let items: String = self.items.iter().map(|it| format!(" ({it})")).collect();
                let paragraph = self.paragraph.as_ref().filter(|_| !items.is_empty())?;
                Some(("paragraph", format!("{paragraph}{items}")))
            }
        }
    }

    /// The place that a citation names, the first where it names several; nothing where it names the document as a
    /// whole.
    pub fn of(citation: &Citation) -> Option<Self> {
        Self::all(citation).into_iter().next()
    }

    /// All places that a citation names: “paragraphs 3 (a) and 5 to 7” are four.
    pub fn all(citation: &Citation) -> Vec<Self> {
        let Some(pinpoint) = &citation.pinpoint else { return Vec::new() };
        let mut outer = Self::default();
        let mut all = Vec::new();
        for place in &pinpoint.places {
            let kind = match place.kind {
                PlaceKind::Annex => PinPart::Annex,
                PlaceKind::Section if outer.section.is_none() => PinPart::Section,
                PlaceKind::Paragraph => PinPart::Paragraph,
                // What stands in a place that resolutions have not, or that is not looked for.
                _ => break,
            };
            all.clear();
            if place.labels.is_empty() {
                all.push(outer.within(kind, SmolStr::default(), Vec::new()));
            }
            for label in &place.labels {
                all.push(outer.within(kind, label.text.clone(), label.items.to_vec()));
                let numbers =
                    label.text.parse::<u32>().ok().zip(label.to.as_ref().and_then(|it| it.parse().ok()));
                if let Some((from, to)) = numbers {
                    let between = (from.saturating_add(1)..=to).take(RANGE);
                    all.extend(between.map(|it| outer.within(kind, it.to_smolstr(), Vec::new())));
                } else if let Some(to) = &label.to {
                    all.push(outer.within(kind, to.clone(), Vec::new()));
                }
            }
            if let Some(first) = all.first() {
                outer = first.clone();
            }
        }
        all
    }

    fn within(&self, part: PinPart, label: SmolStr, items: Vec<SmolStr>) -> Self {
        let mut pin = self.clone();
        match part {
            PinPart::Annex => pin.annex = Some(label),
            PinPart::Section => pin.section = Some(label),
            PinPart::Paragraph | PinPart::Item => (pin.paragraph, pin.items) = (Some(label), items),
        }
        pin
    }
}

impl std::fmt::Display for Pin {
    /// `annex I, section II, paragraph 3 (a)`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let last = if self.items.is_empty() { PinPart::Paragraph } else { PinPart::Item };
        let parts = [PinPart::Annex, PinPart::Section, last].into_iter().filter_map(|it| self.part(it));
        let parts: Vec<String> =
            parts.map(|(name, label)| format!("{name} {label}").trim_end().to_owned()).collect();
        f.write_str(&parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::{self, Context};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let cx = Context { lang: Lang::En, own: Some(Organ::GeneralAssembly), note: false };
        let found = citation::find(text, &cx);
        let shown: Vec<String> = Pin::all(&found[0]).iter().map(ToString::to_string).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn each_place_of_a_list_is_one() {
        check("paragraph 4 (a) of its resolution 70/1", &["paragraph 4 (a)"]);
        check(
            "paragraphs 3 (a) and 5 to 7 of its resolution 70/1",
            &["paragraph 3 (a)", "paragraph 5", "paragraph 6", "paragraph 7"],
        );
        check("section II of its resolution 70/1", &["section II"]);
        check("resolution 70/1, annex, section B, para. 2", &["annex, section B, paragraph 2"]);
        check("its resolution 70/1", &[]);
    }
}
