//! Weights that a line of Python took out of a `.keras` file: the network computes what Keras did.

use approx::relative_eq;
use constnet::prelude::*;

use crate::store::{self, pass};

network! {
    struct Net: [2, 6, 6] -> [2] {
        conv:   Conv2d(3, kernel = [3, 2]),
        // Keras's defaults are not PyTorch's.
        norm:   BatchNorm(epsilon = 1e-3, momentum = 0.01) | Relu,
        deep:   DepthwiseConv2d(kernel = 2, multiplier = 2),
        wide:   ConvTranspose2d(4, kernel = 2, stride = 2),
        pool:   GlobalAvgPool2d,
        rows:   LayerNorm(epsilon = 1e-3),
        hidden: Dense(5) | Tanh,
        out:    Dense(2),
    }
}

#[test]
fn the_converted_file_loads_and_gives_kerass_outputs() {
    let net = Net::load(store::file("keras")).unwrap_or_else(|error| panic!("{error}"));
    let (input, expected) = pass::<Net>("keras");
    let found = net.forward(&input);
    assert_eq!(expected.len(), found.len());
    for (&found, expected) in found.iter().zip(expected) {
        assert!(
            relative_eq!(f64::from(found), expected, epsilon = 1e-5, max_relative = 1e-4),
            "{found}, Keras has {expected}"
        );
    }
}
