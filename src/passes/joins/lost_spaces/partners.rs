//! Where a bracket opens that closes at a place, and the other way round.

/// Brackets hold no more than this, in bytes.
pub(super) const FAR: usize = 500;

/// And no more than so many within each other.
const DEEP: usize = 3;

/// Where the round or square bracket that closes at `close` was opened: near, in the same line. It may hold others.
pub(super) fn opening_of(text: &str, close: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (open, closing) = if bytes[close] == b')' { (b'(', b')') } else { (b'[', b']') };
    unpaired(bytes[..close].iter().rev(), open, closing).map(|back| close - 1 - back)
}

/// Where the round bracket that opens at `open` closes, likewise.
pub(super) fn closing_of(text: &str, open: usize) -> Option<usize> {
    unpaired(text.as_bytes()[open + 1..].iter(), b')', b'(').map(|on| open + 1 + on)
}

/// How far on the first bracket stands that has no partner before it.
fn unpaired<'b>(bytes: impl Iterator<Item = &'b u8>, bracket: u8, partner: u8) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, &byte) in bytes.take(FAR).enumerate() {
        match byte {
            b'\n' => return None,
            b if b == bracket && depth == 0 => return Some(at),
            b if b == bracket => depth -= 1,
            b if b == partner && depth == DEEP => return None,
            b if b == partner => depth += 1,
            _ => {}
        }
    }
    None
}
