use super::ClassWeights;
use crate::isa::Isa;
use crate::scalar::Scalar;

/// A loss that compares each output with a number of its own.
pub(super) trait Pointwise {
    /// `sum` plus the loss of one output, and the loss's derivative.
    fn compare<T: Scalar, I: Isa>(&self, output: T, target: T, sum: T) -> (T, T);
}

/// What a [`Pointwise`] loss is beside its formula. No blanket implementation, which would make the compiler's messages
/// speak of it for every loss that does not fit.
macro_rules! pointwise {
    ($loss:ident) => {
        impl crate::losses::ending::AcceptsSoftmax for $loss {}
        impl crate::losses::ending::AcceptsLogSoftmax for $loss {}
        impl crate::losses::ending::AcceptsSigmoid for $loss {}

        impl<T, Y, const R: usize, const C: usize> crate::losses::Loss<nalgebra::SMatrix<T, R, C>, Y> for $loss
        where
            T: crate::scalar::Scalar,
            Y: crate::losses::target::NumberTarget<T, R, C>,
        {
            type Scalar = T;
            type Weight = T;

            #[inline(always)]
            fn weight(&self, _: &Y) -> Result<T, crate::losses::NoSuchClass> {
                Ok(T::ONE)
            }

            #[inline(always)]
            fn evaluate<I: crate::isa::Isa, const L: usize>(
                &self,
                outputs: &[[T; L]],
                targets: [&Y; L],
                scale: T,
                gradients: &mut [[T; L]],
            ) -> [T; L] {
                crate::losses::pointwise::mean::<T, R, C, L>(
                    outputs,
                    |row, column, lane| targets[lane].number(row, column),
                    &crate::losses::Unweighted,
                    scale,
                    gradients,
                    |y, t, _, sum| crate::losses::pointwise::Pointwise::compare::<T, I>(self, y, t, sum),
                )
            }
        }
    };
}

pub(super) use pointwise;

/// The mean over the outputs of what `compare` adds up, times `scale`, and its gradient. `compare` is given an output, its
/// target, the weight of the output's row and the sum so far.
#[inline(always)]
pub(super) fn mean<T: Scalar, const R: usize, const C: usize, const L: usize>(
    outputs: &[[T; L]],
    target: impl Fn(usize, usize, usize) -> T,
    weights: &impl ClassWeights<T, R>,
    scale: T,
    gradients: &mut [[T; L]],
    compare: impl Fn(T, T, T, T) -> (T, T),
) -> [T; L] {
    let scale = scale / T::from_usize(R * C);
    let mut sums = [T::ZERO; L];
    let (outputs, gradients) = (outputs.as_chunks::<R>().0, gradients.as_chunks_mut::<R>().0);
    // Numbers instead of iterators where it can be: those are many functions in an unoptimised build.
    for column in 0..C {
        let (Some(outputs), Some(gradients)) = (outputs.get(column), gradients.get_mut(column)) else { break };
        for row in 0..R {
            let Some(weight) = weights.of(row) else { break };
            // All lanes' targets before the first is compared, and the gradients at once: in vectors, then.
            let (mut targets, mut lane) = ([T::ZERO; L], 0);
            while lane < L {
                targets[lane] = target(row, column, lane);
                lane += 1;
            }
            let mut derivatives = [T::ZERO; L];
            lane = 0;
            while lane < L {
                let (loss, derivative) = compare(outputs[row][lane], targets[lane], weight, sums[lane]);
                sums[lane] = loss;
                derivatives[lane] = derivative * scale;
                lane += 1;
            }
            gradients[row] = derivatives;
        }
    }
    for sum in &mut sums {
        *sum *= scale;
    }
    sums
}
