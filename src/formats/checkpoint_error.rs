use core::fmt;
use std::path::Path;
use std::string::String;

use super::error::LoadError;

/// Why a training does not go on from a checkpoint. The network and the trainer are as they were.
#[derive(Debug)]
#[non_exhaustive]
pub enum CheckpointError {
    /// The file cannot be read, is not a safetensors file, or has tensors that don't fit.
    Load(LoadError),
    /// The file is a safetensors file and not a checkpoint, or one of another version.
    Format,
    /// The checkpoint is damaged.
    Checksum {
        /// The checksum that it states.
        expected: u32,
        /// That of its values.
        found: u32,
    },
    /// The checkpoint is of a network that was declared otherwise.
    Architecture {
        /// The fingerprint of the network.
        expected: u64,
        /// That of the checkpoint.
        found: u64,
    },
    /// The optimizer is another, or has other settings; the learning rate, which the checkpoint sets, is not among them.
    Optimizer {
        /// The trainer's optimizer.
        expected: String,
        /// The checkpoint's.
        found: String,
    },
}

impl CheckpointError {
    /// The error with the path of the file that it is about.
    pub(crate) fn in_file(self, path: &Path) -> Self {
        match self {
            Self::Load(error) => Self::Load(error.in_file(path)),
            other => other,
        }
    }
}

impl From<LoadError> for CheckpointError {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

impl fmt::Display for CheckpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(error) => error.fmt(f),
            Self::Format => f.write_str("expected a checkpoint of version 1, found another safetensors file"),
            Self::Checksum { expected, found } => {
                write!(f, "expected the checksum {expected:08x}, found {found:08x}: the checkpoint is damaged")
            }
            Self::Architecture { expected, found } => {
                write!(f, "expected a checkpoint of the network {expected:016x}, found one of {found:016x}")
            }
            Self::Optimizer { expected, found } => {
                write!(f, "expected a checkpoint of the optimizer\n  {expected}, found\n  {found}")
            }
        }
    }
}

impl core::error::Error for CheckpointError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Load(error) => error.source(),
            _ => None,
        }
    }
}
