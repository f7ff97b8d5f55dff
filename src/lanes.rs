//! Samples into lanes, and out of them.

use crate::value::Value;
use crate::zeroed::Zeroed;

/// Elements of every sample of a block that are put into lanes before it is the next elements' turn: so many that their lanes
/// stay in the first cache while one sample after the other fills them.
const ELEMENTS_AT_ONCE: usize = 64;

/// Samples to lanes, block by block; the last sample is repeated.
#[inline(always)]
pub fn scatter<V: Value, const L: usize>(values: &[V], region: &mut [[V::Scalar; L]]) {
    let Some(last) = values.last() else { return };
    for (block, rows) in region.chunks_exact_mut(V::LEN).enumerate() {
        if const { size_of::<V::Spare>() == 0 } {
            let mut samples: [&[V::Scalar]; L] = [&[]; L];
            let mut spares = [const { V::Spare::ZEROED }; L];
            for (lane, (sample, spare)) in samples.iter_mut().zip(&mut spares).enumerate() {
                *sample = values.get(block * L + lane).unwrap_or(last).flat(spare);
            }
            let mut first = 0;
            for rows in rows.chunks_mut(ELEMENTS_AT_ONCE) {
                for (lane, sample) in samples.iter().enumerate() {
                    fill(lane, sample.get(first..).unwrap_or_default(), rows);
                }
                first += ELEMENTS_AT_ONCE;
            }
        } else {
            // Values that have to be laid out in a row first are, one at a time.
            let mut spare = V::Spare::ZEROED;
            for lane in 0..L {
                fill(lane, values.get(block * L + lane).unwrap_or(last).flat(&mut spare), rows);
            }
        }
    }
}

#[inline(always)]
fn fill<T: Copy, const L: usize>(lane: usize, sample: &[T], rows: &mut [[T; L]]) {
    for (row, &from) in rows.iter_mut().zip(sample) {
        if let Some(to) = row.get_mut(lane) {
            *to = from;
        }
    }
}

/// One sample out of the lanes: of blocks of `lanes` samples, one after the other.
pub fn gather<V: Value>(region: &[V::Scalar], lanes: usize, sample: usize) -> V {
    let mut value = <V as Zeroed>::ZEROED;
    let mut spare = V::Spare::ZEROED;
    let block = region.get(sample / lanes * lanes * V::LEN..).unwrap_or_default();
    for (to, row) in value.flat_mut(&mut spare).iter_mut().zip(block.chunks_exact(lanes)) {
        if let Some(from) = row.get(sample % lanes) {
            *to = *from;
        }
    }
    value.settle(&spare);
    value
}
