use plotters::chart::SeriesLabelPosition;
use plotters::prelude::{BLACK, Circle, Color, DrawingBackend, PathElement};
use plotters::series::LineSeries;

use super::canvas::{Axes, Canvas, colour, range};
use super::{Draw, PlotError};
use crate::fit::{Epoch, History, Score};

/// The width of a panel, and the height of all.
const PANEL: (u32, u32) = (520, 400);
/// Up to so many epochs each is a point.
const POINTS: usize = 60;

/// Loss and metrics over the epochs, of one training or of several side by side; a panel each.
///
/// Of one training, the training samples have one colour and the validation samples another, and a line shows the best epoch. Of
/// several, each has its colour, and what is of its training samples is pale.
///
/// ```no_run
/// use constnet::plot::{LearningCurves, Picture};
/// # fn show(history: &constnet::fit::History) -> Result<(), constnet::plot::PlotError> {
/// LearningCurves::new(history).save("curves.svg")?;
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct LearningCurves<'h> {
    trainings: Vec<(&'h str, &'h History)>,
}

/// What a panel shows: the loss, or the metric at a place.
struct Panel<'h> {
    title: &'h str,
    metric: Option<usize>,
}

impl Panel<'_> {
    fn of(&self, score: &Score) -> Option<f64> {
        self.metric.map_or(Some(score.loss), |place| score.metrics.get(place).copied())
    }
}

/// A line of a panel.
struct Series {
    name: String,
    points: Vec<(f64, f64)>,
    colour: usize,
    pale: bool,
}

impl<'h> LearningCurves<'h> {
    /// The curves of one training.
    #[must_use]
    pub fn new(history: &'h History) -> Self {
        Self { trainings: vec![("", history)] }
    }

    /// The curves of several trainings, each with its name; the metrics are those of the first.
    #[must_use]
    pub fn of(trainings: impl IntoIterator<Item = (&'h str, &'h History)>) -> Self {
        Self { trainings: trainings.into_iter().collect() }
    }

    fn panels(&self) -> Vec<Panel<'h>> {
        let metrics = self.trainings.first().map_or(&[][..], |(_, history)| &history.metrics);
        let metric = |(place, name): (usize, &'h String)| Panel { title: name, metric: Some(place) };
        let loss = Panel { title: "loss", metric: None };
        [loss].into_iter().chain(metrics.iter().enumerate().map(metric)).collect()
    }

    fn series(&self, panel: &Panel<'_>) -> Vec<Series> {
        let mut all = Vec::new();
        for (index, (name, history)) in self.trainings.iter().enumerate() {
            let single = self.trainings.len() == 1;
            let named = |side: &str| if single { side.to_owned() } else { format!("{name}: {side}") };
            let points = |of: &dyn Fn(&Epoch) -> Option<f64>| {
                let finite = history.epochs.iter().filter_map(|epoch| Some((epoch.number as f64, of(epoch)?)));
                finite.filter(|(_, y)| y.is_finite()).collect::<Vec<_>>()
            };
            let train = points(&|epoch| panel.of(&epoch.train));
            let validation = points(&|epoch| panel.of(epoch.validation.as_ref()?));
            all.push(Series { name: named("training"), points: train, colour: index, pale: !single });
            let colour = if single { 1 } else { index };
            all.push(Series { name: named("validation"), points: validation, colour, pale: false });
        }
        all.retain(|series| !series.points.is_empty());
        all
    }
}

impl Draw for LearningCurves<'_> {
    fn size(&self) -> (u32, u32) {
        (PANEL.0 * self.panels().len() as u32, PANEL.1)
    }

    fn show<B: DrawingBackend>(&self, canvas: Canvas<B>) -> Result<(), PlotError> {
        let panels = self.panels();
        for (panel, canvas) in panels.iter().zip(canvas.parts(1, panels.len())) {
            let series = self.series(panel);
            let points = || series.iter().flat_map(|series| &series.points);
            let y_range = range(points().map(|point| point.1)).ok_or(PlotError::Empty("epochs"))?;
            let last = points().map(|point| point.0).fold(2.0, f64::max);
            let mut axes = Axes { title: panel.title, x: "epoch", y: "", x_range: 1.0..last, y_range };
            let best = match self.trainings.as_slice() {
                [(_, history)] => history.best().filter(|_| history.epochs.len() > 1),
                _ => None,
            };
            let marked = best.map(|best| format!("best epoch: {}", best.number));
            let names: Vec<&str> = series.iter().map(|series| series.name.as_str()).chain(marked.as_deref()).collect();
            let corner;
            (corner, axes.y_range.end) = place(&series, &names, &axes);
            let y_range = axes.y_range.clone();
            let mut chart = canvas.chart(&axes)?;
            if let (Some(best), Some(marked)) = (best, &marked) {
                let style = canvas.line(BLACK.mix(0.35), 12);
                let line = [y_range.start, y_range.end].map(|y| (best.number as f64, y));
                let (half, width) = (canvas.px(1) as i32, canvas.px(18) as i32);
                chart.draw_series([PathElement::new(line, style)])?.label(marked).legend(move |(x, y)| {
                    PathElement::new([(x + width / 2, y - 5 * half), (x + width / 2, y + 5 * half)], style)
                });
            }
            for Series { name, points, colour: index, pale } in &series {
                let shade = colour(*index).mix(if *pale { 0.4 } else { 1.0 });
                let style = canvas.line(shade, if *pale { 14 } else { 20 });
                let width = canvas.px(18) as i32;
                chart
                    .draw_series(LineSeries::new(points.iter().copied(), style))?
                    .label(name)
                    .legend(move |(x, y)| PathElement::new([(x, y), (x + width, y)], style));
                if points.len() <= POINTS {
                    let dot = |&point| Circle::new(point, canvas.px(2), shade.filled());
                    chart.draw_series(points.iter().map(dot))?;
                }
            }
            canvas.legend(&mut chart, corner)?;
        }
        Ok(())
    }
}

/// The width and height of a panel within its axes, in the picture's pixels.
const INSIDE: (f64, f64) = (424.0, 306.0);

/// A corner where a legend of these names covers no curve, and the end of the axis that makes it so: without such a corner, there is room
/// above the curves.
fn place(series: &[Series], names: &[&str], axes: &Axes<'_>) -> (SeriesLabelPosition, f64) {
    use SeriesLabelPosition::{LowerLeft, LowerRight, UpperLeft, UpperRight};
    let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    // The sample of a colour, the text, and margins.
    let width = (52.0 + 5.5 * longest as f64) / INSIDE.0;
    let height = (15.0 * names.len() as f64 + 20.0) / INSIDE.1;
    let share = |value: f64, range: &std::ops::Range<f64>| (value - range.start) / (range.end - range.start);
    let covers = |right: bool, above: bool| {
        let inside = |x: f64, y: f64| {
            (if right { x > 1.0 - width } else { x < width }) && (if above { y > 1.0 - height } else { y < height })
        };
        series.iter().any(|series| {
            let points = series.points.iter().map(|(x, y)| (share(*x, &axes.x_range), share(*y, &axes.y_range)));
            let next = points.clone().skip(1).chain(points.clone().next_back());
            points.zip(next).any(|((x, y), (to_x, to_y))| {
                (0..=8).map(|part| f64::from(part) / 8.0).any(|t| inside(x + t * (to_x - x), y + t * (to_y - y)))
            })
        })
    };
    let corners =
        [(UpperRight, true, true), (LowerRight, true, false), (UpperLeft, false, true), (LowerLeft, false, false)];
    let end = axes.y_range.end;
    match corners.into_iter().find(|(_, right, above)| !covers(*right, *above)) {
        Some((corner, ..)) => (corner, end),
        None => (UpperRight, axes.y_range.start + (end - axes.y_range.start) / (1.0 - height).max(0.2)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(of: impl Fn(f64) -> f64) -> Series {
        let points = (1..=20).map(|x| (f64::from(x), of(f64::from(x) / 20.0))).collect();
        Series { name: "training".into(), points, colour: 0, pale: false }
    }

    #[test]
    fn a_legend_covers_no_curve() {
        let axes = Axes { title: "", x: "", y: "", x_range: 1.0..20.0, y_range: 0.0..1.0 };
        let at = |curves: &[Series]| place(curves, &["training", "validation"], &axes);
        let is =
            |found: SeriesLabelPosition, expected| std::mem::discriminant(&found) == std::mem::discriminant(&expected);
        let falling = || series(|x| 1.0 - x);
        let rising = || series(|x| x);
        assert!(is(at(&[falling()]).0, SeriesLabelPosition::UpperRight));
        assert!(is(at(&[rising()]).0, SeriesLabelPosition::LowerRight));
        assert!(is(at(&[rising(), series(|x| 0.1 * x)]).0, SeriesLabelPosition::UpperLeft));
        let (corner, end) = at(&[rising(), falling(), series(|x| 0.1 * x), series(|x| 1.0 - 0.1 * x)]);
        assert!(is(corner, SeriesLabelPosition::UpperRight) && end > 1.15, "{end}");
    }
}
