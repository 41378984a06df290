//! Acronyms and the words that they stand for, one before a bracket and the other in it.

use crate::chars::{blanks_before, is_apostrophe, is_blank, word_before, words};

use super::known::is_known;

/// Whether the words in a bracket have the letters of the word before it as their initials: `RPC(Remote Procedure Call)`.
pub(super) fn spells_out(word: &str, inside: &str) -> bool {
    /// Longer words are no acronyms.
    const LONGEST: usize = 8;
    let words = || words(inside);
    let is_initial = |(letter, word): (char, &str)| {
        word.chars().next().is_some_and(|c| c.to_lowercase().eq(letter.to_lowercase()))
    };
    let is_capitals = word.chars().all(char::is_uppercase);
    let is_small = word.chars().all(char::is_lowercase);
    let is_acronym = word.chars().nth(1).is_some() && word.chars().nth(LONGEST).is_none() && !is_known(word);
    let is_of_words =
        |c: char| c.is_alphabetic() || is_blank(c) || is_apostrophe(c) || c == '-' || c == ',' && is_capitals;
    is_acronym
        && inside.starts_with(char::is_alphabetic)
        && inside.chars().all(is_of_words)
        && words().nth(1).is_some()
        && words().all(|word| word.chars().nth(1).is_some())
        && (!is_small || word.chars().count() == words().count())
        && word.chars().zip(words()).take(if is_capitals { LONGEST } else { 2 }).all(is_initial)
}

/// Whether a word is two capitals: `RC`.
pub(super) fn is_initials(word: &str) -> bool {
    word.chars().count() == 2 && word.chars().all(char::is_uppercase)
}

/// Whether an acronym ends with the initial of the word before it: `Internet of Things(IOT)`.
pub(super) fn is_initial(word: &str, acronym: &str) -> bool {
    let last = acronym.trim_end_matches('s').chars().next_back();
    last.is_some_and(|last| word.to_uppercase().starts_with(last))
}

/// Whether an acronym starts or ends with the initial of the word before it: `réseaux privés virtuels(VPN)`.
pub(super) fn is_of_acronym(word: &str, acronym: &str) -> bool {
    let initial = word.chars().next().and_then(|c| c.to_uppercase().next());
    word.chars().nth(3).is_some()
        && initial.is_some_and(|initial| {
            acronym.starts_with(initial) || acronym.trim_end_matches('s').ends_with(initial)
        })
}

/// Whether the words before a place have the last letters of an acronym as their initials: `uniform resource locator(URL)`.
pub(super) fn spells(text: &str, mut end: usize, acronym: &str) -> bool {
    let mut letters = acronym.trim_end_matches('s').chars().rev();
    let mut spelled = 0;
    while let Some(letter) = letters.next().filter(|_| spelled < 2) {
        let word = word_before(text, end);
        let is_initial = word.chars().next().is_some_and(|c| c.to_uppercase().eq([letter]));
        if !is_initial || word.chars().nth(1).is_none() {
            return false;
        }
        spelled += 1;
        end = blanks_before(text, end - word.len());
    }
    spelled == 2
}
