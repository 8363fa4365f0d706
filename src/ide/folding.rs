//! What can be folded away: the masthead, parts, sections, paragraphs with their subparagraphs, annexes, tables,
//! groups of footnotes, the resolutions of a volume.

use std::ops::Range;

use crate::resolution::{Document, Element, ElementKind, Resolution, Unit};
use crate::text::TextRange;

/// What is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoldKind {
    /// A whole resolution, below its title.
    Resolution,
    /// Everything above the title.
    Masthead,
    /// The preamble, the operative part.
    Part,
    /// An annex.
    Annex,
    /// What stands below a heading.
    Section,
    /// Footnotes that stand together.
    Notes,
    /// A paragraph of several lines, with its subparagraphs.
    Paragraph,
    /// A table.
    Table,
    /// A comment.
    Comment,
}

/// A range that can be folded; more than one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// All of it; its first line stays to be seen.
    pub range: TextRange,
    /// What it is.
    pub kind: FoldKind,
}

/// The ranges that can be folded, the outermost kinds first among those that begin together.
pub fn folds(document: &Document) -> Vec<Fold> {
    let mut folds = Vec::new();
    let volume = document.units().iter().filter(|it| it.resolution.is_resolution()).count() > 1;
    for unit in document.units().iter().filter(|it| it.resolution.is_resolution()) {
        let mut add = |range: Range<u32>, kind| folds.push(Fold { range: unit.range(range), kind });
        of_unit(unit, volume, &mut add);
    }
    let several_lines = |range: TextRange| {
        let text = document.text();
        range.end() > text.line_end(range.start())
    };
    folds.retain(|it| several_lines(it.range));
    folds.sort_by_key(|it| (it.range.start(), it.kind));
    folds
}

fn of_unit(unit: &Unit, volume: bool, add: &mut impl FnMut(Range<u32>, FoldKind)) {
    let resolution = &*unit.resolution;
    let elements = &resolution.elements;
    let range = |index: usize| elements.get(index).map_or(0..0, |it| resolution.range(it));
    let last_but_notes = |from: usize, to: usize| {
        (from..to).rev().find(|it| elements[*it].kind != ElementKind::Note).unwrap_or(from)
    };
    let mut span = |from: usize, to: usize, kind| {
        if from < to {
            add(range(from).start..range(last_but_notes(from, to)).end, kind);
        }
    };
    if let Some(title) = &resolution.title {
        if volume {
            span(title.element, elements.len(), FoldKind::Resolution);
        }
        if let Some(first) = elements[..title.element].iter().position(|it| it.kind == ElementKind::Masthead)
        {
            span(first, title.element, FoldKind::Masthead);
        }
    }
    for (from, to, kind) in parts(resolution) {
        span(from, to, kind);
        if kind == FoldKind::Part || kind == FoldKind::Annex {
            let headings: Vec<usize> =
                (from..to).filter(|it| elements[*it].kind == ElementKind::Heading).collect();
            for (index, heading) in headings.iter().enumerate() {
                span(*heading, headings.get(index + 1).copied().unwrap_or(to), FoldKind::Section);
            }
        }
    }
    for (index, element) in elements.iter().enumerate() {
        match &element.kind {
            ElementKind::AnnexText => span(index, index + 1, FoldKind::Paragraph),
            ElementKind::Recital | ElementKind::Paragraph(_) | ElementKind::Item(_) => {
                span(index, below(elements, index), FoldKind::Paragraph);
            }
            ElementKind::Table => span(index, index + 1, FoldKind::Table),
            _ => {}
        }
    }
    let mut index = 0;
    while index < elements.len() {
        let count = elements[index..].iter().take_while(|it| it.kind == ElementKind::Note).count();
        if count > 0 {
            add(range(index).start..range(index + count - 1).end, FoldKind::Notes);
        }
        index += count.max(1);
    }
    for (start, block) in resolution.blocks() {
        for passage in block.passages().iter().filter(|it| it.kind == crate::syntax::PassageKind::Comment) {
            add(start + passage.range.start..start + passage.range.end, FoldKind::Comment);
        }
    }
}

/// Preamble, operative part and annexes, as ranges of elements.
fn parts(resolution: &Resolution) -> Vec<(usize, usize, FoldKind)> {
    let mut parts: Vec<(usize, usize, FoldKind)> = Vec::new();
    let elements = &resolution.elements;
    let (mut operative, mut annex) = (false, false);
    for (index, element) in elements.iter().enumerate() {
        let begins = match &element.kind {
            ElementKind::Opening => Some(FoldKind::Part),
            ElementKind::Annex => Some(FoldKind::Annex),
            ElementKind::Paragraph(_) | ElementKind::Heading if !operative && !annex && !parts.is_empty() => {
                Some(FoldKind::Part)
            }
            ElementKind::Closing | ElementKind::Vote => {
                if let Some(last) = parts.last_mut().filter(|it| it.1 == elements.len()) {
                    last.1 = index;
                }
                None
            }
            _ => None,
        };
        if let Some(kind) = begins {
            if let Some(last) = parts.last_mut().filter(|it| it.1 == elements.len()) {
                last.1 = index;
            }
            operative = !matches!(element.kind, ElementKind::Opening);
            annex = kind == FoldKind::Annex;
            parts.push((index, elements.len(), kind));
        }
    }
    parts
}

/// Behind the last element that belongs to the paragraph or item at `index`.
fn below(elements: &[Element], index: usize) -> usize {
    let level = |it: &Element| match &it.kind {
        ElementKind::Item(item) => item.level,
        ElementKind::Continuation | ElementKind::Table | ElementKind::Note => u8::MAX,
        _ => 0,
    };
    let own = elements.get(index).map_or(0, level);
    let count = elements[index + 1..].iter().take_while(|it| level(it) > own).count();
    index + 1 + count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(FoldKind, &str, &str)]) {
        let document = Document::parse(text);
        let found = folds(&document);
        let shown: Vec<(FoldKind, String, String)> = found
            .iter()
            .map(|it| {
                let words = document.text().slice(it.range).into_owned();
                let line = |it: Option<&str>| it.unwrap_or("").to_owned();
                (it.kind, line(words.lines().next()), line(words.lines().last()))
            })
            .collect();
        let shown: Vec<_> = shown.iter().map(|it| (it.0, it.1.as_str(), it.2.as_str())).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn masthead_parts_sections_paragraphs_and_notes() {
        check(
            "General Assembly\n\nSeventy-fifth session\n\n75/1. A title\n\nThe General Assembly,\n\nNoting it,¹\n\n\
             I\n\nA heading\n\n1. Decides:\n\n(a) One;\n\n(b) Two;\n\n2. Requests it,²\n\n¹ A note.\n\n² Another.\n\nof States.\n\n\
             46th plenary meeting\n16 December 2020\n",
            &[
                (FoldKind::Masthead, "General Assembly", "Seventy-fifth session"),
                (FoldKind::Part, "The General Assembly,", "Noting it,¹"),
                (FoldKind::Part, "I", "of States."),
                (FoldKind::Section, "A heading", "of States."),
                (FoldKind::Paragraph, "1. Decides:", "(b) Two;"),
                (FoldKind::Paragraph, "2. Requests it,²", "of States."),
                (FoldKind::Notes, "¹ A note.", "² Another."),
            ],
        );
    }

    #[test]
    fn annexes_tables_and_the_resolutions_of_a_volume() {
        let one = "75/1. A title\n\nThe General Assembly,\n\nNoting it,\n\n1. Decides so.\n\nAnnex\n\nThe text.\n\n| a | b |\n| c | d |\n\n";
        let parts = [
            (FoldKind::Resolution, "75/1. A title", "| c | d |"),
            (FoldKind::Part, "The General Assembly,", "Noting it,"),
            (FoldKind::Annex, "Annex", "| c | d |"),
            (FoldKind::Table, "| a | b |", "| c | d |"),
        ];
        check(&one.repeat(2), &[parts, parts].concat());
    }

    #[test]
    fn other_texts_fold_nothing() {
        check("# A letter\n\nDear friend,\n\nsome words\nand more.\n", &[]);
    }
}
