//! The chart: how many times as much there is of each quantity as at the beginning of a series, on logarithmic axes.

use plotters::prelude::*;

use super::series::Series;
use super::{Measured, QUANTITIES};
use crate::shell::Result;

const SIZE: (u32, u32) = (1200, 480);
const COLOURS: [RGBColor; 4] =
    [RGBColor(0x1f, 0x77, 0xb4), RGBColor(0xd6, 0x5f, 0x0e), RGBColor(0x2c, 0x8c, 0x3c), RGBColor(0x8a, 0x4f, 0xb0)];
const FONT: &str = "sans-serif";

/// The chart as the text of an SVG picture, a panel a series.
pub fn draw(all: &[(Series, Vec<Measured>)]) -> Result<String> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        area.fill(&WHITE)?;
        for (panel, (series, measured)) in area.split_evenly((1, all.len())).iter().zip(all) {
            let (Some(first), Some(last)) = (measured.first(), measured.last()) else { continue };
            let ends = first.point.at as f64 * 0.9..last.point.at as f64 * 1.1;
            // What each is at a point, in times of what it is at the first; and so the work.
            let grown = |of: &dyn Fn(&Measured) -> f64| -> Vec<(f64, f64)> {
                measured.iter().map(|now| (now.point.at as f64, of(now) / of(first))).collect()
            };
            let work = [0, 1].map(|quantity| grown(&|measured| measured.point.work()[quantity]));
            let numbers = [0, 1, 2, 3].map(|quantity| grown(&|measured| measured.numbers[quantity].max(1e-9)));
            let values = || work.iter().chain(&numbers).flatten().map(|point| point.1);
            let (least, most) = (values().fold(1.0, f64::min), values().fold(1.0, f64::max));
            let mut chart = ChartBuilder::on(panel)
                .caption(series.title(), (FONT, 20))
                .margin(12)
                .x_label_area_size(40)
                .y_label_area_size(56)
                .build_cartesian_2d(ends.log_scale(), (least * 0.7..most * 2.0).log_scale())?;
            chart
                .configure_mesh()
                .x_desc(series.title())
                .y_desc(format!("times as much as at {}", first.point.at))
                .x_label_formatter(&|at| format!("{at:.0}"))
                .y_label_formatter(&|times| format!("{times}"))
                .label_style((FONT, 12))
                .axis_desc_style((FONT, 14))
                .light_line_style(TRANSPARENT)
                .bold_line_style(BLACK.mix(0.12))
                .draw()?;
            for (points, colour) in work.iter().zip(COLOURS) {
                chart.draw_series(DashedLineSeries::new(
                    points.iter().copied(),
                    4,
                    4,
                    colour.mix(0.6).stroke_width(1),
                ))?;
            }
            for ((points, colour), name) in numbers.iter().zip(COLOURS).zip(QUANTITIES) {
                let name = name.split(',').next().unwrap_or(name);
                chart
                    .draw_series(LineSeries::new(points.iter().copied(), colour.stroke_width(2)).point_size(3))?
                    .label(name)
                    .legend(move |(x, y)| PathElement::new([(x, y), (x + 16, y)], colour.stroke_width(2)));
            }
            chart
                .configure_series_labels()
                .position(SeriesLabelPosition::UpperLeft)
                .label_font((FONT, 12))
                .background_style(WHITE.mix(0.8))
                .draw()?;
        }
        area.present()?;
    }
    Ok(svg)
}
