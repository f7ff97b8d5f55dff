//! Networks of which one reads what the other gives.

use crate::network::Network;
use crate::value::Value;

/// A network whose output has as many values as the input of `Next`, of the same scalar: generic code that chains two networks
/// is written against it. The shapes need not be the same: `[2, 4]` feeds `[8]`, in C order.
///
/// Where the two don't fit, the compiler says so in decimal numbers; the lengths of typenum, [`Network::InputLen`] and
/// [`Network::OutputLen`], are for code that computes with them.
///
/// ```
/// use constnet::prelude::*;
///
/// /// Both, one after the other.
/// fn chain<A: Feeds<B>, B: Network>(first: &A, second: &B, input: &A::Input) -> B::Output {
///     second.forward(&A::feed(&first.forward(input)))
/// }
///
/// network! { struct Rows: [2, 3] -> [2, 4] { out: Dense(4) } }
/// network! { struct Flat: [8] -> [1] { out: Dense(1) } }
///
/// let (rows, flat) = (Rows::zeroed(), Flat::zeroed());
/// assert_eq!(chain(&rows, &flat, &SMatrix::repeat(1.0))[0], 0.0);
/// ```
///
/// ```compile_fail
/// # use constnet::prelude::*;
/// # fn chain<A: Feeds<B>, B: Network>(first: &A, second: &B, input: &A::Input) {}
/// # network! { struct Rows: [2, 3] -> [2, 4] { out: Dense(4) } }
/// network! { struct Long: [9] -> [1] { out: Dense(1) } }
///
/// // error: an output of `Length<8>` does not fit an input of `Length<9>`
/// chain(&Rows::zeroed(), &Long::zeroed(), &SMatrix::repeat(1.0));
/// ```
pub trait Feeds<Next: Network>: Network {
    /// An output as an input of `Next`, value by value.
    #[must_use]
    fn feed(output: &Self::Output) -> Next::Input;

    /// The gradient with respect to an input of `Next` as that with respect to the output: the way back of
    /// [`feed`](Self::feed).
    #[must_use]
    fn feed_back(gradient: &Next::Input) -> Self::Output;
}

impl<A, B> Feeds<B> for A
where
    A: Network,
    B: Network<Scalar = A::Scalar>,
    A::OutputSize: Fits<B::InputSize>,
{
    fn feed(output: &A::Output) -> B::Input {
        B::Input::filled(|flat| output.write_to(flat))
    }

    fn feed_back(gradient: &B::Input) -> A::Output {
        A::Output::filled(|flat| gradient.write_to(flat))
    }
}

/// A number of values, as a type whose name people can read.
#[doc(hidden)]
pub struct Length<const N: usize>;

/// An output of as many values as the input.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an output of `{Self}` does not fit an input of `{Input}`",
    label = "these two networks don't fit"
)]
pub trait Fits<Input> {}

impl<const N: usize> Fits<Length<N>> for Length<N> {}
