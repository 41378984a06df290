//! What follows the joint of two sentences.

use crate::chars::{
    after, before, blanks_after, blanks_before, is_apostrophe, is_blank, is_quotation_mark, slice, word_after,
};
use crate::passes::joins::lost_spaces::opening_of;

use super::last::Last;
use super::runs_on;
use super::words::{LABELS, NAMES_OF_MACHINES, STARTERS, is_listed};

/// What follows the joint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Next {
    /// A word that often begins sentences, or an elision.
    Starter,
    Capitalised,
    Capitals,
    /// Two or three capitals, and a word in small letters.
    Initialism,
    /// Capitals with a dot each: `U.S.`, `M.`
    Initials,
    /// The number of an item of a list, and a capital: `2. Suite`.
    Item,
    /// What catalogues number books and papers by, and a number: `ISBN 978`; when a page was read: `Retrieved 5 March`.
    Catalogue,
}

impl Next {
    pub(super) fn at(text: &str, start: usize, last: Last) -> Option<Self> {
        let word = word_after(text, start);
        if word.is_empty() {
            return is_item(text, start).then_some(Self::Item);
        }
        let first = word.chars().next().filter(|c| c.is_uppercase())?;
        if before(text, start) == Some('?') && leads_query(text, start) {
            return None;
        }
        let end = start + word.len();
        let follower = after(text, end);
        let behind = after(text, end + follower.map_or(0, char::len_utf8));
        // Whether a bracket within another is parted from its word is judged in the same run.
        if before(text, start) == Some('(') && after(text, blanks_after(text, end)) == Some('(') {
            return None;
        }
        match follower {
            Some('_' | '(' | '=' | '[' | '{' | '@' | '/' | '\\' | '0'..='9') => return None,
            Some('.') if behind.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()) => return None,
            Some(':') if behind == Some(':') => return None,
            Some(c) if is_apostrophe(c) && is_elided(word) => {
                return behind.is_some_and(char::is_alphabetic).then_some(Self::Starter);
            }
            _ => {}
        }
        let rest = slice(word, first.len_utf8()..word.len());
        if rest.is_empty() {
            let is_of_name = |c: char| c.is_uppercase() || word == "M" && is_blank(c);
            if follower == Some('.') && behind.is_some_and(is_of_name) {
                return Some(Self::Initials);
            }
            // `A-t-elle`, `Y a-t-il`
            let is_inverted = follower == Some('-') && behind == Some('t');
            let blanks = blanks_after(text, end);
            let stands_alone = blanks > end && after(text, blanks).is_some_and(char::is_alphanumeric)
                || leads_quotation(text, end);
            let may_stand_alone = matches!(first, 'A' | 'I' | 'À' | 'Y' | 'Ô' | 'O')
                || is_word_elsewhere(first) && runs_on(text, start);
            return ((stands_alone || is_inverted) && may_stand_alone).then_some(Self::Starter);
        }
        let is_capitals = !rest.chars().any(char::is_lowercase);
        if (is_capitals && is_catalogue(word) || is_seen(word)) && leads_number(text, end) {
            return Some(Self::Catalogue);
        }
        let next_word = || after(text, blanks_after(text, end)).filter(|_| follower.is_some_and(is_blank));
        let among_capitals = || last == Last::Capitals || next_word().is_some_and(char::is_uppercase);
        let is_starter = is_listed(word, &STARTERS)
            || is_adverb(word) && follower == Some(',')
            || leads_label(text, word, end);
        if is_starter && (!is_capitals || among_capitals()) {
            Some(Self::Starter)
        } else if is_listed(word, &NAMES_OF_MACHINES)
            && !(word == "AI" && last == Last::Small && (runs_on(text, start) || leads_compound(text, end)))
        {
            None
        } else if is_capitals && before(text, blanks_before(text, start)) == Some('(') {
            Some(Self::Capitals)
        } else if is_capitals && rest.chars().nth(2).is_none() {
            // `l’usine.VW dit`, but not `le.VW`
            let goes_on = runs_on(text, start)
                || next_word().is_some_and(char::is_numeric)
                || last == Last::Small && (leads_list(text, end) || leads_compound(text, end));
            let may_end = last == Last::Small || last == Last::Name && runs_on(text, start);
            (may_end && goes_on).then_some(Self::Initialism)
        } else if is_capitals {
            Some(Self::Capitals)
        } else {
            Some(Self::Capitalised)
        }
    }
}

/// Whether a word that ends at `end` is the head of what follows, by the colon behind it: `Example:`. Typography sets blanks
/// before that.
pub(in super::super) fn leads_label(text: &str, word: &str, end: usize) -> bool {
    let colon = blanks_after(text, end);
    let is_colon =
        || after(text, colon) == Some(':') && after(text, colon + 1).is_none_or(|c| is_blank(c) || c == '\n');
    is_listed(word, &LABELS) && is_colon()
}

/// Whether a hyphen and a small letter follow what ends at `end`: `AI-powered`.
fn leads_compound(text: &str, end: usize) -> bool {
    after(text, end) == Some('-') && after(text, end + 1).is_some_and(char::is_lowercase)
}

/// Whether a comma, a blank and a letter follow what ends at `end`: `VW, Nissan`.
fn leads_list(text: &str, end: usize) -> bool {
    if after(text, end) != Some(',') {
        return false;
    }
    let next_at = blanks_after(text, end + 1);
    next_at > end + 1 && after(text, next_at).is_some_and(char::is_alphabetic)
}

/// Whether catalogues number books and papers so.
fn is_catalogue(word: &str) -> bool {
    matches!(word, "ISBN" | "ISSN" | "OCLC" | "PMID" | "PMC" | "JSTOR" | "LCCN" | "ASIN" | "DOI")
}

/// Whether a word says before a date when a page was read.
fn is_seen(word: &str) -> bool {
    matches!(word, "Retrieved" | "Accessed" | "Consulté" | "Archived")
}

/// Whether a digit follows what ends at `end`, with blanks and perhaps a colon between.
fn leads_number(text: &str, end: usize) -> bool {
    let blanks = blanks_after(text, end);
    let colon = blanks + usize::from(after(text, blanks) == Some(':'));
    let at = blanks_after(text, colon);
    at > end && after(text, at).is_some_and(|c| c.is_ascii_digit())
}

/// Whether a word is an adverb of English, as its ending says: a comma behind it makes it the start of a sentence.
fn is_adverb(word: &str) -> bool {
    const ENDINGS: [&str; 15] = [
        "ably", "ally", "antly", "arly", "ately", "edly", "ently", "estly", "fully", "ibly", "ingly",
        "itely", "ively", "lessly", "ously",
    ];
    word.chars().nth(6).is_some() && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a capital is a word of Spanish, Portuguese, Italian or Russian.
fn is_word_elsewhere(capital: char) -> bool {
    matches!(capital, 'E' | 'É' | 'È' | 'А' | 'В' | 'И' | 'К' | 'О' | 'С' | 'У' | 'Я')
}

/// Whether a quotation mark follows what ends at `end`, and a word that: blanks beside the mark make no difference.
fn leads_quotation(text: &str, end: usize) -> bool {
    let mark_at = blanks_after(text, end);
    let mark = after(text, mark_at).filter(|&c| is_quotation_mark(c));
    mark.is_some_and(|mark| {
        let next_at = blanks_after(text, mark_at + mark.len_utf8());
        after(text, next_at).is_some_and(char::is_alphanumeric)
    })
}

/// Whether what starts at `start` has an ampersand behind it, as a name in the query of an address has: another pass reads
/// what is behind that by the question mark.
fn leads_query(text: &str, start: usize) -> bool {
    /// The most bytes of a name.
    const LONGEST: usize = 64;
    let belongs = |b: &&u8| b.is_ascii_alphanumeric() || b"_.-%[]".contains(b);
    let rest = &text.as_bytes()[start..];
    let len = rest.iter().take(LONGEST).take_while(belongs).count();
    rest.get(len) == Some(&b'&')
}

/// Whether the number of an item of a list starts at `start`. One in brackets is a note: whether a blank follows it is
/// judged in the same run.
fn is_item(text: &str, start: usize) -> bool {
    if before(text, start) == Some('(') {
        return false;
    }
    let rest = slice(text, start..text.len());
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let mark = start + digits;
    if text.as_bytes().get(mark) == Some(&b')') && opening_of(text, mark).is_some() {
        return false;
    }
    let rest = rest.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
    let title = rest.filter(|rest| rest.starts_with(is_blank)).map(|rest| rest.trim_start_matches(is_blank));
    matches!(digits, 1 | 2) && title.is_some_and(|title| title.starts_with(char::is_uppercase))
}

/// Whether an apostrophe after the word makes an elision of it (`L’`, `Qu’`) or a pronoun (`I’m`).
fn is_elided(word: &str) -> bool {
    matches!(
        word,
        "C" | "D"
            | "I"
            | "J"
            | "L"
            | "M"
            | "N"
            | "S"
            | "T"
            | "Qu"
            | "Lorsqu"
            | "Puisqu"
            | "Jusqu"
            | "Aujourd"
            | "Quelqu"
            | "It"
            | "That"
            | "There"
            | "He"
            | "She"
            | "We"
            | "You"
            | "They"
            | "What"
            | "Let"
            | "Here"
    )
}
