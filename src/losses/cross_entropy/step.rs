//! One step of a block of samples: what its classes lose, and the gradients of its logits.

use crate::isa::Isa;
use crate::math::exp_each;
use crate::scalar::Scalar;

/// One step of a block: adds the losses to `sums`, and writes the gradients times `scale`.
///
/// With `q = w ((1 − ε) t + ε / C)`, the loss is `−Σ q ln p` and its gradient `p Σ q − q`.
#[inline(always)]
pub fn step<T: Scalar, I: Isa, const L: usize>(
    logits: &[[T; L]],
    wanted: &Wanted<'_, T, impl Distributions<T, L> + ?Sized, impl Fn(usize) -> T + ?Sized>,
    scale: T,
    gradients: &mut [[T; L]],
    sums: &mut [T; L],
) {
    let mut max = [T::NEG_INFINITY; L];
    for logits in logits {
        for (max, &logit) in max.iter_mut().zip(logits) {
            *max = logit.max(*max);
        }
    }
    // The gradients hold the exponentials until their sum is known.
    for (gradients, logits) in gradients.iter_mut().zip(logits) {
        for ((gradient, &logit), max) in gradients.iter_mut().zip(logits).zip(max) {
            *gradient = logit - max;
        }
    }
    exp_each::<T, I>(gradients.as_flattened_mut());
    let mut exps = gradients.first().copied().unwrap_or([T::ZERO; L]);
    for gradients in gradients.iter().skip(1) {
        for (exps, &exp) in exps.iter_mut().zip(gradients) {
            *exps += exp;
        }
    }
    let mut ln = exps;
    for ln in &mut ln {
        *ln = ln.ln::<I>();
    }
    let softmax = Softmax { logits, max, exps, ln };
    match wanted.targets {
        Targets::Named(named) => {
            if let Some(named) = named.as_array::<L>() {
                of_named::<T, I, L>(&softmax, named, wanted.weights, scale, gradients, sums);
            }
        }
        Targets::Distributions(_) => of_distributions::<T, I, L>(&softmax, wanted, scale, gradients, sums),
    }
}

/// What is known of a step's softmax: the maximum of the logits, the sum of the exponentials of what they are below it, and the logarithm of
/// that.
struct Softmax<'a, T, const L: usize> {
    logits: &'a [[T; L]],
    max: [T; L],
    exps: [T; L],
    ln: [T; L],
}

impl<T: Scalar, const L: usize> Softmax<'_, T, L> {
    /// `sum − q ln p`, of a class in a lane.
    #[inline(always)]
    fn less<I: Isa>(&self, class: usize, lane: usize, q: T, sum: T) -> T {
        let logit = self.logits.get(class).map_or(T::NEG_INFINITY, |logits| logits[lane]);
        // The difference of the logits first: beside a large maximum the logarithm would be lost. Nothing times an infinite distance is
        // nothing, so that a logit may be minus infinity where its class is not wanted.
        let loss = q.fma::<I>(self.ln[lane] - (logit - self.max[lane]), sum);
        if q == T::ZERO { sum } else { loss }
    }
}

/// Where a class is named in each lane, and nothing is wanted of the others.
#[inline(always)]
fn of_named<T: Scalar, I: Isa, const L: usize>(
    softmax: &Softmax<'_, T, L>,
    named: &[usize; L],
    weights: &(impl Fn(usize) -> T + ?Sized),
    scale: T,
    gradients: &mut [[T; L]],
    sums: &mut [T; L],
) {
    let (mut q, mut lane) = ([T::ZERO; L], 0);
    while lane < L {
        q[lane] = weights(named[lane]);
        sums[lane] = softmax.less::<I>(named[lane], lane, q[lane], sums[lane]);
        lane += 1;
    }
    for (class, gradients) in gradients.iter_mut().enumerate() {
        for ((gradient, exps), (q, named)) in gradients.iter_mut().zip(softmax.exps).zip(q.iter().zip(named)) {
            let wanted = if *named == class { *q } else { T::ZERO };
            *gradient = (*q * (*gradient / exps) - wanted) * scale;
        }
    }
}

/// Where something of every class may be wanted.
#[inline(always)]
fn of_distributions<T: Scalar, I: Isa, const L: usize>(
    softmax: &Softmax<'_, T, L>,
    wanted: &Wanted<'_, T, impl Distributions<T, L> + ?Sized, impl Fn(usize) -> T + ?Sized>,
    scale: T,
    gradients: &mut [[T; L]],
    sums: &mut [T; L],
) {
    let mut totals = [T::ZERO; L];
    for class in 0..gradients.len() {
        for (lane, (total, q)) in totals.iter_mut().zip(wanted.of::<I, L>(class)).enumerate() {
            *total += q;
            sums[lane] = softmax.less::<I>(class, lane, q, sums[lane]);
        }
    }
    for (class, gradients) in gradients.iter_mut().enumerate() {
        let wanted = wanted.of::<I, L>(class);
        for (((gradient, total), exps), q) in gradients.iter_mut().zip(totals).zip(softmax.exps).zip(wanted) {
            *gradient = (total * (*gradient / exps) - q) * scale;
        }
    }
}

/// What is wanted of the classes in each lane: the probabilities of the targets, of which label smoothing keeps a part, and spreads the rest
/// over all classes, times the weights.
pub struct Wanted<'a, T, F: ?Sized, W: ?Sized> {
    pub targets: Targets<'a, F>,
    pub keep: T,
    pub spread: T,
    pub weights: &'a W,
}

/// The targets of a block at one step.
pub enum Targets<'a, F: ?Sized> {
    /// The class of each lane, where all is wanted of it: there is no smoothing.
    Named(&'a [usize]),
    Distributions(&'a F),
}

impl<T: Scalar, F: ?Sized, W: Fn(usize) -> T + ?Sized> Wanted<'_, T, F, W> {
    /// `q` of a class in each lane. A function and a loop: a closure, as an array's `map` calls one, may not be inlined, and would then
    /// be compiled without the instruction set.
    #[inline(always)]
    fn of<I: Isa, const L: usize>(&self, class: usize) -> [T; L]
    where
        F: Distributions<T, L>,
    {
        let mut wanted = [T::ZERO; L];
        let Targets::Distributions(targets) = self.targets else { return wanted };
        let weight = (self.weights)(class);
        for (lane, wanted) in wanted.iter_mut().enumerate() {
            *wanted = self.keep.fma::<I>(targets.of(class, lane), self.spread) * weight;
        }
        wanted
    }
}

/// The probability of a class in a lane.
pub trait Distributions<T, const L: usize> {
    fn of(&self, class: usize, lane: usize) -> T;
}

impl<T, F: Fn(usize) -> T, const L: usize> Distributions<T, L> for [F; L] {
    #[inline(always)]
    fn of(&self, class: usize, lane: usize) -> T {
        self[lane](class)
    }
}

impl<T, const L: usize> Distributions<T, L> for dyn Fn(usize, usize) -> T + '_ {
    #[inline(always)]
    fn of(&self, class: usize, lane: usize) -> T {
        self(class, lane)
    }
}
