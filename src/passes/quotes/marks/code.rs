//! Marks of code and of tables of values.

use super::sides::Side;
use super::{Glyph, Mark, Turn};
use crate::chars::{after, before, blanks_after, blanks_before, is_blank, slice, word_after};

/// Whether a straight mark stands as in code or in a table of values: `="`, `{"`, `\"`, `","`, `",12,"`, `";"`, `":"`,
/// `"->"`, `name("`, `"$@"`, `$"`, `\n"`, `"a" | "`, or behind `=>` or the prompt `>>>`. Blanks before the comma, the
/// semicolon and the colon are looked past, since typography may set them. `marks` are those before it: where they quote words
/// or a sign in a sentence (`le mot "vent" : "souffle"`, `le signe ";"`) it is no code.
pub(super) fn is_of_code(text: &str, start: usize, right: Side, marks: &[Mark]) -> bool {
    let head = slice(text, 0..start);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '!');
    if quotes_sign(text, start, right, marks) {
        return false;
    }
    if head.ends_with(['=', '{', '\\'])
        || head.ends_with("\"->")
        || follows_number_of_table(head)
        || head.strip_suffix('(').is_some_and(|head| head.ends_with(is_name))
    {
        return true;
    }
    // `$"mot"`, but not `"5$"`
    let is_price = |head: &str| head.ends_with(|c: char| c.is_alphanumeric() || c == '"');
    let follows_dollar = || right == Side::Word && head.strip_suffix('$').is_some_and(|head| !is_price(head));
    if starts_code(text, start + 1) || follows_dollar() || head.ends_with("\\n") {
        return true;
    }
    let head = slice(text, 0..blanks_before(text, start));
    if head.ends_with(">>>") || head.ends_with("=>") || follows_choice(head) && is_name_in_marks(text, start)
    {
        return true;
    }
    let sign = head.strip_suffix([',', ';', ':', '=']);
    sign.is_some_and(|before| {
        let is_beside = head.len() == start;
        let before = slice(before, 0..blanks_before(before, before.len()));
        let is_member = || match marks {
            [.., open, close] if close.end == before.len() => {
                !follows_word(text, open) && !leads_to_word(text, start + 1)
            }
            _ => true,
        };
        head.ends_with('=') || before.ends_with('"') && (is_beside || head.ends_with(':') && is_member())
    })
}

/// Whether a text ends with a string and the sign for another choice: `"file" |`.
fn follows_choice(head: &str) -> bool {
    head.strip_suffix('|').is_some_and(|head| head.trim_end_matches(is_blank).ends_with('"'))
}

/// Whether the mark at `start` opens a string of one word without a capital: `"man"`. Titles have capitals or several words.
fn is_name_in_marks(text: &str, start: usize) -> bool {
    let name = word_after(text, start + 1);
    name.starts_with(char::is_lowercase) && after(text, start + 1 + name.len()) == Some('"')
}

/// Whether a string starts at a place with what code alone has: `"$@"`, `"${nom}"`, `"\\e[0m"`.
fn starts_code(text: &str, at: usize) -> bool {
    let byte = |back: usize| text.as_bytes().get(at + back).copied().unwrap_or_default();
    match byte(0) {
        b'$' => {
            matches!(byte(1), b'@' | b'*' | b'#' | b'{' | b'(')
                || byte(1).is_ascii_lowercase()
                || byte(1).is_ascii_digit() && byte(2) == b'"'
        }
        b'\\' => byte(1).is_ascii_alphabetic() && matches!(byte(2), b'-' | b'[' | b'"'),
        _ => false,
    }
}

/// Whether a text ends with a string, a number and their commas, or semicolons: `"un",12,`.
fn follows_number_of_table(head: &str) -> bool {
    let is_of_number = |b: &u8| b.is_ascii_digit() || matches!(b, b'.' | b'-');
    let [before @ .., sign @ (b',' | b';')] = head.as_bytes() else { return false };
    let number = before.iter().rev().take_while(|b| is_of_number(b)).count();
    before[..before.len() - number].ends_with(&[b'"', *sign])
}

/// Whether a mark is the second of two around a sign or two that a sentence quotes: `le signe ";" est`.
fn quotes_sign(text: &str, start: usize, right: Side, marks: &[Mark]) -> bool {
    /// The longest, in bytes.
    const LONGEST: usize = 3;
    marks.last().is_some_and(|open| {
        let is_sign = |b: u8| b.is_ascii_punctuation();
        open.glyph == Glyph::Straight
            && matches!(start - open.end, 1..=LONGEST)
            && slice(text, open.end..start).bytes().all(is_sign)
            && right != Side::Word
            && follows_word(text, open)
    })
}

/// Whether a word stands behind a gap behind the next straight mark, if that is near.
fn leads_to_word(text: &str, at: usize) -> bool {
    /// How far the mark is looked for, in bytes.
    const NEAR: usize = 128;
    let bytes = &text.as_bytes()[at..];
    let near = &bytes[..bytes.len().min(NEAR)];
    memchr::memchr2(b'"', b'\n', near).is_some_and(|mark| {
        let gap = blanks_after(text, at + mark + 1);
        near[mark] == b'"' && gap > at + mark + 1 && after(text, gap).is_some_and(char::is_alphabetic)
    })
}

/// Whether a mark follows a word and a gap.
fn follows_word(text: &str, mark: &Mark) -> bool {
    let gap = blanks_before(text, mark.start);
    mark.turn != Turn::Close && gap < mark.start && before(text, gap).is_some_and(char::is_alphabetic)
}

/// Whether a line has strings in apostrophes as code has them: `='`, `= '`, `('`, `['`, `{'`.
pub(super) fn has_strings_of_code(line: &str) -> bool {
    memchr::memchr_iter(b'\'', line.as_bytes()).any(|at| {
        matches!(before(line, at), Some('(' | '[' | '{'))
            || before(line, blanks_before(line, at)) == Some('=')
    })
}

/// Whether `<<` or `>>` stands between words or before a number, as an operator does.
pub(super) fn is_operator(text: &str, end: usize, left: Side, right: Side) -> bool {
    let next = after(text, blanks_after(text, end));
    left == Side::Word && right == Side::Word || next.is_some_and(|c| c.is_ascii_digit())
}

/// Whether a line has the bold text or the links of a wiki: `'''`, `[[`.
pub(super) fn has_markup_of_wikis(line: &str) -> bool {
    line.contains("'''") || line.contains("[[")
}
