//! What a bracket is for, as what it holds and what stands beside it show.

use crate::chars::{is_apostrophe, is_blank, slice, tokens, word_after};
use crate::document::Document;
use crate::pass::Confidence;
use crate::passes::joins::is_function_word;
use crate::passes::joins::lost_spaces::known::{is_known, is_prefix, makes_word};

/// What a bracket is for, as far as what it holds shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BracketClass {
    /// Words that an editor put in: `[these crossings]des`. Default: [`Splice::Space`](super::Splice::Space).
    Editorial,
    /// Words left out: `[…]des`, `[...]des`. Default: [`Splice::Space`](super::Splice::Space).
    Ellipsis,
    /// `[sic]des`. Default: [`Splice::Space`](super::Splice::Space).
    Sic,
    /// A label in capitals before a capital: `[VIDEO]Hong`. Default: [`Splice::Space`](super::Splice::Space), `[VIDEO] Hong`.
    Label,
    /// Up to three letters, which an editor changed: `[l]e`. Default: [`Splice::Keep`](super::Splice::Keep).
    IntraWord,
    /// The number of a note: `[1]des`. Default: [`Splice::Keep`](super::Splice::Keep).
    Footnote,
    /// Anything else: an index, a pattern. Default: [`Splice::Keep`](super::Splice::Keep).
    Code,
}

impl BracketClass {
    /// Whether brackets of the class stand between words, and are no part of one.
    pub(super) fn is_inserted(self) -> bool {
        matches!(self, Self::Editorial | Self::Ellipsis | Self::Sic | Self::Footnote)
    }
}

/// What a bracket is, and how sure that is; `None` when it is a link.
pub(super) fn class_of(doc: &Document<'_>, open: usize, close: usize) -> Option<(BracketClass, Confidence)> {
    let text = doc.text();
    let rest = slice(text, close + 1..text.len());
    let is_link = rest.starts_with(['[', '(', ']', ':']) || slice(text, 0..open).ends_with(['[', ']', '!']);
    if is_link {
        return None;
    }
    let inside = slice(text, open + 1..close);
    if matches!(inside, "…" | "...") {
        return Some((BracketClass::Ellipsis, Confidence::Likely));
    }
    if inside == "sic" {
        return Some((BracketClass::Sic, Confidence::Likely));
    }
    if !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_digit()) {
        return Some((BracketClass::Footnote, Confidence::Likely));
    }
    // Signs that may yet become apostrophes are all alike.
    let is_text =
        |c: char| c.is_alphabetic() || is_blank(c) || is_apostrophe(c) || matches!(c, '-' | ',' | '.' | '…');
    let is_edge = |c: char| is_blank(c) || is_apostrophe(c);
    let is_open_ended = inside.ends_with(|c: char| is_edge(c) || c == '-');
    if (is_initials(inside) || holds_figures(inside)) && follows_in_sentence(text, close + 1)
        || is_reference(inside)
    {
        return Some((BracketClass::Editorial, Confidence::Likely));
    }
    if !inside.chars().all(is_text) || inside.starts_with(is_edge) || is_open_ended {
        return Some((BracketClass::Code, Confidence::Likely));
    }
    let words = tokens(inside).count();
    let follower = doc.words(close + 1..text.len().min(doc.line_at(close).end)).next();
    let follower = follower.map(|word| doc.slice(word)).unwrap_or_default();
    if words == 1 && stands_for_itself(inside, follower) {
        return Some((BracketClass::Editorial, Confidence::Likely));
    }
    if inside.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return Some((BracketClass::IntraWord, Confidence::Likely));
    }
    let is_label = inside.chars().all(|c| !c.is_lowercase()) && rest.starts_with(char::is_uppercase);
    if is_label {
        return Some((BracketClass::Label, Confidence::Likely));
    }
    let is_sure = words > 1 || follower.len() > 1 && is_function_word(follower);
    Some((BracketClass::Editorial, if is_sure { Confidence::Likely } else { Confidence::Suspect }))
}

/// Whether a bracket holds capitals with a dot each: `U.S.`
fn is_initials(inside: &str) -> bool {
    let mut letters = inside.split_terminator('.');
    let is_letter = |letter: &str| letter.chars().all(char::is_uppercase) && letter.chars().count() == 1;
    inside.ends_with('.') && inside.len() > 3 && letters.all(is_letter)
}

/// Whether a bracket holds words and figures, one of them a function word: `in 2025`, `2% to 3%`.
fn holds_figures(inside: &str) -> bool {
    let is_figure = |word: &str| {
        let is_sign = |c: char| matches!(c, '.' | ',' | '%' | '$' | '€' | '£' | '-' | '–');
        word.chars().all(|c| c.is_ascii_digit() || is_sign(c))
    };
    let is_word = |word: &str| word.chars().all(char::is_alphabetic) && word.chars().nth(1).is_some();
    let words = || tokens(inside);
    inside.contains(|c: char| c.is_ascii_digit())
        && words().all(|word| is_figure(word) || is_word(word))
        && words().any(|word| is_word(word) && is_function_word(word))
}

/// Whether a bracket ends with the number of a page: `Smith, p. 12`, `pp. 3-4`.
fn is_reference(inside: &str) -> bool {
    let is_of_numbers = |c: char| c.is_ascii_digit() || is_blank(c) || matches!(c, '-' | '–' | ',');
    let head = inside.trim_end_matches(is_of_numbers);
    head.len() < inside.len()
        && ["p.", "pp."].iter().any(|sign| {
            head.strip_suffix(sign).is_some_and(|lead| lead.is_empty() || lead.ends_with(is_blank))
        })
}

/// Whether a known word in small letters stands at `at`, right behind a bracket.
fn follows_in_sentence(text: &str, at: usize) -> bool {
    let word = word_after(text, at);
    word.starts_with(char::is_lowercase) && word.chars().nth(1).is_some() && is_known(word)
}

/// Whether a word in brackets and the one that touches it are two: both are known, and make none together.
fn stands_for_itself(inside: &str, follower: &str) -> bool {
    /// Shorter words start others, but for these, in byte order.
    const LONG: usize = 5;
    const SHORT: [&str; 20] = [
        "and", "ces", "cette", "ils", "leurs", "mes", "nos", "nous", "our", "ses", "she", "that", "the",
        "their", "they", "this", "vos", "vous", "was", "which",
    ];
    let is_whole = inside.chars().nth(LONG - 1).is_some() && is_known(inside) && !is_prefix(inside)
        || SHORT.binary_search(&inside).is_ok();
    is_whole
        && follower.starts_with(char::is_lowercase)
        && follower.chars().nth(2).is_some()
        && is_known(follower)
        && !makes_word(inside, follower)
}
