//! Texts at the edges of the rules, in `tests/fixtures/edges.toml`: what no case of a rule has. The laws of each pass
//! hold it to them, beside its cases.

use std::collections::BTreeSet;
use std::path::PathBuf;

use guillemot::passes::built_in;
use guillemot::testing::laws::{Answer, alone};
use guillemot::{Action, Pass};
use serde::{Deserialize, Serialize};

use crate::cases::{confidence, locale, name_of};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Edges {
    edge: Vec<Edge>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Edge {
    pass: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    locale: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spaces: Option<String>,
    input: String,
    /// Left out when the text stays as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<String>,
    /// Findings that are reported and not applied.
    #[serde(default, skip_serializing_if = "is_none")]
    reported: usize,
    /// How sure the pass is, where all that it does is equally sure.
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
fn is_none(count: &usize) -> bool {
    *count == 0
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/edges.toml")
}

fn read() -> (String, Edges) {
    let text = std::fs::read_to_string(path()).expect("the file of edges");
    let edges = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path().display()));
    (text, edges)
}

impl Edge {
    fn answer(self) -> Result<Answer, String> {
        let locale = locale(self.locale.as_deref(), self.spaces.as_deref())?;
        let answer = match self.expected {
            Some(expected) => Answer::new(self.input, expected),
            None => Answer::kept(self.input),
        };
        let why = "it was so; if it should be so no more, write the file anew and say it in the changelog";
        let answer = answer.in_locale(locale).reported(self.reported).why(why);
        Ok(match self.confidence {
            Some(name) => answer.confidence(confidence(&name)?),
            None => answer,
        })
    }
}

/// The edges of a pass.
pub(crate) fn answers(pass: &impl Pass) -> Vec<Answer> {
    let own = read().1.edge.into_iter().filter(|edge| edge.pass == pass.id());
    own.map(|edge| edge.answer().unwrap_or_else(|error| panic!("{}: {error}", path().display()))).collect()
}

/// With the variable `UPDATE` the file says what comes out now.
#[test]
fn edges_are_of_passes() -> Result<(), Box<dyn std::error::Error>> {
    let (text, mut edges) = read();
    let passes = built_in();
    let (heading, _) = text.split_once("\n\n").ok_or("no heading")?;
    for edge in &mut edges.edge {
        let pass = passes.iter().find(|pass| pass.id() == edge.pass);
        let pass = pass.ok_or_else(|| format!("no pass `{}`", edge.pass))?;
        let locale = locale(edge.locale.as_deref(), edge.spaces.as_deref())?;
        let pipeline = alone(std::sync::Arc::clone(pass), locale);
        let cleaned = pipeline.clean(&edge.input);
        edge.expected = cleaned.is_changed().then(|| cleaned.as_str().to_owned());
        edge.reported = cleaned.findings().filter(|finding| finding.action() != Action::Applied).count();
        let applied = cleaned.findings().filter(|finding| finding.action() == Action::Applied);
        let sure: BTreeSet<String> = applied.map(|finding| name_of(finding.confidence())).collect();
        edge.confidence = sure.first().filter(|_| sure.len() == 1).cloned();
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path(), format!("{heading}\n\n{}", toml::to_string(&edges)?))?;
    }
    Ok(())
}
