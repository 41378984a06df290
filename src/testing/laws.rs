//! The laws of cleaning: as data, as tests, as functions.
//!
//! A [`Law`] has a name and a statement. [`Laws`] are some of them, with the texts to try them on; the macro
//! [`cleaning_laws!`](crate::cleaning_laws) makes a test of each; and each is a function that asserts it on one text,
//! which is what a failure gives you to paste:
//!
//! ```
//! use guillemot::passes::Ellipses;
//! use guillemot::testing::laws;
//!
//! laws::assert_idempotent(&Ellipses::new(), "Et puis....");
//! ```
//!
//! # What a failure says
//!
//! ```
//! use guillemot::testing::laws::{self, Law, Laws};
//! use guillemot::{Locale, Rewrite};
//!
//! // `!!!` becomes `!!`, which a second run would change again.
//! let rule = Rewrite::new("house/one-bang-less", "!!", "!")?;
//! let laws = Laws::pass().example("Non !!").locales([Locale::FR_FR]);
//! let broken = laws.check_law(Law::Idempotent, &rule).unwrap_err();
//! let told = broken.to_string();
//! let (head, rest) = told.split_once("(characters: 3").unwrap();
//! assert_eq!(head, r#"law broken: idempotent
//! a second run changes nothing: clean(clean(text)) = clean(text)
//!
//! A second run changed the text again.
//!
//! by     the pass `house/one-bang-less`, in fr-FR with Classic spaces
//! input  "!!!" "#);
//! let (_, rest) = rest.split_once(")\n").unwrap(); // how long the text was before it was shrunk
//! assert_eq!(rest, r#"
//! ── the input
//! !!!
//!
//! ── once
//! !!
//!
//! ── twice
//! !
//!
//! ── from once to twice
//! - !!
//! + !
//!    ^ line 1, column 2
//!
//! ── findings of the first run
//! 1..2 1:2 house/one-bang-less (certain): ‘!’ → ‘’: Rewrites `!!` to `!`.
//!
//! ── findings of the second run
//! 1..2 1:2 house/one-bang-less (certain): ‘!’ → ‘’: Rewrites `!!` to `!`.
//!
//! ── a test to keep
//! #[test]
//! fn house_one_bang_less_idempotent() {
//!     // In place of `todo!`: guillemot::testing::laws::alone(the pass `house/one-bang-less`, guillemot::Locale::FR_FR)
//!     let subject: guillemot::Pipeline = todo!();
//!     guillemot::testing::laws::assert_idempotent(&subject, "!!!");
//! }
//! "#);
//! # Ok::<(), guillemot::BuildError>(())
//! ```
//!
//! # Work
//!
//! [`Law::WorkLinear`] never looks at a clock, which lies on a busy machine. It compares counts: of edits proposed and
//! their bytes, and of the bytes that [`Document`](crate::Document) reads for the pass (lines looked up, languages voted
//! on, words and blocks found). What a pass reads of [`Document::text`](crate::Document::text) by itself nobody can
//! count: a search of the whole rest of the text at every bracket is quadratic and stays unseen. Try such passes on
//! [`strategies::hostile`](super::strategies::hostile), whose longest texts take a quadratic pass very long.

use regex::Regex;

use crate::{IntoPasses, Locale, Pipeline};

mod answer;
mod broken;
mod checks;
mod engine;
mod law;
mod macros;
mod places;
mod protected;
mod quiet;
mod repairs;
mod report;
mod run;
mod set;
mod subject;
mod trial;
mod witnesses;

pub use answer::Answer;
pub use broken::LawBroken;
pub use law::Law;
pub use report::Report;
pub use set::Laws;
pub use subject::Subject;

/// A pipeline of one pass, or some, for texts of a locale: what tests of a pass in another locale than `fr-FR` need.
///
/// ```
/// use guillemot::Locale;
/// use guillemot::passes::FrenchSpacing;
/// use guillemot::testing::laws;
///
/// let pipeline = laws::alone(FrenchSpacing::new(), Locale::FR_CH);
/// assert_eq!(pipeline.clean("Une chose : rien.").as_str(), "Une chose\u{202F}: rien.");
/// ```
///
/// # Panics
///
/// When the passes don't build a pipeline.
#[track_caller]
#[must_use]
pub fn alone(passes: impl IntoPasses, locale: Locale) -> Pipeline {
    match Pipeline::builder().locale(locale).pass(passes).build() {
        Ok(pipeline) => pipeline,
        Err(error) => panic!("{error}"),
    }
}

/// Asserts all laws that hold of every pipeline and every text, whatever the passes are for.
///
/// ```
/// use guillemot::testing::laws;
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR);
/// for text in ["\"Quoi ?\"", "L'an  dernier...", "", "\u{301}«"] {
///     laws::assert_laws(&pipeline, text);
/// }
/// ```
///
/// # Panics
///
/// When one is broken.
#[track_caller]
pub fn assert_laws(subject: &impl Subject, text: &str) {
    hold(check_laws(subject, text));
}

/// All laws, as [`assert_laws`], for a test that would rather not panic: a property that fails is tried again and again
/// while proptest shrinks the text, and each panic is printed.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::testing::{laws, proptest::prelude::*, strategies};
///
/// let pipeline = Pipeline::hygiene();
/// proptest!(ProptestConfig::with_cases(16), |(text in strategies::any_text())| {
///     laws::check_laws(&pipeline, &text)?;
/// });
/// ```
///
/// # Errors
///
/// When a law is broken: which one, how, and where.
pub fn check_laws(subject: &impl Subject, text: &str) -> Result<(), LawBroken> {
    for law in [
        Law::NoPanic,
        Law::EditsValid,
        Law::ChangesExplain,
        Law::Offsets,
        Law::BorrowedWhenUnchanged,
        Law::WaysAgree,
        Law::Deterministic,
        Law::ProtectedKept,
        Law::TriggersHonest,
        Law::StepByStep,
        Law::Idempotent,
    ] {
        one(law, subject, text)?;
    }
    Ok(())
}

fn one(law: Law, subject: &impl Subject, text: &str) -> Result<(), LawBroken> {
    match subject.in_locale(Locale::FR_FR) {
        Ok(pipeline) => checks::check(law, &pipeline, text),
        Err(error) => Err(LawBroken::untried(law, error.to_string())),
    }
}

#[track_caller]
fn hold(law: Result<(), LawBroken>) {
    if let Err(broken) = law {
        panic!("{broken}");
    }
}

macro_rules! functions {
    ($($(#[$doc:meta])* $name:ident: $law:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// # Panics
        ///
        /// When the law is broken.
        #[track_caller]
        pub fn $name(subject: &impl Subject, text: &str) {
            hold(one(Law::$law, subject, text));
        }
    )*};
}

functions! {
    /// Cleaning never panics, nor does the dry run, nor asking for the account.
    assert_no_panic: NoPanic;
    /// No pass breaks the contract of [`Pass::check`](crate::Pass::check): its edits are disjoint, lie on `char`
    /// boundaries of the text, and name rules that it declares.
    assert_edits_valid: EditsValid;
    /// A second run over the cleaned text changes nothing.
    assert_idempotent: Idempotent;
    /// The [changes](crate::Cleaned::changes) are in order and disjoint, give the cleaned text when they are applied to the
    /// original, and each is touched by a finding that was applied.
    assert_changes_explain: ChangesExplain;
    /// The [offsets](crate::Cleaned::offsets) are monotone, stay in the texts, land on `char` boundaries, and map the text
    /// between changes to itself, there and back.
    assert_offsets: Offsets;
    /// Protected spans stand as they are: the caller's always, built-in ones unless whole lines are deleted with them, or
    /// the pass [works on protected text](crate::Pass::edits_protected), as one that decodes text or sets single characters
    /// may: a pass of a phase after [`Phase::Normalization`](crate::Phase::Normalization) has no business there.
    ///
    /// Looks at each pass alone, on the text that it sees: what one pass changes beside a span may make the span another
    /// one for the next. [`assert_spans_kept`] looks at the whole run.
    assert_protected_kept: ProtectedKept;
    /// A text that needs no change is [borrowed](std::borrow::Cow::Borrowed), and has no changes; one that is owned is
    /// another text.
    assert_borrowed_when_unchanged: BorrowedWhenUnchanged;
    /// The three ways to run agree: [`Pipeline::check`] has the findings of [`Pipeline::clean`], and
    /// [`Pipeline::clean_into`] gives its text, also with a scratch that was used before.
    assert_ways_agree: WaysAgree;
    /// Running again gives the same text and the same findings, also after other texts and in another thread.
    assert_deterministic: Deterministic;
    /// If the text holds none of the [triggers](crate::Pass::triggers) of a pass, so that the engine skips it, the pass
    /// would have had nothing to edit.
    assert_triggers_honest: TriggersHonest;
    /// The work grows with the text and not faster: see [Work](self#work).
    assert_work_linear: WorkLinear;
    /// Letters (without their marks) and digits stay, in their order.
    assert_letters_kept: LettersKept;
    /// Line by line gives the same as the whole text at once.
    assert_line_by_line: LineByLine;
    /// Paragraph by paragraph, which are parted by `\n\n`, gives the same as the whole text at once.
    assert_paragraph_by_paragraph: ParagraphByParagraph;
    /// Between two other paragraphs a text comes out as it does alone: what a rule says of it depends neither on where it
    /// stands nor on what else there is.
    assert_embedded: Embedded;
    /// A pipeline gives the same as its passes one after the other, each in a pipeline of its own.
    assert_step_by_step: StepByStep;
    /// Each two passes of a pipeline that [build](crate::PipelineBuilder::build) in either order give the same in either
    /// order.
    assert_commutes: Commutes;
    /// A text that is right has no findings.
    assert_clean: CleanIsClean;
}

/// The example of each rule gives what it says with its pass alone, and its result stays.
///
/// # Panics
///
/// When one doesn't.
#[track_caller]
pub fn assert_examples_hold(subject: &impl Subject) {
    hold(one(Law::ExamplesHold, subject, ""));
}

/// A text becomes another, or, when both are the same, stays as it is; and so does what it becomes.
///
/// ```
/// use guillemot::passes::Ellipses;
/// use guillemot::testing::laws;
///
/// laws::assert_gives(&Ellipses::new(), "Et puis...", "Et puis…");
/// ```
///
/// # Panics
///
/// When it doesn't.
#[track_caller]
pub fn assert_gives(subject: &impl Subject, text: &str, expected: &str) {
    match subject.in_locale(Locale::FR_FR) {
        Ok(pipeline) => hold(Answer::new(text, expected).holds(&pipeline)),
        Err(error) => panic!("{error}"),
    }
}

/// The damaged text becomes the clean one.
///
/// ```
/// use guillemot::testing::laws;
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR);
/// laws::assert_repairs(&pipeline, "Oui ! Rien...", "Oui\u{202F}! Rien…");
/// ```
///
/// # Panics
///
/// When it doesn't.
#[track_caller]
pub fn assert_repairs(subject: &impl Subject, damaged: &str, clean: &str) {
    match subject.in_locale(Locale::FR_FR) {
        Ok(pipeline) => hold(checks::repaired(&pipeline, damaged, clean)),
        Err(error) => panic!("{error}"),
    }
}

/// Each match of a pattern in the original text stands unchanged in the cleaned text: what
/// [`Protect::regex`](crate::Protect::regex) promises for its pattern.
///
/// ```
/// use guillemot::testing::laws;
/// use guillemot::{Locale, Pipeline, Protect};
///
/// let templates = r"\{\{.*?\}\}";
/// let builder = Pipeline::builder().pass(&Pipeline::typography(Locale::FR_FR));
/// let pipeline = builder.protect(Protect::regex(templates)?).build()?;
/// laws::assert_spans_kept(&pipeline, "Bonjour {{ nom ?  }} !", templates);
/// # Ok::<(), guillemot::BuildError>(())
/// ```
///
/// # Panics
///
/// When one doesn't, or the pattern is no regular expression.
#[track_caller]
pub fn assert_spans_kept(pipeline: &Pipeline, text: &str, pattern: &str) {
    let regex = Regex::new(pattern);
    let regex =
        regex.unwrap_or_else(|error| panic!("the pattern `{pattern}` is not a regular expression: {error}"));
    hold(checks::spans_stand(pipeline, text, &regex));
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::{BuildError, Protect, Rewrite, Triggers, pass_fn};

    /// The message of a law that the closure breaks.
    fn broken(law: impl FnOnce()) -> String {
        let panic = catch_unwind(AssertUnwindSafe(law)).expect_err("the law should be broken");
        *panic.downcast::<String>().expect("a message")
    }

    #[test]
    fn a_pass_that_is_not_idempotent_is_told_how() -> Result<(), BuildError> {
        let rule = Rewrite::new("house/less", "\u{A0}!", "!")?;
        let message = broken(|| assert_idempotent(&rule, "Non\u{A0}\u{A0}!"));
        for part in [
            "a second run changes nothing",
            "house/less",
            "Non⍽⍽!",
            "── twice\nNon!",
            "- Non⍽!\n+ Non!\n     ^ line 1, column 4",
            "1:5",
            r#"assert_idempotent(&subject, "Non\u{a0}\u{a0}!");"#,
        ] {
            assert!(message.contains(part), "{part} is not in:\n{message}");
        }
        Ok(())
    }

    #[test]
    fn damage_that_is_for_another_rule_is_not_tried() {
        let pipeline = Pipeline::hygiene();
        let laws = || Laws::pipeline().cases(8).seed(1);
        let own = laws().damaged_by([crate::testing::damage::three_dots().everywhere()]);
        let told = own.check_law(Law::RepairsDamage, &pipeline).expect_err("it has no ellipses").to_string();
        assert!(told.contains("(it names fr/ellipsis)") && told.contains("repaired_by"), "{told}");
        let prose = proptest::prelude::Just("Il pleut.".to_owned());
        let none = laws().on_right_text(prose).damaged_by([crate::testing::damage::three_dots()]);
        let told = none.check_law(Law::RepairsDamage, &pipeline).expect_err("no ellipsis").to_string();
        assert!(told.contains("finds no place in the right texts"), "{told}");
    }

    #[test]
    fn breaches_are_told() {
        let wild = pass_fn("house/wild", |doc, edits| {
            edits.delete(0..doc.text().len() + 1);
        });
        let message = broken(|| assert_edits_valid(&wild, "é"));
        assert!(
            message.contains("`house/wild`") && message.contains("its range is none of the text"),
            "{message}"
        );
    }

    #[test]
    fn panics_are_told() {
        let wild = pass_fn("house/wild", |doc, _| assert!(doc.text().is_ascii(), "no such letter"));
        // Without examples there is nothing to run, and without a second pass no other order.
        for law in
            Law::ALL.iter().filter(|law| !matches!(law, Law::ExamplesHold | Law::Commutes | Law::StepByStep))
        {
            let told = one(*law, &wild, "é").expect_err("it panics");
            let message = told.to_string();
            assert!(
                message.contains("It panicked: no such letter") && told.law() == Some(Law::NoPanic),
                "{message}"
            );
        }
    }

    #[test]
    fn a_pass_with_a_memory_of_its_own_is_caught() {
        let count = Arc::new(AtomicUsize::new(0));
        let moody = pass_fn("house/moody", move |doc, edits| {
            if count.fetch_add(1, Ordering::Relaxed) % 2 == 1 {
                edits.insert(doc.text().len(), "!");
            }
        });
        let message = broken(|| assert_deterministic(&moody, "a"));
        assert!(message.contains("A second run gave another text"), "{message}");
        let message = broken(|| assert_ways_agree(&moody, "a"));
        assert!(message.contains("The findings of the dry run are other ones"), "{message}");
    }

    #[test]
    fn triggers_that_leave_something_out_are_caught() {
        #[derive(Clone)]
        struct Dots;
        static RULE: crate::Rule = crate::Rule::new("house/dots", "Dots.");
        impl crate::Pass for Dots {
            fn id(&self) -> &str {
                "house/dots"
            }
            fn rules(&self) -> Vec<&crate::Rule> {
                vec![&RULE]
            }
            fn triggers(&self) -> Triggers {
                Triggers::DOTS
            }
            fn check(&self, doc: &crate::Document<'_>, edits: &mut crate::Edits<'_>) {
                for (at, dot) in doc.text().match_indices('.') {
                    edits.replace(at..at + dot.len(), "!");
                }
            }
        }
        assert_triggers_honest(&Dots, "a..");
        let message = broken(|| assert_triggers_honest(&Dots, "a."));
        assert!(message.contains("would edit 1..2: ‘.’ → ‘!’"), "{message}");
    }

    #[test]
    fn quadratic_work_is_counted() {
        let linear = pass_fn("house/linear", |doc, edits| {
            for (at, _) in doc.text().match_indices('a') {
                edits.flag(at..at + 1);
            }
        });
        assert_work_linear(&linear, "abc");
        assert_work_linear(&linear, "");
        let all = pass_fn("house/all", |doc, edits| {
            for (at, _) in doc.text().match_indices('a') {
                edits.flag(0..at);
            }
        });
        let message = broken(|| assert_work_linear(&all, "abc"));
        assert!(message.contains("bytes read and written"), "{message}");
        let votes = pass_fn("house/votes", |doc, edits| {
            for (at, _) in doc.text().match_indices('a') {
                if doc.language(at..doc.text().len()).is_some() {
                    edits.flag(at..at + 1);
                }
            }
        });
        broken(|| assert_work_linear(&votes, "abc"));
    }

    #[test]
    fn passes_that_do_not_commute_are_caught() -> Result<(), BuildError> {
        let passes = (Rewrite::new("house/one", "a", "b")?, Rewrite::new("house/two", "b", "c")?);
        let pipeline = Pipeline::builder().pass(passes).build()?;
        assert_commutes(&pipeline, "xyz");
        let message = broken(|| assert_commutes(&pipeline, "a"));
        assert!(message.contains("`house/one` then `house/two` gives another text"), "{message}");
        let laws = Laws::pipeline().example("a").cases(8).least_coverage(0);
        assert!(laws.check_law(Law::Commutes, &pipeline).is_err());
        let laws = laws.in_order("house/one", "house/two", "letters move on by one step");
        assert!(laws.check_law(Law::Commutes, &pipeline).is_ok());
        Ok(())
    }

    #[test]
    fn other_laws_are_told() -> Result<(), BuildError> {
        let no_b = Rewrite::new("house/no-b", "b", "")?;
        let message = broken(|| assert_letters_kept(&no_b, "abc"));
        assert!(message.contains("- abc\n+ ac"), "{message}");
        let head = Rewrite::new("house/head", r"\Aa", "b")?;
        let message = broken(|| assert_line_by_line(&head, "a\na"));
        assert!(message.contains("── its parts give\nb↵\nb"), "{message}");
        assert_line_by_line(&no_b, "a\nab\n\nb");
        assert!(broken(|| assert_clean(&no_b, "b")).contains("there are findings"));
        assert!(
            broken(|| assert_repairs(&no_b, "ab", "b")).contains(r#"assert_repairs(&subject, "ab", "b")"#)
        );
        assert_examples_hold(&crate::passes::Quotes::new());
        Ok(())
    }

    #[test]
    fn a_run_that_changes_nothing_says_nothing() -> Result<(), BuildError> {
        let rare = pass_fn("house/rare", |doc, edits| {
            for (at, rare) in doc.text().match_indices("xyzzy") {
                edits.replace(at..at + rare.len(), "plugh");
            }
        });
        let rare: Arc<dyn crate::Pass> = Arc::new(rare);
        let laws = Laws::pass().cases(64);
        let told = laws.check_law(Law::Idempotent, &rare).expect_err("it says nothing");
        assert_eq!((told.law(), told.input()), (None, ""));
        let told = told.to_string();
        assert!(told.starts_with("the run says nothing: no law is broken"), "{told}");
        assert!(told.contains("Of 64 texts, 0 were changed, which is less than 5 %; no findings."), "{told}");
        assert!(told.contains(r#"Laws::pass().example("a text that it changes")"#), "{told}");
        let report = laws.clone().example("xyzzy").check_law(Law::Idempotent, &rare);
        assert!(report.expect("it says something").changed() > 20);
        // Of the tests of the macro, one fails, and tells what to write there.
        let in_macro = || laws.clone();
        in_macro().run_as_test(Law::Idempotent, &rare, file!(), "rare()");
        let told = broken(|| in_macro().says_something_as_test(&rare, file!(), "rare()"));
        assert!(
            told.contains(
                r#"cleaning_laws!(…: rare(), pass, |laws| laws.example("a text that it changes"))"#
            ),
            "{told}"
        );
        in_macro().least_coverage(0).says_something_as_test(&rare, file!(), "rare()");
        // A rule that is made of a pattern needs no example.
        for (pattern, replacement) in [("xyzzy", "plugh"), (r"(\d+) ?km\b", "$1\u{A0}km"), ("(?m)^- ", "– ")]
        {
            let rule = Rewrite::new("house/rare", pattern, replacement)?;
            assert!(laws.check_law(Law::NoPanic, &rule).is_ok(), "{pattern}");
        }
        Ok(())
    }

    #[test]
    fn a_law_that_can_t_be_tried_is_not_told_to_be_broken() {
        let told = Laws::document().check_law(
            Law::CleanIsClean,
            &Pipeline::builder().locale(Locale::EN_US).build().expect("no pass"),
        );
        let told = told.expect_err("no right text").to_string();
        assert!(told.starts_with("law not tried: clean-is-clean\n"), "{told}");
    }

    #[test]
    fn spans_that_are_not_protected_are_caught() -> Result<(), BuildError> {
        let calm = || Rewrite::new("house/calm", "!!+", "!");
        let bare = Pipeline::builder().pass(calm()?).build()?;
        let message = broken(|| assert_spans_kept(&bare, "Yahoo!! paie!!", "Yahoo!+"));
        assert!(message.contains("The span 0..7 met"), "{message}");
        let protected = Pipeline::builder().pass(calm()?).protect(Protect::regex("Yahoo!+")?).build()?;
        assert_spans_kept(&protected, "Yahoo!! paie!!", "Yahoo!+");
        assert_protected_kept(&protected, "Yahoo!! paie!!");
        Ok(())
    }

    #[test]
    fn passes_that_undo_each_other_keep_the_laws() -> Result<(), BuildError> {
        let rule = Rewrite::new;
        let rules =
            (rule("house/gone", "x", "")?, rule("house/there", "é", "ab")?, rule("house/back", "ab", "é")?);
        let pipeline = Pipeline::builder().pass(rules).build()?;
        for text in ["éé", "éé x ab", "xéxabxx", "", "x"] {
            assert_laws(&pipeline, text);
        }
        Ok(())
    }
}
