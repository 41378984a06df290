//! What a round bracket holds: a figure, an acronym, words of prose, or the arguments of a call.

use crate::chars::{
    after, before, is_apostrophe, is_blank, is_quotation_mark, slice, tokens, word_after, words,
};
use crate::passes::joins::is_function_word;

use super::edges::{is_cyrillic_word, is_elision, is_mark_or_blank};
use super::known::is_known;
use super::prose::{is_marked, prose_of};

/// What a bracket holds.
pub(super) enum Inside {
    /// Digits: so many.
    Number(usize),
    /// Digits and signs: a result, a share, years.
    Figure,
    /// Two capitals or more.
    Acronym,
    /// Words of two letters or more, and numbers: so many.
    Words(usize),
    /// Signs, a part of a word.
    Other,
}

impl Inside {
    pub(super) fn of(inside: &str) -> Self {
        // Spaces beside marks may yet be set, and marks be exchanged: neither may change what a bracket holds.
        let is_in_word = |c: char| c.is_alphabetic() || is_apostrophe(c) || c == '-';
        let is_sign = |c: char| {
            is_mark_or_blank(c)
                || c.is_numeric()
                || matches!(c, '–' | ',' | '.' | ';' | ':' | '%' | '!' | '?' | '…' | '/' | '+' | '&')
                || matches!(c, '€' | '$' | '£' | '°' | 'º' | '×' | '#' | '±' | '−' | '~' | '≈' | '≤' | '≥')
        };
        if inside.bytes().all(|b| b.is_ascii_digit()) && !inside.is_empty() {
            Self::Number(inside.len())
        } else if is_acronym(inside) {
            Self::Acronym
        } else if !inside.chars().all(|c| is_in_word(c) || is_sign(c))
            || inside.starts_with(is_blank)
            || inside.ends_with(is_blank)
            || inside.contains("::")
        {
            Self::Other
        } else if inside.contains(|c: char| c.is_ascii_digit()) && !inside.contains(char::is_alphabetic) {
            Self::Figure
        } else {
            let is_word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
            // `(Group I)`, `(L.L.C)`, but not `(L.append)`
            let is_letter =
                |part: &str| part.starts_with(char::is_uppercase) && part.chars().nth(1).is_none();
            let is_initials = |word: &&str| word.split('.').all(is_letter);
            let words = inside.split(|c| !is_in_word(c)).filter(is_word).count();
            let letters = tokens(inside)
                .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
                .filter(is_initials)
                .count();
            let numbers =
                inside.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count();
            Self::Words(if words > 0 { words + numbers + letters } else { 0 })
        }
    }
}

/// Whether what a bracket holds may be set apart from the word before it.
pub(super) fn may_stand_apart(inside: &str) -> bool {
    match Inside::of(inside) {
        Inside::Words(count) => count > 1 || prose_of(inside) > 0,
        Inside::Number(digits) => digits > 3,
        Inside::Figure | Inside::Acronym => true,
        Inside::Other => prose_of(inside) > 0,
    }
}

/// Whether a word and what a bracket behind it holds may be a call with its arguments, and no word with its ending:
/// `boat(s)`.
pub(super) fn is_call(name: &str, inside: &str) -> bool {
    let is_ending = matches!(inside, "s" | "es" | "ies") && is_known(name);
    !may_stand_apart(inside) && !is_ending
}

/// How many words of two letters or more a bracket holds.
pub(super) fn words_of(inside: &str) -> usize {
    let is_word = |word: &&str| word.chars().nth(1).is_some();
    words(inside).filter(is_word).count()
}

pub(super) fn has_function_word(text: &str) -> bool {
    words(text).any(is_function_word)
}

/// What a bracket holds before its first quotation mark: in code, a string may say anything.
pub(super) fn before_strings(inside: &str) -> &str {
    let is_in_word = |at: usize, c: char| {
        before(inside, at).is_some_and(char::is_alphanumeric)
            && after(inside, at + c.len_utf8()).is_some_and(char::is_alphanumeric)
    };
    let may_be_mark = |c| is_quotation_mark(c) || is_apostrophe(c);
    let is_mark = |at, c| c == '{' || may_be_mark(c) && !(is_apostrophe(c) && is_in_word(at, c));
    let first = inside.char_indices().find(|&(at, c)| is_mark(at, c));
    slice(inside, 0..first.map_or(inside.len(), |(at, _)| at))
}

/// Whether a bracket holds a quotation, its marks and all.
pub(super) fn is_quoted(inside: &str) -> bool {
    let inside = inside.trim_start_matches(is_blank);
    let mark = inside.chars().next().map_or(0, char::len_utf8);
    let quotation = slice(inside, mark..inside.len());
    before_strings(inside).is_empty() && mark > 0 && before_strings(quotation) != quotation
}

/// Whether a bracket holds a list made of another, what is decided by a condition, names with their types, or a clause of SQL.
pub(super) fn is_expression(inside: &str) -> bool {
    // Which blanks part the words, and whether one leads them, may change.
    let has_word = |word| tokens(inside).any(|other| other == word);
    let is_made_of_list = || {
        let mut rest = tokens(inside).skip_while(|&word| word != "for").skip(2);
        rest.next() == Some("in")
    };
    let is_choice = || has_word("if") && has_word("else");
    let is_typed = |item: &str| {
        let mut words = tokens(item);
        // `such as Rust`
        words.next() != Some("such")
            && words.next().is_some_and(|word| matches!(word, "as" | "As"))
            && words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    // `GROUP(ORDER BY x)`
    let is_clause = || {
        let mut words = tokens(inside);
        let is_verb =
            |word: &str| ["order", "partition", "group"].iter().any(|verb| word.eq_ignore_ascii_case(verb));
        words.next().is_some_and(is_verb) && words.next().is_some_and(|word| word.eq_ignore_ascii_case("by"))
    };
    (is_made_of_list() || is_choice() || is_clause() || inside.split(',').any(is_typed)) && !is_marked(inside)
}

/// Whether a bracket holds a list of single words or numbers, as calls do.
pub(super) fn is_list(inside: &str) -> bool {
    let items = || inside.split([',', ';']).map(|item| item.trim_matches(is_blank));
    let are_years = || items().all(|item| item.len() == 4 && item.bytes().all(|b| b.is_ascii_digit()));
    items().nth(1).is_some() && !items().any(|item| item.contains(is_blank)) && !are_years()
}

/// Whether a bracket holds a list of short words in small letters that are not known, as those of arguments are: `fd, buf`.
pub(super) fn holds_parameters(inside: &str) -> bool {
    /// Longer ones may be words that no list has.
    const LONGEST: usize = 6;
    let items = || inside.split(',').map(|item| item.trim_matches(is_blank));
    let is_parameter = |word: &str| (2..=LONGEST).contains(&word.len()) && !is_known(word);
    let is_small = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase());
    is_list(inside) && items().all(is_small) && items().any(is_parameter)
}

/// Whether the items of a list touch, as they do in code. Thousands and decimals are none.
pub(super) fn is_tight(inside: &str) -> bool {
    // Typography may set a blank before a mark that closes.
    let opens = |item: &str| {
        let inside = item.trim_start_matches(|c| is_quotation_mark(c) || is_apostrophe(c));
        inside.len() < item.len() && !inside.starts_with(is_blank)
    };
    let is_item = |item: &str| item.starts_with(char::is_alphabetic) || opens(item);
    let is_group = |item: &str| item.bytes().take_while(u8::is_ascii_digit).count() == 3;
    let mut behind_commas = inside.split(',').skip(1).filter(|item| !item.starts_with(is_blank));
    let are_numbers = behind_commas.clone().all(is_group) || behind_commas.clone().nth(1).is_none();
    behind_commas.any(is_item)
        || !are_numbers
        || inside.split(';').skip(1).any(|item| !item.starts_with(is_blank))
}

/// Whether a bracket holds the ending of a word, then others: `salarié(e ou non)`.
pub(super) fn starts_with_ending(inside: &str) -> bool {
    let first = word_after(inside, 0);
    first.chars().all(char::is_lowercase)
        && first.chars().count() == 1
        && !matches!(first, "a" | "à" | "y")
        && !is_cyrillic_word(first)
        && after(inside, first.len()) != Some('.')
        && !is_elision(inside, first.len())
}

/// Whether a word is made of two capitals or more, perhaps with digits, signs and an `s` of the plural: `ANM`, `G20`, `R&D`,
/// `CNT-AIT`, `LLMs`.
fn is_acronym(word: &str) -> bool {
    let capitals = word.strip_suffix('s').unwrap_or(word);
    let has_digit = capitals.contains(|c: char| c.is_ascii_digit());
    let is_inside =
        |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '&') || c == '-' && !has_digit;
    capitals.starts_with(char::is_uppercase)
        && capitals.chars().nth(1).is_some()
        && !capitals.ends_with(['&', '-'])
        && capitals.chars().all(is_inside)
}
