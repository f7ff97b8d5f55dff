//! The one door through which generated code reaches the library. Not for people; it changes without notice.

#[cfg(feature = "alloc")]
pub use alloc::boxed::Box;
pub use core;
pub use core::marker::Sized;
pub use core::option::Option::{self, None, Some};

pub use constnet_macros::network;
pub use nalgebra::{Const, SMatrix};
pub use rand_core::Rng;
pub use typenum::consts as lengths;
pub use typenum::{B0, B1, UInt, UTerm};

pub use crate::__zeroed_boxed as zeroed_boxed;
pub use crate::activations::*;
pub use crate::fold::{Fold, FoldInto, copy_parameters};
pub use crate::formats::constant::network_of_file;
pub use crate::init::Init;
pub use crate::isa::Isa;
pub use crate::layer::{Batch, Kept, Layer, Recorded, SameScalar, Step as DescentStep, Tensor, Visitor, VisitorMut};
pub use crate::layers::*;
pub use crate::losses::ending;
pub use crate::math::mapped::mapped;
pub use crate::message::{Cost, Message};
pub use crate::network::{Graph, InputInfo, LayerInfo, Network, OutputInfo};
pub use crate::passes::Place::{Input, Output, Step};
pub use crate::passes::{
    Descending, ELSEWHERE, Forward, Inference, Plans, Recording, Unchanged, WayBack, derivative_len, init_before,
    trained,
};
#[cfg(feature = "alloc")]
pub use crate::placed::placed_boxed;
pub use crate::placed::{ByConstant, ByNothing, ByParts, ByZeroes, Field, Placed};
pub use crate::plan::{Lifetime, Plan, most};
pub use crate::shape::Shape;
pub use crate::value::{Bit, Push, Value};
pub use crate::window::{Size, Window};
pub use crate::zeroed::Zeroed;

/// Copies a value to the front of `flat`, and gives the rest.
pub fn write_value<'a, V: Value>(value: &V, flat: &'a mut [V::Scalar]) -> &'a mut [V::Scalar] {
    let (mine, rest) = flat.split_at_mut_checked(V::LEN).unwrap_or_default();
    value.write_to(mine);
    rest
}

/// Sets a value from the front of `flat`, and gives the rest.
pub fn read_value<'a, V: Value>(value: &mut V, flat: &'a [V::Scalar]) -> &'a [V::Scalar] {
    let (mine, rest) = flat.split_at_checked(V::LEN).unwrap_or_default();
    value.read_from(mine);
    rest
}

/// The difference, or zero where that would be negative: the message that says so comes from an assertion.
#[must_use]
pub const fn minus(a: usize, b: usize) -> usize {
    a.saturating_sub(b)
}

/// The quotient, rounded down; zero where the divisor is, of which the message comes from an assertion.
#[must_use]
pub const fn over(a: usize, b: usize) -> usize {
    match a.checked_div(b) {
        Some(quotient) => quotient,
        None => 0,
    }
}

/// A dimension that is not zero; one where it is, of which the message comes from an assertion.
#[must_use]
pub const fn or_one(dimension: usize) -> usize {
    if dimension == 0 { 1 } else { dimension }
}

/// A probability as a generic argument. That it is one is asserted once, by an item of its own.
#[must_use]
pub const fn probability(p: f64) -> u64 {
    if p >= 0.0 && p <= 1.0 { p.to_bits() } else { 0 }
}

/// A real number as a generic argument.
#[must_use]
pub const fn bits(number: f64) -> u64 {
    number.to_bits()
}

/// Compiles if all-zero bytes are a valid value of the type.
pub const fn zeroed<Z: Zeroed>() {}

/// Stops the compiler with a message, at the call.
#[track_caller]
#[expect(clippy::panic, reason = "called in constants alone, where a panic is a compile error")]
pub const fn fail(message: Message) -> ! {
    panic!("{}", message.as_str())
}
