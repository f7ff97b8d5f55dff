//! The project's chores: see [`HELP`].

mod assembly;
mod bare;
mod bless;
mod ci;
mod compile_time;
mod debug_build;
mod firmware;
mod fused;
mod growth;
mod shell;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask <CHORE>

Chores:
  ci             everything that has to pass: tests, format, lints, documentation, no_std, the main job
  bless          writes the stored outputs of the tests anew; read the difference before you commit it
  compile-time   measures what a network adds to a debug build, and draws it
  debug-build    measures how much longer the digits' training takes in a debug build with the library optimised
  growth         measures how time, code and builds grow with width, depth and mini-batch, and draws it; takes minutes
  ulp            tests the mathematical functions on every f32; takes minutes, on all cores
  fused          builds the examples and fails where one calls the software's fused multiply-add
  assembly       compares the machine code of three small networks with what is stored, and counts its calls and
                 instructions; with --bless, stores it
  firmware       builds the programs for microcontrollers, runs them under emulation, and prints what they cost; with
                 --bless, stores what they print and cost";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let chore: fn() -> shell::Result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["ci"] => ci::run,
        ["bless"] => bless::run,
        ["ulp"] => || shell::run(&mut shell::cargo("test --release --test ulp -- --ignored --nocapture")),
        ["compile-time"] => || compile_time::run(3),
        ["compile-time", "--once"] => || compile_time::run(1),
        ["debug-build"] => debug_build::run,
        ["growth"] => growth::run,
        ["fused"] => fused::run,
        ["assembly"] => || assembly::run(assembly::Stored::Compare),
        ["assembly", "--bless"] => || assembly::run(assembly::Stored::Bless),
        ["firmware"] => firmware::run,
        ["firmware", "--bless"] => || firmware::check(firmware::Stored::Bless),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{HELP}");
            return ExitCode::FAILURE;
        }
    };
    match chore() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
