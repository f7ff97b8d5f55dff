//! Every activation: after a dense layer with the mean squared error, and by itself on a grid that has the corners of
//! all of them.

/// Two cases for each activation, and those that follow.
macro_rules! activations {
    ($($dense:ident $grid:ident { $($activation:tt)+ })+; $($others:tt)*) => {
        cases! { "activations";
            $(
                $dense: { [4] -> [5] { out: Dense(5) | $($activation)+ } }
                    => |case| loss::<Net, _, Values<Net>>(case, MeanSquaredError::new());
                $grid: { [23] -> [23] { out: $($activation)+ } } => forward_and_backward::<Net>;
            )+
            $($others)*
        }
    };
}

activations! {
    relu relu_grid { Relu }
    relu6 relu6_grid { Relu6 }
    leaky_relu leaky_relu_grid { LeakyRelu(0.2) }
    elu elu_grid { Elu }
    elu_1_5 elu_1_5_grid { Elu(1.5) }
    selu selu_grid { Selu }
    gelu gelu_grid { Gelu }
    gelu_tanh gelu_tanh_grid { Gelu(approximate = tanh) }
    silu silu_grid { Silu }
    sigmoid sigmoid_grid { Sigmoid }
    hard_sigmoid hard_sigmoid_grid { HardSigmoid }
    tanh tanh_grid { Tanh }
    hard_tanh hard_tanh_grid { HardTanh }
    hard_tanh_range hard_tanh_range_grid { HardTanh(-2.0, 0.5) }
    hard_swish hard_swish_grid { HardSwish }
    softplus softplus_grid { Softplus }
    softplus_steep softplus_steep_grid { Softplus(2.0, 5.0) }
    softsign softsign_grid { Softsign }
    softmax softmax_grid { Softmax }
    log_softmax log_softmax_grid { LogSoftmax };
    softmax_steps: { [3, 4] -> [3, 5] { out: Dense(5) | Softmax } } => forward_and_backward::<Net>;
    log_softmax_steps: { [3, 4] -> [3, 5] { out: Dense(5) | LogSoftmax } } => forward_and_backward::<Net>;
}
