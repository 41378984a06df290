//! Counts of what was found and of what was refused.

use std::fmt;
use std::iter::Sum;
use std::ops::AddAssign;

use crate::edit::BrokenEdit;

/// How many findings each rule made, and which edits were refused.
///
/// [`Display`](fmt::Display) gives a line for each rule, and one for each pass that had edits refused. Summaries of many texts
/// add up.
///
/// ```
/// use guillemot::{Locale, Pipeline, Summary};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR);
/// let all: Summary = ["L'un...", "L'autre"].iter().map(|text| pipeline.clean(text).summary()).sum();
/// assert_eq!(all.to_string(), "fr/apostrophe     2 applied\nfr/ellipsis       1 applied\n");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Summary {
    pub(super) rules: Vec<RuleCount>,
    pub(super) refused: Vec<PassRefusals>,
}

/// The findings of one rule, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RuleCount {
    /// The id of the rule.
    pub rule: String,
    /// Edits that were applied.
    pub applied: usize,
    /// Findings that were reported only.
    pub reported: usize,
}

/// The edits of one pass that were refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PassRefusals {
    /// The id of the pass.
    pub pass: String,
    /// Edits (a group counts once) that would have changed protected text.
    pub protected: usize,
    /// Edits (a group counts once) that broke the contract of [`Pass::check`](crate::Pass::check).
    pub breaches: usize,
    /// The first edit that broke it.
    pub first_breach: Option<BrokenEdit>,
}

impl Summary {
    /// The rules that found something, in the order of their first finding.
    #[must_use]
    pub fn rules(&self) -> &[RuleCount] {
        &self.rules
    }

    /// The passes that had edits refused.
    #[must_use]
    pub fn refused(&self) -> &[PassRefusals] {
        &self.refused
    }

    /// Edits that were applied, in all.
    #[must_use]
    pub fn applied(&self) -> usize {
        self.rules.iter().map(|count| count.applied).sum()
    }

    /// Edits that would have changed protected text, in all.
    #[must_use]
    pub fn protected(&self) -> usize {
        self.refused.iter().map(|refused| refused.protected).sum()
    }

    /// Edits that broke the contract, in all. Not zero only when a pass has a bug.
    #[must_use]
    pub fn breaches(&self) -> usize {
        self.refused.iter().map(|refused| refused.breaches).sum()
    }
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        for more in other.rules {
            match self.rules.iter_mut().find(|count| count.rule == more.rule) {
                Some(count) => {
                    count.applied += more.applied;
                    count.reported += more.reported;
                }
                None => self.rules.push(more),
            }
        }
        for more in other.refused {
            match self.refused.iter_mut().find(|refused| refused.pass == more.pass) {
                Some(refused) => {
                    refused.protected += more.protected;
                    refused.breaches += more.breaches;
                    refused.first_breach = refused.first_breach.or(more.first_breach);
                }
                None => self.refused.push(more),
            }
        }
    }
}

impl Sum for Summary {
    fn sum<I: Iterator<Item = Self>>(summaries: I) -> Self {
        let mut sum = Self::default();
        summaries.for_each(|summary| sum += summary);
        sum
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.rules.iter().map(|count| count.rule.len()).max().unwrap_or(0);
        for count in &self.rules {
            write!(f, "{:width$}  {:>4} applied", count.rule, count.applied)?;
            if count.reported > 0 {
                write!(f, ", {} reported", count.reported)?;
            }
            writeln!(f)?;
        }
        for refused in &self.refused {
            write!(f, "{}: ", refused.pass)?;
            if refused.protected > 0 || refused.first_breach.is_none() {
                write!(f, "{} refused in protected text", refused.protected)?;
            }
            if let Some(BrokenEdit { breach, start, end }) = refused.first_breach {
                let comma = if refused.protected > 0 { ", " } else { "" };
                write!(f, "{comma}{} broken, the first at {start}..{end}: {breach}", refused.breaches)?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
