use core::ops::{Deref, DerefMut};

use rand_core::Rng;

use crate::init::Init;
use crate::isa::Isa;
use crate::layer::{Batch, Layer, Recorded, Tensor, Visitor, VisitorMut};
use crate::network::Graph;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// A layer that training does not change: no gradient is computed for its parameters, and no optimizer keeps state
/// for them. The gradient passes through it to the layers before.
///
/// It computes as in inference where that differs: a batch norm within normalises by its running statistics, and leaves them as
/// they are, as torchvision's `FrozenBatchNorm2d` or a Keras layer that is not trainable. Dropout within still drops.
///
/// It dereferences to the layer, so parameters are read and written as before.
///
/// ```
/// use constnet::prelude::*;
///
/// let mut layer = Frozen::new(Dense::<f32, 2, 3>::zeroed());
/// layer.weight[(0, 1)] = 2.0;
/// assert_eq!(<Frozen<Dense<f32, 2, 3>>>::PARAMETERS, 9);
/// assert_eq!(<Frozen<Dense<f32, 2, 3>>>::TRAINABLE, 0);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(transparent)]
pub struct Frozen<L>(L);

impl<L> Frozen<L> {
    /// Freezes a layer.
    #[must_use]
    pub const fn new(layer: L) -> Self {
        Self(layer)
    }
}

impl<L> Deref for Frozen<L> {
    type Target = L;

    #[inline(always)]
    fn deref(&self) -> &L {
        &self.0
    }
}

impl<L> DerefMut for Frozen<L> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut L {
        &mut self.0
    }
}

// SAFETY: the one field is of a zeroed type.
unsafe impl<L: Zeroed> Zeroed for Frozen<L> {
    const ZEROED: Self = Self(L::ZEROED);
}

#[diagnostic::do_not_recommend]
impl<Inner: Layer<INPUTS>, const INPUTS: usize> Layer<INPUTS> for Frozen<Inner> {
    type Scalar = Inner::Scalar;
    const INPUT_SHAPES: [Shape; INPUTS] = Inner::INPUT_SHAPES;
    const OUTPUT_SHAPE: Shape = Inner::OUTPUT_SHAPE;
    const PARAMETERS: usize = Inner::PARAMETERS;
    const TRAINABLE: usize = 0;
    const MACS: usize = Inner::MACS;
    const WORKSPACE: usize = Inner::WORKSPACE;
    const CACHE: usize = Inner::CACHE;
    const SCRATCH: usize = Inner::SCRATCH;
    const STATISTICS: usize = Inner::STATISTICS;
    const DROPPED: [usize; 2] = Inner::DROPPED;
    const ZEROED: Self = Self(Inner::ZEROED);
    const ENDING: u8 = Inner::ENDING;
    const GRAPH: Option<&'static Graph> = Inner::GRAPH;
    // The one field begins where the whole does.
    const TENSORS: &'static [Tensor] = Inner::TENSORS;

    fn initialize<R: Rng + ?Sized>(&mut self, rng: &mut R, init: Init) {
        self.0.initialize(rng, init);
    }

    fn visit(&self, visitor: &mut impl Visitor<Self::Scalar>) {
        self.0.visit(&mut Fixed(visitor));
    }

    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<Self::Scalar>) {
        self.0.visit_mut(&mut Fixed(visitor));
    }

    #[inline(always)]
    fn infer<I: Isa>(
        &self,
        inputs: [&[Self::Scalar]; INPUTS],
        output: &mut [Self::Scalar],
        workspace: &mut [Self::Scalar],
    ) {
        self.0.infer::<I>(inputs, output, workspace);
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        inputs: [&[[Self::Scalar; L]]; INPUTS],
        output: &mut [[Self::Scalar; L]],
        cache: &mut [[Self::Scalar; L]],
        batch: &mut Batch<'_>,
    ) {
        let Batch { blocks, samples, ref mut generator, .. } = *batch;
        self.0.record::<I, L>(
            inputs,
            output,
            cache,
            &mut Batch { blocks, samples, frozen: true, generator, bounded: None },
        );
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, Self::Scalar, L, INPUTS>,
        output_gradient: &mut [[Self::Scalar; L]],
        input_gradients: [Option<&mut [[Self::Scalar; L]]>; INPUTS],
        _: Option<&mut [Self::Scalar]>,
        scratch: &mut [[Self::Scalar; L]],
        batch: &Batch<'_>,
    ) {
        // The generator is behind a shared reference; nothing is drawn on the way back.
        let Batch { blocks, samples, .. } = *batch;
        let batch = Batch { blocks, samples, frozen: true, generator: &mut batch.generator.clone(), bounded: None };
        self.0.backpropagate::<I, L>(recorded, output_gradient, input_gradients, None, scratch, &batch);
    }
}

/// Passes a visit on, with every parameter as one that is fixed.
struct Fixed<'a, V>(&'a mut V);

impl<T, V: Visitor<T>> Visitor<T> for Fixed<'_, V> {
    fn enter(&mut self, layer: &'static str) {
        self.0.enter(layer);
    }
    fn leave(&mut self) {
        self.0.leave();
    }
    fn parameter(&mut self, name: &'static str, shape: Shape, values: &[T]) {
        self.0.fixed(name, shape, values);
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &[T]) {
        self.0.fixed(name, shape, values);
    }
}

impl<T, V: VisitorMut<T>> VisitorMut<T> for Fixed<'_, V> {
    fn enter(&mut self, layer: &'static str) {
        self.0.enter(layer);
    }
    fn leave(&mut self) {
        self.0.leave();
    }
    fn parameter(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
        self.0.fixed(name, shape, values);
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
        self.0.fixed(name, shape, values);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::testing::{check_bits, check_gradients, randomize, visits};
    use crate::layers::{Add, Dense};

    #[test]
    fn parameters_are_fixed_but_there() {
        type Hidden = Dense<f64, 3, 2>;
        assert_eq!(<Frozen<Hidden>>::PARAMETERS, 8);
        let mut frozen = Frozen::new(Hidden::zeroed());
        assert_eq!(visits(&frozen), ["fixed weight [2, 3] 6", "fixed bias [2] 2"]);
        frozen.bias[1] = 4.0;
        assert_eq!(frozen.bias[1], 4.0);
        assert_eq!(<Frozen<Hidden> as Zeroed>::ZEROED, Frozen::new(Hidden::zeroed()));
        assert_eq!(randomize(frozen), Frozen::new(randomize(Hidden::zeroed())), "loading does not reach it");
    }

    #[test]
    fn the_gradient_passes_through() {
        check_gradients(&Frozen::new(randomize(Dense::<f64, 3, 2>::zeroed())));
        check_gradients(&Frozen::new(Add::<f64, 3, 2>::new()));
    }

    #[test]
    fn training_and_inference_agree() {
        check_bits(&Frozen::new(randomize(Dense::<f32, 3, 2>::zeroed())));
    }
}
