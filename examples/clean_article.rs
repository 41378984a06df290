//! Cleans one article: the main job of the crate, as a command.
//!
//! Shows a preset at work, [`Cleaned::changes`] for a before/after that is exact, [`Cleaned::summary`], bytes that may
//! not be UTF-8, and locales and space profiles read from the command line.
//!
//! ```text
//! cargo run --release --example clean_article                   the bundled article
//! cargo run --release --example clean_article -- scraped.txt    a file
//! … | cargo run --release --example clean_article -- - | …      in a pipe: the cleaned text alone
//! ```
//!
//! On a terminal it shows the lines that change, before and after, with visible no-break spaces, the rules that changed them,
//! and a summary by rule.
//! Piped, it writes the cleaned text and not one byte more. Errors go to stderr, with exit code 2.

use std::error::Error;
use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write};
use std::iter::Peekable;
use std::ops::Range;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use guillemot::chars::visible;
use guillemot::{Action, Cleaned, Finding, Locale, Pipeline, SpaceProfile};
use lexopt::prelude::*;

mod common;
#[path = "common/input.rs"]
mod input;

const HELP: &str = "\
Cleans the text of an article.

Usage: clean_article [OPTIONS] [PATH | -]

Without a path it cleans the article that comes with the crate; `-` is standard input.
On a terminal it shows what changes; piped, it writes the cleaned text alone.

Options:
  --locale TAG     a BCP 47 tag such as fr-FR (the default), fr-CA, fr-CH or en-GB
  --preset NAME    scraped-article (the default), typography or hygiene
  --profile NAME   which no-break spaces: classic, no-break, narrow, tight or keep
                   (default: those of the locale)
  --help           this text
";

/// An article of a small island, with the faults of a scraped and machine-translated page.
const ARTICLE: &str = include_str!("../tests/fixtures/article.txt");

fn main() -> ExitCode {
    common::end("clean_article", run())
}

fn run() -> Result<(), Box<dyn Error>> {
    let Some(options) = Options::from_args(lexopt::Parser::from_env())? else {
        io::stdout().write_all(HELP.as_bytes())?;
        return Ok(());
    };
    let (name, bytes) = input::read(options.path, ARTICLE)?;
    let cleaned = options.pipeline.clean_bytes(&bytes).map_err(|error| format!("{name}: {error}"))?;
    if io::stdout().is_terminal() {
        show(&cleaned, &mut anstream::stdout().lock())?;
    } else {
        let mut out = io::stdout().lock();
        out.write_all(cleaned.as_str().as_bytes())?;
        out.flush()?;
    }
    Ok(())
}

struct Options {
    pipeline: Pipeline,
    path: Option<OsString>,
}

impl Options {
    /// `None` when help was asked for.
    fn from_args(mut args: lexopt::Parser) -> Result<Option<Self>, Box<dyn Error>> {
        let mut locale = Locale::default();
        let mut profile: Option<SpaceProfile> = None;
        let mut preset = "scraped-article".to_owned();
        let mut path = None;
        while let Some(arg) = args.next()? {
            match arg {
                Long("locale") => locale = args.value()?.string()?.parse()?,
                Long("profile") => profile = Some(args.value()?.string()?.parse()?),
                Long("preset") => preset = args.value()?.string()?,
                Long("help") | Short('h') => return Ok(None),
                Value(value) if path.is_none() => path = Some(value),
                _ => return Err(arg.unexpected().into()),
            }
        }
        if let Some(profile) = profile {
            locale = locale.with_spaces(profile);
        }
        let pipeline = Pipeline::preset(&preset, locale)?;
        Ok(Some(Self { pipeline, path }))
    }
}

/// Lines of both texts that changed, from the first to the last byte of whole lines.
struct Hunk {
    before: Range<usize>,
    after: Range<usize>,
    /// The parts of them that really changed.
    changed_before: Vec<Range<usize>>,
    changed_after: Vec<Range<usize>>,
}

/// Gathers the changes, which are disjoint and in order, by the lines that they stand in.
fn hunks(cleaned: &Cleaned<'_>) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for change in cleaned.changes() {
        let before = whole_lines(cleaned.original(), change.range());
        let after = whole_lines(cleaned.as_str(), change.cleaned_range());
        match hunks.last_mut() {
            Some(last) if before.start <= last.before.end || after.start <= last.after.end => {
                last.before.end = last.before.end.max(before.end);
                last.after.end = last.after.end.max(after.end);
                last.changed_before.push(change.range());
                last.changed_after.push(change.cleaned_range());
            }
            _ => hunks.push(Hunk {
                before,
                after,
                changed_before: vec![change.range()],
                changed_after: vec![change.cleaned_range()],
            }),
        }
    }
    hunks
}

fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let start = slice(text, 0..range.start).rfind('\n').map_or(0, |end| end + 1);
    let end = slice(text, range.end..text.len()).find('\n').map_or(text.len(), |found| range.end + found);
    start..end
}

fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).expect("changes and line ends stand on character boundaries of their text")
}

fn show(cleaned: &Cleaned<'_>, out: &mut impl Write) -> io::Result<()> {
    const DIM: Style = Style::new().dimmed();
    const RED: Style = AnsiColor::Red.on_default();
    const GREEN: Style = AnsiColor::Green.on_default();
    // Findings come pass by pass; the lines follow the text.
    let mut findings: Vec<_> =
        cleaned.findings().filter(|finding| finding.action() == Action::Applied).collect();
    findings.sort_by_key(|finding| finding.range().start);
    let mut findings = findings.into_iter().peekable();
    let mut line = 1;
    let mut counted = 0;
    for hunk in hunks(cleaned) {
        let hunk_start = hunk.before.start;
        let end = hunk.before.end;
        let mut before = lines(cleaned.original(), hunk.before);
        let mut after = lines(cleaned.as_str(), hunk.after);
        // A line that only lost its neighbour stays what it was.
        let same = |(b, a): &(&Range<usize>, &Range<usize>)| {
            slice(cleaned.original(), (*b).clone()) == slice(cleaned.as_str(), (*a).clone())
        };
        let kept = before.iter().zip(&after).take_while(same).count();
        before.drain(..kept);
        after.drain(..kept);
        let kept = before.iter().rev().zip(after.iter().rev()).take_while(same).count();
        before.truncate(before.len() - kept);
        after.truncate(after.len() - kept);

        let start = before.first().map_or(hunk_start, |first| first.start);
        line += slice(cleaned.original(), counted..start).matches('\n').count();
        counted = start;
        writeln!(out, "{DIM}line {line}{DIM:#}")?;
        for range in before {
            paint(out, cleaned.original(), '-', RED, range, &hunk.changed_before)?;
        }
        for range in after {
            paint(out, cleaned.as_str(), '+', GREEN, range, &hunk.changed_after)?;
        }
        writeln!(out, "{DIM}  {}{DIM:#}\n", next_rules(&mut findings, end).join(", "))?;
    }
    let summary = cleaned.summary();
    if !cleaned.is_changed() {
        writeln!(out, "Nothing changes.\n")?;
    }
    if !summary.rules().is_empty() || !summary.refused().is_empty() {
        writeln!(out, "{summary}")?;
    }
    let (applied, protected) = (summary.applied(), summary.protected());
    if applied + protected > 0 {
        writeln!(
            out,
            "{applied} edits applied; {protected} left out because they would change protected text."
        )?;
    }
    writeln!(out, "{DIM}⍽ is a no-break space (U+00A0), ⌴ a narrow one (U+202F).{DIM:#}")?;
    writeln!(out, "{DIM}Piped, this program writes the cleaned text alone.{DIM:#}")?;
    out.flush()
}

/// The next of the findings, up to the end of some lines: the rule of each, once.
fn next_rules<'c>(findings: &mut Peekable<impl Iterator<Item = Finding<'c>>>, end: usize) -> Vec<&'c str> {
    let mut rules: Vec<&str> = Vec::new();
    while let Some(finding) = findings.next_if(|finding| finding.range().start <= end) {
        if !rules.contains(&finding.rule().id()) {
            rules.push(finding.rule().id());
        }
    }
    rules
}

/// The lines in a range, as ranges.
fn lines(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut start = range.start;
    let lines = slice(text, range).split('\n').map(|line| {
        let end = start + line.len();
        std::mem::replace(&mut start, end + 1)..end
    });
    lines.collect()
}

/// Writes one line, what changed in it in reverse video.
fn paint(
    out: &mut impl Write,
    text: &str,
    sign: char,
    style: Style,
    line: Range<usize>,
    changed: &[Range<usize>],
) -> io::Result<()> {
    let strong = style.invert();
    write!(out, "{style}{sign} ")?;
    let mut at = line.start;
    for part in changed {
        let (start, end) = (part.start.max(at), part.end.min(line.end));
        if start < end {
            write!(out, "{}", visible(slice(text, at..start)))?;
            write!(out, "{style:#}{strong}{}{strong:#}{style}", visible(slice(text, start..end)))?;
            at = end;
        }
    }
    writeln!(out, "{}{style:#}", visible(slice(text, at..line.end)))
}
