//! `include_weights!` gives the network that PyTorch saved: its weights, its outputs, in a constant.
//!
//! The files and the numbers are those of `tests/reference/safetensors_files.py`.

use approx::assert_relative_eq;
use constnet::prelude::*;

network! {
    #[derive(Debug, Clone)]
    pub struct Small: [3] -> [2] {
        hidden: Dense(4) | Tanh,
        out: Dense(2),
    }
}

network! {
    #[derive(Debug, Clone)]
    pub struct Pair: [3] -> [2] {
        first: Small,
        #[frozen]
        between: Dense(3),
        second: Small,
    }
}

network! {
    struct Double<f64>: [3] -> [2] {
        hidden: Dense(4) | Tanh,
        out: Dense(2),
    }
}

const PAIR: Pair = include_weights!(Pair, "tests/reference/pair.safetensors");
static DOUBLE: Double = include_weights!(Double, "tests/reference/small_float64.safetensors");

#[test]
fn networks_within_networks_and_frozen_layers_are_filled() {
    // PyTorch's `first.hidden.weight[0]`, a row of the matrix.
    let row = [0.344_174_5, 0.313_811_03, -0.564_389_2];
    assert_eq!(PAIR.first.hidden.weight.row(0).iter().copied().collect::<Vec<f32>>(), row);
    let output = PAIR.forward(&SVector::from([0.5, -1.0, 2.0]));
    let expected = SVector::from([-0.410_073_7, -0.307_183_33]);
    assert_relative_eq!(output, expected, max_relative = 1e-6);
}

#[test]
fn a_network_in_double_precision_reads_double_precision() {
    let output = DOUBLE.forward(&SVector::from([0.5, -1.0, 2.0]));
    let expected = SVector::from([0.238_524_791_671_697_77, 0.737_626_078_940_710_3]);
    assert_relative_eq!(output, expected, max_relative = 1e-14);
}

#[test]
fn a_path_can_be_any_expression_of_the_compiler() {
    let pair = include_weights!(Pair, concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/pair.safetensors"));
    assert_eq!(pair.second.out.bias, PAIR.second.out.bias);
}
