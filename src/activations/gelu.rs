use core::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

use super::hard::clamp;
use super::{Elementwise, compiled};
use crate::init::Init;
use crate::isa::Isa;
use crate::scalar::Scalar;

/// `x · Φ(x)` with the normal distribution function `Φ(x) = ½ (1 + erf(x / √2))`, as `torch.nn.GELU()`.
///
/// Its derivative is `Φ(x) + x · φ(x)` with the density `φ(x) = e^(−x²/2) / √(2π)`; it is kept from the pass forward.
///
/// Source: D. Hendrycks, K. Gimpel, *Gaussian Error Linear Units (GELUs)*, arXiv:1606.08415.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, Gelu}};
///
/// assert_eq!(Gelu.value::<Baseline>(0.0_f32), 0.0);
/// assert!((Gelu.value::<Baseline>(1.0_f32) - 0.841_345).abs() < 1e-6);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gelu;

impl Gelu {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

/// The normal distribution function.
#[inline(always)]
fn normal<T: Scalar, I: Isa>(x: T) -> T {
    T::from_f64(0.5) * (T::ONE + (x * T::from_f64(FRAC_1_SQRT_2)).erf::<I>())
}

impl<T: Scalar> Elementwise<T> for Gelu {
    const CACHED: bool = true;
    const INIT: Init = Init::HeUniform;

    compiled!(apply_gelu);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        x * normal::<T, I>(x)
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, x: T) -> T {
        self.value_and_derivative::<I>(x).1
    }

    #[inline(always)]
    fn value_and_derivative<I: Isa>(&self, x: T) -> (T, T) {
        let below = normal::<T, I>(x);
        let density = (x * x * T::from_f64(-0.5)).exp::<I>() * T::from_f64(0.5 * FRAC_2_SQRT_PI * FRAC_1_SQRT_2);
        (x * below, below + x * density)
    }
}

/// `½ x (1 + tanh(u))` with `u = √(2/π) (x + 0.044715 x³)`, as `torch.nn.GELU(approximate='tanh')`: within 0.0005 of
/// [`Gelu`].
///
/// Its derivative is `½ (1 + tanh u) + ½ x (1 − tanh² u) u'`; it is kept from the pass forward.
///
/// Source: as [`Gelu`], section 2.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, GeluTanh}};
///
/// assert_eq!(GeluTanh.value::<Baseline>(0.0_f32), 0.0);
/// assert!((GeluTanh.value::<Baseline>(1.0_f32) - 0.841_192).abs() < 1e-6);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GeluTanh;

impl GeluTanh {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

const SQRT_2_OVER_PI: f64 = FRAC_2_SQRT_PI * FRAC_1_SQRT_2;
const CUBIC: f64 = 0.044_715;

/// `tanh(u)`.
#[inline(always)]
fn tanh_u<T: Scalar, I: Isa>(x: T) -> T {
    (T::from_f64(SQRT_2_OVER_PI) * (x + T::from_f64(CUBIC) * (x * x * x))).tanh::<I>()
}

impl<T: Scalar> Elementwise<T> for GeluTanh {
    const CACHED: bool = true;
    const INIT: Init = Init::HeUniform;

    compiled!(apply_gelu_tanh);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        T::from_f64(0.5) * x * (T::ONE + tanh_u::<T, I>(x))
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, x: T) -> T {
        self.value_and_derivative::<I>(x).1
    }

    #[inline(always)]
    fn value_and_derivative<I: Isa>(&self, x: T) -> (T, T) {
        let half = T::from_f64(0.5);
        let tanh = tanh_u::<T, I>(x);
        // The hyperbolic tangent is ±1 long before ±16, where the second term ends: beyond, x² might overflow and give 0 · ∞.
        let near = clamp(x, T::from_f64(-16.0), T::from_f64(16.0));
        let inner = T::from_f64(SQRT_2_OVER_PI) * (T::ONE + T::from_f64(3.0 * CUBIC) * near * near);
        let derivative = half * (T::ONE + tanh) + half * near * (T::ONE - tanh * tanh) * inner;
        (half * x * (T::ONE + tanh), derivative)
    }
}
