//! Vectors that are two others.

use super::Vector;

/// A vector of twice as many scalars as another has.
pub trait Wide<T>: Vector<T> {
    /// The other.
    type Half: Vector<T>;

    /// One after the other.
    fn of(low: Self::Half, high: Self::Half) -> Self;
    /// The way back of [`of`](Self::of).
    fn halves(self) -> [Self::Half; 2];
}

/// One where the machine has none: two registers.
#[derive(Debug, Clone, Copy)]
pub struct Pair<V>([V; 2]);

impl<T, V: Vector<T>> Wide<T> for Pair<V> {
    type Half = V;

    #[inline(always)]
    fn of(low: V, high: V) -> Self {
        Self([low, high])
    }
    #[inline(always)]
    fn halves(self) -> [V; 2] {
        self.0
    }
}

/// Both halves by themselves. Without closures, which would be compiled for the baseline.
impl<T, V: Vector<T>> Vector<T> for Pair<V> {
    const WIDTH: usize = 2 * V::WIDTH;

    #[inline(always)]
    fn splat(value: T) -> Self {
        Self([V::splat(value); 2])
    }
    #[inline(always)]
    fn load(values: &[T], at: usize) -> Self {
        let values = values.get(at..).and_then(|values| values.get(..Self::WIDTH)).unwrap_or_default();
        Self([V::load(values, 0), V::load(values, V::WIDTH)])
    }
    #[inline(always)]
    unsafe fn read(from: *const T) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { [V::read(from), V::read(from.add(V::WIDTH))] })
    }
    #[inline(always)]
    fn load_part(values: &[T]) -> Self {
        match values.split_at_checked(V::WIDTH) {
            Some((low, high)) => Self([V::load(low, 0), V::load_part(high)]),
            None => Self([V::load_part(values), V::load_part(&[])]),
        }
    }
    #[inline(always)]
    fn store(self, to: &mut [T], at: usize) {
        if let Some(to) = to.get_mut(at..).and_then(|to| to.get_mut(..Self::WIDTH)) {
            self.0[0].store(to, 0);
            self.0[1].store(to, V::WIDTH);
        }
    }
    #[inline(always)]
    fn store_part(self, to: &mut [T]) {
        match to.split_at_mut_checked(V::WIDTH) {
            Some((low, high)) => {
                self.0[0].store(low, 0);
                self.0[1].store_part(high);
            }
            None => self.0[0].store_part(to),
        }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self([self.0[0].add(other.0[0]), self.0[1].add(other.0[1])])
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self([self.0[0].sub(other.0[0]), self.0[1].sub(other.0[1])])
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self([self.0[0].mul(other.0[0]), self.0[1].mul(other.0[1])])
    }
    #[inline(always)]
    fn add_product(self, a: Self, b: Self) -> Self {
        Self([self.0[0].add_product(a.0[0], b.0[0]), self.0[1].add_product(a.0[1], b.0[1])])
    }
}
