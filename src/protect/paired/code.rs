//! Code as Markdown marks it: spans between backticks, fences of backticks or tildes.

use std::ops::Range;

use memchr::{memchr, memchr2};

use super::{is_blank, skip};
use crate::chars::{before, is_combining_mark, is_format, slice};

/// The longest run of marks that is told from longer ones: it bounds the searches for a closing run.
const LONGEST: usize = 32;
/// The marks that a fence has at least.
const FENCE: usize = 3;

/// Finds fences and code spans.
///
/// A fence is a run of three marks or more at a line start (behind blanks and `>`), up to a line of as many marks or to
/// the end of the text. Tildes also serve as ornaments between paragraphs, so a fence of tildes that is never closed
/// counts only when the name of a language follows it.
///
/// A code span is closed by a run of as many backticks in the same paragraph, on one of the next lines: texts that quote
/// ``so'`` leave backticks unclosed. A backtick right behind a letter opens none, nor does one right before a letter close
/// one: as an apostrophe (``l`an``) it marks no code. Invisible characters, which may go, are looked through.
pub(super) fn find(text: &str, push: &mut impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let mut spans = Spans { text, line_end: 0, limit: 0, unclosed_to: [0; LONGEST + 1] };
    let mut fences = Fences { bytes, unclosed: usize::MAX };
    let mut at = 0;
    while let Some(found) = memchr2(b'`', b'~', &bytes[at..]) {
        let run = run_at(bytes, at + found);
        let end = match fences.end(&run) {
            None if bytes[run.start] == b'`' => spans.end(&run),
            end => end,
        };
        if let Some(end) = end {
            push(run.start, end);
        }
        at = end.unwrap_or(run.end);
    }
}

/// The run of one mark that starts at `start`.
fn run_at(bytes: &[u8], start: usize) -> Range<usize> {
    start..skip(bytes, start, |b| b == bytes[start])
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    memchr(b'\n', &bytes[from..]).map_or(bytes.len(), |len| from + len)
}

/// Whether nothing but blanks and marks of quoting stand between a place and its line's start.
fn opens_line(bytes: &[u8], at: usize) -> bool {
    let last = bytes[..at].iter().rev().find(|&&b| !is_blank(b) && b != b'>');
    last.is_none_or(|&b| b == b'\n' || b == b'\r')
}

struct Fences<'t> {
    bytes: &'t [u8],
    /// The least number of tildes for which no closing line was found up to the end of the text.
    unclosed: usize,
}

impl Fences<'_> {
    /// Where the fence that a run of marks opens ends.
    fn end(&mut self, run: &Range<usize>) -> Option<usize> {
        let bytes = self.bytes;
        if run.len() < FENCE || !opens_line(bytes, run.start) {
            return None;
        }
        let mark = bytes[run.start];
        let line_end = line_end(bytes, run.end);
        let info = &bytes[run.end..line_end];
        if memchr(mark, info).is_some() {
            return None;
        }
        let marks = run.len().min(LONGEST);
        let names_language = info.first().is_some_and(u8::is_ascii_alphabetic);
        let may_end_text = mark == b'`' || names_language;
        if marks < self.unclosed || may_end_text {
            let mut at = line_end;
            while let Some(found) = memchr(mark, &bytes[at..]) {
                let closing = run_at(bytes, at + found);
                if closing.len() >= marks && opens_line(bytes, closing.start) && self.ends_line(closing.end) {
                    return Some(closing.end);
                }
                at = closing.end;
            }
            if mark == b'~' {
                self.unclosed = self.unclosed.min(marks);
            }
        }
        may_end_text.then_some(bytes.len())
    }

    fn ends_line(&self, at: usize) -> bool {
        let end = skip(self.bytes, at, is_blank);
        matches!(self.bytes[end..], [] | [b'\n' | b'\r', ..])
    }
}

struct Spans<'t> {
    text: &'t str,
    /// Where the line asked for last ends, and how far a span that opens in it may go.
    line_end: usize,
    limit: usize,
    /// By length: no run of this length that closes a span starts before this place.
    unclosed_to: [usize; LONGEST + 1],
}

impl Spans<'_> {
    /// Where the code span that a run of backticks opens ends.
    fn end(&mut self, run: &Range<usize>) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let known = *self.unclosed_to.get(run.len())?;
        if run.start < known || !self.may_open(run) {
            return None;
        }
        let limit = self.limit(run.end);
        let mut at = run.end;
        while let Some(found) = memchr(b'`', &bytes[at..limit]) {
            let next = run_at(bytes, at + found);
            if next.len() == run.len() {
                if self.may_close(&next) {
                    return Some(next.end);
                }
                if self.may_open(&next) {
                    return None;
                }
            }
            at = next.end;
        }
        self.unclosed_to[run.len()] = limit;
        None
    }

    fn may_open(&self, run: &Range<usize>) -> bool {
        let head = slice(self.text, 0..run.start).trim_end_matches(is_format);
        !head.ends_with(|c: char| c.is_alphanumeric() || is_combining_mark(c) || c == '\\')
    }

    /// A plural `s` may follow the span.
    fn may_close(&self, run: &Range<usize>) -> bool {
        let is_letter = |at: usize| {
            let tail = slice(self.text, at..self.text.len()).trim_start_matches(is_format);
            tail.starts_with(char::is_alphanumeric)
        };
        let is_plural = || {
            let hugs = !before(self.text, run.start).is_some_and(char::is_whitespace);
            hugs && self.text.as_bytes()[run.end] == b's' && !is_letter(run.end + 1)
        };
        !is_letter(run.end) || is_plural()
    }

    /// How far a span that opens at a place may go: up to a blank line, a fence, or the end of a line further on.
    fn limit(&mut self, from: usize) -> usize {
        /// Spans are broken by no more line ends, if their text is wrapped.
        const MOST: usize = 3;
        if from < self.line_end {
            return self.limit;
        }
        let bytes = self.text.as_bytes();
        self.line_end = line_end(bytes, from);
        let mut end = self.line_end;
        for _ in 0..MOST {
            let next = skip(bytes, bytes.len().min(end + 1), |b| is_blank(b) || b == b'\r' || b == b'>');
            if matches!(bytes[next..], [] | [b'\n', ..] | [b'`', b'`', b'`', ..] | [b'~', b'~', b'~', ..]) {
                break;
            }
            end = line_end(bytes, next);
        }
        self.limit = end;
        end
    }
}
