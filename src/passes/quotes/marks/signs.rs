//! Which characters may be quotation marks.

use std::ops::Range;

use memchr::memmem::Finder;
use once_cell::sync::Lazy;

use super::{Glyph, Turn};
use crate::document::Document;

/// Whether a mark may start with a byte.
pub(in crate::passes::quotes) const fn may_start(b: u8) -> bool {
    matches!(b, b'"' | b'\'' | b'<' | b'>' | b',' | b'`' | 0xC2 | 0xE2)
}

/// Two apostrophes that are one mark.
static TWO: Lazy<Finder<'_>> = Lazy::new(|| Finder::new("’’"));

/// Adds to the places of a line those of guillemets, of ’’ and of what may close a ‘, which are no candidates of their own.
pub(in crate::passes::quotes) fn add_quiet_places(
    doc: &Document<'_>,
    line: Range<usize>,
    places: &mut Vec<usize>,
) {
    let bytes = &doc.text().as_bytes()[line.clone()];
    let known = places.len();
    let is_guillemet = |at: &usize| matches!(bytes.get(at + 1), Some(0xAB | 0xBB));
    places.extend(memchr::memchr_iter(0xC2, bytes).filter(is_guillemet).map(|at| line.start + at));
    // ‘ ‚ and `,,`
    let may_be_closed =
        |at: &usize| matches!(doc.text().as_bytes()[*at..], [0xE2, 0x80, 0x98 | 0x9A, ..] | [b',', ..]);
    if places[..known].iter().any(may_be_closed) {
        let is_single = |at: &usize| bytes[*at] == b'\'' || bytes[*at..].starts_with("’".as_bytes());
        places.extend(memchr::memchr2_iter(b'\'', 0xE2, bytes).filter(is_single).map(|at| line.start + at));
    } else {
        places.extend(TWO.find_iter(bytes).map(|at| line.start + at));
    }
    if places.len() > known {
        places.sort_unstable();
        places.dedup();
    }
}

/// A character, or two of a kind, that may be a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) glyph: Glyph,
    /// The way that the glyph turns.
    pub(super) turn: Turn,
}

impl Sign {
    /// The sign that starts at `at`, in a line that ends at `to`.
    pub(super) fn at(bytes: &[u8], at: usize, to: usize) -> Option<Self> {
        use Glyph::{Angles, Curly, Guillemet, Low, Single, SingleGuillemet, Straight, Typed};
        use Turn::{Close, Either, Open};
        let is_two = |sign: &[u8]| {
            let (head, tail) = (&bytes[..at], &bytes[at + 2 * sign.len()..to]);
            !head.ends_with(sign) && !tail.starts_with(sign)
        };
        let is_one_of_three = || {
            let is_same = |b: &&u8| **b == bytes[at];
            let before = bytes[..at].iter().rev().take(2).take_while(is_same).count();
            before + bytes[at + 1..to].iter().take(2).take_while(is_same).count() >= 2
        };
        let (glyph, turn, len) = match bytes.get(at..to)? {
            // `"""`, as code and tables of values have it
            [b'"', ..] if is_one_of_three() => return None,
            [b'"', ..] => (Straight, Either, 1),
            [b'\'', b'\'', b'\'', ..] => return None,
            [b'\'', b'\'', ..] if at == 0 || bytes[at - 1] != b'\'' => (Straight, Either, 2),
            [b'\'', ..] => (Single, Close, 1),
            [sign @ (b',' | b'`' | b'<' | b'>'), next, ..] if sign == next => {
                let (glyph, turn) = match sign {
                    b'<' => (Angles, Open),
                    b'>' => (Angles, Close),
                    _ => (Typed, Open),
                };
                is_two(&[*sign]).then_some((glyph, turn, 2))?
            }
            [0xC2, 0xAB, ..] => (Guillemet, Open, 2),
            [0xC2, 0xBB, ..] => (Guillemet, Close, 2),
            [0xE2, 0x80, sign @ 0x98..=0x9A, 0xE2, 0x80, next, ..] if sign == next => {
                let (glyph, turn) = if *sign == 0x9A { (Typed, Open) } else { (Straight, Either) };
                is_two(&[0xE2, 0x80, *sign]).then_some((glyph, turn, 6))?
            }
            [0xE2, 0x80, 0x9C | 0x9F, ..] => (Curly, Open, 3),
            [0xE2, 0x80, 0x9E, ..] => (Low, Open, 3),
            [0xE2, 0x80, 0x9D, ..] => (Curly, Close, 3),
            [0xE2, 0x80, 0xB9, ..] => (SingleGuillemet, Open, 3),
            [0xE2, 0x80, 0xBA, ..] => (SingleGuillemet, Close, 3),
            [0xE2, 0x80, 0x98 | 0x9A, ..] => (Single, Open, 3),
            [0xE2, 0x80, 0x99, ..] => (Single, Close, 3),
            _ => return None,
        };
        Some(Self { start: at, end: at + len, glyph, turn })
    }
}
