//! What the pass forward left on the tape, for the passes after it.

use super::{Place, Plans};
use crate::layer::Recorded;
use crate::plan::{Region, part, region};

/// Whether the caller has the place of these values, which are the network's inputs or outputs: that of an only one.
pub(super) const fn caller_has(values: &[Region]) -> bool {
    values.len() == 1
}

/// Where a step's places begin.
pub(super) const fn first_of(step: usize, plans: &Plans) -> usize {
    let inputs = if caller_has(plans.input) { 0 } else { plans.input.len() };
    inputs + 3 * step
}

/// The values that [`Recording`](super::Recording) kept.
pub(super) struct Taped<'a, T, const L: usize> {
    pub recorded: Recorded<'a, T, L, 1>,
    pub blocks: usize,
    pub plans: &'static Plans,
}

impl<'a, T, const L: usize> Taped<'a, T, L> {
    /// What a step read, gave and kept, from the places of its values.
    #[inline(always)]
    pub fn of<const N: usize>(&self, step: usize, reads: [Place; N], writes: Place) -> Recorded<'a, T, L, N> {
        let mut inputs: [&[[T; L]]; N] = [&[]; N];
        let mut k = 0;
        while k < N {
            inputs[k] = self.value(reads[k]);
            k += 1;
        }
        Recorded { inputs, output: self.value(writes), cache: self.kept(step, 1) }
    }

    /// One of the places of a step: of its value, the layer's cache and the activation's.
    #[inline(always)]
    pub fn kept(&self, step: usize, place: usize) -> &'a [[T; L]] {
        part(self.recorded.cache, self.blocks, region(self.plans.tape, first_of(step, self.plans) + place))
    }

    #[inline(always)]
    fn value(&self, value: Place) -> &'a [[T; L]] {
        let Recorded { inputs: [input], output, cache } = self.recorded;
        match value {
            Place::Input(_) if caller_has(self.plans.input) => input,
            Place::Input(input) => part(cache, self.blocks, region(self.plans.tape, input)),
            Place::Output(..) if caller_has(self.plans.output) => output,
            Place::Step(step) | Place::Output(step, _) => self.kept(step, 0),
        }
    }
}
