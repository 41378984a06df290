//! Characters on their own: what was escaped or read in a wrong encoding, line ends, what can't be seen, the composed form.
//!
//! These passes work on built-in protected text too: a carriage return in a code fence is as wrong as elsewhere, and a
//! zero-width character in a URL breaks it.

mod entities;
mod invisibles;
mod line_ends;
mod mojibake;
mod nfc;

use std::ops::Range;

use crate::chars::{BYTE_ORDER_MARK, slice};

pub use entities::Entities;
pub use invisibles::Invisibles;
pub use line_ends::LineEnds;
pub use mojibake::Mojibake;
pub use nfc::Nfc;

/// Whether a character can't be seen and is none that Windows-1252 has beyond ASCII: a zero-width character, a control of
/// directions, a control of ASCII that is no white space.
const fn has_no_width(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t'..='\r')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | BYTE_ORDER_MARK)
}

/// The line around a place of a text whose lines may end in other ways than with U+000A yet: `ends` tells by what.
fn line_around(text: &str, at: usize, ends: impl Fn(char) -> bool) -> Range<usize> {
    let head = slice(text, 0..at).rsplit(&ends).next().unwrap_or_default();
    let tail = slice(text, at..text.len()).split(&ends).next().unwrap_or_default();
    at - head.len()..at + tail.len()
}
