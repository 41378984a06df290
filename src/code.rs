//! What code looks like among prose: in a line, and in a text as a whole.
//!
//! A line of code speaks no language of people ([`is_code`]), but a message of a program with places for values does
//! ([`may_be_message`]); and in a text that speaks of code ([`Code`]), a dot or a bracket that touches two words may be meant.
//! What of code no edit may change is found with the other protected spans, which ask for no language.

mod line;
mod messages;
mod text;

pub(crate) use line::is_code;
pub(crate) use messages::{may_be_message, starts_with_capital};
pub(crate) use text::{Code, brackets, is_technical};
