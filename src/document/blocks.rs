//! Blocks: the text between line ends.

use std::ops::Range;

use crate::chars::is_blank;

/// What a block looks like, as far as plain text shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// Running text: it closes with a sentence mark, or is long.
    Paragraph,
    /// A short line without a sentence mark at its end.
    Heading,
    /// A line led by a bullet, a dash or a number.
    ListItem,
    /// A line indented by four columns or more, or inside a fence.
    Code,
}

/// A line that isn't blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    start: usize,
    end: usize,
    lines_before: u32,
    kind: BlockKind,
}

impl Block {
    /// The bytes of the block: from its first character that isn't blank to its last.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// How many line ends stand between this block and the one before (or the start of the text).
    #[must_use]
    pub fn lines_before(&self) -> usize {
        self.lines_before as usize
    }

    /// What the block looks like.
    #[must_use]
    pub fn kind(&self) -> BlockKind {
        self.kind
    }
}

/// Finds the blocks of a text, in order.
pub(crate) fn find(text: &str, blocks: &mut Vec<Block>) {
    let mut at = 0;
    let mut lines_before = 0_u32;
    let mut in_fence = false;
    for line in text.split('\n') {
        let content = line.trim_matches(is_blank);
        if !content.is_empty() {
            let start = at + (line.len() - line.trim_start_matches(is_blank).len());
            let is_fence = content.starts_with("```") || content.starts_with("~~~");
            let kind =
                if in_fence || is_fence || is_indented(line) { BlockKind::Code } else { kind_of(content) };
            in_fence ^= is_fence;
            blocks.push(Block { start, end: start + content.len(), lines_before, kind });
            lines_before = 0;
        }
        at += line.len() + 1;
        lines_before = lines_before.saturating_add(1);
    }
}

fn is_indented(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t')
}

fn kind_of(content: &str) -> BlockKind {
    /// A line longer than this, in bytes, is running text whatever it ends with.
    const LONG: usize = 160;
    if is_list_item(content) {
        BlockKind::ListItem
    } else if content.len() > LONG || ends_sentence(content) {
        BlockKind::Paragraph
    } else {
        BlockKind::Heading
    }
}

fn is_list_item(content: &str) -> bool {
    let rest = content.trim_start_matches(|c: char| c.is_ascii_digit());
    let led_by_number = rest.len() < content.len() && content.len() - rest.len() <= 3;
    if led_by_number {
        return rest.strip_prefix(['.', ')']).is_some_and(|rest| rest.starts_with(is_blank));
    }
    rest.strip_prefix(['-', '*', '•', '·', '–', '—', '▪', '◦', '‣', '+'])
        .is_some_and(|rest| rest.starts_with(is_blank))
}

/// Whether a block closes like a sentence: `.` `!` `?` `…` `:` `;`, perhaps inside closing marks.
fn ends_sentence(content: &str) -> bool {
    let is_closing = |c: char| is_blank(c) || matches!(c, '»' | '”' | '"' | '’' | '\'' | '›' | ')' | ']');
    content.trim_end_matches(is_closing).ends_with(['.', '!', '?', '…', ':', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, usize, BlockKind)> {
        let mut blocks = Vec::new();
        find(text, &mut blocks);
        blocks.iter().map(|b| (crate::chars::slice(text, b.range()), b.lines_before(), b.kind())).collect()
    }

    #[test]
    fn blocks_are_the_lines_that_are_not_blank() {
        use BlockKind::{Code, Heading, ListItem, Paragraph};
        let text =
            "Le port\n\n  Il pleut «\u{A0}ici.\u{A0}»  \n- un\n12. deux\n \t\n    let x;\n```\na.\n```\nfin.";
        assert_eq!(
            found(text),
            [
                ("Le port", 0, Heading),
                ("Il pleut «\u{A0}ici.\u{A0}»", 2, Paragraph),
                ("- un", 1, ListItem),
                ("12. deux", 1, ListItem),
                ("let x;", 2, Code),
                ("```", 1, Code),
                ("a.", 1, Code),
                ("```", 1, Code),
                ("fin.", 1, Paragraph),
            ]
        );
        assert_eq!(found(" \n\t\n"), []);
    }
}
