//! Ranges that can be answered when their text is not at hand any more.

use serde::{Deserialize, Serialize};

use super::{Encoding, Position, Text, TextRange};

/// A range with its lines and columns in each encoding, so that it can be answered without the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub offset: u32,
    line: u32,
    columns: [u32; 3],
    lines: u32,
    /// Columns of the end.
    ends: [u32; 3],
    /// Length in bytes.
    pub len: u32,
}

impl Span {
    /// The range in its text.
    pub fn of(text: &Text, range: TextRange) -> Self {
        let at = |offset| {
            let place = |encoding| text.position(offset, encoding);
            let [first, second, third] =
                [place(Encoding::Utf8), place(Encoding::Utf16), place(Encoding::Utf32)];
            (first.line, [first.character, second.character, third.character])
        };
        let (line, columns) = at(range.start());
        let (end, ends) = at(range.end());
        let offset = range.start().into();
        Self { offset, line, columns, lines: end.saturating_sub(line), ends, len: range.len().into() }
    }

    /// Start and end as the protocol says them.
    pub fn positions(&self, encoding: Encoding) -> (Position, Position) {
        let index = match encoding {
            Encoding::Utf8 => 0,
            Encoding::Utf16 => 1,
            Encoding::Utf32 => 2,
        };
        let place = |line, columns: &[u32; 3]| Position::new(line, columns[index]);
        (place(self.line, &self.columns), place(self.line + self.lines, &self.ends))
    }

    /// The same range where `bytes` bytes in `lines` lines were put before its line, or taken away where they are
    /// less than none.
    pub fn moved(self, bytes: i64, lines: i64) -> Self {
        let shift = |at: u32, by: i64| u32::try_from(i64::from(at) + by).unwrap_or(at);
        Self { offset: shift(self.offset, bytes), line: shift(self.line, lines), ..self }
    }

    /// In bytes of the file.
    pub fn range(&self) -> TextRange {
        TextRange::at(self.offset.into(), self.len.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_of_the_text() {
        let text = Text::new("первая\nthe 𝄞 resolution\n70/1 and");
        let range = TextRange::new(17.into(), 39.into());
        let span = Span::of(&text, range);
        assert_eq!(span.range(), range);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let expected = (text.position(17.into(), encoding), text.position(39.into(), encoding));
            assert_eq!(span.positions(encoding), expected);
        }
        let later = Text::new("a line\r\nпервая\nthe 𝄞 resolution\n70/1 and");
        assert_eq!(span.moved(8, 1), Span::of(&later, TextRange::new(25.into(), 47.into())));
        assert_eq!(span.moved(8, 1).moved(-8, -1), span);
    }
}
