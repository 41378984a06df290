//! Lines of program code that nothing marks as code: `nom = "Paul"`, `test -f x && cat x`, `if (a == 'b')`.

use std::ops::Range;

use memchr::{memchr, memchr2, memrchr};

use super::is_blank;

/// A line with more letters and digits than this is prose, whatever signs it holds.
const LONGEST: usize = 120;

/// The next short line from a place on that holds a sign of code which prose has no use for: `&&` between words, a
/// comparison (`==`, `!=`), a name that is set to a quotation (`nom = "Paul"`), the arrow of a function (`(a) => {`).
pub(super) fn find(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(found) = memchr2(b'=', b'&', &bytes[at..]) {
        let sign = at + found;
        at = sign + 1;
        if is_sign(bytes, sign) {
            let start = memrchr(b'\n', &bytes[..sign]).map_or(0, |end| end + 1);
            let end = memchr(b'\n', &bytes[sign..]).map_or(bytes.len(), |len| sign + len);
            if is_short(&bytes[start..end]) {
                return Some(start..end);
            }
            at = end;
        }
    }
    None
}

fn is_short(line: &[u8]) -> bool {
    // Blanks and marks come and go; letters and digits stay, but `oe` may become `œ`, and `E` `É`.
    let width = |at: usize| match (line[at], line.get(at + 1)) {
        (0xC5, Some(0x92 | 0x93)) => 2,
        (0xC3, _) => 1,
        (byte, _) => usize::from(byte.is_ascii_alphanumeric()),
    };
    (0..line.len()).map(width).sum::<usize>() <= LONGEST
}

/// Whether a sign of code starts at a place.
fn is_sign(bytes: &[u8], at: usize) -> bool {
    let near = |at: usize| bytes.get(at).copied().unwrap_or(b'\n');
    let before = |at: usize| at.checked_sub(1).map_or(b'\n', near);
    // A sign between two marks is spoken of, not used: `"&&"`.
    let is_quoted =
        |start: usize, end: usize| matches!(near(end), b'"' | b'\'') && before(start) == near(end);
    match (near(at), near(at + 1), near(at + 2)) {
        (b'&', b'&', _) if is_quoted(at, at + 2) => false,
        (b'=', b'=', next) if is_quoted(at, at + 2 + usize::from(next == b'=')) => false,
        (b'=', ..) if before(at) == b'!' && is_quoted(at - 1, at + 1 + usize::from(near(at + 1) == b'=')) => {
            false
        }
        (b'&', b'&', next) if next != b'&' && before(at) != b'&' => {
            is_operand(last_before(bytes, at)) && is_operand(first_from(bytes, at + 2))
        }
        // A run of these is a rule, and a pair at both ends of a line makes a heading of it.
        (b'=', b'=', next) if before(at) != b'=' && !(next == b'=' && near(at + 3) == b'=') => {
            let end = at + 2 + usize::from(next == b'=');
            is_operand(last_before(bytes, at)) && is_operand(first_from(bytes, end))
        }
        (b'=', b'>', _) => last_before(bytes, at) == b')' || matches!(first_from(bytes, at + 2), b'{' | b'('),
        (b'=', ..) if before(at) == b'!' => is_operand(last_before(bytes, at - 1)),
        (b'=', ..) => matches!(first_from(bytes, at + 1), b'"' | b'\'') && is_operand(last_before(bytes, at)),
        _ => false,
    }
}

fn is_operand(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'"' | b'\'' | b'(' | b')' | b'[' | b']' | b'$' | b'!' | b'-' | b'.')
}

/// The last byte before a place that is no blank.
fn last_before(bytes: &[u8], at: usize) -> u8 {
    bytes[..at].iter().rev().find(|&&b| !is_blank(b)).copied().unwrap_or(b'\n')
}

/// The first byte from a place on that is no blank.
fn first_from(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at..).unwrap_or_default().iter().find(|&&b| !is_blank(b)).copied().unwrap_or(b'\n')
}
