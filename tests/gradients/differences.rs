//! Gradients against central differences, through the public interface alone.
//!
//! A network, a batch of inputs and a weight for every output make a function `f = Σ weight · output` of all parameters and
//! inputs. Its derivative along a direction is `(f(+h) − f(−h)) / 2h` for two steps `h` and `h / 2`, extrapolated to
//! `(4 D(h/2) − D(h)) / 3`, which leaves an error of the order h⁴.
//!
//! The norm: the error of a tensor's gradient (one weight, one bias, all inputs) is the largest error of a coordinate
//! over the largest coordinate, `max |a − n| / max(|a|, |n|)`, so that no tensor hides behind a larger one. The error of a
//! derivative along a random unit direction in the space of all parameters and inputs is taken over the larger of its
//! size and of `‖gradient‖ / √dimensions`, the size to expect. Both have to be below 10⁻⁶, beside the rounding that the
//! differences themselves have: `10⁻¹⁵ · Σ |weight · output| / h`. Derivatives of which the rounding is the
//! larger part are counted apart.
//!
//! A kink, as `Relu`'s at zero, shows where the estimates of both steps disagree. The steps are then made smaller, twice;
//! where they still disagree, the coordinate is skipped and counted. What the network says has no part in that choice.

use std::fmt;
use std::ops::AddAssign;

use constnet::Pcg32;
use constnet::rand_core::Rng;

use crate::subject::{Subject, Tensor, Wanted, uniform};

const TOLERANCE: f64 = 1e-6;
const STEPS: [f64; 3] = [1e-4, 1e-5, 1e-6];
/// How far the estimates of both steps may be apart, over the tensor's largest coordinate.
const AGREEMENT: f64 = 3e-7;

/// How many derivatives were compared.
#[derive(Debug, Clone, Copy, Default)]
pub struct Report {
    pub compared: usize,
    /// Those of them where the tolerance is above what the differences can resolve. The others are of tensors whose gradient is
    /// next to nothing, or nothing at all: behind a `Relu` that lets nothing pass, or a `Softmax` of one.
    pub resolved: usize,
    /// Those skipped, because a kink is too near.
    pub skipped: usize,
    /// The largest error, in units of what is allowed.
    pub worst: f64,
}

impl AddAssign for Report {
    fn add_assign(&mut self, other: Self) {
        self.compared += other.compared;
        self.skipped += other.skipped;
        self.resolved += other.resolved;
        self.worst = self.worst.max(other.worst);
    }
}

/// A coordinate whose gradient is wrong.
pub struct Wrong {
    coordinate: String,
    analytic: f64,
    numeric: f64,
    allowed: f64,
}

impl fmt::Debug for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { coordinate, analytic, numeric, allowed } = self;
        let off = (analytic - numeric).abs();
        write!(
            f,
            "{coordinate}: the gradient is {analytic:e}, differences give {numeric:e}; off by {off:e}, allowed {allowed:e}"
        )
    }
}

/// What to compare.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// The number of samples, at most the batch.
    pub samples: usize,
    /// The number of coordinates of each tensor.
    pub coordinates: usize,
    /// The number of random directions.
    pub directions: usize,
    /// Inputs are drawn from (−scale, scale).
    pub scale: f64,
}

/// `f`: a sum of outputs with weights, each of them a function of all coordinates.
pub trait Function {
    fn outputs(&mut self, point: &[f64]) -> Vec<f64>;
    fn weights(&self) -> &[f64];
}

/// The outputs of a network: the coordinates are its trainable parameters and then all inputs.
struct Outputs<'a> {
    subject: &'a mut dyn Subject,
    parameters: usize,
    weights: Vec<f64>,
    /// Of the tape's generator before each pass, so that every pass drops the same.
    seed: u64,
}

impl Function for Outputs<'_> {
    fn outputs(&mut self, point: &[f64]) -> Vec<f64> {
        let (parameters, inputs) = point.split_at(self.parameters);
        self.subject.load(parameters);
        self.subject.record(inputs, self.seed)
    }
    fn weights(&self) -> &[f64] {
        &self.weights
    }
}

/// Holds the gradients of a network against differences, at inputs and for output gradients that are drawn.
pub fn check(subject: &mut dyn Subject, seed: u64, extent: Extent) -> Result<Report, Wrong> {
    let mut draws = Pcg32::seeded(seed);
    let inputs = draw(&mut draws, extent.samples * subject.input_len(), extent.scale);
    let weights = draw(&mut draws, extent.samples * subject.output_len(), 1.0);
    let (mut tensors, mut point) = (subject.tensors(), subject.parameters());
    let parameters = point.len();
    tensors.push(Tensor { name: "input".to_owned(), start: parameters, len: inputs.len() });
    subject.record(&inputs, seed);
    let (mut analytic, of_inputs) = subject.gradients(&weights, Wanted::Both);
    analytic.extend(of_inputs);
    point.extend(inputs);
    let function = Outputs { subject, parameters, weights, seed };
    compare(function, &point, &analytic, &tensors, extent, draws)
}

/// So many numbers from (−1, 1) times `scale`.
pub fn draw(draws: &mut Pcg32, count: usize, scale: f64) -> Vec<f64> {
    (0..count).map(|_| scale * uniform(draws)).collect()
}

/// Holds a gradient at `point` against differences of a function.
pub fn compare(
    mut function: impl Function,
    point: &[f64],
    analytic: &[f64],
    tensors: &[Tensor],
    extent: Extent,
    mut draws: Pcg32,
) -> Result<Report, Wrong> {
    let mut comparison = Comparison { function: &mut function, point, analytic };
    let mut report = Report::default();
    for tensor in tensors.iter().filter(|tensor| tensor.len > 0) {
        report += comparison.tensor(tensor, extent.coordinates, &mut draws)?;
    }
    for _ in 0..extent.directions {
        report += comparison.direction(&mut draws)?;
    }
    Ok(report)
}

struct Comparison<'a> {
    function: &'a mut dyn Function,
    point: &'a [f64],
    analytic: &'a [f64],
}

impl Comparison<'_> {
    /// The derivative along `direction` from one step, and the rounding that it has.
    fn difference(&mut self, direction: &[(usize, f64)], step: f64) -> (f64, f64) {
        let mut at = |signed: f64| {
            let mut moved = self.point.to_vec();
            direction.iter().for_each(|(index, along)| moved[*index] += signed * along);
            self.function.outputs(&moved)
        };
        let (ahead, behind) = (at(step), at(-step));
        // The distance as it is in floating point, which matters where one coordinate moves alone.
        let distance = match direction {
            [(index, along)] => ((self.point[*index] + step * along) - (self.point[*index] - step * along)) / along,
            _ => 2.0 * step,
        };
        let both = ahead.iter().zip(&behind).zip(self.function.weights());
        let sum: f64 = both.clone().map(|((ahead, behind), weight)| weight * (ahead - behind)).sum();
        let size: f64 = both.map(|((ahead, _), weight)| (weight * ahead).abs()).sum();
        (sum / distance, 1e-15 * size / step)
    }

    fn estimate(&mut self, direction: &[(usize, f64)], step: f64) -> Estimate {
        let (coarse, _) = self.difference(direction, step);
        let (fine, rounding) = self.difference(direction, step / 2.0);
        Estimate { value: (4.0 * fine - coarse) / 3.0, apart: (fine - coarse).abs(), rounding }
    }

    /// `estimate`, or a better one where its steps disagree.
    fn refine(&mut self, mut estimate: Estimate, direction: &[(usize, f64)], scale: f64) -> Estimate {
        for step in &STEPS[1..] {
            if !estimate.agrees(scale) {
                estimate = self.estimate(direction, *step);
            }
        }
        estimate
    }

    fn tensor(&mut self, tensor: &Tensor, coordinates: usize, draws: &mut Pcg32) -> Result<Report, Wrong> {
        let mut chosen: Vec<usize> = (tensor.start..tensor.start + tensor.len).collect();
        for at in 0..chosen.len() {
            let other = at + draws.next_u32() as usize % (chosen.len() - at);
            chosen.swap(at, other);
        }
        chosen.truncate(coordinates);
        let estimates: Vec<Estimate> = chosen.iter().map(|index| self.estimate(&[(*index, 1.0)], STEPS[0])).collect();
        let numeric = estimates.iter().fold(0.0_f64, |most, estimate| most.max(estimate.value.abs()));
        let scale = chosen.iter().fold(numeric, |most, index| most.max(self.analytic[*index].abs()));
        let mut report = Report::default();
        for (index, estimate) in chosen.into_iter().zip(estimates) {
            let estimate = self.refine(estimate, &[(index, 1.0)], numeric);
            let coordinate = format!("{}[{}]", tensor.name, index - tensor.start);
            report += judge(coordinate, self.analytic[index], estimate, numeric, scale)?;
        }
        Ok(report)
    }

    fn direction(&mut self, draws: &mut Pcg32) -> Result<Report, Wrong> {
        let drawn = draw(draws, self.point.len(), 1.0);
        let norm = drawn.iter().map(|along| along * along).sum::<f64>().sqrt();
        let direction: Vec<(usize, f64)> = drawn.iter().map(|along| along / norm).enumerate().collect();
        let size = self.analytic.iter().map(|gradient| gradient * gradient).sum::<f64>() / self.point.len() as f64;
        let estimate = self.estimate(&direction, STEPS[0]);
        let scale = estimate.value.abs().max(size.sqrt());
        let estimate = self.refine(estimate, &direction, scale);
        let along: f64 = direction.iter().map(|(index, along)| self.analytic[*index] * along).sum();
        judge("a random direction".to_owned(), along, estimate, scale, scale)
    }
}

/// A derivative from differences.
#[derive(Clone, Copy)]
struct Estimate {
    value: f64,
    /// The distance between the estimates of both steps.
    apart: f64,
    rounding: f64,
}

impl Estimate {
    fn agrees(&self, scale: f64) -> bool {
        self.apart <= AGREEMENT * scale + self.rounding
    }
}

fn judge(coordinate: String, analytic: f64, estimate: Estimate, numeric: f64, scale: f64) -> Result<Report, Wrong> {
    if !estimate.agrees(numeric) {
        return Ok(Report { skipped: 1, ..Report::default() });
    }
    let allowed = TOLERANCE * scale + estimate.rounding;
    let off = (analytic - estimate.value).abs();
    if off.is_nan() || off > allowed {
        return Err(Wrong { coordinate, analytic, numeric: estimate.value, allowed });
    }
    let worst = if allowed > 0.0 { off / allowed } else { 0.0 };
    let resolved = usize::from(scale > 0.0 && estimate.rounding <= TOLERANCE * scale);
    Ok(Report { compared: 1, resolved, worst, ..Report::default() })
}
