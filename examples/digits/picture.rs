//! The learning curve as an SVG picture.

use std::error::Error;

use plotters::coord::Shift;
use plotters::prelude::*;

use crate::training::{Epoch, Score};

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

const SIZE: (u32, u32) = (1000, 420);
const TRAIN: RGBColor = RGBColor(0x1f, 0x77, 0xb4);
const TEST: RGBColor = RGBColor(0xd6, 0x5f, 0x0e);
const FONT: &str = "sans-serif";

/// One panel of the picture: a number that is followed over the epochs.
struct Panel<'a> {
    title: &'a str,
    unit: &'a str,
    /// The range of the vertical axis.
    range: std::ops::Range<f32>,
    value: fn(&Score) -> f32,
    legend: SeriesLabelPosition,
}

/// The picture's text: loss and accuracy over the epochs, side by side, of training and test digits.
pub fn learning_curve(epochs: &[Epoch]) -> Result<String, Box<dyn Error>> {
    let mut svg = String::new();
    {
        let picture = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        picture.fill(&WHITE)?;
        let (left, right) = picture.split_horizontally(SIZE.0 / 2);
        let scores = || epochs.iter().flat_map(|epoch| [epoch.train, epoch.test]);
        let worst_loss = scores().map(|score| score.loss).fold(0.0, f32::max);
        let worst_accuracy = scores().map(|score| 100.0 * score.accuracy).fold(100.0, f32::min);
        let loss = Panel {
            title: "Loss",
            unit: "mean cross-entropy (nats)",
            range: 0.0..1.05 * worst_loss,
            value: |score| score.loss,
            legend: SeriesLabelPosition::UpperRight,
        };
        let accuracy = Panel {
            title: "Accuracy",
            unit: "digits read correctly (%)",
            range: worst_accuracy.min(99.0).floor()..100.5,
            value: |score| 100.0 * score.accuracy,
            legend: SeriesLabelPosition::LowerRight,
        };
        loss.draw(&left, epochs)?;
        accuracy.draw(&right, epochs)?;
        picture.present()?;
    }
    Ok(svg)
}

impl Panel<'_> {
    fn draw(self, area: &Area, epochs: &[Epoch]) -> Result<(), Box<dyn Error>> {
        let Self { title, unit, range, value, legend } = self;
        let mut chart = ChartBuilder::on(area)
            .caption(title, (FONT, 20))
            .margin(12)
            .margin_right(20)
            .x_label_area_size(44)
            .y_label_area_size(60)
            .build_cartesian_2d(1..epochs.len().max(2), range)?;
        chart
            .configure_mesh()
            .x_desc("epoch")
            .y_desc(unit)
            .label_style((FONT, 14))
            .axis_desc_style((FONT, 15))
            .light_line_style(TRANSPARENT)
            .bold_line_style(BLACK.mix(0.12))
            .draw()?;
        for (name, colour, side) in [
            ("training digits", TRAIN, (|epoch| &epoch.train) as fn(&Epoch) -> &Score),
            ("test digits", TEST, |epoch| &epoch.test),
        ] {
            let points = epochs.iter().enumerate().map(|(done, epoch)| (done + 1, value(side(epoch))));
            let line = ShapeStyle::from(colour).filled().stroke_width(2);
            chart
                .draw_series(LineSeries::new(points, line).point_size(2))?
                .label(name)
                .legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], line));
        }
        chart
            .configure_series_labels()
            .position(legend)
            .label_font((FONT, 14))
            .background_style(WHITE)
            .border_style(BLACK.mix(0.2))
            .draw()?;
        Ok(())
    }
}
