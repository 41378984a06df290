//! A quick look for the phrases that may stand anywhere in a block: most blocks hold none, and need not be folded.

use std::collections::HashMap;

use aho_corasick::packed;
use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, Span};

use crate::chars::slice;
use crate::document::Block;

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

/// Which blocks of a text hold a key, and the room that it takes to find that.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// Some of the text, in small letters.
    small: Vec<u8>,
    pub(super) blocks: Vec<bool>,
}

/// Bytes that are searched at once.
const STRETCH: usize = 1 << 14;

impl Keys {
    /// The words of one search, at most. With more, a search by vectors stops too often at what is none.
    const OF_SEARCH: usize = 52;

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

    /// Finds which blocks of a text hold a key, in letters of either case. All of a stretch is searched at once: a search
    /// by vectors takes longer to begin than to read a line.
    pub(super) fn find(&self, text: &str, blocks: &[Block], held: &mut Held) {
        let Held { small, blocks: holds } = held;
        holds.clear();
        holds.resize(blocks.len(), false);
        if self.searchers.is_empty() {
            return;
        }
        let mut first = 0;
        while let Some(start) = blocks.get(first).map(|block| block.range().start) {
            let count = blocks[first..].partition_point(|block| block.range().end <= start + STRETCH).max(1);
            let stretch = &blocks[first..first + count];
            let ends = || stretch.iter().map(|block| block.range().end - start);
            small.clear();
            small.extend_from_slice(slice(text, start..start + ends().next_back().unwrap_or(0)).as_bytes());
            small.make_ascii_lowercase();
            for searcher in &self.searchers {
                let mut next = searcher.find(small, 0);
                for (end, holds) in ends().zip(&mut holds[first..]) {
                    let Some(at) = next else { break };
                    if at < end {
                        *holds = true;
                        next = searcher.find(small, end);
                    }
                }
            }
            first += count;
        }
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

    /// Where the next key stands.
    fn find(&self, text: &[u8], from: usize) -> Option<usize> {
        let found = match self {
            Self::Packed(searcher) => searcher.find_in(text, Span::from(from..text.len())),
            Self::ByteByByte(automaton) => automaton.find(Input::new(text).range(from..)),
        };
        found.map(|found| found.start())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::find_blocks;

    #[test]
    fn both_searches_find_the_same() {
        let keys = ["cookies", "newsletter", "abonn", "abonnez"];
        let by_vectors = Keys::new(keys.into_iter());
        let by_bytes = Keys { searchers: vec![Searcher::byte_by_byte(&keys)] };
        let texts = [
            ("", false),
            ("abon", false),
            ("Abonnés", true),
            ("Recevez notre NEWSLETTER chaque matin, avant la première marée", true),
            ("Le vent est tombé dans la nuit, et le bac a repris son va-et-vient", false),
            ("new\nsletter", false),
            ("Abonnez-vous", true),
        ];
        let text = texts.map(|(text, _)| text).join("\n");
        let mut blocks = Vec::new();
        find_blocks(&text, &mut blocks);
        for keys in [by_vectors, by_bytes] {
            let mut held = Held::default();
            keys.find(&text, &blocks, &mut held);
            for (block, holds) in blocks.iter().zip(&held.blocks) {
                let block = slice(&text, block.range());
                assert_eq!(texts.contains(&(block, true)), *holds, "{block:?}");
            }
        }
    }

    #[test]
    fn a_text_of_many_stretches_is_searched_block_by_block() {
        let keys = Keys::new(["newsletter", "partager"].into_iter());
        let long = "Le port est calme. ".repeat(STRETCH / 16);
        let lines =
            ["La NEWSLETTER du port", "Le port", long.as_str(), "Partager", "La mer", "Un autre port"];
        let text = lines.repeat(3).join("\n") + &"\nLe port est calme.\nPartager le port".repeat(STRETCH / 8);
        let mut blocks = Vec::new();
        find_blocks(&text, &mut blocks);
        let mut held = Held::default();
        keys.find(&text, &blocks, &mut held);
        assert_eq!(held.blocks.len(), blocks.len());
        for (block, holds) in blocks.iter().zip(held.blocks) {
            let line = slice(&text, block.range()).to_lowercase();
            assert_eq!(
                holds,
                line.contains("newsletter") || line.contains("partager"),
                "{:?}",
                block.range()
            );
        }
    }
}
