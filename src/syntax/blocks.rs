//! The sequence of blocks of a text, in chunks that snapshots share.
//!
//! Finding a place costs a look at each chunk's sums and then at one chunk's blocks; an edit copies the
//! chunks that it touches and the list of chunks.

use std::sync::Arc;

use super::block::{Block, is_ignorable};
use crate::text::{Edit, Text, TextRange, TextSize, size};

/// How many blocks a chunk holds when it is made; it is split at twice as many.
const CHUNK: usize = 64;

/// The blocks of a text, in order. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Blocks {
    chunks: Vec<Arc<Chunk>>,
}

#[derive(Debug, Clone, Default)]
struct Chunk {
    entries: Vec<Entry>,
    bytes: u32,
}

#[derive(Debug, Clone)]
struct Entry {
    /// Blank lines (and the line end of the block before), in bytes.
    gap: u32,
    block: Arc<Block>,
}

impl Entry {
    fn bytes(&self) -> u32 {
        self.gap + self.block.text().len() as u32
    }
}

/// What an edit did to the sequence: `removed` blocks from `first` on gave way to `inserted` ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Splice {
    /// The index of the first block that was touched.
    pub first: usize,
    /// How many blocks were touched.
    pub removed: usize,
    /// How many stand there now.
    pub inserted: usize,
    /// What it cost.
    pub count: BlockCount,
}

/// What an edit cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BlockCount {
    /// Blocks parsed.
    pub reparsed: usize,
    /// Bytes looked at.
    pub scanned: usize,
}

impl Blocks {
    /// The blocks of `text`.
    pub fn parse(text: &str) -> Self {
        let entries: Vec<Entry> =
            split(text).map(|(gap, block)| Entry { gap, block: Arc::new(Block::parse(block)) }).collect();
        let chunks = entries.chunks(CHUNK).map(|it| Arc::new(Chunk::of(it.to_vec()))).collect();
        Self { chunks }
    }

    /// The number of blocks.
    pub fn len(&self) -> usize {
        self.chunks.iter().map(|it| it.entries.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// The blocks from the index `first` on, each with its offset in the text.
    pub fn from(&self, first: usize) -> impl Iterator<Item = (TextSize, &Arc<Block>)> {
        let (mut chunk, mut skipped, mut offset) = (0, 0, 0u32);
        while let Some(it) = self.chunks.get(chunk)
            && skipped + it.entries.len() <= first
        {
            skipped += it.entries.len();
            offset += it.bytes;
            chunk += 1;
        }
        let entries = self.chunks[chunk..].iter().flat_map(|it| &it.entries);
        entries
            .scan(offset, |at, entry| {
                let start = *at + entry.gap;
                *at += entry.bytes();
                Some((TextSize::new(start), &entry.block))
            })
            .skip(first - skipped)
    }

    /// The index of the last block that begins at or before `offset`.
    pub fn at(&self, offset: TextSize) -> Option<usize> {
        let offset = u32::from(offset);
        let (mut index, mut at) = (0, 0u32);
        for chunk in &self.chunks {
            if at + chunk.bytes <= offset {
                at += chunk.bytes;
                index += chunk.entries.len();
                continue;
            }
            for entry in &chunk.entries {
                if at + entry.gap > offset {
                    return index.checked_sub(1);
                }
                at += entry.bytes();
                index += 1;
            }
        }
        index.checked_sub(1)
    }

    /// Parses what an edit touched: the blocks of its lines and of the lines next to them.
    pub fn edit(&mut self, old: &Text, new: &Text, edit: Edit) -> Splice {
        // Lines, because text put on an empty line joins the blocks on the lines next to it.
        let from = old.line_start(edit.start);
        let to = old.line_end(edit.old_end);
        let mut first = self.at(from).unwrap_or(0);
        let mut touched = self.from(first).peekable();
        let before = |at: TextSize, block: &Block| at + size(block.text().len() + 2) < from;
        let mut start = TextSize::new(0);
        if let Some((at, block)) = touched.peek() {
            if *at <= from && before(*at, block) {
                start = *at + size(block.text().len());
                first += 1;
                touched.next();
            } else if let Some(previous) = first.checked_sub(1)
                && let Some((at, block)) = self.from(previous).next()
            {
                start = at + size(block.text().len());
            }
        }
        let mut removed: Vec<(TextSize, Arc<Block>)> = Vec::new();
        let mut end = old.len();
        while let Some((at, block)) = touched.peek() {
            if *at > to {
                end = *at;
                break;
            }
            removed.push((*at, Arc::clone(block)));
            touched.next();
        }
        let followed = touched.peek().is_some();
        drop(touched);
        // The window: from the end of the block before to the start of the block behind.
        let window_end = end - edit.old_end + edit.new_end;
        let window = new.slice(TextRange::new(start, window_end.max(start)));
        let mut count = BlockCount { reparsed: 0, scanned: window.len() };
        let mut inserted: Vec<Entry> = Vec::new();
        let mut consumed = 0u32;
        for (gap, text) in split(&window) {
            let same = removed.iter().find(|(_, it)| it.text() == text);
            let block = match same {
                Some((_, block)) => Arc::clone(block),
                None => {
                    count.reparsed += 1;
                    Arc::new(Block::parse(text))
                }
            };
            consumed += gap + text.len() as u32;
            inserted.push(Entry { gap, block });
        }
        let splice = Splice { first, removed: removed.len(), inserted: inserted.len(), count };
        let tail = window.len() as u32 - consumed;
        drop(window);
        self.splice(first, removed.len(), inserted, followed.then_some(tail));
        splice
    }

    /// Replaces `removed` blocks from `first` on; the block behind them gets the gap `tail`.
    fn splice(&mut self, first: usize, removed: usize, inserted: Vec<Entry>, tail: Option<u32>) {
        let (mut from, mut skipped) = (0, 0);
        while let Some(chunk) = self.chunks.get(from)
            && skipped + chunk.entries.len() < first
        {
            skipped += chunk.entries.len();
            from += 1;
        }
        let behind = first + removed + usize::from(tail.is_some());
        let (mut to, mut covered) = (from, skipped);
        while let Some(chunk) = self.chunks.get(to)
            && covered < behind.max(skipped + 1)
        {
            covered += chunk.entries.len();
            to += 1;
        }
        let mut entries: Vec<Entry> =
            self.chunks[from..to].iter().flat_map(|it| it.entries.iter().cloned()).collect();
        let at = first - skipped;
        if let (Some(gap), Some(entry)) = (tail, entries.get_mut(at + removed)) {
            entry.gap = gap;
        }
        let end = (at + removed).min(entries.len());
        entries.splice(at..end, inserted);
        let size = if entries.len() > 2 * CHUNK { CHUNK } else { 2 * CHUNK };
        let chunks: Vec<_> = entries.chunks(size).map(|it| Arc::new(Chunk::of(it.to_vec()))).collect();
        self.chunks.splice(from..to, chunks);
    }
}

impl Chunk {
    fn of(entries: Vec<Entry>) -> Self {
        let bytes = entries.iter().map(Entry::bytes).sum();
        Self { entries, bytes }
    }
}

/// The blocks of `text`, each with the bytes between it and the one before.
fn split(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = at;
        let mut block: Option<(usize, usize)> = None;
        while at < bytes.len() {
            let (end, next) = match memchr::memchr2(b'\n', b'\r', &bytes[at..]) {
                Some(length) => {
                    let end = at + length;
                    let crlf = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
                    (end, end + if crlf { 2 } else { 1 })
                }
                None => (bytes.len(), bytes.len()),
            };
            let blank = is_blank(&text[at..end]);
            match block {
                None if !blank => block = Some((at, end)),
                Some((start, _)) if !blank => block = Some((start, end)),
                Some((start, end)) => {
                    // The scan goes on at the block's end, so that the next gap begins there.
                    at = end;
                    return Some(((start - from) as u32, &text[start..end]));
                }
                None => {}
            }
            at = next;
        }
        let (start, end) = block?;
        at = end;
        Some(((start - from) as u32, &text[start..end]))
    })
}

fn is_blank(line: &str) -> bool {
    match line.as_bytes().iter().find(|it| !matches!(it, b' ' | b'\t')) {
        None => true,
        Some(0x21..=0x7e) => false,
        Some(_) => line.chars().all(is_ignorable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(blocks: &Blocks) -> Vec<(u32, String)> {
        blocks.from(0).map(|(at, it)| (at.into(), it.text().to_owned())).collect()
    }

    #[test]
    fn blocks_are_runs_of_lines_that_are_not_blank() {
        let blocks = Blocks::parse("\n\n a\nb\r\n\r\nc\r \t\rd\u{2028}e\n\u{c}\nf");
        let expected = [(2, " a\nb"), (10, "c"), (15, "d\u{2028}e"), (23, "f")];
        assert_eq!(shown(&blocks), expected.map(|(at, it)| (at, it.to_owned())));
    }

    #[test]
    fn a_plain_edit_reparses_one_block() {
        let source: String = (0..1000).map(|it| format!("Paragraph {it} of many.\n\n")).collect();
        let mut text = Text::new(&source);
        let mut blocks = Blocks::parse(&source);
        let old = text.clone();
        let edit = text.replace(TextRange::empty(TextSize::new(9000)), "x");
        let splice = blocks.edit(&old, &text, edit);
        assert_eq!((splice.removed, splice.inserted, splice.count.reparsed), (1, 1, 1));
        assert!(splice.count.scanned < 100);
        assert_eq!(shown(&blocks), shown(&Blocks::parse(&text.to_string())));
    }

    fn piece() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop::sample::select(vec![
                "a",
                "1. ",
                "¹ ",
                "\n",
                "\n\n",
                "\r",
                "\r\n",
                " ",
                "\t",
                "é",
                "\u{1f30a}",
                "*",
                "[^1]: ",
                "\u{feff}",
            ]),
            0..8,
        )
        .prop_map(|it| it.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn after_any_edits_the_blocks_are_those_of_a_parse_from_scratch(
            start in prop::collection::vec(piece(), 0..300),
            edits in prop::collection::vec((any::<u32>(), 0u32..40, piece()), 1..12),
        ) {
            let mut text = Text::new(&start.concat());
            let mut blocks = Blocks::parse(&start.concat());
            for (at, length, with) in edits {
                let total = u32::from(text.len());
                let from = at % (total + 1);
                let range = TextRange::new(TextSize::new(from), TextSize::new((from + length).min(total)));
                let old = text.clone();
                let edit = text.replace(range, &with);
                blocks.edit(&old, &text, edit);
                prop_assert_eq!(shown(&blocks), shown(&Blocks::parse(&text.to_string())));
            }
        }
    }
}
