mod product;

use nalgebra::{ArrayStorage, SMatrix, SVector};
use rand_core::Rng;

pub use self::product::{Product, ProductMut};
use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::dense::{Sizes, known};
use crate::layer::{Batch, Kept, Layer, Recorded, Step, Tensor, Visitor, VisitorMut};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::tensors::tensors;
use crate::zeroed::Zeroed;

/// A fully connected layer, `y = W x + b`, as `torch.nn.Linear`.
///
/// In a declaration: `Dense(units, bias = true, init = ..)`. It maps `[IN]` to `[OUT]`, and `[STEPS, IN]` to `[STEPS, OUT]`, each step
/// with the same weights. `BIAS` is `OUT`, or `0` for none.
///
/// Parameters: `weight` `[OUT, IN]` and `bias` `[OUT]`; multiply-accumulates: `STEPS · IN · OUT`.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Affine: [2] -> [2] {
///         out: Dense(2),
///     }
/// }
///
/// let mut net = Affine::zeroed();
/// net.out.weight[(0, 1)] = 3.0;
/// net.out.bias[1] = 1.0;
/// assert_eq!(net.forward(&SVector::from([5.0, 7.0])), SVector::from([21.0, 1.0]));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Dense<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize = 1, const BIAS: usize = OUT> {
    /// `W`, a row an output.
    pub weight: SMatrix<T, OUT, IN>,
    /// `b`.
    pub bias: SVector<T, BIAS>,
}

impl<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize, const BIAS: usize>
    Dense<T, IN, OUT, STEPS, BIAS>
{
    /// The layer with all parameters zero.
    #[must_use]
    pub const fn zeroed() -> Self {
        Self {
            weight: SMatrix::from_array_storage(ArrayStorage([[T::ZERO; OUT]; IN])),
            bias: SVector::from_array_storage(ArrayStorage([[T::ZERO; BIAS]; 1])),
        }
    }

    /// The layer with its sizes as values. Its matrices become slices on the spot, as a debug build has all that it calls with
    /// these types once for every shape.
    #[doc(hidden)]
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn product(&self) -> Product<'_, T, known!(IN, OUT)> {
        let sizes = Sizes { rows: STEPS, inputs: IN, outputs: OUT, lanes: 1 };
        let (weight, bias) = (&raw const self.weight.data.0 as *const T, &raw const self.bias.data.0 as *const T);
        // SAFETY: a matrix is its values in a row, borrowed for as long as the product is.
        unsafe { Product::new(sizes, weight, bias, BIAS) }
    }

    /// As [`product`](Self::product), to write to.
    #[doc(hidden)]
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn product_mut(&mut self) -> ProductMut<'_, T, known!(IN, OUT)> {
        let sizes = Sizes { rows: STEPS, inputs: IN, outputs: OUT, lanes: 1 };
        let (weight, bias) = (&raw mut self.weight.data.0 as *mut T, &raw mut self.bias.data.0 as *mut T);
        // SAFETY: as in `product`; the matrices are two, and borrowed mutably.
        unsafe { ProductMut::new(sizes, weight, bias, BIAS) }
    }
}

// SAFETY: both fields are zeroed types.
unsafe impl<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize, const BIAS: usize> Zeroed
    for Dense<T, IN, OUT, STEPS, BIAS>
{
    const ZEROED: Self = Self::zeroed();
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize, const BIAS: usize> Layer
    for Dense<T, IN, OUT, STEPS, BIAS>
{
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::rows(STEPS, IN)];
    const OUTPUT_SHAPE: Shape = Shape::rows(STEPS, OUT);
    const PARAMETERS: usize = IN * OUT + BIAS;
    const STORED: usize = 0;
    const MACS: usize = STEPS * IN * OUT;
    const ZEROED: Self = Self::zeroed();
    const TENSORS: &'static [Tensor] = tensors!(weight: Shape::new(&[OUT, IN]), bias: Shape::new(&[BIAS]));

    fn initialize<R: Rng + ?Sized>(&mut self, rng: &mut R, init: Init) {
        self.product_mut().initialize(rng, init);
    }

    fn visit(&self, visitor: &mut impl Visitor<T>) {
        self.product().visit(visitor);
    }

    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<T>) {
        self.product_mut().visit_mut(visitor);
    }

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        self.product().infer::<I>(x, y);
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        _: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        self.product().record::<I, L>(x, y, batch.blocks);
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, T, L, 1>,
        dy: &mut [[T; L]],
        [dx]: [Option<&mut [[T; L]]>; 1],
        gradient: Option<&mut [T]>,
        _: &mut [[T; L]],
        batch: &Batch<'_>,
    ) {
        self.product().backpropagate::<I, L>(recorded.inputs[0], dy, dx, gradient, batch);
    }

    #[inline(always)]
    fn descend<I: Isa, const L: usize>(
        &mut self,
        recorded: Recorded<'_, T, L, 1>,
        dy: &[[T; L]],
        kept: Kept<'_, T, L>,
        step: Step<T>,
    ) {
        self.product_mut().descend::<I, L>(recorded.inputs[0], dy, kept.blocks, step);
    }
}
