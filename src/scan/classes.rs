//! The classes of a byte, by its neighbours: what the loop over vectors suspects is judged here.

use super::{Triggers, WellSet};

/// The classes that a byte alone leaves possible.
pub(super) static POSSIBLE: [Triggers; 256] = {
    let mut table = [Triggers::UNCOMPOSED.union(Triggers::INVISIBLE); 256];
    let mut at = 0;
    while at < 0xC0 {
        table[at] = match at {
            0x20 => Triggers::BLANKS.union(Triggers::NUMBERS),
            0x09 | 0x0A => Triggers::BLANKS,
            0x0B..=0x0D => Triggers::LINE_ENDS,
            0x00..=0x1F | 0x7F => Triggers::INVISIBLE,
            // `"` `<` `>`
            0x22 | 0x3C | 0x3E => Triggers::QUOTES.union(Triggers::JOINTS),
            0x26 => Triggers::REFERENCES,
            // `,`
            0x2C => Triggers::QUOTES.union(Triggers::JOINTS),
            // `'` `` ` ``
            0x27 | 0x60 => Triggers::QUOTES.union(Triggers::APOSTROPHES),
            // `!` `:` `;` `?`
            0x21 | 0x3A | 0x3B | 0x3F => Triggers::SPACES.union(Triggers::JOINTS),
            0x25 => Triggers::SPACES,
            0x28 | 0x29 => Triggers::JOINTS,
            0x2E => Triggers::DOTS.union(Triggers::JOINTS),
            0x5D => Triggers::BRACKETS,
            0x80.. => Triggers::ALWAYS,
            _ => Triggers::NONE,
        };
        at += 1;
    }
    // Last bytes of signs that running text is full of: ’ … – —
    table[0x99] = Triggers::INVISIBLE;
    table[0xA6] = Triggers::JOINTS.union(Triggers::DOTS);
    table[0x93] = Triggers::INVISIBLE;
    table[0x94] = Triggers::INVISIBLE;
    // The second byte of U+202F, which is the last of U+2000.
    table[0x80] = Triggers::UNCOMPOSED.union(Triggers::INVISIBLE);
    table
};

/// The classes of the middle byte of seven.
#[allow(clippy::match_same_arms)] // in the order of the bytes
pub(super) fn classes_of([p3, p2, p1, b, n1, n2, n3]: [u8; 7], well_set: WellSet) -> Triggers {
    let when = |holds: bool, classes: Triggers| if holds { classes } else { Triggers::NONE };
    let WellSet { signs, high, low, inside, .. } = well_set;
    let right_before = |[nbsp, nnbsp]: [bool; 2]| match (p2, p1) {
        (0xC2, 0xA0) => nbsp,
        (0x80, 0xAF) => nnbsp,
        _ => false,
    };
    let ends_blank = matches!(n1, b' ' | b'\t' | b'\n');
    match b {
        b' ' if p1.is_ascii_digit() && n1.is_ascii_digit() => {
            when(n2.is_ascii_digit() && n3.is_ascii_digit(), Triggers::NUMBERS)
        }
        b' ' if p1.is_ascii_digit() && n1 == b' ' => Triggers::BLANKS | Triggers::NUMBERS,
        b' ' | b'\t' => {
            when(ends_blank || matches!((n1, n2, n3), (0xC2, 0xA0, _) | (0xE2, 0x80, 0xAF)), Triggers::BLANKS)
        }
        b'\n' => when(n1 == b'\n' && n2 == b'\n', Triggers::BLANKS),
        b'\r' | 0x0B | 0x0C => Triggers::LINE_ENDS,
        ..0x20 | 0x7F => Triggers::INVISIBLE,
        b'"' => Triggers::QUOTES,
        b'&' => when(may_be_name(n1), Triggers::REFERENCES),
        b'<' | b'>' | b',' => when(n1 == b, Triggers::QUOTES),
        b'\'' | b'`' if p1.is_ascii_alphabetic() && n1.is_ascii_alphabetic() => Triggers::APOSTROPHES,
        b'\'' | b'`' => Triggers::QUOTES | Triggers::APOSTROPHES,
        b';' | b'!' | b'?' => when(signs && !right_before(high), Triggers::SPACES),
        b':' | b'%' => when(signs && !right_before(low), Triggers::SPACES),
        b'.' => when(n1 == b'.', Triggers::DOTS),
        b']' => when(n1.is_ascii_alphabetic() || n1 >= 0x80, Triggers::BRACKETS),
        ..0x80 => Triggers::NONE,
        0x80..0xC0 => match (p2, p1, b) {
            (_, 0xC2, ..=0x9F | 0xAD) => Triggers::INVISIBLE,
            (_, 0xC2, 0xA0) | (0xE2, 0x80, 0xAF) => when(ends_blank, Triggers::BLANKS),
            (_, 0xC2, 0xAB) => {
                let right =
                    (n1, n2) == (0xC2, 0xA0) && inside[0] || (n1, n2, n3) == (0xE2, 0x80, 0xAF) && inside[1];
                when(!right, Triggers::GUILLEMETS)
            }
            (_, 0xC2, 0xBB) => {
                let right = (p3, p2) == (0xC2, 0xA0) && inside[0] || (p3, p2) == (0x80, 0xAF) && inside[1];
                when(!right, Triggers::GUILLEMETS)
            }
            (_, 0xC2, 0xB4) => Triggers::APOSTROPHES,
            (0xE2, 0x80, 0x80 | 0x81) => Triggers::UNCOMPOSED,
            (0xE2, 0x80, 0x8B..=0x8F | 0xAA..=0xAE) => Triggers::INVISIBLE,
            (0xE2, 0x80, 0xA8 | 0xA9) => Triggers::LINE_ENDS,
            (0xE2, 0x80, 0x98) => Triggers::QUOTES | Triggers::APOSTROPHES,
            (0xE2, 0x80, 0xB2) => Triggers::APOSTROPHES,
            (0xE2, 0x80, 0x9A..=0x9F | 0xB9) => Triggers::QUOTES,
            (0xE2, 0x80, 0xBA) => {
                Triggers::QUOTES
                    | when(ends_breaking_space(p3) || matches!(p3, 0xA0 | 0xAF), Triggers::GUILLEMETS)
            }
            (0xE2, 0x80, 0xA6) => when(ends_breaking_space(p3), Triggers::DOTS),
            (0xE2, 0x82, 0xAC) => when(signs && !matches!(p3, 0xA0 | 0xAF), Triggers::SPACES),
            _ => Triggers::NONE,
        },
        0xE2 => match n1 {
            // U+2000, U+2080 and U+2400, U+2480, U+2800 … to sixty-four more: signs, and letters that are composed.
            _ if n1 & 0x0D == 0 => Triggers::NONE,
            0x81 => Triggers::INVISIBLE,
            _ => Triggers::UNCOMPOSED,
        },
        0xEF if (n1, n2) == (0xBB, 0xBF) => Triggers::INVISIBLE,
        0xCC.. => Triggers::UNCOMPOSED,
        0xC0.. => Triggers::NONE,
    }
}

/// Whether a byte is a space, or may be the last of one that is no no-break space.
const fn ends_breaking_space(byte: u8) -> bool {
    matches!(byte, b' ' | 0x80..=0x8A | 0x9F)
}

/// Whether a byte behind `&` may be the first of a name or a number: of one that is escaped itself, or behind a character
/// that will be taken out.
const fn may_be_name(byte: u8) -> bool {
    !matches!(byte, b'\t'..=b'\r' | b' '..=b'"' | b'$' | b'%' | b'\''..=b'@' | b'['..=b'`' | b'{'..=b'~')
}

/// Whether a space may have been lost at the middle byte of seven.
pub(super) const fn is_lost_space([p3, p2, p1, b, n1, n2, n3]: [u8; 7]) -> bool {
    // The lead bytes of letters but CJK.
    let before_letter = n1.is_ascii_alphabetic() || matches!(n1, 0xC3..=0xE1);
    let before_dash = n1 == 0xE2 && n2 == 0x80 && matches!(n3, 0x93 | 0x94);
    match (p2, p1, b) {
        (_, _, b'"') if is_glued(p2, p1) => {
            before_letter
                || matches!(n1, b'[' | b'$')
                || matches!(n1, b'0'..=b'9' | b'#') && p1.is_ascii_alphabetic()
                || matches!(n1, b'.' | b'-' | b'/' | b'*') && n2.is_ascii_alphanumeric()
        }
        // Such a sign may end a quotation.
        (_, b'-' | b'/', b'"') | (0x80, 0x93 | 0x94, b'"') => before_letter,
        (_, _, b'<') => n1 == b && is_glued(p2, p1),
        (_, _, b'>') => p1 == b && before_letter,
        (_, _, b'(') => is_glued(p2, p1),
        (_, _, b'!' | b'?') | (0xE2, 0x80, 0xA6) => before_letter || before_dash,
        (_, _, b'.') => before_letter || before_dash || n1.is_ascii_digit() && p1.is_ascii_lowercase(),
        (_, b')' | b'A'..=b'Z' | b'a'..=b'z' | 0x80.., b',' | b';' | b':') => before_letter,
        (_, _, b')') | (_, 0xC2, 0xBB) | (0xE2, 0x80, 0x9D | 0xBA) => before_letter,
        (_, 0xC2, 0xAB) => is_glued(p3, p2),
        (0xE2, 0x80, 0x98 | 0x9A..=0x9F | 0xB9) => is_glued(0, p3),
        _ => false,
    }
}

/// Whether what ends with these two bytes is neither a blank nor one of the signs that stand before opening marks.
const fn is_glued(p2: u8, p1: u8) -> bool {
    match p1 {
        ..=b' ' | b'(' | b'[' | b'{' | b'\'' | b'"' | b'-' | b'/' | b'=' => false,
        0x80.. => !matches!((p2, p1), (0xC2, 0xA0 | 0xAB) | (0x80, 0x90..=0x9C | 0x9E | 0x9F | 0xAF | 0xB9)),
        _ => true,
    }
}
