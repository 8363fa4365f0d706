//! What is not written and helps to read: the title behind a bare citation, the first words of the paragraph that
//! is cited, where a paragraph goes on behind a page cut, the number that a paragraph should have.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Library;
use super::seen::{Seen, SeenUnit, marker};
use crate::citation::{Citation, Symbol};
use crate::resolution::{Document, Element, ElementKind, Resolution, Unit};
use crate::text::{TextRange, TextSize};
use crate::un::Lang;

/// How many characters of a title or paragraph are shown.
const SHOWN: usize = 48;

/// Which hints are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hints {
    /// The title behind a bare citation.
    pub titles: bool,
    /// The first words of a paragraph that is cited.
    pub paragraphs: bool,
    /// How a paragraph goes on behind a page cut.
    pub page_cuts: bool,
    /// The number that renumbering would give.
    pub numbers: bool,
}

impl Default for Hints {
    fn default() -> Self {
        Self { titles: true, paragraphs: true, page_cuts: true, numbers: true }
    }
}

/// What is asked of other documents.
#[derive(Clone, Copy)]
pub struct Others<'a> {
    /// For their paragraphs.
    pub library: &'a dyn Library,
    /// Their titles, which are asked for at every citation.
    pub title: &'a dyn Fn(&Symbol) -> Option<String>,
}

/// What a hint says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HintKind {
    /// The title of a cited document.
    Title,
    /// The first words of a cited paragraph.
    Paragraph,
    /// The words behind a page cut.
    PageCut,
    /// The number that is due.
    Number,
}

/// A hint between two characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Where it is shown.
    pub at: TextSize,
    /// The words; shortened.
    pub label: String,
    /// The words in full.
    pub whole: String,
    /// What it says.
    pub kind: HintKind,
    /// The replacement that makes it true; for numbers.
    pub edit: Option<(TextRange, String)>,
}

/// The hints of the text `within`, in order.
pub fn hints(
    document: &Document,
    seen: &Seen,
    within: TextRange,
    wanted: Hints,
    others: Others<'_>,
) -> Vec<Hint> {
    let mut found = Vec::new();
    let mut cited = Cited { others, lang: document.lang(), documents: FxHashMap::default() };
    for (unit, here) in seen.units(document) {
        let end = unit.resolution.blocks().last().map_or(0, |it| it.0 + it.1.text().len() as u32);
        if unit.range(0..end).intersect(within).is_none() {
            continue;
        }
        if wanted.titles || wanted.paragraphs {
            citations(unit, here, within, wanted, &mut cited, &mut found);
        }
        if wanted.paragraphs {
            internal(unit, here, within, &mut found);
        }
        if wanted.page_cuts {
            page_cuts(unit, within, &mut found);
        }
        if wanted.numbers {
            numbers(unit, within, &mut found);
        }
    }
    found.sort_by_key(|it| it.at);
    found
}

/// The cited documents, each looked for once.
struct Cited<'a> {
    others: Others<'a>,
    lang: Lang,
    documents: FxHashMap<Symbol, Option<Arc<Document>>>,
}

impl Cited<'_> {
    /// The words of a paragraph of a cited document.
    fn paragraph(&mut self, symbol: &Symbol, number: u32) -> Option<String> {
        let (library, lang) = (self.others.library, self.lang);
        let find = || library.find_in(symbol, lang).map(|it| it.1);
        let document = self.documents.entry(symbol.clone()).or_insert_with(find).as_ref()?;
        let declares = |it: &&Unit| it.resolution.symbol().is_some_and(|it| it.same_document(symbol));
        let resolution = &document.units().iter().find(declares)?.resolution;
        let is = |it: &&Element| it.kind == ElementKind::Paragraph(Some(number));
        let element = resolution.elements.iter().find(is)?;
        Some(resolution.joined(element).text.trim().to_owned())
    }
}

fn citations(
    unit: &Unit,
    here: &SeenUnit,
    within: TextRange,
    wanted: Hints,
    cited: &mut Cited<'_>,
    found: &mut Vec<Hint>,
) {
    let resolution = &*unit.resolution;
    for it in &here.citations {
        let range = unit.range(it.range.clone());
        if !within.contains_range(range) {
            continue;
        }
        let symbol = &it.citation.symbol;
        let bare =
            || resolution.elements.get(it.element).is_some_and(|at| is_bare(resolution, at, &it.citation));
        if wanted.titles
            && bare()
            && let Some(title) = (cited.others.title)(symbol)
        {
            let end = it.date.as_ref().map_or(it.range.end, |date| date.end);
            found.push(hint(unit.range(end..end).start(), HintKind::Title, title));
        }
        if wanted.paragraphs
            && let Some(number) = it.citation.pinpoint.as_ref().and_then(|it| Some(it.paragraph()?.0))
            && let Some(words) = cited.paragraph(symbol, number)
        {
            found.push(hint(range.end(), HintKind::Paragraph, words));
        }
    }
}

/// Whether a citation's title is not given: no words in quotes follow it closely.
fn is_bare(resolution: &Resolution, element: &Element, citation: &Citation) -> bool {
    let prose = resolution.joined(element);
    let behind = prose.text.get(usize::from(citation.range.end())..).unwrap_or("");
    !behind.chars().take(60).any(|it| matches!(it, '“' | '«' | '"' | '《'))
}

fn internal(unit: &Unit, here: &SeenUnit, within: TextRange, found: &mut Vec<Hint>) {
    for it in &here.internal {
        let range = unit.range(it.range.clone());
        if let Some(target) = it.target.and_then(|it| unit.resolution.elements.get(it))
            && within.contains_range(range)
        {
            let words = unit.resolution.joined(target).text.trim().to_owned();
            found.push(hint(range.end(), HintKind::Paragraph, words));
        }
    }
}

fn page_cuts(unit: &Unit, within: TextRange, found: &mut Vec<Hint>) {
    let resolution = &*unit.resolution;
    for element in resolution.elements.iter().filter(|it| it.pieces.len() > 1) {
        for pair in element.pieces.windows(2) {
            let [before, behind] = pair else { continue };
            let end = resolution.passage_range(*before).end;
            let at = unit.range(end..end).start();
            if let Some(prose) = resolution.prose(*behind)
                && within.contains_inclusive(at)
            {
                let mut hint = hint(at, HintKind::PageCut, prose.text.trim().to_owned());
                hint.label = format!("↷ {}", hint.label);
                found.push(hint);
            }
        }
    }
}

/// The numbers of paragraphs that do not follow the ones before, and the labels of items that do not.
fn numbers(unit: &Unit, within: TextRange, found: &mut Vec<Hint>) {
    let resolution = &*unit.resolution;
    let mut last: Option<u32> = None;
    for element in &resolution.elements {
        let due = match &element.kind {
            // Numbers may begin anew there.
            ElementKind::Opening | ElementKind::Heading | ElementKind::Annex => {
                last = last.filter(|_| element.kind == ElementKind::Heading).map(|it| it | RESTARTS);
                continue;
            }
            ElementKind::Paragraph(Some(number)) => {
                let due = last.map_or(1, |it| (it & !RESTARTS) + 1);
                let restarts = last.is_none_or(|it| it & RESTARTS != 0) && *number == 1;
                last = Some(if restarts { 1 } else { due });
                (!restarts && *number != due).then(|| due.to_string())
            }
            ElementKind::Item(item) => item.expected.clone(),
            _ => None,
        };
        let (Some(due), Some(place)) = (due, marker(resolution, element)) else { continue };
        let range = unit.range(place);
        if within.contains_range(range) {
            let mut hint = hint(range.end(), HintKind::Number, due.clone());
            hint.label = format!("→ {due}");
            hint.edit = Some((range, due));
            found.push(hint);
        }
    }
}

/// Set in the last number where the next paragraph may be number 1 again.
const RESTARTS: u32 = 1 << 31;

fn hint(at: TextSize, kind: HintKind, whole: String) -> Hint {
    let label = match whole.char_indices().nth(SHOWN) {
        None => whole.clone(),
        Some((limit, _)) => {
            let cut = &whole[..limit];
            format!("{} …", cut.rfind(' ').map_or(cut, |it| &cut[..it]))
        }
    };
    Hint { at, label, whole, kind, edit: None }
}

#[cfg(test)]
mod tests {
    use super::super::Known;
    use super::*;

    struct One(Arc<Document>);

    impl Library for One {
        fn find(&self, symbol: &Symbol) -> Option<(String, Arc<Document>)> {
            let own = self.0.symbols();
            own.iter().any(|it| it.same_document(symbol)).then(|| ("one".to_owned(), Arc::clone(&self.0)))
        }
    }

    /// The text with each hint in `⟦…⟧` where it is shown.
    #[track_caller]
    fn check(wanted: Hints, text: &str) {
        let cited = "General Assembly\n\n70/1. Transforming our world\n\nThe General Assembly,\n\n1. Decides so;\n\n2. Requests a report.\n";
        let library = One(Arc::new(Document::parse(cited)));
        let mut bare = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('⟦') {
            bare.push_str(before);
            rest = after.split_once('⟧').map_or("", |it| it.1);
        }
        bare.push_str(rest);
        let document = Document::parse(&bare);
        let seen = Seen::of(&document, &Seen::default());
        let whole = TextRange::up_to(document.text().len());
        let mut shown = bare.clone();
        let title = |it: &Symbol| {
            Known::of(&library.0).into_iter().find(|known| known.symbol.same_document(it)).map(|it| it.title)
        };
        let others = Others { library: &library, title: &title };
        for hint in hints(&document, &seen, whole, wanted, others).iter().rev() {
            shown.insert_str(hint.at.into(), &format!("⟦{}⟧", hint.label));
        }
        assert_eq!(shown, text);
    }

    #[test]
    fn the_title_of_a_bare_citation() {
        check(
            Hints::default(),
            "The General Assembly,\n\nRecalling its resolutions 70/1 of 25 September 2015⟦Transforming our world⟧ and 70/2,\n\n1. Decides so.\n",
        );
        check(
            Hints::default(),
            "The General Assembly,\n\nRecalling resolution 70/1, entitled “Transforming our world”,\n\n1. Decides so.\n",
        );
    }

    #[test]
    fn the_words_of_a_cited_paragraph() {
        let only = Hints { titles: false, ..Hints::default() };
        check(
            only,
            "The General Assembly,\n\nRecalling paragraph 2 of its resolution 70/1⟦Requests a report.⟧,\n\n\
             1. Decides to act;\n\n2. Recalls paragraph 1⟦Decides to act;⟧ above.\n",
        );
    }

    #[test]
    fn the_rest_of_a_cut_paragraph() {
        check(
            Hints::default(),
            "The General Assembly,\n\nRecalling the words that a page⟦↷ cut divides,⟧\n\n¹ A note.\n\ncut divides,\n\n1. Decides so.\n",
        );
    }

    #[test]
    fn the_number_that_is_due() {
        check(
            Hints::default(),
            "The General Assembly,\n\nNoting it,\n\n1. Decides:\n\n(a) one;\n\n(c⟦→ b⟧) two;\n\n3⟦→ 2⟧. Requests it;\n\n4⟦→ 3⟧. Ends it.\n",
        );
        check(
            Hints::default(),
            "The General Assembly,\n\nNoting it,\n\nI\n\n1. Decides so;\n\n2. Acts.\n\nII\n\n1. Ends it.\n",
        );
    }

    #[test]
    fn each_can_be_switched_off() {
        let none = Hints { titles: false, paragraphs: false, page_cuts: false, numbers: false };
        check(
            none,
            "The General Assembly,\n\nRecalling resolution 70/1, cut by\n\n¹ A note.\n\na page,\n\n3. Recalls paragraph 3 above.\n",
        );
    }
}
