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
/// One is carried into the next line if the line that opens it ends within a sentence; a blank line ends all.
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

    /// The next line of the paragraph up to a place that wasn't read yet.
    pub(super) fn next_line(&mut self, doc: &Document<'_>, to: usize) -> Option<Range<usize>> {
        /// What stands further back is of no account while nothing is open, in bytes.
        const FAR: usize = 4096;
        let bytes = doc.text().as_bytes();
        if self.open.is_empty() && self.read_to < to {
            let near = self.read_to.max(to.saturating_sub(FAR));
            let gap = memchr::memmem::rfind(&bytes[near..to], b"\n\n").map(|gap| near + gap + 2);
            let next_line = || memchr::memchr(b'\n', &bytes[near..to]).map_or(to, |end| near + end + 1);
            self.read_to = gap.unwrap_or_else(|| if near == self.read_to { near } else { next_line() });
        }
        (self.read_to < to).then(|| {
            let end =
                memchr::memchr(b'\n', &bytes[self.read_to..]).map_or(bytes.len(), |len| self.read_to + len);
            crate::work::count(end - self.read_to);
            self.read_to..end
        })
    }

    /// Notes that a line was read, and forgets what can't go on behind it.
    pub(super) fn end_line(&mut self, doc: &Document<'_>, line: Range<usize>, was_open: bool) {
        let text = doc.text();
        let content = slice(text, line.clone()).trim_end_matches(is_blank);
        // Any mark, for it may become another.
        let is_end =
            |c: char| is_quotation_mark(c) || matches!(c, '.' | '!' | '?' | '…' | ':' | '\'' | '’' | '>');
        let ends_sentence = content.ends_with(is_end);
        if blanks_after(text, line.start) >= line.end || !was_open && ends_sentence {
            self.open.clear();
        }
        self.read_to = line.end + 1;
    }
}
