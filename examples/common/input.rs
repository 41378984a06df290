//! What the bundled programs that show a text share: where it comes from.

use std::error::Error;
use std::ffi::OsString;
use std::io::{self, Read as _};

/// The text at a path, that of standard input for `-`, or the bundled one.
pub(crate) fn read(path: Option<OsString>, bundled: &str) -> Result<String, Box<dyn Error>> {
    let Some(path) = path else { return Ok(bundled.to_owned()) };
    if path == "-" {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text).map_err(|error| format!("standard input: {error}"))?;
        return Ok(text);
    }
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()).into())
}
