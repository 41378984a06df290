//! The ways to cut a word that no list knows into parts that are words.

use std::ops::Range;

use crate::chars::slice;
use crate::pass::Confidence;

use super::evidence::Evidence;
use super::tokens::Token;
use super::{FRENCH, FusedWords, IS_WHOLE, Languages, id_of, is_glued, starts_sentence};
use crate::passes::joins::is_function_word;

/// Shorter words are not looked at, in bytes.
const SHORTEST: usize = 5;
/// The same of words before an apostrophe: `del’`.
pub(super) const SHORTEST_ELIDED: usize = 3;
/// Longer ones neither: they are no two words.
const LONGEST: usize = 40;

/// The fewest letters of a name that a word may be joined to, and of a word that a name may be joined to.
const NAME: usize = 5;

/// Short words that no name ends in; others need as many letters as a name.
const SHORT_WORDS: [&str; 16] = [
    "avec", "chez", "dans", "dont", "mais", "pour", "sans", "sont", "sous", "vers", "from", "have", "that",
    "this", "were", "with",
];

/// Endings that make a name of a name (`Georgetown`, `Lillebonne`), or a brand (`Renaultsport`).
const NAME_ENDINGS: [&str; 62] = [
    "abad", "belle", "berge", "blanc", "bonne", "borough", "bourg", "bridge", "burgh", "capitale", "church",
    "coeur", "court", "exit", "field", "force", "garde", "haven", "house", "island", "jolie", "leaks",
    "maine", "mania", "marché", "marie", "market", "master", "monde", "montant", "mouth", "music", "neuve",
    "phone", "place", "plage", "point", "ports", "poste", "presse", "radio", "rouge", "sable", "shire",
    "sport", "stadt", "stein", "stone", "store", "street", "télé", "tower", "tours", "trade", "ville",
    "vision", "voile", "woman", "women", "works", "world", "worth",
];

/// Words that are endings far more often than the second of two that were joined.
const ENDINGS: [&str; 56] = [
    "able", "age", "ai", "aient", "ait", "al", "ance", "ans", "ants", "ard", "as", "ate", "eau", "end",
    "ent", "er", "ere", "ers", "es", "est", "eur", "eux", "ful", "ie", "ier", "ies", "ion", "ions", "is",
    "ist", "led", "less", "let", "line", "man", "men", "ment", "ness", "ois", "ons", "ont", "or", "our",
    "red", "rent", "riez", "ring", "rions", "ship", "some", "ting", "tion", "ton", "ure", "us", "vis",
];

/// Words that are prefixes far more often than the first of two that were joined.
const PREFIXES: [&str; 22] = [
    "anti", "auto", "bi", "co", "com", "con", "dis", "ex", "extra", "hyper", "im", "inter", "micro", "mini",
    "mono", "multi", "non", "per", "pro", "re", "sub", "super",
];

/// A way to cut a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Split {
    /// Where the second and the third part start, in bytes from the word's start; 0 where there is none.
    pub(super) cuts: [u8; 2],
    ids: [u64; 3],
    /// A part that must stand alone elsewhere, with a capital.
    pub(super) name: Option<u64>,
    /// What the word itself shows.
    pub(super) evidence: Evidence,
}

impl Split {
    pub(super) fn first(&self) -> u64 {
        self.ids[0]
    }

    pub(super) fn last(&self) -> u64 {
        if self.ids[2] == 0 { self.ids[1] } else { self.ids[2] }
    }

    /// The parts that stand side by side.
    pub(super) fn pairs(self) -> impl Iterator<Item = (u64, u64)> {
        let [first, second, third] = self.ids;
        std::iter::once((first, second)).chain((third != 0).then_some((second, third)))
    }
}

/// A word that may be fused.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Which word of the text it is.
    pub(super) index: usize,
    pub(super) splits: Range<usize>,
    /// How sure it is that the word is fused, why, and which of the splits parts it.
    pub(super) verdict: Option<(Confidence, Evidence, usize)>,
}

impl Candidate {
    /// Whether the word is parted, and not only reported.
    pub(super) fn is_cut(&self) -> bool {
        self.verdict.is_some_and(|(level, ..)| level >= Confidence::Likely)
    }
}

/// The candidates of a text, in order, and their splits.
#[derive(Debug, Default)]
pub(super) struct Splits {
    pub(super) candidates: Vec<Candidate>,
    pub(super) list: Vec<Split>,
    /// Where the letters of a word start, and its end.
    ends: Vec<usize>,
    /// The languages that know what ends and what starts at each of `ends`.
    heads: Vec<Languages>,
    tails: Vec<Languages>,
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Small letters only.
    Small,
    /// A capital, then small letters.
    Capitalised,
    /// Small letters, then a capital at this offset, then small letters.
    CaseJoint(usize),
}

impl Shape {
    /// The shape of a word; `None` when it is no candidate.
    fn of(word: &str) -> Option<Self> {
        let mut capitals = 0_usize;
        let mut capital_at = 0;
        for (at, c) in word.char_indices() {
            if !c.is_alphabetic() {
                return None;
            }
            if !c.is_lowercase() {
                capitals += 1;
                capital_at = at;
            }
        }
        match (capitals, capital_at) {
            (0, _) => Some(Self::Small),
            (1, 0) => Some(Self::Capitalised),
            (1, at) => Some(Self::CaseJoint(at)),
            _ => None,
        }
    }
}

impl Splits {
    pub(super) fn clear(&mut self) {
        self.candidates.clear();
        self.list.clear();
        self.candidates.reserve(super::ROOM);
        self.list.reserve(super::ROOM);
    }

    /// Adds a word if it may be fused.
    pub(super) fn add(
        &mut self,
        pass: &FusedWords,
        index: usize,
        token: Token<'_>,
        id: u64,
        text: &str,
        folded: &str,
    ) {
        let word = token.word;
        let (head, tail) = (slice(text, 0..token.start), slice(text, token.start + word.len()..text.len()));
        let is_elided = is_elided(tail);
        if word.len() < SHORTEST && !is_elided
            || word.len() > LONGEST
            || pass.languages_of(folded, id, word.starts_with(char::is_uppercase)) != 0
            || folded.len() != word.len()
        {
            return;
        }
        let Some(shape) = Shape::of(word) else { return };
        if pass.corpus_has(id, IS_WHOLE) || is_glued(head, tail) {
            return;
        }
        let start = self.list.len();
        self.read_parts(pass, word, folded, is_elided);
        let base = Evidence {
            starts_sentence: starts_sentence(head),
            is_capitalised: shape == Shape::Capitalised,
            is_case_joint: matches!(shape, Shape::CaseJoint(_)),
            ..Evidence::default()
        };
        self.add_names(folded, shape, base);
        self.add_words(pass, folded, shape, base);
        if self.list.len() > start {
            self.candidates.push(Candidate { index, splits: start..self.list.len(), verdict: None });
        }
    }

    /// Looks up all that the word starts and ends with.
    fn read_parts(&mut self, pass: &FusedWords, word: &str, folded: &str, is_elided: bool) {
        let Self { ends, heads, tails, .. } = self;
        ends.clear();
        // Not within a ligature.
        ends.extend(folded.char_indices().map(|(at, _)| at).filter(|&at| word.is_char_boundary(at)));
        ends.push(folded.len());
        heads.clear();
        tails.clear();
        let unless = |languages: Languages, list: &[&str], part: &str| {
            if languages != 0 && list.contains(&part) { 0 } else { languages }
        };
        for &end in &*ends {
            let (head, tail) = (slice(folded, 0..end), slice(folded, end..folded.len()));
            let is_capital = |at| slice(word, at..word.len()).starts_with(char::is_uppercase);
            heads.push(unless(pass.languages(head, is_capital(0)), &PREFIXES, head));
            tails.push(unless(pass.languages(tail, is_capital(end)), &ENDINGS, tail));
        }
        // The word as a whole is no part of itself.
        heads.pop();
        tails.remove(0);
        heads.push(0);
        tails.insert(0, 0);
        let last = ends.len() - 2;
        if is_elided
            && matches!(
                slice(folded, ends[last]..folded.len()),
                "l" | "d" | "n" | "s" | "c" | "j" | "m" | "t"
            )
        {
            tails[last] = FRENCH;
        }
    }

    /// Cuts between a name and a word.
    fn add_names(&mut self, folded: &str, shape: Shape, base: Evidence) {
        let count = self.ends.len() - 1;
        for (letters, &at) in self.ends.iter().enumerate() {
            let tail = slice(folded, at..folded.len());
            let [first, last] = [slice(folded, 0..at), slice(folded, at..folded.len())].map(id_of);
            let name = match shape {
                Shape::Capitalised
                    if letters >= NAME && self.tails[letters] != 0 && self.heads[letters] == 0 =>
                {
                    let is_long = count - letters >= NAME && !NAME_ENDINGS.contains(&tail);
                    (is_long || SHORT_WORDS.contains(&tail)).then_some(first)
                }
                Shape::CaseJoint(joint)
                    if joint == at && self.heads[letters] != 0 && self.tails[letters] == 0 =>
                {
                    (count - letters >= NAME).then_some(last)
                }
                _ => None,
            };
            if name.is_some() {
                let evidence = Evidence { has_name: true, parts: 2, ..base };
                self.list.push(Split { cuts: [to_cut(at), 0], ids: [first, last, 0], name, evidence });
            }
        }
    }

    /// Cuts between two words, or if there are none, between three.
    fn add_words(&mut self, pass: &FusedWords, folded: &str, shape: Shape, base: Evidence) {
        let may_cut = |at: usize| !matches!(shape, Shape::CaseJoint(joint) if joint != at);
        let from = self.list.len();
        for (letters, &at) in self.ends.iter().enumerate() {
            if self.heads[letters] & self.tails[letters] != 0 && may_cut(at) {
                self.list.push(split(folded, at, 0, base));
            }
        }
        if self.list.len() > from || shape != Shape::Small {
            return;
        }
        // Of three words, the first is a function word: other fusions of three hardly ever happen.
        for (letters, &first) in self.ends.iter().enumerate() {
            if self.heads[letters] == 0 || !is_function_word(slice(folded, 0..first)) {
                continue;
            }
            for (more, &second) in self.ends.iter().enumerate().skip(letters + 2) {
                let languages = self.heads[letters] & self.tails[more];
                if languages != 0 && languages & pass.languages(slice(folded, first..second), false) != 0 {
                    self.list.push(split(folded, first, second, base));
                }
            }
        }
    }
}

/// Whether an apostrophe and a letter stand behind a word.
fn is_elided(tail: &str) -> bool {
    tail.strip_prefix(['\'', '’', '‘', '´', '`', '′'])
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

fn split(folded: &str, first: usize, second: usize, base: Evidence) -> Split {
    let end = if second == 0 { folded.len() } else { second };
    let parts = [slice(folded, 0..first), slice(folded, first..end), slice(folded, end..folded.len())];
    let evidence = Evidence {
        has_function_word: parts.iter().any(|part| is_function_word(part)),
        parts: if second == 0 { 2 } else { 3 },
        has_letter: parts.iter().any(|part| matches!(*part, "a" | "i" | "y" | "à" | "ô")),
        ..base
    };
    let ids = parts.map(|part| if part.is_empty() { 0 } else { id_of(part) });
    Split { cuts: [to_cut(first), to_cut(second)], ids, name: None, evidence }
}

fn to_cut(at: usize) -> u8 {
    u8::try_from(at).unwrap_or(0)
}
