//! Words, and the language of a block by a vote of its stop words.

use std::ops::Range;

use crate::chars::{after, is_combining_mark};
use crate::locale::Language;

/// Votes more for one language than for the other that settle it.
const CLEAR: i32 = 2;
/// Votes ahead at which counting stops: the rest of a block hardly ever turns it.
const LANDSLIDE: i32 = 4;

/// The words of a text, as ranges.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut start = at;
        loop {
            match word_char_len(text, start, false) {
                Ok(len) => {
                    at = start + len;
                    break;
                }
                Err(0) => return None,
                Err(len) => start += len,
            }
        }
        while let Ok(len) = word_char_len(text, at, true) {
            at += len;
        }
        Some(start..at)
    })
}

/// The length of the character at `at` if it belongs to a word (a combining mark only `inside` one), else as an error;
/// 0 at the end of the text.
fn word_char_len(text: &str, at: usize, inside: bool) -> Result<usize, usize> {
    // ASCII and Latin-1, which French and English are made of, are told by their bytes.
    let (len, belongs) = match text.as_bytes()[at..] {
        [] => (0, false),
        [b @ ..0x80, ..] => (1, b.is_ascii_alphanumeric()),
        [0xC3, b, ..] => (2, b != 0x97 && b != 0xB7),
        _ => {
            let c = after(text, at).unwrap_or_default();
            (c.len_utf8(), c.is_alphanumeric() || inside && is_combining_mark(c))
        }
    };
    if belongs { Ok(len) } else { Err(len) }
}

/// The language that the stop words of a text speak for; `None` when they don't, or disagree.
///
/// Reads bytes, not characters: the stop words that vote are ASCII or Latin-1, and a word is a run of letters, whatever
/// signs part it, so spaces, quotes and apostrophes of any kind don't turn a vote.
pub(super) fn vote(text: &str) -> Option<Language> {
    let bytes = text.as_bytes();
    let mut balance = 0_i32;
    // The word being read: its first eight bytes as a number, and its length.
    let (mut word, mut len) = (0_u64, 0_usize);
    let mut at = 0;
    while at <= bytes.len() && balance.abs() < LANDSLIDE {
        let width = bytes.get(at).map_or(0, |&b| match b {
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            // The lead byte of the letters from U+00C0 to U+00FF.
            0xC3 => 2,
            _ => 0,
        });
        if width == 0 {
            if (SHORTEST..=LONGEST).contains(&len) {
                balance += ballot(word | LOWER_CASE);
            }
            (word, len) = (0, 0);
            at += 1;
            continue;
        }
        for &b in &bytes[at..at + width] {
            word = (word << 8) | u64::from(b);
        }
        len += width;
        at += width;
    }
    match balance {
        CLEAR.. => Some(Language::French),
        _ if balance <= -CLEAR => Some(Language::English),
        _ => None,
    }
}

/// Words that only French uses, of those that are common.
const FRENCH: [&str; 63] = [
    "le", "la", "les", "un", "une", "des", "de", "du", "et", "est", "en", "que", "qui", "dans", "il", "elle",
    "ils", "elles", "nous", "vous", "je", "tu", "ce", "cette", "ces", "son", "sa", "ses", "leur", "leurs",
    "au", "aux", "par", "sur", "avec", "sans", "ne", "pas", "mais", "ou", "se", "sont", "ont", "pour",
    "plus", "comme", "tout", "tous", "fait", "avait", "mon", "ma", "mes", "notre", "votre", "lui", "était",
    "à", "être", "même", "après", "où", "été",
];

/// Words that only English uses. Words of both languages (`a`, `on`, `as`, `or`, `pour`, `me`) don't vote.
const ENGLISH: [&str; 51] = [
    "the", "of", "and", "to", "is", "was", "that", "with", "for", "this", "are", "were", "it", "his", "her",
    "he", "she", "they", "their", "we", "you", "your", "from", "have", "has", "had", "not", "be", "been",
    "by", "at", "which", "who", "what", "when", "will", "would", "an", "in", "its", "these", "those",
    "there", "than", "into", "about", "my", "our", "them", "can", "could",
];

/// The lengths of stop words, in bytes.
const SHORTEST: usize = 2;
const LONGEST: usize = 8;

/// The bit that makes ASCII letters lower case, and the second bytes of the letters from U+00C0 to U+00FF.
const LOWER_CASE: u64 = 0x2020_2020_2020_2020;

/// 1 for a French stop word, -1 for an English one, 0 for any other; for the word's [`key`].
fn ballot(key: u64) -> i32 {
    let mut slot = slot(key);
    loop {
        match VOTES[slot] {
            (0, _) => return 0,
            (known, vote) if known == key => return i32::from(vote),
            _ => slot = (slot + 1) % SLOTS,
        }
    }
}

/// A word of up to eight bytes as a number, in lower case; never 0.
const fn key(word: &[u8]) -> u64 {
    let mut key = 0;
    let mut at = 0;
    while at < word.len() {
        key = (key << 8) | word[at] as u64;
        at += 1;
    }
    key | LOWER_CASE
}

/// Slots of the table: a power of two, about twice the number of words.
const SLOTS: usize = 256;

const fn slot(key: u64) -> usize {
    // The top byte of a product depends on all bits of the key.
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize
}

/// The votes by key, hashed with open addressing.
static VOTES: [(u64, i8); SLOTS] = {
    let mut table = [(0, 0); SLOTS];
    let mut index = 0;
    while index < FRENCH.len() + ENGLISH.len() {
        let (word, vote) =
            if index < FRENCH.len() { (FRENCH[index], 1) } else { (ENGLISH[index - FRENCH.len()], -1) };
        let key = key(word.as_bytes());
        let mut slot = slot(key);
        while table[slot].0 != 0 {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = (key, vote);
        index += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes() {
        for (text, language) in [
            ("Le vent se lève sur le port.", Some(Language::French)),
            ("L'été dernier, elle était là.", Some(Language::French)),
            ("The wind is rising over the harbour.", Some(Language::English)),
            ("LE PRIX DE L’EAU", Some(Language::French)),
            ("Bonjour !", None),
            ("these talks", None),
            ("", None),
            ("Der Wind hebt an.", None),
            ("«le»\u{A0}(la)", Some(Language::French)),
            ("l’été, l'été", Some(Language::French)),
        ] {
            assert_eq!(vote(text), language, "{text}");
        }
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = "L’an 2030, e\u{301}te\u{301}_vu";
        let found: Vec<_> = words(text).map(|w| crate::chars::slice(text, w)).collect();
        assert_eq!(found, ["L", "an", "2030", "e\u{301}te\u{301}", "vu"]);
    }
}
