//! What extraction joined: sentences, words and marks, spliced brackets, fused words. What it broke, and what it doubled.

use crate::chars::is_quotation_mark;
use crate::words::id::fold_into;

mod bracket_splices;
mod corpus;
mod doubled_lines;
mod doubled_words;
mod fused_words;
mod lost_spaces;
mod stray_spaces;
mod wrapped_lines;

pub use bracket_splices::{Bracket, BracketClass, BracketSplices, Resolver, Splice};
pub use corpus::Corpus;
pub use doubled_lines::DoubledLines;
pub use doubled_words::DoubledWords;
pub use fused_words::{Evidence, FusedWords, Seen};
pub use lost_spaces::LostSpaces;
pub use stray_spaces::StraySpaces;
pub use wrapped_lines::WrappedLines;

/// Whether a sign is a quotation mark, or one that may become a part of one or be taken for one.
fn is_quote(c: char) -> bool {
    is_quotation_mark(c) || matches!(c, '’' | '<' | '>')
}

/// Whether a mark ends a sentence or closes a bracket.
fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ')' | ']')
}

/// Whether a word is an article, a preposition, a conjunction or a pronoun of French or English.
fn is_function_word(word: &str) -> bool {
    const WORDS: [&str; 72] = [
        "a", "am", "an", "and", "are", "at", "au", "aux", "avec", "by", "ce", "ces", "cette", "dans", "de",
        "des", "du", "elle", "en", "est", "et", "for", "from", "has", "il", "ils", "in", "is", "la", "le",
        "les", "leur", "mais", "ne", "nous", "of", "on", "ont", "or", "ou", "où", "par", "pas", "pour",
        "que", "qui", "sa", "sans", "se", "ses", "son", "sont", "sur", "the", "to", "un", "une", "vous",
        "was", "were", "with", "à", "as", "but", "except", "he", "that", "they", "this", "which", "who",
        "dont",
    ];
    let mut folded = [0; 8];
    fold_into(word, &mut folded).is_some_and(|folded| WORDS.contains(&folded))
}
