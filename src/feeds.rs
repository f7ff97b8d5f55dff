//! Two networks, one after the other.

use crate::network::Network;
use crate::value::Value;
use crate::zeroed::Zeroed;

/// A network whose output has as many values as the input of `Next`: what generic code asks for that runs one after the
/// other, whatever their shapes.
///
/// All networks that fit implement it. The lengths are compared as types, which stable Rust can do in generic code.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Encoder: [4] -> [2] { out: Dense(2) } }
/// network! { struct Decoder: [2] -> [4] { out: Dense(4) } }
///
/// fn reconstruct<A: Feeds<B>, B: Network>(encoder: &A, decoder: &B, x: &A::Input) -> B::Output {
///     encoder.feed(decoder, x)
/// }
///
/// let (encoder, decoder) = (Encoder::init(&mut Pcg32::seeded(1)), Decoder::init(&mut Pcg32::seeded(2)));
/// let x = SVector::from([1.0, 2.0, 3.0, 4.0]);
/// assert_eq!(reconstruct(&encoder, &decoder, &x), decoder.forward(&encoder.forward(&x)));
/// ```
#[diagnostic::on_unimplemented(
    message = "the output of `{Self}` does not fit the input of `{Next}`",
    label = "`{Next}` needs another number of values, or another scalar, than `{Self}` gives",
    note = "compare the signatures of the two networks"
)]
pub trait Feeds<Next: Network>: Network {
    /// The output of `next` for this network's output for `input`.
    fn feed(&self, next: &Next, input: &Self::Input) -> Next::Output;
}

#[diagnostic::do_not_recommend]
impl<First, Next> Feeds<Next> for First
where
    Next: Network,
    First: Network<OutputLen = Next::InputLen, Scalar = Next::Scalar>,
{
    #[inline]
    fn feed(&self, next: &Next, input: &Self::Input) -> Next::Output {
        let output = self.forward(input);
        let mut spare = <First::Output as Value>::Spare::ZEROED;
        let mut between = Next::Input::ZEROED;
        between.read_from(output.flat(&mut spare));
        next.forward(&between)
    }
}
