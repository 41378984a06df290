//! What stands before the marks of a sentence.

use crate::chars::{before, blanks_before, digits_before, is_blank, is_no_break_space, slice, word_before};
use crate::passes::joins::lost_spaces::edges::{follows_apostrophe, is_ordinal};
use crate::passes::joins::lost_spaces::figures::is_date;
use crate::passes::joins::lost_spaces::inside::may_stand_apart;
use crate::passes::joins::lost_spaces::{follows_dot, opening_of};

use super::words::{ABBREVIATIONS, STARTERS, is_listed};
use super::{Left, is_mark_or_apostrophe};

/// What stands before the marks of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// A word in small letters.
    Small,
    /// A word with a capital first.
    Name,
    Capitals,
    /// A word with capitals inside, digits, or the number of a note.
    Mixed,
    /// A number of three digits or more, with a decimal comma, or an ordinal.
    Number,
    ShortNumber,
    /// A closing mark, `%`, `€`.
    Closed,
    /// What no prose has but on its subject: `snake_case`, `vue.js`, `read()`, `3.13`, `51g`.
    Term,
    /// A word in small letters that a dot may shorten.
    Abbreviation,
}

impl Last {
    pub(super) fn before(text: &str, left: &Left) -> Option<Self> {
        let word = word_before(text, left.end);
        let start = left.end - word.len();
        let lead = before(text, start);
        if word.is_empty() {
            // The blanks inside a quotation mark may go.
            let outer = blanks_before(text, start);
            let outer =
                before(text, outer).filter(|&c| is_mark_or_apostrophe(c) || is_double(slice(text, 0..outer)));
            return match outer.or(lead)? {
                '0'..='9' => Self::number(text, start),
                // `10 %!Le`, but not `%!TeX root`
                '%' | '€' | '$' | '£' | '°' => {
                    let sign = slice(text, 0..start).trim_end_matches(is_blank);
                    let head = sign.trim_end_matches(['%', '€', '$', '£', '°']).trim_end_matches(is_blank);
                    head.ends_with(char::is_alphanumeric).then_some(Self::Closed)
                }
                ')' | ']' => Self::bracket(text, start),
                // Which way a quotation mark turns is found out later, and so is what is one.
                c if is_mark_or_apostrophe(c) => Some(Self::Closed),
                '<' | '>' if is_double(slice(text, 0..blanks_before(text, start))) => Some(Self::Closed),
                '®' | '™' => Some(Self::Mixed),
                // `mot*`, but not `*.TXT`
                c @ ('>' | '}' | '+' | '*' | '²' | '³') if lead == Some(c) => {
                    let touches_word = before(text, start - c.len_utf8()).is_some_and(char::is_alphanumeric);
                    touches_word.then_some(Self::Term)
                }
                _ => None,
            };
        }
        // A space on the wrong side of a colon may change sides.
        let follows_colon = || lead == Some(':') && !before(text, start - 1).is_some_and(is_blank);
        let is_joined =
            matches!(lead, Some('_' | '/' | '\\' | '@' | '#' | '$' | '&' | '=' | '~' | '^' | '|'))
                || follows_colon();
        // `la 2e.`, `the 4th.`
        if is_ordinal(text, left.end, word) {
            return Some(Self::Number);
        }
        if word.chars().nth(1).is_none() {
            // `l’autre s’y.`, `someone’s.` Without a letter before it, an apostrophe may be a quotation mark.
            let is_ending = word.starts_with(char::is_lowercase) && follows_apostrophe(text, start);
            if word == "s" && start - digits_before(text, start) == 4 {
                // `les années 1980s.`
                return Some(Self::Number);
            }
            let is_unit = lead.is_some_and(|c| c.is_ascii_digit());
            return is_ending.then_some(Self::Small).or(is_unit.then_some(Self::Term));
        }
        // `--format`; a hyphen that leads a line may lead a turn of a dialogue, too.
        let is_option = lead == Some('-')
            && !before(text, start - 1).is_some_and(char::is_alphanumeric)
            && !(word.starts_with(char::is_uppercase) && leads_line(text, start - 1));
        // `contributeur/lecteur.`, but not `src/main.`
        let is_choice = lead == Some('/') && !left.is_dot;
        if left.is_dot && is_listed(word, &ABBREVIATIONS) {
            let is_small = word.chars().all(char::is_lowercase);
            return is_small.then_some(Self::Abbreviation);
        }
        if is_joined && !is_choice || is_option {
            return (lead != Some('@')).then_some(Self::Term);
        }
        if lead.is_some_and(char::is_numeric) {
            return Some(Self::Mixed);
        }
        // Behind `?` no name of code ends: `auAlors ?` may lose its joint to another pass, and is judged by what is left.
        let word = if left.is_dot { word } else { behind_joint(word) };
        let is_capital = word.starts_with(char::is_uppercase);
        let is_small = |word: &str| word.chars().all(char::is_lowercase);
        let rest = word.get(word.chars().next()?.len_utf8()..)?;
        if is_small(rest) {
            match is_capital {
                true => Some(Self::Name),
                false if is_small(word) && !follows_dot(text, start) => Some(Self::Small),
                false => Some(Self::Term),
            }
        } else if word.strip_suffix('s').unwrap_or(word).chars().all(char::is_uppercase) {
            // `les ONG`, `the NGOs`, but not `MUL.APIN`
            Some(if is_part_of_capitals(text, word, start) { Self::Term } else { Self::Capitals })
        } else {
            Some(Self::Mixed)
        }
    }

    /// A number that ends at `end`. One that leads its line numbers an item of a list, and one with dots a part of a
    /// book.
    fn number(text: &str, end: usize) -> Option<Self> {
        let head = slice(text, 0..end);
        let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | ':');
        let start = head.trim_end_matches(is_of_number).len();
        // `,,` is a quotation mark, too, and so is "``".
        let is_quoted = slice(text, start..end).starts_with(",,");
        let start = if is_quoted { start + 2 } else { start };
        let number = slice(text, start..end);
        let lead = before(text, start);
        let is_edge = |c| {
            is_blank(c)
                || is_mark_or_apostrophe(c)
                || matches!(c, '$' | '£' | '€' | '(' | '-' | '–' | '<' | '>' | '`')
        };
        let is_free = is_quoted || lead.is_some_and(is_edge);
        // `2026-11-23.`
        let ends_date = |date: &str| {
            let lead = before(text, end - date.len());
            is_date(date) && lead.is_some_and(|c| c != '-' && is_edge(c))
        };
        if end.checked_sub(10).and_then(|from| head.get(from..)).is_some_and(ends_date) {
            return Some(Self::Number);
        }
        let first = head.trim_end_matches(|c: char| is_of_number(c) || c == '.').len();
        match (is_free, number.len() > 2) {
            _ if !is_quoted && leads_line(text, first) => None,
            (_, false) if may_number_item(text, start) => None,
            _ if lead.is_some_and(char::is_alphabetic) => Some(Self::Term),
            (true, true) => Some(Self::Number),
            _ => Some(Self::ShortNumber),
        }
    }

    /// A bracket that ends at `end`.
    fn bracket(text: &str, end: usize) -> Option<Self> {
        let open = opening_of(text, end - 1)?;
        let inside = slice(text, open + 1..end - 1);
        let is_note = text.as_bytes()[open] == b'[' && inside.bytes().all(|b| b.is_ascii_digit());
        let is_of_remark = |c: char| c.is_alphabetic() || is_blank(c) || matches!(c, '.' | '’' | '\'');
        let is_remark =
            text.as_bytes()[open] == b'[' && inside.contains(is_blank) && inside.chars().all(is_of_remark);
        match before(text, open) {
            Some(c) if c.is_alphabetic() && is_note => Some(Self::Mixed),
            // `mot[réf. nécessaire].` A square bracket stays where it is.
            Some(c) if c.is_alphabetic() && is_remark => Some(Self::Closed),
            // What may yet be parted from its word would be another joint's left side then.
            Some(c) if c.is_alphanumeric() || matches!(c, '_' | ')' | ']') => {
                (!may_stand_apart(inside)).then_some(Self::Term)
            }
            _ => Some(Self::Closed),
        }
    }
}

/// Whether dots join a word in capitals that starts at `start` to another one before it, none of which begins sentences:
/// signs of old scripts are written so.
fn is_part_of_capitals(text: &str, word: &str, start: usize) -> bool {
    let last = if follows_dot(text, start) { word_before(text, start - 1) } else { "" };
    !last.is_empty() && last.chars().all(char::is_uppercase) && !is_listed(word, &STARTERS)
}

/// What follows the last small letter with a capital behind it.
fn behind_joint(word: &str) -> &str {
    let mut follows_small = false;
    let joints = word.char_indices().filter(|&(_, c)| {
        let is_joint = c.is_uppercase() && follows_small;
        follows_small = c.is_lowercase();
        is_joint
    });
    joints.last().map_or(word, |(at, _)| slice(word, at..word.len()))
}

/// Whether a number that starts at `start` touches the end of a sentence, or has but quotation marks and dashes between: a
/// space behind its dot would make the number of an item of it.
fn may_number_item(text: &str, start: usize) -> bool {
    let is_between = |c: char| {
        is_mark_or_apostrophe(c)
            || is_blank(c)
            || matches!(c, '—' | '–' | '<' | '>' | ')' | ']' | '(' | ',' | ':')
    };
    let head = slice(text, 0..start);
    let end = head.trim_end_matches(is_between);
    // A run of blanks may become a space.
    let is_space = |between: &str| {
        between.chars().all(is_blank) && !between.contains(|c| is_no_break_space(c) || c == '\t')
    };
    end.ends_with(['.', '!', '?', '…']) && !is_space(slice(head, end.len()..start)) && !is_of_book(end)
        || head.ends_with(['.', '!', '?', '…']) && !follows_digit(head)
}

/// Whether a text ends with the sign of a page, a volume or a number: `p.`, `vol.`, `no.`
fn is_of_book(head: &str) -> bool {
    let word = head.strip_suffix('.').map_or("", |head| word_before(head, head.len()));
    matches!(word, "p" | "pp" | "vol" | "Vol" | "no" | "No" | "fig" | "Fig" | "art" | "ch" | "chap")
}

/// Whether a text ends with a dot behind a digit.
fn follows_digit(head: &str) -> bool {
    head.strip_suffix('.').is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether nothing but blanks stands before `at` in its line.
fn leads_line(text: &str, at: usize) -> bool {
    before(text, blanks_before(text, at)).is_none_or(|c| c == '\n')
}

/// Whether a text ends with a quotation mark of two signs.
fn is_double(head: &str) -> bool {
    head.ends_with(">>") || head.ends_with("<<")
}
