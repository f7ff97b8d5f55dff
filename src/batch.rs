//! The sizes of a tape: from the number of samples to blocks and lanes.

use crate::zeroed::Zeroed;

/// The number of samples that a tape holds, as a type.
#[derive(Debug, Clone, Copy)]
pub struct Samples<const BATCH: usize>;

/// A number of samples that a tape can hold: 1 to 1,024, for [`Samples`].
///
/// In training the samples of a block are lanes: 16 of them, or the batch when that is smaller. A batch beyond 16 is rounded
/// up to whole blocks, which stable Rust cannot compute in a type; so the numbers are listed.
#[diagnostic::on_unimplemented(
    message = "`{Self}`: a tape holds 1 to 1024 samples at once",
    label = "this batch is too large, or zero",
    note = "a longer slice is trained all the same where the gradient is stored: its samples go through the tape in turns, to one update"
)]
pub trait BatchSize {
    /// Samples in a block.
    const LANES: usize;
    /// Samples in all blocks together.
    const PADDED: usize;
    /// An `A` for each sample of all blocks.
    type Padded<A: Zeroed>: Zeroed + AsRef<[A]> + AsMut<[A]>;

    /// Runs `job` with the number of lanes as a constant.
    fn dispatch<J: LaneJob>(job: J) -> J::Output;
}

/// Work that is compiled for a number of lanes.
pub trait LaneJob {
    /// What comes of it.
    type Output;
    /// Does the work; `#[inline(always)]`, as in a `Job`.
    fn run<const L: usize>(self) -> Self::Output;
}

macro_rules! batch_size {
    ($batch:expr, $lanes:expr, $padded:expr) => {
        #[diagnostic::do_not_recommend]
        impl BatchSize for Samples<{ $batch }> {
            const LANES: usize = $lanes;
            const PADDED: usize = $padded;
            type Padded<A: Zeroed> = [A; $padded];
            #[inline(always)]
            fn dispatch<J: LaneJob>(job: J) -> J::Output {
                job.run::<{ $lanes }>()
            }
        }
    };
}

macro_rules! one_block {
    ($($batch:literal)*) => { $(batch_size!($batch, $batch, $batch);)* };
}

macro_rules! blocks_of_sixteen {
    ($($blocks:literal)*) => { $(blocks_of_sixteen!(@ $blocks: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15);)* };
    (@ $blocks:literal: $($less:literal)*) => { $(batch_size!(16 * $blocks - $less, 16, 16 * $blocks);)* };
}

one_block!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16);
blocks_of_sixteen!(2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32);
blocks_of_sixteen!(33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64);
