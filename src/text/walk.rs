//! Many offsets of one rope as protocol positions: one that lies a little behind the one before is found from that.

use super::rope::{columns, line_ends};
use super::{Encoding, Position, Text, TextSize};

/// A place in a text that moves on, best in the order of the text.
#[derive(Debug, Clone)]
pub struct Walk<'a> {
    text: &'a Text,
    encoding: Encoding,
    /// The piece of the rope that the place stands in, from the place on; empty where that must be looked for.
    ahead: &'a str,
    at: usize,
    position: Position,
}

impl<'a> Walk<'a> {
    /// A walk through `text`.
    pub fn new(text: &'a Text, encoding: Encoding) -> Self {
        Self { text, encoding, ahead: "", at: 0, position: Position::default() }
    }

    /// The protocol position of a byte offset, as [`Text::position`] tells it.
    pub fn position(&mut self, offset: TextSize) -> Position {
        let to = usize::from(offset);
        match to.checked_sub(self.at).and_then(|it| self.ahead.split_at_checked(it)) {
            // Between the halves of a line end there is no position.
            Some((passed, ahead)) if !passed.ends_with('\r') => {
                let line = match memchr::memrchr2(b'\n', b'\r', passed.as_bytes()) {
                    Some(end) => {
                        self.position.line += line_ends(passed) as u32;
                        self.position.character = 0;
                        &passed[end + 1..]
                    }
                    None => passed,
                };
                self.position.character += columns(line, self.encoding) as u32;
                (self.ahead, self.at) = (ahead, to);
            }
            _ => {
                self.position = self.text.position(offset, self.encoding);
                let (before, ahead) = self.text.around(offset);
                self.ahead = if before.ends_with('\r') { "" } else { ahead };
                self.at = to;
            }
        }
        self.position
    }
}

#[cfg(test)]
mod tests {
    use super::super::size;
    use super::*;

    #[test]
    fn it_agrees_with_the_rope_forwards_and_backwards() {
        // Longer than a piece of the rope.
        let whole = "x¹\r\n\u{1f30a}«é»\r…\nالأمم\n\n a long line \n".repeat(100);
        let text = Text::new(&whole);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for step in [1, 3, 17, 400] {
                let mut walk = Walk::new(&text, encoding);
                let offsets: Vec<usize> = (0..whole.len() + 3).step_by(step).collect();
                for at in offsets.iter().chain(offsets.iter().rev()) {
                    let expected = text.position(size(*at), encoding);
                    assert_eq!(walk.position(size(*at)), expected, "{at} {encoding:?}");
                }
            }
        }
    }
}
