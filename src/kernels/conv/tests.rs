//! The kernels against the sums of their definitions, to the last bit.

extern crate std;

use std::vec::Vec;

use super::{Direction, Sizes};
use crate::isa::{Baseline, Isa};
use crate::kernels::dense::tests::{assert_same_bits, random};
use crate::kernels::sums;
use crate::rng::Pcg32;
use crate::scalar::Scalar;
use crate::window;

/// Every product, as places in the output, the input and the weights, in the order of a sum over the input: planes, rows and
/// columns.
fn products(sizes: &Sizes, mut product: impl FnMut(usize, usize, usize)) {
    let &Sizes { window, groups, channels, filters, lanes, .. } = sizes;
    let [[oh, ow], [ih, iw], [kh, kw]] = [window.output, window.input, window.kernel];
    for (group, channel, k, l) in
        (0..groups * channels * kh * kw).map(|i| (i / kw / kh / channels, i / kw / kh % channels, i / kw % kh, i % kw))
    {
        for (filter, i, j, lane) in (0..filters * oh * ow * lanes)
            .map(|at| (at / lanes / ow / oh, at / lanes / ow % oh, at / lanes % ow, at % lanes))
        {
            let row = (i * window.stride[0] + k * window.dilation[0]).checked_sub(window.padding[0]);
            let column = (j * window.stride[1] + l * window.dilation[1]).checked_sub(window.padding[1]);
            if let (Some(row), Some(column)) = (row.filter(|row| *row < ih), column.filter(|column| *column < iw)) {
                let output = (((group * filters + filter) * oh + i) * ow + j) * lanes + lane;
                let input = (((group * channels + channel) * ih + row) * iw + column) * lanes + lane;
                let weight = (((channel * kh + k) * kw + l) * groups + group) * filters + filter;
                product(output, input, weight);
            }
        }
    }
}

/// All kernels with these sizes.
fn check<T: Scalar, I: Isa>(sizes: &Sizes, rng: &mut Pcg32) {
    let &Sizes { window, groups, channels, filters, blocks, lanes } = sizes;
    let (inputs, outputs) = (groups * channels * window.inputs() * lanes, groups * filters * window.outputs() * lanes);
    let weight: Vec<T> = random(groups * filters * channels * window.taps(), rng);
    let bias: Vec<T> = random(groups * filters, rng);
    let (x, dy): (Vec<T>, Vec<T>) = (random(blocks * inputs, rng), random(blocks * outputs, rng));

    let mut found: Vec<T> = random(dy.len(), rng);
    T::conv_correlate::<I>(Direction::Forward, sizes, &weight, &bias, &x, &mut found);
    for (found, x) in found.chunks(outputs).zip(x.chunks(inputs)) {
        let mut expected: Vec<T> = (0..outputs).map(|at| bias[at / (window.outputs() * lanes)]).collect();
        products(sizes, |output, input, tap| expected[output] = weight[tap].fma::<I>(x[input], expected[output]));
        assert_same_bits(found, &expected, &std::format!("forward {sizes:?}"));
    }

    let mut found: Vec<T> = random(x.len(), rng);
    T::conv_correlate::<I>(Direction::Back, sizes, &weight, &[], &dy, &mut found);
    for (found, dy) in found.chunks(inputs).zip(dy.chunks(outputs)) {
        let mut terms: Vec<(usize, usize, usize)> = Vec::new();
        products(sizes, |output, input, tap| terms.push((input, output, tap)));
        terms.sort_unstable();
        let mut expected = std::vec![T::ZERO; inputs];
        for (input, output, tap) in terms {
            expected[input] = weight[tap].fma::<I>(dy[output], expected[input]);
        }
        assert_same_bits(found, &expected, &std::format!("input gradient {sizes:?}"));
    }

    // Sums go on from what is there.
    let mut found: Vec<T> = random(weight.len(), rng);
    let mut expected = found.clone();
    // In two parts, as threads have them.
    let half = weight.len() / sizes.weights_of_row() / 2;
    let (one, other) = found.split_at_mut(half * sizes.weights_of_row());
    T::conv_weight_gradient::<I>(sizes, 0, &x, &dy, one);
    T::conv_weight_gradient::<I>(sizes, half, &x, &dy, other);
    for (x, dy) in x.chunks(inputs).zip(dy.chunks(outputs)) {
        let row = window.output[1] * lanes;
        // The places at which all of the window's columns are inside are summed apart, and counted on if they are neighbours.
        let reach = (window.kernel[1] - 1) * window.dilation[1];
        let whole = |output: usize| {
            let at = output % row / lanes * window.stride[1];
            at >= window.padding[1] && at + reach < window.input[1] + window.padding[1]
        };
        let first = (0..row).find(|at| whole(*at)).unwrap_or_default();
        let mut terms: Vec<(usize, bool, usize, usize)> = Vec::new();
        products(sizes, |output, input, tap| terms.push((tap, whole(output), output, input)));
        terms.sort_unstable();
        for terms in terms.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let mut eighths = [T::ZERO; 8];
            for &(_, whole, output, input) in terms {
                let number = if whole && window.stride[1] == 1 { output % row - first } else { output % lanes };
                let sum = &mut eighths[number % 8];
                *sum = x[input].fma::<I>(dy[output], *sum);
            }
            for sum in eighths {
                expected[terms[0].0] += sum;
            }
        }
    }
    assert_same_bits(&found, &expected, &std::format!("weight gradient {sizes:?}"));

    let (mut found, mut expected) = (bias.clone(), bias);
    let plane = window.outputs() * lanes;
    T::conv_bias_gradient::<I>(blocks, plane, 0, &dy, &mut found);
    for (number, dy) in dy.chunks(plane).enumerate() {
        expected[number % (groups * filters)] += sums::sum(dy);
    }
    assert_same_bits(&found, &expected, &std::format!("bias gradient {sizes:?}"));
}

/// Windows some places of which are beside the plane, or have their holes over it: first, last, or both.
fn beside_the_plane() -> [window::Sizes; 10] {
    let of = |input, output, kernel, stride, padding, dilation| window::Sizes {
        input,
        output,
        kernel,
        stride,
        padding,
        dilation,
    };
    [
        of([4, 5], [6, 7], [1, 1], [1, 1], [1, 1], [1, 1]),
        of([5, 17], [5, 11], [1, 1], [2, 2], [3, 3], [1, 1]),
        of([3, 16], [11, 23], [2, 3], [1, 1], [5, 4], [1, 1]),
        of([4, 9], [5, 7], [3, 2], [3, 4], [6, 9], [2, 3]),
        // With more of it before the plane, or behind it.
        of([3, 9], [6, 17], [2, 2], [1, 1], [4, 9], [1, 1]),
        of([3, 9], [6, 17], [2, 2], [1, 1], [0, 0], [1, 1]),
        of([2, 3], [5, 3], [1, 3], [2, 7], [0, 4], [1, 1]),
        // Two rows, and later two columns, of which neither meets the plane.
        of([3, 12], [5, 12], [2, 1], [1, 1], [4, 0], [8, 1]),
        of([4, 3], [4, 9], [3, 2], [1, 2], [1, 7], [1, 9]),
        // No place has anything.
        of([2, 2], [2, 3], [1, 1], [1, 1], [7, 0], [1, 1]),
    ]
}

/// Windows of all kinds, numbers of planes around the widths of tiles, and lanes around those of vectors.
fn check_all<T: Scalar, I: Isa>() {
    let rng = &mut Pcg32::seeded(5);
    let of = |input: [usize; 2], kernel: [usize; 2], stride: [usize; 2], padding: [usize; 2], dilation: [usize; 2]| {
        let output = [0, 1]
            .map(|axis| (input[axis] + 2 * padding[axis] - dilation[axis] * (kernel[axis] - 1) - 1) / stride[axis] + 1);
        window::Sizes { input, output, kernel, stride, padding, dilation }
    };
    let windows = [
        of([6, 7], [3, 3], [1, 1], [0, 0], [1, 1]),
        of([5, 12], [3, 3], [1, 1], [1, 1], [1, 1]),
        of([4, 21], [2, 5], [1, 1], [0, 2], [1, 1]),
        of([3, 10], [1, 1], [1, 1], [0, 0], [1, 1]),
        of([7, 9], [3, 4], [2, 3], [1, 1], [1, 1]),
        of([6, 6], [1, 1], [2, 2], [0, 0], [1, 1]),
        of([9, 14], [3, 2], [1, 1], [2, 1], [2, 4]),
        of([9, 13], [3, 3], [2, 4], [2, 3], [3, 2]),
        of([2, 2], [3, 3], [1, 1], [2, 2], [1, 1]),
        of([8, 9], [3, 2], [3, 5], [0, 0], [2, 3]),
        of([1, 3], [1, 7], [1, 1], [0, 3], [1, 1]),
    ];
    let windows = [windows.as_slice(), &beside_the_plane()].concat();
    let planes = [(1, 1, 1), (1, 1, 6), (1, 5, 3), (1, 1, 17), (2, 3, 8), (3, 1, 2), (1, 2, 13)];
    let lanes = [(1, 1), (2, 3), (1, 16), (1, 12), (1, 5)];
    for (i, window) in windows.into_iter().enumerate() {
        for (j, (groups, channels, filters)) in planes.into_iter().enumerate() {
            // All pairs of two, not all combinations of the three, which take their time.
            let (blocks, lanes) = lanes[(i + 2 * j) % lanes.len()];
            check::<T, I>(&Sizes { window, groups, channels, filters, blocks, lanes }, rng);
        }
    }
}

#[test]
fn plain_vectors_give_the_sums_of_the_definition() {
    check_all::<f32, Baseline>();
    check_all::<f64, Baseline>();
}

#[cfg(runtime_vectors)]
#[test]
fn the_machines_vectors_give_the_sums_of_the_definition() {
    crate::isa::found::check_found!(check_all);
}
