use nalgebra::{ArrayStorage, SMatrix, SVector};
use rand_core::Rng;

use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::dense::{Code, Outputs, Sizes};
use crate::layer::{Batch, Kept, Layer, Recorded, Step, Tensor, Visitor, VisitorMut};
use crate::matrix;
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::tensors::tensors;
use crate::zeroed::Zeroed;

/// Calls the kernel for one sample of a microcontroller's float unit, where there is one and `$one` sample.
macro_rules! on_a_microcontroller {
    ($one:expr, $kernel:ident, ($($argument:expr),*)) => {
        #[cfg(float_unit = "arm")]
        if $one && crate::kernels::cortex::is_single::<T>() {
            return crate::kernels::cortex::$kernel($($argument),*);
        }
    };
}

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
}

// SAFETY: both fields are zeroed types.
unsafe impl<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize, const BIAS: usize> Zeroed
    for Dense<T, IN, OUT, STEPS, BIAS>
{
    const ZEROED: Self = Self::zeroed();
}

#[inline(always)]
fn weight_gradient<T: Scalar, I: Isa>(sizes: Sizes, x: &[T], dy: &[T], dw: &mut [T], db: &mut [T]) {
    on_a_microcontroller!(sizes.lanes == 1, weight_gradient, (sizes, x, dy, dw, db));
    I::Code::weight_gradient::<T, I>(sizes, x, dy, dw, db);
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
        init.fill(matrix::values_mut(&mut self.weight), OUT, IN, OUT, rng);
        self.bias.data.0[0].fill(T::ZERO);
    }

    fn visit(&self, visitor: &mut impl Visitor<T>) {
        visitor.parameter("weight", Shape::new(&[OUT, IN]), matrix::values(&self.weight));
        if BIAS > 0 {
            visitor.parameter("bias", Shape::new(&[OUT]), &self.bias.data.0[0]);
        }
    }

    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<T>) {
        visitor.parameter("weight", Shape::new(&[OUT, IN]), matrix::values_mut(&mut self.weight));
        if BIAS > 0 {
            visitor.parameter("bias", Shape::new(&[OUT]), &mut self.bias.data.0[0]);
        }
    }

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        let (weight, bias): (_, &[T]) = (matrix::values(&self.weight), &self.bias.data.0[0]);
        let sizes = Sizes { rows: STEPS, inputs: IN, outputs: OUT, lanes: 1 };
        on_a_microcontroller!(true, infer, (sizes, weight, bias, x, y));
        I::Code::forward::<T, I, Outputs<OUT>>(sizes, weight, bias, x, y);
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        _: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        let (weight, bias): (_, &[T]) = (matrix::values(&self.weight), &self.bias.data.0[0]);
        let sizes = Sizes { rows: batch.blocks * STEPS, inputs: IN, outputs: OUT, lanes: L };
        let (x, y) = (x.as_flattened(), y.as_flattened_mut());
        on_a_microcontroller!(L == 1, infer, (sizes, weight, bias, x, y));
        I::Code::forward::<T, I, Outputs<OUT>>(sizes, weight, bias, x, y);
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
        let [x] = recorded.inputs;
        let sizes = Sizes { rows: batch.blocks * STEPS, inputs: IN, outputs: OUT, lanes: L };
        let (x, dy) = (x.as_flattened(), dy.as_flattened());
        if let Some(bounded) = batch.bounded {
            I::Code::bound::<T, I>(sizes, x, dy, bounded);
        } else if let Some(gradient) = gradient
            && let Some((dw, db)) = gradient.split_at_mut_checked(IN * OUT)
        {
            weight_gradient::<T, I>(sizes, x, dy, dw, db);
        }
        if let Some(dx) = dx {
            let (weight, dx) = (matrix::values(&self.weight), dx.as_flattened_mut());
            on_a_microcontroller!(L == 1, input_gradient, (sizes, weight, dy, dx));
            I::Code::input_gradient::<T, I>(sizes, weight, dy, dx);
        }
    }

    #[inline(always)]
    fn descend<I: Isa, const L: usize>(
        &mut self,
        recorded: Recorded<'_, T, L, 1>,
        dy: &[[T; L]],
        kept: Kept<'_, T, L>,
        step: Step<T>,
    ) {
        let [x] = recorded.inputs;
        let sizes = Sizes { rows: kept.blocks * STEPS, inputs: IN, outputs: OUT, lanes: L };
        let (x, dy) = (x.as_flattened(), dy.as_flattened());
        let (weight, bias): (_, &mut [T]) = (matrix::values_mut(&mut self.weight), &mut self.bias.data.0[0]);
        on_a_microcontroller!(
            L == 1 && sizes.rows == 1,
            descend_at_once,
            (sizes, x, dy, weight, bias, [&step.rate, &step.weight_decay])
        );
        I::Code::descend::<T, I>(sizes, x, dy, weight, bias, step);
    }
}
