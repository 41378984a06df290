//! How much of prose a bracket holds, and what tells that it holds code.

use crate::chars::{
    after, before, blanks_after, blanks_before, digits_after, is_blank, is_quotation_mark, slice, word_after,
    words,
};
use crate::passes::joins::is_function_word;

use super::edges::stands_alone;
use super::inside::before_strings;
use super::known::is_known;

/// How much of prose a bracket holds: its pairs of words, up to two more for a word that begins it, four more for one that
/// begins remarks, and for `e.g.` and its like.
pub(super) fn prose_of(inside: &str) -> usize {
    prose_until(inside, inside.len())
}

/// The same of what stands before its first quotation mark: in code, a string may say anything.
pub(super) fn prose_before_strings(inside: &str) -> usize {
    prose_until(inside, before_strings(inside).len())
}

fn prose_until(inside: &str, end: usize) -> usize {
    let head = slice(inside, 0..end).trim_start_matches(is_blank);
    let inside = inside.trim_start_matches(is_blank);
    let first = word_after(inside, 0);
    // A space may be lost before a quotation, and be set inside its mark.
    let behind = slice(inside, first.len()..inside.len());
    let next_at = inside.len() - behind.trim_start_matches(|c| is_blank(c) || is_quotation_mark(c)).len();
    let is_parted = next_at > first.len() && after(inside, next_at).is_some_and(char::is_alphanumeric);
    let begun = match first {
        _ if next_at > first.len() && leads_remark(first) => 4,
        // `section 3`, `version 2`
        _ if is_parted && is_of_book(first) => {
            2 * usize::from(after(inside, next_at).is_some_and(|c| c.is_ascii_digit()))
        }
        _ if !is_parted => 0,
        // Code has them, too.
        "a" | "as" | "by" | "for" | "from" | "in" | "is" | "on" | "to" => 1,
        _ => 2 * usize::from(is_function_word(first)),
    };
    pairs_of_words(head) + begun + 4 * usize::from(is_marked(head))
}

/// Whether a bracket starts as no arguments do, or holds more prose than they have: `see the note`, `e.g. this`.
pub(super) fn is_plainly_remark(inside: &str) -> bool {
    /// A call may be given less of prose where it is spoken of in passing; what leads remarks counts for four.
    const PROSE: usize = 8;
    const LED: usize = 6;
    let first = word_after(inside, 0);
    let is_led = leads_remark(first) && after(inside, first.len()).is_some_and(is_blank);
    is_marked(inside) || prose_before_strings(inside) >= if is_led { LED } else { PROSE }
}

/// Whether a word leads remarks, whatever stands behind it, and no code.
pub(super) fn leads_remark(word: &str) -> bool {
    /// In byte order.
    const WORDS: [&str; 85] = [
        "abbreviated",
        "actually",
        "again",
        "aka",
        "also",
        "although",
        "always",
        "and",
        "appelé",
        "appelée",
        "approximately",
        "aussi",
        "autrefois",
        "because",
        "both",
        "but",
        "called",
        "comme",
        "consultez",
        "currently",
        "depuis",
        "donc",
        "environ",
        "especially",
        "et",
        "even",
        "except",
        "excluding",
        "formerly",
        "generally",
        "généralement",
        "hence",
        "hors",
        "including",
        "like",
        "mainly",
        "mais",
        "maybe",
        "mostly",
        "namely",
        "normalement",
        "normally",
        "notamment",
        "note",
        "often",
        "only",
        "optionally",
        "or",
        "originally",
        "ou",
        "parfois",
        "perhaps",
        "possibly",
        "presumably",
        "previously",
        "probably",
        "pronounced",
        "provided",
        "respectively",
        "sauf",
        "see",
        "since",
        "soit",
        "sometimes",
        "souvent",
        "such",
        "surtout",
        "these",
        "they",
        "those",
        "though",
        "thus",
        "typically",
        "unfortunately",
        "unless",
        "unlike",
        "usually",
        "via",
        "voir",
        "whether",
        "which",
        "who",
        "whose",
        "without",
        "également",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// Whether a word names parts that are numbered.
fn is_of_book(word: &str) -> bool {
    const WORDS: [&str; 8] = ["chapitre", "chapter", "figure", "page", "pages", "section", "step", "version"];
    WORDS.iter().any(|part| word.eq_ignore_ascii_case(part))
}

/// Whether a bracket holds an example, a reference or a list that is cut short, as its words say, or a sign that code has not.
pub(super) fn is_marked(inside: &str) -> bool {
    const MARKS: [&str; 15] = [
        "e.g",
        "e. g",
        "i.e",
        "i. e",
        "a.k.a",
        "ex.",
        "ex :",
        "p. ex",
        "par ex",
        "cf.",
        "for example",
        "default:",
        "default :",
        "not a ",
        "not an ",
    ];
    const ENDS: [&str; 5] = [" etc", " below", " above", " ci-dessous", " ci-dessus"];
    let whole = inside.trim_end_matches('.');
    MARKS.iter().any(|mark| inside.starts_with(mark))
        || ENDS.iter().any(|end| whole.ends_with(end))
        || inside.contains(['≤', '≥'])
}

/// What a word tells of whether those beside it are of prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    Nothing,
    /// A bracket behind it may hold what it is given.
    Call,
    /// A known word.
    Known,
    /// An article, a preposition or a pronoun that code has no use for.
    Prose,
    /// A capital and small letters, of a word that is not known.
    Name,
    /// Digits.
    Number,
    /// Small letters.
    Small,
}

impl Tells {
    /// Whether the word at `at` may be a part of a name.
    fn may_be_name(self, at: usize, text: &str) -> bool {
        matches!(self, Self::Known | Self::Name) && after(text, at).is_some_and(char::is_uppercase)
    }
}

/// How many words have another behind them with nothing but blanks between, so that both are of prose: two known ones, one
/// that code has no use for and any other, two names, a number and its unit. Capitals are no words of prose.
fn pairs_of_words(text: &str) -> usize {
    let mut pairs = 0;
    let (mut last, mut last_at) = (None, 0);
    let mut at = 0;
    while let Some(c) = after(text, at) {
        let word = word_after(text, at);
        let end =
            if word.is_empty() && c.is_ascii_digit() { digits_after(text, at) } else { at + word.len() };
        if end == at {
            if !is_blank(c) {
                last = None;
            }
            at += c.len_utf8();
            continue;
        }
        let tells = told_by(text, at, end);
        let are_names = |last: Tells| last.may_be_name(last_at, text) && tells.may_be_name(at, text);
        let is_pair = |last| is_pair(last, tells, slice(text, at..end)) || are_names(last);
        pairs += usize::from(last.is_some_and(is_pair));
        (last, last_at) = (Some(tells), at);
        at = end;
    }
    pairs
}

fn told_by(text: &str, start: usize, end: usize) -> Tells {
    let word = slice(text, start..end);
    let is_of_name = |c: Option<char>| c.is_some_and(|c| c == '_' || c.is_alphanumeric());
    let is_capitals = !word.chars().any(char::is_lowercase) && word.chars().nth(1).is_some();
    if is_of_name(before(text, start)) || is_of_name(after(text, end)) {
        Tells::Nothing
    } else if word.starts_with(|c: char| c.is_ascii_digit()) {
        Tells::Number
    } else if !stands_alone(word) || is_capitals || is_type(word) && leads_item(text, start) {
        Tells::Nothing
    } else if is_of_prose(word) {
        Tells::Prose
    } else if after(text, blanks_after(text, end)) == Some('(') {
        Tells::Call
    } else if is_known(word) {
        Tells::Known
    } else if word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase) {
        Tells::Name
    } else if word.chars().all(char::is_lowercase) {
        Tells::Small
    } else {
        Tells::Nothing
    }
}

/// Whether a list or one of its items starts at a place.
fn leads_item(text: &str, start: usize) -> bool {
    before(text, blanks_before(text, start)).is_none_or(|c| matches!(c, ',' | ';' | '('))
}

fn is_pair(last: Tells, next: Tells, word: &str) -> bool {
    use Tells::{Known, Name, Nothing, Number, Prose, Small};
    match (last, next) {
        (Number, Known | Small | Nothing) => word.chars().nth(1).is_some() && !is_operator(word),
        (Known | Prose, Known | Prose) | (Prose, Small | Name) | (Small | Name, Prose) => true,
        _ => false,
    }
}

/// Whether a word joins numbers in code.
fn is_operator(word: &str) -> bool {
    ["and", "as", "div", "else", "for", "if", "in", "is", "mod", "or", "to", "xor"]
        .iter()
        .any(|operator| word.eq_ignore_ascii_case(operator))
}

/// Whether code has no use for a word.
fn is_of_prose(word: &str) -> bool {
    is_function_word(word)
        && !matches!(
            word,
            "a" | "am"
                | "an"
                | "and"
                | "as"
                | "at"
                | "by"
                | "de"
                | "en"
                | "for"
                | "from"
                | "has"
                | "in"
                | "is"
                | "on"
                | "or"
                | "ou"
                | "se"
                | "to"
                | "with"
        )
}

/// Whether a bracket starts with the name of a type, or of what calls are often given.
pub(super) fn starts_with_type(inside: &str) -> bool {
    const VALUES: [&str; 8] = ["array", "key", "list", "name", "number", "object", "size", "value"];
    let first = word_after(inside, 0);
    is_type(first) || VALUES.iter().any(|name| first.eq_ignore_ascii_case(name))
}

/// Whether all words of a bracket name types: `long double`.
pub(super) fn holds_types(inside: &str) -> bool {
    words(inside).all(is_type)
}

/// Whether a word names a type of values, as code does.
fn is_type(word: &str) -> bool {
    const TYPES: [&str; 16] = [
        "bool", "boolean", "byte", "char", "const", "double", "float", "int", "integer", "long", "short",
        "signed", "string", "struct", "unsigned", "void",
    ];
    TYPES.iter().any(|name| word.eq_ignore_ascii_case(name))
}
