//! Lexicons: which words a language has.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use once_cell::sync::Lazy;

use crate::locale::Language;

use super::fused_words::{ENGLISH, FRENCH, Languages};
use super::word_id::{BuildIdHasher, id_of};

#[cfg(feature = "spellbook")]
mod hunspell;

#[cfg(feature = "spellbook")]
pub use hunspell::{Hunspell, HunspellError};

/// Knows words. Built in are [`CommonWords`]; a set of words or a closure is a lexicon too, and so are, behind the
/// features of these names, a set of the crate `fst` and a dictionary that the crate `spellbook` reads.
///
/// ```
/// use std::collections::HashSet;
/// use guillemot::passes::{CommonWords, Lexicon};
/// use guillemot::Language;
///
/// assert!(CommonWords.contains("théâtre", Language::French));
/// let house: HashSet<String> = ["macareux".to_owned()].into();
/// assert!(Lexicon::contains(&house, "macareux", Language::French));
/// let numbers = |word: &str, _: Language| word.parse::<u64>().is_ok();
/// assert!(Lexicon::contains(&numbers, "1914", Language::English));
/// ```
pub trait Lexicon: Send + Sync {
    /// Whether `word`, in lower case, is a word of the language.
    fn contains(&self, word: &str, language: Language) -> bool;
}

impl<S: BuildHasher + Send + Sync> Lexicon for HashSet<String, S> {
    fn contains(&self, word: &str, _: Language) -> bool {
        HashSet::contains(self, word)
    }
}

/// A set of words in lower case, of any language. Behind the feature `fst`; a set of a million words takes a few
/// megabytes, and may be mapped from a file.
///
/// ```
/// use guillemot::Language;
/// use guillemot::passes::{FusedWords, Lexicon};
///
/// let set = fst::Set::from_iter(["guillemot", "macareux"])?;
/// assert!(Lexicon::contains(&set, "macareux", Language::French));
/// let pass = FusedWords::new().with_lexicon(set);
/// # Ok::<(), fst::Error>(())
/// ```
#[cfg(feature = "fst")]
#[cfg_attr(docsrs, doc(cfg(feature = "fst")))]
impl<D: AsRef<[u8]> + Send + Sync> Lexicon for fst::Set<D> {
    fn contains(&self, word: &str, _: Language) -> bool {
        fst::Set::contains(self, word)
    }
}

impl<F: Fn(&str, Language) -> bool + Send + Sync> Lexicon for F {
    fn contains(&self, word: &str, language: Language) -> bool {
        self(word, language)
    }
}

/// Some twelve thousand common forms each of French and of English. Other languages have none.
///
/// The lists are counts of our own over running text; `src/passes/joins/words/README.md` in the sources says which. They
/// are read at the first use, which takes about a millisecond.
#[derive(Debug, Clone, Copy, Default)]
pub struct CommonWords;

/// The words of both lists by their numbers, with the languages that have them.
static COMMON: Lazy<HashMap<u64, Languages, BuildIdHasher>> = Lazy::new(|| {
    let lists = [(include_str!("words/fr.txt"), FRENCH), (include_str!("words/en.txt"), ENGLISH)];
    let mut words = HashMap::with_capacity_and_hasher(32_768, BuildIdHasher::default());
    for (list, language) in lists {
        for word in list.lines() {
            *words.entry(id_of(word)).or_default() |= language;
        }
    }
    words
});

impl CommonWords {
    /// The languages that have the word of a number.
    pub(super) fn languages(word: u64) -> Languages {
        COMMON.get(&word).copied().unwrap_or(0)
    }
}

impl Lexicon for CommonWords {
    fn contains(&self, word: &str, language: Language) -> bool {
        let languages = Self::languages(id_of(word));
        match language {
            Language::French => languages & FRENCH != 0,
            Language::English => languages & ENGLISH != 0,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_words_share_a_number() {
        let words: HashSet<&str> = [include_str!("words/fr.txt"), include_str!("words/en.txt")]
            .iter()
            .flat_map(|list| list.lines())
            .collect();
        assert_eq!(words.len(), COMMON.len());
    }
}
