//! Gradients of the weights: tiles of several inputs by one or two vectors of outputs, over all samples. They are added to a gradient, or
//! the weights move by them at once.

use core::ops::Range;

use super::{In, Sizes, moved, sixes};
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut, tiled};
use crate::kernels::transpose;
use crate::kernels::vector::{InWide, Vector, keep_rolled, prefetch};
use crate::layer::Step;
use crate::scalar::Scalar;

/// Samples whose products are added before it is the next weights' turn. Their output gradients are turned so that the
/// samples are outside and the outputs inside: no sum then runs across a vector.
const FEW: usize = 16;
const MANY: usize = if cfg!(feature = "std") { 128 } else { FEW };

/// The most outputs that a wide vector holds, on any machine.
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
                let samples = group.turn::<T, I>(dy, &outputs, turned);
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
    let all_at_once = Group::of_all(sizes);
    for outputs in panels::<T, I>(sizes.outputs) {
        let mut db = [T::ZERO; PANEL];
        let Some(db) = db.get_mut(..outputs.len()) else { return };
        if let Some(group) = all_at_once {
            // No gradient leaves the registers.
            let samples = group.turn::<T, I>(dy, &outputs, turned);
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
                        let samples = group.turn::<T, I>(dy, &outputs, turned);
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
    /// So many rows as have [`MANY`] samples.
    #[inline(always)]
    fn rows_at_once(self) -> usize {
        (MANY / self.len.max(1)).max(1)
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
    let at_once = window.rows_at_once();
    (0..rows).step_by(at_once).map(move |first| Rows { first, count: at_once.min(rows - first) })
}

/// All outputs, in panels of a wide vector.
#[inline(always)]
fn panels<T: Scalar, I: Isa>(outputs: usize) -> impl Iterator<Item = Range<usize>> {
    let width = InWide::<T, I>::WIDTH;
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
    /// All samples, if they are few enough to be looked at together.
    #[inline(always)]
    fn of_all(sizes: Sizes) -> Option<Self> {
        let Sizes { rows, lanes, .. } = sizes;
        let window = Window { lane: 0, len: lanes };
        let is_one = (1..=FEW).contains(&lanes) && (1..=window.rows_at_once()).contains(&rows);
        is_one.then_some(Self { sizes, window, rows: Rows { first: 0, count: rows } })
    }

    /// Values of these rows, of `len` elements each.
    #[inline(always)]
    fn of<T>(self, values: &[T], len: usize) -> impl Iterator<Item = &[T]> {
        let Rows { first, count } = self.rows;
        (first..first + count).map(move |row| part(values, row, len * self.sizes.lanes))
    }

    /// Turns output gradients: sample by sample the outputs of a panel. In vectors, where the samples fill them: what is written one by one
    /// cannot be read as a vector for some time.
    #[inline(always)]
    fn turn<'a, T: Scalar, I: Isa>(
        self,
        dy: &[T],
        outputs: &Range<usize>,
        turned: &'a mut [[T; PANEL]],
    ) -> &'a [[T; PANEL]] {
        let (Window { lane, len }, lanes, width) = (self.window, self.sizes.lanes, In::<T, I>::WIDTH);
        for (dy, turned) in self.of(dy, self.sizes.outputs).zip(turned.chunks_exact_mut(len)) {
            let dy = dy.get(outputs.start * lanes + lane..).unwrap_or_default();
            if len % width == 0 {
                for output in (0..outputs.len()).step_by(transpose::TILE) {
                    for sample in (0..len).step_by(width) {
                        let turned = turned.as_flattened_mut();
                        transpose::tile::<T, In<T, I>>(lanes, PANEL, dy, turned, [sample, output]);
                    }
                }
            } else {
                turn_singly(dy, lanes, outputs.len(), turned);
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
        let is_whole = self.sizes.lanes == FEW && self.window.len == FEW;
        macro_rules! tile {
            ($vector:ty, $whole:literal, $at:ident, $n:ident) => {
                self.tile::<T, $vector, M, $n, $whole>(x, samples, (&inputs, $at), outputs, to)
            };
        }
        if !I::WIDE && outputs <= In::<T, I>::WIDTH {
            sixes!(inputs.len(), |at, N| tile!(In<T, I>, false, at, N));
        } else if !is_whole {
            tiled!(0..inputs.len(), [6 3 1], |at, N| tile!(InWide<T, I>, false, at, N));
        } else if I::WIDE {
            tiled!(0..inputs.len(), [12 8 4 2 1], |at, N| tile!(InWide<T, I>, true, at, N));
        } else {
            sixes!(inputs.len(), |at, N| tile!(InWide<T, I>, true, at, N));
        }
    }

    /// The weights of `N` inputs and of the outputs of a panel, which are a vector or the most part of one. `WHOLE` says that a row has
    /// [`FEW`] samples: then its values need no pointer each.
    #[inline(always)]
    fn tile<T: Scalar, V: Vector<T>, M: Means<T>, const N: usize, const WHOLE: bool>(
        self,
        x: &[T],
        samples: &[[T; PANEL]],
        (inputs, at): (&Range<usize>, usize),
        outputs: usize,
        to: &mut Target<'_, T, M>,
    ) {
        // The next tile's: where a row lies in a page of its own, nothing else would fetch them ahead.
        for n in 0..N {
            to.prefetch(at + N + n);
        }
        let mut sums = [V::splat(T::ZERO); N];
        if M::GOES_ON {
            for (n, sum) in sums.iter_mut().enumerate() {
                *sum = load(to.row(at + n, outputs));
            }
        }
        let (lanes, len) = (self.sizes.lanes, self.window.len);
        for (x, samples) in self.of(x, self.sizes.inputs).zip(samples.chunks_exact(len)) {
            if WHOLE {
                let Some(x) = x.as_chunks::<FEW>().0.get(inputs.start + at..).and_then(<[_]>::first_chunk::<N>) else {
                    return;
                };
                for (sample, dy) in samples.iter().enumerate() {
                    keep_rolled();
                    let dy = V::load(dy, 0);
                    for (sum, x) in sums.iter_mut().zip(x) {
                        let Some(&x) = x.get(sample) else { return };
                        *sum = sum.add_product(V::splat(x), dy);
                    }
                }
                continue;
            }
            let mut of_inputs = [&x[..0]; N];
            for (n, of_input) in of_inputs.iter_mut().enumerate() {
                let from = (inputs.start + at + n) * lanes + self.window.lane;
                let Some(x) = x.get(from..from + len) else { return };
                *of_input = x;
            }
            for (sample, dy) in samples.iter().enumerate() {
                let dy = V::load(dy, 0);
                for (sum, x) in sums.iter_mut().zip(of_inputs) {
                    let Some(&x) = x.get(sample) else { return };
                    *sum = sum.add_product(V::splat(x), dy);
                }
            }
        }
        for (n, sum) in sums.into_iter().enumerate() {
            let means = to.means;
            let row = to.row(at + n, outputs);
            store(means.end(row, sum), row);
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
    fn end<V: Vector<T>>(self, row: &[T], sums: V) -> V;
}

/// They are added to a gradient.
#[derive(Clone, Copy)]
struct Added;

impl<T: Scalar> Means<T> for Added {
    const GOES_ON: bool = true;

    #[inline(always)]
    fn end<V: Vector<T>>(self, _: &[T], sums: V) -> V {
        sums
    }
}

/// The weights themselves move by them.
impl<T: Scalar> Means<T> for Step<T> {
    const GOES_ON: bool = false;

    #[inline(always)]
    fn end<V: Vector<T>>(self, row: &[T], sums: V) -> V {
        moved(self, load(row), sums)
    }
}

/// A row of a vector, which is perhaps not whole.
#[inline(always)]
fn load<T: Scalar, V: Vector<T>>(row: &[T]) -> V {
    if row.len() < V::WIDTH { V::load_part(row) } else { V::load(row, 0) }
}

/// The way back of [`load`].
#[inline(always)]
fn store<T: Scalar, V: Vector<T>>(values: V, row: &mut [T]) {
    if row.len() < V::WIDTH {
        values.store_part(row);
    } else {
        values.store(row, 0);
    }
}

/// Turns outputs one by one. For AVX-512 the compiler would scatter vectors, which takes longer on some processors.
#[inline(never)]
fn turn_singly<T: Scalar>(dy: &[T], lanes: usize, outputs: usize, turned: &mut [[T; PANEL]]) {
    for output in 0..outputs {
        let dy = dy.get(output * lanes..).unwrap_or_default();
        for (to, &from) in turned.iter_mut().zip(dy) {
            if let Some(to) = to.get_mut(output) {
                *to = from;
            }
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
