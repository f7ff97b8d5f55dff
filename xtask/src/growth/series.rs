//! The networks that are measured, and the programs that measure them.

use std::fs;
use std::path::Path;

use crate::shell::{self, Result};

/// What grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    /// The inputs and outputs of a dense layer.
    Width,
    /// The number of dense layers.
    Depth,
    /// The mini-batch that one step trains.
    Batch,
}

/// A network of a series.
#[derive(Debug, Clone, Copy)]
pub struct Point {
    series: Series,
    /// How much there is of what grows.
    pub at: usize,
}

/// The width of the layers that do not grow.
const WIDTH: usize = 64;
/// The mini-batch where it does not grow.
const BATCH: usize = 32;

impl Series {
    pub const ALL: [Self; 3] = [Self::Width, Self::Depth, Self::Batch];

    pub const fn title(self) -> &'static str {
        match self {
            Self::Width => "width",
            Self::Depth => "depth",
            Self::Batch => "batch",
        }
    }

    /// From the smallest to the largest, each twice the one before.
    pub fn points(self) -> Vec<Point> {
        let (first, last) = match self {
            Self::Width => (16, 4096),
            Self::Depth => (1, 64),
            Self::Batch => (1, 1024),
        };
        let doubled = std::iter::successors(Some(first), |at| Some(2 * at)).take_while(|&at| at <= last);
        doubled.map(|at| Point { series: self, at }).collect()
    }
}

impl Point {
    pub fn name(self) -> String {
        format!("{}-{}", self.series.title(), self.at)
    }

    /// Width, layers and mini-batch.
    const fn sizes(self) -> (usize, usize, usize) {
        match self.series {
            Series::Width => (self.at, 1, BATCH),
            Series::Depth => (WIDTH, self.at, BATCH),
            Series::Batch => (WIDTH, 2, self.at),
        }
    }

    /// What each quantity should grow with: the operations of an inference, those of a step, the layers, the layers. A step multiplies by
    /// each weight once on the pass forward, once for its gradient and, but in the first layer, once for that of the input.
    pub const fn work(self) -> [f64; 4] {
        let (width, layers, batch) = self.sizes();
        let infer = 2 * width * width * layers;
        let step = (3 * layers - 1) * 2 * width * width * batch;
        [infer as f64, step as f64, layers as f64, layers as f64]
    }

    fn source(self) -> String {
        let (width, layers, batch) = self.sizes();
        let layers: String =
            (0..layers).map(|layer| format!("        layer{layer}: Dense({width}) | Relu,\n")).collect();
        PROGRAM
            .replace("WIDTH", &width.to_string())
            .replace("BATCH", &batch.to_string())
            .replace("        LAYERS\n", &layers)
    }
}

/// Writes a package of these programs, with the versions of dependencies that this workspace has.
pub fn write(place: &Path) -> Result {
    let bins = place.join("src/bin");
    fs::create_dir_all(&bins)?;
    let manifest = format!(
        "[package]\nname = \"growth\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nconstnet = {{ path = {:?} }}\n\n[workspace]\n",
        shell::root()
    );
    fs::write(place.join("Cargo.toml"), manifest)?;
    fs::copy(shell::root().join("Cargo.lock"), place.join("Cargo.lock"))?;
    fs::write(bins.join("empty.rs"), "fn main() {}\n")?;
    for point in Series::ALL.into_iter().flat_map(Series::points) {
        // Written each time, so that all are built anew.
        fs::write(bins.join(point.name()).with_extension("rs"), point.source())?;
    }
    Ok(())
}

/// Prints the least times of an inference, of a training step and of one reading of as many values as there are weights, in nanoseconds.
const PROGRAM: &str = "use std::hint::black_box;
use std::time::{Duration, Instant};

use constnet::prelude::*;

network! {
    struct Net: [WIDTH] -> [WIDTH] {
        LAYERS
    }
}

/// The least time that `run` takes, of stretches of some milliseconds within half a second.
fn least(mut run: impl FnMut()) -> f64 {
    let (start, mut count, mut least) = (Instant::now(), 1_u32, f64::INFINITY);
    while start.elapsed() < Duration::from_millis(500) {
        let stretch = Instant::now();
        for _ in 0..count {
            run();
        }
        let taken = stretch.elapsed();
        if taken < Duration::from_millis(2) {
            count *= 2;
        } else {
            least = least.min(taken.as_nanos() as f64 / f64::from(count));
        }
    }
    least
}

fn main() {
    type Sample = SVector<f32, WIDTH>;
    let mut net = Net::init_boxed(&mut Pcg32::seeded(1));
    let samples: Vec<Sample> = (0..BATCH).map(|s| Sample::from_fn(|i, _| ((7 * i + 3 * s) % 11) as f32 / 11.0)).collect();
    let infer = least(|| {
        black_box(black_box(&*net).forward(black_box(&samples[0])));
    });
    let mut trainer = Trainer::<Net, MeanSquaredError, Sgd<Net>, BATCH>::boxed(MeanSquaredError::new(), Sgd::new(1e-4));
    let train = least(|| {
        trainer.step(black_box(&mut *net), black_box(&samples), black_box(&samples)).expect(\"the loss is finite\");
    });
    let weights = vec![1.0_f32; Net::PARAMETERS];
    let read = least(|| {
        let mut sums = [0.0; 32];
        for weights in black_box(&weights).as_chunks::<32>().0 {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        black_box(sums);
    });
    println!(\"{infer} {train} {read}\");
}
";
