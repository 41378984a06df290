//! Edits that break the contract.

use std::fmt;

/// How a pass broke the contract of [`Pass::check`](crate::Pass::check) with an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Breach {
    /// The range ends before it starts, or beyond the text.
    OutOfText,
    /// An end of the range is not on a `char` boundary.
    OffBoundary,
    /// The edit overlaps another one that is at least as sure.
    Overlap,
    /// The edit names a rule that the pass doesn't declare.
    UnknownRule,
    /// A deletion of lines doesn't start and end at line ends.
    PartLine,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::OutOfText => "its range is none of the text",
            Self::OffBoundary => "its range cuts a character",
            Self::Overlap => "it overlaps an edit that is at least as sure",
            Self::UnknownRule => "it names a rule that the pass doesn't declare",
            Self::PartLine => "it deletes whole lines, but its range takes in parts of lines",
        })
    }
}

/// An edit that broke the contract, as the pass proposed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BrokenEdit {
    /// How it did.
    pub breach: Breach,
    /// The byte of the text that the pass saw at which the range starts.
    pub start: usize,
    /// The one at which it ends.
    pub end: usize,
}
