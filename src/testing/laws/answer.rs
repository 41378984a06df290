//! Texts with their right answers: what no law can know.

use std::borrow::Cow;

use super::broken::difference;
use super::{Law, LawBroken};
use crate::{Action, Confidence, Finding, Locale, Pipeline, Rule};

/// A text and what cleaning makes of it, known beforehand.
///
/// Laws know what is wrong whatever a rule is for; what it *is* for, answers say. [`Laws::answers`](super::Laws::answers)
/// takes them from wherever you keep them, tries every law on their texts first, and mixes what they are made of into
/// the texts that follow.
///
/// ```
/// use guillemot::Rewrite;
/// use guillemot::testing::laws::{Answer, Laws};
///
/// let one_bang = Rewrite::new("house/one-bang", "!!+", "!")?;
/// let answers = [
///     Answer::new("Non !!!", "Non !").why("however many there are"),
///     Answer::kept("Non !").why("one is right"),
///     Answer::kept("!?").why("the other sign is no exclamation mark"),
/// ];
/// Laws::pass().answers(answers).hold_for(&one_bang);
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "an answer is given to `Laws::answers`"]
pub struct Answer {
    input: String,
    expected: String,
    why: String,
    locale: Option<Locale>,
    rule: Option<Cow<'static, str>>,
    reported: usize,
    confidence: Option<Confidence>,
    /// Whether it is the example of its rule: one finding of the rule is enough, whatever else is found.
    is_example: bool,
}

impl Answer {
    /// A text that becomes another.
    pub fn new(input: impl Into<String>, expected: impl Into<String>) -> Self {
        Self {
            input: input.into(),
            expected: expected.into(),
            why: String::new(),
            locale: None,
            rule: None,
            reported: 0,
            confidence: None,
            is_example: false,
        }
    }

    /// What the example of a rule says.
    pub(super) fn of_example(rule: &Rule) -> Option<Self> {
        let (before, after) = rule.before_after()?;
        let answer = Self::new(before, after).of_rule(rule.id().to_owned());
        Some(Self { is_example: true, ..answer })
    }

    /// A text that stays as it is: what a rule must leave alone is half of what it is for.
    pub fn kept(input: impl Into<String>) -> Self {
        let input = input.into();
        Self::new(input.clone(), input)
    }

    /// Why, as a failure says it. Default: nothing.
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    /// The locale that it is the answer in. Default: the first of those that a pass is tried in, `fr-FR`; a pipeline
    /// has its own.
    pub fn in_locale(mut self, locale: Locale) -> Self {
        self.locale = Some(locale);
        self
    }

    /// The rule that it is about, by its id: if the text changes, findings of this rule were applied, and as many of
    /// its findings as [`reported`](Self::reported) says were not. Default: any rule.
    pub fn of_rule(mut self, id: impl Into<Cow<'static, str>>) -> Self {
        self.rule = Some(id.into());
        self
    }

    /// How many findings are reported and not applied. Default: none.
    pub fn reported(mut self, count: usize) -> Self {
        self.reported = count;
        self
    }

    /// How sure the rule is: the confidence of each of its findings that was applied. Default: any.
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = Some(confidence);
        self
    }

    /// The text.
    #[must_use]
    pub fn input(&self) -> &str {
        &self.input
    }

    /// What it becomes.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// The locale that it is the answer in, unless it is the subject's own.
    #[must_use]
    pub fn locale(&self) -> Option<Locale> {
        self.locale
    }

    /// Whether the pipeline gives the answer, and stays with it.
    pub(super) fn holds(&self, pipeline: &Pipeline) -> Result<(), LawBroken> {
        let law = if self.is_example { Law::ExamplesHold } else { Law::AnswersHold };
        let cleaned = pipeline.clean(&self.input);
        let broken = |what: String| {
            let mut why = String::new();
            if !self.why.is_empty() {
                why = format!("\nIt should, because: {}", self.why);
            }
            let told = LawBroken::new(law, pipeline, &self.input, what + &why)
                .text("the input", &self.input)
                .text("what it becomes", cleaned.as_str())
                .findings("findings", &cleaned);
            // Examples are asserted all together; an answer the caller has already.
            Err(told.arguments(self.is_example.then(String::new)))
        };
        let name = match &self.rule {
            Some(rule) if self.is_example => format!("The example of `{rule}`"),
            Some(rule) => format!("An answer of `{rule}`"),
            None => "An answer".to_owned(),
        };
        if cleaned.as_str() != self.expected {
            let differs = difference(&self.expected, cleaned.as_str());
            return broken(format!("{name} is not what comes out:\n{differs}"));
        }
        let again = pipeline.clean(&self.expected);
        if again.is_changed() {
            let differs = difference(&self.expected, again.as_str());
            return broken(format!("{name} does not stay:\n{differs}"));
        }
        let is_own =
            |finding: &Finding<'_>| self.rule.as_ref().is_none_or(|rule| rule == finding.rule().id());
        let own = |is_applied: bool| {
            let is_such = move |finding: &Finding<'_>| (finding.action() == Action::Applied) == is_applied;
            cleaned.findings().filter(is_own).filter(is_such)
        };
        let of_rule = |is_applied| own(is_applied).count();
        let is_changed = self.input != self.expected;
        let shows_rule =
            if self.is_example { of_rule(is_changed) > 0 } else { !is_changed || of_rule(true) > 0 };
        if !shows_rule {
            return broken(format!("{name} shows no finding of the rule."));
        }
        let reported = of_rule(false);
        if !self.is_example && reported != self.reported {
            let wanted = self.reported;
            return broken(format!("{name} has {reported} findings that are not applied, not {wanted}."));
        }
        if let Some(wanted) = self.confidence
            && let Some(other) = own(true).find(|finding| finding.confidence() != wanted)
        {
            let confidence = other.confidence();
            return broken(format!("{name} has a finding that is {confidence:?}, not {wanted:?}."));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::laws::Laws;
    use crate::{BuildError, Rewrite};

    fn broken(rule: &Rewrite, answer: Answer) -> String {
        let laws = Laws::pass().answers([answer]);
        laws.check_law(Law::AnswersHold, rule).expect_err("the answer is wrong").to_string()
    }

    #[test]
    fn answers_are_held_to_what_they_say() -> Result<(), BuildError> {
        let rule = Rewrite::new("house/one-bang", "!!+", "!")?;
        let laws = Laws::pass().answers([
            Answer::new("Non !!!", "Non !").of_rule("house/one-bang"),
            Answer::new("Non !!!", "Non !").in_locale(Locale::EN_US),
            Answer::kept("Non !"),
        ]);
        assert!(laws.check_law(Law::AnswersHold, &rule).is_ok());
        let told = broken(&rule, Answer::new("Non !!!", "Non !!").why("two are right"));
        assert!(
            told.contains("An answer is not what comes out") && told.contains("because: two are right"),
            "{told}"
        );
        let told = broken(&rule, Answer::new("Non !!", "Non !").of_rule("house/other"));
        assert!(told.contains("An answer of `house/other` shows no finding"), "{told}");
        let told = broken(&rule, Answer::kept("Non !").reported(1));
        assert!(told.contains("has 0 findings that are not applied, not 1"), "{told}");
        let sure = |confidence| Answer::new("Non !!", "Non !").confidence(confidence);
        assert!(Laws::pass().answers([sure(Confidence::Certain)]).check_law(Law::AnswersHold, &rule).is_ok());
        let told = broken(&rule, sure(Confidence::Likely));
        assert!(told.contains("An answer has a finding that is Certain, not Likely"), "{told}");
        Ok(())
    }

    #[test]
    fn an_answer_that_does_not_stay_is_told() -> Result<(), BuildError> {
        let less = Rewrite::new("house/less", "!!", "!")?;
        let told = broken(&less, Answer::new("!!!", "!!"));
        assert!(told.contains("An answer does not stay:\n- !!\n+ !"), "{told}");
        Ok(())
    }
}
