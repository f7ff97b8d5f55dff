//! Pictures of trainings and of networks, as SVG and as PNG. With the feature `plot`.
//!
//! A picture is a value that can be [saved](Picture::save), or had as the text of an SVG or the bytes of a PNG. The font is in
//! the library, so that nothing has to be installed.
//!
//! ```
//! use constnet::metrics::ConfusionMatrix;
//! use constnet::plot::{ConfusionPlot, Picture};
//!
//! let matrix = ConfusionMatrix::<2>::of([(0, 0), (1, 1), (0, 1)])?;
//! let plot = ConfusionPlot::new(&matrix).labels(["benign", "malignant"]);
//! assert!(plot.to_svg()?.starts_with("<svg"));
//! assert!(plot.to_png()?.starts_with(b"\x89PNG"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod boundary;
mod canvas;
mod confusion;
mod curves;
mod error;
mod histogram;
mod roc;

use std::path::Path;

use plotters::prelude::{BitMapBackend, DrawingBackend, IntoDrawingArea, SVGBackend};

pub use boundary::DecisionBoundary;
pub use confusion::ConfusionPlot;
pub use curves::LearningCurves;
pub use error::PlotError;
pub use histogram::WeightHistograms;
pub use roc::RocPlot;

use canvas::Canvas;

/// Pixels of a PNG for one of an SVG, in both directions.
const DENSITY: u32 = 2;
/// A PNG is drawn this many times as large, in both directions, and every pixel is a mean: so lines are smooth.
const FINENESS: u32 = 3;

/// A picture.
pub trait Picture: Draw {
    /// The text of the picture as SVG.
    ///
    /// # Errors
    /// [`PlotError::Empty`] where there is nothing to show.
    fn to_svg(&self) -> Result<String, PlotError> {
        let mut svg = String::new();
        {
            let area = SVGBackend::with_string(&mut svg, self.size()).into_drawing_area();
            self.show(Canvas::new(area.clone(), 1)?)?;
            area.present()?;
        }
        Ok(svg)
    }

    /// The bytes of the picture as PNG, of twice the size, for screens of today.
    ///
    /// # Errors
    /// [`PlotError::Empty`] where there is nothing to show.
    fn to_png(&self) -> Result<Vec<u8>, PlotError> {
        let (width, height) = self.size();
        let (width, height) = (width * DENSITY, height * DENSITY);
        let (wide, high) = (width * FINENESS, height * FINENESS);
        let mut fine = vec![0; 3 * wide as usize * high as usize];
        {
            let area = BitMapBackend::with_buffer(&mut fine, (wide, high)).into_drawing_area();
            self.show(Canvas::new(area.clone(), DENSITY * FINENESS)?)?;
            area.present()?;
        }
        encode(&means(&fine, wide as usize), width, height)
    }

    /// Writes a file: SVG or PNG, as its name ends.
    ///
    /// # Errors
    /// [`PlotError::Ending`] where it ends in anything else, [`PlotError::Io`] where it cannot be written, and
    /// [`PlotError::Empty`] where there is nothing to show.
    fn save(&self, path: impl AsRef<Path>) -> Result<(), PlotError> {
        let path = path.as_ref();
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        let bytes = match ending.to_str() {
            Some("svg") => self.to_svg()?.into_bytes(),
            Some("png") => self.to_png()?,
            _ => return Err(PlotError::Ending(path.to_owned())),
        };
        std::fs::write(path, bytes).map_err(|error| PlotError::Io { file: path.to_owned(), error })
    }
}

impl<D: Draw> Picture for D {}

/// What all pictures of this module can do.
#[doc(hidden)]
pub trait Draw {
    /// Width and height.
    fn size(&self) -> (u32, u32);
    /// Draws on an area of that size, times the canvas's scale.
    #[doc(hidden)]
    fn show<B: DrawingBackend>(&self, canvas: Canvas<B>) -> Result<(), PlotError>;
}

/// The means of squares of pixels of three bytes.
fn means(fine: &[u8], wide: usize) -> Vec<u8> {
    let side = FINENESS as usize;
    let mut sums = vec![0_u32; 3 * (wide / side)];
    let mut pixels = Vec::with_capacity(fine.len() / (side * side));
    for rows in fine.chunks_exact(3 * wide * side) {
        sums.fill(0);
        for row in rows.chunks_exact(3 * wide) {
            for (sums, square) in sums.chunks_exact_mut(3).zip(row.chunks_exact(3 * side)) {
                for pixel in square.chunks_exact(3) {
                    sums.iter_mut().zip(pixel).for_each(|(sum, &part)| *sum += u32::from(part));
                }
            }
        }
        let count = FINENESS * FINENESS;
        pixels.extend(sums.iter().map(|sum| u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX)));
    }
    pixels
}

fn encode(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, PlotError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let failed = |error: png::EncodingError| PlotError::Drawing(error.to_string());
    encoder.write_header().and_then(|mut writer| writer.write_image_data(pixels)).map_err(failed)?;
    Ok(bytes)
}
