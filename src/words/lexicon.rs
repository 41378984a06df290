//! Lexicons: which words a language has.

use std::collections::HashSet;
use std::hash::BuildHasher;

use crate::locale::Language;

use super::{ENGLISH, FRENCH, languages_of};

#[cfg(feature = "spellbook")]
mod hunspell;

#[cfg(feature = "spellbook")]
pub use hunspell::{Hunspell, HunspellError};

/// Knows words. Built in are [`CommonWords`]; a set of words or a closure is a lexicon too, and so are, behind the
/// features of these names, a set of the crate `fst` and a dictionary that the crate `spellbook` reads.
///
/// ```
/// use std::collections::HashSet;
/// use guillemot::{CommonWords, Language, Lexicon};
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
/// use guillemot::passes::FusedWords;
/// use guillemot::{Language, Lexicon};
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

/// Some fourteen thousand common forms each of French and of English. Other languages have none.
///
/// The lists are counts of our own over running text; `src/words/lists/README.md` in the sources says which. They
/// are read at the first use, which takes some milliseconds.
#[derive(Debug, Clone, Copy, Default)]
pub struct CommonWords;

impl Lexicon for CommonWords {
    fn contains(&self, word: &str, language: Language) -> bool {
        let asked = match language {
            Language::French => FRENCH,
            Language::English => ENGLISH,
            _ => return false,
        };
        languages_of(word) & asked != 0
    }
}
