//! Clauses that lost the space behind the comma, semicolon or colon before them: `suivantes:Le motif`, `lundi,mais`.

use crate::chars::{
    after, before, blanks_before, is_apostrophe, is_blank, letters_before, slice, word_after,
};
use crate::code::Code;
use crate::document::{Document, OfLine};
use crate::locale::Language;
use crate::pass::{Confidence, Rule};
use crate::passes::elision::{elides, is_elided};
use crate::passes::joins::is_function_word;
use crate::words::languages_of;

use super::sentences::has_word_behind;
use super::{Joint, Verdict, opening_of};

pub(super) static RULE: Rule = Rule::new(
    "joins/clause",
    "A space parts a comma, a semicolon or a colon from the clause that was joined to it.",
)
.example(
    "Il faut ces papiers:Le billet du bac, et la carte,que le port donne.",
    "Il faut ces papiers: Le billet du bac, et la carte, que le port donne.",
);

/// Whether a sign parts clauses within a sentence.
pub(super) const fn is_sign(c: char) -> bool {
    matches!(c, ',' | ';' | ':')
}

/// Judges the joints of clauses, which must come in order.
#[derive(Default)]
pub(super) struct Clauses {
    sentences: OfLine,
}

impl Clauses {
    /// Whether a space is missing behind the sign that ends where a joint is: in a line that is clearly French or English and no
    /// row of data, before a word that is known and has another behind it; a known word, or any before a function word, stands
    /// before the sign, and another before that.
    pub(super) fn judge(&mut self, doc: &Document<'_>, joint: &Joint, code: &Code<'_>) -> Verdict {
        let text = doc.text();
        let sign = before(text, joint.gap)?;
        let end = joint.gap - sign.len_utf8();
        let next = Next::at(text, joint.start)?;
        let confidence = match (sign, next) {
            (',', Next::Function { is_small: true }) | (';', Next::Function { .. }) => Confidence::Likely,
            (':', Next::Function { is_small: false }) => Confidence::Likely,
            // `mode:on`
            (':', Next::Function { .. }) => Confidence::Suspect,
            (_, Next::Known { .. }) if code.is_spoken_of() => return None,
            (',', Next::Known { is_small: true }) | (';', Next::Known { .. }) => Confidence::Likely,
            // `portail:Histoire`, but `clé:valeur`
            (':', Next::Known { is_small: false }) => Confidence::Suspect,
            _ => return None,
        };
        let is_function_word = matches!(next, Next::Function { .. });
        let mut stands_in_sentence = || {
            self.sentences.ask(doc, end, is_no_row)
                && matches!(doc.language_at(joint.gap), Some(Language::French | Language::English))
        };
        (ends_clause(text, end, sign, is_function_word) && !follows_option(text, end) && stands_in_sentence())
            .then_some((confidence, "a clause follows its comma, semicolon or colon without a space"))
    }
}

/// Whether one of the last words before `end` is an option of a command: `cut -f nom,prix`.
fn follows_option(text: &str, end: usize) -> bool {
    const WORDS: usize = 3;
    const FAR: usize = 64;
    let mut from = end.saturating_sub(FAR);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let head = slice(text, from..end);
    let head = head.rsplit('\n').next().unwrap_or_default();
    let leads = |word: &str| {
        word.strip_prefix('-')
            .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
    };
    head.rsplit(is_blank).take(WORDS).any(leads)
}

/// What follows the sign.
#[derive(Debug, Clone, Copy)]
enum Next {
    /// A function word, or one that is elided.
    Function {
        is_small: bool,
    },
    Known {
        is_small: bool,
    },
}

impl Next {
    fn at(text: &str, start: usize) -> Option<Self> {
        let word = word_after(text, start);
        let end = start + word.len();
        let is_small = word.starts_with(char::is_lowercase);
        if after(text, end).is_some_and(is_apostrophe) {
            return elides(text, end).then_some(Self::Function { is_small });
        }
        if !has_word_behind(text, start) || word.chars().skip(1).any(char::is_uppercase) {
            None
        } else if is_function_word(word) {
            Some(Self::Function { is_small })
        } else {
            (word.chars().nth(2).is_some() && languages_of(word) != 0).then_some(Self::Known { is_small })
        }
    }
}

/// Whether a clause of more than one word ends at `end`, where the sign stands: with a known word (or any, but before a
/// colon, where `may_be_any`) or a bracket.
fn ends_clause(text: &str, end: usize, sign: char, may_be_any: bool) -> bool {
    if before(text, end) == Some(')') {
        return opening_of(text, end - 1).is_some_and(|open| before(text, open).is_some_and(is_blank));
    }
    let start = letters_before(text, end);
    let word = slice(text, start..end);
    let is_small = word.chars().all(char::is_lowercase);
    let may_be_any = sign != ':' && may_be_any;
    let follows_word = match before(text, start) {
        Some(c) if is_apostrophe(c) => is_elided(text, start - c.len_utf8()),
        Some(c) if is_blank(c) => {
            before(text, blanks_before(text, start)).is_some_and(|c| c.is_alphanumeric() || c == ',')
        }
        _ => false,
    };
    follows_word && word.chars().nth(1).is_some() && (may_be_any || is_small && languages_of(word) != 0)
}

/// Whether a line is no row of data: a comma in it has its space, or it ends as sentences do, and no more than one comma or
/// semicolon touches the word behind it.
fn is_no_row(line: &str) -> bool {
    if line.contains(", ") {
        return true;
    }
    // What stands behind a blank may change sides with it.
    let touches = |(at, _): &(usize, &str)| {
        after(line, at + 1).is_some_and(char::is_alphanumeric) && !before(line, *at).is_some_and(is_blank)
    };
    line.trim_end_matches(is_blank).ends_with(['.', '!', '?', '…', ':', ';', '»', '”', '"', ')'])
        && line.match_indices([',', ';']).filter(touches).count() < 2
}
