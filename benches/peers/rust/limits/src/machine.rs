//! Loops of one kind of operation each, with the widest vectors of the machine.

use std::arch::x86_64::{
    __m256, _mm256_add_ps, _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_set1_ps, _mm256_setzero_ps, _mm512_add_ps,
    _mm512_fmadd_ps, _mm512_loadu_ps, _mm512_reduce_add_ps, _mm512_set1_ps, _mm512_setzero_ps,
};

use harness::consume;

/// Sums that are under way at once, so many that none waits for the one before: two a cycle, of four or five cycles each.
const AT_ONCE: usize = 12;

/// Whether the machine has the instructions: fused multiply-add in vectors.
pub fn is_known() -> bool {
    is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma")
}

/// So many multiply-adds, of values in registers.
pub fn multiply_adds(count: usize) {
    // SAFETY: the features were found.
    unsafe {
        if is_x86_feature_detected!("avx512f") {
            multiply_adds_512(count.div_ceil(16 * AT_ONCE));
        } else {
            multiply_adds_256(count.div_ceil(8 * AT_ONCE));
        }
    }
}

/// One reading of all values.
pub fn read(values: &[f32]) {
    // SAFETY: the features were found.
    unsafe { if is_x86_feature_detected!("avx512f") { read_512(values) } else { read_256(values) } }
}

#[target_feature(enable = "avx2,fma")]
fn multiply_adds_256(turns: usize) {
    let (factor, mut sums) = (consume(_mm256_set1_ps(0.5)), [_mm256_setzero_ps(); AT_ONCE]);
    for _ in 0..turns {
        for sum in &mut sums {
            *sum = _mm256_fmadd_ps(factor, factor, *sum);
        }
    }
    consume(sums);
}

#[target_feature(enable = "avx512f")]
fn multiply_adds_512(turns: usize) {
    let (factor, mut sums) = (consume(_mm512_set1_ps(0.5)), [_mm512_setzero_ps(); AT_ONCE]);
    for _ in 0..turns {
        for sum in &mut sums {
            *sum = _mm512_fmadd_ps(factor, factor, *sum);
        }
    }
    consume(sums);
}

#[target_feature(enable = "avx2,fma")]
fn read_256(values: &[f32]) {
    let mut sums: [__m256; 8] = [_mm256_setzero_ps(); 8];
    for values in consume(values).as_chunks::<64>().0 {
        for (sum, values) in sums.iter_mut().zip(values.as_chunks::<8>().0) {
            // SAFETY: there are eight values.
            *sum = _mm256_add_ps(*sum, unsafe { _mm256_loadu_ps(values.as_ptr()) });
        }
    }
    consume(sums);
}

#[target_feature(enable = "avx512f")]
fn read_512(values: &[f32]) {
    let mut sums = [_mm512_setzero_ps(); 8];
    for values in consume(values).as_chunks::<128>().0 {
        for (sum, values) in sums.iter_mut().zip(values.as_chunks::<16>().0) {
            // SAFETY: there are sixteen values.
            *sum = _mm512_add_ps(*sum, unsafe { _mm512_loadu_ps(values.as_ptr()) });
        }
    }
    consume(sums.map(|sum| _mm512_reduce_add_ps(sum)));
}
