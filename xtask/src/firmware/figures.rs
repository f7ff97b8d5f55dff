//! What networks cost on a microcontroller: a table that is stored, and shown in the README.

use std::collections::BTreeMap;

use super::Stored;
use super::board::{self, M4F};
use super::image::Image;
use crate::shell::{self, Result};

/// A row: the program, what it is, and its multiply-accumulates.
struct Row {
    program: &'static str,
    title: &'static str,
    macs: u64,
}

const INFERENCE: &[Row] = &[
    Row { program: "xor", title: "2-8-1, tanh, sigmoid", macs: 24 },
    Row { program: "classifier", title: "4-16-16-3, tanh, softmax", macs: 368 },
    Row { program: "sine", title: "1-16-16-1, relu", macs: 288 },
    Row { program: "dense", title: "640-128", macs: 81_920 },
    Row { program: "autoencoder", title: "the autoencoder of MLPerf Tiny", macs: 264_192 },
    Row { program: "lenet", title: "LeNet-5", macs: 281_640 },
];

const TRAINING: &[Row] = &[
    Row { program: "train_iris_sgd", title: "4-8-3, tanh, `Sgd`", macs: 56 },
    Row { program: "train_iris_adam", title: "4-8-3, tanh, `Adam`", macs: 56 },
    Row { program: "train_wide_sgd", title: "640-128-10, relu, `Sgd`", macs: 83_200 },
];

/// How much a figure may grow before somebody has to say that it should; twice as much with Debian's compiler, which is of another version than
/// the one that the table is of.
const ALLOWED: f64 = 1.03;
const ALLOWED_TO_DEBIAN: f64 = 1.06;
const BEGIN: &str = "<!-- cargo xtask firmware -->\n";
const END: &str = "<!-- the end of its table -->\n";

/// What one program costs.
#[derive(Clone, Copy)]
struct Figures {
    flash: u64,
    memory: u64,
    stack: u64,
    instructions: u64,
}

pub fn check(stored: Stored) -> Result {
    M4F.build("--package footprint")?;
    board::build_on_host("--package footprint")?;
    let (inference, training) = (measure_all(INFERENCE, "empty")?, measure_all(TRAINING, "train_empty")?);
    let table = format!("{}\n{}", table("Inference", &inference), self::table("Training step, batch 1", &training));
    println!("\n{table}");

    let path = shell::root().join("README.md");
    let readme = std::fs::read_to_string(&path)?;
    let (before, rest) = readme.split_once(BEGIN).ok_or("README.md has no place for the table")?;
    let (old, after) = rest.split_once(END).ok_or("README.md has no end of the table")?;
    if stored == Stored::Bless {
        return Ok(std::fs::write(path, format!("{before}{BEGIN}{table}{END}{after}"))?);
    }
    let allowed = if M4F.has_core()? { ALLOWED } else { ALLOWED_TO_DEBIAN };
    no_growth(&figures(old), &figures(&table), allowed)
}

fn measure_all(rows: &'static [Row], empty: &str) -> Result<Vec<(&'static Row, Figures)>> {
    let frame = measure(empty)?;
    rows.iter()
        .map(|row| {
            let whole = measure(row.program)?;
            // Beside the frame of the measurement, and in flash beside the weights.
            let image = Image::read(&M4F.image(row.program))?;
            let weights = image.size_of("NET").ok_or("no network in the image")?;
            let flash = whole.flash.saturating_sub(frame.flash + weights);
            Ok((row, Figures { flash, memory: whole.memory - frame.memory, ..whole }))
        })
        .collect()
}

fn measure(program: &str) -> Result<Figures> {
    let image = Image::read(&M4F.image(program))?;
    image.has_no_heap()?;
    let output = M4F.run(program)?;
    let line = |name: &str| output.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    let (bits, on_host) = (line("output").unwrap_or_default(), board::run_on_host(program)?);
    if !on_host.lines().any(|line| line.strip_prefix("output ") == Some(bits)) {
        return Err(format!("`{program}` has other bits on the host").into());
    }
    let number = |name| line(name).and_then(|text| text.parse().ok()).ok_or(format!("`{program}` prints no {name}"));
    Ok(Figures {
        flash: image.flash,
        memory: image.memory,
        stack: number("stack")?,
        instructions: number("instructions")?,
    })
}

fn table(title: &str, rows: &[(&Row, Figures)]) -> String {
    let mut table = format!(
        "| {title} | flash beside the weights | static RAM | stack | instructions | a MAC |\n|---|---:|---:|---:|---:|---:|\n"
    );
    for (row, Figures { flash, memory, stack, instructions }) in rows {
        let per_mac = *instructions as f64 / row.macs as f64;
        let numbers = [flash, memory, stack, instructions].map(|number| grouped(*number)).join(" | ");
        table += &format!("| {} | {numbers} | {per_mac:.2} |\n", row.title);
    }
    table
}

/// A number in groups of three digits.
fn grouped(number: u64) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", grouped(number / 1000), number % 1000) }
}

/// The figures of a table, by their row and column.
fn figures(table: &str) -> BTreeMap<(String, usize), u64> {
    let mut figures = BTreeMap::new();
    for line in table.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        for (column, cell) in cells.iter().enumerate().skip(2).take(4) {
            if let Ok(figure) = cell.replace(',', "").parse() {
                figures.insert((cells[1].to_owned(), column), figure);
            }
        }
    }
    figures
}

fn no_growth(old: &BTreeMap<(String, usize), u64>, new: &BTreeMap<(String, usize), u64>, allowed: f64) -> Result {
    const COLUMNS: [&str; 4] = ["flash", "static RAM", "stack", "instructions"];
    let mut grown = Vec::new();
    for ((row, column), figure) in new {
        let name = COLUMNS[column - 2];
        match old.get(&(row.clone(), *column)) {
            None => grown.push(format!("{row}: {name} {figure} is not stored")),
            Some(stored) if *figure as f64 > *stored as f64 * allowed => {
                grown.push(format!("{row}: {name} has grown from {stored} to {figure}"));
            }
            Some(_) => {}
        }
    }
    if grown.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}\n`cargo xtask firmware --bless` stores the table of README.md anew, if this is meant",
        grown.join("\n")
    )
    .into())
}
