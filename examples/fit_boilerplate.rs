//! Fits the weights of the boilerplate pass to labelled texts, and measures them.
//!
//! ```text
//! cargo run --release --example fit_boilerplate -- --cross-validate a.jsonl b.jsonl
//! cargo run --release --example fit_boilerplate -- --write weights.txt a.jsonl b.jsonl
//! cargo run --release --example fit_boilerplate -- --measure tests/fixtures/pages/*.txt
//! ```
//!
//! A `.jsonl` file holds a block a line, in order: `doc`, `text`, `label` (`keep`, `drop`, or `ambiguous`, which counts for
//! nothing), and `site`. In any other file a block is a line led by `+` (keep), `-` (drop) or `?`, and a line led by `#`
//! starts another text; the rest of that line names its site.
//!
//! Blocks are looked at twice. The first look is a logistic regression on the signals of a block. The second adds a share
//! of the first looks at the three blocks before and the three after, fitted to looks at sites that had not been seen; with
//! `--page` the signals are weighed anew in it, and with them those of the parts of the text, which the first look tells. It
//! weighs the more to drop a block that is to be kept, the longer it is. All of it is deterministic. Cross-validation parts
//! the sites (not the texts) into five by their CRC-32, and judges each text by weights, and from scores on, that were
//! found without its site.
//!
//! Texts in which nothing is boilerplate (`--keep`) are fitted to like the others; both tables of the crate were given those
//! of `tests/fixtures/traps` and `tests/fixtures/prose`. Without them the table of pages guts short texts.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use guillemot::passes::{Boilerplate, Risk, Weights};
use guillemot::{Action, Confidence, Pipeline};
use lexopt::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

mod common;

const HELP: &str = "\
Fits the weights of the boilerplate pass to labelled texts, and measures them.

Usage: fit_boilerplate [OPTIONS] FILE...

Without --cross-validate or --measure it fits to all texts and writes a table.

A FILE holds labelled blocks, one a line: `+ kept` and `- dropped`, each text headed by `# its site`; or it is a .jsonl of
`doc`, `text`, `label` and `site`. tests/fixtures/pages has some.

Options:
  --write PATH         where the table goes; without it, to standard output
  --cross-validate     five folds by site: judge each text by weights that never saw its site
  --measure            judge by the weights of the crate, and fit nothing
  --page               fit and judge all visible text of pages, with Boilerplate::page()
  --all                headlines, bylines and credits may go too
  --risk NAME          careful, balanced (the default) or thorough
  --weights PATH       with --measure: the table to judge by
  --gold PATH          bodies of the articles, JSONL of `doc` and `text`, for the F1 of tokens
  --keep PATH          a text in which nothing is to be dropped; as often as there are such
  --predictions PATH   with the others: what was decided, a JSON line a block
  --help               this text
";

fn main() -> ExitCode {
    common::end("fit_boilerplate", run())
}

#[derive(Default)]
struct Options {
    files: Vec<PathBuf>,
    keep: Vec<PathBuf>,
    write: Option<PathBuf>,
    gold: Option<PathBuf>,
    predictions: Option<PathBuf>,
    weights: Option<PathBuf>,
    task: Task,
    page: bool,
    all: bool,
    risk: Risk,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Task {
    #[default]
    Fit,
    CrossValidate,
    Measure,
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut args = lexopt::Parser::from_env();
    let mut options = Options::default();
    while let Some(arg) = args.next()? {
        match arg {
            Long("write") => options.write = Some(args.value()?.into()),
            Long("cross-validate") => options.task = Task::CrossValidate,
            Long("measure") => options.task = Task::Measure,
            Long("page") => options.page = true,
            Long("all") => options.all = true,
            Long("risk") => options.risk = args.value()?.string()?.parse()?,
            Long("weights") => options.weights = Some(args.value()?.into()),
            Long("gold") => options.gold = Some(args.value()?.into()),
            Long("keep") => options.keep.push(args.value()?.into()),
            Long("predictions") => options.predictions = Some(args.value()?.into()),
            Long("help") | Short('h') => {
                io::stdout().write_all(HELP.as_bytes())?;
                return Ok(());
            }
            Value(path) => options.files.push(path.into()),
            _ => return Err(arg.unexpected().into()),
        }
    }
    if options.files.is_empty() {
        return Err("no file of labelled texts is named".into());
    }
    let mut texts = Vec::new();
    for path in &options.files {
        let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let language = language.split('-').next().unwrap_or_default().to_owned();
        let read = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let found = if path.extension().is_some_and(|extension| extension == "jsonl") {
            of_jsonl(&read)
        } else {
            of_marked_lines(&read)
        };
        let found = found.map_err(|error| format!("{}: {error}", path.display()))?;
        if found.iter().all(|text| text.blocks.is_empty()) {
            return Err(format!("{}: no labelled block (a line led by `+` or `-`)", path.display()).into());
        }
        texts.extend(found.into_iter().map(|mut text| {
            text.language.clone_from(&language);
            text
        }));
    }
    let base = texts.len();
    for path in &options.keep {
        let read = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        texts.push(Text::kept(&read, &path.display().to_string()));
    }
    let gold = options.gold.as_deref().map(read_gold).transpose()?.unwrap_or_default();
    if options.task != Task::Fit {
        let decided = if options.task == Task::Measure {
            let table = options.weights.as_ref().map(std::fs::read_to_string).transpose()?;
            let pass = pass(&options, table.as_deref())?;
            texts.iter().map(|text| decide(&pass, text)).collect::<Result<Vec<_>, _>>()?
        } else {
            cross_validate(&options, &texts)?
        };
        if let Some(path) = &options.predictions {
            std::fs::write(path, predictions(&texts[..base], &decided))?;
        }
        io::stdout().write_all(report(&texts, &decided, &gold).as_bytes())?;
        return Ok(());
    }
    let table = fitted_table(&options, &texts)?;
    match &options.write {
        Some(path) => std::fs::write(path, table)?,
        None => io::stdout().write_all(table.as_bytes())?,
    }
    Ok(())
}

fn pass(options: &Options, table: Option<&str>) -> Result<Boilerplate, Box<dyn Error>> {
    let pass = if options.page { Boilerplate::page() } else { Boilerplate::new() }.risk(options.risk);
    let pass = if options.all { pass.headlines().bylines() } else { pass };
    Ok(match table {
        Some(table) => pass.with_weights(table.parse()?),
        None => pass,
    })
}

// ── Labelled texts ───────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Keep,
    Drop,
    Ambiguous,
}

struct Text {
    name: String,
    site: String,
    language: String,
    blocks: Vec<(String, Label)>,
}

#[derive(Deserialize)]
struct Record {
    doc: String,
    text: String,
    label: String,
    site: String,
}

fn of_jsonl(jsonl: &str) -> Result<Vec<Text>, String> {
    let mut texts: Vec<Text> = Vec::new();
    for (number, line) in jsonl.lines().enumerate() {
        let record: Record =
            serde_json::from_str(line).map_err(|error| format!("line {}: {error}", number + 1))?;
        let label = match record.label.as_str() {
            "keep" => Label::Keep,
            "drop" => Label::Drop,
            _ => Label::Ambiguous,
        };
        if texts.last().is_none_or(|last| last.name != record.doc) {
            let (name, site) = (record.doc, record.site);
            texts.push(Text { name, site, language: String::new(), blocks: Vec::new() });
        }
        let blocks = &mut texts.last_mut().expect("one was just pushed").blocks;
        blocks.push((record.text, label));
    }
    Ok(texts)
}

fn of_marked_lines(marked: &str) -> Result<Vec<Text>, String> {
    let mut texts: Vec<Text> = Vec::new();
    for (number, line) in marked.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        if let Some(site) = line.strip_prefix('#') {
            let (name, site) = (format!("{} {}", site.trim(), number + 1), site.trim().to_owned());
            texts.push(Text { name, site, language: String::new(), blocks: Vec::new() });
            continue;
        }
        let label = match line.as_bytes().first() {
            Some(b'+') => Label::Keep,
            Some(b'-') => Label::Drop,
            Some(b'?') => Label::Ambiguous,
            _ => return Err(format!("line {} is led by none of + - ? #", number + 1)),
        };
        let text = texts.last_mut().ok_or("the first line must name a text: `# site`")?;
        text.blocks.push((line.get(1..).unwrap_or_default().trim().to_owned(), label));
    }
    Ok(texts)
}

impl Text {
    fn kept(text: &str, name: &str) -> Self {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let blocks = lines.map(|line| (line.to_owned(), Label::Keep)).collect();
        Self { name: name.to_owned(), site: name.to_owned(), language: "keep".to_owned(), blocks }
    }

    /// The text, and the blocks where its lines start.
    fn joined(&self, is_in: impl Fn(Label) -> bool) -> (String, Vec<(usize, usize)>) {
        let (mut joined, mut starts) = (String::new(), Vec::new());
        for (index, (text, label)) in self.blocks.iter().enumerate() {
            if is_in(*label) {
                starts.push((joined.len(), index));
                joined.push_str(&text.replace('\n', " "));
                joined.push_str("\n\n");
            }
        }
        (joined, starts)
    }
}

fn index_at(starts: &[(usize, usize)], at: usize) -> usize {
    let after = starts.partition_point(|&(start, _)| start <= at);
    starts.get(after.saturating_sub(1)).map_or(0, |&(_, index)| index)
}

fn read_gold(path: &Path) -> Result<HashMap<String, String>, Box<dyn Error>> {
    #[derive(Deserialize)]
    struct Body {
        doc: String,
        text: String,
    }
    let mut gold = HashMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let body: Body = serde_json::from_str(line)?;
        gold.insert(body.doc, body.text);
    }
    Ok(gold)
}

// ── Decisions ────────────────────────────────────────────────────────────────────────────────────────────────────

/// Which blocks of a text the pass drops.
fn decide(pass: &Boilerplate, text: &Text) -> Result<Vec<bool>, Box<dyn Error>> {
    let pipeline = Pipeline::builder().pass(pass.clone()).apply_at(Confidence::Likely).build()?;
    let (joined, starts) = text.joined(|_| true);
    let mut dropped = vec![false; text.blocks.len()];
    for finding in pipeline.clean(&joined).findings() {
        if finding.action() == Action::Applied {
            let range = finding.range();
            let found = joined.get(range.clone()).unwrap_or_default();
            let blank = found.len() - found.trim_start().len();
            dropped[index_at(&starts, range.start + blank)] = true;
        }
    }
    Ok(dropped)
}

fn predictions(texts: &[Text], decided: &[Vec<bool>]) -> String {
    let mut out = String::new();
    for (text, dropped) in texts.iter().zip(decided) {
        for (index, dropped) in dropped.iter().enumerate() {
            let doc = serde_json::Value::from(text.name.as_str());
            let pred = if *dropped { "drop" } else { "keep" };
            let _ = writeln!(out, "{{\"doc\": {doc}, \"i\": {index}, \"pred\": \"{pred}\"}}");
        }
    }
    out
}

// ── Measures ─────────────────────────────────────────────────────────────────────────────────────────────────────

fn tokens(text: &str) -> Vec<String> {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let is_inside = |c: char| c.is_alphanumeric() || c == '_';
    folded.split(|c| !is_inside(c)).filter(|token| !token.is_empty()).map(str::to_owned).collect()
}

#[derive(Default)]
struct Measure {
    texts: usize,
    right_drops: usize,
    wrong_drops: usize,
    missed: usize,
    kept: usize,
    lost: usize,
    gutted: usize,
    touched: usize,
    token_f1: f64,
    untouched_f1: f64,
    with_gold: usize,
}

fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

#[expect(clippy::cast_precision_loss)] // counts of tokens
fn share(part: usize, of: usize) -> f64 {
    part as f64 / of.max(1) as f64
}

impl Measure {
    fn add(&mut self, text: &Text, dropped: &[bool], gold: Option<&String>) {
        self.texts += 1;
        let (mut kept, mut lost) = (0, 0);
        let mut left: HashMap<String, usize> = HashMap::new();
        let mut all: HashMap<String, usize> = HashMap::new();
        for ((block, label), dropped) in text.blocks.iter().zip(dropped) {
            let tokens = tokens(block);
            if *label == Label::Keep {
                kept += tokens.len();
                lost += if *dropped { tokens.len() } else { 0 };
            }
            match (label, dropped) {
                (Label::Keep, true) => self.wrong_drops += 1,
                (Label::Drop, true) => self.right_drops += 1,
                (Label::Drop, false) => self.missed += 1,
                _ => {}
            }
            for token in tokens {
                if !dropped {
                    *left.entry(token.clone()).or_default() += 1;
                }
                *all.entry(token).or_default() += 1;
            }
        }
        self.kept += kept;
        self.lost += lost;
        self.touched += usize::from(lost > 0);
        self.gutted += usize::from(lost * 10 > kept);
        if let Some(gold) = gold {
            let mut body: HashMap<String, usize> = HashMap::new();
            let gold = tokens(gold);
            for token in &gold {
                *body.entry(token.clone()).or_default() += 1;
            }
            self.with_gold += 1;
            for (sum, found) in [(&mut self.token_f1, &left), (&mut self.untouched_f1, &all)] {
                let both: usize = body
                    .iter()
                    .map(|(token, &count)| count.min(found.get(token).copied().unwrap_or(0)))
                    .sum();
                *sum += f1(share(both, found.values().sum()), share(both, gold.len()));
            }
        }
    }

    fn lost(&self) -> f64 {
        share(self.lost, self.kept)
    }

    fn f1(&self) -> f64 {
        let precision = share(self.right_drops, self.right_drops + self.wrong_drops);
        f1(precision, share(self.right_drops, self.right_drops + self.missed))
    }

    fn line(&self, name: &str) -> String {
        let precision = share(self.right_drops, self.right_drops + self.wrong_drops);
        let recall = share(self.right_drops, self.right_drops + self.missed);
        let percent = |part: f64| format!("{:>7.2}", 100.0 * part);
        let of_gold = |sum: f64| {
            if self.with_gold > 0 { percent(sum * share(1, self.with_gold)) } else { "      -".to_owned() }
        };
        format!(
            "{name:8}{:>6}{}{}{}{}{}{}{}{}\n",
            self.texts,
            percent(precision),
            percent(recall),
            percent(self.f1()),
            of_gold(self.untouched_f1),
            of_gold(self.token_f1),
            percent(self.lost()),
            percent(share(self.touched, self.texts)),
            percent(share(self.gutted, self.texts)),
        )
    }
}

fn measures<'t>(
    texts: &'t [Text],
    decided: &[Vec<bool>],
    gold: &HashMap<String, String>,
) -> BTreeMap<&'t str, Measure> {
    let mut by_language: BTreeMap<&str, Measure> = BTreeMap::new();
    for (text, dropped) in texts.iter().zip(decided).filter(|(_, dropped)| !dropped.is_empty()) {
        let page = text.name.split('#').next().unwrap_or_default();
        by_language.entry(&text.language).or_default().add(text, dropped, gold.get(page));
    }
    by_language
}

fn report(texts: &[Text], decided: &[Vec<bool>], gold: &HashMap<String, String>) -> String {
    let mut report = "          docs  dropP  dropR dropF1   all F1  tok F1   lost  lose   >10%\n".to_owned();
    for (language, measure) in measures(texts, decided, gold) {
        report.push_str(&measure.line(language));
    }
    for (text, dropped) in texts.iter().zip(decided).filter(|(text, _)| text.language == "keep") {
        for ((block, _), _) in text.blocks.iter().zip(dropped).filter(|(_, dropped)| **dropped) {
            let _ = writeln!(report, "{}: {block}", text.name);
        }
    }
    report
}

// ── The model ────────────────────────────────────────────────────────────────────────────────────────────────────

/// A block as the model sees it: the places of the names of its signals, the label, what a mistake weighs.
struct Block {
    names: Vec<usize>,
    label: Label,
    weight: f64,
}

impl Block {
    fn score(&self, weights: &[f64]) -> f64 {
        self.names.iter().map(|&name| weights[name]).sum()
    }
}

/// The blocks of a text that are learnt from.
struct Lesson {
    fold: u32,
    blocks: Vec<Block>,
}

/// What it weighs to drop a block that is to be kept: the more, the longer it is, by the hundred letters. To keep one that
/// is to be dropped weighs one.
fn weight(block: &str, label: Label) -> f64 {
    if label == Label::Keep { 1.0 + share(block.len().min(500), 100) } else { 1.0 }
}

fn lesson(pass: &Boilerplate, text: &Text) -> Lesson {
    let index: HashMap<&str, usize> = Weights::names().zip(0..).collect();
    let (joined, starts) = text.joined(|_| true);
    let blocks = pass.signals(&joined).into_iter().map(|(range, names)| {
        let (block, label) = &text.blocks[index_at(&starts, range.start)];
        let names = names.into_iter().map(|name| index[name]).collect();
        Block { names, label: *label, weight: weight(block, *label) }
    });
    Lesson { fold: fold(&text.site), blocks: blocks.collect() }
}

/// The signals of the blocks of a text, those of its parts too.
fn lesson_again(pass: &Boilerplate, text: &Text) -> Vec<Vec<usize>> {
    lesson(pass, text).blocks.into_iter().map(|block| block.names).collect()
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// A case of a logistic regression: its inputs by place, whether it is dropped, what it weighs.
struct Case<'i> {
    inputs: &'i [(usize, f64)],
    is_dropped: bool,
    weight: f64,
}

/// The coefficients of a logistic regression with a penalty on their squares, by Adam.
fn regress(cases: &[Case<'_>], count: usize, bound: impl Fn(usize, f64) -> f64) -> Vec<f64> {
    const PENALTY: f64 = 1.0;
    const STEPS: i32 = 300;
    let (mut weights, mut mean, mut square) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
    for step in 1..=STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| -PENALTY * weight).collect();
        for case in cases {
            let score: f64 = case.inputs.iter().map(|&(at, input)| weights[at] * input).sum();
            let error = case.weight * (f64::from(u8::from(case.is_dropped)) - logistic(score));
            for &(at, input) in case.inputs {
                gradient[at] += error * input;
            }
        }
        let rate = 0.1 * (1.0 - f64::from(step - 1) / f64::from(STEPS));
        for (at, &slope) in gradient.iter().enumerate() {
            mean[at] = 0.9 * mean[at] + 0.1 * slope;
            square[at] = 0.99 * square[at] + 0.01 * slope * slope;
            let mean = mean[at] / (1.0 - 0.9_f64.powi(step));
            let square: f64 = square[at] / (1.0 - 0.99_f64.powi(step));
            weights[at] = bound(at, weights[at] + rate * mean / (square.sqrt() + 1e-8));
        }
    }
    weights
}

/// The signs of weights that keep decisions the same when later passes part words: see the module `shape`.
fn bound(name: &str, weight: f64) -> f64 {
    match name {
        "stop-words" | "many-stop-words" | "echo-1" | "echo-2" | "echo-4" => weight.min(0.0),
        "main-echo-1" | "main-echo-2" | "main-echo-4" => weight.min(0.0),
        "names" => weight.max(0.0),
        _ if is_share(name) => weight.max(0.0),
        _ => weight,
    }
}

/// Whether it is `before-1` or the like.
fn is_share(name: &str) -> bool {
    ["before-", "after-"]
        .into_iter()
        .filter_map(|side| name.strip_prefix(side))
        .any(|by| by.parse::<usize>().is_ok())
}

/// Weights of signals that labelled texts hold too seldom to fit them.
const GIVEN: &[(&str, f64)] = &[("handle", 2.5), ("random-handle", 2.0)];

/// How many neighbours on each side the second look sees, and how much of each.
const NEAR: usize = 3;
const HOLD: f64 = 2.0;

/// The signals that the first look tells: these, and all after them. They count in the second look alone.
const FIRST_OF_PARTS: &str = "in-main-part";

/// What stands late in a text counts on pages in the second look alone, too: the first would take the end of a text of
/// several parts for none.
const LATE: &str = "past-";

/// The names of signals that the first look doesn't weigh, by place.
fn not_at_first(is_page: bool) -> Vec<bool> {
    let mut is_of_parts = false;
    let names = Weights::names().map(|name| {
        is_of_parts = (is_of_parts || name == FIRST_OF_PARTS) && name != "before-1";
        is_of_parts || is_page && name.starts_with(LATE)
    });
    names.collect()
}

/// Labelled texts, and the fits to them that are known. A set of folds is a number with a bit for each.
struct School<'t> {
    pass: Boilerplate,
    texts: &'t [Text],
    heeds_parts: bool,
    lessons: Vec<Lesson>,
    first_looks: RefCell<HashMap<u32, Rc<[f64]>>>,
}

impl<'t> School<'t> {
    fn new(options: &Options, texts: &'t [Text]) -> Result<Self, Box<dyn Error>> {
        let pass = pass(options, None)?;
        let mut lessons: Vec<Lesson> = texts.iter().map(|text| lesson(&pass, text)).collect();
        let not_at_first = not_at_first(options.page);
        for block in lessons.iter_mut().flat_map(|lesson| &mut lesson.blocks) {
            block.names.retain(|&name| !not_at_first[name]);
        }
        Ok(Self { pass, texts, heeds_parts: options.page, lessons, first_looks: RefCell::default() })
    }

    /// What the signals weigh, fitted to all folds but some.
    fn first_look(&self, but: u32) -> Rc<[f64]> {
        if let Some(known) = self.first_looks.borrow().get(&but) {
            return known.clone();
        }
        let names: Vec<&str> = Weights::names().collect();
        let seen = self.lessons.iter().filter(|lesson| but >> lesson.fold & 1 == 0);
        let blocks: Vec<&Block> =
            seen.flat_map(|lesson| &lesson.blocks).filter(|block| block.label != Label::Ambiguous).collect();
        let inputs: Vec<Vec<(usize, f64)>> =
            blocks.iter().map(|block| block.names.iter().map(|&name| (name, 1.0)).collect()).collect();
        let cases: Vec<Case<'_>> = (blocks.iter().zip(&inputs))
            .map(|(block, inputs)| Case {
                inputs,
                is_dropped: block.label == Label::Drop,
                weight: block.weight,
            })
            .collect();
        let mut weights = regress(&cases, names.len(), |at, weight| bound(names[at], weight));
        for (name, weight) in GIVEN {
            weights[names.iter().position(|known| known == name).expect("it is one of the names")] = *weight;
        }
        let weights: Rc<[f64]> = weights.into();
        self.first_looks.borrow_mut().insert(but, weights.clone());
        weights
    }

    /// What the signals weigh in the second look, and the shares of the neighbours, fitted to first looks at folds that
    /// these had not seen: `before-1` and the like stand among the names.
    fn second_look(&self, but: u32) -> Vec<f64> {
        let names: Vec<&str> = Weights::names().collect();
        let own = names.len();
        let near =
            |name: &str| names.iter().position(|&known| known == name).expect("it is one of the names");
        let (any, before, after) = (vec![near("any")], near("before-1"), near("after-1"));
        let mut blocks = Vec::new();
        for fold in folds(but) {
            let first = self.first_look(but | 1 << fold);
            let weights = lines(&first, &first).parse().expect("its names are those of weights");
            let pass = self.pass.clone().with_weights(weights);
            for (lesson, text) in
                self.lessons.iter().zip(self.texts).filter(|(lesson, _)| lesson.fold == fold)
            {
                let scores: Vec<f64> = lesson.blocks.iter().map(|block| block.score(&first)).collect();
                let seen = if self.heeds_parts { lesson_again(&pass, text) } else { Vec::new() };
                for (at, block) in
                    lesson.blocks.iter().enumerate().filter(|(_, b)| b.label != Label::Ambiguous)
                {
                    let signals = seen.get(at).unwrap_or(&any);
                    let mut inputs: Vec<(usize, f64)> = signals.iter().map(|&name| (name, 1.0)).collect();
                    inputs.push((own, scores[at]));
                    for by in 1..=NEAR {
                        let held = |at: usize| scores.get(at).map_or(0.0, |score| score.clamp(-HOLD, HOLD));
                        inputs.push((before + by - 1, at.checked_sub(by).map_or(0.0, held)));
                        inputs.push((after + by - 1, held(at + by)));
                    }
                    blocks.push((block, inputs));
                }
            }
        }
        let cases: Vec<Case<'_>> = (blocks.iter())
            .map(|(block, inputs)| Case {
                inputs,
                is_dropped: block.label == Label::Drop,
                weight: block.weight,
            })
            .collect();
        let mut weights = regress(&cases, own + 1, |at, weight| match names.get(at) {
            Some(name) => bound(name, weight),
            None => weight.max(0.0),
        });
        let of_own = weights.pop().unwrap_or_default();
        for (at, (weight, first)) in weights.iter_mut().zip(&*self.first_look(but)).enumerate() {
            *weight = match (at < before, self.heeds_parts) {
                (true, true) => *weight + of_own * first,
                (true, false) => *first,
                (false, true) => *weight,
                // There a score of its own counts once.
                (false, false) => *weight / of_own.max(0.1),
            };
        }
        weights
    }

    /// The table of weights fitted to all folds but some, without thresholds.
    fn table(&self, but: u32) -> String {
        lines(&self.second_look(but), &self.first_look(but))
    }
}

/// The lines of a table: what each name weighs in the second look, and in the first, if that is something else.
fn lines(second: &[f64], first: &[f64]) -> String {
    let mut lines = String::new();
    for (name, (&second, &first)) in Weights::names().zip(second.iter().zip(first)) {
        let (second, first) = (hundredths(second), hundredths(first));
        let _ = match (second, first) {
            (0, 0) => Ok(()),
            _ if second == first || is_share(name) => writeln!(lines, "{name}\t{second}"),
            _ => writeln!(lines, "{name}\t{second}\t{first}"),
        };
    }
    lines
}

#[expect(clippy::cast_possible_truncation)] // hundredths of small numbers
fn hundredths(weight: f64) -> i32 {
    (weight * 100.0).round() as i32
}

const FOLDS: u32 = 5;

fn fold(site: &str) -> u32 {
    let mut crc = !0_u32;
    for byte in site.bytes() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc % FOLDS
}

/// The folds that a set lacks.
fn folds(but: u32) -> impl Iterator<Item = u32> {
    (0..FOLDS).filter(move |fold| but >> fold & 1 == 0)
}

/// The scores from which on blocks go for certain, and for likely.
type Levels = (i32, i32);

/// What the table of each fold decides of its texts; of texts without a table, nothing.
fn decide_at(
    options: &Options,
    tables: &HashMap<u32, String>,
    texts: &[Text],
    levels: &HashMap<u32, Levels>,
) -> Result<Vec<Vec<bool>>, Box<dyn Error>> {
    let mut passes = HashMap::new();
    for (&fold, table) in tables {
        let (certain, likely) = levels[&fold];
        let table = with_thresholds(table, &[certain, likely, likely, likely]);
        passes.insert(fold, pass(options, Some(&table))?);
    }
    let decide =
        |text: &Text| passes.get(&fold(&text.site)).map_or_else(|| Ok(Vec::new()), |pass| decide(pass, text));
    texts.iter().map(decide).collect()
}

/// The lowest thresholds from which on at most so much of the articles' tokens is lost, of texts that are judged by weights
/// fitted to other sites; none of the folds that are left out is looked at.
fn thresholds(
    options: &Options,
    school: &School<'_>,
    texts: &[Text],
    but: u32,
) -> Result<Vec<i32>, Box<dyn Error>> {
    const ENOUGH: usize = 30;
    const HIGHEST: i32 = 800;
    const TOO_MUCH: f64 = 0.03;
    let [limit_of_certain, limits @ ..] = limits(options);
    let tables: HashMap<u32, String> = folds(but).map(|fold| (fold, school.table(but | 1 << fold))).collect();
    let lost_at = |levels: Levels| -> Result<(f64, f64), Box<dyn Error>> {
        let at: HashMap<u32, Levels> = folds(but).map(|fold| (fold, levels)).collect();
        let decided = decide_at(options, &tables, texts, &at)?;
        let measures = measures(texts, &decided, &HashMap::new());
        let most = measures.values().filter(|m| m.texts >= ENOUGH).map(Measure::lost).fold(0.0, f64::max);
        let (lost, kept) = measures.values().fold((0, 0), |sum, m| (sum.0 + m.lost, sum.1 + m.kept));
        if but == 0 {
            let of_languages: Vec<String> = (measures.iter())
                .map(|(name, m)| format!("{name} {:.1} {:.2}", 100.0 * m.f1(), 100.0 * m.lost()))
                .collect();
            eprintln!("{levels:?}  {:.2}  {}", 100.0 * share(lost, kept), of_languages.join(", "));
        }
        Ok((most, share(lost, kept)))
    };
    let mut certain = HIGHEST;
    for threshold in (-500..HIGHEST).step_by(25).rev() {
        if lost_at((threshold, threshold))?.0 > limit_of_certain {
            break;
        }
        certain = threshold;
    }
    let mut found = vec![certain; limits.len()];
    for threshold in (-500..certain).step_by(25).rev() {
        let lost = lost_at((certain, threshold))?.1;
        for (found, &limit) in found.iter_mut().zip(&limits) {
            if lost <= limit && *found == threshold + 25 {
                *found = threshold;
            }
        }
        if lost > TOO_MUCH {
            break;
        }
    }
    found.insert(0, certain);
    Ok(found)
}

/// What may be lost of articles: for `certain` (in each language), `careful`, `balanced`, `thorough` (in all).
fn limits(options: &Options) -> [f64; 4] {
    if options.page { [0.001, 0.006, 0.015, 0.03] } else { [0.001, 0.001, 0.0033, 0.006] }
}

fn with_thresholds(table: &str, found: &[i32]) -> String {
    let [certain, careful, balanced, thorough] = found else { return table.to_owned() };
    let suspect = thorough - 100;
    format!(
        "{table}certain\t{certain}\ncareful\t{careful}\nbalanced\t{balanced}\nthorough\t{thorough}\nsuspect\t{suspect}\n"
    )
}

fn cross_validate(options: &Options, texts: &[Text]) -> Result<Vec<Vec<bool>>, Box<dyn Error>> {
    let school = School::new(options, texts)?;
    let (mut tables, mut at) = (HashMap::new(), HashMap::new());
    for fold in folds(0) {
        let found = thresholds(options, &school, texts, 1 << fold)?;
        eprintln!("fold {fold}: certain, careful, balanced, thorough from {found:?} on");
        at.insert(
            fold,
            match options.risk {
                Risk::Careful => (found[0], found[1]),
                Risk::Thorough => (found[0], found[3]),
                _ => (found[0], found[2]),
            },
        );
        tables.insert(fold, school.table(1 << fold));
    }
    decide_at(options, &tables, texts, &at)
}

fn fitted_table(options: &Options, texts: &[Text]) -> Result<String, Box<dyn Error>> {
    let school = School::new(options, texts)?;
    let found = thresholds(options, &school, texts, 0)?;
    Ok(format!(
        "# What each signal weighs, in hundredths, and the scores from which a block goes.\n# Written by `cargo run --release --example fit_boilerplate`; see there.\n{}",
        with_thresholds(&school.table(0), &found)
    ))
}
