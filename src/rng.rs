//! The generator that the tape carries, and that programs without another use for their seeds.

use core::convert::Infallible;

use rand_core::{Rng, SeedableRng, TryRng};

use crate::scalar::Scalar;
use crate::zeroed::Zeroed;

/// PCG-XSH-RR 64/32: 8 bytes of state, the same numbers on every machine.
///
/// Source: M. O'Neill, *PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number
/// Generation*, HMC-CS-2014-0905. It is not for cryptography.
///
/// ```
/// use constnet::prelude::*;
///
/// let mut a = Pcg32::seeded(7);
/// let mut b = Pcg32::seeded(7);
/// assert_eq!(a.next_u32(), b.next_u32());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pcg32 {
    state: u64,
}

const MULTIPLIER: u64 = 6_364_136_223_846_793_005;
const INCREMENT: u64 = 1_442_695_040_888_963_407;

impl Pcg32 {
    /// The generator of this seed.
    #[must_use]
    pub const fn seeded(seed: u64) -> Self {
        let mut generator = Self { state: 0 };
        generator.advance();
        generator.state = generator.state.wrapping_add(seed);
        generator.advance();
        generator
    }

    /// All that there is of the generator, to keep it.
    #[must_use]
    pub const fn state(&self) -> u64 {
        self.state
    }

    /// The generator of a kept [`state`](Self::state).
    ///
    /// ```
    /// use constnet::prelude::*;
    ///
    /// let mut generator = Pcg32::seeded(7);
    /// generator.next_u64();
    /// let mut same = Pcg32::from_state(generator.state());
    /// assert_eq!(same.next_u64(), generator.next_u64());
    /// ```
    #[must_use]
    pub const fn from_state(state: u64) -> Self {
        Self { state }
    }

    const fn advance(&mut self) {
        self.state = self.state.wrapping_mul(MULTIPLIER).wrapping_add(INCREMENT);
    }

    const fn draw(&mut self) -> u32 {
        let old = self.state;
        self.advance();
        let xorshifted = (((old >> 18) ^ old) >> 27) as u32;
        xorshifted.rotate_right((old >> 59) as u32)
    }
}

// SAFETY: one integer; a state of zero is as good as any other.
unsafe impl Zeroed for Pcg32 {
    const ZEROED: Self = Self { state: 0 };
}

impl TryRng for Pcg32 {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.draw())
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let low = u64::from(self.draw());
        Ok(u64::from(self.draw()) << 32 | low)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(4) {
            let word = self.draw().to_le_bytes();
            for (byte, drawn) in chunk.iter_mut().zip(word) {
                *byte = drawn;
            }
        }
        Ok(())
    }
}

impl SeedableRng for Pcg32 {
    type Seed = [u8; 8];

    fn from_seed(seed: [u8; 8]) -> Self {
        Self::seeded(u64::from_le_bytes(seed))
    }

    fn seed_from_u64(seed: u64) -> Self {
        Self::seeded(seed)
    }
}

/// A number from `[0, 1)`, uniform on the multiples of 2⁻²⁴.
#[inline]
pub(crate) fn uniform<T: Scalar, R: Rng + ?Sized>(rng: &mut R) -> T {
    // 24 bits fit both significands, so that the value is exact and never rounds up to 1.
    T::from_f64(f64::from(rng.next_u32() >> 8) * (1.0 / 16_777_216.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_follow_the_published_recurrence() {
        // The first outputs of the reference implementation's `pcg32_srandom(42, 54)` stream are not ours, since the
        // increment is the default one; the recurrence is checked by hand on the first two draws instead.
        let mut generator = Pcg32::seeded(0);
        let start = INCREMENT.wrapping_mul(MULTIPLIER).wrapping_add(INCREMENT);
        assert_eq!(generator.state, start);
        let expected = ((((start >> 18) ^ start) >> 27) as u32).rotate_right((start >> 59) as u32);
        assert_eq!(generator.next_u32(), expected);
        assert_eq!(generator.state, start.wrapping_mul(MULTIPLIER).wrapping_add(INCREMENT));
    }

    #[test]
    fn uniform_numbers_fill_the_unit_interval() {
        let mut generator = Pcg32::seeded(1);
        let mean = (0..10_000)
            .map(|_| uniform::<f64, _>(&mut generator))
            .inspect(|u| assert!((0.0..1.0).contains(u)))
            .sum::<f64>()
            / 10_000.0;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
    }
}
