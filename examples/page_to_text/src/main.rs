//! From the HTML of a page to clean text: `dom_smoothie` finds the article, guillemot takes out what it left around it and
//! mends the typography.
//!
//! A package of its own, so that the tests of the crate don't build an HTML parser:
//!
//! ```text
//! cd examples/page_to_text
//! cargo run --release -- page.html           the text, with the counts on stderr
//! cargo run --release -- page.html en-GB     another locale
//! ```

use std::error::Error;
use std::process::ExitCode;

use dom_smoothie::{Config, Readability, TextMode};
use guillemot::{Locale, Pipeline};

const HELP: &str = "\
The article of an HTML page as clean text, with the counts on stderr.

Usage: page_to_text PAGE.html [LOCALE]

LOCALE is a BCP 47 tag such as fr-FR (the default) or en-GB.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("page_to_text: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("a page is needed: page_to_text PAGE.html [LOCALE]")?;
    if path == "--help" || path == "-h" {
        println!("{HELP}");
        return Ok(());
    }
    let locale: Locale = args.next().map_or(Ok(Locale::default()), |tag| tag.parse())?;
    let html = std::fs::read(&path).map_err(|error| format!("{path}: {error}"))?;
    // Pages in another encoding come out with U+FFFD: decode those first, by the charset that they or their server name.
    let html = String::from_utf8_lossy(&html);

    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let article = Readability::new(html.as_ref(), None, Some(config))?.parse()?;
    let pipeline = Pipeline::scraped_article(locale);
    let cleaned = pipeline.clean(&article.text_content);

    println!("{cleaned}");
    let count = |text: &str| {
        (text.lines().filter(|line| !line.trim().is_empty()).count(), text.split_whitespace().count())
    };
    let (before, after) = (count(&article.text_content), count(cleaned.as_str()));
    eprintln!("{}: {} characters of HTML", article.title, html.chars().count());
    eprintln!("extracted  {:>6} lines {:>7} words", before.0, before.1);
    eprintln!("cleaned    {:>6} lines {:>7} words", after.0, after.1);
    for rule in cleaned.summary().rules().iter().filter(|rule| rule.applied > 0) {
        eprintln!("{:>6}  {}", rule.applied, rule.rule);
    }
    Ok(())
}
