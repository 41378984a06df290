//! The quick look at an edit: nearly every token of running text is a plain word.

use std::ops::Range;

use super::{AHEAD, BEHIND, class, stops};
use crate::chars::lanes::{HIGH, LOWER_CASE, at_least, equal};

/// Whether an edit stands in a token of letters, apostrophes and hyphens with no more than marks behind it, which holds
/// nothing to protect. May say no where the answer is yes.
pub(super) fn is_plain(bytes: &[u8], edit: &Range<usize>) -> bool {
    let word_end = before_marks(bytes, edit.start);
    let start = word_start(bytes, word_end);
    let leads = start.checked_sub(1).map(|before| bytes[before]);
    let is_start = leads.is_none_or(is_stop) || word_end - start >= BEHIND;
    if !is_start || bytes.get(start) == Some(&b'-') {
        return false;
    }
    let (marks, end) = if word_end < edit.start {
        (word_end, after_marks(bytes, edit.start))
    } else {
        let marks = word_ahead(bytes, edit.start);
        (marks, after_marks(bytes, marks))
    };
    let is_end = bytes.get(end).is_none_or(|&b| is_stop(b) || b >= 0x80 && stops::width(bytes, end) > 0)
        || end - edit.start >= AHEAD;
    // Marks of their own may be a smiley, also behind a no-break space or an ellipsis.
    is_end
        && end >= edit.end
        && (marks == end
            || marks > start && !stops::ends_at(bytes, marks) && !goes_on_after_dots(&bytes[marks..end]))
}

const fn is_stop(byte: u8) -> bool {
    class::OF[byte as usize] & class::STOP != 0
}

const fn is_mark(byte: u8) -> bool {
    class::OF[byte as usize] == class::MARK
}

fn before_marks(bytes: &[u8], at: usize) -> usize {
    at - bytes[..at].iter().rev().take(BEHIND).take_while(|&&b| is_mark(b)).count()
}

fn after_marks(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take(AHEAD).take_while(|&&b| is_mark(b)).count()
}

fn goes_on_after_dots(marks: &[u8]) -> bool {
    marks.windows(4).any(|four| matches!(four, [b'.', b'.', b'.', next] if *next != b'.'))
}

const LANES: usize = 8;

/// Where the plain bytes before `at` start, or a place [`BEHIND`] bytes back.
fn word_start(bytes: &[u8], mut at: usize) -> usize {
    let floor = at.saturating_sub(BEHIND);
    while let Some((_, lanes)) = bytes[..at].split_last_chunk::<LANES>() {
        let odd = odd_lanes(u64::from_le_bytes(*lanes));
        if odd != 0 {
            return at - odd.leading_zeros() as usize / 8;
        }
        at -= LANES;
        if at <= floor {
            return at;
        }
    }
    at - bytes[..at].iter().rev().take_while(|&&b| odd_lanes(u64::from(b)) & 0x80 == 0).count()
}

/// Where the plain bytes from `at` on end, or a place [`AHEAD`] bytes on.
fn word_ahead(bytes: &[u8], mut at: usize) -> usize {
    let ceiling = at + AHEAD;
    while let Some((lanes, _)) = bytes[at..].split_first_chunk::<LANES>() {
        let odd = odd_lanes(u64::from_le_bytes(*lanes));
        if odd != 0 {
            return at + odd.trailing_zeros() as usize / 8;
        }
        at += LANES;
        if at >= ceiling {
            return at;
        }
    }
    at + bytes[at..].iter().take_while(|&&b| odd_lanes(u64::from(b)) & 0x80 == 0).count()
}

/// The high bit of each of eight bytes that is no ASCII letter, no `'`, no `-`, and not beyond ASCII.
fn odd_lanes(bytes: u64) -> u64 {
    let low = bytes & !HIGH;
    let folded = low | LOWER_CASE;
    let letter = at_least(folded, b'a') & !at_least(folded, b'z' + 1);
    !(bytes | letter | equal(low, b'\'') | equal(low, b'-')) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes() {
        for byte in 0..=u8::MAX {
            let plain = byte.is_ascii_alphabetic() || byte == b'\'' || byte == b'-' || byte >= 0x80;
            for lane in 0..LANES {
                let mut lanes = [b'x'; LANES];
                lanes[lane] = byte;
                let odd = odd_lanes(u64::from_le_bytes(lanes));
                assert_eq!(odd, if plain { 0 } else { 0x80 << (8 * lane) }, "{byte:#X}");
            }
        }
    }

    #[test]
    fn plain_words() {
        for (text, edit, plain) in [
            ("un l'an passe", 4..5, true),
            ("un l'an passe", 3..3, true),
            ("quoi?!", 4..4, true),
            ("quoi?!", 5..5, true),
            ("aujourd'huis'il", 7..8, true),
            ("fin... Oui", 3..6, true),
            ("l'été, oui", 3..5, true),
            ("été\u{A0}! oui", 2..2, false),
            ("a :)", 2..3, false),
            ("a\u{A0};)", 3..4, false),
            ("fin.Le", 3..4, false),
            ("-v", 1..2, false),
            ("a b", 0..3, false),
            ("10:30", 2..3, false),
        ] {
            assert_eq!(is_plain(text.as_bytes(), &edit), plain, "{text} {edit:?}");
        }
    }
}
