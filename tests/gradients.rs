//! The gradients of every layer, every activation and every loss, in whole networks, against central differences in `f64`.
//! `gradients/differences.rs` says how, and in which norm.

#[path = "gradients/activations.rs"]
mod activations;
#[path = "gradients/bits.rs"]
mod bits;
#[path = "gradients/differences.rs"]
mod differences;
#[path = "gradients/layers.rs"]
mod layers;
#[path = "gradients/losses.rs"]
mod losses;
#[path = "random_networks/own.rs"]
mod own;
#[path = "gradients/subject.rs"]
mod subject;

use constnet::prelude::*;
use differences::{Extent, Report};
use subject::OnTape;

/// Holds a network to differences, all coordinates of tensors of up to 80: with one lane, with three, and with sixteen in a block that is full, and
/// in two of which the second is mostly padding. `scale` is how large inputs are.
fn check<N: Network<Scalar = f64> + 'static>(scale: f64) -> Report {
    let mut report = Report::default();
    let extent = |samples| Extent { samples, coordinates: 80, directions: 3, scale };
    for result in [
        differences::check(&mut OnTape::<N, 1>::random(1), 1, extent(1)),
        differences::check(&mut OnTape::<N, 3>::random(2), 2, extent(3)),
        differences::check(&mut OnTape::<N, 20>::random(3), 3, extent(16)),
        differences::check(&mut OnTape::<N, 20>::random(4), 4, extent(20)),
    ] {
        report += result.unwrap_or_else(|wrong| panic!("{}: {wrong:?}", N::NAME));
    }
    assert!(report.skipped * 100 <= report.compared, "{}: {report:?}", N::NAME);
    report
}

/// As [`check`], of a network whose gradients are all there.
fn check_resolved<N: Network<Scalar = f64> + 'static>(scale: f64) {
    let report = check::<N>(scale);
    assert!(report.resolved * 10 >= report.compared * 8, "{}: {report:?}", N::NAME);
}
