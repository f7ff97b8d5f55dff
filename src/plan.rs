//! Where values live in one arena: computed by the compiler, from what is alive when.

mod timeline;

use self::timeline::{Order, Timeline};
use crate::scalar::Scalar;

/// A stretch of an arena, in values a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Its first value.
    pub offset: usize,
    /// Its number of values.
    pub len: usize,
}

/// A value, and the steps between which it must be kept, both included.
#[derive(Debug, Clone, Copy)]
pub struct Lifetime {
    /// Its number of values.
    pub len: usize,
    /// The step that writes it.
    pub from: usize,
    /// The last step that reads it.
    pub to: usize,
}

impl Lifetime {
    /// A value of `len` scalars, written at step `from` and read up to step `to`.
    #[must_use]
    pub const fn new(len: usize, from: usize, to: usize) -> Self {
        Self { len, from, to }
    }
}

/// A place for each of `N` values, so that no two that are alive at once overlap.
#[derive(Debug, Clone, Copy)]
pub struct Plan<const N: usize> {
    /// The places, in the order of the values.
    pub regions: [Region; N],
    /// The length of the arena.
    pub total: usize,
}

/// The place of what is empty, or elsewhere.
pub const NOWHERE: Region = Region { offset: 0, len: 0 };

impl Region {
    /// This one and the next, which begins where it ends. Empty ones have no place.
    #[inline(always)]
    #[must_use]
    pub const fn and(self, next: Self) -> Self {
        if self.len == 0 { next } else { Self { offset: self.offset, len: self.len + next.len } }
    }
}

impl<const N: usize> Plan<N> {
    /// Places values by their lifetimes, in as much memory as the most that is alive at once ([`peak`](Self::peak)) wherever a plan of
    /// that size is found. The best of all is a hard problem in general, but graphs of layers are an easy case of it: a chain gets by
    /// with the largest sum of two neighbours, and branches nearly always with their peak.
    #[must_use]
    pub const fn packed(values: [Lifetime; N]) -> Self {
        let timeline = Timeline::of(values);
        let peak = timeline.peak();
        // From both ends, as neighbours in a chain want it. A chain needs no second trial; other graphs have theirs below.
        if let Some(plan) = timeline.placed_from_both_ends(Order::First, peak, 2 * N) {
            return plan;
        }
        let best = timeline.placed(Order::Size);
        if best.total > peak {
            let mut order = 0;
            while order < Order::ALL.len() {
                if let Some(plan) = timeline.placed_from_both_ends(Order::ALL[order], peak, 64 * N) {
                    return plan;
                }
                order += 1;
            }
        }
        best
    }

    /// The most that is alive at once, which no plan can be below.
    #[must_use]
    pub const fn peak(values: &[Lifetime; N]) -> usize {
        Timeline::of(*values).peak()
    }

    /// Places values one after the other; nothing is shared.
    #[must_use]
    pub const fn consecutive(lens: [usize; N]) -> Self {
        let mut regions = [NOWHERE; N];
        let mut total = 0;
        let mut index = 0;
        while index < N {
            // An empty region at the front overlaps no other, in the sense of `get_disjoint_mut` too.
            regions[index] = Region { offset: if lens[index] == 0 { 0 } else { total }, len: lens[index] };
            total += lens[index];
            index += 1;
        }
        Self { regions, total }
    }
}

/// What generated code does with its plans. It names a value by its index, of which unoptimised code has less to do than of a
/// region. Where an arena is too short, or an index too large, there is nothing: neither happens in generated code, and the
/// optimiser sees that where the sizes are known to it.
impl<const N: usize> Plan<N> {
    /// A value in an arena of `blocks` blocks.
    #[inline]
    pub fn part<'a, V>(&self, arena: &'a [V], blocks: usize, index: usize) -> &'a [V] {
        part(arena, blocks, region(&self.regions, index))
    }

    /// As [`part`](Self::part), to write to.
    #[inline]
    pub fn part_mut<'a, V>(&self, arena: &'a mut [V], blocks: usize, index: usize) -> &'a mut [V] {
        part_mut(arena, blocks, region(&self.regions, index))
    }

    /// Copies one of several values that lie together, sample by sample, to a place of its own.
    #[inline]
    pub fn unpack<V: Copy>(&self, together: &[V], index: usize, to: &mut [V]) {
        let len = region(&self.regions, index).len;
        if len == 0 {
            return;
        }
        for (to, all) in to.chunks_exact_mut(len).zip(together.chunks_exact(self.total)) {
            for (to, from) in to.iter_mut().zip(self.part(all, 1, index)) {
                *to = *from;
            }
        }
    }

    /// Copies a value from a place of its own to where several lie together: the way back of [`unpack`](Self::unpack).
    #[inline]
    pub fn pack<V: Copy>(&self, from: &[V], index: usize, together: &mut [V]) {
        let len = region(&self.regions, index).len;
        if len == 0 {
            return;
        }
        for (from, all) in from.chunks_exact(len).zip(together.chunks_exact_mut(self.total)) {
            for (to, from) in self.part_mut(all, 1, index).iter_mut().zip(from) {
                *to = *from;
            }
        }
    }
}

/// A region by its number.
#[inline(always)]
#[must_use]
pub const fn region(regions: &[Region], number: usize) -> Region {
    if number < regions.len() { regions[number] } else { NOWHERE }
}

/// What is left of an arena to be read, beside two regions that are written to.
pub struct Rest<'a, V> {
    /// Where each stretch begins, in values a sample.
    stretches: [(usize, &'a [V]); 3],
    blocks: usize,
}

impl<'a, V> Rest<'a, V> {
    /// The part of the arena that is one region; empty where that is not left.
    #[inline(always)]
    #[must_use]
    pub fn part(&self, region: Region) -> &'a [V] {
        let [mut stretch, second, third] = self.stretches;
        if second.0 <= region.offset {
            stretch = second;
        }
        if third.0 <= region.offset {
            stretch = third;
        }
        part(stretch.1, self.blocks, Region { offset: region.offset - stretch.0, len: region.len })
    }
}

/// Takes two regions out of an arena of `blocks` blocks. `None` where they overlap, or the arena is too short.
#[inline(always)]
pub fn apart<V>(arena: &mut [V], blocks: usize, [a, b]: [Region; 2]) -> Option<([&mut [V]; 2], Rest<'_, V>)> {
    let swapped = b.offset + b.len <= a.offset;
    let (low, high) = if swapped { (b, a) } else { (a, b) };
    let after_low = low.offset + low.len;
    let between = high.offset.checked_sub(after_low)?;
    let (first, rest) = arena.split_at_mut_checked(low.offset * blocks)?;
    let (of_low, rest) = rest.split_at_mut_checked(low.len * blocks)?;
    let (second, rest) = rest.split_at_mut_checked(between * blocks)?;
    let (of_high, third) = rest.split_at_mut_checked(high.len * blocks)?;
    let stretches = [(0, &*first), (after_low, &*second), (high.offset + high.len, &*third)];
    Some((if swapped { [of_high, of_low] } else { [of_low, of_high] }, Rest { stretches, blocks }))
}

/// Splits an arena of `blocks` blocks into regions that don't overlap. `None` where they do, or the arena is too short.
#[inline]
pub fn split<V, const K: usize>(arena: &mut [V], blocks: usize, regions: [Region; K]) -> Option<[&mut [V]; K]> {
    let mut ranges = [const { 0..0 }; K];
    let mut k = 0;
    while k < K {
        let Region { offset, len } = regions[k];
        ranges[k] = offset * blocks..(offset + len) * blocks;
        k += 1;
    }
    arena.get_disjoint_mut(ranges).ok()
}

/// The part of an arena of `blocks` blocks that is one region; empty where the arena is too short.
#[inline]
pub fn part<V>(arena: &[V], blocks: usize, region: Region) -> &[V] {
    arena.get(region.offset * blocks..(region.offset + region.len) * blocks).unwrap_or_default()
}

/// As [`part`], to write to.
#[inline]
pub fn part_mut<V>(arena: &mut [V], blocks: usize, region: Region) -> &mut [V] {
    arena.get_mut(region.offset * blocks..(region.offset + region.len) * blocks).unwrap_or_default()
}

/// The largest of several numbers.
#[must_use]
pub const fn most(numbers: &[usize]) -> usize {
    let mut most = 0;
    let mut at = 0;
    while at < numbers.len() {
        if numbers[at] > most {
            most = numbers[at];
        }
        at += 1;
    }
    most
}

/// Adds the gradient that one more reader of a value has for it, where it is wanted.
#[inline(always)]
pub fn add_to<T: Scalar, const L: usize>(sum: Option<&mut [[T; L]]>, addend: &[[T; L]]) {
    let Some(sum) = sum else { return };
    for (sum, addend) in sum.as_flattened_mut().iter_mut().zip(addend.as_flattened()) {
        *sum += *addend;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn value(len: usize, from: usize, to: usize) -> Lifetime {
        Lifetime::new(len, from, to)
    }

    #[test]
    fn a_chain_needs_its_two_largest_neighbours() {
        let plan = Plan::packed([value(10, 0, 1), value(100, 1, 2), value(200, 2, 3), value(20, 3, 4)]);
        assert_eq!(plan.total, 300);
    }

    #[test]
    fn branches_need_what_is_alive_at_once() {
        // A residual block, two of them, an inception of three branches that are joined, and a U of three skips.
        let residual = [value(64, 0, 3), value(128, 1, 2), value(64, 2, 3), value(64, 3, 4), value(10, 4, 4)];
        let twice = [
            value(64, 0, 3),
            value(200, 1, 2),
            value(64, 2, 3),
            value(64, 3, 6),
            value(96, 4, 5),
            value(64, 5, 6),
            value(64, 6, 7),
            value(7, 7, 7),
        ];
        let inception =
            [value(50, 0, 4), value(30, 1, 5), value(20, 2, 3), value(40, 3, 5), value(25, 4, 5), value(95, 5, 6)];
        let u = [
            value(160, 0, 6),
            value(80, 1, 5),
            value(40, 2, 4),
            value(20, 3, 4),
            value(60, 4, 5),
            value(140, 5, 6),
            value(300, 6, 7),
        ];
        assert_eq!(Plan::packed(residual).total, Plan::peak(&residual));
        assert_eq!(Plan::packed(twice).total, Plan::peak(&twice));
        assert_eq!(Plan::packed(inception).total, Plan::peak(&inception));
        assert_eq!(Plan::packed(u).total, Plan::peak(&u));
    }

    /// Layers that read the layer above and at times one further above, as random declarations have them.
    #[test]
    fn graphs_of_layers_get_by_with_their_peak() {
        let mut seed = 7_u32;
        let mut draw = |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as usize % below
        };
        let mut above = 0;
        for _ in 0..1000 {
            let mut values: [Lifetime; 12] = core::array::from_fn(|step| value(1 + draw(64), step, step + 1));
            for step in 2..12 {
                if draw(3) == 0 {
                    let source = step - 1 - draw(step.min(4) - 1);
                    values[source].to = values[source].to.max(step);
                }
            }
            let (plan, peak) = (Plan::packed(values), Plan::peak(&values));
            assert!(plan.total >= peak);
            assert!(plan.total * 4 <= peak * 5, "{} of {peak}: {values:?}", plan.total);
            above += usize::from(plan.total > peak);
        }
        assert!(above <= 20, "{above} of 1000 plans are above the peak");
    }

    #[test]
    fn what_is_alive_at_once_never_overlaps() {
        let mut seed = 1_u32;
        let mut draw = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as usize % below as usize
        };
        for _ in 0..200 {
            let values: [Lifetime; 12] = core::array::from_fn(|_| {
                let from = draw(12);
                value(draw(40), from, from + draw(5))
            });
            let plan = Plan::packed(values);
            for (i, a) in values.iter().enumerate() {
                for (j, b) in values.iter().enumerate().filter(|(j, _)| *j != i) {
                    let (x, y) = (plan.regions[i], plan.regions[j]);
                    let apart =
                        x.offset + x.len <= y.offset || y.offset + y.len <= x.offset || x.len == 0 || y.len == 0;
                    assert!(apart || a.to < b.from || b.to < a.from, "{values:?} {plan:?} {i} {j}");
                }
                assert!(plan.regions[i].offset + plan.regions[i].len <= plan.total);
            }
        }
    }
}
