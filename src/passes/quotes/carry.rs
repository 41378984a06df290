//! Quotations of French that stay open from line to line of a paragraph, where its lines are wrapped.

use crate::chars::{after, blanks_after, is_blank, is_quotation_mark, slice};
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

    /// Reads the lines of the paragraph up to a place which no mark was judged in: guillemets alone are in these.
    pub(super) fn advance(&mut self, doc: &Document<'_>, to: usize) {
        /// What stands further back is of no account while nothing is open, in bytes.
        const FAR: usize = 4096;
        let bytes = doc.text().as_bytes();
        if self.open.is_empty() {
            let near = self.read_to.max(to.saturating_sub(FAR)).min(to);
            let gap = memchr::memmem::rfind(&bytes[near..to], b"\n\n").map(|gap| near + gap + 2);
            let next_line = || memchr::memchr(b'\n', &bytes[near..to]).map_or(to, |end| near + end + 1);
            let start = if near == self.read_to { near } else { next_line() };
            self.read_to = gap.unwrap_or(start);
        }
        while self.read_to < to {
            let end =
                memchr::memchr(b'\n', &bytes[self.read_to..]).map_or(bytes.len(), |len| self.read_to + len);
            crate::work::count(end - self.read_to);
            let was_open = !self.open.is_empty();
            self.read(doc, self.read_to..end);
            self.end_line(doc, self.read_to..end, was_open);
        }
        self.read_to = to;
    }

    /// Counts the guillemets of a line.
    fn read(&mut self, doc: &Document<'_>, line: Range<usize>) {
        let text = doc.text();
        let marks = doc.locale().quotes(0);
        let (mut opened, mut closed) = (0_usize, 0_usize);
        for at in memchr::memchr_iter(0xC2, &text.as_bytes()[line.clone()]) {
            match after(text, line.start + at) {
                Some('«') => opened += 1,
                Some('»') if opened > 0 => opened -= 1,
                Some('»') => closed += 1,
                _ => {}
            }
        }
        if opened > 1 || closed > 1 {
            self.open.clear();
            return;
        }
        if closed > 0 {
            let own = self.open.iter().rposition(|carried| carried.marks == marks);
            self.open.truncate(own.unwrap_or(0));
        }
        // One that is open already goes on with its mark.
        if opened > 0 && self.open.iter().all(|carried| carried.glyph != '«') {
            self.open.push(Carried { glyph: '«', marks });
        }
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
