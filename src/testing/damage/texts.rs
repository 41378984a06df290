//! Damaged texts as a strategy, which shrink so that the known answer stays true.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use proptest::strategy::{BoxedStrategy, NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::chars::{after, slice};
use crate::testing::damage::{Corruption, Damaged};
use crate::testing::shrink::Thinning;
use crate::testing::strategies;
use crate::testing::strategies::texts::dice;

/// Right French prose with damage of one to three of these kinds.
///
/// Shrinks by undoing faults and leaving out sentences; what is left is a right text, its damage, and nothing else.
///
/// ```
/// use guillemot::testing::{damage, proptest::prelude::*};
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR);
/// let texts = damage::damaged_prose(damage::typography());
/// proptest!(ProptestConfig::with_cases(16), |(text in texts)| {
///     let cleaned = pipeline.clean(text.damaged());
///     prop_assert_eq!(cleaned.as_str(), text.clean());
/// });
/// ```
pub fn damaged_prose<C: Corruption + 'static>(corruptions: impl IntoIterator<Item = C>) -> DamagedTexts {
    damaged(strategies::french_prose(), corruptions)
}

/// Right texts of your own with damage of one to three of these kinds; see [`damaged_prose`].
///
/// ```
/// use guillemot::testing::{damage, proptest::prelude::*};
///
/// let texts = damage::damaged(Just("Oui, l’eau monte. Non !".to_owned()), [damage::straight_apostrophes()]);
/// proptest!(ProptestConfig::with_cases(4), |(text in texts)| {
///     prop_assert_eq!(text.damaged(), "Oui, l'eau monte. Non !");
/// });
/// ```
pub fn damaged<C: Corruption + 'static>(
    texts: impl Strategy<Value = String> + 'static,
    corruptions: impl IntoIterator<Item = C>,
) -> DamagedTexts {
    let corruptions = corruptions.into_iter().map(|corruption| Arc::new(corruption) as Arc<dyn Corruption>);
    DamagedTexts { texts: texts.boxed(), corruptions: corruptions.collect() }
}

/// A strategy for [`Damaged`] texts; see [`damaged`].
#[derive(Clone)]
pub struct DamagedTexts {
    texts: BoxedStrategy<String>,
    corruptions: Arc<[Arc<dyn Corruption>]>,
}

impl fmt::Debug for DamagedTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds: Vec<&str> = self.corruptions.iter().map(Corruption::kind).collect();
        f.debug_struct("DamagedTexts").field("kinds", &kinds).finish_non_exhaustive()
    }
}

impl Strategy for DamagedTexts {
    type Tree = DamagedTree;
    type Value = Damaged;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let clean = self.texts.new_tree(runner)?.current();
        let mut dice = dice(runner)?;
        let mut kinds: Vec<&Arc<dyn Corruption>> = self.corruptions.iter().collect();
        dice.shuffle(&mut kinds);
        kinds.truncate(1 + dice.below(3));
        let damaged =
            kinds.into_iter().fold(Damaged::new(clean), |damaged, kind| damaged.by(kind, &mut dice));
        Ok(DamagedTree::new(damaged))
    }
}

/// A damaged text that shrinks: faults are undone, sentences go, and the clean text stays the right answer.
#[derive(Debug, Clone)]
pub struct DamagedTree {
    kept: Damaged,
    trial: Option<Damaged>,
    stage: Stage,
    thinning: Thinning,
    /// Whether the stages made progress since the first.
    progress: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Faults,
    Sentences,
    Done,
}

impl DamagedTree {
    /// A damaged text to shrink.
    #[must_use]
    pub fn new(damaged: Damaged) -> Self {
        let thinning = Thinning::new(groups(&damaged).len());
        Self { kept: damaged, trial: None, stage: Stage::Faults, thinning, progress: false }
    }

    fn advance(&mut self) -> bool {
        loop {
            let next = match self.stage {
                Stage::Done => return false,
                Stage::Faults => {
                    let groups = groups(&self.kept);
                    // Without damage there is nothing to repair.
                    let part = self.thinning.next(groups.len());
                    part.map(|part| {
                        let gone = &groups[part];
                        (gone.len() < groups.len()).then(|| self.kept.undone(|group| gone.contains(&group)))
                    })
                }
                Stage::Sentences => {
                    let sentences = sentences(self.kept.clean());
                    let is_local = self.kept.faults.iter().all(|fault| fault.is_local);
                    let part = if is_local { self.thinning.next(sentences.len()) } else { None };
                    part.map(|part| {
                        let less = self.kept.without(&gap(&sentences, part)?)?;
                        (!less.faults().is_empty()).then_some(less)
                    })
                }
            };
            match next {
                Some(Some(trial)) => {
                    self.trial = Some(trial);
                    return true;
                }
                Some(None) => self.thinning.keep(),
                None if self.stage == Stage::Faults => {
                    self.stage = Stage::Sentences;
                    self.thinning = Thinning::new(sentences(self.kept.clean()).len());
                }
                None if std::mem::take(&mut self.progress) => {
                    self.stage = Stage::Faults;
                    self.thinning = Thinning::new(groups(&self.kept).len());
                }
                None => self.stage = Stage::Done,
            }
        }
    }
}

impl ValueTree for DamagedTree {
    type Value = Damaged;

    fn current(&self) -> Damaged {
        self.trial.as_ref().unwrap_or(&self.kept).clone()
    }

    fn simplify(&mut self) -> bool {
        if let Some(trial) = self.trial.take() {
            self.kept = trial;
            self.progress = true;
        }
        self.advance()
    }

    fn complicate(&mut self) -> bool {
        if self.trial.take().is_none() {
            return false;
        }
        self.thinning.keep();
        self.advance()
    }
}

fn groups(damaged: &Damaged) -> Vec<usize> {
    let mut groups: Vec<usize> = damaged.faults.iter().map(|fault| fault.group).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// The sentences of a right text, without what stands between them. A quotation is never cut.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let (mut start, mut depth, mut last) = (0, 0_usize, ' ');
    for (at, c) in text.char_indices() {
        match c {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let next = after(text, at + c.len_utf8());
        let ends_sentence = c == ' '
            && depth == 0
            && matches!(last, '.' | '!' | '?' | '…' | '»')
            && next.is_some_and(|c| c.is_uppercase() || c == '«');
        if c == '\n' || ends_sentence {
            if start < at {
                sentences.push(start..at);
            }
            start = at + c.len_utf8();
            if c == '\n' {
                depth = 0;
            }
        }
        last = c;
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    debug_assert!(sentences.iter().all(|sentence| !slice(text, sentence.clone()).contains('\n')));
    sentences
}

/// The range that goes with some of the sentences: what stands before the first of them stays, what stands after the last
/// goes too. At the end of the text it is the other way round.
fn gap(sentences: &[Range<usize>], gone: Range<usize>) -> Option<Range<usize>> {
    let next = sentences.get(gone.end).map(|next| next.start);
    match next {
        Some(next) => Some(sentences.get(gone.start)?.start..next),
        None => Some(sentences.get(gone.start.checked_sub(1)?)?.end..sentences.last()?.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Dice;
    use crate::testing::damage;
    use crate::testing::strategies::prose::{joined, sentences as some_prose};
    use crate::{Locale, Pipeline};

    #[test]
    fn sentences_are_found() {
        let text = "Oui. «\u{A0}Non\u{202F}! Si.\u{A0}» Et…\n\nPuis M.\u{A0}X dort.\n";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| slice(text, range)).collect();
        assert_eq!(found, ["Oui.", "«\u{A0}Non\u{202F}! Si.\u{A0}»", "Et…", "Puis M.\u{A0}X dort."]);
    }

    /// Whatever a damaged text shrinks to, its answer stays true and right.
    #[test]
    fn the_answer_stays_true() {
        let pipeline = Pipeline::typography(Locale::FR_FR);
        let mut shrunk = Vec::new();
        for seed in 0..30 {
            let mut dice = Dice::new(seed);
            let clean = joined(&some_prose(&mut dice));
            let kinds = damage::typography();
            let damaged = kinds.iter().fold(Damaged::new(clean), |damaged, kind| damaged.by(kind, &mut dice));
            let mut tree = DamagedTree::new(damaged);
            let fails =
                |damaged: &Damaged| damaged.faults().iter().any(|fault| fault.kind() == "mixed-pairs");
            if !fails(&tree.current()) {
                continue;
            }
            let mut more = tree.simplify();
            while more {
                let damaged = tree.current();
                assert_eq!(pipeline.clean(damaged.damaged()).as_str(), damaged.clean());
                assert!(!pipeline.clean(damaged.clean()).is_changed());
                more = if fails(&damaged) { tree.simplify() } else { tree.complicate() };
            }
            let damaged = tree.current();
            assert!(fails(&damaged) && groups(&damaged).len() == 1, "{damaged:?}");
            assert_eq!(sentences(damaged.clean()).len(), 1, "{damaged:?}");
            shrunk.push(damaged);
        }
        assert!(shrunk.len() > 5);
    }
}
