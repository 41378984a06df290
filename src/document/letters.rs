//! Letters up to U+017F, which the words that tell languages are made of, read byte by byte.

/// Whether a byte leads one of the letters from U+00C0 to U+017F.
pub(super) const fn is_lead(byte: u8) -> bool {
    matches!(byte, 0xC3..=0xC5)
}

/// The length of the rest of a word in bytes, of which the first one may belong to the letter before.
pub(super) fn word_len(rest: &[u8], is_in_letter: bool) -> usize {
    let mut at = usize::from(is_in_letter);
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => at += 1,
            _ if is_lead(byte) => at += 2,
            _ => break,
        }
    }
    at
}
