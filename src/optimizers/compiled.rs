//! The loops over parameters and gradients, compiled here once for each scalar and instruction set. Generic code is
//! compiled in the user's crate with the user's optimisation level; these keep an update from crawling in a debug build.

use super::adagrad::AdagradRule;
use super::adam::AdamRule;
use super::clip::{ByNorm, ByValue};
use super::rms_prop::{Centered, RmsRule};
use super::sgd::{HeavyDescent, Momentum, Plain};
use super::state::Apply;
use crate::isa;
use crate::layer::Step;

macro_rules! compiled {
    ($($name:ident($job:ty);)*) => {
        /// Runs the job of a loop with the best instruction set of this machine.
        pub trait Compiled: Sized {
            $(fn $name(job: $job);)*
        }
        compiled!(f32: $($name($job);)*);
        compiled!(f64: $($name($job);)*);
    };
    ($scalar:ident: $($name:ident($job:ty);)*) => {
        impl Compiled for $scalar {
            $(#[inline(never)]
            fn $name(job: $job) {
                isa::dispatch(job);
            })*
        }
    };
}

compiled! {
    by_norm(ByNorm<'_, Self>);
    by_value(ByValue<'_, Self>);
    descent(Apply<'_, Step<Self>, Self, 0>);
    heavy_descent(Apply<'_, HeavyDescent<Self>, Self, 1>);
    adam(Apply<'_, AdamRule<Self>, Self, 2>);
    adagrad(Apply<'_, AdagradRule<Self>, Self, 1>);
    rms_prop(Apply<'_, RmsRule<Self, Plain, Plain>, Self, 1>);
    rms_prop_heavy(Apply<'_, RmsRule<Self, Momentum<Self>, Plain>, Self, 2>);
    rms_prop_centered(Apply<'_, RmsRule<Self, Plain, Centered>, Self, 2>);
    rms_prop_heavy_centered(Apply<'_, RmsRule<Self, Momentum<Self>, Centered>, Self, 3>);
}
