//! The way back of training: the steps in reverse, each from the gradient of its output to those of its inputs and parameters.

use core::marker::PhantomData;
use core::mem;

use super::taped::Taped;
use super::{Place, Plans, activation};
use crate::activations::Activation;
use crate::isa::Isa;
use crate::kernels::dense::Known;
use crate::layer::{Batch, Layer, Recorded};
use crate::layers::Product;
use crate::plan::{NOWHERE, Region, add_to, part_mut, region, split};
use crate::scalar::Scalar;

/// The place of a gradient that the caller has: that of an only output, or of an only input.
pub const ELSEWHERE: usize = usize::MAX;

/// The gradients of a mini-batch. What nothing asks for is not computed: the gradients of inputs, and of what is below frozen layers.
pub struct WayBack<'a, I, T, const L: usize> {
    taped: Taped<'a, T, L>,
    output_gradient: &'a mut [[T; L]],
    input_gradient: Option<&'a mut [[T; L]]>,
    gradient: Option<&'a mut [T]>,
    scratch: &'a mut [[T; L]],
    batch: &'a Batch<'a>,
    /// The places in the scratch, and those of the parameters of each step.
    arena: &'static [Region],
    parameters: &'static [Region],
    isa: PhantomData<I>,
}

/// What a step works with.
struct Values<'a, T, const L: usize, const N: usize> {
    recorded: Recorded<'a, T, L, N>,
    derivative: &'a [[T; L]],
    output_gradient: &'a mut [[T; L]],
    input_gradients: [Option<&'a mut [[T; L]]>; N],
    gradient: Option<&'a mut [T]>,
    scratch: &'a mut [[T; L]],
}

impl<'a, I: Isa, T: Scalar, const L: usize> WayBack<'a, I, T, L> {
    /// From what the pass forward left, the gradients that are given and asked for, and the scratch.
    #[inline(always)]
    pub const fn new(
        recorded: Recorded<'a, T, L, 1>,
        output_gradient: &'a mut [[T; L]],
        input_gradient: Option<&'a mut [[T; L]]>,
        gradient: Option<&'a mut [T]>,
        scratch: &'a mut [[T; L]],
        batch: &'a Batch<'a>,
        plans: &'static Plans,
    ) -> Self {
        let taped = Taped { recorded, blocks: batch.blocks, plans };
        let (arena, parameters) = match batch.bounded {
            Some(_) => (plans.kept, plans.stored),
            None => (plans.scratch, plans.parameters),
        };
        let isa = PhantomData;
        Self { taped, output_gradient, input_gradient, gradient, scratch, batch, arena, parameters, isa }
    }

    /// Runs the activation of a step and then its layer. `places` are those in the scratch: of the gradient of what the step
    /// writes, of the layer's scratch, and of the gradients of what it reads.
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn step<Lay: Layer<N, Scalar = T>, A: Activation<T>, const N: usize, const K: usize>(
        &mut self,
        layer: &Lay,
        activation: &A,
        reads: [Place; N],
        writes: Place,
        places: [usize; K],
    ) {
        let batch = self.batch;
        let Some(values) = self.values(reads, writes, places) else { return };
        let Values { recorded, derivative, output_gradient, input_gradients, gradient, scratch } = values;
        activation::backpropagate::<I, _, A, L>(activation, recorded.output, derivative, output_gradient);
        layer.backpropagate::<I, L>(recorded, output_gradient, input_gradients, gradient, scratch, batch);
    }

    /// As [`step`](Self::step), for a dense layer whose sizes are values.
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn product<K: Known, A: Activation<T>>(
        &mut self,
        product: &Product<'_, T, K>,
        activation: &A,
        reads: [Place; 1],
        writes: Place,
        places: [usize; 3],
    ) {
        let batch = self.batch;
        let Some(values) = self.values(reads, writes, places) else { return };
        let Values { recorded, derivative, output_gradient, input_gradients: [input_gradient], gradient, .. } = values;
        activation::backpropagate::<I, _, A, L>(activation, recorded.output, derivative, output_gradient);
        product.backpropagate::<I, L>(recorded.inputs[0], output_gradient, input_gradient, gradient, batch);
    }

    /// Adds the gradient that one more reader of a value has for it: to the first of two places from the second.
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn add(&mut self, to: Place, [sum, addend]: [usize; 2]) {
        if !self.wanted(to) {
            return;
        }
        let regions = [self.place(sum), self.place(addend)];
        let Some([own, addend]) = split(self.scratch, self.batch.blocks, regions) else { return };
        let sum = match to {
            Place::Output(..) if sum == ELSEWHERE => Some(&mut *self.output_gradient),
            _ if sum == ELSEWHERE => self.input_gradient.as_deref_mut(),
            _ => Some(own),
        };
        add_to(sum, addend);
    }

    /// Whether the gradient of a value leads anywhere.
    #[inline(always)]
    fn wanted(&self, value: Place) -> bool {
        let trained = match value {
            Place::Input(_) => false,
            Place::Step(step) | Place::Output(step, _) => {
                self.taped.plans.trained.get(step).is_some_and(|trained| *trained)
            }
        };
        self.input_gradient.is_some() || trained && self.gradient.is_some()
    }

    #[inline(always)]
    fn place(&self, place: usize) -> Region {
        region(self.arena, place)
    }

    /// `None` where nothing asks for the gradients of a step, or where an arena is too short or places overlap: that does not
    /// happen, and the optimiser sees it where it knows the sizes.
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn values<const N: usize, const K: usize>(
        &mut self,
        reads: [Place; N],
        writes: Place,
        places: [usize; K],
    ) -> Option<Values<'_, T, L, N>> {
        let (Place::Step(step) | Place::Output(step, _)) = writes else { return None };
        if !self.wanted(writes) {
            return None;
        }
        let mut wanted = [false; N];
        let mut k = 0;
        while k < N {
            wanted[k] = self.wanted(reads[k]);
            k += 1;
        }
        let (recorded, derivative) = (self.taped.of(step, reads, writes), self.taped.kept(step, 2));

        let mut regions = [NOWHERE; K];
        let mut k = 0;
        while k < K {
            regions[k] = self.place(places[k]);
            k += 1;
        }
        let mut parts = split(self.scratch, self.batch.blocks, regions)?;
        let own = take(&mut parts, 0);
        let at_caller = matches!(places.first(), Some(&ELSEWHERE));
        let output_gradient = if at_caller { &mut *self.output_gradient } else { own };
        let scratch = take(&mut parts, 1);
        let mut input_gradients = [const { None }; N];
        let mut of_caller = self.input_gradient.as_deref_mut();
        let mut k = 0;
        while k < N {
            let place = take(&mut parts, 2 + k);
            input_gradients[k] = if matches!(places.get(2 + k), Some(&ELSEWHERE)) {
                of_caller.take()
            } else if wanted[k] {
                Some(place)
            } else {
                None
            };
            k += 1;
        }
        let gradient = match &mut self.gradient {
            Some(gradient) => Some(part_mut(gradient, 1, region(self.parameters, step))),
            None => None,
        };
        Some(Values { recorded, derivative, output_gradient, input_gradients, gradient, scratch })
    }
}

#[inline(always)]
fn take<'a, V>(parts: &mut [&'a mut [V]], at: usize) -> &'a mut [V] {
    match parts.get_mut(at) {
        Some(part) => mem::take(part),
        None => &mut [],
    }
}

/// Whether there is anything to train at a step or below it, from the parameters of each and the numbers of the steps that it reads.
#[must_use]
pub const fn trained<const N: usize>(parameters: &[Region; N], reads: [&[usize]; N]) -> [bool; N] {
    let (mut trained, mut step) = ([false; N], 0);
    while step < N {
        trained[step] = parameters[step].len > 0;
        let mut at = 0;
        while at < reads[step].len() {
            trained[step] |= trained[reads[step][at]];
            at += 1;
        }
        step += 1;
    }
    trained
}
