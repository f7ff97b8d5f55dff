//! What can be wrong with data.

use std::fmt::{self, Display};
use std::io;
use std::path::{Path, PathBuf};

/// Why data could not be read or used.
#[derive(Debug)]
#[non_exhaustive]
pub enum DataError {
    /// The file could not be opened, read or written.
    Io {
        /// The file.
        file: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// What stands in a file is not what it should be.
    Content {
        /// The file.
        file: PathBuf,
        /// Where in the file.
        place: Place,
        /// What should stand there.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// Values in memory don't fit together.
    Values {
        /// What would fit.
        expected: String,
        /// What was given.
        found: String,
    },
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// The file as a whole.
    Whole,
    /// A line of a text.
    Line {
        /// Its number; the first is 1.
        line: u64,
        /// The number of the field in the line; the first is 1.
        column: Option<usize>,
    },
    /// A byte of a binary file; the first is 0.
    Byte(u64),
    /// The sample of this number; the first is 0.
    Sample(usize),
    /// The value of this number, in the file's order; the first is 0.
    Value(usize),
}

impl DataError {
    pub(crate) fn io(file: &Path, error: io::Error) -> Self {
        Self::Io { file: file.to_owned(), error }
    }

    pub(crate) fn content(file: &Path, place: Place, expected: impl Display, found: impl Display) -> Self {
        Self::Content { file: file.to_owned(), place, expected: expected.to_string(), found: found.to_string() }
    }

    pub(crate) fn values(expected: impl Display, found: impl Display) -> Self {
        Self::Values { expected: expected.to_string(), found: found.to_string() }
    }
}

impl Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { file, error } => write!(f, "{}: {error}", file.display()),
            Self::Content { file, place, expected, found } => {
                write!(f, "{}{place}: expected {expected}, found {found}", file.display())
            }
            Self::Values { expected, found } => write!(f, "expected {expected}, found {found}"),
        }
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Line { line, column: None } => write!(f, ":{line}"),
            Self::Line { line, column: Some(column) } => write!(f, ":{line}: column {column}"),
            Self::Byte(byte) => write!(f, ": byte {byte}"),
            Self::Sample(sample) => write!(f, ": sample {sample}"),
            Self::Value(value) => write!(f, ": value {value}"),
        }
    }
}

impl std::error::Error for DataError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
