//! Training on a host: epochs of mini-batches, with everything that a user of Keras expects around them.
//!
//! ```
//! use constnet::data::Dataset;
//! use constnet::prelude::*;
//!
//! network! { struct Line: [1] -> [1] { out: Dense(1) } }
//!
//! let inputs: Vec<SVector<f32, 1>> = (0..64).map(|i| SVector::from([i as f32 / 64.0])).collect();
//! let targets: Vec<f32> = inputs.iter().map(|x| 3.0 * x[0] - 1.0).collect();
//! let data = Dataset::new(&inputs, &targets)?;
//!
//! let mut line = Line::init(&mut Pcg32::seeded(1));
//! let mut trainer = Trainer::<Line, MeanSquaredError, Adam<Line>, 16>::new(MeanSquaredError::new(), Adam::new(0.05));
//! let history = trainer
//!     .fit(&mut line, &data)
//!     .epochs(200)
//!     .validation_split(0.25)
//!     .metric("error", |output, target| f64::from((output[0] - target).abs()))
//!     .early_stopping(EarlyStopping::new(10))
//!     .run()?;
//!
//! let best = history.best().unwrap();
//! assert!(best.validation.as_ref().unwrap().metrics[0] < 0.05);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod history;
#[cfg(feature = "interrupt")]
mod interrupt;
mod monitor;
mod progress;
mod run;
mod snapshot;

use std::ops::ControlFlow;
use std::sync::atomic::AtomicBool;

pub use error::FitError;
pub use history::{End, Epoch, History, Score};
pub use monitor::{EarlyStopping, Plateau};

use crate::batch::{BatchSize, Samples};
use crate::data::Dataset;
use crate::losses::Loss;
use crate::network::Network;
use crate::optimizers::Optimizer;
use crate::trainer::Trainer;
use crate::value::Value;
use monitor::Monitor;

/// A training that is about to [`run`](Self::run): made by [`Trainer::fit`], and set by methods that give it back.
///
/// Every epoch goes over all training samples in another order, an update a mini-batch. Without settings there are 10 epochs of
/// mini-batches as long as the trainer's tape.
///
/// What belongs to the optimizer is set there, and is heeded here: a [`Schedule`](crate::optimizers::Schedule) of the learning
/// rate over the updates, of which an epoch has [`updates_an_epoch`](Self::updates_an_epoch), and the clipping of gradients.
/// Dropout draws from the trainer's generator: see [`Trainer::seed`].
#[must_use = "a training starts with `run`"]
pub struct Fit<'f, N, L, O, Y, const BATCH: usize>
where
    N: Network,
    O: Optimizer<Network = N>,
    Samples<BATCH>: BatchSize,
{
    trainer: &'f mut Trainer<N, L, O, BATCH>,
    net: &'f mut N,
    train: &'f Dataset<'f, N::Input, Y>,
    validation: Validation<'f, N::Input, Y>,
    metrics: Vec<Metric<'f, N, Y>>,
    callbacks: Vec<Box<Callback<'f, N, L, O, BATCH>>>,
    stop: Option<&'f AtomicBool>,
    settings: Settings<N::Scalar>,
}

/// What the network is validated with.
enum Validation<'f, X, Y> {
    None,
    Set(&'f Dataset<'f, X, Y>),
    /// A share of the training samples.
    Split(f64),
}

type Measure<'f, N, Y> = dyn FnMut(&<N as Network>::Output, &Y) -> f64 + 'f;
type Callback<'f, N, L, O, const BATCH: usize> = dyn FnMut(&Moment<'_, N, L, O, BATCH>) -> ControlFlow<()> + 'f;

/// A number that is followed: its name, and how it comes from an output and a target.
struct Metric<'f, N: Network, Y> {
    name: String,
    of: Box<Measure<'f, N, Y>>,
}

struct Settings<T> {
    epochs: usize,
    mini_batch: usize,
    shuffle: bool,
    seed: u64,
    score_training: bool,
    monitor: Monitor,
    keep_best: bool,
    early_stopping: Option<EarlyStopping>,
    plateau: Option<Plateau<T>>,
    progress: bool,
    interruptible: bool,
    #[cfg(feature = "threads")]
    threads: usize,
}

/// What a callback sees after an epoch.
pub struct Moment<'m, N, L, O, const BATCH: usize>
where
    N: Network,
    O: Optimizer<Network = N>,
    Samples<BATCH>: BatchSize,
{
    /// All epochs so far, the last one included.
    pub history: &'m History,
    /// The epoch that has just ended.
    pub epoch: &'m Epoch,
    /// The network after that epoch.
    pub net: &'m N,
    /// The trainer.
    pub trainer: &'m Trainer<N, L, O, BATCH>,
}

impl<N, L, O, const BATCH: usize> Trainer<N, L, O, BATCH>
where
    N: Network,
    O: Optimizer<Network = N>,
    Samples<BATCH>: BatchSize,
{
    /// A training of `net` on the samples of `train`, for [`Fit`]'s methods to set, and for [`Fit::run`] to do.
    pub fn fit<'f, Y>(&'f mut self, net: &'f mut N, train: &'f Dataset<'f, N::Input, Y>) -> Fit<'f, N, L, O, Y, BATCH>
    where
        L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    {
        let settings = Settings {
            epochs: 10,
            mini_batch: BATCH,
            shuffle: true,
            seed: 0,
            score_training: false,
            monitor: Monitor::Loss,
            keep_best: false,
            early_stopping: None,
            plateau: None,
            progress: false,
            interruptible: true,
            #[cfg(feature = "threads")]
            threads: 1,
        };
        let (metrics, callbacks) = (Vec::new(), Vec::new());
        Fit { trainer: self, net, train, validation: Validation::None, metrics, callbacks, stop: None, settings }
    }
}

impl<'f, N, L, O, Y, const BATCH: usize> Fit<'f, N, L, O, Y, BATCH>
where
    N: Network,
    O: Optimizer<Network = N>,
    Samples<BATCH>: BatchSize,
{
    /// The number of epochs, passes over the training samples; 10 unless set.
    pub fn epochs(mut self, epochs: usize) -> Self {
        self.settings.epochs = epochs;
        self
    }

    /// The number of samples that an update is made from; that of the trainer's tape unless set. A longer one goes through the tape
    /// in turns. The last of an epoch has what is left over; where that is fewer than the network can be trained on at once, such as
    /// a single one with a batch norm, it is left out.
    pub fn mini_batch(mut self, samples: usize) -> Self {
        self.settings.mini_batch = samples;
        self
    }

    /// The number of updates in an epoch, as things are set so far: for schedules that count updates.
    #[must_use]
    pub fn updates_an_epoch(&self) -> usize {
        let held_back = match self.validation {
            Validation::Split(share) => (share * self.train.len() as f64).round() as usize,
            _ => 0,
        };
        self.train.len().saturating_sub(held_back).div_ceil(self.settings.mini_batch.max(1))
    }

    /// The seed of the order of the samples, and of the split that [`validation_split`](Self::validation_split) makes; 0 unless set.
    pub fn seed(mut self, seed: u64) -> Self {
        self.settings.seed = seed;
        self
    }

    /// Keeps the samples in their order.
    pub fn in_order(mut self) -> Self {
        self.settings.shuffle = false;
        self
    }

    /// Scores the network after every epoch on these samples.
    pub fn validation(mut self, samples: &'f Dataset<'f, N::Input, Y>) -> Self {
        self.validation = Validation::Set(samples);
        self
    }

    /// Takes this share of the training samples, drawn by chance, out of the training, and scores the network on them after every
    /// epoch.
    pub fn validation_split(mut self, share: f64) -> Self {
        self.validation = Validation::Split(share);
        self
    }

    /// Follows the mean of a number over the samples, beside the loss.
    ///
    /// `of` sees each sample's output and target. It is asked of the validation samples, and of the training samples with
    /// [`score_training`](Self::score_training).
    pub fn metric(mut self, name: impl Into<String>, of: impl FnMut(&N::Output, &Y) -> f64 + 'f) -> Self {
        self.metrics.push(Metric { name: name.into(), of: Box::new(of) });
        self
    }

    /// Scores the network after every epoch on the training samples, too, as on those for validation: with dropout off. Without
    /// it the training loss is that of the mini-batches on the way, which costs nothing.
    pub fn score_training(mut self) -> Self {
        self.settings.score_training = true;
        self
    }

    /// Takes the epoch with the highest mean of this metric as the best, and not that with the lowest loss.
    pub fn highest(mut self, metric: impl Into<String>) -> Self {
        self.settings.monitor = Monitor::Highest(metric.into());
        self
    }

    /// Takes the epoch with the lowest mean of this metric as the best, and not that with the lowest loss.
    pub fn lowest(mut self, metric: impl Into<String>) -> Self {
        self.settings.monitor = Monitor::Lowest(metric.into());
        self
    }

    /// Ends with the parameters of the best epoch, and not with those of the last: the epoch with the lowest loss, unless
    /// [`highest`](Self::highest) or [`lowest`](Self::lowest) say otherwise. Of validation samples if there are any.
    pub fn keep_best(mut self) -> Self {
        self.settings.keep_best = true;
        self
    }

    /// Ends early when the network no longer gets better, with the parameters of the best epoch.
    pub fn early_stopping(mut self, stopping: EarlyStopping) -> Self {
        self.settings.early_stopping = Some(stopping);
        self.keep_best()
    }

    /// Lowers the learning rate when the network no longer gets better.
    pub fn plateau(mut self, plateau: Plateau<N::Scalar>) -> Self {
        self.settings.plateau = Some(plateau);
        self
    }

    /// Calls `callback` after every epoch; training ends where it gives [`ControlFlow::Break`].
    pub fn callback(mut self, callback: impl FnMut(&Moment<'_, N, L, O, BATCH>) -> ControlFlow<()> + 'f) -> Self {
        self.callbacks.push(Box::new(callback));
        self
    }

    /// Ends after the step under way once the flag is set, as after Ctrl-C.
    pub fn stop_when(mut self, flag: &'f AtomicBool) -> Self {
        self.stop = Some(flag);
        self
    }

    /// Leaves Ctrl-C to others. Otherwise, with the feature `interrupt`, the first Ctrl-C ends the training as [`run`](Self::run)
    /// says, and the second the program.
    pub fn ignore_ctrl_c(mut self) -> Self {
        self.settings.interruptible = false;
        self
    }

    /// Trains on so many threads, 1 unless set; 0 stands for as many as the machine runs at once. The results are the same bits for any
    /// number: see [`Threads`](crate::Threads), also for when it pays.
    #[cfg(feature = "threads")]
    pub fn threads(mut self, threads: usize) -> Self {
        self.settings.threads = threads;
        self
    }

    /// Shows on standard error how far the training is: on a terminal as a bar with the time left (with the feature `progress`),
    /// and elsewhere as about ten lines.
    pub fn progress(mut self) -> Self {
        self.settings.progress = true;
        self
    }
}
