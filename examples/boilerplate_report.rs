//! A page that shows what the boilerplate pass takes out of a text, and why.
//!
//! Writes one HTML file with nothing beside it: the blocks of the text in order, those that go coloured by category and
//! struck out, those that are only suspect underlined, with the reason of each on hover and below it.
//!
//! ```text
//! cargo run --release --example boilerplate_report > report.html                 the bundled article
//! cargo run --release --example boilerplate_report -- scraped.txt > report.html   a file
//! ```

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use guillemot::passes::{Boilerplate, DuplicateBlocks};
use guillemot::{Action, Confidence, Finding, Pipeline};
use lexopt::prelude::*;

mod common;
#[path = "common/input.rs"]
mod input;

const HELP: &str = "\
Writes an HTML page that shows what the boilerplate pass takes out of a text, and why.

Usage: boilerplate_report [--page] [PATH | -]

Without a path it shows the article that comes with the crate; `-` is standard input.

Options:
  --page   the text is all visible text of a page, not that of an article
  --help   this text
";

const ARTICLE: &str = include_str!("../tests/fixtures/article.txt");

const STYLE: &str = "\
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; }
p { margin: .5rem 0; padding: .2rem .6rem; border-left: .3rem solid transparent; overflow-wrap: anywhere; }
p.goes { border-color: hsl(var(--hue) 70% 50%); background: hsl(var(--hue) 70% 50% / .14); }
p.goes > span { text-decoration: line-through; opacity: .75; }
p.suspect { border-color: hsl(var(--hue) 40% 55%); border-left-style: dotted; }
small { display: block; font: .8rem/1.4 system-ui, sans-serif; opacity: .85; }
";

fn main() -> ExitCode {
    common::end("boilerplate_report", run())
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut args = lexopt::Parser::from_env();
    let (mut path, mut pass) = (None, Boilerplate::new());
    while let Some(arg) = args.next()? {
        match arg {
            Long("page") => pass = Boilerplate::page(),
            Long("help") | Short('h') => {
                io::stdout().write_all(HELP.as_bytes())?;
                return Ok(());
            }
            Value(value) if path.is_none() => path = Some(value),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let (name, bytes) = input::read(path, ARTICLE)?;
    let pipeline = Pipeline::builder().pass((DuplicateBlocks::new(), pass)).build()?;
    let cleaned = pipeline.clean_bytes(&bytes).map_err(|error| format!("{name}: {error}"))?;
    let findings: Vec<Finding<'_>> = cleaned.findings().collect();
    io::stdout().write_all(page(cleaned.original(), &findings).as_bytes())?;
    Ok(())
}

fn page(text: &str, findings: &[Finding<'_>]) -> String {
    let gone = findings.iter().filter(|finding| finding.action() == Action::Applied).count();
    let mut page = format!(
        "<!doctype html>\n<html>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>Boilerplate</title>\n<style>\n{STYLE}</style>\n<small>{gone} blocks go, {} are suspect</small>\n",
        findings.len() - gone
    );
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        // A deletion takes the line ends on one side of its block with it.
        let is_of_line = |finding: &&Finding<'_>| {
            let range = finding.range();
            range.start <= start && end <= range.end && !line.trim().is_empty()
        };
        match findings.iter().find(is_of_line) {
            Some(finding) => block(&mut page, line, finding),
            None if line.trim().is_empty() => {}
            None => {
                let _ = writeln!(page, "<p>{}</p>", escape(line));
            }
        }
        start = end + 1;
    }
    page
}

fn block(page: &mut String, line: &str, finding: &Finding<'_>) {
    let rule = finding.rule().id();
    let class = if finding.action() == Action::Applied { "goes" } else { "suspect" };
    let confidence = match finding.confidence() {
        Confidence::Certain => "certain",
        Confidence::Likely => "likely",
        Confidence::Suspect => "suspect",
    };
    // A hue for each rule, far from that of its neighbours in the alphabet.
    let hue = rule.bytes().map(u32::from).sum::<u32>() * 47 % 360;
    let (line, reason) = (escape(line), escape(finding.reason()));
    let _ = writeln!(
        page,
        "<p class=\"{class}\" style=\"--hue: {hue}\" title=\"{reason}\"><span>{line}</span><small>{rule}, {confidence}: {reason}</small></p>"
    );
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
