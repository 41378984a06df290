//! Marks that may be signs of minutes and seconds, of feet and inches.

use super::sides::Side;
use crate::chars::{after, before, blanks_after, blanks_before, is_combining_mark, slice};

/// Whether a straight mark is a sign of inches or seconds since it follows feet or minutes: `5'10"`, `2'33''`.
pub(super) fn follows_minutes(bytes: &[u8], start: usize, right: Side) -> bool {
    let head = &bytes[..start];
    let Number { digits, len } = Number::before(bytes, start);
    if digits == 0 || right == Side::Word {
        return false;
    }
    let minutes = &head[..start - len];
    ["'", "’", "′"].iter().any(|sign| minutes.ends_with(sign.as_bytes())) && !minutes.ends_with(b"''")
}

/// Whether a mark ” is a sign of seconds since it follows minutes in figures: `48° 37'40”`.
pub(super) fn ends_seconds(bytes: &[u8], start: usize, right: Side) -> bool {
    let minutes = &bytes[..start - Number::before(bytes, start).len];
    let is_number = |sign: &str| {
        minutes.strip_suffix(sign.as_bytes()).is_some_and(|rest| rest.last().is_some_and(u8::is_ascii_digit))
    };
    follows_minutes(bytes, start, right) && ["'", "’", "′"].into_iter().any(is_number)
}

/// Whether a straight mark stands between seconds, or inches, and a part of them: `12"85`, `3"1/2`.
pub(super) fn parts_seconds(bytes: &[u8], start: usize, end: usize) -> bool {
    let Number { digits, len } = Number::before(bytes, start);
    matches!(digits, 1 | 2)
        && bytes.get(end).is_some_and(u8::is_ascii_digit)
        && !bytes[..start - len].ends_with(b"\"")
}

/// Whether a straight mark behind a number of one to three digits may be a sign of inches or seconds: `27"`, `9''`, `1½"`,
/// `4x6"`, but not behind `sha256` and `1.2.3`.
pub(super) fn may_be_sign(bytes: &[u8], start: usize, right: Side) -> bool {
    let Number { digits, len } = Number::before(bytes, start);
    matches!(digits, 1..=3) && right != Side::Word && !is_of_word(&bytes[..start - len])
}

/// Whether a mark behind a number closes the guillemet before it, since the number is all that this holds and no other closes
/// it: `« 3"`, `«+12"`.
pub(super) fn ends_quoted_number(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let number = start - Number::before(bytes, start).len;
    let head = slice(text, 0..number).trim_end_matches(['+', '-', '−']);
    let open = blanks_before(text, head.len());
    bytes[..open].ends_with("«".as_bytes()) && after(text, blanks_after(text, end)) != Some('»')
}

/// Whether a number behind these bytes is the end of a word, or of a number of three parts: a letter or another part touches it, but
/// for the `x` between two numbers.
fn is_of_word(head: &[u8]) -> bool {
    match head {
        [.., b'0'..=b'9', b'x' | b'X'] => false,
        [whole @ .., b'.'] => {
            let digits = whole.iter().rev().take_while(|b| b.is_ascii_digit()).count();
            whole[..whole.len() - digits].last().is_some_and(|&b| b == b'.' || b.is_ascii_alphabetic())
        }
        [.., last] => last.is_ascii_alphabetic(),
        [] => false,
    }
}

/// Whether a mark stands right behind a letter that is a word of its own: a second derivative (`y" + y = 0`), an image (`A"`).
pub(in crate::passes::quotes) fn follows_letter(text: &str, start: usize) -> bool {
    let is_letter = |c: &char| c.is_alphabetic();
    before(text, start).filter(is_letter).is_some_and(|letter| {
        before(text, start - letter.len_utf8()).is_none_or(|c| !c.is_alphanumeric() && !is_combining_mark(c))
    })
}

/// The number that stands right before a place.
pub(in crate::passes::quotes) struct Number {
    /// How many digits it has: four stand for more, too, and a vulgar fraction counts for one.
    pub(in crate::passes::quotes) digits: usize,
    /// Its length in bytes.
    len: usize,
}

impl Number {
    pub(in crate::passes::quotes) fn before(bytes: &[u8], at: usize) -> Self {
        match bytes[..at] {
            // ¼ ½ ¾ and ⅐ to ⅞
            [.., 0xC2, 0xBC..=0xBE] => Self { digits: 1, len: 2 },
            [.., 0xE2, 0x85, 0x90..=0x9E] => Self { digits: 1, len: 3 },
            _ => {
                let digits = bytes[..at].iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count();
                Self { digits, len: digits }
            }
        }
    }
}
