//! Throughput of the presets, beside a copy of the memory, a UTF-8 check and a chain of regexes, in one run.
//!
//! `cargo bench --bench throughput` measures everything; `cargo bench --bench throughput -- degraded linearity` what
//! is named. With `-- --test`, and under `cargo test --benches`, everything runs once on little text.

#![allow(clippy::print_stdout)] // tables are what this program is for

use std::hint::black_box;
use std::time::{Duration, Instant};

use guillemot::passes::{Boilerplate, BracketSplices, FusedWords, LostSpaces};
use guillemot::{Locale, Pass, Pipeline, Scratch};
use regex::Regex;

use crate::corpus::corpora;
use crate::timing::{Subject, compare, in_megabytes};

mod corpus;
mod timing;

/// How much is measured.
struct Plan {
    rounds: usize,
    corpus_bytes: usize,
    /// The smallest text of one repeated character; the others are two, four and eight times as long.
    repeated_bytes: usize,
    /// The parts to run; all when empty.
    parts: Vec<String>,
}

impl Plan {
    fn from_args() -> Self {
        let args: Vec<String> = std::env::args().skip(1).collect();
        let has = |name: &str| args.iter().any(|arg| arg == name);
        // Cargo passes `--bench` when it benches, and nothing when it tests.
        let measures = has("--bench") && !has("--test");
        let parts = args.iter().filter(|arg| !arg.starts_with('-')).cloned().collect();
        if measures {
            Self { rounds: 21, corpus_bytes: 1 << 20, repeated_bytes: 1_250_000, parts }
        } else {
            Self { rounds: 1, corpus_bytes: 16 << 10, repeated_bytes: 1_250, parts }
        }
    }

    fn includes(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|named| named == part)
    }
}

fn main() {
    let plan = Plan::from_args();
    for corpus in corpora(plan.corpus_bytes).iter().filter(|corpus| plan.includes(corpus.name)) {
        compare(corpus, &mut subjects(), PEERS, plan.rounds);
    }
    if plan.includes("linearity") {
        linearity(plan.repeated_bytes);
    }
}

fn presets() -> [(&'static str, Pipeline); 3] {
    [
        ("hygiene", Pipeline::hygiene()),
        ("typography", Pipeline::typography(Locale::FR_FR)),
        ("scraped_article", Pipeline::scraped_article(Locale::FR_FR)),
    ]
}

/// The pass that judges every line, and the passes that repair what extraction joined: those that share a scan, and the
/// one that looks up every word.
fn alone() -> [(&'static str, Pipeline); 3] {
    let of = |passes: Vec<Box<dyn Pass>>| {
        Pipeline::builder().locale(Locale::FR_FR).pass(passes).build().expect("the order is right")
    };
    [
        ("boilerplate", of(vec![Box::new(Boilerplate::new())])),
        ("lost_spaces", of(vec![Box::new(LostSpaces::new()), Box::new(BracketSplices::new())])),
        ("fused_words", of(vec![Box::new(FusedWords::new())])),
    ]
}

/// The subjects that the others are compared with, first among them.
const PEERS: usize = 4;

fn subjects() -> Vec<Subject> {
    let mut copy = String::new();
    let (chain, tuned_chain) = (RegexChain::new(r"[ \t]+"), RegexChain::new(r"[ \t]{2,}"));
    let mut subjects = vec![
        Subject::new("memcpy", move |text| {
            copy.clear();
            copy.push_str(text);
            black_box(&copy);
        }),
        Subject::new("from_utf8", |text| {
            black_box(std::str::from_utf8(text.as_bytes()).is_ok());
        }),
        Subject::new("12 regexes", move |text| {
            black_box(chain.clean(text));
        }),
        Subject::new("tuned", move |text| {
            black_box(tuned_chain.clean(text));
        }),
    ];
    for (name, pipeline) in presets().into_iter().chain(alone()) {
        subjects.extend(Subject::of_pipeline(name, &pipeline));
    }
    subjects
}

/// What one would write first: a regex for each rule, compiled once, and a new `String` after each.
///
/// It knows neither nesting nor URLs nor English, but in speed it is fair: each pattern but one does several hundred
/// megabytes a second, and what costs is their number, and the copies. That one is the run of blanks. Written as it
/// is everywhere, `[ \t]+`, it finds every space there is; "tuned" is the same chain with `[ \t]{2,}`, which finds the
/// runs alone and makes the chain more than twice as fast.
struct RegexChain(Vec<(Regex, &'static str)>);

impl RegexChain {
    /// The chain with this pattern for runs of blanks.
    fn new(blanks: &'static str) -> Self {
        let rules = [
            // CRLF
            (r"\r\n?", "\n"),
            // an apostrophe between letters
            (r"(\p{L})'(\p{L})", "$1’$2"),
            // three dots
            (r"\.\.\.", "…"),
            // blanks at line ends
            (r"(?m)[ \t]+$", ""),
            // runs of blanks
            (blanks, " "),
            // runs of line ends
            (r"\n{3,}", "\n\n"),
            // straight pairs
            ("\"([^\"\n]*)\"", "« $1 »"),
            // curly pairs
            (r"“([^”\n]*)”", "« $1 »"),
            // inside «
            (r"«[ \u{A0}\u{202F}]*", "«\u{A0}"),
            // inside »
            (r"[ \u{A0}\u{202F}]*»", "\u{A0}»"),
            // the thin space before ; ! ?
            (r"[ \u{A0}\u{202F}]*([;!?])", "\u{202F}$1"),
            // the space before :
            (r"[ \u{A0}\u{202F}]+:", "\u{A0}:"),
        ];
        let compile = |pattern| Regex::new(pattern).expect("a pattern of this list compiles");
        Self(rules.map(|(pattern, with)| (compile(pattern), with)).into())
    }

    fn clean(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (regex, with) in &self.0 {
            text = regex.replace_all(&text, *with).into_owned();
        }
        text
    }
}

const REPEATED: [char; 12] = ['"', '«', '»', '[', ']', ' ', '\n', '\'', '.', '-', '\u{A0}', '\u{301}'];

/// The speed on one repeated character, at four lengths: it must not fall as the text grows.
fn linearity(smallest: usize) {
    /// A text that takes longer than this ends its row.
    const PATIENCE: Duration = Duration::from_secs(5);
    const SIZES: [usize; 4] = [1, 2, 4, 8];

    println!("linearity: clean_into of one character over and over, best of 3, MB/s");
    print!("{:28}", "");
    for times in SIZES {
        print!("{:>12}", format!("{:.2} MB", in_megabytes(smallest * times)));
    }
    println!("{:>24}", "time per byte, ratio");
    for (name, pipeline) in presets().into_iter().skip(1) {
        for repeated in REPEATED {
            print!("{:28}", format!("{name} {repeated:?}"));
            let (mut out, mut scratch) = (String::new(), Scratch::new());
            let mut speeds = Vec::new();
            for times in SIZES {
                let text = repeated.to_string().repeat(smallest * times / repeated.len_utf8());
                let mut best = Duration::MAX;
                for _ in 0..3 {
                    let start = Instant::now();
                    black_box(pipeline.clean_into(black_box(&text), &mut out, &mut scratch));
                    best = best.min(start.elapsed());
                    if best > PATIENCE {
                        break;
                    }
                }
                let speed = in_megabytes(text.len()) / best.as_secs_f64();
                print!("{speed:>12.1}");
                speeds.push(speed);
                if best > PATIENCE {
                    break;
                }
            }
            match speeds[..] {
                [first, .., last] if speeds.len() == SIZES.len() => println!("{:>24.2}", first / last),
                _ => println!("   too slow to go on"),
            }
        }
    }
}
