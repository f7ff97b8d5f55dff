//! Two half moons that reach into each other, with noise.

use std::f32::consts::{PI, TAU};

use constnet::prelude::*;

const NOISE: f32 = 0.35;

/// Points, and on which moon each lies.
pub fn draw(count: usize, rng: &mut Pcg32) -> (Vec<SVector<f32, 2>>, Vec<usize>) {
    let mut uniform = || (rng.next_u32() >> 8) as f32 / (1 << 24) as f32;
    let mut point = |moon: usize| {
        let angle = PI * uniform();
        let centre = if moon == 0 { [angle.cos(), angle.sin()] } else { [1.0 - angle.cos(), 0.5 - angle.sin()] };
        // Two normal numbers, as G. Box and M. Muller have them.
        let (radius, turn) = ((-2.0 * (1.0 - uniform()).ln()).sqrt(), TAU * uniform());
        let noise = SVector::from([radius * turn.cos(), radius * turn.sin()]);
        SVector::from(centre) + NOISE * noise
    };
    let moons: Vec<usize> = (0..count).map(|sample| sample % 2).collect();
    (moons.iter().map(|&moon| point(moon)).collect(), moons)
}
