//! The results as text: the confusion matrix, and digits with what the network says of them.

use std::io::{self, Write};

use constnet::prelude::*;

use crate::data::{CLASSES, Image, Set};
use crate::training::Reader;

/// Drawn digits that fit a line of a terminal.
const DIGITS_A_ROW: usize = 4;
/// Columns from one drawn digit to the next.
const COLUMN: usize = 20;
/// Pixels from paper to ink.
const SHADES: [&str; 5] = ["  ", "░░", "▒▒", "▓▓", "██"];

/// A test digit and what the network says of it.
pub struct Answer<'a> {
    image: &'a Image,
    label: usize,
    probabilities: SVector<f32, CLASSES>,
}

impl Answer<'_> {
    fn reading(&self) -> usize {
        self.probabilities.imax()
    }

    fn is_correct(&self) -> bool {
        self.reading() == self.label
    }
}

/// Asks the network about every digit of a set.
pub fn ask<'a, N: Reader>(net: &N, set: &'a Set) -> Vec<Answer<'a>> {
    let answer = |(image, label)| Answer { image, label, probabilities: probabilities(net, image) };
    set.iter().map(answer).collect()
}

/// What the network says of an image: a probability for each digit.
fn probabilities<N: Reader>(net: &N, image: &Image) -> SVector<f32, CLASSES> {
    let logits = net.forward(image);
    let largest = logits.max();
    let powers = logits.map(|logit| (logit - largest).exp());
    powers / powers.sum()
}

/// The accuracy over all answers, and what was taken for what.
pub fn accuracy(out: &mut impl Write, answers: &[Answer]) -> io::Result<()> {
    let correct = answers.iter().filter(|answer| answer.is_correct()).count();
    let percent = 100.0 * correct as f64 / answers.len() as f64;
    writeln!(out, "test accuracy: {percent:.2} % ({correct} of {})\n", answers.len())?;

    let mut counts = [[0_usize; CLASSES]; CLASSES];
    for answer in answers {
        counts[answer.label][answer.reading()] += 1;
    }
    let digits: String = (0..CLASSES).map(|digit| format!("{digit:4}")).collect();
    writeln!(out, "{:>28}", "read as")?;
    writeln!(out, "      {digits}    found")?;
    writeln!(out, "     ┌{}", "─".repeat(digits.len() + 1))?;
    for (digit, row) in counts.iter().enumerate() {
        let side = if digit == 0 { "is" } else { "" };
        let cells: String = row.iter().map(|&n| if n == 0 { "   ·".into() } else { format!("{n:4}") }).collect();
        let found = 100.0 * row[digit] as f64 / row.iter().sum::<usize>() as f64;
        writeln!(out, "{side:2} {digit} │{cells}  {found:5.1} %")?;
    }
    writeln!(out)
}

/// A few test digits, and those that the network is furthest from reading.
pub fn gallery(out: &mut impl Write, mut answers: Vec<Answer>) -> io::Result<()> {
    writeln!(out, "Some of the test digits:\n")?;
    row(out, answers.iter().take(DIGITS_A_ROW))?;
    answers.sort_by(|a, b| a.probabilities[a.label].total_cmp(&b.probabilities[b.label]));
    writeln!(out, "The hardest of them:\n")?;
    row(out, answers.iter().take(DIGITS_A_ROW))
}

/// Digits side by side, and below each what the network says.
fn row<'a>(out: &mut impl Write, answers: impl Iterator<Item = &'a Answer<'a>> + Clone) -> io::Result<()> {
    for line in 0..8 {
        let pixels = |answer: &Answer| answer.image.iter().skip(8 * line).take(8).map(|&ink| shade(ink)).collect();
        columns(out, answers.clone().map(pixels))?;
    }
    columns(
        out,
        answers
            .clone()
            .map(|answer| format!("read as {} ({:.1} %)", answer.reading(), 100.0 * answer.probabilities.max())),
    )?;
    columns(
        out,
        answers.map(|answer| {
            let probability = 100.0 * answer.probabilities[answer.label];
            if answer.is_correct() { "correct".into() } else { format!("is a {} ({probability:.1} %)", answer.label) }
        }),
    )?;
    writeln!(out)
}

fn columns(out: &mut impl Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    let line: String = cells.map(|cell| format!("{cell:COLUMN$}")).collect();
    writeln!(out, "  {}", line.trim_end())
}

fn shade(ink: f32) -> &'static str {
    let shade = (ink * (SHADES.len() - 1) as f32).round() as usize;
    SHADES[shade.min(SHADES.len() - 1)]
}
