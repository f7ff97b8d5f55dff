//! Classifies stored digits by a network whose weights stay in flash, and prints the scores as bits.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;
use programs::{Digits, digits, largest};

static DIGITS: Digits = include_weights!(Digits, "../../examples/data/digits.safetensors");
static LINES: [[u8; 67]; 20] = digits::lines(0);

fn run() {
    for line in &LINES {
        let (image, class) = digits::read(line);
        let scores = DIGITS.forward(&image);
        board::print_number(class);
        board::print(" read as ");
        board::print_number(largest(&scores));
        board::print(":");
        for &score in &scores {
            board::print(" ");
            board::print_bits(score);
        }
        board::print("\n");
    }
}

board::program!(run);
