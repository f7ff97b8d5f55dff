//! What the macro implements for a network, and what users call on it.

mod info;
mod jobs;

use core::mem::MaybeUninit;

use rand_core::Rng;
use typenum::Unsigned;

pub use self::info::{Graph, InputInfo, LayerInfo, OutputInfo};
pub(crate) use self::jobs::{Backward, TapePlan};
use self::jobs::{Forward, Record};
use crate::batch::{BatchSize, Samples};
use crate::diagram::Diagram;
use crate::error::TrainError;
use crate::gradients::{Gradients, InputGradients};
use crate::init::Init;
use crate::isa;
use crate::layer::Layer;
use crate::summary::Summary;
use crate::tape::{Tape, Workspace};
use crate::value::Value;
use crate::zeroed::{Flat, Zeroed};

/// A network: a struct of layers that `network!` wrote.
///
/// The functions that work on one sample take and give nalgebra matrices. Those that work on a mini-batch use a [`Tape`],
/// which the caller owns; [`Trainer`](crate::Trainer) puts the parts together.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Small: [2] -> [3] {
///         hidden: Dense(4) | Tanh,
///         out: Dense(3),
///     }
/// }
///
/// let net = Small::init(&mut Pcg32::seeded(1));
/// let y = net.forward(&SVector::from([0.5, -0.5]));
/// assert_eq!(y.len(), 3);
///
/// // Generic code is written against the trait; lengths are types.
/// fn chain<A, B>(first: &A, second: &B, x: &A::Input) -> B::Output
/// where
///     A: Network,
///     B: Network<Input = A::Output>,
/// {
///     second.forward(&first.forward(x))
/// }
/// # network! { struct Next: [3] -> [1] { out: Dense(1) } }
/// let next = Next::init(&mut Pcg32::seeded(2));
/// assert_eq!(chain(&net, &next, &SVector::from([0.5, -0.5])), next.forward(&y));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a network",
    note = "a network is declared with `constnet::network!`"
)]
pub trait Network: Layer {
    /// The struct's name.
    const NAME: &'static str;
    /// The layers in order.
    const LAYERS: &'static [LayerInfo];
    /// The inputs in order.
    const INPUTS: &'static [InputInfo] = &[InputInfo { name: "input", shape: Self::INPUT_SHAPES[0] }];
    /// The outputs in order.
    const OUTPUTS: &'static [OutputInfo] = &[OutputInfo { name: "output", layer: Self::LAYERS.len() - 1 }];
    /// What [`forward`](Self::forward) takes.
    type Input: Value<Scalar = Self::Scalar>;
    /// What [`forward`](Self::forward) gives.
    type Output: Value<Scalar = Self::Scalar>;
    /// The number of input values, as a type.
    type InputLen: Unsigned;
    /// The number of output values, as a type.
    type OutputLen: Unsigned;
    /// What kind of values the output has, for the losses to accept or refuse: see [`crate::losses::ending`].
    type Ending;
    /// `[Scalar; WORKSPACE]`.
    #[doc(hidden)]
    type WorkspaceArray: Flat<Self::Scalar>;
    /// `[Scalar; TRAINABLE]`.
    #[doc(hidden)]
    type GradientArray: Flat<Self::Scalar>;
    /// `[Scalar; STORED]`.
    #[doc(hidden)]
    type StoredArray: Flat<Self::Scalar>;
    /// `[Scalar; KEPT]`.
    #[doc(hidden)]
    type KeptArray: Flat<Self::Scalar>;
    /// `[Scalar; STATISTICS]`.
    #[doc(hidden)]
    type StatisticsArray: Flat<Self::Scalar>;
    /// `[Scalar; input + cache + output + output gradient + scratch]`.
    #[doc(hidden)]
    type TapeArray: Flat<Self::Scalar>;

    /// Bytes of all parameters and running statistics.
    const PARAMETER_BYTES: usize = (Self::PARAMETERS + Self::STATISTICS) * size_of::<Self::Scalar>();
    /// Bytes of scratch that an inference needs, on the stack or where the caller puts it.
    const WORKSPACE_BYTES: usize = size_of::<Workspace<Self>>();

    /// A network with parameters drawn from `rng`: He's distribution before rectifiers, LeCun's before `Selu`, Glorot's
    /// before everything else, unless the declaration says otherwise; biases are zero. The same seed gives the same network on every
    /// machine.
    #[must_use]
    fn init<R: Rng + ?Sized>(rng: &mut R) -> Self {
        let mut net = Self::new_zeroed();
        net.initialize(rng, Init::GlorotUniform);
        net
    }

    /// Whether the crate that declares the network is compiled with optimisation, as far as it can tell.
    #[doc(hidden)]
    const OPTIMISED: bool;

    /// The network with all parameters zero, as a call: a constant would be stored in the program.
    #[doc(hidden)]
    fn new_zeroed() -> Self;

    /// A network on the heap with all parameters zero. It does not pass over the stack. Only a layer of your own does, alone, unless
    /// its type is [`Zeroed`](crate::Zeroed).
    #[cfg(feature = "alloc")]
    #[must_use]
    fn zeroed_boxed() -> alloc::boxed::Box<Self> {
        alloc::boxed::Box::new(Self::new_zeroed())
    }

    /// As [`init`](Self::init), for a network that is too large for the stack: it is made on the heap.
    #[cfg(feature = "alloc")]
    #[must_use]
    fn init_boxed<R: Rng + ?Sized>(rng: &mut R) -> alloc::boxed::Box<Self> {
        let mut net = Self::zeroed_boxed();
        net.initialize(rng, Init::GlorotUniform);
        net
    }

    /// The output for one input. Its workspace, [`WORKSPACE_BYTES`](Self::WORKSPACE_BYTES), is on the stack.
    #[must_use]
    #[inline]
    fn forward(&self, input: &Self::Input) -> Self::Output {
        self.forward_in(input, Workspace::new_in(&mut MaybeUninit::uninit()))
    }

    /// The output for one input, with the workspace where the caller put it.
    #[must_use]
    #[inline]
    fn forward_in(&self, input: &Self::Input, workspace: &mut Workspace<Self>) -> Self::Output {
        let mut output = <Self::Output as Zeroed>::ZEROED;
        self.forward_to(input, &mut output, workspace);
        output
    }

    /// Writes the output for one input where the caller has room for it. A large output that is returned may be on the stack twice, and is
    /// then copied.
    ///
    /// ```
    /// use constnet::prelude::*;
    ///
    /// network! { struct Denoiser: [256] -> [256] { code: Dense(16) | Relu, out: Dense(256) } }
    ///
    /// let net = Denoiser::init(&mut Pcg32::seeded(1));
    /// let (input, mut output) = (SVector::from([0.5; 256]), SVector::from([0.0; 256]));
    /// net.forward_to(&input, &mut output, &mut Workspace::new());
    /// assert_eq!(output, net.forward(&input));
    /// ```
    #[inline]
    fn forward_to(&self, input: &Self::Input, output: &mut Self::Output, workspace: &mut Workspace<Self>) {
        isa::dispatch(Forward { net: self, input, output, workspace });
    }

    /// Records the pass forward of up to `BATCH` samples: what [`backward`](Self::backward) needs. The outputs are then
    /// [`Tape::output`]'s.
    ///
    /// It is the pass of training: dropout drops, and a batch norm normalises by the mini-batch. Running statistics stay
    /// as they were until [`update_statistics`](Self::update_statistics).
    ///
    /// # Errors
    /// [`TrainError::Empty`], [`TrainError::TooMany`] and [`TrainError::TooFew`]; the tape is then as it was.
    fn forward_tape<const BATCH: usize>(
        &self,
        inputs: &[Self::Input],
        tape: &mut Tape<Self, BATCH>,
    ) -> Result<(), TrainError>
    where
        Samples<BATCH>: BatchSize,
    {
        if inputs.is_empty() {
            return Err(TrainError::Empty);
        }
        if inputs.len() > BATCH {
            return Err(TrainError::TooMany { capacity: BATCH, found: inputs.len() });
        }
        if inputs.len() < Self::LEAST_SAMPLES {
            return Err(TrainError::TooFew { least: Self::LEAST_SAMPLES, found: inputs.len() });
        }
        isa::dispatch(Record { net: self, inputs, tape });
        Ok(())
    }

    /// The way back over what [`forward_tape`](Self::forward_tape) recorded, from the gradient of each sample's output: *adds*
    /// the parameters' gradient, summed over the samples, to `gradients`.
    ///
    /// # Errors
    /// [`TrainError::Lengths`] when there are not as many output gradients as recorded samples.
    fn backward<const BATCH: usize>(
        &self,
        tape: &mut Tape<Self, BATCH>,
        output_gradients: &[Self::Output],
        gradients: &mut Gradients<Self>,
    ) -> Result<(), TrainError>
    where
        Samples<BATCH>: BatchSize,
    {
        tape.set_output_gradients(output_gradients)?;
        isa::dispatch(Backward { net: self, tape, gradients: Some(gradients), inputs: None });
        Ok(())
    }

    /// As [`backward`](Self::backward), and gives the gradient with respect to each sample's input: for saliency, for
    /// adversarial examples, to chain two networks by hand. Without `gradients` the parameters get none.
    ///
    /// # Errors
    /// As [`backward`](Self::backward).
    fn backward_input<const BATCH: usize>(
        &self,
        tape: &mut Tape<Self, BATCH>,
        output_gradients: &[Self::Output],
        gradients: Option<&mut Gradients<Self>>,
        input_gradients: &mut InputGradients<Self, BATCH>,
    ) -> Result<(), TrainError>
    where
        Samples<BATCH>: BatchSize,
    {
        tape.set_output_gradients(output_gradients)?;
        isa::dispatch(Backward { net: self, tape, gradients, inputs: Some(input_gradients) });
        Ok(())
    }

    /// Takes the statistics of the mini-batch that [`forward_tape`](Self::forward_tape) recorded into the running ones, by which a
    /// batch norm normalises in inference. PyTorch does it in its pass forward; here the pass leaves the network alone, so
    /// whoever drives the parts does it once for each tape that went into an update. [`Trainer::step`](crate::Trainer::step) does it itself.
    fn update_statistics<const BATCH: usize>(&mut self, tape: &Tape<Self, BATCH>)
    where
        Samples<BATCH>: BatchSize,
    {
        tape.absorb_to(self);
    }

    /// A table of the layers, to print.
    #[must_use]
    fn summary() -> Summary {
        Summary::of::<Self>()
    }

    /// A drawing of the graph, as Mermaid or as SVG.
    #[must_use]
    fn diagram() -> Diagram {
        Diagram::new(Graph::of::<Self>())
    }
}
