//! Where the cursor stands: the words before and behind it without markup, the element, the language.

use crate::resolution::{Document, Element, Resolution, Unit};
use crate::text::{TextRange, TextSize, size};
use crate::un::{Lang, Organ};

/// The place of the cursor, as the completions look at it.
pub(in crate::ide) struct Site<'a> {
    pub(in crate::ide) document: &'a Document,
    pub(in crate::ide) offset: TextSize,
    /// The resolution, and the cursor's place in it.
    pub(in crate::ide) unit: Option<(&'a Unit, u32)>,
    /// The element that the cursor stands in or right behind.
    pub(in crate::ide) element: Option<usize>,
    /// The line up to the cursor and behind it, as written.
    pub(in crate::ide) line: String,
    pub(in crate::ide) rest: String,
    /// The element's words up to the cursor, pieces of other pages included, and behind it.
    pub(in crate::ide) before: String,
    pub(in crate::ide) behind: String,
    pub(in crate::ide) lang: Lang,
    pub(in crate::ide) organ: Option<Organ>,
}

impl<'a> Site<'a> {
    pub(in crate::ide) fn new(document: &'a Document, offset: TextSize) -> Self {
        let text = document.text();
        let line = text.slice(TextRange::new(text.line_start(offset), offset)).into_owned();
        let rest = text.slice(TextRange::new(offset, text.line_end(offset).max(offset)));
        let rest = rest.trim_end_matches(['\n', '\r']).to_owned();
        let unit = document.unit_at(offset);
        let mut site = Self {
            document,
            offset,
            unit,
            element: None,
            before: line.clone(),
            behind: rest.clone(),
            line,
            rest,
            lang: document.lang(),
            organ: unit.and_then(|it| it.0.resolution.organ()),
        };
        let blanks = site.line.len() - site.line.trim_end().len();
        if let Some((unit, at)) = unit
            && blanks < site.line.len()
        {
            let resolution = &*unit.resolution;
            let at = at.saturating_sub(blanks as u32);
            site.element = resolution.element_at(at);
            if let Some(element) = site.element.and_then(|it| resolution.elements.get(it)) {
                let prose = resolution.joined(element);
                if let Some(cut) = words_up_to(resolution, element, at) {
                    site.before = prose.text[..cut].to_owned();
                    site.before.push_str(if blanks > 0 { " " } else { "" });
                    site.behind = prose.text[cut..].to_owned();
                }
            }
        }
        site
    }

    pub(in crate::ide) fn resolution(&self) -> Option<&'a Resolution> {
        self.unit.map(|it| &*it.0.resolution)
    }

    /// The range of what is typed up to the cursor, and the same with the rest of the word behind it.
    pub(in crate::ide) fn ranges(&self, typed: &str) -> (TextRange, TextRange) {
        let typed = if self.line.ends_with(typed) { typed.len() } else { 0 };
        let start = self.offset - size(typed).min(self.offset);
        let token = self.line.get(self.line.len() - typed..).unwrap_or("");
        let in_symbol = token.contains('/');
        // No blank parts Chinese words from what stands behind them; a number ends with its figures.
        let han = self.lang == Lang::Zh;
        let own = |it: char| it.is_alphanumeric() && (!han || it.is_ascii() && token.is_ascii());
        let rest = self
            .rest
            .find(|it: char| !(own(it) || in_symbol && matches!(it, '/' | '.' | '-')))
            .unwrap_or(self.rest.len());
        // A symbol's last full stop ends the sentence.
        let rest = self.rest[..rest].trim_end_matches(['.', '-']).len();
        let insert = TextRange::new(start, self.offset);
        (insert, TextRange::new(start, self.offset + size(rest)))
    }

    /// The last word up to the cursor: letters, and what holds them together.
    pub(in crate::ide) fn word(&self) -> &str {
        let end = self.line.len();
        let start = self
            .line
            .char_indices()
            .rev()
            .take_while(|(_, it)| it.is_alphanumeric() || matches!(it, '’' | '-' | '\u{2011}'))
            .last()
            .map_or(end, |it| it.0);
        &self.line[start..]
    }
}

/// How many bytes of an element's words stand before a place of the resolution.
fn words_up_to(resolution: &Resolution, element: &Element, at: u32) -> Option<usize> {
    let prose = resolution.joined(element);
    let mut bounds: Vec<usize> = prose.text.char_indices().map(|it| it.0).collect();
    bounds.push(prose.text.len());
    let place = |offset: usize| {
        let (piece, inner) = prose.end(offset as u32);
        let piece = element.pieces.get(piece as usize)?;
        Some(resolution.blocks().get(piece.block as usize)?.0 + inner)
    };
    // The ends of stretches grow with the words, but for pieces that stand in another order: there are none.
    let count = bounds.partition_point(|it| *it == 0 || place(*it).is_some_and(|it| it <= at));
    count.checked_sub(1).and_then(|it| bounds.get(it)).copied()
}
