//! What lines say of their language beyond their votes.

use std::ops::Range;

use super::is_stressing;
use crate::chars::{
    before, blanks_after, is_apostrophe, is_blank, is_quotation_mark, slice, word_before, words,
};
use crate::code::starts_with_capital;
use crate::document::{Document, OfLine, has_stop_word_of_french, is_not_french, speaks_for_french};
use crate::locale::Language;
use crate::passes::elision::elides;
use crate::words::{ENGLISH, FRENCH, languages_of};

/// What the lines asked for last are; places must come in order.
#[derive(Default)]
pub(super) struct Lines {
    sentences: OfLine,
    labels: OfLine,
    colons: OfLine,
    phrases: OfLine,
    inverted: OfLine,
    french_words: OfLine,
    figures: OfLine,
    alone: OfLine,
    words: WordsBefore,
}

impl Lines {
    /// Whether what ends at `at`, and a sign closes, is French.
    pub(super) fn speak_french(&mut self, doc: &Document<'_>, at: usize, sign: char) -> bool {
        let left = before(doc.text(), at);
        match doc.language_at(at) {
            // `¿Qué dice?` sets none, in a line of French too.
            _ if is_stressing(sign) && self.inverted.ask(doc, at, has_inverted_mark) => false,
            // A factorial.
            _ if sign == '!' && left.is_some_and(|c| c.is_ascii_digit()) => false,
            Some(language) => language == Language::French,
            None => {
                left == Some('»')
                    || is_stressing(sign) && doc.text_language() == Some(Language::French)
                    || doc.seems_french(at)
                        && (is_stressing(sign) || sign == ':' && self.labels.ask(doc, at, is_french_label))
                    || self.close_french(doc, at, sign)
            }
        }
    }

    /// Whether a sign closes French words that end at `at` though their line votes for no language. It does where
    ///
    /// - the word before it is French and not English in a line that is a sentence, and no other language is expected: the text
    ///   is French, or the word has an accent;
    /// - a short line of French words is a paragraph, and the sign is a mark of stress or the colon at its end (`Page suivante:`);
    /// - the text is French, and the line a phrase of French, or the sign the colon of a French label or a semicolon behind one.
    ///
    /// Another line may be an entry of a table (`titre: Journal`).
    fn close_french(&mut self, doc: &Document<'_>, at: usize, sign: char) -> bool {
        let text = doc.text();
        let end = slice(text, 0..at).trim_end_matches([')', ']', '"', '”']).len();
        let word = word_before(text, end);
        let mut closes_sentence = || is_french(word) && self.sentences.ask(doc, at, is_sentence);
        match doc.text_language() {
            Some(Language::French) => {
                let is_of_label = sign == ':' || sign == ';' && self.colons.ask(doc, at, has_label);
                let is_french = self.phrases.ask(doc, at, is_french_phrase)
                    || is_of_label && self.labels.ask(doc, at, is_french_label);
                closes_sentence() || is_french && !self.words.are_english(doc, at)
            }
            Some(_) => false,
            None => {
                !word.is_ascii() && closes_sentence() || sign != ';' && self.is_french_alone(doc, at, sign)
            }
        }
    }

    /// Whether a line is a paragraph of French words; for a colon, whether it ends with that or is a phrase of French, too.
    fn is_french_alone(&mut self, doc: &Document<'_>, at: usize, sign: char) -> bool {
        let line = doc.line_at(at);
        let may_stand = sign != ':'
            || blanks_after(doc.text(), at + 1) >= line.end
            || self.phrases.ask(doc, at, is_french_phrase) && !self.words.are_english(doc, at);
        may_stand && self.alone.ask(doc, at, |_| is_french_alone(doc.text(), line))
    }

    /// Whether a word of the line that holds the byte at `at` is French and not English.
    pub(super) fn hold_french(&mut self, doc: &Document<'_>, at: usize) -> bool {
        self.french_words.ask(doc, at, |line| shown_words(line).any(is_french))
    }

    /// Whether the line that holds the byte at `at` is a figure and its sign alone, as the cells of tables are: `+ 9,20%`.
    pub(super) fn are_figures(&mut self, doc: &Document<'_>, at: usize) -> bool {
        let is_of_figure = |c: char| {
            c.is_ascii_digit() || is_blank(c) || matches!(c, ',' | '.' | '%' | '+' | '-' | '−' | '–')
        };
        self.figures.ask(doc, at, |line| line.matches('%').count() == 1 && line.chars().all(is_of_figure))
    }
}

/// The words of a line before a sign that are of French alone, and those of English alone; signs must come in order.
#[derive(Default)]
struct WordsBefore {
    read_to: usize,
    french: usize,
    english: usize,
}

impl WordsBefore {
    /// Whether some of those before `at` are English, and no fewer than those that are French.
    fn are_english(&mut self, doc: &Document<'_>, at: usize) -> bool {
        let start = doc.line_at(at).start;
        if self.read_to < start {
            *self = Self { read_to: start, ..Self::default() };
        }
        let new = slice(doc.text(), self.read_to..at);
        self.english += shown_words(new).filter(|word| languages_of(word) == ENGLISH).count();
        self.french += shown_words(new).filter(|word| looks_french(word)).count() + elisions(new).count();
        self.read_to = at;
        self.english > 0 && self.english >= self.french
    }
}

/// The words of a text, but for what stands in tags.
fn shown_words(text: &str) -> impl Iterator<Item = &str> {
    let shown = text.split('<').enumerate().map(|(at, part)| {
        let is_tag = at > 0 && part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        part.split_once('>').filter(|_| is_tag).map_or(part, |(_, shown)| shown)
    });
    shown.flat_map(words)
}

/// Whether a word is French and not English.
fn is_french(word: &str) -> bool {
    languages_of(word) == FRENCH
}

/// Whether a word looks French: it is French and not English or, if no list has it, has accents as French has them.
fn looks_french(word: &str) -> bool {
    match languages_of(word) {
        0 => !word.is_ascii() && !word.chars().any(is_foreign),
        languages => languages == FRENCH,
    }
}

/// Whether a letter is one of other languages, though three words of French have a ü.
fn is_foreign(letter: char) -> bool {
    letter.to_lowercase().any(|c| c == 'ü' || is_not_french(c))
}

/// Whether a line may be a label and what it stands for (`Vote: unanimité`, `2e année: latin`): its first letter is a
/// capital, or a figure leads it, a word of it that is no short one looks French, or all are words of French
/// (`Code de commerce: article 12`), and it is no statement.
fn is_french_label(line: &str) -> bool {
    (starts_with_capital(line) || line.starts_with(|c: char| c.is_ascii_digit()))
        && !line.trim_end_matches(is_blank).ends_with(';')
        && (has_french_word(line) || is_of_french_words(line))
}

/// Whether all words of a line are of French, also if English has them too, and enough for that to be no chance.
fn is_of_french_words(line: &str) -> bool {
    const ENOUGH: usize = 4;
    let mut count = 0;
    let are_french =
        shown_words(line).filter(|word| !word.contains(|c: char| c.is_ascii_digit())).all(|word| {
            count += 1;
            languages_of(word) & FRENCH != 0
        });
    are_french && count >= ENOUGH
}

/// Whether a line is a paragraph of its own, starts with a capital, and is short and of French words: `Page suivante:`.
fn is_french_alone(text: &str, line: Range<usize>) -> bool {
    /// In letters, since passes set signs and spaces.
    const LONGEST: usize = 64;
    let is_empty = |line: Option<&str>| line.is_none_or(|line| line.trim_matches(is_blank).is_empty());
    let stands_alone = || {
        let before = slice(text, 0..line.start.saturating_sub(1)).rsplit('\n').next();
        let behind = slice(text, text.len().min(line.end + 1)..text.len()).split('\n').next();
        is_empty(before) && is_empty(behind)
    };
    let is_of_prose =
        |c: char| c.is_alphanumeric() || is_blank(c) || is_apostrophe(c) || "!?:,.…-()°%".contains(c);
    let line = slice(text, line.clone()).trim_matches(is_blank);
    starts_with_capital(line)
        && line.chars().all(is_of_prose)
        && line.chars().filter(|c| c.is_alphabetic()).count() <= LONGEST
        && has_words_of_french(line)
        && stands_alone()
}

/// Whether the words of a line are French though they don't vote. All may be so, and one is not English, or two are joined by
/// a stop word (`Position de fin`); or one is not English, a stop word of French alone stands with it or a word is elided,
/// and one in three is unknown (`Plonge à l’abri`).
fn has_words_of_french(line: &str) -> bool {
    let words = || words(line).filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
    let may_be_french =
        |word: &str| word.len() == 1 || languages_of(word) & FRENCH != 0 || looks_french(word);
    let has_own = || words().any(|word| word.len() >= SHORTEST && is_french(word));
    let count = words().count();
    match words().filter(|word| !may_be_french(word)).count() {
        0 => has_own() || count > 2 && words().any(is_stop_word),
        unknown => {
            let is_elided = elisions(line).next().is_some();
            3 * unknown <= count && has_own() && (is_elided || words().any(is_stop_word_of_french_alone))
        }
    }
}

/// Whether a line is a phrase of French, such as an item of a list: a word in it is elided (`l’âge`), or a stop word of
/// French stands with a word that looks French, and the list of common words lacks no more than two in three. What declares
/// `int largeur, hauteur;` has neither, nor has a formula (`=SI(a; b)`); what holds signs of code may have them in a
/// comment, and what a name and a colon lead (`titre: L’été`) may be an entry of settings.
fn is_french_phrase(line: &str) -> bool {
    const SIGNS: [&str; 5] = ["//", "/*", "=", "@", "#"];
    let is_entry = line.split_once(':').is_some_and(|(head, _)| is_name(head));
    let has_stop_word = || shown_words(line).any(is_stop_word);
    !is_entry
        && !SIGNS.iter().any(|sign| line.contains(sign))
        && (elisions(line).next().is_some() || has_stop_word() && has_french_word(line))
        && has_common_words(line)
}

/// Whether a text may be the name of an entry of settings, perhaps as an item of a list or in quotation marks: `- nom`.
fn is_name(text: &str) -> bool {
    let name = text.trim_matches(|c| is_blank(c) || is_quotation_mark(c) || c == '-');
    name.starts_with(char::is_lowercase)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// Whether the list of common words of French has one in three of the words of a line.
fn has_common_words(line: &str) -> bool {
    let words = || shown_words(line).filter(|word| word.len() >= SHORTEST - 1);
    let known = words().filter(|word| languages_of(word) & FRENCH != 0).count();
    known > 0 && 3 * known >= words().count()
}

/// Shorter words are often of several languages, in bytes.
const SHORTEST: usize = 4;

fn has_french_word(line: &str) -> bool {
    shown_words(line).any(|word| word.len() >= SHORTEST && looks_french(word))
}

/// Whether a word is a stop word of French, perhaps of others too.
fn is_stop_word(word: &str) -> bool {
    !word.ends_with(char::is_uppercase) && has_stop_word_of_french(word)
}

fn is_stop_word_of_french_alone(word: &str) -> bool {
    !word.ends_with(char::is_uppercase) && speaks_for_french(word)
}

/// The places of the apostrophes of elided words.
fn elisions(line: &str) -> impl Iterator<Item = usize> {
    line.match_indices(is_apostrophe).map(|(at, _)| at).filter(|&at| elides(line, at))
}

/// Whether a line starts as a label does: a colon and a blank stand behind its first words.
fn has_label(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, rest)| {
        rest.starts_with(is_blank)
            && label.chars().all(|c| c.is_alphabetic() || is_blank(c) || is_apostrophe(c))
    })
}

/// Whether a line is a sentence.
fn is_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(is_blank);
    line.starts_with(char::is_uppercase) && line.ends_with(['.', '!', '?', '…'])
}

fn has_inverted_mark(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr_iter(0xC2, bytes).any(|at| matches!(bytes.get(at + 1), Some(0xA1 | 0xBF)))
}
