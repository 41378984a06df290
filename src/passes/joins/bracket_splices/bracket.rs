//! A bracket, and the sentence that it stands in.

use crate::chars::{is_blank, slice};
use crate::document::Document;
use crate::locale::Language;
use crate::words::{ENGLISH, FRENCH, languages_of};

use super::BracketClass;

/// A bracket as a resolver sees it.
#[derive(Debug, Clone, Copy)]
pub struct Bracket<'t> {
    class: BracketClass,
    inside: &'t str,
    /// The line, and where in it the bracket stands.
    line: &'t str,
    at: usize,
    language: Option<Language>,
    line_language: Option<Language>,
}

impl<'t> Bracket<'t> {
    pub(super) fn new(doc: &Document<'t>, class: BracketClass, open: usize, close: usize) -> Self {
        let line = doc.line_at(open);
        let inside = slice(doc.text(), open + 1..close);
        Self {
            class,
            inside,
            at: open - line.start,
            line: doc.slice(line),
            language: doc.language(open + 1..close).or_else(|| language_of_words(inside)),
            line_language: doc.language_at(open),
        }
    }

    /// Whether a text in the place of the bracket makes a word stand twice: another fault, that another pass repairs.
    pub(super) fn doubles(&self, text: &str) -> bool {
        let end = self.at + self.inside.len() + 2;
        let (head, tail) = (slice(self.line, 0..self.at), slice(self.line, end..self.line.len()));
        let is_seam = |head: &str, tail: &str| {
            let word = head.trim_end_matches(is_blank).rsplit(|c: char| !c.is_alphanumeric()).next();
            let next = tail.trim_start_matches(is_blank).split(|c: char| !c.is_alphanumeric()).next();
            let [word, next] = [word, next].map(|word| word.unwrap_or_default().to_lowercase());
            !next.is_empty() && word == next
        };
        is_seam(head, if text.is_empty() { tail } else { text }) || is_seam(text, tail)
    }

    /// What the bracket is for.
    #[must_use]
    pub fn class(&self) -> BracketClass {
        self.class
    }

    /// The text between the brackets.
    #[must_use]
    pub fn inside(&self) -> &'t str {
        self.inside
    }

    /// The sentence that the bracket stands in, up to marks with a blank behind them.
    #[must_use]
    pub fn sentence(&self) -> &'t str {
        let end = self.at + self.inside.len() + 2;
        let (head, tail) = (slice(self.line, 0..self.at), slice(self.line, end..self.line.len()));
        let is_end = |head: &str| head.ends_with(['.', '!', '?', '…']);
        let from = head.rmatch_indices(is_blank).find(|(at, _)| is_end(slice(head, 0..*at)));
        let to = tail.match_indices(is_blank).find(|(at, _)| is_end(slice(tail, 0..*at)));
        let (from, to) = (from.map_or(0, |(at, _)| at), to.map_or(self.line.len(), |(at, _)| end + at));
        slice(self.line, from..to).trim()
    }

    /// The line that the bracket stands in.
    #[must_use]
    pub fn line(&self) -> &'t str {
        self.line
    }

    /// The language of the text between the brackets: by the vote of its stop words, or else if all words that only one
    /// of the built-in lists has are of one language. `None` when that is unsure.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// The language of the line, by its vote; `None` when that is not clear.
    #[must_use]
    pub fn line_language(&self) -> Option<Language> {
        self.line_language
    }

    /// Whether the text between the brackets is surely in another language than the line.
    ///
    /// ```
    /// use guillemot::Pipeline;
    /// use guillemot::passes::{BracketSplices, Splice};
    ///
    /// let drop_foreign = Splice::replace(|bracket| bracket.is_foreign().then(String::new));
    /// let pipeline = Pipeline::builder().pass(BracketSplices::new().editorial(drop_foreign)).build()?;
    /// let text = "Durant [these crossings]des passagers sur le port et la digue.";
    /// assert_eq!(pipeline.clean(text).as_str(), "Durant des passagers sur le port et la digue.");
    /// let text = "Durant [ces traversées]des passagers sur le port et la digue.";
    /// assert_eq!(pipeline.clean(text).as_str(), "Durant [ces traversées] des passagers sur le port et la digue.");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.language.is_some() && self.line_language.is_some() && self.language != self.line_language
    }
}

/// The one language that has all those words that not both have.
fn language_of_words(text: &str) -> Option<Language> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let of_one = words.map(languages_of).filter(|&languages| matches!(languages, FRENCH | ENGLISH));
    match of_one.fold(0, |found, languages| found | languages) {
        FRENCH => Some(Language::French),
        ENGLISH => Some(Language::English),
        _ => None,
    }
}
