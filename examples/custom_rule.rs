//! A house style: the caller's own passes beside built-in ones, in one pipeline.
//!
//! Shows a pass as a struct that implements [`Pass`] (two rules, one of which only flags), a pass made of a function
//! ([`pass_fn`]), a rule made of a regular expression ([`Rewrite`]), and a span that no rule may touch ([`Protect`]).
//!
//! ```text
//! cargo run --example custom_rule
//! ```
//!
//! It prints the text before and after with visible no-break spaces, what each rule found, and what was refused.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use guillemot::chars::{NBSP, visible};
use guillemot::passes::{FrenchSpacing, Quotes};
use guillemot::{Confidence, Document, Edits, Pass, Pipeline, Protect, Rewrite, Rule, pass_fn};
use lexopt::prelude::*;

mod common;

const TEXT: &str = "\
QUIMPER (agence) - Mr. Le Goff dirige la troupe \"Debout !!\" depuis TK ans.
\"Quelle affiche !!!\" s'exclame Mr. Kerien. \"Et Mr. Brume viendra !!\"
";

static MONSIEUR: Rule =
    Rule::new("house/monsieur", "The French abbreviation is M., with a no-break space after it.")
        .example("Mr. Le Goff", "M.\u{A0}Le Goff");
static PLACEHOLDER: Rule = Rule::new("house/placeholder", "TK marks a fact that is still to come.");

/// Titles before names, and places that an editor still has to fill in.
struct Titles;

impl Pass for Titles {
    fn id(&self) -> &str {
        "house/titles"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&MONSIEUR, &PLACEHOLDER]
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let mut previous = None;
        for word in doc.words(0..doc.text().len()) {
            match doc.slice(word.clone()) {
                "Mr" if doc.slice(word.end..word.end + 2) == ". " => {
                    // The edits of a pass are under its first rule unless they say otherwise.
                    let abbreviation = format!("M.{NBSP}");
                    edits.replace(word.start..word.end + 2, &abbreviation).confidence(Confidence::Likely);
                }
                "TK" => {
                    let reason = match previous {
                        Some(before) => format!("after “{before}”, a fact is still to come"),
                        None => "a fact is still to come".to_owned(),
                    };
                    edits.flag(word.clone()).rule(&PLACEHOLDER).because(reason);
                }
                _ => {}
            }
            previous = Some(doc.slice(word));
        }
    }
}

const HELP: &str = "\
Shows a house style: the caller's own passes beside built-in ones, on a text of its own.

Usage: custom_rule [--help]
";

fn main() -> ExitCode {
    common::end("custom_rule", run())
}

fn run() -> Result<(), Box<dyn Error>> {
    if let Some(arg) = lexopt::Parser::from_env().next()? {
        return match arg {
            Long("help") | Short('h') => Ok(io::stdout().write_all(HELP.as_bytes())?),
            _ => Err(arg.unexpected().into()),
        };
    }
    let no_agency = pass_fn("house/no-agency", |doc, edits| {
        const AGENCY: &str = " (agence)";
        if let Some(at) = doc.text().find(AGENCY) {
            edits.delete(at..at + AGENCY.len()).because("the agency is named below the article");
        }
    });

    let pipeline = Pipeline::builder()
        .pass(Titles)
        .pass(no_agency)
        .pass(Rewrite::new("house/no-double-bang", "!!+", "!")?)
        .pass((Quotes::new(), FrenchSpacing::new()))
        // The name of the troupe is what it is, and Mr. Brume is the title of a play.
        .protect(Protect::regex("Debout !!|Mr\\. Brume")?)
        .build()?;
    let cleaned = pipeline.clean(TEXT);

    let mut out = String::new();
    out += &format!("before\n{}\nafter\n{}\nfindings\n", visible(TEXT), visible(cleaned.as_str()));
    for finding in cleaned.findings() {
        out += &format!("{finding}\n");
    }
    out += "\nrefused\n";
    for refused in cleaned.summary().refused() {
        out += &format!("{}: {} met protected text\n", refused.pass, refused.protected);
    }
    io::stdout().write_all(out.as_bytes())?;
    Ok(())
}
