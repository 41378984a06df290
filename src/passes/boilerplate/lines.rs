//! Which lines go with a block, so that what stays has the right gaps.
//!
//! A run of blocks that go leaves the larger of the two gaps around it. Each block of the run takes the lines on one
//! side of it, so the deletions touch, and any of them may be refused without harm to the others.

use std::ops::Range;

use crate::chars::slice;
use crate::document::Block;

/// On which side of the blocks of a run the lines go with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// The side for the run `first..=last` of `blocks`; `None` when the run is the whole text.
pub(super) fn side(blocks: &[Block], first: usize, last: usize) -> Option<Side> {
    match (first.checked_sub(1), blocks.get(last + 1)) {
        (None, None) => None,
        (None, Some(_)) => Some(Side::After),
        (Some(_), None) => Some(Side::Before),
        (Some(_), Some(next)) if blocks[first].lines_before() >= next.lines_before() => Some(Side::After),
        _ => Some(Side::Before),
    }
}

/// The lines that go with the block at `index`.
pub(super) fn lines(text: &str, blocks: &[Block], index: usize, side: Side) -> Range<usize> {
    match side {
        Side::After => {
            let start = if index == 0 { 0 } else { line_start(text, &blocks[index]) };
            start..blocks.get(index + 1).map_or(text.len(), |next| line_start(text, next))
        }
        Side::Before => {
            let start = index.checked_sub(1).map_or(0, |before| line_end(text, &blocks[before]));
            start..line_end(text, &blocks[index])
        }
    }
}

/// The line of a block alone, without its line end.
pub(super) fn line(text: &str, block: &Block) -> Range<usize> {
    line_start(text, block)..line_end(text, block)
}

fn line_start(text: &str, block: &Block) -> usize {
    memchr::memrchr(b'\n', &text.as_bytes()[..block.range().start]).map_or(0, |end| end + 1)
}

fn line_end(text: &str, block: &Block) -> usize {
    let end = block.range().end;
    end + slice(text, end..text.len()).find('\n').unwrap_or(text.len() - end)
}
