//! What a network's output is, so that a loss can refuse what it cannot take.
//!
//! The losses of logits compute the softmax or the sigmoid themselves, fused with the logarithm. A network that ends in one would
//! pass through it twice, and would learn slowly and wrongly without a word; so those do not compile. The losses that
//! compare numbers take every ending.
//!
//! [`CrossEntropy`](super::CrossEntropy) also takes a network that ends in `LogSoftmax`, as PyTorch's `NLLLoss` does: the
//! log-softmax of logarithms of probabilities is those logarithms again, and so are its gradients.
//!
//! A network of several outputs ends in the tuple of their endings, one whose last layer is a network in that one's.

/// The output of a layer, unbounded; every loss takes it.
#[derive(Debug, Clone, Copy)]
pub struct Raw;

/// Probabilities that sum to one.
#[derive(Debug, Clone, Copy)]
pub struct Softmax;

/// Logarithms of probabilities that sum to one.
#[derive(Debug, Clone, Copy)]
pub struct LogSoftmax;

/// Probabilities, each for itself.
#[derive(Debug, Clone, Copy)]
pub struct Sigmoid;

/// The ending of a network that a loss can be trained on.
///
/// Nobody implements it by hand: every loss takes [`Raw`] outputs, and a loss of your own says that it takes more by
/// [`AcceptsSoftmax`], [`AcceptsLogSoftmax`] and [`AcceptsSigmoid`].
#[diagnostic::on_unimplemented(
    message = "`{Loss}` does not fit the number of the network's outputs",
    label = "expected a loss for each output, in their order",
    note = "a network of one output takes one loss, one of several a tuple: `(CrossEntropy, MeanSquaredError)`"
)]
pub trait Suits<Loss> {}

/// A loss that takes the outputs of a softmax.
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes logits, but the network ends in `Softmax`",
    label = "this loss takes logits",
    note = "remove `| Softmax` from the end of the network: the loss turns logits into probabilities itself"
)]
pub trait AcceptsSoftmax {}

/// A loss that takes the outputs of a log-softmax.
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes logits, but the network ends in `LogSoftmax`",
    label = "this loss takes logits",
    note = "remove `| LogSoftmax` from the end of the network: the loss turns logits into probabilities itself"
)]
pub trait AcceptsLogSoftmax {}

/// A loss that takes the outputs of a sigmoid.
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes logits, but the network ends in `Sigmoid`",
    label = "this loss takes logits",
    note = "remove `| Sigmoid` from the end of the network: the loss turns logits into probabilities itself"
)]
pub trait AcceptsSigmoid {}

// A trait for each ending, because a message can't print the name of a type that shares it with another but with its whole path.
impl<L> Suits<L> for Raw {}
impl<L: AcceptsSoftmax> Suits<L> for Softmax {}
impl<L: AcceptsLogSoftmax> Suits<L> for LogSoftmax {}
impl<L: AcceptsSigmoid> Suits<L> for Sigmoid {}

/// An ending as a number, which a constant of a layer can be.
#[doc(hidden)]
pub trait Numbered {
    const NUMBER: u8;
}

/// A number as a type, to come back from it.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Number<const NUMBER: u8>;

/// The ending of a number.
#[doc(hidden)]
pub trait Named {
    type Ending;
}

macro_rules! numbers {
    ($($number:literal $ending:ident)*) => { $(
        impl Numbered for $ending {
            const NUMBER: u8 = $number;
        }
        impl Named for Number<$number> {
            type Ending = $ending;
        }
    )* };
}

// An ordinary layer's is 0.
numbers!(0 Raw 1 Softmax 2 LogSoftmax 3 Sigmoid);
