//! Networks that nobody thought of: their gradients are right, training and inference give the same bits, and what is in
//! the memory before makes no difference.
//!
//! The declarations are drawn by `random_networks/generate.rs` and committed, so that they are compiled as any other. After
//! a change there, `CONSTNET_BLESS=1 cargo test --test random_networks` writes them anew. The networks of
//! `random_networks/mutated.rs` are there to be compiled; see the macro's own tests.

use constnet::batch::{BatchSize, Samples};
use constnet::prelude::*;

#[path = "gradients/bits.rs"]
mod bits;
#[path = "gradients/differences.rs"]
mod differences;
#[path = "random_networks/file.rs"]
mod file;
#[path = "random_networks/generate.rs"]
mod generate;
#[path = "random_networks/mutated.rs"]
mod mutated;
#[path = "random_networks/networks_0.rs"]
mod networks_0;
#[path = "random_networks/networks_1.rs"]
mod networks_1;
#[path = "random_networks/networks_2.rs"]
mod networks_2;
#[path = "random_networks/networks_3.rs"]
mod networks_3;
#[path = "random_networks/of_images.rs"]
mod of_images;
#[path = "random_networks/own.rs"]
mod own;
#[path = "random_networks/single.rs"]
mod single;
#[path = "gradients/subject.rs"]
mod subject;

use differences::{Extent, Report};
use file::File;
use generate::Language;
use subject::{OnTape, Subject};

/// A constant for dimensions.
const TWO: usize = 2;

/// Constants for dimensions, in a module.
mod wide {
    /// Three.
    pub const THREE: usize = 3;
}

const DOUBLE: Language = Language { scalar: "<f64>", outside_names: true, most_layers: 8, images: false };
const IMAGES: Language = Language { images: true, ..DOUBLE };
const SINGLE: Language = Language { scalar: "", outside_names: false, most_layers: 8, images: false };

const fn double(name: &'static str, seed: u64) -> File {
    File { name, seed, count: 52, language: DOUBLE }
}

const FILES: [File; 4] =
    [double("networks_0.rs", 0), double("networks_1.rs", 1), double("networks_2.rs", 2), double("networks_3.rs", 3)];
const IMAGE_FILE: File = File { name: "of_images.rs", seed: 5, count: 32, language: IMAGES };
const SINGLES: File = File { name: "single.rs", seed: 4, count: 16, language: SINGLE };

/// A network on a tape of `FEW` samples and on one of many, with the same parameters.
fn subjects<N: Network + 'static, const FEW: usize>() -> file::Subjects
where
    Samples<FEW>: BatchSize,
{
    (Box::new(OnTape::<N, FEW>::random(1)), FEW, Box::new(OnTape::<N, { bits::MANY }>::random(1)))
}

fn networks() -> impl Iterator<Item = (&'static File, &'static [file::Make])> {
    let modules = [networks_0::NETWORKS, networks_1::NETWORKS, networks_2::NETWORKS, networks_3::NETWORKS];
    FILES.iter().zip(modules).chain([(&IMAGE_FILE, of_images::NETWORKS)])
}

#[test]
fn the_committed_networks_are_the_drawn_ones() {
    FILES.iter().chain([&IMAGE_FILE, &SINGLES]).for_each(File::is_committed);
}

/// The gradients of a network, on a tape of few samples, which has a lane for each, and on one of several blocks.
fn gradients(few: &mut dyn Subject, samples: usize, many: &mut dyn Subject) -> Result<Report, String> {
    let mut report = Report::default();
    for result in [
        differences::check(few, 1, Extent { samples, coordinates: 16, directions: 2, scale: 1.5 }),
        differences::check(many, 2, Extent { samples: 5, coordinates: 8, directions: 2, scale: 1.5 }),
        differences::check(many, 3, Extent { samples: 16, coordinates: 4, directions: 2, scale: 1.5 }),
        differences::check(many, 4, Extent { samples: bits::MANY, coordinates: 4, directions: 2, scale: 1.5 }),
    ] {
        report += result.map_err(|wrong| format!("{wrong:?}"))?;
    }
    Ok(report)
}

#[test]
fn gradients_are_differences() {
    let mut report = Report::default();
    for (file, networks) in networks() {
        report += file.hold(networks, |(mut few, samples, mut many), _| gradients(&mut *few, samples, &mut *many));
    }
    println!("{report:?}");
    // Kinks and gradients of nothing are few, so that what is compared says something.
    assert!(report.skipped * 100 < report.compared, "{report:?}");
    assert!(report.resolved * 10 > report.compared * 9, "{report:?}");
}

#[test]
fn training_and_inference_give_the_same_bits() {
    for (file, networks) in networks().chain([(&SINGLES, single::NETWORKS)]) {
        file.hold(networks, |(mut few, samples, mut many), declaration| {
            // Dropout is of training alone, and there a norm goes by the mini-batch, unless it is frozen.
            let chance = ["Dropout(0.5)", "Dropout(p = 0.2)", "Dropout2d(0.25)"];
            let by_batch = |line: &str| line.contains("BatchNorm") && !line.contains("#[frozen]");
            let differ = chance.iter().any(|chance| declaration.contains(chance)) || declaration.lines().any(by_batch);
            bits::check(&mut *few, samples, &mut *many, differ).map(|()| Report::default())
        });
    }
}
