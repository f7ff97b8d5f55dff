//! `infer`, `train`, `interrupt` and `kernels`: the same output on the board, on the host, and as stored.

use super::board::{self, Board, M0, M3, M4F};
use super::image::Image;
use super::{Stored, compare, directory};
use crate::shell::Result;

/// What lines of sizes begin with.
const MEMORY: &str = "memory ";
const PROGRAMS: [&str; 4] = ["infer", "train", "interrupt", "kernels"];

pub fn check(stored: Stored) -> Result {
    M4F.build("--package programs")?;
    board::build_on_host("--package programs")?;
    for program in PROGRAMS {
        let image = Image::read(&M4F.image(program))?;
        image.has_no_heap()?;
        if program == "infer" {
            image.has_no_panic()?;
        }
        let found = M4F.run(program)?;
        compare(&output(program), &found, stored)?;
        look_at_memory(&image, &found)?;
        if results(&board::run_on_host(program)?) != results(&found) {
            return Err(format!("`{program}` has other bits on the host than on a {}", M4F.processor).into());
        }
    }
    for board in [M3, M0] {
        unfused(board, stored)?;
    }
    Ok(())
}

/// What a program computes: its lines without those of memory, since pointers are longer on the host.
fn results(output: &str) -> Vec<&str> {
    output.lines().filter(|line| !line.starts_with(MEMORY)).collect()
}

/// Where an output is stored.
fn output(name: &str) -> std::path::PathBuf {
    directory().join("programs").join(name).with_extension("out")
}

/// `infer` on a board that has no fused multiply-add: there it has bits of its own.
fn unfused(board: Board, stored: Stored) -> Result {
    board.build("--package programs --bin infer")?;
    let image = Image::read(&board.image("infer"))?;
    image.has_no_heap()?;
    image.has_no_panic()?;
    // The first of these boards stores, the others compare.
    let stored = if board.processor == M3.processor { stored } else { Stored::Compare };
    compare(&output("infer_unfused"), &board.run("infer")?, stored)
}

/// Holds the sizes that the library states as constants, printed as `memory NAME BYTES`, against those in the image.
fn look_at_memory(image: &Image, output: &str) -> Result {
    for line in output.lines().filter_map(|line| line.strip_prefix(MEMORY)) {
        let (name, bytes) = line.split_once(' ').ok_or("a line of memory is a name and a number")?;
        let (stated, found) = (bytes.parse::<u64>()?, image.size_of(name).ok_or(format!("no `{name}` in the image"))?);
        if stated != found {
            return Err(format!("`{name}` takes {found} bytes in the image; the library says {stated}").into());
        }
    }
    Ok(())
}
