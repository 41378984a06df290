//! What the bundled programs share: how they end.

use std::error::Error;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// The exit code of a program, which tells of its error, if any, on stderr.
pub(crate) fn end(program: &str, result: Result<(), Box<dyn Error>>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_broken_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell when stderr is closed too.
            let _ = writeln!(io::stderr(), "{program}: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether the reader of our output had enough, as `head` has. (Errors of files come with their path, not as they are.)
fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
