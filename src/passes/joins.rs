//! What extraction joined: spliced brackets, fused words.

mod bracket_splices;
mod fused_words;

pub use bracket_splices::BracketSplices;
pub use fused_words::FusedWords;
