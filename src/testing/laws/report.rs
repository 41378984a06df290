//! What a law was tried on.

use std::collections::BTreeMap;
use std::fmt;

use super::Law;
use super::quiet::quietly;
use crate::Pipeline;

/// What a law was tried on, when it held.
///
/// [`Display`](fmt::Display) gives a line or two.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    law: Law,
    is_of_text: bool,
    texts: usize,
    changed: usize,
    findings: BTreeMap<String, usize>,
    /// Edits that the engine refused.
    refused: usize,
    pub(super) recall: BTreeMap<String, (usize, usize)>,
}

impl Report {
    pub(super) fn new(law: Law) -> Self {
        Self {
            law,
            is_of_text: true,
            texts: 0,
            changed: 0,
            findings: BTreeMap::new(),
            refused: 0,
            recall: BTreeMap::new(),
        }
    }

    pub(super) fn of_examples(law: Law) -> Self {
        Self { is_of_text: false, ..Self::new(law) }
    }

    /// The law.
    #[must_use]
    pub fn law(&self) -> Law {
        self.law
    }

    /// How many texts it was tried on.
    #[must_use]
    pub fn texts(&self) -> usize {
        self.texts
    }

    /// How many of them were changed.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.changed
    }

    /// For each kind of damage, how many faults were repaired, of how many. Empty but for [`Law::RepairsDamage`].
    pub fn recall(&self) -> impl Iterator<Item = (&str, usize, usize)> {
        self.recall.iter().map(|(kind, &(repaired, all))| (kind.as_str(), repaired, all))
    }

    /// Counts one text more, and its findings.
    pub(super) fn count(&mut self, pipeline: &Pipeline, text: &str) {
        let Ok(cleaned) = quietly(|| pipeline.clean(text)) else { return };
        self.texts += 1;
        self.changed += usize::from(cleaned.is_changed());
        for finding in cleaned.findings() {
            *self.findings.entry(finding.rule().id().to_owned()).or_default() += 1;
        }
        let summary = cleaned.summary();
        self.refused += summary.protected() + summary.breaches();
    }

    pub(super) fn is_vacuous(&self, least_coverage: u8) -> bool {
        self.changed * 100 < self.texts * usize::from(least_coverage)
    }

    pub(super) fn counts(&self) -> String {
        let refused = match self.refused {
            0 => String::new(),
            count => format!("; edits refused, in protected text or for a breach of the contract: {count}"),
        };
        if self.findings.is_empty() {
            return format!("no findings{refused}");
        }
        let counts: Vec<String> =
            self.findings.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        format!("findings: {}{refused}", counts.join(", "))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} holds", self.law)?;
        if self.is_of_text {
            write!(f, " on {} texts, {} of them changed; {}", self.texts, self.changed, self.counts())?;
        }
        for (kind, (repaired, all)) in &self.recall {
            write!(f, "\n  {kind}: {repaired} of {all} repaired")?;
        }
        Ok(())
    }
}
