//! What extraction joined: spliced brackets, fused words.

mod bracket_splices;
mod fused_words;
mod lexicon;

pub use bracket_splices::{Bracket, BracketSplices, Resolver, Splice};
pub use fused_words::FusedWords;
pub use lexicon::{CommonWords, Lexicon};

/// Whether a word is an article, a preposition, a conjunction or a pronoun of French or English.
fn is_function_word(word: &str) -> bool {
    const WORDS: [&str; 62] = [
        "a", "am", "an", "and", "are", "at", "au", "aux", "avec", "by", "ce", "ces", "cette", "dans", "de",
        "des", "du", "elle", "en", "est", "et", "for", "from", "has", "il", "ils", "in", "is", "la", "le",
        "les", "leur", "mais", "ne", "nous", "of", "on", "ont", "or", "ou", "où", "par", "pas", "pour",
        "que", "qui", "sa", "sans", "se", "ses", "son", "sont", "sur", "the", "to", "un", "une", "vous",
        "was", "were", "with", "à",
    ];
    let mut folded = word.chars().flat_map(char::to_lowercase);
    let mut buffer = [0_u8; 8];
    let mut len = 0;
    for c in folded.by_ref() {
        if len + c.len_utf8() > buffer.len() {
            return false;
        }
        len += c.encode_utf8(&mut buffer[len..]).len();
    }
    WORDS.iter().any(|known| known.as_bytes() == &buffer[..len])
}
