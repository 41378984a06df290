//! Words that lost the space between them: `Kerlouanthéâtre`, `lebillet`.

use std::fmt;
use std::sync::Arc;

use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::words::Lexicon;

use super::corpus::Corpus;

mod compounds;
mod context;
mod derived;
mod evidence;
mod glue;
mod knowledge;
mod names;
mod reading;
mod splits;
pub(super) mod tokens;

pub use evidence::{Evidence, Seen};
use reading::Reading;

static RULE: Rule = Rule::new("joins/fused-words", "A space parts two words that extraction joined.")
    .example(
        "Le port de Kerlouan. À Kerlouanthéâtre des régates.",
        "Le port de Kerlouan. À Kerlouan théâtre des régates.",
    );

/// Parts words that extraction joined, by evidence.
///
/// A word is looked at when no list knows it, with other accents neither, it stands once in the text, most words of its
/// line and of the text are of one language (or nearly all of a long line), and it can be cut into parts that are words
/// of that language (or one word and one name that stands alone elsewhere in the text). That alone says little:
/// `leaderboard`, `métadonnées` and `pourquoi` are such. What decides is how much likelier the parts are than the
/// whole: how common they are, whether such words go with each other and with the words beside them, and whether the
/// letters look like one word. All of this is counted in the built-in [`CommonWords`](crate::CommonWords). It weighs
/// more when the same words stand side by side elsewhere, in the same text or in a [`Corpus`] that the caller had it
/// learn from. How sure that makes an [`Evidence`] is said by [`Evidence::confidence`], or by the caller
/// ([`with_levels`](Self::with_levels)). Where two cuts are nearly alike, the word is only reported. So it is where one
/// part may be an affix (`surinvestissement`, `leftmost`), where the text is typed without accents and one may be
/// missing (`decouvrir`), behind a title (`monsieur laforêt`), beside what
/// says that it is a name of programs (`the noscript tag`), and where a text of programs has two nouns in one
/// (`drawingarea`), where the reform of French spelling or a writer may have welded a compound (`hautparleur`), and where a
/// word that begins a sentence may be a name (`Lagrange`), unless the text tells otherwise.
///
/// In a line that is clearly of another language than its parts, a word stays: Spanish `desde` is not `des` and `de`.
///
/// A lexicon ([`with_lexicon`](Self::with_lexicon)) makes both more words unknown as a whole known, and more parts words.
///
/// A cut is evidence for the next one, within one run: `surlequai` and `lequaidu` may help each other.
///
/// The pass looks up every word: it reads novels at some seventy to ninety megabytes a second, a twentieth of what the passes
/// do that share a scan. It is for French and English; German, which makes words of words, is not cut.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::FusedWords;
///
/// let pipeline = Pipeline::builder().pass(FusedWords::new()).build()?;
/// let cleaned = pipeline.clean("La ville de Kerlouanthéâtre des combats. Kerlouan résiste.");
/// assert_eq!(cleaned.as_str(), "La ville de Kerlouan théâtre des combats. Kerlouan résiste.");
/// assert!(!pipeline.clean("Georges vit à Georgetown, pourquoi ?").is_changed());
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Clone, Default)]
pub struct FusedWords {
    lexicons: Vec<Arc<dyn Lexicon>>,
    corpus: Option<Arc<Corpus>>,
    levels: Option<Arc<Levels>>,
}

type Levels = dyn Fn(&Evidence) -> Option<Confidence> + Send + Sync;

impl fmt::Debug for FusedWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FusedWords")
            .field("lexicons", &self.lexicons.len())
            .field("has_corpus", &self.corpus.is_some())
            .field("has_levels", &self.levels.is_some())
            .finish()
    }
}

impl FusedWords {
    /// The pass with the built-in [`CommonWords`](crate::CommonWords), without a corpus.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a lexicon: its words are known, besides the built-in ones. Default: none. Costs a look-up for each word that the
    /// built-in lists don't know, and some twenty more for each that is still unknown.
    ///
    /// ```
    /// use guillemot::{Language, Pipeline};
    /// use guillemot::passes::FusedWords;
    ///
    /// let brands = |word: &str, _: Language| word == "kerlouanthéâtre";
    /// let pipeline = Pipeline::builder().pass(FusedWords::new().with_lexicon(brands)).build()?;
    /// assert!(!pipeline.clean("La ville de Kerlouanthéâtre. Kerlouan résiste.").is_changed());
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: impl Lexicon + 'static) -> Self {
        self.lexicons.push(Arc::new(lexicon));
        self
    }

    /// What other texts show: see [`Corpus`]. Default: none.
    #[must_use]
    pub fn with_corpus(mut self, corpus: impl Into<Arc<Corpus>>) -> Self {
        self.corpus = Some(corpus.into());
        self
    }

    /// How sure which evidence is. Default: [`Evidence::confidence`].
    ///
    /// ```
    /// use guillemot::{Confidence, Pipeline};
    /// use guillemot::passes::{Evidence, FusedWords};
    ///
    /// let names_are_suspect = |evidence: &Evidence| match evidence.has_name() {
    ///     true => Some(Confidence::Suspect),
    ///     false => evidence.confidence(),
    /// };
    /// let pipeline = Pipeline::builder().pass(FusedWords::new().with_levels(names_are_suspect)).build()?;
    /// assert!(!pipeline.clean("La ville de Kerlouanthéâtre. Kerlouan résiste.").is_changed());
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    #[must_use]
    pub fn with_levels(
        mut self,
        levels: impl Fn(&Evidence) -> Option<Confidence> + Send + Sync + 'static,
    ) -> Self {
        self.levels = Some(Arc::new(levels));
        self
    }

    fn level(&self, evidence: &Evidence) -> Option<Confidence> {
        self.levels.as_ref().map_or_else(|| evidence.confidence(), |levels| levels(evidence))
    }
}

impl Pass for FusedWords {
    fn id(&self) -> &'static str {
        "fused-words"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Words
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        doc.with_memory(|reading: &mut Reading| {
            reading.find_candidates(self, doc);
            if reading.has_hope(self) {
                reading.read(doc.text());
                reading.decide(self, doc);
                reading.propose(edits);
            }
        });
    }
}
