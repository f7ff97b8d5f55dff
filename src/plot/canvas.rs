//! What pictures have in common: the font, the colours, and sizes in the picture's own pixels.

use std::ops::Range;
use std::sync::OnceLock;

use plotters::chart::{ChartBuilder, ChartContext, SeriesLabelPosition};
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{
    BLACK, Cartesian2d, Color, DrawingArea, DrawingBackend, IntoTextStyle, RGBColor, ShapeStyle, TRANSPARENT,
    TextStyle, WHITE,
};
use plotters::style::{FontStyle, register_font};

use super::PlotError;

/// The family as an SVG has it: a viewer takes the first that it has. For PNG and for the width of texts it is the name of our own.
const FONT: &str = "DejaVu Sans, Verdana, sans-serif";
static FONT_FILE: &[u8] = include_bytes!("font/DejaVuSans.ttf");

/// Colours that those who see few of them can tell apart, after M. Okabe and K. Ito.
const COLOURS: [RGBColor; 7] = [
    RGBColor(0x00, 0x72, 0xb2),
    RGBColor(0xd5, 0x5e, 0x00),
    RGBColor(0x00, 0x9e, 0x73),
    RGBColor(0xcc, 0x79, 0xa7),
    RGBColor(0x56, 0xb4, 0xe9),
    RGBColor(0xe6, 0x9f, 0x00),
    RGBColor(0x4d, 0x4d, 0x4d),
];
/// Text that is not quite black.
pub const INK: RGBColor = RGBColor(0x26, 0x26, 0x26);
/// Sizes of texts.
pub const TITLE: u32 = 17;
pub const LABEL: u32 = 13;
pub const SMALL: u32 = 12;

/// The colour of a series, or a class.
pub const fn colour(index: usize) -> RGBColor {
    COLOURS[index % COLOURS.len()]
}

/// A colour between white (0) and this one (1).
pub fn tint(colour: RGBColor, share: f64) -> RGBColor {
    let part = |part: u8| (255.0 - share.clamp(0.0, 1.0) * (255.0 - f64::from(part))).round() as u8;
    RGBColor(part(colour.0), part(colour.1), part(colour.2))
}

/// An area, and how many of its pixels make one of the picture's.
pub struct Canvas<B: DrawingBackend> {
    pub area: DrawingArea<B, Shift>,
    scale: u32,
}

/// A chart with two axes of numbers.
pub type Chart<'a, B> = ChartContext<'a, B, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// The axes of a chart.
pub struct Axes<'a> {
    pub title: &'a str,
    pub x: &'a str,
    pub y: &'a str,
    pub x_range: Range<f64>,
    pub y_range: Range<f64>,
}

impl<B: DrawingBackend> Canvas<B> {
    /// The whole of a picture, filled with white.
    pub fn new(area: DrawingArea<B, Shift>, scale: u32) -> Result<Self, PlotError> {
        static REGISTERED: OnceLock<bool> = OnceLock::new();
        if !REGISTERED.get_or_init(|| register_font(FONT, FontStyle::Normal, FONT_FILE).is_ok()) {
            return Err(PlotError::Drawing("the font is damaged".into()));
        }
        area.fill(&WHITE)?;
        Ok(Self { area, scale })
    }

    /// A number of the picture's pixels.
    pub const fn px(&self, pixels: u32) -> u32 {
        pixels * self.scale
    }

    pub fn text(&self, size: u32) -> TextStyle<'static> {
        (FONT, self.px(size)).into_text_style(&self.area).color(&INK)
    }

    /// A line of so many tenths of a pixel.
    pub fn line(&self, colour: impl Color, tenths: u32) -> ShapeStyle {
        ShapeStyle { color: colour.to_rgba(), filled: false, stroke_width: (self.scale * tenths).div_ceil(10).max(1) }
    }

    /// Equal parts, row by row.
    pub fn parts(&self, rows: usize, columns: usize) -> Vec<Self> {
        let parts = self.area.split_evenly((rows, columns));
        parts.into_iter().map(|area| Self { area, scale: self.scale }).collect()
    }

    /// Draws a chart's axes and grid.
    pub fn chart(&self, axes: &Axes<'_>) -> Result<Chart<'_, B>, PlotError> {
        let Axes { title, x, y, x_range, y_range } = axes;
        let mut chart = ChartBuilder::on(&self.area)
            .caption(title, self.text(TITLE))
            .margin(self.px(12))
            .margin_right(self.px(22))
            .x_label_area_size(self.px(44))
            .y_label_area_size(self.px(62))
            .build_cartesian_2d(x_range.clone(), y_range.clone())?;
        let (x_digits, y_digits) = (digits(x_range), digits(y_range));
        chart
            .configure_mesh()
            .x_desc(*x)
            .y_desc(*y)
            .x_labels(8)
            .y_labels(7)
            .x_label_formatter(&|x| number(*x, x_digits))
            .y_label_formatter(&|y| number(*y, y_digits))
            .label_style(self.text(SMALL))
            .axis_desc_style(self.text(LABEL))
            .light_line_style(TRANSPARENT)
            .bold_line_style(self.line(BLACK.mix(0.1), 10))
            .axis_style(self.line(BLACK.mix(0.6), 10))
            .set_all_tick_mark_size(self.px(4))
            .draw()?;
        Ok(chart)
    }

    /// Draws what the series of a chart are named.
    pub fn legend<'c>(&self, chart: &mut Chart<'c, B>, position: SeriesLabelPosition) -> Result<(), PlotError>
    where
        B: 'c,
    {
        chart
            .configure_series_labels()
            .position(position)
            .margin(self.px(8))
            .legend_area_size(self.px(26))
            .label_font(self.text(SMALL))
            .background_style(WHITE.mix(0.9))
            .border_style(self.line(BLACK.mix(0.2), 10))
            .draw()?;
        Ok(())
    }
}

/// The decimals that tell apart the numbers beside an axis.
fn digits(range: &Range<f64>) -> usize {
    let step = (range.end - range.start) / 10.0;
    if step > 0.0 { (-step.log10()).ceil().clamp(0.0, 9.0) as usize } else { 3 }
}

fn number(number: f64, digits: usize) -> String {
    // No minus before a zero.
    format!("{:.digits$}", if number.abs() < 1e-12 { 0.0 } else { number })
}

/// The range of an axis on which these numbers have some room: from zero, if that is not far off.
pub fn range(numbers: impl Iterator<Item = f64>) -> Option<Range<f64>> {
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for number in numbers.filter(|number| number.is_finite()) {
        (least, most) = (least.min(number), most.max(number));
    }
    if least > most {
        return None;
    }
    let room = if most > least { 0.05 * (most - least) } else { 0.05 * most.abs().max(1e-3) };
    let from = if least >= 0.0 && least < 0.4 * most { 0.0 } else { least - room };
    Some(from..most + room)
}
