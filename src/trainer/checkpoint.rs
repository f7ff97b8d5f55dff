//! A training under way, saved and gone on with.

use core::fmt::Debug;
use std::path::Path;
use std::{format, string::String, vec::Vec};

use super::Trainer;
use crate::batch::{BatchSize, Samples};
use crate::formats::{self, CheckpointError, SaveError, Training};
use crate::network::Network;
use crate::optimizers::{Memory, Optimizer};
use crate::rng::Pcg32;
use crate::scalar::Scalar;

/// Checkpoints: a training that was stopped, at will or by a crash, goes on as if nothing had been, to the same bits.
///
/// A checkpoint holds the network with its running statistics, what the optimizer remembers, the number of updates and with it
/// the place on the schedule, the learning rate, and the [generator](Self::generator_mut). Data, loss and `BATCH` are yours
/// to keep the same. The optimizer's other settings are compared: those of another training are an error.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { hidden: Dense(4) | Tanh, drop: Dropout(0.5), out: Dense(1) } }
/// type Training = Trainer<Line, MeanSquaredError, Adam<Line>, 2>;
///
/// # let folder = std::env::temp_dir().join(format!("constnet-checkpoint-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// # let path = folder.join("line.checkpoint");
/// let (inputs, targets) = ([[0.0], [1.0]].map(SVector::from), [3.0, 5.0]);
/// let new = || Training::new(MeanSquaredError::new(), Adam::new(0.1).schedule(Schedule::cosine(100, 0.0)));
///
/// let (mut net, mut trainer) = (Line::init(&mut Pcg32::seeded(1)), new());
/// trainer.step(&mut net, &inputs, &targets)?;
/// trainer.save_checkpoint(&net, &path)?;
/// trainer.step(&mut net, &inputs, &targets)?;
///
/// // Another process, another day:
/// let (mut again, mut trainer) = (Line::zeroed(), new());
/// trainer.load_checkpoint(&mut again, &path)?;
/// trainer.step(&mut again, &inputs, &targets)?;
/// assert_eq!(again.hidden.weight, net.hidden.weight);
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl<N, L, O, const BATCH: usize> Trainer<N, L, O, BATCH>
where
    N: Network,
    O: Optimizer<Network = N, State: Memory<N::Scalar>> + Clone + Debug,
    Samples<BATCH>: BatchSize,
{
    /// Writes a checkpoint. A crash at any moment leaves the file that was there before or the new one, whole.
    ///
    /// # Errors
    /// Where the file cannot be written, or a parameter is not finite: see [`SaveError`].
    pub fn save_checkpoint(&self, net: &N, path: impl AsRef<Path>) -> Result<(), SaveError> {
        formats::write(path.as_ref(), &self.to_checkpoint(net)?)
    }

    /// Sets the network and the trainer from a checkpoint.
    ///
    /// # Errors
    /// Where the file cannot be read, is damaged or is of another training: see [`CheckpointError`]. The network and the trainer
    /// are then as they were.
    pub fn load_checkpoint(&mut self, net: &mut N, path: impl AsRef<Path>) -> Result<(), CheckpointError> {
        let path = path.as_ref();
        self.read_checkpoint(net, &formats::read(path)?).map_err(|error| error.in_file(path))
    }

    /// The bytes of a checkpoint, for those without files.
    ///
    /// # Errors
    /// Where a parameter is not finite.
    pub fn to_checkpoint(&self, net: &N) -> Result<Vec<u8>, SaveError> {
        formats::checkpoint::encode(net, &self.training())
    }

    /// Sets the network and the trainer from the bytes of a checkpoint.
    ///
    /// # Errors
    /// As [`load_checkpoint`](Self::load_checkpoint).
    pub fn read_checkpoint(&mut self, net: &mut N, bytes: &[u8]) -> Result<(), CheckpointError> {
        let training = formats::checkpoint::decode(net, bytes, &self.training())?;
        // More updates than this machine can count are as good as the most.
        let updates = usize::try_from(training.updates).unwrap_or(usize::MAX);
        self.state.restore(updates, &training.state);
        self.optimizer.set_learning_rate(training.rate);
        *self.tape.generator_mut() = Pcg32::from_state(training.generator);
        Ok(())
    }

    fn training(&self) -> Training<N::Scalar, &[N::Scalar]> {
        Training {
            state: self.state.values(),
            updates: self.state.updates() as u64,
            rate: self.optimizer.learning_rate(),
            settings: self.settings(),
            generator: self.tape.generator().state(),
        }
    }

    /// All settings of the optimizer but the learning rate, in which the shortest decimals stand for the exact numbers.
    fn settings(&self) -> String {
        let mut optimizer = self.optimizer.clone();
        optimizer.set_learning_rate(N::Scalar::ZERO);
        format!("{optimizer:?}")
    }
}
