//! Phases: the order that the passes of a pipeline keep, and why.

/// Where in a pipeline a pass belongs. The order of the variants is the order that `build()` checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// Undoing escapes: entities.
    Escapes,
    /// Undoing wrong decodings: mojibake.
    Decode,
    /// Characters on their own: line ends, invisible characters, controls.
    Characters,
    /// Unicode normalisation, after which no edit may end just before a combining mark.
    Normalization,
    /// Lines that were wrapped or doubled. Not in one pipeline with [`Blocks`](Self::Blocks): where a block goes, lines meet
    /// that a second run would join.
    Lines,
    /// How single words are written, whatever their line says: the suffixes of ordinals, words that stand twice.
    Letters,
    /// Whole blocks: boilerplate, duplicates.
    Blocks,
    /// What extraction joined, as punctuation shows it: sentences, marks, splices.
    Joins,
    /// Words that extraction joined.
    Words,
    /// Quotation marks.
    Quotes,
    /// Apostrophes, spaces, ellipses, dashes, numbers.
    Typography,
    /// Runs of blanks, blank lines, the ends of lines and of the text.
    Layout,
    /// Anywhere: the order isn't checked. The default of a caller's pass.
    Any,
}

impl Phase {
    /// The place in the order; [`Phase::Any`] has none.
    pub(crate) const fn rank(self) -> Option<u8> {
        match self {
            Self::Any => None,
            _ => Some(self as u8),
        }
    }

    /// Why passes of this phase come before those of the later ones.
    pub(crate) const fn reason(self) -> &'static str {
        match self {
            Self::Escapes => "what an escape stands for may be a misread character",
            Self::Decode => "every other pass must see the characters that were meant",
            Self::Characters => {
                "the later passes look at neighbours, and an invisible character would hide them"
            }
            Self::Normalization => "the later passes compare characters in their composed form",
            Self::Lines => "blocks are found by line ends",
            Self::Letters => "blocks and words are compared by their letters",
            Self::Blocks => "a block that goes must not serve as evidence for the text that stays",
            Self::Joins => "words and quotation marks are judged by the spaces around them",
            Self::Words => "quotation marks look at the words beside them",
            Self::Quotes => "apostrophes and spaces depend on which marks are quotation marks",
            Self::Typography => "the blanks that it leaves are tidied at the end",
            Self::Layout | Self::Any => "it comes last",
        }
    }
}
