//! Sentences that lost the space between them: `fin.Début`.

use crate::chars::{
    after, before, blanks_after, blanks_before, digits_before, follows_ellipsis, is_apostrophe, is_blank,
    is_quotation_mark, slice, word_after, word_before,
};
use crate::code::Code;
use crate::document::Document;
use crate::pass::{Confidence, Rule};
use crate::passes::joins::is_function_word;

pub(super) use self::ellipses::Ellipses;
use self::last::Last;
pub(super) use self::next::{Next, leads_label};
use self::words::{CAPTIONS, MEMBERS, STARTERS, is_listed};
use super::known::is_known;
use super::{Joint, Verdict, follows_dot, members};

mod ellipses;
mod last;
mod next;
mod words;

pub(super) static RULE: Rule =
    Rule::new("joins/sentence", "A space parts two sentences that extraction joined.")
        .example("Le bac est parti.Elle attend.", "Le bac est parti. Elle attend.");

/// The end of the sentence before a joint.
pub(super) struct Left {
    /// Where its marks start, and the blanks before `!` and `?`.
    end: usize,
    is_dot: bool,
    /// Whether a blank parts the sentence from its dot.
    stands_off: bool,
}

/// The sentence that ends at `end`; `None` when no mark of a sentence stands there.
pub(super) fn left_of(doc: &Document<'_>, end: usize) -> Option<Left> {
    /// So many dots lead the eye from one thing to another.
    const LEADERS: &str = ".......";
    let text = doc.text();
    let head = slice(text, 0..end);
    let marks = head.trim_end_matches(['.', '!', '?', '…']).len();
    // `Left........Right`
    let last = before(text, end).filter(|_| marks < end && !head.ends_with(LEADERS))?;
    let is_dot = last == '.' && end - marks == 1;
    // A blank before a dot makes a name of what follows (`.NET`), and so does one before a question mark, but in French.
    // Only what begins a sentence and runs on is none: `il dort .Elle sort`.
    let may_stand_off = !is_dot && (doc.locale().is_french() || matches!(last, '.' | '…'))
        || is_dot && begins_after_stray_dot(text, end);
    let is_mark = |c: char| is_blank(c) || matches!(c, '.' | '!' | '?' | '…');
    let end = if may_stand_off { head.trim_end_matches(is_mark).len() } else { marks };
    Some(Left { end, is_dot, stands_off: is_dot && end < marks })
}

/// Whether a sentence begins at `start`, right behind a dot that a space parts from the sentence before it.
pub(in crate::passes::joins) fn begins_after_stray_dot(text: &str, start: usize) -> bool {
    let word = word_after(text, start);
    is_listed(word, &STARTERS)
        && !is_listed(word, &MEMBERS)
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).all(char::is_lowercase)
        && runs_on(text, start)
}

/// Whether a space is missing between two sentences.
pub(super) fn judge(text: &str, left: &Left, joint: &Joint, code: &Code<'_>, ellipses: &Ellipses) -> Verdict {
    use Confidence::{Certain, Likely, Suspect};
    let last = Last::before(text, left)?;
    let next = Next::at(text, joint.start, last)?;
    // A bracket behind a mark of exclamation may be what a macro is given.
    let is_remark = slice(text, joint.mark.clone()) == "(";
    let is_sentence = || match next {
        Next::Starter => true,
        Next::Capitalised => runs_on(text, joint.start),
        _ => false,
    };
    let is_call = is_remark && !left.is_dot && (code.is_spoken_of() || !is_sentence());
    let is_caption = matches!(last, Last::Number | Last::ShortNumber) && is_caption(text, left.end);
    let confidence = match (last, next) {
        (_, Next::Starter | Next::Capitalised | Next::Capitals) if is_caption && !is_remark => Likely,
        (Last::Small | Last::Closed, Next::Starter) => Certain,
        (Last::Term | Last::Abbreviation, Next::Catalogue) => return None,
        (_, Next::Catalogue) => Likely,
        (_, Next::Initials | Next::Item) if last != Last::Small => return None,
        (Last::Small | Last::Closed | Last::Number, _) => Likely,
        (Last::Name | Last::Capitals | Last::Mixed, Next::Starter) => Likely,
        (Last::Name | Last::Capitals, Next::Capitalised) | (Last::Name, Next::Initialism) => Likely,
        (Last::Term, Next::Starter) if begins_running_sentence(text, joint.start) => Likely,
        (Last::Term, Next::Capitalised) if begins_behind_call(text, left, joint.start) => Likely,
        (Last::ShortNumber, Next::Starter) if runs_on(text, joint.start) => Likely,
        (Last::Abbreviation, Next::Starter)
            if runs_on(text, joint.start) && word_after(text, joint.start).chars().nth(1).is_some() =>
        {
            Likely
        }
        (Last::Abbreviation, _) => return None,
        (_, Next::Capitalised | Next::Capitals) if is_remark && left.is_dot && !code.is_spoken_of() => Likely,
        (Last::ShortNumber, Next::Starter) if has_word_behind(text, joint.start) => Likely,
        (Last::ShortNumber | Last::Mixed, Next::Capitalised)
            if may_begin(text, left.end, joint.start, code) && before(text, left.end) != Some(']') =>
        {
            Likely
        }
        (Last::Mixed, Next::Capitalised) | (Last::ShortNumber, Next::Starter) => Suspect,
        _ => return None,
    };
    let may_be_name = || {
        let (word, next_word) = (word_before(text, left.end), word_after(text, joint.start));
        let touch = left.is_dot && left.end + 1 == joint.start;
        touch
            && !is_caption
            && members::may_be_one_name(text, word, left.end, next_word, joint.start, next, code)
    };
    // An ellipsis that touches the word behind it may stand within a sentence, before a name.
    let may_go_on = || {
        next == Next::Capitalised
            && follows_ellipsis(text, joint.start)
            && !is_known(word_after(text, joint.start))
    };
    let is_style = || follows_ellipsis(text, joint.start) && ellipses.are_close(text);
    let is_doubtful = is_call || may_be_name() || may_go_on() || is_style();
    let confidence = match confidence {
        _ if is_doubtful => Suspect,
        Certain if left.stands_off => Likely,
        confidence => confidence,
    };
    let reason = match next {
        Next::Starter => "a sentence ends, and a word that begins sentences follows without a space",
        _ => "a sentence ends, and a capital follows without a space",
    };
    Some((confidence, reason))
}

/// Whether a sentence goes on behind its first word, which starts at `start`: a known one, or any where no code is spoken of
/// and no version (`2.4.Beta`) or name of code (`auPort.Marie`) ends at `end`.
fn may_begin(text: &str, end: usize, start: usize, code: &Code<'_>) -> bool {
    let word = word_before(text, end);
    let is_camel = || word.starts_with(char::is_lowercase) && word.contains(char::is_uppercase);
    let is_free = || !code.is_spoken_of() && !is_camel() && !follows_dot(text, digits_before(text, end));
    runs_on(text, start) && (is_known(word_after(text, start)) || is_free())
}

/// Whether a sentence goes on behind its first word, which starts at `start`; where that may be a member, too (`String.Other`),
/// with a function word.
pub(super) fn begins_running_sentence(text: &str, start: usize) -> bool {
    let word = word_after(text, start);
    let end = start + word.len();
    let next_at = blanks_after(text, end);
    let next = word_after(text, next_at);
    let leads_function_word = || next_at > end && is_function_word(next);
    let is_phrase = || word == "For" && matches!(next, "example" | "instance" | "more" | "further");
    runs_on(text, start) && (!is_listed(word, &MEMBERS) || leads_function_word() || is_phrase())
}

/// Whether a number that ends at `end` and the word before it lead their line as a caption does: `Chapter 1`, `Example 15-5`.
fn is_caption(text: &str, end: usize) -> bool {
    let head = slice(text, 0..end);
    let number = head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-')).len();
    let word_end = blanks_before(text, number);
    let word = word_before(text, word_end);
    let lead = blanks_before(text, word_end - word.len());
    word_end < number
        && word.starts_with(char::is_uppercase)
        && is_listed(word, &CAPTIONS)
        && before(text, lead).is_none_or(|c| c == '\n')
}

/// Whether a known word, a function word and another known one follow a call with its brackets, as no member does:
/// `read().Support for this`.
fn begins_behind_call(text: &str, left: &Left, start: usize) -> bool {
    let follows = |end: usize| {
        let next_at = blanks_after(text, end);
        let word = if next_at > end { word_after(text, next_at) } else { "" };
        (word, next_at + word.len())
    };
    let word = word_after(text, start);
    let (second, second_end) = follows(start + word.len());
    let (third, _) = follows(second_end);
    left.is_dot
        && before(text, left.end) == Some(')')
        && is_known(word)
        && is_function_word(second)
        && third.chars().nth(2).is_some()
        && is_known(third)
}
/// Whether a word that begins sentences is the name of members, too.
pub(super) fn is_member(word: &str) -> bool {
    is_listed(word, &MEMBERS)
}

/// Whether a sentence goes on behind its first word, which starts at `start`: with a small letter, perhaps behind a comma,
/// or with anything behind a colon. The spaces before these may be set or taken away.
pub(super) fn runs_on(text: &str, start: usize) -> bool {
    let end = start + word_after(text, start).len();
    let sign_at = blanks_after(text, end);
    let starts_small = |at: usize| after(text, at).is_some_and(char::is_lowercase);
    match after(text, sign_at) {
        Some(c @ (',' | ':')) => {
            let next_at = blanks_after(text, sign_at + 1);
            let is_value = char::is_alphanumeric;
            // A space on the wrong side of a colon may change sides.
            (next_at > sign_at + 1 || c == ':' && sign_at > end)
                && (starts_small(next_at) || c == ':' && after(text, next_at).is_some_and(is_value))
        }
        Some(c) if is_apostrophe(c) => sign_at == end && starts_small(sign_at + c.len_utf8()),
        _ => sign_at > end && starts_small(sign_at),
    }
}

/// Whether a word stands behind the one that starts at `start`, perhaps with a comma or a quotation mark between.
pub(super) fn has_word_behind(text: &str, start: usize) -> bool {
    let end = start + word_after(text, start).len();
    let comma = end + usize::from(after(text, end) == Some(','));
    let mut next_at = blanks_after(text, comma);
    let mut is_parted = next_at > comma;
    // A space may be set on either side of a mark.
    if let Some(mark) = after(text, next_at).filter(|&c| is_quotation_mark(c)) {
        next_at = blanks_after(text, next_at + mark.len_utf8());
        is_parted = true;
    }
    is_parted && after(text, next_at).is_some_and(char::is_alphabetic)
}

/// Whether a character is a quotation mark, or an apostrophe, which may turn out to be one.
fn is_mark_or_apostrophe(c: char) -> bool {
    is_quotation_mark(c) || matches!(c, '\'' | '’')
}
