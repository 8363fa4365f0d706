//! Many offsets of one text as protocol positions: in order, each is found from the one before.

use memchr::memchr2;

use super::{Encoding, Position, TextSize};

/// A place in a text that moves on. Offsets that lie behind it are looked for from the start again.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    text: &'a str,
    encoding: Encoding,
    at: usize,
    position: Position,
}

impl<'a> Cursor<'a> {
    /// At the start of `text`.
    pub fn new(text: &'a str, encoding: Encoding) -> Self {
        Self { text, encoding, at: 0, position: Position::default() }
    }

    /// The position of an offset, which is moved into the text and to the start of its character.
    pub fn position(&mut self, offset: TextSize) -> Position {
        let mut offset = usize::from(offset).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        if offset < self.at {
            (self.at, self.position) = (0, Position::default());
        }
        let bytes = self.text.as_bytes();
        while let Some(found) = memchr2(b'\n', b'\r', &bytes[self.at..offset]) {
            let end = self.at + found;
            let crlf = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
            let next = end + if crlf { 2 } else { 1 };
            if next > offset {
                break;
            }
            self.at = next;
            self.position = Position::new(self.position.line + 1, 0);
        }
        self.position.character += units(&self.text[self.at..offset], self.encoding);
        self.at = offset;
        self.position
    }
}

/// The length of a text as the protocol counts it.
pub fn units(text: &str, encoding: Encoding) -> u32 {
    let count = match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 if text.is_ascii() => text.len(),
        Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
        Encoding::Utf32 => text.chars().count(),
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::{Text, size};
    use super::*;

    #[test]
    fn it_agrees_with_the_rope_forwards_and_backwards() {
        let whole = "x¹\r\n\u{1f30a}«é»\r…\nالأمم\n\n end";
        let text = Text::new(whole);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let mut cursor = Cursor::new(whole, encoding);
            // Not between CR and LF, where no position is.
            let offsets: Vec<usize> = (0..=whole.len()).filter(|it| *it != 4).collect();
            for at in offsets.iter().chain(offsets.iter().rev()) {
                assert_eq!(
                    cursor.position(size(*at)),
                    text.position(size(*at), encoding),
                    "{at} {encoding:?}"
                );
            }
        }
    }
}
