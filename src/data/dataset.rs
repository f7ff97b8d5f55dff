use std::slice;

use super::error::DataError;

/// Samples in an order: a view of inputs and targets that lie elsewhere, which it does not copy.
///
/// ```
/// use constnet::data::Dataset;
///
/// let (inputs, targets) = ([10, 20, 30, 40], ['a', 'b', 'c', 'd']);
/// let all = Dataset::new(&inputs, &targets)?;
/// let some = all.select(&[3, 1])?;
/// assert_eq!(some.iter().collect::<Vec<_>>(), [(&40, &'d'), (&20, &'b')]);
/// // A view of a view counts that view's samples.
/// assert_eq!(some.select(&[1])?.get(0), Some((&20, &'b')));
/// # Ok::<(), constnet::data::DataError>(())
/// ```
#[derive(Debug)]
pub struct Dataset<'a, X, Y> {
    inputs: &'a [X],
    targets: &'a [Y],
    /// The places of the samples, in the order of the view.
    order: Vec<usize>,
}

impl<X, Y> Clone for Dataset<'_, X, Y> {
    fn clone(&self) -> Self {
        Self { inputs: self.inputs, targets: self.targets, order: self.order.clone() }
    }
}

impl<'a, X, Y> Dataset<'a, X, Y> {
    /// All samples in their order.
    ///
    /// # Errors
    /// [`DataError::Values`] where there are not as many targets as inputs.
    pub fn new(inputs: &'a [X], targets: &'a [Y]) -> Result<Self, DataError> {
        if inputs.len() != targets.len() {
            let expected = format!("a target for each of the {} inputs", inputs.len());
            return Err(DataError::values(expected, targets.len()));
        }
        Ok(Self { inputs, targets, order: (0..inputs.len()).collect() })
    }

    /// The samples of these numbers, in this order; a number may come twice.
    ///
    /// # Errors
    /// [`DataError::Values`] where there is no sample of such a number.
    pub fn select(&self, samples: &[usize]) -> Result<Self, DataError> {
        let place = |&sample: &usize| {
            let expected = || format!("numbers of samples below {}", self.order.len());
            self.order.get(sample).copied().ok_or_else(|| DataError::values(expected(), sample))
        };
        let order = samples.iter().map(place).collect::<Result<_, _>>()?;
        Ok(Self { inputs: self.inputs, targets: self.targets, order })
    }

    /// The number of samples.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are no samples.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// A sample: its input and its target.
    #[must_use]
    pub fn get(&self, sample: usize) -> Option<(&'a X, &'a Y)> {
        let place = *self.order.get(sample)?;
        Some((self.inputs.get(place)?, self.targets.get(place)?))
    }

    /// The samples in their order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, 'a, X, Y> {
        Iter { inputs: self.inputs, targets: self.targets, order: self.order.iter() }
    }

    /// The inputs in their order.
    #[must_use]
    pub fn inputs(&self) -> impl ExactSizeIterator<Item = &'a X> + Clone {
        self.iter().map(|(input, _)| input)
    }

    /// The targets in their order.
    #[must_use]
    pub fn targets(&self) -> impl ExactSizeIterator<Item = &'a Y> + Clone {
        self.iter().map(|(_, target)| target)
    }
}

/// The samples of a [`Dataset`].
#[derive(Debug)]
pub struct Iter<'s, 'a, X, Y> {
    inputs: &'a [X],
    targets: &'a [Y],
    order: slice::Iter<'s, usize>,
}

impl<X, Y> Clone for Iter<'_, '_, X, Y> {
    fn clone(&self) -> Self {
        Self { inputs: self.inputs, targets: self.targets, order: self.order.clone() }
    }
}

impl<'a, X, Y> Iterator for Iter<'_, 'a, X, Y> {
    type Item = (&'a X, &'a Y);

    fn next(&mut self) -> Option<Self::Item> {
        let place = *self.order.next()?;
        Some((self.inputs.get(place)?, self.targets.get(place)?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.order.size_hint()
    }
}

impl<X, Y> ExactSizeIterator for Iter<'_, '_, X, Y> {}

impl<'s, 'a, X, Y> IntoIterator for &'s Dataset<'a, X, Y> {
    type Item = (&'a X, &'a Y);
    type IntoIter = Iter<'s, 'a, X, Y>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
