//! What a workload takes on this machine at least, on one core and in `f32`, measured: its multiply-adds on values in registers, or, where
//! an inference has a multiply-add for each of its many weights, one reading of these.

#[cfg(target_arch = "x86_64")]
mod machine;
#[path = "../../../../workloads.rs"]
#[cfg(target_arch = "x86_64")]
mod workloads;

#[cfg(not(target_arch = "x86_64"))]
fn main() {}

#[cfg(target_arch = "x86_64")]
fn main() {
    use constnet::{Layer, Network};
    use harness::{Numbers, measure};
    use machine::{multiply_adds, read};
    use workloads::{A2, A3, A4, B2, B3};

    if !machine::is_known() {
        return;
    }
    /// Multiply-adds of a training step of a sample: forward, the weights' gradients, and the inputs' but for the first layer's.
    fn of_training<N: Network>() -> usize {
        3 * N::MACS - N::LAYERS[0].macs
    }

    const PEER: &str = "limit";
    for (workload, weights) in [("A2", A2::PARAMETERS), ("A3", A3::PARAMETERS)] {
        let weights = Numbers::seeded(1).values(weights);
        measure(workload, PEER, 1, |count| (0..count).for_each(|_| read(&weights)));
    }
    measure("A4", PEER, 1, |count| (0..count).for_each(|_| multiply_adds(A4::MACS)));
    for (workload, sample, batch) in [
        ("B2_32", of_training::<B2>(), 32),
        ("B2_128", of_training::<B2>(), 128),
        ("B3_32", of_training::<B3>(), 32),
        ("B3_128", of_training::<B3>(), 128),
    ] {
        measure(workload, PEER, batch, |count| (0..count).for_each(|_| multiply_adds(batch * sample)));
    }
}
