//! A place where a space may be missing: the mark there, and what it parts.

use std::ops::Range;

use crate::chars::{
    after, before, blanks_after, blanks_before, is_blank, is_quotation_mark, slice, word_before,
};
use crate::document::Document;
use crate::passes::joins::is_function_word;
use crate::passes::quotes::{Partner, Turns};

use super::clauses;
use super::known::is_known;
use super::partners::FAR;

/// A place where punctuation touches what it should stand apart from.
#[derive(Debug)]
pub(super) struct Joint {
    /// Where the space would stand.
    pub(super) gap: usize,
    /// The opening or closing mark at the gap; empty when there is none.
    pub(super) mark: Range<usize>,
    /// Where the text before the gap ends without closing marks and the blanks inside them.
    pub(super) inner_end: usize,
    /// Where the text after the gap starts without opening marks and the blanks inside them.
    pub(super) start: usize,
    /// The partner of the quotation mark at the gap.
    pub(super) partner: Partner,
}

impl Joint {
    /// The joint that the sign at `at` makes; `None` when it makes none, or it is unsure which way it turns.
    pub(super) fn at(doc: &Document<'_>, at: usize, turns: &mut Turns) -> Option<Self> {
        let text = doc.text();
        let sign = after(text, at)?;
        let end = at + sign.len_utf8();
        // Typography sets blanks inside guillemets.
        let lead = if matches!(sign, '»' | '›') { blanks_before(text, at) } else { at };
        if before(text, lead) == Some('\\') {
            // A sign that code or Markdown asks to leave alone.
            return None;
        }
        match sign {
            ',' | ';' | ':' => {
                Some(Self { gap: end, mark: end..end, inner_end: end, start: end, partner: Partner::None })
            }
            '.' | '!' | '?' | '…' => {
                let start = dash_after(text, end).unwrap_or(end);
                Some(Self { gap: end, mark: end..end, inner_end: end, start, partner: Partner::None })
            }
            ')' => Some(Self::after(doc, at..end, turns)),
            '(' => Some(Self::before(doc, at..end, turns)),
            '\'' | '`' => None,
            _ => {
                // `<<` and `>>` are candidates by the sign on their outer side.
                let (start, end) = match sign {
                    '<' if after(text, end) == Some('<') => (at, end + 1),
                    '<' => return None,
                    '>' if before(text, at) != Some('>') || is_redirection(text, at) => return None,
                    '>' => (at.checked_sub(1)?, end),
                    _ => (at, end),
                };
                if stands_apart(text.as_bytes(), start, end) {
                    return None;
                }
                let joint = if turns.opens(doc, start)? {
                    Self::before(doc, start..end, turns)
                } else {
                    Self::after(doc, start..end, turns)
                };
                Some(Self { partner: turns.partner(doc, start), ..joint })
            }
        }
        .filter(Self::touches(text))
    }

    /// Whether the sign of the joint parts clauses.
    pub(super) fn ends_clause(&self, text: &str) -> bool {
        self.mark.is_empty() && before(text, self.gap).is_some_and(clauses::is_sign)
    }

    /// A joint behind a closing mark.
    fn after(doc: &Document<'_>, mark: Range<usize>, turns: &mut Turns) -> Self {
        let inner_end = without_closing(doc, mark.start, turns);
        Self { gap: mark.end, start: mark.end, mark, inner_end, partner: Partner::None }
    }

    /// A joint before an opening mark.
    fn before(doc: &Document<'_>, mark: Range<usize>, turns: &mut Turns) -> Self {
        let text = doc.text();
        let start = blanks_after(text, mark.end);
        let start = dash_after(text, start).unwrap_or(start);
        let inner_end = without_closing(doc, mark.start, turns);
        Self { gap: mark.start, mark, inner_end, start, partner: Partner::None }
    }

    /// Whether the two sides of a joint touch: a letter after it, no blank before it, both of scripts that set words
    /// apart.
    fn touches(text: &str) -> impl Fn(&Self) -> bool {
        move |joint| {
            // `($29)`, `« .fr »`
            let opens = joint.gap == joint.mark.start && !joint.mark.is_empty();
            let is_bracket = slice(text, joint.mark.clone()) == "(";
            let may_lead = |c: char| {
                let touches_word =
                    || after(text, joint.start + c.len_utf8()).is_some_and(char::is_alphanumeric);
                let is_sign = is_sign_of_number(c) || matches!(c, '(' | '[' | '.' | '/' | '*');
                // `mettre des« : » ici`
                let may_be_quoted = || !is_blank(c) && !is_quotation_mark(c) && !matches!(c, ')' | '\n');
                let follows_word = || {
                    let word = word_before(text, joint.gap);
                    let is_told =
                        || joint.partner == Partner::Sure && word.chars().nth(1).is_some() && is_known(word);
                    may_be_quoted() && (is_function_word(word) || is_told())
                };
                if is_bracket {
                    !matches!(c, ')' | '^' | '\n')
                } else {
                    is_sign && touches_word() || follows_word()
                }
            };
            let next = after(text, joint.start).filter(|&c| c.is_alphanumeric() || opens && may_lead(c));
            let last = before(text, joint.gap).filter(|c| !c.is_whitespace());
            let inner = before(text, joint.inner_end);
            next.is_some_and(parts_words) && last.is_some_and(parts_words) && inner.is_none_or(parts_words)
        }
    }
}

/// Whether nothing touches the quotation mark between two places that may be joined to it, as is so of most: no word behind a
/// mark that closes, and before one that opens a blank or a sign that stands there.
fn stands_apart(bytes: &[u8], start: usize, end: usize) -> bool {
    let is_of_word = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80;
    let next = bytes.get(end).copied().unwrap_or(b' ');
    let (may_open, may_close) = match bytes[start..end] {
        [b'"'] => match next {
            b' ' | b'\t' | b'\n' => (false, false),
            // `".so"`, `":"`, but not `mot",`
            b',' | b'.' | b';' | b':' | b'!' | b'?' | b')' | b']' => {
                (bytes.get(end + 1).is_some_and(|&b| is_of_word(b) || matches!(b, b'"' | b'.')), false)
            }
            _ => (true, true),
        },
        // `>>` `”` `›` `»`
        [b'>', ..] | [0xE2, 0x80, 0x9D | 0xBA] | [0xC2, 0xBB] => (false, true),
        _ => (true, false),
    };
    let is_free =
        |b: u8| matches!(b, b' ' | b'\t' | b'\n' | b'(' | b'[' | b'{' | b'\'' | b'"' | b'-' | b'/' | b'=');
    let follows_gap = || bytes[..start].last().is_none_or(|&b| is_free(b));
    !(may_close && is_of_word(next) || may_open && !follows_gap())
}

/// Whether `>>` that ends with the sign at `at` stands apart from what is before it, in a line without `<<`: `>>file`.
fn is_redirection(text: &str, at: usize) -> bool {
    let head = slice(text, 0..at).trim_end_matches('>');
    let from = head.as_bytes()[..].iter().rev().take(FAR).position(|&b| b == b'\n');
    let line = &head.as_bytes()[head.len() - from.unwrap_or(FAR.min(head.len()))..];
    head.ends_with(is_blank) && memchr::memmem::find(line, b"<<").is_none()
}

/// Whether a sign stands before numbers.
pub(super) fn is_sign_of_number(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '+' | '-' | '–' | '−' | '±' | '~' | '≈' | '#')
}

/// Whether words stand apart in the script of a character: Latin, Greek, Cyrillic. Signs are of any script.
pub(super) fn parts_words(c: char) -> bool {
    !c.is_alphabetic() || matches!(c, '\0'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}' | '\u{2C60}'..='\u{2C7F}')
}

/// Where the text that ends at `end` ends without closing marks and the blanks inside them.
fn without_closing(doc: &Document<'_>, mut end: usize, turns: &mut Turns) -> usize {
    /// More closing marks than these stand nowhere in right text.
    const MOST: usize = 4;
    let text = doc.text();
    for _ in 0..MOST {
        let inner = blanks_before(text, end);
        let Some(sign) = before(text, inner) else { break };
        let is_double = slice(text, 0..inner).ends_with(">>") || slice(text, 0..inner).ends_with("''");
        let start = inner - if is_double { 2 } else { sign.len_utf8() };
        let closes = match sign {
            ')' | ']' => true,
            '"' | '\'' | '’' | '»' | '”' | '›' | '“' | '>' => turns.opens(doc, start) == Some(false),
            _ => false,
        };
        if !closes {
            break;
        }
        end = start;
    }
    blanks_before(text, end)
}

/// Where the text after a dash at `at` starts, when a blank stands between: a turn of a dialogue.
fn dash_after(text: &str, at: usize) -> Option<usize> {
    let rest = slice(text, at..text.len()).strip_prefix(['—', '–'])?;
    rest.starts_with(is_blank).then(|| blanks_after(text, text.len() - rest.len()))
}

/// Whether what starts at `start` is joined to a word by a dot, as a member or the ending of a file is: not by an ellipsis.
pub(super) fn follows_dot(text: &str, start: usize) -> bool {
    let head = slice(text, 0..start);
    head.ends_with('.') && !head.ends_with("..")
}
