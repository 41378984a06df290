//! Round brackets that touch a word on their outer side: `(ANM)a`, `mot(sans suite)`.

use crate::chars::{
    after, before, blanks_after, blanks_before, is_blank, is_quotation_mark, slice, word_after, word_before,
};
use crate::code::Code;
use crate::pass::Confidence;
use crate::passes::joins::is_function_word;

use super::acronyms::{is_initial, is_initials, is_of_acronym, spells, spells_out};
use super::asides::{holds_endings, holds_values, is_bound, is_spaced_bound};
use super::edges::{is_elision, is_mark_or_blank, may_follow};
use super::ends::{ends_behind, is_dateline};
use super::figures::{is_date, is_measure, is_measure_before, is_measure_or_share, starts_with_measure};
use super::head::{Head, Kind, is_among_words};
use super::inside::{
    Inside, before_strings, has_function_word, holds_parameters, is_expression, is_list, is_quoted, is_tight,
    starts_with_ending, words_of,
};
use super::known::{is_function, is_keyword, is_known};
use super::lone::{Holds, is_parted_from_ending, is_parted_from_next, whole};
use super::members::runs_on_with_words;
use super::prose::{holds_types, prose_before_strings, prose_of, starts_with_type};
use super::sentences::runs_on;
use super::{Joint, Verdict, closing_of, is_sign_of_number, marks, opening_of};

/// Whether a space is missing behind a closing bracket.
pub(super) fn judge_after(text: &str, joint: &Joint, code: &Code<'_>) -> Verdict {
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
    let inside = slice(text, open + 1..close);
    // `(cf. ")té"`: a quotation starts in the bracket and goes on behind it.
    let is_torn = inside.chars().filter(|&c| is_quotation_mark(c) && c != '‘').count() % 2 == 1;
    if lead.is_some_and(char::is_alphanumeric) {
        let is_parted = is_parted_from_ending(text, open, inside, joint.start) && !code.is_spoken_of();
        return is_parted.then_some((Confidence::Likely, marks::AFTER));
    }
    if !lead.is_none_or(is_free) && !follows_signs || follows_bracket || is_torn {
        return None;
    }
    // Blanks inside brackets may go.
    let is_padded = inside.starts_with(is_blank) || inside.ends_with(is_blank);
    let inside = if is_padded && !code.is_spoken_of() { inside.trim_matches(is_blank) } else { inside };
    let next = word_after(text, joint.start);
    let is_ordinal = matches!(next, "nde" | "ème" | "ième");
    let is_word = next.chars().nth(2).is_some() && !is_ordinal
        || is_function_word(next)
        || is_elision(text, joint.start + next.len())
        // `(2015)El barco`
        || next.starts_with(char::is_uppercase) && !is_ordinal && runs_on(text, joint.start);
    let prose = prose_of(inside);
    let is_prose = || {
        has_function_word(inside)
            || is_function_word(next)
            || prose > 0 && !is_keyword(word_before(text, blanks_before(text, open)))
            || goes_on(text, joint.start) && is_among_words(text, open)
    };
    // `the port (*:80)is taken by`, but not `if (*x)return`
    let is_among_running_words = || {
        let end = blanks_before(text, open);
        let last = word_before(text, end);
        let is_condition = || is_keyword(last) || matches!(last, "switch" | "until" | "elif" | "elsif");
        end < open
            && is_known(last)
            && last.starts_with(char::is_lowercase)
            && !is_condition()
            && next.starts_with(char::is_lowercase)
            && next.chars().nth(1).is_some()
            && is_known(next)
            && !is_keyword(next)
            && runs_on_with_words(text, joint.start)
    };
    let is_known_word =
        || next.starts_with(char::is_lowercase) && next.chars().nth(1).is_some() && is_known(next);
    let holds = match Inside::of(inside) {
        // `debhelper (>= 10)for the rest`
        _ if is_bound(inside) => is_word && is_known_word(),
        // The number of an item of a list.
        Inside::Number(digits) => is_word && (digits > 2 || lead.is_some_and(|c| c != '\n')),
        Inside::Figure => {
            is_word && lead.is_some_and(|c| c != '\n') && (!code.is_spoken_of() || is_among_running_words())
        }
        _ if inside.chars().any(|c| !super::parts_words(c)) => {
            is_word
                && lead.is_some_and(is_blank)
                && before(text, blanks_before(text, open)).is_some_and(super::parts_words)
        }
        _ if is_measure(inside) => is_word && lead.is_some_and(|c| c != '\n'),
        Inside::Acronym => may_follow(text, joint.start) && next.chars().skip(1).all(char::is_lowercase),
        Inside::Words(count) => {
            (count > 1 || prose > 1) && may_follow(text, joint.start) && (!code.is_spoken_of() || is_prose())
        }
        Inside::Other => {
            let has_words = || words_of(inside) > 1 && !inside.ends_with(['*', '&']);
            let is_text = if code.is_spoken_of() {
                has_words() && is_prose() && goes_on(text, joint.start) || is_among_running_words()
            } else {
                prose > 1
            };
            is_text && may_follow(text, joint.start)
        }
    };
    let is_lone = || is_parted_from_next(text, inside, joint.start) && !code.is_spoken_of();
    (holds || is_lone()).then_some((Confidence::Likely, marks::AFTER))
}

/// Whether a space is missing before an opening bracket.
pub(super) fn judge_before(text: &str, joint: &Joint, code: &Code<'_>) -> Verdict {
    let open = joint.mark.start;
    let close = closing_of(text, open)?;
    let inside = slice(text, open + 1..close);
    // `mot( suite)`: the blank stands on the other side of the bracket.
    let is_half_open = inside.starts_with(is_blank) && !inside.ends_with(is_blank);
    let is_padded = inside.starts_with(is_blank) && !code.is_spoken_of();
    let inside =
        if is_padded || !inside.starts_with(is_blank) { inside.trim_matches(is_blank) } else { inside };
    if is_half_open || is_call_with_string(text, open) || is_expression(inside) || holds_values(inside) {
        return None;
    }
    // `16°C(61°F)`
    if is_measure_or_share(inside) && is_measure_before(text, open) {
        return ends_behind(text, inside, close + 1, true).then_some((Confidence::Likely, marks::BEFORE));
    }
    // `un tampon(≥ 1)`, `XLIFF(*.xlf, *.sdlxliff)`
    let is_pattern = holds_endings(inside);
    let is_least = || inside.starts_with(">=") && is_bound(inside) && is_package(word_before(text, open));
    if is_pattern || is_spaced_bound(inside) || is_least() {
        let lead = slice(text, 0..open).trim_end_matches(char::is_alphanumeric);
        let word = slice(text, lead.len()..open);
        // `:is(.a, .b)`, `glob(*.txt)`, `filter(>= 3)`
        let is_called = is_keyword(word)
            || is_function(word)
            || is_pattern && !is_known(word) && word.starts_with(char::is_lowercase)
            || lead.ends_with([':', '_', '$', '@', '#', '&', '\\']);
        let follows_word = !word.is_empty() && !is_called;
        return (follows_word && ends_behind(text, inside, close + 1, true))
            .then_some((Confidence::Likely, marks::BEFORE));
    }
    let speaks_of_code = code.is_spoken_of();
    let head = Head::before(text, open, inside, speaks_of_code)?;
    if is_section(inside) && head.is_one_case() {
        return None;
    }
    if is_references(inside) {
        return (head.is_word() && ends_behind(text, inside, close + 1, true))
            .then_some((Confidence::Likely, marks::BEFORE));
    }
    let is_sure = head.kind == Kind::Word;
    let may_be_arguments = || is_list(inside) || before_strings(inside) != inside;
    let is_code = speaks_of_code && (may_be_arguments() || !head.is_french(code));
    // A string that a call is given may say anything.
    let may_be_string = is_code || !is_sure || head.may_be_call() || !is_quoted(inside);
    let prose = if may_be_string { prose_before_strings(inside) } else { prose_of(inside) };
    let holds = match Inside::of(inside) {
        _ if is_date(inside) => head.kind <= Kind::Term,
        Inside::Number(4) => is_sure,
        Inside::Number(digits) => digits > 4 && is_sure && !is_code,
        Inside::Figure => {
            let may_be_figure =
                is_sure || head.may_be_word() && (!is_list(inside) || inside.contains(['%', '#']));
            may_be_figure
                && !is_tight(inside)
                && !is_negative(inside)
                && before_strings(inside) == inside
                && !is_code
        }
        Inside::Acronym if is_code => {
            is_sure && is_initial(head.word, inside)
                || head.may_be_word() && spells(text, open, inside)
                || is_sure && is_aside(text, open, &head, inside, code)
        }
        Inside::Acronym => {
            is_sure || head.is_small() && is_of_acronym(head.word, inside) || is_dateline(text, close + 1)
        }
        kind => {
            let is_prose = prose > if is_code { head.doubts_in_code(code) } else { head.doubts() };
            let may_be_measure = !is_code && is_sure && !head.may_be_call() && !is_function(head.word);
            is_prose && !starts_with_ending(inside)
                || may_be_measure && starts_with_measure(inside)
                || is_code && is_sure && is_aside(text, open, &head, inside, code)
                || !is_code && head.may_be_word() && may_be_remark(&head, inside, &kind)
                || (head.may_be_word() || is_initials(head.word)) && spells_out(head.word, inside)
        }
    };
    // `rate(1 minute)`, which stands so again and again
    let may_be_call =
        || may_be_arguments_of_call(inside) && code.is_always_called(head.word, may_be_arguments_of_call);
    (holds && ends_behind(text, inside, close + 1, prose > 1 || !is_code) && !may_be_call())
        .then_some((Confidence::Likely, marks::BEFORE))
}

/// Whether a word may be the name of a package: no short one, and no operator of code has a longer one in small letters that
/// is not known (`map(>=10)`).
fn is_package(word: &str) -> bool {
    word.chars().nth(4).is_some() && word.bytes().all(|b| b.is_ascii_lowercase()) && !is_known(word)
}

/// Whether a string in straight marks leads a bracket: that makes a line one of code to all passes.
fn is_call_with_string(text: &str, open: usize) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '!');
    matches!(after(text, open + 1), Some('"' | '\'')) && before(text, open).is_some_and(is_name)
}

/// Whether a bracket is judged by how often its word is called: one with little prose, that nothing else judges.
fn may_be_arguments_of_call(inside: &str) -> bool {
    prose_of(inside) < 2
        && before_strings(inside) == inside
        && !matches!(Inside::of(inside), Inside::Acronym)
        && !is_references(inside)
        && !is_date(inside)
        && Holds::of(whole(inside)).is_none()
}

/// Whether a bracket holds the section of a manual alone: `3NCURSES`.
fn is_section(inside: &str) -> bool {
    let letters = inside.trim_start_matches(|c: char| c.is_ascii_digit());
    letters.len() + 1 == inside.len() && letters.len() > 1 && letters.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether a bracket holds the numbers of issues alone, as changelogs have them: `[#12], [#13]`.
fn is_references(inside: &str) -> bool {
    inside.starts_with("[#")
        && inside.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'[' | b']' | b'#' | b',' | b' '))
}

/// Whether what a bracket holds may be a remark on a word, where no code is spoken of.
fn may_be_remark(head: &Head<'_>, inside: &str, kind: &Inside) -> bool {
    let prose = prose_before_strings(inside);
    let starts_with_words = |c: char| c.is_alphanumeric() || is_sign_of_number(c);
    if prose == 0 && !inside.trim_start_matches(is_blank).starts_with(starts_with_words) {
        // `risque(« l’argent du danger »)`
        let enough = usize::from(head.kind != Kind::Word);
        let may_be_quotation = head.may_be_word() && !head.may_be_call() && is_quoted(inside);
        return may_be_quotation && prose_of(inside) > enough;
    }
    // `livre( sous presse )`
    let Inside::Words(count) = *kind else { return prose > 0 && inside.starts_with(is_blank) };
    let may_be_arguments = is_tight(inside) || head.kind != Kind::Word && !head.is_small() && is_list(inside);
    // A sentence in brackets is no list of arguments, whatever stands before it.
    let is_typed = prose == 0 && (head.kind != Kind::Word && starts_with_type(inside) || holds_types(inside));
    let is_condition =
        prose == 0 && matches!(head.word, "if" | "while" | "switch" | "for") && inside.contains(',');
    let is_of_code =
        is_typed || is_condition || prose == 0 && holds_parameters(inside) || prose == 0 && may_be_arguments;
    count > 1 && !starts_with_ending(inside) && !is_of_code
        || count > 3 && head.is_small() && has_function_word(inside)
}

/// Whether what a bracket holds may be an aside of a sentence that runs up to it, in a text that speaks of code: an acronym,
/// or words and numbers with blanks between.
fn is_aside(text: &str, open: usize, head: &Head<'_>, inside: &str, code: &Code<'_>) -> bool {
    let is_word =
        |word: &str| word.chars().all(char::is_alphabetic) || word.bytes().all(|b| b.is_ascii_digit());
    let mut words = inside.split(is_blank).map(|word| word.trim_end_matches([',', ';', '!', '?', '…']));
    let may_be_aside = match Inside::of(inside) {
        Inside::Words(count) => {
            count > 1 && !is_list(inside) && words.all(is_word) && !starts_with_type(inside)
        }
        Inside::Acronym => !matches!(inside, "NULL" | "EOF" | "TRUE" | "FALSE"),
        _ => false,
    };
    may_be_aside
        && head.is_small()
        && !starts_with_ending(inside)
        && head.doubts_in_code(code) == 0
        && runs_up_to(text, open)
}

/// Whether a sentence runs up to a place: three known words end there, and those before the last don't say that it is a call.
pub(super) fn runs_up_to(text: &str, end: usize) -> bool {
    const CALLS: [&str; 19] = [
        "appel",
        "call",
        "calls",
        "class",
        "classe",
        "command",
        "commande",
        "constructor",
        "fonction",
        "function",
        "functions",
        "macro",
        "method",
        "module",
        "méthode",
        "object",
        "operator",
        "procedure",
        "type",
    ];
    let mut at = end;
    (0..3).all(|index| {
        let blanks = blanks_before(text, at);
        let word = word_before(text, blanks);
        let is_parted = (blanks < at) == (index > 0);
        at = blanks - word.len();
        is_parted && is_known(word) && (index == 0 || !CALLS.contains(&word))
    })
}

/// Whether a known word starts at `start`, with a word in small letters or the end of the sentence behind it.
fn goes_on(text: &str, start: usize) -> bool {
    let word = word_after(text, start);
    let end = start + word.len();
    let next_at = blanks_after(text, end);
    let is_next = |c: char| c.is_lowercase() && next_at > end || matches!(c, '.' | ',' | '\n');
    is_known(word) && after(text, next_at).is_none_or(is_next)
}

/// Whether a figure is a number below zero: what a call is given, but for shares.
fn is_negative(figure: &str) -> bool {
    figure.starts_with(['-', '–', '−']) && !figure.contains('%')
}
