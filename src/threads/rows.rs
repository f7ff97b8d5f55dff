//! Slices of rows, of which each part of a work writes or reads its own.

use core::marker::PhantomData;
use core::ops::Range;

use super::parts;

/// As [`parts`], for rows of `len` values each: `run` gets those of its part to write to.
pub fn rows<V: Send>(values: &mut [V], len: usize, work: usize, run: impl Fn(Range<usize>, &mut [V]) + Sync) {
    let rows = Rows::new(values, len);
    parts(rows.count, work, |part| {
        // SAFETY: every part is run once, and parts do not overlap.
        let values = unsafe { rows.part(&part) };
        run(part, values);
    });
}

/// As [`rows`], of two slices with as many rows, each of a length of its own.
pub fn rows_of_two<V: Send>(
    [first, second]: [&mut [V]; 2],
    lens: [usize; 2],
    work: usize,
    run: impl Fn(Range<usize>, [&mut [V]; 2]) + Sync,
) {
    let (first, second) = (Rows::new(first, lens[0]), Rows::new(second, lens[1]));
    parts(first.count.min(second.count), work, |part| {
        // SAFETY: as in `rows`.
        let values = unsafe { [first.part(&part), second.part(&part)] };
        run(part, values);
    });
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
        debug_assert!(rows.start <= rows.end && rows.end <= self.count);
        // SAFETY: these rows lie within the slice, and are nobody else's for now.
        unsafe { core::slice::from_raw_parts_mut(self.values.add(rows.start * self.len), rows.len() * self.len) }
    }
}
