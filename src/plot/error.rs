use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

use plotters::drawing::DrawingAreaErrorKind;

/// Why there is no picture.
#[derive(Debug)]
#[non_exhaustive]
pub enum PlotError {
    /// There is nothing to show: no epochs, no samples, no finite numbers.
    Empty(&'static str),
    /// The file's name ends neither in `.svg` nor in `.png`.
    Ending(PathBuf),
    /// The file could not be written.
    Io {
        /// The file.
        file: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The plotting library failed.
    Drawing(String),
}

impl fmt::Display for PlotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty(what) => write!(f, "expected {what} to show, found none"),
            Self::Ending(file) => write!(f, "expected a file name that ends in .svg or .png, found {}", file.display()),
            Self::Io { file, error } => write!(f, "{}: {error}", file.display()),
            Self::Drawing(error) => write!(f, "the picture could not be drawn: {error}"),
        }
    }
}

impl Error for PlotError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl<E: Error + Send + Sync> From<DrawingAreaErrorKind<E>> for PlotError {
    fn from(error: DrawingAreaErrorKind<E>) -> Self {
        Self::Drawing(error.to_string())
    }
}
