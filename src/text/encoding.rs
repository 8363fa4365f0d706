//! The units in which a client counts columns.

/// How a client counts the characters of a line (LSP 3.17, `PositionEncodingKind`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16: what a client means that offers nothing.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

/// A place in a text as the protocol says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// Zero-based line; lines end in LF, CRLF or CR and in nothing else.
    pub line: u32,
    /// Zero-based column in units of the negotiated [`Encoding`].
    pub character: u32,
}

impl Position {
    /// The place `character` units into the line `line`, both zero-based.
    pub const fn new(line: u32, character: u32) -> Self {
        Self { line, character }
    }
}
