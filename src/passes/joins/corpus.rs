//! A background of texts: which words stand side by side in a language.

use std::collections::{HashMap, HashSet};

use crate::words::id::{BuildIdHasher, pair_of};

use super::fused_words::tokens::tokens;

/// What [`FusedWords`](super::FusedWords) knows of other texts: their words, and which of them stand side by side.
///
/// A word that two or more texts have is no fused one, and a pair that a text has is evidence where an unknown word might
/// be two. The more text of the kind that is to be cleaned, the more is found: a few hundred thousand words do much.
/// Words and pairs are kept as numbers of eight bytes, so a corpus takes some ten bytes a word of new text and shows
/// nothing of it.
///
/// ```
/// use std::sync::Arc;
/// use guillemot::Pipeline;
/// use guillemot::passes::{Corpus, FusedWords};
///
/// let corpus = Arc::new(Corpus::learn(["Elle prend le billet du bac.", "Avec le billet du matin, on passe."]));
/// let pipeline = Pipeline::builder().pass(FusedWords::new().with_corpus(corpus)).build()?;
/// assert_eq!(pipeline.clean("Il prend lebillet du soir.").as_str(), "Il prend le billet du soir.");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// In how many texts a word stands, and the last of these.
    words: HashMap<u64, (u32, u32), BuildIdHasher>,
    pairs: HashSet<u64, BuildIdHasher>,
    texts: u32,
}

impl Corpus {
    /// Learns from texts, one document each.
    pub fn learn<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        let mut corpus = Self::default();
        corpus.extend(texts);
        corpus
    }

    /// How many different pairs of words it knows.
    #[must_use]
    pub fn pairs(&self) -> usize {
        self.pairs.len()
    }

    pub(super) fn has_pair(&self, pair: u64) -> bool {
        self.pairs.contains(&pair)
    }

    /// In how many texts a word stands.
    pub(super) fn texts_with(&self, word: u64) -> u32 {
        self.words.get(&word).map_or(0, |&(texts, _)| texts)
    }
}

impl<T: AsRef<str>> Extend<T> for Corpus {
    fn extend<I: IntoIterator<Item = T>>(&mut self, texts: I) {
        let mut folded = String::new();
        for text in texts {
            self.texts += 1;
            let mut last = 0;
            for token in tokens(text.as_ref()) {
                let id = token.id(&mut folded);
                let (texts, latest) = self.words.entry(id).or_default();
                *texts += u32::from(std::mem::replace(latest, self.texts) != self.texts);
                if !token.is_apart {
                    self.pairs.insert(pair_of(last, id));
                }
                last = id;
            }
        }
    }
}
