//! Straight marks that may be signs of minutes and seconds, of feet and inches.

use super::sides::Side;

/// Whether a straight mark is a sign of inches or seconds since it follows feet or minutes: `5'10"`, `2'33''`.
pub(super) fn follows_minutes(bytes: &[u8], start: usize, right: Side) -> bool {
    let head = &bytes[..start];
    let digits = digits_of(head);
    if digits == 0 || right == Side::Word {
        return false;
    }
    let minutes = &head[..start - digits];
    ["'", "’", "′"].iter().any(|sign| minutes.ends_with(sign.as_bytes())) && !minutes.ends_with(b"''")
}

/// Whether a straight mark stands between seconds, or inches, and a part of them: `12"85`, `3"1/2`.
pub(super) fn parts_seconds(bytes: &[u8], start: usize, end: usize) -> bool {
    let digits = digits_of(&bytes[..start]);
    matches!(digits, 1 | 2)
        && bytes.get(end).is_some_and(u8::is_ascii_digit)
        && !bytes[..start - digits].ends_with(b"\"")
}

/// Whether a straight mark behind a number of one to three digits may be a sign of inches or seconds: `27"`, `9''`.
pub(super) fn may_be_sign(bytes: &[u8], start: usize, right: Side) -> bool {
    matches!(digits_of(&bytes[..start]), 1..=3) && right != Side::Word
}

/// How many digits bytes end with; four stand for more, too.
pub(in crate::passes::quotes) fn digits_of(bytes: &[u8]) -> usize {
    bytes.iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count()
}
