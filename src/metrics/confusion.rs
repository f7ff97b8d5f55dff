use core::fmt;

use crate::losses::NoSuchClass;

/// How often each of `C` classes was taken for each.
///
/// Precision, recall and F1 of a class are 0 where they would be a quotient of zeroes, and means over classes leave out classes that
/// occur neither among the answers nor among the truths: both as in scikit-learn.
///
/// ```
/// use constnet::metrics::ConfusionMatrix;
///
/// let mut matrix = ConfusionMatrix::<2>::new();
/// for (predicted, actual) in [(0, 0), (0, 0), (0, 1), (1, 1)] {
///     matrix.add(predicted, actual)?;
/// }
/// assert_eq!(matrix.count(0, 1), 1);
/// assert_eq!(matrix.precision(0), 2.0 / 3.0);
/// assert_eq!(matrix.recall(0), 1.0);
/// assert_eq!(matrix.f1(0), 0.8);
/// # Ok::<(), constnet::losses::NoSuchClass>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfusionMatrix<const C: usize> {
    /// A row for each true class, and in it a column for each answer.
    counts: [[usize; C]; C],
}

impl<const C: usize> ConfusionMatrix<C> {
    /// The matrix of no answers.
    #[must_use]
    pub const fn new() -> Self {
        Self { counts: [[0; C]; C] }
    }

    /// The matrix of these pairs `(predicted, actual)`.
    ///
    /// # Errors
    /// [`NoSuchClass`] for a class that is not below `C`.
    pub fn of(pairs: impl IntoIterator<Item = (usize, usize)>) -> Result<Self, NoSuchClass> {
        let mut matrix = Self::new();
        for (predicted, actual) in pairs {
            matrix.add(predicted, actual)?;
        }
        Ok(matrix)
    }

    /// Counts one answer.
    ///
    /// # Errors
    /// [`NoSuchClass`] for a class that is not below `C`; nothing is counted then.
    pub fn add(&mut self, predicted: usize, actual: usize) -> Result<(), NoSuchClass> {
        let count = self.counts.get_mut(actual).ok_or(NoSuchClass { class: actual, classes: C })?;
        let count = count.get_mut(predicted).ok_or(NoSuchClass { class: predicted, classes: C })?;
        *count += 1;
        Ok(())
    }

    /// How often the class `actual` was taken for `predicted`; 0 for classes that there are not.
    #[must_use]
    pub fn count(&self, predicted: usize, actual: usize) -> usize {
        self.counts.get(actual).and_then(|row| row.get(predicted)).copied().unwrap_or(0)
    }

    /// A row for each true class, and in it a column for each answer, as `confusion_matrix`.
    #[must_use]
    pub const fn rows(&self) -> &[[usize; C]; C] {
        &self.counts
    }

    /// The number of samples of this class.
    #[must_use]
    pub fn support(&self, class: usize) -> usize {
        self.counts.get(class).map_or(0, |row| row.iter().sum())
    }

    /// The number of answers that named this class.
    #[must_use]
    pub fn named(&self, class: usize) -> usize {
        self.counts.iter().filter_map(|row| row.get(class)).sum()
    }

    /// The number of samples.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.as_flattened().iter().sum()
    }

    /// The share of the answers that are right, or `None` of none.
    #[must_use]
    pub fn accuracy(&self) -> Option<f64> {
        let right: usize = (0..C).map(|class| self.count(class, class)).sum();
        (self.total() > 0).then(|| quotient(right, self.total()))
    }

    /// The share of the answers that name this class which are right: `true positives / (true + false positives)`.
    #[must_use]
    pub fn precision(&self, class: usize) -> f64 {
        quotient(self.count(class, class), self.named(class))
    }

    /// The share of the samples of this class which were found: `true positives / (true positives + false negatives)`.
    #[must_use]
    pub fn recall(&self, class: usize) -> f64 {
        quotient(self.count(class, class), self.support(class))
    }

    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self, class: usize) -> f64 {
        quotient(2 * self.count(class, class), self.named(class) + self.support(class))
    }

    /// The mean of the classes' precisions, each class weighing the same: `average="macro"`.
    #[must_use]
    pub fn macro_precision(&self) -> Option<f64> {
        self.mean(Self::precision)
    }

    /// The mean of the classes' recalls, each class weighing the same.
    #[must_use]
    pub fn macro_recall(&self) -> Option<f64> {
        self.mean(Self::recall)
    }

    /// The mean of the classes' F1, each class weighing the same.
    #[must_use]
    pub fn macro_f1(&self) -> Option<f64> {
        self.mean(Self::f1)
    }

    fn mean(&self, of: impl Fn(&Self, usize) -> f64) -> Option<f64> {
        let occurs = |class: &usize| self.support(*class) + self.named(*class) > 0;
        super::mean((0..C).filter(occurs).map(|class| of(self, class)))
    }
}

impl<const C: usize> Default for ConfusionMatrix<C> {
    fn default() -> Self {
        Self::new()
    }
}

/// A table, a row for each true class.
impl<const C: usize> fmt::Display for ConfusionMatrix<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>6}", "")?;
        (0..C).try_for_each(|class| write!(f, "{class:>6}"))?;
        writeln!(f, "  recall")?;
        for (class, row) in self.counts.iter().enumerate() {
            write!(f, "{class:>6}")?;
            row.iter().try_for_each(|count| write!(f, "{count:>6}"))?;
            writeln!(f, "  {:>5.1} %", 100.0 * self.recall(class))?;
        }
        Ok(())
    }
}

fn quotient(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
