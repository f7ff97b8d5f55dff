use crate::gradients::Gradients;
use crate::isa::{Isa, Job};
use crate::layer::VisitorMut;
use crate::network::Network;
use crate::scalar::Scalar;
use crate::shape::Shape;
#[cfg(feature = "threads")]
use crate::threads;
use crate::zeroed::{Flat, Zeroed};

/// What an optimizer of the library remembers: the number of updates, and `ARRAYS` values for each trainable parameter.
///
/// ```
/// use constnet::optimizers::OptimizerState;
/// use constnet::prelude::*;
///
/// network! { struct Small: [2] -> [3] { out: Dense(3) } }
///
/// // Plain descent remembers no values, Adam two for each of the nine parameters.
/// assert_eq!(size_of::<OptimizerState<Small, 0>>(), size_of::<usize>());
/// assert_eq!(size_of::<OptimizerState<Small, 2>>(), size_of::<usize>() + 2 * 9 * size_of::<f32>());
/// ```
pub struct OptimizerState<N: Network, const ARRAYS: usize> {
    /// Parameter after parameter in the order of the gradient, and of each the first array, the second and so on.
    pub(super) arrays: [N::GradientArray; ARRAYS],
    pub(super) updates: usize,
}

// SAFETY: both fields are zeroed types: an array of such and a number.
unsafe impl<N: Network, const ARRAYS: usize> Zeroed for OptimizerState<N, ARRAYS> {
    const ZEROED: Self = Self { arrays: Zeroed::ZEROED, updates: 0 };
}

impl<N: Network, const ARRAYS: usize> Default for OptimizerState<N, ARRAYS> {
    fn default() -> Self {
        Self::new()
    }
}

impl<N: Network, const ARRAYS: usize> OptimizerState<N, ARRAYS> {
    /// The state before the first update.
    #[must_use]
    pub const fn new() -> Self {
        Self::ZEROED
    }

    /// The number of updates made, which is the number of the next.
    #[must_use]
    pub const fn updates(&self) -> usize {
        self.updates
    }

    /// Counts an update, and gives the number that it has.
    #[inline]
    pub(super) const fn count(&mut self) -> usize {
        let update = self.updates;
        self.updates = update.saturating_add(1);
        update
    }

    /// Runs `rule` over all trainable parameters and counts the update.
    #[inline]
    pub(super) fn update<R>(&mut self, net: &mut N, gradients: &Gradients<N>, rule: R)
    where
        R: Rule<N::Scalar, ARRAYS>,
    {
        let memory = N::GradientArray::flatten_mut(&mut self.arrays);
        net.visit_mut(&mut Walk::<N, R, ARRAYS> { rule, gradients: gradients.as_slice(), memory });
        self.count();
    }
}

/// One update as it treats every parameter alike, with the numbers that are the same for all worked out before.
pub trait Rule<T, const ARRAYS: usize>: Sized + Sync {
    /// Calls the loop that is compiled for this rule, see [`Compiled`](super::Compiled).
    fn call(job: Apply<'_, Self, T, ARRAYS>);

    /// The loop: changes values and memory by the gradients. All slices have the same length. `#[inline(always)]`, see
    /// [`Job`].
    fn run(&self, values: &mut [T], gradients: &[T], memory: [&mut [T]; ARRAYS]);
}

/// The longest parameter for which the call of a compiled loop takes more time than its wide vectors save.
const INLINED: usize = 64;
/// What it takes to change a value, in multiply-adds: roots, divisions and the way from memory and back.
#[cfg(feature = "threads")]
const VALUE: usize = 16;
/// A microcontroller has no room for it: an unrolled loop takes kilobytes of flash, and a call a handful of instructions.
const INLINES: bool = cfg!(not(target_os = "none"));

struct Walk<'a, N: Network, R, const ARRAYS: usize> {
    rule: R,
    gradients: &'a [N::Scalar],
    memory: &'a mut [N::Scalar],
}

impl<N: Network, R: Rule<N::Scalar, ARRAYS>, const ARRAYS: usize> VisitorMut<N::Scalar> for Walk<'_, N, R, ARRAYS> {
    #[inline]
    fn parameter(&mut self, _: &'static str, _: Shape, values: &mut [N::Scalar]) {
        let gradients = self.gradients.split_off(..values.len()).unwrap_or_default();
        let memory = [(); ARRAYS].map(|()| self.memory.split_off_mut(..values.len()).unwrap_or_default());
        let job = Apply { rule: &self.rule, values, gradients, memory };
        if INLINES && N::OPTIMISED && job.values.len() <= INLINED {
            job.apply();
        } else {
            job.call();
        }
    }
    fn fixed(&mut self, _: &'static str, _: Shape, _: &mut [N::Scalar]) {}
}

/// A rule for one parameter. The instruction set is chosen here and not around the walk, so that the loop is compiled
/// once a rule and not once a layer.
pub struct Apply<'a, R, T, const ARRAYS: usize> {
    pub rule: &'a R,
    pub values: &'a mut [T],
    pub gradients: &'a [T],
    pub memory: [&'a mut [T]; ARRAYS],
}

impl<R: Rule<T, ARRAYS>, T: Scalar, const ARRAYS: usize> Apply<'_, R, T, ARRAYS> {
    #[inline(always)]
    fn apply(self) {
        let Self { rule, values, gradients, memory } = self;
        rule.run(values, gradients, memory);
    }

    /// Calls the compiled loop, by several threads if there is enough to do for them: for some of the values each.
    fn call(self) {
        #[cfg(feature = "threads")]
        {
            let work = self.values.len() * (1 + ARRAYS) * VALUE;
            if threads::is_worth(work) {
                let Self { rule, values, gradients, memory } = self;
                let memory = memory.map(|array| (array, 1));
                return threads::rows_with(values, 1, memory, work, |part, values, memory| {
                    R::call(Apply { rule, values, gradients: threads::rows_of(gradients, &part, 1), memory });
                });
            }
        }
        R::call(self);
    }
}

impl<T: Scalar, R: Rule<T, ARRAYS>, const ARRAYS: usize> Job for Apply<'_, R, T, ARRAYS> {
    type Output = ();
    const OPTIMISED: bool = true;
    const WIDE: bool = true;

    #[inline(always)]
    fn run<I: Isa>(self) {
        self.apply();
    }
}

/// A mean that decays, or zero where nothing would notice it: see [`VANISHING`](super::Constants::VANISHING).
#[inline(always)]
pub(super) fn settled<T: Scalar>(mean: T) -> T {
    if mean.abs() < T::VANISHING { T::ZERO } else { mean }
}

/// The square of a gradient, or zero where the mean of such squares would be.
#[inline(always)]
pub(super) fn square<T: Scalar>(gradient: T) -> T {
    let gradient = if gradient.abs() < T::VANISHING_ROOT { T::ZERO } else { gradient };
    gradient * gradient
}
