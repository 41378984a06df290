//! What stands where a subject edits a text, again and again.
//!
//! A rule that makes one of two often leaves two of three, or of four: what a second run would change shows on a run of
//! what the rule looks for, which no example has, and which chance hardly ever makes.

use std::collections::BTreeSet;
use std::ops::Range;

use super::quiet::quietly;
use super::subject::alone;
use crate::Pipeline;
use crate::chars::slice;
use crate::pass::PassEntry;
use crate::passes::built_in;

/// Of so many fragments of a text, one is of these.
pub(super) const ONE_IN: usize = 6;
/// The places are of so many texts at most, those of the caller's first: of more, none would be tried often enough.
pub(super) const MOST: usize = 16;
/// Longer ones, in bytes, are of lines and paragraphs rather than of signs and words, and would make long texts.
const LONGEST: usize = 48;

/// What the passes of the caller's take away in these texts, what they put there, and what stands beside it: twice, three times and four
/// times, with and without blanks between, and joined with each other.
pub(super) fn repeated<'t>(
    pipeline: &Pipeline,
    texts: impl IntoIterator<Item = &'t str>,
) -> BTreeSet<String> {
    let mut fragments = BTreeSet::new();
    let Some(pipeline) = of_callers(pipeline) else { return fragments };
    for text in texts {
        // A panic is another law's affair.
        let units = quietly(|| {
            let report = pipeline.check(text);
            let of_place = |finding: crate::Finding<'_>| units(text, finding.range(), finding.after());
            report.findings().map(of_place).collect::<BTreeSet<_>>()
        });
        for units in units.unwrap_or_default() {
            repeat(&units, &mut fragments);
        }
    }
    fragments
}

/// The passes of the caller's: that a built-in one needs another run for heaps of marks that nobody writes is known, and no fault
/// of theirs.
fn of_callers(pipeline: &Pipeline) -> Option<Pipeline> {
    let built_in = built_in();
    let is_callers = |entry: &PassEntry| !built_in.iter().any(|pass| pass.id() == entry.pass.id());
    let entries: Vec<PassEntry> = pipeline.entries().filter(is_callers).collect();
    (!entries.is_empty()).then(|| alone(pipeline, entries))
}

/// A place before and after its edit, with what stands to the left and to the right of it, and without.
fn units(text: &str, range: Range<usize>, after: &str) -> BTreeSet<String> {
    let before = text.get(range.clone()).unwrap_or_default();
    let left = run_before(slice(text, 0..range.start.min(text.len())));
    let right = run_after(slice(text, range.end.min(text.len())..text.len()));
    let all = [
        before.to_owned(),
        after.to_owned(),
        format!("{left}{before}"),
        format!("{before}{right}"),
        format!("{left}{before}{right}"),
        format!("{left}{after}{right}"),
    ];
    all.into_iter().filter(|unit| !unit.is_empty() && unit.len() <= LONGEST).collect()
}

fn repeat(units: &BTreeSet<String>, fragments: &mut BTreeSet<String>) {
    let mut keep = |fragment: String| {
        if fragment.len() <= LONGEST {
            fragments.insert(fragment);
        }
    };
    for unit in units {
        for count in 1..=4 {
            keep(unit.repeat(count));
            keep(vec![unit.as_str(); count].join(" "));
        }
        for other in units.iter().filter(|&other| other != unit) {
            keep(format!("{unit}{other}"));
        }
    }
}

/// Letters and digits, blanks, or other signs: what a text ends with.
fn run_before(text: &str) -> &str {
    let Some(last) = text.chars().next_back() else { return "" };
    let start = text.trim_end_matches(|c| kind(c) == kind(last)).len();
    slice(text, start..text.len())
}

/// The same of what a text begins with.
fn run_after(text: &str) -> &str {
    let Some(first) = text.chars().next() else { return "" };
    let end = text.find(|c| kind(c) != kind(first)).unwrap_or(text.len());
    slice(text, 0..end)
}

fn kind(c: char) -> (bool, bool) {
    (c.is_alphanumeric(), c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::laws::{Law, Laws};
    use crate::{Confidence, Pass, Rewrite, Rule, pass_fn};

    #[test]
    fn an_edited_place_is_repeated() -> Result<(), crate::BuildError> {
        let pipeline = Pipeline::builder().pass(Rewrite::new("house/dash", " - ", " – ")?).build()?;
        let fragments = repeated(&pipeline, ["un - deux", "rien"]);
        for fragment in ["-", "--", "---", "- - -", "–", "––", " - ", " - -", "-–", " – "] {
            assert!(fragments.contains(fragment), "{fragment:?} is not in {fragments:?}");
        }
        assert!(!fragments.contains("rien"));
        assert!(fragments.iter().all(|fragment| fragment.len() <= LONGEST));
        let panics = Pipeline::builder().pass(pass_fn("house/panics", |_, _| panic!("no"))).build()?;
        assert!(repeated(&panics, ["un"]).is_empty());
        assert!(repeated(&Pipeline::typography(crate::Locale::FR_FR), ["\"un\"..."]).is_empty());
        Ok(())
    }

    /// How many of twenty seeds find that a second run changes more.
    fn caught(laws: &Laws, pass: &(impl Pass + Clone)) -> usize {
        let finds =
            |&seed: &u64| laws.clone().cases(256).seed(seed).check_law(Law::Idempotent, pass).is_err();
        (1..=20).filter(finds).count()
    }

    #[test]
    fn what_eats_one_of_two_is_caught() -> Result<(), crate::BuildError> {
        for (twice, once) in
            [("--", "-"), (";;", ";"), ("''", "'"), ("..", "."), ("  ", " "), ("le le", "le")]
        {
            let less = Rewrite::new("house/less", twice, once)?;
            assert_eq!(caught(&Laws::pass(), &less), 20, "{twice:?} without an example");
            let example = format!("a {twice} b");
            assert_eq!(caught(&Laws::pass().example(&example), &less), 20, "{twice:?}");
            // The same of a function, of which nothing is known but the example.
            let less = PassOf(Rule::named("house/less", "Less."), twice);
            assert_eq!(caught(&Laws::pass().example(&example), &less), 20, "{twice:?} by hand");
        }
        Ok(())
    }

    /// Deletes the first half of what stands twice.
    #[derive(Clone)]
    struct PassOf(Rule, &'static str);

    impl Pass for PassOf {
        fn id(&self) -> &str {
            self.0.id()
        }

        fn rules(&self) -> Vec<&Rule> {
            vec![&self.0]
        }

        fn check(&self, doc: &crate::Document<'_>, edits: &mut crate::Edits<'_>) {
            for (at, twice) in doc.text().match_indices(self.1) {
                edits.delete(at..at + twice.len().div_ceil(2)).confidence(Confidence::Certain);
            }
        }
    }
}
