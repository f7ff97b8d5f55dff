//! Gradients of the weights: tiles of several inputs by one or two vectors of outputs, over all samples. They are added to a gradient, or
//! the weights move by them at once.

use core::ops::Range;

use super::{In, Sizes, moved, sixes};
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut};
use crate::kernels::vector::{Vector, prefetch};
use crate::layer::Step;
use crate::scalar::Scalar;

/// Samples whose products are added before it is the next weights' turn. Their output gradients are turned so that the
/// samples are outside and the outputs inside: no sum then runs across a vector.
const FEW: usize = 16;
const MANY: usize = if cfg!(feature = "std") { 128 } else { FEW };

/// The most outputs that two vectors hold, on any machine.
const PANEL: usize = 16;

/// Weights whose gradient is put together in several goes, before they move: as many inputs, by a panel of outputs.
const INPUTS_AT_ONCE: usize = if cfg!(feature = "std") { 128 } else { 16 };

/// Room for the samples of a group: little where there are few, since to clear much takes longer than to use it.
macro_rules! room {
    ($turned:ident, $sizes:expr) => {
        let (mut few, mut many);
        let $turned: &mut [[T; PANEL]] = if $sizes.rows * $sizes.lanes <= FEW {
            few = [[T::ZERO; PANEL]; FEW];
            &mut few
        } else {
            many = [[T::ZERO; PANEL]; MANY];
            &mut many
        };
    };
}

/// `dW += dY Xᵀ` and `db += dY 1` over all rows and their samples; `dbias` is empty for none. Of the inputs from `first` on.
#[inline(always)]
pub fn weight_gradient<T: Scalar, I: Isa>(
    sizes: Sizes,
    first: usize,
    x: &[T],
    dy: &[T],
    dweight: &mut [T],
    dbias: &mut [T],
) {
    room!(turned, sizes);
    let inputs = inputs_of(dweight, first, sizes);
    for window in windows(sizes) {
        for rows in groups(sizes, window) {
            let group = Group { sizes, window, rows };
            for outputs in panels::<T, I>(sizes.outputs) {
                let samples = group.turn(dy, &outputs, turned);
                if let Some(db) = dbias.get_mut(outputs.clone()) {
                    bias_gradient::<T, I>(samples, db);
                }
                let mut sums = Target { at: outputs.start, stride: sizes.outputs, values: &mut *dweight, means: Added };
                group.tiles::<T, I, _>(x, samples, inputs.clone(), outputs.len(), &mut sums);
            }
        }
    }
}

/// As [`weight_gradient`] from zero, and the weights and the bias move by it at once.
#[inline(always)]
pub fn descend<T: Scalar, I: Isa>(
    sizes: Sizes,
    first: usize,
    x: &[T],
    dy: &[T],
    weight: &mut [T],
    bias: &mut [T],
    step: Step<T>,
) {
    room!(turned, sizes);
    let all = inputs_of(weight, first, sizes);
    let mut several =
        windows(sizes).flat_map(|window| groups(sizes, window).map(move |rows| Group { sizes, window, rows }));
    let (one, another) = (several.next(), several.next());
    for outputs in panels::<T, I>(sizes.outputs) {
        let mut db = [T::ZERO; PANEL];
        let Some(db) = db.get_mut(..outputs.len()) else { return };
        if let (Some(group), None) = (one, another) {
            // All samples at once: no gradient leaves the registers.
            let samples = group.turn(dy, &outputs, turned);
            bias_gradient::<T, I>(samples, db);
            let mut moved = Target { at: outputs.start, stride: sizes.outputs, values: &mut *weight, means: step };
            group.tiles::<T, I, _>(x, samples, all.clone(), outputs.len(), &mut moved);
        } else {
            for from in all.clone().step_by(INPUTS_AT_ONCE) {
                let inputs = from..all.end.min(from + INPUTS_AT_ONCE);
                let mut gradient = [[T::ZERO; PANEL]; INPUTS_AT_ONCE];
                for window in windows(sizes) {
                    for rows in groups(sizes, window) {
                        let group = Group { sizes, window, rows };
                        let samples = group.turn(dy, &outputs, turned);
                        if from == first {
                            bias_gradient::<T, I>(samples, db);
                        }
                        let mut sums =
                            Target { at: 0, stride: PANEL, values: gradient.as_flattened_mut(), means: Added };
                        group.tiles::<T, I, _>(x, samples, inputs.clone(), outputs.len(), &mut sums);
                    }
                }
                for (input, gradient) in inputs.zip(&gradient) {
                    let weights = part_mut(weight, input - first, sizes.outputs);
                    step.apply(weights.get_mut(outputs.clone()).unwrap_or_default(), gradient);
                }
            }
        }
        if let Some(bias) = bias.get_mut(outputs) {
            step.apply(bias, db);
        }
    }
}

/// The inputs that so many weights belong to.
#[inline(always)]
fn inputs_of<T>(weight: &[T], first: usize, sizes: Sizes) -> Range<usize> {
    first..sizes.inputs.min(first + weight.len() / sizes.outputs.max(1))
}

/// Some of the lanes.
#[derive(Clone, Copy)]
struct Window {
    lane: usize,
    len: usize,
}

impl Window {
    /// These lanes of element `index`.
    #[inline(always)]
    fn of<T>(self, values: &[T], index: usize, lanes: usize) -> &[T] {
        let from = index * lanes + self.lane;
        values.get(from..from + self.len).unwrap_or_default()
    }
}

/// All lanes. The library's blocks have no more than one window; a block of the user's own may.
#[inline(always)]
fn windows(Sizes { lanes, .. }: Sizes) -> impl Iterator<Item = Window> {
    (0..lanes).step_by(FEW).map(move |lane| Window { lane, len: FEW.min(lanes - lane) })
}

/// All rows, as many at once as have [`MANY`] samples.
#[inline(always)]
fn groups(Sizes { rows, .. }: Sizes, window: Window) -> impl Iterator<Item = Rows> {
    let at_once = (MANY / window.len).max(1);
    (0..rows).step_by(at_once).map(move |first| Rows { first, count: at_once.min(rows - first) })
}

/// All outputs, in panels of one or two vectors.
#[inline(always)]
fn panels<T: Scalar, I: Isa>(outputs: usize) -> impl Iterator<Item = Range<usize>> {
    let width = 2 * In::<T, I>::WIDTH;
    (0..outputs).step_by(width).map(move |at| at..outputs.min(at + width))
}

#[derive(Clone, Copy)]
struct Rows {
    first: usize,
    count: usize,
}

/// Samples that are looked at together.
#[derive(Clone, Copy)]
struct Group {
    sizes: Sizes,
    window: Window,
    rows: Rows,
}

impl Group {
    /// Values of these rows, of `len` elements each.
    #[inline(always)]
    fn of<T>(self, values: &[T], len: usize) -> impl Iterator<Item = &[T]> {
        let Rows { first, count } = self.rows;
        (first..first + count).map(move |row| part(values, row, len * self.sizes.lanes))
    }

    /// Turns output gradients: sample by sample the outputs of a panel.
    #[inline(always)]
    fn turn<'a, T: Scalar>(self, dy: &[T], outputs: &Range<usize>, turned: &'a mut [[T; PANEL]]) -> &'a [[T; PANEL]] {
        let len = self.window.len;
        for (dy, turned) in self.of(dy, self.sizes.outputs).zip(turned.chunks_exact_mut(len)) {
            for (at, output) in outputs.clone().enumerate() {
                for (to, &from) in turned.iter_mut().zip(self.window.of(dy, output, self.sizes.lanes)) {
                    if let Some(to) = to.get_mut(at) {
                        *to = from;
                    }
                }
            }
        }
        turned.get(..self.rows.count * len).unwrap_or_default()
    }

    /// Tiles of some inputs by a panel of `outputs`.
    #[inline(always)]
    fn tiles<T: Scalar, I: Isa, M: Means<T>>(
        self,
        x: &[T],
        samples: &[[T; PANEL]],
        inputs: Range<usize>,
        outputs: usize,
        to: &mut Target<'_, T, M>,
    ) {
        if outputs > In::<T, I>::WIDTH {
            sixes!(inputs.len(), |at, N| self.tile::<T, I, M, N, 2>(x, samples, (&inputs, at), outputs, to));
        } else {
            sixes!(inputs.len(), |at, N| self.tile::<T, I, M, N, 1>(x, samples, (&inputs, at), outputs, to));
        }
    }

    /// The weights of `N` inputs and of the outputs of a panel, which are `V` vectors or the most part of them.
    #[inline(always)]
    fn tile<T: Scalar, I: Isa, M: Means<T>, const N: usize, const V: usize>(
        self,
        x: &[T],
        samples: &[[T; PANEL]],
        (inputs, at): (&Range<usize>, usize),
        outputs: usize,
        to: &mut Target<'_, T, M>,
    ) {
        let width = In::<T, I>::WIDTH;
        // The next tile's: where a row lies in a page of its own, nothing else would fetch them ahead.
        for n in 0..N {
            to.prefetch(at + N + n);
        }
        let mut sums = [[In::<T, I>::splat(T::ZERO); V]; N];
        if M::GOES_ON {
            for (n, sums) in sums.iter_mut().enumerate() {
                *sums = load::<T, I, V>(to.row(at + n, outputs));
            }
        }
        let (lanes, len) = (self.sizes.lanes, self.window.len);
        for (x, samples) in self.of(x, self.sizes.inputs).zip(samples.chunks_exact(len)) {
            let mut of_inputs = [&x[..0]; N];
            for (n, of_input) in of_inputs.iter_mut().enumerate() {
                let from = (inputs.start + at + n) * lanes + self.window.lane;
                let Some(x) = x.get(from..from + len) else { return };
                *of_input = x;
            }
            for (sample, dy) in samples.iter().enumerate() {
                let dy: [In<T, I>; V] = core::array::from_fn(|vector| In::<T, I>::load(dy, vector * width));
                for (sums, x) in sums.iter_mut().zip(of_inputs) {
                    let Some(&x) = x.get(sample) else { return };
                    let x = In::<T, I>::splat(x);
                    for (sum, dy) in sums.iter_mut().zip(dy) {
                        *sum = sum.add_product(x, dy);
                    }
                }
            }
        }
        for (n, sums) in sums.into_iter().enumerate() {
            let means = to.means;
            let row = to.row(at + n, outputs);
            store::<T, I, V>(means.end::<I, V>(row, sums), row);
        }
    }
}

/// Where sums of products go: from `at` on in every row of `stride` values.
struct Target<'a, T, M> {
    at: usize,
    stride: usize,
    values: &'a mut [T],
    means: M,
}

impl<T: Scalar, M: Means<T>> Target<'_, T, M> {
    /// Begins to fetch the values of an input.
    #[inline(always)]
    fn prefetch(&self, input: usize) {
        prefetch(self.values, input * self.stride + self.at);
    }

    /// Those of as many outputs.
    #[inline(always)]
    fn row(&mut self, input: usize, outputs: usize) -> &mut [T] {
        let from = input * self.stride + self.at;
        self.values.get_mut(from..from + outputs).unwrap_or_default()
    }
}

/// What becomes of a value by the sum of its products.
trait Means<T: Scalar>: Copy {
    /// Whether the sums begin with what is there, and not with zero.
    const GOES_ON: bool;

    /// What a row becomes, by the sums of its input.
    fn end<I: Isa, const V: usize>(self, row: &[T], sums: [In<T, I>; V]) -> [In<T, I>; V];
}

/// They are added to a gradient.
#[derive(Clone, Copy)]
struct Added;

impl<T: Scalar> Means<T> for Added {
    const GOES_ON: bool = true;

    #[inline(always)]
    fn end<I: Isa, const V: usize>(self, _: &[T], sums: [In<T, I>; V]) -> [In<T, I>; V] {
        sums
    }
}

/// The weights themselves move by them.
impl<T: Scalar> Means<T> for Step<T> {
    const GOES_ON: bool = false;

    #[inline(always)]
    fn end<I: Isa, const V: usize>(self, row: &[T], sums: [In<T, I>; V]) -> [In<T, I>; V] {
        let mut weights = load::<T, I, V>(row);
        for (weights, gradient) in weights.iter_mut().zip(sums) {
            *weights = moved::<T, I>(self, *weights, gradient);
        }
        weights
    }
}

/// A row of one or two vectors, the last of them perhaps not whole.
#[inline(always)]
fn load<T: Scalar, I: Isa, const V: usize>(row: &[T]) -> [In<T, I>; V] {
    let width = In::<T, I>::WIDTH;
    core::array::from_fn(|vector| match row.get(vector * width..(vector + 1) * width) {
        Some(all) => In::<T, I>::load(all, 0),
        None => In::<T, I>::load_part(row.get(vector * width..).unwrap_or_default()),
    })
}

/// The way back of [`load`].
#[inline(always)]
fn store<T: Scalar, I: Isa, const V: usize>(vectors: [In<T, I>; V], row: &mut [T]) {
    let width = In::<T, I>::WIDTH;
    for (vector, values) in vectors.into_iter().enumerate() {
        match row.get_mut(vector * width..(vector + 1) * width) {
            Some(all) => values.store(all, 0),
            None => values.store_part(row.get_mut(vector * width..).unwrap_or_default()),
        }
    }
}

#[inline(always)]
fn bias_gradient<T: Scalar, I: Isa>(samples: &[[T; PANEL]], dbias: &mut [T]) {
    let mut at = 0;
    while at < dbias.len() {
        let mut sum = In::<T, I>::load_part(dbias.get(at..).unwrap_or_default());
        for dy in samples {
            sum = sum.add(In::<T, I>::load(dy, at));
        }
        sum.store_part(dbias.get_mut(at..).unwrap_or_default());
        at += In::<T, I>::WIDTH;
    }
}
