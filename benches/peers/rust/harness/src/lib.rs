//! Timing that all Rust peers share. A measurement is a line of JSON on standard output, see `../../report.py`.

use std::env;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The blocks of one measurement, and how long each takes. A round is short, because `run` makes several, in turns.
const BLOCKS: usize = 5;
const BLOCK: Duration = Duration::from_millis(50);
const WARM_UP: Duration = Duration::from_millis(150);

/// Inputs that a program goes through in turn, so that no result can be kept from the call before.
pub const INPUTS: usize = 64;
/// Mini-batches that a training goes through in turn.
pub const BATCHES: usize = 16;

/// Whether the workload is wanted: `PEERS_ONLY=A2,B1` names those that are, by their first letters.
pub fn wanted(workload: &str) -> bool {
    env::var("PEERS_ONLY").map_or(true, |only| only.split(',').any(|prefix| workload.starts_with(prefix)))
}

/// Measures `run(n)`, which does the work `n` times, for `samples` samples each.
pub fn measure(workload: &str, peer: &str, samples: usize, mut run: impl FnMut(usize)) {
    if !wanted(workload) {
        return;
    }
    let start = Instant::now();
    while start.elapsed() < WARM_UP {
        run(1);
    }
    let mut time = |count: usize| {
        let start = Instant::now();
        run(count);
        start.elapsed()
    };
    let mut count = 1;
    let mut taken = time(count);
    while taken < BLOCK / 4 {
        count *= 2;
        taken = time(count);
    }
    let count = ((count as f64 * BLOCK.as_secs_f64() / taken.as_secs_f64()) as usize).max(1);
    let blocks: Vec<f64> = (0..BLOCKS).map(|_| time(count).as_nanos() as f64 / count as f64).collect();
    println!(r#"{{"workload":"{workload}","peer":"{peer}","samples":{samples},"ns":{blocks:?}}}"#);
}

/// Takes a value so that the compiler may not leave out what it was computed by.
pub fn consume<V>(value: V) -> V {
    black_box(value)
}

/// Numbers that look random.
pub struct Numbers(u64);

impl Numbers {
    pub fn seeded(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From −1 to 1.
    pub fn value(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }

    pub fn values(&mut self, len: usize) -> Vec<f32> {
        (0..len).map(|_| self.value()).collect()
    }

    /// A class below `classes`.
    pub fn class(&mut self, classes: usize) -> usize {
        (self.next() >> 33) as usize % classes
    }
}
