//! Some of the digits of the example, stored in flash as the text that they are.

use constnet::prelude::*;

/// An 8×8 image, row by row; 0 is paper and 1 is ink.
pub type Image = SMatrix<f32, 64, 1>;

/// A line a digit: its class, a space, and 64 pixels from `0` to `g`. See `examples/data/README.md`.
const ALL: &[u8] = include_bytes!("../../../examples/data/digits.txt");
const LINE: usize = 67;
/// The ink of a pixel that is all black.
const BLACK: f32 = 16.0;

/// The lines of `COUNT` digits, from that number on.
pub const fn lines<const COUNT: usize>(from: usize) -> [[u8; LINE]; COUNT] {
    let mut lines = [[0; LINE]; COUNT];
    let (all, _) = ALL.as_chunks::<LINE>();
    let mut index = 0;
    while index < COUNT {
        lines[index] = all[from + index];
        index += 1;
    }
    lines
}

/// The image and the class of a line.
pub fn read(line: &[u8; LINE]) -> (Image, u32) {
    let [class, _, pixels @ .., _] = line;
    let mut image = Image::zeros();
    for (ink, pixel) in image.iter_mut().zip(pixels) {
        *ink = f32::from(digit(*pixel)) / BLACK;
    }
    (image, u32::from(digit(*class)))
}

const fn digit(text: u8) -> u8 {
    if text < b'a' { text.wrapping_sub(b'0') } else { text - b'a' + 10 }
}

/// The image moved to the right by one pixel.
pub fn shifted(image: &Image) -> Image {
    let mut moved = Image::zeros();
    let (rows, _) = image.as_slice().as_chunks::<8>();
    let (moved_rows, _) = moved.as_mut_slice().as_chunks_mut::<8>();
    for (to, from) in moved_rows.iter_mut().zip(rows) {
        for (to, from) in to.iter_mut().skip(1).zip(from) {
            *to = *from;
        }
    }
    moved
}
