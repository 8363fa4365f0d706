//! Numbers in few bytes, and pieces of bytes that tell whether they are whole.

use std::borrow::Cow;

use twox_hash::XxHash3_64;

/// Where a segment's bytes come from: memory, or a file that is read in pieces.
pub trait Bytes: std::fmt::Debug + Send + Sync {
    /// So many bytes at a place; nothing where they are not there or cannot be read.
    fn read(&self, at: u64, len: usize) -> Option<Cow<'_, [u8]>>;
    /// How many there are.
    fn size(&self) -> u64;
}

impl Bytes for Vec<u8> {
    fn read(&self, at: u64, len: usize) -> Option<Cow<'_, [u8]>> {
        let at = usize::try_from(at).ok()?;
        self.get(at..at.checked_add(len)?).map(Cow::Borrowed)
    }

    fn size(&self) -> u64 {
        self.len() as u64
    }
}

/// Where a segment's bytes go. What fails is for the sink to remember.
pub trait Sink {
    /// Takes the next bytes.
    fn put(&mut self, bytes: &[u8]);
}

impl Sink for Vec<u8> {
    fn put(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}

/// Seven bits a byte, the lowest first; the last byte has no high bit.
pub(super) fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// The next number of `bytes`, which then begins behind it.
pub(super) fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// The next number, where it has 32 bits.
pub(super) fn take_u32(bytes: &mut &[u8]) -> Option<u32> {
    u32::try_from(take(bytes)?).ok()
}

/// Rising numbers, each once, by their distances.
pub(super) fn put_rising(out: &mut Vec<u8>, numbers: &[u32]) {
    let mut before = 0;
    for number in numbers {
        put(out, u64::from(number - before));
        before = *number;
    }
}

/// So many rising numbers.
pub(super) fn take_rising(bytes: &mut &[u8], count: usize, into: &mut Vec<u32>) -> Option<()> {
    let mut before = 0_u32;
    for _ in 0..count {
        before = before.checked_add(take_u32(bytes)?)?;
        into.push(before);
    }
    Some(())
}

/// What tells whether bytes are those that were written.
pub(super) fn sum(bytes: &[u8]) -> u32 {
    XxHash3_64::oneshot(bytes) as u32
}

/// Bytes with their sum before them.
pub(super) fn put_framed(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&sum(bytes).to_le_bytes());
    out.extend_from_slice(bytes);
}

/// The bytes behind their sum, where it is theirs.
pub(super) fn unframed(bytes: &[u8]) -> Option<&[u8]> {
    let (head, rest) = bytes.split_first_chunk::<4>()?;
    (u32::from_le_bytes(*head) == sum(rest)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_written() {
        let numbers = [0, 1, 127, 128, 16_384, u32::MAX];
        let mut bytes = Vec::new();
        put_rising(&mut bytes, &numbers);
        put(&mut bytes, u64::MAX);
        let (mut rest, mut found) = (&*bytes, Vec::new());
        take_rising(&mut rest, numbers.len(), &mut found).unwrap();
        assert_eq!((&*found, take(&mut rest), take(&mut rest)), (&numbers[..], Some(u64::MAX), None));
    }

    #[test]
    fn what_is_not_whole_is_not_read() {
        let mut bytes = Vec::new();
        put_framed(&mut bytes, b"words");
        assert_eq!(unframed(&bytes), Some(&b"words"[..]));
        assert_eq!(unframed(&bytes[..8]), None);
        bytes[5] ^= 1;
        assert_eq!((unframed(&bytes), unframed(b"abc")), (None, None));
        assert!(take(&mut &[0x80_u8; 12][..]).is_none());
    }
}
