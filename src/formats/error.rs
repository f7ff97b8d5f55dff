//! Why weights could not be read or written.

use core::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a network was not loaded. It is as it was before.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoadError {
    /// The file could not be read.
    File {
        /// Its path.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The bytes are not those of a safetensors file.
    Format {
        /// The file's path, where there is a file.
        path: Option<PathBuf>,
        /// What is wrong with them.
        problem: String,
    },
    /// Tensors of the file don't fit the network.
    Tensors {
        /// The file's path, where there is a file.
        path: Option<PathBuf>,
        /// The network's name.
        network: &'static str,
        /// All of the tensors that don't fit.
        misfits: Misfits,
    },
}

impl LoadError {
    /// The error with the path of the file that it is about.
    pub(super) fn in_file(mut self, file: &Path) -> Self {
        match &mut self {
            Self::File { .. } => {}
            Self::Format { path, .. } | Self::Tensors { path, .. } => *path = Some(file.to_path_buf()),
        }
        self
    }
}

/// The name of a file as it stands in a message.
struct Source<'a>(&'a Option<PathBuf>);

impl fmt::Display for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(path) => write!(f, "{}: ", path.display()),
            None => Ok(()),
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, error } => write!(f, "{}: expected a file to read, found: {error}", path.display()),
            Self::Format { path, problem } => {
                write!(f, "{}expected a safetensors file, found: {problem}", Source(path))
            }
            Self::Tensors { path, network, misfits } => {
                let (path, count) = (Source(path), misfits.len());
                let tensors = if count == 1 { "tensor does" } else { "tensors do" };
                write!(f, "{path}{count} {tensors} not fit `{network}`:{misfits}")
            }
        }
    }
}

impl core::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::File { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// Why a network was not saved. A file that was there before is there still, whole.
#[derive(Debug)]
#[non_exhaustive]
pub enum SaveError {
    /// The file could not be written.
    File {
        /// Its path.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A value is infinite or not a number, which no load would accept.
    NonFinite {
        /// The parameter's name.
        name: String,
    },
    /// Two parameters have one name. That takes a layer of your own whose `visit` names two parameters alike.
    Twice {
        /// The name.
        name: String,
    },
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, error } => write!(f, "{}: expected a file to write, found: {error}", path.display()),
            Self::NonFinite { name } => write!(f, "`{name}`: expected finite values, found infinity or NaN"),
            Self::Twice { name } => write!(f, "`{name}`: expected one parameter of this name, found two"),
        }
    }
}

impl core::error::Error for SaveError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::File { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// The tensors that don't fit a network: those that it misses in the order of the network, then the others by name.
///
/// It prints as a line each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Misfits(pub(super) Vec<Misfit>);

impl core::ops::Deref for Misfits {
    type Target = [Misfit];

    fn deref(&self) -> &[Misfit] {
        &self.0
    }
}

impl fmt::Display for Misfits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|misfit| write!(f, "\n  {misfit}"))
    }
}

/// A tensor that does not fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Misfit {
    /// The tensor's name, such as `hidden.weight`.
    pub name: String,
    /// What does not fit.
    pub kind: MisfitKind,
}

/// What does not fit of a tensor.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum MisfitKind {
    /// The network has it and the file has not.
    Missing {
        /// The network's shape.
        expected: Vec<usize>,
    },
    /// The file has it and the network has not.
    Extra {
        /// The file's shape.
        found: Vec<usize>,
    },
    /// The shapes are not the same.
    Shape {
        /// The network's.
        expected: Vec<usize>,
        /// The file's.
        found: Vec<usize>,
    },
    /// Its elements are not of a type that can be read.
    Type {
        /// The types that can.
        expected: &'static str,
        /// The file's, as safetensors names it.
        found: String,
    },
    /// A value is infinite or not a number, or is too large for the network's scalar.
    NonFinite {
        /// The position of the first such value.
        index: Vec<usize>,
        /// The value in the file.
        found: f64,
    },
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.kind {
            MisfitKind::Missing { expected } => write!(f, "`{name}`: expected {expected:?}, found no such tensor"),
            MisfitKind::Extra { found } => write!(f, "`{name}`: expected no such tensor, found {found:?}"),
            MisfitKind::Shape { expected, found } => write!(f, "`{name}`: expected {expected:?}, found {found:?}"),
            MisfitKind::Type { expected, found } => write!(f, "`{name}`: expected {expected}, found {found}"),
            MisfitKind::NonFinite { index, found } => {
                write!(f, "`{name}`: expected finite values, found {found:e} at {index:?}")
            }
        }
    }
}
