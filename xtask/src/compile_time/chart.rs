//! The chart of time against layers, beside straight lines.

use plotters::prelude::*;

use super::project::{LAYERS, Widths};
use super::{Measured, points};
use crate::shell::Result;

const SIZE: (u32, u32) = (800, 480);
const COLOURS: [RGBColor; 2] = [RGBColor(0x1f, 0x77, 0xb4), RGBColor(0xd6, 0x5f, 0x0e)];
const FONT: &str = "sans-serif";

/// The chart as the text of an SVG picture.
pub fn draw(measured: &[Measured]) -> Result<String> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        area.fill(&WHITE)?;
        let most = measured.iter().map(|measured| measured.added.processor).fold(0.0, f64::max);
        let layers = f64::from(LAYERS[LAYERS.len() - 1]);
        let mut chart = ChartBuilder::on(&area)
            .caption("What a network adds to a debug build", (FONT, 20))
            .margin(16)
            .x_label_area_size(44)
            .y_label_area_size(60)
            .build_cartesian_2d(0.0..layers * 1.03, 0.0..most * 1.1)?;
        chart
            .configure_mesh()
            .x_desc("layers")
            .y_desc("processor seconds more than an empty main")
            .x_label_formatter(&|layers| format!("{layers:.0}"))
            .label_style((FONT, 14))
            .axis_desc_style((FONT, 15))
            .light_line_style(TRANSPARENT)
            .bold_line_style(BLACK.mix(0.12))
            .draw()?;
        for (widths, colour) in Widths::ALL.into_iter().zip(COLOURS) {
            let points = points(measured, widths);
            let (start, slope) = line(&points);
            let fit = [0.0, layers].map(|layers| (layers, start + slope * layers));
            chart.draw_series(LineSeries::new(fit, colour.mix(0.5)))?;
            chart
                .draw_series(points.iter().map(|&point| Circle::new(point, 4, colour.filled())))?
                .label(format!("{}: {:.1} ms a layer", widths.title(), 1e3 * slope))
                .legend(move |(x, y)| Circle::new((x + 9, y), 4, colour.filled()));
        }
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::UpperLeft)
            .label_font((FONT, 14))
            .background_style(WHITE)
            .border_style(BLACK.mix(0.2))
            .draw()?;
        area.present()?;
    }
    Ok(svg)
}

/// The straight line of least squares: its value at zero, and its slope.
fn line(points: &[(f64, f64)]) -> (f64, f64) {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (mean_x, mean_y) = (mean(|point| point.0), mean(|point| point.1));
    let slope = points.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum::<f64>()
        / points.iter().map(|(x, _)| (x - mean_x).powi(2)).sum::<f64>();
    (mean_y - slope * mean_x, slope)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_through_points_on_a_line_is_that_line() {
        let (start, slope) = line(&[(1.0, 5.0), (2.0, 7.0), (4.0, 11.0)]);
        assert!((start - 3.0).abs() < 1e-12 && (slope - 2.0).abs() < 1e-12, "{start} {slope}");
    }
}
