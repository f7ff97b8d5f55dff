//! Places for values by their lifetimes. The compiler runs this for every network, and its interpreter is slow: so what grows with
//! the square of the number of layers has no place here.

use super::{Lifetime, NOWHERE, Plan, Region};

/// An order in which values are placed: the greatest weight first.
#[derive(Clone, Copy)]
pub(super) enum Order {
    Size,
    Lifetime,
    SizeByLifetime,
    First,
    Last,
}

impl Order {
    pub const ALL: [Self; 5] = [Self::First, Self::Size, Self::Lifetime, Self::SizeByLifetime, Self::Last];

    const fn weight(self, value: &Lifetime) -> usize {
        let lifetime = value.to - value.from + 1;
        match self {
            Self::Size => value.len,
            Self::Lifetime => lifetime,
            Self::SizeByLifetime => value.len.saturating_mul(lifetime),
            Self::First => usize::MAX - value.from,
            Self::Last => value.to,
        }
    }
}

/// The values that are not empty, in the order in which they are written: what is alive together with one is near to it. Half of
/// a network's values are empty, and have no place.
#[derive(Clone, Copy)]
pub(super) struct Timeline<const N: usize> {
    values: [Lifetime; N],
    count: usize,
    /// The number of each value in the plan.
    numbers: [usize; N],
    /// The first value that may be alive together with each.
    nearest: [usize; N],
}

impl<const N: usize> Timeline<N> {
    pub const fn of(values: [Lifetime; N]) -> Self {
        let (mut numbers, mut count, mut next) = ([0; N], 0, 0);
        while next < N {
            if values[next].len > 0 {
                numbers[count] = next;
                count += 1;
            }
            next += 1;
        }
        let numbers = sorted(&values, numbers, count, Order::First);
        let mut timeline = Self { values, count, numbers, nearest: [0; N] };
        let (mut at, mut near) = (0, 0);
        while at < count {
            let value = values[numbers[at]];
            timeline.values[at] = value;
            while near < at && timeline.values[near].to < value.from {
                near += 1;
            }
            timeline.nearest[at] = near;
            at += 1;
        }
        timeline
    }

    /// The most that is alive at once. It is reached where some value is written.
    pub const fn peak(&self) -> usize {
        let (mut peak, mut at) = (0, 0);
        while at < self.count {
            let step = self.values[at].from;
            let (mut alive, mut other) = (0, self.nearest[at]);
            while other < self.count && self.values[other].from <= step {
                if step <= self.values[other].to {
                    alive += self.values[other].len;
                }
                other += 1;
            }
            peak = max(peak, alive);
            at += 1;
        }
        peak
    }

    /// All values in an order; of equals, the first.
    const fn sorted(&self, by: Order) -> [usize; N] {
        let (mut order, mut at) = ([0; N], 0);
        while at < self.count {
            order[at] = at;
            at += 1;
        }
        match by {
            Order::First => order,
            by => sorted(&self.values, order, self.count, by),
        }
    }

    /// Places values one by one, each as low as it fits.
    pub const fn placed(&self, by: Order) -> Plan<N> {
        let order = self.sorted(by);
        let (mut regions, mut total, mut done) = ([None; N], 0, 0);
        while done < self.count {
            let at = order[done];
            if let Some(region) = self.fit(&regions, at, None) {
                regions[at] = Some(region);
                total = max(total, region.offset + region.len);
            }
            done += 1;
        }
        self.plan(&regions, total)
    }

    /// Places values one by one in an arena of this length, each at its bottom or at its top: first at the other end than the one
    /// before it, and where that leads nowhere at the same. It gives up after a number of trials.
    pub const fn placed_from_both_ends(&self, by: Order, total: usize, trials: usize) -> Option<Plan<N>> {
        let order = self.sorted(by);
        let (mut regions, mut done, mut left) = ([None; N], 0, trials);
        let (mut tried, mut at_top) = ([0_u8; N], [false; N]);
        while done < self.count {
            if tried[done] == 2 || left == 0 {
                if done == 0 || left == 0 {
                    return None;
                }
                done -= 1;
                regions[order[done]] = None;
                continue;
            }
            let other = done > 0 && !at_top[done - 1];
            at_top[done] = other == (tried[done] == 0);
            tried[done] += 1;
            left -= 1;
            let end = if at_top[done] { Some(total) } else { None };
            if let Some(region) = self.fit(&regions, order[done], end)
                && region.offset + region.len <= total
            {
                regions[order[done]] = Some(region);
                done += 1;
                if done < self.count {
                    tried[done] = 0;
                }
            }
        }
        Some(self.plan(&regions, total))
    }

    /// The lowest place for a value beside those that are placed, or the highest below an end.
    const fn fit(&self, regions: &[Option<Region>; N], at: usize, below: Option<usize>) -> Option<Region> {
        let value = self.values[at];
        let mut offset = match below {
            None => 0,
            Some(end) => match end.checked_sub(value.len) {
                Some(offset) => offset,
                None => return None,
            },
        };
        let mut other = self.nearest[at];
        while other < self.count && self.values[other].from <= value.to {
            if let Some(there) = regions[other]
                && value.from <= self.values[other].to
                && there.offset < offset + value.len
                && offset < there.offset + there.len
            {
                offset = match below {
                    None => there.offset + there.len,
                    Some(_) => match there.offset.checked_sub(value.len) {
                        Some(offset) => offset,
                        None => return None,
                    },
                };
                // At another place, others may be in the way.
                other = self.nearest[at];
            } else {
                other += 1;
            }
        }
        Some(Region { offset, len: value.len })
    }

    const fn plan(&self, regions: &[Option<Region>; N], total: usize) -> Plan<N> {
        let (mut plan, mut at) = (Plan { regions: [NOWHERE; N], total }, 0);
        while at < self.count {
            if let Some(region) = regions[at] {
                plan.regions[self.numbers[at]] = region;
            }
            at += 1;
        }
        plan
    }
}

/// The first `count` indices of values, sorted by merging: of equals, the first.
const fn sorted<const N: usize>(values: &[Lifetime; N], mut order: [usize; N], count: usize, by: Order) -> [usize; N] {
    let mut run = 1;
    while run < count {
        let (mut merged, mut at) = (order, 0);
        while at < count {
            let (middle, end) = (min(at + run, count), min(at + 2 * run, count));
            let (mut left, mut right) = (at, middle);
            while at < end {
                let from_left = right == end
                    || left < middle && by.weight(&values[order[left]]) >= by.weight(&values[order[right]]);
                let from = if from_left { &mut left } else { &mut right };
                merged[at] = order[*from];
                *from += 1;
                at += 1;
            }
        }
        order = merged;
        run *= 2;
    }
    order
}

const fn max(a: usize, b: usize) -> usize {
    if a > b { a } else { b }
}

const fn min(a: usize, b: usize) -> usize {
    if a < b { a } else { b }
}
