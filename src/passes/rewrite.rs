//! A caller's rule: a regular expression and its replacement.

use std::borrow::Cow;

use regex::Regex;

use crate::document::Document;
use crate::edit::Edits;
use crate::error::{BuildError, BuildErrorKind};
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::protect::compile;

/// A pass that rewrites each match of a regular expression.
///
/// `$name` and `$1` in the replacement stand for groups of the match, as in [`regex::Regex::replace`]: `${1}0` is the group 1
/// and a 0, `$$` is a dollar. It is applied to one text once: whether a second run would find more is up to the pattern.
///
/// ```
/// use guillemot::{Pipeline, Rewrite};
///
/// let rule = Rewrite::new("house/no-double-bang", r"!!+", "!")?;
/// let pipeline = Pipeline::builder().pass(rule).build()?;
/// assert_eq!(pipeline.clean("Non !!! Si !").as_str(), "Non ! Si !");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
///
/// Beside other passes, its [phase](Self::phase) tells whether they see what it wrote:
///
/// ```
/// use guillemot::{Locale, Phase, Pipeline, Rewrite};
///
/// let euros = Rewrite::new("house/euros", r"(\d+) euros?\b", "$1 €")?;
/// let last = Pipeline::typography(Locale::FR_FR).with(euros.clone())?;
/// assert_eq!(last.clean("Le bac coûte 3 euros.").as_str(), "Le bac coûte 3 €.");
/// let first = Pipeline::typography(Locale::FR_FR).with(euros.phase(Phase::Letters))?;
/// assert_eq!(first.clean("Le bac coûte 3 euros.").as_str(), "Le bac coûte 3\u{A0}€.");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Rewrite {
    rule: Rule,
    regex: Regex,
    replacement: String,
    expands: bool,
    phase: Phase,
    confidence: Confidence,
}

impl Rewrite {
    /// A rule with its id, pattern and replacement.
    ///
    /// # Errors
    ///
    /// When `pattern` is no regular expression, or matches the empty string, or `replacement` asks for a group that it doesn't
    /// have; the message names the rule.
    pub fn new(
        id: impl Into<Cow<'static, str>>,
        pattern: &str,
        replacement: impl Into<String>,
    ) -> Result<Self, BuildError> {
        let id = id.into();
        let regex = compile(id.clone(), pattern)?;
        let replacement = replacement.into();
        let summary = format!("Rewrites `{pattern}` to `{replacement}`.");
        let expands = replacement.contains('$');
        let unknown = groups(&replacement).find(|group| !has_group(&regex, group)).map(str::to_owned);
        if let Some(group) = unknown {
            let pattern = pattern.to_owned();
            return Err(BuildErrorKind::UnknownGroup { what: id, pattern, replacement, group }.into());
        }
        let rule = Rule::named(id, summary);
        #[cfg(feature = "proptest")]
        let rule = rule.of_pattern(pattern);
        Ok(Self { rule, regex, replacement, expands, phase: Phase::Any, confidence: Confidence::Certain })
    }

    /// Where in a pipeline it belongs: [`Pipeline::with`](crate::Pipeline::with) puts it there. Default: [`Phase::Any`], at the
    /// end, behind the pass that tidies blanks.
    #[must_use]
    pub fn phase(self, phase: Phase) -> Self {
        Self { phase, ..self }
    }

    /// How sure its edits are. Default: [`Confidence::Certain`].
    #[must_use]
    pub fn confidence(self, confidence: Confidence) -> Self {
        Self { confidence, ..self }
    }

    /// What the rule does, for reports. Default: the pattern and the replacement.
    #[must_use]
    pub fn summary(self, summary: impl Into<Cow<'static, str>>) -> Self {
        Self { rule: self.rule.summed_up(summary), ..self }
    }
}

/// The groups that a replacement asks for, as the crate `regex` reads it.
fn groups(replacement: &str) -> impl Iterator<Item = &str> {
    let mut parts = replacement.split('$').skip(1);
    std::iter::from_fn(move || {
        let part = parts.next()?;
        if part.is_empty() {
            // `$$`
            parts.next();
            return Some(None);
        }
        let group = part.strip_prefix('{').map_or_else(
            || part.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next(),
            |part| part.split_once('}').map(|(group, _)| group),
        );
        Some(group.filter(|group| !group.is_empty()))
    })
    .flatten()
}

fn has_group(regex: &Regex, group: &str) -> bool {
    match group.parse::<usize>() {
        Ok(number) => number < regex.captures_len(),
        Err(_) => regex.capture_names().flatten().any(|name| name == group),
    }
}

impl Pass for Rewrite {
    fn id(&self) -> &str {
        self.rule.id()
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&self.rule]
    }

    fn phase(&self) -> Phase {
        self.phase
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !self.expands {
            for found in self.regex.find_iter(doc.text()) {
                edits.replace(found.range(), &self.replacement).confidence(self.confidence);
            }
            return;
        }
        let mut expanded = String::new();
        for found in self.regex.captures_iter(doc.text()) {
            expanded.clear();
            found.expand(&self.replacement, &mut expanded);
            // Group 0 is the whole match, which every match has.
            edits.replace(found.get_match().range(), &expanded).confidence(self.confidence);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Pipeline;

    use super::*;

    #[test]
    fn groups_are_expanded() -> Result<(), BuildError> {
        let rule = Rewrite::new("house/date", r"(?<m>\d\d)/(?<d>\d\d)", "$d.$m.")?;
        let pipeline = Pipeline::builder().pass(rule).build()?;
        assert_eq!(pipeline.clean("le 12/31").as_str(), "le 31.12.");
        Ok(())
    }

    #[test]
    fn an_empty_match_is_refused() {
        let error = Rewrite::new("house/all", "a*", "b").expect_err("matches everywhere");
        assert!(error.to_string().starts_with("house/all: the pattern `a*`"), "{error}");
        for pattern in [r"\b", "(?m)^", "$", "x|"] {
            assert!(Rewrite::new("house/all", pattern, "b").is_err(), "{pattern}");
        }
    }

    #[test]
    fn a_group_that_the_pattern_lacks_is_refused() {
        for wrong in ["$1USD", "$2", "${euro}", "a $b"] {
            let error = Rewrite::new("house/usd", r"USD (\d+)", wrong).expect_err(wrong).to_string();
            assert!(error.contains(wrong) && error.contains("house/usd"), "{error}");
        }
        for right in ["$1", "${1}USD", "$$", "$$1 $0", "10 $ et $", "$.", "${1"] {
            assert!(Rewrite::new("house/usd", r"USD (\d+)", right).is_ok(), "{right}");
        }
    }

    #[test]
    fn its_place_and_confidence_are_the_caller_s() -> Result<(), BuildError> {
        let rule = Rewrite::new("house/no-stars", r"\*", " ")?.phase(Phase::Letters).summary("No stars.");
        let pipeline = Pipeline::hygiene().with(rule.clone())?;
        assert_eq!(pipeline.clean("un *mot").as_str(), "un mot", "blanks are tidied behind it");
        let pipeline = Pipeline::hygiene().with(rule.confidence(Confidence::Suspect))?;
        let report = pipeline.check("un *mot");
        assert_eq!(
            report.findings().map(|finding| finding.rule().summary()).collect::<Vec<_>>(),
            ["No stars."]
        );
        assert!(!pipeline.clean("un *mot").is_changed());
        Ok(())
    }
}
