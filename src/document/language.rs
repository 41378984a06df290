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
    let mut at = 0;
    while at < bytes.len() && balance.abs() < LANDSLIDE {
        let eight = eight_from(bytes, at);
        let letters = letter_lanes(eight);
        match (!letters).trailing_zeros() as usize / 8 {
            0 => at += (letters.trailing_zeros() as usize / 8).max(1),
            // Longer than any stop word.
            8 => at += 8 + word_len(&bytes[at + 8..], eight >> 56 == 0xC3),
            len => {
                balance += ballot((eight.swap_bytes() >> (64 - 8 * len)) | LOWER_CASE);
                // What comes next is no letter.
                at += len + 1;
            }
        }
    }
    crate::work::count(at.min(bytes.len()));
    match balance {
        CLEAR.. => Some(Language::French),
        _ if balance <= -CLEAR => Some(Language::English),
        _ => None,
    }
}

/// The eight bytes from `at` on, the first one lowest; zeros beyond the end.
fn eight_from(bytes: &[u8], at: usize) -> u64 {
    let rest = &bytes[at..];
    let eight = rest.first_chunk().copied().unwrap_or_else(|| {
        let mut eight = [0; 8];
        eight[..rest.len()].copy_from_slice(rest);
        eight
    });
    u64::from_le_bytes(eight)
}

/// All bits of those of eight bytes that belong to letters: ASCII, or U+00C0 to U+00FF, whose lead byte is 0xC3.
fn letter_lanes(eight: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = 0x80 * ONES;
    let low = eight & !HIGH;
    // Seven bits and an addend below 0x80 never carry into the next byte.
    let folded = low | LOWER_CASE;
    let at_least = |byte: u64| folded + (0x80 - byte) * ONES;
    let ascii = at_least(u64::from(b'a')) & !at_least(u64::from(b'z') + 1) & !eight;
    let lead = !((low ^ (0x43 * ONES)) + !HIGH) & eight & HIGH;
    let letters = (ascii | lead | (lead << 8)) & HIGH;
    (letters >> 7) * 0xFF
}

/// The length of the rest of a word in bytes, of which the first one may belong to the letter before.
fn word_len(rest: &[u8], is_in_letter: bool) -> usize {
    let mut at = usize::from(is_in_letter);
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => at += 1,
            0xC3 => at += 2,
            _ => break,
        }
    }
    at
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

/// The bit that makes ASCII letters lower case, and the second bytes of the letters from U+00C0 to U+00FF.
const LOWER_CASE: u64 = 0x2020_2020_2020_2020;

/// 1 for a French stop word, -1 for an English one, 0 for any other; for the word's [`key`].
fn ballot(key: u64) -> i32 {
    let slot = slot(key);
    i32::from(VOTES.0[slot] == key) * i32::from(VOTES.1[slot])
}

/// A word of fewer than eight bytes as a number, in lower case; never 0.
const fn key(word: &[u8]) -> u64 {
    assert!(word.len() < 8, "a longer word isn't looked up");
    let mut key = 0;
    let mut at = 0;
    while at < word.len() {
        key = (key << 8) | word[at] as u64;
        at += 1;
    }
    key | LOWER_CASE
}

const SLOTS: usize = 512;

/// The slot of a key: no two stop words share one.
const fn slot(key: u64) -> usize {
    const MULTIPLIER: u64 = 0x5C43_4512_2494_2541;
    #[allow(clippy::cast_possible_truncation)] // nine bits are left
    let slot = (key.wrapping_mul(MULTIPLIER) >> (u64::BITS - SLOTS.ilog2())) as usize;
    slot
}

/// The stop words and their votes, by slot.
static VOTES: ([u64; SLOTS], [i8; SLOTS]) = {
    let mut table = ([0; SLOTS], [0; SLOTS]);
    let mut index = 0;
    while index < FRENCH.len() + ENGLISH.len() {
        let (word, vote) =
            if index < FRENCH.len() { (FRENCH[index], 1) } else { (ENGLISH[index - FRENCH.len()], -1) };
        let key = key(word.as_bytes());
        assert!(table.0[slot(key)] == 0, "two words share a slot: try another odd multiplier");
        table.0[slot(key)] = key;
        table.1[slot(key)] = vote;
        index += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn lanes_agree_with_bytes(text in "[a-dA-Dlesthé ’'zZ@\\[{`à\u{A0}]{0,24}") {
            let mut words = Vec::new();
            let mut at = 0;
            while at < text.len() {
                let letters = letter_lanes(eight_from(text.as_bytes(), at));
                match (!letters).trailing_zeros() as usize / 8 {
                    0 => at += 1,
                    8 => {
                        let is_in_letter = text.as_bytes()[at + 7] == 0xC3;
                        let len = 8 + word_len(&text.as_bytes()[at + 8..], is_in_letter);
                        words.push(crate::chars::slice(&text, at..at + len));
                        at += len;
                    }
                    len => {
                        words.push(crate::chars::slice(&text, at..at + len));
                        at += len;
                    }
                }
            }
            let is_letter = |c: char| c.is_ascii_alphabetic() || ('\u{C0}'..='\u{FF}').contains(&c);
            let naive: Vec<&str> = text.split(|c| !is_letter(c)).filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(words, naive);
        }
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = "L’an 2030, e\u{301}te\u{301}_vu";
        let found: Vec<_> = words(text).map(|w| crate::chars::slice(text, w)).collect();
        assert_eq!(found, ["L", "an", "2030", "e\u{301}te\u{301}", "vu"]);
    }
}
