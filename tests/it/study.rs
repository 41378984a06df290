//! The study of the laws: do they catch bugs, and do they leave right passes alone?
//!
//! Half of the bugs are planted in a small sample pass; they are listed in `study/sample.rs`, which was committed before
//! the laws ran on it. The other half are mutants of the built-in passes, which `tests/study.sh` has cargo-mutants make.
//!
//! ```text
//! cargo test --all-features --test it study -- --ignored --nocapture
//! ```

mod sample;

use std::process::Command;

use guillemot::testing::laws::Laws;
use sample::{BUGS, Bug, Sample};

/// The laws at their default settings, as a caller would have them.
fn laws() -> Laws {
    Laws::typography()
}

#[test]
#[ignore = "a study, of some minutes"]
#[allow(clippy::print_stdout)] // the table is what the study is for
fn planted_bugs_are_caught() {
    let mut caught = 0;
    let mut lengths: Vec<usize> = Vec::new();
    println!("| bug | caught by | shrunk to |\n| --- | --- | --- |");
    for &(bug, what) in BUGS {
        let broken = laws().check(&Sample::with(bug)).err();
        let (law, length) = match &broken {
            Some(broken) => {
                caught += 1;
                let length = broken.input().chars().count();
                let is_of_text = !broken.input().is_empty();
                lengths.extend(is_of_text.then_some(length));
                let law = broken.law().map_or("vacuous", |law| law.name());
                (law.to_owned(), if is_of_text { length.to_string() } else { "–".to_owned() })
            }
            None => ("**nothing**".to_owned(), "–".to_owned()),
        };
        println!("| {what} | {law} | {length} |");
    }
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or_default();
    println!("\n{caught} of {} caught; median length {median}", BUGS.len());
    assert!(caught * 100 >= BUGS.len() * 95, "{caught} of {} caught", BUGS.len());
    assert!(median <= 8, "the median length is {median}");
}

/// Twenty runs, each on texts of its own, on a pass that is right.
#[test]
#[ignore = "a study, of some minutes"]
fn right_passes_raise_no_alarm() {
    let program = std::env::current_exe().expect("the program of the tests");
    for seed in 1..=20 {
        let mut run = Command::new(&program);
        run.args(["--exact", "study::the_sample_pass_keeps_the_laws"]);
        // Proptest reads the seed once in the life of a program.
        let output = run.env("PROPTEST_RNG_SEED", seed.to_string()).output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(told.contains("1 passed"), "with the seed {seed}: {told}");
    }
}

#[test]
fn the_sample_pass_keeps_the_laws() {
    laws().hold_for(&Sample::right());
}

/// One bug of each kind that shows at once, so that the study itself can't rot.
#[test]
fn some_bugs_are_caught() {
    for bug in [Bug::Toggles, Bug::RangeReversed, Bug::EatsLetter, Bug::CountsTexts, Bug::FlagsRight] {
        assert!(laws().check(&Sample::with(bug)).is_err(), "{bug:?}");
    }
}
