//! A convolution and the max-pool after it as one. Windows of two by two whole places are pooled in registers ([`fours`]). Of others the
//! rows of places that a row of the pool reaches are convolved into a strip, which the pool reads while it is in the first cache. The
//! whole of the convolution's output is nowhere.

use super::correlate::correlate_rows;
use super::line::Line;
use super::{Direction, Sizes, fours};
use crate::isa::Isa;
use crate::kernels::pool::{Pool, Reach, Row};
use crate::kernels::slices::{part, part_mut};
use crate::scalar::Scalar;

/// The values of a strip, in a block.
#[inline(always)]
pub const fn strip(sizes: &Sizes, pool: &Pool) -> usize {
    sizes.groups * sizes.filters * pool.window.kernel[0] * pool.window.input[1] * sizes.lanes
}

/// The values of the pool's output, in a block.
#[inline(always)]
pub const fn outputs(sizes: &Sizes, pool: &Pool) -> usize {
    sizes.groups * sizes.filters * pool.window.outputs() * sizes.lanes
}

/// The values that [`largest`] keeps of a block: which value of each window is the largest; a strip is behind them.
#[inline(always)]
pub const fn cache(sizes: &Sizes, pool: &Pool) -> usize {
    outputs(sizes, pool) + strip(sizes, pool)
}

/// Calls a function of every row of every plane of a block, with the part of each slice that is the row's.
macro_rules! rows {
    ($sizes:ident, $pool:ident, ($weight:ident, $bias:ident, $x:ident, $strip:ident), |$row:ident, [$($y:ident),+]| $call:expr) => {
        let (places, len) = ($pool.window.output[0], $pool.window.output[1] * $sizes.lanes);
        let columns = Line::forward(&$sizes.window, 1, 0);
        let mut rows = Sizes { blocks: 1, ..*$sizes };
        for place in 0..places {
            let down = Reach::of(&$pool.window, 0, place);
            rows.window.output[0] = down.len();
            correlate_rows::<T, I>(down.at, &columns, &rows, $weight, $bias, $x, &mut *$strip);
            for plane in 0..$sizes.groups * $sizes.filters {
                let $row = Row { pool: $pool, x: part(&*$strip, plane, rows.window.outputs() * rows.lanes), down };
                $(let $y = part_mut(&mut *$y, plane * places + place, len);)+
                $call;
            }
        }
    };
}

/// `y = pool(W ∗ x + b)` of one sample.
#[inline(always)]
pub fn infer_largest<T: Scalar, I: Isa>(
    sizes: &Sizes,
    pool: &Pool,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    strip: &mut [T],
) {
    if fours::can_infer::<T, I>(sizes, pool) {
        return fours::infer::<T, I>(sizes, pool, weight, bias, x, y);
    }
    rows!(sizes, pool, (weight, bias, x, strip), |row, [y]| row.infer_largest::<I>(y));
}

/// `y = pool(W ∗ x + b)` of samples in lanes.
#[inline(always)]
pub fn largest<T: Scalar, I: Isa>(
    sizes: &Sizes,
    pool: &Pool,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    cache: &mut [T],
) {
    for block in 0..sizes.blocks {
        let (x, y) = (part(x, block, sizes.groups * sizes.inputs()), part_mut(y, block, outputs(sizes, pool)));
        let cache = part_mut(cache, block, self::cache(sizes, pool));
        let (which, strip) = cache.split_at_mut_checked(outputs(sizes, pool)).unwrap_or_default();
        if fours::can_record::<T, I>(sizes, pool) {
            fours::record::<T, I>(sizes, pool, weight, bias, x, y, which);
            continue;
        }
        rows!(sizes, pool, (weight, bias, x, strip), |row, [y, which]| row.largest::<I>(y, which));
    }
}

/// Where the way back of [`largest`] leaves its gradients.
#[derive(Debug)]
pub struct Gradients<'a, T> {
    /// With respect to the convolution's output: room for that of all blocks.
    pub convolved: &'a mut [T],
    /// With respect to the input; empty if it is not wanted.
    pub dx: &'a mut [T],
    /// Of the weights and the bias, which are added to; empty if they are not wanted.
    pub dw: &'a mut [T],
    pub db: &'a mut [T],
}

/// The way back of [`largest`], block by block: what is large, the gradient of the convolution's output, then stays in the second cache.
#[inline(always)]
pub fn largest_gradient<T: Scalar, I: Isa>(
    sizes: &Sizes,
    pool: &Pool,
    weight: &[T],
    x: &[T],
    cache: &[T],
    dy: &[T],
    Gradients { convolved, dx, dw, db }: Gradients<'_, T>,
) {
    let (one, of_x) = (Sizes { blocks: 1, ..*sizes }, sizes.groups * sizes.inputs());
    let convolved = part_mut(convolved, 0, sizes.groups * sizes.outputs());
    for block in 0..sizes.blocks {
        let (cache, dy) = (part(cache, block, self::cache(sizes, pool)), part(dy, block, outputs(sizes, pool)));
        back::<T, I>(&one, pool, weight, cache, dy, convolved, part_mut(dx, block, of_x));
        T::conv_weight_gradient::<I>(&one, 0, part(x, block, of_x), convolved, dw);
        T::conv_bias_gradient::<I>(1, sizes.window.outputs() * sizes.lanes, 0, convolved, db);
    }
}

/// The gradients with respect to the convolution's output and, unless `dx` is empty, its input.
#[inline(always)]
pub fn back<T: Scalar, I: Isa>(
    sizes: &Sizes,
    pool: &Pool,
    weight: &[T],
    cache: &[T],
    dy: &[T],
    convolved: &mut [T],
    dx: &mut [T],
) {
    let (one, of_x, of_y) = (Sizes { blocks: 1, ..*sizes }, sizes.groups * sizes.inputs(), outputs(sizes, pool));
    for block in 0..sizes.blocks {
        let convolved = part_mut(convolved, block, sizes.groups * sizes.outputs());
        let which = part(part(cache, block, self::cache(sizes, pool)), 0, of_y);
        T::pool_largest_gradient::<I>(pool, which, part(dy, block, of_y), convolved);
        if !dx.is_empty() {
            T::conv_correlate::<I>(Direction::Back, &one, weight, &[], convolved, part_mut(dx, block, of_x));
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec;
    use std::vec::Vec;

    use super::*;
    use crate::isa::Baseline;
    use crate::kernels::dense::tests::assert_same_bits;
    use crate::rng::{Pcg32, uniform};
    use crate::window;

    /// Few values, so that many sums are equal, some of them zeros of either sign, and some no number.
    fn few<T: Scalar>(len: usize, rng: &mut Pcg32) -> Vec<T> {
        let values = [-1.0, -0.0, 0.0, 1.0, -1.0, 1.0, 2.0, 0.0];
        let mut few: Vec<T> =
            (0..len).map(|_| T::from_f64(values[(uniform::<f64, _>(rng) * 8.0) as usize % 8])).collect();
        few[len / 3] = T::from_f64(f64::NAN);
        few
    }

    /// Against the convolution and the pool, one after the other.
    fn check<T: Scalar, I: Isa>(sizes: &Sizes, rng: &mut Pcg32) {
        let (window, planes) = (sizes.window, sizes.groups * sizes.filters);
        let halved = window.output.map(|places| places / 2);
        let pool = Pool {
            window: window::Sizes {
                input: window.output,
                output: halved,
                kernel: [2; 2],
                stride: [2; 2],
                padding: [0; 2],
                dilation: [1; 2],
            },
            planes: planes * sizes.blocks,
            lanes: sizes.lanes,
            padding_counts: false,
        };
        let weight = few::<T>(sizes.channels * window.taps() * planes, rng);
        let bias = few::<T>(planes, rng);
        let x = few::<T>(sizes.blocks * sizes.groups * sizes.inputs(), rng);
        let mut between = vec![T::ZERO; sizes.blocks * sizes.groups * sizes.outputs()];
        T::conv_correlate::<Baseline>(Direction::Forward, sizes, &weight, &bias, &x, &mut between);
        let of_block = outputs(sizes, &pool);
        let [mut largest, mut which] = [(); 2].map(|()| vec![T::ONE; sizes.blocks * of_block]);
        T::pool_largest::<Baseline>(&pool, &between, &mut largest, &mut which);

        let pool = Pool { planes, ..pool };
        let (mut y, mut kept) = (vec![T::ONE; largest.len()], vec![T::ONE; sizes.blocks * cache(sizes, &pool)]);
        T::conv_largest::<I>(sizes, &pool, &weight, &bias, &x, &mut y, &mut kept);
        assert_same_bits(&y, &largest, &std::format!("largest {sizes:?}"));
        for (kept, which) in kept.chunks(cache(sizes, &pool)).zip(which.chunks(of_block)) {
            assert_same_bits(&kept[..of_block], which, &std::format!("which {sizes:?}"));
        }
        if sizes.lanes == 1 && sizes.blocks == 1 {
            let mut space = vec![T::ONE; strip(sizes, &pool)];
            y.fill(T::ONE);
            T::conv_infer_largest::<I>(sizes, &pool, &weight, &bias, &x, &mut y, &mut space);
            assert_same_bits(&y, &largest, &std::format!("inference {sizes:?}"));
        }
    }

    fn check_all<T: Scalar, I: Isa>() {
        let rng = &mut Pcg32::seeded(3);
        // Rows of places that fill vectors or not, whole and with one to spare; strides, and zeros around.
        for (input, kernel, stride, padding) in [
            ([6, 10], [3, 3], [1, 1], [0, 0]),
            ([7, 31], [2, 5], [1, 1], [0, 0]),
            ([9, 21], [2, 2], [2, 1], [0, 0]),
            ([7, 17], [3, 1], [1, 2], [0, 0]),
            ([4, 12], [3, 3], [1, 1], [1, 1]),
            ([5, 7], [2, 3], [1, 1], [0, 0]),
        ] {
            let output = [0, 1].map(|axis| (input[axis] + 2 * padding[axis] - kernel[axis]) / stride[axis] + 1);
            let window = window::Sizes { input, output, kernel, stride, padding, dilation: [1, 1] };
            for (groups, channels, filters) in [(1, 2, 6), (2, 1, 3), (3, 2, 1), (1, 1, 17)] {
                for (blocks, lanes) in [(1, 1), (2, 16), (1, 8), (1, 12), (1, 24)] {
                    check::<T, I>(&Sizes { window, groups, channels, filters, blocks, lanes }, rng);
                }
            }
        }
    }

    #[test]
    fn plain_vectors_give_the_bits_of_the_convolution_and_the_pool() {
        check_all::<f32, Baseline>();
    }

    #[cfg(runtime_vectors)]
    #[test]
    fn the_machines_vectors_give_the_bits_of_the_convolution_and_the_pool() {
        crate::isa::found::check_found!(check_all);
    }
}
