use std::fmt;

use super::History;
use crate::error::TrainError;

/// Why a training did not start, or not end.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FitError {
    /// A setting makes no sense.
    Setting {
        /// What would.
        expected: String,
        /// What was set.
        found: String,
    },
    /// A mini-batch could not be trained on, or the network could not be scored. The network is as the updates before left it.
    Train {
        /// The number of the epoch; the first is 1.
        epoch: usize,
        /// What happened.
        error: TrainError,
        /// The epochs before.
        history: Box<History>,
    },
}

impl fmt::Display for FitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Setting { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::Train { epoch, error, .. } => write!(f, "training stopped in epoch {epoch}: {error}"),
        }
    }
}

impl std::error::Error for FitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Setting { .. } => None,
            Self::Train { error, .. } => Some(error),
        }
    }
}
