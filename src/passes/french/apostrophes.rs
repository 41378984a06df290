//! The apostrophe: ’ and not a straight sign.

use crate::chars::{APOSTROPHE, after, before, blanks_after, is_blank, is_quotation_mark, slice};
use crate::document::{Document, OfLine};
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};
use crate::passes::elision::{is_elided, may_close_quotation};
use crate::scan::Triggers;

static RULE: Rule = Rule::new("fr/apostrophe", "The apostrophe is ’ between letters and after an elision.")
    .example("Aujourd'hui l'eau monte.", "Aujourd’hui l’eau monte.");

/// Sets the apostrophe ’ (U+2019) in French text.
///
/// `'`, and the signs that stand for it (`‘` `´` `` ` `` `′`), become ’ between two letters, and after the letters of
/// an elision before a guillemet, a quotation mark, an ellipsis or a digit (`l'«\u{A0}Iliade\u{A0}»`, `d'1,5`), or before a
/// blank and a word (`l' Autriche`: the blank stays). Everything else keeps its sign: minutes and feet, `1'200'000`, `'n'`,
/// `l''eau`, the letter ʼ (U+02BC) of names. Lines that are clearly of another language are left alone.
///
/// Authority: U+2019 is the preferred apostrophe (The Unicode Standard, chapter 6.2).
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::Apostrophes;
///
/// let pipeline = Pipeline::builder().pass(Apostrophes::new()).build()?;
/// assert_eq!(pipeline.clean("L'été, aujourd'hui.").as_str(), "L’été, aujourd’hui.");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Apostrophes;

impl Apostrophes {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Apostrophes {
    fn id(&self) -> &'static str {
        "apostrophes"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn triggers(&self) -> Triggers {
        Triggers::APOSTROPHES
    }

    fn shares_text(&self) -> bool {
        true
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !doc.locale().is_french() {
            return;
        }
        let text = doc.text();
        let mut backticks = OfLine::default();
        for at in doc.candidates() {
            let Some(sign) = after(text, at) else { continue };
            let end = at + sign.len_utf8();
            let (Some(left), Some(right)) = (before(text, at), after(text, end)) else { continue };
            let is_elision = || {
                let next_at = blanks_after(text, end);
                let may_follow = |next: char| {
                    is_quotation_mark(next)
                        || matches!(next, '<' | '>' | '…')
                        || slice(text, next_at..text.len()).starts_with("...")
                        // `[qu']il`
                        || right == ']' && after(text, end + 1).is_some_and(char::is_alphabetic)
                        || if is_blank(right) { next.is_alphabetic() } else { next.is_ascii_digit() }
                };
                sign == '\''
                    && after(text, next_at).is_some_and(may_follow)
                    && is_elided(text, at)
                    && !may_close_quotation(text, at)
            };
            let is_apostrophe = left.is_alphabetic()
                && !is_phonetic(left)
                && !is_phonetic(right)
                && (right.is_alphabetic() && !is_prefix(text, at) || is_elision());
            if is_apostrophe
                && !(sign == '`' && backticks.ask(doc, at, has_several_backticks))
                && doc.speaks_locale(at)
            {
                let mut buffer = [0; 4];
                edits.replace(at..end, APOSTROPHE.encode_utf8(&mut buffer));
            }
        }
    }
}

/// Whether a letter is of the phonetic alphabet alone (U+0250 to U+02AF), where the sign stands for a stress: `/ə'baʊt/`.
const fn is_phonetic(c: char) -> bool {
    matches!(c, '\u{250}'..='\u{2AF}')
}

/// Whether a line has more than one backtick, any of which may belong to code.
fn has_several_backticks(line: &str) -> bool {
    memchr::memchr_iter(b'`', line.as_bytes()).nth(1).is_some()
}

/// Whether the word that ends at `at` is a single letter that no French or English word is before an apostrophe: in
/// `b'abc'` and `f'g` the sign is no apostrophe.
fn is_prefix(text: &str, at: usize) -> bool {
    let letter = before(text, at).filter(|c| {
        matches!(c.to_ascii_lowercase(), 'a' | 'b' | 'e'..='i' | 'k' | 'q' | 'r' | 'u' | 'w' | 'x')
    });
    letter.is_some_and(|c| !before(text, at - c.len_utf8()).is_some_and(char::is_alphanumeric))
}
