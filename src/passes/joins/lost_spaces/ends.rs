//! What stands behind a closing bracket, and tells whether what the bracket belongs to ends there.

use crate::chars::{after, blanks_after, is_blank, slice};

use super::edges::{is_closer, is_mark_or_blank};

/// Whether a dash follows the agency in brackets: `BREST(AFP) – Le`.
pub(super) fn is_dateline(text: &str, end: usize) -> bool {
    matches!(after(text, blanks_after(text, end)), Some('-' | '–' | '—'))
}

/// Whether a bracket that ends at `end` ends there what it belongs to. Typography sets blanks before some marks: they make
/// no difference.
pub(super) fn ends_behind(text: &str, inside: &str, end: usize, is_prose: bool) -> bool {
    let next_at = blanks_after(text, end);
    match after(text, next_at) {
        // Among letters that no space parts, a bracket touches its word.
        Some(c) if !super::parts_words(c) => false,
        None | Some('\n' | ',') => true,
        Some('.' | '!' | '?' | '…') => !touches_sentence(text, next_at),
        Some(';' | ':') => is_prose,
        Some('—') => true,
        // A space may be lost between this sentence and the next, too.
        Some(c)
            if c.is_alphanumeric()
                && !c.is_lowercase()
                && inside
                    .trim_end_matches(|c| is_blank(c) || is_closer(c))
                    .ends_with(['.', '!', '?', '…']) =>
        {
            false
        }
        Some(c) if is_mark_or_blank(c) => true,
        Some(_) => next_at > end,
    }
}

/// Whether marks that start at `at` end a sentence, and the next one may touch them. Whether it is parted from them, what
/// stands before the bracket tells: one space at a time is put.
fn touches_sentence(text: &str, at: usize) -> bool {
    let mut end = at;
    let mut next_at = at;
    while let Some(c) = after(text, next_at).filter(|c| matches!(c, '.' | '!' | '?' | '…')) {
        end = next_at + c.len_utf8();
        next_at = blanks_after(text, end);
    }
    match after(text, next_at) {
        // Typography sets blanks beside quotation marks.
        Some(c) if is_closer(c) => {
            let behind = slice(text, next_at..text.len());
            let rest = behind.trim_start_matches(|c| is_closer(c) || is_blank(c));
            let may_open = matches!(c, '«' | '‹' | '„' | '‚' | '“' | '‟');
            if next_at > end && opens_quotation(text, next_at, c) {
                return false;
            }
            let is_parted = !may_open && slice(behind, 0..behind.len() - rest.len()).ends_with(is_blank);
            // A mark before a small letter is parted from it whatever stands before.
            // Typography sets blanks before some marks, and they start no sentence.
            let starts = !rest.starts_with(['\n', ';', ':', '!', '?', '%', '€']);
            !rest.is_empty() && starts && !rest.starts_with(char::is_lowercase) && !is_parted
        }
        // A member follows a dot.
        Some(c) if c.is_lowercase() => next_at == end && slice(text, at..end) == ".",
        Some(c) => next_at == end && (matches!(c, '(' | '—' | '–') || c.is_alphanumeric()),
        None => false,
    }
}

/// Whether a mark at `at`, behind a blank, opens a quotation: a word touches it.
fn opens_quotation(text: &str, at: usize, mark: char) -> bool {
    let inner = slice(text, at + mark.len_utf8()..text.len());
    matches!(mark, '"' | '“') && inner.trim_start_matches(['\'', '‘']).starts_with(char::is_alphanumeric)
}
