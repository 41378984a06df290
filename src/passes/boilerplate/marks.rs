//! Marks that single lines carry: made-up bylines, names, labels, years, the sign ©.

use std::ops::RangeInclusive;

use memchr::{memchr, memchr_iter};

use super::mentions::is_quoted;
use crate::chars::{before, is_blank, slice};

/// 1 for `By` or `Par` and one token of small letters and digits, 2 when nobody could say the token, 0 for all else.
pub(super) fn handle(block: &str) -> u8 {
    let mut words = block.split(|c: char| is_blank(c) || c == ':').filter(|word| !word.is_empty());
    let (Some(by), Some(token), None) = (words.next(), words.next(), words.next()) else { return 0 };
    let is_by = ["by", "par"].iter().any(|known| by.eq_ignore_ascii_case(known));
    let token = token.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_made_of_both = token.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && token.starts_with(|c: char| c.is_ascii_lowercase())
        && token.contains(|c: char| c.is_ascii_digit());
    if !is_by || !is_made_of_both || !(4..=12).contains(&token.len()) {
        return 0;
    }
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let name = token.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_unsaid = !name.contains(is_vowel)
        || name.contains(|c: char| c.is_ascii_digit())
        || name.split(is_vowel).any(|consonants| consonants.len() >= 4);
    1 + u8::from(is_unsaid)
}

/// Whether a line ends with somebody's name behind the word of a byline: `Propos recueillis par Yann Riou`.
pub(super) fn credits_somebody(line: &str) -> bool {
    const BY: [&str; 7] = ["par", "by", "von", "por", "da", "di", "door"];
    const NAMES: RangeInclusive<usize> = 2..=6;
    let words = || line.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let is_by = |word: &str| BY.iter().any(|by| word.eq_ignore_ascii_case(by));
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let Some(by) = words().take(*NAMES.end()).take_while(|word| !is_number(word)).position(is_by) else {
        return false;
    };
    let names = || words().skip(by + 1);
    let is_small = |word: &str| word.starts_with(|c: char| !c.is_uppercase());
    NAMES.contains(&names().take(NAMES.end() + 1).count())
        && names().filter(|word| !is_small(word)).nth(1).is_some()
        && names().all(|word| !is_small(word) || word.len() <= 3 && word.starts_with(char::is_alphabetic))
}

/// Whether a line is an entry of a record: a label of a few words, a colon, a value.
pub(super) fn is_entry(line: &str) -> bool {
    /// Bytes of a label and its colon, at most.
    const LABEL: usize = 32;
    const WORDS: usize = 4;
    let start = line.as_bytes().get(..LABEL).unwrap_or(line.as_bytes());
    let Some(colon) = memchr(b':', start) else { return false };
    let (label, value) =
        (slice(line, 0..colon).trim_end_matches(is_blank), slice(line, colon + 1..line.len()));
    label.starts_with(char::is_uppercase)
        && label
            .chars()
            .all(|c| c.is_alphabetic() || is_blank(c) || matches!(c, '-' | '\'' | '’' | '/' | '.'))
        && label.split(is_blank).count() <= WORDS
        && value.starts_with(is_blank)
        && value.contains(char::is_alphanumeric)
}

pub(super) fn has_year(block: &str) -> bool {
    block
        .split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
}

/// Whether the sign © leads a block, stands beside the word, or before a year or a name: not in `Ã©`, a misread letter, nor in
/// `The sign © is`. In `Â©`, it is misread itself.
pub(super) fn has_copyright_sign(block: &str) -> bool {
    const WORD: &str = "copyright";
    /// More of these signs say nothing new, and each is looked for in quotation marks.
    const SIGNS: usize = 8;
    /// The first byte of the sign, which French holds less often than the second.
    const LEAD: u8 = 0xC2;
    let is_word = |part: Option<&str>| part.is_some_and(|part| part.eq_ignore_ascii_case(WORD));
    let signs = memchr_iter(LEAD, block.as_bytes());
    let mut tails = signs.filter_map(|at| Some((at, slice(block, at..block.len()).strip_prefix('©')?)));
    tails.by_ref().take(SIGNS).any(|(at, tail)| {
        if is_quoted(block, at, at + '©'.len_utf8()) {
            return false;
        }
        let head = slice(block, 0..at).trim_end_matches(|c: char| !c.is_alphanumeric());
        let tail = tail.trim_start_matches(is_blank);
        let leads_name = !tail.starts_with(char::is_lowercase)
            && !before(block, at).is_some_and(|c| c.is_alphabetic() && c != 'Â');
        head.is_empty()
            || leads_name
            || is_word(head.len().checked_sub(WORD.len()).and_then(|start| head.get(start..)))
            || is_word(tail.get(..WORD.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_no_names() {
        for (block, degree) in [
            ("By pfvz8", 2),
            ("Par : wjmr7", 2),
            ("by k3jd9", 2),
            ("By marie75", 1),
            ("By Jane Doe", 0),
            ("Par Maëlle Corfmadec", 0),
            ("By Agent47", 0),
            ("Par 2024", 0),
            ("By b2", 0),
            ("Écrit par pfvz8 hier", 0),
        ] {
            assert_eq!(handle(block), degree, "{block:?}");
        }
    }
}
