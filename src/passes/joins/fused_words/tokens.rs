//! The words of a text, and which of them are neighbours.

use crate::chars::lanes::{HIGH, at_least, eight_from, equal, run};
use crate::chars::{after, is_blank, is_combining_mark, slice};
use crate::words::id::{fold, id_of, id_of_written};

/// A word of a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::passes::joins) struct Token<'t> {
    pub(in crate::passes::joins) word: &'t str,
    pub(super) start: usize,
    /// Whether it is made of the small letters of Latin-1 alone: then it is its own folded form.
    pub(super) is_plain: bool,
    /// Whether more than a hyphen, or than blanks, quotation marks and apostrophes, stands between it and the word before.
    /// These are all alike, since later passes change them.
    pub(in crate::passes::joins) is_apart: bool,
    /// Whether it is the first of its line.
    pub(super) starts_line: bool,
}

impl Token<'_> {
    /// The number of the word.
    #[inline]
    pub(in crate::passes::joins) fn id(&self, folded: &mut String) -> u64 {
        if self.is_plain {
            return id_of(self.word);
        }
        id_of_written(self.word, fold(self.word, folded))
    }

    pub(super) fn folded<'f>(&'f self, folded: &'f mut String) -> &'f str {
        if self.is_plain { self.word } else { fold(self.word, folded) }
    }
}

/// The words of a text: runs of letters and digits with their combining marks.
pub(in crate::passes::joins) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    let mut is_first = true;
    std::iter::from_fn(move || {
        let mut starts_line = std::mem::take(&mut is_first);
        let mut is_apart = starts_line;
        let mut start = at;
        let mut has_hyphen = false;
        loop {
            match class_at(text, start) {
                (_, 0) => return None,
                (Class::Small | Class::Letter, _) => break,
                (class, len) => {
                    has_hyphen |= class == Class::Hyphen;
                    is_apart |= !matches!(class, Class::Between | Class::Hyphen);
                    starts_line |= class == Class::LineEnd;
                    start += len;
                }
            }
        }
        // A hyphen that is not alone may be a dash.
        is_apart |= has_hyphen && start - at > 1;
        at = plain_end(text.as_bytes(), start);
        let plain = at;
        loop {
            match class_at(text, at) {
                (Class::Small | Class::Letter | Class::Mark, len) if len > 0 => at += len,
                _ => break,
            }
        }
        Some(Token { word: slice(text, start..at), start, is_plain: plain == at, is_apart, starts_line })
    })
}

/// Where the small letters of Latin-1 end that stand at a place.
fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        let eight = eight_from(bytes, at);
        let len = run(plain_lanes(eight));
        at += len;
        // What the eighth byte may lead isn't seen with it.
        if len < 7 || len == 7 && eight >> 56 != LEAD.into() {
            return at;
        }
    }
}

/// The lead byte of the letters from U+00C0 to U+00FF.
const LEAD: u8 = 0xC3;

/// The high bits of those of eight bytes that belong to small letters of Latin-1, `a` to `z` or `à` to `ÿ`.
fn plain_lanes(eight: u64) -> u64 {
    let low = eight & !HIGH;
    let within = |first: u8, last: u8| at_least(low, first) & !at_least(low, last + 1);
    let small = within(b'a', b'z') & !eight;
    let lead = equal(low, LEAD & 0x7F) & eight;
    // The second bytes go from 0xA0 to 0xBF; that of `÷` is 0xB7.
    let second = within(0x20, 0x3F) & !equal(low, 0x37) & eight;
    let pair = lead & (second >> 8) & HIGH;
    (small | pair | (pair << 8)) & HIGH
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A small letter from `a` to `z`.
    Small,
    /// Another letter, or a digit.
    Letter,
    /// A combining mark.
    Mark,
    /// What may stand between neighbours.
    Between,
    Hyphen,
    LineEnd,
    Other,
}

/// The class and the length of the character at a place; no length at the end.
#[inline(always)]
#[allow(clippy::inline_always)] // it is asked of each character
fn class_at(text: &str, at: usize) -> (Class, usize) {
    match text.as_bytes()[at..] {
        [] => (Class::Other, 0),
        [b @ ..0x80, ..] => (ASCII[usize::from(b)], 1),
        [0xC3, b, ..] => (if b == 0x97 || b == 0xB7 { Class::Other } else { Class::Letter }, 2),
        // The no-break spaces, guillemets and apostrophes of running text.
        [0xC2, 0xA0 | 0xAB | 0xBB, ..] => (Class::Between, 2),
        [0xE2, 0x80, 0x98..=0x9F | 0xAF, ..] => (Class::Between, 3),
        _ => {
            let c = after(text, at).unwrap_or_default();
            let class = if c.is_alphanumeric() {
                Class::Letter
            } else if is_combining_mark(c) {
                Class::Mark
            } else if is_blank(c) || matches!(c, '«' | '»' | '‹' | '›' | '‘'..='‟' | '´' | '′') {
                Class::Between
            } else {
                Class::Other
            };
            (class, c.len_utf8())
        }
    }
}

static ASCII: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut at = 0_u8;
    while at < 128 {
        classes[at as usize] = match at {
            b'a'..=b'z' => Class::Small,
            b'0'..=b'9' | b'A'..=b'Z' => Class::Letter,
            b'-' => Class::Hyphen,
            b'\n' => Class::LineEnd,
            b' ' | b'\t' | b'"' | b'\'' | b'<' | b'>' | b'`' => Class::Between,
            _ => Class::Other,
        };
        at += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_end_where_another_character_stands() {
        let letters = "abcdefghijkléàÿö";
        for end in [" ", "÷", "×", "É", "œ", "A", "«", "", "1", "\u{301}"] {
            for (from, _) in letters.char_indices() {
                for (upto, _) in letters.char_indices().skip_while(|&(at, _)| at < from) {
                    let text = [slice(letters, from..upto), end, "abc"].concat();
                    assert_eq!(
                        plain_end(text.as_bytes(), 0),
                        if end.is_empty() { text.len() } else { upto - from },
                        "{text:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn words_and_what_parts_them() {
        let found: Vec<_> =
            tokens("« L’eau », a-t-il dit. Elle\npart").map(|t| (t.word, t.is_apart)).collect();
        let expected = [
            ("L", true),
            ("eau", false),
            ("a", true),
            ("t", false),
            ("il", false),
            ("dit", false),
            ("Elle", true),
            ("part", true),
        ];
        assert_eq!(found, expected);
        assert_eq!(tokens(" … ").count(), 0);
    }
}
