//! What a network adds to the debug build of a user's crate, constnet itself being built already.
//!
//! Two promises are held: 100 layers, or one layer of 4096×4096, add less than two seconds to an empty `main`; and the
//! time grows no faster than linearly with the number of layers.

mod chart;
mod project;

use std::fs;
use std::time::{Duration, Instant};

use crate::shell::{self, Result, cargo};
use project::{LAYERS, Project, Widths};

/// Builds of each project; the median counts.
const ROUNDS: usize = 5;
/// The most that 100 layers, or one huge one, may add.
const MOST: Duration = Duration::from_secs(2);
/// How much dearer a layer may be among many than among few: what is left over for noise.
const STEEPEST: f64 = 1.25;

/// The seconds that a project's build takes more than an empty one's.
struct Measured {
    project: Project,
    added: f64,
}

pub fn run() -> Result {
    let place = shell::target().join("compile-time");
    let projects = project::all();
    project::write(&place, &projects)?;
    let manifest = format!("--manifest-path {}", place.join("Cargo.toml").display());
    shell::run(&mut cargo(&format!("build {manifest} --package empty")))?;

    let mut seconds = vec![Vec::new(); projects.len()];
    for round in 1..=ROUNDS {
        eprintln!("\nround {round} of {ROUNDS}");
        for (project, seconds) in projects.iter().zip(&mut seconds) {
            let name = project.name();
            shell::run(&mut cargo(&format!("clean --quiet --offline {manifest} --package {name}")))?;
            let start = Instant::now();
            shell::run(&mut cargo(&format!("build --quiet --offline {manifest} --package {name}")))?;
            seconds.push(start.elapsed().as_secs_f64());
        }
    }
    let medians = seconds.into_iter().map(median);
    let mut measured: Vec<_> =
        projects.into_iter().zip(medians).map(|(project, added)| Measured { project, added }).collect();
    let empty = measured.first().map_or(0.0, |empty| empty.added);
    println!("{:36} {:>8} {:>8}", "debug build, median", "seconds", "added");
    for Measured { project, added } in &mut measured {
        let total = *added;
        *added -= empty;
        println!("{:36} {total:8.2} {added:8.2}", project.title());
    }
    let picture = place.join("compile-time.svg");
    fs::write(&picture, chart::draw(&measured)?)?;
    println!("\nchart: {}", picture.display());
    judge(&measured)
}

/// Holds the numbers against the promises.
fn judge(measured: &[Measured]) -> Result {
    let most = MOST.as_secs_f64();
    for Measured { project, added } in measured {
        let bounded = matches!(project, Project::Layers(..=100, _) | Project::Huge);
        if bounded && most <= *added {
            return Err(format!("{} adds {added:.2} s to a build, not less than {most} s", project.title()).into());
        }
    }
    for widths in Widths::ALL {
        let points = points(measured, widths);
        let [(first, first_time), .., (half, half_time), (last, last_time)] = points[..] else { continue };
        let few = (half_time - first_time) / (half - first);
        let many = (last_time - half_time) / (last - half);
        println!("{}: {:.1} ms a layer up to {half} layers, {:.1} ms after", widths.title(), 1e3 * few, 1e3 * many);
        if STEEPEST * few < many {
            return Err(format!("{}: the build's time grows faster than linearly", widths.title()).into());
        }
    }
    Ok(())
}

/// Layers and seconds added, of the networks with these widths.
fn points(measured: &[Measured], widths: Widths) -> Vec<(f64, f64)> {
    let time = |layers| {
        let is_it = |measured: &&Measured| measured.project == Project::Layers(layers, widths);
        Some((f64::from(layers), measured.iter().find(is_it)?.added))
    };
    LAYERS.into_iter().filter_map(time).collect()
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or(0.0)
}
