//! How weights are drawn.

use rand_core::Rng;

use crate::rng::uniform;
use crate::scalar::Scalar;

/// The distribution of a layer's weights.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Init {
    /// He, uniform.
    HeUniform,
    /// Glorot, uniform.
    GlorotUniform,
}

impl Init {
    /// Draws the weights of a matrix `[fan_out rows, columns]`, given in nalgebra's order.
    pub fn fill<T: Scalar, R: Rng + ?Sized>(self, weight: &mut [T], fan_in: usize, fan_out: usize, rng: &mut R) {
        let bound = match self {
            Self::HeUniform => (T::from_f64(6.0) / T::from_usize(fan_in)).sqrt(),
            Self::GlorotUniform => (T::from_f64(6.0) / T::from_usize(fan_in + fan_out)).sqrt(),
        };
        for w in weight {
            *w = (uniform::<T, R>(rng) * T::from_f64(2.0) - T::ONE) * bound;
        }
    }
}
