//! Measures how well typography repairs damaged French, and that it leaves right French alone.
//!
//! Right texts are damaged at three [levels](Level), with fixed seeds, and cleaned; the result is compared with the text
//! before the damage, line by line and fault by fault.
//!
//! ```text
//! cargo run --release --features proptest --example accuracy                   the bundled texts
//! cargo run --release --features proptest --example accuracy -- mine.txt       right texts of yours
//! cargo run --release --features proptest --example accuracy -- --misses       also the lines that are not right
//! ```
//!
//! Texts must be set in the classic spaces (U+202F before `;` `!` `?` and in thousands, U+00A0 elsewhere); for the other
//! profiles the program sets them anew. How it counts:
//!
//! - *exact*: of the lines that were damaged, those that are, character for character, the clean line again;
//! - *harmed*: places without a fault that are not as they were. A line whose letters, digits or other signs changed is
//!   one such place, and all its faults count as missed;
//! - a fault is *repaired* when all that stands between the two letters (digits, signs) around it is right: of two faults
//!   side by side, both are repaired or none.
//!
//! Errors go to stderr, with exit code 2.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ffi::OsStr;
use std::io::{self, BufWriter, Write};
use std::ops::AddAssign;
use std::process::ExitCode;

use guillemot::chars::{NBSP, NNBSP, is_blank, visible};
use guillemot::testing::Dice;
use guillemot::testing::damage::{Damaged, Level};
use guillemot::{Locale, Pipeline, SpaceProfile};
use texts::Asked;

mod common;
#[path = "common/texts.rs"]
mod texts;

const HELP: &str = "\
Measures how well typography repairs damaged French, and that it leaves right French alone.

Usage: accuracy [--misses] [PATH ...]

Without a path it measures the texts that come with the crate.

Options:
  --misses   first the damaged lines that did not become right: damaged, cleaned, right
  --help     this text
";

const TEXTS: [(&str, &str); 6] = [
    ("administration", include_str!("../tests/fixtures/typography/administration.txt")),
    ("fiction", include_str!("../tests/fixtures/typography/fiction.txt")),
    ("minutes", include_str!("../tests/fixtures/typography/minutes.txt")),
    ("news", include_str!("../tests/fixtures/typography/news.txt")),
    ("science", include_str!("../tests/fixtures/typography/science.txt")),
    ("web", include_str!("../tests/fixtures/typography/web.txt")),
];

const SEEDS: std::ops::RangeInclusive<u64> = 1..=5;

/// The profiles that a text can be damaged in: [`SpaceProfile::Tight`] has no space to lose.
const PROFILES: [(&str, SpaceProfile); 3] = [
    ("classic", SpaceProfile::Classic),
    ("no-break", SpaceProfile::NoBreak),
    ("narrow", SpaceProfile::Narrow),
];

fn main() -> ExitCode {
    common::end("accuracy", run())
}

fn run() -> Result<(), Box<dyn Error>> {
    let Some(Asked { shows_misses, texts }) = Asked::of_arguments(HELP, &TEXTS, read)? else { return Ok(()) };
    let mut out = BufWriter::new(io::stdout().lock());
    if shows_misses {
        misses(&texts, &mut out)?;
    }
    repairs(&texts, &mut out)?;
    right_texts(&texts, &mut out)?;
    out.flush()?;
    Ok(())
}

/// The name and the contents of a file, whose lines must be those that it has when it is clean.
fn read(path: &OsStr) -> Result<(String, String), Box<dyn Error>> {
    let name = path.to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    if !Pipeline::hygiene().clean(&text).as_str().lines().eq(text.lines()) {
        return Err(format!("{name}: no right text, for `hygiene` changes it").into());
    }
    Ok((name, text))
}

/// A text before damage, damaged, and cleaned.
struct Trial {
    damaged: Damaged,
    cleaned: String,
}

impl Trial {
    fn new(clean: &str, level: Level, seed: u64, pipeline: &Pipeline) -> Self {
        let damaged = Damaged::new(clean).by(&level, &mut Dice::new(seed));
        let cleaned = pipeline.clean(damaged.damaged()).as_str().to_owned();
        Self { damaged, cleaned }
    }

    /// Each line: clean, damaged, cleaned.
    fn lines(&self) -> impl Iterator<Item = [&str; 3]> {
        let damaged = self.damaged.clean().lines().zip(self.damaged.damaged().lines());
        damaged.zip(self.cleaned.lines()).map(|((clean, damaged), cleaned)| [clean, damaged, cleaned])
    }

    fn score(&self) -> Score {
        let mut score = Score::default();
        let mut faults = self.damaged.faults().iter().peekable();
        let mut start = 0;
        for [clean, damaged, cleaned] in self.lines() {
            let end = start + clean.len();
            let (right, results) = (Frame::of(clean), Frame::of(cleaned));
            let keeps_frame = right.signs == results.signs;
            let is_right = |gap: usize| keeps_frame && right.gaps.get(gap) == results.gaps.get(gap);
            let mut faulty = Vec::new();
            while let Some(fault) = faults.next_if(|fault| fault.clean_range().start <= end) {
                let head = clean.get(..fault.clean_range().start - start).unwrap_or_default();
                let gap = head.chars().filter(|&c| !is_of_gap(c)).count();
                faulty.push(gap);
                let tally = score.rules.entry(fault.rule().unwrap_or("none").to_owned()).or_default();
                *tally += Tally { good: u32::from(is_right(gap)), all: 1 };
            }
            let harmed = (0..right.gaps.len()).filter(|gap| !faulty.contains(gap) && !is_right(*gap)).count();
            score.harmed += if keeps_frame { harmed } else { 1 };
            score.lines += 1;
            let is_damaged = u32::from(clean != damaged);
            score.exact += Tally { good: is_damaged * u32::from(clean == cleaned), all: is_damaged };
            start = end + 1;
        }
        score
    }
}

/// A line as signs that neither damage nor repair changes, and what stands in the gaps between them.
struct Frame {
    signs: String,
    gaps: Vec<String>,
}

impl Frame {
    fn of(line: &str) -> Self {
        let mut frame = Self { signs: String::new(), gaps: vec![String::new()] };
        for c in line.chars() {
            match frame.gaps.last_mut() {
                Some(gap) if is_of_gap(c) => gap.push(c),
                _ => {
                    frame.signs.push(c);
                    frame.gaps.push(String::new());
                }
            }
        }
        frame
    }
}

fn is_of_gap(c: char) -> bool {
    is_blank(c) || matches!(c, '«' | '»' | '<' | '>' | '“' | '”' | '"' | '‘' | '’' | '\'' | '…' | '.')
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    good: u32,
    all: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.good += other.good;
        self.all += other.all;
    }
}

impl Tally {
    fn percent(self) -> String {
        match self.all {
            0 => "-".to_owned(),
            // Rounded down, so that only what is perfect is 100.
            all => format!("{:.2}", (f64::from(self.good) * 1e4 / f64::from(all)).floor() / 1e2),
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Score {
    lines: u32,
    exact: Tally,
    harmed: usize,
    rules: BTreeMap<String, Tally>,
}

impl AddAssign<&Self> for Score {
    fn add_assign(&mut self, other: &Self) {
        self.lines += other.lines;
        self.exact += other.exact;
        self.harmed += other.harmed;
        for (rule, &tally) in &other.rules {
            *self.rules.entry(rule.clone()).or_default() += tally;
        }
    }
}

fn repairs(texts: &[(String, String)], out: &mut impl Write) -> io::Result<()> {
    let classic = Pipeline::typography(Locale::FR_FR);
    let width =
        texts.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default().max("text".len());
    let mut of_level: [Score; Level::ALL.len()] = Default::default();
    writeln!(
        out,
        "Damaged texts, cleaned by typography(fr-FR), seeds {} to {}\n",
        SEEDS.start(),
        SEEDS.end()
    )?;
    writeln!(
        out,
        "{:<width$} {:<7}{:>7}{:>9}{:>7}{:>9}{:>8}",
        "text", "level", "lines", "damaged", "exact", "%", "harmed"
    )?;
    let row = |name: &str, level: Level, score: &Score, out: &mut dyn Write| {
        let Tally { good, all } = score.exact;
        let (percent, level) = (score.exact.percent(), level_name(level));
        writeln!(
            out,
            "{name:<width$} {level:<7}{:>7}{all:>9}{good:>7}{percent:>9}{:>8}",
            score.lines, score.harmed
        )
    };
    for (name, text) in texts {
        for (level, total) in Level::ALL.into_iter().zip(&mut of_level) {
            let score = score(text, level, &classic);
            row(name, level, &score, out)?;
            *total += &score;
        }
    }
    for (level, total) in Level::ALL.into_iter().zip(&of_level) {
        row("all", level, total, out)?;
    }

    writeln!(out, "\nFaults that are repaired, by the rule that is asked to, in %\n")?;
    writeln!(out, "{:<22}{:>16}{:>16}{:>16}", "rule", "light", "web", "hard")?;
    let rules: BTreeSet<&String> = of_level.iter().flat_map(|score| score.rules.keys()).collect();
    for rule in rules {
        write!(out, "{rule:<22}")?;
        for score in &of_level {
            let tally = score.rules.get(rule).copied().unwrap_or_default();
            let of = if tally.all == 0 { String::new() } else { format!(" of {}", tally.all) };
            write!(out, "{:>16}", tally.percent() + &of)?;
        }
        writeln!(out)?;
    }

    writeln!(out, "\nLines that are exact, by the profile that the texts are set in, in %\n")?;
    writeln!(out, "{:<12}{:>8}{:>8}{:>8}", "profile", "light", "web", "hard")?;
    for (name, profile) in PROFILES {
        let pipeline = Pipeline::typography(Locale::FR_FR.with_spaces(profile));
        write!(out, "{name:<12}")?;
        for level in Level::ALL {
            let mut total = Score::default();
            for (_, text) in texts {
                total += &score(&set_in(text, profile), level, &pipeline);
            }
            write!(out, "{:>8}", total.exact.percent())?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Light => "light",
        Level::Web => "web",
        _ => "hard",
    }
}

fn score(text: &str, level: Level, pipeline: &Pipeline) -> Score {
    let mut score = Score::default();
    for seed in SEEDS {
        score += &Trial::new(text, level, seed, pipeline).score();
    }
    score
}

/// What typography makes of texts that are right: nothing.
fn right_texts(texts: &[(String, String)], out: &mut impl Write) -> io::Result<()> {
    let edits = |locale: Locale, text: &str| Pipeline::typography(locale).clean(text).changes().count();
    let total = |locale: Locale, set: &dyn Fn(&str) -> String| {
        texts.iter().map(|(_, text)| edits(locale, &set(text))).sum::<usize>()
    };
    writeln!(out, "\nEdits made to the texts before damage\n")?;
    writeln!(out, "{:<12}{:>12}{:>12}", "profile", "its own", "keep")?;
    let keep = Locale::FR_FR.with_spaces(SpaceProfile::Keep);
    for (name, profile) in PROFILES {
        let set = |text: &str| set_in(text, profile);
        let own = total(Locale::FR_FR.with_spaces(profile), &set);
        writeln!(out, "{name:<12}{own:>12}{:>12}", total(keep, &set))?;
    }
    // A space that is not there is right in Tight only.
    let tight =
        total(Locale::FR_FR.with_spaces(SpaceProfile::Tight), &|text| set_in(text, SpaceProfile::Tight));
    writeln!(out, "{:<12}{tight:>12}{:>12}", "tight", "-")
}

/// A text in classic spaces with the spaces of a profile.
fn set_in(text: &str, profile: SpaceProfile) -> String {
    let chars: Vec<char> = text.chars().collect();
    let set = |(at, &c): (usize, &char)| match (profile, c) {
        (SpaceProfile::NoBreak, NNBSP) => Some(NBSP),
        (SpaceProfile::Narrow, NBSP) => Some(NNBSP),
        (SpaceProfile::Tight, NBSP | NNBSP) => {
            let left = at.checked_sub(1).and_then(|at| chars.get(at));
            let goes = left == Some(&'«') || matches!(chars.get(at + 1), Some('»' | ';' | ':' | '!' | '?'));
            (!goes).then_some(c)
        }
        _ => Some(c),
    };
    chars.iter().enumerate().filter_map(set).collect()
}

fn misses(texts: &[(String, String)], out: &mut impl Write) -> io::Result<()> {
    let pipeline = Pipeline::typography(Locale::FR_FR);
    for (name, text) in texts {
        for level in Level::ALL {
            for seed in SEEDS {
                let trial = Trial::new(text, level, seed, &pipeline);
                for (number, lines) in trial.lines().enumerate() {
                    if lines[0] == lines[2] {
                        continue;
                    }
                    writeln!(out, "{name}:{} {}, seed {seed}", number + 1, level_name(level))?;
                    let [clean, damaged, cleaned] = lines.map(visible);
                    writeln!(out, "  damaged  {damaged}\n  cleaned  {cleaned}\n  right    {clean}\n")?;
                }
            }
        }
    }
    Ok(())
}
