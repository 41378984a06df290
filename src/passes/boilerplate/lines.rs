//! Which lines go with a block, so that what stays has the right gaps.
//!
//! A run of blocks that go leaves the larger of the two gaps around it. Each block of the run takes the lines on one
//! side of it, so the deletions touch, and any of them may be refused without harm to the others.

use std::ops::Range;

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
    memchr::memchr(b'\n', &text.as_bytes()[end..]).map_or(text.len(), |by| end + by)
}

#[cfg(test)]
mod tests {
    use crate::passes::Boilerplate;
    use crate::{Pipeline, Protect};

    fn clean(text: &str) -> String {
        let pipeline = Pipeline::builder().pass(Boilerplate::new()).build().expect("one pass");
        let cleaned = pipeline.clean(text);
        assert_eq!(cleaned.summary().breaches(), 0, "{text:?}");
        cleaned.as_str().to_owned()
    }

    #[test]
    fn the_larger_gap_stays() {
        for (text, expected) in [
            ("Il pleut sur le quai.\n\nSource link\nFin.", "Il pleut sur le quai.\n\nFin."),
            ("Il pleut sur le quai.\nSource link\n\n\nFin.", "Il pleut sur le quai.\n\n\nFin."),
            (
                "Il pleut sur le quai.\n\n\nSource link\n\nLeave a Reply\n\nFin.",
                "Il pleut sur le quai.\n\n\nFin.",
            ),
            (
                "Il pleut sur le quai.\nSource link\n\nLeave a Reply\n \nFin.",
                "Il pleut sur le quai.\n \nFin.",
            ),
        ] {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_ends_of_the_text_stay_as_they_are() {
        for (text, expected) in [
            ("\n\n  Source link  \n\n  Il pleut sur le quai.\n", "  Il pleut sur le quai.\n"),
            ("Il pleut sur le quai.\n\nSource link\n\nBy pfvz8\n", "Il pleut sur le quai.\n"),
            ("Il pleut sur le quai.\n\nSource link", "Il pleut sur le quai."),
            ("Il pleut sur le quai.  \nSource link\n\n\n", "Il pleut sur le quai.  \n\n\n"),
        ] {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_protected_block_stays_and_its_neighbours_go() {
        let pipeline = Pipeline::builder()
            .pass(Boilerplate::new())
            .protect(Protect::regex("Leave").expect("a regex"))
            .build()
            .expect("one pass");
        let text = "Il pleut sur le quai.\n\nSource link\nLeave a Reply\n\n\nPartager sur Facebook\n";
        assert_eq!(pipeline.clean(text).as_str(), "Il pleut sur le quai.\n\nLeave a Reply\n");
    }
}
