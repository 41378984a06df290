//! The behaviour of each rule as data: `tests/cases/<rule id, with / as ->.toml`. The laws of each pass hold it to them
//! (`laws::<pass>::examples_hold`), and are tried on their texts first.

use std::collections::BTreeSet;
use std::path::PathBuf;

use guillemot::chars::visible;
use guillemot::passes::built_in;
use guillemot::testing::laws::Answer;
use guillemot::{Confidence, Locale, Pass};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    rule: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    input: String,
    /// Left out when the text must stay as it is.
    expected: Option<String>,
    why: String,
    #[serde(default)]
    locale: Option<String>,
    #[serde(default)]
    spaces: Option<String>,
    /// Findings of the rule that are reported and not applied.
    #[serde(default)]
    reported: usize,
    /// How sure the rule is of what it does.
    #[serde(default)]
    confidence: Option<String>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn read(rule: &str) -> Result<CaseFile, String> {
    let path = folder().join(rule.replace('/', "-") + ".toml");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// A locale by its tag, `fr-FR` without one, with the spaces of a profile or its own.
pub(crate) fn locale(tag: Option<&str>, spaces: Option<&str>) -> Result<Locale, String> {
    let locale: Locale = match tag {
        Some(tag) => tag.parse().map_err(|error| format!("{error}"))?,
        None => Locale::FR_FR,
    };
    match spaces {
        Some(name) => Ok(locale.with_spaces(name.parse().map_err(|error| format!("{error}"))?)),
        None => Ok(locale),
    }
}

/// The name of a confidence: `certain`.
pub(crate) fn name_of(confidence: Confidence) -> String {
    format!("{confidence:?}").to_lowercase()
}

/// A confidence by its name.
pub(crate) fn confidence(name: &str) -> Result<Confidence, String> {
    let all = [Confidence::Suspect, Confidence::Likely, Confidence::Certain];
    let found = all.into_iter().find(|&confidence| name_of(confidence) == name);
    found.ok_or_else(|| format!("no confidence `{name}`"))
}

impl Case {
    fn answer(self, rule: &str) -> Result<Answer, String> {
        if self.why.trim().is_empty() {
            return Err(format!("`why` is empty for ‘{}’", visible(&self.input)));
        }
        if self.expected.as_ref() == Some(&self.input) {
            return Err(format!("`expected` is the input, ‘{}’; leave it out", visible(&self.input)));
        }
        let locale = locale(self.locale.as_deref(), self.spaces.as_deref())?;
        let answer = match self.expected {
            Some(expected) => Answer::new(self.input, expected),
            None => Answer::kept(self.input),
        };
        let answer = answer.why(self.why).in_locale(locale).of_rule(rule.to_owned()).reported(self.reported);
        Ok(match self.confidence {
            Some(name) => answer.confidence(confidence(&name)?),
            None => answer,
        })
    }
}

/// The cases of all rules of a pass, for the pass alone with its defaults. The laws of the pass hold it to them.
pub(crate) fn answers(pass: &impl Pass) -> Vec<Answer> {
    let mut answers = Vec::new();
    for rule in pass.rules() {
        let file = read(rule.id()).unwrap_or_else(|error| panic!("{error}"));
        let of_file = file.case.into_iter().map(|case| case.answer(rule.id()));
        let of_file: Result<Vec<_>, _> = of_file.collect();
        answers.extend(of_file.unwrap_or_else(|error| panic!("{}: {error}", rule.id())));
    }
    answers
}

#[test]
fn each_rule_has_its_cases() -> std::io::Result<()> {
    let mut failures = Vec::new();
    let mut files = BTreeSet::new();
    for pass in built_in() {
        for rule in pass.rules() {
            let id = rule.id();
            files.insert(id.replace('/', "-") + ".toml");
            let file = match read(id) {
                Ok(file) => file,
                Err(error) => {
                    failures.push(format!("{id}: {error}"));
                    continue;
                }
            };
            if file.rule != id {
                failures.push(format!("{id}: the file says that its rule is `{}`", file.rule));
            }
            let least = if id.starts_with("chars/") || id.starts_with("layout/") { 6 } else { 15 };
            let kept = file.case.iter().filter(|case| case.expected.is_none()).count();
            let count = file.case.len();
            if count < least {
                failures.push(format!("{id}: {count} cases, which should be {least} or more"));
            }
            if kept * 10 < count * 4 {
                failures.push(format!("{id}: {kept} of {count} cases stay as they are, less than 40 %"));
            }
            if file.case.iter().all(|case| case.expected.is_none() && case.reported == 0) {
                failures.push(format!("{id}: no case changes anything or is reported"));
            }
            let inputs: BTreeSet<_> =
                file.case.iter().map(|case| (&case.input, &case.locale, &case.spaces)).collect();
            if inputs.len() < count {
                failures.push(format!("{id}: an input stands there twice"));
            }
        }
    }
    for entry in std::fs::read_dir(folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !files.contains(&name) {
            failures.push(format!("tests/cases/{name}: no rule of this name"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}
