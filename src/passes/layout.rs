//! White space: runs of blanks, the ends of lines, blank lines, the ends of the text.

use std::ops::Range;

use crate::chars::{
    after, before, blanks_after, blanks_before, is_blank, is_no_break_space, parts_columns, slice,
};
use crate::document::{Document, OfLine};
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};
use crate::scan::Triggers;

static BLANK_RUN: Rule =
    Rule::new("layout/blank-run", "Between two words stands one space.").example("un  mot", "un mot");
static LINE_END: Rule =
    Rule::new("layout/line-end", "No blank stands at the end of a line.").example("un \nmot", "un\nmot");
static BLANK_LINES: Rule = Rule::new("layout/blank-lines", "Between two paragraphs stands one blank line.")
    .example("un\n\n\nmot", "un\n\nmot");
static TEXT_ENDS: Rule = Rule::new("layout/text-ends", "A text starts and ends without blank lines.")
    .example("\n\nun mot\n\n\n", "un mot\n");

/// Tidies white space: one space between words, none at line ends, one blank line at most, none at the ends of the text.
///
/// A run of blanks with a no-break space in it becomes that space. Runs with a tab (columns) and the blanks at the head
/// of a line (indentation) stay, and so do those
/// in lines where they make columns: rows of a table drawn with bars, and lines with box-drawing characters. A line end at the end of the text stays one if there is any; none is added.
///
/// ```
/// let pipeline = guillemot::Pipeline::hygiene();
/// assert_eq!(pipeline.clean("\nun  mot \n\n\n  et\u{A0} un autre\n\n").as_str(), "un mot\n\n  et\u{A0}un autre\n");
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Layout;

impl Layout {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Layout {
    fn id(&self) -> &'static str {
        "layout"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&BLANK_RUN, &LINE_END, &BLANK_LINES, &TEXT_ENDS]
    }

    fn phase(&self) -> Phase {
        Phase::Layout
    }

    fn triggers(&self) -> Triggers {
        Triggers::BLANKS
    }

    fn shares_text(&self) -> bool {
        true
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let text = doc.text();
        let mut done = 0;
        let mut columns = OfLine::default();
        for at in doc.candidates() {
            if at < done {
                continue;
            }
            let space = white_space_around(text, at);
            done = space.end.max(at + 1);
            tidy(doc, space, &mut columns, edits);
        }
    }
}

fn is_space(c: char) -> bool {
    c == '\n' || is_blank(c)
}

/// The run of blanks and line ends that holds the character at `at`.
fn white_space_around(text: &str, at: usize) -> Range<usize> {
    let (mut start, mut end) = (at, at);
    while let Some(space) = before(text, start).filter(|&c| is_space(c)) {
        start -= space.len_utf8();
    }
    while let Some(space) = after(text, end).filter(|&c| is_space(c)) {
        end += space.len_utf8();
    }
    start..end
}

fn tidy(doc: &Document<'_>, space: Range<usize>, columns: &mut OfLine, edits: &mut Edits<'_>) {
    let text = doc.text();
    let run = slice(text, space.clone());
    let Some(last_line_end) = run.rfind('\n') else {
        if space.end == text.len() {
            edits.delete(space).rule(&LINE_END);
        } else if space.start > 0 && !columns.ask(doc, space.start, has_columns) {
            one_blank(text, run, space, edits);
        }
        return;
    };
    let first_line_end = run.find('\n').unwrap_or(last_line_end);
    let after_lines = space.start + last_line_end + 1;
    let (starts_text, ends_text) = (space.start == 0, space.end == text.len());
    if starts_text {
        // The indentation of the first line stays; a text of nothing but white space goes.
        edits.delete(if ends_text { space } else { 0..after_lines }).rule(&TEXT_ENDS);
        return;
    }
    let blanks = space.start..space.start + first_line_end;
    if !blanks.is_empty() {
        edits.delete(blanks).rule(&LINE_END);
    }
    let lines = space.start + first_line_end..after_lines;
    if ends_text {
        edits.replace(lines.start..space.end, "\n").rule(&TEXT_ENDS);
        return;
    }
    let count = slice(text, lines.clone()).matches('\n').count();
    let wanted = if count > 1 { "\n\n" } else { "\n" };
    edits.replace(lines, wanted).rule(if count > 2 { &BLANK_LINES } else { &LINE_END });
}

/// Whether a line is a row of a table drawn with bars, is drawn with lines itself (U+2500 to U+257F), or has columns of
/// numbers.
fn has_columns(line: &str) -> bool {
    let bytes = line.as_bytes();
    // The second of three bytes, which is rarer in prose than the first.
    let is_drawn = |at: usize| at > 0 && bytes[at - 1] == 0xE2;
    line.trim_start_matches(is_blank).starts_with('|')
        || memchr::memchr2_iter(0x94, 0x95, bytes).any(is_drawn)
        || wide_gaps(line).any(|gap| parts_columns(line, gap))
}

/// The runs of blanks in a line that hold three spaces or more.
fn wide_gaps(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + memchr::memmem::find(&line.as_bytes()[at..], b"   ")?;
        at = blanks_after(line, start);
        Some(blanks_before(line, start)..at)
    })
}

/// A run of blanks within a line becomes one.
fn one_blank(text: &str, run: &str, range: Range<usize>, edits: &mut Edits<'_>) {
    let mut chars = run.chars();
    if chars.next().is_none() || chars.next().is_none() || run.contains('\t') {
        return;
    }
    // The no-break space beside a sign is that sign's: a guillemet's before the run, else whatever follows it.
    let mut no_break = run.chars().filter(|&c| is_no_break_space(c));
    let follows_guillemet = match before(text, range.start) {
        Some('‹') => after(text, range.end) != Some('»'),
        last => last == Some('«'),
    };
    let blank = if follows_guillemet { no_break.next() } else { no_break.next_back() }.unwrap_or(' ');
    let mut buffer = [0; 4];
    edits.replace(range, blank.encode_utf8(&mut buffer)).rule(&BLANK_RUN);
}
