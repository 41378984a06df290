//! Lines that stand twice, one under the other.

use std::collections::HashSet;

use crate::chars::is_blank;
use crate::document::{Block, BlockKind, Document};
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};

use super::wrapped_lines::{may_join, would_join};

static RULE: Rule = Rule::new(
    "joins/doubled-line",
    "A sentence that stands in two lines, one under the other, stands once.",
)
.example(
    "Le bac a repris ses traversées mardi matin.\nLe bac a repris ses traversées mardi matin.\nIl pleut.",
    "Le bac a repris ses traversées mardi matin.\nIl pleut.",
);

/// Takes out the second of two lines that are the same, one under the other. No preset has it.
///
/// Certain are only lines of six words or more that end as sentences do, twice and not thrice: others are refrains, rows
/// of tables, answers, code. Those are reported when they have two words or more. Two lines are the same when their letters
/// and digits are. One that stands between lines of a paragraph is reported, too: without it, the others might be joined by
/// [`WrappedLines`](super::WrappedLines), which comes before. Long paragraphs are [`DuplicateBlocks`](crate::passes::DuplicateBlocks)’ part, wherever their copies stand:
/// in another pipeline, for where a line goes, others meet that a second run would take for doubles.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::DoubledLines;
///
/// let pipeline = Pipeline::builder().pass(DoubledLines::new()).build()?;
/// let text = "Le bac a repris ses traversées mardi.\n\nLe bac a repris ses traversées mardi.\n";
/// assert_eq!(pipeline.clean(text).as_str(), "Le bac a repris ses traversées mardi.\n");
/// assert!(!pipeline.clean("Il pleut, il pleut\nIl pleut, il pleut\n").is_changed());
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct DoubledLines;

impl DoubledLines {
    /// The pass; it has no options. It costs a comparison of each line with the next.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

/// The fewest words of a line that goes, and of one that is reported.
const CERTAIN: usize = 6;
const WORTH_A_WORD: usize = 2;

impl Pass for DoubledLines {
    fn id(&self) -> &'static str {
        "doubled-lines"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Lines
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let blocks = doc.blocks();
        let mut runs = Vec::new();
        let mut start = 0;
        while start < blocks.len() {
            let run = blocks[start..].windows(2).take_while(|pair| are_same(doc, &pair[0], &pair[1])).count();
            if run > 0 {
                runs.push(start..start + run + 1);
            }
            start += run + 1;
        }
        let goes: Vec<usize> =
            runs.iter().filter(|run| may_go(doc, &blocks[(*run).clone()])).map(|run| run.start + 1).collect();
        let between = between_lines(doc, blocks, &goes);
        for run in runs {
            let goes = goes.binary_search(&(run.start + 1)).is_ok() && !between.contains(&(run.start + 1));
            propose(doc, &blocks[run], goes, edits);
        }
    }
}

/// Of the lines that may go, those between lines that would be joined without them: [`WrappedLines`](super::WrappedLines)
/// has judged these already, and joined none.
fn between_lines(doc: &Document<'_>, blocks: &[Block], goes: &[usize]) -> HashSet<usize> {
    let mut between = HashSet::new();
    if goes.is_empty() {
        return between;
    }
    let mut kept = (0..blocks.len()).filter(|at| goes.binary_search(at).is_err()).peekable();
    while let Some(mut last) = kept.next() {
        let mut group = vec![last];
        let joins = |last: usize, next: usize| {
            blocks[next].lines_before() == 1 && may_join(doc, &blocks[last], &blocks[next])
        };
        while let Some(next) = kept.next_if(|&next| joins(last, next)) {
            group.push(next);
            last = next;
        }
        let beside = |at: &usize| [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let beside: Vec<usize> =
            group.iter().flat_map(beside).filter(|at| goes.binary_search(at).is_ok()).collect();
        if !beside.is_empty() {
            let lines: Vec<&Block> = group.iter().map(|&at| &blocks[at]).collect();
            if would_join(doc, &lines) {
                between.extend(beside);
            }
        }
    }
    between
}

/// Whether two lines have the same letters and digits.
fn are_same(doc: &Document<'_>, line: &Block, next: &Block) -> bool {
    let letters = |block: &Block| doc.slice(block.range()).chars().filter(|c| c.is_alphanumeric());
    let kinds = [line.kind(), next.kind()];
    !kinds.contains(&BlockKind::Code) && letters(line).next().is_some() && letters(line).eq(letters(next))
}

/// Whether the second of two lines that are the same is no line of verse, no entry of a list or a table: a sentence.
fn may_go(doc: &Document<'_>, lines: &[Block]) -> bool {
    let [line, next] = lines else { return false };
    let text = doc.slice(next.range());
    let ends = [line, next].map(|block| last_mark(doc.slice(block.range())));
    let is_sentence = ends[0].is_some() && ends[0] == ends[1];
    let is_plain = line.kind() == BlockKind::Paragraph && text.starts_with(char::is_uppercase);
    is_sentence && is_plain && count_words(doc, next) >= CERTAIN && !text.contains('|')
}

/// Counted by letters between signs, which no later pass joins.
fn count_words(doc: &Document<'_>, line: &Block) -> usize {
    doc.words(line.range()).count()
}

/// What is to be said of lines that are the same.
fn propose(doc: &Document<'_>, lines: &[Block], goes: bool, edits: &mut Edits<'_>) {
    let [line, next, ..] = lines else { return };
    if goes {
        let reason = "the sentence stands in the line before";
        let [from, to] = [line, next].map(|block| doc.line_at(block.range().start).end);
        edits.delete_lines(from..to).confidence(Confidence::Certain).because(reason);
    } else if count_words(doc, next) >= WORTH_A_WORD {
        edits.flag(next.range()).confidence(Confidence::Suspect).because("the line stands twice");
    }
}

/// The mark that ends a sentence; an ellipsis is a dot, as it may be written.
fn last_mark(text: &str) -> Option<char> {
    let is_closing = |c: char| is_blank(c) || matches!(c, '»' | '”' | '"' | '’' | '\'' | '›' | ')');
    match text.trim_end_matches(is_closing).chars().next_back()? {
        '.' | '…' => Some('.'),
        mark @ ('!' | '?') => Some(mark),
        _ => None,
    }
}
