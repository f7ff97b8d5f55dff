//! How time, code and the build grow with a network: with the width of a layer, with the number of layers, with the mini-batch.
//!
//! Each network is a program of its own, built in release. It measures itself, the least time of many short stretches, so that other work
//! on the machine matters little. What is held: time for the work, code for the layers, and processor time of the build for the layers are each at
//! most [`CLIFF`] times those of the network before in a series, and [`SLOPE`] times the least of all before. An inference uses each weight once,
//! so where the weights fill one cache after the other it takes as long as to read them: it may, up to [`READINGS`] times.

mod chart;
mod series;

use std::fs;
use std::process::Command;

use object::{Object, ObjectSection};

use crate::shell::{self, Result, cargo, processor_seconds};
use series::{Point, Series};

/// The most by which one doubling may make a unit of work dearer.
const CLIFF: f64 = 3.0;
/// The most by which a unit of work may be dearer than the cheapest before it in the series.
const SLOPE: f64 = 4.0;

/// How many times as long as one reading of its weights an inference may take, however dear that is.
const READINGS: f64 = 2.0;

/// The processor seconds of a build after which those of still larger networks of a series are not waited for.
const LONGEST: f64 = 60.0;

/// What there is of a point of a series. The numbers are in the order of [`QUANTITIES`].
struct Measured {
    point: Point,
    numbers: [f64; 4],
    /// One reading of its weights, in nanoseconds.
    reading: f64,
}

/// What is measured.
const QUANTITIES: [&str; 4] = ["inference, ns", "training step, ns", "code, bytes", "build, processor seconds"];

pub fn run() -> Result {
    let place = shell::target().join("growth");
    series::write(&place)?;
    let manifest = format!("--manifest-path {}", place.join("Cargo.toml").display());
    shell::run(&mut cargo(&format!("build --quiet --release {manifest} --bin empty")))?;
    let binary = |name: &str| shell::target_of(&place).join("release").join(name);
    let empty = code(&binary("empty"))?;

    let (mut all, mut broken) = (Vec::new(), Vec::new());
    for series in Series::ALL {
        let mut measured = Vec::new();
        for point in series.points() {
            let name = point.name();
            let before = processor_seconds()?;
            shell::run(&mut cargo(&format!("build --quiet --release --offline {manifest} --bin {name}")))?;
            let build = processor_seconds()? - before;
            let printed = shell::output(&mut Command::new(binary(&name)))?;
            let mut times = printed.split_whitespace().map(str::parse::<f64>);
            let [Some(Ok(infer)), Some(Ok(train)), Some(Ok(reading))] = [(); 3].map(|()| times.next()) else {
                return Err(format!("{name} printed {printed:?}").into());
            };
            let code = code(&binary(&name))?.saturating_sub(empty) as f64;
            measured.push(Measured { point, numbers: [infer, train, code, build], reading });
            if build > LONGEST {
                broken.push(format!("{name} takes {build:.0} seconds to build, and its series ends there"));
                break;
            }
        }
        print(series, &measured);
        broken.extend(judge(series, &measured));
        all.push((series, measured));
    }
    let picture = place.join("growth.svg");
    fs::write(&picture, chart::draw(&all)?)?;
    println!("\nchart: {}", picture.display());
    if broken.is_empty() { Ok(()) } else { Err(broken.join("\n").into()) }
}

/// The bytes of machine code in a program.
fn code(path: &std::path::Path) -> Result<u64> {
    let bytes = fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let file = object::File::parse(bytes.as_slice())?;
    Ok(file.section_by_name(".text").map_or(0, |section| section.size()))
}

fn print(series: Series, measured: &[Measured]) {
    println!(
        "\n{:>8} {:>14} {:>14} {:>9} {:>12} {:>16} {:>9} {:>12} {:>9}",
        series.title(),
        "FLOP",
        "inference, ns",
        "a kFLOP",
        "reading, ns",
        "step, ns",
        "a kFLOP",
        "code, bytes",
        "build, s"
    );
    for Measured { point, numbers: [infer, train, code, build], reading } in measured {
        let [infer_work, train_work, ..] = point.work();
        println!(
            "{:8} {infer_work:14} {infer:14.0} {:9.2} {reading:12.0} {train:16.0} {:9.2} {code:12} {build:9.2}",
            point.at,
            1e3 * infer / infer_work,
            1e3 * train / train_work,
        );
    }
}

/// Every place where a quantity grows faster than its work.
fn judge(series: Series, measured: &[Measured]) -> Vec<String> {
    let mut broken = Vec::new();
    for (quantity, name) in QUANTITIES.into_iter().enumerate() {
        let unit = |measured: &Measured| measured.numbers[quantity] / measured.point.work()[quantity];
        let mut least = f64::INFINITY;
        for pair in measured.windows(2) {
            let [before, now] = [unit(&pair[0]), unit(&pair[1])];
            least = least.min(before);
            if quantity == 0 && pair[1].numbers[0] <= READINGS * pair[1].reading {
                continue;
            }
            let at = format!("{name}: {} {}", series.title(), pair[1].point.at);
            if CLIFF * before < now {
                broken.push(format!("{at} is {:.1} times as dear for its work as {}", now / before, pair[0].point.at));
            } else if SLOPE * least < now {
                broken.push(format!("{at} is {:.1} times as dear for its work as the cheapest before it", now / least));
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(times: [f64; 3]) -> [Measured; 3] {
        let mut points = Series::Depth.points().into_iter();
        times.map(|time| Measured { point: points.next().unwrap(), numbers: [time; 4], reading: 0.0 })
    }

    #[test]
    fn a_cliff_and_a_slope_are_found_and_what_grows_with_its_work_is_not() {
        assert_eq!(judge(Series::Depth, &measured([1.0, 2.0, 4.0])), Vec::<String>::new());
        assert_eq!(judge(Series::Depth, &measured([1.0, 2.0, 16.0])).len(), QUANTITIES.len());
        assert_eq!(judge(Series::Depth, &measured([1.0, 5.0, 25.0])).len(), QUANTITIES.len());
    }

    #[test]
    fn an_inference_that_reads_its_weights_takes_as_long_as_that() {
        let reading = measured([1.0, 2.0, 16.0]).map(|measured| Measured { reading: 10.0, ..measured });
        assert_eq!(judge(Series::Depth, &reading).len(), QUANTITIES.len() - 1);
    }
}
