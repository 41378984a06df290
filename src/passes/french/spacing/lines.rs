//! What lines say of their language beyond their votes.

use super::is_stressing;
use crate::chars::{before, is_apostrophe, is_blank, slice, word_before, words};
use crate::code::starts_with_capital;
use crate::document::{Document, OfLine};
use crate::locale::Language;
use crate::words::{ENGLISH, FRENCH, languages_of};

/// What the lines asked for last are; places must come in order.
#[derive(Default)]
pub(super) struct Lines {
    sentences: OfLine,
    labels: OfLine,
    colons: OfLine,
    inverted: OfLine,
    french_words: OfLine,
    english: EnglishBefore,
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

    /// Whether a sign closes French words that end at `at` though their line votes for no language: the word before it
    /// is French and not English in a line that is a sentence, where no other language is expected (the text is French, or the word has an
    /// accent); or the sign is the colon of a French label, or a semicolon behind one, in a text that is French. Another line
    /// may be an entry of a table (`titre: Journal`).
    fn close_french(&mut self, doc: &Document<'_>, at: usize, sign: char) -> bool {
        let text = doc.text();
        let end = slice(text, 0..at).trim_end_matches([')', ']', '"', '”']).len();
        let word = word_before(text, end);
        let mut closes_sentence = || is_french(word) && self.sentences.ask(doc, at, is_sentence);
        match doc.text_language() {
            Some(Language::French) => {
                closes_sentence()
                    || (sign == ':' || sign == ';' && self.colons.ask(doc, at, has_label))
                        && self.labels.ask(doc, at, is_french_label)
                        && !self.english.ask(doc, at)
            }
            Some(_) => false,
            None => !word.is_ascii() && closes_sentence(),
        }
    }

    /// Whether a word of the line that holds the byte at `at` is French and not English.
    pub(super) fn hold_french(&mut self, doc: &Document<'_>, at: usize) -> bool {
        self.french_words.ask(doc, at, |line| shown_words(line).any(is_french))
    }
}

/// Whether a word that is English and not French stands in its line before a sign; signs must come in order.
#[derive(Default)]
struct EnglishBefore {
    read_to: usize,
    found: bool,
}

impl EnglishBefore {
    fn ask(&mut self, doc: &Document<'_>, at: usize) -> bool {
        let start = doc.line_at(at).start;
        if self.read_to < start {
            *self = Self { read_to: start, found: false };
        }
        let is_english = |word| languages_of(word) == ENGLISH;
        self.found |= shown_words(slice(doc.text(), self.read_to..at)).any(is_english);
        self.read_to = at;
        self.found
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

/// Whether a line may be a label and what it stands for (`Vote: unanimité`): its first letter is a capital, a word of it that
/// is no short one is French and not English, and it is no statement.
fn is_french_label(line: &str) -> bool {
    /// Shorter words are often of several languages, in bytes.
    const SHORTEST: usize = 4;
    starts_with_capital(line)
        && !line.trim_end_matches(is_blank).ends_with(';')
        && shown_words(line).any(|word| word.len() >= SHORTEST && is_french(word))
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
