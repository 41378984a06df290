//! What stands before an opening bracket: a word that remarks may follow, or the name of a call.

use crate::chars::{after, before, blanks_before, digits_before, is_apostrophe, slice, word_before};
use crate::code::Code;

use crate::words::{FRENCH, languages_of};

use super::edges::{
    follows_apostrophe, is_closer, is_edge, is_mark_or_blank, is_ordinal, is_unit, may_precede,
};
use super::follows_dot;
use super::inside::{has_function_word, is_call};
use super::known::{is_keyword, is_known, leads_call};
use super::prose::is_plainly_remark;

/// What stands before an opening bracket.
#[derive(Debug)]
pub(super) struct Head<'t> {
    /// Its letters; none of a number.
    pub(super) word: &'t str,
    pub(super) kind: Kind,
    /// Whether a word or a comma stands before it.
    is_among_words: bool,
}

/// What a head may be, from what calls have no name of to what they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A known word, a name, a year.
    Word,
    /// A number, an ordinal, capitals, a word that is not known.
    Unknown,
    /// Words with a slash between, which no call has in its name: `and/or`, `/dev/udp`.
    Path,
    /// Letters and digits: `RAID-0`, `B.4`.
    Term,
    /// What code has names of: `snake_case`, `CamelCase`, `3d`, `x`, a path.
    Name,
}

impl<'t> Head<'t> {
    /// What stands before the bracket that opens at `open` and holds `inside`; `None` when no bracket may be parted from it.
    pub(super) fn before(text: &'t str, open: usize, inside: &str, is_code: bool) -> Option<Self> {
        let word = word_before(text, open);
        let start = open - word.len();
        // `Page.Une(`: nothing parts the two words, so nothing parts the word from its bracket.
        let is_member = follows_dot(text, start) && word.starts_with(char::is_lowercase);
        if follows_mark(text, start) && !is_member
            || matches!(word, "qu" | "Qu" | "lorsqu" | "puisqu" | "jusqu")
        {
            return None;
        }
        let token = token_before(text, open);
        let is_compound = token.contains('-') && token.chars().all(|c| c.is_alphabetic() || c == '-');
        let (kind, whole) = match may_precede(text, open, word) {
            true if is_compound => (Kind::of_word(text, open, word, inside, is_code), token),
            true => (Kind::of_word(text, open, word, inside, is_code), word),
            false => (Kind::of_token(text, token, open, inside)?, token),
        };
        Some(Self { word, kind, is_among_words: is_among_words(text, open - whole.len()) })
    }

    /// Whether it may be a word, or a number.
    pub(super) fn may_be_word(&self) -> bool {
        self.kind <= Kind::Unknown
    }

    /// Whether it is a known word, a name or a year.
    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether it is a number behind another one: `7-6`.
    pub(super) fn is_score(&self) -> bool {
        self.kind == Kind::Term && self.word.is_empty()
    }

    /// Whether its letters are all small, or all capitals.
    pub(super) fn is_one_case(&self) -> bool {
        let letters = || self.word.chars();
        letters().all(char::is_lowercase) || letters().all(char::is_uppercase)
    }

    pub(super) fn is_small(&self) -> bool {
        self.may_be_word() && self.word.chars().all(char::is_lowercase)
    }

    /// Whether it stands where calls do, or is named like one.
    pub(super) fn may_be_call(&self) -> bool {
        !self.is_among_words || is_keyword(self.word)
    }

    /// Whether it is a word of French alone among words, and called nowhere: calls have names of English.
    pub(super) fn is_french(&self, code: &Code<'_>) -> bool {
        self.kind == Kind::Word
            && self.is_among_words
            && self.is_small()
            && languages_of(self.word) == FRENCH
            && !code.has_call(self.word, is_call)
    }

    /// How much prose a bracket is to outdo before it is parted from this.
    pub(super) fn doubts(&self) -> usize {
        self.kind.doubts().max(1) + 2 * usize::from(self.may_be_call())
    }

    /// The same in a text that speaks of code.
    pub(super) fn doubts_in_code(&self, code: &Code<'_>) -> usize {
        let of_place = match self.kind {
            _ if self.is_among_words => 0,
            Kind::Word => 2,
            _ => 4,
        };
        let of_word =
            3 * usize::from(is_keyword(self.word)) + 2 * usize::from(code.has_call(self.word, is_call));
        self.kind.doubts() + of_place + of_word
    }
}

impl Kind {
    fn doubts(self) -> usize {
        match self {
            Self::Word => 0,
            Self::Unknown | Self::Path => 1,
            Self::Term => 2,
            Self::Name => 3,
        }
    }

    /// The kind of a word, or of a number, that may stand before a mark.
    fn of_word(text: &str, end: usize, word: &str, inside: &str, is_code: bool) -> Self {
        let is_small = word.chars().all(char::is_lowercase);
        let is_year = word.is_empty() && end - digits_before(text, end) == 4;
        if is_year
            || follows_apostrophe(text, end - word.len())
            || is_name(word)
            || is_small && is_known(word)
        {
            return Self::Word;
        }
        let is_one_case = is_small || word.chars().all(char::is_uppercase);
        let may_be_word = word.is_empty()
            || is_unit(text, end, word)
            || word.starts_with(char::is_uppercase) && has_function_word(inside)
            || !is_code && is_brand(word)
            || word.chars().nth(2).is_some() && is_one_case;
        if may_be_word { Self::Unknown } else { Self::Name }
    }

    /// The kind of letters, digits and signs that end at `end`; `None` when they don't stand free or name a member.
    fn of_token(text: &str, token: &str, end: usize, inside: &str) -> Option<Self> {
        let lead = before(text, end - token.len());
        // A dot before a capital may be the end of a sentence, which loses its place in the token.
        let has_member = || {
            token.match_indices('.').any(|(at, _)| after(token, at + 1).is_some_and(|c| !c.is_ascii_digit()))
        };
        if has_member() && !is_plainly_remark(inside)
            || !token.ends_with(char::is_alphanumeric)
            || !lead.is_none_or(|c| is_edge(c) || matches!(c, '(' | ']'))
        {
            return None;
        }
        let is_letter = token.chars().filter(|c| c.is_alphanumeric()).nth(1).is_none();
        let word = token.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_led_by_digits = word.len() < token.len() && word.chars().all(char::is_alphabetic);
        Some(match is_led_by_digits {
            true if is_ordinal(text, end, word) => Self::Unknown,
            true => Self::Name,
            false if is_path(token) => Self::Path,
            false if is_letter || has_member() || token.contains(['_', '/', '@', ':']) => Self::Name,
            false => Self::Term,
        })
    }
}

/// The letters, digits and signs of names that end at `end`.
fn token_before(text: &str, end: usize) -> &str {
    /// Longer ones are not looked through.
    const FAR: usize = 60;
    let is_part =
        |c: &char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '/' | '@' | '#' | ':' | '+');
    let head = slice(text, 0..end);
    let len: usize = head.chars().rev().take(FAR).take_while(is_part).map(char::len_utf8).sum();
    slice(head, end - len..end)
}

/// Whether a token is made of words of two letters or more with slashes between or before them.
fn is_path(token: &str) -> bool {
    let is_word =
        |word: &str| word.chars().all(|c| c.is_alphabetic() || c == '-') && word.chars().nth(1).is_some();
    token.contains('/') && token.strip_prefix('/').unwrap_or(token).split('/').all(is_word)
}

/// Whether a word has one capital, and that first.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
}

/// Whether a word may be the name of a brand or a site: letters with capitals inside, a capital first or second (`GitHub`,
/// `iPhone`).
fn is_brand(word: &str) -> bool {
    let mut letters = word.chars();
    let is_led =
        letters.next().is_some_and(char::is_uppercase) || letters.next().is_some_and(char::is_uppercase);
    is_led && word.chars().any(char::is_lowercase) && word.chars().nth(2).is_some()
}

/// Whether a word or a comma stands before a place, and no keyword: blanks and quotation marks between make no difference.
pub(super) fn is_among_words(text: &str, at: usize) -> bool {
    let mut end = blanks_before(text, at);
    while let Some(c) =
        before(text, end).filter(|&c| is_mark_or_blank(c) || is_apostrophe(c) || matches!(c, ',' | ')' | '%'))
    {
        end = blanks_before(text, end - c.len_utf8());
        // `the read() call`
        end -= usize::from(c == ')' && before(text, end) == Some('('));
    }
    before(text, end).is_some_and(char::is_alphanumeric) && !leads_call(word_before(text, end))
}

/// Whether a word that starts at `start` touches the marks of a sentence, perhaps with quotation marks between: there the
/// bracket behind it tells that it begins no sentence. Blanks beside quotation marks make no difference.
fn follows_mark(text: &str, start: usize) -> bool {
    let mut at = start;
    loop {
        let inner = blanks_before(text, at);
        match before(text, inner) {
            Some(c) if is_closer(c) => at = inner - c.len_utf8(),
            Some('.' | '!' | '?' | '…') => return inner == start || at < start,
            // A turn of a dialogue: `fin.— Suite(`
            Some(dash @ ('—' | '–')) if inner < at => {
                let end = inner - dash.len_utf8();
                return matches!(before(text, end), Some('.' | '!' | '?' | '…'));
            }
            _ => return false,
        }
    }
}
