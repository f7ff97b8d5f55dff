//! Samples into lanes, and out of them.

use crate::isa::Detected;
use crate::kernels::transpose::Transpositions;
use crate::value::Value;
use crate::zeroed::Zeroed;

/// Values of so few elements are put into lanes element by element: each row is written as a whole, and can be read as such at once.
const FEW: usize = 16;

/// So many lanes of longer values are turned by a kernel. A microcontroller has no vectors, and no room for one more way.
const TURNED: usize = if cfg!(target_os = "none") { usize::MAX } else { 8 };

/// Elements of every sample of a block that are put into lanes before it is the next elements' turn: so many that their lanes
/// stay in the first cache while one sample after the other fills them.
const ELEMENTS_AT_ONCE: usize = 64;

/// Samples to lanes, block by block; the last sample is repeated.
#[inline(always)]
pub fn scatter<V: Value, const L: usize>(values: &[V], region: &mut [[V::Scalar; L]]) {
    let Some(last) = values.last() else { return };
    let turned = if const { L >= TURNED && V::LEN > FEW } { turn_whole_blocks(values, region) } else { 0 };
    for (block, rows) in region.chunks_exact_mut(V::LEN).enumerate().skip(turned) {
        let values = values.get(block * L..).unwrap_or_default();
        if const { size_of::<V::Spare>() > 0 } {
            // Values that have to be laid out in a row first are, one at a time.
            let mut spare = V::Spare::ZEROED;
            for lane in 0..L {
                fill(lane, values.get(lane).unwrap_or(last).flat(&mut spare), rows);
            }
        } else if let Some(values) = values.first_chunk::<L>() {
            // Where no sample is missing, it is known how far they are from each other.
            transpose(values.each_ref(), rows);
        } else if L > 1 {
            let mut samples = [last; L];
            for (sample, value) in samples.iter_mut().zip(values) {
                *sample = value;
            }
            transpose(samples, rows);
        }
    }
}

/// The samples of a block, each of which has its values in a row.
#[inline(always)]
fn transpose<V: Value, const L: usize>(samples: [&V; L], rows: &mut [[V::Scalar; L]]) {
    let mut spares = [const { V::Spare::ZEROED }; L];
    let mut flat: [&[V::Scalar]; L] = [&[]; L];
    for ((flat, sample), spare) in flat.iter_mut().zip(samples).zip(&mut spares) {
        *flat = sample.flat(spare);
    }
    if const { V::LEN <= FEW } {
        for (element, row) in rows.iter_mut().enumerate() {
            let mut all = *row;
            for (lane, sample) in all.iter_mut().zip(&flat) {
                *lane = sample.get(element).copied().unwrap_or(*lane);
            }
            *row = all;
        }
        return;
    }
    let mut first = 0;
    for rows in rows.chunks_mut(ELEMENTS_AT_ONCE) {
        for (lane, sample) in flat.iter().enumerate() {
            fill(lane, sample.get(first..).unwrap_or_default(), rows);
        }
        first += ELEMENTS_AT_ONCE;
    }
}

/// The blocks in which no sample is missing, where samples lie one after the other: gives their number.
fn turn_whole_blocks<V: Value, const L: usize>(values: &[V], region: &mut [[V::Scalar; L]]) -> usize {
    let (Some(flat), blocks) = (V::all_flat(values), values.len() / L) else { return 0 };
    let rows = region.get_mut(..blocks * V::LEN).unwrap_or_default();
    V::Scalar::to_lanes::<Detected>(V::LEN, L, flat, rows.as_flattened_mut());
    blocks
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
