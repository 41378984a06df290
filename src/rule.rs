//! Rules: why an edit is made, and how sure a pass is of it.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::error::ParseNameError;

/// A named rule: why an edit was made. Rules are data, usually a `static`.
///
/// The id is `family/name` in lower case, such as `fr/high-punctuation`. It is what reports, filters and
/// documentation call the rule, so it never changes its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    id: Cow<'static, str>,
    summary: Cow<'static, str>,
    example: Option<(&'static str, &'static str)>,
    /// The regular expression that the rule is made of, for the laws: they make texts that it matches.
    #[cfg(feature = "proptest")]
    pattern: Option<Cow<'static, str>>,
}

impl Rule {
    /// A rule with its id and a summary of one line.
    #[must_use]
    pub const fn new(id: &'static str, summary: &'static str) -> Self {
        Self {
            id: Cow::Borrowed(id),
            summary: Cow::Borrowed(summary),
            example: None,
            #[cfg(feature = "proptest")]
            pattern: None,
        }
    }

    /// A rule whose id and summary are known only at run time.
    #[must_use]
    pub fn named(id: impl Into<Cow<'static, str>>, summary: impl Into<Cow<'static, str>>) -> Self {
        Self {
            id: id.into(),
            summary: summary.into(),
            example: None,
            #[cfg(feature = "proptest")]
            pattern: None,
        }
    }

    /// The same rule with another summary.
    pub(crate) fn summed_up(self, summary: impl Into<Cow<'static, str>>) -> Self {
        Self { summary: summary.into(), ..self }
    }

    /// The same rule, made of a regular expression.
    #[cfg(feature = "proptest")]
    pub(crate) fn of_pattern(self, pattern: &str) -> Self {
        Self { pattern: Some(pattern.to_owned().into()), ..self }
    }

    /// The regular expression that it is made of.
    #[cfg(feature = "proptest")]
    pub(crate) fn pattern(&self) -> Option<&str> {
        self.pattern.as_deref()
    }

    /// The same rule with an example: a text before and after.
    #[must_use]
    pub const fn example(mut self, before: &'static str, after: &'static str) -> Self {
        self.example = Some((before, after));
        self
    }

    /// The id, such as `fr/high-punctuation`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the rule does, in one line.
    #[must_use]
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// A text before and after the rule; `None` for a caller's rule without one.
    #[must_use]
    pub fn before_after(&self) -> Option<(&'static str, &'static str)> {
        self.example
    }
}

/// How sure a pass is of an edit. A pipeline applies edits at or above its threshold and reports the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Confidence {
    /// Worth a look; presets report it and change nothing.
    Suspect,
    /// Right nearly always; presets apply it. The default threshold.
    #[default]
    Likely,
    /// Right unless the text means to be wrong.
    Certain,
}

impl Confidence {
    const NAMES: [(&'static str, Self); 3] =
        [("suspect", Self::Suspect), ("likely", Self::Likely), ("certain", Self::Certain)];
}

/// `suspect`, `likely` or `certain`.
impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Self::NAMES[*self as usize].0)
    }
}

impl FromStr for Confidence {
    type Err = ParseNameError;

    /// Reads `suspect`, `likely` or `certain`.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        ParseNameError::find("confidence", name, &Self::NAMES)
    }
}
