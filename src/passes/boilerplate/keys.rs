//! A quick look for the phrases that may stand anywhere in a block: most blocks hold none, and need not be folded.

use std::collections::HashMap;

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
    /// The words of one search, at most. With more, a search by vectors stops too often at what is none.
    const OF_SEARCH: usize = 52;
    /// As many bytes as the longest vectors take, and those behind them.
    const VECTOR: usize = 64;

    /// A key of each phrase.
    pub(super) fn of<'p>(phrases: impl Iterator<Item = &'p str> + Clone) -> Self {
        let mut shared: HashMap<&str, usize> = HashMap::new();
        for run in phrases.clone().flat_map(runs) {
            *shared.entry(run).or_default() += 1;
        }
        Self::new(phrases.map(|phrase| key(phrase, |run| shared.get(run).copied().unwrap_or(0))))
    }

    fn new<'k>(keys: impl Iterator<Item = &'k str>) -> Self {
        let mut keys: Vec<&str> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        let all = keys.clone();
        let is_in = |key: &str, other: &str| {
            other.len() < key.len()
                && key.as_bytes().windows(other.len()).any(|part| part == other.as_bytes())
        };
        keys.retain(|key| !all.iter().any(|other| is_in(key, other)));
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

/// The runs of letters without accents, which a text that holds the phrase holds too, whatever its accents and spaces.
fn runs(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split(|c: char| !c.is_ascii_lowercase())
}

/// A long run, rather one that other phrases have too than a longer one; of equals the last. Words that many texts hold would be
/// of no use.
fn key(phrase: &str, shared: impl Fn(&str) -> usize) -> &str {
    const LONG: usize = 6;
    const COMMON: [&str; 12] = [
        "article",
        "articles",
        "ception",
        "comment",
        "commission",
        "direct",
        "nouvelle",
        "politique",
        "premier",
        "provide",
        "service",
        "through",
    ];
    let rank = |run: &&str| {
        let by = if run.len() >= LONG { shared(run) } else { 0 };
        (!COMMON.contains(run), by, run.len())
    };
    runs(phrase).max_by_key(rank).unwrap_or_default()
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
