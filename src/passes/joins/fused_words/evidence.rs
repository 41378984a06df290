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
///     Some("both parts are words; here they are more than a million times likelier than one word; \
///           before (here), behind (here) and across (here) they stand in like company"),
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
    pub(super) starts_sentence: bool,
    pub(super) is_capitalised: bool,
    pub(super) has_common_word: bool,
    pub(super) has_particle: bool,
    pub(super) has_rare_word: bool,
    pub(super) has_letter: bool,
    pub(super) has_affix: bool,
    pub(super) is_typed_plainly: bool,
    pub(super) is_of_code: bool,
    pub(super) may_be_name: bool,
    pub(super) parts: u8,
    /// In half bits.
    pub(super) weight: i32,
}

impl Evidence {
    /// How much likelier several words are here than one, in bits: 10 is a thousand times, and below 0 one word is likelier.
    ///
    /// It weighs how common the parts are and how well they go with each other and with the words beside them, against
    /// how much the letters look like one word. What was seen in the text and in the [`Corpus`](super::Corpus) is in it.
    #[must_use]
    pub fn bits(&self) -> i32 {
        self.weight.div_euclid(2)
    }

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

    /// Whether a part is one of the commonest words, such as articles and pronouns, that make no words of words.
    #[must_use]
    pub fn has_common_word(&self) -> bool {
        self.has_common_word
    }

    /// Whether a part may be what makes one word of the other, such as `sur` in `surinvestissement`, or a prefix whose
    /// accent was not typed.
    #[must_use]
    pub fn has_affix(&self) -> bool {
        self.has_affix
    }

    /// Whether the text has no accents where the language of the parts has many, so that few of its words are in a list.
    #[must_use]
    pub fn is_typed_plainly(&self) -> bool {
        self.is_typed_plainly
    }

    /// Whether the text speaks of code, which makes names of words.
    #[must_use]
    pub fn is_of_code(&self) -> bool {
        self.is_of_code
    }

    /// Whether the word begins a sentence and is of the make of surnames and towns, such as `Lagrange` and `Goodfellow`,
    /// and the text doesn't tell that it is none: its parts stand [side by side](Self::between) elsewhere in a short text, or
    /// in a long one where the last [stands before the word behind](Self::behind), too.
    #[must_use]
    pub fn may_be_name(&self) -> bool {
        self.may_be_name
    }

    /// How sure the evidence is by default; `None` when it is not worth a word.
    ///
    /// By its [bits](Self::bits): where a part is one of the [commonest words](Self::has_common_word), certain from 16,
    /// likely from 8, suspect from 6; else, and with a part of one letter or three parts, 7 more, and before a particle that
    /// makes nouns (`buildup`) 7 again. A capital within a sentence makes a name of a word, and is suspect; names, capitals
    /// that show a joint (brands have them), and words that only a lexicon or a corpus has, are likely at most. In a text
    /// [without accents](Self::is_typed_plainly) or [of code](Self::is_of_code) it is 7 more; in one of code, a capital and
    /// parts that are both no commonest words are suspect, and so is an [affix](Self::has_affix) anywhere, unless the parts
    /// were seen [side by side](Self::between). What [may be a name](Self::may_be_name) is suspect too.
    #[must_use]
    pub fn confidence(&self) -> Option<Confidence> {
        use Confidence::{Certain, Likely, Suspect};
        let is_plain = self.has_common_word && !self.has_letter && self.parts == 2;
        let is_noun = self.has_particle && self.between.is_none();
        let is_derived = self.has_affix && self.between.is_none();
        let doubts = [!is_plain, is_noun, self.is_typed_plainly, self.is_of_code];
        let more: i32 = doubts.into_iter().map(|doubt| if doubt { MORE } else { 0 }).sum();
        let level = match self.weight - more {
            CERTAIN.. => Certain,
            LIKELY.. => Likely,
            SUSPECT.. => Suspect,
            _ => return None,
        };
        Some(match self.has_name {
            _ if is_derived || self.is_of_code && (self.is_case_joint || !self.has_common_word) => Suspect,
            true if self.starts_sentence => Suspect,
            true => level.min(Likely),
            false if self.is_case_joint || self.has_rare_word => level.min(Likely),
            false if self.is_capitalised && !self.starts_sentence => Suspect,
            false if self.may_be_name => Suspect,
            false => level,
        })
    }

    /// Whether more sightings could make a finding of it.
    pub(super) fn may_rise(&self) -> bool {
        self.weight + 2 * GAIN_OF_SIGHTING + GAIN_ACROSS >= SUSPECT
    }

    /// Adds where neighbours were seen.
    pub(super) fn see(&mut self, before: Option<Seen>, behind: Option<Seen>, between: Option<Seen>) {
        (self.before, self.behind, self.between) = (before, behind, between);
        for (seen, gain) in [(before, GAIN_OF_SIGHTING), (behind, GAIN_OF_SIGHTING), (between, GAIN_ACROSS)] {
            self.weight += if seen.is_some() { gain } else { 0 };
        }
    }
}

/// From where on evidence has its levels, in half bits.
const CERTAIN: i32 = 32;
const LIKELY: i32 = 16;
const SUSPECT: i32 = 12;
/// How much more is asked where words of words are common.
const MORE: i32 = 14;
/// What it weighs that a part was seen elsewhere beside the word that stands there, and that the parts were seen together.
const GAIN_OF_SIGHTING: i32 = 8;
const GAIN_ACROSS: i32 = 16;

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.has_name, self.parts) {
            (true, _) => "a common word and a name that stands alone elsewhere",
            (false, 2) => "both parts are words",
            _ => "all parts are words",
        })?;
        if self.may_be_name {
            f.write_str(", but names are made so")?;
        }
        if self.is_case_joint {
            f.write_str(", and a capital shows the joint")?;
        }
        match self.bits() {
            20.. => f.write_str("; here they are more than a million times likelier than one word")?,
            bits @ 1..20 => write!(f, "; here they are {} times likelier than one word", 1 << bits)?,
            _ => {}
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
