//! The law of damage: right texts are damaged, and what is repaired is counted.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

use super::checks::{check, repaired};
use super::quiet::quietly;
use super::subject::is_applied;
use super::trial::{Trial, shrunk};
use super::{Law, LawBroken, Report};
use crate::Pipeline;
use crate::chars::visible;
use crate::testing::Dice;
use crate::testing::damage::{self, Corruption, Damaged, DamagedTree};
use crate::testing::strategies;

impl Trial<'_> {
    /// Damages right texts, and counts what is repaired.
    pub(super) fn on_damaged_text(&self) -> Result<Report, LawBroken> {
        let pipeline = &self.pipelines[0];
        let rules: Vec<String> =
            pipeline.passes().flat_map(|pass| pass.rules()).map(|rule| rule.id().to_owned()).collect();
        let corruptions = self.corruptions(&rules);
        if corruptions.is_empty() {
            let what = "No damage that comes with the crate is for a rule of this pass: give some with \
                        `.damaged_by(corruptions)`.";
            return Err(LawBroken::untried(self.law, what));
        }
        let mut report = Report::new(self.law);
        let mut others = BTreeSet::new();
        for (kind, tree) in self.count_repairs(&rules, corruptions, &mut report, &mut others)? {
            self.check_recall(&kind, tree, &report)?;
        }
        if report.recall.is_empty() {
            let others: Vec<&str> =
                others.iter().map(|other| other.as_deref().unwrap_or("no rule")).collect();
            let what = if others.is_empty() {
                "The damage finds no place in the right texts: give others with `.on_right_text(strategy)`."
                    .to_owned()
            } else {
                format!(
                    "Damage was done, but it names no rule of this pass that should repair it (it names {}): a `Corruption` says \
                     which by `wounds.replace(…).repaired_by(\"…\")`.",
                    others.join(", ")
                )
            };
            return Err(LawBroken::untried(self.law, what));
        }
        Ok(report)
    }

    /// Counts what is repaired of the faults that the rules are there for. Gives, for each kind, the first text in which a fault
    /// of it was missed. Of other faults, `others` gets the rules.
    fn count_repairs(
        &self,
        rules: &[String],
        corruptions: Vec<Arc<dyn Corruption>>,
        report: &mut Report,
        others: &mut BTreeSet<Option<String>>,
    ) -> Result<BTreeMap<String, DamagedTree>, LawBroken> {
        let pipeline = &self.pipelines[0];
        let is_own = |damaged: &Damaged, group| {
            let of_group = |fault: &&damage::Fault| fault.is_of(group);
            let fault = damaged.faults().iter().find(of_group);
            fault.and_then(damage::Fault::rule).is_some_and(|rule| rules.iter().any(|own| own == rule))
        };
        let right = self.laws.right_texts.clone().unwrap_or_else(|| strategies::french_prose().boxed());
        let strategy = damage::damaged(right, corruptions);
        let mut runner = TestRunner::new(self.laws.config());
        let mut missed = BTreeMap::new();
        for _ in 0..runner.config().cases {
            let tree = strategy.new_tree(&mut runner);
            let tree = tree.map_err(|reason| {
                LawBroken::untried(self.law, format!("The texts could not be made: {reason}."))
            })?;
            let all = tree.current();
            let damaged = all.undone(|group| !is_own(&all, group));
            if damaged.faults().is_empty() {
                others.extend(all.faults().iter().map(|fault| fault.rule().map(str::to_owned)));
                continue;
            }
            report.count(pipeline, damaged.damaged());
            let tree = DamagedTree::new(damaged);
            let verdicts = match self.verdicts(pipeline, &tree.current()) {
                Ok(verdicts) => verdicts,
                Err(broken) => {
                    return Err(shrunk(tree, |damaged| self.verdicts(pipeline, damaged).err(), broken));
                }
            };
            for (kind, is_repaired) in verdicts {
                let (repaired, all) = report.recall.entry(kind.clone()).or_default();
                *all += 1;
                *repaired += usize::from(is_repaired);
                if !is_repaired {
                    missed.entry(kind).or_insert_with(|| tree.clone());
                }
            }
        }
        Ok(missed)
    }

    /// Whether enough faults of a kind are repaired, of which one in a text is missed.
    fn check_recall(&self, kind: &str, tree: DamagedTree, report: &Report) -> Result<(), LawBroken> {
        let pipeline = &self.pipelines[0];
        let least = usize::from(self.laws.least_recall);
        let (repaired, all) = report.recall.get(kind).copied().unwrap_or_default();
        if repaired * 100 >= all * least {
            return Ok(());
        }
        let misses = |damaged: &Damaged| {
            let verdicts = self.verdicts(pipeline, damaged).ok()?;
            let is_missed = verdicts.iter().any(|(other, is_repaired)| other == kind && !is_repaired);
            is_missed.then(|| {
                let what = format!(
                    "Of {all} faults of the kind {kind}, {repaired} are repaired, which is less than {least} %. \
                     One that is not:"
                );
                self.told(pipeline, damaged, what)
            })
        };
        let damaged = tree.current();
        let broken = misses(&damaged).unwrap_or_else(|| {
            let what = format!("Faults of the kind {kind} are missed.");
            self.told(pipeline, &damaged, what)
        });
        Err(shrunk(tree, misses, broken))
    }

    /// Those of the corruptions whose damage the rules are there for.
    fn corruptions(&self, rules: &[String]) -> Vec<Arc<dyn Corruption>> {
        if let Some(corruptions) = &self.laws.corruptions {
            return corruptions.clone();
        }
        let prose: Vec<String> = (0..24)
            .map(|seed| strategies::prose::joined(&strategies::prose::sentences(&mut Dice::new(seed))))
            .collect();
        let all = damage::all()
            .into_iter()
            .map(|corruption| Arc::new(corruption.everywhere()) as Arc<dyn Corruption>);
        let is_own = |corruption: &Arc<dyn Corruption>| {
            prose.iter().any(|text| {
                let damaged = Damaged::new(text.as_str()).by(corruption, &mut Dice::new(0));
                let names_own = |rule: &str| rules.iter().any(|own| own == rule);
                damaged.faults().iter().filter_map(damage::Fault::rule).any(names_own)
            })
        };
        let own: Vec<bool> = all.map(|corruption| is_own(&corruption)).collect();
        let all = damage::all().into_iter().zip(own);
        all.filter(|(_, is_own)| *is_own)
            .map(|(corruption, _)| Arc::new(corruption) as Arc<dyn Corruption>)
            .collect()
    }

    /// For each fault its kind, and whether it is repaired. An error when something beside the faults is touched.
    ///
    /// A pipeline repairs a fault when the text around it comes out right. A pass alone does when it finds it: the
    /// whole repair may be the work of several passes.
    fn verdicts(&self, pipeline: &Pipeline, damaged: &Damaged) -> Result<Vec<(String, bool)>, LawBroken> {
        let cleaned = quietly(|| pipeline.clean(damaged.damaged()));
        let Ok(cleaned) = cleaned else {
            return check(Law::NoPanic, pipeline, damaged.damaged()).map(|()| Vec::new());
        };
        let faults = damaged.faults();
        if pipeline.passes().count() > 1 {
            let windows = windows(damaged);
            let verdict = |(fault, window): (&damage::Fault, (Range<usize>, Range<usize>))| {
                let became = cleaned.offsets().to_cleaned_range(window.0);
                let is_right = cleaned.as_str().get(became) == damaged.clean().get(window.1);
                (fault.kind().to_owned(), is_right)
            };
            return Ok(faults.iter().zip(windows).map(verdict).collect());
        }
        let touches = |a: &Range<usize>, b: &Range<usize>| a.start <= b.end && b.start <= a.end;
        for finding in cleaned.findings().filter(is_applied) {
            if !faults.iter().any(|fault| touches(&finding.range(), &fault.damaged_range())) {
                let what = format!("Beside the damage, the right text was changed: {finding}");
                return Err(self.told(pipeline, damaged, what));
            }
        }
        let is_found = |fault: &damage::Fault| {
            let mut ranges = cleaned.findings().filter(is_applied).map(|finding| finding.range());
            ranges.any(|range| touches(&range, &fault.damaged_range()))
        };
        Ok(faults.iter().map(|fault| (fault.kind().to_owned(), is_found(fault))).collect())
    }

    fn told(&self, pipeline: &Pipeline, damaged: &Damaged, what: String) -> LawBroken {
        let cleaned = pipeline.clean(damaged.damaged());
        let faults: Vec<String> = damaged
            .faults()
            .iter()
            .map(|fault| {
                let [was, is] =
                    [damaged.clean().get(fault.clean_range()), damaged.damaged().get(fault.damaged_range())]
                        .map(|text| visible(text.unwrap_or_default()));
                let rule = fault.rule().unwrap_or("no rule");
                format!("{:?} {} (for {rule}): ‘{was}’ became ‘{is}’", fault.damaged_range(), fault.kind())
            })
            .collect();
        let told = LawBroken::new(self.law, pipeline, damaged.damaged(), what)
            .text("the damaged text", damaged.damaged())
            .text("the right text", damaged.clean())
            .section("the damage", faults.join("\n"))
            .text("what the repair gives", cleaned.as_str())
            .findings("findings", &cleaned);
        // One pass alone doesn't give the right text, so its test can't ask for it.
        match repaired(pipeline, damaged.damaged(), damaged.clean()) {
            Err(whole) if pipeline.passes().count() > 1 => told.arguments(whole.test_arguments()),
            _ => told.arguments(None),
        }
    }
}

/// For each fault the part of the damaged and of the clean text around it, up to the midst of what stands between it and
/// the next. Faults side by side share one.
fn windows(damaged: &Damaged) -> Vec<(Range<usize>, Range<usize>)> {
    /// A repair takes no more bytes around it with it.
    const APART: usize = 8;
    let faults = damaged.faults();
    let mut windows = Vec::new();
    let (mut start, mut waiting) = ((0, 0), 0);
    for (index, fault) in faults.iter().enumerate() {
        waiting += 1;
        let end = match faults.get(index + 1) {
            None => (damaged.damaged().len(), damaged.clean().len()),
            Some(next) => {
                let from = fault.damaged_range().end;
                let gap = next.damaged_range().start - from;
                if gap < 2 * APART {
                    continue;
                }
                let half = (0..=gap / 2).rev().find(|half| damaged.damaged().is_char_boundary(from + half));
                let half = half.unwrap_or(0);
                (from + half, fault.clean_range().end + half)
            }
        };
        windows.extend(std::iter::repeat_n((start.0..end.0, start.1..end.1), waiting));
        (start, waiting) = (end, 0);
    }
    windows
}
