//! Passes that share a text: their edits are applied together, and it makes no difference.

use std::sync::Arc;

use guillemot::testing::{laws, strategies};
use guillemot::{Document, Edits, Locale, Pass, Phase, Pipeline, Rule, Triggers};
use proptest::prelude::*;

use super::Outcome;
use crate::laws::config;

/// A pass as it is, but with a text of its own.
struct Alone<P>(P);

impl<P: Pass> Pass for Alone<P> {
    fn id(&self) -> &str {
        self.0.id()
    }

    fn rules(&self) -> Vec<&Rule> {
        self.0.rules()
    }

    fn phase(&self) -> Phase {
        self.0.phase()
    }

    fn triggers(&self) -> Triggers {
        self.0.triggers()
    }

    fn edits_protected(&self) -> bool {
        self.0.edits_protected()
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        self.0.check(doc, edits);
    }
}

/// All that build together.
fn passes() -> impl Iterator<Item = Arc<dyn Pass>> {
    guillemot::passes::built_in().into_iter().filter(|pass| pass.phase() != Phase::Lines)
}

fn one_by_one(locale: Locale) -> Pipeline {
    let passes: Vec<_> = passes().map(Alone).collect();
    Pipeline::builder().locale(locale).pass(passes).build().expect("the built-in passes are in order")
}

fn together(locale: Locale) -> Pipeline {
    let passes: Vec<_> = passes().collect();
    Pipeline::builder().locale(locale).pass(passes).build().expect("the built-in passes are in order")
}

proptest! {
    #![proptest_config(config())]
    #[test]
    fn the_built_in_passes_do_the_same_together_and_one_by_one(
        text in strategies::any_text(),
        locale in strategies::locales(),
    ) {
        // A backtick that becomes an apostrophe may have been one of a code span's.
        prop_assume!(!text.contains('`'));
        let (together, one_by_one) = (together(locale).clean(&text), one_by_one(locale).clean(&text));
        prop_assert_eq!(together.as_str(), one_by_one.as_str());
    }
}

/// Proposes to replace each range, all of them as one group if asked to.
struct Sharing {
    rule: Rule,
    edits: Vec<(std::ops::Range<usize>, &'static str)>,
    are_one: bool,
}

impl Sharing {
    fn new(id: &'static str, edits: &[(std::ops::Range<usize>, &'static str)]) -> Self {
        Self { rule: Rule::new(id, "A rule of this test."), edits: edits.to_vec(), are_one: false }
    }
}

impl Pass for Sharing {
    fn id(&self) -> &str {
        self.rule.id()
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&self.rule]
    }

    fn shares_text(&self) -> bool {
        true
    }

    fn check(&self, _: &Document<'_>, edits: &mut Edits<'_>) {
        let propose = |edits: &mut Edits<'_>| {
            for (range, with) in &self.edits {
                edits.replace(range.clone(), with);
            }
        };
        if self.are_one { edits.together(propose) } else { propose(edits) }
    }
}

fn cleaned(text: &str, passes: Vec<Sharing>) -> Result<(String, Vec<String>), guillemot::BuildError> {
    let pipeline = Pipeline::builder().pass(passes).build()?;
    laws::assert_changes_explain(&pipeline, text);
    let cleaned = pipeline.clean(text);
    let rules = cleaned.findings().map(|finding| finding.rule().id().to_owned()).collect();
    Ok((cleaned.as_str().to_owned(), rules))
}

#[test]
fn all_edits_are_applied_at_once() -> Outcome {
    let passes = vec![
        Sharing::new("a", &[(0..1, "1"), (6..7, "7")]),
        Sharing::new("b", &[(1..3, ""), (4..5, "five"), (7..7, "!")]),
        Sharing::new("c", &[(3..4, "4")]),
    ];
    assert_eq!(
        cleaned("abcdefg", passes)?,
        ("14fivef7!".to_owned(), ["a", "a", "b", "b", "b", "c"].map(String::from).to_vec())
    );
    Ok(())
}

#[test]
fn where_two_overlap_the_first_pass_stands() -> Outcome {
    let passes = vec![
        Sharing::new("a", &[(2..4, "X")]),
        Sharing::new("b", &[(0..2, "-"), (3..5, "Y"), (3..3, "Z"), (5..6, "+")]),
    ];
    assert_eq!(cleaned("abcdef", passes)?.0, "-Xe+");
    // What a pass meant to replace counts, though parts of it stay as they were.
    let passes = vec![Sharing::new("a", &[(0..3, "abX")]), Sharing::new("b", &[(0..2, "b"), (1..1, "Y")])];
    assert_eq!(cleaned("abc", passes)?.0, "abX");
    // Two insertions at one place are one too many.
    let passes = vec![Sharing::new("a", &[(1..1, "+")]), Sharing::new("b", &[(1..1, "-"), (2..2, "-")])];
    assert_eq!(cleaned("abc", passes)?.0, "a+b-c");
    Ok(())
}

#[test]
fn a_group_that_overlaps_falls_as_one() -> Outcome {
    let first = || Sharing::new("a", &[(4..5, "E")]);
    let group = Sharing { are_one: true, ..Sharing::new("b", &[(0..1, "A"), (3..5, "?")]) };
    assert_eq!(cleaned("abcdef", vec![first(), group, Sharing::new("c", &[(0..1, "1")])])?.0, "1bcdEf");
    Ok(())
}

#[test]
fn an_insertion_stands_before_the_replacement_of_what_follows() -> Outcome {
    let insert = || Sharing::new("insert", &[(2..2, "+")]);
    let replace = || Sharing::new("replace", &[(2..4, "X")]);
    assert_eq!(cleaned("abcdef", vec![insert(), replace()])?.0, "ab+Xef");
    assert_eq!(cleaned("abcdef", vec![replace(), insert()])?.0, "ab+Xef");
    Ok(())
}
