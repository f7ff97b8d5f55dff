//! A convolution and the max-pool after it as one: the rows of places that a row of the pool reaches are convolved into a strip, which
//! the pool reads while it is in the first cache. The whole of the convolution's output is nowhere.

use super::correlate::correlate_rows;
use super::line::Line;
use super::{Direction, Sizes};
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
