//! What the programs that measure accuracy share: which texts they measure, and whether they show what is missed.

use std::error::Error;
use std::ffi::OsStr;
use std::io::{self, Write as _};

use lexopt::prelude::*;

/// What the arguments ask for.
pub(crate) struct Asked {
    pub(crate) shows_misses: bool,
    /// Each with its name.
    pub(crate) texts: Vec<(String, String)>,
}

impl Asked {
    /// The arguments `[--misses] [PATH ...]`; the bundled texts, when there is no path. `None` after `--help`.
    pub(crate) fn of_arguments(
        help: &str,
        bundled: &[(&str, &str)],
        read: impl Fn(&OsStr) -> Result<(String, String), Box<dyn Error>>,
    ) -> Result<Option<Self>, Box<dyn Error>> {
        let mut asked = Self { shows_misses: false, texts: Vec::new() };
        let mut args = lexopt::Parser::from_env();
        while let Some(arg) = args.next()? {
            match arg {
                Long("misses") => asked.shows_misses = true,
                Long("help") | Short('h') => {
                    io::stdout().write_all(help.as_bytes())?;
                    return Ok(None);
                }
                Value(path) => asked.texts.push(read(&path)?),
                _ => return Err(arg.unexpected().into()),
            }
        }
        if asked.texts.is_empty() {
            asked.texts.extend(bundled.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())));
        }
        Ok(Some(asked))
    }
}
