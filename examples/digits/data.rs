//! The handwritten digits, and their split into those to learn from and those to test with.

use constnet::prelude::*;

/// A line a digit: its class, a space, and 64 pixels from `0` to `g`. See `examples/data/README.md`.
const TEXT: &str = include_str!("../data/digits.txt");

/// The number of classes.
pub const CLASSES: usize = 10;
/// The ink of a pixel that is all black.
const BLACK: f32 = 16.0;

/// An 8×8 image, row by row; 0 is paper and 1 is ink.
pub type Image = SMatrix<f32, 64, 1>;

/// Images, and which digits they are.
#[derive(Debug, Default)]
pub struct Set {
    pub images: Vec<Image>,
    pub labels: Vec<usize>,
}

impl Set {
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Image, usize)> {
        self.images.iter().zip(self.labels.iter().copied())
    }

    /// Brings the digits into a random order.
    pub fn shuffle(&mut self, rng: &mut Pcg32) {
        // Fisher and Yates: every place from the last on swaps with one at or before it.
        for last in (1..self.len()).rev() {
            let other = below(last + 1, rng);
            self.images.swap(last, other);
            self.labels.swap(last, other);
        }
    }

    fn push(&mut self, image: Image, label: usize) {
        self.images.push(image);
        self.labels.push(label);
    }
}

/// All 1,797 digits; `None` if the stored text is damaged.
pub fn load() -> Option<Set> {
    let mut all = Set::default();
    for line in TEXT.lines() {
        let (label, pixels) = line.split_once(' ')?;
        let mut image = Image::zeros();
        for (to, pixel) in image.iter_mut().zip(pixels.chars()) {
            *to = pixel.to_digit(17)? as f32 / BLACK;
        }
        all.push(image, label.parse().ok().filter(|&label| label < CLASSES)?);
    }
    Some(all)
}

/// Splits off a fifth of every class, drawn by chance, to test with: `(train, test)`.
pub fn split(mut all: Set, rng: &mut Pcg32) -> (Set, Set) {
    all.shuffle(rng);
    let (mut train, mut test) = (Set::default(), Set::default());
    let mut sizes = [0_usize; CLASSES];
    for &label in &all.labels {
        sizes[label] += 1;
    }
    let mut left = sizes.map(|size| (size + 2) / 5);
    for (image, label) in all.images.into_iter().zip(all.labels) {
        if left[label] > 0 {
            left[label] -= 1;
            test.push(image, label);
        } else {
            train.push(image, label);
        }
    }
    (train, test)
}

/// A random number below `bound`: the high half of a product, uniform to within `bound` · 2⁻⁶⁴.
fn below(bound: usize, rng: &mut Pcg32) -> usize {
    ((u128::from(rng.next_u64()) * bound as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_digits_are_there_and_the_first_is_a_zero() {
        let all = load().expect("the stored file is well formed");
        assert_eq!(all.len(), 1797);
        assert_eq!(all.labels[0], 0);
        assert_eq!(all.images[0].as_slice()[..8], [0.0, 0.0, 5.0, 13.0, 9.0, 1.0, 0.0, 0.0].map(|ink| ink / BLACK));
        assert!(all.labels.iter().all(|&label| label < CLASSES));
    }

    #[test]
    fn a_split_holds_a_fifth_of_every_class() {
        let (train, test) = split(load().expect("the stored file is well formed"), &mut Pcg32::seeded(3));
        assert_eq!((train.len(), test.len()), (1438, 359));
        for class in 0..CLASSES {
            let count = |set: &Set| set.labels.iter().filter(|&&label| label == class).count();
            let share = count(&test) as f64 / (count(&test) + count(&train)) as f64;
            assert!((share - 0.2).abs() < 0.003, "{class}: {share}");
        }
    }

    #[test]
    fn the_seed_decides_the_split() {
        let labels = |seed| split(load().expect("the stored file is well formed"), &mut Pcg32::seeded(seed)).1.labels;
        assert_eq!(labels(3), labels(3));
        assert_ne!(labels(3), labels(4));
    }
}
