//! Which bytes of a block may be candidates, told byte by byte.

use super::WellSet;
use super::rules::{self, BY_BYTE};

/// Bytes that a window shows before and after its block.
pub(super) const BEFORE: usize = 3;
pub(super) const AFTER: usize = 3;
pub(super) const BLOCK: usize = 64;
pub(super) const WINDOW: usize = BEFORE + BLOCK + AFTER;

/// The mask of the suspects in a window: all candidates, and a few bytes more.
///
/// Signs and guillemets are suspected with their right spaces, too: they are judged one by one afterwards.
pub(super) fn suspects(window: &[u8; WINDOW], well_set: WellSet) -> u64 {
    const EIGHT: usize = 8;
    let asked = !rules::bits(rules::idle(well_set));
    let [before, byte, after] = &BY_BYTE;
    let mut mask = 0;
    for first in (0..BLOCK).step_by(EIGHT) {
        let rules: [u32; EIGHT] = std::array::from_fn(|i| {
            let [p, b, n] = [0, 1, 2].map(|offset| usize::from(window[BEFORE - 1 + first + i + offset]));
            before[p] & byte[b] & after[n]
        });
        if rules.iter().fold(0, |any, rules| any | rules) & asked != 0 {
            for (i, rules) in rules.iter().enumerate() {
                mask |= u64::from(rules & asked != 0) << (first + i);
            }
        }
    }
    mask
}
