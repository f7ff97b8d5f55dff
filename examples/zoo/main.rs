//! The reference networks of the field, and what they take.
//!
//! ```text
//! cargo run --release --example zoo
//! ```

mod autoencoder;
mod ds_cnn;
mod lenet5;
mod mobilenet;
mod resnet8;

use std::io::{self, Write};
use std::time::Instant;

use constnet::prelude::*;

use autoencoder::Autoencoder;
use ds_cnn::DsCnn;
use lenet5::LeNet5;
use mobilenet::MobileNet;
use resnet8::ResNet8;

fn main() -> io::Result<()> {
    let out = &mut io::stdout().lock();
    writeln!(out, "{:12} {:>10} {:>11} {:>12} {:>16}", "network", "parameters", "MACs", "workspace", "an inference")?;
    show::<LeNet5>(out)?;
    show::<Autoencoder>(out)?;
    show::<DsCnn>(out)?;
    show::<ResNet8>(out)?;
    show::<MobileNet>(out)
}

/// A line of the table. Of several rounds the shortest counts: what else runs on the machine makes them only longer.
fn show<N: Network>(out: &mut impl Write) -> io::Result<()> {
    const ROUNDS: usize = 20;
    const INFERENCES: u32 = 50;
    let net = N::init_boxed(&mut Pcg32::seeded(1));
    let mut workspace = Box::new(Workspace::new());
    let input = <N::Input as Zeroed>::ZEROED;
    let round = |_| {
        let start = Instant::now();
        for _ in 0..INFERENCES {
            std::hint::black_box(net.forward_in(std::hint::black_box(&input), &mut workspace));
        }
        start.elapsed() / INFERENCES
    };
    let time = (0..ROUNDS).map(round).min().unwrap_or_default();
    let bytes = N::WORKSPACE_BYTES;
    writeln!(
        out,
        "{:12} {:10} {:11} {bytes:10} B {:13.1} µs",
        N::NAME,
        N::PARAMETERS,
        N::MACS,
        time.as_secs_f64() * 1e6
    )
}
