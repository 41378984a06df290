//! Do the laws catch mutants of the built-in passes?
//!
//! cargo-mutants lists the mutants; `tests/it/study/mutants.txt` names those of the study, by the function and its code, so
//! that lines may move. All of them are built at once, each behind a switch, and the laws run on one after the other:
//! first the known answers, which take a second, then, if these see nothing, all laws.
//!
//! ```text
//! cargo run --manifest-path tests/mutants/Cargo.toml                   # runs the study
//! cargo run --manifest-path tests/mutants/Cargo.toml -- --try 7/40     # on one in forty of those that it doesn't name
//! cargo run --manifest-path tests/mutants/Cargo.toml -- --draw 13/40   # writes the list anew: see `list::draw`
//! ```
//!
//! `--answers`, behind these, tries the known answers alone: hundreds of mutants in some minutes.
//!
//! Other arguments go to the tests, such as `--skip` and the name of a law that is known not to hold.

mod list;
mod switches;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use list::Mutant;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The tests that are tried first, and those that are tried then.
const ANSWERS: &str = "answers_hold";
const LAWS: &str = "laws::";

fn main() -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let all = list::all(&root)?;
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let first = arguments.first().map_or("", String::as_str);
    if first == "--draw" {
        return list::draw(&root, &all, arguments.get(1).ok_or("which share?")?);
    }
    let chosen = if first == "--try" {
        let share = arguments.get(1).ok_or("which share?")?.clone();
        arguments.drain(..2);
        list::others(&root, &all, &share)?
    } else {
        let (standing, gone) = list::named(&root, &all)?;
        gone.iter().for_each(|name| println!("gone     {name}"));
        standing
    };
    let answers_only = arguments.first().is_some_and(|first| first == "--answers");
    if answers_only {
        arguments.remove(0);
    }
    Study::build(&root, chosen, arguments)?.run(answers_only)
}

struct Study {
    mutants: Vec<Mutant>,
    /// Those that could be put behind a switch, and compile.
    switched: BTreeSet<usize>,
    copy: PathBuf,
    program: PathBuf,
    /// What the caller passes on to the tests.
    arguments: Vec<String>,
}

impl Study {
    fn build(root: &Path, mutants: Vec<Mutant>, arguments: Vec<String>) -> Outcome<Self> {
        let copy = root.join("target/study/copy");
        let mut refused = BTreeSet::new();
        loop {
            let switched = write_copy(root, &copy, &mutants, &refused)?;
            let built = Command::new("cargo")
                .args(["test", "--all-features", "--test", "it", "--no-run"])
                .env("CARGO_TARGET_DIR", root.join("target/study/build"))
                .env("RUSTFLAGS", "-Awarnings")
                .env("CARGO_PROFILE_TEST_DEBUG", "0")
                .current_dir(&copy)
                .output()?;
            let told = String::from_utf8_lossy(&built.stderr);
            if built.status.success() {
                let program = told.split_once("main.rs (").and_then(|(_, rest)| rest.split_once(')'));
                let program = copy.join(program.ok_or("cargo names no program")?.0);
                return Ok(Self { mutants, switched, copy, program, arguments });
            }
            let before = refused.len();
            refused.extend(refused_by_compiler(&copy, &told)?);
            if refused.len() == before {
                return Err(told.into_owned().into());
            }
        }
    }

    fn run(&self, answers_only: bool) -> Outcome {
        let of_answers = self.limit(ANSWERS)?;
        let of_laws = if answers_only { Duration::ZERO } else { self.limit(LAWS)? };
        let (mut caught, mut by_answers) = (0, 0);
        for (number, mutant) in self.mutants.iter().enumerate() {
            let verdict = if !self.switched.contains(&number) {
                "unviable"
            } else if !self.holds(Some(number), ANSWERS, of_answers)? {
                by_answers += 1;
                caught += 1;
                "answers"
            } else if !answers_only && !self.holds(Some(number), LAWS, of_laws)? {
                caught += 1;
                "laws"
            } else {
                "MISSED"
            };
            println!("{verdict:<8} {}", mutant.label());
        }
        let all = self.switched.len();
        println!("{caught} of {all} mutants are caught, {by_answers} of them by known answers.");
        Ok(())
    }

    /// Some times what the tests take without a mutant.
    fn limit(&self, tests: &str) -> Outcome<Duration> {
        let start = Instant::now();
        if !self.holds(None, tests, Duration::MAX)? {
            return Err("the laws don't hold without a mutant".into());
        }
        Ok(8 * start.elapsed() + Duration::from_secs(10))
    }

    /// Whether some tests pass with a mutant. Those that don't end don't pass.
    fn holds(&self, mutant: Option<usize>, tests: &str, limit: Duration) -> Outcome<bool> {
        let mut run = Command::new(&self.program)
            .arg(tests)
            .args(&self.arguments)
            .env("MUTANT", mutant.map_or_else(String::new, |number| number.to_string()))
            // The same texts for all, on which the laws hold without a mutant: what fails, fails by the mutant.
            .env("PROPTEST_RNG_SEED", "1")
            // What one mutant fails on must not help with the next.
            .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1")
            .current_dir(&self.copy)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = BufReader::new(run.stdout.take().ok_or("the tests have no output")?);
        let (sender, lines) = channel();
        // A thread of its own: tests that don't end say nothing more.
        let reader = thread::spawn(move || {
            for line in output.split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line).into_owned();
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let start = Instant::now();
        let is_over = loop {
            match lines.recv_timeout(limit.saturating_sub(start.elapsed())) {
                // One test is enough.
                Ok(line) if line.starts_with("test ") && line.ends_with("FAILED") => break false,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => break false,
                Err(RecvTimeoutError::Disconnected) => break true,
            }
        };
        if !is_over {
            run.kill()?;
        }
        let status = run.wait()?;
        drop(lines);
        reader.join().map_err(|_| "the output can't be read")?;
        Ok(is_over && status.success())
    }
}

/// Copies the package, with the mutants behind switches.
fn write_copy(
    root: &Path,
    copy: &Path,
    mutants: &[Mutant],
    refused: &BTreeSet<usize>,
) -> Outcome<BTreeSet<usize>> {
    for name in ["src", "tests/it", "tests/cases", "tests/fixtures", "examples", "benches"] {
        copy_folder(&root.join(name), &copy.join(name))?;
    }
    for name in ["Cargo.lock", "README.md", "CHANGELOG.md"] {
        fs::copy(root.join(name), copy.join(name))?;
    }
    // Lints are not for what a machine wrote; and the copy is no part of a workspace around it.
    let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
    let (head, rest) = manifest.split_once("[lints.rust]").ok_or("no lints")?;
    let tail = rest.split_once("[profile.").ok_or("no profiles")?.1;
    fs::write(copy.join("Cargo.toml"), format!("{head}[workspace]\n\n[profile.{tail}"))?;
    let library = fs::read_to_string(root.join("src/lib.rs"))?;
    fs::write(copy.join("src/lib.rs"), library.replacen("\nmod ", "\nmod mutant;\nmod ", 1))?;
    fs::write(copy.join("src/mutant.rs"), switches::MODULE)?;

    let mut files: BTreeMap<&str, Vec<(usize, &Mutant)>> = BTreeMap::new();
    for (number, mutant) in mutants.iter().enumerate().filter(|(number, _)| !refused.contains(number)) {
        files.entry(&mutant.file).or_default().push((number, mutant));
    }
    let mut switched = BTreeSet::new();
    for (file, mutants) in files {
        let (source, done) = switches::switched(&fs::read_to_string(root.join(file))?, &mutants)?;
        fs::write(copy.join(file), source)?;
        switched.extend(done);
    }
    Ok(switched)
}

fn copy_folder(from: &Path, to: &Path) -> Outcome {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_name() == "target" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy_folder(&from, &to)?;
        } else {
            fs::copy(from, to)?;
        }
    }
    Ok(())
}

/// The mutants nearest to what the compiler refuses: values of another type, for the most part, and the last arm of a
/// match that is none without it.
fn refused_by_compiler(copy: &Path, told: &str) -> Outcome<BTreeSet<usize>> {
    let mut refused = BTreeSet::new();
    let number = |line: &str| -> Option<usize> {
        line.rsplit_once("mutant::on(")?.1.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    for error in told.split("\nerror") {
        let Some(place) = error.split_once("--> ").and_then(|(_, rest)| rest.lines().next()) else {
            continue;
        };
        let mut parts = place.split(':');
        let (Some(file), Some(line)) = (parts.next(), parts.next()) else { continue };
        let source = fs::read_to_string(copy.join(file))?;
        let lines: Vec<&str> = source.lines().collect();
        let (before, after) = lines.split_at(line.parse::<usize>()?.min(lines.len()));
        let found = if error.contains("non-exhaustive patterns") {
            let indent = |line: &str| line.len() - line.trim_start().len();
            let of_match = before.last().map_or(0, |line| indent(line));
            let arms = after.iter().take_while(|line| line.is_empty() || indent(line) > of_match);
            arms.filter_map(|line| number(line)).last()
        } else {
            before.iter().rev().take(14).find_map(|line| number(line))
        };
        refused.extend(found);
    }
    Ok(refused)
}
