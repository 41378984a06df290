//! Pairs of guillemets that point inwards, as in German: `»mot«`.

use std::ops::Range;

use super::sides::{Side, left_side, right_side};
use crate::chars::{
    after, before, blanks_after, blanks_before, is_gap, is_no_break_space, is_quotation_mark, slice,
};

/// How many marks that touch a guillemet are looked through, at most.
const TOUCHING: usize = 3;

/// Whether the guillemet at `at` belongs to a pair that points inwards (`»mot«`, `›mot‹`), whichever way the locale's do:
/// a gap stands before the first and none behind it, and the other way round beside the second, with no other guillemet
/// between. A no-break space is no gap, since typography sets it inside; where glyphs don't turn (`turns`), no sign that
/// typography parts from a guillemet may stand behind the first.
pub(in crate::passes) fn points_inwards(text: &str, at: usize, turns: bool) -> bool {
    let (open, close) = match after(text, at) {
        Some('«' | '»') => ('»', '«'),
        Some('‹' | '›') => ('›', '‹'),
        _ => return false,
    };
    let len = open.len_utf8();
    let is_end = |c| c == open || c == close || c == '\n';
    if after(text, at) == Some(open) {
        let inside = || slice(text, at + len..text.len()).find(is_end);
        starts_inwards(text, at, at + len, turns)
            && inside().is_some_and(|inside| {
                let end = at + len + inside;
                after(text, end) == Some(close)
                    && ends_inwards(text, end, end + len)
                    && is_quotable(text, at + len..end)
            })
    } else {
        let first = || slice(text, 0..at).rfind(is_end);
        ends_inwards(text, at, at + len)
            && first().is_some_and(|first| {
                after(text, first) == Some(open)
                    && starts_inwards(text, first, first + len, turns)
                    && is_quotable(text, first + len..at)
            })
    }
}

/// Whether a guillemet from `start` to `end` stands as one that opens, no blank being inside it.
fn starts_inwards(text: &str, start: usize, end: usize, turns: bool) -> bool {
    // A blank before a mark that closes may stand inside it.
    let is_mark = |c: &char| is_quotation_mark(*c) && !matches!(c, '»' | '›' | '”');
    let marks = slice(text, 0..start).chars().rev().take(TOUCHING).take_while(is_mark);
    let beside = start - marks.map(char::len_utf8).sum::<usize>();
    !after(text, end).is_none_or(|c| is_gap(c) || !turns && matches!(c, ';' | ':' | '!' | '?' | '%' | '€'))
        && !has_no_break_space(text, blanks_before(text, beside)..beside)
        && matches!(left_side(text, beside), Side::Gap | Side::Leading | Side::Between)
}

/// Whether a guillemet from `start` to `end` stands as one that closes, no blank being inside it.
fn ends_inwards(text: &str, start: usize, end: usize) -> bool {
    if before(text, start).is_none_or(is_gap) {
        return false;
    }
    // A blank behind a mark that opens may stand inside it.
    let is_mark = |c: &char| is_quotation_mark(*c) && !matches!(c, '«' | '‹' | '“' | '„' | '‟');
    let marks = slice(text, end..text.len()).chars().take(TOUCHING).take_while(is_mark);
    let beside = end + marks.map(char::len_utf8).sum::<usize>();
    match right_side(text, beside) {
        Side::Word => false,
        Side::Gap => {
            // At the end of a line, blanks go.
            let end = blanks_after(text, beside);
            after(text, end).is_none_or(|c| c == '\n') || !has_no_break_space(text, beside..end)
        }
        _ => true,
    }
}

/// Whether one of some blanks doesn't break: a later pass makes such a one of them all.
fn has_no_break_space(text: &str, blanks: Range<usize>) -> bool {
    slice(text, blanks).contains(is_no_break_space)
}

/// Whether what two guillemets hold starts and ends as a quotation does, or is a sign or two: `»;«`, `»(«`. A
/// guillemet with a comma or a full stop behind it closes.
fn is_quotable(text: &str, inside: Range<usize>) -> bool {
    !inside.is_empty()
        && (right_side(text, inside.start) != Side::Trailing
            && matches!(left_side(text, inside.end), Side::Word | Side::Between)
            && before(text, inside.end) != Some(':')
            || !slice(text, inside).contains(|c| is_gap(c) || c.is_alphanumeric()))
}
