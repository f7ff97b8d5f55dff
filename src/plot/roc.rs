use plotters::chart::SeriesLabelPosition;
use plotters::prelude::{BLACK, Color, DrawingBackend, PathElement, Polygon};
use plotters::series::LineSeries;

use super::canvas::{Axes, Canvas, colour};
use super::{Draw, PlotError};
use crate::metrics::RocCurve;

const SIZE: (u32, u32) = (520, 500);

/// A receiver operating characteristic, with the area under it.
///
/// ```no_run
/// use constnet::metrics::RocCurve;
/// use constnet::plot::{Picture, RocPlot};
///
/// let curve = RocCurve::of([(0.1, false), (0.4, false), (0.35, true), (0.8, true)]).unwrap();
/// RocPlot::new(&curve).save("roc.svg")?;
/// # Ok::<(), constnet::plot::PlotError>(())
/// ```
#[derive(Debug, Clone)]
pub struct RocPlot<'c> {
    curve: &'c RocCurve,
    title: String,
}

impl<'c> RocPlot<'c> {
    /// The picture of a curve.
    #[must_use]
    pub fn new(curve: &'c RocCurve) -> Self {
        Self { curve, title: "receiver operating characteristic".into() }
    }

    /// Sets the title.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }
}

impl Draw for RocPlot<'_> {
    fn size(&self) -> (u32, u32) {
        SIZE
    }

    fn show<B: DrawingBackend>(&self, canvas: Canvas<B>) -> Result<(), PlotError> {
        let axes = Axes {
            title: &self.title,
            x: "false positives (share of the negatives)",
            y: "true positives (share of the positives)",
            x_range: -0.01..1.01,
            y_range: -0.01..1.01,
        };
        let mut chart = canvas.chart(&axes)?;
        let points = || self.curve.points().iter().map(|point| (point.false_positives, point.true_positives));
        let under: Vec<_> = points().chain([(1.0, 0.0), (0.0, 0.0)]).collect();
        chart.draw_series([Polygon::new(under, colour(0).mix(0.12).filled())])?;
        let width = canvas.px(18) as i32;
        let chance = canvas.line(BLACK.mix(0.35), 12);
        let legend = move |style| move |(x, y)| PathElement::new([(x, y), (x + width, y)], style);
        let line = canvas.line(colour(0), 22);
        chart
            .draw_series(LineSeries::new(points(), line))?
            .label(format!("network: area {:.4}", self.curve.auc()))
            .legend(legend(line));
        chart
            .draw_series([PathElement::new([(0.0, 0.0), (1.0, 1.0)], chance)])?
            .label("chance: area 0.5")
            .legend(legend(chance));
        canvas.legend(&mut chart, SeriesLabelPosition::LowerRight)
    }
}
