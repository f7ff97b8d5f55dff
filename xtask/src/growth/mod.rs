//! How time, code and the build grow with a network: with the width of a layer, with the number of layers, with the mini-batch.
//!
//! Each network is a program of its own, built in release. It measures itself, the least time of many short stretches, so that other work
//! on the machine matters little. What is held: time for the work, code for the layers, and processor time of the build for the layers are each at
//! most [`CLIFF`] times those of the network before in a series, and [`SLOPE`] times the least of all before.

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

/// The processor seconds of a build after which those of still larger networks of a series are not waited for.
const LONGEST: f64 = 30.0;

/// What there is of a point of a series. The numbers are in the order of [`QUANTITIES`].
struct Measured {
    point: Point,
    numbers: [f64; 4],
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
            let (Some(Ok(infer)), Some(Ok(train))) = (times.next(), times.next()) else {
                return Err(format!("{name} printed {printed:?}").into());
            };
            let code = code(&binary(&name))?.saturating_sub(empty) as f64;
            measured.push(Measured { point, numbers: [infer, train, code, build] });
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
        "\n{:>8} {:>14} {:>14} {:>9} {:>16} {:>9} {:>12} {:>9}",
        series.title(),
        "FLOP",
        "inference, ns",
        "a kFLOP",
        "step, ns",
        "a kFLOP",
        "code, bytes",
        "build, s"
    );
    for Measured { point, numbers: [infer, train, code, build] } in measured {
        let [infer_work, train_work, ..] = point.work();
        println!(
            "{:8} {infer_work:14} {infer:14.0} {:9.2} {train:16.0} {:9.2} {code:12} {build:9.2}",
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

    fn measured(times: [f64; 3]) -> Vec<Measured> {
        let points = Series::Depth.points();
        points.into_iter().zip(times).map(|(point, time)| Measured { point, numbers: [time; 4] }).collect()
    }

    #[test]
    fn a_chart_has_a_line_for_each_quantity() {
        let svg = chart::draw(&[(Series::Depth, measured([1.0, 2.0, 4.0]))]).unwrap();
        assert!(QUANTITIES.iter().all(|name| svg.contains(name.split(',').next().unwrap_or(name))), "{svg}");
    }

    #[test]
    fn a_cliff_and_a_slope_are_found_and_what_grows_with_its_work_is_not() {
        assert_eq!(judge(Series::Depth, &measured([1.0, 2.0, 4.0])), Vec::<String>::new());
        assert_eq!(judge(Series::Depth, &measured([1.0, 2.0, 16.0])).len(), QUANTITIES.len());
        assert_eq!(judge(Series::Depth, &measured([1.0, 5.0, 25.0])).len(), QUANTITIES.len());
    }
}
