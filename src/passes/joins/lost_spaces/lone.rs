//! Round brackets that touch the word before them and may be a remark or what a call is given: those that hold one word or one
//! number (`veste(facultative)`, `la faim(26)`), and those of several words that nothing near tells of. What they are is what the
//! other brackets of the text tell.

use crate::chars::{after, before, is_apostrophe, is_blank, slice, word_after, words};
use crate::code::Code;
use crate::pass::Confidence;
use crate::passes::joins::is_function_word;

use super::asides::holds_values;
use super::edges::is_closer;
use super::ends::{ends_behind, is_dateline};
use super::head::{Head, Kind};
use super::inside::{Inside, is_expression, is_list, is_tight, starts_with_ending};
use super::known::{is_function, is_keyword, is_known, is_prefix, makes_word};
use super::prose::{holds_types, prose_of, starts_with_type};
use super::usage::Usage;
use super::{Joint, Verdict, closing_of, marks};

/// A bracket that only the rest of the text can judge.
#[derive(Debug)]
pub(super) struct Lone {
    /// Where it opens.
    gap: usize,
    close: usize,
    asks: Asks,
    /// Where the next sentence touches the marks behind it, if it does: before the closing or opening marks between, and behind.
    touched: Option<(usize, usize)>,
}

/// What the rest of the text must show for a bracket to be a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// Nothing.
    Nothing,
    /// That brackets of numbers stand apart.
    Numbers,
    /// That the same word stands apart in a bracket elsewhere; each of those below may be shown by that, too.
    SameWord,
    /// That brackets stand apart, or that no other touches its word.
    Brackets,
    /// That brackets stand apart: a name stands before it and in it, as that of a class and of its parent do.
    SomeBrackets,
    /// That nearly all brackets stand apart: no list has the word in it.
    MostBrackets,
    /// That nearly all brackets of several words stand apart. This alone may be told by a text that speaks of code, too.
    Remarks,
}

impl Lone {
    /// The bracket before which a joint stands; `None` when it is an ending, an argument, or no word or number alone.
    pub(super) fn at(text: &str, joint: &Joint) -> Option<Self> {
        let open = joint.gap;
        if slice(text, joint.mark.clone()) != "(" || joint.mark.start != open {
            return None;
        }
        let close = closing_of(text, open)?;
        let inside = slice(text, open + 1..close);
        // Blanks at its ends may go, if it stands apart.
        if inside.starts_with(is_blank) || inside.ends_with(is_blank) {
            return None;
        }
        let ends = ends_behind(text, inside, close + 1, true);
        let touched = || if ends { Some(None) } else { end_of_marks(text, close + 1).map(Some) };
        let Some(holds) = Holds::of(whole(inside)) else {
            if is_version(text, open, inside) {
                return Some(Self { gap: open, close, asks: Asks::SomeBrackets, touched: touched()? });
            }
            let may_be_remark = is_remark(inside) && may_precede_remark(text, open, inside);
            let asks = Asks::Remarks;
            return may_be_remark.then_some(Self { gap: open, close, asks, touched: touched()? });
        };
        let head = Head::before(text, open, inside, false)?;
        let may_be_remark = match holds {
            Holds::Number => head.may_be_word() || head.is_score(),
            _ => head.may_be_word() && !is_form(head.word, whole(inside)),
        };
        if !may_be_remark || is_keyword(head.word) || is_function(head.word) {
            return None;
        }
        let is_among_words = head.is_word() && !head.may_be_call() && !starts_with_type(inside);
        let is_dateline = || !head.word.contains(char::is_lowercase) && is_dateline(text, close + 1);
        let asks = match holds {
            Holds::Number => Asks::Numbers,
            Holds::Handle => Asks::Brackets,
            Holds::Name if is_dateline() => Asks::Nothing,
            _ if !is_among_words => Asks::SameWord,
            Holds::Name if head.word.starts_with(char::is_uppercase) => Asks::SomeBrackets,
            Holds::Unknown if may_be_rest(whole(inside)) => Asks::SameWord,
            Holds::Unknown => Asks::MostBrackets,
            Holds::Known | Holds::Name | Holds::Mark => Asks::Brackets,
        };
        Some(Self { gap: open, close, asks, touched: touched()? })
    }

    /// Whether a space is missing before the bracket, in a text that sets its brackets so. `parted` tells where spaces are put
    /// anyway, in order.
    fn judge(&self, text: &str, usage: &Usage<'_>, parted: &[usize]) -> Verdict {
        let has_between = |(from, to)| {
            let first = parted.partition_point(|&gap| gap < from);
            parted.get(first).is_some_and(|&gap| gap <= to)
        };
        if !self.touched.is_none_or(has_between) {
            return None;
        }
        let has_same = || usage.has_parted(whole(slice(text, self.gap + 1..self.close)));
        let is_remark = match self.asks {
            Asks::Nothing => true,
            Asks::Numbers => usage.parts_numbers(),
            Asks::SameWord => has_same(),
            Asks::Brackets => usage.parts_words() || usage.has_one_at_most() || has_same(),
            Asks::SomeBrackets => usage.parts_words() || has_same(),
            Asks::MostBrackets => usage.parts_nearly_all() || has_same(),
            Asks::Remarks => usage.parts_remarks(),
        };
        is_remark.then_some((Confidence::Likely, marks::BEFORE))
    }
}

/// Judges brackets by the others of the text, which stand apart too once they are set apart: over and over, until no more
/// fall. `parted` has the places where spaces are put already, in order.
pub(super) fn judge_all(
    text: &str,
    lone: &mut Vec<Lone>,
    parted: &mut Vec<usize>,
    code: &Code<'_>,
    mut put: impl FnMut(usize, (Confidence, &'static str)),
) {
    /// What the brackets of a text tell changes no more often: each of its few signs turns once.
    const MOST: usize = 12;
    if !lone.is_empty() && code.is_spoken_of() {
        lone.retain(|lone| lone.asks == Asks::Remarks);
    }
    for _ in 0..MOST {
        if lone.is_empty() {
            return;
        }
        let is_parted = |gap| parted.binary_search(&gap).is_ok();
        let usage = Usage::of(text, is_parted);
        let mut found = Vec::new();
        lone.retain(|lone| {
            let verdict = lone.judge(text, &usage, parted);
            found.extend(verdict.map(|_| lone.gap));
            verdict.inspect(|&verdict| put(lone.gap, verdict)).is_none()
        });
        if found.is_empty() {
            return;
        }
        parted.append(&mut found);
        parted.sort_unstable();
    }
}

/// Whether a bracket holds several words that may be a remark, and no list of names or types.
pub(super) fn is_remark(inside: &str) -> bool {
    let holds_words = match Inside::of(inside) {
        Inside::Words(count) => count > 1,
        Inside::Other => prose_of(inside) > 1 && !inside.contains(is_of_code),
        _ => false,
    };
    holds_words
        && inside.contains(is_blank)
        && !is_list(inside)
        && !is_tight(inside)
        && !is_expression(inside)
        && !holds_values(inside)
        && !holds_types(inside)
        && !starts_with_type(inside)
        && !starts_with_ending(inside)
}

/// Whether a sign stands in code, and in few remarks.
fn is_of_code(c: char) -> bool {
    matches!(c, '*' | '=' | '{' | '}' | '<' | '>' | '|' | '\\' | '_' | '`')
}

/// Whether a remark may stand behind what ends at `open`: no keyword and no function.
fn may_precede_remark(text: &str, open: usize, inside: &str) -> bool {
    Head::before(text, open, inside, false).is_some_and(|head| {
        let is_term = head.may_be_word() || head.kind == Kind::Term;
        is_term && !is_keyword(head.word) && !is_function(head.word)
    })
}

/// Whether a bracket holds an acronym, and may be a remark on the name of a thing: `iTunes(HD)`.
fn is_version(text: &str, open: usize, inside: &str) -> bool {
    matches!(Inside::of(inside), Inside::Acronym)
        && Head::before(text, open, inside, false)
            .is_some_and(|head| head.may_be_word() && !head.word.is_empty())
}

/// Where the marks of a sentence end that start at `at`, and where the next one starts.
fn end_of_marks(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = slice(text, at..text.len());
    let marks = rest.trim_start_matches(['.', '!', '?', '…']);
    let next = marks.trim_start_matches(|c| is_closer(c) || is_blank(c));
    let starts = |c: char| c.is_alphanumeric() || matches!(c, '(' | '—' | '–');
    (marks.len() < rest.len() && next.starts_with(starts))
        .then_some((text.len() - marks.len(), text.len() - next.len()))
}

/// What a bracket holds, without blanks and marks at its ends; the marks, if there is nothing else.
pub(super) fn whole(inside: &str) -> &str {
    let inside = inside.trim_matches(is_blank);
    let whole = inside.trim_end_matches(|c: char| is_blank(c) || matches!(c, '!' | '?' | '…'));
    if whole.is_empty() { inside } else { whole }
}

/// What a bracket holds that has no blanks in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// One to three digits.
    Number,
    /// Known words, one or more with hyphens between.
    Known,
    /// A capital and small letters.
    Name,
    /// `@name`
    Handle,
    /// Any other word of four letters or more.
    Unknown,
    /// `!` or `?`
    Mark,
}

impl Holds {
    pub(super) fn of(inside: &str) -> Option<Self> {
        /// Shorter ones are endings of words, or names of code.
        const WORD: usize = 4;
        const NAME: usize = 3;
        const NUMBER: usize = 3;
        if matches!(inside, "!" | "?") {
            return Some(Self::Mark);
        }
        if inside == "sic" {
            return Some(Self::Known);
        }
        if inside.bytes().all(|b| b.is_ascii_digit()) {
            return matches!(inside.len(), 1..=NUMBER).then_some(Self::Number);
        }
        if let Some(name) = inside.strip_prefix('@') {
            let is_of_name = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'.';
            return (name.len() >= NAME && name.bytes().all(is_of_name)).then_some(Self::Handle);
        }
        let is_in_word = |c: char| c.is_alphabetic() || is_apostrophe(c) || c == '-';
        if !inside.chars().all(is_in_word) || !inside.starts_with(char::is_alphabetic) {
            return None;
        }
        let letters = inside.chars().filter(|c| c.is_alphabetic()).count();
        let has_capital = inside.contains(char::is_uppercase);
        if has_capital && inside.contains(char::is_lowercase) && letters >= NAME {
            return Some(Self::Name);
        }
        if has_capital || letters < WORD || is_ending(inside) {
            return None;
        }
        let mut parts = words(inside).filter(|part| part.chars().nth(1).is_some());
        Some(if parts.all(is_known) { Self::Known } else { Self::Unknown })
    }
}

/// Whether the ending of a word looks like a word by itself: `professionnel(elle)`.
fn is_ending(inside: &str) -> bool {
    /// In byte order.
    const ENDINGS: [&str; 34] = [
        "able", "aient", "aine", "aines", "ales", "ante", "antes", "aux", "elle", "elles", "enne", "ennes",
        "ente", "entes", "eresse", "esse", "esses", "ette", "ettes", "eure", "eures", "euse", "euses",
        "ielle", "ielles", "ions", "ives", "less", "ment", "ness", "onne", "onnes", "trice", "trices",
    ];
    ENDINGS.binary_search(&inside).is_ok()
}

/// Whether a word that is in no list may be the rest of another one, cut anywhere: `ouvrier(vrière)`.
fn may_be_rest(inside: &str) -> bool {
    /// Shorter ones are.
    const LONG: usize = 5;
    let ends = ["trice", "euse", "ère", "elle", "enne", "ine", "esse", "onne", "ive", "ante", "ente"];
    let singular = inside.strip_suffix('s').unwrap_or(inside);
    inside.chars().nth(LONG - 1).is_none() || ends.iter().any(|end| singular.ends_with(end))
}

/// Whether a bracket holds another form of the word before it, or the rest of it: `acteur(actrice)` is none.
fn is_form(word: &str, inside: &str) -> bool {
    /// No more letters than these change at the end of a word, and no fewer stay.
    const MOST: usize = 4;
    const STEM: usize = 3;
    let stems = word.char_indices().map(|(at, _)| at).skip(STEM).chain([word.len()]);
    let letters = word.chars().count();
    stems.skip(letters.saturating_sub(STEM + MOST)).any(|end| makes_word(slice(word, 0..end), inside))
}

/// Whether a word that starts at `start`, right behind a bracket of one word, is no part of the same word: `(exemples)de`,
/// but `(multi)média`.
pub(super) fn is_parted_from_next(text: &str, inside: &str, start: usize) -> bool {
    /// Shorter words may be the first part of another, but before a word of the sentence.
    const LONG: usize = 6;
    let next = word_after(text, start);
    let whole = inside.trim_end_matches(|c: char| is_blank(c) || matches!(c, '!' | '?' | '…' | '.'));
    let leads_name = next.starts_with(char::is_uppercase) && next.chars().nth(1).is_some();
    let leads_word = leads_name || is_known(next) && next.chars().nth(1).is_some();
    if whole.is_empty() {
        return leads_word;
    }
    let is_part = || is_prefix(whole) || makes_word(whole, next);
    match Holds::of(whole) {
        Some(Holds::Handle) => leads_word,
        Some(Holds::Name) => leads_name || leads_word && !is_part(),
        Some(Holds::Known) => {
            let is_long = || whole.chars().nth(LONG - 1).is_some();
            leads_name || leads_word && !is_part() && (is_long() || is_function_word(next))
        }
        Some(Holds::Unknown | Holds::Number | Holds::Mark) | None => false,
    }
}

/// Whether a word of the sentence starts at `start`, right behind the ending of a word in brackets: `port(s)de`.
pub(super) fn is_parted_from_ending(text: &str, open: usize, inside: &str, start: usize) -> bool {
    /// Those that are no endings of words themselves, in byte order.
    const WORDS: [&str; 30] = [
        "and", "are", "au", "aux", "avec", "by", "dans", "de", "des", "du", "et", "for", "from", "has", "in",
        "is", "of", "ont", "par", "pour", "qui", "sans", "sont", "sur", "that", "the", "to", "was", "were",
        "with",
    ];
    let next = word_after(text, start);
    let end = start + next.len();
    // `401(k)plan`
    let follows_number =
        || before(text, open).is_some_and(|c| c.is_ascii_digit()) && next.len() > 2 && is_known(next);
    inside.chars().all(char::is_alphanumeric)
        && matches!(inside.chars().count(), 1 | 2)
        && (WORDS.binary_search(&next).is_ok() || follows_number())
        && after(text, end).is_some_and(is_blank)
}
