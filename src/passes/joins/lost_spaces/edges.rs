//! What may stand beside a mark: the characters and words at its edges.

use crate::chars::{
    after, before, blanks_before, digits_before, is_apostrophe, is_blank, is_quotation_mark, slice,
    word_after,
};

/// Whether a word may start behind a closing mark: one of a single letter must be a word by itself, or an elision.
pub(super) fn may_follow(text: &str, start: usize) -> bool {
    let word = word_after(text, start);
    stands_alone(word) || is_elision(text, start + word.len())
}

/// Whether a word that ends at `end` may stand before an opening mark: no elision that lost its apostrophe, no prefix of
/// strings in code, no member. A number may.
pub(super) fn may_precede(text: &str, end: usize, word: &str) -> bool {
    let start = end - word.len();
    if word.is_empty() {
        let number =
            slice(text, 0..end).trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let first = number.len();
        let blanks = blanks_before(text, first);
        let is_free = blanks < first || matches!(before(text, first), Some('$' | '€' | '£'));
        return digits_before(text, end) < end
            && is_free
            && !before(text, blanks).is_some_and(is_quotation_mark);
    }
    let is_joined = |c: char| {
        matches!(c, '_' | '/' | '\\' | '@' | '#' | '$' | '&' | '=' | '~' | '^' | '|') || c.is_numeric()
    };
    if is_unit(text, end, word) {
        return true;
    }
    let is_member = super::follows_dot(text, start) && word.starts_with(char::is_lowercase);
    let is_elision = matches!(word, "qu" | "Qu" | "lorsqu" | "puisqu" | "jusqu");
    let is_word = stands_alone(word) || follows_apostrophe(text, start);
    is_word && !is_member && !is_elision && !before(text, start).is_some_and(is_joined)
}

/// Whether a word has two letters or more, or is one of those that have but one.
pub(in crate::passes::joins) fn stands_alone(word: &str) -> bool {
    word.chars().nth(1).is_some()
        || matches!(word, "a" | "à" | "y" | "ô" | "A" | "À" | "I" | "Y")
        || is_cyrillic_word(word)
}

/// Whether a word is one of the Cyrillic ones of a single letter: conjunctions, prepositions and a pronoun.
pub(super) fn is_cyrillic_word(word: &str) -> bool {
    matches!(word, "а" | "в" | "и" | "к" | "о" | "с" | "у" | "я" | "і" | "з")
}

/// Whether an apostrophe and a letter stand at `end`.
pub(super) fn is_elision(text: &str, end: usize) -> bool {
    let apostrophe = after(text, end).filter(|&c| is_apostrophe(c));
    apostrophe.is_some_and(|c| after(text, end + c.len_utf8()).is_some_and(char::is_alphabetic))
}

/// Whether a word that starts at `start` is what follows an apostrophe within a word: the `s` of `Marion’s`.
pub(super) fn follows_apostrophe(text: &str, start: usize) -> bool {
    let apostrophe = before(text, start).filter(|&c| is_apostrophe(c));
    apostrophe.is_some_and(|c| before(text, start - c.len_utf8()).is_some_and(char::is_alphabetic))
}

/// Whether a word is one letter behind a number that stands free: `51g`.
pub(super) fn is_unit(text: &str, end: usize, word: &str) -> bool {
    let number = end - word.len();
    let first = digits_before(text, number);
    word.chars().nth(1).is_none() && first < number && before(text, first).is_none_or(is_edge)
}

/// Whether a word that ends at `end` is the ending of an ordinal: `4th`, `1er`.
pub(super) fn is_ordinal(text: &str, end: usize, word: &str) -> bool {
    let number = end - word.len();
    let is_ending = matches!(word, "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "ème");
    is_ending && digits_before(text, number) < number
}

/// Whether a character may close a quotation or a bracket; which way a mark turns is found out later.
pub(super) fn is_closer(c: char) -> bool {
    is_quotation_mark(c) || matches!(c, '<' | '>' | '\'' | '’' | ')' | ']')
}

/// Whether a character is a quotation mark, or a blank, which may stand inside one.
pub(super) fn is_mark_or_blank(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '‟' | '‚' | '<' | '>') || is_blank(c)
}

/// Whether a word ends at a character.
pub(super) fn is_edge(c: char) -> bool {
    is_mark_or_blank(c) || c == '\n'
}
