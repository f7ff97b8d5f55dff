//! What a network adds to the debug build of a user's crate, constnet itself being built already.
//!
//! Three promises are held: 100 layers, or one layer of 4096×4096, add less than two seconds to an empty `main`, and half a million
//! weights by `include_weights!` less than three; and the time grows no faster than linearly with the number of layers.
//!
//! A build is timed by the clock, and by the processor time of the compiler and all that it starts. Other work on the machine
//! lengthens the first and hardly the second; more cores shorten the first and not the second. So on an idle machine a build
//! takes no longer than the smaller of the two, and that is what has to be below the limit. Of each the least of all rounds counts.

mod chart;
mod project;

use std::fs;
use std::time::Instant;

use crate::shell::{self, Result, cargo, processor_seconds};
use project::{LAYERS, Project, Widths};

/// How much dearer a layer may be among many than among few: what is left over for noise.
const STEEPEST: f64 = 1.25;

/// The seconds of a build.
#[derive(Debug, Clone, Copy)]
struct Seconds {
    clock: f64,
    processor: f64,
}

impl Seconds {
    const MANY: Self = Self { clock: f64::INFINITY, processor: f64::INFINITY };

    fn least(self, other: Self) -> Self {
        Self { clock: self.clock.min(other.clock), processor: self.processor.min(other.processor) }
    }

    fn minus(self, other: Self) -> Self {
        Self { clock: self.clock - other.clock, processor: self.processor - other.processor }
    }

    /// What an idle machine takes, at most.
    fn idle(self) -> f64 {
        self.clock.min(self.processor)
    }
}

/// The seconds that a project's build takes more than an empty one's.
struct Measured {
    project: Project,
    added: Seconds,
}

/// Measures in so many rounds: builds of each project.
pub fn run(rounds: u32) -> Result {
    let place = shell::target().join("compile-time");
    let projects = project::all();
    project::write(&place, &projects)?;
    let manifest = format!("--manifest-path {}", place.join("Cargo.toml").display());
    shell::run(&mut cargo(&format!("build {manifest} --package empty")))?;

    let mut seconds = vec![Seconds::MANY; projects.len()];
    for round in 1..=rounds {
        eprintln!("\nround {round} of {rounds}");
        for (project, least) in projects.iter().zip(&mut seconds) {
            let name = project.name();
            shell::run(&mut cargo(&format!("clean --quiet --offline {manifest} --package {name}")))?;
            let (start, before) = (Instant::now(), processor_seconds()?);
            shell::run(&mut cargo(&format!("build --quiet --offline {manifest} --package {name}")))?;
            let processor = processor_seconds()? - before;
            *least = least.least(Seconds { clock: start.elapsed().as_secs_f64(), processor });
        }
    }
    let empty = seconds.first().copied().unwrap_or(Seconds::MANY);
    println!("{:32} {:>17} {:>19}", "debug build, least of all rounds", "by the clock", "of the processor");
    println!("{:32} {:>8} {:>8} {:>10} {:>8}", "", "seconds", "added", "seconds", "added");
    let mut measured = Vec::new();
    for (project, total) in projects.into_iter().zip(seconds) {
        let added = total.minus(empty);
        let title = project.title();
        println!("{title:32} {:8.2} {:8.2} {:10.2} {:8.2}", total.clock, added.clock, total.processor, added.processor);
        measured.push(Measured { project, added });
    }
    let picture = place.join("compile-time.svg");
    fs::write(&picture, chart::draw(&measured)?)?;
    println!("\nchart: {}", picture.display());
    judge(&measured)
}

/// Holds the numbers against the promises, and names every one that is broken.
fn judge(measured: &[Measured]) -> Result {
    let mut broken = Vec::new();
    for Measured { project, added } in measured {
        let added = added.idle();
        if let Some(most) = project.most()
            && most <= added
        {
            broken.push(format!("{} adds {added:.2} s to a build, not less than {most} s", project.title()));
        }
    }
    for widths in Widths::ALL {
        let points = points(measured, widths);
        let [(first, first_time), .., (half, half_time), (last, last_time)] = points[..] else { continue };
        let few = (half_time - first_time) / (half - first);
        let many = (last_time - half_time) / (last - half);
        println!("{}: {:.1} ms a layer up to {half} layers, {:.1} ms after", widths.title(), 1e3 * few, 1e3 * many);
        if STEEPEST * few < many {
            broken.push(format!("{}: the build's time grows faster than linearly", widths.title()));
        }
    }
    if broken.is_empty() { Ok(()) } else { Err(broken.join("\n").into()) }
}

/// Layers and processor seconds added, of the networks with these widths.
fn points(measured: &[Measured], widths: Widths) -> Vec<(f64, f64)> {
    let time = |layers| {
        let is_it = |measured: &&Measured| measured.project == Project::Layers(layers, widths);
        Some((f64::from(layers), measured.iter().find(is_it)?.added.processor))
    };
    LAYERS.into_iter().filter_map(time).collect()
}
