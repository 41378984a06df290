//! Fits what `FusedWords` knows of a language to texts in it: how common its words are, and which keep company.
//!
//! ```text
//! cargo run --release --example fit_words -- words.txt a.txt b.txt             the words, each with its class and cost
//! cargo run --release --example fit_words -- --company words.txt a.txt b.txt   the table of the classes
//! ```
//!
//! Both are printed in the format of `src/words/lists`, whose README describes it. Of the list only the words are
//! read, so one that was printed before may be fitted anew.
//!
//! Words are put in classes by the company that they keep: a word moves to the class where the pairs of classes in the text
//! are the likeliest, until few words move. All of it is deterministic.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;

mod common;

const HELP: &str = "\
Fits what FusedWords knows of a language to texts in it.

Usage: fit_words [--company] LIST TEXT...

Options:
  --company   print how often the classes of words stand side by side; without it, the words
  --help      this text
";

/// All classes: what is no word of the list, the words that the texts don't have, and those that company makes.
const CLASSES: usize = 64;
const EDGE: usize = 0;
const UNKNOWN: usize = 1;
const NAME: usize = 2;
const NUMBER: usize = 3;
/// The class of the words of the list that no text has; the number of the first word, too.
const UNSEEN: usize = 4;
const FIRST: usize = 5;

/// How often a word was seen that was not, and how much is taken for granted of a class.
const NEVER: f64 = 0.3;
const PRIOR: f64 = 5.0;

const ROUNDS: usize = 10;

fn main() -> ExitCode {
    common::end("fit_words", run())
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut args = lexopt::Parser::from_env();
    let mut shows_company = false;
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Long("company") => shows_company = true,
            Long("help") | Short('h') => {
                io::stdout().write_all(HELP.as_bytes())?;
                return Ok(());
            }
            Value(path) => paths.push(path.into()),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let mut files = Vec::new();
    for path in &paths {
        files.push(std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    let [list, texts @ ..] = &files[..] else { return Err("no list of words is named".into()) };
    if texts.is_empty() {
        return Err("no text is named".into());
    }
    let words: Vec<&str> = list.lines().filter_map(|line| line.split(' ').next()).collect();
    let mut fit = Fit::new(&words, texts);
    fit.part_words();
    let mut out = BufWriter::new(io::stdout().lock());
    if shows_company {
        out.write_all(fit.company().as_bytes())?;
    } else {
        for (number, word) in words.iter().enumerate() {
            let (class, cost) = (sign(fit.class[number + UNSEEN]), fit.cost(number + UNSEEN));
            writeln!(out, "{word} {class}{cost}")?;
        }
    }
    out.flush()?;
    Ok(())
}

/// The words of a text in small letters, and what tells their class if the list doesn't.
struct Token {
    word: String,
    /// Whether more than blanks, quotation marks, apostrophes and hyphens stand before it.
    is_apart: bool,
    is_capital: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut is_apart, mut is_within) = (true, false);
    for c in text.chars() {
        if c.is_alphanumeric() {
            if !std::mem::replace(&mut is_within, true) {
                tokens.push(Token { word: String::new(), is_apart, is_capital: c.is_uppercase() });
            }
            if let Some(last) = tokens.last_mut() {
                last.word.extend(c.to_lowercase());
            }
            is_apart = false;
        } else {
            is_within = false;
            let is_between = c == ' ' || "\u{A0}\u{202F}\t\"'<>-`«»‹›‘’“”„´′".contains(c);
            is_apart |= !is_between;
        }
    }
    tokens
}

struct Fit {
    /// How often each word was seen; the numbers below [`UNSEEN`] stand for what is no word of the list.
    seen: Vec<usize>,
    all: usize,
    class: Vec<usize>,
    /// The words behind and before each word, and how often.
    next: Vec<Vec<(usize, usize)>>,
    last: Vec<Vec<(usize, usize)>>,
    /// How often one class stands before another, and before and behind anything.
    pairs: Vec<usize>,
    firsts: Vec<usize>,
    seconds: Vec<usize>,
}

impl Fit {
    fn new(words: &[&str], texts: &[String]) -> Self {
        let numbers: HashMap<&str, usize> =
            words.iter().enumerate().map(|(number, &word)| (word, number + UNSEEN)).collect();
        let count = words.len() + UNSEEN;
        let mut seen = vec![0; count];
        let mut beside: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let mut meet = |first: usize, second: usize| {
            seen[second] += 1;
            *beside.entry((first, second)).or_default() += 1;
        };
        for text in texts {
            let mut before = EDGE;
            for token in tokens(text) {
                let number = match numbers.get(token.word.as_str()) {
                    Some(&number) => number,
                    None if token.word.contains(|c: char| c.is_numeric()) => NUMBER,
                    None if token.is_capital => NAME,
                    None => UNKNOWN,
                };
                if token.is_apart {
                    meet(before, EDGE);
                    before = EDGE;
                }
                meet(before, number);
                before = number;
            }
        }
        let (mut next, mut last) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for (&(first, second), &times) in &beside {
            next[first].push((second, times));
            last[second].push((first, times));
        }
        let mut order: Vec<usize> = (UNSEEN..count).filter(|&word| seen[word] > 0).collect();
        order.sort_by_key(|&word| std::cmp::Reverse(seen[word]));
        let mut class: Vec<usize> = (0..count).map(|word| word.min(UNSEEN)).collect();
        for (rank, &word) in order.iter().enumerate() {
            class[word] = FIRST + rank % (CLASSES - FIRST);
        }
        let mut fit = Self {
            all: seen.iter().sum(),
            seen,
            class,
            next,
            last,
            pairs: vec![0; CLASSES * CLASSES],
            firsts: vec![0; CLASSES],
            seconds: vec![0; CLASSES],
        };
        for ((first, second), times) in beside {
            let (first, second) = (fit.class[first], fit.class[second]);
            fit.pairs[first * CLASSES + second] += times;
            fit.firsts[first] += times;
            fit.seconds[second] += times;
        }
        fit
    }

    fn part_words(&mut self) {
        let mut order: Vec<usize> = (UNSEEN..self.seen.len()).filter(|&word| self.seen[word] > 0).collect();
        order.sort_by_key(|&word| std::cmp::Reverse(self.seen[word]));
        for _ in 0..ROUNDS {
            let moved = order.iter().filter(|&&word| self.move_word(word)).count();
            if moved * 200 < order.len() {
                break;
            }
        }
    }

    /// Moves a word to the class where it is at home; whether that is another one.
    fn move_word(&mut self, word: usize) -> bool {
        let from = self.class[word];
        let classes = |beside: &[(usize, usize)], class: &[usize]| {
            let mut classes = BTreeMap::new();
            for &(other, times) in beside.iter().filter(|&&(other, _)| other != word) {
                *classes.entry(class[other]).or_insert(0) += times;
            }
            classes
        };
        let next = classes(&self.next[word], &self.class);
        let last = classes(&self.last[word], &self.class);
        let twice = self.next[word].iter().find(|&&(other, _)| other == word).map_or(0, |&(_, times)| times);
        let before = last.values().sum::<usize>() + twice;
        let behind = next.values().sum::<usize>() + twice;
        for (&class, &times) in &next {
            self.pairs[from * CLASSES + class] -= times;
        }
        for (&class, &times) in &last {
            self.pairs[class * CLASSES + from] -= times;
        }
        self.pairs[from * CLASSES + from] -= twice;
        self.firsts[from] -= behind;
        self.seconds[from] -= before;
        let gain = |to: usize| {
            let mut gain = growth(self.firsts[to], behind) + growth(self.seconds[to], before);
            let mut within = twice;
            gain = -gain;
            for (&class, &times) in &next {
                if class == to {
                    within += times;
                } else {
                    gain += growth(self.pairs[to * CLASSES + class], times);
                }
            }
            for (&class, &times) in &last {
                if class == to {
                    within += times;
                } else {
                    gain += growth(self.pairs[class * CLASSES + to], times);
                }
            }
            gain + growth(self.pairs[to * CLASSES + to], within)
        };
        let best = (FIRST..CLASSES)
            .map(|to| (to, gain(to)))
            .fold((from, f64::MIN), |best, found| if found.1 > best.1 + 1e-9 { found } else { best });
        let to = best.0;
        for (&class, &times) in &next {
            self.pairs[to * CLASSES + class] += times;
        }
        for (&class, &times) in &last {
            self.pairs[class * CLASSES + to] += times;
        }
        self.pairs[to * CLASSES + to] += twice;
        self.firsts[to] += behind;
        self.seconds[to] += before;
        self.class[word] = to;
        to != from
    }

    /// The bits that a word costs, as a sign.
    fn cost(&self, word: usize) -> char {
        let times = if self.seen[word] > 0 { real(self.seen[word]) } else { NEVER };
        half_bits((real(self.all) / times).log2())
    }

    /// The costs of what is no word of the list, and how much likelier each class is behind each than anywhere.
    fn company(&self) -> String {
        let mut table: String = (EDGE..UNSEEN).map(|number| self.cost(number)).chain(['\n']).collect();
        let share: Vec<f64> = self
            .seconds
            .iter()
            .map(|&times| (real(times) + 1.0) / (real(self.all) + real(CLASSES)))
            .collect();
        for first in 0..CLASSES {
            for (second, share) in share.iter().enumerate() {
                let times = real(self.pairs[first * CLASSES + second]);
                let here = (times + PRIOR * share) / (real(self.firsts[first]) + PRIOR);
                table.push(half_bits(12.0 + (here / share).log2()));
            }
            table.push('\n');
        }
        table
    }
}

/// How much `n log n` grows when `n` does.
fn growth(n: usize, by: usize) -> f64 {
    let of = |n: usize| if n == 0 { 0.0 } else { real(n) * real(n).ln() };
    of(n + by) - of(n)
}

#[allow(clippy::cast_precision_loss)] // counts of words are far below 2^52
fn real(n: usize) -> f64 {
    n as f64
}

fn sign(number: usize) -> char {
    u8::try_from(number).ok().and_then(|number| b'0'.checked_add(number)).map_or('~', char::from)
}

/// Bits from 0 to 31.5, rounded to halves.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped before
fn half_bits(bits: f64) -> char {
    sign((bits * 2.0).round().clamp(0.0, 63.0) as usize)
}
