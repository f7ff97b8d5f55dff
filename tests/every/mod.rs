//! Networks that together use every layer, every activation, graphs with several readers of a value, several inputs and outputs,
//! frozen layers, networks as layers, and layers of the user's own that use every kind of memory.

pub mod own;

use constnet::prelude::*;
use own::{Blend, Window};

network! {
    /// Every activation: after a layer, after another activation, and as a layer.
    pub struct Activations: [5] -> [5] {
        relu: Dense(5) | Relu,
        relu6: Dense(5) | Relu6,
        leaky: Dense(5) | LeakyRelu(0.1),
        elu: Dense(5) | Elu,
        selu: Dense(5) | Selu,
        gelu: Dense(5) | Gelu,
        gelu_tanh: Dense(5) | Gelu(approximate = tanh),
        silu: Dense(5) | Silu,
        sigmoid: Dense(5) | Sigmoid,
        hard_sigmoid: Dense(5) | HardSigmoid,
        tanh: Dense(5) | Tanh | Softsign,
        hard_tanh: Dense(5) | HardTanh,
        hard_swish: Dense(5) | HardSwish,
        softplus: Dense(5) | Softplus,
        alone: Softsign,
        softmax: Dense(5) | Softmax,
        log_softmax: Dense(5) | LogSoftmax,
    }
}

network! {
    /// What the next network nests.
    #[derive(Debug, Clone)]
    pub struct Inner: [6] -> [4] {
        first: Dense(7) | Tanh,
        kept: Dropout(0.2),
        second: first | Dense(7) | Gelu,
        sum: Add(kept, second, first),
        out: Dense(4),
    }
}

network! {
    /// Every layer, in a graph: values with several readers, an output that is read as well.
    pub struct Graph: (query: [2, 3], memory: [6]) -> (policy: [3], value: [1], steps: [2, 4]) {
        flat: query | Flatten,
        left: Dense(6) | Relu,
        dropped: Dropout(0.3),
        right: memory | Dense(6, bias = false) | Silu,
        sum: Add(dropped, right, memory) | Tanh,
        gated: Multiply(sum, left),
        window: Window<6>,
        #[frozen]
        fixed: gated | Dense(6) | Sigmoid,
        blend: Blend<6>(window, fixed),
        inner: Inner,
        again: blend | Inner,
        both: Concat(inner, memory, again),
        rows: Reshape([2, 7]),
        steps: Dense(4) | LogSoftmax,
        flat_steps: Flatten,
        policy: Dense(3),
        value: both | Dense(1),
    }
}

network! {
    /// Double precision, step by step, with one input and one output.
    pub struct Double<f64>: [3, 4] -> [3, 2] {
        hidden: Dense(9) | Tanh,
        scaled: LeakyRelu(0.2),
        left: hidden | Dense(2, bias = false),
        right: scaled | Dense(2, init = orthogonal),
        out: Add(left, right, left),
    }
}

/// That the networks above use all that the macro knows: a layer that joins its tables has to join them too.
pub fn assert_complete() {
    let tables =
        [include_str!("../../macros/src/graph/layers.rs"), include_str!("../../macros/src/graph/activations.rs")];
    let pipelines: Vec<&str> = [Activations::LAYERS, Inner::LAYERS, Graph::LAYERS, Double::LAYERS]
        .concat()
        .iter()
        .map(|layer| layer.pipeline)
        .collect();
    let used: Vec<&str> = pipelines.iter().flat_map(|text| text.split(['|', '('])).map(str::trim).collect();
    for table in tables {
        let (_, table) = table.split_once("static TABLE").expect("a table");
        let (table, _) = table.split_once("\n];").expect("its end");
        let names = table.split('"').skip(1).step_by(2).filter(|name| name.starts_with(char::is_uppercase));
        let mut count = 0;
        for name in names {
            assert!(used.contains(&name), "no network of tests/every uses `{name}`");
            count += 1;
        }
        assert!(count >= 7, "found {count} names in a table");
    }
}

/// `count` values between -1 and 1.
pub fn values<V: Value>(seed: u64, count: usize) -> Vec<V> {
    let mut rng = Pcg32::seeded(seed);
    (0..count)
        .map(|_| {
            let mut value = V::ZEROED;
            let flat: Vec<V::Scalar> = (0..V::LEN)
                .map(|_| V::Scalar::from_f64(f64::from(rng.next_u32()) / f64::from(u32::MAX) * 2.0 - 1.0))
                .collect();
            value.read_from(&flat);
            value
        })
        .collect()
}
