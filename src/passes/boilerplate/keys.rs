//! A quick look for the phrases that may stand anywhere in a block: most blocks hold none, and need not be folded.

use aho_corasick::packed;
use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Words of ASCII small letters. A text that holds none of them holds no phrase.
#[derive(Debug)]
pub(super) struct Keys {
    searchers: Vec<Searcher>,
}

#[derive(Debug)]
enum Searcher {
    /// Many bytes at a time, where the machine has vectors for it.
    Packed(packed::Searcher),
    ByteByByte(AhoCorasick),
}

impl Keys {
    /// The words of one search. With more, a search by vectors stops too often at what is none.
    const OF_SEARCH: usize = 48;
    /// As many bytes as the longest vectors take, and those behind them.
    const VECTOR: usize = 64;

    pub(super) fn new<'k>(keys: impl Iterator<Item = &'k str>) -> Self {
        let mut keys: Vec<&str> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        let all = keys.clone();
        keys.retain(|key| !all.iter().any(|other| other != key && key.contains(other)));
        Self { searchers: keys.chunks(Self::OF_SEARCH).map(Searcher::new).collect() }
    }

    /// Whether a text holds a key, in letters of either case.
    pub(super) fn are_in(&self, text: &str, small: &mut Vec<u8>) -> bool {
        if self.searchers.is_empty() {
            return false;
        }
        small.clear();
        small.extend_from_slice(text.as_bytes());
        small.make_ascii_lowercase();
        // A shorter text is searched byte by byte.
        small.resize(small.len().max(Self::VECTOR), 0);
        self.searchers.iter().any(|searcher| searcher.finds(small))
    }
}

impl Searcher {
    fn new(keys: &[&str]) -> Self {
        let mut packed = packed::Config::new().heuristic_pattern_limits(false).builder();
        packed.extend(keys).build().map_or_else(|| Self::byte_by_byte(keys), Self::Packed)
    }

    fn byte_by_byte(keys: &[&str]) -> Self {
        let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(keys);
        Self::ByteByByte(automaton.expect("a few dozen words make an automaton"))
    }

    fn finds(&self, text: &[u8]) -> bool {
        match self {
            Self::Packed(searcher) => searcher.find(text).is_some(),
            Self::ByteByByte(automaton) => automaton.is_match(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_searches_find_the_same() {
        let keys = ["cookies", "newsletter", "abonn", "abonnez"];
        let by_vectors = Keys::new(keys.into_iter());
        let by_bytes = Keys { searchers: vec![Searcher::byte_by_byte(&keys)] };
        let mut small = Vec::new();
        for (text, holds) in [
            ("", false),
            ("abon", false),
            ("Abonnés", true),
            ("Recevez notre NEWSLETTER chaque matin, avant la première marée", true),
            ("Le vent est tombé dans la nuit, et le bac a repris son va-et-vient", false),
        ] {
            assert_eq!(by_vectors.are_in(text, &mut small), holds, "{text:?}");
            assert_eq!(by_bytes.are_in(text, &mut small), holds, "{text:?}");
        }
    }
}
