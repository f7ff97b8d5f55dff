use super::error::DataError;
use crate::scalar::Scalar;
use crate::value::Value;
use crate::zeroed::Zeroed;

/// What brings each element of a value to a mean of 0 and a standard deviation of 1, over the samples that it was made from: `(x −
/// mean) / deviation`, as scikit-learn's `StandardScaler`.
///
/// The deviation is that of the population, `√(Σ(x − mean)² / n)`; of an element that never changes it is taken to be 1. Make it
/// from the training samples alone, and apply it to all.
///
/// ```
/// use constnet::data::Standardization;
/// use constnet::prelude::*;
///
/// let train = [[1.0, 7.0], [3.0, 7.0]].map(SVector::<f32, 2>::from);
/// let standard = Standardization::of(&train)?;
/// let mut x = SVector::from([4.0, 7.0]);
/// standard.apply(&mut x);
/// assert_eq!(x, SVector::from([2.0, 0.0]));
/// standard.invert(&mut x);
/// assert_eq!(x, SVector::from([4.0, 7.0]));
/// # Ok::<(), constnet::data::DataError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Standardization<X> {
    /// The mean of each element.
    pub mean: X,
    /// The standard deviation of each element, or 1 where that is 0.
    pub deviation: X,
}

impl<X: Value> Standardization<X> {
    /// That of these samples. Sums are in double precision.
    ///
    /// # Errors
    /// [`DataError::Values`] where there is no sample, or an element is not finite.
    pub fn of<'a>(samples: impl IntoIterator<Item = &'a X, IntoIter: Clone>) -> Result<Self, DataError>
    where
        X: 'a,
    {
        let samples = samples.into_iter();
        let (mut count, mut mean, mut squares) = (0.0, vec![0.0; X::LEN], vec![0.0; X::LEN]);
        let mut spare = X::Spare::ZEROED;
        for sample in samples.clone() {
            count += 1.0;
            for (sum, x) in mean.iter_mut().zip(sample.flat(&mut spare)) {
                *sum += x.to_f64();
            }
        }
        if count == 0.0 {
            return Err(DataError::values("samples to standardize", "none"));
        }
        mean.iter_mut().for_each(|sum| *sum /= count);
        for sample in samples {
            for ((sum, x), mean) in squares.iter_mut().zip(sample.flat(&mut spare)).zip(&mean) {
                *sum += (x.to_f64() - mean).powi(2);
            }
        }
        if let Some(place) = squares.iter().position(|sum: &f64| !sum.is_finite()) {
            return Err(DataError::values("finite numbers", format!("infinity or NaN in element {place}")));
        }
        // What rounding leaves of an element that never changes is no deviation.
        let deviation = squares.iter().zip(&mean).map(|(sum, mean)| {
            let deviation = (sum / count).sqrt();
            if deviation <= 10.0 * f64::EPSILON * mean.abs() { 1.0 } else { deviation }
        });
        let deviation: Vec<f64> = deviation.collect();
        Ok(Self { mean: value(&mean), deviation: value(&deviation) })
    }

    /// Standardizes a sample.
    pub fn apply(&self, sample: &mut X) {
        self.change(sample, |x, mean, deviation| (x - mean) / deviation);
    }

    /// The way back.
    pub fn invert(&self, sample: &mut X) {
        self.change(sample, |x, mean, deviation| x * deviation + mean);
    }

    fn change(&self, sample: &mut X, change: impl Fn(X::Scalar, X::Scalar, X::Scalar) -> X::Scalar) {
        let [mut mean, mut deviation, mut spare] = [X::Spare::ZEROED, X::Spare::ZEROED, X::Spare::ZEROED];
        let numbers = self.mean.flat(&mut mean).iter().zip(self.deviation.flat(&mut deviation));
        let before = sample.clone();
        let changed = before.flat(&mut spare).iter().zip(numbers).map(|(&x, (&mean, &d))| change(x, mean, d));
        *sample = X::filled(|to| to.iter_mut().zip(changed).for_each(|(to, x)| *to = x));
    }
}

fn value<X: Value>(numbers: &[f64]) -> X {
    X::filled(|to| to.iter_mut().zip(numbers).for_each(|(to, &x)| *to = X::Scalar::from_f64(x)))
}
