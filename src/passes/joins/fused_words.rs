//! Words that lost the space between them: `Bakhmutthéâtre`.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;

use crate::chars::{is_blank, slice};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::Language;
use crate::pass::{Confidence, Pass, Phase, Rule};

use super::lexicon::{CommonWords, Lexicon};

static RULE: Rule = Rule::new("joins/fused-words", "A space parts two words that extraction joined.")
    .example(
        "Le port de Kerlouan. À Kerlouanthéâtre des régates.",
        "Le port de Kerlouan. À Kerlouan théâtre des régates.",
    );

/// The fewest letters of a name that a word may be joined to, and of a word that a name may be joined to.
const NAME: usize = 5;

/// Short words that no name ends in; others need as many letters as a name.
const SHORT_WORDS: [&str; 16] = [
    "avec", "chez", "dans", "dont", "mais", "pour", "sans", "sont", "sous", "vers", "from", "have", "that",
    "this", "were", "with",
];

/// Articles that a word may be joined to.
const ARTICLES: [&str; 4] = ["les", "des", "une", "le"];

/// Endings that make a name of a name (`Georgetown`, `Lillebonne`), or a brand (`Renaultsport`).
const NAME_ENDINGS: [&str; 62] = [
    "abad", "belle", "berge", "blanc", "bonne", "borough", "bourg", "bridge", "burgh", "capitale", "church",
    "coeur", "court", "exit", "field", "force", "garde", "haven", "house", "island", "jolie", "leaks",
    "maine", "mania", "marché", "marie", "market", "master", "monde", "montant", "mouth", "music", "neuve",
    "phone", "place", "plage", "point", "ports", "poste", "presse", "radio", "rouge", "sable", "shire",
    "sport", "stadt", "stein", "stone", "store", "street", "télé", "tower", "tours", "trade", "ville",
    "vision", "voile", "woman", "women", "works", "world", "worth",
];

/// Parts words that extraction joined, by evidence.
///
/// Applied is one kind of joint, the most certain without a dictionary: a name and a common word, as in
/// `Bakhmutthéâtre`. The token occurs once and no lexicon knows it; its first part is written like a name, is no common
/// word, and stands on its own elsewhere in the document; both have five letters at least (a few function words have
/// four); its second part is a common word of the line's language that is no usual ending of names (`Georgetown`). The other way round (`dansBakhmut`), the name is
/// the second part. Where two places could part the token, it is only reported, and so is an article joined to a common
/// word (`lebillet`): too many words begin like one.
///
/// The pass reads every word of a text: it is the slowest of the built-in ones, at some hundred megabytes a second.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::FusedWords;
///
/// let pipeline = Pipeline::builder().pass(FusedWords::new()).build()?;
/// let cleaned = pipeline.clean("La ville de Bakhmutthéâtre des combats. Bakhmut résiste.");
/// assert_eq!(cleaned.as_str(), "La ville de Bakhmut théâtre des combats. Bakhmut résiste.");
/// assert!(!pipeline.clean("Georges vit à Georgetown, pourquoi ?").is_changed());
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Clone)]
pub struct FusedWords {
    lexicon: Option<Arc<dyn Lexicon>>,
}

impl fmt::Debug for FusedWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FusedWords").field("has_lexicon", &self.lexicon.is_some()).finish()
    }
}

impl Default for FusedWords {
    fn default() -> Self {
        Self::new()
    }
}

impl FusedWords {
    /// The pass with the built-in [`CommonWords`].
    #[must_use]
    pub fn new() -> Self {
        Self { lexicon: None }
    }

    /// Adds a lexicon: its words are known, besides the built-in ones. Default: none. Costs one look-up for each word
    /// that the built-in lists don't know.
    ///
    /// ```
    /// use guillemot::{Language, Pipeline};
    /// use guillemot::passes::FusedWords;
    ///
    /// let brands = |word: &str, _: Language| word == "bakhmutthéâtre";
    /// let pipeline = Pipeline::builder().pass(FusedWords::new().with_lexicon(brands)).build()?;
    /// assert!(!pipeline.clean("La ville de Bakhmutthéâtre. Bakhmut résiste.").is_changed());
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: impl Lexicon + 'static) -> Self {
        self.lexicon = Some(Arc::new(lexicon));
        self
    }

    fn knows(&self, word: &str, language: Language) -> bool {
        CommonWords.contains(word, language)
            || self.lexicon.as_ref().is_some_and(|lexicon| lexicon.contains(word, language))
    }

    fn knows_in_any_language(&self, word: &str) -> bool {
        self.knows(word, Language::French) || self.knows(word, Language::English)
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
        Phase::Joins
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        doc.with_memory(|workspace: &mut Workspace| {
            let Workspace { names, folded } = workspace;
            names.clear();
            for token in doc.words(0..doc.text().len()) {
                let word = slice(doc.text(), token.clone());
                if word.len() < NAME + 2 {
                    continue;
                }
                let Some(shape) = Shape::of(word) else { continue };
                let article = ARTICLES.iter().find(|article| word.starts_with(**article));
                if matches!(shape, Shape::Lower) && article.is_none() {
                    continue;
                }
                let language = doc.language_at(token.start).unwrap_or(doc.locale().language());
                let joint = match (shape, article) {
                    (Shape::NameFirst, _) => {
                        self.joint_after_name(doc, (token.start, word), language, names, folded)
                    }
                    (Shape::NameLast(at), _) => {
                        self.joint_before_name(doc, word, at, language, names, folded)
                    }
                    (Shape::Lower, Some(article)) => {
                        self.joint_after_article(word, article, language, folded)
                    }
                    (Shape::Lower, None) => None,
                };
                if let Some(Joint { at, confidence, reason }) = joint {
                    edits.insert(token.start + at, " ").confidence(confidence).because(reason);
                }
            }
        });
    }
}

struct Joint {
    at: usize,
    confidence: Confidence,
    reason: &'static str,
}

/// How a token is written.
enum Shape {
    /// A capital, then small letters: a name may come first.
    NameFirst,
    /// Small letters, then a capital at this offset, then small letters: a name may come last.
    NameLast(usize),
    /// Small letters only.
    Lower,
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
            if c.is_uppercase() {
                capitals += 1;
                capital_at = at;
            }
        }
        match (capitals, capital_at) {
            (0, _) => Some(Self::Lower),
            (1, 0) => Some(Self::NameFirst),
            (1, at) => Some(Self::NameLast(at)),
            _ => None,
        }
    }
}

#[derive(Debug, Default)]
struct Workspace {
    names: Names,
    /// A word in lower case.
    folded: String,
}

impl FusedWords {
    fn joint_after_name(
        &self,
        doc: &Document<'_>,
        (start, word): (usize, &str),
        language: Language,
        names: &mut Names,
        folded: &mut String,
    ) -> Option<Joint> {
        if word.chars().take(NAME + 4).count() < NAME + 4 || self.knows_in_any_language(fold(word, folded)) {
            return None;
        }
        let mut found: Option<usize> = None;
        for (at, name, rest) in joints(word) {
            if !self.knows(rest, language) {
                continue;
            }
            if !self.is_name(doc, name, names, folded) || self.is_joined(doc, name, names, folded) {
                continue;
            }
            if found.replace(at).is_some() {
                return Some(Joint {
                    at,
                    confidence: Confidence::Suspect,
                    reason: "several places could part it",
                });
            }
        }
        let at = found.filter(|_| names.of(doc).is_alone(word))?;
        if starts_sentence(doc.text(), start) {
            // Any word has a capital there: `Unissons` is no *Unis* and *sons*.
            return Some(Joint {
                at,
                confidence: Confidence::Suspect,
                reason: "a word at the head of a sentence",
            });
        }
        Some(Joint {
            at,
            confidence: Confidence::Likely,
            reason: "the name stands alone elsewhere, and a common word follows it",
        })
    }

    /// Whether a word stands on its own in the text, and no lexicon knows it.
    fn is_name(&self, doc: &Document<'_>, word: &str, names: &mut Names, folded: &mut String) -> bool {
        names.of(doc).has(word) && !self.knows_in_any_language(fold(word, folded))
    }

    /// Whether a name may be a name and a word itself: the places where it stands alone may be parted too, and then there
    /// is no such name.
    fn is_joined(&self, doc: &Document<'_>, name: &str, names: &mut Names, folded: &mut String) -> bool {
        joints(name)
            .any(|(_, name, rest)| self.knows_in_any_language(rest) && self.is_name(doc, name, names, folded))
    }

    fn joint_before_name(
        &self,
        doc: &Document<'_>,
        word: &str,
        at: usize,
        language: Language,
        names: &mut Names,
        folded: &mut String,
    ) -> Option<Joint> {
        let (rest, name) = (slice(word, 0..at), slice(word, at..word.len()));
        let is_name = name.chars().count() >= NAME && !self.knows_in_any_language(fold(name, folded));
        if rest.chars().count() < 2 || !is_name || !self.knows(rest, language) {
            return None;
        }
        let stands_alone = names.of(doc).has(name)
            && names.of(doc).is_alone(word)
            && !self.is_joined(doc, name, names, folded);
        stands_alone.then_some(Joint {
            at,
            confidence: Confidence::Likely,
            reason: "a common word, and a name that stands alone elsewhere",
        })
    }

    fn joint_after_article(
        &self,
        word: &str,
        article: &str,
        language: Language,
        folded: &mut String,
    ) -> Option<Joint> {
        if language != Language::French {
            return None;
        }
        let rest = slice(word, article.len()..word.len());
        let is_long = rest.chars().count() >= NAME;
        if !is_long || !self.knows(rest, language) || self.knows(fold(word, folded), language) {
            return None;
        }
        Some(Joint {
            at: article.len(),
            confidence: Confidence::Suspect,
            reason: "an article and a common word, where no list knows the whole",
        })
    }
}

/// Where a name and a word could be joined in a word: the place, the name, and the word.
fn joints(word: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let places = word.char_indices().skip(NAME).map(|(at, _)| at);
    let parts = places.map(|at| (at, slice(word, 0..at), slice(word, at..word.len())));
    parts.filter(|(_, _, rest)| {
        let is_long = rest.chars().take(NAME).count() == NAME;
        if is_long { !NAME_ENDINGS.contains(rest) } else { SHORT_WORDS.contains(rest) }
    })
}

/// Whether the word at `at` is the first of a sentence or of a line.
fn starts_sentence(text: &str, at: usize) -> bool {
    // All quotation marks are looked through alike: what they are is found out later.
    let is_mark = |c: char| {
        let is_quote = matches!(c, '"' | '\'' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '<' | '>');
        is_blank(c) || is_quote || matches!(c, '(' | '[' | '—' | '–' | '-')
    };
    let head = slice(text, 0..at).trim_end_matches(is_mark);
    head.is_empty() || head.ends_with(['\n', '.', '!', '?', '…', ':'])
}

fn fold<'f>(word: &str, folded: &'f mut String) -> &'f str {
    folded.clear();
    folded.extend(word.chars().flat_map(char::to_lowercase));
    folded
}

/// The words with a capital in a document, by their hashes, counted when first asked for.
#[derive(Debug, Default)]
struct Names {
    counts: HashMap<u64, u32>,
    hasher: RandomState,
    is_filled: bool,
}

impl Names {
    fn clear(&mut self) {
        self.counts.clear();
        self.is_filled = false;
    }

    fn of(&mut self, doc: &Document<'_>) -> &Self {
        if !self.is_filled {
            self.is_filled = true;
            for range in doc.words(0..doc.text().len()) {
                let word = slice(doc.text(), range);
                if word.contains(char::is_uppercase) {
                    *self.counts.entry(self.hasher.hash_one(word)).or_default() += 1;
                }
            }
        }
        self
    }

    fn has(&self, name: &str) -> bool {
        self.counts.contains_key(&self.hasher.hash_one(name))
    }

    /// Whether a word occurs no more than once.
    fn is_alone(&self, word: &str) -> bool {
        self.counts.get(&self.hasher.hash_one(word)).is_none_or(|&count| count < 2)
    }
}
