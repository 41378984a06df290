//! The mutants of the study, named so that the name lasts while the code around them moves.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Deserialize;

use crate::Outcome;

/// A mutant as cargo-mutants lists it.
#[derive(Debug, Clone, Deserialize)]
pub struct Mutant {
    name: String,
    pub file: String,
    pub genre: String,
    pub replacement: String,
    span: Span,
    /// What is done in which function to which code: `replace && with || in goes_on: a ⟦&&⟧ b`.
    #[serde(skip)]
    what: String,
}

#[derive(Debug, Clone, Deserialize)]
struct Span {
    start: Position,
    end: Position,
}

#[derive(Debug, Clone, Deserialize)]
struct Position {
    line: usize,
    column: usize,
}

impl Mutant {
    /// Line and column, both from one.
    pub fn place(&self) -> (usize, usize) {
        (self.span.start.line, self.span.start.column)
    }

    /// As the list names it. Lines may move, and functions to other files.
    pub fn label(&self) -> String {
        format!("{}: {}", self.file, self.what)
    }

    fn describe(&mut self, source: &str, seen: &mut HashMap<String, usize>) {
        let (line, column) = self.place();
        let place = format!("{}:{line}:{column}: ", self.file);
        self.what = self.name.strip_prefix(&place).unwrap_or(&self.name).to_owned();
        // Of a whole function, the function says enough.
        if self.genre != "FnValue"
            && let Some(code) = source.lines().nth(line - 1)
        {
            let end = if self.span.end.line == line { self.span.end.column } else { usize::MAX };
            let part = |from: usize, to: usize| code.chars().skip(from).take(to - from).collect::<String>();
            let marked = [part(0, column - 1), part(column - 1, end - 1), part(end - 1, usize::MAX)];
            let [before, spot, after] = marked;
            let _ = write!(self.what, ": {}⟦{spot}⟧{}", before.trim_start(), after.trim_end());
        }
        let times = seen.entry(self.label()).or_default();
        *times += 1;
        if *times > 1 {
            let _ = write!(self.what, " ({times})");
        }
    }

    /// Whether it belongs to a share such as 13 of 40: its name decides, nobody picks, and it stays so while its code does.
    fn is_of(&self, (which, of): (u64, u64)) -> bool {
        // FNV-1a.
        let hash = self.what.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        (hash >> 32) % of == which
    }
}

/// Boilerplate and fused words, whose judgements are weighed by data and measured by it, have no part in the study, nor
/// have texts for people and names.
const LISTED: [&str; 16] = [
    "--file",
    "src/passes/**",
    "--exclude",
    "src/passes/boilerplate*",
    "--exclude",
    "src/passes/boilerplate/**",
    "--exclude",
    "src/passes/joins/{corpus,fused_words}*",
    "--exclude",
    "src/passes/joins/fused_words/**",
    "--exclude-re",
    "impl fmt::|FromStr|::id ->",
    "--no-shuffle",
    "--json",
    "--colors",
    "never",
];
const LIST: &str = "tests/it/study/mutants.txt";

/// All mutants that there are, in the order of the files.
pub fn all(root: &Path) -> Outcome<Vec<Mutant>> {
    let output = Command::new("cargo")
        .args(["mutants", "--list"])
        .args(LISTED)
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()?;
    let mut mutants: Vec<Mutant> = serde_json::from_slice(&output.stdout)?;
    let (mut sources, mut seen) = (HashMap::new(), HashMap::new());
    for mutant in &mut mutants {
        if !sources.contains_key(&mutant.file) {
            sources.insert(mutant.file.clone(), fs::read_to_string(root.join(&mutant.file))?);
        }
        mutant.describe(&sources[&mutant.file], &mut seen);
    }
    Ok(mutants)
}

/// Those of a share that the list does not name.
pub fn others(root: &Path, mutants: &[Mutant], share: &str) -> Outcome<Vec<Mutant>> {
    let share = parsed(share)?;
    let named: BTreeSet<String> = named(root, mutants)?.0.iter().map(Mutant::label).collect();
    let of_share = mutants.iter().filter(|mutant| mutant.is_of(share) && !named.contains(&mutant.label()));
    Ok(of_share.cloned().collect())
}

/// Those of the list, and the names of those that are gone: their code is.
pub fn named(root: &Path, mutants: &[Mutant]) -> Outcome<(Vec<Mutant>, Vec<String>)> {
    let list = fs::read_to_string(root.join(LIST))?;
    let (mut standing, mut gone) = (Vec::new(), Vec::new());
    let by_label: HashMap<String, &Mutant> = mutants.iter().map(|mutant| (mutant.label(), mutant)).collect();
    let names = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for name in names {
        let what = name.split_once(": ").map_or(name, |(_, what)| what);
        let moved = || mutants.iter().find(|mutant| mutant.what == what);
        match by_label.get(name).copied().or_else(moved) {
            Some(mutant) => standing.push(mutant.clone()),
            None => gone.push(name.to_owned()),
        }
    }
    Ok((standing, gone))
}

/// Writes the list again: what stands of it stays, whether or not the laws catch it, and a share of all that there are
/// comes to it. What is gone goes.
pub fn draw(root: &Path, mutants: &[Mutant], share: &str) -> Outcome {
    let drawn = parsed(share)?;
    let (standing, gone) = named(root, mutants)?;
    let kept: BTreeSet<String> = standing.iter().map(Mutant::label).collect();
    let labels = mutants.iter().map(|mutant| (mutant.label(), mutant.is_of(drawn)));
    let labels: Vec<String> = labels
        .filter(|(label, is_drawn)| *is_drawn || kept.contains(label))
        .map(|(label, _)| label)
        .collect();
    let (chosen, all, kept, gone) = (labels.len(), mutants.len(), kept.len(), gone.len());
    println!("{chosen} of {all} mutants; {kept} were in the list before, {gone} of the list are gone.");
    let head = format!(
        "# The mutants of the study, {chosen} of {all}: those of former lists that stand, and the share {share} that their\n\
         # names fall to. Drawn before the laws ran on them by\n\
         # `cargo run --manifest-path tests/mutants/Cargo.toml -- --draw {share}`.\n"
    );
    fs::write(root.join(LIST), format!("{head}{}\n", labels.join("\n")))?;
    Ok(())
}

fn parsed(share: &str) -> Outcome<(u64, u64)> {
    let (which, of) = share.split_once('/').ok_or("a share is written 13/40")?;
    let (which, of) = (which.parse()?, of.parse()?);
    if which < of { Ok((which, of)) } else { Err("the shares of 40 are 0/40 to 39/40".into()) }
}
