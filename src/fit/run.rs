//! The training itself.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use super::history::{End, Epoch, History, Score};
use super::monitor::Watch;
use super::progress::Progress;
use super::snapshot::Snapshot;
use super::{Fit, FitError, Metric, Moment, Validation};
use crate::batch::{BatchSize, Samples};
use crate::data::{self, Dataset};
use crate::error::TrainError;
use crate::losses::Loss;
use crate::network::Network;
use crate::optimizers::Optimizer;
use crate::rng::Pcg32;
use crate::scalar::Scalar;
#[cfg(feature = "threads")]
use crate::threads::Threads;
use crate::trainer::Trainer;
use crate::value::Value;

impl<N, L, O, Y, const BATCH: usize> Fit<'_, N, L, O, Y, BATCH>
where
    N: Network,
    L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    O: Optimizer<Network = N>,
    Y: Clone,
    Samples<BATCH>: BatchSize,
{
    /// Trains the network.
    ///
    /// After Ctrl-C, or when the flag of [`stop_when`](Self::stop_when) is set, the step under way is finished, and the network
    /// gets the parameters of the best epoch, if an epoch was finished; the history then ends with [`End::Interrupted`].
    ///
    /// The same settings, data, network and trainer give the same bits.
    ///
    /// # Errors
    /// [`FitError::Setting`] where a setting makes no sense, and nothing was done then; [`FitError::Train`] where a mini-batch or
    /// a validation sample does not fit, or the loss or a gradient is not finite.
    pub fn run(self) -> Result<History, FitError> {
        let Self { trainer, net, train, validation, mut metrics, mut callbacks, stop, settings } = self;
        if settings.mini_batch == 0 {
            return Err(setting("at least one sample in a mini-batch", 0));
        }
        let names: Vec<String> = metrics.iter().map(|metric| metric.name.clone()).collect();
        let mut watch = Watch::new(&settings.monitor, &names, settings.early_stopping, settings.plateau)?;
        let mut rng = Pcg32::seeded(settings.seed);
        let parts;
        let (train, validation) = match validation {
            Validation::None => (train, None),
            Validation::Set(samples) => (train, Some(samples)),
            Validation::Split(share) => {
                parts = split(train, share, &mut rng)?;
                let [train, validation] = &parts;
                (train, Some(validation))
            }
        };

        #[cfg(feature = "interrupt")]
        let ctrl_c = settings.interruptible.then(super::interrupt::Interruptible::new);
        #[cfg(not(feature = "interrupt"))]
        let _ = settings.interruptible;
        let stopped = || {
            #[cfg(feature = "interrupt")]
            if ctrl_c.as_ref().is_some_and(super::interrupt::Interruptible::interrupted) {
                return true;
            }
            stop.is_some_and(|flag: &AtomicBool| flag.load(Ordering::Relaxed))
        };

        #[cfg(feature = "threads")]
        let threads = Threads::new(settings.threads)
            .map_err(|error| setting(format_args!("{} threads", settings.threads), error))?;
        let steps = train.len().div_ceil(settings.mini_batch);
        let progress = settings.progress.then(|| Progress::new(settings.epochs, steps));
        let mut history = History { metrics: names, epochs: Vec::new(), best: None, end: End::Complete };
        let mut best = Snapshot::new();
        let mut order: Vec<usize> = (0..train.len()).collect();
        for number in 1..=settings.epochs {
            let start = Instant::now();
            if settings.shuffle {
                data::shuffle(&mut order, &mut rng);
            }
            let pass = Pass {
                train,
                order: &order,
                mini_batch: settings.mini_batch,
                progress: progress.as_ref(),
                #[cfg(feature = "threads")]
                threads: &threads,
            };
            let epoch = pass.run(trainer, net, &stopped).and_then(|loss| {
                let Some(loss) = loss else { return Ok(None) };
                let train = match settings.score_training {
                    true => score(trainer, net, train, &mut metrics)?,
                    false => Score { loss, metrics: Vec::new() },
                };
                let validation = validation.map(|set| score(trainer, net, set, &mut metrics)).transpose()?;
                let update = O::updates(trainer.state()).saturating_sub(1);
                let learning_rate = trainer.optimizer().rate_at(update).to_f64();
                Ok(Some(Epoch { number, train, validation, learning_rate, time: start.elapsed() }))
            });
            let epoch = match epoch {
                Ok(Some(epoch)) => epoch,
                Ok(None) => {
                    history.end = End::Interrupted;
                    break;
                }
                Err(error) => return Err(FitError::Train { epoch: number, error, history: Box::new(history) }),
            };
            if let Some(progress) = &progress {
                progress.epoch(&epoch, &history.metrics);
            }
            if watch.is_best(&epoch) {
                best.take(net);
                history.best = Some(number - 1);
            }
            let stops = watch.stops(&epoch);
            if let Some(rate) = watch.lowered(&epoch, trainer.optimizer().learning_rate()) {
                trainer.optimizer_mut().set_learning_rate(rate);
            }
            history.epochs.push(epoch);
            if let Some(epoch) = history.epochs.last() {
                let moment = Moment { history: &history, epoch, net: &*net, trainer: &*trainer };
                // All of them are called, whatever the others say.
                let breaks = callbacks.iter_mut().filter_map(|callback| callback(&moment).break_value()).count();
                if breaks > 0 {
                    history.end = End::Callback;
                    break;
                }
            }
            if stops {
                history.end = End::Early;
                break;
            }
        }
        if let Some(progress) = &progress {
            progress.finish();
        }
        if history.best.is_some() && (settings.keep_best || history.end == End::Interrupted) {
            best.restore(net);
        }
        Ok(history)
    }
}

fn setting(expected: impl ToString, found: impl ToString) -> FitError {
    FitError::Setting { expected: expected.to_string(), found: found.to_string() }
}

/// The samples to train on, and those to validate with.
fn split<'a, X, Y>(all: &Dataset<'a, X, Y>, share: f64, rng: &mut Pcg32) -> Result<[Dataset<'a, X, Y>; 2], FitError> {
    let mut split = || {
        let parts = data::split(all.len(), share, rng)?;
        Ok([all.select(&parts.train)?, all.select(&parts.test)?])
    };
    split().map_err(|error| match error {
        data::DataError::Values { expected, found } => FitError::Setting { expected, found },
        other => setting("samples to validate with", other),
    })
}

/// One pass over the training samples.
struct Pass<'a, X, Y> {
    train: &'a Dataset<'a, X, Y>,
    order: &'a [usize],
    mini_batch: usize,
    progress: Option<&'a Progress>,
    #[cfg(feature = "threads")]
    threads: &'a Threads,
}

impl<X: Clone, Y: Clone> Pass<'_, X, Y> {
    /// An update a mini-batch: the mean loss of the samples, or `None` if it was stopped on the way.
    fn run<N, L, O, const BATCH: usize>(
        &self,
        trainer: &mut Trainer<N, L, O, BATCH>,
        net: &mut N,
        stopped: &impl Fn() -> bool,
    ) -> Result<Option<f64>, TrainError>
    where
        N: Network<Input = X>,
        L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
        O: Optimizer<Network = N>,
        Samples<BATCH>: BatchSize,
    {
        if self.order.is_empty() {
            return Err(TrainError::Empty);
        }
        // The trainer wants the samples of a mini-batch in a row.
        let (mut inputs, mut targets, mut sum, mut count) = (Vec::new(), Vec::new(), 0.0, 0);
        for batch in self.order.chunks(self.mini_batch) {
            if stopped() {
                return Ok(None);
            }
            // What is left over for the last mini-batch may be too few, of which others come next time.
            if count > 0 && batch.len() < N::LEAST_SAMPLES {
                break;
            }
            inputs.clear();
            targets.clear();
            for (input, target) in batch.iter().filter_map(|&sample| self.train.get(sample)) {
                inputs.push(input.clone());
                targets.push(target.clone());
            }
            let step = || trainer.step(net, &inputs, &targets);
            #[cfg(feature = "threads")]
            let loss = self.threads.share(step);
            #[cfg(not(feature = "threads"))]
            let loss = { step }();
            sum += loss?.to_f64() * batch.len() as f64;
            count += batch.len();
            if let Some(progress) = self.progress {
                progress.step();
            }
        }
        Ok(Some(sum / count as f64))
    }
}

/// The mean loss and the means of the metrics, with dropout off.
fn score<N, L, O, Y, const BATCH: usize>(
    trainer: &Trainer<N, L, O, BATCH>,
    net: &N,
    samples: &Dataset<'_, N::Input, Y>,
    metrics: &mut [Metric<'_, N, Y>],
) -> Result<Score, TrainError>
where
    N: Network,
    L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    O: Optimizer<Network = N>,
    Samples<BATCH>: BatchSize,
{
    let mut sums = vec![0.0; metrics.len()];
    let loss = trainer.evaluate_each(net, samples, |output, target| {
        for (sum, metric) in sums.iter_mut().zip(&mut *metrics) {
            *sum += (metric.of)(output, target);
        }
    })?;
    let metrics = sums.into_iter().map(|sum| sum / samples.len() as f64).collect();
    Ok(Score { loss: loss.to_f64(), metrics })
}
