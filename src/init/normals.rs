use rand_core::Rng;

use crate::rng::uniform;
use crate::scalar::Scalar;

/// Numbers of the standard normal distribution, without end: two from two uniform ones.
///
/// Of the methods that are exact this one always draws the same number of times, and so ends with any generator. Source: G. Box
/// and M. Muller, *A Note on the Generation of Random Normal Deviates*, Annals of Mathematical Statistics 29 (1958).
pub struct Normals<'a, R: ?Sized> {
    rng: &'a mut R,
    spare: Option<f64>,
}

impl<'a, R: Rng + ?Sized> Normals<'a, R> {
    pub const fn new(rng: &'a mut R) -> Self {
        Self { rng, spare: None }
    }
}

impl<R: Rng + ?Sized> Iterator for Normals<'_, R> {
    type Item = f64;

    fn next(&mut self) -> Option<f64> {
        if let Some(spare) = self.spare.take() {
            return Some(spare);
        }
        // From 1 down to, but without, 0, of which there is no logarithm.
        let radius = Scalar::sqrt(-2.0 * libm::log(1.0 - uniform::<f64, R>(self.rng)));
        let angle = core::f64::consts::TAU * uniform::<f64, R>(self.rng);
        self.spare = Some(radius * Scalar::sin(angle));
        Some(radius * Scalar::cos(angle))
    }
}
