//! Ids tell passes and rules from one another.

use std::collections::HashMap;

use crate::error::{BuildError, BuildErrorKind};
use crate::pass::{PassEntry, Rule};

/// Each id can be read, passes of one id have the same rules, and passes of different ids no rule in common.
pub(super) fn check(entries: &[PassEntry]) -> Result<(), BuildError> {
    let mut rules_of: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut pass_of: HashMap<&str, &str> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let pass = entry.pass.id();
        readable(pass, || format!("pass {}", index + 1))?;
        let rules: Vec<&str> = entry.pass.rules().into_iter().map(Rule::id).collect();
        if let Some(others) = rules_of.get(pass) {
            if others.len() != rules.len() || !rules.iter().all(|rule| others.contains(rule)) {
                let (first, second) = (others.join(", "), rules.join(", "));
                return Err(BuildErrorKind::SharedId { pass: pass.to_owned(), first, second }.into());
            }
            continue;
        }
        for &rule in &rules {
            readable(rule, || format!("a rule of the pass `{pass}`"))?;
            if let Some(first) = pass_of.insert(rule, pass).filter(|&first| first != pass) {
                let (rule, first, second) = (rule.to_owned(), first.to_owned(), pass.to_owned());
                return Err(BuildErrorKind::SharedRule { rule, first, second }.into());
            }
        }
        rules_of.insert(pass, rules);
    }
    Ok(())
}

fn readable(id: &str, place: impl Fn() -> String) -> Result<(), BuildError> {
    if id.is_empty() || id.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(BuildErrorKind::Id { id: id.to_owned(), place: place() }.into());
    }
    Ok(())
}
