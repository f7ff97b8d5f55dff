//! A dense layer with its sizes as values: what it computes, in functions that are the same for all shapes.
//!
//! Generated code has the layer in this form. Inlined in a release build, the sizes are constants again. In a debug build there is
//! one function of a kind, where there would be one for every shape.

use core::marker::PhantomData;
use core::slice;

use rand_core::Rng;

use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::dense::{Code, Known, Sizes};
use crate::layer::{Batch, Step, Visitor, VisitorMut};
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Calls the kernel for one sample of a microcontroller's float unit, where there is one and `$one` sample.
macro_rules! on_a_microcontroller {
    ($one:expr, $kernel:ident, ($($argument:expr),*)) => {
        #[cfg(float_unit = "arm")]
        if $one && crate::kernels::cortex::is_single::<T>() {
            return crate::kernels::cortex::$kernel($($argument),*);
        }
    };
}

/// The layer, to compute with. `K` is what the type says of the number of outputs.
#[derive(Debug, Clone, Copy)]
pub struct Product<'a, T, K> {
    sizes: Sizes,
    weight: &'a [T],
    bias: &'a [T],
    known: PhantomData<K>,
}

/// The layer, to change.
#[derive(Debug)]
pub struct ProductMut<'a, T, K> {
    sizes: Sizes,
    weight: &'a mut [T],
    bias: &'a mut [T],
    known: PhantomData<K>,
}

impl<'a, T: Scalar, K: Known> Product<'a, T, K> {
    /// With the sizes for one sample. It makes the slices itself, so that what there is of every shape does as little as possible.
    ///
    /// # Safety
    /// There are as many weights as the sizes say, and `biases` biases, borrowed for `'a`.
    #[inline(always)]
    pub(super) const unsafe fn new(sizes: Sizes, weight: *const T, bias: *const T, biases: usize) -> Self {
        // SAFETY: the caller's promise.
        let (weight, bias) = unsafe {
            (slice::from_raw_parts(weight, sizes.inputs * sizes.outputs), slice::from_raw_parts(bias, biases))
        };
        Self { sizes, weight, bias, known: PhantomData }
    }

    /// Shows the parameters.
    pub fn visit(&self, visitor: &mut impl Visitor<T>) {
        let Sizes { inputs, outputs, .. } = self.sizes;
        visitor.parameter("weight", Shape::new(&[outputs, inputs]), self.weight);
        if !self.bias.is_empty() {
            visitor.parameter("bias", Shape::new(&[outputs]), self.bias);
        }
    }

    /// Shows the parameters as those of the layer of this name.
    pub fn visit_as(&self, name: &'static str, visitor: &mut impl Visitor<T>) {
        visitor.enter(name);
        self.visit(visitor);
        visitor.leave();
    }

    #[inline(always)]
    pub(crate) fn infer<I: Isa>(&self, x: &[T], y: &mut [T]) {
        forward::<T, I, K, 1>(self.sizes, self.weight, self.bias, x, y);
    }

    #[inline(always)]
    pub(crate) fn record<I: Isa, const L: usize>(&self, x: &[[T; L]], y: &mut [[T; L]], blocks: usize) {
        let sizes = self.sizes.of_blocks(blocks, L);
        forward::<T, I, K, L>(sizes, self.weight, self.bias, x.as_flattened(), y.as_flattened_mut());
    }

    #[inline(always)]
    pub(crate) fn backpropagate<I: Isa, const L: usize>(
        &self,
        x: &[[T; L]],
        dy: &[[T; L]],
        dx: Option<&mut [[T; L]]>,
        gradient: Option<&mut [T]>,
        batch: &Batch<'_>,
    ) {
        let (x, dy, sizes) = (x.as_flattened(), dy.as_flattened(), self.sizes.of_blocks(batch.blocks, L));
        if let Some(bounded) = batch.bounded {
            I::Code::bound::<T, I, K, L>(x, dy, bounded);
        } else if let Some(gradient) = gradient
            && let Some((dw, db)) = gradient.split_at_mut_checked(sizes.inputs * sizes.outputs)
        {
            weight_gradient::<T, I, K, L>(sizes, x, dy, dw, db);
        }
        if let Some(dx) = dx {
            input_gradient::<T, I, K, L>(sizes, self.weight, dy, dx.as_flattened_mut());
        }
    }
}

impl<'a, T: Scalar, K: Known> ProductMut<'a, T, K> {
    /// As [`Product::new`].
    ///
    /// # Safety
    /// As there, borrowed mutably.
    #[inline(always)]
    pub(super) const unsafe fn new(sizes: Sizes, weight: *mut T, bias: *mut T, biases: usize) -> Self {
        // SAFETY: the caller's promise.
        let (weight, bias) = unsafe {
            (slice::from_raw_parts_mut(weight, sizes.inputs * sizes.outputs), slice::from_raw_parts_mut(bias, biases))
        };
        Self { sizes, weight, bias, known: PhantomData }
    }

    /// Draws the parameters anew.
    pub fn initialize<R: Rng + ?Sized>(self, rng: &mut R, init: Init) {
        let Sizes { inputs, outputs, .. } = self.sizes;
        init.fill(self.weight, outputs, inputs, outputs, rng);
        self.bias.fill(T::ZERO);
    }

    /// Lends the parameters.
    pub fn visit_mut(self, visitor: &mut impl VisitorMut<T>) {
        let Sizes { inputs, outputs, .. } = self.sizes;
        visitor.parameter("weight", Shape::new(&[outputs, inputs]), self.weight);
        if !self.bias.is_empty() {
            visitor.parameter("bias", Shape::new(&[outputs]), self.bias);
        }
    }

    /// Lends the parameters as those of the layer of this name.
    pub fn visit_mut_as(self, name: &'static str, visitor: &mut impl VisitorMut<T>) {
        visitor.enter(name);
        self.visit_mut(visitor);
        visitor.leave();
    }

    #[inline(always)]
    pub(crate) fn descend<I: Isa, const L: usize>(self, x: &[[T; L]], dy: &[[T; L]], blocks: usize, step: Step<T>) {
        let (x, dy, sizes) = (x.as_flattened(), dy.as_flattened(), self.sizes.of_blocks(blocks, L));
        on_a_microcontroller!(
            L == 1 && sizes.rows == 1,
            descend_at_once,
            (sizes, x, dy, self.weight, self.bias, [&step.rate, &step.weight_decay])
        );
        I::Code::descend::<T, I, K, L>(sizes, x, dy, self.weight, self.bias, step);
    }
}

#[inline(always)]
fn forward<T: Scalar, I: Isa, K: Known, const L: usize>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    on_a_microcontroller!(sizes.lanes == 1, infer, (sizes, weight, bias, x, y));
    I::Code::forward::<T, I, K, L>(sizes, weight, bias, x, y);
}

#[inline(always)]
fn weight_gradient<T: Scalar, I: Isa, K: Known, const L: usize>(
    sizes: Sizes,
    x: &[T],
    dy: &[T],
    dw: &mut [T],
    db: &mut [T],
) {
    on_a_microcontroller!(sizes.lanes == 1, weight_gradient, (sizes, x, dy, dw, db));
    I::Code::weight_gradient::<T, I, K, L>(sizes, x, dy, dw, db);
}

#[inline(always)]
fn input_gradient<T: Scalar, I: Isa, K: Known, const L: usize>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
    on_a_microcontroller!(sizes.lanes == 1, input_gradient, (sizes, weight, dy, dx));
    I::Code::input_gradient::<T, I, K, L>(sizes, weight, dy, dx);
}
