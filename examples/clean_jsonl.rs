//! Cleans a corpus: one JSON document a line, each with a text in one of its fields.
//!
//! Shows cleaning at scale: [`Pipeline::clean_into`] with a [`Scratch`] that is reused from document to document, counts
//! by rule gathered over a corpus, and memory that stays flat however long the file is (one line is held at a time).
//!
//! ```text
//! cargo run --release --example clean_jsonl -- corpus.jsonl cleaned.jsonl --report report.json
//! cargo run --release --example clean_jsonl                  a demonstration on a few lines of its own
//! ```
//!
//! The text of the field is replaced in place: all other bytes of a line stay as they are, and a document whose text needs
//! no cleaning is copied byte for byte. A line that holds no such text (not UTF-8, no JSON object, no such field, another
//! value than a string) is reported on stderr with its number and copied to a reject file; it is never lost and never stops
//! the run. An empty reject file says that every line went through. On a terminal a progress bar shows how far it is.
//!
//! Without arguments, invisible characters of the result are shown as [`visible`] shows them.

use std::collections::HashMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use guillemot::chars::visible;
use guillemot::{Locale, Pipeline, RuleCount, Scratch, Summary};
use indicatif::{ProgressBar, ProgressStyle};
use lexopt::prelude::*;
use serde_json::json;
use serde_json::value::RawValue;

mod common;

const HELP: &str = "\
Cleans a text field of each line of a JSONL file.

Usage: clean_jsonl IN OUT [OPTIONS]

Without arguments it shows what it does on a few lines of its own.

Options:
  --field NAME    the field that holds the text (default: text)
  --locale TAG    a BCP 47 tag such as fr-FR (the default), fr-CA, fr-CH or en-GB
  --preset NAME   scraped-article (the default), typography or hygiene
  --report FILE   where to write how many edits each rule made, as JSON
  --reject FILE   where to copy the lines that hold no such text (default: OUT.rejected)
  --help          this text
";

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    common::end("clean_jsonl", run())
}

fn run() -> Result<()> {
    if std::env::args_os().len() == 1 {
        return demonstrate();
    }
    let Some(job) = Job::from_args(lexopt::Parser::from_env())? else {
        io::stdout().write_all(HELP.as_bytes())?;
        return Ok(());
    };
    let counts = job.run()?;
    writeln!(io::stdout(), "{}", counts.one_line())?;
    Ok(())
}

struct Job {
    pipeline: Pipeline,
    field: String,
    input: PathBuf,
    output: PathBuf,
    reject: PathBuf,
    report: Option<PathBuf>,
}

impl Job {
    fn new(input: PathBuf, output: PathBuf) -> Self {
        let mut reject = output.clone().into_os_string();
        reject.push(".rejected");
        Self {
            pipeline: Pipeline::scraped_article(Locale::default()),
            field: "text".to_owned(),
            input,
            output,
            reject: reject.into(),
            report: None,
        }
    }

    /// `None` when help was asked for.
    fn from_args(mut args: lexopt::Parser) -> Result<Option<Self>> {
        let mut locale = Locale::default();
        let mut preset = "scraped-article".to_owned();
        let (mut field, mut report, mut reject) = (None, None, None);
        let mut paths = Vec::new();
        while let Some(arg) = args.next()? {
            match arg {
                Long("field") => field = Some(args.value()?.string()?),
                Long("locale") => locale = args.value()?.string()?.parse()?,
                Long("preset") => preset = args.value()?.string()?,
                Long("report") => report = Some(PathBuf::from(args.value()?)),
                Long("reject") => reject = Some(PathBuf::from(args.value()?)),
                Long("help") | Short('h') => return Ok(None),
                Value(path) if paths.len() < 2 => paths.push(PathBuf::from(path)),
                _ => return Err(arg.unexpected().into()),
            }
        }
        let Ok([input, output]) = <[PathBuf; 2]>::try_from(paths) else {
            return Err("two paths are needed, IN and OUT; see --help".into());
        };
        if [&input, &output].iter().any(|path| path.as_os_str() == "-") {
            return Err(
                "`-` is no file; IN may be /dev/stdin, and OUT is a file, beside which the rejected lines go"
                    .into(),
            );
        }
        let mut job = Self::new(input, output);
        job.pipeline = Pipeline::preset(&preset, locale)?;
        job.field = field.unwrap_or(job.field);
        job.reject = reject.unwrap_or(job.reject);
        job.report = report;
        Ok(Some(job))
    }

    fn run(&self) -> Result<Counts> {
        let input = File::open(&self.input).map_err(|error| at(&self.input, error))?;
        self.check_paths()?;
        let metadata = input.metadata().map_err(|error| at(&self.input, error))?;
        if metadata.is_dir() {
            return Err(at(&self.input, io::ErrorKind::IsADirectory.into()).into());
        }
        let length = metadata.len();
        let mut input = BufReader::new(input);
        let mut output = create(&self.output)?;
        let mut reject = create(&self.reject)?;
        let bar = progress_bar(length)?;

        let mut cleaner = Cleaner::new(&self.pipeline, &self.field, self.report.is_some());
        let mut counts = Counts::default();
        let mut line = Vec::new();
        while input.read_until(b'\n', &mut line).map_err(|error| at(&self.input, error))? > 0 {
            counts.lines += 1;
            match cleaner.clean(&line, &mut counts) {
                Ok(cleaned) => output.write_all(cleaned).map_err(|error| at(&self.output, error))?,
                Err(reason) => {
                    counts.rejected += 1;
                    let message = format!("{}:{}: {reason}", self.input.display(), counts.lines);
                    // A closed stderr is no reason to lose the rest of the corpus.
                    bar.suspend(|| writeln!(io::stderr(), "{message}")).unwrap_or_default();
                    reject.write_all(&line).map_err(|error| at(&self.reject, error))?;
                }
            }
            bar.inc(line.len() as u64);
            line.clear();
        }
        bar.finish_and_clear();
        output.flush().map_err(|error| at(&self.output, error))?;
        reject.flush().map_err(|error| at(&self.reject, error))?;
        if let Some(path) = &self.report {
            fs::write(path, counts.report()?).map_err(|error| at(path, error))?;
        }
        Ok(counts)
    }

    /// What is written must not be what is read, nor be written twice.
    fn check_paths(&self) -> Result<()> {
        let outputs = [Some(&self.output), Some(&self.reject), self.report.as_ref()];
        let mut seen = vec![resolve(&self.input)];
        for path in outputs.into_iter().flatten() {
            let resolved = resolve(path);
            if seen.contains(&resolved) {
                return Err(format!("{}: each file can serve one purpose only", path.display()).into());
            }
            seen.push(resolved);
        }
        Ok(())
    }
}

/// The path without links, also when the file is yet to be made.
fn resolve(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = fs::canonicalize(parent.unwrap_or(Path::new(".")));
        match (parent, path.file_name()) {
            (Ok(parent), Some(name)) => parent.join(name),
            _ => path.to_owned(),
        }
    })
}

#[allow(clippy::needless_pass_by_value)] // made for `map_err`
fn at(path: &Path, error: io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn create(path: &Path) -> Result<BufWriter<File>> {
    Ok(BufWriter::new(File::create(path).map_err(|error| at(path, error))?))
}

/// A bar on stderr; it draws nothing when that is no terminal.
fn progress_bar(length: u64) -> Result<ProgressBar> {
    let style = ProgressStyle::with_template("{wide_bar} {bytes} of {total_bytes}, {eta} left")?;
    Ok(ProgressBar::new(length).with_style(style))
}

/// The pipeline with the memory that it works in.
struct Cleaner<'p> {
    pipeline: &'p Pipeline,
    field: &'p str,
    /// Findings cost a little time, so they are made only for a report.
    counts_rules: bool,
    scratch: Scratch,
    text: String,
    line: Vec<u8>,
}

impl<'p> Cleaner<'p> {
    fn new(pipeline: &'p Pipeline, field: &'p str, counts_rules: bool) -> Self {
        let (scratch, text, line) = (Scratch::new(), String::new(), Vec::new());
        Self { pipeline, field, counts_rules, scratch, text, line }
    }

    /// The line with its text cleaned, or why that cannot be.
    fn clean<'l>(
        &'l mut self,
        bytes: &'l [u8],
        counts: &mut Counts,
    ) -> std::result::Result<&'l [u8], String> {
        let line = std::str::from_utf8(bytes)
            .map_err(|error| format!("not UTF-8 from byte {} of the line on", error.valid_up_to()))?;
        if line.trim().is_empty() {
            return Ok(bytes);
        }
        let value = find_field(line.trim_end_matches(['\n', '\r']), self.field)?;
        let text: String = serde_json::from_str(value).map_err(|error| match value.chars().next() {
            Some('"') => format!("the field `{}` is not text: {error}", self.field),
            _ => format!("the field `{}` is not a string", self.field),
        })?;
        let changed = if self.counts_rules {
            let cleaned = self.pipeline.clean(&text);
            counts.summary += cleaned.summary();
            self.text.clear();
            self.text.push_str(cleaned.as_str());
            cleaned.is_changed()
        } else {
            self.pipeline.clean_into(&text, &mut self.text, &mut self.scratch)
        };
        if !changed {
            return Ok(bytes);
        }
        counts.changed += 1;
        // The value is a slice of the line.
        let start = value.as_ptr().addr() - line.as_ptr().addr();
        self.line.clear();
        self.line.extend_from_slice(&bytes[..start]);
        serde_json::to_writer(&mut self.line, &self.text).map_err(|error| error.to_string())?;
        self.line.extend_from_slice(&bytes[start + value.len()..]);
        Ok(&self.line)
    }
}

/// The value of a field as it stands in the line.
fn find_field<'l>(line: &'l str, field: &str) -> std::result::Result<&'l str, String> {
    let fields: HashMap<String, &RawValue> = serde_json::from_str(line).map_err(|error| {
        let error = error.to_string().replace(" at line 1 column ", " at column ");
        format!("not a JSON object: {error}")
    })?;
    Ok(fields.get(field).ok_or_else(|| format!("no field `{field}`"))?.get())
}

#[derive(Default)]
struct Counts {
    lines: usize,
    changed: usize,
    rejected: usize,
    summary: Summary,
}

impl Counts {
    fn one_line(&self) -> String {
        format!("{} lines: {} changed, {} rejected", self.lines, self.changed, self.rejected)
    }

    fn report(&self) -> Result<String> {
        let rule = |count: &RuleCount| json!({ "rule": count.rule, "applied": count.applied, "reported": count.reported });
        let report = json!({
            "lines": self.lines,
            "changed": self.changed,
            "rejected": self.rejected,
            "protected": self.summary.protected(),
            "rules": self.summary.rules().iter().map(rule).collect::<Vec<_>>(),
        });
        Ok(serde_json::to_string_pretty(&report)? + "\n")
    }
}

const DEMONSTRATION: [&str; 6] = [
    r#"{"id": 1, "text": "Le bac est-il parti ? \"Oui\", dit le passeur...", "tide": 6.10}"#,
    r#"{"id": 2, "text": "La barque attend.", "tide": 7e0}"#,
    r#"{"id": 3, "text": "Une ligne coup"#,
    r#"{"id": 4, "title": "Sans texte"}"#,
    r#"{"id": 5, "text": 41}"#,
    r#"{"lang":"fr","text":"Le phare  s'allume à six heures.\n\n\n\nSource link","id":6}"#,
];

/// Runs on a few lines in a temporary directory, and shows all files.
fn demonstrate() -> Result<()> {
    let dir = std::env::temp_dir().join(format!("guillemot-clean-jsonl-{}", std::process::id()));
    fs::create_dir(&dir).map_err(|error| at(&dir, error))?;
    let shown = demonstrate_in(&dir);
    fs::remove_dir_all(&dir).map_err(|error| at(&dir, error))?;
    io::stdout().write_all(shown?.as_bytes())?;
    Ok(())
}

fn demonstrate_in(dir: &Path) -> Result<String> {
    let mut job = Job::new(dir.join("corpus.jsonl"), dir.join("cleaned.jsonl"));
    let report = dir.join("report.json");
    job.report = Some(report.clone());
    fs::write(&job.input, DEMONSTRATION.join("\n") + "\n").map_err(|error| at(&job.input, error))?;
    let counts = job.run()?;
    let mut shown = String::new();
    for path in [&job.input, &job.output, &job.reject, &report] {
        let name = path.file_name().unwrap_or_default().display();
        let content = fs::read_to_string(path).map_err(|error| at(path, error))?;
        shown.push_str(&format!("--- {name}\n{}\n", visible(&content).replace("↵\n", "\n")));
    }
    Ok(shown + &counts.one_line() + "\n")
}
