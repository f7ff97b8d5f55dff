//! What the examples have in common: their command lines and their errors.

pub mod options;

use std::error::Error;
use std::io::{self, Write};
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
