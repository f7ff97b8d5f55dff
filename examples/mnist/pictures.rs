//! What was learnt, as pictures: the first layer's filters, and the pixels that matter in some images.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use png::{BitDepth, ColorType, Encoder, EncodingError};

/// Pixels of the picture for one of an image.
const ZOOM: usize = 4;
/// Pixels between images.
const GAP: usize = 8;

pub type Colour = [u8; 3];

/// Images of one size, row by row, each a list of colours.
pub struct Sheet {
    pub side: usize,
    pub zoom: usize,
    pub rows: Vec<Vec<Vec<Colour>>>,
}

impl Sheet {
    pub fn new(side: usize, enlarged: usize) -> Self {
        Self { side, zoom: ZOOM * enlarged, rows: Vec::new() }
    }

    pub fn write(&self, path: &Path) -> Result<(), EncodingError> {
        let pitch = self.side * self.zoom + GAP;
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let (width, height) = (columns * pitch + GAP, self.rows.len() * pitch + GAP);
        let mut pixels = vec![[255_u8; 3]; width * height];
        for (row, images) in self.rows.iter().enumerate() {
            for (column, image) in images.iter().enumerate() {
                for (at, colour) in image.iter().enumerate() {
                    let (top, left) = (at / self.side * self.zoom, at % self.side * self.zoom);
                    for y in 0..self.zoom {
                        let start = (GAP + row * pitch + top + y) * width + GAP + column * pitch + left;
                        pixels[start..start + self.zoom].fill(*colour);
                    }
                }
            }
        }
        let file = BufWriter::new(File::create(path)?);
        let mut encoder = Encoder::new(file, width as u32, height as u32);
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
        encoder.write_header()?.write_image_data(pixels.as_flattened())
    }
}

/// Ink on paper.
pub fn grey(ink: f32) -> Colour {
    [(255.0 * (1.0 - ink.clamp(0.0, 1.0))) as u8; 3]
}

/// Red for what is above zero, blue for what is below, white for nothing.
pub fn signed(value: f32) -> Colour {
    let fade = (255.0 * (1.0 - value.abs().min(1.0))) as u8;
    if value > 0.0 { [255, fade, fade] } else { [fade, fade, 255] }
}
