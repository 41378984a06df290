//! Quotation marks and round brackets that touch a word on their outer side: `»a`, `mot«`, `(ANM)a`.

use crate::chars::{after, before, is_blank, slice};
use crate::document::Document;
use crate::locale::Language;
use crate::pass::{Confidence, Rule};
use crate::passes::joins::lexicon::{CommonWords, Lexicon as _};
use crate::passes::joins::words::LONGEST;
use crate::passes::joins::{fold_into, is_function_word};

use super::{Joint, Verdict, closing_of, opening_of, word_after, word_before};

pub(super) static RULE: Rule =
    Rule::new("joins/mark", "A space parts a closing or opening mark from the word that was joined to it.")
        .example("Le port (SNSM)a sa « vigie »depuis mai.", "Le port (SNSM) a sa « vigie » depuis mai.");

const AFTER: &str = "a word follows the closing mark without a space";
const BEFORE: &str = "a word stands before the opening mark without a space";

/// Whether a space is missing beside a mark.
pub(super) fn judge(doc: &Document<'_>, joint: &Joint) -> Verdict {
    let text = doc.text();
    let closes = joint.mark.end == joint.gap;
    match (slice(text, joint.mark.clone()), closes) {
        ("", _) => None,
        (")", _) => after_bracket(text, joint),
        ("(", _) => before_bracket(text, joint),
        (_, true) => after_quote(text, joint),
        (_, false) => before_quote(text, joint),
    }
}

fn after_quote(text: &str, joint: &Joint) -> Verdict {
    let next = word_after(text, joint.start);
    let inside = word_before(text, joint.inner_end);
    let last = before(text, joint.inner_end)?;
    // `27"x`, `"mot"s`, `"mot"es`
    if !may_follow(next) || next == "es" || last.is_numeric() || is_blank(last) || last == '\n' {
        return None;
    }
    let opener = before(text, joint.inner_end - inside.len());
    let is_one_word = opener.is_none_or(is_edge) && !inside.is_empty();
    if is_one_word && makes_word(inside, next) {
        return None;
    }
    Some((Confidence::Likely, AFTER))
}

fn before_quote(text: &str, joint: &Joint) -> Verdict {
    let head = word_before(text, joint.gap);
    if !may_precede(text, joint.gap, head) {
        return None;
    }
    let inside = word_after(text, joint.start);
    // A sign behind the word may stand apart from it before typography, and close to it after, or the other way round.
    let is_sign = |c: char| matches!(c, ';' | ':' | '!' | '?' | '…' | '.' | ',' | '%');
    let behind = after(text, joint.start + inside.len());
    if behind.is_none_or(|c| is_edge(c) || is_sign(c)) && makes_word(head, inside) {
        return None;
    }
    let is_prefix = head.chars().all(char::is_lowercase) && !is_known(head);
    Some((if is_prefix { Confidence::Suspect } else { Confidence::Likely }, BEFORE))
}

fn after_bracket(text: &str, joint: &Joint) -> Verdict {
    let close = joint.mark.start;
    let open = opening_of(text, close)?;
    let is_free =
        |c: char| is_blank(c) || c == '\n' || is_quote(c) || matches!(c, '.' | '!' | '?' | '…' | '—' | '–');
    let lead = before(text, open);
    if !lead.is_none_or(is_free) {
        return None;
    }
    let next = word_after(text, joint.start);
    let is_ordinal = matches!(next, "nde" | "ème" | "ième");
    let is_word = next.chars().nth(2).is_some() && !is_ordinal || is_function_word(next);
    let holds = match Inside::of(slice(text, open + 1..close)) {
        // The number of an item of a list.
        Inside::Number(digits) => is_word && (digits > 2 || lead.is_some_and(|c| c != '\n')),
        Inside::Acronym => may_follow(next) && next.chars().skip(1).all(char::is_lowercase),
        Inside::Words(count) => count > 1 && may_follow(next),
        Inside::Other => false,
    };
    holds.then_some((Confidence::Likely, AFTER))
}

fn before_bracket(text: &str, joint: &Joint) -> Verdict {
    let open = joint.mark.start;
    let close = closing_of(text, open)?;
    let head = word_before(text, open);
    let is_name = head.starts_with(char::is_uppercase) && head.chars().skip(1).all(char::is_lowercase);
    let is_word = is_known(head) && head.chars().all(char::is_lowercase);
    let inside = slice(text, open + 1..close);
    let follower = after(text, close + 1);
    let behind = after(text, close + 1 + follower.map_or(0, char::len_utf8));
    let is_end = match follower {
        _ if inside.ends_with(['.', '!', '?', '…']) => false,
        None | Some('\n' | ',' | '!' | '?' | '…') => true,
        Some('.') => behind.is_none_or(|c| !c.is_alphanumeric()),
        Some(c) => is_blank(c),
    };
    if follows_sentence(text, open - head.len()) || !may_precede(text, open, head) || !is_end {
        return None;
    }
    let has_function_word = || inside.split(|c: char| !c.is_alphabetic()).any(is_function_word);
    let holds = match Inside::of(inside) {
        // A sentence in brackets is no list of arguments, whatever stands before it.
        Inside::Words(count) if count > 3 && head.chars().all(char::is_lowercase) => has_function_word(),
        _ if !(is_name || is_word) => false,
        Inside::Number(digits) => digits == 4,
        Inside::Acronym => true,
        Inside::Words(count) => count > 2 && has_function_word(),
        Inside::Other => false,
    };
    holds.then_some((Confidence::Likely, BEFORE))
}

/// What a bracket holds.
enum Inside {
    /// Digits: so many.
    Number(usize),
    /// Two capitals or more.
    Acronym,
    /// Words: so many of two letters or more.
    Words(usize),
    /// Signs, a part of a word.
    Other,
}

impl Inside {
    fn of(inside: &str) -> Self {
        // Spaces beside marks may yet be set, and marks be exchanged: neither may change what a bracket holds.
        let is_in_word = |c: char| c.is_alphabetic() || matches!(c, '\'' | '‘' | '’' | '´' | '-');
        let is_of_words = |c: char| {
            is_in_word(c)
                || is_quote(c)
                || c.is_numeric()
                || matches!(c, '–' | ',' | '.' | ';' | ':' | '%' | '!' | '?' | '…')
        };
        if inside.bytes().all(|b| b.is_ascii_digit()) && !inside.is_empty() {
            Self::Number(inside.len())
        } else if inside.len() > 1 && inside.chars().all(char::is_uppercase) {
            Self::Acronym
        } else if inside.chars().all(is_of_words)
            && !inside.starts_with(is_blank)
            && !inside.ends_with(is_blank)
        {
            let is_word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
            Self::Words(inside.split(|c| !is_in_word(c)).filter(is_word).count())
        } else {
            Self::Other
        }
    }
}

/// Whether a word may stand behind a closing mark: one of a single letter must be a word by itself.
fn may_follow(word: &str) -> bool {
    word.chars().nth(1).is_some() || matches!(word, "a" | "à" | "y" | "ô" | "A" | "À" | "I" | "Y")
}

/// Whether a word that ends at `end` may stand before an opening mark: no elision that lost its apostrophe, no prefix of
/// strings in code, no member.
fn may_precede(text: &str, end: usize, word: &str) -> bool {
    let start = end - word.len();
    let is_joined = |c: char| {
        matches!(c, '_' | '/' | '\\' | '@' | '#' | '$' | '&' | '=' | '~' | '^' | '|') || c.is_numeric()
    };
    let is_member = super::follows_dot(text, start) && word.starts_with(char::is_lowercase);
    let is_elision = matches!(word, "qu" | "Qu" | "lorsqu" | "puisqu" | "jusqu");
    may_follow(word) && !is_member && !is_elision && !before(text, start).is_some_and(is_joined)
}

/// Whether a word stands at the end of a sentence without a space: `Page.Une(`, `aa.”Aa(`. A word before a bracket may be
/// a call, so nothing parts the two sentences there, and nothing parts the word from its bracket either.
fn follows_sentence(text: &str, start: usize) -> bool {
    let is_closing = |c: char| is_quote(c) || matches!(c, ')' | ']' | '\'' | '’');
    let head = slice(text, 0..start);
    !head.ends_with(is_blank) && head.trim_end_matches(is_closing).ends_with(['.', '!', '?', '…'])
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '‟' | '‚' | '<' | '>') || is_blank(c)
}

/// Whether a word ends at a character.
fn is_edge(c: char) -> bool {
    is_quote(c) || c == '\n'
}

fn is_known(word: &str) -> bool {
    is_known_in(word, &mut [0; LONGEST])
}

/// Whether two parts make a word that is known.
fn makes_word(first: &str, second: &str) -> bool {
    let mut whole = [0; LONGEST];
    let end = first.len() + second.len();
    let Some(joined) = whole.get_mut(..end) else { return false };
    joined[..first.len()].copy_from_slice(first.as_bytes());
    joined[first.len()..].copy_from_slice(second.as_bytes());
    std::str::from_utf8(&whole[..end]).is_ok_and(is_known)
}

fn is_known_in(word: &str, buffer: &mut [u8]) -> bool {
    fold_into(word, buffer).is_some_and(|folded| {
        [Language::French, Language::English]
            .into_iter()
            .any(|language| CommonWords.contains(folded, language))
    })
}
