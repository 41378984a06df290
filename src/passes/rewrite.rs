//! A caller's rule: a regular expression and its replacement.

use std::borrow::Cow;

use regex::Regex;

use crate::document::Document;
use crate::edit::Edits;
use crate::error::BuildError;
use crate::pass::{Pass, Rule};
use crate::protect::compile;

/// A pass that rewrites each match of a regular expression.
///
/// `$name` and `$1` in the replacement stand for groups of the match, as in [`regex::Regex::replace`]. It is applied
/// to one text once: whether a second run would find more is up to the pattern.
///
/// ```
/// use guillemot::{Pipeline, Rewrite};
///
/// let rule = Rewrite::new("house/no-double-bang", r"!!+", "!")?;
/// let pipeline = Pipeline::builder().pass(rule).build()?;
/// assert_eq!(pipeline.clean("Non !!! Si !").as_str(), "Non ! Si !");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Rewrite {
    rule: Rule,
    regex: Regex,
    replacement: String,
    expands: bool,
}

impl Rewrite {
    /// A rule with its id, pattern and replacement.
    ///
    /// # Errors
    ///
    /// When `pattern` is no regular expression, or matches the empty string; the message names the rule.
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
        Ok(Self { rule: Rule::named(id, summary), regex, replacement, expands })
    }
}

impl Pass for Rewrite {
    fn id(&self) -> &str {
        self.rule.id()
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&self.rule]
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !self.expands {
            for found in self.regex.find_iter(doc.text()) {
                edits.replace(found.range(), &self.replacement);
            }
            return;
        }
        let mut expanded = String::new();
        for found in self.regex.captures_iter(doc.text()) {
            expanded.clear();
            found.expand(&self.replacement, &mut expanded);
            // Group 0 is the whole match, which every match has.
            edits.replace(found.get_match().range(), &expanded);
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
    }
}
