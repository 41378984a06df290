//! Code points by their Unicode names, and the few classes of characters that the passes share.
//!
//! Invisible characters are never written raw in this crate: they are the constants of this module.
//!
//! ```
//! use guillemot::chars::{NBSP, NNBSP, is_blank};
//!
//! assert!(is_blank(NBSP) && is_blank(NNBSP) && is_blank('\t'));
//! assert!(!is_blank('\n'), "a line end is no blank");
//! ```

pub(crate) mod lanes;
pub(crate) mod windows_1252;

/// U+00A0 NO-BREAK SPACE, the French *espace insécable*.
pub const NBSP: char = '\u{A0}';
/// U+202F NARROW NO-BREAK SPACE, the French *espace fine insécable*.
pub const NNBSP: char = '\u{202F}';
/// U+2007 FIGURE SPACE, a no-break space as wide as a digit.
pub const FIGURE_SPACE: char = '\u{2007}';
/// U+2009 THIN SPACE, which may break.
pub const THIN_SPACE: char = '\u{2009}';
/// U+00AD SOFT HYPHEN.
pub const SOFT_HYPHEN: char = '\u{AD}';
/// U+200B ZERO WIDTH SPACE.
pub const ZERO_WIDTH_SPACE: char = '\u{200B}';
/// U+200C ZERO WIDTH NON-JOINER.
pub const ZERO_WIDTH_NON_JOINER: char = '\u{200C}';
/// U+200D ZERO WIDTH JOINER.
pub const ZERO_WIDTH_JOINER: char = '\u{200D}';
/// U+2060 WORD JOINER.
pub const WORD_JOINER: char = '\u{2060}';
/// U+FEFF ZERO WIDTH NO-BREAK SPACE, the byte order mark.
pub const BYTE_ORDER_MARK: char = '\u{FEFF}';
/// U+2028 LINE SEPARATOR.
pub const LINE_SEPARATOR: char = '\u{2028}';
/// U+2029 PARAGRAPH SEPARATOR.
pub const PARAGRAPH_SEPARATOR: char = '\u{2029}';
/// U+2019 RIGHT SINGLE QUOTATION MARK, which is also the typographic apostrophe.
pub const APOSTROPHE: char = '\u{2019}';
/// U+2026 HORIZONTAL ELLIPSIS.
pub const ELLIPSIS: char = '\u{2026}';

/// Whether `c` is a space that doesn't break: U+00A0, U+202F or U+2007.
#[must_use]
pub const fn is_no_break_space(c: char) -> bool {
    matches!(c, NBSP | NNBSP | FIGURE_SPACE)
}

/// Whether a character is a blank or ends a line.
pub(crate) const fn is_gap(c: char) -> bool {
    c == '\n' || is_blank(c)
}

/// Whether `c` is white space within a line: a tab or any Unicode space separator (`Zs`), no line end.
#[must_use]
pub const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | NBSP | '\u{1680}' | '\u{2000}'..='\u{200A}' | NNBSP | '\u{205F}' | '\u{3000}')
}

/// Whether `c` is a line end other than U+000A, or half of one, which [`LineEnds`](crate::passes::LineEnds) makes one.
pub(crate) const fn becomes_line_end(c: char) -> bool {
    matches!(c, '\u{B}'..='\r' | LINE_SEPARATOR | PARAGRAPH_SEPARATOR)
}

/// Whether `c` is a combining mark (general category `M`), which belongs to the character before it.
#[must_use]
pub fn is_combining_mark(c: char) -> bool {
    c >= '\u{300}' && unicode_normalization::char::is_combining_mark(c)
}

/// The text with each character that can't be seen, or can't be told from a space, made visible.
///
/// U+00A0 shows as `⍽`, U+202F as `⌴`, a tab as `⇥`, a line end as `↵` (and the line ends); other controls, spaces
/// and zero-width characters as `⟨U+200B⟩`. For people's eyes: the result isn't meant to be read back.
///
/// ```
/// assert_eq!(guillemot::chars::visible("Quoi\u{202F}? «\u{A0}Oui\u{A0}»"), "Quoi⌴? «⍽Oui⍽»");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            NBSP => out.push('⍽'),
            NNBSP => out.push('⌴'),
            '\t' => out.push('⇥'),
            '\n' => out.push_str("↵\n"),
            ' ' => out.push(' '),
            _ if c.is_control() || is_blank(c) || is_format(c) => {
                // Writing to a `String` cannot fail.
                let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}

pub(crate) const fn is_format(c: char) -> bool {
    matches!(c, SOFT_HYPHEN | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | BYTE_ORDER_MARK)
}

/// Whether a character is an apostrophe, or one of the signs that stand for it.
pub(crate) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '´' | '`' | '′')
}

/// Whether a character is a quotation mark, whichever way it turns: what becomes of one is found out late, so passes that
/// come earlier must take all of them alike. `’` is none, for it is the apostrophe; nor are `<` and `>`.
pub(crate) const fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '‹' | '›' | '‘' | '‚'..='‟')
}

/// Whether blanks are the gap between two columns of a table: three or more of them between digits.
pub(crate) fn parts_columns(text: &str, blanks: std::ops::Range<usize>) -> bool {
    const FEWEST: usize = 3;
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    blanks.len() >= FEWEST
        && is_digit(before(text, blanks.start))
        && is_digit(after(text, blanks.end))
        && slice(text, blanks).chars().nth(FEWEST - 1).is_some()
}

/// The part of `text` in `range`; empty (and a failed debug assertion) when the range isn't one of the text.
///
/// All slicing of strings goes through here, so that no input can make it panic in a release build.
pub(crate) fn slice(text: &str, range: std::ops::Range<usize>) -> &str {
    let part = text.get(range.clone());
    debug_assert!(part.is_some(), "{range:?} is not a range of the text");
    part.unwrap_or_default()
}

/// Whether an ellipsis, or three dots, end at `at`.
pub(crate) fn follows_ellipsis(text: &str, at: usize) -> bool {
    let head = slice(text, 0..at);
    head.ends_with('…') || head.ends_with("...")
}

/// The character that ends at `at`.
pub(crate) fn before(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at.checked_sub(1)?) {
        Some(&byte @ ..0x80) => Some(char::from(byte)),
        _ => slice(text, 0..at).chars().next_back(),
    }
}

/// The character that starts at `at`.
pub(crate) fn after(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(&byte @ ..0x80) => Some(char::from(byte)),
        _ => slice(text, at..text.len()).chars().next(),
    }
}

/// Where the run of blanks that ends at `at` starts.
pub(crate) fn blanks_before(text: &str, mut at: usize) -> usize {
    while let Some(blank) = before(text, at).filter(|&c| is_blank(c)) {
        at -= blank.len_utf8();
    }
    at
}

/// Where the run of blanks that starts at `at` ends.
pub(crate) fn blanks_after(text: &str, mut at: usize) -> usize {
    while let Some(blank) = after(text, at).filter(|&c| is_blank(c)) {
        at += blank.len_utf8();
    }
    at
}

/// Where the run of letters that ends at `at` starts.
pub(crate) fn letters_before(text: &str, mut at: usize) -> usize {
    while let Some(letter) = before(text, at).filter(|c| c.is_alphabetic()) {
        at -= letter.len_utf8();
    }
    at
}

/// Where the run of letters that starts at `at` ends.
pub(crate) fn letters_after(text: &str, mut at: usize) -> usize {
    while let Some(letter) = after(text, at).filter(|c| c.is_alphabetic()) {
        at += letter.len_utf8();
    }
    at
}

/// The letters that end at `at`.
pub(crate) fn word_before(text: &str, at: usize) -> &str {
    slice(text, letters_before(text, at)..at)
}

/// The letters that start at `at`.
pub(crate) fn word_after(text: &str, at: usize) -> &str {
    slice(text, at..letters_after(text, at))
}

/// The words of a text: its runs of letters. [`Document::words`](crate::Document::words) also takes digits and combining
/// marks for letters.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// The parts of a text that blanks part.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(is_blank).filter(|token| !token.is_empty())
}

/// Where the run of ASCII digits that ends at `at` starts.
pub(crate) fn digits_before(text: &str, at: usize) -> usize {
    at - text.as_bytes()[..at].iter().rev().take_while(|b| b.is_ascii_digit()).count()
}

/// Where the run of ASCII digits that starts at `at` ends.
pub(crate) fn digits_after(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours() {
        let text = "é \u{A0}«";
        assert_eq!(before(text, 2), Some('é'));
        assert_eq!(before(text, 0), None);
        assert_eq!(after(text, 5), Some('«'));
        assert_eq!(after(text, text.len()), None);
        assert_eq!(blanks_before(text, 5), 2);
        assert_eq!(blanks_after(text, 2), 5);
        let text = "été 1250é";
        assert_eq!((letters_before(text, 5), letters_after(text, 0)), (0, 5));
        assert_eq!((digits_before(text, 10), digits_after(text, 6)), (6, 10));
        assert_eq!((letters_before(text, 6), digits_after(text, 0)), (6, 0));
        assert_eq!((word_before(text, 5), word_after(text, 0), word_after(text, 6)), ("été", "été", ""));
    }

    #[test]
    fn parts() {
        let text = "L’été, \u{A0}1250 fois-là.";
        assert!(words(text).eq(["L", "été", "fois", "là"]));
        assert!(tokens(text).eq(["L’été,", "1250", "fois-là."]));
        assert_eq!((words(" 1 ").count(), tokens(" \t").count()), (0, 0));
    }

    #[test]
    fn visible_shows_what_hides() {
        assert_eq!(visible("a\u{200B}b\u{A0}\n"), "a⟨U+200B⟩b⍽↵\n");
        assert_eq!(visible("plain text"), "plain text");
    }
}
