//! Apostrophes that quote, and those that stand for letters.

use std::ops::Range;

use super::run::Run;
use super::sides::Side;
use super::signs::Sign;
use super::{Glyph, Turn};
use crate::chars::{after, is_blank, slice, word_after};
use crate::passes::elision::is_elided;

/// Whether a quotation in straight apostrophes starts at the start of a range, behind a gap: a word of two letters or more,
/// with nothing of a word behind the second mark. A single letter, as in `rock 'n' roll`, may be what is left
/// of a word. Also a phrase, if a mark of a sentence ends it, or, in French, if a capital starts it: others may stand between
/// two elisions, or before a possessive. In other languages, it doesn't start with what is left of a word (`'Twas`, `'t`).
pub(super) fn starts_quotation(text: &str, range: Range<usize>, is_french: bool, turns: bool) -> bool {
    /// The letters of the longest that is looked through.
    const LONGEST: usize = 64;
    let start = range.start + 1;
    let starts_upper = after(text, start).is_some_and(char::is_uppercase);
    let (mut letters, mut is_word, mut last) = (0, true, '\'');
    for (offset, c) in slice(text, start..range.end).char_indices() {
        let at = start + offset;
        let is_apostrophe =
            || last.is_alphabetic() && after(text, at + c.len_utf8()).is_some_and(char::is_alphabetic);
        match c {
            '\'' | '’' if is_apostrophe() => is_word = false,
            '\'' => {
                let is_phrase = || match last {
                    '.' | '!' | '?' | '…' => is_french || !is_clipped(text, start),
                    ',' => !is_french && !is_clipped(text, start),
                    _ => is_french && last.is_alphabetic() && starts_upper && !is_elided(text, at),
                };
                // The marks that touch the second one are looked through.
                let second = Sign { start: at, end: at + 1, glyph: Glyph::Single, turn: Turn::Close };
                let right = || Run::starting(text, second, range.end, turns).right;
                return letters > 1
                    && (is_word || is_phrase())
                    && matches!(right(), Side::Gap | Side::Trailing);
            }
            '-' => {}
            c if c.is_alphabetic() && letters < LONGEST => letters += 1,
            c if letters > 0
                && (is_blank(c) || matches!(c, '0'..='9' | ',' | '.' | ';' | ':' | '!' | '?' | '…')) =>
            {
                is_word = false;
            }
            _ => return false,
        }
        last = c;
    }
    false
}

/// Whether the word that starts at a place is one that English, German or Dutch writes with an apostrophe for what its head
/// lost: `'Twas`, `'em`, `'ne`, `'t`.
fn is_clipped(text: &str, start: usize) -> bool {
    const CLIPPED: [&str; 14] = [
        "bout", "cause", "cos", "em", "ne", "nem", "nen", "ner", "round", "til", "tis", "twas", "twere",
        "twill",
    ];
    let word = word_after(text, start);
    matches!(word.as_bytes(), [b'b'..=b'z'])
        || CLIPPED.iter().any(|clipped| clipped.eq_ignore_ascii_case(word))
}
