//! Blocks that say the same: a teaser that a page shows twice, an entry of its menus, a caption under both sizes of a photo.

use super::folded::{Letters, OTHER};
use super::shape::Own;
use crate::chars::after;

/// What is found of blocks that say the same, and the room that it takes.
#[derive(Debug, Default)]
pub(super) struct Twins {
    keys: Vec<Key>,
    /// How many blocks of each group are present.
    counts: Vec<u32>,
}

/// A block, by what its twins share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    letters: usize,
    hash: u64,
    index: usize,
}

/// Letters of a block that may have twins, at least: fewer are numbers, signs and words of tables.
const LEAST: usize = 6;
/// Letters that are compared, at most.
const MOST: usize = 200;

impl Twins {
    /// Tells each block the number of its group, from 1; 0 for one that has no twin.
    pub(super) fn find<'t>(&mut self, blocks: &mut [Own], text: impl Fn(usize) -> &'t str) {
        self.keys.clear();
        let keys = blocks.iter().enumerate().filter(|(_, own)| own.letters >= LEAST);
        self.keys.extend(keys.map(|(index, own)| Key { letters: own.letters, hash: 0, index }));
        self.keys.sort_unstable();
        let mut groups = 0;
        // Folding is slow: only blocks of the same length are folded, and whole only if they start alike.
        for same in self.keys.chunk_by_mut(|a, b| a.letters == b.letters).filter(|same| same.len() > 1) {
            for key in &mut *same {
                key.hash = hash_of_start(text(key.index));
            }
            same.sort_unstable();
            for alike in same.chunk_by_mut(|a, b| a.hash == b.hash).filter(|alike| alike.len() > 1) {
                for key in &mut *alike {
                    key.hash = hash(text(key.index));
                }
                alike.sort_unstable();
                for twins in alike.chunk_by(|a, b| a.hash == b.hash).filter(|twins| twins.len() > 1) {
                    groups += 1;
                    for key in twins {
                        blocks[key.index].twins = groups;
                    }
                }
            }
        }
        self.counts.clear();
        self.counts.resize(groups as usize + 1, 0);
    }

    /// Counts the blocks that are present.
    pub(super) fn count(&mut self, blocks: &[Own], present: &[u32]) {
        if self.counts.len() > 1 {
            self.counts.fill(0);
            for &index in present {
                self.counts[blocks[index as usize].twins as usize] += 1;
            }
        }
    }

    /// Whether a block has a twin that is present.
    pub(super) fn has(&self, own: &Own) -> bool {
        own.twins > 0 && self.counts.get(own.twins as usize).is_some_and(|&count| count > 1)
    }
}

fn mix(hash: u64, part: u64) -> u64 {
    (hash.rotate_left(5) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// A number for how a block starts.
fn hash_of_start(block: &str) -> u64 {
    Letters::new(block).take(LEAST).fold(0, |hash, letter| mix(hash, u64::from(letter.byte)))
}

/// A number for what a block says: its letters without case and accents, and its digits. Marks and blanks don't count.
fn hash(block: &str) -> u64 {
    let letters = Letters::new(block).take(MOST).fold(0, |hash, letter| {
        let other = || after(block, letter.at).map_or(0, |c| u64::from(u32::from(c)));
        mix(hash, if letter.byte == OTHER { other() } else { u64::from(letter.byte) })
    });
    // All numbers fold to one sign.
    block.bytes().filter(u8::is_ascii_digit).fold(letters, |hash, digit| mix(hash, u64::from(digit)))
}
