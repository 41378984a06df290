//! The spaces inside « » and ‹ ›, and which of these signs are quotation marks.

use super::set_space;
use crate::chars::{after, before, blanks_after, blanks_before, is_blank, slice};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::{Language, Place, Space};
use crate::pass::Confidence;
use crate::passes::french::gaps::are_plain;
use crate::passes::quotes::points_inwards;

pub(super) fn inside_opening(doc: &Document<'_>, at: usize, edits: &mut Edits<'_>) {
    let text = doc.text();
    let start = at + '«'.len_utf8();
    let end = blanks_after(text, start);
    let is_turned = before(text, at).is_some_and(char::is_alphanumeric)
        && !after(text, start).is_some_and(char::is_alphanumeric);
    if is_turned || points_inwards(text, at, false) {
        // `»mot« `, as in German.
        return;
    }
    match after(text, end) {
        // Nothing is quoted: the line ends, or the guillemet closes at once.
        None | Some('\n' | '»') => {}
        Some(_) => {
            let is_set = set_space(doc, start..end, Place::Guillemet, Confidence::Certain, edits);
            // A dash keeps to what it leads up to. Where it stands before right marks, its plain space is a choice.
            if is_set
                && let Some(blank) = behind_dash(text, at)
                && doc.locale().space(Place::Guillemet) != Space::None
            {
                set_space(doc, blank..at, Place::Guillemet, Confidence::Likely, edits);
            }
        }
    }
}

/// Where the plain blanks start between a guillemet and a dash that a line or a new sentence starts with.
fn behind_dash(text: &str, at: usize) -> Option<usize> {
    let blank = blanks_before(text, at);
    if blank == at || !are_plain(slice(text, blank..at)) {
        return None;
    }
    let dash = slice(text, 0..blank).strip_suffix(['—', '–'])?.len();
    match before(text, blanks_before(text, dash)) {
        None | Some('\n' | '.' | '!' | '?' | '…' | '»') => Some(blank),
        Some(_) => None,
    }
}

pub(super) fn inside_closing(doc: &Document<'_>, at: usize, edits: &mut Edits<'_>) {
    let start = blanks_before(doc.text(), at);
    let is_turned = start < at && after(doc.text(), at + '»'.len_utf8()).is_some_and(char::is_alphanumeric);
    if is_turned || points_inwards(doc.text(), at, false) {
        // ` »mot«`, as in German.
        return;
    }
    match before(doc.text(), start) {
        None | Some('\n' | '«') => {}
        Some(_) => {
            set_space(doc, start..at, Place::Guillemet, Confidence::Certain, edits);
        }
    }
}

/// The spaces that stand inside ‹ and the › at `at`, within « », where the locale has these; none is added, for many houses set none.
pub(super) fn inside_single(doc: &Document<'_>, opening: Option<usize>, at: usize, edits: &mut Edits<'_>) {
    let text = doc.text();
    let Some(start) = opening.map(|opening| opening + '‹'.len_utf8()) else { return };
    let (head, tail) = (start..blanks_after(text, start), blanks_before(text, at)..at);
    let is_turned = after(text, at + '›'.len_utf8()).is_some_and(char::is_alphanumeric)
        || before(text, start - '‹'.len_utf8()).is_some_and(char::is_alphanumeric);
    if doc.locale().quotes(1).open == '‹'
        && !is_turned
        && !head.is_empty()
        && !tail.is_empty()
        && head.end < tail.start
    {
        for blanks in [head, tail] {
            set_space(doc, blanks, Place::Guillemet, Confidence::Likely, edits);
        }
    }
}

/// Whether a `»` without a « before it in its line ends a quotation of several paragraphs: it stands right behind a
/// word or after the end of a sentence, or the sentence goes on behind it. Elsewhere, after a word and a blank, it may be
/// an arrow (`Lire la suite »`, `Accueil » Sport`).
pub(super) fn ends_quotation(doc: &Document<'_>, at: usize) -> bool {
    let text = doc.text();
    match before(text, blanks_before(text, at)) {
        None | Some('\n') => false,
        Some('.' | '!' | '?' | '…' | ',' | ';' | '”' | '’' | '\'' | ')' | ']' | '»') => true,
        Some(c) => before(text, at) == Some(c) || goes_on(doc, at + '»'.len_utf8()),
    }
}

/// Whether a sentence of French goes on at a place: with a sign, or with a word in lower case.
fn goes_on(doc: &Document<'_>, at: usize) -> bool {
    let text = doc.text();
    let next = after(text, at);
    let goes_on = match next {
        Some(',' | ';' | '.' | '!' | '?' | '…') => true,
        // A blank before a sign may come or go.
        Some(c) if is_blank(c) => {
            let next = after(text, blanks_after(text, at));
            next.is_some_and(|c| c.is_lowercase() || matches!(c, ';' | '!' | '?'))
        }
        _ => false,
    };
    goes_on && doc.language_at(at) == Some(Language::French)
}

/// How many « are open in the line before a place; places must come in order.
#[derive(Default)]
pub(super) struct OpenGuillemets {
    line_start: usize,
    read_to: usize,
    open: usize,
}

impl OpenGuillemets {
    pub(super) fn before(&mut self, doc: &Document<'_>, at: usize) -> usize {
        let line = doc.line_at(at);
        if self.line_start != line.start || self.read_to < line.start {
            *self = Self { line_start: line.start, read_to: line.start, open: 0 };
        }
        let bytes = doc.text().as_bytes();
        for found in memchr::memchr_iter(0xC2, &bytes[self.read_to..at]) {
            match bytes.get(self.read_to + found + 1) {
                Some(0xAB) => self.open += 1,
                Some(0xBB) => self.open = self.open.saturating_sub(1),
                _ => {}
            }
        }
        self.read_to = at;
        self.open
    }
}
