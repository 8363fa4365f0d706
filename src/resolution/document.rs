//! A document: its text, its blocks, and the resolutions in it. Immutable; an edit makes the next one.

use std::sync::Arc;

use super::assemble::assemble;
use super::signs::Signs;
use super::split::Splitter;
use super::{Mark, Note, Resolution};
use crate::citation::Symbol;
use crate::syntax::{Block, BlockCount, Blocks, Splice};
use crate::text::{Change, Edit, Encoding, Text, TextRange, TextSize};
use crate::un::Lang;

/// How much of a text tells its language, in bytes.
const HEAD: TextSize = TextSize::new(2048);

/// The opening formula of one of the first so many resolutions tells the language.
const OPENED: usize = 4;

/// A document that was read. Cloning shares all of it.
#[derive(Debug, Clone, Default)]
pub struct Document {
    text: Text,
    blocks: Blocks,
    units: Vec<Unit>,
    lang: Lang,
    /// The language that somebody said it is in.
    told: Option<Lang>,
    cost: BlockCount,
}

/// A resolution and where it stands in the document.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The offset of its first block in bytes of the document.
    pub start: TextSize,
    /// The line that its first block begins on, from zero.
    pub line: u32,
    /// What was read. Versions of a document share it while it does not change.
    pub resolution: Arc<Resolution>,
}

impl Unit {
    /// Moves what stands behind an edit, before which the text had `before` lines and behind which it has `now`.
    fn move_by(&mut self, edit: Edit, before: u32, now: u32) {
        self.start = self.start + edit.new_end - edit.old_end;
        self.line = (self.line + now).saturating_sub(before);
    }

    /// A range of the resolution as one of the document.
    pub fn range(&self, range: std::ops::Range<u32>) -> TextRange {
        let start = self.start + TextSize::new(range.start);
        TextRange::new(start, (self.start + TextSize::new(range.end)).max(start))
    }
}

impl Document {
    /// Reads `text` from scratch.
    pub fn parse(text: &str) -> Self {
        let (rope, blocks) = (Text::new(text), Blocks::parse(text));
        let cost = BlockCount { reparsed: blocks.len(), scanned: text.len() };
        let mut splitter = Splitter::default();
        let mut units = Vec::new();
        let mut current: Vec<Read> = Vec::new();
        for (at, block) in blocks.from(0) {
            let signs = Signs::of(block);
            if splitter.begins(block, &signs) && !current.is_empty() {
                units.push(unit(&rope, std::mem::take(&mut current)));
            }
            current.push((at, Arc::clone(block), signs));
        }
        if !current.is_empty() {
            units.push(unit(&rope, current));
        }
        Self { text: rope, blocks, units, lang: Lang::default(), told: None, cost }.with_lang(true)
    }

    /// The same document, in a language that somebody said it is in; nothing leaves it to the text.
    #[must_use]
    pub fn in_language(self, told: Option<Lang>) -> Self {
        if self.told == told { self } else { Self { told, ..self }.with_lang(true) }
    }

    /// The text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The language that it is written in: as somebody said, else that of the opening formula, else by its letters
    /// and small words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The language that somebody said it is in.
    pub fn told(&self) -> Option<Lang> {
        self.told
    }

    /// The resolutions, in order.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// What the last edit (or the first reading) cost.
    pub fn cost(&self) -> BlockCount {
        self.cost
    }

    /// The document after a change. Blocks and resolutions that the change does not touch are shared.
    pub fn edited(&self, change: &Change, encoding: Encoding) -> Self {
        if change.range.is_none() {
            return self.reread(&change.text);
        }
        let mut next = self.clone();
        let edit = next.text.apply(change, encoding);
        let splice = next.blocks.edit(&self.text, &next.text, edit);
        next.cost = splice.count;
        if !next.replace_block(self, &splice, edit) {
            next.reassemble(self, &splice, edit);
        }
        next.with_lang(edit.start < HEAD || self.opened().is_some())
    }

    fn opened(&self) -> Option<Lang> {
        self.units.iter().take(OPENED).find_map(|it| it.resolution.lang)
    }

    /// Reads another text as this one was read.
    #[must_use]
    pub fn reread(&self, text: &str) -> Self {
        Self::parse(text).in_language(self.told)
    }

    /// Finds the language; by the letters of the text only where its head changed.
    fn with_lang(mut self, head: bool) -> Self {
        if let Some(lang) = self.told.or_else(|| self.opened()) {
            self.lang = lang;
        } else if head {
            let head = TextRange::new(TextSize::new(0), self.text.len().min(HEAD));
            self.lang = Lang::detect(&self.text.slice(head));
        }
        self
    }

    /// Puts the one block that an edit touched into its resolution, where it says the same of the form as before;
    /// whether it did.
    fn replace_block(&mut self, old: &Self, splice: &Splice, edit: Edit) -> bool {
        if (splice.removed, splice.inserted) != (1, 1) {
            return false;
        }
        let Some((at, block)) = self.blocks.from(splice.first).next() else { return false };
        let Some(index) = self.units.partition_point(|it| it.start <= at).checked_sub(1) else {
            return false;
        };
        let Some((unit, behind)) = self.units.get_mut(index..).and_then(<[Unit]>::split_first_mut) else {
            return false;
        };
        let place = unit.resolution.blocks().binary_search_by_key(&u32::from(at - unit.start), |it| it.0);
        let shift = i64::from(u32::from(edit.new_end)) - i64::from(u32::from(edit.old_end));
        let next = place.ok().and_then(|it| unit.resolution.with_block(it, block, shift));
        let Some(next) = next else { return false };
        unit.resolution = Arc::new(next);
        let (before, now) = (old.text.line_count(), self.text.line_count());
        behind.iter_mut().for_each(|it| it.move_by(edit, before, now));
        true
    }

    /// Reads again the resolutions from the one before the first touched block until the cuts fall where they
    /// fell before.
    fn reassemble(&mut self, old: &Self, splice: &Splice, edit: Edit) {
        let Splice { first, removed, inserted, .. } = *splice;
        let count = |unit: &Unit| unit.resolution.blocks().len();
        let (mut from, mut first_block) = (0, 0);
        while let Some(unit) = old.units.get(from)
            && first_block + count(unit) < first
            && from + 1 < old.units.len()
        {
            first_block += count(unit);
            from += 1;
        }
        // The end of the touched blocks, as an index of the old and of the new sequence.
        let (touched_old, touched_new) = (first + removed, first + inserted);
        let mut splitter = Splitter::default();
        let mut made: Vec<Unit> = Vec::new();
        let mut current: Vec<Read> = Vec::new();
        // What the blocks said that are still there.
        let mut known = old.units[from..].iter().flat_map(|it| it.resolution.signs());
        let mut to = from;
        let mut old_block = first_block;
        let mut synced = false;
        for (index, (at, block)) in (first_block..).zip(self.blocks.from(first_block)) {
            if index == touched_new {
                known.by_ref().take(removed).for_each(drop);
            }
            let kept = if (first..touched_new).contains(&index) { None } else { known.next() };
            let signs = kept.map_or_else(|| Signs::of(block), Arc::clone);
            if splitter.begins(block, &signs) && !current.is_empty() {
                made.push(unit(&self.text, std::mem::take(&mut current)));
                if index >= touched_new {
                    let same = index - touched_new + touched_old;
                    while to < old.units.len() && old_block < same {
                        old_block += count(&old.units[to]);
                        to += 1;
                    }
                    if old_block == same && to < old.units.len() {
                        synced = true;
                        break;
                    }
                }
            }
            current.push((at, Arc::clone(block), signs));
        }
        if !synced {
            to = old.units.len();
            if !current.is_empty() {
                made.push(unit(&self.text, current));
            }
        }
        let mut units = Vec::with_capacity(old.units.len() + 1);
        units.extend_from_slice(&old.units[..from]);
        units.extend(made);
        let moved = units.len();
        units.extend_from_slice(&old.units[to..]);
        let (before, now) = (old.text.line_count(), self.text.line_count());
        units[moved..].iter_mut().for_each(|it| it.move_by(edit, before, now));
        self.units = units;
    }

    /// Whether the text reads like a resolution.
    pub fn is_resolution(&self) -> bool {
        self.units.iter().any(|it| it.resolution.is_resolution())
    }

    /// The symbols that the document declares for itself in mastheads and titles.
    pub fn symbols(&self) -> Vec<Symbol> {
        self.units.iter().filter_map(|it| it.resolution.symbol()).collect()
    }

    /// The text of a mark's footnote. In annual volumes a page's notes may stand behind the beginning of the next
    /// resolution, so the next ones are looked at, too.
    pub fn note_of<'a>(&'a self, unit: &'a Unit, mark: &Mark) -> Option<(&'a Unit, &'a Note)> {
        if let Some(note) = unit.resolution.note_of(mark) {
            return Some((unit, note));
        }
        let behind = self.units.iter().skip_while(|it| it.start <= unit.start);
        behind
            .filter_map(|it| Some((it, it.resolution.notes.iter().find(|it| it.label == mark.label)?)))
            .next()
    }

    /// The resolution that an offset falls into, and the offset in it.
    pub fn unit_at(&self, offset: TextSize) -> Option<(&Unit, u32)> {
        let index = self.units.partition_point(|it| it.start <= offset).checked_sub(1)?;
        let unit = self.units.get(index)?;
        Some((unit, (offset - unit.start).into()))
    }
}

/// A block, where it stands in the document, and what it says of its place.
type Read = (TextSize, Arc<Block>, Arc<[Signs]>);

fn unit(text: &Text, read: Vec<Read>) -> Unit {
    let start = read.first().map_or(TextSize::new(0), |it| it.0);
    let (blocks, signs) =
        read.into_iter().map(|(at, block, signs)| ((u32::from(at - start), block), signs)).unzip();
    Unit { start, line: text.line(start), resolution: Arc::new(assemble(blocks, signs)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opening_formula_tells_the_language() {
        // The masthead of this one is longer than what is looked at.
        let names = "The lines of the States and of their rivers to the sea\n\n".repeat(50);
        let document =
            Document::parse(&format!("{names}L’Assemblée générale,\n\nRappelant sa résolution 70/1,\n"));
        assert_eq!(document.lang(), Lang::Fr);
        assert_eq!(document.clone().in_language(Some(Lang::Es)).lang(), Lang::Es);
        assert_eq!(document.in_language(Some(Lang::Es)).in_language(None).lang(), Lang::Fr);
    }

    #[test]
    fn each_resolution_of_a_file_is_read_in_its_language() {
        let text = "76/1. Rivers\n\nThe General Assembly,\n\nRecalling that,\n\n1. Decides so.\n\n\
                    76/2. Fleuves\n\nL’Assemblée générale,\n\nAttachée à cela,\n\n1. Décide ainsi.\n";
        let document = Document::parse(text);
        let langs: Vec<_> = document.units().iter().map(|it| it.resolution.lang).collect();
        assert_eq!(langs, [Some(Lang::En), Some(Lang::Fr)]);
    }

    #[test]
    fn front_matter_tells_the_symbol_and_is_no_masthead() {
        let text = "---\ntitle: Notes of mine\nsymbol: A/C.3/75/L.30\n---\n\nThe General Assembly,\n\nRecalling that,\n\n\
                    1. Decides so.\n";
        let document = Document::parse(text);
        let resolution = &document.units()[0].resolution;
        assert_eq!(document.symbols()[0].to_string(), "A/C.3/75/L.30");
        assert!(resolution.title.is_none());
        let symbol = resolution.masthead.symbol.as_ref().unwrap();
        assert_eq!(&text[symbol.range.start as usize..symbol.range.end as usize], "A/C.3/75/L.30");
    }
}
