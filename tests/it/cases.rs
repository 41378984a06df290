//! The behaviour of each rule as data: `tests/cases/<rule id, with / as ->.toml`.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use guillemot::chars::visible;
use guillemot::passes::built_in;
use guillemot::{Action, Locale, Pass, Pipeline};
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
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn read(rule: &str) -> Result<CaseFile, String> {
    let path = folder().join(rule.replace('/', "-") + ".toml");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

impl Case {
    fn locale(&self) -> Result<Locale, String> {
        let locale: Locale = match &self.locale {
            Some(tag) => tag.parse().map_err(|error| format!("{error}"))?,
            None => Locale::FR_FR,
        };
        match &self.spaces {
            Some(name) => Ok(locale.with_spaces(name.parse().map_err(|error| format!("{error}"))?)),
            None => Ok(locale),
        }
    }

    /// Runs the one pass alone, with its defaults.
    fn run(&self, pass: &Arc<dyn Pass>, rule: &str) -> Result<(), String> {
        let pipeline = Pipeline::builder().locale(self.locale()?).pass(Arc::clone(pass)).build();
        let pipeline = pipeline.map_err(|error| error.to_string())?;
        let cleaned = pipeline.clean(&self.input);
        let expected = self.expected.as_ref().unwrap_or(&self.input);
        if cleaned.as_str() != expected {
            let findings: Vec<String> = cleaned.findings().map(|finding| finding.to_string()).collect();
            return Err(format!(
                "gave     {}\nexpected {}\n{}",
                visible(cleaned.as_str()),
                visible(expected),
                findings.join("\n")
            ));
        }
        let again = pipeline.clean(cleaned.as_str());
        if again.is_changed() {
            return Err(format!("a second run gave {}", visible(again.as_str())));
        }
        let count = |is_applied: bool| {
            let findings = cleaned.findings().filter(|finding| finding.rule().id() == rule);
            findings.filter(|finding| (finding.action() == Action::Applied) == is_applied).count()
        };
        if self.expected.is_some() && count(true) == 0 {
            return Err("no finding of this rule was applied".to_owned());
        }
        if count(false) != self.reported {
            return Err(format!("{} findings are reported, not {}", count(false), self.reported));
        }
        if self.expected.as_ref() == Some(&self.input) {
            return Err("`expected` is the input; leave it out".to_owned());
        }
        if self.why.trim().is_empty() {
            return Err("`why` is empty".to_owned());
        }
        Ok(())
    }
}

#[test]
fn each_case_of_each_rule_holds() {
    let mut failures = Vec::new();
    for pass in built_in() {
        for rule in pass.rules() {
            // A rule without cases fails the test below.
            let Ok(file) = read(rule.id()) else { continue };
            for case in &file.case {
                if let Err(failure) = case.run(&pass, rule.id()) {
                    let (input, why) = (visible(&case.input), &case.why);
                    failures.push(format!("{}: {why}\ninput    {input}\n{failure}", rule.id()));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} cases fail\n\n{}", failures.len(), failures.join("\n\n"));
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
