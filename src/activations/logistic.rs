use super::{Elementwise, compiled};
use crate::init::Init;
use crate::isa::Isa;
use crate::scalar::Scalar;

/// `1 / (1 + e⁻ˣ)`, as `torch.nn.Sigmoid`.
///
/// Its derivative is `y (1 − y)`. For a network that tells yes from no, end with the logit and train with
/// [`BinaryCrossEntropy`](crate::losses), which has the sigmoid in it.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, Sigmoid}};
///
/// assert_eq!(Sigmoid.value::<Baseline>(0.0_f32), 0.5);
/// assert_eq!(Sigmoid.value::<Baseline>(-1000.0_f32), 0.0);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sigmoid;

impl Sigmoid {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl<T: Scalar> Elementwise<T> for Sigmoid {
    compiled!(apply_sigmoid);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        x.sigmoid::<I>()
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, y: T) -> T {
        y * (T::ONE - y)
    }
}

/// `x / (1 + e⁻ˣ)`, also named swish, as `torch.nn.SiLU`.
///
/// Its derivative is `s (1 + x (1 − s))` with the sigmoid `s`; it is kept from the pass forward.
///
/// Source: S. Elfwing, E. Uchibe, K. Doya, *Sigmoid-Weighted Linear Units for Neural Network Function Approximation in
/// Reinforcement Learning*, arXiv:1702.03118.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, Silu}};
///
/// assert_eq!(Silu.value::<Baseline>(0.0_f32), 0.0);
/// assert!((Silu.value::<Baseline>(1.0_f32) - 0.731_059).abs() < 1e-6);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Silu;

impl Silu {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl<T: Scalar> Elementwise<T> for Silu {
    const CACHED: bool = true;
    const INIT: Init = Init::HeUniform;

    compiled!(apply_silu);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        self.value_and_derivative::<I>(x).0
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, x: T) -> T {
        self.value_and_derivative::<I>(x).1
    }

    #[inline(always)]
    fn value_and_derivative<I: Isa>(&self, x: T) -> (T, T) {
        let sigmoid = x.sigmoid::<I>();
        (x * sigmoid, sigmoid * (T::ONE + x * (T::ONE - sigmoid)))
    }
}

/// `ln(1 + e^(beta · x)) / beta`, and `x` itself where `beta · x` is above the threshold, as `torch.nn.Softplus`; beta is 1
/// and the threshold 20 by default.
///
/// Its derivative is the sigmoid of `beta · x`, and 1 above the threshold; it is kept from the pass forward.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, Softplus}};
///
/// const SOFTPLUS: Softplus<f32> = Softplus::new(1.0, 20.0);
/// assert_eq!(SOFTPLUS.value::<Baseline>(0.0), core::f32::consts::LN_2);
/// assert_eq!(SOFTPLUS.value::<Baseline>(30.0), 30.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Softplus<T> {
    beta: T,
    threshold: T,
}

impl<T: Scalar> Softplus<T> {
    /// The activation of this sharpness, linear where `beta · x` is above `threshold`.
    #[must_use]
    pub const fn new(beta: T, threshold: T) -> Self {
        Self { beta, threshold }
    }

    /// The sharpness of the bend.
    #[must_use]
    pub const fn beta(&self) -> T {
        self.beta
    }

    /// The value of `beta · x` above which it is linear.
    #[must_use]
    pub const fn threshold(&self) -> T {
        self.threshold
    }
}

impl<T: Scalar> Default for Softplus<T> {
    fn default() -> Self {
        Self { beta: T::ONE, threshold: T::from_f64(20.0) }
    }
}

impl<T: Scalar> Elementwise<T> for Softplus<T> {
    const CACHED: bool = true;

    compiled!(apply_softplus);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        self.value_and_derivative::<I>(x).0
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, x: T) -> T {
        self.value_and_derivative::<I>(x).1
    }

    #[inline(always)]
    fn value_and_derivative<I: Isa>(&self, x: T) -> (T, T) {
        let z = x * self.beta;
        if z > self.threshold {
            return (x, T::ONE);
        }
        // ln(1 + eᶻ) = max(z, 0) + ln(1 + e^−|z|): the exponential never overflows, whatever the threshold.
        let e = (-z.abs()).exp::<I>();
        let value = (z.max(T::ZERO) + e.ln_1p::<I>()) / self.beta;
        (value, if z < T::ZERO { e } else { T::ONE } / (T::ONE + e))
    }
}
