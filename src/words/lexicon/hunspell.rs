//! Dictionaries of Hunspell's format, read when a program runs.

use std::io;
use std::path::{Path, PathBuf};

use super::Lexicon;
use crate::locale::Language;

/// A dictionary of Hunspell's format (`fr.aff` and `fr.dic`), for one language. Behind the feature `spellbook`.
///
/// No dictionary comes with the crate: those of most languages have terms of their own. A look-up costs some hundred
/// nanoseconds to a microsecond, and only words that no list knows are looked up, with their parts.
///
/// ```no_run
/// use guillemot::passes::FusedWords;
/// use guillemot::{Hunspell, Language};
///
/// let french = Hunspell::open("dictionaries/fr.aff", "dictionaries/fr.dic", Language::French)?;
/// let pass = FusedWords::new().with_lexicon(french);
/// # Ok::<(), guillemot::HunspellError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Hunspell {
    dictionary: spellbook::Dictionary,
    language: Language,
}

impl Hunspell {
    /// Reads a dictionary from its two files, which must be UTF-8.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, or the two are no dictionary.
    pub fn open(
        aff: impl AsRef<Path>,
        dic: impl AsRef<Path>,
        language: Language,
    ) -> Result<Self, HunspellError> {
        let read = |path: &Path| {
            std::fs::read_to_string(path)
                .map_err(|source| HunspellErrorKind::Read { path: path.to_owned(), source })
        };
        Self::parse(&read(aff.as_ref())?, &read(dic.as_ref())?, language)
    }

    /// A dictionary from the contents of its two files.
    ///
    /// ```
    /// use guillemot::Language;
    /// use guillemot::{Hunspell, Lexicon};
    ///
    /// let house = Hunspell::parse("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", "1\nmacareux\nguillemot/S\n", Language::French)?;
    /// assert!(house.contains("guillemots", Language::French));
    /// assert!(!house.contains("guillemots", Language::English));
    /// # Ok::<(), guillemot::HunspellError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When they are no dictionary.
    pub fn parse(aff: &str, dic: &str, language: Language) -> Result<Self, HunspellError> {
        let dictionary = spellbook::Dictionary::new(aff, dic)
            .map_err(|error| HunspellErrorKind::Parse(error.to_string()))?;
        Ok(Self { dictionary, language })
    }
}

impl Lexicon for Hunspell {
    fn contains(&self, word: &str, language: Language) -> bool {
        language == self.language && self.dictionary.check(word)
    }
}

/// A Hunspell dictionary that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct HunspellError(#[from] HunspellErrorKind);

#[derive(Debug, thiserror::Error)]
enum HunspellErrorKind {
    #[error("the file `{path}` of a Hunspell dictionary can't be read", path = path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("no Hunspell dictionary: {0}")]
    Parse(String),
}
