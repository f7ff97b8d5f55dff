//! Writes a file of random weights for every network.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

/// A network: its name, and its layers with the shapes of their weights.
type Network = (&'static str, &'static [(&'static str, &'static [usize])]);

const NETWORKS: &[Network] = &[
    ("xor", &[("hidden", &[8, 2]), ("out", &[1, 8])]),
    ("classifier", &[("first", &[16, 4]), ("second", &[16, 16]), ("out", &[3, 16])]),
    ("sine", &[("first", &[16, 1]), ("second", &[16, 16]), ("out", &[1, 16])]),
    ("dense", &[("out", &[128, 640])]),
    (
        "autoencoder",
        &[
            ("down1", &[128, 640]),
            ("down2", &[128, 128]),
            ("down3", &[128, 128]),
            ("down4", &[128, 128]),
            ("code", &[8, 128]),
            ("up1", &[128, 8]),
            ("up2", &[128, 128]),
            ("up3", &[128, 128]),
            ("up4", &[128, 128]),
            ("out", &[640, 128]),
        ],
    ),
    (
        "lenet",
        &[
            ("conv1", &[6, 1, 5, 5]),
            ("conv2", &[16, 6, 5, 5]),
            ("wide", &[120, 256]),
            ("narrow", &[84, 120]),
            ("logits", &[10, 84]),
        ],
    ),
    ("iris", &[("hidden", &[8, 4]), ("out", &[3, 8])]),
    ("wide", &[("hidden", &[128, 640]), ("out", &[10, 128])]),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let directory = PathBuf::from(std::env::var("OUT_DIR")?);
    for (name, layers) in NETWORKS {
        fs::write(directory.join(name).with_extension("safetensors"), file(layers))?;
    }
    Ok(())
}

fn file(layers: &[(&str, &[usize])]) -> Vec<u8> {
    let (mut header, mut data) = (Vec::new(), Vec::new());
    let mut state = 1_u32;
    for (layer, shape) in layers {
        let (outputs, inputs) = (shape[0], shape[1..].iter().product::<usize>());
        for (name, shape) in [("weight", *shape), ("bias", &[outputs])] {
            let from = data.len();
            for _ in 0..shape.iter().product() {
                // The generator of Numerical Recipes; its high bits, between -1 and 1.
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let unit = (state >> 8) as f32 / (1 << 23) as f32 - 1.0;
                data.extend((unit / (inputs as f32).sqrt()).to_le_bytes());
            }
            let to = data.len();
            header
                .push(format!(r#""{layer}.{name}":{{"dtype":"F32","shape":{shape:?},"data_offsets":[{from},{to}]}}"#));
        }
    }
    let header = format!("{{{}}}", header.join(","));
    [&(header.len() as u64).to_le_bytes(), header.as_bytes(), &data].concat()
}
