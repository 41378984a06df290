//! Marks that touch: they share what stands on their two sides.

use super::inward::points_inwards;
use super::sides::{Side, is_note, left_side, right_side, sign_leads};
use super::signs::{Sign, may_start};
use crate::chars::{after, before, blanks_after, blanks_before, follows_ellipsis, is_gap};

/// A run of marks that touch, but for the blanks inside guillemets: they share what stands on their two sides.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) end: usize,
    pub(super) is_joint: bool,
    pub(super) left: Side,
    pub(super) right: Side,
}

impl Run {
    /// The run that a sign begins, in a line that ends at `to`.
    pub(super) fn starting(text: &str, first: Sign, to: usize, turns: bool) -> Self {
        let bytes = text.as_bytes();
        let start = first.start;
        let inside = blanks_before(text, start);
        // The blanks before a closing mark stand inside it.
        let is_closing_here = is_closing(text, start, turns) || ends_sentence(text, start, first.end);
        let left = left_side(text, if is_closing_here { inside } else { start });
        let past = |at, end| {
            let blanks = blanks_after(text, end);
            if is_opening(text, at, turns) || is_closing(text, blanks, turns) { blanks } else { end }
        };
        let mut end = past(start, first.end);
        let first_end = end;
        while bytes.get(end).is_some_and(|&b| may_start(b))
            && let Some(sign) = Sign::at(bytes, end, to)
        {
            end = past(end, sign.end);
        }
        let right = match right_side(text, end) {
            _ if left == Side::Word && is_note(text, end) => Side::Trailing,
            // `".com"`, `"%s"`, `"?"`
            Side::Trailing if matches!(left, Side::Gap | Side::Leading) && sign_leads(text, end) => {
                Side::Word
            }
            right => right,
        };
        Self { end, is_joint: end > first_end, left, right }
    }
}

/// Whether a mark stands between the end of a sentence and a comma or a full stop, though a blank is before it: `Oui ! ", `.
fn ends_sentence(text: &str, start: usize, end: usize) -> bool {
    matches!(after(text, end), Some(',' | '.'))
        && after(text, end + 1).is_none_or(is_gap)
        && matches!(before(text, blanks_before(text, start)), Some('.' | '!' | '?' | '…'))
}

/// Whether the blanks behind the mark at `at` stand inside it, since its glyph opens.
fn is_opening(text: &str, at: usize, turns: bool) -> bool {
    // A blank may be set inside a guillemet before it.
    let is_outside = || left_side(text, at) != Side::Word || matches!(before(text, at), Some('«' | '‹'));
    match text.as_bytes()[at..] {
        // `mot« ` closes where glyphs turn.
        [0xC2, 0xAB, ..] | [0xE2, 0x80, 0xB9, ..] => {
            !points_inwards(text, at, turns) && (!turns || is_outside())
        }
        // `„mot“ ` closes everywhere.
        [0xE2, 0x80, 0x9C, ..] => !turns && is_outside() && !follows_ellipsis(text, at),
        [0xE2, 0x80, 0x9E | 0x9F, ..] | [b'<', ..] => !turns,
        _ => false,
    }
}

/// Whether the blanks before the mark at `at` stand inside it, since its glyph closes.
fn is_closing(text: &str, at: usize, turns: bool) -> bool {
    let is_outside = |len| right_side(text, at + len) != Side::Word;
    match text.as_bytes()[at..] {
        // ` »mot` opens where glyphs turn.
        [0xC2, 0xBB, ..] => !points_inwards(text, at, turns) && (!turns || is_outside('»'.len_utf8())),
        [0xE2, 0x80, 0xBA, ..] => !points_inwards(text, at, turns) && (!turns || is_outside('›'.len_utf8())),
        [0xE2, 0x80, 0x9D, ..] | [b'>', b'>', ..] => !turns,
        _ => false,
    }
}
