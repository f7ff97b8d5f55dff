//! Slices of rows, of which each part of a work writes or reads its own.

use core::marker::PhantomData;
use core::ops::Range;
use core::sync::atomic::{AtomicBool, Ordering};

use super::parts;

/// As [`parts`], for rows of `len` values each: `run` gets those of its part to write to.
pub fn rows<V: Send>(values: &mut [V], len: usize, work: usize, run: impl Fn(Range<usize>, &mut [V]) + Sync) {
    rows_with(values, len, [], work, |rows, values, []| run(rows, values));
}

/// As [`rows`], with other slices of as many rows, each of a length of its own. One of a length of zero has no rows, and takes no part.
pub fn rows_with<V: Send, const N: usize>(
    values: &mut [V],
    len: usize,
    others: [(&mut [V], usize); N],
    work: usize,
    run: impl Fn(Range<usize>, &mut [V], [&mut [V]; N]) + Sync,
) {
    let (values, others) = (Rows::new(values, len), others.map(|(values, len)| Rows::new(values, len)));
    let count = others.iter().filter(|rows| rows.len > 0).fold(values.count, |count, rows| count.min(rows.count));
    parts(count, work, |part| {
        // SAFETY: every part is run once, and parts do not overlap.
        let (values, others) = unsafe { (values.part(&part), others.each_ref().map(|rows| rows.part(&part))) };
        run(part, values, others);
    });
}

/// Whether a condition holds for all parts of some values.
pub fn all<V: Sync>(values: &[V], work: usize, holds: impl Fn(&[V]) -> bool + Sync) -> bool {
    let all = AtomicBool::new(true);
    parts(values.len(), work, |part| {
        if !holds(rows_of(values, &part, 1)) {
            all.store(false, Ordering::Relaxed);
        }
    });
    all.into_inner()
}

/// As [`rows`], of the first slice; all of the second goes to the first part.
pub fn rows_and_rest<V: Send>(
    [values, rest]: [&mut [V]; 2],
    len: usize,
    work: usize,
    run: impl Fn(Range<usize>, [&mut [V]; 2]) + Sync,
) {
    let rest_len = rest.len();
    let (values, rest) = (Rows::new(values, len), Rows::new(rest, rest_len));
    parts(values.count, work, |part| {
        // SAFETY: as in `rows`; one part alone begins at 0.
        let parts = unsafe { [values.part(&part), rest.part(&(0..rest.count.min(usize::from(part.start == 0))))] };
        run(part, parts);
    });
}

/// Some rows of `len` values each, to read; none if they are not there.
pub fn rows_of<'a, V>(values: &'a [V], rows: &Range<usize>, len: usize) -> &'a [V] {
    values.get(rows.start * len..rows.end * len).unwrap_or_default()
}

/// A slice that several threads write to, each to rows of its own.
struct Rows<'a, V> {
    values: *mut V,
    len: usize,
    count: usize,
    slice: PhantomData<&'a mut [V]>,
}

// SAFETY: it stands for the slice, of which each thread takes parts as `&mut [V]`.
unsafe impl<V: Send> Sync for Rows<'_, V> {}

impl<'a, V> Rows<'a, V> {
    fn new(values: &'a mut [V], len: usize) -> Self {
        Self { count: values.len().checked_div(len).unwrap_or(0), values: values.as_mut_ptr(), len, slice: PhantomData }
    }

    /// # Safety
    /// No other part that overlaps with this one is in use.
    #[expect(clippy::mut_from_ref, reason = "parts do not overlap, as the caller promises")]
    unsafe fn part(&self, rows: &Range<usize>) -> &mut [V] {
        debug_assert!(rows.start <= rows.end && (rows.end <= self.count || self.len == 0));
        // SAFETY: these rows lie within the slice, and are nobody else's for now.
        unsafe { core::slice::from_raw_parts_mut(self.values.add(rows.start * self.len), rows.len() * self.len) }
    }
}
