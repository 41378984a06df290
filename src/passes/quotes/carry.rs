//! Quotations of French that stay open from line to line of a paragraph, where its lines are wrapped.

use crate::chars::{blanks_after, is_blank, is_quotation_mark, slice};
use crate::document::Document;
use crate::locale::QuotePair;

use std::ops::Range;

/// A quotation that the lines before left open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Carried {
    /// What opens it as the text has it.
    pub(super) glyph: char,
    /// The marks that it has, or gets.
    pub(super) marks: QuotePair,
}

/// The quotations that are open where a line starts.
///
/// One is carried into the next line if the line that opens it ends within a sentence, and the next starts with a small letter,
/// as wrapped lines do: items of lists, rows of tables and other paragraphs don't. A blank line ends all.
#[derive(Debug, Default)]
pub(super) struct Carry {
    pub(super) open: Vec<Carried>,
    read_to: usize,
}

impl Carry {
    /// To be called for each new text.
    pub(super) fn clear(&mut self) {
        self.open.clear();
        self.read_to = 0;
    }

    /// Goes on to the last blank line before a place, if one stands there that was not read yet: nothing is open behind it.
    pub(super) fn skip_paragraphs(&mut self, doc: &Document<'_>, to: usize) {
        let unread = doc.text().as_bytes().get(self.read_to..to).unwrap_or_default();
        if let Some(gap) = memchr::memmem::rfind(unread, b"\n\n") {
            self.open.clear();
            self.read_to += gap + 2;
        }
    }

    /// The next line up to a place that was not read yet.
    pub(super) fn next_line(&mut self, doc: &Document<'_>, to: usize) -> Option<Range<usize>> {
        let unread = doc.text().as_bytes().get(self.read_to..to).filter(|unread| !unread.is_empty())?;
        let len = memchr::memchr(b'\n', unread).unwrap_or(unread.len());
        crate::work::count(len);
        Some(self.read_to..self.read_to + len)
    }

    /// Notes that a line was read, and forgets what can't go on behind it.
    pub(super) fn end_line(&mut self, doc: &Document<'_>, line: Range<usize>, was_open: bool) {
        let text = doc.text();
        let content = slice(text, line.clone()).trim_end_matches(is_blank);
        // Any mark, for it may become another.
        let is_end =
            |c: char| is_quotation_mark(c) || matches!(c, '.' | '!' | '?' | '…' | ':' | '\'' | '’' | '>');
        let ends_sentence = content.ends_with(is_end);
        let is_empty = blanks_after(text, line.start) >= line.end;
        if is_empty || !was_open && (ends_sentence || !starts_small(text, line.end + 1)) {
            self.open.clear();
        }
        self.read_to = line.end + 1;
    }
}

/// Whether the first letter behind a place is a small one, with nothing but blanks and quotation marks before it, which may change.
fn starts_small(text: &str, at: usize) -> bool {
    let is_passed =
        |c: char| is_blank(c) || is_quotation_mark(c) || matches!(c, '\'' | '’' | '`' | '<' | '>' | ',');
    let tail = slice(text, at.min(text.len())..text.len());
    tail.trim_start_matches(is_passed).starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::{Locale, Pipeline};

    #[test]
    fn a_quotation_stays_open_however_long_its_paragraph_is() {
        let pipeline = Pipeline::typography(Locale::FR_FR);
        let lines = "belle dans la rade et la ville du port\n".repeat(200);
        let text = format!("Il dit : \"la mer est\n{lines}et “La Mer” au port.");
        let cleaned = pipeline.clean(&text);
        assert!(cleaned.as_str().ends_with("et “La Mer” au port."), "within the quotation");
        assert_eq!(pipeline.clean(cleaned.as_str()).as_str(), cleaned.as_str());
    }
}
