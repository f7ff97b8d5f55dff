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

network! {
    /// Every layer of images.
    pub struct Images: [2, 6, 5] -> [3] {
        stem: Conv2d(4, kernel = 3, padding = same) | Relu,
        depthwise: DepthwiseConv2d(kernel = [3, 2], multiplier = 2, stride = [2, 1], padding = same) | Tanh,
        pointwise: Conv2d(6, kernel = 1, groups = 2),
        wide: ConvTranspose2d(4, kernel = 2, stride = [2, 1], output_padding = [1, 0], bias = false) | Silu,
        strided: Conv2d(9, kernel = 2, stride = 2, dilation = [2, 1], padding = [1, 0]) | Relu,
        flat: Flatten,
        out: Dense(3),
    }
}

network! {
    /// Pools, norms and images of another size.
    pub struct Planes: [3, 6, 5] -> [2] {
        largest: MaxPool2d(2, stride = 1),
        up: Upsample2d(2, mode = bilinear),
        squeezed: Conv2d(3, kernel = 1, bias = false),
        norm: BatchNorm | Tanh,
        mean: AvgPool2d([3, 2], padding = 1, count_include_pad = false),
        framed: ZeroPad2d([[1, 0], [2, 1]]),
        inside: Crop2d(1),
        groups: GroupNorm(3) | Silu,
        dropped: Dropout2d(0.25),
        means: groups | GlobalAvgPool2d,
        peaks: dropped | GlobalMaxPool2d,
        even: LayerNorm,
        both: Concat(means, even),
        out: Dense(2),
    }
}

/// That the networks above use all that the macro knows: a layer that joins its tables has to join them too.
pub fn assert_complete() {
    let tables =
        ["layers", "activations"].map(|table| format!("{}/macros/src/graph/{table}", env!("CARGO_MANIFEST_DIR")));
    let networks = [Activations::LAYERS, Inner::LAYERS, Graph::LAYERS, Double::LAYERS, Images::LAYERS, Planes::LAYERS];
    let pipelines: Vec<&str> = networks.concat().iter().map(|layer| layer.pipeline).collect();
    let used: Vec<&str> = pipelines.iter().flat_map(|text| text.split(['|', '('])).map(str::trim).collect();
    for table in tables {
        let mut count = 0;
        // The layers are a folder, a family a file.
        let family = |entry: std::io::Result<std::fs::DirEntry>| std::fs::read_to_string(entry.expect("a file").path());
        let text: String = match std::fs::read_dir(&table) {
            Ok(folder) => folder.map(|entry| family(entry).expect("its text")).collect(),
            Err(_) => std::fs::read_to_string(format!("{table}.rs")).expect("the table"),
        };
        for entry in text.split("name: \"").chain(text.split("plain(\"")).filter_map(|rest| rest.split('"').next()) {
            let is_name = entry.starts_with(char::is_uppercase) && entry.chars().all(char::is_alphanumeric);
            if is_name {
                assert!(used.contains(&entry), "no network of tests/every uses `{entry}`");
                count += 1;
            }
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
