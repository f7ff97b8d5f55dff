//! What a network's output is, so that a loss can refuse what it cannot take.

/// The output of a layer, unbounded; what a logits loss takes.
#[derive(Debug, Clone, Copy)]
pub struct Raw;

/// The output of [`Softmax`](crate::activations::Softmax): probabilities.
#[derive(Debug, Clone, Copy)]
pub struct Softmax;

/// The output of [`Sigmoid`](crate::activations::Sigmoid): probabilities, each for itself.
#[derive(Debug, Clone, Copy)]
pub struct Sigmoid;

/// A loss that takes outputs of the kind `Ending`.
///
/// The losses of logits compute the softmax or the sigmoid themselves, fused with the logarithm; a network that ends in one would
/// pass through it twice, and would learn slowly and wrongly without a word. So those do not compile.
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes logits, but the network ends in `{Ending}`",
    label = "this loss computes the `{Ending}` itself",
    note = "remove `| {Ending}` from the network's last layer, or use `MeanSquaredError`"
)]
pub trait Accepts<Ending> {}
