//! The programs for microcontrollers: built, run under emulation, looked at, and held against what is stored.

mod board;
mod figures;
mod image;
mod programs;

use std::path::{Path, PathBuf};

use crate::shell::{self, Result};

/// What to do where something differs from what is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    Compare,
    Bless,
}

pub fn run() -> Result {
    check(Stored::Compare)
}

pub fn check(stored: Stored) -> Result {
    programs::check(stored)?;
    figures::check(stored)
}

/// The workspace of the programs.
fn directory() -> PathBuf {
    shell::root().join("firmware")
}

/// Holds an output against the stored one, or stores it.
fn compare(path: &Path, found: &str, stored: Stored) -> Result {
    let name = path.strip_prefix(shell::root()).unwrap_or(path).display();
    if stored == Stored::Bless {
        return std::fs::write(path, found).map_err(|error| format!("cannot write {name}: {error}").into());
    }
    let expected = std::fs::read_to_string(path).map_err(|error| format!("cannot read {name}: {error}"))?;
    if expected == found {
        println!("as in {name}");
        return Ok(());
    }
    let different = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
    let (expected, found) = different.unwrap_or(("another number of lines", ""));
    Err(format!("the output is not that of {name}\n  stored: {expected}\n  found:  {found}").into())
}
