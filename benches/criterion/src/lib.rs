//! What the benchmarks share: values that differ from call to call, and that do not depend on the machine.

use constnet::prelude::*;

/// Inputs that a benchmark goes through in turn, so that no result can be kept from the call before.
pub const INPUTS: usize = 64;

/// So many values, uniform from −1 to 1.
pub fn values<V: Value>(seed: u64, count: usize) -> Vec<V> {
    let rng = &mut Pcg32::seeded(seed);
    let mut uniform = || V::Scalar::from_f64(f64::from(rng.next_u32()) / f64::from(1_u32 << 31) - 1.0);
    (0..count).map(|_| V::filled(|values| values.iter_mut().for_each(|value| *value = uniform()))).collect()
}

/// So many classes below `classes`.
pub fn classes(seed: u64, count: usize, classes: usize) -> Vec<usize> {
    let rng = &mut Pcg32::seeded(seed);
    (0..count).map(|_| rng.next_u32() as usize % classes).collect()
}
