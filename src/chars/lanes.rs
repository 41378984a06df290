//! Eight bytes at a time, in the lanes of a number: what is looked at most goes without a branch for each byte.

/// 1 in each lane.
pub(crate) const ONES: u64 = u64::MAX / 0xFF;
/// The high bit of each lane.
pub(crate) const HIGH: u64 = 0x80 * ONES;
/// The bit that makes ASCII letters lower case, and the second bytes of the letters from U+00C0 to U+00FF.
pub(crate) const LOWER_CASE: u64 = 0x20 * ONES;

/// The eight bytes from `at` on, the first one lowest; zeros beyond the end.
pub(crate) fn eight_from(bytes: &[u8], at: usize) -> u64 {
    let rest = &bytes[at..];
    let eight = rest.first_chunk().copied().unwrap_or_else(|| {
        let mut eight = [0; 8];
        eight[..rest.len()].copy_from_slice(rest);
        eight
    });
    u64::from_le_bytes(eight)
}

/// The high bits of those lanes of ASCII bytes (or of bytes without their high bits) that are at least `least`; the other
/// bits are any.
pub(crate) const fn at_least(ascii: u64, least: u8) -> u64 {
    // Seven bits and an addend of at most 0x80 never carry into the next byte.
    ascii + (0x80 - least as u64) * ONES
}

/// The high bits of those lanes of such bytes that are `byte`; the other bits are any.
pub(crate) const fn equal(ascii: u64, byte: u8) -> u64 {
    !((ascii ^ (byte as u64 * ONES)) + !HIGH)
}

/// How many lanes come before the first whose high bit isn't set.
pub(crate) const fn run(lanes: u64) -> usize {
    (!lanes & HIGH).trailing_zeros() as usize / 8
}
