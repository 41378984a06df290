//! Lexicons: which words a language has.

use std::collections::HashSet;
use std::hash::BuildHasher;

use once_cell::sync::Lazy;

use crate::locale::Language;

/// Knows words. Built in are [`CommonWords`]; a set of words or a closure is a lexicon too.
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

static FRENCH: Lazy<HashSet<&'static str>> = Lazy::new(|| include_str!("words/fr.txt").lines().collect());
static ENGLISH: Lazy<HashSet<&'static str>> = Lazy::new(|| include_str!("words/en.txt").lines().collect());

impl Lexicon for CommonWords {
    fn contains(&self, word: &str, language: Language) -> bool {
        match language {
            Language::French => FRENCH.contains(word),
            Language::English => ENGLISH.contains(word),
            _ => false,
        }
    }
}
