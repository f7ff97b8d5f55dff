//! What can go wrong at run time.

use core::fmt;

/// Why a mini-batch could not be trained on. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TrainError {
    /// There was no sample.
    Empty,
    /// There were not as many targets, or output gradients, as inputs.
    Lengths {
        /// The number of inputs.
        inputs: usize,
        /// The number of targets or output gradients.
        targets: usize,
    },
    /// More samples than the tape holds were given to be recorded at once.
    TooMany {
        /// The number of samples that the tape holds.
        capacity: usize,
        /// The number that was given.
        found: usize,
    },
    /// Fewer samples came together than a layer needs: a batch norm of features has no variance over a single one. A mini-batch
    /// that goes through the tape in turns has this many in its last turn.
    TooFew {
        /// The number of samples that the network needs at once.
        least: usize,
        /// The number that came together.
        found: usize,
    },
    /// A target names a class that the network has no output for.
    Class {
        /// The sample's position in the slice.
        sample: usize,
        /// The class that its target names.
        class: usize,
        /// The number of classes; valid ones are below it.
        classes: usize,
    },
    /// All samples of the mini-batch together have no weight, so that there is no mean.
    NoWeight,
    /// The loss is infinite or not a number.
    NonFiniteLoss,
    /// A parameter's gradient is infinite or not a number.
    NonFiniteGradient,
    /// A running statistic became infinite or not a number.
    NonFiniteStatistic,
}

impl fmt::Display for TrainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Empty => f.write_str("expected at least one sample, found none"),
            Self::Lengths { inputs, targets } => {
                write!(f, "expected a target for each of the {inputs} inputs, found {targets}")
            }
            Self::TooMany { capacity, found } => {
                write!(f, "expected at most {capacity} samples, as the tape holds, found {found}")
            }
            Self::TooFew { least, found } => {
                write!(f, "expected at least {least} samples at once, for their statistics, found {found}")
            }
            Self::Class { sample, class, classes } => {
                write!(f, "expected a class below {classes} as the target of sample {sample}, found {class}")
            }
            Self::NoWeight => f.write_str("expected samples with a weight, found a sum of weights of zero"),
            Self::NonFiniteLoss => f.write_str("expected a finite loss, found infinity or NaN"),
            Self::NonFiniteGradient => f.write_str("expected a finite gradient, found infinity or NaN"),
            Self::NonFiniteStatistic => f.write_str("expected finite running statistics, found infinity or NaN"),
        }
    }
}

impl core::error::Error for TrainError {}
