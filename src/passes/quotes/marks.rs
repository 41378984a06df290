//! Quotation marks in a line: where they stand, and which way they turn.

use crate::chars::{after, before, is_blank};
use crate::document::Document;

/// What a mark is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
    /// `<<` `>>`
    Angles,
    /// “ ” „ ‟
    Curly,
    /// `"` `''`
    Straight,
    /// ‘ and, after it, ’ or `'`
    Single,
}

/// Which way a mark turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Open,
    Close,
    /// As the marks before it ask.
    Either,
}

/// A quotation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) glyph: Glyph,
    pub(super) turn: Turn,
    /// Whether the characters on both sides say the same as `turn`.
    pub(super) is_clear: bool,
}

/// What stands beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A blank, or the end of the line.
    Gap,
    /// What leads up to an opening mark: `(`, a dash, an apostrophe.
    Leading,
    /// What follows a closing mark: `)`, `,`, `.`.
    Trailing,
    /// A dash or a slash: both.
    Between,
    /// A letter, a digit, anything else.
    Word,
}

fn side(c: Option<char>) -> Side {
    match c {
        None => Side::Gap,
        Some(c) if is_blank(c) || c == '\n' => Side::Gap,
        Some('(' | '[' | '{' | '«' | '‹' | '“' | '„' | '‘' | '\'' | '’' | '¿' | '¡' | '=') => {
            Side::Leading
        }
        Some(')' | ']' | '}' | '»' | '›' | '”' | ',' | '.' | ';' | ':' | '!' | '?' | '…' | '%') => {
            Side::Trailing
        }
        Some('—' | '–' | '-' | '/' | '|' | '*' | '_') => Side::Between,
        Some(_) => Side::Word,
    }
}

/// Which way a mark turns by its neighbours alone.
fn turn_between(left: Side, right: Side) -> Turn {
    let opens = matches!(left, Side::Gap | Side::Leading | Side::Between) && right != Side::Gap;
    let closes = matches!(right, Side::Gap | Side::Trailing | Side::Between) && left != Side::Gap;
    match (opens, closes) {
        (true, false) => Turn::Open,
        (false, true) => Turn::Close,
        _ => Turn::Either,
    }
}

/// Finds the quotation marks of a line that aren't protected. Apostrophes, primes and list marks are none.
pub(super) fn find(doc: &Document<'_>, line: std::ops::Range<usize>, marks: &mut Vec<Mark>) {
    let text = doc.text();
    let bytes = text.as_bytes();
    let head = crate::chars::blanks_after(text, line.start);
    let mut singles = 0_usize;
    // Where the run of straight marks that is being read ends.
    let mut run_end = line.start;
    let mut at = line.start;
    while let Some(found) = next_mark_byte(bytes, at, line.end) {
        at = found;
        let Some((glyph, glyph_turn, len)) = glyph_at(bytes, at, line.end) else {
            at += 1;
            continue;
        };
        let (start, end) = (at, at + len);
        at = end;
        if glyph == Glyph::Straight && start >= run_end {
            run_end = end + bytes[end..line.end].iter().take_while(|&&b| b == b'"').count();
        }
        let left = match marks.last() {
            Some(last) if last.end == start && last.turn == Turn::Open => Side::Leading,
            Some(last) if last.end == start && last.turn == Turn::Close => Side::Trailing,
            _ => side(before(text, start)),
        };
        let right = side(after(text, if glyph == Glyph::Straight { run_end.max(end) } else { end }));
        let by_sides = turn_between(left, right);
        let turn = match glyph {
            Glyph::Guillemet | Glyph::SingleGuillemet | Glyph::Angles => glyph_turn,
            Glyph::Curly if by_sides == Turn::Either => glyph_turn,
            Glyph::Curly | Glyph::Straight => by_sides,
            Glyph::Single => match glyph_turn {
                Turn::Open if left != Side::Word && right != Side::Gap => Turn::Open,
                Turn::Close if singles > 0 && left != Side::Gap && right != Side::Word => Turn::Close,
                _ => continue,
            },
        };
        let is_list_mark = turn == Turn::Close && start == head;
        if is_list_mark || is_prime(bytes, start, glyph, right) || !stands_free(glyph, left, right) {
            continue;
        }
        if doc.is_protected(start..end) {
            continue;
        }
        match (glyph, turn) {
            (Glyph::Single, Turn::Open) => singles += 1,
            (Glyph::Single, Turn::Close) => singles -= 1,
            _ => {}
        }
        marks.push(Mark { start, end, glyph, turn, is_clear: turn != Turn::Either && turn == by_sides });
    }
}

/// `<<` and `>>` are marks only beside a blank or a line end; within a word they are something else.
fn stands_free(glyph: Glyph, left: Side, right: Side) -> bool {
    match glyph {
        Glyph::Angles => left != Side::Word || right != Side::Word,
        _ => true,
    }
}

/// `5'10"`, `2'33''`: a sign of inches or seconds, after minutes or feet.
fn is_prime(bytes: &[u8], start: usize, glyph: Glyph, right: Side) -> bool {
    if glyph != Glyph::Straight || right == Side::Word {
        return false;
    }
    let head = &bytes[..start];
    let digits = head.iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 {
        return false;
    }
    let before_digits = &head[..start - digits];
    let minute = before_digits.ends_with(b"'")
        || before_digits.ends_with("’".as_bytes())
        || before_digits.ends_with("′".as_bytes());
    let is_double_apostrophe = bytes[start] == b'\'';
    minute || is_double_apostrophe
}

const BLOCK: usize = 32;

/// The next byte in `from..to` that may be (the last byte of) a quotation mark's first character.
fn next_mark_byte(bytes: &[u8], from: usize, to: usize) -> Option<usize> {
    let bytes = &bytes[..to];
    let mut at = from;
    // Whole blocks without such a byte are passed over by a loop that compiles to vector instructions.
    while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<BLOCK>) {
        let any = block.iter().fold(false, |any, &b| any | is_lead(b));
        if any && let Some(found) = block_mark(bytes, at) {
            return Some(found);
        }
        at += BLOCK;
    }
    (at..to).find(|&at| is_lead(bytes[at]) && may_be_mark(bytes, at))
}

fn block_mark(bytes: &[u8], at: usize) -> Option<usize> {
    (at..at + BLOCK).find(|&at| is_lead(bytes[at]) && may_be_mark(bytes, at))
}

const fn is_lead(b: u8) -> bool {
    (b == b'"') | (b == b'\'') | (b == b'<') | (b == b'>') | (b == 0xC2) | (b == 0xE2)
}

fn may_be_mark(bytes: &[u8], at: usize) -> bool {
    glyph_at(bytes, at, bytes.len()).is_some()
}

/// The mark that starts at `at`: its glyph, the way that the glyph turns, and its length in bytes.
fn glyph_at(bytes: &[u8], at: usize, to: usize) -> Option<(Glyph, Turn, usize)> {
    use Glyph::{Angles, Curly, Guillemet, Single, SingleGuillemet, Straight};
    use Turn::{Close, Either, Open};
    Some(match bytes.get(at..to)? {
        [b'"', ..] => (Straight, Either, 1),
        [b'\'', b'\'', b'\'', ..] => return None,
        [b'\'', b'\'', ..] if at == 0 || bytes[at - 1] != b'\'' => (Straight, Either, 2),
        [b'\'', ..] => (Single, Close, 1),
        [b'<', b'<', rest @ ..] if rest.first() != Some(&b'<') => (Angles, Open, 2),
        [b'>', b'>', rest @ ..] if rest.first() != Some(&b'>') => (Angles, Close, 2),
        [0xC2, 0xAB, ..] => (Guillemet, Open, 2),
        [0xC2, 0xBB, ..] => (Guillemet, Close, 2),
        [0xE2, 0x80, 0x9C | 0x9E | 0x9F, ..] => (Curly, Open, 3),
        [0xE2, 0x80, 0x9D, ..] => (Curly, Close, 3),
        [0xE2, 0x80, 0xB9, ..] => (SingleGuillemet, Open, 3),
        [0xE2, 0x80, 0xBA, ..] => (SingleGuillemet, Close, 3),
        [0xE2, 0x80, 0x98, ..] => (Single, Open, 3),
        [0xE2, 0x80, 0x99, ..] => (Single, Close, 3),
        _ => return None,
    })
}
