//! Gaps: the blanks between two words that a no-break space may take the place of.

use std::ops::Range;

use crate::chars::{
    NBSP, NNBSP, after, before, blanks_after, blanks_before, is_apostrophe, is_no_break_space, slice,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::{Language, SpaceProfile};
use crate::pass::{Confidence, Rule};

/// The runs of blanks within lines that hold an ordinary space and no tab, in order. A no-break space that stands alone
/// is right already, whichever it is.
pub(super) fn gaps(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut done = 0;
    memchr::memchr_iter(b' ', text.as_bytes()).filter_map(move |space| {
        if space < done {
            return None;
        }
        let gap = blanks_before(text, space)..blanks_after(text, space + 1);
        done = gap.end;
        let is_within = |c: Option<char>| c.is_some_and(|c| c != '\n');
        let joins = is_within(before(text, gap.start)) && is_within(after(text, gap.end));
        (joins && !slice(text, gap.clone()).contains('\t')).then_some(gap)
    })
}

/// Whether blanks are there for no purpose: none of them is a no-break space, which somebody set, or a tab.
pub(super) fn are_plain(blanks: &str) -> bool {
    !blanks.contains(|c| is_no_break_space(c) || c == '\t')
}

/// The no-break space of an abbreviation, a date, a name: a full one, but where the locale has the thin one everywhere.
pub(super) fn between_words(doc: &Document<'_>) -> char {
    if doc.locale().spaces() == SpaceProfile::Narrow { NNBSP } else { NBSP }
}

/// Whether the line that holds the byte at `at` is French or, where it says nothing clear, the text as a whole.
pub(super) fn is_french(doc: &Document<'_>, at: usize) -> bool {
    doc.language_around(at) == Some(Language::French)
}

/// Proposes a no-break space for a gap: the one that is in it already, else `usual`.
pub(super) fn close(doc: &Document<'_>, gap: Range<usize>, usual: char, rule: &Rule, edits: &mut Edits<'_>) {
    let blanks = slice(doc.text(), gap.clone());
    let space = blanks.chars().rfind(|&c| is_no_break_space(c)).unwrap_or(usual);
    edits.replace(gap, space.encode_utf8(&mut [0; 4])).rule(rule).confidence(Confidence::Likely);
}

/// Whether a word goes on at `at`: with a letter, a digit or `_`, or with a hyphen, a full stop or an apostrophe and a
/// letter.
pub(super) fn goes_on(text: &str, at: usize) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    match after(text, at) {
        Some(c) if is_word(c) => true,
        Some(c) if is_apostrophe(c) => true,
        Some(c @ ('-' | '.' | '@')) => after(text, at + c.len_utf8()).is_some_and(is_word),
        _ => false,
    }
}

/// Whether what starts at `at` is a part of a longer word or number: a letter, a digit or one of some signs stands before it,
/// or a full stop or a comma that a letter or a digit stands before. Three dots are no full stop.
pub(super) fn is_stuck(text: &str, at: usize, signs: &[char]) -> bool {
    match before(text, at) {
        Some('.' | ',') => before(text, at - 1).is_some_and(char::is_alphanumeric),
        Some(c) => c.is_alphanumeric() || signs.contains(&c),
        None => false,
    }
}

/// Whether what starts at `at` touches a hyphen or a dash that leads its line: a blank may come between them, where the line
/// is one of a dialogue.
pub(super) fn follows_lead(text: &str, at: usize) -> bool {
    before(text, at).filter(|c| matches!(c, '-' | '–' | '—')).is_some_and(|sign| {
        let start = blanks_before(text, at - sign.len_utf8());
        before(text, start).is_none_or(|c| c == '\n')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_runs_of_blanks_between_words() {
        let found = |text| gaps(text).map(|gap| (gap.start, gap.end)).collect::<Vec<_>>();
        assert_eq!(found("un mot  et"), [(2, 3), (6, 8)]);
        assert_eq!(found("a\u{A0} b\u{A0}c"), [(1, 4)]);
        assert_eq!(found(" un \nmot "), []);
        assert_eq!(found("un \tmot"), []);
    }
}
