//! A network for the tests of the optimizers: two parameters with a frozen one between them, and the identity as its function.

use nalgebra::{SMatrix, SVector};

use crate::isa::Isa;
use crate::layer::{Batch, Layer, Recorded, Visitor, VisitorMut};
use crate::network::{LayerInfo, Network};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// The trainable parameters: more than a few vectors, and not a whole number of them.
pub const TRAINABLE: usize = 43;

pub struct Toy<T: Scalar> {
    pub weight: SMatrix<T, 20, 2>,
    pub frozen: SVector<T, 2>,
    pub bias: SVector<T, 3>,
}

impl<T: Scalar> Toy<T> {
    /// All trainable parameters, in order.
    pub fn parameters(&self) -> impl Iterator<Item = f64> {
        self.weight.iter().chain(&self.bias).map(|value| value.to_f64())
    }
}

// SAFETY: all fields are zeroed types.
unsafe impl<T: Scalar> Zeroed for Toy<T> {
    const ZEROED: Self = Self { weight: Zeroed::ZEROED, frozen: Zeroed::ZEROED, bias: Zeroed::ZEROED };
}

impl<T: Scalar> Layer for Toy<T> {
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[1])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[1]);
    const PARAMETERS: usize = TRAINABLE + 2;
    const TRAINABLE: usize = TRAINABLE;
    const ZEROED: Self = <Self as Zeroed>::ZEROED;

    fn visit(&self, visitor: &mut impl Visitor<T>) {
        visitor.parameter("weight", Shape::new(&[20, 2]), self.weight.as_slice());
        visitor.fixed("frozen", Shape::new(&[2]), self.frozen.as_slice());
        visitor.parameter("bias", Shape::new(&[3]), self.bias.as_slice());
    }
    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<T>) {
        visitor.parameter("weight", Shape::new(&[20, 2]), self.weight.as_mut_slice());
        visitor.fixed("frozen", Shape::new(&[2]), self.frozen.as_mut_slice());
        visitor.parameter("bias", Shape::new(&[3]), self.bias.as_mut_slice());
    }
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        y.copy_from_slice(x);
    }
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        _: &mut [[T; L]],
        _: &mut Batch<'_>,
    ) {
        y.copy_from_slice(x);
    }
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        _: Recorded<'_, T, L, 1>,
        _: &mut [[T; L]],
        _: [Option<&mut [[T; L]]>; 1],
        _: Option<&mut [T]>,
        _: &mut [[T; L]],
        _: &Batch<'_>,
    ) {
    }
}

impl<T: Scalar> Network for Toy<T> {
    const NAME: &'static str = "Toy";
    const LAYERS: &'static [LayerInfo] = &[];
    type Input = SVector<T, 1>;
    type Output = SVector<T, 1>;
    type InputLen = typenum::U1;
    type OutputLen = typenum::U1;
    type Ending = ();
    type WorkspaceArray = [T; 0];
    type GradientArray = [T; TRAINABLE];
    type TapeArray = [T; 4];
}
