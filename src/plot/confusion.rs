use plotters::prelude::{Color, DrawingBackend, Rectangle, Text, WHITE};
use plotters::style::FontTransform;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::canvas::{Canvas, INK, LABEL, SMALL, TITLE, colour, tint};
use super::{Draw, PlotError};
use crate::metrics::ConfusionMatrix;

/// The side of a cell, in pixels: that of few classes, and that of many.
const CELL: (u32, u32) = (92, 46);
/// Room above for the title, and around for names.
const TOP: u32 = 44;
const SIDE: u32 = 110;
const BOTTOM: u32 = 78;
const MARGIN: u32 = 24;

/// A confusion matrix as a map of shades: a row for each true class, a column for each answer. The shade is the share of the
/// row, the number is the count.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use constnet::metrics::ConfusionMatrix;
/// use constnet::plot::{ConfusionPlot, Picture};
///
/// let matrix = ConfusionMatrix::<2>::of([(0, 0), (1, 1), (0, 1)])?;
/// ConfusionPlot::new(&matrix).labels(["benign", "malignant"]).save("confusion.png")?;
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct ConfusionPlot<'m, const C: usize> {
    matrix: &'m ConfusionMatrix<C>,
    title: String,
    labels: [String; C],
}

impl<'m, const C: usize> ConfusionPlot<'m, C> {
    /// The picture of a matrix; its classes are named by their numbers.
    #[must_use]
    pub fn new(matrix: &'m ConfusionMatrix<C>) -> Self {
        let labels = core::array::from_fn(|class| class.to_string());
        Self { matrix, title: "confusion matrix".into(), labels }
    }

    /// Names the classes.
    #[must_use]
    pub fn labels(mut self, labels: [&str; C]) -> Self {
        self.labels = labels.map(str::to_owned);
        self
    }

    /// Sets the title.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    const fn cell() -> u32 {
        if C <= 4 { CELL.0 } else { CELL.1 }
    }
}

impl<const C: usize> Draw for ConfusionPlot<'_, C> {
    fn size(&self) -> (u32, u32) {
        let side = Self::cell() * C as u32;
        (SIDE + side + MARGIN, TOP + side + BOTTOM)
    }

    fn show<B: DrawingBackend>(&self, canvas: Canvas<B>) -> Result<(), PlotError> {
        if self.matrix.total() == 0 {
            return Err(PlotError::Empty("answers"));
        }
        let cell = Self::cell();
        let side = cell * C as u32;
        let at = |x: u32, y: u32| (canvas.px(x) as i32, canvas.px(y) as i32);
        let centred = |size| canvas.text(size).pos(Pos::new(HPos::Center, VPos::Center));
        for (row, counts) in self.matrix.rows().iter().enumerate() {
            let support = self.matrix.support(row).max(1) as f64;
            for (column, &count) in counts.iter().enumerate() {
                let (x, y) = (SIDE + cell * column as u32, TOP + cell * row as u32);
                let share = count as f64 / support;
                // The root shows the few mistakes.
                let shade = tint(colour(0), share.sqrt());
                canvas.area.draw(&Rectangle::new([at(x, y), at(x + cell, y + cell)], shade.filled()))?;
                canvas.area.draw(&Rectangle::new([at(x, y), at(x + cell, y + cell)], canvas.line(WHITE, 10)))?;
                let ink = if share > 0.35 { WHITE } else { INK };
                let middle = at(x + cell / 2, y + cell / 2);
                if count > 0 {
                    canvas.area.draw(&Text::new(count.to_string(), middle, centred(LABEL).color(&ink)))?;
                }
            }
        }
        for (class, label) in self.labels.iter().enumerate() {
            let middle = cell * class as u32 + cell / 2;
            let below = at(SIDE + middle, TOP + side + 16);
            canvas.area.draw(&Text::new(label.as_str(), below, centred(SMALL)))?;
            let beside = canvas.text(SMALL).pos(Pos::new(HPos::Right, VPos::Center));
            canvas.area.draw(&Text::new(label.as_str(), at(SIDE - 10, TOP + middle), beside))?;
        }
        canvas.area.draw(&Text::new(self.title.as_str(), at(SIDE + side / 2, 22), centred(TITLE)))?;
        let below = at(SIDE + side / 2, TOP + side + 46);
        canvas.area.draw(&Text::new("taken for", below, centred(LABEL)))?;
        let turned = centred(LABEL).transform(FontTransform::Rotate270);
        canvas.area.draw(&Text::new("is", at(22, TOP + side / 2), turned))?;
        Ok(())
    }
}
