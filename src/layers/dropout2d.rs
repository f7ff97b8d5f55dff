use core::marker::PhantomData;

use super::copy;
use super::dropout::Chance;
use crate::isa::Isa;
use crate::layer::{Batch, Layer, Recorded};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// Inverted dropout of whole channels, as `torch.nn.Dropout2d`: in training each channel of each sample is zero with
/// probability `p` and `x / (1 − p)` otherwise; inference gives what it reads.
///
/// In a declaration: `Dropout2d(p = 0.5)`, on `[CHANNELS, height, width]`. It has no parameters. Neighbours in an image are alike, so that dropping
/// single values would hide little.
///
/// The chances come from the tape's generator, as [`Dropout`](super::Dropout)'s: one `u32` for each channel of the first sample, then of the second,
/// and so on. `P` is `p` as [`f64::to_bits`] has it, and `PLANE` is `height · width`. Source: J. Tompson et al., *Efficient Object Localization
/// Using Convolutional Networks*, CVPR 2015.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Careful: [4, 1, 3] -> [4, 1, 3] {
///         kept: Dropout2d(0.5),
///     }
/// }
/// let mut tape = Tape::<Careful, 1>::new();
/// tape.seed(3);
/// Careful::zeroed().forward_tape(&[SMatrix::repeat(1.0)], &mut tape)?;
/// for channel in tape.output(0).unwrap().column_iter() {
///     assert!(channel.iter().all(|y| *y == 0.0) || channel.iter().all(|y| *y == 2.0));
/// }
/// # Ok::<(), TrainError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Dropout2d<T, const CHANNELS: usize, const PLANE: usize, const P: u64> {
    scalar: PhantomData<T>,
}

impl<T, const CHANNELS: usize, const PLANE: usize, const P: u64> Dropout2d<T, CHANNELS, PLANE, P> {
    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        Self { scalar: PhantomData }
    }
}

// SAFETY: a type without bytes.
unsafe impl<T, const CHANNELS: usize, const PLANE: usize, const P: u64> Zeroed for Dropout2d<T, CHANNELS, PLANE, P> {
    const ZEROED: Self = Self::new();
}

impl<T: Scalar, const CHANNELS: usize, const PLANE: usize, const P: u64> Dropout2d<T, CHANNELS, PLANE, P> {
    /// Every channel by its factor.
    #[inline(always)]
    fn scale<const L: usize>(from: &[[T; L]], factors: &[[T; L]], to: &mut [[T; L]]) {
        let planes = from.as_chunks::<PLANE>().0.iter().zip(to.as_chunks_mut::<PLANE>().0);
        for ((from, to), factors) in planes.zip(factors) {
            for (from, to) in from.iter().zip(to) {
                for ((to, from), factor) in to.iter_mut().zip(from).zip(factors) {
                    *to = *from * *factor;
                }
            }
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, const CHANNELS: usize, const PLANE: usize, const P: u64> Layer for Dropout2d<T, CHANNELS, PLANE, P> {
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[CHANNELS, PLANE])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[CHANNELS, PLANE]);
    /// Of each channel the factor.
    const CACHE: usize = CHANNELS;
    const ZEROED: Self = Self::new();

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        copy(x, y);
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        factors: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        Chance::<P>::draw_all::<T, CHANNELS, L>(factors, batch);
        Self::scale(x, factors, y);
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, T, L, 1>,
        dy: &mut [[T; L]],
        [dx]: [Option<&mut [[T; L]]>; 1],
        _: Option<&mut [T]>,
        _: &mut [[T; L]],
        _: &Batch<'_>,
    ) {
        if let Some(dx) = dx {
            Self::scale(dy, recorded.cache, dx);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isa::Baseline;
    use crate::layers::testing::check_gradients;
    use crate::rng::Pcg32;

    const HALF: u64 = 0.5_f64.to_bits();

    #[test]
    fn gradients_agree_with_differences() {
        check_gradients(&Dropout2d::<f64, 4, 3, HALF>::new());
    }

    #[test]
    fn channels_are_dropped_whole() {
        let (x, mut y, mut cache) = ([[1.0_f32; 2]; 200], [[0.0; 2]; 200], [[0.0; 2]; 40]);
        let mut generator = Pcg32::seeded(1);
        let mut batch = Batch { blocks: 1, samples: 2, frozen: false, generator: &mut generator, bounded: None };
        Dropout2d::<f32, 40, 5, HALF>::new().record::<Baseline, 2>([&x], &mut y, &mut cache, &mut batch);
        let mut dropped = 0;
        for channel in y.as_chunks::<5>().0 {
            assert!(channel.iter().all(|row| row == &channel[0]));
            dropped += channel[0].iter().filter(|y| **y == 0.0).count();
            assert!(channel[0].iter().all(|y| [0.0, 2.0].contains(y)));
        }
        assert!((25..=55).contains(&dropped), "{dropped} of 80 channels");
    }
}
