//! Lexicons: which words a language has.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use once_cell::sync::Lazy;

use crate::locale::Language;

use super::fold_into;
use super::fused_words::{ENGLISH, FRENCH, Languages};
use super::word_id::{BuildIdHasher, has_accented_head, id_of};

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

/// The words of both lists by their numbers, with the languages that have them: in two more bits, [`ACCENTED`] places up,
/// those that have them with an accent on the first letter.
static COMMON: Lazy<HashMap<u64, Languages, BuildIdHasher>> = Lazy::new(|| {
    let lists = [(include_str!("words/fr.txt"), FRENCH), (include_str!("words/en.txt"), ENGLISH)];
    let mut words = HashMap::with_capacity_and_hasher(32_768, BuildIdHasher::default());
    for (list, language) in lists {
        for word in list.lines() {
            let mut folded = [0; LONGEST];
            let word =
                fold_into(word, &mut folded).expect("a test has it that no word of the lists is longer");
            let bits = if has_accented_head(word) { language << ACCENTED } else { language };
            *words.entry(id_of(word)).or_default() |= bits;
        }
    }
    words
});

const ACCENTED: u32 = 2;

/// Room for the longest word of the lists, in bytes.
const LONGEST: usize = 48;

impl CommonWords {
    /// The languages that have a folded word, of which the number is known.
    pub(super) fn languages(word: &str, id: u64) -> Languages {
        let bits = COMMON.get(&id).copied().unwrap_or(0);
        if has_accented_head(word) { bits >> ACCENTED } else { bits & (FRENCH | ENGLISH) }
    }

    /// The languages that have a word, with or without an accent on its first letter: capitals often lack theirs.
    pub(super) fn languages_of_capital(id: u64) -> Languages {
        let bits = COMMON.get(&id).copied().unwrap_or(0);
        (bits | bits >> ACCENTED) & (FRENCH | ENGLISH)
    }
}

impl Lexicon for CommonWords {
    fn contains(&self, word: &str, language: Language) -> bool {
        let mut folded = [0; LONGEST];
        let languages = fold_into(word, &mut folded).map_or(0, |word| Self::languages(word, id_of(word)));
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
        let lists = [include_str!("words/fr.txt"), include_str!("words/en.txt")];
        let mut words = HashSet::new();
        for word in lists.iter().flat_map(|list| list.lines()) {
            let mut buffer = [0; LONGEST];
            let folded = fold_into(word, &mut buffer).expect("no word is longer").to_owned();
            let mut letters = folded.chars();
            let head = letters.next().map(|head| match head {
                'à' if !letters.as_str().is_empty() => 'a',
                'ç' => 'c',
                'é' | 'ê' => 'e',
                _ => head,
            });
            words.insert((head, letters.as_str().to_owned()));
        }
        assert_eq!(words.len(), COMMON.len());
    }

    #[test]
    fn capitals_may_lack_their_accents_and_words_their_ligature() {
        for word in ["école", "à", "ça", "œuvre", "oeuvre", "sœur", "soeur"] {
            assert!(CommonWords.contains(word, Language::French), "{word}");
        }
        assert!(!CommonWords.contains("ecole", Language::French));
        assert!(!CommonWords.contains("à", Language::English));
        assert_eq!(CommonWords::languages_of_capital(id_of("ecole")), FRENCH);
    }
}
