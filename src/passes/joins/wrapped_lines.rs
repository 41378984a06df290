//! Lines that were broken to a width: words hyphenated at line ends, and paragraphs set in several lines.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::chars::{
    after, before, blanks_after, blanks_before, is_apostrophe, is_blank, is_quotation_mark, letters_after,
    letters_before, slice,
};
use crate::document::{Block, BlockKind, Document};
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::passes::french::right_ordinal;
use crate::words::Lexicon;

mod hyphens;

use hyphens::{Hyphens, Joined};

static LINE: Rule = Rule::new("joins/wrapped-line", "The lines of a paragraph that was broken to a width are one.")
    .example(
        "Le bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une\navarie du moteur, et les habitants de la rive d’en face s’en réjouissent.",
        "Le bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une avarie du moteur, et les habitants de la rive d’en face s’en réjouissent.",
    );
static HYPHEN: Rule = Rule::new("joins/hyphenated-word", "A word that a line end parts is one again.")
    .example("Il en donne un exem-\nple.", "Il en donne un exemple.");

/// Joins what was broken to a width, as e-mails, books in plain text and pages of PDF are. No preset has it.
///
/// - `joins/wrapped-line`: the lines of a paragraph become one. A paragraph is a run of lines without a blank one between,
///   each of which but the last is full: the first word of the next line would not have stood in it. Among them sentences
///   run on from line to line, and the longest has fifty letters or more. So verse, lists, addresses, code and tables stay.
/// - `joins/hyphenated-word`: a hyphen at a line end goes when the word that it parts is known, from the lists, the
///   lexicons, or from elsewhere in the text (`exem-` `ple`). It stays, and the line end goes, when the text has it
///   elsewhere, or both parts are words and the whole is none (`demi-` `porte`, `dit-` `il`), but not behind a prefix
///   (`re-` `tournait`). Else it is only reported, and so is a rare word that is also written with a hyphen (`porte-`
///   `monnaie`). Costs look-ups for each such line end.
///
/// Not in one pipeline with [`Boilerplate`](crate::passes::Boilerplate) or
/// [`DuplicateBlocks`](crate::passes::DuplicateBlocks), so not in
/// [`scraped_article`](crate::Pipeline::scraped_article): where a line goes, others meet that a second run would join. Clean
/// with the one pipeline, then with the other. The pass costs a reading of the text's lines.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::WrappedLines;
///
/// let pipeline = Pipeline::builder().pass(WrappedLines::new()).build()?;
/// assert_eq!(pipeline.clean("Un exem-\nple de demi-\nporte.").as_str(), "Un exemple de demi-porte.");
/// assert!(!pipeline.clean("Sous le pont Mirabelle\nle temps s’en va\n").is_changed());
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Clone, Default)]
pub struct WrappedLines {
    lexicons: Vec<Arc<dyn Lexicon>>,
}

impl fmt::Debug for WrappedLines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WrappedLines").field("lexicons", &self.lexicons.len()).finish()
    }
}

impl WrappedLines {
    /// The pass with the built-in [`CommonWords`](crate::CommonWords).
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a lexicon: its words are known, besides the built-in ones. Default: none. Costs some look-ups for each line that
    /// ends with a hyphen.
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: impl Lexicon + 'static) -> Self {
        self.lexicons.push(Arc::new(lexicon));
        self
    }
}

impl Pass for WrappedLines {
    fn id(&self) -> &'static str {
        "wrapped-lines"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&LINE, &HYPHEN]
    }

    fn phase(&self) -> Phase {
        Phase::Lines
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let blocks = doc.blocks();
        let mut hyphens = Hyphens::new(&self.lexicons, doc.text());
        let mut start = 0;
        while start < blocks.len() {
            let is_joined = |pair: &[Block]| pair[1].lines_before() == 1 && may_join(doc, &pair[0], &pair[1]);
            let more = blocks[start..].windows(2).take_while(|pair| is_joined(pair)).count();
            propose(doc, &blocks[start..=start + more], &mut hyphens, edits);
            start += more + 1;
        }
    }
}

/// Whether lines that come to stand one under the other would be joined, or may be: those that a hyphen parts are judged
/// by more than their letters.
pub(super) fn would_join(doc: &Document<'_>, group: &[&Block]) -> bool {
    let line = |at: usize| Line::of(doc, group[at], group.get(at + 1).copied());
    let lines: Vec<Line> = (0..group.len()).map(line).collect();
    let has_hyphen = group.iter().any(|block| doc.slice(block.range()).ends_with('-'));
    is_wrapped(&lines) || has_hyphen && lines.len() > 1
}

/// Whether two lines may be of one paragraph.
pub(super) fn may_join(doc: &Document<'_>, line: &Block, next: &Block) -> bool {
    let is_text = |block: &Block| {
        let text = doc.slice(block.range());
        block.kind() != BlockKind::Code
            && !text.contains(['|', '│', '=', '{', '}', '\\'])
            && !has_tab_of_columns(text)
    };
    // A quoted line, a heading of Markdown, a row of stars: what starts with a sign starts anew. Marks that may become
    // others are alike.
    let leads = |c: char| {
        c.is_alphanumeric() || matches!(c, '«' | '»' | '‹' | '›' | '"' | '\'' | '‘'..='‟' | '(' | '[')
    };
    let starts = |block: &Block| {
        let text = doc.slice(block.range()).trim_start_matches(|c| is_blank(c) || matches!(c, '.' | '…'));
        text.starts_with(leads) || ["<<", ">>", ",,", "``"].iter().any(|mark| text.starts_with(mark))
    };
    is_text(line)
        && is_text(next)
        && next.kind() != BlockKind::ListItem
        && starts(next)
        && (starts(line) || line.kind() == BlockKind::ListItem)
}

/// Whether a line has a tab that may part columns: beside a sign, typography sets another blank for it.
fn has_tab_of_columns(line: &str) -> bool {
    let mut done = 0;
    memchr::memchr_iter(b'\t', line.as_bytes()).any(|tab| {
        if tab < done {
            return false;
        }
        let blanks = blanks_before(line, tab)..blanks_after(line, tab);
        done = blanks.end;
        let is_mark = |c: char| is_quotation_mark(c) || is_apostrophe(c);
        let is_sign = |c: char| is_mark(c) || matches!(c, ';' | ':' | '!' | '?' | '%' | '€');
        let follows_mark = before(line, blanks.start).is_some_and(is_mark);
        let precedes_sign = after(line, blanks.end).is_some_and(is_sign);
        !follows_mark && !precedes_sign
    })
}

/// A line as its letters tell it: these stay whatever later passes do to spaces and marks.
#[derive(Debug, Clone, Copy)]
struct Line {
    letters: usize,
    /// The letters of its first word.
    first: usize,
    /// Whether its sentence runs on in the next line.
    runs_on: bool,
}

/// Proposes to join lines that stand one under the other: those that a hyphen parts wherever they stand, and the others if
/// they are a wrapped paragraph, with hyphens or once these are gone.
fn propose(doc: &Document<'_>, group: &[Block], hyphens: &mut Hyphens<'_>, edits: &mut Edits<'_>) {
    let [first, .., last] = group else { return };
    let ends_with_hyphen = |block: &Block| doc.slice(block.range()).ends_with('-');
    let mut lines: Vec<Line> = Vec::with_capacity(group.len());
    let mut merged: Vec<Line> = Vec::with_capacity(group.len());
    let mut is_merged = false;
    for pair in group.windows(2) {
        let gap = pair[0].range().end..pair[1].range().start;
        let line = Line::of(doc, &pair[0], Some(&pair[1]));
        lines.push(line);
        merged.push(line);
        if std::mem::take(&mut is_merged) {
            merge_last(&mut merged);
        }
        if !ends_with_hyphen(&pair[0]) {
            continue;
        }
        if let Some((joined, confidence, reason)) = hyphens.judge(gap.clone()) {
            let hyphen = usize::from(joined == Joined::Whole);
            edits.delete(gap.start - hyphen..gap.end).rule(&HYPHEN).confidence(confidence).because(reason);
            is_merged = confidence >= Confidence::Likely;
        }
    }
    lines.push(Line::of(doc, last, None));
    merged.push(Line::of(doc, last, None));
    if is_merged {
        merge_last(&mut merged);
    }
    if first.kind() == BlockKind::ListItem || !(is_wrapped(&lines) || is_wrapped(&merged)) {
        return;
    }
    for pair in group.windows(2).filter(|pair| !ends_with_hyphen(&pair[0])) {
        let gap = pair[0].range().end..pair[1].range().start;
        let reason = "the lines of the paragraph are full, and its sentences run on";
        edits.replace(gap, " ").rule(&LINE).confidence(Confidence::Likely).because(reason);
    }
}

impl Line {
    fn of(doc: &Document<'_>, block: &Block, next: Option<&Block>) -> Self {
        let text = doc.slice(block.range());
        let is_open = |c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '\'' | '’');
        let is_small = |next: &Block| doc.slice(next.range()).starts_with(char::is_lowercase);
        Self {
            letters: count_letters(text),
            first: count_letters(first_word(text)),
            runs_on: text.ends_with(is_open) && next.is_some_and(is_small),
        }
    }
}

/// Makes one line of the last two.
fn merge_last(lines: &mut Vec<Line>) {
    if let (Some(last), Some(line)) = (lines.pop(), lines.last_mut()) {
        let first = if line.first == line.letters { line.first + last.first } else { line.first };
        *line = Line { letters: line.letters + last.letters, first, runs_on: last.runs_on };
    }
}

/// Whether the lines are a paragraph that was broken to a width: each but the last is full, and sentences run on.
fn is_wrapped(lines: &[Line]) -> bool {
    /// The fewest letters of the longest line, and of the first of two.
    const WIDE: usize = 50;
    const WIDER: usize = 60;
    let [first, .., _] = lines else { return false };
    let width = lines.iter().map(|line| line.letters).max().unwrap_or(0);
    if width < WIDE || lines.len() == 2 && first.letters < WIDER {
        return false;
    }
    // Spaces and marks take more of one line than of another: a tenth.
    let is_full = |pair: &[Line]| (pair[0].letters + pair[1].first) * 10 >= width * 9;
    let runs_on = lines.iter().filter(|line| line.runs_on).count();
    lines.windows(2).all(is_full) && runs_on * 2 >= lines.len() - 1
}

fn first_word(text: &str) -> &str {
    slice(text, 0..text.find(is_blank).unwrap_or(text.len()))
}

/// The letters and digits of a text, so that no repair of its words changes them: a ligature is two letters, as it may be
/// written, a word that stands twice side by side counts once, and an ordinal has its short suffix.
fn count_letters(text: &str) -> usize {
    let width = |c: char| if matches!(c, 'œ' | 'Œ' | 'æ' | 'Æ') { 2 } else { 1 };
    let of_word = |word: &str| -> usize {
        right_ordinal(word).map_or_else(
            || word.chars().map(width).sum(),
            |(number, suffix)| number.len() + suffix.chars().count(),
        )
    };
    let mut last = "";
    let mut letters = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is_same = word.chars().flat_map(char::to_lowercase).eq(last.chars().flat_map(char::to_lowercase));
        letters += if is_same { 0 } else { of_word(word) };
        last = word;
    }
    letters
}

/// The letters on both sides of a line end that a hyphen leads.
fn parts(text: &str, gap: &Range<usize>) -> Option<[Range<usize>; 2]> {
    let end = gap.start.checked_sub(1)?;
    let start = letters_before(text, end);
    let last = letters_after(text, gap.end);
    let are_words = start < end && gap.end < last;
    let is_number = after(text, last).is_some_and(char::is_numeric)
        || before(text, start).is_some_and(|c| c.is_numeric() || c == '_');
    (are_words && !is_number).then_some([start..end, gap.end..last])
}
