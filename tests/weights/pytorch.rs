//! Files that PyTorch wrote, for every layer that has parameters: they load as they are, the network computes the same, and what
//! it writes is the same file.

use approx::relative_eq;
use constnet::prelude::*;
use constnet::{Scalar, Value, Zeroed};

use crate::store;

/// A test for every stored file: the network without its name, of the file's scalar.
macro_rules! cases {
    ($($name:ident: $scalar:ident { $($network:tt)+ })+) => {
        $(
            #[test]
            fn $name() {
                network! { struct Net<$scalar>: $($network)+ }
                same_outputs::<Net>(stringify!($name));
                same_file::<Net>(stringify!($name));
            }
        )+

        #[test]
        fn every_stored_file_is_loaded() {
            let mut cases = vec!["dense_f16", "dense_bf16", "batch_norm_counted", "keras", $(stringify!($name)),+];
            cases.sort_unstable();
            let mut stored: Vec<String> = std::fs::read_dir(store::file("x").parent().unwrap())
                .expect("the files are stored")
                .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".safetensors").map(str::to_owned))
                .collect();
            stored.sort_unstable();
            assert_eq!(stored, cases);
        }
    };
}

cases! {
    dense: f32 { [4] -> [5] { out: Dense(5) } }
    dense_f64: f64 { [4] -> [5] { out: Dense(5) } }
    dense_without_bias: f32 { [4] -> [5] { out: Dense(5, bias = false) } }
    dense_steps: f32 { [3, 4] -> [3, 5] { out: Dense(5) } }
    frozen: f32 { [4] -> [3] {
        #[frozen]
        stem: Dense(6) | Tanh,
        out: Dense(3),
    } }
    nested: f32 { [4] -> [2] {
        first: Block,
        #[frozen]
        second: Block,
        head: Dense(2),
    } }

    conv_2d: f32 { [4, 5, 4] -> [6, 3, 3] { out: Conv2d(6, kernel = [3, 2], groups = 2) } }
    depthwise_conv_2d: f32 { [3, 4, 4] -> [6, 2, 2] {
        out: DepthwiseConv2d(kernel = 3, multiplier = 2, bias = false),
    } }
    conv_transpose_2d: f32 { [3, 2, 3] -> [2, 4, 7] { out: ConvTranspose2d(2, kernel = [2, 3], stride = 2) } }
    batch_norm: f32 { [3] -> [4] { hidden: Dense(4), norm: BatchNorm } }
    batch_norm_steps: f32 { [3, 4] -> [3, 4] { norm: BatchNorm } }
    batch_norm_image: f32 { [2, 3, 3] -> [3, 2, 2] { conv: Conv2d(3, kernel = 2, bias = false), norm: BatchNorm } }
    batch_norm_plain: f32 { [3, 2, 2] -> [3, 2, 2] { norm: BatchNorm(affine = false) } }
    batch_norm_frozen: f32 { [4] -> [2] {
        #[frozen]
        norm: BatchNorm,
        out: Dense(2),
    } }
    layer_norm: f32 { [4] -> [3] { norm: LayerNorm, out: Dense(3) } }
    group_norm: f32 { [4, 2, 3] -> [4, 2, 3] { norm: GroupNorm(2) } }
}

network! { struct Block: [4] -> [4] { hidden: Dense(5) | Tanh, out: Dense(4) } }

/// The file loads, and the outputs are PyTorch's.
fn same_outputs<N: Network>(name: &str) {
    let net = N::load(store::file(name)).unwrap_or_else(|error| panic!("{error}"));
    let (input, expected) = store::pass::<N>(name);
    let mut spare = <N::Output as Value>::Spare::ZEROED;
    let output = net.forward(&input);
    let found = output.flat(&mut spare);
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().map(|y| y.to_f64()).zip(expected) {
        // PyTorch computed in single precision.
        assert!(relative_eq!(found, expected, epsilon = 1e-6, max_relative = 1e-5), "{found}, PyTorch has {expected}");
    }
}

/// What the network writes is what PyTorch wrote, to the byte: so PyTorch loads it as it loads its own.
fn same_file<N: Network>(name: &str) {
    let net = N::load_boxed(store::file(name)).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(net.to_safetensors().expect("finite values"), store::bytes(name));
    // For `pytorch.py` to load.
    if let Some(folder) = std::env::var_os("CONSTNET_WRITE_TO") {
        std::fs::create_dir_all(&folder).expect("a folder");
        net.save(std::path::Path::new(&folder).join(name).with_extension("safetensors")).expect("a file");
    }
}

network! { struct Single: [4] -> [5] { out: Dense(5) } }
network! { struct Double<f64>: [4] -> [5] { out: Dense(5) } }

#[test]
fn files_of_every_precision_are_rounded_once_to_the_networks() {
    for name in ["dense", "dense_f64", "dense_f16", "dense_bf16"] {
        same_outputs::<Single>(name);
        same_outputs::<Double>(name);
    }
    // From double precision and back it is the same number, to single precision the nearest.
    let (single, double) =
        (Single::load(store::file("dense_f64")).unwrap(), Double::load(store::file("dense_f64")).unwrap());
    assert_eq!(single.out.weight, double.out.weight.map(|x| x as f32));
    assert_ne!(single.out.weight.map(f64::from), double.out.weight);
    let exact = Double::load(store::file("dense")).unwrap();
    assert_eq!(exact.out.weight, Single::load(store::file("dense")).unwrap().out.weight.map(f64::from));
}

network! { struct Norm: [3] -> [4] { hidden: Dense(4), norm: BatchNorm } }

#[test]
fn the_count_of_mini_batches_is_read_past_and_written_as_zero() {
    same_outputs::<Norm>("batch_norm_counted");
    let ours = Norm::load(store::file("batch_norm_counted")).unwrap().to_safetensors().unwrap();
    let file = safetensors::SafeTensors::deserialize(&ours).unwrap();
    let counter = file.tensor("norm.num_batches_tracked").unwrap();
    assert_eq!(
        (counter.dtype(), counter.shape(), counter.data()),
        (safetensors::Dtype::I64, [].as_slice(), [0; 8].as_slice())
    );
}
