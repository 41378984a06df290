//! A quick look for the phrases that may stand anywhere in a block: most blocks hold none, and need not be folded.

use std::collections::HashMap;

use aho_corasick::packed;
use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, Span};
use memchr::memmem::Finder;

use crate::chars::slice;
use crate::document::Block;

/// Words of ASCII small letters. A text that holds none of them holds no phrase.
#[derive(Debug)]
pub(super) struct Keys {
    searches: Vec<Search>,
}

/// The search for some of the keys.
#[derive(Debug)]
struct Search {
    searcher: Searcher,
    /// What else the phrases of each key hold, one of which a block holds too: none where a phrase is no more than its key.
    others: Vec<Vec<Finder<'static>>>,
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

/// A block longer than this, in bytes, is not searched: only its start is.
pub(super) const INNER_LIMIT: usize = 1000;

/// Bytes that are searched at once.
const STRETCH: usize = 1 << 14;

const _: () = assert!(Keys::OF_SEARCH <= u64::BITS as usize, "each key has a bit");

impl Keys {
    /// The words of one search, at most. With more, a search by vectors stops too often at what is none.
    const OF_SEARCH: usize = 52;

    /// A key of each phrase, and another of its words.
    pub(super) fn of<'p>(phrases: impl Iterator<Item = &'p str> + Clone) -> Self {
        let mut shared: HashMap<&str, usize> = HashMap::new();
        for run in phrases.clone().flat_map(runs) {
            *shared.entry(run).or_default() += 1;
        }
        Self::new(phrases.map(|phrase| {
            let key = key(phrase, |run| shared.get(run).copied().unwrap_or(0));
            (key, other(phrase, key))
        }))
    }

    fn new<'k>(keys: impl Iterator<Item = (&'k str, &'k str)>) -> Self {
        let mut words: Vec<(&str, &str)> = keys.collect();
        let is_in = |key: &str, other: &str| {
            other.len() < key.len()
                && key.as_bytes().windows(other.len()).any(|part| part == other.as_bytes())
        };
        let all = words.clone();
        for (key, _) in &mut words {
            let shorter = all.iter().map(|&(other, _)| other).filter(|other| is_in(key, other));
            *key = shorter.min_by_key(|other| (other.len(), *other)).unwrap_or(key);
        }
        words.sort_unstable();
        words.dedup();
        let of_keys: Vec<&[(&str, &str)]> = words.chunk_by(|one, next| one.0 == next.0).collect();
        Self { searches: of_keys.chunks(Self::OF_SEARCH).map(Search::new).collect() }
    }

    /// Finds which blocks of a text that are not too long hold a key and another word of a phrase, in letters of either case.
    /// All of a stretch is searched at once: a search by vectors takes longer to begin than to read a line.
    pub(super) fn find(&self, text: &str, blocks: &[Block], held: &mut Held) {
        let Held { small, blocks: holds } = held;
        holds.clear();
        holds.resize(blocks.len(), false);
        if self.searches.is_empty() {
            return;
        }
        let mut first = 0;
        while let Some(start) = blocks.get(first).map(|block| block.range().start) {
            let count = blocks[first..].partition_point(|block| block.range().end <= start + STRETCH).max(1);
            let stretch = &blocks[first..first + count];
            let end = stretch.last().map_or(0, |block| block.range().end - start);
            small.clear();
            small.extend_from_slice(slice(text, start..start + end).as_bytes());
            small.make_ascii_lowercase();
            for search in &self.searches {
                let mut next = search.find(small, 0);
                for (block, holds) in stretch.iter().zip(&mut holds[first..]) {
                    let (start, end) = (block.range().start - start, block.range().end - start);
                    let is_short = end - start <= INNER_LIMIT;
                    // The keys that were found, by their bits: each is asked once.
                    let mut asked = 0_u64;
                    while let Some((key, at)) = next.filter(|&(_, at)| at < end) {
                        let is_new = asked >> key & 1 == 0;
                        asked |= 1 << key;
                        *holds |= is_short && is_new && search.holds_other(key, &small[start..end]);
                        next = search.find(small, if *holds || !is_short { end } else { at + 1 });
                    }
                }
            }
            first += count;
        }
    }
}

impl Search {
    /// The search for keys, each with other words of its phrases.
    fn new(keys: &[&[(&str, &str)]]) -> Self {
        let others = |words: &&[(&str, &str)]| {
            // Words are sorted: that of a phrase without others comes first.
            let is_alone = words.first().is_none_or(|(_, other)| other.is_empty());
            let words = if is_alone { &[] } else { *words };
            words.iter().map(|(_, other)| Finder::new(other).into_owned()).collect()
        };
        let words: Vec<&str> = keys.iter().filter_map(|words| words.first()).map(|(key, _)| *key).collect();
        Self { searcher: Searcher::new(&words), others: keys.iter().map(others).collect() }
    }

    /// The next key, and where it stands.
    fn find(&self, text: &[u8], from: usize) -> Option<(usize, usize)> {
        self.searcher.find(text, from)
    }

    /// Whether a block that holds a key holds another word of one of its phrases.
    fn holds_other(&self, key: usize, block: &[u8]) -> bool {
        let others = self.others.get(key).map_or(&[][..], Vec::as_slice);
        others.is_empty() || others.iter().any(|other| other.find(block).is_some())
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

/// The longest other run, if it has some letters.
fn other<'p>(phrase: &'p str, key: &str) -> &'p str {
    const SOME: usize = 3;
    let others = runs(phrase).filter(|run| run.len() >= SOME && *run != key);
    others.max_by_key(|run| run.len()).unwrap_or_default()
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

    /// The next key, and where it stands.
    fn find(&self, text: &[u8], from: usize) -> Option<(usize, usize)> {
        let found = match self {
            Self::Packed(searcher) => searcher.find_in(text, Span::from(from..text.len())),
            Self::ByteByByte(automaton) => automaton.find(Input::new(text).range(from..)),
        };
        found.map(|found| (found.pattern().as_usize(), found.start()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::find_blocks;

    #[test]
    fn both_searches_find_the_same() {
        let keys = ["cookies", "newsletter", "abonn", "abonnez"];
        let by_vectors = Keys::new(keys.into_iter().map(|key| (key, "")));
        let others = vec![Vec::new(); keys.len()];
        let by_bytes = Keys { searches: vec![Search { searcher: Searcher::byte_by_byte(&keys), others }] };
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
        let keys = Keys::new([("newsletter", ""), ("partager", "")].into_iter());
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
