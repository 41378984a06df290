//! One law, tried on texts as they come; and what breaks it, shrunk.

use std::cell::{Cell, RefCell};

use proptest::prelude::Just;
use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Strategy as _, ValueTree};
use proptest::test_runner::{TestCaseError, TestError, TestRunner};

use super::checks::{check, clean_is_clean, commutes};
use super::quiet::quietly;
use super::{Answer, Law, LawBroken, Laws, Report, Subject};
use crate::chars::visible;
use crate::locale::{Place, Space};
use crate::testing::TextTree;
use crate::testing::strategies::{self, texts::parts};
use crate::{Locale, Pipeline};

/// One law, tried on one subject.
pub(super) struct Trial<'l> {
    pub(super) laws: &'l Laws,
    pub(super) law: Law,
    /// One for each locale.
    pub(super) pipelines: Vec<Pipeline>,
    /// One for each answer.
    answering: Vec<Pipeline>,
}

impl<'l> Trial<'l> {
    pub(super) fn new(laws: &'l Laws, law: Law, subject: &impl Subject) -> Result<Self, LawBroken> {
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

    pub(super) fn on_answers(&self) -> Result<Report, LawBroken> {
        for (answer, pipeline) in self.laws.answers.iter().zip(&self.answering) {
            quietly(|| answer.holds(pipeline))
                .unwrap_or_else(|_| check(Law::NoPanic, pipeline, answer.input()))?;
        }
        Ok(Report::of_examples(self.law))
    }

    pub(super) fn on_any_text(&self) -> Result<Report, LawBroken> {
        let examples = self.laws.examples.iter().map(|example| (example.as_str(), &self.pipelines[0]));
        let answers = self.laws.answers.iter().map(Answer::input).zip(&self.answering);
        for (text, pipeline) in examples.chain(answers) {
            if let Err(broken) = self.check(pipeline, text) {
                let tree = TextTree::new(parts(text));
                return Err(shrunk(tree, |text| self.check(pipeline, text).err(), broken));
            }
        }
        let texts = self.laws.texts(&self.pipelines[0]);
        self.run(&texts, |pipeline, text| self.check(pipeline, text))
    }

    /// What the pass does to the texts, whatever the laws say of it.
    pub(super) fn on_no_law(&self) -> Result<Report, LawBroken> {
        self.run(&self.laws.texts(&self.pipelines[0]), |_, _| Ok(()))
    }

    pub(super) fn on_right_text(&self) -> Result<Report, LawBroken> {
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
                        report.borrow_mut().count(pipeline, &text);
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
}

/// Shrinks what breaks a law.
pub(super) fn shrunk<T: ValueTree>(
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
