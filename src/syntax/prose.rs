//! What a reader reads of a paragraph: no markup, one blank for each line end, pieces joined. With the way
//! back to the source.

use std::ops::Range;

use super::block::{Block, Passage, is_ignorable};
use super::inline::{Label, TokenKind, table};

/// The words of one paragraph. Offsets are bytes of [`Prose::text`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// The words.
    pub text: String,
    /// The footnote marks that stood among them.
    pub marks: Vec<ProseMark>,
    /// The links.
    pub links: Vec<ProseLink>,
    /// The emphasized words.
    pub emphasis: Vec<Range<u32>>,
    runs: Vec<Run>,
}

/// A footnote mark in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseMark {
    /// Where it stood in the prose.
    pub at: u32,
    /// Which piece it is in.
    pub piece: u32,
    /// Its bytes in that piece's block.
    pub range: Range<u32>,
    /// Its name.
    pub label: Label,
}

/// A Markdown link in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseLink {
    /// The words that are linked.
    pub range: Range<u32>,
    /// The address; `None` where it is empty or `#`, as a PDF's text has it.
    pub target: Option<String>,
}

/// A stretch that was copied as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    prose: u32,
    piece: u32,
    source: u32,
    length: u32,
}

/// Whether what is read otherwise than it is written may begin with a byte.
static IS_FOLDED: [bool; 256] = table(b"\n\r\t\xC2\xD9\xE2\xEF");

impl Prose {
    /// The words of passages that together make one paragraph.
    pub fn of(pieces: &[(&Block, &Passage)]) -> Self {
        let mut prose = Self::default();
        for (index, (block, passage)) in pieces.iter().enumerate() {
            if index > 0 && !prose.text.is_empty() {
                prose.text.push(' ');
            }
            prose.add(index as u32, block, passage);
        }
        prose
    }

    /// The place in the source of a byte of the prose: the piece, and the offset in its block. At the seam
    /// of two stretches it is the start of the second one.
    pub fn start(&self, offset: u32) -> (u32, u32) {
        let index = self.runs.partition_point(|it| it.prose <= offset);
        let Some(run) = index.checked_sub(1).and_then(|it| self.runs.get(it)) else {
            return self.runs.first().map_or((0, 0), |it| (it.piece, it.source));
        };
        let inside = offset - run.prose;
        match self.runs.get(index) {
            Some(next) if inside > run.length => (next.piece, next.source),
            _ => (run.piece, run.source + inside.min(run.length)),
        }
    }

    /// The place in the source where a stretch that ends at `offset` ends.
    pub fn end(&self, offset: u32) -> (u32, u32) {
        let index = self.runs.partition_point(|it| it.prose < offset);
        let Some(run) = index.checked_sub(1).and_then(|it| self.runs.get(it)) else {
            return self.start(offset);
        };
        (run.piece, run.source + (offset - run.prose).min(run.length))
    }

    fn add(&mut self, piece: u32, block: &Block, passage: &Passage) {
        let text = block.text();
        let mut at = passage.body;
        let first = self.text.len() as u32;
        let mut emphasis: Vec<u32> = Vec::new();
        let mut link = 0;
        for token in block.tokens(passage) {
            self.copy(piece, text, at..token.range.start);
            at = at.max(token.range.end);
            let here = self.text.len() as u32;
            match &token.kind {
                TokenKind::Hidden => {}
                TokenKind::EmphasisStart => emphasis.push(here),
                TokenKind::EmphasisEnd => {
                    // The emphasis that began before the number, `**1. Decides**`, begins with the words.
                    let start = emphasis.pop().unwrap_or(first);
                    if start < here {
                        self.emphasis.push(start..here);
                    }
                }
                TokenKind::LinkStart => link = here,
                TokenKind::LinkEnd(target) => {
                    let target = text.get(target.start as usize..target.end as usize).unwrap_or("");
                    let target = (!matches!(target, "" | "#")).then(|| target.to_owned());
                    self.links.push(ProseLink { range: link..here, target });
                }
                TokenKind::Mark(label) => self.marks.push(ProseMark {
                    at: here,
                    piece,
                    range: token.range.clone(),
                    label: label.clone(),
                }),
            }
        }
        self.copy(piece, text, at..passage.range.end);
    }

    /// Copies a stretch of a block, folding what is read alike.
    fn copy(&mut self, piece: u32, text: &str, range: Range<u32>) {
        let Some(source) = text.get(range.start as usize..range.end as usize) else { return };
        let bytes = source.as_bytes();
        let mut from = 0;
        let mut at = 0;
        while let Some(plain) = bytes[at..].iter().position(|it| IS_FOLDED[usize::from(*it)]) {
            at += plain;
            let (length, with) = match bytes[at] {
                b'\n' | b'\r' => {
                    let blank = source[at..].len() - source[at..].trim_start_matches(is_ignorable).len();
                    (blank, " ")
                }
                b'\t' => (1, " "),
                0xC2 if bytes[at..].starts_with("\u{a0}".as_bytes()) => (2, " "),
                0xD9 if bytes[at..].starts_with("\u{640}".as_bytes()) => (2, ""),
                0xE2 | 0xEF => match source[at..].chars().next() {
                    Some('\u{2011}') => (3, "-"),
                    Some('\u{202f}' | '\u{2009}') => (3, " "),
                    Some(char) if is_ignorable(char) && !char.is_whitespace() => (3, ""),
                    _ => (0, ""),
                },
                _ => (0, ""),
            };
            if length == 0 {
                at += 1;
                continue;
            }
            self.run(piece, range.start + from as u32, &source[from..at]);
            if with == " " && self.text.ends_with(' ') {
                // Two blanks that come of a line end are one.
            } else if !with.is_empty() {
                let from = range.start + at as u32;
                self.runs.push(Run { prose: self.text.len() as u32, piece, source: from, length: 1 });
                self.text.push_str(with);
            }
            at += length;
            from = at;
        }
        self.run(piece, range.start + from as u32, &source[from..]);
    }

    fn run(&mut self, piece: u32, source: u32, text: &str) {
        if !text.is_empty() {
            let prose = self.text.len() as u32;
            self.runs.push(Run { prose, piece, source, length: text.len() as u32 });
            self.text.push_str(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sources: &[&str]) -> (Vec<Block>, Prose) {
        let blocks: Vec<Block> = sources.iter().map(|it| Block::parse(it)).collect();
        let pieces: Vec<_> = blocks.iter().map(|it| (it, &it.passages()[0])).collect();
        let prose = Prose::of(&pieces);
        (blocks, prose)
    }

    #[test]
    fn markup_is_gone_and_line_ends_are_blanks() {
        let (_, prose) =
            read(&["2. *Recalls* its\r\n  resolution [70/1](#) of 25\u{a0}September 2015,¹ and\u{2011}so"]);
        assert_eq!(prose.text, "Recalls its resolution 70/1 of 25 September 2015, and-so");
        assert_eq!(prose.emphasis, vec![0..7]);
        assert_eq!(
            &prose.text[..prose.marks[0].at as usize],
            "Recalls its resolution 70/1 of 25 September 2015,"
        );
    }

    #[test]
    fn each_word_is_found_again_in_its_source() {
        let (blocks, prose) = read(&["x *held* in [A \\(Part I\\)](#), from 20 to", "24 April¹ 2009"]);
        assert_eq!(prose.text, "x held in A (Part I), from 20 to 24 April 2009");
        for word in ["held", "A", "Part", "from", "24", "April", "2009"] {
            let at = prose.text.find(word).unwrap() as u32;
            let (piece, offset) = prose.start(at);
            let (last, end) = prose.end(at + word.len() as u32);
            assert_eq!(piece, last);
            assert_eq!(&blocks[piece as usize].text()[offset as usize..end as usize], word);
        }
    }
}
