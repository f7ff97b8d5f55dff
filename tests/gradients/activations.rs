//! Every activation: after a layer, after another activation, and at the network's end.

use constnet::prelude::*;

use crate::check_resolved;

macro_rules! activations {
    ($($name:ident: { $($activation:tt)+ })+) => { $(
        #[test]
        fn $name() {
            network! {
                struct Net<f64>: [2, 3] -> [2, 4] {
                    hidden: Dense(5) | $($activation)+,
                    next: Dense(4) | Tanh | $($activation)+,
                    alone: input | $($activation)+,
                    both: Concat(next, alone),
                    out: Dense(4) | $($activation)+,
                }
            }
            // Small values, and such that reach the kinks at 3 and 6.
            check_resolved::<Net>(1.0);
            check_resolved::<Net>(6.0);
        }
    )+ };
}

activations! {
    relu: { Relu }
    relu6: { Relu6 }
    leaky_relu: { LeakyRelu }
    leaky_relu_of_a_slope: { LeakyRelu(0.3) }
    elu: { Elu }
    elu_of_an_alpha: { Elu(0.6) }
    selu: { Selu }
    gelu: { Gelu }
    gelu_tanh: { Gelu(approximate = tanh) }
    silu: { Silu }
    sigmoid: { Sigmoid }
    hard_sigmoid: { HardSigmoid }
    tanh: { Tanh }
    hard_tanh: { HardTanh }
    hard_tanh_of_bounds: { HardTanh(-0.5, 2.0) }
    hard_swish: { HardSwish }
    softplus: { Softplus }
    softplus_of_a_beta: { Softplus(beta = 2.0, threshold = 15.0) }
    softsign: { Softsign }
    softmax: { Softmax }
    log_softmax: { LogSoftmax }
}
