//! Characters on their own: line ends, what can't be seen, the composed form.

mod invisibles;
mod line_ends;
mod nfc;

pub use invisibles::Invisibles;
pub use line_ends::LineEnds;
pub use nfc::Nfc;
