//! Property-test your own cleaning rules: text as this domain has it, damage with known answers, and laws.
//!
//! A cleaner runs over a million texts that nobody reads. A unit test says what a rule does to a text that you thought of;
//! the laws say what it must never do to any text: change more when it runs again, eat a letter, touch a URL, take
//! hours for a megabyte of brackets. This module tries them, and when one breaks, it shows you the shortest text that
//! breaks it.
//!
//! | module | is for |
//! | --- | --- |
//! | [`laws`] | what must hold of every text, as data, as tests, as functions |
//! | [`strategies`] | the texts to try: quotation marks, no-break spaces, URLs, code, boilerplate … side by side |
//! | [`damage`] | right text, damaged, with the answer that a repair must give |
//!
//! # My first rule
//!
//! A rule is a [`Pass`](crate::Pass). Give it an example; the texts that it is tried on are made of its parts, and of what the rule
//! edits there, again and again, among others.
//!
//! ```
//! use guillemot::{Document, Edits, Pass, Rule};
//!
//! static RULE: Rule = Rule::new("house/one-bang", "One exclamation mark is enough.").example("Non !!!", "Non !");
//!
//! #[derive(Clone)]
//! struct OneBang;
//!
//! impl Pass for OneBang {
//!     fn id(&self) -> &str {
//!         "house/one-bang"
//!     }
//!
//!     fn rules(&self) -> Vec<&Rule> {
//!         vec![&RULE]
//!     }
//!
//!     fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
//!         for (at, _) in doc.text().match_indices("!!") {
//!             edits.delete(at..at + 1);
//!         }
//!     }
//! }
//! # use guillemot::testing::laws::{Law, Laws};
//! # let broken = Laws::pass().check(&OneBang).unwrap_err();
//! # assert!(broken.input().starts_with("!!"), "{broken}");
//! ```
//!
//! # All its laws
//!
//! In a file of tests, one line makes a test of each law (the crate needs to be a dev-dependency with the feature
//! `proptest`):
//!
//! ```
//! # use guillemot::Rewrite;
//! # #[derive(Clone)] struct OneBang;
//! # static RULE: guillemot::Rule = guillemot::Rule::new("house/one-bang", "One.").example("Non !!!", "Non !");
//! # impl guillemot::Pass for OneBang {
//! #     fn id(&self) -> &str { "house/one-bang" }
//! #     fn rules(&self) -> Vec<&guillemot::Rule> { vec![&RULE] }
//! #     fn check(&self, _: &guillemot::Document<'_>, _: &mut guillemot::Edits<'_>) {}
//! # }
//! guillemot::cleaning_laws!(one_bang: OneBang);
//! # fn main() {}
//! ```
//!
//! `cargo test one_bang` runs them. The rule above does not keep them: `match_indices` finds one `!!` in `!!!`, so that
//! two marks are left, and a second run takes one more. `one_bang::examples_hold` says so of the example, and
//! `one_bang::idempotent` of a text that it found, which it shrinks to a few characters, with both results, the
//! difference, the findings of both runs and a unit test to paste. [`laws`] shows such a message whole;
//! `examples/property_test_a_rule` in the repository is a package with a rule, its bug, and the message.
//!
//! This one keeps them:
//!
//! ```
//! use guillemot::testing::laws::Laws;
//! use guillemot::Rewrite;
//!
//! let one_bang = Rewrite::new("house/one-bang", "!!+", "!")?;
//! Laws::pass().example("Non !!!").hold_for(&one_bang);
//! # Ok::<(), guillemot::BuildError>(())
//! ```
//!
//! # What it claims
//!
//! Some laws are claims: not every rule keeps letters, or finds nothing in right French. [`Laws`](laws::Laws) is what a
//! rule claims, and on which texts. A law may be left out for a reason, which the run prints. A run that changes next to
//! none of its texts fails, and says which findings it made and where to put an example: no law is broken then, but one that was
//! never put to the test says nothing. Of the tests of the macro, `says_something` is the one that fails so.
//!
//! ```
//! use guillemot::testing::laws::{Law, Laws};
//! use guillemot::testing::strategies;
//! use guillemot::Rewrite;
//!
//! let no_todo = Rewrite::new("house/no-todo", r"\(TK\)", "[…]")?;
//! Laws::pass()
//!     .with(Law::CleanIsClean)
//!     .without(Law::WorkLinear, "one regular expression, without a look back")
//!     .on(strategies::any_text().with(["(TK)", " (TK)"]))
//!     .cases(64)
//!     .hold_for(&no_todo);
//! # Ok::<(), guillemot::BuildError>(())
//! ```
//!
//! # What it is for
//!
//! Laws see what is wrong whatever a rule is for. What it is for, [answers](laws::Answer) say: texts with what becomes of
//! them, half of them texts that it must leave alone. Keep them where you like, in a table or a file of their own; the
//! law `answers-hold` asks for them, every other law is tried on them first, and the texts that follow are made of their
//! words and lines among others. So an answer does more than a unit test: it tells the laws where to look.
//!
//! ```
//! use guillemot::Rewrite;
//! use guillemot::testing::laws::{Answer, Laws};
//!
//! let no_todo = Rewrite::new("house/no-todo", r"\s*\(TK\)", "")?;
//! let answers = [
//!     Answer::new("Le port (TK) dort.", "Le port dort.").why("a note of the author's to himself"),
//!     Answer::kept("Le port (TKO) dort.").why("another word"),
//! ];
//! Laws::pass().answers(answers).hold_for(&no_todo);
//! # Ok::<(), guillemot::BuildError>(())
//! ```
//!
//! # Does it repair what it is for?
//!
//! Take right text, [damage] it, and compare with what is known:
//!
//! ```
//! use guillemot::testing::laws::{Law, Laws};
//! use guillemot::{Locale, Pipeline};
//!
//! let report = Laws::pipeline().cases(64).check_law(Law::RepairsDamage, &Pipeline::typography(Locale::FR_FR))?;
//! for (kind, repaired, all) in report.recall() {
//!     println!("{kind}: {repaired} of {all}");
//! }
//! # Ok::<(), guillemot::testing::laws::LawBroken>(())
//! ```
//!
//! A [`Corruption`](damage::Corruption) of your own does what your rule undoes.
//!
//! # My law
//!
//! What only your rule promises is a property like any other: `testing` has [proptest] in the
//! version that the strategies are written for.
//!
//! ```
//! use guillemot::testing::{proptest::prelude::*, strategies};
//! use guillemot::{Pipeline, Rewrite};
//!
//! let pipeline = Pipeline::builder().pass(Rewrite::new("house/one-bang", "!!+", "!")?).build()?;
//! proptest!(ProptestConfig::with_cases(64), |(text in strategies::any_text().with(["!!", "!"]))| {
//!     let cleaned = pipeline.clean(&text);
//!     prop_assert!(cleaned.as_str().len() <= text.len());
//!     prop_assert_eq!(cleaned.as_str().contains('!'), text.contains('!'));
//! });
//! # Ok::<(), guillemot::BuildError>(())
//! ```
//!
//! # How long it takes
//!
//! Each law runs the pass on 256 texts, a few times on each. In an unoptimized build most of the time goes into this crate and its
//! dependencies; where Cargo optimizes those, all laws of one rule take some tenths of a second rather than some seconds:
//!
//! ```toml
//! [profile.dev.package."*"]
//! opt-level = 2
//! ```
//!
//! # What failed once
//!
//! Tests of the macros keep the seeds of failures in `….proptest-regressions` beside the file of the tests, and try them
//! first. A seed gives its text only as long as the strategy is the same: for good, keep the unit test that the
//! failure prints, or a case in your own data.
//!
//! `PROPTEST_CASES=2000 cargo test` tries more texts, `PROPTEST_RNG_SEED=1 cargo test` the same texts each time.
//!
//! # Do the laws catch bugs?
//!
//! `tests/study.sh` in the repository measures it, in two halves, with the laws at their default settings. 117 of 122 bugs
//! are caught, which is 95.9 %. The median of the shortest texts that show a planted bug is 5 characters. Runs with twenty
//! seeds on the pass without a bug raise no alarm.
//!
//! *Planted bugs.* A small pass was written together with a list of 36 bugs to plant in it, before any law ran on
//! either. 35 of them are caught. (The first runs found four bugs in the pass that nobody had planted.)
//!
//! | bugs | number | caught by |
//! | --- | --- | --- |
//! | ranges: too long, too short, reversed, off a boundary, beyond the text; overlaps; half a line; a rule that is not declared | 9 | `edits-valid`, `no-panic`, `examples-hold` |
//! | assumptions: a text is never empty, a last line ends | 2 | `no-panic` |
//! | lost idempotence: one mark less each run, a space beside a space, an edit back and forth, growth, what only the next run sees, the same edit twice | 6 | `idempotent`, `examples-hold` |
//! | eaten or changed letters and digits | 4 | `edits-valid`, `idempotent`, `letters-kept`, `examples-hold` |
//! | quadratic work: reports, votes on the language | 2 | `work-linear` |
//! | quadratic work: the text before each sign is searched by hand | 1 | **nothing** |
//! | the wrong locale: one profile for all, English lines set as French, only some countries | 3 | `clean-is-clean`, `examples-hold` |
//! | state: every second text, what the last text held, a hash with a seed of its own | 3 | `no-panic`, `idempotent` |
//! | protection, triggers, an example that doesn't hold, reports of right text | 4 | `protected-kept`, `triggers-honest`, `examples-hold`, `clean-is-clean` |
//! | missed faults: the last in a text, all but the first in a line | 2 | `examples-hold`, `repairs-damage` |
//!
//! *Mutants of the built-in passes.* 93 of the 2776 that cargo-mutants makes of them: one in forty, which their names
//! decide, so that nobody picks, and those of an earlier list whose code still stands. Boilerplate and fused words, which
//! weigh evidence and are measured on data, have no part in it. `tests/it/study/mutants.txt` names them by function and
//! code; it was written before the laws ran on them. Seven of the 93 can't be built.
//!
//! | mutants of | number | caught by known answers | by other laws | not caught |
//! | --- | --- | --- | --- | --- |
//! | characters, layout | 7 | 7 | | |
//! | joins: brackets, lost spaces, lines | 28 | 25 | | 3 |
//! | quotation marks | 16 | 15 | 1 (`idempotent`) | |
//! | French typography | 35 | 34 | | 1 |
//!
//! The one of typography is `right == at + 1` in `is_of_incise`, which became `at - 1`: it changes nothing, for what the
//! condition keeps out a later one keeps out, too. The three of joins are of code that was new: braces as a sign of code
//! (`is_sign`), a year before a bracket (`is_year`), names in `Mc` and `Mac` (`has_capital_inside`) had no case of their own.
//!
//! The first run on the list before this one caught 73 of 78, and of the 47 that were new to it 42, which is 89 %. What it
//! missed (no-break spaces before dots, `XXXX`, `02ème`, full lines) are texts that a rule has to have an answer for; they
//! have a case each since. So laws find what is wrong whatever a rule is for; what a rule is for, answers have to say, and
//! how many of them there are decides how much is caught: the first study, in which laws were tried without answers, saw
//! 18 of 28 mutants. To find what yours leave open, mutate your rule. `tests/fixtures/edges.toml` and the cases of each rule
//! in `tests/cases` came of other mutants, which are not in the list.

pub mod damage;
mod dice;
pub mod laws;
mod shrink;
pub mod strategies;

pub use dice::Dice;
/// The crate that the strategies are written for, in the version that they fit.
pub use proptest;
pub use shrink::TextTree;
