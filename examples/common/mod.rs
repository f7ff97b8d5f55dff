//! What the examples have in common: their command lines, their errors, and the files that they write.

pub mod options;

use std::error::Error;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Runs an example on standard output. An error is one line on standard error.
pub fn run(example: impl FnOnce(&mut io::Stdout) -> Result<(), Box<dyn Error>>) -> ExitCode {
    match example(&mut io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to be done if even this cannot be written.
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whoever cannot write the picture wants to know before the work starts.
pub fn check_writable(path: &Path) -> Result<(), Box<dyn Error>> {
    File::create(path).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    Ok(())
}
