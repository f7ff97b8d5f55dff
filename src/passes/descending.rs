//! The update of a training that stores no gradient: each layer descends by what the way back kept for it.

use core::marker::PhantomData;

use super::taped::Taped;
use super::{ELSEWHERE, Place, Plans};
use crate::isa::Isa;
use crate::kernels::dense::Known;
use crate::layer::{Kept, Layer, Recorded, Step};
use crate::layers::ProductMut;
use crate::plan::{part, region};
use crate::scalar::Scalar;

/// The gradients that the way back kept, and the step to go by them.
pub struct Descending<'a, I, T, const L: usize> {
    taped: Taped<'a, T, L>,
    output_gradient: &'a [[T; L]],
    kept: Kept<'a, T, L>,
    by: Step<T>,
    isa: PhantomData<I>,
}

/// What a step works with.
struct Values<'a, T, const L: usize, const N: usize> {
    recorded: Recorded<'a, T, L, N>,
    output_gradient: &'a [[T; L]],
    kept: Kept<'a, T, L>,
}

impl<'a, I: Isa, T: Scalar, const L: usize> Descending<'a, I, T, L> {
    /// From what the passes before it left.
    #[inline(always)]
    pub const fn new(
        recorded: Recorded<'a, T, L, 1>,
        output_gradient: &'a [[T; L]],
        kept: Kept<'a, T, L>,
        by: Step<T>,
        plans: &'static Plans,
    ) -> Self {
        Self { taped: Taped { recorded, blocks: kept.blocks, plans }, output_gradient, kept, by, isa: PhantomData }
    }

    /// Moves the parameters of a layer. `places` are those in the scratch: of the gradient of what the step writes, and of the layer's
    /// scratch.
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn step<Lay: Layer<N, Scalar = T>, const N: usize>(
        &self,
        layer: &mut Lay,
        reads: [Place; N],
        writes: Place,
        places: [usize; 2],
    ) {
        let Values { recorded, output_gradient, kept } = self.values(reads, writes, places);
        layer.descend::<I, L>(recorded, output_gradient, kept, self.by);
    }

    /// As [`step`](Self::step), for a dense layer whose sizes are values.
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn product<K: Known>(
        &self,
        product: ProductMut<'_, T, K>,
        reads: [Place; 1],
        writes: Place,
        places: [usize; 2],
    ) {
        let Values { recorded, output_gradient, kept } = self.values(reads, writes, places);
        product.descend::<I, L>(recorded.inputs[0], output_gradient, kept.blocks, self.by);
    }

    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn values<const N: usize>(
        &self,
        reads: [Place; N],
        writes: Place,
        [gradient, scratch]: [usize; 2],
    ) -> Values<'a, T, L, N> {
        let (Place::Input(step) | Place::Step(step) | Place::Output(step, _)) = writes;
        let (plans, Kept { stored, scratch: arena, blocks }) = (self.taped.plans, self.kept);
        let output_gradient = if gradient == ELSEWHERE {
            self.output_gradient
        } else {
            part(arena, blocks, region(plans.kept, gradient))
        };
        Values {
            recorded: self.taped.of(step, reads, writes),
            output_gradient,
            kept: Kept {
                stored: part(stored, 1, region(plans.stored, step)),
                scratch: part(arena, blocks, region(plans.kept, scratch)),
                blocks,
            },
        }
    }
}
