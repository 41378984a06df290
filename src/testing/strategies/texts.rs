//! Texts put together from fragments.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;

use proptest::prelude::any;
use proptest::strategy::{NewTree, Strategy, ValueTree as _};
use proptest::test_runner::TestRunner;

use super::fragments as f;
use crate::testing::{Dice, TextTree};

/// A strategy for texts that are put together from fragments of the domain, as they come.
///
/// Shrinks to a few characters (see [`TextTree`]).
///
/// # A vocabulary of your own
///
/// A rule that looks for what no built-in fragment holds would hardly ever have anything to do.
/// [`with`](Self::with) mixes your fragments in:
///
/// ```
/// use guillemot::testing::{proptest::prelude::*, strategies};
///
/// let texts = strategies::any_text().with(["TK", "TODO", "(sic)"]);
/// let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) };
/// let mut found = std::cell::Cell::new(0);
/// proptest!(config, |(text in texts)| {
///     found.set(found.get() + u32::from(text.contains("TK")));
/// });
/// assert!(found.get() > 10);
/// ```
#[derive(Clone)]
pub struct Texts {
    tables: Vec<(usize, Arc<[Cow<'static, str>]>)>,
    /// How often, in the same measure, a fragment is any character at all.
    anything: usize,
    count: Option<RangeInclusive<usize>>,
    repeats: bool,
}

impl Texts {
    pub(super) fn of(tables: &[(u32, &[&'static str])]) -> Self {
        let tables = tables.iter().map(|&(weight, table)| {
            (weight as usize, table.iter().map(|&fragment| Cow::Borrowed(fragment)).collect())
        });
        Self { tables: tables.collect(), anything: 0, count: None, repeats: false }
    }

    /// Texts of one kind: half of the fragments are of these tables, the others are what stands around them.
    pub(super) fn about(tables: &[&[&'static str]]) -> Self {
        const AROUND: [(u32, &[&str]); 5] =
            [(8, f::WORDS), (8, f::BLANKS), (4, f::PUNCTUATION), (2, f::LINE_ENDS), (2, f::APOSTROPHES)];
        let weight = 24 / u32::try_from(tables.len().max(1)).unwrap_or(24);
        let kinds = tables.iter().map(|&table| (weight, table));
        Self::of(&kinds.chain(AROUND).collect::<Vec<_>>())
    }

    pub(super) fn and_anything(mut self, weight: usize) -> Self {
        self.anything = weight;
        self
    }

    pub(super) fn and_repeats(mut self) -> Self {
        self.repeats = true;
        self
    }

    /// How many fragments a text has. Default: mostly up to 8 or up to 32, now and then up to 100.
    #[must_use]
    pub fn fragments(mut self, count: RangeInclusive<usize>) -> Self {
        self.count = Some(count);
        self
    }

    /// The same texts with fragments of your own among the others: one in four is one of them. Given more than once,
    /// the last ones are the most frequent.
    #[must_use]
    pub fn with<F: Into<Cow<'static, str>>>(self, fragments: impl IntoIterator<Item = F>) -> Self {
        self.mixed(fragments, 4)
    }

    /// The same texts, of which one fragment in so many is one of these.
    pub(in crate::testing) fn mixed<F: Into<Cow<'static, str>>>(
        mut self,
        fragments: impl IntoIterator<Item = F>,
        one_in: usize,
    ) -> Self {
        let own: Arc<[Cow<'static, str>]> = fragments.into_iter().map(Into::into).collect();
        if !own.is_empty() {
            self.tables.push((self.weight().div_ceil(one_in - 1), own));
        }
        self
    }

    /// The same texts with what these texts are made of: their lines, their words, and what stands between words.
    ///
    /// ```
    /// use guillemot::testing::{proptest::prelude::*, strategies};
    ///
    /// let texts = strategies::any_text().with_parts_of(["Rdv à 10h30 précises."]);
    /// let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) };
    /// let mut found = std::cell::Cell::new(0);
    /// proptest!(config, |(text in texts)| {
    ///     found.set(found.get() + u32::from(text.contains("10h30")));
    /// });
    /// assert!(found.get() > 10);
    /// ```
    #[must_use]
    pub fn with_parts_of<'t>(self, texts: impl IntoIterator<Item = &'t str>) -> Self {
        let (mut lines, mut words) = (BTreeSet::new(), BTreeSet::new());
        for text in texts {
            lines.extend(text.split_inclusive('\n').map(str::to_owned));
            words.extend(parts(text).map(str::to_owned));
        }
        self.with(words).with(lines)
    }

    fn weight(&self) -> usize {
        self.tables.iter().map(|(weight, _)| weight).sum::<usize>() + self.anything
    }

    fn fragment(&self, dice: &mut Dice) -> Cow<'static, str> {
        let mut ticket = dice.below(self.weight());
        for (weight, table) in &self.tables {
            if ticket < *weight {
                return dice.choose(table).cloned().unwrap_or_default();
            }
            ticket -= weight;
        }
        // Half of them of the planes and scripts that come first.
        let limit = if dice.percent(50) { 0x3000 } else { 0x11_0000 };
        let any = u32::try_from(dice.below(limit)).ok().and_then(char::from_u32);
        Cow::Owned(any.unwrap_or(char::REPLACEMENT_CHARACTER).to_string())
    }

    fn fragments_of(&self, dice: &mut Dice) -> Vec<Cow<'static, str>> {
        /// Bytes of a text that is one unit again and again.
        const LONG: usize = 100_000;
        if self.repeats && dice.percent(4) {
            let unit = *dice.choose(f::REPEATED).unwrap_or(&"«");
            return vec![Cow::Borrowed(unit); LONG / unit.len()];
        }
        let count = if let Some(count) = &self.count {
            count.start() + dice.below(1 + count.end().saturating_sub(*count.start()))
        } else {
            // Short texts find most, and soonest; a long one finds what needs a place, or evidence elsewhere.
            let most = match dice.below(9) {
                0..=3 => 8,
                4..=7 => 32,
                _ => 100,
            };
            dice.below(most)
        };
        (0..count).map(|_| self.fragment(dice)).collect()
    }
}

/// The words of a text, and what stands between them.
pub(in crate::testing) fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_like = |c: char| c.is_alphanumeric() == first.is_alphanumeric();
        let end = rest.find(|c| !is_like(c)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fragments: usize = self.tables.iter().map(|(_, table)| table.len()).sum();
        f.debug_struct("Texts")
            .field("fragments", &fragments)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

impl Strategy for Texts {
    type Tree = TextTree;
    type Value = String;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        Ok(TextTree::new(self.fragments_of(&mut dice(runner)?)))
    }
}

/// Dice whose seed the runner gives.
pub(in crate::testing) fn dice(runner: &mut TestRunner) -> Result<Dice, proptest::test_runner::Reason> {
    Ok(Dice::new(any::<u64>().new_tree(runner)?.current()))
}
