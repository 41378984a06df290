//! Laws as data: which of them, on which texts, how often.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use proptest::strategy::{BoxedStrategy, Strategy};
use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};

use super::checks::check;
use super::trial::Trial;
use super::{Answer, Law, LawBroken, Report, Subject, places, witnesses};
use crate::testing::damage::Corruption;
use crate::testing::strategies;
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
    pub(super) texts: Option<BoxedStrategy<String>>,
    pub(super) right_texts: Option<BoxedStrategy<String>>,
    pub(super) corruptions: Option<Vec<Arc<dyn Corruption>>>,
    cases: Option<u32>,
    seed: Option<u64>,
    pub(super) examples: Vec<String>,
    pub(super) answers: Vec<Answer>,
    pub(super) locales: Option<Vec<Locale>>,
    pub(super) least_coverage: u8,
    pub(super) least_recall: u8,
    pub(super) in_order: Vec<(String, String, String)>,
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
            seed: None,
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
    /// of [`example`](Self::example) are made of mixed in, and what stands where a pass of the caller's edits them, again and again: that
    /// is where a second run finds more to do. Of a [`Rewrite`](crate::Rewrite), texts that its pattern matches are examples, too.
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

    /// The damage for [`Law::RepairsDamage`]. Default: those of [`damage::all`](crate::testing::damage::all) whose faults name a rule of the pass.
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

    /// The same texts each time. Default: what the variable `PROPTEST_RNG_SEED` says, or other ones each time.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
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

    /// Of a hundred texts, at least as many must be changed by the pass, or the run says next to nothing and fails, though no
    /// law is broken; of the tests of [`cleaning_laws!`](crate::cleaning_laws), `says_something` does. Default: 5.
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
        let report = self.tried(law, subject)?;
        if law.is_of_any_text() {
            self.is_told_something(&report)?;
        }
        Ok(report)
    }

    /// Tries one law, on however few texts that are changed.
    fn tried(&self, law: Law, subject: &impl Subject) -> Result<Report, LawBroken> {
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

    /// Whether enough of the texts of a run were changed for the run to say something.
    fn is_told_something(&self, report: &Report) -> Result<(), LawBroken> {
        if !report.is_vacuous(self.least_coverage) {
            return Ok(());
        }
        let text = r#"example("a text that it changes")"#;
        let example = match self.source {
            Some(Source { expression, .. }) => {
                format!("`cleaning_laws!(…: {expression}, pass, |laws| laws.{text})`")
            }
            None => format!("`Laws::pass().{text}`"),
        };
        Err(LawBroken::silent(format!(
            "Of {} texts, {} were changed, which is less than {} %; {}.\n\
             Say what the pass is for: give its rules examples (`Rule::example`), or the laws a text, say\n\
             {example},\n\
             or choose the texts with `.on(strategy)`.",
            report.texts(),
            report.changed(),
            self.least_coverage,
            report.counts()
        )))
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
        match self.tried(law, subject) {
            Ok(report) => say(&report.to_string()),
            Err(broken) => panic!("{broken}"),
        }
    }

    /// The body of the test of [`cleaning_laws!`](crate::cleaning_laws) that fails when those of the laws say nothing.
    #[doc(hidden)]
    #[track_caller]
    pub fn says_something_as_test(
        mut self,
        subject: &impl Subject,
        file: &'static str,
        expression: &'static str,
    ) {
        self.source = Some(Source { file, expression });
        if !self.laws().any(Law::is_of_any_text) {
            return;
        }
        let report = Trial::new(&self, Law::NoPanic, subject).and_then(|trial| trial.on_no_law());
        if let Err(broken) = report.and_then(|report| self.is_told_something(&report)) {
            panic!("{broken}");
        }
    }

    pub(super) fn config(&self) -> Config {
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
        if let Some(seed) = self.seed {
            config.rng_seed = RngSeed::Fixed(seed);
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
    pub(super) fn texts(&self, pipeline: &Pipeline) -> BoxedStrategy<String> {
        if let Some(texts) = &self.texts {
            return texts.clone();
        }
        let rules: Vec<&Rule> = pipeline.passes().flat_map(|pass| pass.rules()).collect();
        let patterns = rules.iter().filter_map(|rule| rule.pattern());
        let matched: BTreeSet<String> = patterns.flat_map(witnesses::of_pattern).collect();
        let matched = matched.iter().map(String::as_str);
        let examples = rules.iter().filter_map(|rule| rule.before_after()).map(|(before, _)| before);
        let given = self.examples.iter().map(String::as_str);
        let answers = self.answers.iter().map(Answer::input);
        let all: Vec<&str> = given.chain(matched).chain(examples).chain(answers).collect();
        let repeated = places::repeated(pipeline, all.iter().copied().take(places::MOST));
        strategies::any_text().with_parts_of(all).mixed(repeated, places::ONE_IN).boxed()
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
            .field("seed", &self.seed)
            .field("examples", &self.examples)
            .field("answers", &self.answers)
            .field("locales", &self.locales)
            .field("in_order", &self.in_order)
            .finish_non_exhaustive()
    }
}
