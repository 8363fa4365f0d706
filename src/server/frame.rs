//! The framing of messages: `Content-Length: N`, an empty line, N bytes.

use std::ops::Range;

use serde::Serialize;

/// Longer bodies are taken for broken headers.
const LONGEST_BODY: usize = 1 << 30;
const LONGEST_HEADER: usize = 4096;
const NAME: &[u8] = b"content-length:";

/// What stands at the beginning of the input.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// More must come; at least so many bytes of input in all.
    Incomplete(usize),
    /// A body, and the length of the frame with its header.
    Body(Range<usize>, usize),
    /// A header that is none; so many bytes are to be skipped.
    Broken(usize),
}

/// Reads the frame at the beginning of `input`.
pub(super) fn next(input: &[u8]) -> Frame {
    let Some(header) = memchr::memmem::find(input, b"\r\n\r\n") else {
        return if input.len() > LONGEST_HEADER {
            Frame::Broken(resume(input))
        } else {
            Frame::Incomplete(0)
        };
    };
    let start = header + 4;
    match length(&input[..header]) {
        Some(length) if length <= LONGEST_BODY => {
            let end = start + length;
            if input.len() < end { Frame::Incomplete(end) } else { Frame::Body(start..end, end) }
        }
        _ => Frame::Broken(resume(&input[..start])),
    }
}

fn length(header: &[u8]) -> Option<usize> {
    let mut length = None;
    for line in header.split(|it| *it == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let colon = memchr::memchr(b':', line)?;
        if line[..colon].eq_ignore_ascii_case(b"content-length") {
            length = Some(std::str::from_utf8(&line[colon + 1..]).ok()?.trim().parse().ok()?);
        }
    }
    length
}

/// Where reading goes on after a broken header: at the next thing that looks like a header's beginning.
fn resume(input: &[u8]) -> usize {
    (1..input.len())
        .find(|it| input[*it..].get(..NAME.len()).is_some_and(|it| it.eq_ignore_ascii_case(NAME)))
        .unwrap_or(input.len())
}

/// Appends a message with its header.
pub(super) fn write(out: &mut Vec<u8>, message: &impl Serialize) {
    framed(out, |out| match serde_json::to_writer(&mut *out, message) {
        Ok(()) => true,
        Err(error) => {
            tracing::error!("a message could not be written: {error}");
            false
        }
    });
}

/// Appends a message that is written already, in pieces.
pub(super) fn write_parts(out: &mut Vec<u8>, parts: &[&[u8]]) {
    framed(out, |out| {
        parts.iter().for_each(|it| out.extend_from_slice(it));
        true
    });
}

/// Puts a header before what `body` appends; nothing is left where it fails.
fn framed(out: &mut Vec<u8>, body: impl FnOnce(&mut Vec<u8>) -> bool) {
    // Room for the header, which is known only after the body: no second buffer, and one short move.
    const ROOM: usize = 40;
    let at = out.len();
    out.resize(at + ROOM, b' ');
    if !body(out) {
        out.truncate(at);
        return;
    }
    let header = format!("Content-Length: {}\r\n\r\n", out.len() - at - ROOM);
    out[at + ROOM - header.len()..at + ROOM].copy_from_slice(header.as_bytes());
    out.drain(at..at + ROOM - header.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_and_partial_frames() {
        assert_eq!(next(b"Content-Length: 2\r\n\r\n{}"), Frame::Body(21..23, 23));
        assert_eq!(
            next(b"content-type: x; charset=utf-8\r\nCONTENT-LENGTH:2\r\n\r\n{}C"),
            Frame::Body(52..54, 54)
        );
        assert_eq!(next(b"Content-Length: 2\r\n\r\n{"), Frame::Incomplete(23));
        assert_eq!(next(b"Content-Len"), Frame::Incomplete(0));
        assert_eq!(next(b""), Frame::Incomplete(0));
    }

    #[test]
    fn reading_goes_on_behind_a_broken_header() {
        assert_eq!(next(b"Content-Length: x\r\n\r\n"), Frame::Broken(21));
        assert_eq!(next(b"nonsense\r\n\r\n{}"), Frame::Broken(12));
        assert_eq!(next(b"{}Content-Length: 2\r\n\r\n{}"), Frame::Broken(2));
        assert_eq!(next(b"Content-Length: 99999999999\r\n\r\n"), Frame::Broken(31));
        assert!(matches!(next(&[b'x'; LONGEST_HEADER + 1]), Frame::Broken(_)));
    }

    #[test]
    fn what_is_written_can_be_read() {
        let mut out = b"before".to_vec();
        write(&mut out, &serde_json::json!({"a": "é"}));
        assert_eq!(out, "beforeContent-Length: 10\r\n\r\n{\"a\":\"é\"}".as_bytes());
    }
}
