//! The handwritten digits.

use constnet::prelude::*;

/// A line a digit: its class, a space, and 64 pixels from `0` to `g`. See `examples/data/README.md`.
const TEXT: &str = include_str!("../data/digits.txt");

/// The number of classes.
pub const CLASSES: usize = 10;
/// The ink of a pixel that is all black.
const BLACK: f32 = 16.0;

/// An 8×8 image, row by row; 0 is paper and 1 is ink.
pub type Image = SMatrix<f32, 64, 1>;

/// All 1,797 digits, and which they are; `None` if the stored text is damaged.
pub fn load() -> Option<(Vec<Image>, Vec<usize>)> {
    let digit = |line: &str| {
        let (label, pixels) = line.split_once(' ')?;
        let mut image = Image::zeros();
        for (to, pixel) in image.iter_mut().zip(pixels.chars()) {
            *to = pixel.to_digit(17)? as f32 / BLACK;
        }
        Some((image, label.parse().ok().filter(|&label| label < CLASSES)?))
    };
    TEXT.lines().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_digits_are_there_and_the_first_is_a_zero() {
        let (images, labels) = load().expect("the stored file is well formed");
        assert_eq!((images.len(), labels.len()), (1797, 1797));
        assert_eq!(labels[0], 0);
        assert_eq!(images[0].as_slice()[..8], [0.0, 0.0, 5.0, 13.0, 9.0, 1.0, 0.0, 0.0].map(|ink| ink / BLACK));
        assert!(labels.iter().all(|&label| label < CLASSES));
    }
}
