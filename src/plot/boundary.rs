use std::ops::Range;

use plotters::prelude::{Circle, Color, DrawingBackend, Rectangle, WHITE};

use super::canvas::{Axes, Canvas, colour, tint};
use super::{Draw, PlotError};

const SIZE: (u32, u32) = (560, 520);
/// Columns and rows at which the network is asked.
const STEPS: usize = 160;
/// Shades from unsure to sure.
const SHADES: f64 = 12.0;

/// Which class a network of two inputs gives to each point of the plane, and how sure it is; with samples on top.
///
/// ```no_run
/// use constnet::plot::{DecisionBoundary, Picture};
///
/// // Inside a circle or outside; surer the further from it.
/// let circle = |x: f64, y: f64| {
///     let distance = 1.0 - x.hypot(y);
///     (usize::from(distance > 0.0), 0.5 + distance.abs().min(0.5))
/// };
/// DecisionBoundary::new(-2.0..2.0, -2.0..2.0, circle).points([(0.0, 0.5, 1), (1.5, 1.0, 0)]).save("circle.png")?;
/// # Ok::<(), constnet::plot::PlotError>(())
/// ```
#[derive(Debug, Clone)]
pub struct DecisionBoundary<F> {
    x: Range<f64>,
    y: Range<f64>,
    classify: F,
    points: Vec<(f64, f64, usize)>,
    title: String,
    names: (String, String),
}

impl<F: Fn(f64, f64) -> (usize, f64)> DecisionBoundary<F> {
    /// The plane over these ranges. `classify` gives the class of a point, and its probability.
    #[must_use]
    pub fn new(x: Range<f64>, y: Range<f64>, classify: F) -> Self {
        let names = ("x".into(), "y".into());
        Self { x, y, classify, points: Vec::new(), title: "decision boundary".into(), names }
    }

    /// Adds samples: where they lie, and which class they are of.
    #[must_use]
    pub fn points(mut self, points: impl IntoIterator<Item = (f64, f64, usize)>) -> Self {
        self.points.extend(points);
        self
    }

    /// Sets the title.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Names the axes.
    #[must_use]
    pub fn axes(mut self, x: impl Into<String>, y: impl Into<String>) -> Self {
        self.names = (x.into(), y.into());
        self
    }
}

impl<F: Fn(f64, f64) -> (usize, f64)> Draw for DecisionBoundary<F> {
    fn size(&self) -> (u32, u32) {
        SIZE
    }

    fn show<B: DrawingBackend>(&self, canvas: Canvas<B>) -> Result<(), PlotError> {
        let (x, y) = (self.x.clone(), self.y.clone());
        if x.is_empty() || y.is_empty() {
            return Err(PlotError::Empty("a plane"));
        }
        let axes =
            Axes { title: &self.title, x: &self.names.0, y: &self.names.1, x_range: x.clone(), y_range: y.clone() };
        let mut chart = canvas.chart(&axes)?;
        let at = |range: &Range<f64>, step: f64| range.start + (range.end - range.start) * step / STEPS as f64;
        let shade = |column: usize, row: usize| {
            let (class, sure) = (self.classify)(at(&x, column as f64 + 0.5), at(&y, row as f64 + 0.5));
            let level = if sure.is_finite() { (sure.clamp(0.0, 1.0) * SHADES).round() } else { 0.0 };
            (class, level as u32)
        };
        for row in 0..STEPS {
            let shades: Vec<_> = (0..STEPS).map(|column| shade(column, row)).collect();
            let mut from = 0;
            for run in shades.chunk_by(|a, b| a == b) {
                let to = from + run.len();
                if let Some(&(class, level)) = run.first() {
                    let fill = tint(colour(class), 0.1 + 0.45 * f64::from(level) / SHADES).filled();
                    // A little over the next ones, which are drawn later, so that no seam shows.
                    let right = at(&x, to as f64 + 0.5).min(x.end);
                    let top = at(&y, row as f64 + 1.5).min(y.end);
                    let corners = [(at(&x, from as f64), at(&y, row as f64)), (right, top)];
                    chart.draw_series([Rectangle::new(corners, fill)])?;
                }
                from = to;
            }
        }
        for &(px, py, class) in &self.points {
            let radius = canvas.px(4);
            chart.draw_series([
                Circle::new((px, py), radius, colour(class).filled()),
                Circle::new((px, py), radius, canvas.line(WHITE, 10)),
            ])?;
        }
        Ok(())
    }
}
