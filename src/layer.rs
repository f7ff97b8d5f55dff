//! The contract of a layer: what the generated code calls, and what a layer of your own implements.

use core::cell::Cell;

use rand_core::Rng;

use crate::init::Init;
use crate::isa::Isa;
use crate::network::Graph;
use crate::rng::Pcg32;
use crate::scalar::Scalar;
use crate::shape::Shape;
pub use crate::tensors::Tensor;

/// One step of a network: a function of `INPUTS` values, with parameters, that can be differentiated.
///
/// Values are flat slices in C order, of the lengths that the shapes state. The caller guarantees those lengths, so an
/// implementation may turn them into arrays (`as_chunks`) at once. [`infer`](Self::infer) sees one sample.
/// [`record`](Self::record) and [`backpropagate`](Self::backpropagate) see a mini-batch in blocks of `L` samples: a
/// slice holds block after block, and within a block the samples are lanes, innermost, so that element `i` of sample `s` in
/// block `b` is `slice[b * LEN + i][s]`. Every function must give a sample the same bits whatever its lane or batch; only a
/// layer that normalises by the statistics of the mini-batch makes its samples depend on one another, and only in training.
///
/// All methods are `#[inline(always)]` in the library's layers, and should be in yours: they then run with the
/// instruction set that was chosen at the network's entry, which `I` names (see [`Scalar::fma`]).
///
/// ```
/// use constnet::prelude::*;
/// use constnet::layer::{Batch, Recorded, Visitor, VisitorMut};
///
/// /// Multiplies everything by one learned number.
/// #[derive(Debug, Clone)]
/// pub struct Gain {
///     factor: f32,
/// }
///
/// impl Layer for Gain {
///     type Scalar = f32;
///     const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[4])];
///     const OUTPUT_SHAPE: Shape = Shape::new(&[4]);
///     const PARAMETERS: usize = 1;
///     const MACS: usize = 4;
///     const ZEROED: Self = Gain { factor: 0.0 };
///
///     fn initialize<R: Rng + ?Sized>(&mut self, _: &mut R, _: Init) {
///         self.factor = 1.0;
///     }
///     fn visit(&self, visitor: &mut impl Visitor<f32>) {
///         visitor.parameter("factor", Shape::new(&[1]), core::slice::from_ref(&self.factor));
///     }
///     fn visit_mut(&mut self, visitor: &mut impl VisitorMut<f32>) {
///         visitor.parameter("factor", Shape::new(&[1]), core::slice::from_mut(&mut self.factor));
///     }
///     fn infer<I: Isa>(&self, [x]: [&[f32]; 1], y: &mut [f32], _: &mut [f32]) {
///         for (y, x) in y.iter_mut().zip(x) {
///             *y = self.factor * x;
///         }
///     }
///     fn record<I: Isa, const L: usize>(
///         &self, [x]: [&[[f32; L]]; 1], y: &mut [[f32; L]], _: &mut [[f32; L]], _: &mut Batch<'_>,
///     ) {
///         for (y, x) in y.as_flattened_mut().iter_mut().zip(x.as_flattened()) {
///             *y = self.factor * x;
///         }
///     }
///     fn backpropagate<I: Isa, const L: usize>(
///         &self, recorded: Recorded<'_, f32, L, 1>, dy: &mut [[f32; L]], [dx]: [Option<&mut [[f32; L]]>; 1],
///         gradient: Option<&mut [f32]>, _: &mut [[f32; L]], _: &Batch<'_>,
///     ) {
///         let [x] = recorded.inputs;
///         if let Some([gradient, ..]) = gradient {
///             for (dy, x) in dy.as_flattened().iter().zip(x.as_flattened()) {
///                 *gradient += dy * x;
///             }
///         }
///         if let Some(dx) = dx {
///             for (dx, dy) in dx.as_flattened_mut().iter_mut().zip(dy.as_flattened()) {
///                 *dx = self.factor * dy;
///             }
///         }
///     }
/// }
///
/// network! {
///     struct Amplified: [4] -> [1] {
///         gain: Gain,
///         out: Dense(1),
///     }
/// }
/// let net = Amplified::init(&mut Pcg32::seeded(7));
/// assert_eq!(Amplified::PARAMETERS, 1 + 4 + 1);
/// assert_eq!(net.gain.factor, 1.0);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a layer of {INPUTS} input(s)",
    note = "a layer of your own implements `constnet::Layer`, or `constnet::Layer<2>` when it reads two values"
)]
pub trait Layer<const INPUTS: usize = 1>: Sized {
    /// The scalar type of parameters and values.
    type Scalar: Scalar;
    /// The shapes of the values that it reads.
    const INPUT_SHAPES: [Shape; INPUTS];
    /// The shape of the value that it gives.
    const OUTPUT_SHAPE: Shape;
    /// The number of parameters, trainable or frozen.
    const PARAMETERS: usize = 0;
    /// The number of parameters that training changes: the length of its gradient.
    const TRAINABLE: usize = Self::PARAMETERS;
    /// Multiply-accumulates of one inference of one sample.
    const MACS: usize = 0;
    /// Scalars of scratch that [`infer`](Self::infer) needs.
    const WORKSPACE: usize = 0;
    /// Scalars a sample that [`record`](Self::record) keeps for [`backpropagate`](Self::backpropagate), beside the
    /// inputs and the output, which are kept anyway.
    const CACHE: usize = 0;
    /// Scalars a sample of scratch that [`backpropagate`](Self::backpropagate) needs.
    const SCRATCH: usize = 0;
    /// The number of values of its gradient that have to be stored in a training that stores no gradient: all of them, unless the layer
    /// [descends](Self::descend) by itself. Its output gradient is then kept for it.
    const STORED: usize = Self::TRAINABLE;
    /// Scalars a sample of scratch that [`backpropagate`](Self::backpropagate) needs, and leaves for [`descend`](Self::descend), in such
    /// a training.
    const KEPT: usize = Self::SCRATCH;
    /// The number of running statistics beside the parameters, which training keeps: see [`absorb`](Self::absorb).
    const STATISTICS: usize = 0;
    /// The fewest samples that [`record`](Self::record) works on: a statistic of one value says nothing.
    const LEAST_SAMPLES: usize = 1;
    /// The last rows and columns of an image that no output depends on: what a pool drops. The table of layers shows them.
    const DROPPED: [usize; 2] = [0; 2];
    /// The layer with all parameters zero.
    const ZEROED: Self;
    /// The number of its [ending](crate::losses::ending), of a network.
    #[doc(hidden)]
    const ENDING: u8 = 0;
    /// What it consists of, of a network.
    #[doc(hidden)]
    const GRAPH: Option<&'static Graph> = None;
    /// The parameters that [`visit`](Self::visit) shows, in its order, and where they lie: what
    /// [`include_weights!`](crate::include_weights) needs. Without the list a layer works in every other way.
    const TENSORS: &'static [Tensor] = &[];

    /// Draws the parameters anew. `init` is the distribution of the weights; biases start at zero.
    fn initialize<R: Rng + ?Sized>(&mut self, rng: &mut R, init: Init) {
        let _ = (rng, init);
    }

    /// Shows every parameter to `visitor`, in the order of the gradient.
    fn visit(&self, visitor: &mut impl Visitor<Self::Scalar>) {
        let _ = visitor;
    }

    /// Lends every parameter to `visitor`, in the order of the gradient.
    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<Self::Scalar>) {
        let _ = visitor;
    }

    /// Inference of one sample: writes all of `output`. `workspace` holds garbage.
    fn infer<I: Isa>(
        &self,
        inputs: [&[Self::Scalar]; INPUTS],
        output: &mut [Self::Scalar],
        workspace: &mut [Self::Scalar],
    );

    /// The training pass forward: writes all of `output`, and into `cache` what the way back needs. `output` and
    /// `cache` hold garbage before.
    fn record<I: Isa, const L: usize>(
        &self,
        inputs: [&[[Self::Scalar; L]]; INPUTS],
        output: &mut [[Self::Scalar; L]],
        cache: &mut [[Self::Scalar; L]],
        batch: &mut Batch<'_>,
    );

    /// The way back: from the gradient with respect to the output to those with respect to inputs and parameters.
    ///
    /// *Writes* all of each input gradient that is wanted; *adds* to the parameter gradient where one is wanted, which has
    /// [`TRAINABLE`](Self::TRAINABLE) values in the order of [`visit`](Self::visit). It may overwrite `output_gradient`.
    /// Lanes without a sample have an output gradient of zero.
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, Self::Scalar, L, INPUTS>,
        output_gradient: &mut [[Self::Scalar; L]],
        input_gradients: [Option<&mut [[Self::Scalar; L]]>; INPUTS],
        gradient: Option<&mut [Self::Scalar]>,
        scratch: &mut [[Self::Scalar; L]],
        batch: &Batch<'_>,
    );

    /// Moves the parameters by a gradient that nobody stored, once all gradients are known to be finite: `θ = θ − γ (g + λ θ)`.
    ///
    /// A layer with many parameters computes each part of `g` from what it read and from the gradient of its output, where
    /// [`backpropagate`](Self::backpropagate) left it, and uses it at once; its [`STORED`](Self::STORED) is then 0, it leaves the
    /// output gradient as it is, and says in [`Batch::bounded`] if its gradient may be infinite. All others need not care: their gradient is
    /// in `stored`, and the parameters move by it.
    fn descend<I: Isa, const L: usize>(
        &mut self,
        recorded: Recorded<'_, Self::Scalar, L, INPUTS>,
        output_gradient: &[[Self::Scalar; L]],
        kept: Kept<'_, Self::Scalar, L>,
        step: Step<Self::Scalar>,
    ) {
        let _ = (recorded, output_gradient);
        self.visit_mut(&mut Descent { gradient: kept.stored, step });
    }

    /// Takes the statistics of a mini-batch of `samples`, as [`record`](Self::record) left them in `cache`, into the running ones.
    ///
    /// `record` itself changes nothing, so that a training step that fails leaves no trace: this is called after it, once
    /// for each mini-batch that went over the tape. A layer that is frozen absorbs nothing.
    fn absorb<const L: usize>(&mut self, cache: &[[Self::Scalar; L]], samples: usize) {
        let _ = (cache, samples);
    }
}

/// The scalar of a layer that is that of the network: by it generated code names a layer of the user's, so that a type that
/// does not fit is one error, at its name.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a layer that computes with `{Self}` does not fit into a network that computes with `{T}`",
    label = "this layer computes with `{Self}`",
    note = "the scalar of a network stands after its name, as in `struct Net<f64>`"
)]
pub trait SameScalar<T> {
    /// The layer itself.
    type Layer<L>;
}

#[diagnostic::do_not_recommend]
impl<T> SameScalar<T> for T {
    type Layer<L> = L;
}

/// The mini-batch under way.
#[derive(Debug)]
pub struct Batch<'a> {
    /// The number of blocks that hold samples.
    pub blocks: usize,
    /// The number of samples; the lanes that are left over in the last block repeat the last sample and have no weight.
    pub samples: usize,
    /// Whether the layer is frozen, or within a frozen network: it then normalises by its running statistics, as in inference.
    pub frozen: bool,
    /// Where layers with chance in them draw from.
    pub generator: &'a mut Pcg32,
    /// On the way back of a training that stores no gradient: becomes false where a layer cannot tell that the gradient by which it will
    /// [descend](Layer::descend) is finite.
    pub bounded: Option<&'a Cell<bool>>,
}

/// What [`Layer::backpropagate`] left for [`Layer::descend`].
#[derive(Debug, Clone, Copy)]
pub struct Kept<'a, T, const L: usize> {
    /// The gradient, as far as it is [stored](Layer::STORED).
    pub stored: &'a [T],
    /// The scratch, of [`KEPT`](Layer::KEPT) scalars a sample.
    pub scratch: &'a [[T; L]],
    /// The number of blocks.
    pub blocks: usize,
}

/// The step of plain gradient descent: `θ = θ − γ (g + λ θ)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step<T> {
    /// The learning rate `γ`.
    pub rate: T,
    /// The weight decay `λ`.
    pub weight_decay: T,
}

impl<T: Scalar> Step<T> {
    /// Where a value goes by its gradient. Products and sums are rounded one by one, as in all of an update.
    #[must_use]
    #[inline(always)]
    pub fn of(&self, value: T, gradient: T) -> T {
        value - self.rate * (gradient + self.weight_decay * value)
    }

    /// Moves values by their gradient.
    #[inline(always)]
    pub fn apply(&self, values: &mut [T], gradient: &[T]) {
        #[cfg(float_unit = "arm")]
        if crate::kernels::cortex::is_single::<T>() {
            return crate::kernels::cortex::descend(&self.rate, &self.weight_decay, values, gradient);
        }
        for (value, &gradient) in values.iter_mut().zip(gradient) {
            *value = self.of(*value, gradient);
        }
    }
}

/// Moves all parameters by a gradient that is stored.
struct Descent<'a, T> {
    gradient: &'a [T],
    step: Step<T>,
}

impl<T: Scalar> VisitorMut<T> for Descent<'_, T> {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &mut [T]) {
        let (gradient, rest) = self.gradient.split_at_checked(values.len()).unwrap_or_default();
        self.gradient = rest;
        self.step.apply(values, gradient);
    }
    fn fixed(&mut self, _: &'static str, _: Shape, _: &mut [T]) {}
}

/// What the pass forward left for the way back.
#[derive(Debug, Clone, Copy)]
pub struct Recorded<'a, T, const L: usize, const INPUTS: usize> {
    /// The values that the layer read.
    pub inputs: [&'a [[T; L]]; INPUTS],
    /// The value that it gave.
    pub output: &'a [[T; L]],
    /// What it kept.
    pub cache: &'a [[T; L]],
}

/// Reads the parameters of a network one after the other: to save, to count, to compare.
///
/// A parameter comes with its name and shape in PyTorch. Its values lie with the *first* axis contiguous and the others in
/// C order: as nalgebra has a matrix of `[out, in]`.
pub trait Visitor<T> {
    /// The layer of this name begins; nested networks nest.
    fn enter(&mut self, layer: &'static str) {
        let _ = layer;
    }
    /// The layer ends.
    fn leave(&mut self) {}
    /// A parameter that training changes.
    fn parameter(&mut self, name: &'static str, shape: Shape, values: &[T]);
    /// A value that training does not change by gradient: a frozen parameter.
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &[T]);
    /// A running statistic, which training changes by [`Layer::absorb`]. To most visitors it is a value like other fixed ones; of a
    /// frozen layer it is one.
    fn statistic(&mut self, name: &'static str, shape: Shape, values: &[T]) {
        self.fixed(name, shape, values);
    }
}

/// Writes the parameters of a network one after the other: to update, to load. As [`Visitor`].
pub trait VisitorMut<T> {
    /// The layer of this name begins; nested networks nest.
    fn enter(&mut self, layer: &'static str) {
        let _ = layer;
    }
    /// The layer ends.
    fn leave(&mut self) {}
    /// A parameter that training changes.
    fn parameter(&mut self, name: &'static str, shape: Shape, values: &mut [T]);
    /// A value that training does not change by gradient: a frozen parameter.
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &mut [T]);
    /// A running statistic, which training changes by [`Layer::absorb`]. To most visitors it is a value like other fixed ones; of a
    /// frozen layer it is one.
    fn statistic(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
        self.fixed(name, shape, values);
    }
}
