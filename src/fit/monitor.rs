//! Which epoch is the best, and what to do when none is better.

use super::FitError;
use super::history::{Epoch, Score};
use crate::scalar::Scalar;

/// When a training ends that makes the network no better.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EarlyStopping {
    patience: usize,
    least: f64,
}

impl EarlyStopping {
    /// Ends the training once this many epochs in a row were no better than the best before them.
    #[must_use]
    pub const fn new(patience: usize) -> Self {
        Self { patience, least: 0.0 }
    }

    /// An epoch is better only by more than this; 0 unless set. The parameters that are kept are those of the best epoch all the
    /// same, by however little.
    #[must_use]
    pub const fn least_improvement(mut self, least: f64) -> Self {
        self.least = least;
        self
    }
}

/// How the learning rate is lowered when the network gets no better: `torch.optim.lr_scheduler.ReduceLROnPlateau`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plateau<T> {
    patience: usize,
    factor: T,
    least: T,
}

impl<T: Scalar> Plateau<T> {
    /// Multiplies the learning rate by `factor` once more than `patience` epochs in a row were no better than the best before them,
    /// and begins to count anew.
    #[must_use]
    pub const fn new(patience: usize, factor: T) -> Self {
        Self { patience, factor, least: T::ZERO }
    }

    /// The learning rate gets no lower than this; 0 unless set.
    #[must_use]
    pub const fn least_rate(mut self, least: T) -> Self {
        self.least = least;
        self
    }
}

/// What makes an epoch the best.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Monitor {
    Loss,
    Highest(String),
    Lowest(String),
}

impl Monitor {
    /// Where the number stands in a score, and the sign by which lower is better.
    fn find(&self, metrics: &[String]) -> Result<(Option<usize>, f64), FitError> {
        let (name, sign) = match self {
            Self::Loss => return Ok((None, 1.0)),
            Self::Highest(name) => (name, -1.0),
            Self::Lowest(name) => (name, 1.0),
        };
        let place = metrics.iter().position(|metric| metric == name);
        let expected = || format!("a metric out of [{}] to tell the best epoch by", metrics.join(", "));
        let place = place.ok_or_else(|| FitError::Setting { expected: expected(), found: name.clone() })?;
        Ok((Some(place), sign))
    }
}

/// The best so far, and for how long nothing was better.
pub(super) struct Watch<T> {
    place: Option<usize>,
    sign: f64,
    best: f64,
    stopping: Option<EarlyStopping>,
    /// What an epoch has to be better than, to be better by enough.
    mark: f64,
    waited: usize,
    plateau: Option<Plateau<T>>,
    low: f64,
    lain: usize,
}

impl<T: Scalar> Watch<T> {
    pub fn new(
        monitor: &Monitor,
        metrics: &[String],
        stopping: Option<EarlyStopping>,
        plateau: Option<Plateau<T>>,
    ) -> Result<Self, FitError> {
        let (place, sign) = monitor.find(metrics)?;
        let none = f64::INFINITY;
        Ok(Self { place, sign, best: none, stopping, mark: none, waited: 0, plateau, low: none, lain: 0 })
    }

    /// Whether the epoch is the best so far.
    pub fn is_best(&mut self, epoch: &Epoch) -> bool {
        let value = self.value(epoch);
        let better = value < self.best;
        if better {
            self.best = value;
        }
        better
    }

    /// Whether it is time to stop.
    pub fn stops(&mut self, epoch: &Epoch) -> bool {
        let Some(EarlyStopping { patience, least }) = self.stopping else { return false };
        let value = self.value(epoch);
        if value < self.mark - least {
            (self.mark, self.waited) = (value, 0);
        } else {
            self.waited += 1;
        }
        self.waited > 0 && patience <= self.waited
    }

    /// The learning rate to go on with, if it is another.
    pub fn lowered(&mut self, epoch: &Epoch, rate: T) -> Option<T> {
        let Plateau { patience, factor, least } = self.plateau?;
        let value = self.value(epoch);
        if value < self.low {
            (self.low, self.lain) = (value, 0);
            return None;
        }
        self.lain += 1;
        if self.lain <= patience {
            return None;
        }
        self.lain = 0;
        let lower = Scalar::max(rate * factor, least);
        (lower < rate).then_some(lower)
    }

    /// The number to tell epochs by: lower is better.
    fn value(&self, epoch: &Epoch) -> f64 {
        let Score { loss, metrics } = epoch.validation.as_ref().unwrap_or(&epoch.train);
        self.sign * self.place.map_or(Some(*loss), |place| metrics.get(place).copied()).unwrap_or(f64::NAN)
    }
}
