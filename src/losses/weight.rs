use crate::scalar::Scalar;

/// What a target weighs in the mean: a scalar, or a tuple of weights where the loss is a tuple, whose parts are means of
/// their own.
pub trait Weight: Copy {
    /// The weight of no sample.
    const NONE: Self;
    /// The weight of both together.
    #[must_use]
    fn plus(self, other: Self) -> Self;
    /// One over the weight; `None` if it, or that of a part, is zero.
    fn reciprocal(self) -> Option<Self>;
    /// The weight, or that of each part, times a factor.
    #[must_use]
    fn times(self, factor: f64) -> Self;
}

impl<T: Scalar> Weight for T {
    const NONE: Self = T::ZERO;

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        self + other
    }

    #[inline(always)]
    fn reciprocal(self) -> Option<Self> {
        if self == T::ZERO { None } else { Some(T::ONE / self) }
    }

    #[inline(always)]
    fn times(self, factor: f64) -> Self {
        self * T::from_f64(factor)
    }
}
