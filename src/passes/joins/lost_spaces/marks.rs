//! Quotation marks and round brackets that touch a word on their outer side: `»a`, `mot«`, `(ANM)a`.

use crate::chars::{
    after, before, blanks_after, blanks_before, digits_before, is_apostrophe, is_blank, is_quotation_mark,
    slice,
};
use crate::document::Document;
use crate::locale::Language;
use crate::pass::{Confidence, Rule};
use crate::passes::joins::code::Code;
use crate::passes::joins::is_function_word;
use crate::words::id::fold_into;
use crate::words::{CommonWords, LONGEST, Lexicon as _};

use super::{Joint, Verdict, closing_of, opening_of, word_after, word_before};

pub(super) static RULE: Rule =
    Rule::new("joins/mark", "A space parts a closing or opening mark from the word that was joined to it.")
        .example("Le port (SNSM)a sa « vigie »depuis mai.", "Le port (SNSM) a sa « vigie » depuis mai.");

const AFTER: &str = "a word follows the closing mark without a space";
const BEFORE: &str = "a word stands before the opening mark without a space";

/// Whether a space is missing beside a mark.
pub(super) fn judge(doc: &Document<'_>, joint: &Joint, code: &Code<'_>) -> Verdict {
    let text = doc.text();
    let closes = joint.mark.end == joint.gap;
    match (slice(text, joint.mark.clone()), closes) {
        ("", _) => None,
        (")", _) => after_bracket(text, joint, code),
        ("(", _) => before_bracket(text, joint, code),
        (_, true) => after_quote(text, joint),
        (_, false) => before_quote(text, joint, code),
    }
}

fn after_quote(text: &str, joint: &Joint) -> Verdict {
    let next = word_after(text, joint.start);
    let inside = word_before(text, joint.inner_end);
    let last = before(text, joint.inner_end)?;
    // `27"x`, but not `"27"x`.
    let number = digits_before(text, joint.inner_end);
    let sign = before(text, number).filter(|&c| super::is_sign_of_number(c)).map_or(0, char::len_utf8);
    let may_be_inches = last.is_numeric() && !opens_before(text, number - sign);
    // `"mot"s`, `"mot"es`
    if !may_follow(text, joint.start) || next == "es" || may_be_inches || is_blank(last) || last == '\n' {
        return None;
    }
    let is_one_word = !inside.is_empty() && opens_before(text, joint.inner_end - inside.len());
    // `"-v"erbosely`
    let is_option =
        inside.chars().nth(1).is_none() && slice(text, 0..joint.inner_end - inside.len()).ends_with('-');
    if is_one_word && makes_word(inside, next) || is_option {
        return None;
    }
    Some((Confidence::Likely, AFTER))
}

fn before_quote(text: &str, joint: &Joint, code: &Code<'_>) -> Verdict {
    /// A prefix of strings in code has fewer letters.
    const WORD: usize = 5;
    let head = word_before(text, joint.gap);
    // `10"x7"`
    if head.is_empty() || !may_precede(text, joint.gap, head) {
        return None;
    }
    let inside = word_after(text, joint.start);
    let end = joint.start + inside.len();
    // A sign behind the word may stand apart from it before typography, and close to it after, or the other way round.
    let is_sign = |c: char| matches!(c, ';' | ':' | '!' | '?' | '…' | '.' | ',' | '%');
    let behind = slice(text, end..text.len()).trim_start_matches(|c| is_blank(c) || is_sign(c));
    let is_one_word = !inside.is_empty() && behind.chars().next().is_none_or(is_edge);
    if is_one_word && makes_word(head, inside) {
        return None;
    }
    // `prefix"string"`
    let is_string = || {
        let is_mark = |c: char| is_mark_or_blank(c) || is_apostrophe(c);
        let is_one_word = inside.is_empty() || after(text, blanks_after(text, end)).is_none_or(is_mark);
        is_one_word && code.is_spoken_of() && (!is_known(head) || is_keyword(head))
    };
    let is_small = head.chars().all(char::is_lowercase);
    let is_short = head.chars().nth(1).is_some() && head.chars().nth(WORD - 1).is_none();
    let is_prefix = || is_small && is_short && !is_known(head);
    let may_be_prefix = !follows_apostrophe(text, joint.gap - head.len()) && is_prefix();
    let is_doubtful = may_be_prefix || !is_function_word(head) && is_string();
    Some((if is_doubtful { Confidence::Suspect } else { Confidence::Likely }, BEFORE))
}

/// Whether a text that starts at `at` starts a quotation, perhaps with blanks inside the mark.
fn opens_before(text: &str, at: usize) -> bool {
    before(text, at).is_none_or(is_edge)
}

fn after_bracket(text: &str, joint: &Joint, code: &Code<'_>) -> Verdict {
    let close = joint.mark.start;
    let open = opening_of(text, close)?;
    let is_free = |c: char| {
        is_blank(c) || c == '\n' || is_mark_or_blank(c) || matches!(c, '.' | '!' | '?' | '…' | '—' | '–')
    };
    let lead = before(text, open);
    // A space may be set between two brackets.
    let follows_bracket = matches!(before(text, blanks_before(text, open)), Some(']' | ')'));
    // Two signs may stand for a mark.
    let follows_signs = [",,", "''", "``"].iter().any(|signs| slice(text, 0..open).ends_with(signs));
    if !lead.is_none_or(is_free) && !follows_signs || follows_bracket {
        return None;
    }
    let next = word_after(text, joint.start);
    let is_ordinal = matches!(next, "nde" | "ème" | "ième");
    let is_word = next.chars().nth(2).is_some() && !is_ordinal
        || is_function_word(next)
        || is_elision(text, joint.start + next.len());
    let inside = slice(text, open + 1..close);
    let prose = prose_of(inside);
    let is_prose = || {
        has_function_word(inside)
            || is_function_word(next)
            || prose > 0 && !is_keyword(word_before(text, blanks_before(text, open)))
            || goes_on(text, joint.start) && is_among_words(text, open)
    };
    let holds = match Inside::of(inside) {
        // The number of an item of a list.
        Inside::Number(digits) => is_word && (digits > 2 || lead.is_some_and(|c| c != '\n')),
        Inside::Figure => is_word && lead.is_some_and(|c| c != '\n') && !code.is_spoken_of(),
        Inside::Acronym => may_follow(text, joint.start) && next.chars().skip(1).all(char::is_lowercase),
        Inside::Words(count) => {
            count > 1 && may_follow(text, joint.start) && (!code.is_spoken_of() || is_prose())
        }
        Inside::Other => {
            let has_words = || words_of(inside) > 1 && !inside.ends_with(['*', '&']);
            let is_text = if code.is_spoken_of() {
                has_words() && is_prose() && goes_on(text, joint.start)
            } else {
                prose > 1
            };
            is_text && may_follow(text, joint.start)
        }
    };
    holds.then_some((Confidence::Likely, AFTER))
}

fn before_bracket(text: &str, joint: &Joint, code: &Code<'_>) -> Verdict {
    let open = joint.mark.start;
    let close = closing_of(text, open)?;
    let head = word_before(text, open);
    // `Page.Une(`: nothing parts the two words, so nothing parts the word from its bracket.
    if follows_mark(text, open - head.len()) || !may_precede(text, open, head) {
        return None;
    }
    let inside = slice(text, open + 1..close);
    let is_small = head.chars().all(char::is_lowercase);
    let is_year = head.is_empty() && open - digits_before(text, open) == 4;
    let is_sure =
        is_year || follows_apostrophe(text, open - head.len()) || is_name(head) || is_small && is_known(head);
    let is_word = is_sure
        || head.is_empty()
        || is_unit(text, open, head)
        || head.starts_with(char::is_uppercase) && has_function_word(inside)
        || head.chars().nth(2).is_some() && (is_small || head.chars().all(char::is_uppercase));
    let kind = Inside::of(inside);
    let prose = prose_of(inside);
    let is_remark_in_code = || {
        let enough = usize::from(!is_sure) + usize::from(code.has_call(head, is_argument));
        let is_word = || is_small && head.chars().nth(2).is_some() || head.chars().all(char::is_uppercase);
        let is_remark = prose > enough && (is_sure || is_word());
        is_remark && !is_keyword(head) && is_among_words(text, open - head.len()) && !is_of_code(inside)
    };
    let holds = match kind {
        Inside::Words(_) if code.is_spoken_of() => is_remark_in_code(),
        // A sentence in brackets is no list of arguments, whatever stands before it.
        Inside::Words(count) if count > 3 && is_small && has_function_word(inside) => true,
        Inside::Words(count) => count > 1 && is_word && !starts_with_ending(inside),
        Inside::Number(4) => is_sure,
        Inside::Number(digits) => digits > 4 && is_sure && !code.is_spoken_of(),
        Inside::Figure => is_word && !is_negative(inside) && !code.is_spoken_of(),
        Inside::Acronym if code.is_spoken_of() => {
            is_sure && is_initial(head, inside) || spells(text, open, inside)
        }
        Inside::Acronym => is_sure || is_small && is_of_acronym(head, inside) || is_dateline(text, close + 1),
        Inside::Other if code.is_spoken_of() => is_remark_in_code(),
        Inside::Other => {
            let is_open = inside.starts_with(is_blank);
            is_word && prose > usize::from(!is_open) && is_open == inside.ends_with(is_blank)
        }
    };
    (holds && ends_behind(text, inside, close + 1, prose > 1 || !code.is_spoken_of()))
        .then_some((Confidence::Likely, BEFORE))
}

/// Whether a word or a comma stands before a place, and no keyword: blanks and quotation marks between make no difference.
fn is_among_words(text: &str, at: usize) -> bool {
    let mut end = blanks_before(text, at);
    while let Some(c) =
        before(text, end).filter(|&c| is_mark_or_blank(c) || is_apostrophe(c) || matches!(c, ',' | ')' | '%'))
    {
        end = blanks_before(text, end - c.len_utf8());
    }
    before(text, end).is_some_and(char::is_alphanumeric) && !leads_call(word_before(text, end))
}

/// Whether a bracket holds a string, a list made of another or what is decided by a condition.
fn is_of_code(inside: &str) -> bool {
    let is_string = inside.char_indices().any(|(at, c)| {
        let is_in_word = || {
            before(inside, at).is_some_and(char::is_alphanumeric)
                && after(inside, at + c.len_utf8()).is_some_and(char::is_alphanumeric)
        };
        is_quotation_mark(c) || is_apostrophe(c) && !is_in_word()
    });
    let is_list = inside.contains(" for ") && inside.contains(" in ");
    let is_choice = inside.contains(" if ") && inside.contains(" else ");
    (is_string || is_list || is_choice) && !is_marked(inside)
}

/// How much of prose a bracket holds: its pairs of known words, two more for `e.g.` and its like, one more for a word that
/// begins remarks.
fn prose_of(inside: &str) -> usize {
    const FIRST: [&str; 17] = [
        "a", "an", "and", "as", "because", "by", "from", "in", "like", "note", "only", "or", "see", "such",
        "the", "which", "without",
    ];
    let inside = inside.trim_matches(is_blank);
    let first = word_after(inside, 0);
    let next_at = blanks_after(inside, first.len());
    let is_parted = next_at > first.len() && after(inside, next_at).is_some_and(char::is_alphanumeric);
    let is_begun = is_parted && FIRST.binary_search(&first).is_ok();
    pairs_of_words(inside) + 2 * usize::from(is_marked(inside)) + usize::from(is_begun)
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

/// Whether a bracket may hold nothing but the arguments of a call.
fn is_argument(inside: &str) -> bool {
    !may_stand_apart(inside)
}

/// How many words of two letters or more a bracket holds.
fn words_of(inside: &str) -> usize {
    let is_word = |word: &&str| word.chars().nth(1).is_some();
    inside.split(|c: char| !c.is_alphabetic()).filter(is_word).count()
}

/// Whether a bracket holds an example, a reference or a list that is cut short, as its words say.
fn is_marked(inside: &str) -> bool {
    const MARKS: [&str; 8] = ["e.g", "i.e", "ex.", "p. ex", "par ex", "cf.", "voir ", "for example"];
    MARKS.iter().any(|mark| inside.starts_with(mark)) || inside.trim_end_matches('.').ends_with("etc")
}

/// Whether a word that starts at `start` touches the marks of a sentence, perhaps with quotation marks between: there the
/// bracket behind it tells that it begins no sentence. Blanks beside quotation marks make no difference.
fn follows_mark(text: &str, start: usize) -> bool {
    let mut at = start;
    loop {
        let inner = blanks_before(text, at);
        match before(text, inner) {
            Some(c) if is_closer(c) => at = inner - c.len_utf8(),
            Some('.' | '!' | '?' | '…') => return inner == start || at < start,
            _ => return false,
        }
    }
}

/// Whether an acronym ends with the initial of the word before it: `Internet of Things(IOT)`.
fn is_initial(word: &str, acronym: &str) -> bool {
    let last = acronym.trim_end_matches('s').chars().next_back();
    last.is_some_and(|last| word.to_uppercase().starts_with(last))
}

/// Whether an acronym has the initial of the word before it: `réseaux privés virtuels(VPN)`.
fn is_of_acronym(word: &str, acronym: &str) -> bool {
    let initial = word.chars().next().and_then(|c| c.to_uppercase().next());
    word.chars().nth(3).is_some() && initial.is_some_and(|initial| acronym.contains(initial))
}

/// Whether code has a bracket or a string right behind a word, which is no name: in byte order.
fn is_keyword(word: &str) -> bool {
    const KEYWORDS: [&str; 40] = [
        "all", "and", "any", "as", "assert", "await", "case", "catch", "default", "delete", "do", "echo",
        "else", "export", "extern", "filter", "for", "from", "function", "if", "import", "in", "include",
        "is", "list", "map", "max", "min", "not", "of", "open", "or", "print", "raises", "require", "return",
        "set", "sum", "while", "with",
    ];
    KEYWORDS.binary_search(&word).is_ok()
}

/// Whether a call may stand behind a word of code, in byte order.
fn leads_call(word: &str) -> bool {
    const WORDS: [&str; 15] = [
        "await", "case", "class", "def", "else", "fn", "func", "function", "let", "new", "raise", "return",
        "throw", "unless", "yield",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// Whether a known word starts at `start`, with a word in small letters or the end of the sentence behind it.
fn goes_on(text: &str, start: usize) -> bool {
    let word = word_after(text, start);
    let end = start + word.len();
    let next_at = blanks_after(text, end);
    let is_next = |c: char| c.is_lowercase() && next_at > end || matches!(c, '.' | ',' | '\n');
    is_known(word) && after(text, next_at).is_none_or(is_next)
}

/// How many known words have a known word behind them with nothing but blanks between.
fn pairs_of_words(text: &str) -> usize {
    let mut pairs = 0;
    let mut last = None;
    let mut at = 0;
    while let Some(c) = after(text, at) {
        let word = word_after(text, at);
        if word.is_empty() {
            if !is_blank(c) {
                last = None;
            }
            at += c.len_utf8();
        } else {
            let is_of_name = before(text, at) == Some('_') || after(text, at + word.len()) == Some('_');
            let is_word = stands_alone(word) && !is_of_name && is_known(word);
            pairs += usize::from(is_word && last == Some(true));
            last = Some(is_word);
            at += word.len();
        }
    }
    pairs
}

/// Whether the words before a place have the last letters of an acronym as their initials: `uniform resource locator(URL)`.
fn spells(text: &str, mut end: usize, acronym: &str) -> bool {
    let mut letters = acronym.trim_end_matches('s').chars().rev();
    let mut spelled = 0;
    while let Some(letter) = letters.next().filter(|_| spelled < 2) {
        let word = word_before(text, end);
        let is_initial = word.chars().next().is_some_and(|c| c.to_uppercase().eq([letter]));
        if !is_initial || word.chars().nth(1).is_none() {
            return false;
        }
        spelled += 1;
        end = blanks_before(text, end - word.len());
    }
    spelled == 2
}

/// Whether a dash follows the agency in brackets: `BREST(AFP) – Le`.
fn is_dateline(text: &str, end: usize) -> bool {
    matches!(after(text, blanks_after(text, end)), Some('-' | '–' | '—'))
}

/// Whether a bracket that ends at `end` ends there what it belongs to. Typography sets blanks before some marks: they make
/// no difference.
fn ends_behind(text: &str, inside: &str, end: usize, is_prose: bool) -> bool {
    let next_at = blanks_after(text, end);
    match after(text, next_at) {
        // Among letters that no space parts, a bracket touches its word.
        Some(c) if !super::parts_words(c) => false,
        None | Some('\n' | ',') => true,
        Some('.' | '!' | '?' | '…') => !touches_sentence(text, next_at),
        Some(';' | ':') => is_prose,
        // A space may be lost between this sentence and the next, too.
        Some(c)
            if c.is_alphanumeric()
                && !c.is_lowercase()
                && inside.trim_end_matches(is_blank).ends_with(['.', '!', '?', '…']) =>
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
            let rest = slice(text, next_at..text.len()).trim_start_matches(|c| is_closer(c) || is_blank(c));
            !rest.is_empty() && !rest.starts_with('\n')
        }
        // A member follows a dot.
        Some(c) if c.is_lowercase() => next_at == end && slice(text, at..end) == ".",
        Some(c) => next_at == end && (matches!(c, '(' | '—' | '–') || c.is_alphanumeric()),
        None => false,
    }
}

/// What a bracket holds.
enum Inside {
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
    fn of(inside: &str) -> Self {
        // Spaces beside marks may yet be set, and marks be exchanged: neither may change what a bracket holds.
        let is_in_word = |c: char| c.is_alphabetic() || is_apostrophe(c) || c == '-';
        let is_sign = |c: char| {
            is_mark_or_blank(c)
                || c.is_numeric()
                || matches!(c, '–' | ',' | '.' | ';' | ':' | '%' | '!' | '?' | '…' | '/' | '+' | '&')
                || matches!(c, '€' | '$' | '£' | '°' | 'º' | '×' | '#' | '±' | '−' | '~' | '≈')
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
            // `(Group I)`
            let is_letter =
                |word: &&str| word.starts_with(char::is_uppercase) && word.chars().nth(1).is_none();
            let words = inside.split(|c| !is_in_word(c)).filter(is_word).count();
            let letters = inside.split(|c| !is_in_word(c)).filter(is_letter).count();
            let numbers =
                inside.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count();
            Self::Words(if words > 0 { words + numbers + letters } else { 0 })
        }
    }
}

/// Whether a word is made of two capitals or more, perhaps with digits, dots and an `s` of the plural: `ANM`, `G20`, `LLMs`.
fn is_acronym(word: &str) -> bool {
    let capitals = word.strip_suffix('s').unwrap_or(word);
    capitals.starts_with(char::is_uppercase)
        && capitals.chars().nth(1).is_some()
        && capitals.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
}

/// Whether a figure is a number below zero: what a call is given, but for shares.
fn is_negative(figure: &str) -> bool {
    figure.starts_with(['-', '–', '−']) && !figure.contains('%')
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
}

/// Whether a bracket holds the ending of a word, then others: `salarié(e ou non)`.
fn starts_with_ending(inside: &str) -> bool {
    let first = inside.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    first.chars().all(char::is_lowercase)
        && first.chars().count() == 1
        && !matches!(first, "a" | "à" | "y")
        && after(inside, first.len()) != Some('.')
        && !is_elision(inside, first.len())
}

fn has_function_word(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(is_function_word)
}

/// Whether a word may start behind a closing mark: one of a single letter must be a word by itself, or an elision.
fn may_follow(text: &str, start: usize) -> bool {
    let word = word_after(text, start);
    stands_alone(word) || is_elision(text, start + word.len())
}

/// Whether a word has two letters or more, or is one of those that have but one.
fn stands_alone(word: &str) -> bool {
    word.chars().nth(1).is_some() || matches!(word, "a" | "à" | "y" | "ô" | "A" | "À" | "I" | "Y")
}

/// Whether an apostrophe and a letter stand at `end`.
fn is_elision(text: &str, end: usize) -> bool {
    let apostrophe = after(text, end).filter(|&c| is_apostrophe(c));
    apostrophe.is_some_and(|c| after(text, end + c.len_utf8()).is_some_and(char::is_alphabetic))
}

/// Whether a word that starts at `start` is what follows an apostrophe within a word: the `s` of `Marion’s`.
pub(super) fn follows_apostrophe(text: &str, start: usize) -> bool {
    let apostrophe = before(text, start).filter(|&c| is_apostrophe(c));
    apostrophe.is_some_and(|c| before(text, start - c.len_utf8()).is_some_and(char::is_alphabetic))
}

/// Whether a word that ends at `end` may stand before an opening mark: no elision that lost its apostrophe, no prefix of
/// strings in code, no member. A number may.
fn may_precede(text: &str, end: usize, word: &str) -> bool {
    let start = end - word.len();
    if word.is_empty() {
        let number =
            slice(text, 0..end).trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let first = number.len();
        let blanks = blanks_before(text, first);
        let is_free = blanks < first || matches!(before(text, first), Some('$' | '€' | '£'));
        return digits_before(text, end) < end
            && is_free
            && !before(text, blanks).is_some_and(is_quotation_mark);
    }
    let is_joined = |c: char| {
        matches!(c, '_' | '/' | '\\' | '@' | '#' | '$' | '&' | '=' | '~' | '^' | '|') || c.is_numeric()
    };
    if is_unit(text, end, word) {
        return true;
    }
    let is_member = super::follows_dot(text, start) && word.starts_with(char::is_lowercase);
    let is_elision = matches!(word, "qu" | "Qu" | "lorsqu" | "puisqu" | "jusqu");
    let is_word = stands_alone(word) || follows_apostrophe(text, start);
    is_word && !is_member && !is_elision && !before(text, start).is_some_and(is_joined)
}

/// Whether a word is one letter behind a number that stands free: `51g`.
fn is_unit(text: &str, end: usize, word: &str) -> bool {
    let number = end - word.len();
    let first = digits_before(text, number);
    word.chars().nth(1).is_none() && first < number && before(text, first).is_none_or(is_edge)
}

/// Whether a character may close a quotation or a bracket; which way a mark turns is found out later.
fn is_closer(c: char) -> bool {
    is_quotation_mark(c) || matches!(c, '<' | '>' | '\'' | '’' | ')' | ']')
}

/// Whether a character is a quotation mark, or a blank, which may stand inside one.
fn is_mark_or_blank(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '‟' | '‚' | '<' | '>') || is_blank(c)
}

/// Whether a word ends at a character.
fn is_edge(c: char) -> bool {
    is_mark_or_blank(c) || c == '\n'
}

pub(super) fn is_known(word: &str) -> bool {
    is_known_in(word, &mut [0; LONGEST])
}

/// Whether two parts make a word that is known.
fn makes_word(first: &str, second: &str) -> bool {
    let mut whole = [0; LONGEST];
    let end = first.len() + second.len();
    let Some(joined) = whole.get_mut(..end) else { return false };
    joined[..first.len()].copy_from_slice(first.as_bytes());
    joined[first.len()..].copy_from_slice(second.as_bytes());
    std::str::from_utf8(&whole[..end]).is_ok_and(is_known)
}

fn is_known_in(word: &str, buffer: &mut [u8]) -> bool {
    fold_into(word, buffer).is_some_and(|folded| {
        [Language::French, Language::English]
            .into_iter()
            .any(|language| CommonWords.contains(folded, language))
    })
}
