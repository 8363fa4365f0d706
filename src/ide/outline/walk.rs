//! The elements of a resolution in their order, each with the depth of its entry.

use super::entry;
use crate::ide::{OutlineEntry, SymbolKind};
use crate::resolution::{Element, ElementKind, Resolution, Unit};
use crate::text::TextRange;

/// How long a paragraph with a list is, in bytes, when the words before the list get an entry of their own:
/// about a printed page. Practice cites them apart from the list ("the chapeau of paragraph 6").
const PAGE: u32 = 3500;

/// An entry with its depth: deeper ones that follow are its children.
struct Flat {
    depth: u8,
    /// Where its own words stand, without what stands under it.
    own: TextRange,
    entry: OutlineEntry,
}

impl Flat {
    fn new(depth: u8, entry: OutlineEntry) -> Self {
        Self { depth, own: entry.range, entry }
    }
}

/// The entries of all that stands in a resolution but its notes.
pub(super) fn entries(unit: &Unit) -> Vec<OutlineEntry> {
    let mut walk = Walk {
        unit,
        resolution: &unit.resolution,
        flat: Vec::new(),
        base: 0,
        preamble: false,
        operative: false,
        annex: false,
    };
    unit.resolution.elements.iter().for_each(|it| walk.take(it));
    nest(walk.flat)
}

/// Where the walk stands.
struct Walk<'a> {
    unit: &'a Unit,
    resolution: &'a Resolution,
    flat: Vec<Flat>,
    /// 1 in the parts A, B, C of a resolution, where everything stands one level deeper.
    base: u8,
    preamble: bool,
    operative: bool,
    annex: bool,
}

impl Walk<'_> {
    fn take(&mut self, element: &Element) {
        use SymbolKind as Kind;
        match &element.kind {
            ElementKind::Part => {
                self.base = 0;
                self.add(element, Kind::Part, 1);
                self.base = 1;
            }
            ElementKind::Opening => {
                (self.preamble, self.operative, self.annex) = (true, false, false);
                self.begin(element, "Preamble");
            }
            ElementKind::Recital => self.add(element, Kind::Recital, if self.operative { 3 } else { 2 }),
            ElementKind::Paragraph(_) => {
                self.begin_operative(element);
                self.add(element, Kind::Paragraph, 3);
            }
            ElementKind::Item(item) => {
                let above = if item.preambular { 2 } else { 3 };
                self.add(element, Kind::Item, above + item.level);
            }
            // A numeral alone on its line, and the heading that it counts.
            ElementKind::Heading | ElementKind::AnnexHeading if self.last(is_a_numeral) => {
                self.give_words(element);
            }
            ElementKind::Heading if self.operative || self.preamble => {
                self.begin_operative(element);
                self.add(element, Kind::Section, 2);
            }
            ElementKind::Annex => {
                self.annex = true;
                let heading = entry(self.unit, element, Kind::Annex);
                // Official texts have the heading twice here and there.
                if self.last(|it| it.kind == heading.kind && it.name == heading.name) {
                    self.go_on(element);
                } else {
                    self.add(element, Kind::Annex, 1);
                }
            }
            // The first heading of an annex is its title.
            ElementKind::AnnexHeading if self.last(|it| it.kind == Kind::Annex && it.detail.is_empty()) => {
                self.give_words(element);
            }
            ElementKind::AnnexHeading => self.add(element, Kind::Section, 2),
            ElementKind::AnnexParagraph(_) => self.add(element, Kind::Paragraph, 3),
            ElementKind::AnnexItem(item) => self.add(element, Kind::Item, 3 + item.level),
            ElementKind::AnnexText if self.annex && self.is_numbered(element) => {
                self.add(element, Kind::Paragraph, 3);
            }
            ElementKind::AnnexText if self.annex => self.go_on(element),
            ElementKind::Continuation | ElementKind::Table => self.go_on(element),
            _ => {}
        }
    }

    fn add(&mut self, element: &Element, kind: SymbolKind, depth: u8) {
        self.flat.push(Flat::new(self.base + depth, entry(self.unit, element, kind)));
    }

    /// A part of the resolution begins with an element and has a name of its own.
    fn begin(&mut self, element: &Element, name: &str) {
        let part = OutlineEntry { name: name.to_owned(), ..entry(self.unit, element, SymbolKind::Part) };
        self.flat.push(Flat::new(self.base + 1, part));
    }

    fn begin_operative(&mut self, element: &Element) {
        if !self.operative {
            self.begin(element, "Operative part");
            self.operative = true;
        }
    }

    /// Whether the last entry is such a one.
    fn last(&self, is: impl Fn(&OutlineEntry) -> bool) -> bool {
        self.flat.last().is_some_and(|it| is(&it.entry))
    }

    /// An element belongs to the last entry.
    fn go_on(&mut self, element: &Element) {
        if let Some(last) = self.flat.last_mut() {
            let range = self.resolution.range(element);
            last.entry.range = last.entry.range.cover(self.unit.range(range));
        }
    }

    /// An element has the words of the last entry.
    fn give_words(&mut self, element: &Element) {
        if let Some(last) = self.flat.last_mut() {
            last.entry.detail = self.resolution.joined(element).text.trim().to_owned();
        }
        self.go_on(element);
    }

    fn is_numbered(&self, element: &Element) -> bool {
        let first = element.pieces.first().and_then(|it| self.resolution.passage(*it));
        first.is_some_and(|it| it.2.marker.is_some())
    }
}

/// Whether an entry is a heading of a numeral or letter alone, that has not been given its words.
fn is_a_numeral(entry: &OutlineEntry) -> bool {
    let name = entry.name.trim_end_matches('.');
    entry.kind == SymbolKind::Section
        && entry.detail.is_empty()
        && (name.chars().count() == 1 || name.chars().all(|it| it.is_ascii_digit() || "IVXL".contains(it)))
}

/// Gives a long paragraph with a list a first child for the words before the list.
fn with_chapeau(mut entry: OutlineEntry, own: TextRange) -> OutlineEntry {
    let listed = matches!(entry.kind, SymbolKind::Paragraph | SymbolKind::Recital);
    if listed && u32::from(entry.range.len()) > PAGE && own != entry.range {
        let chapeau = OutlineEntry {
            detail: "chapeau".to_owned(),
            kind: SymbolKind::Item,
            range: own,
            children: Vec::new(),
            ..entry.clone()
        };
        entry.children.insert(0, chapeau);
    }
    entry
}

/// Puts each entry under the last shallower one before it, and stretches that one over it.
fn nest(flat: Vec<Flat>) -> Vec<OutlineEntry> {
    let mut roots: Vec<OutlineEntry> = Vec::new();
    let mut open: Vec<Flat> = Vec::new();
    let close = |open: &mut Vec<Flat>, roots: &mut Vec<OutlineEntry>, depth: u8| {
        while open.last().is_some_and(|it| it.depth >= depth) {
            let Some(done) = open.pop() else { break };
            let done = with_chapeau(done.entry, done.own);
            match open.last_mut() {
                Some(parent) => {
                    parent.entry.range = parent.entry.range.cover(done.range);
                    parent.entry.children.push(done);
                }
                None => roots.push(done),
            }
        }
    };
    for it in flat {
        close(&mut open, &mut roots, it.depth);
        open.push(it);
    }
    close(&mut open, &mut roots, 0);
    roots
}
