//! Laws as data: which of them, on which texts, how often.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::Just;
use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Strategy, ValueTree};
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestError, TestRunner};

use super::checks::{check, clean_is_clean, commutes, is_applied, quietly, repaired};
use super::{Answer, Law, LawBroken, Subject};
use crate::chars::visible;
use crate::locale::{Place, Space};
use crate::testing::damage::{self, Corruption, Damaged, DamagedTree};
use crate::testing::strategies::{self, texts::parts};
use crate::testing::{Dice, TextTree};
use crate::{Locale, Pipeline, Rule};

/// Laws, and the texts to try them on.
///
/// Four sets to start from, each a superset of [`pass`](Self::pass):
///
/// | set | is for | adds |
/// | --- | --- | --- |
/// | [`Laws::pass`] | any pass | |
/// | [`Laws::typography`] | passes that change signs and spaces, not words | letters kept, clean is clean, repairs damage |
/// | [`Laws::document`] | passes that judge lines or the whole text | clean is clean |
/// | [`Laws::pipeline`] | pipelines | step by step, commutes |
///
/// ```
/// use guillemot::testing::laws::{Law, Laws};
/// use guillemot::testing::strategies;
/// use guillemot::{Rewrite, Rule};
///
/// let rule = Rewrite::new("house/no-double-bang", "!!+", "!")?;
/// let laws = Laws::pass()
///     .with(Law::LettersKept)
///     .without(Law::WorkLinear, "the rule is a single regular expression")
///     .on(strategies::any_text().with(["!!", "!!!"]))
///     .example("Non !!!")
///     .cases(32);
/// laws.hold_for(&rule);
/// # Ok::<(), guillemot::BuildError>(())
/// ```
///
/// A failing law panics with the whole story; [`check`](Self::check) and [`check_law`](Self::check_law) give it back
/// instead. To have one test for each law, see [`cleaning_laws!`](crate::cleaning_laws).
#[derive(Clone)]
#[allow(clippy::struct_field_names)] // laws are what they are
#[must_use = "laws are tried by `hold_for` or `check`"]
pub struct Laws {
    laws: Vec<Law>,
    left_out: Vec<(Law, String)>,
    texts: Option<BoxedStrategy<String>>,
    right_texts: Option<BoxedStrategy<String>>,
    corruptions: Option<Vec<Arc<dyn Corruption>>>,
    cases: Option<u32>,
    examples: Vec<String>,
    answers: Vec<Answer>,
    locales: Option<Vec<Locale>>,
    least_coverage: u8,
    least_recall: u8,
    in_order: Vec<(String, String, String)>,
    source: Option<Source>,
}

/// Where a test stands, and how it writes its pass.
#[derive(Debug, Clone, Copy)]
struct Source {
    file: &'static str,
    expression: &'static str,
}

const PASS: [Law; 13] = [
    Law::NoPanic,
    Law::EditsValid,
    Law::Idempotent,
    Law::ChangesExplain,
    Law::Offsets,
    Law::ProtectedKept,
    Law::BorrowedWhenUnchanged,
    Law::WaysAgree,
    Law::Deterministic,
    Law::TriggersHonest,
    Law::WorkLinear,
    Law::ExamplesHold,
    Law::AnswersHold,
];

impl Laws {
    fn of(more: &[Law]) -> Self {
        Self {
            laws: PASS.iter().chain(more).copied().collect(),
            left_out: Vec::new(),
            texts: None,
            right_texts: None,
            corruptions: None,
            cases: None,
            examples: Vec::new(),
            answers: Vec::new(),
            locales: None,
            least_coverage: 5,
            least_recall: 100,
            in_order: Vec::new(),
            source: None,
        }
    }

    /// The laws of any pass.
    pub fn pass() -> Self {
        Self::of(&[])
    }

    /// The laws of a pass that sets signs and spaces: it also keeps letters, finds nothing in right text, and repairs the
    /// damage that it is there for.
    pub fn typography() -> Self {
        Self::of(&[Law::LettersKept, Law::CleanIsClean, Law::RepairsDamage])
    }

    /// The laws of a pass that judges lines, or the text as a whole: it also finds nothing in right text.
    pub fn document() -> Self {
        Self::of(&[Law::CleanIsClean])
    }

    /// The laws of a pipeline: it also gives the same as its passes one by one, and passes whose order is not declared
    /// commute.
    pub fn pipeline() -> Self {
        Self::of(&[Law::StepByStep, Law::Commutes])
    }

    /// One more law, which the pass claims to keep.
    pub fn with(mut self, law: Law) -> Self {
        if !self.laws.contains(&law) {
            self.laws.push(law);
        }
        self
    }

    /// Without a law, for a reason, which the run prints.
    ///
    /// # Panics
    ///
    /// When the reason is blank.
    #[track_caller]
    pub fn without(mut self, law: Law, why: &str) -> Self {
        assert!(!why.trim().is_empty(), "the law {law} is left out without a reason");
        self.laws.retain(|&other| other != law);
        self.left_out.push((law, why.to_owned()));
        self
    }

    /// The texts to try the laws on. Default: [`any_text`](strategies::any_text), with what the examples of the rules and
    /// of [`example`](Self::example) are made of mixed in.
    pub fn on(mut self, texts: impl Strategy<Value = String> + 'static) -> Self {
        self.texts = Some(texts.boxed());
        self
    }

    /// Texts that are right, for [`Law::CleanIsClean`] and [`Law::RepairsDamage`]. Default:
    /// [`french_prose`](strategies::french_prose), for the first with the spaces of the locale, and now and then with a
    /// paragraph in English.
    pub fn on_right_text(mut self, texts: impl Strategy<Value = String> + 'static) -> Self {
        self.right_texts = Some(texts.boxed());
        self
    }

    /// The damage for [`Law::RepairsDamage`]. Default: those of [`damage::all`] whose faults name a rule of the pass.
    pub fn damaged_by<C: Corruption + 'static>(mut self, corruptions: impl IntoIterator<Item = C>) -> Self {
        let corruptions =
            corruptions.into_iter().map(|corruption| Arc::new(corruption) as Arc<dyn Corruption>);
        self.corruptions = Some(corruptions.collect());
        self
    }

    /// How many texts each law is tried on. Default: what the variable `PROPTEST_CASES` says, or 256. Each costs some runs
    /// of the pass.
    pub fn cases(mut self, cases: u32) -> Self {
        self.cases = Some(cases);
        self
    }

    /// A text that is tried first. What it is made of is mixed into the texts that follow.
    pub fn example(mut self, text: &str) -> Self {
        self.examples.push(text.to_owned());
        self
    }

    /// Texts with their right answers, which [`Law::AnswersHold`] asks for. Every other law is tried on their texts first,
    /// as on [examples](Self::example).
    ///
    /// Given more than once, all of them count. [`Answer`] has an example.
    pub fn answers(mut self, answers: impl IntoIterator<Item = Answer>) -> Self {
        self.answers.extend(answers);
        self
    }

    /// The locales that a pass is tried in. Default: `fr-FR` half of the time, else `fr-CA`, `fr-CH` and `en-US`, with any
    /// [`SpaceProfile`](crate::SpaceProfile). A pipeline has its own.
    pub fn locales(mut self, locales: impl IntoIterator<Item = Locale>) -> Self {
        self.locales = Some(locales.into_iter().collect());
        self
    }

    /// Of a hundred texts, at least as many must be changed by the pass, or the run says next to nothing and fails.
    /// Default: 5.
    pub fn least_coverage(mut self, percent: u8) -> Self {
        self.least_coverage = percent;
        self
    }

    /// Of a hundred faults of each kind, at least as many must be repaired. Default: 100.
    pub fn least_recall(mut self, percent: u8) -> Self {
        self.least_recall = percent;
        self
    }

    /// Declares that two passes that build in either order belong in this one, for a reason. [`Law::Commutes`] leaves
    /// them out.
    pub fn in_order(mut self, first: &str, second: &str, why: &str) -> Self {
        self.in_order.push((first.to_owned(), second.to_owned(), why.to_owned()));
        self
    }

    /// The laws of the set, in the order in which they are tried.
    pub fn laws(&self) -> impl Iterator<Item = Law> + '_ {
        self.laws.iter().copied()
    }

    /// Asserts every law.
    ///
    /// # Panics
    ///
    /// When one is broken, with the text shrunk to what breaks it.
    #[track_caller]
    pub fn hold_for(&self, subject: &impl Subject) {
        for (law, why) in &self.left_out {
            say(&format!("{law} is left out: {why}"));
        }
        match self.check(subject) {
            Ok(reports) => reports.iter().for_each(|report| say(&report.to_string())),
            Err(broken) => panic!("{broken}"),
        }
    }

    /// Tries every law; the reports of all, or the first that is broken.
    ///
    /// # Errors
    ///
    /// When a law is broken.
    pub fn check(&self, subject: &impl Subject) -> Result<Vec<Report>, LawBroken> {
        self.laws.iter().map(|&law| self.check_law(law, subject)).collect()
    }

    /// Tries one law, whether or not it is in the set.
    ///
    /// # Errors
    ///
    /// When it is broken, or when next to none of the texts are changed.
    pub fn check_law(&self, law: Law, subject: &impl Subject) -> Result<Report, LawBroken> {
        let expression = self.source.map(|source| source.expression);
        let run = Trial::new(self, law, subject)?;
        let checked = match law {
            Law::ExamplesHold => check(law, &run.pipelines[0], "").map(|()| Report::of_examples(law)),
            Law::AnswersHold => run.on_answers(),
            Law::CleanIsClean => run.on_right_text(),
            Law::RepairsDamage => run.on_damaged_text(),
            _ => run.on_any_text(),
        };
        checked.map_err(|broken| broken.written(expression))
    }

    /// The body of one test of [`cleaning_laws!`](crate::cleaning_laws).
    #[doc(hidden)]
    #[track_caller]
    pub fn run_as_test(
        mut self,
        law: Law,
        subject: &impl Subject,
        file: &'static str,
        expression: &'static str,
    ) {
        self.source = Some(Source { file, expression });
        if let Some((_, why)) = self.left_out.iter().find(|(other, _)| *other == law) {
            return say(&format!("{law} is left out for {expression}: {why}"));
        }
        match self.check_law(law, subject) {
            Ok(report) => say(&report.to_string()),
            Err(broken) => panic!("{broken}"),
        }
    }

    fn config(&self) -> Config {
        let default = Config::default();
        // The variable `PROPTEST_DISABLE_FAILURE_PERSISTENCE` says that nothing is kept.
        let keeps_failures = default.failure_persistence.is_some();
        let mut config = Config {
            failure_persistence: None,
            // A text knows by itself when to stop.
            max_shrink_iters: u32::MAX,
            ..default
        };
        if let Some(cases) = self.cases {
            config.cases = cases;
        }
        if let Some(source) = self.source {
            config.source_file = Some(source.file);
            if keeps_failures {
                let file = FileFailurePersistence::WithSource("proptest-regressions");
                config.failure_persistence = Some(Box::new(file));
            }
        }
        config
    }

    /// The texts to try, with what the examples are made of.
    fn texts(&self, pipeline: &Pipeline) -> BoxedStrategy<String> {
        if let Some(texts) = &self.texts {
            return texts.clone();
        }
        let rules = pipeline.passes().flat_map(|pass| pass.rules());
        let examples = rules.filter_map(Rule::before_after).map(|(before, _)| before);
        let given = self.examples.iter().map(String::as_str).chain(self.answers.iter().map(Answer::input));
        strategies::any_text().with_parts_of(examples.chain(given)).boxed()
    }
}

#[allow(clippy::print_stdout)] // tests print; the harness shows it with `--nocapture`, and when a test fails
fn say(line: &str) {
    println!("{line}");
}

impl fmt::Debug for Laws {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Laws")
            .field("laws", &self.laws)
            .field("left_out", &self.left_out)
            .field("cases", &self.cases)
            .field("examples", &self.examples)
            .field("answers", &self.answers)
            .field("locales", &self.locales)
            .field("in_order", &self.in_order)
            .finish_non_exhaustive()
    }
}

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
    recall: BTreeMap<String, (usize, usize)>,
}

impl Report {
    fn new(law: Law) -> Self {
        Self {
            law,
            is_of_text: true,
            texts: 0,
            changed: 0,
            findings: BTreeMap::new(),
            recall: BTreeMap::new(),
        }
    }

    fn of_examples(law: Law) -> Self {
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

    fn is_vacuous(&self, least_coverage: u8) -> bool {
        self.changed * 100 < self.texts * usize::from(least_coverage)
    }

    fn counts(&self) -> String {
        if self.findings.is_empty() {
            return "no findings".to_owned();
        }
        let counts: Vec<String> =
            self.findings.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        format!("findings: {}", counts.join(", "))
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

/// One law, tried on one subject.
struct Trial<'l> {
    laws: &'l Laws,
    law: Law,
    /// One for each locale.
    pipelines: Vec<Pipeline>,
    /// One for each answer.
    answering: Vec<Pipeline>,
}

impl<'l> Trial<'l> {
    fn new(laws: &'l Laws, law: Law, subject: &impl Subject) -> Result<Self, LawBroken> {
        let locales = laws.locales.clone().unwrap_or_else(|| subject.locales());
        let pipelines: Result<Vec<Pipeline>, _> =
            locales.into_iter().map(|locale| subject.in_locale(locale)).collect();
        let mut pipelines = pipelines.map_err(|error| LawBroken::untried(law, error.to_string()))?;
        // A pipeline is the same in every locale.
        pipelines.dedup_by_key(|pipeline| pipeline.locale());
        if pipelines.is_empty() {
            return Err(LawBroken::untried(law, "There is no locale to try it in."));
        }
        let answering = laws.answers.iter().map(|answer| {
            let own = pipelines[0].locale();
            let locale = answer.locale().unwrap_or(own);
            let pipeline =
                subject.in_locale(locale).map_err(|error| LawBroken::untried(law, error.to_string()))?;
            if pipeline.locale() == locale {
                return Ok(pipeline);
            }
            let what = format!(
                "An answer is for {locale}, but the pipeline for {own}: ‘{}’",
                visible(answer.input())
            );
            Err(LawBroken::untried(law, what))
        });
        let answering = answering.collect::<Result<_, _>>()?;
        Ok(Self { laws, law, pipelines, answering })
    }

    /// Which of the pipelines: the first, half of the time.
    fn choice(&self) -> BoxedStrategy<usize> {
        let all: Vec<usize> = (0..self.pipelines.len()).collect();
        if all.len() == 1 { Just(0).boxed() } else { proptest::prop_oneof![Just(0), select(all)].boxed() }
    }

    fn check(&self, pipeline: &Pipeline, text: &str) -> Result<(), LawBroken> {
        if self.law == Law::Commutes && !self.laws.in_order.is_empty() {
            return quietly(|| commutes(pipeline, text, &self.laws.in_order))
                .unwrap_or_else(|_| check(self.law, pipeline, text));
        }
        check(self.law, pipeline, text)
    }

    fn on_answers(&self) -> Result<Report, LawBroken> {
        for (answer, pipeline) in self.laws.answers.iter().zip(&self.answering) {
            quietly(|| answer.holds(pipeline))
                .unwrap_or_else(|_| check(Law::NoPanic, pipeline, answer.input()))?;
        }
        Ok(Report::of_examples(self.law))
    }

    fn on_any_text(&self) -> Result<Report, LawBroken> {
        let examples = self.laws.examples.iter().map(|example| (example.as_str(), &self.pipelines[0]));
        let answers = self.laws.answers.iter().map(Answer::input).zip(&self.answering);
        for (text, pipeline) in examples.chain(answers) {
            if let Err(broken) = self.check(pipeline, text) {
                let tree = TextTree::new(parts(text));
                return Err(shrunk(tree, |text| self.check(pipeline, text).err(), broken));
            }
        }
        let texts = self.laws.texts(&self.pipelines[0]);
        let report = self.run(&texts, |pipeline, text| self.check(pipeline, text))?;
        if self.law.is_of_any_text() && report.is_vacuous(self.laws.least_coverage) {
            let what = format!(
                "The run says next to nothing: of {} texts, {} were changed, which is less than {} %; {}.\n\
                 Give the rules examples, say `.example(\"…\")`, or choose the texts with `.on(strategy)`.",
                report.texts,
                report.changed,
                self.laws.least_coverage,
                report.counts()
            );
            return Err(LawBroken::untried(self.law, what));
        }
        Ok(report)
    }

    fn on_right_text(&self) -> Result<Report, LawBroken> {
        let own = &self.laws.right_texts;
        let texts = own.clone().unwrap_or_else(|| strategies::french_prose().with_english().boxed());
        if own.is_none() && !self.pipelines.iter().any(is_french) {
            let tag = self.pipelines[0].locale();
            let what = format!("No right text of {tag} is known: give some with `.on_right_text(strategy)`.");
            return Err(LawBroken::untried(self.law, what));
        }
        self.run(&texts, |pipeline, text| {
            if own.is_some() {
                return self.check(pipeline, text);
            }
            if !is_french(pipeline) {
                return Ok(());
            }
            let text = in_locale(text, pipeline.locale());
            quietly(|| clean_is_clean(pipeline, &text)).unwrap_or_else(|_| check(self.law, pipeline, &text))
        })
    }

    /// Tries the law on texts as they come, and shrinks one that breaks it.
    fn run(
        &self,
        texts: &BoxedStrategy<String>,
        holds: impl Fn(&Pipeline, &str) -> Result<(), LawBroken>,
    ) -> Result<Report, LawBroken> {
        let report = RefCell::new(Report::new(self.law));
        let last: RefCell<Option<LawBroken>> = RefCell::new(None);
        let first_length = Cell::new(None);
        let mut runner = TestRunner::new(self.laws.config());
        let result = runner.run(&(self.choice(), texts.clone()), |(choice, text)| {
            let pipeline = &self.pipelines[choice];
            match holds(pipeline, &text) {
                Ok(()) => {
                    if first_length.get().is_none() {
                        count(&mut report.borrow_mut(), pipeline, &text);
                    }
                    Ok(())
                }
                Err(broken) => {
                    if first_length.get().is_none() {
                        first_length.set(Some(text.chars().count()));
                    }
                    last.replace(Some(broken));
                    Err(TestCaseError::fail("a law is broken"))
                }
            }
        });
        match result {
            Ok(()) => Ok(report.into_inner()),
            Err(TestError::Fail(..)) => {
                let broken = last.into_inner();
                let broken =
                    broken.unwrap_or_else(|| LawBroken::untried(self.law, "The texts could not be made."));
                Err(match first_length.get() {
                    Some(length) if length > broken.input().chars().count() => broken.shrunk_from(length),
                    _ => broken,
                })
            }
            Err(TestError::Abort(reason)) => {
                Err(LawBroken::untried(self.law, format!("The texts could not be made: {reason}.")))
            }
        }
    }

    /// Damages right texts, and counts what is repaired.
    fn on_damaged_text(&self) -> Result<Report, LawBroken> {
        let pipeline = &self.pipelines[0];
        let rules: Vec<String> =
            pipeline.passes().flat_map(|pass| pass.rules()).map(|rule| rule.id().to_owned()).collect();
        let corruptions = self.corruptions(&rules);
        if corruptions.is_empty() {
            let what = "No damage that comes with the crate is for a rule of this pass: give some with \
                        `.damaged_by(corruptions)`.";
            return Err(LawBroken::untried(self.law, what));
        }
        let is_own = |damaged: &Damaged, group| {
            let of_group = |fault: &&damage::Fault| fault.is_of(group);
            let fault = damaged.faults().iter().find(of_group);
            fault.and_then(damage::Fault::rule).is_some_and(|rule| rules.iter().any(|own| own == rule))
        };
        let right = self.laws.right_texts.clone().unwrap_or_else(|| strategies::french_prose().boxed());
        let strategy = damage::damaged(right, corruptions);
        let mut runner = TestRunner::new(self.laws.config());
        let mut report = Report::new(self.law);
        // For each kind, the first text in which a fault of it was missed.
        let mut missed: BTreeMap<String, DamagedTree> = BTreeMap::new();
        for _ in 0..runner.config().cases {
            let tree = strategy.new_tree(&mut runner);
            let tree = tree.map_err(|reason| {
                LawBroken::untried(self.law, format!("The texts could not be made: {reason}."))
            })?;
            let damaged = tree.current();
            let damaged = damaged.undone(|group| !is_own(&damaged, group));
            if damaged.faults().is_empty() {
                continue;
            }
            count(&mut report, pipeline, damaged.damaged());
            let tree = DamagedTree::new(damaged);
            match self.verdicts(pipeline, &tree.current()) {
                Err(broken) => {
                    return Err(shrunk(tree, |damaged| self.verdicts(pipeline, damaged).err(), broken));
                }
                Ok(verdicts) => {
                    for (kind, is_repaired) in verdicts {
                        let (repaired, all) = report.recall.entry(kind.clone()).or_default();
                        *all += 1;
                        *repaired += usize::from(is_repaired);
                        if !is_repaired {
                            missed.entry(kind).or_insert_with(|| tree.clone());
                        }
                    }
                }
            }
        }
        let least = usize::from(self.laws.least_recall);
        for (kind, tree) in missed {
            let (repaired, all) = report.recall.get(&kind).copied().unwrap_or_default();
            if repaired * 100 < all * least {
                let misses = |damaged: &Damaged| {
                    let verdicts = self.verdicts(pipeline, damaged).ok()?;
                    let is_missed =
                        verdicts.iter().any(|(other, is_repaired)| *other == kind && !is_repaired);
                    is_missed.then(|| {
                        let what = format!(
                            "Of {all} faults of the kind {kind}, {repaired} are repaired, which is less than {least} %. \
                             One that is not:"
                        );
                        self.told(pipeline, damaged, what)
                    })
                };
                let broken = misses(&tree.current());
                let untried =
                    || LawBroken::untried(self.law, format!("Faults of the kind {kind} are missed."));
                return Err(shrunk(tree, misses, broken.unwrap_or_else(untried)));
            }
        }
        if report.recall.is_empty() {
            let what =
                "The damage finds no place in the right texts: give others with `.on_right_text(strategy)`.";
            return Err(LawBroken::untried(self.law, what));
        }
        Ok(report)
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

/// Shrinks what breaks a law.
fn shrunk<T: ValueTree>(
    mut tree: T,
    fails: impl Fn(&T::Value) -> Option<LawBroken>,
    mut broken: LawBroken,
) -> LawBroken {
    let before = broken.input().chars().count();
    let mut more = tree.simplify();
    while more {
        more = match fails(&tree.current()) {
            Some(failure) => {
                broken = failure;
                tree.simplify()
            }
            None => tree.complicate(),
        };
    }
    if broken.input().chars().count() < before { broken.shrunk_from(before) } else { broken }
}

fn is_french(pipeline: &Pipeline) -> bool {
    pipeline.locale().is_french()
}

fn count(report: &mut Report, pipeline: &Pipeline, text: &str) {
    let Ok(cleaned) = quietly(|| pipeline.clean(text)) else { return };
    report.texts += 1;
    report.changed += usize::from(cleaned.is_changed());
    for finding in cleaned.findings() {
        *report.findings.entry(finding.rule().id().to_owned()).or_default() += 1;
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

/// Right prose of `fr-FR` as another locale of French sets it.
fn in_locale(text: &str, locale: Locale) -> String {
    let mut set = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut last = ' ';
    while let Some(c) = chars.next() {
        let place = match (last, chars.peek()) {
            ('«', _) | (_, Some('»')) => Some(Place::Guillemet),
            (_, Some(';' | '!' | '?')) => Some(Place::High),
            (_, Some(':')) => Some(Place::Colon),
            (_, Some('%' | '€')) => Some(Place::Unit),
            _ => None,
        };
        let place = place.filter(|_| crate::chars::is_no_break_space(c));
        match place.map(|place| locale.space(place)) {
            Some(Space::Is(space)) => set.push(space),
            Some(Space::None | Space::Optional(_)) => {}
            Some(Space::Keep(_) | Space::Any) => set.push(c),
            None => match c {
                '“' => set.push(locale.quotes(1).open),
                '”' => set.push(locale.quotes(1).close),
                _ => set.push(c),
            },
        }
        last = c;
    }
    set
}
