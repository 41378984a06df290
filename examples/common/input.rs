//! What the bundled programs that show a text share: where it comes from.

use std::error::Error;
use std::ffi::OsString;
use std::io::{self, Read as _};

/// A name for errors, and the bytes at a path, those of standard input for `-`, or of the bundled text.
pub(crate) fn read(path: Option<OsString>, bundled: &str) -> Result<(String, Vec<u8>), Box<dyn Error>> {
    let Some(path) = path else { return Ok(("the bundled article".to_owned(), bundled.into())) };
    if path == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(|error| format!("standard input: {error}"))?;
        return Ok(("standard input".to_owned(), bytes));
    }
    let name = path.display().to_string();
    let bytes = std::fs::read(&path).map_err(|error| format!("{name}: {error}"))?;
    Ok((name, bytes))
}
