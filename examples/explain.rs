//! Explains what cleaning does to an article.
//!
//! Shows the report: each finding with its rule, its confidence, what became of it, why, and where it stands in the
//! original, though several passes may have changed the text before it; then the edits that the engine refused, and the
//! findings by rule. ([`Pipeline::check`] makes the same report as a dry run.)
//!
//! ```text
//! cargo run --example explain                                   the bundled article
//! cargo run --example explain -- scraped.txt --locale fr-CA     a file
//! cargo run --example explain -- -                              standard input
//! ```
//!
//! An edit was `applied`, or only `proposed` because its confidence is below the threshold of the preset; at a `flagged`
//! place the pass knows no edit. Errors go to stderr, with exit code 2.

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use guillemot::chars::visible;
use guillemot::{Action, Cleaned, Finding, Locale, Pipeline};
use lexopt::prelude::*;

mod common;
#[path = "common/input.rs"]
mod input;

const HELP: &str = "\
Explains what cleaning does to an article.

Usage: explain [OPTIONS] [PATH | -]

Without a path it explains the article that comes with the crate; `-` is standard input.

Options:
  --locale TAG    a BCP 47 tag such as fr-FR (the default), fr-CA, fr-CH or en-GB
  --preset NAME   scraped-article (the default), typography or hygiene
  --help          this text
";

const ARTICLE: &str = include_str!("../tests/fixtures/article.txt");

fn main() -> ExitCode {
    common::end("explain", run())
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut args = lexopt::Parser::from_env();
    let mut locale = Locale::default();
    let mut preset = "scraped-article".to_owned();
    let mut path = None;
    while let Some(arg) = args.next()? {
        match arg {
            Long("locale") => locale = args.value()?.string()?.parse()?,
            Long("preset") => preset = args.value()?.string()?,
            Long("help") | Short('h') => {
                io::stdout().write_all(HELP.as_bytes())?;
                return Ok(());
            }
            Value(value) if path.is_none() => path = Some(value),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let pipeline = Pipeline::preset(&preset, locale)?;
    let (name, bytes) = input::read(path, ARTICLE)?;
    let report = pipeline.clean_bytes(&bytes).map_err(|error| format!("{name}: {error}"))?;
    explain(&report, &mut BufWriter::new(io::stdout().lock()))?;
    Ok(())
}

fn explain(report: &Cleaned<'_>, out: &mut impl Write) -> io::Result<()> {
    // Findings come pass by pass; a reader follows the text.
    let mut findings: Vec<Finding<'_>> = report.findings().collect();
    findings.sort_by_key(|finding| finding.range().start);

    let plural = if findings.len() == 1 { "" } else { "s" };
    writeln!(out, "{} finding{plural}\n", findings.len())?;
    for finding in findings {
        let (line, column) = finding.line_column();
        let range = finding.range();
        let (confidence, action) = (finding.confidence(), finding.action());
        writeln!(
            out,
            "{line}:{column}  bytes {}..{}  {}  {confidence}, {action}",
            range.start,
            range.end,
            finding.rule().id()
        )?;
        if finding.action() == Action::Flagged {
            writeln!(out, "    ‹{}›", short(finding.before()))?;
        } else {
            writeln!(out, "    ‹{}› → ‹{}›", short(finding.before()), short(finding.after()))?;
        }
        writeln!(out, "    {}\n", finding.reason())?;
    }

    let summary = report.summary();
    writeln!(out, "Refused edits, by pass")?;
    for refused in summary.refused() {
        writeln!(
            out,
            "{}  {} met protected text, {} broke the contract of passes",
            refused.pass, refused.protected, refused.breaches
        )?;
        if let Some(first) = refused.first_breach {
            writeln!(out, "    the first, at bytes {}..{}: {}", first.start, first.end, first.breach)?;
        }
    }
    if summary.refused().is_empty() {
        writeln!(out, "none")?;
    }

    writeln!(out, "\nEdits applied and findings reported, by rule")?;
    if summary.rules().is_empty() {
        writeln!(out, "none")?;
    }
    for count in summary.rules() {
        writeln!(out, "{:>4} {:>4}  {}", count.applied, count.reported, count.rule)?;
    }
    out.flush()
}

/// A text on one line, with what is invisible shown, and its middle left out when it is long.
fn short(text: &str) -> String {
    const ENDS: usize = 30;
    let text: Vec<char> = visible(text).replace('\n', "").chars().collect();
    if text.len() <= 2 * ENDS + 1 {
        return text.into_iter().collect();
    }
    let (head, tail) = (&text[..ENDS], &text[text.len() - ENDS..]);
    head.iter().chain(&['…']).chain(tail).collect()
}
