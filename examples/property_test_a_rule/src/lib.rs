//! A rule of a house style: a hyphen between numbers is an en dash, `1914-1918` becomes `1914–1918`.
//!
//! The rule has a history. Its first draft is still here, behind the feature `first-draft`, because the bug in it is one
//! that reads well and that unit tests passed over: see the README.

use guillemot::{Document, Edits, Pass, Phase, Rule};

static RANGE: Rule = Rule::new("house/number-range", "An en dash stands between two numbers.")
    .example("de 1914-1918", "de 1914–1918");

/// Sets an en dash between two numbers: `1914-1918`, `p. 3 - 5`. Dates (`2024-05-17`), phone numbers and other chains of
/// more than two numbers stay.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct NumberRanges;

impl NumberRanges {
    /// The pass; it has no options.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for NumberRanges {
    fn id(&self) -> &str {
        "house/number-ranges"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RANGE]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        for (at, hyphen) in doc.text().match_indices('-') {
            if is_range(doc, at, at + hyphen.len()) {
                edits.replace(at..at + hyphen.len(), "–");
            }
        }
    }
}

/// Whether the hyphen joins two numbers, and no third one before or after them.
#[cfg(not(feature = "first-draft"))]
fn is_range(doc: &Document<'_>, start: usize, end: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    // A dash that this rule set before is a link of the chain like a hyphen.
    let is_link = |c: char| is_digit(c) || matches!(c, '-' | '–');
    let head = doc.slice(0..start);
    let tail = doc.slice(end..doc.text().len());
    let goes_on_before = head.chars().rev().take_while(|&c| is_link(c)).any(|c| !is_digit(c));
    let goes_on_after = tail.chars().take_while(|&c| is_link(c)).any(|c| !is_digit(c));
    head.ends_with(is_digit) && tail.starts_with(is_digit) && !goes_on_before && !goes_on_after
}

/// The first draft: it looks for other hyphens in the chain, but not for the dashes that it sets itself.
#[cfg(feature = "first-draft")]
fn is_range(doc: &Document<'_>, start: usize, end: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let head = doc.slice(0..start);
    let tail = doc.slice(end..doc.text().len());
    head.ends_with(is_digit) && tail.starts_with(is_digit) && !head.trim_end_matches(is_digit).ends_with('-')
}
