//! Names with a dot inside, which look like the joint of two sentences: `net.Socket`, `README.Debian`, `'Local.As'`.

use crate::chars::{
    after, before, blanks_after, blanks_before, is_apostrophe, is_blank, is_quotation_mark, slice,
    word_after, word_before,
};
use crate::code::Code;
use crate::passes::joins::is_function_word;

use super::brackets::runs_up_to;
use super::known::is_known;
use super::opening_of;
use super::prose::prose_of;
use super::sentences::{Next, begins_running_sentence, has_word_behind, is_member, leads_label, runs_on};

/// Files whose names are often followed by a dot and a word.
const FILES: [&str; 9] =
    ["AUTHORS", "CHANGELOG", "CHANGES", "COPYING", "INSTALL", "LICENSE", "NEWS", "README", "TODO"];

/// What programs name by these words has members: `the request.Body`, `the options.Timeout`.
const OWNERS: [&str; 11] = [
    "args", "config", "context", "ctx", "options", "opts", "params", "props", "request", "response",
    "settings",
];

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
    // `from request.META`
    let follows_function_word = || {
        let blanks = blanks_before(text, end - left.len());
        is_function_word(word_before(text, blanks))
    };
    let is_capitals = || left.chars().all(char::is_uppercase);
    let is_first_word = || {
        let follows_long_word = || is_known(left) && left.chars().nth(SHORT + 1).is_some();
        let follows_words = is_small || is_capitals();
        follows_words && is_known(right)
            || is_small && (follows_long_word() || runs_up_to(text, end) && runs_on_with_words(text, start))
    };
    let is_among_words = || {
        (next == Next::Capitalised || !follows_function_word())
            && runs_up_to(text, end)
            && runs_on_with_words(text, start)
    };
    let begins_sentence = || {
        let is_sentence = || {
            (next == Next::Capitalised || is_among_words())
                && !has_capital_inside(right)
                && is_first_word()
                && runs_on(text, start)
        };
        // No name has a hyphen: `ways.Load-time linking`
        let word_end = start + right.len();
        let is_compound = || compound_end(text, word_end) > word_end && runs_up_to(text, end);
        let goes_on = || has_more_behind(text, compound_end(text, word_end));
        // `the server may wait.Specify 0`, but not `the queue.Queue of`
        let ends_sentence = || {
            is_small
                && left.chars().nth(SHORT + 1).is_some()
                && !has_capital_inside(right)
                && (!follows_function_word() || is_known(right))
                && runs_up_to(text, end)
                || is_small && is_inflected(left) && follows_word(text, end - left.len())
                || follows_remark(text, end)
                || (is_small || is_capitals())
                    && code.begins_sentences(right, left)
                    && follows_token(text, end - left.len())
        };
        let has_members = || code.has_member(left, right);
        // `threading.Thread`, but not `boats.Boats`
        let is_class = || {
            let stem = left.get(..right.len());
            stem.is_some_and(|stem| stem.eq_ignore_ascii_case(right)) && !left.ends_with('s')
        };
        !is_class()
            && !code.has_again(left, right)
            && (is_sentence() && !has_members()
                || leads_with_gerund(text, right, start + right.len())
                || goes_on() && (is_compound() || ends_sentence() && !has_members()))
    };
    match next {
        Next::Starter => {
            // Nothing is a member that begins sentences and names none.
            let is_plain = !is_member(right);
            let right_end = start + right.len();
            let is_label = || leads_label(text, right, right_end) && follows_word(text, end - left.len());
            if is_plain && is_small && runs_up_to(text, end) || is_small && is_label() {
                return false;
            }
            // `URL.Let’s`
            if after(text, right_end).is_some_and(|c| is_apostrophe(c) && is_in_word(text, right_end, c)) {
                return is_quoted;
            }
            let runs = || begins_running_sentence(text, start);
            let runs_through = || follows_word(text, end - left.len()) && runs_on_with_words(text, start);
            let is_sentence = || match is_small {
                true => goes_on(text, start + right.len()),
                false if is_plain => (runs() || has_word_behind(text, start)) && !code.has_again(left, right),
                false => (runs() || runs_through()) && !code.has_member(left, right),
            };
            is_quoted || code.is_spoken_of() && (is_held || !is_sentence())
        }
        Next::Initialism => is_unknown || code.is_spoken_of() && !(is_small && is_among_words()),
        Next::Capitalised | Next::Capitals => {
            FILES.contains(&left)
                || OWNERS.contains(&left) && is_known(right) && follows_article(text, end - left.len())
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

/// Whether a word that ends at `end` is a gerund with its object or preposition behind it, as no member is: `Leaving this as`.
fn leads_with_gerund(text: &str, word: &str, end: usize) -> bool {
    const OBJECTS: [&str; 12] =
        ["a", "an", "at", "by", "for", "from", "of", "the", "these", "this", "to", "with"];
    let next_at = blanks_after(text, end);
    word.chars().nth(5).is_some()
        && word.ends_with("ing")
        && next_at > end
        && OBJECTS.contains(&word_after(text, next_at))
}

/// Whether an English article stands before a place, with blanks between.
fn follows_article(text: &str, at: usize) -> bool {
    let end = blanks_before(text, at);
    end < at && matches!(word_before(text, end), "the" | "The")
}

/// Whether a known word in small letters stands before a place, with blanks between.
fn follows_word(text: &str, at: usize) -> bool {
    let end = blanks_before(text, at);
    let word = word_before(text, end);
    end < at && word.starts_with(char::is_lowercase) && is_known(word)
}

/// Whether two known words follow the one that starts at `start`, with blanks between.
pub(super) fn runs_on_with_words(text: &str, start: usize) -> bool {
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

/// Where a word that ends at `end` ends with the words in small letters that hyphens join to it.
fn compound_end(text: &str, mut end: usize) -> usize {
    while after(text, end) == Some('-') && after(text, end + 1).is_some_and(char::is_lowercase) {
        end += 1 + word_after(text, end + 1).len();
    }
    end
}

/// Whether a word has the ending of an adverb, an adjective or a participle of English: no module is named so.
fn is_inflected(word: &str) -> bool {
    const ENDINGS: [&str; 8] = ["able", "ed", "ible", "ive", "less", "ly", "ness", "ous"];
    word.chars().nth(5).is_some() && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a bracket that stands apart and holds prose ends at a place.
fn follows_remark(text: &str, end: usize) -> bool {
    let close = end.checked_sub(1).filter(|_| before(text, end) == Some(')'));
    close.and_then(|close| Some((opening_of(text, close)?, close))).is_some_and(|(open, close)| {
        prose_of(slice(text, open + 1..close)) > 0 && before(text, open).is_some_and(is_blank)
    })
}

/// Whether a blank and a word or a number stand before a place, or nothing parts it from a sign.
fn follows_token(text: &str, at: usize) -> bool {
    let end = blanks_before(text, at);
    before(text, end)
        .is_some_and(|c| if end < at { c.is_alphanumeric() } else { c == ')' || is_quotation_mark(c) })
}

/// Whether a blank, and then anything but a sign of code, follow a word that ends at `end`; a colon may stand between.
fn has_more_behind(text: &str, end: usize) -> bool {
    let colon = end + usize::from(after(text, end) == Some(':'));
    let next_at = blanks_after(text, colon);
    // A space may be set before a quotation mark.
    after(text, next_at).is_some_and(|c| is_quotation_mark(c) || next_at > colon && c.is_alphanumeric())
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
        is_blank(c) || is_apostrophe(c) || is_quote(c) || c == ',' || matches!(c, '\n' | '-') && runs_over()
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
