//! Words as numbers: folded to lower case and hashed.
//!
//! A later pass may give a capital its accent and two letters their ligature: `Ecole` and `École`, `coeur` and `cœur` are
//! one word here, so that a text is judged alike before and after.

use std::hash::{BuildHasher, Hasher, RandomState};

/// The number that stands for a word where words are only compared. Never 0. The accent of a first letter `à`, `ç`, `é`, `ê`
/// doesn't count, but in a word of one letter.
pub(super) fn id_of(word: &str) -> u64 {
    let (head, rest) = match word.as_bytes() {
        [0xC3, letter, rest @ ..] if !rest.is_empty() => (without_accent(*letter), rest),
        [head, rest @ ..] => (*head, rest),
        [] => (0, &[][..]),
    };
    let len = rest.len() as u64;
    let (eights, rest) = rest.as_chunks::<8>();
    let mix = |id: u64, part: u64| (id.rotate_left(29) ^ part).wrapping_mul(MULTIPLIER);
    let id = eights.iter().fold(mix(0, u64::from(head)), |id, eight| mix(id, u64::from_le_bytes(*eight)));
    let tail = rest.iter().fold(len, |tail, &b| (tail << 8) | u64::from(b));
    let id = mix(id, tail);
    (id ^ (id >> 32)).max(1)
}

/// The letter from U+00C0 to U+00FF with this second byte, without its accent if that doesn't count, else that byte.
const fn without_accent(letter: u8) -> u8 {
    match letter {
        0x80 => b'A',
        0x87 => b'C',
        0x89 | 0x8A => b'E',
        0xA0 => b'a',
        0xA7 => b'c',
        0xA9 | 0xAA => b'e',
        _ => letter,
    }
}

/// Whether a word has an accent that [`id_of`] doesn't count.
pub(super) fn has_accented_head(word: &str) -> bool {
    matches!(word.as_bytes(), [0xC3, letter, _, ..] if without_accent(*letter).is_ascii())
}

/// The number of two words side by side.
pub(super) fn pair_of(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(MULTIPLIER).max(1)
}

/// Puts the lower-case form of a word in a buffer, without ligatures: `oe` for `œ`, which is as long. A capital `A` alone is
/// neither `a` nor `à`.
pub(super) fn fold<'f>(word: &str, folded: &'f mut String) -> &'f str {
    folded.clear();
    if matches!(word, "A" | "À") {
        folded.push('A');
    } else if word.is_ascii() {
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

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// Builds hashers of numbers that are hashes already: cheap, and with a secret, so that no text makes them collide.
#[derive(Debug, Clone)]
pub(super) struct BuildIdHasher(u64);

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
pub(super) struct IdHasher(u64);

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
pub(super) struct Sieve([u64; 64]);

impl Default for Sieve {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Sieve {
    pub(super) fn clear(&mut self) {
        self.0 = [0; 64];
    }

    pub(super) fn add(&mut self, id: u64) {
        self.0[place(id)] |= 1 << (id % 64);
    }

    pub(super) fn may_have(&self, id: u64) -> bool {
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
    fn what_a_later_pass_may_respell_is_one_word() {
        let id = |word| id_of(fold(word, &mut String::new()));
        for (typed, set) in [
            ("Ecole", "École"),
            ("A", "À"),
            ("Ca", "Ça"),
            ("Etre", "Être"),
            ("coeur", "cœur"),
            ("OEUVRE", "Œuvre"),
        ] {
            assert_eq!(id(typed), id(set), "{typed}");
        }
        for (one, other) in
            [("a", "à"), ("A", "a"), ("cote", "côte"), ("æ", "a"), ("ß", "s"), ("école", "écoles")]
        {
            assert_ne!(id(one), id(other), "{one}");
        }
    }
}
