//! What stands beside a mark, and which way that turns it.

use super::Turn;
use crate::chars::{after, before, blanks_after, follows_ellipsis, is_blank, is_gap, slice};

/// What stands beside a mark.
///
/// The spaces that typography sets (inside guillemets, before `;` `:` `!` `?` `%` `€`) and other marks right beside this
/// one are looked through: what later passes do to them must not change the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::passes::quotes) enum Side {
    /// A blank, or the end of the line.
    Gap,
    /// What leads up to an opening mark: `(`, an apostrophe, `<i>`.
    Leading,
    /// What follows a closing mark: `)`, `,`, `.`, `</i>`.
    Trailing,
    /// A dash, a slash, a colon, an ellipsis: both.
    Between,
    /// A letter, a digit, anything else.
    Word,
}

pub(super) fn left_side(text: &str, at: usize) -> Side {
    match before(text, at) {
        None => Side::Gap,
        Some(c) if is_gap(c) => Side::Gap,
        Some('(' | '[' | '{' | '\'' | '’' | '¿' | '¡' | '=') => Side::Leading,
        Some('—' | '–' | '-' | '/' | '|' | '*' | '_' | ':') => Side::Between,
        Some('.' | '…') if follows_ellipsis(text, at) => Side::Between,
        Some('>') if opening_tag_ends(text, at) => Side::Leading,
        Some(_) => Side::Word,
    }
}

/// No tag without attributes is longer, in bytes: `</strong>`.
const LONGEST_TAG: usize = 9;

/// Whether an opening tag without attributes ends at a place: `<i>`.
fn opening_tag_ends(text: &str, at: usize) -> bool {
    let bytes = &text.as_bytes()[..at];
    let window = &bytes[at.saturating_sub(LONGEST_TAG)..];
    memchr::memrchr(b'<', window).is_some_and(|open| is_name_of_tag(&window[open + 1..window.len() - 1]))
}

/// Whether a closing tag starts at a place: `</i>`.
fn closing_tag_starts(text: &str, at: usize) -> bool {
    let bytes = &text.as_bytes()[at..];
    let window = &bytes[..bytes.len().min(LONGEST_TAG)];
    window.starts_with(b"</")
        && memchr::memchr(b'>', window).is_some_and(|close| is_name_of_tag(&window[2..close]))
}

fn is_name_of_tag(name: &[u8]) -> bool {
    name.first().is_some_and(u8::is_ascii_alphabetic) && name.iter().all(u8::is_ascii_alphanumeric)
}

pub(super) fn right_side(text: &str, at: usize) -> Side {
    let next = after(text, at);
    match next {
        Some(c) if is_blank(c) => match after(text, blanks_after(text, at)) {
            Some(';' | ':' | '!' | '?' | '%' | '€') => Side::Trailing,
            _ => Side::Gap,
        },
        None | Some('\n') => Side::Gap,
        Some('.') if slice(text, at..text.len()).starts_with("...") => Side::Between,
        Some('—' | '–' | '-' | '/' | '|' | '*' | '_' | '…') => Side::Between,
        Some('<') if closing_tag_starts(text, at) => Side::Trailing,
        Some(')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?' | '%' | '€') => Side::Trailing,
        Some(_) => Side::Word,
    }
}

/// Which way a mark turns by its neighbours alone.
pub(super) fn turn_between(left: Side, right: Side) -> Turn {
    let opens = matches!(left, Side::Gap | Side::Leading | Side::Between)
        && matches!(right, Side::Word | Side::Between);
    let closes = matches!(right, Side::Gap | Side::Trailing | Side::Between)
        && matches!(left, Side::Word | Side::Between);
    match (opens, closes) {
        (true, false) => Turn::Open,
        (false, true) => Turn::Close,
        _ => Turn::Either,
    }
}

/// Whether a mark that ends at `end` may turn the other way: `attends…"dit`, `mot"-a"`, `mot".fr"`, `« un"mot" »`.
pub(super) fn leans_between(text: &str, end: usize, left: Side, right: Side) -> bool {
    match (left, right) {
        (Side::Between | Side::Word, Side::Word) | (Side::Word, Side::Between) => true,
        (Side::Word, Side::Trailing) => sign_leads(text, end),
        _ => false,
    }
}

/// Whether a sign at a place belongs to what stands right behind it, and doesn't end a sentence.
pub(super) fn sign_leads(text: &str, at: usize) -> bool {
    let mut chars = slice(text, at..text.len()).chars();
    let (sign, next) = (chars.next(), chars.next());
    next.is_some_and(|next| match sign {
        Some('%') => next.is_alphanumeric() || next == '"',
        Some('.' | ';' | ':' | '!' | '?' | '€') => next.is_lowercase() || next.is_numeric() || next == '"',
        _ => false,
    })
}

/// Whether the figure of a note stands at a place, in the size of the text: `1` or `12` with no word behind it.
pub(in crate::passes::quotes) fn is_figure(text: &str, at: usize) -> bool {
    let rest = &text.as_bytes()[at..];
    let digits = rest.iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    matches!(digits, 1 | 2)
        && rest[0] != b'0'
        && matches!(right_side(text, at + digits), Side::Gap | Side::Trailing)
}

/// Whether the number of a note stands at a place: `[1]` or `²`. `[0]` is of code.
pub(super) fn is_note(text: &str, at: usize) -> bool {
    match after(text, at) {
        Some('[') => {
            let number = slice(text, at + 1..text.len());
            let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
            matches!(number.len() - behind.len(), 1..=3)
                && !number.starts_with('0')
                && behind.starts_with(']')
        }
        next => matches!(next, Some('¹' | '²' | '³' | '⁴'..='⁹')),
    }
}
