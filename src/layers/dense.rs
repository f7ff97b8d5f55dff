use nalgebra::{ArrayStorage, SMatrix, SVector};
use rand_core::Rng;

use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::dense::{self, Sizes};
use crate::layer::{Batch, Layer, Recorded, Visitor, VisitorMut};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// Calls a kernel: inlined, where its sizes are constants, for a small layer in optimised code; the library's compiled one
/// otherwise. Both are the same code.
macro_rules! specialised_or_compiled {
    ($specialised:ident, $compiled:ident, ($($argument:expr),*)) => {
        if I::SPECIALISE && Self::SMALL {
            dense::$specialised::<T, I>($($argument),*);
        } else {
            T::$compiled::<I>($($argument),*);
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

    /// Whether the product is small enough to be worth code of its own.
    const SMALL: bool = IN * OUT <= 4096;

    const fn sizes(lanes: usize) -> Sizes {
        Sizes { inputs: IN, outputs: OUT, lanes }
    }
}

// SAFETY: both fields are zeroed types.
unsafe impl<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize, const BIAS: usize> Zeroed
    for Dense<T, IN, OUT, STEPS, BIAS>
{
    const ZEROED: Self = Self::zeroed();
}

impl<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize, const BIAS: usize> Layer
    for Dense<T, IN, OUT, STEPS, BIAS>
{
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::rows(STEPS, IN)];
    const OUTPUT_SHAPE: Shape = Shape::rows(STEPS, OUT);
    const PARAMETERS: usize = IN * OUT + BIAS;
    const MACS: usize = STEPS * IN * OUT;
    const ZEROED: Self = Self::zeroed();

    fn initialize<R: Rng + ?Sized>(&mut self, rng: &mut R, init: Init) {
        init.fill(self.weight.as_mut_slice(), OUT, IN, OUT, rng);
        self.bias.fill(T::ZERO);
    }

    fn visit(&self, visitor: &mut impl Visitor<T>) {
        visitor.parameter("weight", Shape::new(&[OUT, IN]), self.weight.as_slice());
        if BIAS > 0 {
            visitor.parameter("bias", Shape::new(&[OUT]), self.bias.as_slice());
        }
    }

    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<T>) {
        visitor.parameter("weight", Shape::new(&[OUT, IN]), self.weight.as_mut_slice());
        if BIAS > 0 {
            visitor.parameter("bias", Shape::new(&[OUT]), self.bias.as_mut_slice());
        }
    }

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        let (weight, bias) = (self.weight.as_slice(), self.bias.as_slice());
        for step in 0..STEPS {
            let (x, y) = (part(x, step * IN, IN), part_mut(y, step * OUT, OUT));
            specialised_or_compiled!(infer, dense_infer, (Self::sizes(1), weight, bias, x, y));
        }
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        _: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        let (weight, bias) = (self.weight.as_slice(), self.bias.as_slice());
        for row in 0..batch.blocks * STEPS {
            let (x, y) = (part(x, row * IN, IN).as_flattened(), part_mut(y, row * OUT, OUT).as_flattened_mut());
            specialised_or_compiled!(forward, dense_forward, (Self::sizes(L), weight, bias, x, y));
        }
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, T, L, 1>,
        dy: &mut [[T; L]],
        [mut dx]: [Option<&mut [[T; L]]>; 1],
        gradient: Option<&mut [T]>,
        _: &mut [[T; L]],
        batch: &Batch<'_>,
    ) {
        let [x] = recorded.inputs;
        let weight = self.weight.as_slice();
        let mut gradient = gradient.and_then(|gradient| gradient.split_at_mut_checked(IN * OUT));
        for row in 0..batch.blocks * STEPS {
            let (x, dy) = (part(x, row * IN, IN).as_flattened(), part(dy, row * OUT, OUT).as_flattened());
            if let Some((dw, db)) = &mut gradient {
                specialised_or_compiled!(weight_gradient, dense_weight_gradient, (Self::sizes(L), x, dy, dw, db));
            }
            if let Some(dx) = dx.as_deref_mut() {
                let dx = part_mut(dx, row * IN, IN).as_flattened_mut();
                specialised_or_compiled!(input_gradient, dense_input_gradient, (Self::sizes(L), weight, dy, dx));
            }
        }
    }
}

/// A row of a value; empty if there is none, which the contract of a layer rules out.
#[inline(always)]
fn part<V>(values: &[V], at: usize, len: usize) -> &[V] {
    values.get(at..at + len).unwrap_or_default()
}

/// As [`part`], to write to.
#[inline(always)]
fn part_mut<V>(values: &mut [V], at: usize, len: usize) -> &mut [V] {
    values.get_mut(at..at + len).unwrap_or_default()
}
