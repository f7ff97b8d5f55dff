//! Samples into lanes, and out of them.

use crate::value::Value;
use crate::zeroed::Zeroed;

/// Samples to lanes, block by block; the last sample is repeated.
#[inline(always)]
pub fn scatter<V: Value, const L: usize>(values: &[V], region: &mut [[V::Scalar; L]]) {
    let mut spare = V::Spare::ZEROED;
    for (block, rows) in region.chunks_exact_mut(V::LEN).enumerate() {
        for lane in 0..L {
            let Some(value) = values.get(block * L + lane).or(values.last()) else { return };
            for (row, &from) in rows.iter_mut().zip(value.flat(&mut spare)) {
                row[lane] = from;
            }
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
