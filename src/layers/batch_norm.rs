use nalgebra::{ArrayStorage, SVector};
use rand_core::Rng;

use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::norm::{self, Channels, Real, inverse_deviation};
use crate::layer::{Batch, Layer, Recorded, Tensor, Visitor, VisitorMut};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::tensors::tensors;
use crate::zeroed::Zeroed;

/// Batch normalisation, as `torch.nn.BatchNorm1d` and `BatchNorm2d`.
///
/// In a declaration: `BatchNorm(epsilon = 1e-5, momentum = 0.1, affine = true)`. It keeps the shape, and normalises each
///
/// * feature of `[features]`, over the samples of the mini-batch,
/// * feature of `[steps, features]`, over samples and steps (PyTorch has such values as `[features, steps]`),
/// * channel of `[channels, height, width]`, over samples, rows and columns:
///
/// `y = (x − mean) / √(variance + epsilon) · weight + bias`.
///
/// # In training
///
/// On a tape, mean and variance are those of the mini-batch: of its samples, and not of what fills the last block up. The variance
/// is that which divides by the number of values, and is taken in a second pass, from the mean. So the samples depend on one another,
/// which the way back takes into account. A [`Trainer`](crate::Trainer) whose tape is shorter than the mini-batch normalises each turn by itself.
///
/// A step that succeeds moves the running statistics, `running = (1 − momentum) · running + momentum · the mini-batch's`, where the
/// variance is that which divides by one less; who drives the parts calls
/// [`update_statistics`](crate::Network::update_statistics). Both are PyTorch's rules. PyTorch's momentum of `None`, a plain mean, is not offered, and its
/// counter `num_batches_tracked`, which serves that alone, is not kept.
///
/// Of features there are no statistics over one sample: [`TrainError::TooFew`](crate::TrainError::TooFew), where PyTorch raises
/// `ValueError`.
///
/// # In inference
///
/// In `forward`, mean and variance are the running ones, and so they are where the layer is `#[frozen]`, or in a frozen network: then
/// training neither moves them nor uses the mini-batch's, as in torchvision's `FrozenBatchNorm2d`. A network with a batch norm
/// after a `Dense` or a convolution has a function `fold`, which gives one without.
///
/// # Its type
///
/// Of `CHANNELS` channels, each of the `OUTER` stretches of the input has a run of `INNER` values. `EPSILON` and `MOMENTUM` are
/// [`f64::to_bits`]; `AFFINE` is `CHANNELS`, or `0` for no weight and bias. Parameters: `weight` and `bias`, `[CHANNELS]` each. A new
/// layer has weights and variances of 1. Multiply-accumulates: one a value.
///
/// Source: S. Ioffe, C. Szegedy, *Batch Normalization*, ICML 2015.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Even: [2] -> [2] {
///         norm: BatchNorm(momentum = 0.5),
///     }
/// }
/// let mut net = Even::init(&mut Pcg32::seeded(1));
/// let inputs = [SVector::from([1.0, 10.0]), SVector::from([3.0, 50.0])];
/// let mut tape = Tape::<Even, 2>::new();
/// net.forward_tape(&inputs, &mut tape)?;
/// assert!(tape.output(0).unwrap().iter().all(|y| (y + 1.0).abs() < 1e-4));
///
/// net.update_statistics(&tape);
/// assert_eq!(net.norm.running_mean, SVector::from([1.0, 15.0]));
/// assert_eq!(net.norm.running_var, SVector::from([1.5, 400.5]));
/// # Ok::<(), TrainError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BatchNorm<
    T: Scalar,
    const CHANNELS: usize,
    const OUTER: usize = 1,
    const INNER: usize = 1,
    const EPSILON: u64 = { 1e-5_f64.to_bits() },
    const MOMENTUM: u64 = { 0.1_f64.to_bits() },
    const AFFINE: usize = CHANNELS,
> {
    /// What normalised values are multiplied by.
    pub weight: SVector<T, AFFINE>,
    /// What is added then.
    pub bias: SVector<T, AFFINE>,
    /// The mean of each channel, as training saw it.
    pub running_mean: SVector<T, CHANNELS>,
    /// The variance of each channel.
    pub running_var: SVector<T, CHANNELS>,
}

const fn zeroes<T: Scalar, const LEN: usize>() -> SVector<T, LEN> {
    SVector::from_array_storage(ArrayStorage([[T::ZERO; LEN]; 1]))
}

impl<
    T: Scalar,
    const CHANNELS: usize,
    const OUTER: usize,
    const INNER: usize,
    const EPSILON: u64,
    const MOMENTUM: u64,
    const AFFINE: usize,
> BatchNorm<T, CHANNELS, OUTER, INNER, EPSILON, MOMENTUM, AFFINE>
{
    /// The layer with everything zero, weights and variances too.
    #[must_use]
    pub const fn zeroed() -> Self {
        const { assert!(AFFINE == CHANNELS || AFFINE == 0, "a weight for every channel, or none") }
        Self { weight: zeroes(), bias: zeroes(), running_mean: zeroes(), running_var: zeroes() }
    }

    const SHAPE: Shape = if INNER == 1 { Shape::rows(OUTER, CHANNELS) } else { Shape::new(&[CHANNELS, INNER]) };

    /// How the values of one sample lie.
    const fn channels() -> Channels {
        Channels { outer: OUTER, channels: CHANNELS, inner: INNER }
    }

    /// What inference does to a channel, `y = (x − mean) · scale + shift`, as `[mean, scale, shift]`: what folding works with.
    #[inline(always)]
    pub(crate) fn of_channel(&self, channel: usize) -> [T; 3] {
        let running =
            |values: &SVector<T, CHANNELS>| values.data.0.as_flattened().get(channel).copied().unwrap_or(T::ZERO);
        self.with_statistics(channel, running(&self.running_mean), running(&self.running_var))
    }

    #[inline(always)]
    fn with_statistics(&self, channel: usize, mean: T, variance: T) -> [T; 3] {
        let inverse = inverse_deviation(variance, T::from_f64(const { f64::from_bits(EPSILON) }));
        let affine = |values: &SVector<T, AFFINE>| values.data.0.as_flattened().get(channel).copied();
        let scale = affine(&self.weight).map_or(inverse, |weight| weight * inverse);
        [mean, scale, affine(&self.bias).unwrap_or(T::ZERO)]
    }
}

// SAFETY: all fields are zeroed types.
unsafe impl<
    T: Scalar,
    const CHANNELS: usize,
    const OUTER: usize,
    const INNER: usize,
    const EPSILON: u64,
    const MOMENTUM: u64,
    const AFFINE: usize,
> Zeroed for BatchNorm<T, CHANNELS, OUTER, INNER, EPSILON, MOMENTUM, AFFINE>
{
    const ZEROED: Self = Self::zeroed();
}

#[diagnostic::do_not_recommend]
impl<
    T: Scalar,
    const CHANNELS: usize,
    const OUTER: usize,
    const INNER: usize,
    const EPSILON: u64,
    const MOMENTUM: u64,
    const AFFINE: usize,
> Layer for BatchNorm<T, CHANNELS, OUTER, INNER, EPSILON, MOMENTUM, AFFINE>
{
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Self::SHAPE];
    const OUTPUT_SHAPE: Shape = Self::SHAPE;
    const PARAMETERS: usize = 2 * AFFINE;
    const STATISTICS: usize = 2 * CHANNELS;
    const LEAST_SAMPLES: usize = if OUTER * INNER == 1 { 2 } else { 1 };
    const MACS: usize = OUTER * CHANNELS * INNER;
    /// Of each channel its scale.
    const WORKSPACE: usize = if INNER == 1 && OUTER > 1 { CHANNELS } else { 0 };
    /// Of each channel the mean and the variance, in all lanes of the first block.
    const CACHE: usize = 2 * CHANNELS;
    const ZEROED: Self = Self::zeroed();
    const TENSORS: &'static [Tensor] = tensors!(
        weight: Shape::new(&[AFFINE]), bias: Shape::new(&[AFFINE]),
        running_mean: Shape::new(&[CHANNELS]), running_var: Shape::new(&[CHANNELS])
    );

    fn initialize<R: Rng + ?Sized>(&mut self, _: &mut R, _: Init) {
        self.weight.data.0.as_flattened_mut().fill(T::ONE);
        self.bias.data.0.as_flattened_mut().fill(T::ZERO);
        self.running_mean.data.0.as_flattened_mut().fill(T::ZERO);
        self.running_var.data.0.as_flattened_mut().fill(T::ONE);
    }

    fn visit(&self, visitor: &mut impl Visitor<T>) {
        if AFFINE > 0 {
            visitor.parameter("weight", Shape::new(&[AFFINE]), self.weight.data.0.as_flattened());
            visitor.parameter("bias", Shape::new(&[AFFINE]), self.bias.data.0.as_flattened());
        }
        visitor.statistic("running_mean", Shape::new(&[CHANNELS]), self.running_mean.data.0.as_flattened());
        visitor.statistic("running_var", Shape::new(&[CHANNELS]), self.running_var.data.0.as_flattened());
    }

    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<T>) {
        if AFFINE > 0 {
            visitor.parameter("weight", Shape::new(&[AFFINE]), self.weight.data.0.as_flattened_mut());
            visitor.parameter("bias", Shape::new(&[AFFINE]), self.bias.data.0.as_flattened_mut());
        }
        visitor.statistic("running_mean", Shape::new(&[CHANNELS]), self.running_mean.data.0.as_flattened_mut());
        visitor.statistic("running_var", Shape::new(&[CHANNELS]), self.running_var.data.0.as_flattened_mut());
    }

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], scales: &mut [T]) {
        if INNER > 1 {
            for channel in 0..CHANNELS {
                let factors = self.of_channel(channel);
                for outer in 0..OUTER {
                    let sizes = Self::channels();
                    norm::apply::<T, I>(sizes.run(x, outer, channel), sizes.run_mut(y, outer, channel), factors);
                }
            }
            return;
        }
        // Lanes run over the features.
        for (channel, scale) in scales.iter_mut().enumerate() {
            [_, *scale, _] = self.of_channel(channel);
        }
        for outer in 0..OUTER {
            let at = outer * CHANNELS;
            let (x, y) = (x.get(at..).unwrap_or_default(), y.get_mut(at..).unwrap_or_default());
            for (channel, (y, &x)) in y.iter_mut().zip(x).enumerate().take(CHANNELS) {
                let [mean, scale, shift] = self.of_channel(channel);
                let scale = scales.get(channel).copied().unwrap_or(scale);
                *y = (x - mean).fma::<I>(scale, shift);
            }
        }
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        cache: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        let sizes = Self::channels();
        let real = Real { full: batch.samples / L, rest: batch.samples % L };
        let count = T::from_usize(batch.samples * OUTER * INNER);
        let Some((means, variances)) = cache.split_at_mut_checked(CHANNELS) else { return };
        for (channel, (kept_mean, kept_variance)) in means.iter_mut().zip(variances).enumerate() {
            let [mean, variance] = if batch.frozen {
                let running = |values: &SVector<T, CHANNELS>| values.data.0.as_flattened().get(channel).copied();
                [running(&self.running_mean), running(&self.running_var)].map(|value| value.unwrap_or(T::ZERO))
            } else {
                let mean = sizes.sum(x, channel, real) / count;
                [mean, sizes.squares::<T, I, L>(x, channel, mean, real) / count]
            };
            (*kept_mean, *kept_variance) = ([mean; L], [variance; L]);
            let factors = self.with_statistics(channel, mean, variance);
            for outer in 0..batch.blocks * OUTER {
                let (x, y) = (sizes.run(x, outer, channel), sizes.run_mut(y, outer, channel));
                norm::apply::<T, I>(x.as_flattened(), y.as_flattened_mut(), factors);
            }
        }
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, T, L, 1>,
        dy: &mut [[T; L]],
        [mut dx]: [Option<&mut [[T; L]]>; 1],
        gradient: Option<&mut [T]>,
        _: &mut [[T; L]],
        batch: &Batch<'_>,
    ) {
        let ([x], sizes) = (recorded.inputs, Self::channels());
        let count = T::from_usize(batch.samples * OUTER * INNER);
        let (dweight, dbias) = gradient.unwrap_or_default().split_at_mut_checked(AFFINE).unwrap_or_default();
        let Some((means, variances)) = recorded.cache.split_at_checked(CHANNELS) else { return };
        for (channel, (mean, variance)) in means.iter().zip(variances).enumerate() {
            let (Some(&mean), Some(&variance)) = (mean.first(), variance.first()) else { return };
            let inverse = inverse_deviation(variance, T::from_f64(const { f64::from_bits(EPSILON) }));
            let [plain, weighted] = sizes.gradient_sums::<T, I, L>([x, dy], channel, mean, batch.blocks);
            if let (Some(dweight), Some(dbias)) = (dweight.get_mut(channel), dbias.get_mut(channel)) {
                *dweight += weighted * inverse;
                *dbias += plain;
            }
            let Some(dx) = dx.as_deref_mut() else { continue };
            let [_, scale, _] = self.with_statistics(channel, mean, variance);
            // The statistics depend on every sample; running ones don't.
            let (plain, weighted) = match batch.frozen {
                true => (T::ZERO, T::ZERO),
                false => (plain / count, weighted * inverse * inverse / count),
            };
            for outer in 0..batch.blocks * OUTER {
                let (x, dy) = (sizes.run(x, outer, channel), sizes.run(dy, outer, channel));
                let real = batch.samples.saturating_sub(outer / OUTER * L);
                for ((dx, x), dy) in sizes.run_mut(dx, outer, channel).iter_mut().zip(x).zip(dy) {
                    for lane in 0..L {
                        let through = dy[lane] - plain - (x[lane] - mean) * weighted;
                        dx[lane] = if lane < real { through * scale } else { T::ZERO };
                    }
                }
            }
        }
    }

    fn absorb<const L: usize>(&mut self, cache: &[[T; L]], samples: usize) {
        let count = samples * OUTER * INNER;
        let (Some((means, variances)), 2..) = (cache.split_at_checked(CHANNELS), count) else { return };
        let momentum = const { f64::from_bits(MOMENTUM) };
        let (new, old) = (T::from_f64(momentum), T::from_f64(1.0 - momentum));
        let unbiased = T::from_usize(count) / T::from_usize(count - 1);
        let running = self.running_mean.data.0.as_flattened_mut().iter_mut();
        for (running, mean) in running.zip(means.as_flattened().iter().step_by(L)) {
            *running = old * *running + new * *mean;
        }
        let running = self.running_var.data.0.as_flattened_mut().iter_mut();
        for (running, variance) in running.zip(variances.as_flattened().iter().step_by(L)) {
            *running = old * *running + new * (*variance * unbiased);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isa::Baseline;
    use crate::layers::Frozen;
    use crate::layers::testing::{check_bits, check_gradients, randomize, visits};

    type Features<T> = BatchNorm<T, 5>;
    type Steps<T> = BatchNorm<T, 3, 4>;
    type Planes<T> = BatchNorm<T, 3, 1, 6>;
    type Plain<T> = BatchNorm<T, 3, 1, 6, { 1e-3_f64.to_bits() }, { 0.1_f64.to_bits() }, 0>;

    #[test]
    fn gradients_agree_with_differences() {
        check_gradients(&randomize(Features::<f64>::zeroed()));
        check_gradients(&randomize(Steps::<f64>::zeroed()));
        check_gradients(&randomize(Planes::<f64>::zeroed()));
        check_gradients(&randomize(Plain::<f64>::zeroed()));
    }

    #[test]
    fn frozen_gradients_agree_with_differences() {
        check_gradients(&Frozen::new(randomize(Features::<f64>::zeroed())));
        check_gradients(&Frozen::new(randomize(Planes::<f64>::zeroed())));
    }

    #[test]
    fn frozen_training_and_inference_agree() {
        check_bits(&Frozen::new(randomize(Features::<f32>::zeroed())));
        check_bits(&Frozen::new(randomize(Steps::<f32>::zeroed())));
        check_bits(&Frozen::new(randomize(Planes::<f32>::zeroed())));
        check_bits(&Frozen::new(randomize(Plain::<f32>::zeroed())));
    }

    #[test]
    fn statistics_are_not_parameters() {
        let parameters = ["parameter weight [3] 3", "parameter bias [3] 3"];
        let statistics = ["fixed running_mean [3] 3", "fixed running_var [3] 3"];
        assert_eq!(visits(&Steps::<f32>::zeroed()), [parameters, statistics].concat());
        assert_eq!(visits(&Plain::<f32>::zeroed()), statistics);
        assert_eq!((Steps::<f32>::PARAMETERS, Steps::<f32>::STATISTICS, Plain::<f32>::PARAMETERS), (6, 6, 0));
    }

    /// Of three samples in blocks of two lanes, the third fills the last block twice.
    #[test]
    fn lanes_without_a_sample_do_not_count() {
        let layer = randomize(BatchNorm::<f64, 1>::zeroed());
        let (x, mut y, mut cache) = ([[1.0, 2.0], [6.0, 6.0]], [[0.0; 2]; 2], [[0.0; 2]; 4]);
        let generator = &mut crate::Pcg32::seeded(0);
        let mut batch = Batch { blocks: 2, samples: 3, frozen: false, generator, bounded: None };
        layer.record::<Baseline, 2>([&x], &mut y, &mut cache, &mut batch);
        assert_eq!(cache[..2], [[3.0; 2], [14.0 / 3.0; 2]]);

        let mut kept = layer;
        kept.absorb::<2>(&cache, 3);
        assert_eq!(kept.running_mean[0], 0.9 * layer.running_mean[0] + 0.1 * 3.0);
        assert_eq!(kept.running_var[0], 0.9 * layer.running_var[0] + 0.1 * 7.0);
    }

    /// The squares of such values would lose all digits of the variance.
    #[test]
    fn a_large_mean_does_not_spoil_the_variance() {
        let layer = BatchNorm::<f32, 1>::zeroed();
        let (x, mut y, mut cache) = ([[10_000.0, 10_001.0, 10_002.0]], [[0.0; 3]], [[0.0; 3]; 2]);
        let generator = &mut crate::Pcg32::seeded(0);
        let mut batch = Batch { blocks: 1, samples: 3, frozen: false, generator, bounded: None };
        layer.record::<Baseline, 3>([&x], &mut y, &mut cache, &mut batch);
        assert_eq!(cache, [[10_001.0; 3], [2.0 / 3.0; 3]]);
    }
}
