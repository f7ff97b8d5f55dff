//! Threads that share the work of kernels.
//!
//! A kernel that is called while its thread shares cuts its work into parts, of which the team's threads take one after the other. The
//! calling thread takes parts, too, and waits for no thread that has not begun with one: others that are late, or busy elsewhere, hold
//! nothing up. Whoever takes a part, its results are the same bits, since no sum is divided between parts.
//!
//! Between two kernels there are microseconds, which is less than it takes to wake a thread. So the threads come from rayon's pool once a
//! [`Threads::share`], and look for work in turns until it ends.

mod rows;
mod team;
#[cfg(test)]
mod tests;

use core::cell::Cell;
use core::fmt;
use core::ops::Range;
use core::ptr::NonNull;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

pub use self::rows::{all, rows, rows_and_rest, rows_of, rows_with};
use self::team::{OnDrop, Team};

/// Threads that share the work of a training: the same bits for any number of them.
///
/// The samples of a mini-batch, or the weights whose gradients are summed, are divided among them; no sum is, so the results are those of one
/// thread. It pays for large networks and mini-batches of two blocks (32 samples) or more; what is small stays on one thread.
///
/// ```
/// use constnet::Threads;
/// use constnet::prelude::*;
///
/// network! { struct Wide: [64] -> [10] { hidden: Dense(256) | Relu, out: Dense(10) } }
///
/// let inputs = vec![SVector::repeat(0.5); 64];
/// let targets: Vec<usize> = (0..64).map(|sample| sample % 10).collect();
/// let trained = |threads| {
///     let threads = Threads::new(threads)?;
///     let mut net = Wide::init_boxed(&mut Pcg32::seeded(1));
///     let mut trainer = Trainer::<Wide, CrossEntropy, Sgd<Wide>, 64>::boxed(CrossEntropy::new(), Sgd::new(0.1));
///     threads.share(|| trainer.step(&mut net, &inputs, &targets))?;
///     Ok::<_, Box<dyn std::error::Error>>(net)
/// };
/// assert!(trained(2)?.hidden.weight == trained(1)?.hidden.weight);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`Fit::threads`](crate::fit::Fit::threads) does it in a training loop.
pub struct Threads {
    /// All but the one that shares.
    others: Option<ThreadPool>,
    count: usize,
}

impl fmt::Debug for Threads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Threads").field(&self.count).finish()
    }
}

/// The system gave no threads.
#[derive(Debug)]
pub struct NoThreads(rayon::ThreadPoolBuildError);

impl fmt::Display for NoThreads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no threads to share the work: {}", self.0)
    }
}

impl core::error::Error for NoThreads {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl Threads {
    /// So many threads, the one that will [share](Self::share) its work among them; 0 stands for as many as the machine runs at once.
    ///
    /// # Errors
    /// If the system does not give them.
    pub fn new(count: usize) -> Result<Self, NoThreads> {
        let count = match count {
            0 => thread::available_parallelism().map_or(1, usize::from),
            count => count,
        };
        let pool = || ThreadPoolBuilder::new().num_threads(count - 1).build().map_err(NoThreads);
        Ok(Self { others: (count > 1).then(pool).transpose()?, count })
    }

    /// The number of threads.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Does `work` on this thread, with the others' help wherever a kernel within has enough to do. They are busy until it ends, also
    /// where there is nothing for them: share a step, or a few, and not what lies between.
    ///
    /// Within a `share` another one adds nothing.
    pub fn share<R>(&self, work: impl FnOnce() -> R) -> R {
        let Some(others) = &self.others else { return work() };
        if is_shared() {
            return work();
        }
        let team = Team::new(self.count);
        others.in_place_scope(|scope| {
            for _ in 1..self.count {
                scope.spawn(|_| team.help());
            }
            let _over = OnDrop(|| team.end());
            let _left = OnDrop(|| TEAM.set(None));
            TEAM.set(Some(NonNull::from(&team)));
            work()
        })
    }
}

thread_local! {
    /// The team that this thread leads.
    static TEAM: Cell<Option<NonNull<Team>>> = const { Cell::new(None) };
}

/// Whether the kernels that this thread calls share their work.
#[inline]
pub fn is_shared() -> bool {
    TEAM.get().is_some()
}

/// The least work that is shared, in multiply-adds: it takes some ten times as long as to hand it out.
const WORTH: usize = 1 << 16;

/// Whether this thread shares, and would share so much work.
#[inline]
pub fn is_worth(work: usize) -> bool {
    work >= WORTH && is_shared()
}

/// Calls `run` for parts of `0..len` that make it up, each once: on several threads, if this one shares and the `work` in
/// multiply-adds is worth it. Within a part nothing is shared.
pub fn parts(len: usize, work: usize, run: impl Fn(Range<usize>) + Sync) {
    let team = TEAM.take();
    let _back = OnDrop(|| TEAM.set(team));
    match team {
        // SAFETY: the team lives, and lies still, as long as `share` has it in `TEAM`, and we are called within.
        Some(team) if work >= WORTH => unsafe { team.as_ref() }.divide(len, &run),
        _ => run(0..len),
    }
}
