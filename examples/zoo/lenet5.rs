//! LeNet-5, in the form that benchmarks use: 28×28 without padding, rectifiers, maximum pools.
//!
//! Source: Y. LeCun et al., *Gradient-Based Learning Applied to Document Recognition*, Proceedings of the IEEE 86(11), 1998. The original
//! reads 32×32, has a sparse second convolution, pools by a learned average and ends in radial basis functions.

use constnet::prelude::*;

network! {
    /// Reads a 28×28 grey digit.
    ///
    /// 44,426 parameters and 281,640 multiply-accumulates: 86,400 and 153,600 of the convolutions, 30,720, 10,080 and 840 of the dense layers.
    #[derive(Debug, Clone)]
    #[budget(parameters = 44_426, macs = 281_640)]
    pub struct LeNet5: [1, 28, 28] -> [10] {
        conv1:  Conv2d(6, kernel = 5) | Relu,
        pool1:  MaxPool2d(2),
        conv2:  Conv2d(16, kernel = 5) | Relu,
        pool2:  MaxPool2d(2),
        flat:   Flatten,
        dense1: Dense(120) | Relu,
        dense2: Dense(84) | Relu,
        logits: Dense(10),
    }
}
