//! The lexicon: stock phrases with their category, their anchor and their strength, and the search for them.
//!
//! The data files beside this module say what a phrase is. All languages are searched in every text, because a French
//! page carries the English of its software.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use once_cell::sync::Lazy;

use super::category::Category;
use super::folded::{Letter, Letters};
use super::keys::{Held, INNER_LIMIT, Keys};
use super::mentions::is_spoken_of;
use crate::chars::{APOSTROPHE, is_blank, is_quotation_mark, slice};
use crate::document::{Block, find_blocks};
use crate::words::{ENGLISH, FRENCH, languages_of};

/// Where in a block a phrase has to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anchor {
    /// It is the whole block, but for numbers and signs around it.
    Block,
    /// The block starts with it.
    Start,
    /// The block holds it.
    Anywhere,
    /// The block is the phrase, a dash, and more, all in capitals.
    Label,
}

/// A stock phrase.
#[derive(Debug)]
struct Phrase {
    folded: Box<[u8]>,
    /// The first of them, where a search needs not go far for them.
    start: [u8; START],
    words: Box<str>,
    category: Category,
    anchor: Anchor,
    strength: u8,
    /// One word, and a common one of another language than its own.
    is_word_elsewhere: bool,
}

/// The strongest phrase of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) category: Category,
    /// From 1, worth something only among others, to 4, boilerplate almost wherever it stands.
    pub(super) strength: u8,
    pub(super) manner: Manner,
    phrase: u16,
}

/// How a phrase stands in its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// It is all of it, but for numbers and signs.
    Whole,
    /// It opens the block, and a sign parts it from the rest: `Lire aussi : …`.
    ThenSign,
    /// It opens the block, and the words go on.
    GoesOn,
    /// It stands somewhere in the block.
    Within,
}

/// Phrases, sorted by their folded letters.
#[derive(Debug)]
pub(super) struct Lexicon {
    phrases: Vec<Phrase>,
    /// Where the phrases of each first letter and its second start, by [`pair`].
    heads: Vec<u16>,
    starts: Starts,
    /// A word of each phrase that may stand within a block.
    keys: Keys,
    inner: AhoCorasick,
    /// The phrases that `inner` finds, by its numbers.
    inner_phrases: Vec<u16>,
}

/// The phrases of each language.
const FILES: [(&str, &str); 7] = [
    ("fr", include_str!("phrases/fr.txt")),
    ("en", include_str!("phrases/en.txt")),
    ("de", include_str!("phrases/de.txt")),
    ("es", include_str!("phrases/es.txt")),
    ("it", include_str!("phrases/it.txt")),
    ("pt", include_str!("phrases/pt.txt")),
    ("nl", include_str!("phrases/nl.txt")),
];

/// Letters of the start of a phrase.
const START: usize = 8;

/// Letters that phrases are folded to: `0`, `?`, `a` to `z`, and 0 where there is none, five bits each.
const PAIRS: usize = 1 << 10;

/// Where the phrases that start with two letters stand among the heads, in the order of the letters.
fn pair(first: u8, second: u8) -> usize {
    let place = |letter: u8| match letter {
        0 => 0,
        b'0' => 1,
        b'a'..=b'z' => usize::from(letter - b'a') + 3,
        _ => 2,
    };
    place(first) << 5 | place(second)
}

/// What phrases start with: a bit for the hash of four letters. Few blocks start like a phrase.
#[derive(Debug)]
struct Starts(Vec<u64>);

impl Starts {
    /// So many that few of the starts of other blocks share the bit of one.
    const BITS: u32 = 14;

    fn of(phrases: &[Phrase]) -> Self {
        let mut bits = vec![0; (1 << Self::BITS) / u64::BITS as usize];
        for phrase in phrases {
            let [first, second, third, fourth, ..] = phrase.start;
            let letters = [first, second, third, fourth];
            let slot = Self::slot(if fourth == 0 { [first, second, 0, 0] } else { letters });
            bits[slot / 64] |= 1 << (slot % 64);
        }
        Self(bits)
    }

    /// Whether a phrase may start with these letters. One of two or three may start with all that have its first two.
    fn may_be(&self, letters: [u8; 4]) -> bool {
        let has = |letters| {
            let slot = Self::slot(letters);
            self.0[slot / 64] >> (slot % 64) & 1 != 0
        };
        let [first, second, ..] = letters;
        has(letters) || has([first, second, 0, 0]) || has([first, 0, 0, 0])
    }

    fn slot(letters: [u8; 4]) -> usize {
        // The top bits of a product depend on all bits of the letters.
        (u32::from_le_bytes(letters).wrapping_mul(0x9E37_79B1) >> (u32::BITS - Self::BITS)) as usize
    }
}

/// Whether a space at `at` may change what [`Boilerplate`](super::Boilerplate) makes of the line, which reads it first: it
/// makes or unmakes a stock phrase, or the line is a short one that is no sentence, whose few words tell. Passes that set
/// a space leave such lines alone.
pub(in crate::passes) fn space_tells(text: &str, at: usize) -> bool {
    /// A few words, in letters and digits: later passes change blanks and marks.
    const SHORT: usize = 26;
    // Phrases end near the start of a block, or stand in short ones.
    let bytes = text.as_bytes();
    let from = at.saturating_sub(INNER_LIMIT);
    let Some(start) =
        memchr::memrchr(b'\n', &bytes[from..at]).map(|end| from + end + 1).or((from == 0).then_some(0))
    else {
        return false;
    };
    let mut upto = bytes.len().min(start + 2 * INNER_LIMIT);
    while !text.is_char_boundary(upto) {
        upto -= 1;
    }
    let end = memchr::memchr(b'\n', &bytes[at..upto]).map_or(upto, |end| at + end);
    let line = slice(text, start..end)
        .trim_end_matches(|c| is_blank(c) || is_quotation_mark(c) || matches!(c, '<' | '>' | '\'' | '’'));
    let is_short = line.chars().filter(|c| c.is_alphanumeric()).nth(SHORT).is_none();
    if is_short && !line.ends_with(['.', '!', '?', '…']) {
        return true;
    }
    let (head, tail) = (slice(text, start..at), slice(text, at..end));
    let phrase = |line: &str| Lexicon::built_in().find_in_line(line).map(|hit| hit.phrase);
    phrase(&[head, tail].concat()) != phrase(&[head, " ", tail].concat())
}

/// The letters of one block, for the search within it. Lives on from block to block.
#[derive(Debug, Default)]
pub(super) struct InnerText {
    held: Held,
    letters: Vec<u8>,
    initials: Vec<bool>,
    places: Vec<usize>,
}

impl Lexicon {
    /// The phrases of the crate, read once.
    pub(super) fn built_in() -> &'static Self {
        static BUILT_IN: Lazy<Lexicon> = Lazy::new(|| {
            // A test reads every line, and says which one is wrong.
            let phrases = FILES.iter().flat_map(|(language, text)| {
                text.lines().filter_map(Phrase::read).map(|phrase| {
                    let is_word_elsewhere = is_word_elsewhere(&phrase.words, language);
                    Phrase { is_word_elsewhere, ..phrase }
                })
            });
            Lexicon::new(phrases.collect())
        });
        &BUILT_IN
    }

    /// A lexicon of a caller's phrases, each strong, at the start of a block.
    pub(super) fn of_starts<'p>(phrases: impl IntoIterator<Item = (Category, &'p str)>) -> Self {
        let phrase = |(category, words)| Phrase::new(category, Anchor::Start, 4, words);
        Self::new(phrases.into_iter().map(phrase).filter(|phrase| !phrase.folded.is_empty()).collect())
    }

    fn new(mut phrases: Vec<Phrase>) -> Self {
        phrases.sort_by(|a, b| a.folded.cmp(&b.folded));
        phrases.truncate(usize::from(u16::MAX));
        let index = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        let first_two = |phrase: &Phrase| {
            let letter = |at: usize| phrase.folded.get(at).copied().unwrap_or(0);
            pair(letter(0), letter(1))
        };
        let heads = (0..=PAIRS).map(|head| index(phrases.partition_point(|phrase| first_two(phrase) < head)));
        let heads = heads.collect();
        let is_inner = |phrase: &Phrase| phrase.anchor == Anchor::Anywhere;
        let starts = Starts::of(&phrases);
        let inner_phrases: Vec<u16> =
            (0..phrases.len()).filter(|&at| is_inner(&phrases[at])).map(index).collect();
        let inner = inner_phrases.iter().map(|&at| &phrases[usize::from(at)]);
        let keys = Keys::of(inner.clone().map(|phrase| &*phrase.words));
        let inner = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(inner.map(|phrase| &phrase.folded))
            .expect("a few dozen short patterns make an automaton");
        Self { phrases, heads, starts, keys, inner, inner_phrases }
    }

    /// Readies the search for the phrases of blocks.
    pub(super) fn prepare(&self, text: &str, blocks: &[Block], inner: &mut InnerText) {
        self.keys.find(text, blocks, &mut inner.held);
    }

    /// The strongest phrase of a block, which is the one with this index of those that were prepared; without an index, of
    /// those that stand at its start.
    pub(super) fn find(&self, block: &str, index: Option<usize>, inner: &mut InnerText) -> Option<Hit> {
        let mut best = None;
        self.find_at_start(block, &mut best);
        let may_hold = index.and_then(|index| inner.held.blocks.get(index)).is_some_and(|&holds| holds);
        if may_hold {
            self.find_within(block, inner, &mut best);
        }
        best
    }

    /// The strongest phrase of a line.
    fn find_in_line(&self, line: &str) -> Option<Hit> {
        let (mut blocks, mut inner) = (Vec::new(), InnerText::default());
        find_blocks(line, &mut blocks);
        self.prepare(line, &blocks, &mut inner);
        self.find(slice(line, blocks.first()?.range()), Some(0), &mut inner)
    }

    /// The words of the phrase that was hit.
    pub(super) fn words(&self, hit: Hit) -> &str {
        self.phrases.get(usize::from(hit.phrase)).map_or("", |phrase| &phrase.words)
    }

    /// Looks for the phrases that the block starts with, letter by letter, in a range of phrases that narrows.
    fn find_at_start(&self, block: &str, best: &mut Option<Hit>) {
        let mut letters = Letters::new(block);
        let Some(first) = letters.next() else { return };
        self.walk(block, first, letters.clone(), true, best);
        // `12 commentaires` is a phrase with its count, `2. Newsletter` an item of a numbered list.
        if first.byte == b'0'
            && let Some(second) = letters.next()
            && second.initial
            && !slice(block, first.at..second.at).contains(['.', ')'])
        {
            self.walk(block, second, letters, false, best);
        }
    }

    fn walk(
        &self,
        block: &str,
        first: Letter,
        mut letters: Letters<'_>,
        at_start: bool,
        best: &mut Option<Hit>,
    ) {
        let mut ahead = letters.clone();
        let mut next = || ahead.next().map_or(0, |letter| letter.byte);
        if !self.starts.may_be([first.byte, next(), next(), next()]) {
            return;
        }
        // A phrase of one letter is found where a word of one letter stands.
        let second = letters.clone().next().filter(|second| !second.initial);
        let head = second.map_or(0, |second| pair(first.byte, second.byte));
        let mut range = if second.is_some() {
            usize::from(self.heads[head])..usize::from(self.heads[head + 1])
        } else {
            let place = pair(first.byte, 0);
            usize::from(self.heads[place])..usize::from(self.heads[place + (1 << 5)])
        };
        let mut depth = 1;
        while !range.is_empty() {
            let end = letters.position();
            let next = letters.next();
            // Phrases that end here sort before those that go on.
            if next.is_none_or(|next| next.initial) {
                while range.start < range.end && self.phrases[range.start].folded.len() == depth {
                    let is_number = |letter: Letter| letter.byte == b'0';
                    let manner = if next.is_none_or(is_number) && letters.clone().all(is_number) {
                        Manner::Whole
                    } else if next.is_some_and(|next| slice(block, end..next.at).contains(is_sign)) {
                        Manner::ThenSign
                    } else {
                        Manner::GoesOn
                    };
                    self.keep_best(range.start, manner, at_start, (block, first.at..end), best);
                    range.start += 1;
                }
            } else {
                range.start +=
                    self.phrases[range.clone()].partition_point(|phrase| phrase.folded.len() == depth);
            }
            let Some(next) = next else { return };
            let at_depth =
                |phrase: &Phrase| *phrase.start.get(depth).or(phrase.folded.get(depth)).unwrap_or(&0);
            let narrowed = &self.phrases[range.clone()];
            let (Some(first), Some(last)) = (narrowed.first(), narrowed.last()) else { return };
            if at_depth(first) == at_depth(last) {
                // They are sorted: all have the same letter.
                if at_depth(first) != next.byte {
                    return;
                }
                depth += 1;
                continue;
            }
            let from = narrowed.partition_point(|phrase| at_depth(phrase) < next.byte);
            let upto = narrowed.partition_point(|phrase| at_depth(phrase) <= next.byte);
            range = range.start + from..range.start + upto;
            depth += 1;
        }
    }

    fn keep_best(
        &self,
        index: usize,
        manner: Manner,
        at_start: bool,
        (block, place): (&str, Range<usize>),
        best: &mut Option<Hit>,
    ) {
        let phrase = &self.phrases[index];
        let counts = match phrase.anchor {
            Anchor::Block => manner == Manner::Whole,
            Anchor::Start => at_start && !(phrase.is_word_elsewhere && goes_on(manner, block, place.end)),
            Anchor::Label => at_start && is_caption(block, place.end),
            Anchor::Anywhere => false,
        };
        if counts {
            self.keep(index, manner, (block, place), best);
        }
    }

    /// Keeps the stronger hit; of equals the longer phrase. A phrase that the block speaks of is none of its own.
    fn keep(
        &self,
        index: usize,
        manner: Manner,
        (block, place): (&str, Range<usize>),
        best: &mut Option<Hit>,
    ) {
        let phrase = &self.phrases[index];
        let step = u8::from(manner == Manner::Whole && phrase.anchor != Anchor::Block && phrase.strength > 1);
        // A word that other words follow may be the first of a heading: `Quelle der Donau`.
        let is_one_of_heading =
            manner == Manner::GoesOn && phrase.strength < 4 && !phrase.words.contains(' ');
        let strength = if is_one_of_heading { 1 } else { (phrase.strength + step).min(4) };
        let rank = (strength, phrase.folded.len());
        let is_better = |hit: Hit| rank > (hit.strength, self.phrases[usize::from(hit.phrase)].folded.len());
        let is_spoken_of = || manner != Manner::Whole && is_spoken_of(block, place.start, place.end);
        if best.is_none_or(is_better) && !is_spoken_of() {
            let phrase_index = u16::try_from(index).unwrap_or(u16::MAX);
            *best = Some(Hit { category: phrase.category, strength, manner, phrase: phrase_index });
        }
    }

    fn find_within(&self, block: &str, inner: &mut InnerText, best: &mut Option<Hit>) {
        let InnerText { letters, initials, places, .. } = inner;
        letters.clear();
        initials.clear();
        places.clear();
        for letter in Letters::new(block) {
            letters.push(letter.byte);
            initials.push(letter.initial);
            places.push(letter.at);
        }
        for found in self.inner.find_overlapping_iter(&letters[..]) {
            let ends_word = initials.get(found.end()).is_none_or(|&initial| initial);
            if initials[found.start()] && ends_word {
                let index = usize::from(self.inner_phrases[found.pattern().as_usize()]);
                let last = places[found.end() - 1];
                let end = last + crate::chars::after(block, last).map_or(0, char::len_utf8);
                let gap = || {
                    let next = places.get(found.end()).copied().unwrap_or(block.len());
                    slice(block, last..next)
                };
                let manner = match (found.start(), found.end() == letters.len()) {
                    (0, true) => Manner::Whole,
                    (0, false) if !gap().contains(is_sign) => Manner::GoesOn,
                    _ => Manner::Within,
                };
                self.keep(index, manner, (block, places[found.start()]..end), best);
            }
        }
    }
}

/// Whether a phrase of a language is one word that is a common one of another: `Quelle est la durée ?` is French.
fn is_word_elsewhere(words: &str, language: &str) -> bool {
    let others = match language {
        "fr" => !FRENCH,
        "en" => !ENGLISH,
        _ => !0,
    };
    !words.contains(' ') && languages_of(words) & others != 0
}

/// Whether more follows a phrase, up to a place in its block, and not behind a colon or a dash: `Quelle: dpa`.
fn goes_on(manner: Manner, block: &str, end: usize) -> bool {
    let is_label = || slice(block, end..block.len()).trim_start().starts_with([':', '–', '—', '(']);
    match manner {
        Manner::Whole | Manner::Within => false,
        Manner::GoesOn | Manner::ThenSign => !is_label(),
    }
}

/// Whether a sign ends a phrase: any but those that stand within phrases.
fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && !is_blank(c) && !matches!(c, '\'' | APOSTROPHE | ',' | '&')
}

/// Whether a block is a label that ends at `at`, a dash, and more, and all of it in capitals.
fn is_caption(block: &str, at: usize) -> bool {
    let rest = slice(block, at..block.len());
    let title = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let gap = slice(rest, 0..rest.len() - title.len());
    gap.contains(['-', '–', '—', '|'])
        && gap.contains(is_blank)
        && !block.chars().any(char::is_lowercase)
        && title.chars().filter(|c| c.is_uppercase()).count() >= 3
}

impl Phrase {
    fn new(category: Category, anchor: Anchor, strength: u8, words: &str) -> Self {
        let folded: Vec<u8> = Letters::new(words).map(|letter| letter.byte).collect();
        let mut start = [0; START];
        for (at, letter) in start.iter_mut().zip(&folded) {
            *at = *letter;
        }
        Self {
            folded: folded.into(),
            start,
            words: words.into(),
            category,
            anchor,
            strength,
            is_word_elsewhere: false,
        }
    }

    /// Reads a line of a data file; `None` for comments, blank lines and mistakes.
    fn read(line: &str) -> Option<Self> {
        let mut fields = line.split('\t');
        let category = fields.next().filter(|_| !line.starts_with('#') && !line.is_empty())?.parse().ok()?;
        let anchor = match fields.next()? {
            "block" => Anchor::Block,
            "start" => Anchor::Start,
            "anywhere" => Anchor::Anywhere,
            "label" => Anchor::Label,
            _ => return None,
        };
        let strength = fields.next()?.parse().ok().filter(|strength| (1..=4).contains(strength))?;
        let words = fields.next()?;
        let phrase = Self::new(category, anchor, strength, words);
        // A number alone is no phrase.
        (fields.next().is_none() && phrase.folded.iter().any(|&byte| byte != b'0')).then_some(phrase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(block: &str) -> Option<(Category, u8, bool)> {
        Lexicon::built_in()
            .find_in_line(block)
            .map(|hit| (hit.category, hit.strength, hit.manner == Manner::Whole))
    }

    #[test]
    fn data_files_are_right() {
        let mut seen = std::collections::HashMap::new();
        for (file, text) in FILES {
            let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
            for line in lines {
                let phrase = Phrase::read(line).unwrap_or_else(|| panic!("{file}: {line:?} is no phrase"));
                let entry = (phrase.category, phrase.anchor, phrase.strength);
                assert_eq!(phrase.words.to_lowercase(), &*phrase.words, "{file}: lower case");
                // A phrase of both languages stands in both files, and means the same.
                let before =
                    seen.insert((phrase.folded.clone(), phrase.anchor == Anchor::Label), (file, entry));
                if let Some((other, before)) = before {
                    assert_eq!(before, entry, "{line:?} in {file} and {other}");
                    assert_ne!(other, file, "{line:?} stands twice");
                }
            }
        }
        assert!(seen.len() > 1000);
    }

    #[test]
    fn a_first_word_of_one_letter() {
        assert_eq!(hit("L’histoire continue sous la publicité").map(|hit| hit.1), Some(4));
        assert_eq!(hit("L’histoire continue"), None);
    }

    #[test]
    fn anchors() {
        use Category::{Comments, Copyright, PromoCaption, Related, Share, SourceLink};
        assert_eq!(hit("Source link"), Some((SourceLink, 4, true)));
        assert_eq!(hit("• SOURCE\u{A0}LINK ›"), Some((SourceLink, 4, true)));
        assert_eq!(hit("Source linkBy"), hit("Source link By"));
        assert_eq!(hit("Articles similaires"), Some((Related, 4, true)));
        assert_eq!(hit("Articles similaires de l’auteur"), None, "the phrase is to be the whole block");
        assert_eq!(hit("Voir les commentaires (12)"), Some((Comments, 4, true)));
        assert_eq!(hit("Partager sur Facebook"), Some((Share, 4, true)));
        assert_eq!(hit("Partager sur Facebook et ailleurs"), Some((Share, 4, false)));
        assert_eq!(hit("Copyright © 2024 Le Port"), Some((Copyright, 4, false)));
        assert_eq!(hit("Sourcelinks"), None);
        assert_eq!(hit("INTERACTIF – QUI A VU LA MER ?"), Some((PromoCaption, 4, false)));
        assert_eq!(hit("LE PRIX DE L’EAU - ANNÉE 2023"), None);
        assert_eq!(hit(""), None);
        assert_eq!(hit("12"), None);
    }

    #[test]
    fn a_word_is_no_phrase() {
        for prose in [
            "Sources d’eau claire",
            "Partageons le pain.",
            "Le lien de la source et de la mer",
            "La vidéo dure trois heures.",
        ] {
            assert_eq!(hit(prose), None, "{prose:?}");
        }
    }
}
