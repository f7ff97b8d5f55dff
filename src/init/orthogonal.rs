//! Gram and Schmidt's method, in place.

use crate::scalar::Scalar;

/// So many earlier vectors are taken out at once: they share a pass over memory, in which they may lie far apart.
const TILE: usize = 16;

/// Makes a matrix of normally distributed numbers, in nalgebra's order, orthogonal, times `gain`.
///
/// Vectors of independent normal numbers point everywhere alike, and what is left of one outside the span of others still
/// does, so the outcome is uniform over orthogonal matrices. Each vector is freed of the ones before it twice: once
/// leaves rounding errors as large as what was taken out, the second time those are gone (W. Kahan's "twice is enough", in
/// B. Parlett, *The Symmetric Eigenvalue Problem*, 1980).
pub fn orthogonalize<T: Scalar>(weight: &mut [T], rows: usize, gain: f64) {
    let mut vectors = Vectors::of(weight, rows);
    for index in 0..vectors.count {
        // A vector that depends on the ones before it, which hardly happens by chance, leaves nothing but rounding errors. The
        // axes take its place in turn; one of them is independent.
        let mut axes = 0..vectors.len;
        while !vectors.orthonormalize(index) {
            let Some(axis) = axes.next() else { break };
            for at in 0..vectors.len {
                vectors.set(index, at, if at == axis { 1.0 } else { 0.0 });
            }
        }
    }
    for w in weight {
        *w = T::from_f64(w.to_f64() * gain);
    }
}

/// The rows of a matrix, or its columns where there are no more of them than rows.
struct Vectors<'a, T> {
    weight: &'a mut [T],
    count: usize,
    len: usize,
    /// From a vector to the next.
    stride: usize,
    /// From an element to the next.
    step: usize,
}

impl<'a, T: Scalar> Vectors<'a, T> {
    fn of(weight: &'a mut [T], rows: usize) -> Self {
        let columns = weight.len().checked_div(rows).unwrap_or(0);
        if columns <= rows {
            Self { weight, count: columns, len: rows, stride: rows, step: 1 }
        } else {
            Self { weight, count: rows, len: columns, stride: 1, step: rows }
        }
    }

    fn get(&self, vector: usize, at: usize) -> f64 {
        self.weight.get(vector * self.stride + at * self.step).map_or(0.0, |w| w.to_f64())
    }

    fn set(&mut self, vector: usize, at: usize, value: f64) {
        if let Some(w) = self.weight.get_mut(vector * self.stride + at * self.step) {
            *w = T::from_f64(value);
        }
    }

    /// The square of a vector's length.
    fn square(&self, vector: usize) -> f64 {
        (0..self.len).map(|at| self.get(vector, at)).map(|x| x * x).sum()
    }

    /// Makes a vector one of length 1 and orthogonal to those before; `false` if too little was left of it for that.
    fn orthonormalize(&mut self, vector: usize) -> bool {
        let before = self.square(vector);
        for _twice in 0..2 {
            for first in (0..vector).step_by(TILE) {
                self.remove(first, vector);
            }
        }
        let after = self.square(vector);
        // What is left after the first time has relative errors of ε / √ε, and after the second of ε.
        if after <= before * T::EPSILON.to_f64() {
            return false;
        }
        let length = Scalar::sqrt(after);
        for at in 0..self.len {
            self.set(vector, at, self.get(vector, at) / length);
        }
        true
    }

    /// Takes the parts along `TILE` of the vectors before it out of a vector, or along as many as there are.
    fn remove(&mut self, first: usize, vector: usize) {
        let mut parts = [0.0; TILE];
        for at in 0..self.len {
            let x = self.get(vector, at);
            for (part, other) in parts.iter_mut().zip(first..vector) {
                *part += x * self.get(other, at);
            }
        }
        for at in 0..self.len {
            let mut x = self.get(vector, at);
            for (part, other) in parts.iter().zip(first..vector) {
                x -= part * self.get(other, at);
            }
            self.set(vector, at, x);
        }
    }
}

#[cfg(test)]
mod tests {
    use nalgebra::SMatrix;

    use crate::init::Init;
    use crate::rng::Pcg32;
    use crate::scalar::Scalar;

    const GAIN: f64 = 1.5;

    fn check<T: Scalar, const ROWS: usize, const COLUMNS: usize>(tolerance: f64) {
        let mut weight = SMatrix::<T, ROWS, COLUMNS>::from_element(T::from_f64(f64::NAN));
        let init = Init::Orthogonal { gain: GAIN };
        init.fill(weight.as_mut_slice(), ROWS, COLUMNS, ROWS, &mut Pcg32::seeded(8));
        assert_orthogonal(&weight, tolerance);
    }

    fn assert_orthogonal<T: Scalar, const ROWS: usize, const COLUMNS: usize>(
        weight: &SMatrix<T, ROWS, COLUMNS>,
        tolerance: f64,
    ) {
        let weight = weight.map(|w| w.to_f64());
        let error = if ROWS <= COLUMNS {
            (weight * weight.transpose() - SMatrix::<f64, ROWS, ROWS>::identity() * (GAIN * GAIN)).amax()
        } else {
            (weight.transpose() * weight - SMatrix::<f64, COLUMNS, COLUMNS>::identity() * (GAIN * GAIN)).amax()
        };
        assert!(error < tolerance, "{ROWS} x {COLUMNS}: {error}");
    }

    macro_rules! check_all {
        ($([$rows:literal $columns:literal])*) => {$(
            check::<f32, $rows, $columns>(1e-5);
            check::<f64, $rows, $columns>(1e-12);
        )*};
    }

    #[test]
    fn wide_tall_and_square_matrices() {
        check_all!([1 1] [1 5] [5 1] [3 3] [16 16] [17 17] [4 50] [50 4] [33 70] [70 33] [64 64]);
    }

    #[test]
    fn matrices_without_inverse_become_orthogonal() {
        // All the same; all zero, so that every vector is replaced by an axis.
        for value in [1.0, 0.0] {
            let mut weight = SMatrix::<f32, 20, 20>::from_element(value);
            super::orthogonalize(weight.as_mut_slice(), 20, GAIN);
            assert_orthogonal(&weight, 1e-5);
            let mut weight = SMatrix::<f64, 3, 20>::from_element(f64::from(value));
            super::orthogonalize(weight.as_mut_slice(), 3, GAIN);
            assert_orthogonal(&weight, 1e-12);
        }
    }

    #[test]
    fn a_single_number_keeps_its_sign() {
        let mut weight = [-0.3_f32];
        super::orthogonalize(&mut weight, 1, 2.0);
        assert_eq!(weight, [-2.0]);
    }

    #[test]
    fn nothing_is_no_matter() {
        super::orthogonalize::<f32>(&mut [], 0, 1.0);
    }
}
