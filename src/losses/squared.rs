use nalgebra::SMatrix;

use super::{Accepts, Loss, NoSuchClass};
use crate::isa::Isa;
use crate::scalar::Scalar;

/// The mean of `(y − t)²` over the mini-batch and the outputs, as `torch.nn.MSELoss`.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// let mut net = Line::zeroed();
/// let mut trainer = Trainer::<Line, MeanSquaredError, Sgd<Line>, 1>::new(MeanSquaredError::new(), Sgd::new(0.1));
/// let loss = trainer.step(&mut net, &[SVector::from([1.0])], &[SVector::from([3.0])])?;
/// assert_eq!(loss, 9.0);
/// # Ok::<(), TrainError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MeanSquaredError;

impl MeanSquaredError {
    /// The loss.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl<E> Accepts<E> for MeanSquaredError {}

impl<T: Scalar, const R: usize, const C: usize> Loss<SMatrix<T, R, C>, SMatrix<T, R, C>> for MeanSquaredError {
    type Scalar = T;

    #[inline(always)]
    fn weight(&self, _: &SMatrix<T, R, C>) -> Result<T, NoSuchClass> {
        Ok(T::ONE)
    }

    #[inline(always)]
    fn evaluate<I: Isa, const L: usize>(
        &self,
        outputs: &[[T; L]],
        targets: &[SMatrix<T, R, C>],
        scale: T,
        gradients: &mut [[T; L]],
    ) -> T {
        let scale = scale / T::from_usize(R * C);
        let mut sum = T::ZERO;
        for lane in 0..L {
            let Some(target) = targets.get(lane) else {
                gradients.iter_mut().for_each(|row| row[lane] = T::ZERO);
                continue;
            };
            for ((gradient, output), &t) in gradients.iter_mut().zip(outputs).zip(target.data.0.as_flattened()) {
                let difference = output[lane] - t;
                sum += difference * difference * scale;
                gradient[lane] = (difference + difference) * scale;
            }
        }
        sum
    }
}
