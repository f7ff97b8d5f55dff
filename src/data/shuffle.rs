use rand_core::Rng;

/// Brings `items` into a random order: every order is equally likely, as far as the generator goes.
///
/// The algorithm is that of R. Fisher and F. Yates (D. Knuth, *The Art of Computer Programming*, volume 2, algorithm P). The same
/// seed gives the same order on every machine.
///
/// ```
/// use constnet::data::shuffle;
/// use constnet::prelude::*;
///
/// let mut order = [0, 1, 2, 3, 4];
/// shuffle(&mut order, &mut Pcg32::seeded(1));
/// let mut again = [0, 1, 2, 3, 4];
/// shuffle(&mut again, &mut Pcg32::seeded(1));
/// assert_eq!(order, again);
/// ```
pub fn shuffle<T, R: Rng + ?Sized>(items: &mut [T], rng: &mut R) {
    for last in (1..items.len()).rev() {
        let other = below(last + 1, rng);
        items.swap(last, other);
    }
}

/// A random number below `bound`: the high half of a product, uniform to within `bound` · 2⁻⁶⁴.
fn below<R: Rng + ?Sized>(bound: usize, rng: &mut R) -> usize {
    ((u128::from(rng.next_u64()) * bound as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Pcg32;

    #[test]
    fn every_order_is_as_likely() {
        let mut rng = Pcg32::seeded(5);
        let mut counts = std::collections::HashMap::new();
        for _ in 0..24_000 {
            let mut items = [0, 1, 2, 3];
            shuffle(&mut items, &mut rng);
            *counts.entry(items).or_insert(0_u32) += 1;
        }
        assert_eq!(counts.len(), 24);
        // Six standard deviations of a binomial distribution.
        assert!(counts.values().all(|count| count.abs_diff(1000) < 190), "{counts:?}");
    }
}
