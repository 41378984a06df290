//! Why a word is taken for two: evidence as a value.

use std::fmt;

use crate::pass::Confidence;

/// Where two words were seen side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Seen {
    /// Elsewhere in the same text.
    Document,
    /// In the [`Corpus`](super::Corpus).
    Background,
}

/// What speaks for a space inside a word that no list knows, whose parts are words. A finding's reason shows it.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::FusedWords;
///
/// let pipeline = Pipeline::builder().pass(FusedWords::new()).build()?;
/// let text = "On monte sur le bateau du soir. On monte sur lebateau du soir.";
/// let cleaned = pipeline.clean(text);
/// let reason = cleaned.findings().next().map(|finding| finding.reason().to_owned());
/// assert_eq!(
///     reason.as_deref(),
///     Some("both parts are words, one of them a function word; before (here), behind (here) and across (here) they stand in like company"),
/// );
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(clippy::struct_excessive_bools)] // facts that don't exclude each other
pub struct Evidence {
    pub(super) before: Option<Seen>,
    pub(super) behind: Option<Seen>,
    pub(super) between: Option<Seen>,
    pub(super) has_name: bool,
    pub(super) is_case_joint: bool,
    pub(super) has_function_word: bool,
    pub(super) starts_sentence: bool,
    pub(super) is_capitalised: bool,
    pub(super) has_letter: bool,
    pub(super) parts: u8,
}

impl Evidence {
    /// Where the word before and the first part were seen side by side.
    #[must_use]
    pub fn before(&self) -> Option<Seen> {
        self.before
    }

    /// Where the last part and the word behind were seen side by side.
    #[must_use]
    pub fn behind(&self) -> Option<Seen> {
        self.behind
    }

    /// Where the parts themselves were seen side by side.
    #[must_use]
    pub fn between(&self) -> Option<Seen> {
        self.between
    }

    /// Whether one part is no word of a list but a name that stands alone elsewhere in the text.
    #[must_use]
    pub fn has_name(&self) -> bool {
        self.has_name
    }

    /// Whether a capital within the word shows the joint.
    #[must_use]
    pub fn is_case_joint(&self) -> bool {
        self.is_case_joint
    }

    /// Whether a part is an article, a preposition, a conjunction or a pronoun.
    #[must_use]
    pub fn has_function_word(&self) -> bool {
        self.has_function_word
    }

    /// How sure the evidence is by default; `None` when it is not worth a word.
    ///
    /// - Certain: the parts were seen side by side, and the last one with the word behind; or, when one of them is a
    ///   function word, the first one with the word before.
    /// - Likely: a name that stands alone elsewhere; a capital at the joint; two sightings; the parts seen side by side
    ///   when one is a function word, or in the same text; any sighting in the same text when one is a function word.
    /// - Suspect: any other sighting, and all where a capital within a sentence makes a name of the word.
    #[must_use]
    pub fn confidence(&self) -> Option<Confidence> {
        use Confidence::{Certain, Likely, Suspect};
        let sides = u8::from(self.before.is_some()) + u8::from(self.behind.is_some());
        let is_across = self.between.is_some();
        let sightings = sides + u8::from(is_across);
        let is_here = [self.before, self.behind, self.between].contains(&Some(Seen::Document));
        if self.has_name {
            return Some(if self.starts_sentence { Suspect } else { Likely });
        }
        let level = match (sightings, self.has_function_word) {
            _ if self.parts > 2 || self.has_letter => match sightings {
                3 => Likely,
                2 => Suspect,
                _ => return None,
            },
            (3, _) => Certain,
            (2, true) if is_across => Certain,
            (2, false) if is_across && self.behind.is_some() => Certain,
            (2, _) => Likely,
            (1, true) if is_across || is_here => Likely,
            (1, false) if is_across && is_here => Likely,
            _ if self.is_case_joint => Likely,
            (1, _) => Suspect,
            _ => return None,
        };
        // A capital makes a name of a word, but at the head of a sentence.
        Some(match (self.is_capitalised, self.starts_sentence) {
            (true, false) => Suspect,
            (true, true) => level.min(Likely),
            (false, _) => level,
        })
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.has_name, self.parts) {
            (true, _) => "a common word and a name that stands alone elsewhere",
            (false, 2) => "both parts are words",
            _ => "all parts are words",
        })?;
        if self.has_function_word && !self.has_name {
            f.write_str(", one of them a function word")?;
        }
        if self.is_case_joint {
            f.write_str(", and a capital shows the joint")?;
        }
        let places = [("before", self.before), ("behind", self.behind), ("across", self.between)];
        let seen: Vec<String> = places
            .into_iter()
            .filter_map(|(place, seen)| {
                let source = match seen? {
                    Seen::Document => "here",
                    Seen::Background => "in the corpus",
                };
                Some(format!("{place} ({source})"))
            })
            .collect();
        match &seen[..] {
            [] => Ok(()),
            [one] => write!(f, "; {one} they stand in like company"),
            [rest @ .., last] => write!(f, "; {} and {last} they stand in like company", rest.join(", ")),
        }
    }
}
