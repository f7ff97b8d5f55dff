use super::{Elementwise, compiled};
use crate::init::Init;
use crate::isa::Isa;
use crate::scalar::Scalar;

/// `x` where it lies between the bounds, otherwise the nearer bound. NaN stays NaN, as in PyTorch.
#[inline(always)]
pub(super) fn clamp<T: Scalar>(x: T, min: T, max: T) -> T {
    if x < min {
        min
    } else if x > max {
        max
    } else {
        x
    }
}

/// `min(max(x, min), max)`, as `torch.nn.Hardtanh`; the bounds are -1 and 1 by default.
///
/// Its derivative is 1 between the bounds, and 0 elsewhere, the bounds included.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, HardTanh}};
///
/// const CLIP: HardTanh<f32> = HardTanh::<f32>::new(-2.0, 1.0);
/// assert_eq!(CLIP.value::<Baseline>(-3.0), -2.0);
/// assert_eq!(CLIP.value::<Baseline>(0.5), 0.5);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HardTanh<T> {
    min: T,
    max: T,
}

macro_rules! constructors {
    ($($scalar:ty),*) => {$(
        impl HardTanh<$scalar> {
            /// The activation of these bounds.
            ///
            /// # Panics
            /// If `min` is not below `max`. In a constant, and so in `network!`, that is a compile error.
            #[must_use]
            #[track_caller]
            pub const fn new(min: $scalar, max: $scalar) -> Self {
                assert!(min < max, "the bounds of `HardTanh` must be in order: `min < max`");
                Self { min, max }
            }
        }
    )*};
}

// One for each scalar: in a constant, only a concrete type can be compared.
constructors!(f32, f64);

impl<T: Scalar> HardTanh<T> {
    /// The lower bound.
    #[must_use]
    pub const fn min(&self) -> T {
        self.min
    }

    /// The upper bound.
    #[must_use]
    pub const fn max(&self) -> T {
        self.max
    }
}

impl<T: Scalar> Default for HardTanh<T> {
    fn default() -> Self {
        Self { min: -T::ONE, max: T::ONE }
    }
}

impl<T: Scalar> Elementwise<T> for HardTanh<T> {
    compiled!(apply_hard_tanh);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        clamp(x, self.min, self.max)
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, y: T) -> T {
        if y > self.min && y < self.max { T::ONE } else { T::ZERO }
    }
}

/// `min(max(x + 3, 0), 6) / 6`, as `torch.nn.Hardsigmoid`.
///
/// Its derivative is ⅙ between -3 and 3, and 0 elsewhere, the bounds included.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, HardSigmoid}};
///
/// assert_eq!(HardSigmoid.value::<Baseline>(0.0_f32), 0.5);
/// assert_eq!(HardSigmoid.value::<Baseline>(3.0_f32), 1.0);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HardSigmoid;

impl HardSigmoid {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl<T: Scalar> Elementwise<T> for HardSigmoid {
    compiled!(apply_hard_sigmoid);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        clamp(x + T::from_f64(3.0), T::ZERO, T::from_f64(6.0)) / T::from_f64(6.0)
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, y: T) -> T {
        if y > T::ZERO && y < T::ONE { T::from_f64(1.0 / 6.0) } else { T::ZERO }
    }
}

/// `x · min(max(x + 3, 0), 6) / 6`, as `torch.nn.Hardswish`: [`Silu`](super::Silu) with [`HardSigmoid`] for the sigmoid.
///
/// Its derivative is `x / 3 + ½` between -3 and 3, 0 from -3 down, and 1 from 3 up; it is kept from the pass forward.
///
/// Source: A. Howard et al., *Searching for MobileNetV3*, arXiv:1905.02244.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, HardSwish}};
///
/// assert_eq!(HardSwish.value::<Baseline>(-4.0_f32), 0.0);
/// assert_eq!(HardSwish.value::<Baseline>(4.0_f32), 4.0);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HardSwish;

impl HardSwish {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl<T: Scalar> Elementwise<T> for HardSwish {
    const CACHED: bool = true;
    const INIT: Init = Init::HeUniform;

    compiled!(apply_hard_swish);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        x * HardSigmoid.value::<I>(x)
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, x: T) -> T {
        let three = T::from_f64(3.0);
        if x <= -three {
            T::ZERO
        } else if x < three {
            x / three + T::from_f64(0.5)
        } else {
            T::ONE
        }
    }
}
