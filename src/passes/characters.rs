//! Characters on their own: what was read in a wrong encoding, line ends, what can't be seen, the composed form.
//!
//! These passes work on built-in protected text too: a carriage return in a code fence is as wrong as elsewhere, and a
//! zero-width character in a URL breaks it.

mod invisibles;
mod line_ends;
mod mojibake;
mod nfc;

pub use invisibles::Invisibles;
pub use line_ends::LineEnds;
pub use mojibake::Mojibake;
pub use nfc::Nfc;
