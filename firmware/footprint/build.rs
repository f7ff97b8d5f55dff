//! Writes a file of random weights for every network.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

/// A network: its name, and its dense layers with their inputs and outputs.
type Network = (&'static str, &'static [(&'static str, usize, usize)]);

const NETWORKS: &[Network] = &[
    ("xor", &[("hidden", 2, 8), ("out", 8, 1)]),
    ("classifier", &[("first", 4, 16), ("second", 16, 16), ("out", 16, 3)]),
    ("sine", &[("first", 1, 16), ("second", 16, 16), ("out", 16, 1)]),
    (
        "autoencoder",
        &[
            ("down1", 640, 128),
            ("down2", 128, 128),
            ("down3", 128, 128),
            ("down4", 128, 128),
            ("code", 128, 8),
            ("up1", 8, 128),
            ("up2", 128, 128),
            ("up3", 128, 128),
            ("up4", 128, 128),
            ("out", 128, 640),
        ],
    ),
    ("dense", &[("out", 640, 128)]),
    ("iris", &[("hidden", 4, 8), ("out", 8, 3)]),
    ("wide", &[("hidden", 640, 128), ("out", 128, 10)]),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let directory = PathBuf::from(std::env::var("OUT_DIR")?);
    for (name, layers) in NETWORKS {
        fs::write(directory.join(name).with_extension("safetensors"), file(layers))?;
    }
    Ok(())
}

fn file(layers: &[(&str, usize, usize)]) -> Vec<u8> {
    let (mut header, mut data) = (Vec::new(), Vec::new());
    let mut state = 1_u32;
    for (layer, inputs, outputs) in layers {
        for (name, shape, len) in
            [("weight", format!("[{outputs},{inputs}]"), outputs * inputs), ("bias", format!("[{outputs}]"), *outputs)]
        {
            let from = data.len();
            for _ in 0..len {
                // The generator of Numerical Recipes; its high bits, between -1 and 1.
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let unit = (state >> 8) as f32 / (1 << 23) as f32 - 1.0;
                data.extend((unit / (*inputs as f32).sqrt()).to_le_bytes());
            }
            let to = data.len();
            header.push(format!(r#""{layer}.{name}":{{"dtype":"F32","shape":{shape},"data_offsets":[{from},{to}]}}"#));
        }
    }
    let header = format!("{{{}}}", header.join(","));
    [&(header.len() as u64).to_le_bytes(), header.as_bytes(), &data].concat()
}
