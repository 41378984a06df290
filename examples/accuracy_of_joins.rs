//! Measures how many lost spaces come back, and how many are put where none was lost.
//!
//! ```text
//! cargo run --release --features proptest --example accuracy_of_joins                        the bundled texts
//! cargo run --release --features proptest --example accuracy_of_joins -- fr-a.txt en-b.txt   right texts of yours
//! cargo run --release --features proptest --example accuracy_of_joins -- --misses            also what is missed and wrong
//! ```
//!
//! The name of a file starts with the tag of its language. Each text is damaged by one corruption at a time, with fixed
//! seeds, and cleaned by the passes that repair joints alone, at both thresholds. A joint is found when a space comes
//! back right there. Wrong are the spaces that the passes put into the texts before damage. Errors go to stderr, with exit
//! code 2.

use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::ffi::OsStr;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use guillemot::chars::visible;
use guillemot::passes::{BracketSplices, FusedWords, LostSpaces};
use guillemot::testing::Dice;
use guillemot::testing::damage::{self, Blemish, Damaged};
use guillemot::{Action, Confidence, Locale, Pipeline};
use texts::Asked;

mod common;
#[path = "common/texts.rs"]
mod texts;

const HELP: &str = "\
Measures how many lost spaces come back, and how many are put where none was lost.

Usage: accuracy_of_joins [--misses] [PATH ...]

Without a path it measures the texts that come with the crate. The name of a file starts with the tag of its language.

Options:
  --misses   first the joints that are missed, and the spaces that are wrong
  --help     this text
";

const TEXTS: [(&str, &str); 8] = [
    ("en-fiction", include_str!("../tests/fixtures/prose/en-fiction.txt")),
    ("en-news", include_str!("../tests/fixtures/prose/en-news.txt")),
    ("fr-administration", include_str!("../tests/fixtures/prose/fr-administration.txt")),
    ("fr-fiction", include_str!("../tests/fixtures/prose/fr-fiction.txt")),
    ("fr-minutes", include_str!("../tests/fixtures/prose/fr-minutes.txt")),
    ("fr-news", include_str!("../tests/fixtures/prose/fr-news.txt")),
    ("fr-science", include_str!("../tests/fixtures/prose/fr-science.txt")),
    ("fr-web", include_str!("../tests/fixtures/prose/fr-web.txt")),
];

const SEEDS: std::ops::RangeInclusive<u64> = 1..=10;

/// What is lost: rarely between words, so that the words beside a joint are whole.
fn corruptions() -> [Blemish; 5] {
    [
        damage::glue_sentences().chance(20),
        damage::lose_spaces_at_marks().chance(20),
        damage::lose_spaces_behind_clauses().chance(20),
        damage::splice_bracket().chance(50),
        damage::lose_spaces().chance(1),
    ]
}

fn main() -> ExitCode {
    common::end("accuracy_of_joins", run())
}

fn run() -> Result<(), Box<dyn Error>> {
    let Some(Asked { shows_misses, texts }) = Asked::of_arguments(HELP, &TEXTS, read)? else { return Ok(()) };
    let mut of_language: BTreeMap<&str, Score> = BTreeMap::new();
    let mut out = BufWriter::new(io::stdout().lock());
    for (name, text) in &texts {
        let tag = name.split('-').next().unwrap_or_default();
        let locale: Locale = tag.parse().map_err(|_| {
            format!("{name}: the name of a file starts with the tag of its language and a hyphen, such as `fr-` or `en-`")
        })?;
        let score = of_language.entry(tag).or_default();
        score.measure(text, locale, &mut |line| {
            if shows_misses { writeln!(out, "{name}: {}", visible(line)) } else { Ok(()) }
        })?;
    }
    for (tag, score) in &of_language {
        score.print(tag, &mut out)?;
    }
    out.flush()?;
    Ok(())
}

/// The name of a file, without what follows its last dot, and its contents.
fn read(path: &OsStr) -> Result<(String, String), Box<dyn Error>> {
    let name = Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.to_string_lossy()))?;
    Ok((name, text))
}

/// At `Certain` and at `Likely`.
const THRESHOLDS: [Confidence; 2] = [Confidence::Certain, Confidence::Likely];

#[derive(Debug, Default)]
struct Score {
    words: usize,
    /// Joints by the rule that is asked to repair them: all, and those found at each threshold.
    joints: BTreeMap<String, (usize, [usize; 2])>,
    /// Spaces that the passes put into right text, at each threshold.
    wrong: [usize; 2],
}

impl Score {
    fn measure(
        &mut self,
        text: &str,
        locale: Locale,
        tell: &mut dyn FnMut(&str) -> io::Result<()>,
    ) -> Result<(), Box<dyn Error>> {
        self.words += text.split_whitespace().count();
        for (place, threshold) in THRESHOLDS.into_iter().enumerate() {
            let pipeline = Pipeline::builder()
                .locale(locale)
                .pass((LostSpaces::new(), BracketSplices::new(), FusedWords::new()))
                .apply_at(threshold)
                .build()?;
            let is_last = place + 1 == THRESHOLDS.len();
            let wrong = spaces(&pipeline, text);
            self.wrong[place] += wrong.len();
            for at in wrong.into_iter().filter(|_| is_last) {
                tell(&format!("wrong   {}", context(text, at)))?;
            }
            for (corruption, seed) in corruptions().iter().flat_map(|c| SEEDS.map(move |seed| (c, seed))) {
                let damaged = Damaged::new(text).by(corruption, &mut Dice::new(seed));
                let found = spaces(&pipeline, damaged.damaged());
                for fault in damaged.faults() {
                    let rule = fault.rule().unwrap_or("none").to_owned();
                    let joints = self.joints.entry(rule).or_default();
                    joints.0 += usize::from(is_last);
                    let at = fault.damaged_range().start;
                    if found.contains(&at) {
                        joints.1[place] += 1;
                    } else if is_last {
                        tell(&format!("missed  {}", context(damaged.damaged(), at)))?;
                    }
                }
            }
        }
        Ok(())
    }

    fn print(&self, tag: &str, out: &mut impl Write) -> io::Result<()> {
        let per_100k = |count: usize| real(count) * 1e5 / real(self.words);
        let [certain, likely] = self.wrong;
        writeln!(out, "{tag}: {} words; joints, found in %", self.words)?;
        writeln!(out, "{:<24}{:>8}{:>10}{:>10}", "rule", "joints", "certain", "likely")?;
        for (rule, &(all, found)) in &self.joints {
            let [certain, likely] = found.map(|found| real(found) * 100.0 / real(all));
            writeln!(out, "{rule:<24}{all:>8}{certain:>10.1}{likely:>10.1}")?;
        }
        writeln!(out, "{:<32}{certain:>10}{likely:>10}", "wrong, in texts before damage")?;
        let [certain, likely] = [certain, likely].map(per_100k);
        writeln!(out, "{:<32}{certain:>10.1}{likely:>10.1}\n", "  in 100,000 words")
    }
}

/// Where the pipeline puts spaces.
fn spaces(pipeline: &Pipeline, text: &str) -> HashSet<usize> {
    let cleaned = pipeline.clean(text);
    let applied = cleaned.findings().filter(|finding| finding.action() == Action::Applied);
    applied.map(|finding| finding.range().start).collect()
}

fn context(text: &str, at: usize) -> String {
    let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = head.char_indices().rev().nth(24).map_or(0, |(at, _)| at);
    let end = tail.char_indices().nth(24).map_or(tail.len(), |(at, _)| at);
    format!("{}|{}", head.get(start..).unwrap_or_default(), tail.get(..end).unwrap_or_default())
}

#[allow(clippy::cast_precision_loss)] // counts of words are far below 2^52
fn real(n: usize) -> f64 {
    n as f64
}
