//! The rope: a text that is cheap to clone and to edit, with lines as the protocol defines them.

use std::borrow::Cow;

use ropey::{Rope, RopeSlice};

use super::{Encoding, Position, TextRange, TextSize, size};

/// A text. Cloning shares the whole of it; an edit copies a few kilobytes.
#[derive(Debug, Clone, Default)]
pub struct Text {
    rope: Rope,
}

/// One change of a `didChange` notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What is replaced; `None` replaces the whole text.
    pub range: Option<(Position, Position)>,
    /// What stands there afterwards.
    pub text: String,
}

/// What an applied change did, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// Where old and new text begin to differ, at the latest.
    pub start: TextSize,
    /// The end of what was removed, in the old text.
    pub old_end: TextSize,
    /// The end of what was put there, in the new text.
    pub new_end: TextSize,
}

impl Text {
    /// The text `text`.
    pub fn new(text: &str) -> Self {
        Self { rope: Rope::from_str(text) }
    }

    /// The length in bytes.
    pub fn len(&self) -> TextSize {
        size(self.rope.len_bytes())
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.rope.len_bytes() == 0
    }

    /// The number of lines; an empty text has one.
    pub fn line_count(&self) -> u32 {
        size(self.rope.len_lines()).into()
    }

    /// The text between two byte offsets; both are moved into the text and back to the start of the
    /// character they fall into.
    pub fn slice(&self, range: TextRange) -> Cow<'_, str> {
        let start = self.char_of(range.start());
        let end = self.char_of(range.end()).max(start);
        self.rope.slice(start..end).into()
    }

    /// The line of a byte offset, from zero.
    pub fn line(&self, offset: TextSize) -> u32 {
        size(self.rope.byte_to_line(self.clamp(offset))).into()
    }

    /// Where the line of `offset` begins.
    pub fn line_start(&self, offset: TextSize) -> TextSize {
        let line = self.rope.byte_to_line(self.clamp(offset));
        size(self.rope.line_to_byte(line))
    }

    /// Where the line of `offset` ends, its line end included.
    pub fn line_end(&self, offset: TextSize) -> TextSize {
        let line = self.rope.byte_to_line(self.clamp(offset));
        size(self.rope.line_to_byte(line + 1))
    }

    /// The byte offset of a protocol position. A line behind the last is the end of the text, a column
    /// behind the line's end is the line's end, and a column inside of a character is its start.
    pub fn offset(&self, position: Position, encoding: Encoding) -> TextSize {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.len();
        }
        let column = position.character as usize;
        let start = self.rope.line_to_byte(line);
        let (chunk, chunk_start, ..) = self.rope.chunk_at_byte(start);
        // Most places stand in the piece of the rope that their line begins in.
        if let Some(content) = chunk.get(start - chunk_start..)
            && let Some(length) = column_start(content, column, encoding)
        {
            return size(start + length);
        }
        let start = self.rope.line_to_char(line);
        let content = without_line_end(self.rope.line(line));
        let chars = match encoding {
            Encoding::Utf8 => content.byte_to_char(column.min(content.len_bytes())),
            Encoding::Utf16 => content.utf16_cu_to_char(column.min(content.len_utf16_cu())),
            Encoding::Utf32 => column.min(content.len_chars()),
        };
        size(self.rope.char_to_byte(start + chars))
    }

    /// The protocol position of a byte offset, moved into the text and to the start of its character.
    pub fn position(&self, offset: TextSize, encoding: Encoding) -> Position {
        let offset = self.clamp(offset);
        let (chunk, chunk_start, _, first_line) = self.rope.chunk_at_byte(offset);
        // A line end is never cut by the rope's pieces. Between its halves, and inside of a character, the rope is asked.
        let Some(mut before) = chunk.get(..offset - chunk_start).filter(|it| !it.ends_with('\r')) else {
            let line = self.rope.byte_to_line(offset);
            let (start, end) = (self.rope.line_to_char(line), self.rope.byte_to_char(offset));
            let column: usize =
                self.rope.slice(start..end.max(start)).chunks().map(|it| columns(it, encoding)).sum();
            return Position::new(size(line).into(), size(column).into());
        };
        let line = first_line + line_ends(before);
        let (mut column, mut start) = (0, chunk_start);
        // The line may begin in a piece before this one.
        let column = loop {
            let end = memchr::memrchr2(b'\n', b'\r', before.as_bytes());
            column += columns(&before[end.map_or(0, |it| it + 1)..], encoding);
            let Some(last) = start.checked_sub(1).filter(|_| end.is_none()) else { break column };
            (before, start, ..) = self.rope.chunk_at_byte(last);
        };
        Position::new(size(line).into(), size(column).into())
    }

    /// What stands before and behind a byte offset in the same piece of the rope; nothing where the offset is inside of a
    /// character.
    pub(super) fn around(&self, offset: TextSize) -> (&str, &str) {
        let offset = self.clamp(offset);
        let (chunk, start, ..) = self.rope.chunk_at_byte(offset);
        chunk.split_at_checked(offset - start).unwrap_or_default()
    }

    /// Applies one change and says what it did. A range whose end lies before its start is empty.
    pub fn apply(&mut self, change: &Change, encoding: Encoding) -> Edit {
        let (start, old_end) = match change.range {
            Some((from, to)) => {
                let start = self.offset(from, encoding);
                (start, self.offset(to, encoding).max(start))
            }
            None => (TextSize::new(0), self.len()),
        };
        self.replace(TextRange::new(start, old_end), &change.text)
    }

    /// Replaces the text of a byte range.
    pub fn replace(&mut self, range: TextRange, with: &str) -> Edit {
        let from = self.char_of(range.start());
        let to = self.char_of(range.end()).max(from);
        let start = size(self.rope.char_to_byte(from));
        let old_end = size(self.rope.char_to_byte(to));
        if from == 0 && to == self.rope.len_chars() {
            self.rope = Rope::from_str(with);
        } else {
            self.rope.remove(from..to);
            self.rope.insert(from, with);
        }
        Edit { start, old_end, new_end: start + size(with.len()) }
    }

    fn clamp(&self, offset: TextSize) -> usize {
        usize::from(offset).min(self.rope.len_bytes())
    }

    fn char_of(&self, offset: TextSize) -> usize {
        self.rope.byte_to_char(self.clamp(offset))
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}

/// How many lines end in a text that does not end between the halves of a line end.
pub(super) fn line_ends(text: &str) -> usize {
    let bytes = text.as_bytes();
    let halves = |at: usize| bytes.get(at..at + 2) == Some(b"\r\n");
    memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|it| !halves(*it)).count()
}

/// The length of a piece of a line in the units of an encoding.
pub(super) fn columns(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        // A character of four bytes takes two units; continuation bytes take none.
        Encoding::Utf16 => {
            text.bytes().map(|it| usize::from(it & 0xC0 != 0x80) + usize::from(it >= 0xF0)).sum()
        }
        Encoding::Utf32 => text.bytes().filter(|it| it & 0xC0 != 0x80).count(),
    }
}

/// Where the character begins that a column falls into, in a line of which `text` is the beginning; nothing where that
/// lies behind `text`.
fn column_start(text: &str, column: usize, encoding: Encoding) -> Option<usize> {
    let line = memchr::memchr2(b'\n', b'\r', text.as_bytes()).map_or(text, |it| &text[..it]);
    let ends = line.len() < text.len();
    if encoding == Encoding::Utf8 {
        let inside = column < line.len();
        return if inside {
            (0..=column).rev().find(|it| line.is_char_boundary(*it))
        } else {
            ends.then_some(line.len())
        };
    }
    let mut passed = 0;
    for (at, char) in line.char_indices() {
        passed += if encoding == Encoding::Utf16 { char.len_utf16() } else { 1 };
        if passed > column {
            return Some(at);
        }
    }
    ends.then_some(line.len())
}

fn without_line_end(line: RopeSlice<'_>) -> RopeSlice<'_> {
    let chars = line.len_chars();
    let last = |back: usize| chars.checked_sub(back).map(|at| line.char(at));
    let end = match (last(2), last(1)) {
        (Some('\r'), Some('\n')) => chars - 2,
        (_, Some('\r' | '\n')) => chars - 1,
        _ => chars,
    };
    line.slice(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, line: u32, character: u32, encoding: Encoding) -> u32 {
        Text::new(text).offset(Position::new(line, character), encoding).into()
    }

    #[test]
    fn columns_are_counted_in_the_negotiated_unit() {
        let text = "a\u{1f30a}¹b";
        assert_eq!(at(text, 0, 3, Encoding::Utf16), 5);
        assert_eq!(at(text, 0, 5, Encoding::Utf8), 5);
        assert_eq!(at(text, 0, 2, Encoding::Utf32), 5);
    }

    #[test]
    fn a_column_inside_of_a_character_is_its_start() {
        assert_eq!(at("a\u{1f30a}b", 0, 2, Encoding::Utf16), 1);
        assert_eq!(at("a\u{1f30a}b", 0, 3, Encoding::Utf8), 1);
    }

    #[test]
    fn places_outside_are_clamped() {
        assert_eq!(at("ab\r\ncd", 0, 99, Encoding::Utf16), 2);
        assert_eq!(at("ab\rcd", 0, 99, Encoding::Utf16), 2);
        assert_eq!(at("ab\ncd", 99, 0, Encoding::Utf16), 5);
        assert_eq!(at("", 3, 3, Encoding::Utf16), 0);
    }

    #[test]
    fn only_the_protocols_line_ends_end_a_line() {
        let text = Text::new("a\u{2028}b\u{2029}c\u{b}d\u{c}e\u{85}f\rg\r\nh\ni");
        assert_eq!(text.line_count(), 4);
    }

    #[test]
    fn offsets_and_positions_are_inverse_in_each_encoding() {
        let text = Text::new("x¹\r\n\u{1f30a}«é»\r…\nالأمم\n");
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let whole = text.to_string();
            let mut previous = Position::default();
            for (offset, char) in whole.char_indices() {
                let position = text.position(size(offset), encoding);
                assert!(position >= previous);
                previous = position;
                let inside_crlf = char == '\n' && whole[..offset].ends_with('\r');
                if !inside_crlf {
                    assert_eq!(text.offset(position, encoding), size(offset), "{offset} {encoding:?}");
                }
            }
        }
    }

    #[test]
    fn a_reversed_range_is_empty_and_a_missing_one_is_the_whole() {
        let mut text = Text::new("one\ntwo");
        let back = Change { range: Some((Position::new(1, 2), Position::new(0, 1))), text: "-".into() };
        text.apply(&back, Encoding::Utf16);
        assert_eq!(text.to_string(), "one\ntw-o");
        text.apply(&Change { range: None, text: "new".into() }, Encoding::Utf16);
        assert_eq!(text.to_string(), "new");
    }
}
