use core::marker::PhantomData;

use rand_core::Rng;

use super::copy;
use crate::isa::Isa;
use crate::layer::{Batch, Layer, Recorded};
use crate::rng::Pcg32;
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// Inverted dropout, as `torch.nn.Dropout`: in training each element is zero with probability `p` and `x / (1 − p)`
/// otherwise; inference gives what it reads.
///
/// In a declaration: `Dropout(p)`, with `p` from 0 to 1. It has no parameters.
///
/// The chances come from the tape's generator, which [`Trainer::seed`](crate::Trainer::seed) sets: one `u32` for each element of
/// the first sample, then of the second, and so on. Lanes without a sample draw nothing, so the elements that are dropped don't
/// depend on how many samples lie side by side.
///
/// `P` is `p` as `f64::to_bits` has it, so that the layer's type says all of it. Source: N. Srivastava et al., *Dropout: A Simple
/// Way to Prevent Neural Networks from Overfitting*, JMLR 15 (2014).
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Careful: [2] -> [1] {
///         hidden: Dense(16) | Relu,
///         kept: Dropout(0.5),
///         out: Dense(1),
///     }
/// }
/// let net = Careful::init(&mut Pcg32::seeded(1));
/// let inputs = [SVector::from([1.0, 2.0])];
/// let mut tape = Tape::<Careful, 1>::new();
/// tape.seed(3);
/// net.forward_tape(&inputs, &mut tape)?;
/// let first = tape.output(0);
/// tape.seed(3);
/// net.forward_tape(&inputs, &mut tape)?;
/// assert_eq!(tape.output(0), first);
/// # Ok::<(), TrainError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Dropout<T, const LEN: usize, const P: u64> {
    scalar: PhantomData<T>,
}

impl<T, const LEN: usize, const P: u64> Dropout<T, LEN, P> {
    /// The probability that an element is dropped.
    pub const PROBABILITY: f64 = Chance::<P>::PROBABILITY;

    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        Self { scalar: PhantomData }
    }
}

/// A probability, as `f64::to_bits` has it, by which something is dropped.
pub(super) struct Chance<const P: u64>;

impl<const P: u64> Chance<P> {
    pub const PROBABILITY: f64 = {
        let p = f64::from_bits(P);
        assert!(p >= 0.0 && p <= 1.0, "the probability of dropout is from 0 to 1");
        p
    };

    /// The number of `u32`s, counted from zero, that drop: chance is compared without floating-point numbers, which in double
    /// precision are slow on a microcontroller.
    const DROPPED: u64 = (Self::PROBABILITY * (1_u64 << 32) as f64) as u64;

    /// What the next one is multiplied by. Where `p` is 1 nothing is kept, and the infinite factor is not used.
    #[inline(always)]
    fn draw<T: Scalar>(generator: &mut Pcg32) -> T {
        let dropped = u64::from(generator.next_u32()) < Self::DROPPED;
        if dropped { T::ZERO } else { T::from_f64(const { 1.0 / (1.0 - Self::PROBABILITY) }) }
    }

    /// `COUNT` factors for each sample, sample after sample; lanes without one get zeroes, and draw nothing.
    #[inline(always)]
    pub fn draw_all<T: Scalar, const COUNT: usize, const L: usize>(factors: &mut [[T; L]], batch: &mut Batch<'_>) {
        let mut left = batch.samples;
        for block in factors.as_chunks_mut::<COUNT>().0 {
            for lane in 0..L {
                let real = lane < left;
                for factors in &mut *block {
                    factors[lane] = if real { Self::draw(batch.generator) } else { T::ZERO };
                }
            }
            left = left.saturating_sub(L);
        }
    }
}

// SAFETY: a type without bytes.
unsafe impl<T, const LEN: usize, const P: u64> Zeroed for Dropout<T, LEN, P> {
    const ZEROED: Self = Self::new();
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, const LEN: usize, const P: u64> Layer for Dropout<T, LEN, P> {
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[LEN])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[LEN]);
    const CACHE: usize = LEN;
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
        Chance::<P>::draw_all::<T, LEN, L>(factors, batch);
        scale(x, factors, y);
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
            scale(dy, recorded.cache, dx);
        }
    }
}

#[inline(always)]
fn scale<T: Scalar, const L: usize>(from: &[[T; L]], factors: &[[T; L]], to: &mut [[T; L]]) {
    for ((to, from), factor) in to.as_flattened_mut().iter_mut().zip(from.as_flattened()).zip(factors.as_flattened()) {
        *to = *from * *factor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isa::Baseline;
    use crate::layers::testing::{check_bits, check_gradients};

    const LEN: usize = 50;
    const HALF: u64 = f64::to_bits(0.5);
    const FIFTH: u64 = f64::to_bits(0.2);

    /// Dropout of ones, `BLOCKS` blocks of `L` lanes, of which `samples` are real: the outputs and the generator after.
    fn ones<const P: u64, const L: usize, const BLOCKS: usize>(samples: usize) -> ([[[f32; L]; LEN]; BLOCKS], Pcg32) {
        let mut generator = Pcg32::seeded(9);
        let (mut y, mut cache) = ([[[f32::NAN; L]; LEN]; BLOCKS], [[[f32::NAN; L]; LEN]; BLOCKS]);
        Dropout::<f32, LEN, P>::new().record::<Baseline, L>(
            [[[[1.0; L]; LEN]; BLOCKS].as_flattened()],
            y.as_flattened_mut(),
            cache.as_flattened_mut(),
            &mut Batch { blocks: BLOCKS, samples, frozen: false, generator: &mut generator, bounded: None },
        );
        assert_eq!(y, cache);
        (y, generator)
    }

    #[test]
    fn the_share_of_the_dropped_is_the_probability() {
        let (y, _) = ones::<FIFTH, 16, 10>(160);
        let y = y.as_flattened().as_flattened();
        assert!(y.iter().all(|&y| y == 0.0 || y == 1.25));
        let dropped = y.iter().filter(|&&y| y == 0.0).count() as f64 / y.len() as f64;
        assert!((dropped - 0.2).abs() < 0.02, "{dropped}");
    }

    #[test]
    fn nothing_and_everything() {
        let (none, _) = ones::<{ f64::to_bits(0.0) }, 3, 2>(6);
        assert!(none.as_flattened().as_flattened().iter().all(|&y| y == 1.0));
        let (all, _) = ones::<{ f64::to_bits(1.0) }, 3, 2>(6);
        assert!(all.as_flattened().as_flattened().iter().all(|&y| y == 0.0));
    }

    #[test]
    fn a_sample_drops_the_same_in_any_lane() {
        let (single, alone) = ones::<HALF, 1, 5>(5);
        let (lanes, beside) = ones::<HALF, 3, 2>(5);
        assert_eq!(alone, beside, "padding drew");
        for (sample, expected) in single.iter().enumerate() {
            let (block, lane) = (sample / 3, sample % 3);
            assert!(expected.iter().zip(&lanes[block]).all(|(alone, beside)| alone[0] == beside[lane]));
        }
        assert!(lanes[1].iter().all(|row| row[2] == 0.0));
    }

    #[test]
    fn gradients_pass_where_values_did() {
        check_gradients(&Dropout::<f64, 6, HALF>::new());
        check_gradients(&Dropout::<f64, 6, FIFTH>::new());
        check_gradients(&Dropout::<f64, 6, { f64::to_bits(1.0) }>::new());
    }

    #[test]
    fn without_dropout_training_and_inference_agree() {
        check_bits(&Dropout::<f32, 6, { f64::to_bits(0.0) }>::new());
    }
}
