//! Maxima of windows of two by two.

use core::arch::asm;

use super::conv::{Convolution, Task, has_edges};
use super::{single, single_mut};
use crate::kernels::conv;
use crate::window::Sizes;

/// Whether there is a kernel for such a window: of two by two, one beside the other.
#[inline(always)]
pub const fn is_two_by_two(sizes: &Sizes) -> bool {
    matches!((sizes.kernel, sizes.stride, sizes.padding), ([2, 2], [2, 2], [0, 0]))
        && 2 * sizes.output[0] <= sizes.input[0]
        && 2 * sizes.output[1] <= sizes.input[1]
}

/// The largest value of each window of one sample, for windows of which [`is_two_by_two`] holds.
#[inline(always)]
pub fn maxima<T: 'static>(sizes: &Sizes, planes: usize, x: &[T], y: &mut [T]) {
    let (Some(x), Some(y)) = (single(x), single_mut(y)) else { return };
    let ([rows, columns], width) = (sizes.output, sizes.input[1]);
    if columns == 0 {
        return;
    }
    for (x, y) in x.chunks_exact(sizes.inputs()).zip(y.chunks_exact_mut(rows * columns)).take(planes) {
        for (x, y) in x.chunks_exact(2 * width).zip(y.chunks_exact_mut(columns)) {
            // SAFETY: there are two rows of `width` values, which are at least twice as many as `columns`, and `columns` outputs.
            unsafe { row(x.as_ptr(), x.as_ptr().add(width), y.as_mut_ptr(), columns) };
        }
    }
}

/// `y = pool(W ∗ x + b)` of one sample, for a window of which [`is_dense`](super::is_dense) holds and a pool of which [`is_two_by_two`] does:
/// two rows of the convolution at a time, which are in `strip`. `sizes` are those of `convolution`, as constants.
#[inline(always)]
pub fn convolve_maxima<T: 'static>(
    convolution: &'static Convolution,
    sizes: &conv::Sizes,
    pool: &Sizes,
    [weight, bias]: [&[T]; 2],
    x: &[T],
    y: &mut [T],
    strip: &mut [T],
) {
    let [rows, columns] = pool.output;
    let (filters, width) = (sizes.all_filters(), pool.input[1]);
    let (Some(strip), Some(y)) = (single_mut(strip), single_mut(y)) else { return };
    let Some(task) = Task::new(convolution, sizes, weight, bias, x) else { return };
    if strip.len() < 2 * filters * width || y.len() < filters * rows * columns || columns == 0 {
        return;
    }
    let maxima = Maxima { filters, rows, columns, width };
    // SAFETY: `Task::new` has looked at the lengths of what is read, and this function at those of what is written.
    unsafe {
        if has_edges(sizes) {
            maxima.all::<true>(&task, y.as_mut_ptr(), strip.as_mut_ptr());
        } else {
            maxima.all::<false>(&task, y.as_mut_ptr(), strip.as_mut_ptr());
        }
    }
}

/// Maxima of the planes of a convolution: one function for all layers.
struct Maxima {
    filters: usize,
    rows: usize,
    columns: usize,
    /// The places of the convolution in a row.
    width: usize,
}

impl Maxima {
    /// # Safety
    /// As of [`Task::rows`], and there are as many outputs, and two rows of the convolution's in `strip`.
    #[inline(never)]
    unsafe fn all<const EDGES: bool>(&self, task: &Task<'_>, y: *mut f32, strip: *mut f32) {
        let &Self { filters, rows, columns, width } = self;
        for place in 0..rows {
            // SAFETY: the caller's promise.
            unsafe {
                task.rows::<EDGES>(2 * place, strip);
                let (mut x, mut y) = (strip, y.add(place * columns));
                for _ in 0..filters {
                    row(x, x.add(width), y, columns);
                    (x, y) = (x.add(2 * width), y.add(rows * columns));
                }
            }
        }
    }
}

/// Twenty instructions an output. A value that is no number leaves the usual path at a comparison, and the last such of the window is
/// its largest.
///
/// # Safety
/// There are `columns` outputs, at least one, and twice as many values in both rows.
#[inline(never)]
unsafe fn row(upper: *const f32, lower: *const f32, y: *mut f32, columns: usize) {
    // SAFETY: the caller's promise. It reads both rows and writes the outputs.
    unsafe {
        asm!(
            "2:",
            "vldmia {upper}!, {{s0, s1}}",
            "vldmia {lower}!, {{s2, s3}}",
            "vcmp.f32 s1, s0",
            "vmrs APSR_nzcv, fpscr",
            "bvs 4f",
            "it gt",
            "vmovgt.f32 s0, s1",
            "vcmp.f32 s2, s0",
            "vmrs APSR_nzcv, fpscr",
            "bvs 4f",
            "it gt",
            "vmovgt.f32 s0, s2",
            "vcmp.f32 s3, s0",
            "vmrs APSR_nzcv, fpscr",
            "bvs 4f",
            "it gt",
            "vmovgt.f32 s0, s3",
            "3:",
            "vstmia {y}!, {{s0}}",
            "subs {left}, {left}, #1",
            "bne 2b",
            "b 5f",
            "4:",
            "vcmp.f32 s1, s1",
            "vmrs APSR_nzcv, fpscr",
            "it vs",
            "vmovvs.f32 s0, s1",
            "vcmp.f32 s2, s2",
            "vmrs APSR_nzcv, fpscr",
            "it vs",
            "vmovvs.f32 s0, s2",
            "vcmp.f32 s3, s3",
            "vmrs APSR_nzcv, fpscr",
            "it vs",
            "vmovvs.f32 s0, s3",
            "b 3b",
            "5:",
            upper = inout(reg) upper => _,
            lower = inout(reg) lower => _,
            y = inout(reg) y => _,
            left = inout(reg) columns => _,
            out("s0") _, out("s1") _, out("s2") _, out("s3") _,
            options(nostack),
        );
    }
}
