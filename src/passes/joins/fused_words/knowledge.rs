//! What the built-in lists, the lexicons and the corpus of a pass know of words.

use std::collections::HashSet;

use crate::words::id::{BuildIdHasher, id_of, pair_of};
use crate::words::{Class, Common, EDGE, LANGUAGES, Languages, NAME, NUMBER, UNKNOWN};

use super::{FusedWords, Seen};

impl FusedWords {
    /// Whether it knows words besides the built-in ones.
    pub(super) fn knows_more(&self) -> bool {
        self.corpus.is_some() || !self.lexicons.is_empty()
    }

    /// What is known of a folded word.
    pub(super) fn look_up(&self, word: &str) -> Known {
        let id = id_of(word);
        let mut known = Known { part: Part { id, classes: [UNKNOWN; 2] }, ..Known::default() };
        if let Some(common) = Common::find(id) {
            known.languages = common.languages();
            for language in 0..LANGUAGES.len() {
                if let Some(class) = common.class(language) {
                    known.part.classes[language] = class;
                    known.costs[language] = common.cost(language);
                }
            }
        }
        for lexicon in &self.lexicons {
            for (at, language) in LANGUAGES.into_iter().enumerate() {
                let knows = |word: &str| lexicon.contains(word, language);
                if known.languages & 1 << at == 0
                    && (knows(word) || with_ligature(word, &mut [0; 64]).is_some_and(knows))
                {
                    known.languages |= 1 << at;
                }
            }
        }
        if known.languages == 0 && word.len() >= SHORTEST_OF_CORPUS && self.corpus_has(id, IS_WORD) {
            known.languages = Languages::MAX;
        }
        known.is_letter = word.chars().nth(1).is_none();
        known
    }

    /// Whether so many texts of the corpus have a word.
    pub(super) fn corpus_has(&self, word: u64, texts: u32) -> bool {
        self.corpus.as_ref().is_some_and(|corpus| corpus.texts_with(word) >= texts)
    }

    pub(super) fn seen(
        &self,
        document: &HashSet<u64, BuildIdHasher>,
        first: u64,
        second: u64,
    ) -> Option<Seen> {
        let pair = pair_of(first, second);
        if first == 0 || second == 0 {
            None
        } else if document.contains(&pair) {
            Some(Seen::Document)
        } else {
            self.corpus.as_ref().filter(|corpus| corpus.has_pair(pair)).map(|_| Seen::Background)
        }
    }
}

/// A folded word with `œ` for its first `oe`, as lexicons have it.
pub(super) fn with_ligature<'b>(word: &str, buffer: &'b mut [u8]) -> Option<&'b str> {
    let at = memchr::memmem::find(word.as_bytes(), b"oe")?;
    let buffer = buffer.get_mut(..word.len())?;
    buffer.copy_from_slice(word.as_bytes());
    'œ'.encode_utf8(&mut buffer[at..]);
    std::str::from_utf8(buffer).ok()
}

/// A word as its neighbours see it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part {
    pub(super) id: u64,
    /// In each of the languages.
    pub(super) classes: [Class; 2],
}

impl Part {
    /// Nothing: the end of a row of neighbours.
    pub(super) const EDGE: Self = Self { id: 0, classes: [EDGE; 2] };
}

/// What the lists, the lexicons and the corpus know of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// The languages that have the word.
    pub(super) languages: Languages,
    pub(super) part: Part,
    /// What it costs in each of the languages, in half bits.
    pub(super) costs: [i32; 2],
    pub(super) is_letter: bool,
    /// Whether it often makes words of words.
    pub(super) is_affix: bool,
    /// Whether it makes nouns of verbs that stand before it.
    pub(super) is_particle: bool,
}

impl Known {
    /// A name of the text, by its folded form.
    pub(super) fn name(id: u64) -> Self {
        let part = Part { id, classes: [NAME; 2] };
        Self { languages: Languages::MAX, part, costs: [COST_OF_NAME; 2], ..Self::default() }
    }

    /// Whether the built-in list of a language doesn't have it.
    pub(super) fn is_rare(&self, language: usize) -> bool {
        self.part.classes[language] <= NUMBER
    }

    /// Whether it is one of the commonest words of a language, and nothing else.
    pub(super) fn is_common(&self, language: usize) -> bool {
        self.costs[language] <= COST_OF_COMMON && !self.is_letter && !self.is_affix
    }
}

impl Default for Known {
    fn default() -> Self {
        Self {
            languages: 0,
            part: Part::EDGE,
            costs: [COST_OF_RARE; 2],
            is_letter: false,
            is_affix: false,
            is_particle: false,
        }
    }
}

/// What a name costs that stands alone elsewhere in the text, in half bits.
pub(super) const COST_OF_NAME: i32 = 20;

/// What the commonest words cost at most: some hundred of each language.
pub(super) const COST_OF_COMMON: i32 = 19;

/// Whether a folded word is one of the commonest of a language.
pub(super) fn is_common(word: &str, language: usize) -> bool {
    Common::find(id_of(word))
        .is_some_and(|common| common.class(language).is_some() && common.cost(language) <= COST_OF_COMMON)
}

/// What a word costs that is in no list but in a lexicon or a corpus, in half bits.
pub(super) const COST_OF_RARE: i32 = 44;

/// A word that so many texts of a corpus have is one, also as a part of another.
pub(super) const IS_WORD: u32 = 3;
/// Shorter words of a corpus, in bytes, are letters and what apostrophes leave.
pub(super) const SHORTEST_OF_CORPUS: usize = 3;

/// A word that so many texts of a corpus have is not fused.
pub(super) const IS_WHOLE: u32 = 2;
