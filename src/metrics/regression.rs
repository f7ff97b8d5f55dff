use crate::scalar::Scalar;

/// The mean of `|predicted − actual|`, as `mean_absolute_error`.
///
/// ```
/// assert_eq!(constnet::metrics::mean_absolute_error([(1.0, 2.0), (5.0, 2.0)]), Some(2.0));
/// ```
pub fn mean_absolute_error<T: Scalar>(pairs: impl IntoIterator<Item = (T, T)>) -> Option<f64> {
    super::mean(errors(pairs).map(f64::abs))
}

/// The mean of `(predicted − actual)²`, as `mean_squared_error`.
///
/// ```
/// assert_eq!(constnet::metrics::mean_squared_error([(1.0, 2.0), (5.0, 2.0)]), Some(5.0));
/// ```
pub fn mean_squared_error<T: Scalar>(pairs: impl IntoIterator<Item = (T, T)>) -> Option<f64> {
    super::mean(errors(pairs).map(|error| error * error))
}

/// The coefficient of determination, `1 − Σ(predicted − actual)² / Σ(actual − mean)²`, as `r2_score`: 1 where all is predicted, and 0
/// for the mean of the actual numbers. `None` of fewer than two pairs.
///
/// Where all actual numbers are equal it is 1 if they are predicted and 0 if not, as in scikit-learn.
///
/// ```
/// let pairs = [(2.5, 3.0), (0.0, -0.5), (2.0, 2.0), (8.0, 7.0)];
/// assert!((constnet::metrics::r_squared(pairs).unwrap() - 0.948_608_137).abs() < 1e-9);
/// ```
pub fn r_squared<T: Scalar>(pairs: impl IntoIterator<Item = (T, T), IntoIter: Clone>) -> Option<f64> {
    let mut pairs = pairs.into_iter();
    let mean = super::mean(pairs.clone().map(|(_, actual)| actual.to_f64()))?;
    let variance = super::mean(pairs.clone().map(|(_, actual)| square(actual.to_f64() - mean)))?;
    let rest = mean_squared_error(pairs.clone())?;
    pairs.nth(1)?;
    Some(match (rest, variance) {
        (0.0, 0.0) => 1.0,
        (_, 0.0) => 0.0,
        (rest, variance) => 1.0 - rest / variance,
    })
}

fn square(x: f64) -> f64 {
    x * x
}

fn errors<T: Scalar>(pairs: impl IntoIterator<Item = (T, T)>) -> impl Iterator<Item = f64> {
    pairs.into_iter().map(|(predicted, actual)| predicted.to_f64() - actual.to_f64())
}
