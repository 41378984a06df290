//! Words as numbers: folded to lower case and hashed.
//!
//! A later pass may give a capital its accent and two letters their ligature: `Ecole` and `École`, `coeur` and `cœur` are
//! one word here, so that a text is judged alike before and after.

use std::hash::{BuildHasher, Hasher, RandomState};

/// The number that stands for a word where words are only compared. Never 0.
pub(crate) fn id_of(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let mix = |id: u64, part: u64| (id.rotate_left(29) ^ part).wrapping_mul(MULTIPLIER);
    let id = match bytes {
        // The last eight bytes may have been read before: that costs less than to read each of the rest.
        [.., a, b, c, d, e, f, g, h] => {
            let (eights, _) = bytes.as_chunks::<8>();
            let id = eights.iter().fold(0, |id, eight| mix(id, u64::from_le_bytes(*eight)));
            mix(id, u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]))
        }
        _ => mix(0, number_of(bytes)),
    };
    let id = mix(id, bytes.len() as u64);
    (id ^ (id >> 32)).max(1)
}

/// Fewer than eight bytes as a number, the first one highest.
fn number_of(bytes: &[u8]) -> u64 {
    let bits = 8 * bytes.len();
    match *bytes {
        // Words of all lengths follow each other: a loop would guess wrong where each ends.
        [a, b, c, d, ..] => {
            let last = bytes.last_chunk().copied().unwrap_or_default();
            u64::from(u32::from_be_bytes([a, b, c, d])) << (bits - 32) | u64::from(u32::from_be_bytes(last))
        }
        [a, ..] => {
            let [middle, last] = [bytes.len() / 2, bytes.len() - 1];
            let place = |at: usize| u64::from(bytes[at]) << (bits - 8 - 8 * at);
            u64::from(a) << (bits - 8) | place(middle) | place(last)
        }
        [] => 0,
    }
}

/// The number of two words side by side.
pub(crate) fn pair_of(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(MULTIPLIER).max(1)
}

/// The number of a word as it is written, and folded: accents that capitals often lack don't count on a capital that leads
/// it, and `A` alone is neither `a` nor `à`.
pub(crate) fn id_of_written(word: &str, folded: &str) -> u64 {
    let head = match word.as_bytes() {
        b"A" | [0xC3, 0x80] => return id_of(CAPITAL_A),
        [0xC3, 0x80, ..] => b'a',
        [0xC3, 0x87, ..] => b'c',
        [0xC3, 0x89 | 0x8A, ..] => b'e',
        _ => return id_of(folded),
    };
    let mut buffer = [head; 64];
    let rest = folded.as_bytes().get(2..).unwrap_or_default();
    // No word of a list is longer than the buffer.
    let Some(plain) = buffer.get_mut(..=rest.len()) else { return id_of(folded) };
    plain[1..].copy_from_slice(rest);
    std::str::from_utf8(plain).map_or_else(|_| id_of(folded), id_of)
}

/// What stands for the word `A`, with and without its accent.
pub(crate) const CAPITAL_A: &str = "A";

/// Puts the lower-case form of a word in a buffer, with `oe` for `œ`, which is as long.
pub(crate) fn fold<'f>(word: &str, folded: &'f mut String) -> &'f str {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
    } else {
        for c in word.chars() {
            match c {
                'œ' | 'Œ' => folded.push_str("oe"),
                _ => folded.extend(c.to_lowercase()),
            }
        }
    }
    folded
}

/// The word in lower case, with `oe` for `œ`; `None` when that is longer than the buffer.
pub(crate) fn fold_into<'f>(word: &str, buffer: &'f mut [u8]) -> Option<&'f str> {
    if word.is_ascii() {
        let folded = buffer.get_mut(..word.len())?;
        folded.copy_from_slice(word.as_bytes());
        folded.make_ascii_lowercase();
        return std::str::from_utf8(folded).ok();
    }
    let mut len = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let letters = if c == 'œ' { ['o', 'e'] } else { [c, '\0'] };
        for c in letters.into_iter().filter(|&letter| letter != '\0') {
            len += c.encode_utf8(buffer.get_mut(len..len + c.len_utf8())?).len();
        }
    }
    std::str::from_utf8(buffer.get(..len)?).ok()
}

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// Builds hashers of numbers that are hashes already: cheap, and with a secret, so that no text makes them collide.
#[derive(Debug, Clone)]
pub(crate) struct BuildIdHasher(u64);

impl Default for BuildIdHasher {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0) | 1)
    }
}

impl BuildHasher for BuildIdHasher {
    type Hasher = IdHasher;

    fn build_hasher(&self) -> IdHasher {
        IdHasher(self.0)
    }
}

#[derive(Debug)]
pub(crate) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u64(u64::from(b));
        }
    }

    fn write_u64(&mut self, id: u64) {
        let mixed = (self.0 ^ id).wrapping_mul(self.0 | MULTIPLIER);
        self.0 = (mixed ^ (mixed >> 32)).wrapping_mul(MULTIPLIER);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Which numbers may be in a small set: a first sieve, which says yes too often.
#[derive(Debug)]
pub(crate) struct Sieve([u64; 64]);

impl Default for Sieve {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Sieve {
    pub(crate) fn clear(&mut self) {
        self.0 = [0; 64];
    }

    pub(crate) fn add(&mut self, id: u64) {
        self.0[place(id)] |= 1 << (id % 64);
    }

    pub(crate) fn may_have(&self, id: u64) -> bool {
        self.0[place(id)] & (1 << (id % 64)) != 0
    }
}

#[allow(clippy::cast_possible_truncation)] // it counts to 64
fn place(id: u64) -> usize {
    (id >> 6) as usize % 64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_are_numbers() {
        for len in 0..8 {
            let word = &b"abcdefg"[..len];
            assert_eq!(number_of(word), word.iter().fold(0, |all, &b| all << 8 | u64::from(b)));
        }
    }

    #[test]
    fn what_a_later_pass_may_respell_is_one_word() {
        let id = |word: &str| id_of_written(word, fold(word, &mut String::new()));
        for (typed, set) in [
            ("Ecole", "École"),
            ("A", "À"),
            ("Ca", "Ça"),
            ("Etre", "Être"),
            ("coeur", "cœur"),
            ("OEuvre", "Œuvre"),
        ] {
            assert_eq!(id(typed), id(set), "{typed}");
        }
        for (one, other) in [("a", "à"), ("A", "a"), ("cote", "côte"), ("ecole", "école"), ("Ile", "Île")]
        {
            assert_ne!(id(one), id(other), "{one}");
        }
    }
}
