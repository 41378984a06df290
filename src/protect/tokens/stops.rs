//! The characters that part tokens.

use std::ops::Range;

use super::class;

/// Whether a character that parts tokens starts at a place; so does the end of the text.
pub(super) fn starts_at(bytes: &[u8], at: usize) -> bool {
    at == bytes.len() || width(bytes, at) > 0
}

/// Whether a character that parts tokens ends at a place; so does the start of the text.
pub(super) fn ends_at(bytes: &[u8], at: usize) -> bool {
    /// No character has more bytes.
    const LONGEST: usize = 4;
    let back = bytes[..at].iter().rev().take(LONGEST).position(|b| !(0x80..0xC0).contains(b));
    back.is_none_or(|back| width(bytes, at - 1 - back) > 0)
}

/// Where the characters that part tokens end at the start of a range; the range may end within the last one.
pub(super) fn skip(bytes: &[u8], range: Range<usize>) -> usize {
    let mut at = range.start;
    while at < range.end {
        match width(bytes, at) {
            0 => break,
            width => at += width,
        }
    }
    at.min(range.end)
}

/// The width of the character at a place if it parts tokens, else 0.
pub(super) fn width(bytes: &[u8], at: usize) -> usize {
    let byte = |n: usize| bytes.get(at + n).copied().unwrap_or_default();
    match byte(0) {
        ascii if class::OF[usize::from(ascii)] & class::STOP != 0 => 1,
        // C1 controls, U+00A0, the soft hyphen, guillemets.
        0xC2 if matches!(byte(1), 0x80..=0xA0 | 0xAB | 0xAD | 0xBB) => 2,
        0xE1 if (byte(1), byte(2)) == (0x9A, 0x80) => 3,
        0xE2 => match (byte(1), byte(2)) {
            // General punctuation but joiners, hyphens, the apostrophe and primes.
            (0x80, 0x8C | 0x8D | 0x90 | 0x91 | 0x98 | 0x99 | 0xB2..=0xB7) => 0,
            (0x80, _) | (0x81, 0x9F..=0xAF) => 3,
            _ => 0,
        },
        // CJK punctuation but letters and numerals; fullwidth punctuation.
        0xE3 if byte(1) == 0x80 && !matches!(byte(2), 0x85..=0x87) => 3,
        0xEF => match (byte(1), byte(2)) {
            (0xBB, 0xBF) | (0xBC, 0x81 | 0x82 | 0x88 | 0x89 | 0x8C | 0x8E | 0x9A | 0x9B | 0x9F) => 3,
            (0xBD, 0xA1..=0xA4) => 3,
            _ => 0,
        },
        _ => 0,
    }
}
