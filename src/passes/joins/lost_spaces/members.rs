//! Names with a dot inside, which look like the joint of two sentences: `net.Socket`, `README.Debian`, `'Local.As'`.

use crate::chars::{
    after, before, blanks_after, blanks_before, is_apostrophe, is_blank, is_quotation_mark, word_after,
    word_before,
};
use crate::code::Code;
use crate::passes::joins::is_function_word;

use super::brackets::runs_up_to;
use super::known::is_known;
use super::sentences::{Next, begins_running_sentence, has_word_behind, is_member, runs_on};

/// Files whose names are often followed by a dot and a word.
const FILES: [&str; 9] =
    ["AUTHORS", "CHANGELOG", "CHANGES", "COPYING", "INSTALL", "LICENSE", "NEWS", "README", "TODO"];

/// Whether the words around a dot, `left` up to `end` and `right` from `start` on, may be one name.
pub(super) fn may_be_one_name(
    text: &str,
    left: &str,
    end: usize,
    right: &str,
    start: usize,
    next: Next,
    code: &Code<'_>,
) -> bool {
    /// Such a short word that is not known is a module, a unit or an abbreviation.
    const SHORT: usize = 3;
    let (is_held, is_quoted) = held(text, end - left.len(), start + right.len());
    let is_small = left.chars().all(char::is_lowercase);
    // `l’eau`, `17th`
    let is_ending = before(text, end - left.len()).is_some_and(|c| is_apostrophe(c) || c.is_ascii_digit());
    // A quotation may end before the dot: `“mot”.“Suite`
    let is_quoted = is_quoted && !left.is_empty();
    let is_name = left.starts_with(char::is_uppercase)
        && left.contains(char::is_lowercase)
        && left.chars().nth(SHORT - 1).is_some();
    let is_unknown = is_small && !left.is_empty() && !is_ending && !is_known(left);
    let is_first_word = || {
        let follows_long_word = || is_known(left) && left.chars().nth(SHORT + 1).is_some();
        let follows_words = is_small || left.chars().all(char::is_uppercase);
        follows_words && is_known(right)
            || is_small && (follows_long_word() || runs_up_to(text, end) && runs_on_with_words(text, start))
    };
    // `from request.META`
    let follows_function_word = || {
        let blanks = blanks_before(text, end - left.len());
        is_function_word(word_before(text, blanks))
    };
    let is_among_words = || {
        (next == Next::Capitalised || !follows_function_word())
            && runs_up_to(text, end)
            && runs_on_with_words(text, start)
    };
    let begins_sentence = || {
        (next == Next::Capitalised || is_among_words())
            && !has_capital_inside(right)
            && is_first_word()
            && runs_on(text, start)
            && !code.has_member(left, right)
    };
    match next {
        Next::Starter => {
            let is_sentence = || {
                let runs_through = || {
                    follows_word(text, end - left.len()) && runs_on_with_words(text, start)
                        || !is_member(right) && has_word_behind(text, start)
                };
                let may_be_member = || {
                    !(begins_running_sentence(text, start) || runs_through()) || code.has_member(left, right)
                };
                if is_small { goes_on(text, start + right.len()) } else { !may_be_member() }
            };
            is_quoted || code.is_spoken_of() && (is_held || !is_sentence())
        }
        Next::Initialism => is_unknown || code.is_spoken_of() && !(is_small && is_among_words()),
        Next::Capitalised | Next::Capitals => {
            FILES.contains(&left)
                || matches!(left, "changelog" | "readme")
                || is_unknown && left.is_ascii() && left.len() <= SHORT
                || has_capital_inside(right) && (is_unknown || !is_small)
                || has_capital_inside(left) && code.has_member(left, right)
                || is_name && code.has_again(left, right) && !code.has_parted(left, right)
                || is_held
                || is_quoted
                || code.is_spoken_of() && !begins_sentence()
        }
        Next::Initials | Next::Item | Next::Catalogue => false,
    }
}

/// Where the ending of a name ends that an apostrophe leads: `’s`.
fn possessive_end(text: &str, end: usize) -> usize {
    let inner = end + after(text, end).filter(|&c| is_apostrophe(c)).map_or(0, char::len_utf8);
    if inner > end && word_after(text, inner) == "s" { inner + 1 } else { end }
}

/// Whether a known word in small letters stands before a place, with blanks between.
fn follows_word(text: &str, at: usize) -> bool {
    let end = blanks_before(text, at);
    let word = word_before(text, end);
    end < at && word.starts_with(char::is_lowercase) && is_known(word)
}

/// Whether two known words follow the one that starts at `start`, with blanks between.
fn runs_on_with_words(text: &str, start: usize) -> bool {
    let mut end = start + word_after(text, start).len();
    (0..2).all(|_| {
        // `Bob’s reviewer insists`
        end = possessive_end(text, end);
        let next_at = blanks_after(text, end);
        let word = word_after(text, next_at);
        let is_parted = next_at > end;
        end = next_at + word.len();
        is_parted && word.starts_with(char::is_lowercase) && is_known(word)
    })
}

/// Whether the sentence goes on behind its first word.
fn goes_on(text: &str, end: usize) -> bool {
    // A space may be set before a quotation mark, and before other marks.
    let is_quote = |c| is_quotation_mark(c) || matches!(c, '<' | '>');
    let ends = matches!(after(text, blanks_after(text, end)), Some(';' | ':' | '!' | '?'));
    let next = after(text, end).filter(|_| !ends);
    // The end of a text is that of a line.
    let runs_over = || after(text, end + 1).is_some_and(char::is_lowercase);
    next.is_some_and(|c| {
        is_blank(c) || is_apostrophe(c) || is_quote(c) || c == ',' || c == '\n' && runs_over()
    })
}

/// Whether a word has a capital behind a small letter: `CamelCase`, but not `McDonald`.
fn has_capital_inside(word: &str) -> bool {
    let mut last = '\0';
    let is_hump = |c: char| {
        let is_hump = last.is_lowercase() && c.is_uppercase();
        last = c;
        is_hump
    };
    !word.starts_with("Mc") && !word.starts_with("Mac") && word.chars().any(is_hump)
}

/// Whether what stands between two places is held by signs of code, and whether by quotation marks. Blanks make no
/// difference, since typography sets them.
fn held(text: &str, start: usize, end: usize) -> (bool, bool) {
    let next_at = blanks_after(text, end);
    match after(text, next_at) {
        Some('|' | '}' | ']' | '^' | '~' | ')' | ';') => (true, false),
        Some(c @ ('<' | '>')) => (after(text, next_at + 1) != Some(c), false),
        Some(c) => (false, is_mark(text, next_at, c) && opens(text, blanks_before(text, start))),
        None => (false, false),
    }
}

/// Whether a character at `at` may be a quotation mark.
fn is_mark(text: &str, at: usize, c: char) -> bool {
    (is_quotation_mark(c) || is_apostrophe(c)) && !(is_apostrophe(c) && is_in_word(text, at, c))
}

/// Whether a quotation mark that opens may end at `end`.
fn opens(text: &str, end: usize) -> bool {
    before(text, end).is_some_and(|c| is_mark(text, end - c.len_utf8(), c))
}

/// Whether letters or digits touch an apostrophe at `at` on both sides.
fn is_in_word(text: &str, at: usize, c: char) -> bool {
    before(text, at).is_some_and(char::is_alphanumeric)
        && after(text, at + c.len_utf8()).is_some_and(char::is_alphanumeric)
}
