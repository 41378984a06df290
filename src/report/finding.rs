//! Findings: edits that were applied or proposed, and places that were flagged.

use std::fmt;
use std::ops::Range;

use super::Cleaned;
use super::account::Record;
use crate::chars::{slice, visible};
use crate::rule::{Confidence, Rule};

/// One finding: an edit that was applied or proposed, or a place that was flagged.
///
/// [`Display`](fmt::Display) gives one line for a person: place, rule, confidence, what became of it, before and
/// after (with visible no-break spaces), and why.
#[derive(Clone, Copy)]
pub struct Finding<'c> {
    pub(super) cleaned: &'c Cleaned<'c>,
    pub(super) record: &'c Record,
    /// Where its texts start in the arena.
    pub(super) arena_start: usize,
}

impl<'c> Finding<'c> {
    /// The bytes of the *original* text that the finding is about, though several passes may have gone before.
    ///
    /// Where an earlier pass changed those bytes, the range takes in the whole of that change.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.record.start..self.record.end
    }

    /// The line and the column in the original text, both from 1; the column counts `char`s.
    ///
    /// They are those of the start of the range. But where lines are deleted with the line end before them, they are those of
    /// the first of these lines, and not of the one that stays:
    ///
    /// ```
    /// use guillemot::{Locale, Pipeline};
    ///
    /// let report = Pipeline::scraped_article(Locale::FR_FR).check("Le port rouvre lundi.\n\nSource link");
    /// let finding = report.findings().next().unwrap();
    /// assert_eq!((finding.range(), finding.line_column()), (21..34, (3, 1)));
    /// ```
    #[must_use]
    pub fn line_column(&self) -> (usize, usize) {
        let range = slice(self.cleaned.original(), self.range());
        let behind = range.trim_start_matches(['\n', '\r']);
        let skipped = if behind.is_empty() { 0 } else { range.len() - behind.len() };
        self.cleaned.line_column(self.record.start + skipped)
    }

    /// The rule.
    #[must_use]
    pub fn rule(&self) -> &'c Rule {
        self.cleaned.stages.rule(self.record.rule)
    }

    /// The id of the pass.
    #[must_use]
    pub fn pass(&self) -> &'c str {
        self.cleaned.stages.pass_of(self.record.rule)
    }

    /// How sure the pass is.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        self.record.confidence
    }

    /// What became of the finding.
    #[must_use]
    pub fn action(&self) -> Action {
        self.record.action
    }

    /// The text as the pass saw it.
    #[must_use]
    pub fn before(&self) -> &'c str {
        let start = self.arena_start;
        slice(&self.cleaned.account.arena, start..start + self.record.before_len as usize)
    }

    /// What the pass puts in its place; the same text for a flag.
    #[must_use]
    pub fn after(&self) -> &'c str {
        if self.record.action == Action::Flagged {
            return self.before();
        }
        let start = self.arena_start + self.record.before_len as usize;
        slice(&self.cleaned.account.arena, start..start + self.record.after_len as usize)
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> &'c str {
        let index = (self.record.reason as usize).checked_sub(1);
        match index.and_then(|index| self.cleaned.account.reasons.get(index)) {
            Some(reason) => reason,
            None => self.rule().summary(),
        }
    }
}

impl fmt::Debug for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finding")
            .field("range", &self.range())
            .field("rule", &self.rule().id())
            .field("confidence", &self.confidence())
            .field("action", &self.action())
            .field("before", &self.before())
            .field("after", &self.after())
            .field("reason", &self.reason())
            .finish()
    }
}

impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.line_column();
        write!(f, "{line}:{column} {} ({}", self.rule().id(), self.confidence())?;
        match self.action() {
            Action::Applied => write!(f, "): ‘{}’ → ‘{}’", one_line(self.before()), one_line(self.after())),
            Action::Proposed => {
                write!(f, ", not applied): ‘{}’ → ‘{}’", one_line(self.before()), one_line(self.after()))
            }
            Action::Flagged => write!(f, ", flagged): ‘{}’", one_line(self.before())),
        }?;
        write!(f, ": {}", self.reason())
    }
}

/// A text on one line, with what is invisible shown, and its middle left out when it is long.
fn one_line(text: &str) -> String {
    const ENDS: usize = 28;
    let text = visible(text).replace("↵\n", "↵");
    let count = text.chars().count();
    if count <= 2 * ENDS + 1 {
        return text;
    }
    let head: String = text.chars().take(ENDS).collect();
    let tail: String = text.chars().skip(count - ENDS).collect();
    format!("{head}…{tail}")
}

/// What became of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Action {
    /// The edit was applied.
    Applied,
    /// The edit was not applied: its confidence is below the pipeline's threshold, or this was a dry run.
    Proposed,
    /// The pass knew no edit.
    Flagged,
}

/// `applied`, `proposed` or `flagged`.
impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Applied => "applied",
            Self::Proposed => "proposed",
            Self::Flagged => "flagged",
        })
    }
}

#[cfg(feature = "serde")]
mod serialize {
    use serde::ser::{Serialize, SerializeStruct as _, Serializer};

    use super::Finding;

    /// Fields: `rule`, `pass`, `confidence`, `action`, `start` and `end` (bytes of the original), `line`, `column`,
    /// `before`, `after`, `reason`.
    impl Serialize for Finding<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let (line, column) = self.line_column();
            let mut out = serializer.serialize_struct("Finding", 11)?;
            out.serialize_field("rule", self.rule().id())?;
            out.serialize_field("pass", self.pass())?;
            out.serialize_field("confidence", &self.confidence())?;
            out.serialize_field("action", &self.action())?;
            out.serialize_field("start", &self.range().start)?;
            out.serialize_field("end", &self.range().end)?;
            out.serialize_field("line", &line)?;
            out.serialize_field("column", &column)?;
            out.serialize_field("before", self.before())?;
            out.serialize_field("after", self.after())?;
            out.serialize_field("reason", self.reason())?;
            out.end()
        }
    }
}
