//! Ordinals: the short suffix and not the long one.

use super::numerals::{is_ordinal, right_suffix, roman_ordinal};
use crate::chars::{
    after, before, blanks_after, blanks_before, digits_before, letters_after, letters_before, slice,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};

static RULE: Rule = Rule::new("fr/ordinal", "The suffix of an ordinal is short: 1re, 2e, XIXe.")
    .example("La 2ème fois, au XIXème siècle.", "La 2e fois, au XIXe siècle.");

/// Sets the short suffixes of ordinals: `2ème`, `2ième` and `2è` become `2e`, `1ère` becomes `1re`, the plurals alike,
/// behind digits and behind Roman numerals (`XIXème` becomes `XIXe`).
///
/// What is right stays (`1er`, `2d`, `XIXe`), and so do suffixes that don't belong to their number (`1ème`), which only the
/// author can mend, and `2nd`, which is English too. The long suffixes are written in French alone; beside a common word of
/// another language (`the 2ème`) they stay. Letters are not raised, and raised letters (`XIXᵉ`) are not lowered.
///
/// An opt-in pass, which no preset has: add it with [`Pipeline::with`](crate::Pipeline::with). It comes before the passes
/// that compare blocks and words, so that `2ème` and `2e` are one word to them.
///
/// Authority: *Lexique des règles typographiques en usage à l'Imprimerie nationale* and the Office québécois de la langue
/// française (`1er`, `1re`, `2e`; the others are wrong).
///
/// ```
/// use guillemot::passes::Ordinals;
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR).with(Ordinals::new())?;
/// let cleaned = pipeline.clean("Elle est la 1ère de la classe, lui le 2ème.");
/// assert_eq!(cleaned.as_str(), "Elle est la 1re de la classe, lui le 2e.");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Ordinals;

impl Ordinals {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Ordinals {
    fn id(&self) -> &'static str {
        "ordinals"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Letters
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !doc.locale().is_french() {
            return;
        }
        let text = doc.text();
        let bytes = text.as_bytes();
        crate::work::count(text.len());
        let is_numeral = |b: u8| b.is_ascii_digit() || matches!(b, b'I' | b'V' | b'X');
        let mut at = 0;
        while at < bytes.len() {
            if !is_numeral(bytes[at]) {
                at += 1;
                continue;
            }
            let start = at;
            let letters = start + bytes[start..].iter().take_while(|&&b| is_numeral(b)).count();
            at = letters_after(text, letters);
            let suffix = slice(text, letters..at);
            let Some(right) = right_suffix(suffix).filter(|&right| right != suffix) else { continue };
            if belongs(slice(text, start..letters), right)
                && starts_apart(text, start)
                && ends_apart(text, at)
                && !is_among_foreign(doc, start, at)
            {
                edits.replace(letters..at, right).confidence(Confidence::Likely);
            }
        }
    }
}

/// Whether a number and a suffix belong together: the first has one of its own.
fn belongs(number: &str, suffix: &str) -> bool {
    let is_number = number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0')
        || roman_ordinal(number).is_some_and(|(_, rest)| rest.is_empty());
    is_number && matches!(number, "1" | "I") == suffix.starts_with('r')
}

// What stands beside an ordinal is judged so that no later pass brings one about: a space may yet part two sentences.

/// Whether the number that starts at `at` is no part of a longer word or number.
fn starts_apart(text: &str, at: usize) -> bool {
    let is_digit = after(text, at).is_some_and(|c| c.is_ascii_digit());
    match before(text, at) {
        // `XVIIème-XIXème`
        Some('-') => !before(text, at - 1).is_some_and(char::is_alphanumeric) || ends_ordinal(text, at - 1),
        Some(':' | '/') => !before(text, at - 1).is_some_and(char::is_alphanumeric),
        Some('.' | ',') if is_digit => !before(text, at - 1).is_some_and(char::is_alphanumeric),
        Some(c) => !(c.is_alphanumeric() || matches!(c, '_' | '#' | '@' | '$' | '=' | '+')),
        None => true,
    }
}

/// Whether an ordinal ends at `at`, in a right form or a wrong one.
fn ends_ordinal(text: &str, at: usize) -> bool {
    let start = letters_before(text, at);
    let word = slice(text, start..at);
    if digits_before(text, start) < start {
        is_ordinal(word)
    } else {
        roman_ordinal(word).is_some_and(|(_, suffix)| is_ordinal(suffix))
    }
}

/// Whether a word that ends at `at` goes on in no way: a full stop with a small letter or a digit behind it is no end of a
/// sentence.
fn ends_apart(text: &str, at: usize) -> bool {
    match after(text, at) {
        Some('-') => !after(text, at + 1).is_some_and(|c| c.is_lowercase() || c == '_'),
        Some('.') => !after(text, at + 1).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == '_'),
        Some(c) => !(c.is_alphanumeric() || matches!(c, '_' | '@')),
        None => true,
    }
}

/// Whether a common word of another language stands beside what is in a range.
fn is_among_foreign(doc: &Document<'_>, start: usize, end: usize) -> bool {
    let text = doc.text();
    let (left, right) = (blanks_before(text, start), blanks_after(text, end));
    let word = letters_before(text, left)..left;
    // `4è 4è`
    let is_suffix = before(text, word.start).is_some_and(|c| c.is_ascii_digit());
    !is_suffix && doc.is_foreign_to_french(word)
        || doc.is_foreign_to_french(right..letters_after(text, right))
}
