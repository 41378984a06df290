//! The macros that make a test of each law.

/// Makes one `#[test]` of each law for a pass, so that cargo lists and filters them: `calm::idempotent`,
/// `calm::offsets` …
///
/// ```
/// # use guillemot::{Document, Edits, Pass, Rule};
/// use guillemot::cleaning_laws;
///
/// static RULE: Rule = Rule::new("house/calm", "One exclamation mark is enough.").example("Stop !!!", "Stop !");
///
/// #[derive(Clone)]
/// struct Calm;
/// # impl Pass for Calm {
/// #     fn id(&self) -> &str { "house/calm" }
/// #     fn rules(&self) -> Vec<&Rule> { vec![&RULE] }
/// #     fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
/// #         let mut last = ' ';
/// #         for (at, c) in doc.text().char_indices() {
/// #             if c == '!' && last == '!' { edits.delete(at..at + 1); }
/// #             last = c;
/// #         }
/// #     }
/// # }
///
/// cleaning_laws!(calm: Calm);
/// ```
///
/// The pass is an expression, evaluated for each test. After it may come the set of laws, as the functions of
/// [`Laws`](crate::testing::laws::Laws) call it (default: `pass`), with more laws that the pass claims to keep, and then
/// what to change of them:
///
/// ```
/// use guillemot::cleaning_laws;
/// use guillemot::passes::Ellipses;
/// use guillemot::testing::laws::Law;
///
/// cleaning_laws!(
///     ellipses: Ellipses::new(),
///     typography + line_by_line,
///     |laws| laws.cases(64).without(Law::TriggersHonest, "the pass looks only at its candidates")
/// );
/// # fn main() {}
/// ```
///
/// A text that the pass changes, where its rules have no examples to make texts of, is given so:
///
/// ```
/// use guillemot::{cleaning_laws, pass_fn};
///
/// cleaning_laws!(
///     no_agency: std::sync::Arc::new(pass_fn("house/no-agency", |doc, edits| {
///         for (at, agency) in doc.text().match_indices(" (agence)") {
///             edits.delete(at..at + agency.len());
///         }
///     })),
///     pass,
///     |laws| laws.example("Morges (agence) – Il neige.")
/// );
/// # fn main() {}
/// ```
///
/// The tests stand in a module of the name that comes first. One of them is no law: `says_something` fails when so few of the
/// texts are changed that the others say next to nothing. Texts that failed are kept in a file
/// `….proptest-regressions` beside the file of the tests, and are tried first from then on.
#[macro_export]
macro_rules! cleaning_laws {
    ($name:ident: $subject:expr $(,)?) => {
        $crate::cleaning_laws!($name: $subject, pass);
    };
    ($name:ident: $subject:expr, $set:ident $(+ $law:ident)* $(,)?) => {
        $crate::cleaning_laws!($name: $subject, $set $(+ $law)*, |laws| laws);
    };
    ($name:ident: $subject:expr, $set:ident $(+ $law:ident)*, |$laws:ident| $change:expr $(,)?) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            fn set_of_laws() -> $crate::testing::laws::Laws {
                let $laws = $crate::testing::laws::Laws::$set();
                $change
            }

            #[test]
            fn says_something() {
                set_of_laws().says_something_as_test(&$subject, file!(), stringify!($subject));
            }

            $crate::__laws_of!($set, $subject);
            $($crate::__law!($law, $subject);)*
        }
    };
}

/// Makes one `#[test]` of each law for a pipeline, as [`cleaning_laws!`](crate::cleaning_laws) does for a pass. Default
/// set: `pipeline`.
///
/// ```
/// use guillemot::{Locale, Pipeline, pipeline_laws};
///
/// pipeline_laws!(typography: Pipeline::typography(Locale::FR_FR), pipeline + repairs_damage, |laws| laws.cases(64));
/// ```
#[macro_export]
macro_rules! pipeline_laws {
    ($name:ident: $subject:expr $(,)?) => {
        $crate::cleaning_laws!($name: $subject, pipeline);
    };
    ($name:ident: $subject:expr, $($rest:tt)*) => {
        $crate::cleaning_laws!($name: $subject, $($rest)*);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __laws_of {
    (pass, $subject:expr) => {
        $crate::__laws_of!(@
            no_panic edits_valid idempotent changes_explain offsets protected_kept borrowed_when_unchanged ways_agree
            deterministic triggers_honest work_linear examples_hold answers_hold; $subject);
    };
    (typography, $subject:expr) => {
        $crate::__laws_of!(pass, $subject);
        $crate::__laws_of!(@ letters_kept clean_is_clean repairs_damage; $subject);
    };
    (document, $subject:expr) => {
        $crate::__laws_of!(pass, $subject);
        $crate::__laws_of!(@ clean_is_clean; $subject);
    };
    (pipeline, $subject:expr) => {
        $crate::__laws_of!(pass, $subject);
        $crate::__laws_of!(@ step_by_step commutes; $subject);
    };
    (@ $($law:ident)*; $subject:expr) => {
        $($crate::__law!($law, $subject);)*
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __law {
    (no_panic, $subject:expr) => { $crate::__law!(@ no_panic, NoPanic, $subject); };
    (edits_valid, $subject:expr) => { $crate::__law!(@ edits_valid, EditsValid, $subject); };
    (idempotent, $subject:expr) => { $crate::__law!(@ idempotent, Idempotent, $subject); };
    (changes_explain, $subject:expr) => { $crate::__law!(@ changes_explain, ChangesExplain, $subject); };
    (offsets, $subject:expr) => { $crate::__law!(@ offsets, Offsets, $subject); };
    (protected_kept, $subject:expr) => { $crate::__law!(@ protected_kept, ProtectedKept, $subject); };
    (borrowed_when_unchanged, $subject:expr) => {
        $crate::__law!(@ borrowed_when_unchanged, BorrowedWhenUnchanged, $subject);
    };
    (ways_agree, $subject:expr) => { $crate::__law!(@ ways_agree, WaysAgree, $subject); };
    (deterministic, $subject:expr) => { $crate::__law!(@ deterministic, Deterministic, $subject); };
    (triggers_honest, $subject:expr) => { $crate::__law!(@ triggers_honest, TriggersHonest, $subject); };
    (work_linear, $subject:expr) => { $crate::__law!(@ work_linear, WorkLinear, $subject); };
    (examples_hold, $subject:expr) => { $crate::__law!(@ examples_hold, ExamplesHold, $subject); };
    (answers_hold, $subject:expr) => { $crate::__law!(@ answers_hold, AnswersHold, $subject); };
    (letters_kept, $subject:expr) => { $crate::__law!(@ letters_kept, LettersKept, $subject); };
    (clean_is_clean, $subject:expr) => { $crate::__law!(@ clean_is_clean, CleanIsClean, $subject); };
    (repairs_damage, $subject:expr) => { $crate::__law!(@ repairs_damage, RepairsDamage, $subject); };
    (line_by_line, $subject:expr) => { $crate::__law!(@ line_by_line, LineByLine, $subject); };
    (paragraph_by_paragraph, $subject:expr) => {
        $crate::__law!(@ paragraph_by_paragraph, ParagraphByParagraph, $subject);
    };
    (embedded, $subject:expr) => { $crate::__law!(@ embedded, Embedded, $subject); };
    (step_by_step, $subject:expr) => { $crate::__law!(@ step_by_step, StepByStep, $subject); };
    (commutes, $subject:expr) => { $crate::__law!(@ commutes, Commutes, $subject); };
    (@ $name:ident, $law:ident, $subject:expr) => {
        #[test]
        fn $name() {
            let law = $crate::testing::laws::Law::$law;
            set_of_laws().with(law).run_as_test(law, &$subject, file!(), stringify!($subject));
        }
    };
}
