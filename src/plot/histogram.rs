use plotters::prelude::{Color, DrawingBackend, Rectangle, WHITE};

use super::canvas::{Axes, Canvas, colour};
use super::{Draw, PlotError};
use crate::layer::Visitor;
use crate::network::Network;
use crate::scalar::Scalar;
use crate::shape::Shape;

const PANEL: (u32, u32) = (340, 270);
const COLUMNS: usize = 3;
const BINS: usize = 41;

/// How the values of each parameter of a network are distributed: a histogram each.
///
/// ```no_run
/// use constnet::plot::{Picture, WeightHistograms};
/// use constnet::prelude::*;
///
/// network! { struct Net: [9] -> [2] { hidden: Dense(32) | Tanh, out: Dense(2) } }
/// WeightHistograms::of(&Net::init(&mut Pcg32::seeded(1))).save("weights.svg")?;
/// # Ok::<(), constnet::plot::PlotError>(())
/// ```
#[derive(Debug, Clone)]
pub struct WeightHistograms {
    parameters: Vec<(String, Vec<f64>)>,
}

impl WeightHistograms {
    /// The parameters of this network, in their order, running statistics and frozen ones included.
    pub fn of<N: Network>(net: &N) -> Self {
        let mut collect = Collect { path: Vec::new(), parameters: Vec::new() };
        net.visit(&mut collect);
        Self { parameters: collect.parameters }
    }

    fn grid(&self) -> (usize, usize) {
        let columns = self.parameters.len().clamp(1, COLUMNS);
        (self.parameters.len().div_ceil(columns).max(1), columns)
    }
}

struct Collect {
    path: Vec<&'static str>,
    parameters: Vec<(String, Vec<f64>)>,
}

impl<T: Scalar> Visitor<T> for Collect {
    fn enter(&mut self, layer: &'static str) {
        self.path.push(layer);
    }
    fn leave(&mut self) {
        self.path.pop();
    }
    fn parameter(&mut self, name: &'static str, _: Shape, values: &[T]) {
        let name = self.path.iter().copied().chain([name]).collect::<Vec<_>>().join(".");
        self.parameters.push((name, values.iter().map(|value| value.to_f64()).collect()));
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &[T]) {
        self.parameter(name, shape, values);
    }
}

impl Draw for WeightHistograms {
    fn size(&self) -> (u32, u32) {
        let (rows, columns) = self.grid();
        (PANEL.0 * columns as u32, PANEL.1 * rows as u32)
    }

    fn show<B: DrawingBackend>(&self, canvas: Canvas<B>) -> Result<(), PlotError> {
        if self.parameters.is_empty() {
            return Err(PlotError::Empty("parameters"));
        }
        let (rows, columns) = self.grid();
        for ((name, values), canvas) in self.parameters.iter().zip(canvas.parts(rows, columns)) {
            let finite = || values.iter().copied().filter(|value| value.is_finite());
            let most = finite().fold(0.0, |most: f64, value| most.max(value.abs()));
            // Symmetric around zero, which stands in the middle of a bar.
            let reach = if most > 0.0 { most } else { 1.0 };
            let width = 2.0 * reach / BINS as f64;
            let mut counts = [0_u32; BINS];
            for value in finite() {
                let bin = ((value + reach) / width) as usize;
                if let Some(count) = counts.get_mut(bin.min(BINS - 1)) {
                    *count += 1;
                }
            }
            let highest = f64::from(counts.iter().copied().max().unwrap_or(0).max(1));
            let title = format!("{name} ({})", values.len());
            let axes = Axes {
                title: &title,
                x: "",
                y: "",
                x_range: -1.05 * reach..1.05 * reach,
                y_range: 0.0..1.08 * highest,
            };
            let mut chart = canvas.chart(&axes)?;
            let bars = counts.iter().enumerate().filter(|(_, count)| **count > 0).flat_map(|(bin, &count)| {
                let left = -reach + width * bin as f64;
                let corners = [(left, 0.0), (left + width, f64::from(count))];
                [Rectangle::new(corners, colour(0).mix(0.8).filled()), Rectangle::new(corners, canvas.line(WHITE, 5))]
            });
            chart.draw_series(bars)?;
        }
        Ok(())
    }
}
