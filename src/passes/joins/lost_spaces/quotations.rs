//! Quotation marks that touch a word on their outer side: `»a`, `mot«`.

use std::ops::Range;

use crate::chars::{
    after, before, blanks_after, blanks_before, digits_before, is_apostrophe, is_blank, is_quotation_mark,
    slice, word_after, word_before,
};
use crate::code::Code;
use crate::pass::Confidence;
use crate::passes::joins::is_function_word;
use crate::passes::quotes::Partner;

use super::edges::{follows_apostrophe, is_edge, is_mark_or_blank, is_ordinal, may_follow, may_precede};
use super::known::{is_keyword, is_known, leads_call, makes_word};
use super::prose::leads_remark;
use super::{Joint, Verdict, marks};

/// Whether a space is missing behind a closing mark.
pub(super) fn judge_after(text: &str, joint: &Joint) -> Verdict {
    let next = word_after(text, joint.start);
    let inside = word_before(text, joint.inner_end);
    if is_reversed(text, joint.mark.start) {
        return None;
    }
    let last = before(text, joint.inner_end)?;
    // `lang=”xx“`
    let follows_name = last == '=' && before(text, joint.inner_end - 1).is_some_and(char::is_alphabetic);
    // `read(b"bytes")`
    let outer = blanks_before(text, joint.inner_end - inside.len());
    let is_prefix = slice(text, joint.mark.clone()) == "\""
        && matches!(inside, "b" | "br" | "f" | "r" | "u")
        && matches!(before(text, outer), Some('(' | '[' | '&' | '=' | ','));
    // `27"x`, but not `"27"x` nor `"WPA2"x`.
    let number = digits_before(text, joint.inner_end);
    let sign = before(text, number).filter(|&c| super::is_sign_of_number(c)).map_or(0, char::len_utf8);
    let follows_letter = before(text, number).is_some_and(char::is_alphabetic);
    let may_be_inches = last.is_numeric()
        && !opens_before(text, number - sign)
        && !follows_letter
        && !is_quoted_token(text, number);
    // `"mot"s`, `"mot"es`
    if !may_follow(text, joint.start)
        || next == "es"
        || may_be_inches
        || is_prefix
        || follows_name
        || is_blank(last)
        || last == '\n'
    {
        return None;
    }
    let is_one_word = !inside.is_empty() && opens_right_before(text, joint.inner_end - inside.len());
    // `"-v"erbosely`
    let is_option = inside.chars().nth(1).is_none()
        && slice(text, 0..joint.inner_end - inside.len()).ends_with('-')
        && !is_known(next);
    // `“S”and`
    let is_letter = || inside.chars().all(char::is_uppercase) && is_function_word(next);
    if is_one_word && makes_word_alike(inside, next) && !is_letter() || is_option {
        return None;
    }
    if is_misread_apostrophe(text, inside, joint) {
        return None;
    }
    let is_held = || is_held(text, joint.inner_end - inside.len()..joint.inner_end);
    let is_doubtful = is_one_word && joint.partner != Partner::None && is_held();
    Some((if is_doubtful { Confidence::Suspect } else { Confidence::Likely }, marks::AFTER))
}

/// Whether a space is missing before an opening mark.
pub(super) fn judge_before(text: &str, joint: &Joint, code: &Code<'_>) -> Verdict {
    /// A prefix of strings in code has fewer letters.
    const WORD: usize = 5;
    if before(text, joint.gap) == Some(':') {
        let is_speech = !code.is_spoken_of() && leads_speech(text, joint);
        return is_speech.then_some((Confidence::Likely, marks::BEFORE));
    }
    let head = word_before(text, joint.gap);
    // `10"x7"`
    let is_ordinal = is_ordinal(text, joint.gap, head);
    let inside = word_after(text, joint.start);
    // `section 3.0"Fees"`: a mark behind a number that a partner closes is none of inches.
    let follows_number = head.is_empty() && joint.partner == Partner::Sure && !inside.is_empty();
    if head.is_empty() && !follows_number || !may_precede(text, joint.gap, head) && !is_ordinal {
        return None;
    }
    let end = joint.start + inside.len();
    // A sign behind the word may stand apart from it before typography, and close to it after, or the other way round.
    let is_sign = |c: char| matches!(c, ';' | ':' | '!' | '?' | '…' | '.' | ',' | '%');
    let behind = slice(text, end..text.len()).trim_start_matches(|c| is_blank(c) || is_sign(c));
    // Marks of the second level may be apostrophes.
    let ends_word = |c| is_edge(c) || c == '‘' || is_apostrophe(c);
    let is_one_word = !inside.is_empty() && behind.chars().next().is_none_or(ends_word);
    if is_one_word && !head.is_empty() && makes_word_alike(head, inside) {
        return None;
    }
    // `the typecode"H"`, `UserFile"/path"`
    let is_told = || {
        joint.partner == Partner::Sure
            && head.chars().nth(WORD - 1).is_some()
            && !is_keyword(head)
            && (is_capitalised(head) || follows_word(text, joint.gap - head.len()))
    };
    // `prefix"string"`
    let is_straight = slice(text, joint.mark.clone()) == "\"";
    let is_string = || {
        let is_mark = |c: char| is_mark_or_blank(c) || is_apostrophe(c);
        let is_one_word = inside.is_empty() || after(text, blanks_after(text, end)).is_none_or(is_mark);
        is_straight
            && is_one_word
            && code.is_spoken_of()
            && (!is_known(head) || is_keyword(head))
            && !is_told()
    };
    let is_small = head.chars().all(char::is_lowercase);
    let is_short = head.chars().nth(1).is_some() && head.chars().nth(WORD - 1).is_none();
    let is_prefix =
        || is_small && !is_ordinal && is_short && head.is_ascii() && !is_known(head) && !leads_remark(head);
    let leads_words = || {
        let next_at = if after(text, end) == Some('-') { end + 1 } else { blanks_after(text, end) };
        next_at > end && is_known(inside) && is_known(word_after(text, next_at)) && !code.is_spoken_of()
    };
    let may_be_prefix = !follows_apostrophe(text, joint.gap - head.len()) && is_prefix() && !leads_words();
    let is_held = || is_one_word && joint.partner != Partner::None && is_held(text, joint.start..end);
    let is_doubtful = may_be_prefix || !is_function_word(head) && is_string() || is_held();
    Some((if is_doubtful { Confidence::Suspect } else { Confidence::Likely }, marks::BEFORE))
}

/// Whether the colon before a mark leads a sentence: words that are known stand before it, and a capital and another word
/// behind the mark (`il crie:"Terre en vue"`). What one word leads may be a setting.
fn leads_speech(text: &str, joint: &Joint) -> bool {
    let head = word_before(text, joint.gap - 1);
    let start = joint.gap - 1 - head.len();
    let word = word_after(text, joint.start);
    let end = joint.start + word.len();
    let next = word_after(text, blanks_after(text, end));
    let leads_on = after(text, end).is_some_and(is_apostrophe)
        || is_known(word) && next.starts_with(char::is_lowercase) && is_known(next);
    head.starts_with(char::is_lowercase)
        && (is_known(head) || !head.is_ascii())
        && follows_word(text, start)
        && word.starts_with(char::is_uppercase)
        && leads_on
}

/// Whether the two words that touch the quotation of one word on both sides are no words of prose: `foo"bar"baz`. Both marks ask
/// the same, so that none is parted alone.
fn is_held(text: &str, inside: Range<usize>) -> bool {
    let opening = opening_before(text, inside.start);
    let is_parted = |(head_end, next_start): (usize, usize)| {
        let (head, next) = (word_before(text, head_end), word_after(text, next_start));
        head.is_empty() || next.is_empty() || is_known(head) && is_known(next)
    };
    opening.zip(closing_behind(text, inside.end)).is_some_and(|gaps| !is_parted(gaps))
}

/// Where the quotation mark starts that opens before a word at `at`. Typography sets blanks inside it.
fn opening_before(text: &str, at: usize) -> Option<usize> {
    let end = blanks_before(text, at);
    before(text, end).filter(|&c| is_mark(c)).map(|c| end - c.len_utf8())
}

/// Where the quotation mark ends that closes behind a word, which ends at `at`.
fn closing_behind(text: &str, at: usize) -> Option<usize> {
    let start = blanks_after(text, at);
    after(text, start).filter(|&c| is_mark(c)).map(|c| start + c.len_utf8())
}

/// Whether a character is a quotation mark, and no apostrophe.
fn is_mark(c: char) -> bool {
    is_quotation_mark(c) && !is_apostrophe(c)
}

/// Whether a curly mark stands for the apostrophe of an elision: `l”identifiant`.
fn is_misread_apostrophe(text: &str, inside: &str, joint: &Joint) -> bool {
    const VOWELS: &str = "aàâeéèêëhiîïoôuùûyœ";
    let is_elided = match inside {
        "qu" | "Qu" => true,
        _ => {
            inside.chars().nth(1).is_none()
                && inside.starts_with(|c: char| "cdjlmnst".contains(c.to_ascii_lowercase()))
        }
    };
    let next = word_after(text, joint.start);
    let starts_with_vowel = next.chars().next().is_some_and(|c| c.to_lowercase().all(|c| VOWELS.contains(c)));
    is_elided
        && joint.partner == Partner::None
        && next.chars().nth(1).is_some()
        && starts_with_vowel
        && before(text, joint.inner_end - inside.len()).is_none_or(|c| is_blank(c) || c == '\n')
}

/// Whether what ends at `end` has a quotation mark before it, and no blank but those inside of guillemets: `"127.0.0.1`.
fn is_quoted_token(text: &str, end: usize) -> bool {
    /// Longer ones are not looked through.
    const FAR: usize = 60;
    let token = slice(text, 0..end).chars().rev().take(FAR).take_while(|&c| !is_blank(c) && c != '\n');
    let (len, is_quoted) =
        token.fold((0, false), |(len, is_quoted), c| (len + c.len_utf8(), is_quoted || is_quotation_mark(c)));
    is_quoted || matches!(before(text, blanks_before(text, end - len)), Some('«' | '“' | '‹' | '„'))
}

/// Whether the mark at `at` is a `”` that opens: one with no `“` before it and another `”` behind it, or that stands apart from the
/// word before it and is the first mark of its line.
fn is_reversed(text: &str, at: usize) -> bool {
    /// Longer lines are not looked through. Letters and marks are counted, since passes set blanks.
    const FAR: usize = 1000;
    let head = slice(text, 0..at);
    let Some(behind) = slice(text, at..text.len()).strip_prefix('”') else { return false };
    let of_line = |c: &char| *c != '\n';
    let last = head.chars().rev().take(FAR).take_while(of_line).find(|&c| is_quotation_mark(c));
    let next = behind.chars().take(FAR).take_while(of_line).find(|&c| is_quotation_mark(c));
    if !head.ends_with(is_blank) {
        return last.is_none_or(|c| c == '”') && next == Some('”');
    }
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let is_in_word =
        |at: usize, c: char| is_letter(before(text, at)) && is_letter(after(text, at + c.len_utf8()));
    let is_mark = |at: usize, c: char| {
        is_quotation_mark(c) || is_apostrophe(c) && !is_in_word(at, c) || matches!(c, '<' | '>' | '`')
    };
    let mut line = head.char_indices().rev().take_while(|&(_, c)| c != '\n').filter(|&(_, c)| !is_blank(c));
    let mut last = ' ';
    let is_right = |(at, c): (usize, char)| {
        let is_typed = c == ',' && std::mem::replace(&mut last, c) == ',';
        last = c;
        !is_typed && !is_mark(at, c)
    };
    line.by_ref().take(FAR).all(is_right) && line.next().is_none()
}

/// Whether a word starts with a capital and a small letter.
fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some_and(char::is_lowercase)
}

/// Whether a known word stands before a place, with blanks between.
fn follows_word(text: &str, at: usize) -> bool {
    let end = blanks_before(text, at);
    let word = word_before(text, end);
    end < at && word.chars().nth(1).is_some() && is_known(word) && !leads_call(word)
}

/// Whether two parts make a word that is known, and no capital parts them: `a"Like"`.
fn makes_word_alike(first: &str, second: &str) -> bool {
    !(first.ends_with(char::is_lowercase) && second.starts_with(char::is_uppercase))
        && makes_word(first, second)
}

/// Whether a quotation mark stands before a text that starts at `at`, with nothing but blanks between, or nothing does.
fn opens_right_before(text: &str, at: usize) -> bool {
    opens_before(text, at) && before(text, blanks_before(text, at)).is_none_or(|c| !c.is_alphanumeric())
}

/// Whether a text that starts at `at` starts a quotation, perhaps with blanks inside the mark.
fn opens_before(text: &str, at: usize) -> bool {
    // A space may be lost behind a square bracket, and is judged elsewhere.
    before(text, at).is_none_or(|c| is_edge(c) || c == ']')
}
