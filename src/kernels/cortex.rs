//! Products of one sample on a Cortex-M4F and its successors, by their float unit's instructions.
//!
//! The unit has 32 registers of single precision, one multiply-add an instruction, and a load of several registers. So a multiply-add of
//! a product takes one instruction at least, and what is beside it is to be shared: a load of eight weights by eight multiply-adds,
//! an input by a tile of sixteen outputs, the loop's bookkeeping by four inputs. Per four inputs, as counted from the code below:
//!
//! | kernel | tile | multiply-adds | loads and stores | pointers | loop | an instruction count a multiply-add |
//! |---|---|---:|---:|---:|---:|---:|
//! | [`infer`] | 16 outputs | 64 | 8 of weights, 1 of inputs | 4 | 2 | 79 / 64 = 1.23 |
//! | | 8 outputs | 32 | 4 and 1 | 4 | 2 | 43 / 32 = 1.34 |
//! | | 4, 2, 1 outputs | 16, 8, 4 | 4 and 1 | 4 | 2 | 1.7, 2.4, 3.8 |
//! | [`weight_gradient`] | 8 outputs | 32 | 8 of gradients, 1 of inputs | 4 | 2 | 47 / 32 = 1.47 |
//! | [`input_gradient`] | 4 inputs by 4 outputs | 16 | 4 of weights, 1 of gradients | – | 2 | 23 / 16 = 1.44 |
//!
//! Compiled Rust takes about two instructions more a multiply-add: the compiler loads every weight by itself, and moves operands of an
//! instruction that it does not know between registers.
//!
//! The order of every sum is that of the other kernels, and so are the bits. A program of `firmware/` holds them against those of
//! the host for tiles and remainders of all widths.

use core::any::TypeId;
use core::arch::asm;

use super::dense::Sizes;

/// The values of another name for `f32`; `None` for other types.
fn single<T: 'static>(values: &[T]) -> Option<&[f32]> {
    // SAFETY: it is the same type.
    is_single::<T>().then(|| unsafe { core::slice::from_raw_parts(values.as_ptr().cast(), values.len()) })
}

/// As [`single`], to write to.
fn single_mut<T: 'static>(values: &mut [T]) -> Option<&mut [f32]> {
    // SAFETY: it is the same type.
    is_single::<T>().then(|| unsafe { core::slice::from_raw_parts_mut(values.as_mut_ptr().cast(), values.len()) })
}

/// Whether there are kernels for a scalar.
#[inline(always)]
pub fn is_single<T: 'static>() -> bool {
    TypeId::of::<T>() == TypeId::of::<f32>()
}

/// Where sums begin that have no bias.
static ZEROS: [f32; 16] = [0.0; 16];

/// The tiles of `$len`, the widest first.
macro_rules! tiles {
    ($len:expr, |$at:ident| $($width:literal => $tile:expr,)*) => {
        let mut $at = 0;
        $(while $len - $at >= $width {
            $tile;
            $at += $width;
        })*
    };
}

/// `y = W x + b` for each row; `bias` is empty for none.
pub fn infer<T: 'static>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let (Some(weight), Some(bias), Some(x), Some(y)) = (single(weight), single(bias), single(x), single_mut(y)) else {
        return;
    };
    let Sizes { inputs, outputs, .. } = sizes;
    if weight.len() < inputs * outputs || inputs == 0 || outputs == 0 || !(bias.is_empty() || bias.len() == outputs) {
        return;
    }
    for (x, y) in x.chunks_exact(inputs).zip(y.chunks_exact_mut(outputs)).take(sizes.rows) {
        let (weight, x, y) = (weight.as_ptr(), x.as_ptr(), y.as_mut_ptr());
        // SAFETY: every tile ends before `outputs` values of `y`, of a row of `weight` and of a bias, and there are `inputs` rows and values
        // of `x`.
        unsafe {
            let start = |at| if bias.is_empty() { ZEROS.as_ptr() } else { bias.as_ptr().add(at) };
            tiles!(outputs, |at|
                16 => tile_16(inputs, outputs, weight.add(at), start(at), x, y.add(at)),
                8 => tile_8(inputs, outputs, weight.add(at), start(at), x, y.add(at)),
                4 => tile_4(inputs, outputs, weight.add(at), start(at), x, y.add(at)),
                2 => tile_2(inputs, outputs, weight.add(at), start(at), x, y.add(at)),
                1 => tile_1(inputs, outputs, weight.add(at), start(at), x, y.add(at)),
            );
        }
    }
}

/// Multiply-adds of loaded values to sums: `sum, value` for each.
macro_rules! multiply_add {
    ($by:literal: $($sum:literal $value:literal),*) => {
        concat!($("vfma.f32 ", $sum, ", ", $value, ", ", $by, "\n"),*)
    };
}

/// A tile of sums over all inputs: `$step!` is what one input adds, which it finds in the register of that name.
macro_rules! tile {
    ($(#[$doc:meta])* $name:ident, $sums:literal, $behind:literal, $step:ident) => {
        $(#[$doc])*
        ///
        /// # Safety
        /// There are `inputs` rows of `outputs` weights, the first from `weight` on but for what is before the tile, as many inputs,
        /// and a tile of first values and of sums.
        #[inline(never)]
        unsafe fn $name(
            inputs: usize,
            outputs: usize,
            weight: *const f32,
            start: *const f32,
            x: *const f32,
            y: *mut f32,
        ) {
            // SAFETY: the caller's promise. It reads a tile's weights of each row, the inputs and the first values, and writes the sums.
            unsafe {
                asm!(
                    concat!("vldmia {start}, {{", $sums, "}}"),
                    "subs {left}, {left}, #4",
                    "blt 3f",
                    "2:",
                    "vldmia {x}!, {{s24-s27}}",
                    $step!("s24"),
                    $step!("s25"),
                    $step!("s26"),
                    $step!("s27"),
                    "subs {left}, {left}, #4",
                    "bge 2b",
                    "3:",
                    "adds {left}, {left}, #4",
                    "beq 5f",
                    "4:",
                    "vldmia {x}!, {{s24}}",
                    $step!("s24"),
                    "subs {left}, {left}, #1",
                    "bne 4b",
                    "5:",
                    concat!("vstmia {y}, {{", $sums, "}}"),
                    left = inout(reg) inputs => _,
                    x = inout(reg) x => _,
                    weight = inout(reg) weight => _,
                    start = in(reg) start,
                    y = in(reg) y,
                    // From behind the last load of a row to the next row.
                    skip = in(reg) 4 * (outputs - $behind),
                    out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _, out("s7") _,
                    out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _, out("s14") _,
                    out("s15") _, out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _, out("s21") _,
                    out("s22") _, out("s23") _, out("s24") _, out("s25") _, out("s26") _, out("s27") _,
                    options(nostack),
                );
            }
        }
    };
}

macro_rules! step_16 {
    ($x:literal) => {
        concat!(
            "vldmia {weight}!, {{s16-s23}}\n",
            multiply_add!($x: "s0" "s16", "s1" "s17", "s2" "s18", "s3" "s19", "s4" "s20", "s5" "s21", "s6" "s22", "s7" "s23"),
            "vldmia {weight}, {{s16-s23}}\n",
            multiply_add!($x: "s8" "s16", "s9" "s17", "s10" "s18", "s11" "s19", "s12" "s20", "s13" "s21", "s14" "s22", "s15" "s23"),
            "add {weight}, {weight}, {skip}"
        )
    };
}

macro_rules! step_8 {
    ($x:literal) => {
        concat!(
            "vldmia {weight}, {{s16-s23}}\n",
            multiply_add!($x: "s0" "s16", "s1" "s17", "s2" "s18", "s3" "s19", "s4" "s20", "s5" "s21", "s6" "s22", "s7" "s23"),
            "add {weight}, {weight}, {skip}"
        )
    };
}

macro_rules! step_4 {
    ($x:literal) => {
        concat!(
            "vldmia {weight}, {{s16-s19}}\n",
            multiply_add!($x: "s0" "s16", "s1" "s17", "s2" "s18", "s3" "s19"),
            "add {weight}, {weight}, {skip}"
        )
    };
}

macro_rules! step_2 {
    ($x:literal) => {
        concat!(
            "vldmia {weight}, {{s16-s17}}\n",
            multiply_add!($x: "s0" "s16", "s1" "s17"),
            "add {weight}, {weight}, {skip}"
        )
    };
}

macro_rules! step_1 {
    ($x:literal) => {
        concat!("vldmia {weight}, {{s16}}\n", multiply_add!($x: "s0" "s16"), "add {weight}, {weight}, {skip}")
    };
}

tile!(
    /// Sixteen outputs.
    tile_16, "s0-s15", 8, step_16
);
tile!(
    /// Eight outputs.
    tile_8, "s0-s7", 0, step_8
);
tile!(
    /// Four outputs.
    tile_4, "s0-s3", 0, step_4
);
tile!(
    /// Two outputs.
    tile_2, "s0-s1", 0, step_2
);
tile!(
    /// One output.
    tile_1, "s0", 0, step_1
);

/// `dW += dy xᵀ` and `db += dy` over all rows; `dbias` is empty for none.
pub fn weight_gradient<T: 'static>(sizes: Sizes, x: &[T], dy: &[T], dweight: &mut [T], dbias: &mut [T]) {
    let (Some(x), Some(dy), Some(dweight), Some(dbias)) =
        (single(x), single(dy), single_mut(dweight), single_mut(dbias))
    else {
        return;
    };
    let Sizes { inputs, outputs, .. } = sizes;
    if dweight.len() < inputs * outputs || inputs == 0 || outputs == 0 {
        return;
    }
    for (x, dy) in x.chunks_exact(inputs).zip(dy.chunks_exact(outputs)).take(sizes.rows) {
        for (sum, dy) in dbias.iter_mut().zip(dy) {
            *sum += *dy;
        }
        let (x, dy, dweight) = (x.as_ptr(), dy.as_ptr(), dweight.as_mut_ptr());
        // SAFETY: every tile ends before `outputs` values of `dy` and of a row of `dweight`, and there are `inputs` rows and values of `x`.
        unsafe {
            tiles!(outputs, |at|
                8 => outer_8(inputs, outputs, x, dy.add(at), dweight.add(at)),
                1 => outer_1(inputs, outputs, x, dy.add(at), dweight.add(at)),
            );
        }
    }
}

/// As `tile!`, for products that are added to what is in memory: `$values` are held, and `$step!` is what one input adds.
macro_rules! outer {
    ($(#[$doc:meta])* $name:ident, $values:literal, $step:ident) => {
        $(#[$doc])*
        ///
        /// # Safety
        /// There are `inputs` rows of `outputs` sums, the first from `sums` on but for what is before the tile, as many inputs,
        /// and the tile's values from `dy` on.
        #[inline(never)]
        unsafe fn $name(inputs: usize, outputs: usize, x: *const f32, dy: *const f32, sums: *mut f32) {
            // SAFETY: the caller's promise. It reads the inputs and the tile's values, and adds to a tile's sums of each row.
            unsafe {
                asm!(
                    concat!("vldmia {dy}, {{", $values, "}}"),
                    "subs {left}, {left}, #4",
                    "blt 3f",
                    "2:",
                    "vldmia {x}!, {{s24-s27}}",
                    $step!("s24"),
                    $step!("s25"),
                    $step!("s26"),
                    $step!("s27"),
                    "subs {left}, {left}, #4",
                    "bge 2b",
                    "3:",
                    "adds {left}, {left}, #4",
                    "beq 5f",
                    "4:",
                    "vldmia {x}!, {{s24}}",
                    $step!("s24"),
                    "subs {left}, {left}, #1",
                    "bne 4b",
                    "5:",
                    left = inout(reg) inputs => _,
                    x = inout(reg) x => _,
                    sums = inout(reg) sums => _,
                    dy = in(reg) dy,
                    skip = in(reg) 4 * outputs,
                    out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _, out("s7") _,
                    out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _, out("s21") _,
                    out("s22") _, out("s23") _, out("s24") _, out("s25") _, out("s26") _, out("s27") _,
                    options(nostack),
                );
            }
        }
    };
}

macro_rules! outer_step_8 {
    ($x:literal) => {
        concat!(
            "vldmia {sums}, {{s16-s23}}\n",
            multiply_add!($x: "s16" "s0", "s17" "s1", "s18" "s2", "s19" "s3", "s20" "s4", "s21" "s5", "s22" "s6", "s23" "s7"),
            "vstmia {sums}, {{s16-s23}}\n",
            "add {sums}, {sums}, {skip}"
        )
    };
}

macro_rules! outer_step_1 {
    ($x:literal) => {
        concat!(
            "vldmia {sums}, {{s16}}\n",
            multiply_add!($x: "s16" "s0"),
            "vstmia {sums}, {{s16}}\n",
            "add {sums}, {sums}, {skip}"
        )
    };
}

outer!(
    /// Eight outputs.
    outer_8, "s0-s7", outer_step_8
);
outer!(
    /// One output.
    outer_1, "s0", outer_step_1
);

/// `dx = Wᵀ dy` for each row.
pub fn input_gradient<T: 'static>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
    let (Some(weight), Some(dy), Some(dx)) = (single(weight), single(dy), single_mut(dx)) else { return };
    let Sizes { inputs, outputs, .. } = sizes;
    if weight.len() < inputs * outputs || inputs == 0 || outputs == 0 {
        return;
    }
    for (dy, dx) in dy.chunks_exact(outputs).zip(dx.chunks_exact_mut(inputs)).take(sizes.rows) {
        let (weight, dy, dx) = (weight.as_ptr(), dy.as_ptr(), dx.as_mut_ptr());
        // SAFETY: every tile ends before `inputs` rows of weights and values of `dx`, and there are `outputs` values of `dy` and in a row.
        unsafe {
            tiles!(inputs, |at|
                4 => dots_4(outputs, weight.add(at * outputs), dy, dx.add(at)),
                1 => dots_1(outputs, weight.add(at * outputs), dy, dx.add(at)),
            );
        }
    }
}

/// Four sums of products along rows of weights.
///
/// # Safety
/// There are four rows of `outputs` weights, as many values of `dy`, and four of `dx`.
#[inline(never)]
unsafe fn dots_4(outputs: usize, weight: *const f32, dy: *const f32, dx: *mut f32) {
    // SAFETY: the caller's promise. It reads the rows and the values, and writes the sums.
    unsafe {
        asm!(
            "vldmia {zeros}, {{s0-s3}}",
            "subs {left}, {left}, #4",
            "blt 3f",
            "2:",
            "vldmia {dy}!, {{s20-s23}}",
            "vldmia {row0}!, {{s4-s7}}",
            "vldmia {row1}!, {{s8-s11}}",
            "vldmia {row2}!, {{s12-s15}}",
            "vldmia {row3}!, {{s16-s19}}",
            multiply_add!("s20": "s0" "s4", "s1" "s8", "s2" "s12", "s3" "s16"),
            multiply_add!("s21": "s0" "s5", "s1" "s9", "s2" "s13", "s3" "s17"),
            multiply_add!("s22": "s0" "s6", "s1" "s10", "s2" "s14", "s3" "s18"),
            multiply_add!("s23": "s0" "s7", "s1" "s11", "s2" "s15", "s3" "s19"),
            "subs {left}, {left}, #4",
            "bge 2b",
            "3:",
            "adds {left}, {left}, #4",
            "beq 5f",
            "4:",
            "vldmia {dy}!, {{s20}}",
            "vldmia {row0}!, {{s4}}",
            "vldmia {row1}!, {{s8}}",
            "vldmia {row2}!, {{s12}}",
            "vldmia {row3}!, {{s16}}",
            multiply_add!("s20": "s0" "s4", "s1" "s8", "s2" "s12", "s3" "s16"),
            "subs {left}, {left}, #1",
            "bne 4b",
            "5:",
            "vstmia {dx}, {{s0-s3}}",
            left = inout(reg) outputs => _,
            dy = inout(reg) dy => _,
            row0 = inout(reg) weight => _,
            row1 = inout(reg) weight.add(outputs) => _,
            row2 = inout(reg) weight.add(2 * outputs) => _,
            row3 = inout(reg) weight.add(3 * outputs) => _,
            zeros = in(reg) ZEROS.as_ptr(),
            dx = in(reg) dx,
            out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _, out("s7") _,
            out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _, out("s14") _,
            out("s15") _, out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _, out("s21") _,
            out("s22") _, out("s23") _,
            options(nostack),
        );
    }
}

/// One sum of products along a row of weights.
///
/// # Safety
/// There are `outputs` weights, as many values of `dy`, and one of `dx`.
#[inline(never)]
unsafe fn dots_1(outputs: usize, weight: *const f32, dy: *const f32, dx: *mut f32) {
    // SAFETY: the caller's promise. It reads the row and the values, and writes the sum.
    unsafe {
        asm!(
            "vldmia {zeros}, {{s0}}",
            "2:",
            "vldmia {dy}!, {{s2}}",
            "vldmia {weight}!, {{s1}}",
            multiply_add!("s2": "s0" "s1"),
            "subs {left}, {left}, #1",
            "bne 2b",
            "vstmia {dx}, {{s0}}",
            left = inout(reg) outputs => _,
            dy = inout(reg) dy => _,
            weight = inout(reg) weight => _,
            zeros = in(reg) ZEROS.as_ptr(),
            dx = in(reg) dx,
            out("s0") _, out("s1") _, out("s2") _,
            options(nostack),
        );
    }
}
