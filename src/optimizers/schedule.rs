use core::fmt::{self, Debug, Formatter};

use crate::scalar::Scalar;

/// The course of the learning rate over the updates: a factor of the optimizer's rate for every update.
///
/// Updates are counted from 0, one for each [`Trainer::step`](crate::Trainer::step) that succeeds. The formulas are
/// those of `torch.optim.lr_scheduler`, with `scheduler.step()` after every update.
///
/// ```
/// use constnet::prelude::*;
///
/// const SCHEDULE: Schedule<f32> = Schedule::step(100, 0.5).warm_up(10, 0.1);
/// assert_eq!(SCHEDULE.factor(0), 0.1);
/// assert_eq!(SCHEDULE.factor(5), 0.55);
/// assert_eq!(SCHEDULE.factor(10), 1.0);
/// assert_eq!(SCHEDULE.factor(110), 0.5);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Schedule<T> {
    warm_up: usize,
    from: T,
    course: Course<T>,
}

/// What follows the rise. It brings its formula with it, as a pointer, so that a program has in it the formulas of the schedules that
/// it makes and no others: those of a cosine and of a power are kilobytes where floats are software.
#[derive(Clone, Copy)]
struct Course<T> {
    name: &'static str,
    updates: usize,
    number: T,
    /// The factor, from `updates`, `number` and an update; `None` for one.
    factor: Option<fn(usize, T, usize) -> T>,
}

impl<T: Scalar> Schedule<T> {
    const fn along(course: Course<T>) -> Self {
        Self { warm_up: 0, from: T::ONE, course }
    }

    /// The rate as it is.
    #[must_use]
    pub const fn constant() -> Self {
        Self::along(Course { name: "constant", updates: 0, number: T::ONE, factor: None })
    }

    /// `factor^⌊k / every⌋` at update `k`, as `StepLR(step_size=every, gamma=factor)`. An `every` of 0 counts as 1.
    #[must_use]
    pub const fn step(every: usize, factor: T) -> Self {
        Self::along(Course { name: "step", updates: every, number: factor, factor: Some(step) })
    }

    /// `factor^k` at update `k`, as `ExponentialLR(gamma=factor)`.
    #[must_use]
    pub const fn exponential(factor: T) -> Self {
        Self::along(Course { name: "exponential", updates: 1, number: factor, factor: Some(step) })
    }

    /// `floor + (1 − floor) (1 + cos(π k / updates)) / 2` at update `k`, as `CosineAnnealingLR(T_max=updates)`, whose
    /// `eta_min` is `floor` times the learning rate. It rises again after `updates`, as PyTorch's does. An `updates` of
    /// 0 counts as 1.
    #[must_use]
    pub const fn cosine(updates: usize, floor: T) -> Self {
        Self::along(Course { name: "cosine", updates, number: floor, factor: Some(cosine) })
    }

    /// Rises from the factor `from` in a line over `updates` updates, `from + (1 − from) k / updates` at update `k`,
    /// and then begins the schedule: `SequentialLR` of `LinearLR(start_factor=from, total_iters=updates)` and the
    /// schedule, with `updates` as the milestone.
    #[must_use]
    pub const fn warm_up(mut self, updates: usize, from: T) -> Self {
        self.warm_up = updates;
        self.from = from;
        self
    }

    /// The factor for an update.
    #[must_use]
    #[inline]
    pub fn factor(&self, update: usize) -> T {
        match update.checked_sub(self.warm_up) {
            None => self.from + (T::ONE - self.from) * ratio(update, self.warm_up),
            Some(update) => {
                let Course { updates, number, factor, .. } = self.course;
                factor.map_or(T::ONE, |factor| factor(updates, number, update))
            }
        }
    }
}

/// The name stands for the formula: a pointer has no value of its own.
impl<T: PartialEq> PartialEq for Course<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.updates, &self.number) == (other.name, other.updates, &other.number)
    }
}

impl<T: Debug> Debug for Course<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple(self.name).field(&self.updates).field(&self.number).finish()
    }
}

fn step<T: Scalar>(every: usize, factor: T, update: usize) -> T {
    factor.pow(T::from_usize(update.checked_div(every).unwrap_or(update)))
}

fn cosine<T: Scalar>(updates: usize, floor: T, update: usize) -> T {
    let updates = updates.max(1);
    // The whole turns go first: a large angle has few digits left for its fraction.
    let update = update.checked_rem(updates.saturating_mul(2)).unwrap_or_default();
    let angle = T::from_f64(core::f64::consts::PI) * ratio(update, updates);
    floor + (T::ONE - floor) * (T::ONE + angle.cos()) / T::from_usize(2)
}

fn ratio<T: Scalar>(part: usize, whole: usize) -> T {
    T::from_usize(part) / T::from_usize(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn courses_differ_by_name_and_numbers() {
        let schedules = [
            Schedule::constant(),
            Schedule::step(1, 0.5),
            Schedule::step(2, 0.5),
            Schedule::exponential(0.5),
            Schedule::cosine(1, 0.5),
            Schedule::cosine(1, 0.25),
            Schedule::cosine(1, 0.25).warm_up(1, 0.5),
        ];
        for (index, schedule) in schedules.iter().enumerate() {
            assert_eq!(schedules.iter().position(|other| other == schedule), Some(index));
            let texts = schedules.map(|schedule| std::format!("{schedule:?}"));
            assert_eq!(texts.iter().position(|text| *text == texts[index]), Some(index));
        }
    }

    fn follows(schedule: Schedule<f64>, factor: impl Fn(f64) -> f64) {
        for update in 0..50 {
            let (expected, found) = (factor(update as f64), schedule.factor(update));
            assert!((expected - found).abs() < 1e-14, "update {update}: expected {expected}, found {found}");
        }
    }

    #[test]
    fn constant() {
        follows(Schedule::constant(), |_| 1.0);
    }

    #[test]
    fn step() {
        follows(Schedule::step(7, 0.5), |k| 0.5_f64.powf((k / 7.0).floor()));
        follows(Schedule::step(0, 0.5), |k| 0.5_f64.powf(k));
    }

    #[test]
    fn exponential() {
        follows(Schedule::exponential(0.9), |k| 0.9_f64.powf(k));
    }

    #[test]
    fn cosine() {
        let wave = |k: f64| (1.0 + (core::f64::consts::PI * k / 10.0).cos()) / 2.0;
        follows(Schedule::cosine(10, 0.0), wave);
        follows(Schedule::cosine(10, 0.2), |k| 0.2 + 0.8 * wave(k));
        assert_eq!(Schedule::cosine(10, 0.25).factor(10), 0.25);
        assert_eq!(Schedule::cosine(0, 0.25).factor(1), 0.25);
    }

    #[test]
    fn cosine_is_exact_at_large_counts() {
        let schedule = Schedule::<f32>::cosine(1000, 0.0);
        assert_eq!(schedule.factor(16_000_250), schedule.factor(250));
    }

    #[test]
    fn warm_up_then_any() {
        let line = |k: f64| 0.1 + 0.9 * k / 5.0;
        follows(Schedule::constant().warm_up(5, 0.1), |k| line(k).min(1.0));
        follows(Schedule::exponential(0.9).warm_up(5, 0.1), |k| if k < 5.0 { line(k) } else { 0.9_f64.powf(k - 5.0) });
        assert_eq!(Schedule::step(1, 0.5).warm_up(0, 0.1).factor(1), 0.5);
    }
}
