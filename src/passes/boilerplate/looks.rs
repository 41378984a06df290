//! What each look finds of the blocks that are left.

use super::place::Context;

/// What was found of the blocks that were left in the first rounds: each level starts from all blocks, and most leave the
/// same as the one before.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// The first of them are of this text, the others room to write in.
    looks: Vec<Look>,
    count: usize,
}

/// What was found of the blocks that are left.
#[derive(Debug, Default)]
pub(super) struct Look {
    pub(super) present: Vec<u32>,
    pub(super) judged: Vec<Judged>,
    /// What to add to each threshold.
    pub(super) caution: i32,
}

impl Looks {
    /// So many that few texts have more before they settle.
    const MOST: usize = 4;

    /// Forgets them, for another text.
    pub(super) fn reset(&mut self) {
        self.count = 0;
    }

    /// The look at a place that one of the others gave.
    pub(super) fn at(&self, place: usize) -> &Look {
        &self.looks[place]
    }

    /// Where the look at these blocks is.
    pub(super) fn find(&self, present: &[u32]) -> Option<usize> {
        self.looks[..self.count].iter().position(|look| look.present == present)
    }

    /// Room for another look, and where that is; when there are many, it is not kept.
    pub(super) fn another(&mut self) -> (usize, &mut Look) {
        let at = self.count;
        if at == self.looks.len() {
            self.looks.push(Look::default());
        }
        self.count = (at + 1).min(Self::MOST);
        (at, &mut self.looks[at])
    }
}

/// What was found of a block that is left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    pub(super) index: u32,
    pub(super) context: Context,
    /// How much more it needs to go.
    pub(super) asks: Option<i32>,
    /// Whether it stays for all its stock phrase.
    pub(super) is_spared: bool,
    /// What its signals weigh in the first look and in the second, of which the latter is known when all are.
    pub(super) first: i32,
    pub(super) alone: i32,
    /// What it takes over from the blocks before it and from those after it.
    pub(super) before: i32,
    pub(super) after: i32,
}

impl Judged {
    pub(super) fn score(&self) -> i32 {
        self.alone + self.before + self.after
    }
}
